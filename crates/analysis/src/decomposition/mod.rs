//! Decomposition: how much of the gap each step explains, only where every axis is bridged.

use darkfigure_model::{BridgeId, End, Grade, Quantity};
use libm::log;

use crate::Refusal;
use crate::bridging::{Bridged, Effect};
use crate::comparability::{Comparability, Side};
use crate::gap::Gap;
use darkfigure_numeric::formula::{LogSplit, OrderRange};

/// The least |ln ratio| of which shares are given.
pub const LEAST_LOG_RATIO: f64 = 0.1;

/// What a sum of logarithms leaves of nought, as a share of its terms.
const NOISE: f64 = 1e-12;

/// The gap as a sum of signed contributions in log points, with its residual.
///
/// # Formula
///
/// With `U` and `L` the upper and the lower figure as said, `u` and `l` after the steps, and `fₖ` the factor of step `k` (its reciprocal
/// where it divides):
///
/// ```text
/// ln(U/L) = Σ ± ln fₖ + ln(u/l)      + on the lower side, − on the upper one
/// share of step k = ± ln fₖ / ln(U/L),   share of the residual = 1 − Σ shares
/// ```
///
/// There are shares only where all terms have one sign and |ln(U/L)| is more than [`LEAST_LOG_RATIO`]. A step that adds has no logarithm, so
/// that with one there is no decomposition.
#[derive(Debug, Clone, PartialEq)]
pub struct Decomposition {
    /// ln of upper over lower as they were said.
    pub log_ratio: Quantity,
    /// One contribution a step, in the order in which the steps were taken.
    pub contributions: Vec<Contribution>,
    /// What the steps leave: "undetected or unexplained" between count and estimate, "discrepancy" between two of a kind.
    pub residual: Quantity,
    /// Shares of the log ratio, the residual's last, or why there are none.
    pub shares: Result<Vec<Quantity>, Refusal>,
    /// The difference split by labelled conventions, where every step is a point.
    pub difference: Option<DifferenceSplit>,
}

/// What one step contributes.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// The bridge.
    pub bridge: BridgeId,
    /// Its signed log points.
    pub log_points: Quantity,
}

/// The difference between the two figures, split over the steps and the residual (last), by two conventions and over all orders.
///
/// In the unit of the figures; each split sums to upper less lower. No split is the true one: a product has no order-free division of its
/// difference.
///
/// # Formula
///
/// Those of [`LogSplit::lmdi`] and [`LogSplit::shapley`].
///
/// # References
///
/// Ang 2004, Energy Policy 32, 1131–1139; Shorrocks 2013, Journal of Economic Inequality 11, 99–126.
#[derive(Debug, Clone, PartialEq)]
pub struct DifferenceSplit {
    /// Logarithmic mean Divisia index (Ang 2004).
    pub lmdi: Vec<f64>,
    /// Shapley value (Shorrocks 2013).
    pub shapley: Vec<f64>,
    /// The lowest and highest contribution over all orders.
    pub orders: Vec<OrderRange>,
}

pub(crate) fn decompose(
    bridged: &Bridged<'_>,
    comparability: &Comparability,
    gap: &Gap,
) -> Result<Decomposition, Refusal> {
    let is_bridged = matches!(
        comparability.grade,
        Grade::BridgedByAssumption | Grade::BridgedByEvidence | Grade::LikeForLike
    );
    if !is_bridged {
        return Err(Refusal::DecompositionOpen);
    }
    if !bridged.starts_alike {
        return Err(Refusal::DecompositionOfKinds);
    }
    let mut contributions = Vec::new();
    for step in &bridged.steps {
        // A factor on the lower side explains part of the ratio; on the upper side it takes away from it.
        let (factor, is_divisor) = match step.effect {
            Effect::Factor(q) => (q, false),
            Effect::Divisor(q) => (q, true),
            Effect::Identity => continue,
            Effect::Addend(_) => return Err(Refusal::DecompositionAdditive),
        };
        let log_points = logarithm(&factor);
        let is_on_lower = step.side == gap.orientation.lower;
        let turned = is_on_lower == is_divisor;
        contributions.push(Contribution {
            bridge: step.bridge.clone(),
            log_points: if turned { log_points.negated() } else { log_points },
        });
    }
    let start = |side: Side| *side.of(&bridged.starts);
    let log_ratio = logarithm(&start(gap.orientation.upper).over(&start(gap.orientation.lower)));
    let residual = logarithm(&gap.ratio.ends);
    let shares = shares(&log_ratio, &contributions, &residual);
    let difference = difference_split(bridged, gap);
    Ok(Decomposition { log_ratio, contributions, residual, shares, difference })
}

fn logarithm(q: &Quantity) -> Quantity {
    let end = |end: End| match end {
        End::At { value, tier } if value > 0.0 => End::At { value: log(value), tier },
        End::At { .. } => End::Unknown,
        other @ (End::Unknown | End::Unbounded) => other,
    };
    match (q.central(), q.tier()) {
        (Some(value), Some(tier)) if value > 0.0 && q.low().value() == q.high().value() => {
            Quantity::point(log(value), tier)
        }
        _ => Quantity::between(end(q.low()), end(q.high())),
    }
}

