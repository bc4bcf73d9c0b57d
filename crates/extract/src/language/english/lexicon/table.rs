//! An open-addressing table of short words, read without regard to ASCII case.

use super::Flags;

/// Longer words are in no closed class.
const LONGEST: usize = 20;

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
    mask: usize,
}

impl Table {
    pub(super) fn new(capacity: usize) -> Self {
        let size = (capacity * 2).next_power_of_two();
        Self { slots: vec![None; size], mask: size - 1 }
    }

    /// Adds classes to a lower-case word, and a number where it has one.
    pub(super) fn add(&mut self, word: &'static str, flags: Flags, number: f64) {
        debug_assert!(word.len() <= LONGEST, "{word} is longer than the table reads");
        let mut at = hash(word.as_bytes()) & self.mask;
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
                    return;
                }
            }
        }
    }

    pub(super) fn find(&self, word: &str) -> (Flags, f64) {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST {
            return (0, 0.0);
        }
        let mut lower = [0u8; LONGEST];
        for (to, from) in lower.iter_mut().zip(bytes) {
            *to = from.to_ascii_lowercase();
        }
        let lower = &lower[..bytes.len()];
        let mut at = hash(lower) & self.mask;
        while let Some(slot) = &self.slots[at] {
            if slot.word.as_bytes() == lower {
                return (slot.flags, slot.number);
            }
            at = (at + 1) & self.mask;
        }
        (0, 0.0)
    }
}

fn hash(bytes: &[u8]) -> usize {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for &b in bytes {
        h = (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    }
    (h ^ (h >> 29)) as usize
}
