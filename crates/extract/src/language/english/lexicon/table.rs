//! An open-addressing table of short words, read without regard to ASCII case.

use super::Flags;

/// Longer words are in no closed class.
const LONGEST: usize = 24;

#[derive(Clone, Copy, Debug)]
struct Slot {
    word: &'static str,
    flags: Flags,
    number: f64,
}

/// Words with their classes; the load stays below one half.
#[derive(Debug)]
pub(super) struct Table {
    slots: Vec<Option<Slot>>,
    /// A few bits of the hash of each slot, 0 where it is empty.
    tags: Vec<u16>,
    mask: usize,
}

impl Table {
    pub(super) fn new(capacity: usize) -> Self {
        let size = (capacity * 2).next_power_of_two();
        Self { slots: vec![None; size], tags: vec![0; size], mask: size - 1 }
    }

    /// Adds classes to a lower-case word, and a number where it has one.
    pub(super) fn add(&mut self, word: &'static str, flags: Flags, number: f64) {
        debug_assert!(word.len() <= LONGEST, "{word} is longer than the table reads");
        let (mut at, tag) = self.place(&padded(word.as_bytes()), word.len());
        loop {
            match &mut self.slots[at] {
                Some(slot) if slot.word == word => {
                    slot.flags |= flags;
                    if number > 0.0 {
                        slot.number = number;
                    }
                    return;
                }
                Some(_) => at = (at + 1) & self.mask,
                empty => {
                    *empty = Some(Slot { word, flags, number });
                    self.tags[at] = tag;
                    return;
                }
            }
        }
    }

    /// Where a word is looked for first, and its tag.
    fn place(&self, lower: &[u8; LONGEST], len: usize) -> (usize, u16) {
        let h = hash(lower, len);
        // a tag is never 0, which says that nothing stands there
        ((h as usize) & self.mask, ((h >> 48) as u16) | 1)
    }

    pub(super) fn find(&self, word: &str) -> (Flags, f64) {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST {
            return (0, 0.0);
        }
        let lower = padded(bytes);
        let (mut at, tag) = self.place(&lower, bytes.len());
        // most words are in no list: the tags say so without a look at the slots
        while self.tags[at] != 0 {
            if self.tags[at] == tag
                && let Some(slot) = &self.slots[at]
                && slot.word.as_bytes() == &lower[..bytes.len()]
            {
                return (slot.flags, slot.number);
            }
            at = (at + 1) & self.mask;
        }
        (0, 0.0)
    }
}

/// The word in lower case, with zeros behind it.
fn padded(bytes: &[u8]) -> [u8; LONGEST] {
    let mut lower = [0u8; LONGEST];
    lower[..bytes.len()].copy_from_slice(bytes);
    for byte in &mut lower {
        *byte = byte.to_ascii_lowercase();
    }
    lower
}

/// Eight bytes at a time.
fn hash(lower: &[u8; LONGEST], len: usize) -> u64 {
    let mut h = len as u64;
    for chunk in lower[..len.next_multiple_of(8).min(LONGEST)].chunks(8) {
        let mut eight = [0u8; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        h = (h ^ u64::from_le_bytes(eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        h ^= h >> 29;
    }
    h
}
