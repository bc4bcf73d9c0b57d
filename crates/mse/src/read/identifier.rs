//! How many rows repeat an identifier, in some 18 bytes a row.

use std::hash::RandomState;

use super::person::hash_of;

/// As many bits of a hash choose the shelf.
const SHELF_BITS: u32 = 12;
/// By what part of itself a full shelf grows.
const GROWTH: usize = 8;

/// Hashes of identifiers, as they come, on shelves by their first bits: each is only sorted when all are there.
pub(super) struct Identifiers {
    keys: RandomState,
    shelves: Vec<Vec<u128>>,
}

impl Identifiers {
    pub(super) fn new() -> Self {
        Self { keys: RandomState::new(), shelves: Vec::new() }
    }

    pub(super) fn add(&mut self, identifier: &[u8]) {
        if self.shelves.is_empty() {
            self.shelves.resize_with(1 << SHELF_BITS, Vec::new);
        }
        let hash = hash_of(&self.keys, identifier);
        let shelf = &mut self.shelves[(hash >> (128 - SHELF_BITS)) as usize];
        if shelf.len() == shelf.capacity() {
            shelf.reserve_exact((shelf.len() / GROWTH).max(4));
        }
        shelf.push(hash);
    }

    /// How many identifiers were there before.
    pub(super) fn n_repeated(self) -> u64 {
        let repeated = |mut shelf: Vec<u128>| {
            shelf.sort_unstable();
            shelf.windows(2).filter(|pair| pair[0] == pair[1]).count() as u64
        };
        self.shelves.into_iter().map(repeated).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_beyond_the_first_of_a_person_repeats() {
        let mut identifiers = Identifiers::new();
        for at in 0..30_000_u32 {
            identifiers.add(format!("p{}", at % 20_000).as_bytes());
        }
        identifiers.add(b"p7");
        identifiers.add(b"p7 ");
        assert_eq!(identifiers.n_repeated(), 10_001);
        assert_eq!(Identifiers::new().n_repeated(), 0);
    }
}
