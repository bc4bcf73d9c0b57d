//! Bounds: between which numbers the truth lies, if a figure holds.

use darkfigure_model::{Basis, Figure, Form, Interval, Number, Role, Scale, Status, Tier};

/// A bound on one side, on the plain scale: a share is a fraction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound {
    pub(super) value: f64,
    /// How far the number may have been rounded: half a unit of its last figure that is not zero, where it is no bound but a number at its
    /// face.
    pub(super) allowance: f64,
    pub(super) tier: Tier,
    /// Whether the bound itself is excluded.
    pub(super) is_strict: bool,
    /// Whether it excludes what is near it, however near that is: "nowhere near 100,000".
    pub(super) is_far: bool,
    /// In how many of all cases the truth may lie outside, by the level of the interval of which it is an end: 0.05 at 95%.
    pub(super) shortfall: f64,
}

/// Where intervals hold together in fewer cases than these, that they exclude one another shows nothing.
const LEAST_JOINT_LEVEL: f64 = 0.5;

impl Bound {
    pub(super) const fn stated(value: f64, is_strict: bool) -> Self {
        Self { value, allowance: 0.0, tier: Tier::Stated, is_strict, is_far: false, shortfall: 0.0 }
    }

    fn face(number: Number) -> Self {
        let allowance = 0.5 * libm::pow(10.0, f64::from(number.coarsest_place()));
        Self { allowance, tier: Tier::Face, ..Self::stated(number.to_f64(), false) }
    }

    /// What was counted: a number that is written to its last one is what it is, and "2.2 million" is rounded.
    fn counted(number: Number) -> Self {
        let allowance = match number.exponent() {
            0 => 0.0,
            exponent => 0.5 * libm::pow(10.0, f64::from(exponent)),
        };
        Self { allowance, tier: Tier::Hard, ..Self::stated(number.to_f64(), false) }
    }

    /// An end of an interval, which holds at its level.
    fn of_interval(number: Number, interval: &Interval) -> Self {
        Self { shortfall: 1.0 - interval.level().probability(), ..Self::stated(number.to_f64(), false) }
    }

    /// The same for a number of percent: "60%" is not rounded to tens, and a third stands as 33.3%.
    fn of_percent(self, number: Number, is_face: bool) -> Self {
        let is_rounded = is_face || number.exponent() < 0;
        let half = 0.5 * libm::pow(10.0, f64::from(number.exponent().min(0)));
        let percent = Scale::Percent.factor();
        Self { value: self.value * percent, allowance: if is_rounded { half * percent } else { 0.0 }, ..self }
    }

    /// Several floors under things that do not lie within one another, as one under all of them.
    pub(super) fn together(floors: impl IntoIterator<Item = Self>) -> Self {
        let nothing = Self { tier: Tier::Hard, ..Self::stated(0.0, false) };
        floors.into_iter().fold(nothing, |all, floor| Self {
            value: all.value + floor.value,
            allowance: all.allowance + floor.allowance,
            tier: all.tier.min(floor.tier),
            is_strict: all.is_strict || floor.is_strict,
            is_far: false,
            shortfall: all.shortfall + floor.shortfall,
        })
    }

    /// Whether a floor lies above a ceiling as the two are written, or on one of which either excludes it.
    pub(super) fn is_over(self, ceiling: Self) -> bool {
        let is_there = self.value >= ceiling.value;
        is_there && (self.value > ceiling.value || self.is_strict || ceiling.is_strict)
    }

    /// Whether that is so wherever rounding may have left the two, and intervals between them hold together more often than not. "Near
    /// 100,000" and "nowhere near 100,000" exclude one another by the words, however near is near.
    pub(super) fn is_surely_over(self, ceiling: Self) -> bool {
        // At any dependence, all of them hold in so many cases at least: Bonferroni.
        if 1.0 - self.shortfall - ceiling.shortfall < LEAST_JOINT_LEVEL - 1e-9 {
            return false;
        }
        if ceiling.is_far {
            return self.is_over(ceiling);
        }
        let (below, above) = (self.value - self.allowance, ceiling.value + ceiling.allowance);
        below > above || self.is_over(ceiling) && self.allowance + ceiling.allowance <= 0.0
    }

    /// By how much a floor lies above a ceiling wherever rounding may have left the two. None where the ceiling is only said to be far below its
    /// number, or where the two may meet.
    pub(super) fn surely_over_by(self, ceiling: Self) -> Option<f64> {
        let surely = (self.value - self.allowance) - (ceiling.value + ceiling.allowance);
        (!ceiling.is_far && surely > 0.0).then_some(surely)
    }
}

/// What a figure says about how many there are at least.
pub(super) fn floor(figure: &Figure) -> Option<Bound> {
    if is_plain(figure) { floor_as(figure, is_number(figure)) } else { None }
}

/// The same of a share or rate of which a step of the dossier makes a number, by the size of its base.
pub(super) fn floor_of_base(figure: &Figure) -> Option<Bound> {
    if is_of_base(figure) { floor_as(figure, true) } else { None }
}