/// Shares of the log ratio, only if all signs agree and the ratio is not near one.
///
/// A share is `x / (x + rest)`. With x and the rest in ranges of one sign its ends are where x is small and the rest large, and
/// the other way round; in every draw the shares sum to 1.
fn shares(
    total: &Quantity,
    contributions: &[Contribution],
    residual: &Quantity,
) -> Result<Vec<Quantity>, Refusal> {
    let near = total.central().or(total.low().value()).or(total.high().value());
    if near.is_none_or(|value| value.abs() <= LEAST_LOG_RATIO) {
        return Err(Refusal::SharesOfNothing);
    }
    let terms: Vec<Quantity> = contributions.iter().map(|c| c.log_points).chain([*residual]).collect();
    let is_all = |holds: fn(f64) -> bool| {
        terms.iter().all(|term| [term.low(), term.high()].iter().all(|end| end.value().is_some_and(holds)))
    };
    let (is_positive, is_negative) = (is_all(|end| end >= 0.0), is_all(|end| end <= 0.0));
    if !is_positive && !is_negative {
        let widens = terms.iter().any(|term| term.low().value().is_some_and(|low| low > 0.0));
        let narrows = terms.iter().any(|term| term.high().value().is_some_and(|high| high < 0.0));
        return Err(if widens && narrows {
            Refusal::SharesOfMixedSign
        } else {
            Refusal::SharesOfUnknownSign
        });
    }
    let sizes: Vec<Quantity> =
        terms.iter().map(|term| if is_positive { *term } else { term.negated() }).collect();
    let total_size = if is_positive { *total } else { total.negated() };
    let last = sizes.len() - 1;
    Ok(sizes
        .iter()
        .enumerate()
        .map(|(at, size)| {
            if at < last {
                // The total does not depend on the steps, so a step's share is its size over the total.
                size.over(&total_size)
            } else {
                let steps = sizes[..last]
                    .iter()
                    .fold(Quantity::point(0.0, darkfigure_model::Tier::Hard), |sum, s| sum.plus(s));
                let explained = steps.over(&total_size);
                let left = Quantity::point(1.0, darkfigure_model::Tier::Hard).minus(&explained);
                match (left.central(), left.tier()) {
                    (Some(rest), Some(tier)) if rest.abs() <= NOISE => Quantity::point(0.0, tier),
                    _ => left,
                }
            }
        })
        .collect())
}

fn difference_split(bridged: &Bridged<'_>, gap: &Gap) -> Option<DifferenceSplit> {
    let point = |q: &Quantity| q.central().filter(|_| q.low().value() == q.high().value());
    let start = point(gap.orientation.lower.of(&bridged.starts))?;
    let end = point(gap.orientation.upper.of(&bridged.starts))?;
    let mut known = Vec::new();
    for step in &bridged.steps {
        let (factor, is_divisor) = match step.effect {
            Effect::Factor(q) => (point(&q)?, false),
            Effect::Divisor(q) => (point(&q)?, true),
            Effect::Identity => continue,
            Effect::Addend(_) => return None,
        };
        let is_on_lower = step.side == gap.orientation.lower;
        known.push(if is_on_lower == is_divisor { 1.0 / factor } else { factor });
    }
    let split = LogSplit::with_residual(start, end, &known).ok()?;
    let noise = NOISE * start.abs().max(end.abs());
    let settled = |value: f64| if value.abs() <= noise { 0.0 } else { value };
    let order =
        |range: OrderRange| OrderRange { lowest: settled(range.lowest), highest: settled(range.highest) };
    Some(DifferenceSplit {
        lmdi: split.lmdi().into_iter().map(settled).collect(),
        shapley: split.shapley().into_iter().map(settled).collect(),
        orders: split.order_ranges().into_iter().map(order).collect(),
    })
}

#[cfg(test)]
mod tests {
    use darkfigure_model::Tier;

    use super::*;

    fn range(low: f64, high: f64) -> Quantity {
        Quantity::between(End::at(low, Tier::Face), End::at(high, Tier::Face))
    }

    #[test]
    fn zero_has_no_logarithm() {
        let of_range = logarithm(&range(0.0, 1.0));
        assert_eq!((of_range.low(), of_range.high().value()), (End::Unknown, Some(0.0)));
        let of_zero = logarithm(&Quantity::point(0.0, Tier::Face));
        assert_eq!((of_zero.low(), of_zero.high()), (End::Unknown, End::Unknown));
        assert_eq!(logarithm(&Quantity::point(1.0, Tier::Hard)), Quantity::point(0.0, Tier::Hard));
    }

    /// Why there are no shares of these terms, of which the last is what the steps leave.
    fn refused(total: f64, terms: &[Quantity]) -> Option<Refusal> {
        let (residual, steps) = terms.split_last().unwrap();
        let step = |log_points: &Quantity| Contribution {
            bridge: BridgeId::new("step").unwrap(),
            log_points: *log_points,
        };
        let steps: Vec<_> = steps.iter().map(step).collect();
        shares(&Quantity::point(total, Tier::Face), &steps, residual).err()
    }

    #[test]
    fn a_step_that_changes_nothing_neither_widens_nor_narrows() {
        let (nothing, unclear) = (range(0.0, 0.0), range(-0.5, 0.5));
        let (widens, narrows) = (range(1.0, 2.0), range(-2.0, -1.0));
        assert_eq!(refused(1.0, &[nothing, unclear, narrows]), Some(Refusal::SharesOfUnknownSign));
        assert_eq!(refused(1.0, &[nothing, unclear, widens]), Some(Refusal::SharesOfUnknownSign));
        assert_eq!(refused(1.0, &[widens, narrows]), Some(Refusal::SharesOfMixedSign));
        assert_eq!(refused(1.0, &[nothing, widens]), None);
        assert_eq!(refused(-1.0, &[nothing, narrows]), None);
    }

    #[test]
    fn of_two_figures_that_are_near_one_another_there_are_no_shares() {
        let term = range(0.01, 0.02);
        assert_eq!(refused(LEAST_LOG_RATIO, &[term, term]), Some(Refusal::SharesOfNothing));
        assert_eq!(refused(-LEAST_LOG_RATIO, &[term, term]), Some(Refusal::SharesOfNothing));
        assert_eq!(refused(LEAST_LOG_RATIO * 1.01, &[term, term]), None);
    }
}
