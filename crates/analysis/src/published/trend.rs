//! Trends of a coverage: year by year, within stretches in which nothing but the years changed.

use std::collections::BTreeMap;

use darkfigure_model::{LineageKind, Series};
use darkfigure_numeric::formula::{MannKendall, SenSlope, mann_kendall, sen_slope};

use super::series::RowFindings;
use crate::Options;

/// How the coverage of one place or group went over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct GapTrend {
    /// The place or group, by the rows' labels.
    pub group: String,
    /// The stretches, the earliest first, each as long as nothing changed but the years. Those of fewer than [`FEWEST_YEARS`] years have no trend.
    pub stretches: Vec<TrendStretch>,
    /// Where one stretch ends and the next begins: the first year of the next, and what changed.
    pub breaks: Vec<(i32, TrendBreak)>,
}

/// A stretch of years.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendStretch {
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
    /// How many years have a coverage.
    pub n: usize,
    /// The trend, or why there is none.
    pub trend: Result<Trend, TrendRefusal>,
}

/// A trend: what the published numbers do, and whether chance would do that.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// Pairs of years in order.
    pub kendall: MannKendall,
    /// The median change of the coverage a year, as a share: 0.01 is one point.
    pub sen: SenSlope,
    /// Whether probability and limits may be said. They take the years to err independently; where the estimates rest on the counts or nobody
    /// says how the two depend, the errors of the years move together by an unknown amount, and both are refused.
    pub inference: Result<(), TrendRefusal>,
}

/// Why there is no trend, or no probability of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrendRefusal {
    /// There are too few years.
    TooShort,
    /// There are too many years: each is held against each.
    TooLong,
    /// The estimates are the counts times a constant: the coverage was put in, and not measured.
    Constant,
    /// Counts and estimates share sources, and how the errors of the years move together is not stated.
    SharedSource,
    /// Nobody says how the estimates depend on the counts.
    UnknownLineage,
}

impl TrendRefusal {
    /// Its code, as exports write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort => "too-short",
            Self::TooLong => "too-long",
            Self::Constant => "count-times-constant",
            Self::SharedSource => "shared-source",
            Self::UnknownLineage => "unknown-lineage",
        }
    }
}

/// What changed between two years of a series, so that no trend leads across.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrendBreak {
    /// How the estimate depends on the count.
    Lineage,
    /// The constant by which the estimate follows from the count; or one begins, or ends.
    Constant,
    /// The estimate got an interval, or lost it: it came about in another way.
    Method,
    /// The numbers are on another scale.
    Scale,
}

impl TrendBreak {
    /// Its code, as exports write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lineage => "lineage",
            Self::Constant => "constant",
            Self::Method => "method",
            Self::Scale => "scale",
        }
    }
}

/// The fewest years of a trend: of three, even a perfect order would come about by chance in one case of three.
pub const FEWEST_YEARS: usize = 4;

/// The most years of a trend, of which each is held against each.
const MOST_YEARS: usize = 1_000;

/// One year of one group.
struct Year<'s> {
    year: i32,
    at: usize,
    series: &'s Series,
    found: &'s RowFindings,
}

impl Year<'_> {
    /// What changed since the year before. None: nothing but the year.
    fn breaks_from(&self, before: &Self) -> Option<TrendBreak> {
        let (row, last) = (&self.series.rows[self.at], &before.series.rows[before.at]);
        let has_interval = |row: &darkfigure_model::SeriesRow| row.estimate.interval().is_some();
        if row.lineage != last.lineage {
            Some(TrendBreak::Lineage)
        } else if self.found.multiple != before.found.multiple {
            Some(TrendBreak::Constant)
        } else if has_interval(row) != has_interval(last) {
            Some(TrendBreak::Method)
        } else if row.count.scale != last.count.scale || row.estimate.scale != last.estimate.scale {
            Some(TrendBreak::Scale)
        } else {
            None
        }
    }
}

