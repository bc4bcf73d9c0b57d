//! The counts of every history that could have been seen, zeros written out, with their margins.

use libm::lgamma;

use super::hierarchical_model::MAX_LISTS;
use super::lattice::superset_sums;
use crate::CaptureTable;

/// Counts by history mask, dense over all 2ᴷ masks; mask 0, the unseen, holds 0.
#[derive(Debug, Clone)]
pub(crate) struct CellCounts {
    pub(crate) n_lists: usize,
    pub(crate) counts: Vec<f64>,
    /// By mask: how many people are on all these lists at least.
    pub(crate) margins: Vec<f64>,
    pub(crate) n_observed: f64,
    /// Σ ln y!, the part of the log-likelihood that no parameter touches.
    pub(crate) ln_factorials: f64,
    /// The log-likelihood at fitted means equal to the counts: no model can have more.
    pub(crate) saturated_log_likelihood: f64,
    /// The masks that were seen, ascending.
    pub(crate) positive: Vec<u32>,
}

impl CellCounts {
    /// Takes over a table; `None` where it has more lists than a log-linear model may have.
    pub(crate) fn from_table(table: &CaptureTable) -> Option<Self> {
        if table.n_lists() > MAX_LISTS {
            return None;
        }
        let mut counts = vec![0.0; 1 << table.n_lists()];
        for &(history, count) in table.cells() {
            counts[history.bits() as usize] = count as f64;
        }
        Some(Self::new(table.n_lists(), counts))
    }

    /// From counts by mask; `counts` has 2ᴷ entries and starts with 0.
    pub(crate) fn new(n_lists: usize, counts: Vec<f64>) -> Self {
        debug_assert_eq!(counts.len(), 1 << n_lists);
        let mut margins = counts.clone();
        superset_sums(n_lists, &mut margins);
        let positive: Vec<u32> =
            (1..counts.len() as u32).filter(|&mask| counts[mask as usize] > 0.0).collect();
        let mut ln_factorials = 0.0;
        let mut saturated = 0.0;
        for &mask in &positive {
            let count = counts[mask as usize];
            ln_factorials += lgamma(count + 1.0);
            saturated += count * libm::log(count) - count;
        }
        Self {
            n_lists,
            n_observed: margins[0],
            margins,
            ln_factorials,
            saturated_log_likelihood: saturated - ln_factorials,
            positive,
            counts,
        }
    }

    /// The log-likelihood of fitted means, by mask.
    ///
    /// As what it lacks to the saturated one, of which the largest part is the same for all models: models that fit
    /// equally well have equal values but for some last digits, however many people there are.
    pub(crate) fn log_likelihood(&self, means: &[f64]) -> f64 {
        let mut lacking = 0.0;
        for (&count, &mean) in self.counts.iter().zip(means).skip(1) {
            lacking += if count > 0.0 { count * libm::log(count / mean) + (mean - count) } else { mean };
        }
        self.saturated_log_likelihood - lacking
    }

    /// Twice what a log-likelihood lacks to the saturated one; rounding never makes it negative.
    pub(crate) fn deviance(&self, log_likelihood: f64) -> f64 {
        (2.0 * (self.saturated_log_likelihood - log_likelihood)).max(0.0)
    }

    /// The same counts with one person less in a history that was seen.
    pub(crate) fn without_one(&self, mask: u32) -> Self {
        let mut counts = self.counts.clone();
        counts[mask as usize] -= 1.0;
        Self::new(self.n_lists, counts)
    }
}
