//! What each side must believe: what would have to be true for both figures to hold.

mod benchmark;
mod breakeven;
mod curve;

use darkfigure_model::{Axis, Comparison, Dossier, End, Known, Quantity, Tier, TimeKind};

pub use benchmark::BenchmarkReading;
pub use breakeven::{Breakeven, EqualFactors};
pub use curve::{CurvePoint, StayCurve};

use crate::Refusal;
use crate::bridging::Bridged;
use crate::comparability::{Comparability, Verdict};
use crate::gap::Gap;

/// What would have to be true.
#[derive(Debug, Clone, PartialEq)]
pub struct MustBelieve {
    /// The coverage that both figures together imply, as far as the steps that were taken lead.
    pub implied_coverage: Option<ImpliedCoverage>,
    /// Coverages measured elsewhere, and what the count would point to at each.
    pub benchmarks: Vec<Result<BenchmarkReading, Refusal>>,
    /// The value that each bridge would need for the two figures to agree, the others as they are.
    pub breakevens: Vec<Breakeven>,
    /// The remaining ratio as two, three and four equal factors.
    pub equal_factors: Vec<EqualFactors>,
    /// The stays and coverages at which both figures hold.
    pub curve: Result<StayCurve, Refusal>,
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
    /// The axes that would have to be the same.
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
    bridged: &Bridged<'_>,
    comparability: &Comparability,
    gap: &Gap,
) -> MustBelieve {
    MustBelieve {
        implied_coverage: implied_coverage(bridged, comparability, gap),
        benchmarks: comparison
            .benchmarks
            .iter()
            .filter_map(|id| dossier.benchmarks.get(id).map(|benchmark| (id, benchmark)))
            .map(|(id, benchmark)| benchmark::read(dossier, id, benchmark, bridged, gap))
            .collect(),
        breakevens: breakeven::breakevens(bridged),
        equal_factors: breakeven::equal_factor_forms(&gap.ratio.ends),
        curve: curve::curve(bridged, gap),
    }
}

/// The axes that are not the same, apart from time, which the basis takes care of.
fn open_axes(comparability: &Comparability, but: Option<Axis>) -> Vec<Axis> {
    comparability.unresolved().map(|found| found.axis).filter(|axis| Some(*axis) != but).collect()
}

fn implied_coverage(
    bridged: &Bridged<'_>,
    comparability: &Comparability,
    gap: &Gap,
) -> Option<ImpliedCoverage> {
    if !gap.orientation.is_estimate_over_count {
        return None;
    }
    let count = gap.orientation.lower.of(&bridged.measures);
    let estimate = gap.orientation.upper.of(&bridged.measures);
    // People cannot be a share of cases, and the rate of a part says nothing of that of the whole.
    let is_contained =
        comparability.axes.iter().any(|axis| matches!(axis.verdict, Verdict::Contained { .. }));
    let is_of_one_kind = gap.difference_kind.is_some() && (bridged.is_extensive() || !is_contained);
    if count.unit != estimate.unit || !is_of_one_kind {
        return None;
    }
    let (count_time, estimate_time) = (count.time?, estimate.time?);
    match (count_time.kind, estimate_time.kind) {
        (TimeKind::Detections, TimeKind::Stock) => {
            let holds = estimate_time.period.is_within(count_time.period) == Known::Yes;
            holds.then(|| ImpliedCoverage {
                coverage: at_most(&gap.coverage.ends),
                of: TimeKind::Present,
                basis: CoverageBasis::PresentAtLeastStock,
                if_same: open_axes(comparability, Some(Axis::Time)),
            })
        }
        (_, of) => Some(ImpliedCoverage {
            coverage: gap.coverage.ends,
            of,
            basis: CoverageBasis::CountOverEstimate,
            if_same: open_axes(comparability, None),
        }),
    }
}

/// Only the upper end: the coverage is at most this.
fn at_most(coverage: &Quantity) -> Quantity {
    let zero = End::at(0.0, Tier::Hard);
    Quantity::between(if coverage.high() == End::Unknown { End::Unknown } else { zero }, coverage.high())
}