/// The group and the year of a row: "Afghanistan 2000", or a year alone.
fn by_year(label: &str) -> Option<(&str, i32)> {
    let label = label.trim();
    let (group, year) = label.rsplit_once(' ').unwrap_or(("", label));
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    Some((group.trim(), year.parse().ok().filter(|_| is_year)?))
}

/// The trends of a paired series: of each group whose rows are years and of which there are enough, in the order of the rows.
///
/// # Assumptions
/// Probabilities and limits take the years to err independently of one another, and are given only where the dossier states that each estimate
/// is independent of its count.
#[must_use]
pub(super) fn trends(series: &Series, rows: &[RowFindings], options: &Options) -> Vec<GapTrend> {
    let mut order: Vec<&str> = Vec::new();
    let mut groups: BTreeMap<&str, Vec<Year<'_>>> = BTreeMap::new();
    for (at, (row, found)) in series.rows.iter().zip(rows).enumerate() {
        let Some((group, year)) = by_year(&row.label) else { continue };
        if found.point.is_none() {
            continue;
        }
        let years = groups.entry(group).or_insert_with(|| {
            order.push(group);
            Vec::new()
        });
        years.push(Year { year, at, series, found });
    }
    let mut found = Vec::new();
    for group in order {
        let Some(mut years) = groups.remove(group) else { continue };
        years.sort_by_key(|year| year.year);
        // Two rows of one year are two vintages or two breakdowns: no order leads from one to the other.
        let is_doubled = years.windows(2).any(|pair| pair[0].year == pair[1].year);
        if years.len() >= FEWEST_YEARS && !is_doubled {
            found.push(of_group(group, &years, options));
        }
    }
    found
}

fn of_group(group: &str, years: &[Year<'_>], options: &Options) -> GapTrend {
    let mut stretches = Vec::new();
    let mut breaks = Vec::new();
    let mut from = 0;
    for at in 1..=years.len() {
        let broken = years.get(at).map(|year| year.breaks_from(&years[at - 1]));
        if let Some(None) = broken {
            continue;
        }
        stretches.push(of_stretch(&years[from..at], options));
        if let (Some(Some(why)), Some(year)) = (broken, years.get(at)) {
            breaks.push((year.year, why));
        }
        from = at;
    }
    GapTrend { group: group.to_owned(), stretches, breaks }
}

fn of_stretch(years: &[Year<'_>], options: &Options) -> TrendStretch {
    let points: Vec<(f64, f64)> =
        years.iter().filter_map(|year| Some((f64::from(year.year), year.found.point?))).collect();
    let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
    let lineage = years.first().map(|year| year.series.rows[year.at].lineage);
    let by_constant = years.iter().any(|year| year.found.multiple.is_some());
    let inference = match lineage {
        Some(LineageKind::Independent) => Ok(()),
        Some(LineageKind::SharesData | LineageKind::ContainsCount) => Err(TrendRefusal::SharedSource),
        Some(LineageKind::CountTimesConstant | LineageKind::Unknown) | None => {
            Err(TrendRefusal::UnknownLineage)
        }
    };
    let trend = if by_constant || lineage == Some(LineageKind::CountTimesConstant) {
        Err(TrendRefusal::Constant)
    } else if points.len() < FEWEST_YEARS {
        Err(TrendRefusal::TooShort)
    } else if points.len() > MOST_YEARS {
        Err(TrendRefusal::TooLong)
    } else {
        let level = options.level.probability();
        let both = mann_kendall(&values).ok().zip(sen_slope(&points, level).ok());
        both.map(|(kendall, sen)| Trend { kendall, sen, inference }).ok_or(TrendRefusal::TooShort)
    };
    TrendStretch {
        first: years.first().map_or(0, |year| year.year),
        last: years.last().map_or(0, |year| year.year),
        n: years.len(),
        trend,
    }
}
