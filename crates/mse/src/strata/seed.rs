//! The seed of each stratum, made from its key.

use std::collections::BTreeMap;

use crate::read::Stratum;
use darkfigure_numeric::hash::Fnv;

/// Seeds stay below 2⁵³, the whole numbers that every reader of JSON keeps.
const SEED_BITS: u32 = 53;

/// The seed of each stratum: a hash of the seed of the whole and the stratum's key, wherever the stratum stands.
///
/// A table without strata has an empty key and keeps the seed of the whole. Of several strata with one key, the second and later ones
/// hash their number too, since two strata must not draw the same.
///
/// # Formula
///
/// FNV-1a with 128 bits over the seed, the number of the key's parts, and each part with its length before it, then over the number of
/// earlier strata with that key if there are any; its halves are combined by exclusive or, and the lowest 53 bits kept.
pub(super) fn stratum_seeds<T>(strata: &[Stratum<T>], seed: u64) -> Vec<u64> {
    let mut n_earlier: BTreeMap<&[String], u64> = BTreeMap::new();
    let seeds = strata.iter().map(|stratum| {
        let earlier = n_earlier.entry(&stratum.key).or_insert(0);
        let seed = of_key(&stratum.key, *earlier, seed);
        *earlier += 1;
        seed
    });
    seeds.collect()
}

fn of_key(key: &[String], n_earlier: u64, seed: u64) -> u64 {
    if key.is_empty() && n_earlier == 0 {
        return seed;
    }
    let mut hash = Fnv::new();
    hash.number(seed);
    hash.number(key.len() as u64);
    for part in key {
        hash.number(part.len() as u64);
        hash.bytes(part.as_bytes());
    }
    if n_earlier > 0 {
        hash.number(n_earlier);
    }
    let [high, low] = [hash.digest() >> 64, hash.digest() & u128::from(u64::MAX)].map(|half| half as u64);
    (high ^ low) & ((1 << SEED_BITS) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stratum(key: &[&str]) -> Stratum<()> {
        Stratum { key: key.iter().map(ToString::to_string).collect(), data: () }
    }

    #[test]
    fn a_seed_belongs_to_the_key_and_not_to_the_place() {
        let (north, south, split) = (stratum(&["north"]), stratum(&["south"]), stratum(&["nor", "th"]));
        let here = stratum_seeds(&[north.clone(), south.clone(), split.clone()], 1);
        let there = stratum_seeds(&[split, north.clone(), south.clone()], 1);
        assert_eq!(here, [there[1], there[2], there[0]]);
        assert!(here[0] != here[1] && here[0] != here[2] && here[1] != here[2]);
        assert_ne!(here[..2], stratum_seeds(&[north, south], 2));
    }

    #[test]
    fn a_table_without_strata_keeps_its_seed_and_twins_draw_apart() {
        assert_eq!(stratum_seeds(&[stratum(&[])], u64::MAX), [u64::MAX]);
        let twins = stratum_seeds(&[stratum(&["a"]), stratum(&["a"])], 1);
        assert_ne!(twins[0], twins[1]);
    }

    #[test]
    fn seeds_stay_the_same_in_every_version() {
        // Worked out with Python: FNV-1a-128 over the bytes of struct.pack("<QQQ", 1, 1, 5) + b"north".
        assert_eq!(stratum_seeds(&[stratum(&["north"])], 1), [1_133_446_778_817_119]);
    }
}
