//! Published changes, multiples, shares and rates, computed again from the figures that they relate.

use darkfigure_model::{
    Change, Dossier, Figure, Form, NetConcepts, PerTime, Relates, Scale, TimeKind, Unit, Value,
};

use super::extent::Extent;

/// What a published relation gives when it is computed again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClaimFindings {
    /// What the figures give, on the plain scale: a percentage as a fraction.
    pub computed: Computed,
    /// Whether the two figures count in different units, so that neither is a part or an earlier state of the other.
    pub has_unlike_units: bool,
    /// Whether the two figures are of windows of unlike length, so that the one is no earlier state of the other: half a year and a year.
    pub has_unlike_windows: bool,
    /// Whether that agrees with what was published, as far as rounding and hedges can tell.
    pub verdict: ClaimVerdict,
}

/// What the figures of a published relation give when they are set in relation again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Computed {
    /// From the two points, where both figures have one.
    pub point: Option<f64>,
    /// No less than this, by rounding and hedges. None: there is no such end.
    pub low: Option<f64>,
    /// No more than this.
    pub high: Option<f64>,
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
    /// A figure was said as a bound, or vaguely, so that its relation to the other has no such end: the result may be right or wrong.
    Open,
    /// As the two figures were said no number follows from them at all, neither from below nor from above: the difference of two floors is
    /// none. Whoever published one took a bound for a number.
    NoNumber,
}

/// Another reading of a published relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimReading {
    /// The new figure stands as the base instead of the old one.
    WrongBase,
    /// The two figures change places.
    OldForNew,
    /// A fall is told as a rise, or a rise as a fall.
    RiseForFall,
    /// "So many times more" is said for "so many times", or the other way round.
    MoreForTimes,
    /// The difference of two percentages in points is given as a change in percent.
    PointsForPercent,
    /// The part is set against the rest instead of the whole.
    RestForWhole,
    /// The share of the rest is given as that of the part.
    Complement,
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
            Self::RiseForFall => "rise-for-fall",
            Self::MoreForTimes => "more-for-times",
            Self::PointsForPercent => "points-for-percent",
            Self::RestForWhole => "rest-for-whole",
            Self::Complement => "complement",
            Self::PowerOfTen { .. } => "power-of-ten",
            Self::PeriodForYear => "period-for-year",
            Self::YearForPeriod => "year-for-period",
        }
    }
}

/// Computes a published relation again. None where one of its figures is not in the dossier, or none is named to be set in relation.
///
/// # Formula
/// ```text
/// a change in percent of/base − 1    in points, absolute  of − base    times, share, rate  of/base
/// ```
/// The figures count as they are written; the result as rounded to its last place. It agrees where the two extents meet. Where a figure was
/// said as a bound, what the two give has one end or none: then the result agrees only if all of that does, and what merely may agree is open.
#[must_use]
pub fn check_claim(dossier: &Dossier, figure: &Figure, relates: &Relates) -> Option<ClaimFindings> {
    check_claim_among(dossier, &dossier.net_concepts(), figure, relates)
}

