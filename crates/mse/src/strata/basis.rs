//! Where the interval of a total comes from.

use crate::bootstrap::BcaRefusal;
use crate::estimation::USABLE_SHARE;

/// Where the interval of a total comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TotalBasis {
    /// One stratum is counted, and the interval is its own.
    Single,
    /// Sums of bootstrap replicates, one of each stratum: the model is selected anew in all of them.
    Replicates {
        /// How many replicates each stratum has.
        n_replicates: usize,
        /// How many of the sums have an estimate in every stratum counted; the others are left out.
        n_usable: usize,
        /// Why the interval is not BCa but plain quantiles, or is absent.
        bca_refusal: Option<BcaRefusal>,
        /// How many sums lie below the lower and above the upper BCa limit, by the corrected probabilities.
        ///
        /// Biases of strata add up faster than their spreads, so that with many strata a limit may come to lie at the edge of the sums:
        /// below one, it is the most extreme of them, and another seed moves it far.
        tail_replicates: Option<[f64; 2]>,
    },
    /// Sums of posterior draws, one of each stratum.
    PosteriorDraws {
        /// How many sums were drawn.
        n_draws: usize,
        /// The middle one; above the sum of the strata's medians where posteriors lean to the right.
        median: f64,
    },
    /// Independent lognormals with the limits of each stratum: a stand-in for draws that the method does not make, that were not asked
    /// for, or that are not independent since strata were estimated with one seed.
    Lognormal,
}

impl TotalBasis {
    /// Whether so few replicates have an estimate in every stratum that the interval describes the easy ones; see [`USABLE_SHARE`].
    #[must_use]
    pub fn has_few_replicates(&self) -> bool {
        match *self {
            Self::Replicates { n_replicates, n_usable, .. } => {
                (n_usable as f64) < USABLE_SHARE * n_replicates as f64
            }
            Self::Single | Self::PosteriorDraws { .. } | Self::Lognormal => false,
        }
    }

    /// Whether a BCa limit is the most extreme of the sums, since it should have less than one beyond it.
    #[must_use]
    pub fn is_at_edge(&self) -> bool {
        match *self {
            Self::Replicates { tail_replicates: Some(tails), .. } => tails.iter().any(|&tail| tail < 1.0),
            Self::Single | Self::Replicates { .. } | Self::PosteriorDraws { .. } | Self::Lognormal => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replicates(n_usable: usize, tail_replicates: Option<[f64; 2]>) -> TotalBasis {
        TotalBasis::Replicates { n_replicates: 200, n_usable, bca_refusal: None, tail_replicates }
    }

    const OTHERS: [TotalBasis; 3] = [
        TotalBasis::Single,
        TotalBasis::Lognormal,
        TotalBasis::PosteriorDraws { n_draws: 20_000, median: 500.0 },
    ];

    /// Nine in ten have to have a number in every stratum.
    #[test]
    fn few_replicates_are_fewer_than_nine_in_ten() {
        assert!(replicates(179, None).has_few_replicates() && !replicates(180, None).has_few_replicates());
        assert!(!OTHERS.iter().any(TotalBasis::has_few_replicates));
    }

    /// A limit with less than one sum beyond it is the most extreme sum.
    #[test]
    fn a_limit_is_at_the_edge_with_less_than_one_sum_beyond() {
        let is_at_edge = |below: f64, above: f64| replicates(200, Some([below, above])).is_at_edge();
        assert!(is_at_edge(0.9, 30.0) && is_at_edge(30.0, 0.9) && !is_at_edge(1.0, 1.0));
        assert!(!replicates(200, None).is_at_edge() && !OTHERS.iter().any(TotalBasis::is_at_edge));
    }
}
