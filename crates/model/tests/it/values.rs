//! What was said, on its scale: the numbers that a value stands for, its ends and what they rest on.

use darkfigure_model::{
    Assurance, Basis, Change, End, Extent, Figure, Form, Interval, IntervalKind, Level, Measure, Number,
    PerTime, Quantity, Range, Rate, Scale, Shape, SourceId, Tier, Unit, Vague, Value, ValueError, strategy,
};
use proptest::prelude::*;

fn whole(n: i64) -> Number {
    Number::whole(n)
}

fn are_near(one: End, other: End) -> bool {
    match (one, other) {
        (End::At { value: a, tier: s }, End::At { value: b, tier: t }) => {
            s == t && (a - b).abs() <= 1e-12 * a.abs().max(b.abs())
        }
        (a, b) => a == b,
    }
}

proptest! {
    #[test]
    fn a_scale_multiplies_every_end_and_the_point(form in strategy::value(), rate in strategy::rate()) {
        let plain = Value::plain(form.form.clone()).quantity(Tier::Hard);
        for scale in [Scale::Percent, Scale::Per(rate), Scale::Change(Change::Points), Scale::Change(Change::Times)] {
            let scaled = Value { form: form.form.clone(), scale }.quantity(Tier::Hard);
            prop_assert!(are_near(scaled.low(), plain.scaled(scale.factor()).low()));
            prop_assert!(are_near(scaled.high(), plain.scaled(scale.factor()).high()));
            prop_assert_eq!(scaled.central().is_some(), plain.central().is_some());
            if let Some((scaled, plain)) = scaled.central().zip(plain.central()) {
                prop_assert!((scaled - plain * scale.factor()).abs() <= 1e-12 * scaled.abs());
            }
        }
    }

    #[test]
    fn what_was_said_is_read_without_a_change(n in strategy::positive_number(), range in strategy::range(), interval in strategy::interval()) {
        let at = |number: Number, tier| End::at(number.to_f64(), tier);
        let of = |form| Value::plain(form).quantity(Tier::Hard);
        for (form, tier) in [(Form::Exact(n), Tier::Hard), (Form::About(n), Tier::Face)] {
            prop_assert_eq!(of(form), Quantity::point(n.to_f64(), tier));
        }
        for form in [Form::AtLeast(n), Form::MoreThan(n)] {
            prop_assert_eq!(of(form), Quantity::between(at(n, Tier::Stated), End::Unknown));
        }
        for form in [Form::AtMost(n), Form::LessThan(n), Form::FarBelow(n)] {
            prop_assert_eq!(of(form), Quantity::between(End::Unknown, at(n, Tier::Stated)));
        }
        let read = of(Form::Range(range));
        prop_assert_eq!((read.low(), read.high()), (at(range.low(), Tier::Stated), at(range.high(), Tier::Stated)));
        prop_assert_eq!(read.central(), range.point().map(Number::to_f64));
        prop_assert_eq!(read.assurance(), Assurance::default());
        let read = of(Form::Interval(interval));
        prop_assert_eq!((read.low(), read.high()), (at(interval.low(), Tier::Stated), at(interval.high(), Tier::Stated)));
        prop_assert_eq!(read.central(), interval.point().map(Number::to_f64));
        prop_assert_eq!((read.assurance().n_intervals(), read.assurance().kind()), (1, Some(interval.kind())));
        let joint = read.assurance().joint_level().unwrap();
        prop_assert!((joint.probability() - interval.level().probability()).abs() < 1e-12);
    }

    #[test]
    fn a_value_has_an_interval_where_one_was_stated(value in strategy::value()) {
        let stated = if let Form::Interval(interval) = value.form { Some(interval) } else { None };
        prop_assert_eq!(value.interval(), stated);
    }

    #[test]
    fn numbers_stand_lowest_first_with_their_point_between(value in strategy::value()) {
        let numbers = value.numbers();
        prop_assert!(numbers.windows(2).all(|pair| pair[0].to_f64() <= pair[1].to_f64()));
        let has_point = match value.form {
            Form::Range(range) => range.point().is_some(),
            Form::Interval(interval) => interval.point().is_some(),
            _ => false,
        };
        let has_two_ends = matches!(value.form, Form::Range(_) | Form::Interval(_));
        prop_assert_eq!(numbers.len(), 1 + usize::from(has_two_ends) + usize::from(has_point));
    }

    #[test]
    fn several_intervals_hold_jointly_at_the_level_of_bonferroni(levels in prop::collection::vec(90..=99_u32, 2..4)) {
        let level = |percent: u32| Level::new(f64::from(percent) / 100.0).unwrap();
        let of = |percent| Quantity::stated(1.0, None, 2.0, level(percent), IntervalKind::Credible);
        let sum = levels.iter().map(|percent| of(*percent)).reduce(|sum, next| sum.plus(&next)).unwrap();
        let shortfall: f64 = levels.iter().map(|percent| 1.0 - level(*percent).probability()).sum();
        prop_assert_eq!(sum.assurance().n_intervals() as usize, levels.len());
        prop_assert!((sum.assurance().joint_level().unwrap().probability() - (1.0 - shortfall)).abs() < 1e-12);
    }
}

