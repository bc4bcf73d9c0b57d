//! What is needed to make the same numbers again.

use super::canonical::CanonicalTable;
use super::options::EstimationOptions;
use crate::CaptureTable;

/// What is needed to make the same numbers again.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Provenance {
    /// [`data_hash`] of the table, in 32 hexadecimal digits.
    pub data_hash: String,
    /// The version of this crate.
    pub version: &'static str,
    /// The options, the seed among them.
    pub options: EstimationOptions,
    /// Of a stratum with a seed of its own, the seed of the whole, from which it was made; see [`crate::strata::estimate`].
    pub seed_of_whole: Option<u64>,
}

impl Provenance {
    pub(super) fn of(table: &CaptureTable, options: &EstimationOptions) -> Self {
        Self {
            data_hash: format!("{:032x}", data_hash(table)),
            version: env!("CARGO_PKG_VERSION"),
            options: options.clone(),
            seed_of_whole: None,
        }
    }
}

/// A 128-bit fingerprint of a table: its lists' names and its counts, whatever the order of rows and lists.
///
/// The same on every platform and in every version; it tells tables apart that differ by accident, not by design.
///
/// # Formula
///
/// FNV-1a with 128 bits over the lists in order of name, each name with its length before it, then over the histories and
/// counts in ascending order; numbers as eight bytes, the lowest first.
///
/// # References
///
/// Fowler, Noll, Vo and Eastlake, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923.
#[must_use]
pub fn data_hash(table: &CaptureTable) -> u128 {
    // Lists of the same name keep the order that their people decide.
    let canonical = CanonicalTable::of(table).table;
    let mut order: Vec<usize> = (0..canonical.n_lists()).collect();
    order.sort_by_key(|&list| &canonical.list_names()[list]);
    let sorted = canonical.reordered(&order);
    let mut hash = Fnv::new();
    hash.number(sorted.n_lists() as u64);
    for name in sorted.list_names() {
        hash.number(name.len() as u64);
        hash.bytes(name.as_bytes());
    }
    for &(history, count) in sorted.cells() {
        hash.number(u64::from(history.bits()));
        hash.number(count);
    }
    hash.0
}

/// The hash of the bytes given to it so far.
pub(crate) struct Fnv(pub(crate) u128);

impl Fnv {
    pub(crate) const fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }

    pub(crate) fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::Fnv;

    #[test]
    fn fnv_of_known_words() {
        // RFC 9923, the values of FNV1a-128 for "" and "a".
        let of = |text: &str| {
            let mut hash = Fnv::new();
            hash.bytes(text.as_bytes());
            hash.0
        };
        assert_eq!(of(""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(of("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
