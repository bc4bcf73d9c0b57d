//! Every method for one source with repeats, where only how often people were captured is known.

use crate::{
    CaptureCounts, ChaoRefusal, Occasions, SizeEstimate, TruncatedRefusal, chao, chao_corrected,
    truncated_geometric, truncated_negative_binomial, truncated_poisson, zelterman,
};

/// A method that sees only how often people were captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SingleSourceMethod {
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
pub struct SingleSourceRow {
    /// The method.
    pub method: SingleSourceMethod,
    /// The size, or why there is none.
    pub size: Result<SizeEstimate, SingleSourceRefusal>,
}

/// Why a method gives no honest number.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SingleSourceRefusal {
    /// The bounds from those seen once and twice refuse.
    #[error(transparent)]
    Chao(#[from] ChaoRefusal),
    /// The zero-truncated distribution refuses.
    #[error(transparent)]
    Truncated(#[from] TruncatedRefusal),
}

impl SingleSourceMethod {
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

/// The answers of every method to counts by number of captures, in the order of [`SingleSourceMethod::ALL`].
///
/// Captures are taken as repeats without limit, as arrests in a year are; for lists there is [`estimate`](crate::estimate).
///
/// # Example
///
/// ```
/// use darkfigure_mse::{CaptureCounts, SingleSourceMethod, single_source};
///
/// let counts = CaptureCounts::new([(1, 72), (2, 21), (3, 2)])?;
/// let bound = &single_source(&counts, 0.95)[0];
/// assert_eq!(bound.method, SingleSourceMethod::ChaoBound);
/// // 95 + 72² / (2 · 21)
/// assert!((bound.size.as_ref().unwrap().estimate - 218.43).abs() < 0.01);
/// # Ok::<(), darkfigure_mse::CaptureCountsError>(())
/// ```
#[must_use]
pub fn single_source(counts: &CaptureCounts, level: f64) -> Vec<SingleSourceRow> {
    let of = |method| {
        let size = match method {
            SingleSourceMethod::ChaoBound => chao(counts, Occasions::Unlimited, level)?,
            SingleSourceMethod::ChaoCorrected => chao_corrected(counts, Occasions::Unlimited, level)?,
            SingleSourceMethod::Zelterman => zelterman(counts, level)?,
            SingleSourceMethod::Poisson => truncated_poisson(counts, level)?.size,
            SingleSourceMethod::Geometric => truncated_geometric(counts, level)?.size,
            SingleSourceMethod::NegativeBinomial => truncated_negative_binomial(counts, level)?.size,
        };
        Ok(size)
    };
    SingleSourceMethod::ALL.into_iter().map(|method| SingleSourceRow { method, size: of(method) }).collect()
}
