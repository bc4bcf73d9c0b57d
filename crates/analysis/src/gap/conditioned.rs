//! Coverage given that the estimate is at least the count.

use darkfigure_model::{Level, Quantity};

use crate::Refusal;
use crate::bridging::Running;
use crate::comparability::{Dependence, Tie};
use darkfigure_numeric::distribution::{Conditioning, at_least};
use darkfigure_numeric::{Distribution, Limits};

/// The coverage with the mass below the count removed from the estimate. It stands beside the plain one, never in its place.
///
/// # Assumptions
///
/// The count is exact and lies within what is estimated, and the estimate is not the count times a constant.
///
/// # Formula
///
/// With `c` the count, `X` the estimate's declared distribution and `q(p)` the quantile of `X` given `X ≥ c`:
///
/// ```text
/// median   c / q(1/2)
/// limits   c / q(1 − α/2)  to  c / q(α/2)     α = 1 − level
/// removed  P(X < c)
/// ```
///
/// Where more than half the mass would be removed there is none: the figures conflict.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConditionedCoverage {
    /// The median.
    pub median: f64,
    /// The limits at the level, none above 1.
    pub limits: Limits,
    /// The share of the estimate's distribution that was removed.
    pub mass_removed: f64,
}

/// Conditions the coverage on estimate ≥ count, where the rule allows it: a declared distribution, a count that the dossier
/// says lies within, and no estimate that is the count times a constant. Where more than half the mass would go, refuses.
pub(crate) fn condition(
    estimate: &Running,
    count: &Running,
    dependence: Dependence,
    count_is_within: bool,
    level: Level,
) -> Result<ConditionedCoverage, Refusal> {
    if dependence == Dependence::Tied(Tie::TimesConstant) {
        return Err(Refusal::ConditioningOnConstant);
    }
    let [spread] = estimate.spreads.as_slice() else { return Err(Refusal::NoDistribution) };
    if spread.is_divisor || !estimate.is_product {
        return Err(Refusal::NoDistribution);
    }
    if !count_is_within {
        return Err(Refusal::CountNotWithin);
    }
    // It may be the count times a constant for all that anybody says.
    if dependence == Dependence::Unknown {
        return Err(Refusal::ConditioningOnUnknown);
    }
    let point = |q: &Quantity| q.central().filter(|_| q.low().value() == q.high().value());
    let (Some(count), Some(scale)) = (point(&count.quantity), point(&estimate.scale)) else {
        return Err(Refusal::NoDistribution);
    };
    conditioned_coverage(spread.distribution, scale, count, level)
}

/// The coverage of an exact count under an estimate of `scale × distribution`, conditioned.
pub(crate) fn conditioned_coverage(
    distribution: Distribution,
    scale: f64,
    count: f64,
    level: Level,
) -> Result<ConditionedCoverage, Refusal> {
    if count <= 0.0 || scale <= 0.0 {
        return Err(Refusal::NoDistribution);
    }
    let conditioning = at_least(distribution, count / scale).map_err(|_| Refusal::NoDistribution)?;
    let kept = match conditioning {
        Conditioning::Kept(kept) => kept,
        Conditioning::Conflict { removed } => return Err(Refusal::FiguresConflict { mass: removed }),
    };
    let share = |p: f64| kept.quantile(p).map(|q| (count / (scale * q)).min(1.0));
    let tail = 0.5 * (1.0 - level.probability());
    let found = || -> Result<ConditionedCoverage, darkfigure_numeric::ArgumentError> {
        Ok(ConditionedCoverage {
            median: share(0.5)?,
            limits: Limits::new(share(1.0 - tail)?, share(tail)?, level.probability())?,
            mass_removed: kept.removed(),
        })
    };
    found().map_err(|_| Refusal::NoDistribution)
}
