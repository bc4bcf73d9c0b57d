//! The curve of mean stays and coverages at which detections in a window and a stock both hold.

use darkfigure_model::{Axis, End, Known, Quantity, Tier, TimeKind};

use crate::Refusal;
use crate::bridging::Bridged;
use crate::comparability::Comparability;
use crate::gap::Gap;

use super::{Apart, apart};
use darkfigure_numeric::formula::coverage_at_stay;

/// For each mean stay, the coverage of those present in the window at which both figures hold.
///
/// No stay is assumed: the curve says which pairs go together.
///
/// # Assumptions
///
/// A steady state: as many come as go, with one mean stay. What is computed from it stands at face, whatever the figures rest on.
///
/// # Formula
///
/// With `c` the detections in a window of `T` days, `S` the stock and `D` the mean stay in days:
///
/// ```text
/// present in the window   S(1 + T/D)      their coverage  (c/S) / (1 + T/D)
/// entrants in the window  S·T/D           their coverage  (c/S) · D/T
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct StayCurve {
    /// The window of the detections, in days.
    pub window_days: f64,
    /// The axes that would have to be the same; all of them unknown.
    pub if_same: Vec<Axis>,
    /// The pairs, shortest stay first.
    pub points: Vec<CurvePoint>,
}

/// One pair of stay and coverage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// The mean stay in days.
    pub stay_days: f64,
    /// The share of those present at any time in the window that was detected.
    pub of_present: Quantity,
    /// The share of those who entered in the window that was detected. Above 1 no such stay is possible.
    pub of_entrants: Quantity,
}

/// Stays that a reader can picture: from a week to five years.
const STAYS: [f64; 9] = [7.0, 14.0, 30.0, 61.0, 91.0, 183.0, 365.0, 730.0, 1830.0];

pub(crate) fn curve(
    bridged: &Bridged<'_>,
    comparability: &Comparability,
    gap: &Gap,
) -> Result<StayCurve, Refusal> {
    let (lower, upper) = (gap.orientation.lower, gap.orientation.upper);
    let (count, stock) = (lower.of(&bridged.measures), upper.of(&bridged.measures));
    let (Some(count_time), Some(stock_time)) = (count.time, stock.time) else { return Err(Refusal::NoCurve) };
    let Apart::Unknown { if_same } = apart(comparability, Some(Axis::Time)) else {
        return Err(Refusal::NoCurve);
    };
    let fits = gap.orientation.is_estimate_over_count
        && (count_time.kind, stock_time.kind) == (TimeKind::Detections, TimeKind::Stock)
        && stock_time.period.is_within(count_time.period) == Known::Yes;
    let Some(days) = count_time.period.n_days().filter(|_| fits) else { return Err(Refusal::NoCurve) };
    #[expect(clippy::cast_precision_loss, reason = "days of a calendar of 9999 years are exact")]
    let window = days as f64;
    let coverage = lower.of(&bridged.seen).quantity.over(&upper.of(&bridged.running).quantity);
    let points = STAYS
        .into_iter()
        .filter_map(|stay| {
            // The coverage per unit of count over stock, at this stay: the curve's shape does not depend on the figures.
            let unit = coverage_at_stay(1.0, 1.0, window, stay).ok()?;
            Some(CurvePoint {
                stay_days: stay,
                of_present: face(&coverage.scaled(unit.of_present)),
                of_entrants: face(&coverage.scaled(unit.of_entrants)),
            })
        })
        .collect();
    Ok(StayCurve { window_days: window, if_same, points })
}

/// A steady state is nobody's statement: what is computed from it stands at face.
fn face(q: &Quantity) -> Quantity {
    let end = |end: End| match end {
        End::At { value, .. } => End::At { value, tier: Tier::Face },
        other @ (End::Unknown | End::Unbounded) => other,
    };
    Quantity::between(end(q.low()), end(q.high()))
}