#[test]
fn levels_lie_between_nothing_and_certainty() {
    for refused in [0.0, 1.0, -0.1, 95.0, f64::NAN] {
        assert!(Level::new(refused).is_err(), "{refused}");
    }
    let half = Level::new(0.5).unwrap();
    assert_eq!((half.probability(), f64::from(half)), (0.5, 0.5));
}

#[test]
fn intervals_of_two_kinds_are_together_of_neither() {
    let of = |kind| Quantity::stated(1.0, None, 2.0, Level::P95, kind);
    let [confidence, credible] = [IntervalKind::Confidence, IntervalKind::Credible].map(of);
    assert_eq!(confidence.plus(&credible).assurance().kind(), Some(IntervalKind::Stated));
    assert_eq!(confidence.plus(&confidence).assurance().kind(), Some(IntervalKind::Confidence));
    assert_eq!(
        confidence.plus(&Quantity::point(1.0, Tier::Hard)).assurance().kind(),
        confidence.assurance().kind()
    );
    assert_eq!(Quantity::point(1.0, Tier::Hard).assurance().joint_level(), None, "no interval, no level");
    let twenty_one = (0..20).fold(confidence, |sum, _| sum.plus(&confidence));
    assert_eq!(twenty_one.assurance().joint_level(), None, "nothing is left of the level");
}

#[test]
fn points_lie_within_their_ends() {
    let range = Range::new(whole(311), whole(808)).unwrap();
    assert_eq!(range.with_point(Some(whole(518))).map(Range::point), Ok(Some(whole(518))));
    assert_eq!(range.with_point(None).map(Range::point), Ok(None));
    for outside in [310, 809] {
        let refused = ValueError::PointOutside { point: outside as f64, low: 311.0, high: 808.0 };
        assert_eq!(range.with_point(Some(whole(outside))), Err(refused));
        let interval =
            |point| Interval::new(whole(311), point, whole(808), Level::P95, IntervalKind::Stated, None);
        assert_eq!(interval(Some(whole(outside))), Err(refused));
        assert!(interval(Some(whole(311))).is_ok() && interval(Some(whole(808))).is_ok());
    }
    assert!(Range::new(whole(5), whole(5)).is_ok(), "one number twice");
    assert_eq!(Range::new(whole(6), whole(5)), Err(ValueError::Crossed { low: 6.0, high: 5.0 }));
    assert!(Interval::new(whole(5), None, whole(5), Level::P95, IntervalKind::Stated, None).is_ok());
}

#[test]
fn a_declared_shape_leaves_the_interval_as_it_was() {
    let plain =
        Interval::new(whole(1), Some(whole(2)), whole(4), Level::P95, IntervalKind::Credible, None).unwrap();
    let shaped = plain.with_shape(Shape::Lognormal);
    assert_eq!((plain.shape(), shaped.shape()), (None, Some(Shape::Lognormal)));
    assert_eq!((shaped.low(), shaped.point(), shaped.high()), (plain.low(), plain.point(), plain.high()));
    assert_eq!((shaped.level(), shaped.kind()), (plain.level(), plain.kind()));
}

#[test]
fn a_vague_word_reads_as_two_of_its_scale() {
    let tens_of_thousands = Vague::new(whole(10_000)).unwrap();
    assert_eq!(Some(tens_of_thousands.lower_reading()), Some(20_000.0));
    let read = Value::plain(Form::Vague(tens_of_thousands)).quantity(Tier::Hard);
    assert_eq!((read.low(), read.high()), (End::at(20_000.0, Tier::Face), End::Unknown));
    assert_eq!(read.floor(), None, "a reading is no bound");
}

#[test]
fn one_in_some_was_rounded_in_its_base() {
    let per =
        |count: i64, base: i64| Value { form: Form::Exact(whole(count)), scale: Scale::per(whole(base)) };
    let near = |found: Option<(f64, f64)>, low: f64, high: f64| {
        found.is_some_and(|(a, b)| (a - low).abs() < 1e-15 && (b - high).abs() < 1e-15)
    };
    // "1 in 35" may be 1 in 34.5 to 1 in 35.5; "1 in 20" 1 in 15 to 1 in 25.
    assert!(near(per(1, 35).rounded_in_its_base(), 1.0 / 35.5, 1.0 / 34.5));
    assert!(near(per(3, 35).rounded_in_its_base(), 3.0 / 35.5, 3.0 / 34.5));
    assert!(near(per(1, 20).rounded_in_its_base(), 1.0 / 25.0, 1.0 / 15.0));
    let extent = Extent::of(&per(1, 20));
    assert!(near(extent.low.zip(extent.high), 1.0 / 25.0, 1.0 / 15.0));
    assert_eq!(per(12, 1_000).rounded_in_its_base(), None, "a rate is rounded in its number");
    let not_whole = Value { form: Form::Exact(Number::new(15, -1).unwrap()), ..per(1, 35) };
    assert_eq!(not_whole.rounded_in_its_base(), None);
    let yearly = Scale::Per(Rate::per(whole(35)).each(PerTime::Year));
    assert_eq!(Value { scale: yearly, ..per(1, 35) }.rounded_in_its_base(), None);
}

