//! Paired series: coverage row by row, fixed multiples, and agreement with the published coverage.

use darkfigure_model::{LineageKind, Number, Quantity, QuantityKind, Series, SeriesRow, Tier, Value};

use super::trend::{GapTrend, trends};
use crate::bridging::declared;
use crate::gap::ConditionedCoverage;
use crate::{Options, Refusal, gap::conditioned_coverage};
use darkfigure_numeric::bound::{Bounds, rounded_to_place};
use darkfigure_numeric::formula::{FixedMultipleRule, FixedMultiples, PublishedPair, fixed_multiples};

/// What a paired series shows.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesFindings {
    /// One entry a row, in the series' order.
    pub rows: Vec<RowFindings>,
    /// The constants by which the estimates follow from the counts, where there are any.
    pub multiples: FixedMultiples,
    /// How the coverage of each group went over the years.
    pub trends: Vec<GapTrend>,
    /// Given where every row is a count times one of the constants, so that the series corroborates nothing, or where no row sets like
    /// against like.
    pub refusal: Option<Refusal>,
}

/// What one row shows.
///
/// # Formula
///
/// ```text
/// coverage = count / estimate      the ends with the estimate's stated ends
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RowFindings {
    /// The count over the estimate, with the estimate's stated ends.
    pub coverage: Quantity,
    /// The count over the estimate's point.
    pub point: Option<f64>,
    /// The coverage given that the estimate is at least the count, or why it is not given.
    pub conditioned: Result<ConditionedCoverage, Refusal>,
    /// Whether the published coverage agrees with its own inputs, all read as rounded. None where none was published.
    pub agrees_with_published: Option<bool>,
    /// The constant, as a place in the series' multiples, that explains the row.
    pub multiple: Option<usize>,
}

/// Reads a paired series.
#[must_use]
pub fn read_series(series: &Series, options: &Options) -> SeriesFindings {
    // Counts of which some end in units were not rounded, however round the others are.
    let numbers = series.rows.iter().flat_map(|row| row.count.numbers());
    let place =
        numbers.filter(|count| count.coefficient() != 0).map(Number::coarsest_place).min().unwrap_or(0);
    let published = |row: &SeriesRow| published_pair(row, place).filter(|_| is_like(series, row));
    let (places, pairs): (Vec<usize>, Vec<PublishedPair>) =
        series.rows.iter().enumerate().filter_map(|(at, row)| Some((at, published(row)?))).unzip();
    let multiples = fixed_multiples(&pairs, FixedMultipleRule::default()).unwrap_or(FixedMultiples {
        multiples: Vec::new(),
        unexplained: (0..pairs.len()).collect(),
        zero: Vec::new(),
    });
    let multiple_of = |row: usize| {
        let place = places.iter().position(|&at| at == row)?;
        multiples.multiples.iter().position(|multiple| multiple.rows.contains(&place))
    };
    let rows = series
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            if !is_like(series, row) {
                return RowFindings::refused(Refusal::UnlikeKinds);
            }
            let multiple = multiple_of(at);
            read_row(row, series.count_within_estimate.is_some(), multiple, place, options)
        })
        .collect::<Vec<_>>();
    let is_unlike = !series.rows.is_empty() && !series.rows.iter().any(|row| is_like(series, row));
    let by_constant = multiples.explain_everything().then_some(Refusal::CorroborationByConstant);
    let trends = trends(series, &rows, options);
    let refusal = is_unlike.then_some(Refusal::UnlikeKinds).or(by_constant);
    SeriesFindings { rows, multiples, trends, refusal }
}

/// Whether a row's count may be a share of its estimate: both are of one kind of quantity, and in one unit.
fn is_like(series: &Series, row: &SeriesRow) -> bool {
    let (count, estimate) = (&series.count_measure.unit, &series.estimate_measure.unit);
    let kind = |value: &Value, unit| QuantityKind::of(value.scale, unit);
    count == estimate && kind(&row.count, count).matches(kind(&row.estimate, estimate)).is_ok()
}

impl RowFindings {
    fn refused(why: Refusal) -> Self {
        Self {
            coverage: Quantity::unknown(),
            point: None,
            conditioned: Err(why),
            agrees_with_published: None,
            multiple: None,
        }
    }
}

