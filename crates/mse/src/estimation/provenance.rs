//! What is needed to make the same numbers again.

use darkfigure_numeric::hash::Fnv;

use super::canonical::CanonicalTable;
use super::options::EstimationOptions;
use crate::CaptureTable;

/// What is needed to make the same numbers again.
#[derive(Debug, Clone, PartialEq)]
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
/// [`Fnv`] over the lists in order of name, each name with its length before it, then over the histories and
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
    hash.digest()
}