fn floor_as(figure: &Figure, is_number: bool) -> Option<Bound> {
    let is_count = figure.role() == Some(Role::Count);
    // A case that is presumed, or that may be one, is not there for certain.
    let is_sure = !matches!(figure.measure.status, Some(Status::Presumed | Status::MayBe));
    if is_count && !is_sure {
        return None;
    }
    // Of what was recorded a share may be any share of what there is.
    let is_open = is_number || figure.role() == Some(Role::Estimate);
    let stated = |number: Number, is_strict| bound(figure, number, Bound::stated(number.to_f64(), is_strict));
    match figure.value.form {
        Form::Exact(n) if is_count && is_number => Some(bound(figure, n, Bound::counted(n))),
        Form::Exact(n) | Form::About(n) => is_open.then(|| bound(figure, n, Bound::face(n))),
        Form::AtLeast(n) => Some(stated(n, false)),
        Form::MoreThan(n) => Some(stated(n, true)),
        Form::Range(range) => is_open.then(|| stated(range.low(), false)),
        Form::Interval(interval) => {
            let low = interval.low();
            is_open.then(|| bound(figure, low, Bound::of_interval(low, &interval)))
        }
        Form::AtMost(_) | Form::LessThan(_) | Form::FarBelow(_) | Form::Vague(_) => None,
    }
}

/// What a figure says about how many there are at most.
pub(super) fn ceiling(figure: &Figure) -> Option<Bound> {
    if is_plain(figure) { ceiling_as(figure) } else { None }
}

/// The same of a share or rate of which a step of the dossier makes a number, by the size of its base.
pub(super) fn ceiling_of_base(figure: &Figure) -> Option<Bound> {
    if is_of_base(figure) { ceiling_as(figure) } else { None }
}

fn ceiling_as(figure: &Figure) -> Option<Bound> {
    // A count of what was seen bounds nothing from above, however small it is; and of a number of which nobody says how it came about, nobody
    // says that there are no more, unless it is put so.
    let is_estimate = figure.role() == Some(Role::Estimate) && figure.basis != Some(Basis::Undisclosed);
    // "Up to 5,000" in a register says how many are on it, and not how many there are.
    let is_of_record = figure.basis == Some(Basis::Register);
    let stated = |number: Number, is_strict| bound(figure, number, Bound::stated(number.to_f64(), is_strict));
    match figure.value.form {
        Form::AtMost(_) | Form::LessThan(_) | Form::FarBelow(_) if is_of_record => None,
        Form::AtMost(n) => Some(stated(n, false)),
        Form::LessThan(n) => Some(stated(n, true)),
        Form::FarBelow(n) => Some(Bound { is_far: true, ..stated(n, true) }),
        // Who says that there are none, on whatever ground, says that there are no more.
        Form::Exact(n) if n.coefficient() == 0 && figure.basis == Some(Basis::Undisclosed) => {
            Some(stated(n, false))
        }
        Form::Exact(n) | Form::About(n) => is_estimate.then(|| bound(figure, n, Bound::face(n))),
        Form::Range(range) => is_estimate.then(|| stated(range.high(), false)),
        Form::Interval(interval) => {
            let high = interval.high();
            is_estimate.then(|| bound(figure, high, Bound::of_interval(high, &interval)))
        }
        Form::AtLeast(_) | Form::MoreThan(_) | Form::Vague(_) => None,
    }
}

fn bound(figure: &Figure, number: Number, as_number: Bound) -> Bound {
    match figure.value.scale {
        Scale::Percent => as_number.of_percent(number, as_number.tier == Tier::Face),
        Scale::One | Scale::Per(_) | Scale::Change(_) => {
            let factor = figure.value.scale.factor();
            Bound { value: as_number.value * factor, allowance: as_number.allowance * factor, ..as_number }
        }
    }
}

/// Whether the figure is a number of things or a share of some, and not a rate or a change.
fn is_plain(figure: &Figure) -> bool {
    is_said(figure) && (is_number(figure) || is_share(figure))
}

/// Whether the figure is a share or rate that has a base.
fn is_of_base(figure: &Figure) -> bool {
    is_said(figure) && figure.kind().needs_base()
}

/// Whether the figure stands for itself, and is not negative.
fn is_said(figure: &Figure) -> bool {
    figure.relations.relates.is_none() && !figure.is_negative()
}

/// Whether the figure is a number of things, within which others lie.
pub(super) fn is_number(figure: &Figure) -> bool {
    figure.kind().is_extensive()
}

/// Whether the figure is a share of a population. Nothing lies within one but the share of something narrower in the same population.
pub(super) fn is_share(figure: &Figure) -> bool {
    figure.value.scale == Scale::Percent && figure.measure.population.is_some()
}

/// Whether a figure bounds the truth from above.
pub(super) fn sets_ceiling(figure: &Figure) -> bool {
    ceiling(figure).is_some()
}

/// Whether a figure bounds the truth from below.
pub(super) fn sets_floor(figure: &Figure) -> bool {
    floor(figure).is_some()
}

