//! The algebra of ends: which operand each end comes from, and what is left where one is missing.

use darkfigure_model::{End, IntervalKind, Level, Quantity, Tier, strategy};
use proptest::prelude::*;

fn hard(low: f64, high: f64) -> Quantity {
    Quantity::between(End::at(low, Tier::Hard), End::at(high, Tier::Hard))
}

fn ends(q: &Quantity) -> (Option<f64>, Option<f64>) {
    (q.low().value(), q.high().value())
}

proptest! {
    #[test]
    fn points_are_reckoned_with_points(a in 1e-2..1e3_f64, b in 1e-2..1e3_f64) {
        let [x, y] = [a, b].map(|v| Quantity::point(v, Tier::Face));
        prop_assert_eq!(x.plus(&y).central(), Some(a + b));
        prop_assert_eq!(x.minus(&y).central(), Some(a - b));
        prop_assert_eq!(x.times(&y).central(), Some(a * b));
        prop_assert_eq!(x.over(&y).central(), Some(a / b));
        prop_assert_eq!(x.negated().central(), Some(-a));
        prop_assert_eq!(x.scaled(b).central(), Some(a * b));
    }

    #[test]
    fn an_operation_with_no_point_has_none(a in strategy::quantity(), b in strategy::quantity()) {
        let both = a.central().is_some() && b.central().is_some();
        for result in [a.plus(&b), a.minus(&b), a.times(&b), a.over(&b)] {
            prop_assert_eq!(result.central().is_some(), both);
        }
    }

    #[test]
    fn ends_are_those_of_interval_arithmetic(a in 1.0..9.0_f64, b in 10.0..99.0_f64, c in 1.0..9.0_f64, d in 10.0..99.0_f64) {
        let (x, y) = (hard(a, b), hard(c, d));
        prop_assert_eq!(ends(&x.plus(&y)), (Some(a + c), Some(b + d)));
        prop_assert_eq!(ends(&x.minus(&y)), (Some(a - d), Some(b - c)));
        prop_assert_eq!(ends(&x.times(&y)), (Some(a * c), Some(b * d)));
        prop_assert_eq!(ends(&x.over(&y)), (Some(a / d), Some(b / c)));
        prop_assert_eq!(ends(&x.scaled(c)), (Some(a * c), Some(b * c)));
        prop_assert_eq!(ends(&x.negated()), (Some(-b), Some(-a)));
    }

    #[test]
    fn only_a_bound_is_a_floor_or_a_ceiling(a in strategy::quantity()) {
        let bound = |end: End| end.value().filter(|_| end.tier() != Some(Tier::Face));
        prop_assert_eq!(a.floor(), bound(a.low()));
        prop_assert_eq!(a.ceiling(), bound(a.high()));
        let tiers: Vec<Tier> = [a.low().tier(), a.high().tier()].into_iter().flatten().collect();
        prop_assert_eq!(a.tier(), tiers.into_iter().min());
    }

    #[test]
    fn weakened_ends_stay_where_they_were(a in strategy::quantity()) {
        for tier in [Tier::Face, Tier::Stated, Tier::Hard] {
            let weak = a.weakened(tier);
            prop_assert_eq!((ends(&weak), weak.central(), weak.assurance()), (ends(&a), a.central(), a.assurance()));
            prop_assert_eq!(weak.low().tier(), a.low().tier().map(|own| own.min(tier)));
            prop_assert_eq!(weak.high().tier(), a.high().tier().map(|own| own.min(tier)));
        }
    }

    #[test]
    fn one_end_is_left_with_its_level(a in strategy::quantity()) {
        let (low, high) = (a.only_low(), a.only_high());
        prop_assert_eq!((low.low(), low.central(), low.high()), (a.low(), None, End::Unknown));
        prop_assert_eq!((high.low(), high.central(), high.high()), (End::Unknown, None, a.high()));
        prop_assert_eq!((low.assurance(), high.assurance()), (a.assurance(), a.assurance()));
        let other = End::at(7.0, Tier::Stated);
        let (with_low, with_high) = (a.with_low(other), a.with_high(other));
        prop_assert_eq!((with_low.low(), with_low.central(), with_low.high()), (other, a.central(), a.high()));
        prop_assert_eq!((with_high.low(), with_high.central(), with_high.high()), (a.low(), a.central(), other));
        prop_assert_eq!(a.with_central(Some(3.0)).central(), Some(3.0));
        prop_assert_eq!(a.with_central(None).low(), a.low());
    }
}

