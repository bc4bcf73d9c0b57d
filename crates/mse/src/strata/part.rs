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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CaptureTable, EstimationOptions, History, Method};

    /// What a part is put in order by belongs to its stratum: the seed, and the people where seeds are alike.
    #[test]
    fn parts_are_told_apart_by_seed_and_people() {
        let estimation = |seed: u64, n_both: u64| {
            let cells =
                [(0b01, 60), (0b10, 40), (0b11, n_both)].map(|(bits, n)| (History::from_bits(bits), n));
            let table = CaptureTable::new(["a", "b"].map(String::from).to_vec(), cells).unwrap();
            let methods = Some(vec![Method::Chapman]);
            crate::estimate(&table, &EstimationOptions { methods, seed, ..EstimationOptions::default() })
                .unwrap()
        };
        let found = [(1, 20), (2, 20), (2, 21)].map(|(seed, n_both)| estimation(seed, n_both));
        let parts = [0, 1, 2].map(|at| Part::new(at, &found[at], &found[at].rows[0], 200.0));
        let orders = parts.map(|part| part.order());
        assert_eq!(orders.map(|order| order.0), [1, 2, 2]);
        assert!(orders[1] != orders[2] && orders[0].1 == orders[1].1);
        assert_eq!(orders[0].1, found[0].provenance.data_hash);
    }
}