/// The same where the concepts whose figures may be below zero are known already.
pub(super) fn check_claim_among(
    dossier: &Dossier,
    net: &NetConcepts<'_>,
    figure: &Figure,
    relates: &Relates,
) -> Option<ClaimFindings> {
    let of = dossier.figures.get(relates.of.as_ref()?)?;
    let base = dossier.figures.get(&relates.base)?;
    let wants_one_unit = match figure.value.scale {
        Scale::Percent | Scale::Change(_) => true,
        // So many people a case is a rate of two units.
        Scale::One | Scale::Per(_) => false,
    };
    let has_unlike_units = wants_one_unit && !is_one_for_one(&of.measure.unit, &base.measure.unit);
    let has_unlike_windows = wants_one_unit && are_of_unlike_windows(of, base);
    let Some(per_year) = per_year(figure.value.scale, of, base) else {
        let computed = Computed { point: None, low: None, high: None };
        let verdict = ClaimVerdict::Open;
        return Some(ClaimFindings { computed, has_unlike_units, has_unlike_windows, verdict });
    };
    let [x, y] = [of, base].map(|operand| extent(net, operand));
    // There is no percentage of what is below nothing, and nothing is no multiple of it.
    let is_of_nothing = y.low.is_some_and(|low| low <= 0.0) && y.high.is_none_or(|high| high <= 0.0);
    if is_of_nothing && is_of_a_base(figure.value.scale) {
        let computed = Computed { point: None, low: None, high: None };
        let verdict = ClaimVerdict::NoNumber;
        return Some(ClaimFindings { computed, has_unlike_units, has_unlike_windows, verdict });
    }
    let x = Extent { low: x.low.map(|low| low * per_year), high: x.high.map(|high| high * per_year) };
    let said = Extent::of_result(&figure.value);
    let formula = formula(figure.value.scale);
    let found = x.combine(y, formula);
    let point = point(&of.value).zip(point(&base.value)).map(|(of, base)| formula(of * per_year, base));
    // What "about" leaves open has no hard end: it bounds nothing where no number is in the middle.
    let is_about = [of, base].iter().any(|operand| matches!(operand.value.form, Form::About(_)));
    let ends = if is_about && point.is_none() { Extent { low: None, high: None } } else { found };
    let computed =
        Computed { point: point.filter(|point| point.is_finite()), low: ends.low, high: ends.high };
    let verdict = if found.low.is_none() && found.high.is_none() {
        ClaimVerdict::NoNumber
    } else if found.meets(said) {
        // What is bounded on one side only meets nearly everything.
        let is_bounded =
            Extent::of_operand(&of.value).is_known() && Extent::of_operand(&base.value).is_known();
        if is_bounded || found.is_within(said) { ClaimVerdict::Holds } else { ClaimVerdict::Open }
    } else if is_near(figure, point) {
        ClaimVerdict::Open
    } else {
        otherwise_or_nothing(figure, [x, y], n_years(of))
    };
    Some(ClaimFindings { computed, has_unlike_units, has_unlike_windows, verdict })
}

/// Whether a result is so much of its base, and no difference from it.
const fn is_of_a_base(scale: Scale) -> bool {
    match scale {
        Scale::One | Scale::Percent | Scale::Per(_) | Scale::Change(Change::Percent | Change::Times) => true,
        Scale::Change(Change::Points | Change::Absolute) => false,
    }
}

/// How far off its number "about" may be, as a share of it, before it is wrong.
const NEAR: f64 = 0.1;

/// Whether a result that was only said to be about so much is near what the two give: how near "about" is, nobody says.
fn is_near(figure: &Figure, found: Option<f64>) -> bool {
    let Form::About(said) = figure.value.form else { return false };
    let said = said.to_f64() * figure.value.scale.factor();
    // An error of the computer leaves nothing out: 36 % are near "about 40 %" as 44 % are.
    found.is_some_and(|found| (found - said).abs() <= NEAR * said.abs() * (1.0 + 1e-9))
}

/// Whether one of the one unit is one of the other: whoever died was one person.
fn is_one_for_one(one: &Unit, other: &Unit) -> bool {
    let is_of_a_person = |unit: &Unit| ["person", "child", "death"].contains(&unit.as_str());
    one == other || is_of_a_person(one) && is_of_a_person(other)
}

/// By how much one window may be longer than another before what was counted in the two is no like: a leap year and a long month are none.
const UNLIKE: f64 = 1.15;

/// Whether two numbers of what happened over time are of windows of unlike length. What is there at one time has no length, and a rate or an
/// average is of any.
fn are_of_unlike_windows(of: &Figure, base: &Figure) -> bool {
    let is_flow = |kind: TimeKind| matches!(kind, TimeKind::Entrants | TimeKind::Detections);
    let days = |figure: &Figure| {
        let time = figure.measure.time.filter(|time| is_flow(time.kind))?;
        time.period.n_days().filter(|_| figure.kind().is_extensive())
    };
    days(of)
        .zip(days(base))
        .is_some_and(|(one, other)| one.max(other) as f64 > UNLIKE * one.min(other) as f64)
}

/// By what the first figure is multiplied so that its relation to the second is one in a year, where the result is one in some stretch of time.
/// The base may be a number of such stretches ("3,684 days"); else the window of the first figure is divided out. None: it is not said.
fn per_year(scale: Scale, of: &Figure, base: &Figure) -> Option<f64> {
    let Scale::Per(rate) = scale else { return Some(1.0) };
    if rate.time().is_none() {
        return Some(1.0);
    }
    let stretch = PerTime::ALL.into_iter().find(|time| time.word() == base.measure.unit.as_str());
    match stretch {
        Some(time) => Some(time.in_a_year()),
        None => Some(DAYS_IN_A_YEAR / of.measure.time?.period.n_days()? as f64),
    }
}