#[test]
fn extents_stand_on_the_plain_scale() {
    let extent = |number, scale| Extent::of(&Value { form: Form::Exact(number), scale });
    let near = |found: Extent, low: f64, high: f64| {
        let found = found.low.zip(found.high);
        assert!(found.is_some_and(|(a, b)| (a - low).abs() < 1e-15 && (b - high).abs() < 1e-15), "{found:?}");
    };
    // 60 % is no percentage rounded to tens.
    near(extent(whole(60), Scale::Percent), 0.595, 0.605);
    near(extent(Number::new(605, -1).unwrap(), Scale::Percent), 0.6045, 0.6055);
    near(extent(whole(12), Scale::per(whole(1_000))), 0.0115, 0.0125);
    assert_eq!(extent(whole(250), Scale::One), Extent { low: Some(245.0), high: Some(255.0) });
}

#[test]
fn one_extent_lies_above_another_by_more_than_a_rounding_error() {
    let at = |v: f64| Extent { low: Some(v), high: Some(v) };
    assert!(at(1_001.0).is_above(at(1_000.0)) && !at(1_000.0).is_above(at(1_001.0)));
    assert!(!at(5.0).is_above(at(5.0)) && !at(0.0).is_above(at(0.0)));
    // A billionth of the larger of the two is the computer's, not the source's.
    assert!(!at(1e6 + 5e-4).is_above(at(1e6)));
    assert!(at(1e6 + 5e-3).is_above(at(1e6)));
    assert!(at(1e-6).is_above(at(0.0)) && at(0.0).is_above(at(-1e-6)));
}

#[test]
fn a_registers_whole_number_is_not_rounded() {
    let source = || SourceId::new("police").unwrap();
    let of = |basis, number| {
        let figure = Figure::new(Value::exact(number), "", Measure::of(Unit::person()), source());
        Extent::of_figure(&Figure { basis, ..figure })
    };
    let span = |low, high| Extent { low: Some(low), high: Some(high) };
    assert_eq!(of(Some(Basis::Register), whole(400)), span(400.0, 400.0));
    assert_eq!(of(Some(Basis::Enumeration), whole(400)), span(400.0, 400.0));
    assert_eq!(of(Some(Basis::Survey), whole(400)), span(350.0, 450.0));
    assert_eq!(of(None, whole(400)), span(350.0, 450.0));
    // "4 hundred" in a register is not written out.
    assert_eq!(of(Some(Basis::Register), Number::new(4, 2).unwrap()), span(350.0, 450.0));
}

#[test]
fn an_open_lower_end_of_what_cannot_be_negative_is_zero() {
    let at_most = Extent::of(&Value::plain(Form::AtMost(whole(5))));
    assert_eq!(at_most.not_negative(), Extent { low: Some(0.0), high: at_most.high });
    let known = Extent { low: Some(3.0), high: None };
    assert_eq!(known.not_negative(), known);
}

#[test]
fn numbers_below_zero_are_negative() {
    assert!(whole(-1).is_negative() && !whole(0).is_negative() && !whole(1).is_negative());
}

#[test]
fn a_number_was_rounded_no_further_than_it_was_written() {
    let place = |coefficient, exponent| Number::new(coefficient, exponent).unwrap().coarsest_place();
    assert_eq!([place(259, 0), place(100, 0), place(100_000, 0), place(0, 0)], [0, 2, 5, 0]);
    // "1.10", "25.0 million", "4.0 thousand": a zero behind the point was written on purpose.
    assert_eq!([place(110, -2), place(250, 5), place(40, 2), place(2_500, 4)], [-2, 5, 2, 4]);
    // "20 million", "10 thousand", "100 billion".
    assert_eq!([place(20, 6), place(10, 3), place(100, 9)], [7, 4, 11]);
    assert_eq!([place(35, 5), place(4, 2), place(-300, 0)], [5, 2, 2]);
}

#[test]
fn a_value_has_the_point_that_was_said() {
    let interval = |point| {
        let found =
            Interval::new(whole(1), point, whole(4), Level::P95, IntervalKind::Credible, None).unwrap();
        assert_eq!(found.point(), point);
        Value::plain(Form::Interval(found)).point()
    };
    assert_eq!((interval(Some(whole(2))), interval(None)), (Some(whole(2)), None));
    let range = |point| Range::new(whole(1), whole(4)).unwrap().with_point(point).unwrap();
    assert_eq!(Value::plain(Form::Range(range(Some(whole(3))))).point(), Some(whole(3)));
    assert_eq!(Value::plain(Form::Range(range(None))).point(), None);
    assert_eq!(
        [Form::Exact(whole(5)), Form::About(whole(5))].map(|form| Value::plain(form).point()),
        [Some(whole(5)); 2]
    );
    for form in [Form::AtLeast(whole(5)), Form::AtMost(whole(5)), Form::FarBelow(whole(5))] {
        assert_eq!(Value::plain(form).point(), None);
    }
}
