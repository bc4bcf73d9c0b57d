//! What a method knows of the size beyond an interval, kept so that strata can be added up.

use super::canonical::CanonicalTable;
use super::relabel::Relabel;
use crate::bayesian::chain::DrawSummary;
use crate::bayesian::size::SizePosterior;
use crate::bootstrap::{Deletion, ModelBootstrap};

/// How many draws of chains a row keeps: a thousand numbers, however long the chains were.
const N_KEPT: usize = 1_000;

/// What a method knows of the size beyond an interval: what it drew, or the distribution to draw from.
///
/// An interval cannot be added to another one. Draws can: those of one table are independent of those of another with another seed.
#[derive(Debug, Clone, PartialEq)]
pub enum SizeDraws {
    /// A bootstrap that selects anew.
    Replicates {
        /// The estimate of each replicate, in order; `None` where it has none.
        estimates: Vec<Option<f64>>,
        /// The estimate without one person of each history that was seen.
        deletions: Vec<Deletion>,
    },
    /// Draws of chains that converged: a thousand quantiles of theirs at even steps of probability, ascending.
    Chains {
        /// The quantiles, at ½, 1½, 2½ … thousandths.
        quantiles: Vec<f64>,
    },
    /// A posterior that is known exactly.
    Exact {
        /// The distribution of the size.
        posterior: Box<SizePosterior>,
    },
}

impl SizeDraws {
    pub(super) fn of_bootstrap(bootstrap: &ModelBootstrap) -> Self {
        Self::Replicates { estimates: bootstrap.replicates.clone(), deletions: bootstrap.deletions.clone() }
    }

    pub(super) fn of_chains(draws: &DrawSummary) -> Self {
        let place = |at: usize| (at as f64 + 0.5) / N_KEPT as f64;
        Self::Chains { quantiles: (0..N_KEPT).filter_map(|at| draws.quantile(place(at))).collect() }
    }
}

impl Relabel for SizeDraws {
    fn relabel(&mut self, canonical: &CanonicalTable) {
        match self {
            Self::Replicates { deletions, .. } => deletions.relabel(canonical),
            Self::Chains { .. } | Self::Exact { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However many draws there were, a thousand numbers stand for them, each in the middle of its thousandth.
    #[test]
    fn a_thousand_quantiles_stand_for_all_draws() {
        let chain: Vec<f64> = (0..5_000).map(|at| 200.0 + f64::from(at)).collect();
        let draws = DrawSummary::new(&[chain], 0.95).unwrap();
        let SizeDraws::Chains { quantiles } = SizeDraws::of_chains(&draws) else { panic!("chains") };
        assert_eq!(quantiles.len(), 1_000);
        for (at, quantile) in quantiles.iter().enumerate() {
            // The middle of each five.
            let wanted = 202.0 + 5.0 * at as f64;
            assert!((quantile - wanted).abs() < 1.0, "{quantile} for {wanted}");
        }
    }
}