#[cfg(test)]
mod tests {
    use darkfigure_model::{FigureId, Measure, PopulationId, Relates, SourceId, Unit, Value};

    use super::*;

    fn figure(form: Form, scale: Scale, basis: Basis) -> Figure {
        let population = PopulationId::new("residents").ok();
        let measure = Measure { population, ..Measure::of(Unit::person()) };
        let value = Value { form, scale };
        Figure { basis: Some(basis), ..Figure::new(value, "", measure, SourceId::new("source").unwrap()) }
    }

    #[test]
    fn a_rate_and_its_rounding_are_of_the_same_base() {
        let number = Number::new(25, 0).unwrap();
        let rate = figure(Form::About(number), Scale::per(Number::new(1_000, 0).unwrap()), Basis::Survey);
        let found = bound(&rate, number, Bound::face(number));
        assert!((found.value - 0.025).abs() < 1e-12 && (found.allowance - 0.000_5).abs() < 1e-12);
    }

    #[test]
    fn a_percentage_is_rounded_where_it_has_decimals_or_stands_at_its_face() {
        let allowance = |coefficient: i128, exponent, is_face| {
            let number = Number::new(coefficient, exponent).unwrap();
            Bound::stated(number.to_f64(), false).of_percent(number, is_face).allowance
        };
        assert!((allowance(333, -1, false) - 0.000_5).abs() < 1e-12, "33.3 % is 33.25 to 33.35 %");
        assert!(allowance(60, 0, false).abs() < 1e-12, "at least 60 % is no less than that");
        // "60%" is not rounded to tens.
        assert!((allowance(60, 0, true) - 0.005).abs() < 1e-12);
        assert!((allowance(6, 1, true) - 0.005).abs() < 1e-12);
        let share = Bound::stated(60.0, true).of_percent(Number::new(60, 0).unwrap(), true);
        assert!((share.value - 0.6).abs() < 1e-12 && share.is_strict, "60 % is six tenths");
    }

    #[test]
    fn a_count_is_a_hard_floor_an_estimate_one_at_its_face_and_a_share_of_the_recorded_none() {
        let tier = |scale, basis| {
            floor(&figure(Form::Exact(Number::whole(40)), scale, basis)).map(|bound| bound.tier)
        };
        assert_eq!(tier(Scale::One, Basis::Register), Some(Tier::Hard));
        assert_eq!(tier(Scale::One, Basis::Survey), Some(Tier::Face));
        assert_eq!(tier(Scale::Percent, Basis::Survey), Some(Tier::Face));
        assert_eq!(tier(Scale::Percent, Basis::Register), None);
    }

    #[test]
    fn numbers_at_their_face_exclude_one_another_beyond_their_rounding_alone() {
        let face = |coefficient, exponent| Bound::face(Number::new(coefficient, exponent).unwrap());
        // 1,450 to 1,550 against 1,475 to 1,485, and 1,550 to 1,650 against the same.
        assert!(!face(15, 2).is_surely_over(face(148, 1)));
        assert!(face(16, 2).is_surely_over(face(148, 1)));
        // Where the two may just meet, they do.
        assert!(!face(15, 2).is_surely_over(face(14, 2)));
    }

    #[test]
    fn a_rate_bounds_no_number_of_things_until_a_step_makes_one_of_it() {
        let of = |scale| figure(Form::Exact(Number::whole(40)), scale, Basis::Survey);
        let rate = of(Scale::per(Number::whole(1_000)));
        assert!(!sets_floor(&rate) && !sets_ceiling(&rate));
        assert!(floor_of_base(&rate).is_some() && ceiling_of_base(&rate).is_some());
        assert!(sets_floor(&of(Scale::One)) && sets_ceiling(&of(Scale::One)));
        // No step makes a number of what is one, and has no base.
        assert!(floor_of_base(&of(Scale::One)).is_none() && ceiling_of_base(&of(Scale::One)).is_none());
    }

    #[test]
    fn what_relates_two_others_or_is_below_none_bounds_nothing() {
        let share = |number| figure(Form::Exact(Number::whole(number)), Scale::Percent, Basis::Survey);
        let mut claim = share(40);
        let base = FigureId::new("other").unwrap();
        claim.relations.relates = Some(Relates { of: None, base });
        for (figure, bounds) in [(share(40), true), (share(-40), false), (claim, false)] {
            assert_eq!(sets_floor(&figure), bounds);
            assert_eq!(floor_of_base(&figure).is_some(), bounds);
        }
    }

    #[test]
    fn what_is_presumed_is_not_there_for_certain() {
        let with = |status, basis| {
            let mut found = figure(Form::Exact(Number::whole(40)), Scale::One, basis);
            found.measure.status = status;
            sets_floor(&found)
        };
        for status in [Some(Status::Presumed), Some(Status::MayBe)] {
            assert!(!with(status, Basis::Register) && with(status, Basis::Survey));
        }
        assert!(with(Some(Status::Confirmed), Basis::Register) && with(None, Basis::Register));
    }
}
