//! Published changes, multiples, shares and rates, computed again from the figures that they relate.

use darkfigure_model::{Change, Dossier, Figure, Relates, Scale, Tier, Unit, Value};

use super::extent::Extent;

/// What a published relation gives when it is computed again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClaimFindings {
    /// What the figures give from their points, on the plain scale: a percentage as a fraction. None where one of them has no point.
    pub computed: Option<f64>,
    /// The least and the most that they give, by their ends and their rounding.
    pub ends: [f64; 2],
    /// Whether the two figures count in different units, so that neither is a part or an earlier state of the other.
    pub has_unlike_units: bool,
    /// Whether that agrees with what was published, as far as rounding and hedges can tell.
    pub verdict: ClaimVerdict,
}

/// Whether a published relation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimVerdict {
    /// It agrees with the figures.
    Holds,
    /// It agrees once its last digit is taken to be cut off, not rounded.
    HoldsCutOff,
    /// It does not agree; this other reading of the same figures does, perhaps with its last digit cut off.
    FitsOtherwise {
        /// The reading that fits.
        reading: ClaimReading,
        /// Whether its last digit has to be taken as cut off.
        cut_off: bool,
    },
    /// It agrees with no reading that was tried.
    FitsNothing,
}

/// Another reading of a published relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimReading {
    /// The new figure stands as the base instead of the old one.
    WrongBase,
    /// The two figures change places.
    OldForNew,
    /// "So many times more" is said for "so many times", or the other way round.
    MoreForTimes,
    /// The difference of two percentages in points is given as a change in percent.
    PointsForPercent,
    /// The part is set against the rest instead of the whole.
    RestForWhole,
    /// The result is off by a power of ten.
    PowerOfTen {
        /// The power by which the published result is larger.
        power: i8,
    },
    /// The result of the whole period is given as one of a year.
    PeriodForYear,
    /// The result of a year is given as one of the whole period.
    YearForPeriod,
}

impl ClaimReading {
    /// Its code, as exports write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongBase => "wrong-base",
            Self::OldForNew => "old-for-new",
            Self::MoreForTimes => "more-for-times",
            Self::PointsForPercent => "points-for-percent",
            Self::RestForWhole => "rest-for-whole",
            Self::PowerOfTen { .. } => "power-of-ten",
            Self::PeriodForYear => "period-for-year",
            Self::YearForPeriod => "year-for-period",
        }
    }
}

/// Computes a published relation again. None where one of its figures has no two ends, or none is named to be set in relation.
///
/// # Formula
/// ```text
/// a change in percent (of − base)/base    in points, absolute  of − base    times, share, rate  of/base
/// ```
/// The figures count as they are written; the result as rounded to its last place. It agrees where the two extents meet.
#[must_use]
pub fn check_claim(dossier: &Dossier, figure: &Figure, relates: &Relates) -> Option<ClaimFindings> {
    let of = dossier.figures.get(relates.of.as_ref()?)?;
    let base = dossier.figures.get(&relates.base)?;
    let (x, y) = (Extent::of_operand(&of.value), Extent::of_operand(&base.value));
    if !x.is_known() || !y.is_known() {
        return None;
    }
    let said = Extent::of_result(&figure.value);
    let found = x.combine(y, formula(figure.value.scale));
    let ends = [found.low?, found.high?];
    let point = |figure: &Figure| figure.value.quantity(Tier::Face).central();
    let point = point(of).zip(point(base)).map(|(of, base)| formula(figure.value.scale)(of, base));
    let wants_one_unit = match figure.value.scale {
        Scale::Percent | Scale::Change(_) => true,
        // So many people a case is a rate of two units.
        Scale::One | Scale::Per(_) => false,
    };
    let has_unlike_units = wants_one_unit && !is_one_for_one(&of.measure.unit, &base.measure.unit);
    let cut = cut_off(&figure.value);
    let verdict = if found.meets(said) {
        ClaimVerdict::Holds
    } else if found.meets(cut) {
        ClaimVerdict::HoldsCutOff
    } else {
        let readings = otherwise(figure.value.scale, x, y, n_years(of));
        let fits = |extent: Extent| {
            readings
                .iter()
                .find(|(_, found)| found.is_known() && found.meets(extent))
                .map(|(reading, _)| *reading)
        };
        match (fits(said), fits(cut)) {
            (Some(reading), _) => ClaimVerdict::FitsOtherwise { reading, cut_off: false },
            (None, Some(reading)) => ClaimVerdict::FitsOtherwise { reading, cut_off: true },
            (None, None) => ClaimVerdict::FitsNothing,
        }
    };
    let computed = point.filter(|point| point.is_finite());
    Some(ClaimFindings { computed, ends, has_unlike_units, verdict })
}