/// Between which numbers a figure lies. What cannot be negative is no less than nothing.
fn extent(net: &NetConcepts<'_>, figure: &Figure) -> Extent {
    let extent = Extent::of_operand(&figure.value);
    let is_open_below = extent.low.is_none() && extent.high.is_some();
    if is_open_below && !net.may_be_negative(figure) { Extent { low: Some(0.0), ..extent } } else { extent }
}

/// The number as it was said, where it is one, on the plain scale.
fn point(value: &Value) -> Option<f64> {
    value.point().map(|number| number.to_f64() * value.scale.factor())
}

/// The verdict on a result that does not agree as it is meant.
fn otherwise_or_nothing(figure: &Figure, [x, y]: [Extent; 2], years: Option<f64>) -> ClaimVerdict {
    let scale = figure.value.scale;
    let cut = CutOff::of(&figure.value);
    let is_cut = |extent: Extent| cut.is_some_and(|cut| cut.admits(extent));
    if is_cut(x.combine(y, formula(scale))) {
        return ClaimVerdict::HoldsCutOff;
    }
    let said = Extent::of_result(&figure.value);
    // A bound that another reading happens to keep shows nothing: "more than 4" has room for most numbers.
    if !said.is_known() {
        return ClaimVerdict::FitsNothing;
    }
    let readings = otherwise(scale, x, y, years);
    let first = |fits: &dyn Fn(Extent) -> bool| {
        let found = readings.iter().find(|(_, found)| found.is_known() && fits(*found));
        found.map(|(reading, _)| *reading)
    };
    match (first(&|found| found.meets(said)), first(&is_cut)) {
        (Some(reading), _) => ClaimVerdict::FitsOtherwise { reading, cut_off: false },
        (None, Some(reading)) => ClaimVerdict::FitsOtherwise { reading, cut_off: true },
        (None, None) => ClaimVerdict::FitsNothing,
    }
}

/// How many days a year has.
const DAYS_IN_A_YEAR: f64 = 365.25;

/// What a relation on this scale computes of the figure and its base.
fn formula(scale: Scale) -> fn(f64, f64) -> f64 {
    match scale {
        Scale::Change(Change::Percent) => |of, base| of / base - 1.0,
        Scale::Change(Change::Absolute | Change::Points) => |of, base| of - base,
        Scale::Change(Change::Times) | Scale::Percent | Scale::Per(_) | Scale::One => |of, base| of / base,
    }
}

