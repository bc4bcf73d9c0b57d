//! People by their identifiers, in some 22 bytes each.

use std::hash::{BuildHasher, Hash, Hasher, RandomState};

/// As many bits of a hash choose the shelf as a note takes up in a key.
const SHELF_BITS: u32 = 16;
/// By what part of itself a full shelf grows.
const GROWTH: usize = 16;

/// People by 128 bits of hash of their identifiers, each with lists and a stratum.
///
/// Any two of ten million people share a hash with a chance of 10⁻²⁵, so that nobody is merged with anybody. The hash has a key of its
/// own in every run, which no file can know: identifiers can neither be chosen so that two people become one, nor so that they all
/// crowd on one shelf. What is found does not depend on the key. The hash's first bits
/// choose a shelf on which entries lie sorted. A shelf is short enough to be kept sorted, and full but for a sixteenth: a table that
/// doubles would be half empty at times.
pub(super) struct Persons {
    keys: RandomState,
    shelves: Vec<Vec<Entry>>,
}

#[derive(Clone, Copy)]
struct Entry {
    /// The rest of the hash, then 16 bits of stratum. As bytes, as an aligned number would make the entry 32 bytes long.
    key: [u8; 16],
    lists: u32,
}

/// A person's entry, there before or just made.
pub(super) struct Person<'a> {
    /// A bit for each list.
    pub(super) lists: &'a mut u32,
    /// The stratum in which the person was first seen.
    pub(super) stratum: u16,
}

impl Entry {
    fn key(&self) -> u128 {
        u128::from_le_bytes(self.key)
    }

    fn tag(&self) -> u128 {
        self.key() >> SHELF_BITS
    }

    fn stratum(&self) -> u16 {
        u16::from_le_bytes([self.key[0], self.key[1]])
    }
}

impl Persons {
    pub(super) fn new() -> Self {
        Self { keys: RandomState::new(), shelves: Vec::new() }
    }

    /// The person of an identifier; where it is new, in the given stratum and on no list.
    pub(super) fn find(&mut self, identifier: &[u8], stratum: u16) -> Person<'_> {
        if self.shelves.is_empty() {
            self.shelves.resize_with(1 << SHELF_BITS, Vec::new);
        }
        let hash = hash_of(&self.keys, identifier);
        let shelf = &mut self.shelves[(hash >> (128 - SHELF_BITS)) as usize];
        let key = hash << SHELF_BITS | u128::from(stratum);
        let tag = key >> SHELF_BITS;
        // Hashes are spread evenly, so that the place is near its share of the shelf.
        let mut at = (((key >> 96) as u64 * shelf.len() as u64) >> 32) as usize;
        while at > 0 && shelf[at - 1].tag() >= tag {
            at -= 1;
        }
        while at < shelf.len() && shelf[at].tag() < tag {
            at += 1;
        }
        if shelf.get(at).is_none_or(|entry| entry.tag() != tag) {
            if shelf.len() == shelf.capacity() {
                shelf.reserve_exact((shelf.len() / GROWTH).max(2));
            }
            shelf.insert(at, Entry { key: key.to_le_bytes(), lists: 0 });
        }
        let entry = &mut shelf[at];
        Person { stratum: entry.stratum(), lists: &mut entry.lists }
    }

    /// Everyone's stratum and lists, in an order that means nothing.
    pub(super) fn notes(&self) -> impl Iterator<Item = (u16, u32)> {
        self.shelves.iter().flatten().map(|entry| (entry.stratum(), entry.lists))
    }
}

/// Two 64-bit digests: the second goes on from the state of the first, which is 256 bits wide.
pub(super) fn hash_of(keys: &RandomState, identifier: &[u8]) -> u128 {
    let mut hasher = keys.build_hasher();
    identifier.hash(&mut hasher);
    let first = hasher.finish();
    hasher.write_u8(1);
    u128::from(first) << 64 | u128::from(hasher.finish())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn an_entry_takes_twenty_bytes() {
        assert_eq!(size_of::<Entry>(), 20);
    }

    #[test]
    fn no_file_can_know_where_its_people_lie() {
        let [one, other] = [(); 2].map(|()| hash_of(&RandomState::new(), b"p1"));
        assert_ne!(one, other);
    }

    #[test]
    fn everyone_is_found_again_and_nobody_else() {
        let mut persons = Persons::new();
        let mut wanted = BTreeMap::new();
        // Some 6 a shelf, each met twice; identifiers that differ in length alone are others.
        for round in 0..2_u32 {
            for at in 0..400_000_u32 {
                let stratum = (at % 7) as u16;
                let person = persons.find(format!("p{at}").as_bytes(), if round == 0 { stratum } else { 9 });
                assert_eq!((*person.lists == 0, person.stratum), (round == 0, stratum));
                *person.lists |= 1 << (at % 3 + round);
                *wanted.entry((stratum, *person.lists)).or_insert(0) += 1;
            }
        }
        assert_eq!(*persons.find(b"", 0).lists, 0);
        assert_eq!(*persons.find(b"\0", 0).lists, 0);
        let mut found = BTreeMap::new();
        for note in persons.notes().filter(|&(_, lists)| lists != 0) {
            *found.entry(note).or_insert(0) += 1;
        }
        wanted.retain(|&(_, lists), _| lists.count_ones() == 2);
        assert_eq!(found, wanted);
    }
}
