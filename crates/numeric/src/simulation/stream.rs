//! Random numbers that depend on what is computed, not on who computes it or when.

use std::convert::Infallible;

use rand::{Rng, SeedableRng, TryRng};
use rand_chacha::ChaCha8Rng;

use crate::hash::Fnv;
use crate::simulation::ziggurat::{Ziggurat, ziggurat};

/// The name of a computation: 128 bits drawn from its canonical content.
///
/// Two computations with the same content share their numbers; a computation keeps its numbers wherever it stands in a
/// file and on whatever thread it runs. The bytes are the caller's to define; they should hold what is computed (parameters
/// in a fixed order) and no names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u128);

impl Key {
    /// The key of some content.
    ///
    /// It is the [`Fnv`] hash: stable between versions and platforms, and not meant to resist an adversary.
    #[must_use]
    pub fn from_bytes(content: &[u8]) -> Self {
        let mut hash = Fnv::new();
        hash.bytes(content);
        Self(hash.digest())
    }

    /// The key of a list of numbers, by their bits in the order given.
    ///
    /// Negative zero counts as zero, so that equal numbers have equal keys.
    #[must_use]
    pub fn from_numbers(numbers: &[f64]) -> Self {
        let bytes: Vec<u8> =
            numbers.iter().flat_map(|number| (number + 0.0).to_bits().to_le_bytes()).collect();
        Self::from_bytes(&bytes)
    }

    /// The generator of one task of this computation: ChaCha with 8 rounds, one stream per task.
    #[must_use]
    pub fn stream(self, seed: u64, task: u64) -> Stream {
        let mut whole = [0_u8; 32];
        whole[..8].copy_from_slice(&seed.to_le_bytes());
        whole[8..24].copy_from_slice(&self.0.to_le_bytes());
        let mut random = ChaCha8Rng::from_seed(whole);
        random.set_stream(task);
        Stream { random, ziggurat: ziggurat(), words: [0; WORDS], next: WORDS }
    }
}

/// Words fetched at once: four of the generator's own buffers.
const WORDS: usize = 128;

/// The generator of one task, ChaCha with 8 rounds; it is a [`rand::Rng`].
///
/// Words are fetched in bulk, which nearly halves what a word costs.
#[derive(Clone)]
pub struct Stream {
    random: ChaCha8Rng,
    ziggurat: &'static Ziggurat,
    words: [u64; WORDS],
    next: usize,
}

impl std::fmt::Debug for Stream {
    /// The words to come are no news to anybody.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stream").field("random", &self.random).finish_non_exhaustive()
    }
}

impl Stream {
    /// One standard normal draw.
    #[inline]
    pub fn normal(&mut self) -> f64 {
        self.ziggurat.draw(self)
    }

    /// The middle of one of 2^52 cells between 0 and 1: never 0 and never 1.
    #[inline]
    pub fn cell(&mut self) -> f64 {
        let cell = f64::from_bits(0x3ff0_0000_0000_0000 | (self.next_u64() >> 12)) - 1.0;
        cell + 0.5 * f64::EPSILON
    }
}

/// Apart from [`Stream`], so that the place of the next word can stay in a register.
#[cold]
#[inline(never)]
fn fetch(random: &mut ChaCha8Rng, words: &mut [u64; WORDS]) {
    let mut bytes = [0_u8; 8 * WORDS];
    random.fill_bytes(&mut bytes);
    for (word, bytes) in words.iter_mut().zip(bytes.as_chunks::<8>().0) {
        *word = u64::from_le_bytes(*bytes);
    }
}

impl TryRng for Stream {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        // The upper half, as a word is the unit here.
        self.try_next_u64().map(|word| (word >> 32) as u32)
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        if self.next >= WORDS {
            fetch(&mut self.random, &mut self.words);
            self.next = 0;
        }
        let word = self.words[self.next];
        self.next += 1;
        Ok(word)
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Infallible> {
        for chunk in target.chunks_mut(8) {
            let bytes = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use rand::Rng;

    use super::*;

    /// Words come as the generator makes them, in whatever portions they are asked for.
    #[test]
    fn bytes_and_halves_are_parts_of_the_same_words() {
        let key = Key::from_bytes(b"words");
        let words: Vec<u64> = {
            let mut random = key.stream(3, 7);
            (0..300).map(|_| random.next_u64()).collect()
        };
        let mut plain = ChaCha8Rng::from_seed({
            let mut seed = [0; 32];
            seed[..8].copy_from_slice(&3_u64.to_le_bytes());
            seed[8..24].copy_from_slice(&key.0.to_le_bytes());
            seed
        });
        plain.set_stream(7);
        assert!(words.iter().all(|word| *word == plain.next_u64()));
        let mut random = key.stream(3, 7);
        assert_eq!(random.next_u32(), (words[0] >> 32) as u32);
        let mut bytes = [0; 19];
        random.fill_bytes(&mut bytes);
        assert_eq!((&bytes[..8], &bytes[8..16]), (&words[1].to_le_bytes()[..], &words[2].to_le_bytes()[..]));
        assert_eq!(&bytes[16..], &words[3].to_le_bytes()[..3]);
        assert_eq!(random.next_u64(), words[4]);
    }

    #[test]
    fn content_seed_and_task_each_choose_other_numbers() {
        let first = |key: Key, seed, task| key.stream(seed, task).next_u64();
        let key = Key::from_numbers(&[1.0, 0.0]);
        assert_eq!(key, Key::from_numbers(&[1.0, -0.0]));
        let of = [
            first(key, 0, 0),
            first(key, 1, 0),
            first(key, 0, 1),
            first(Key::from_numbers(&[0.0, 1.0]), 0, 0),
            first(Key::from_bytes(b""), 0, 0),
        ];
        for (at, one) in of.iter().enumerate() {
            assert!(!of[at + 1..].contains(one), "{of:?}");
        }
    }

    /// Never 0 and never 1, whatever the word.
    #[test]
    fn a_cell_lies_strictly_inside() {
        let with = |word: u64| {
            let mut random = Key::from_bytes(b"").stream(0, 0);
            (random.words, random.next) = ([word; WORDS], 0);
            random.cell()
        };
        assert_eq!(with(0).to_bits(), (0.5 * f64::EPSILON).to_bits());
        assert_eq!(with(u64::MAX).to_bits(), (1.0 - 0.5 * f64::EPSILON).to_bits());
        assert!((with(1 << 63) - 0.5).abs() < 1e-15);
    }

    /// Published results name a seed; these bits must not change between versions or platforms.
    #[test]
    fn forty_thousand_normal_draws_keep_their_bits() {
        let mut random = Key::from_bytes(b"normal").stream(1, 0);
        let (mut hash, mut beyond) = (Fnv::new(), 0);
        for _ in 0..40_000 {
            let draw = random.normal();
            hash.number(draw.to_bits());
            beyond += u32::from(draw.abs() > 3.654_152_885_361_009);
        }
        // In the tail beyond the lowest layer: some ten of forty thousand.
        assert!((3..20).contains(&beyond), "{beyond}");
        assert_eq!(hash.digest(), 0x427b_09ff_aa3f_7a3e_1ef7_2724_69c1_fcbc);
        assert_eq!(format!("{random:?}").split(' ').next(), Some("Stream"));
    }
}