/// Whether one of the one unit is one of the other: whoever died was one person.
fn is_one_for_one(one: &Unit, other: &Unit) -> bool {
    let is_of_a_person = |unit: &Unit| ["person", "child", "death"].contains(&unit.as_str());
    one == other || is_of_a_person(one) && is_of_a_person(other)
}

/// What a relation on this scale computes of the figure and its base.
fn formula(scale: Scale) -> fn(f64, f64) -> f64 {
    match scale {
        Scale::Change(Change::Percent) => |of, base| (of - base) / base,
        Scale::Change(Change::Absolute | Change::Points) => |of, base| of - base,
        Scale::Change(Change::Times) | Scale::Percent | Scale::Per(_) | Scale::One => |of, base| of / base,
    }
}

/// The other readings, the likeliest slips first.
fn otherwise(scale: Scale, x: Extent, y: Extent, years: Option<f64>) -> Vec<(ClaimReading, Extent)> {
    let mut readings = Vec::new();
    // Only two shares differ in points.
    let are_shares = [x, y].iter().all(|extent| extent.high.is_some_and(|high| high <= 1.0));
    match scale {
        Scale::Change(Change::Percent) => {
            readings.push((ClaimReading::WrongBase, x.combine(y, |of, base| (of - base) / of)));
            readings.push((ClaimReading::MoreForTimes, x.combine(y, |of, base| of / base)));
            if are_shares {
                readings.push((ClaimReading::PointsForPercent, x.combine(y, |of, base| of - base)));
            }
            readings.push((ClaimReading::OldForNew, x.combine(y, |of, base| (base - of) / of)));
        }
        Scale::Change(Change::Absolute | Change::Points) => {
            readings.push((ClaimReading::OldForNew, x.combine(y, |of, base| base - of)));
        }
        Scale::Change(Change::Times) | Scale::One => {
            readings.push((ClaimReading::MoreForTimes, x.combine(y, |of, base| (of - base) / base)));
            readings.push((ClaimReading::OldForNew, x.combine(y, |of, base| base / of)));
        }
        Scale::Percent => {
            readings.push((ClaimReading::RestForWhole, x.combine(y, |of, base| of / (base - of))));
            readings.push((ClaimReading::RestForWhole, x.combine(y, |of, base| of / (base + of))));
            readings.push((ClaimReading::OldForNew, x.combine(y, |of, base| base / of)));
        }
        Scale::Per(_) => {
            readings.push((ClaimReading::OldForNew, x.combine(y, |of, base| base / of)));
        }
    }
    let stated = x.combine(y, formula(scale));
    let scaled = |by: f64| Extent { low: stated.low.map(|v| v * by), high: stated.high.map(|v| v * by) };
    if let Some(years) = years {
        readings.push((ClaimReading::PeriodForYear, scaled(years)));
        readings.push((ClaimReading::YearForPeriod, scaled(1.0 / years)));
    }
    readings.extend(
        [1_i8, -1, 2, -2, 3, -3]
            .map(|power| (ClaimReading::PowerOfTen { power }, scaled(libm::pow(10.0, f64::from(power))))),
    );
    readings
}

/// How many years the figure's window has, where that is more or less than one.
fn n_years(figure: &Figure) -> Option<f64> {
    let days = figure.measure.time?.period.n_days()? as f64;
    let years = days / 365.25;
    ((years - 1.0).abs() > 0.05 && days > 1.0).then_some(years)
}

/// The result as it would be if its last digit was cut off: up to a whole unit of the last place more, away from zero.
fn cut_off(value: &Value) -> Extent {
    let extent = Extent::of_result(value);
    match extent.low.zip(extent.high) {
        Some((low, high)) if low > 0.0 => {
            Extent { low: Some(low + (high - low) / 2.0), high: Some(high + (high - low) / 2.0) }
        }
        Some((low, high)) if high < 0.0 => {
            Extent { low: Some(low - (high - low) / 2.0), high: Some(high - (high - low) / 2.0) }
        }
        Some(_) | None => extent,
    }
}
