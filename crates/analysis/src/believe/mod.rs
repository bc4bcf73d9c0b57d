//! What each side must believe: what would have to be true for both figures to hold.
//!
//! Nothing here stands on a difference. An "if" may suppose what is unknown; never what differs, and never containments that are opposed.

mod benchmark;
mod breakeven;
mod curve;
mod stay;

use darkfigure_model::{Axis, Comparison, Dossier, End, Figure, FigureId, Known, Quantity, Tier, TimeKind};

pub use benchmark::{BenchmarkReading, Whereabouts};
pub use breakeven::{Breakeven, EqualFactors, Parameter};
pub use curve::{CurvePoint, StayCurve};
pub use stay::MeanStay;

use crate::Refusal;
use crate::bridging::Bridged;
use crate::comparability::{Comparability, Side, Verdict};
use crate::gap::{Gap, GapReading, is_any_share, none_at_all};

/// What would have to be true.
#[derive(Debug, Clone, PartialEq)]
pub struct MustBelieve {
    /// The coverage that both figures together imply, as far as the steps that were taken lead.
    pub implied_coverage: Option<ImpliedCoverage>,
    /// Coverages measured by others, and what the count would point to at each.
    pub benchmarks: Vec<Result<BenchmarkReading, Refusal>>,
    /// The value that each bridge would need for the two figures to agree, the others as they are. Only where nothing else keeps them apart.
    pub breakevens: Vec<Breakeven>,
    /// The remaining ratio as two, three and four equal factors. Only where nothing else keeps them apart.
    pub equal_factors: Vec<EqualFactors>,
    /// The stays and coverages at which both figures hold.
    pub curve: Result<StayCurve, Refusal>,
    /// The mean stay that a stock and those present around it imply. None where the two are not such a pair.
    pub mean_stay: Option<MeanStay>,
}

/// The coverage that both figures imply.
#[derive(Debug, Clone, PartialEq)]
pub struct ImpliedCoverage {
    /// The coverage. One-sided where only an inequality is known.
    pub coverage: Quantity,
    /// Of whom it is the share.
    pub of: TimeKind,
    /// How it is known.
    pub basis: CoverageBasis,
    /// The axes that would have to be the same; all of them unknown.
    pub if_same: Vec<Axis>,
}

/// How an implied coverage is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverageBasis {
    /// The count over the estimate, in the estimate's own kind of time.
    CountOverEstimate,
    /// Everybody of a stock within the window is present in it, whatever the stay: the coverage of those present is at most the count over the stock.
    PresentAtLeastStock,
}

pub(crate) fn must_believe(
    dossier: &Dossier,
    comparison: &Comparison,
    pair: [&FigureId; 2],
    bridged: &Bridged<'_>,
    comparability: &Comparability,
    reading: &GapReading,
    is_extensive: bool,
) -> MustBelieve {
    let gap = reading.numbers();
    let is_bounded = comparability.inner_side().is_some();
    let roles = pair.map(|id| dossier.figures.get(id).and_then(Figure::role));
    let may_agree = match reading {
        GapReading::Full(_) | GapReading::Conditional(_) => !is_bounded,
        GapReading::Bound(_) | GapReading::Refused { .. } => false,
    };
    MustBelieve {
        implied_coverage: implied_coverage(bridged, comparability, gap, is_extensive),
        benchmarks: comparison
            .benchmarks
            .iter()
            .filter_map(|id| dossier.benchmarks.get(id).map(|benchmark| (id, benchmark)))
            .map(|(id, benchmark)| benchmark::read(dossier, pair, id, benchmark, bridged, gap, roles))
            .collect(),
        breakevens: if may_agree { breakeven::breakevens(bridged) } else { Vec::new() },
        equal_factors: if may_agree { breakeven::equal_factor_forms(&gap.ratio.ends) } else { Vec::new() },
        curve: curve::curve(bridged, comparability, gap),
        mean_stay: stay::mean_stay(bridged, comparability, gap),
    }
}

/// What apart from one axis keeps two figures from being about the same thing.
enum Apart {
    /// Something differs, or containments are opposed: nothing may be supposed.
    Differs,
    /// One side's scope lies within the other's; what is unknown may be supposed to be the same.
    Contained { inner: Side, if_same: Vec<Axis> },
    /// Nothing but what is unknown.
    Unknown { if_same: Vec<Axis> },
}

fn apart(comparability: &Comparability, but: Option<Axis>) -> Apart {
    let (mut if_same, mut inner_sides) = (Vec::new(), Vec::new());
    for found in comparability.axes.iter().filter(|found| Some(found.axis) != but) {
        match found.verdict {
            Verdict::Same | Verdict::Bridged { .. } => {}
            Verdict::Unknown => if_same.push(found.axis),
            Verdict::Contained { inner } => inner_sides.push(inner),
            Verdict::Differs | Verdict::Overlapping => return Apart::Differs,
        }
    }
    match inner_sides.first() {
        None => Apart::Unknown { if_same },
        Some(inner) if inner_sides.iter().all(|side| side == inner) => {
            Apart::Contained { inner: *inner, if_same }
        }
        Some(_) => Apart::Differs,
    }
}

fn implied_coverage(
    bridged: &Bridged<'_>,
    comparability: &Comparability,
    gap: &Gap,
    is_extensive: bool,
) -> Option<ImpliedCoverage> {
    if !gap.orientation.is_estimate_over_count || gap.is_count_above {
        return None;
    }
    // Nothing is a share of another kind of quantity.
    gap.difference_kind?;
    let (lower, upper) = (gap.orientation.lower, gap.orientation.upper);
    let (count_time, estimate_time) = (lower.of(&bridged.measures).time?, upper.of(&bridged.measures).time?);
    let coverage = lower.of(&bridged.seen).quantity.over(&upper.of(&bridged.running).quantity);
    let is_stock_in_window = (count_time.kind, estimate_time.kind) == (TimeKind::Detections, TimeKind::Stock)
        && estimate_time.period.is_within(count_time.period) == Known::Yes;
    if is_stock_in_window {
        let if_same = match apart(comparability, Some(Axis::Time)) {
            Apart::Unknown { if_same } => if_same,
            // Whoever was recorded within the estimate's narrower scope is among those recorded.
            Apart::Contained { inner, if_same } if inner == upper && is_extensive => if_same,
            Apart::Contained { .. } | Apart::Differs => return None,
        };
        let (basis, coverage) = (CoverageBasis::PresentAtLeastStock, at_most(&coverage));
        let says_something = !is_any_share(&coverage);
        return says_something.then_some(ImpliedCoverage { coverage, of: TimeKind::Present, basis, if_same });
    }
    let (coverage, if_same) = match apart(comparability, None) {
        Apart::Unknown { if_same } => (coverage, if_same),
        Apart::Contained { inner, if_same } if is_extensive => {
            (if inner == lower { coverage.only_low() } else { coverage.only_high() }, if_same)
        }
        Apart::Contained { .. } | Apart::Differs => return None,
    };
    if is_extensive && is_any_share(&coverage) {
        return None;
    }
    let basis = CoverageBasis::CountOverEstimate;
    let of = bridged.coverage_of([lower, upper])?;
    Some(ImpliedCoverage { coverage: none_at_all(coverage), of, basis, if_same })
}

/// Only the upper end: the coverage is at most this.
fn at_most(coverage: &Quantity) -> Quantity {
    let zero = End::at(0.0, Tier::Hard);
    let only_high = coverage.only_high();
    if coverage.high() == End::Unknown { only_high } else { only_high.with_low(zero) }
}