#[test]
fn products_and_quotients_of_what_may_be_negative_are_unknown() {
    let (positive, negative) = (hard(1.0, 2.0), hard(-1.0, 2.0));
    assert!(positive.is_non_negative() && !negative.is_non_negative() && hard(0.0, 0.0).is_non_negative());
    for (a, b) in [(positive, negative), (negative, positive), (negative, negative)] {
        assert_eq!(a.times(&b), Quantity::unknown());
        assert_eq!(a.over(&b), Quantity::unknown());
    }
    assert!(!positive.with_central(Some(-0.5)).is_non_negative());
}

#[test]
fn a_number_over_what_may_be_nothing_is_unbounded() {
    let quotient = hard(4.0, 8.0).over(&hard(0.0, 2.0));
    assert_eq!((quotient.low(), quotient.high()), (End::at(2.0, Tier::Hard), End::Unbounded));
    let nothing = Quantity::point(0.0, Tier::Hard);
    let quotient = Quantity::point(4.0, Tier::Hard).over(&nothing);
    assert_eq!((quotient.low(), quotient.central(), quotient.high()), (End::Unknown, None, End::Unbounded));
}

#[test]
fn what_is_unbounded_stays_so_unless_the_other_is_unknown() {
    let open = hard(1.0, 1.0).over(&hard(0.0, 2.0));
    assert_eq!(open.plus(&hard(1.0, 2.0)).high(), End::Unbounded);
    assert_eq!(open.plus(&Quantity::unknown()).high(), End::Unknown);
    assert_eq!(open.negated().low(), End::Unbounded);
}

#[test]
fn only_a_positive_number_scales() {
    let a = hard(1.0, 2.0);
    for factor in [0.0, -1.0, f64::NAN] {
        assert_eq!(a.scaled(factor), Quantity::unknown(), "{factor}");
    }
    let stated = Quantity::stated(1.0, None, 2.0, Level::P95, IntervalKind::Stated);
    assert_eq!(stated.scaled(2.0).assurance(), stated.assurance());
}

#[test]
fn ends_that_cross_are_swapped_with_their_tiers() {
    let (low, high) = (End::at(1.0, Tier::Hard), End::at(2.0, Tier::Face));
    assert_eq!(Quantity::between(high, low), Quantity::between(low, high));
    // Two ends at one place keep their tiers in their order.
    let (hard, face) = (End::at(1.0, Tier::Hard), End::at(1.0, Tier::Face));
    assert_eq!(Quantity::between(hard, face).low(), hard);
}

#[test]
fn ends_of_several_intervals_stand_where_these_hold_together_in_half_of_all_cases() {
    let interval = |level: f64| {
        Quantity::stated(1.0, Some(2.0), 3.0, Level::new(level).unwrap(), IntervalKind::Confidence)
    };
    let kept = |found: Quantity| {
        let left = found.without_loose_ends();
        assert_eq!(left.central(), found.central(), "the point stays");
        ends(&left) == ends(&found)
    };
    // Both in 60, in 50 and in 40 of a hundred cases at least.
    let two = |level: f64| kept(interval(level).times(&interval(level)));
    assert!(two(0.8) && two(0.75) && !two(0.7));
    assert!(kept(interval(0.4)), "one holds as often as its source says");
    let third = interval(0.7).times(&interval(0.95)).times(&interval(0.95));
    assert!(kept(third) && !kept(third.times(&interval(0.8))));
}
