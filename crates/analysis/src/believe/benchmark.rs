//! Coverages measured elsewhere, set beside the implied one.

use darkfigure_model::{Benchmark, BenchmarkId, Dossier, LineageKind, Measured, Quantity, Tier, TimeKind};

use crate::Refusal;
use crate::bridging::Bridged;
use crate::gap::Gap;

/// What a count would point to at a coverage measured elsewhere.
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
    /// Whether the implied number counts over time as the estimate does. If not, the two are not to be compared.
    pub is_comparable_with_estimate: bool,
}

pub(crate) fn read(
    dossier: &Dossier,
    id: &BenchmarkId,
    benchmark: &Benchmark,
    bridged: &Bridged<'_>,
    gap: &Gap,
) -> Result<BenchmarkReading, Refusal> {
    let coverage = coverage(dossier, id, benchmark)?;
    let count = &gap.orientation.lower.of(&bridged.running).quantity;
    let estimate_kind = gap.orientation.upper.of(&bridged.measures).time.map(|time| time.kind);
    Ok(BenchmarkReading {
        benchmark: id.clone(),
        coverage,
        of: benchmark.of,
        implied: count.over(&coverage),
        is_comparable_with_estimate: estimate_kind == Some(benchmark.of),
    })
}

/// A benchmark's coverage.
fn coverage(dossier: &Dossier, id: &BenchmarkId, benchmark: &Benchmark) -> Result<Quantity, Refusal> {
    let coverage = match &benchmark.measured {
        Measured::Coverage(value) => value.quantity(Tier::Face),
        Measured::Multiple(value) => Quantity::point(1.0, Tier::Hard).over(&value.quantity(Tier::Face)),
        Measured::Between { count, estimate } => {
            let figure = |name: &darkfigure_model::FigureId| {
                dossier.figures.get(name).ok_or_else(|| Refusal::MissingFigure { figure: name.clone() })
            };
            let (seen, estimated) = (figure(count)?, figure(estimate)?);
            let constant = estimated
                .relations
                .lineage
                .iter()
                .any(|lineage| lineage.of == *count && lineage.kind == LineageKind::CountTimesConstant);
            if constant {
                return Err(Refusal::BenchmarkByConstant { benchmark: id.clone() });
            }
            seen.quantity().over(&estimated.quantity())
        }
    };
    if coverage.low().value().is_none() && coverage.high().value().is_none() {
        return Err(Refusal::BenchmarkEmpty { benchmark: id.clone() });
    }
    Ok(coverage)
}
