//! An open-addressing table of short words, read without regard to ASCII case.

use super::Flags;

/// Longer words are in no closed class.
const LONGEST: usize = 24;

/// A word in lower case with zeros behind it, eight bytes to a number: it is hashed and compared as three numbers.
type Key = [u64; LONGEST / 8];

#[derive(Clone, Copy, Debug)]
struct Slot {
    key: Key,
    flags: Flags,
    number: f64,
}

/// The key of no word.
const EMPTY: Slot = Slot { key: [0; LONGEST / 8], flags: 0, number: 0.0 };

/// Words with their classes; the load stays below one half.
#[derive(Debug)]
pub(crate) struct Table {
    slots: Vec<Slot>,
    /// A few bits of the hash of each slot, 0 where it is empty.
    tags: Vec<u16>,
    mask: usize,
}

impl Table {
    pub(super) fn new(capacity: usize) -> Self {
        let size = (capacity * 2).next_power_of_two();
        Self { slots: vec![EMPTY; size], tags: vec![0; size], mask: size - 1 }
    }

    /// Adds classes to a lower-case word, and a number where it has one.
    pub(super) fn add(&mut self, word: &str, flags: Flags, number: f64) {
        debug_assert!(word.len() <= LONGEST, "{word} is longer than the table reads");
        let key = key(word.as_bytes());
        let (mut at, tag) = self.place(key);
        while self.tags[at] != 0 && self.slots[at].key != key {
            at = (at + 1) & self.mask;
        }
        self.tags[at] = tag;
        let slot = &mut self.slots[at];
        slot.key = key;
        slot.flags |= flags;
        if number > 0.0 {
            slot.number = number;
        }
    }

    /// Where a word is looked for first, and its tag.
    fn place(&self, key: Key) -> (usize, u16) {
        let h = hash(key);
        // a tag is never 0, which says that nothing stands there
        ((h as usize) & self.mask, ((h >> 48) as u16) | 1)
    }

    /// The classes of a word, letter case aside, and the number that it stands for.
    pub(crate) fn find(&self, word: &[u8]) -> (Flags, f64) {
        if word.len() > LONGEST {
            return (0, 0.0);
        }
        let key = key(word);
        let (mut at, tag) = self.place(key);
        // most words are in no list: the tags say so without a look at the slots
        while self.tags[at] != 0 {
            let slot = &self.slots[at];
            if self.tags[at] == tag && slot.key == key {
                return (slot.flags, slot.number);
            }
            at = (at + 1) & self.mask;
        }
        (0, 0.0)
    }
}

/// The word in lower case, with zeros behind it.
fn key(bytes: &[u8]) -> Key {
    let mut key = [0u64; LONGEST / 8];
    let mut rest = bytes;
    for part in &mut key {
        let Some((eight, more)) = rest.split_first_chunk::<8>() else {
            *part = lower(below_eight(rest));
            break;
        };
        *part = lower(u64::from_le_bytes(*eight));
        rest = more;
    }
    key
}

/// Up to seven bytes with zeros behind them, from two reads that may overlap.
fn below_eight(bytes: &[u8]) -> u64 {
    let n = bytes.len();
    if let Some((four, _)) = bytes.split_first_chunk::<4>()
        && let Some((_, last)) = bytes.split_last_chunk::<4>()
    {
        let last = u64::from(u32::from_le_bytes(*last)) << (8 * (n - 4));
        return u64::from(u32::from_le_bytes(*four)) | last;
    }
    match *bytes {
        [a] => u64::from(a),
        [a, b] => u64::from(u16::from_le_bytes([a, b])),
        [a, b, c] => u64::from(u32::from_le_bytes([a, b, c, 0])),
        _ => 0,
    }
}

/// Eight bytes with their ASCII capitals in lower case, all at once.
fn lower(eight: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = 0x80 * ONES;
    let seven = eight & !HIGH;
    // the high bit of each byte says whether it is at least "A", and whether it is beyond "Z"
    let from_a = seven + (0x80 - b'A' as u64) * ONES;
    let beyond_z = seven + (0x7f - b'Z' as u64) * ONES;
    let capital = (from_a & !beyond_z & !eight) & HIGH;
    eight | capital >> 2
}

fn hash(key: Key) -> u64 {
    let mut h = 0u64;
    for part in key.into_iter().take_while(|&part| part != 0) {
        h = (h ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        h ^= h >> 29;
    }
    h
}

#[cfg(test)]
mod tests {
    use super::{below_eight, lower};

    #[test]
    fn short_words_have_zeros_behind_them() {
        let word = *b"register";
        for n in 0..word.len() {
            let mut eight = [0; 8];
            eight[..n].copy_from_slice(&word[..n]);
            assert_eq!(below_eight(&word[..n]).to_le_bytes(), eight);
        }
    }

    #[test]
    fn capitals_are_lowered_eight_at_a_time() {
        for byte in 0..=u8::MAX {
            let eight = [byte, b'Z', byte, b'@', b'[', byte, 0xc3, b'a'];
            let expected = eight.map(|b| b.to_ascii_lowercase());
            assert_eq!(lower(u64::from_le_bytes(eight)).to_le_bytes(), expected);
        }
    }
}
