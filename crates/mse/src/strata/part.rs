//! One stratum's part of a total.

use crate::Estimation;
use crate::estimation::MethodRow;

/// A stratum that a total counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    /// The stratum's index as given.
    pub(super) at: usize,
    pub(super) n_observed: u64,
    pub(super) n_total: f64,
    pub(super) seed: u64,
    pub(super) row: &'a MethodRow,
    data_hash: &'a str,
}

impl<'a> Part<'a> {
    pub(super) fn new(at: usize, stratum: &'a Estimation, row: &'a MethodRow, n_total: f64) -> Self {
        let provenance = &stratum.provenance;
        let (seed, data_hash) = (provenance.options.seed, provenance.data_hash.as_str());
        Self { at, n_observed: stratum.n_observed, n_total, seed, row, data_hash }
    }

    /// What orders parts alike however the strata came: sums of floating-point numbers depend on their order.
    pub(super) fn order(&self) -> (u64, &'a str) {
        (self.seed, self.data_hash)
    }
}