fn read_row(
    row: &SeriesRow,
    count_is_within: bool,
    multiple: Option<usize>,
    place: i32,
    options: &Options,
) -> RowFindings {
    let count = row.count.quantity(Tier::Hard);
    let estimate = row.estimate.quantity(Tier::Face);
    let lineage = if multiple.is_some() { LineageKind::CountTimesConstant } else { row.lineage };
    RowFindings {
        coverage: count.over(&estimate),
        point: count.central().zip(estimate.central()).filter(|&(_, e)| e > 0.0).map(|(c, e)| c / e),
        conditioned: condition(row, lineage, count_is_within, options),
        agrees_with_published: row
            .published_coverage
            .as_ref()
            .and_then(|published| agrees(row, published, place)),
        multiple,
    }
}

fn condition(
    row: &SeriesRow,
    lineage: LineageKind,
    count_is_within: bool,
    options: &Options,
) -> Result<ConditionedCoverage, Refusal> {
    if lineage == LineageKind::CountTimesConstant {
        return Err(Refusal::ConditioningOnConstant);
    }
    let distribution = declared(&row.estimate)?.ok_or(Refusal::NoDistribution)?;
    if !count_is_within {
        return Err(Refusal::CountNotWithin);
    }
    let count = row.count.quantity(Tier::Hard).central().ok_or(Refusal::NoDistribution)?;
    conditioned_coverage(distribution, 1.0, count, options.level)
}

/// What a number may stand for that was rounded to a place, on the scale of its value.
fn rounded(number: Number, place: i32, value: &Value) -> Option<Bounds> {
    let factor = value.scale.factor();
    let bounds = rounded_to_place(number.to_f64(), place).ok()?;
    Bounds::new(bounds.lower() * factor, bounds.upper() * factor).ok()
}

/// What a count may stand for: itself, where the counts of the series were not rounded.
fn counted(number: Number, place: i32, value: &Value) -> Option<Bounds> {
    if place == 0 {
        return Bounds::exactly(number.to_f64() * value.scale.factor()).ok();
    }
    rounded(number, place, value)
}

/// Whether the published coverage, and each of its ends, can come from the published inputs, all read as rounded; the counts to their place.
fn agrees(row: &SeriesRow, published: &Value, place: i32) -> Option<bool> {
    let numbers = |value: &Value| -> Option<Vec<Bounds>> {
        value.numbers().iter().map(|number| rounded(*number, number.coarsest_place(), value)).collect()
    };
    let count: Option<Vec<Bounds>> =
        row.count.numbers().iter().map(|number| counted(*number, place, &row.count)).collect();
    let (count, estimate, coverage) = (count?, numbers(&row.estimate)?, numbers(published)?);
    let [count] = count.as_slice() else { return None };
    let meets =
        |estimate: &Bounds, coverage: &Bounds| count.over(*estimate).is_ok_and(|q| q.meets(*coverage));
    match (estimate.as_slice(), coverage.as_slice()) {
        ([estimate], [coverage]) | ([_, estimate, _], [coverage]) => Some(meets(estimate, coverage)),
        ([low, point, high], [cover_low, cover, cover_high]) => {
            Some(meets(point, cover) && meets(high, cover_low) && meets(low, cover_high))
        }
        ([low, high], [cover_low, cover_high]) => Some(meets(high, cover_low) && meets(low, cover_high)),
        _ => None,
    }
}

/// A row whose counts were rounded to a place, or are what was counted where that is the units.
fn published_pair(row: &SeriesRow, place: i32) -> Option<PublishedPair> {
    let point = |value: &Value| match value.numbers().as_slice() {
        [point] | [_, point, _] => Some(*point),
        _ => None,
    };
    row.count.quantity(Tier::Hard).central()?;
    let (count, estimate) = (point(&row.count)?, point(&row.estimate)?);
    Some(PublishedPair {
        count: counted(count, place, &row.count)?,
        // "6,160.0" may stand for 6,159.95 to 6,160.05, and 6,160 for 6,155 to 6,165.
        estimate: rounded(estimate, estimate.coarsest_place(), &row.estimate)?,
    })
}
