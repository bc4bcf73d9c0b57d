//! Every method for one source with repeats, where only how often people were captured is known.

use crate::single_source::{
    ChaoRefusal, Occasions, TruncatedRefusal, chao, chao_corrected, truncated_geometric,
    truncated_negative_binomial, truncated_poisson, zelterman,
};
use crate::{CaptureCounts, SizeEstimate};

/// A method that sees only how often people were captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Estimator {
    /// Chao's lower bound, captures without limit.
    ChaoBound,
    /// The same, corrected for bias.
    ChaoCorrected,
    /// Zelterman's estimate.
    Zelterman,
    /// Zero-truncated Poisson.
    Poisson,
    /// Zero-truncated geometric.
    Geometric,
    /// Zero-truncated negative binomial.
    NegativeBinomial,
}

/// A method with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The method.
    pub method: Estimator,
    /// The size, or why there is none.
    pub size: Result<SizeEstimate, Refusal>,
}

/// Why a method gives no honest number.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The bounds from those seen once and twice refuse.
    #[error(transparent)]
    Chao(#[from] ChaoRefusal),
    /// The zero-truncated distribution refuses.
    #[error(transparent)]
    Truncated(#[from] TruncatedRefusal),
}

impl Estimator {
    /// Every method, the bounds first.
    pub const ALL: [Self; 6] = [
        Self::ChaoBound,
        Self::ChaoCorrected,
        Self::Zelterman,
        Self::Poisson,
        Self::Geometric,
        Self::NegativeBinomial,
    ];

    /// The code, as a file writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ChaoBound => "chao-bound",
            Self::ChaoCorrected => "chao-corrected",
            Self::Zelterman => "zelterman",
            Self::Poisson => "truncated-poisson",
            Self::Geometric => "truncated-geometric",
            Self::NegativeBinomial => "truncated-negative-binomial",
        }
    }

    /// Whether the answer is a lower bound.
    #[must_use]
    pub const fn is_bound(self) -> bool {
        matches!(self, Self::ChaoBound | Self::ChaoCorrected)
    }
}

/// The answers of every method to counts by number of captures, in the order of [`Estimator::ALL`].
///
/// Captures are taken as repeats without limit, as arrests in a year are; for lists there is [`estimate`](crate::estimate).
///
/// # Example
///
/// ```
/// use darkfigure_mse::CaptureCounts;
/// use darkfigure_mse::single_source::{Estimator, estimate};
///
/// let counts = CaptureCounts::new([(1, 72), (2, 21), (3, 2)])?;
/// let bound = &estimate(&counts, 0.95)[0];
/// assert_eq!(bound.method, Estimator::ChaoBound);
/// // 95 + 72² / (2 · 21)
/// assert!((bound.size.as_ref().unwrap().estimate - 218.43).abs() < 0.01);
/// # Ok::<(), darkfigure_mse::CaptureCountsError>(())
/// ```
#[must_use]
pub fn estimate(counts: &CaptureCounts, level: f64) -> Vec<Row> {
    let of = |method| {
        let size = match method {
            Estimator::ChaoBound => chao(counts, Occasions::Unlimited, level)?,
            Estimator::ChaoCorrected => chao_corrected(counts, Occasions::Unlimited, level)?,
            Estimator::Zelterman => zelterman(counts, level)?,
            Estimator::Poisson => truncated_poisson(counts, level)?.size,
            Estimator::Geometric => truncated_geometric(counts, level)?.size,
            Estimator::NegativeBinomial => truncated_negative_binomial(counts, level)?.size,
        };
        Ok(size)
    };
    Estimator::ALL.into_iter().map(|method| Row { method, size: of(method) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row says what its method's own function says, at the level asked for.
    #[test]
    fn a_row_is_what_its_method_says() {
        let counts = CaptureCounts::new([(1, 1200), (2, 300), (3, 90), (4, 40), (5, 9)]).unwrap();
        let level = 0.9;
        let wanted = [
            (Estimator::ChaoBound, chao(&counts, Occasions::Unlimited, level).unwrap(), true),
            (Estimator::ChaoCorrected, chao_corrected(&counts, Occasions::Unlimited, level).unwrap(), true),
            (Estimator::Zelterman, zelterman(&counts, level).unwrap(), false),
            (Estimator::Poisson, truncated_poisson(&counts, level).unwrap().size, false),
            (Estimator::Geometric, truncated_geometric(&counts, level).unwrap().size, false),
            (Estimator::NegativeBinomial, truncated_negative_binomial(&counts, level).unwrap().size, false),
        ];
        let found = estimate(&counts, level);
        assert_eq!(found.len(), wanted.len());
        for (row, (method, size, is_bound)) in found.into_iter().zip(wanted) {
            assert_eq!((row.method, row.method.is_bound()), (method, is_bound));
            assert_eq!(row.size, Ok(size));
        }
    }

    /// Chao's own form needs somebody who was seen twice, the corrected one does not.
    #[test]
    fn a_row_without_a_number_says_why() {
        let counts = CaptureCounts::new([(1, 30)]).unwrap();
        let found = estimate(&counts, 0.95);
        assert_eq!(found[0].size, Err(Refusal::Chao(ChaoRefusal::NobodyTwice { n_once: 30 })));
        assert!(found[1].size.is_ok());
        assert_eq!(found[3].size, Err(Refusal::Truncated(TruncatedRefusal::NoRepeat { n_once: 30 })));
    }
}
