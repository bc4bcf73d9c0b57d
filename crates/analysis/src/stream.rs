//! Random numbers that depend on what is computed, not on who computes it or when.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

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
    /// The hash is FNV-1a with 128 bits: stable between versions and platforms, and not meant to resist an adversary.
    #[must_use]
    pub fn from_bytes(content: &[u8]) -> Self {
        const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        Self(content.iter().fold(OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME)))
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
    pub fn stream(self, seed: u64, task: u64) -> ChaCha8Rng {
        let mut whole = [0_u8; 32];
        whole[..8].copy_from_slice(&seed.to_le_bytes());
        whole[8..24].copy_from_slice(&self.0.to_le_bytes());
        let mut random = ChaCha8Rng::from_seed(whole);
        random.set_stream(task);
        random
    }
}