/// The other readings, the likeliest slips first.
fn otherwise(scale: Scale, x: Extent, y: Extent, years: Option<f64>) -> Vec<(ClaimReading, Extent)> {
    let mut readings = Vec::new();
    let share = x.combine(y, |of, base| of / base);
    // Only two shares differ in points.
    let are_shares = [x, y].iter().all(|extent| extent.high.is_some_and(|high| high <= 1.0));
    match scale {
        Scale::Change(Change::Percent) => {
            readings.push((ClaimReading::WrongBase, x.combine(y, |of, base| 1.0 - base / of)));
            readings.push((ClaimReading::MoreForTimes, x.combine(y, |of, base| of / base)));
            if are_shares {
                readings.push((ClaimReading::PointsForPercent, x.combine(y, |of, base| of - base)));
            }
            readings.push((ClaimReading::OldForNew, y.combine(x, |base, of| base / of - 1.0)));
            readings.push((ClaimReading::RiseForFall, y.combine(x, |base, of| 1.0 - of / base)));
        }
        Scale::Change(Change::Absolute | Change::Points) => {
            readings.push((ClaimReading::OldForNew, y.combine(x, |base, of| base - of)));
        }
        Scale::Change(Change::Times) | Scale::One => {
            readings.push((ClaimReading::MoreForTimes, x.combine(y, |of, base| of / base - 1.0)));
            readings.push((ClaimReading::OldForNew, y.combine(x, |base, of| base / of)));
        }
        Scale::Percent => {
            readings.push((ClaimReading::Complement, share.rest()));
            readings.push((ClaimReading::RestForWhole, x.combine(y, |of, base| of / (base - of))));
            readings.push((ClaimReading::RestForWhole, x.combine(y, |of, base| of / (base + of))));
            readings.push((ClaimReading::OldForNew, y.combine(x, |base, of| base / of)));
        }
        Scale::Per(rate) => {
            if rate.time().is_none() {
                readings.push((ClaimReading::Complement, share.rest()));
                readings.push((ClaimReading::RestForWhole, x.combine(y, |of, base| of / (base - of))));
                readings.push((ClaimReading::RestForWhole, x.combine(y, |of, base| of / (base + of))));
            }
            readings.push((ClaimReading::OldForNew, y.combine(x, |base, of| base / of)));
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
    let years = days / DAYS_IN_A_YEAR;
    ((years - 1.0).abs() > 0.05 && days > 1.0).then_some(years)
}

/// Where a result lies if its last digit was cut off and not rounded: from the number as it is written up to, but without, one unit of its
/// last place more, away from zero. Of "1 in 25" it is the 25 whose last digit may have been cut off: up to, but without, 1 in 26.
#[derive(Debug, Clone, Copy)]
struct CutOff {
    written: f64,
    next: f64,
}

impl CutOff {
    /// None where the result is hedged, and so not written to its last digit.
    fn of(value: &Value) -> Option<Self> {
        let Form::Exact(number) = value.form else { return None };
        let (written, factor) = (number.to_f64(), value.scale.factor());
        if let Scale::Per(rate) = value.scale
            && let Some(base) = rate.base().filter(|_| rate.is_one_in_some())
        {
            let unit = libm::pow(10.0, f64::from(base.exponent()));
            let share = written * factor;
            return Some(Self { written: share, next: share * base.to_f64() / (base.to_f64() + unit) });
        }
        let unit = libm::pow(10.0, f64::from(number.exponent()));
        Some(Self { written: written * factor, next: (written + unit.copysign(written)) * factor })
    }

    fn admits(self, extent: Extent) -> bool {
        let Some((low, high)) = extent.low.zip(extent.high) else { return false };
        let slack = 1e-9 * self.next.abs();
        let (low, high) = if self.next.is_sign_negative() { (-high, -low) } else { (low, high) };
        let (written, next) = (self.written.abs(), self.next.abs());
        if next < written {
            low <= written + slack && high > next + slack
        } else {
            high >= written - slack && low < next - slack
        }
    }
}

#[cfg(test)]
mod tests {
    use darkfigure_model::{Measure, Number, SourceId};

    use super::*;

    fn figure(form: Form, scale: Scale) -> Figure {
        let value = Value { form, scale };
        Figure::new(value, "", Measure::of(Unit::person()), SourceId::new("source").unwrap())
    }

    #[test]
    fn about_so_much_is_within_a_tenth_of_it() {
        let about = figure(Form::About(Number::whole(40)), Scale::Percent);
        for (found, expected) in [(0.36, true), (0.44, true), (0.35, false), (0.45, false), (40.0, false)] {
            assert_eq!(is_near(&about, Some(found)), expected, "{found}");
        }
        assert!(!is_near(&about, None));
        assert!(!is_near(&figure(Form::Exact(Number::whole(40)), Scale::Percent), Some(0.4)));
    }

    #[test]
    fn a_result_is_cut_off_from_what_is_written_up_to_but_without_the_next() {
        let of = |number: i64, scale| {
            CutOff::of(&figure(Form::Exact(Number::whole(number)), scale).value).unwrap()
        };
        let at = |value| Extent { low: Some(value), high: Some(value) };
        let times = of(25, Scale::One);
        assert!(times.admits(at(25.0)) && times.admits(at(25.9)));
        assert!(!times.admits(at(24.9)) && !times.admits(at(26.0)));
        let falls = of(-25, Scale::One);
        assert!(falls.admits(at(-25.9)) && !falls.admits(at(-24.9)) && !falls.admits(at(-26.0)));
        // Written as 1 in 25 it is anything down to, but without, 1 in 26.
        let one_in =
            CutOff::of(&Value { form: Form::Exact(Number::whole(1)), scale: Scale::per(Number::whole(25)) });
        let one_in = one_in.unwrap();
        assert!(one_in.admits(at(1.0 / 25.0)) && one_in.admits(at(1.0 / 25.9)));
        assert!(!one_in.admits(at(1.0 / 26.0)) && !one_in.admits(at(1.0 / 24.9)));
        // An error of the computer is none of the number.
        assert!(of(1_000_000_000, Scale::One).admits(at(1e9 - 1e-6)));
        assert!(!times.admits(Extent { low: None, high: Some(25.5) }));
    }
}
