//! Coverages measured by others, set beside the implied one.

use darkfigure_model::{
    Benchmark, BenchmarkId, Dossier, FigureId, Known, Measured, Quantity, Role, Tier, TimeKind,
};

use crate::Refusal;
use crate::bridging::Bridged;
use crate::comparability::{Dependence, Tie, flags, is_made_of};
use crate::gap::Gap;

/// What a count would point to at a coverage that others measured.
///
/// # Formula
///
/// ```text
/// implied = count / coverage
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct BenchmarkReading {
    /// The benchmark.
    pub benchmark: BenchmarkId,
    /// Its coverage.
    pub coverage: Quantity,
    /// Of whom it is the share.
    pub of: TimeKind,
    /// The count over the coverage: how many there would be, counted as the benchmark counts.
    pub implied: Quantity,
    /// Where it was measured.
    pub whereabouts: Whereabouts,
    /// Whether the implied number counts over time as the estimate does. If not, the two are not to be compared.
    pub is_comparable_with_estimate: bool,
}

/// Where a benchmark was measured, seen from the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whereabouts {
    /// In another place.
    Elsewhere,
    /// In the same place, in a part of it, or in one that holds it.
    Here,
    /// One of the two does not say where.
    NotSaid,
}

pub(crate) fn read(
    dossier: &Dossier,
    pair: [&FigureId; 2],
    id: &BenchmarkId,
    benchmark: &Benchmark,
    bridged: &Bridged<'_>,
    gap: &Gap,
    roles: [Option<Role>; 2],
) -> Result<BenchmarkReading, Refusal> {
    let coverage = coverage(dossier, pair, id, benchmark)?;
    let lower = gap.orientation.lower;
    // What somebody estimates is no recorded part of what there is.
    if *lower.of(&roles) != Some(Role::Count) {
        return Err(Refusal::BenchmarkWithoutCount { benchmark: id.clone() });
    }
    let estimate_kind = bridged.coverage_of([lower, gap.orientation.upper]);
    let whereabouts = match (&benchmark.place, &lower.of(&bridged.measures).place) {
        (Some(there), Some(here))
            if (there.is_within(here), here.is_within(there)) == (Known::No, Known::No) =>
        {
            Whereabouts::Elsewhere
        }
        (Some(_), Some(_)) => Whereabouts::Here,
        (None, _) | (_, None) => Whereabouts::NotSaid,
    };
    Ok(BenchmarkReading {
        benchmark: id.clone(),
        coverage,
        of: benchmark.of,
        // What was recorded over the share that is recorded: a step that adds what was not recorded would add it twice.
        implied: lower.of(&bridged.seen).quantity.over(&coverage),
        whereabouts,
        is_comparable_with_estimate: estimate_kind == Some(benchmark.of),
    })
}

/// A benchmark's coverage.
fn coverage(
    dossier: &Dossier,
    pair: [&FigureId; 2],
    id: &BenchmarkId,
    benchmark: &Benchmark,
) -> Result<Quantity, Refusal> {
    let coverage = match &benchmark.measured {
        Measured::Coverage(value) => value.quantity(Tier::Face),
        Measured::Multiple(value) => Quantity::point(1.0, Tier::Hard).over(&value.quantity(Tier::Face)),
        Measured::Between { count, estimate } => {
            let figure = |name: &FigureId| {
                dossier.figures.get(name).ok_or_else(|| Refusal::MissingFigure { figure: name.clone() })
            };
            let (seen, estimated) = (figure(count)?, figure(estimate)?);
            if is_made_of(dossier, [count, estimate], pair) {
                return Err(Refusal::BenchmarkOfThePair { benchmark: id.clone() });
            }
            match Dependence::of(&flags(dossier, [(count, seen), (estimate, estimated)], None)) {
                Dependence::Tied(Tie::TimesConstant) => {
                    return Err(Refusal::BenchmarkByConstant { benchmark: id.clone() });
                }
                Dependence::Unknown => {
                    return Err(Refusal::BenchmarkOfUnknownLineage { benchmark: id.clone() });
                }
                Dependence::Independent | Dependence::Tied(_) => {}
            }
            seen.quantity().over(&estimated.quantity())
        }
    };
    if coverage.low().value().is_none() && coverage.high().value().is_none() {
        return Err(Refusal::BenchmarkEmpty { benchmark: id.clone() });
    }
    Ok(coverage)
}
