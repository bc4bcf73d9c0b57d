//! Why a row has no number.

use super::canonical::CanonicalTable;
use super::relabel::Relabel;
use crate::bayesian::{decomposable, hierarchical, latent_class, thresholding};
use crate::loglinear::SelectRefusal;
use crate::single_source::ChaoRefusal;
use crate::{closed_population, loglinear, sample_coverage, two_list};

/// Why a method gives no honest number on a table.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum NotEstimable {
    /// Nobody was seen.
    #[error("nobody was seen")]
    NobodySeen,
    /// No two lists share anybody: everyone was seen just once.
    ///
    /// Chao's corrected bound would still give a number, c f₁(f₁ − 1)/2, all of which comes of the one that is added to f₂ = 0. Ecology takes
    /// it for a floor after many occasions; of lists that never meet it says how long they are, and nothing else.
    #[error("no two lists share anybody: without people on two lists, nothing says how many are on none")]
    NoOverlap {
        /// How many people were seen, each of them once.
        n_observed: u64,
    },
    /// The two-list estimators refuse.
    #[error(transparent)]
    TwoList(#[from] two_list::Refusal),
    /// The bounds from those seen once and twice refuse.
    #[error(transparent)]
    Chao(#[from] ChaoRefusal),
    /// The closed-population model refuses.
    #[error(transparent)]
    Closed(#[from] closed_population::Refusal),
    /// Sample coverage refuses.
    #[error(transparent)]
    Coverage(#[from] sample_coverage::Refusal),
    /// The sample-coverage equations have no solution at or above the people seen.
    #[error("the sample-coverage equations have no solution at or above the people seen")]
    NoCoverageSolution,
    /// The coverage of the sample is too low for the estimate that solves for dependence.
    #[error(
        "the lists cover some {:.0}% of the population, too little for this method: it takes 55% and more",
        100.0 * coverage
    )]
    LowCoverage {
        /// The estimated coverage.
        coverage: f64,
    },
    /// The log-linear model has no estimate.
    #[error(transparent)]
    Loglinear(#[from] loglinear::Refusal),
    /// No log-linear model was selected.
    #[error(transparent)]
    Select(#[from] SelectRefusal),
    /// Averaging over graphs refuses.
    #[error(transparent)]
    Decomposable(#[from] decomposable::Refusal),
    /// Averaging over hierarchical models refuses.
    #[error(transparent)]
    Hierarchical(#[from] hierarchical::Refusal),
    /// The posterior has no median: its tail is too heavy.
    #[error("the posterior has no median: its upper tail never ends")]
    NoMedian,
    /// Latent classes refuse.
    #[error(transparent)]
    LatentClass(#[from] latent_class::Refusal),
    /// Thresholding refuses.
    #[error(transparent)]
    Thresholding(#[from] thresholding::Refusal),
    /// The number is not finite, or below the people seen.
    #[error("the number is not finite, or lies below the people seen")]
    BeyondReach,
}

/// Why a method was not tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SkipReason {
    /// It needs more lists.
    #[error("it takes at least {least} lists, there are {found}")]
    TooFewLists {
        /// How many it needs.
        least: usize,
        /// How many there are.
        found: usize,
    },
    /// It is for fewer lists.
    #[error("it is for at most {most} lists, there are {found}")]
    TooManyLists {
        /// The most lists it takes.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// It takes too long at this effort.
    #[error("with {found} lists it takes long, and is tried only at full effort")]
    Effort {
        /// How many lists there are.
        found: usize,
    },
    /// Its answer depends on the order of the lists in time: it is only tried when named.
    #[error("it takes the lists in the order of time, and is tried only where it is asked for by name")]
    OrderInTime,
}

impl Relabel for NotEstimable {
    fn relabel(&mut self, canonical: &CanonicalTable) {
        match self {
            Self::Closed(closed_population::Refusal::FullList { list })
            | Self::Coverage(sample_coverage::Refusal::EmptyList { list })
            | Self::Decomposable(decomposable::Refusal::EmptyList { list })
            | Self::Hierarchical(hierarchical::Refusal::EmptyList { list })
            | Self::LatentClass(latent_class::Refusal::EmptyList { list })
            | Self::Thresholding(thresholding::Refusal::EmptyList { list }) => {
                *list = canonical.original[*list]
            }
            Self::NobodySeen
            | Self::NoOverlap { .. }
            | Self::TwoList(_)
            | Self::Chao(_)
            | Self::Closed(_)
            | Self::Coverage(_)
            | Self::NoCoverageSolution
            | Self::LowCoverage { .. }
            | Self::Loglinear(_)
            | Self::Select(_)
            | Self::Decomposable(_)
            | Self::Hierarchical(_)
            | Self::NoMedian
            | Self::LatentClass(_)
            | Self::Thresholding(_)
            | Self::BeyondReach => {}
        }
    }
}
