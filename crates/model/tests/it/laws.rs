//! What always holds of quantities, periods and places.

use darkfigure_model::{End, Known, Number, Place, Quantity, Tier, strategy};
use proptest::prelude::*;

fn ends_are_ordered(q: &Quantity) -> bool {
    q.low().value().zip(q.high().value()).is_none_or(|(low, high)| low <= high)
}

proptest! {
    #[test]
    fn a_number_keeps_its_value_when_its_place_is_written_finer(n in strategy::positive_number()) {
        let finer = Number::new(n.coefficient() * 10, n.exponent() - 1).unwrap();
        prop_assert!(finer != n);
        prop_assert!((finer.to_f64() - n.to_f64()).abs() <= f64::EPSILON * n.to_f64());
    }

    #[test]
    fn one_sided_in_one_sided_out(a in strategy::quantity(), b in strategy::quantity()) {
        let product = a.times(&b);
        let quotient = a.over(&b);
        let sum = a.plus(&b);
        if a.low() == End::Unknown || b.low() == End::Unknown {
            prop_assert_eq!(product.low(), End::Unknown);
            prop_assert_eq!(sum.low(), End::Unknown);
        }
        if a.high() == End::Unknown || b.high() == End::Unknown {
            prop_assert_eq!(product.high(), End::Unknown);
            prop_assert_eq!(sum.high(), End::Unknown);
        }
        if a.low() == End::Unknown || b.high() == End::Unknown {
            prop_assert_eq!(quotient.low(), End::Unknown);
        }
        if a.high() == End::Unknown || b.low() == End::Unknown {
            prop_assert_eq!(quotient.high(), End::Unknown);
        }
    }

    #[test]
    fn a_floor_over_a_floor_is_nothing(a in 1.0..1e6_f64, b in 1.0..1e6_f64) {
        let floor = |v| Quantity::between(End::at(v, Tier::Stated), End::Unknown);
        let quotient = floor(a).over(&floor(b));
        prop_assert_eq!((quotient.low(), quotient.high()), (End::Unknown, End::Unknown));
    }

    #[test]
    fn the_weaker_tier_holds(a in strategy::quantity(), b in strategy::quantity()) {
        for result in [a.times(&b), a.over(&b), a.plus(&b), a.minus(&b)] {
            let weakest = a.tier().into_iter().chain(b.tier()).min();
            if let (Some(tier), Some(weakest)) = (result.tier(), weakest) {
                prop_assert!(tier >= weakest);
            }
            let has_hard = |q: &Quantity| [q.low().tier(), q.high().tier()].contains(&Some(Tier::Hard));
            if has_hard(&result) {
                prop_assert!(has_hard(&a) && has_hard(&b));
            }
            prop_assert!(ends_are_ordered(&result));
        }
    }

    #[test]
    fn hard_ends_contain_what_is_computed_from_within(
        (al, ah, bl, bh) in (1e-2..1e3_f64, 0.0..1e3_f64, 1e-2..1e3_f64, 0.0..1e3_f64),
        (s, t) in (0.0..=1.0_f64, 0.0..=1.0_f64),
    ) {
        let hard = |low: f64, width: f64| {
            Quantity::between(End::at(low, Tier::Hard), End::at(low + width, Tier::Hard))
        };
        let (a, b) = (hard(al, ah), hard(bl, bh));
        let (x, y) = (al + s * ah, bl + t * bh);
        let slack = 1e-12;
        for (q, v) in [(a.times(&b), x * y), (a.over(&b), x / y), (a.plus(&b), x + y), (a.minus(&b), x - y)] {
            let scale = 1.0 + v.abs();
            prop_assert!(q.low().value().unwrap() <= v + slack * scale);
            prop_assert!(q.high().value().unwrap() >= v - slack * scale);
        }
    }

    #[test]
    fn stated_levels_never_rise(a in strategy::quantity(), b in strategy::quantity()) {
        let joint = a.times(&b).assurance();
        for part in [a.assurance(), b.assurance()] {
            prop_assert!(joint.n_intervals() >= part.n_intervals());
            if let (Some(all), Some(one)) = (joint.joint_level(), part.joint_level()) {
                prop_assert!(all.probability() <= one.probability() + f64::EPSILON);
            }
        }
    }

    #[test]
    fn periods_are_within_themselves_and_containment_is_transitive(
        a in strategy::period(), b in strategy::period(), c in strategy::period(),
    ) {
        prop_assert!(a.is_within(a) != Known::No);
        prop_assert_eq!(a.is_same(b), b.is_same(a));
        prop_assert_eq!(a.is_apart(b), b.is_apart(a));
        let blurred = [a, b, c].iter().any(|p| p.is_fuzzy());
        if !blurred && a.is_within(b) == Known::Yes && b.is_within(c) == Known::Yes {
            prop_assert_eq!(a.is_within(c), Known::Yes);
        }
        if a.is_apart(b) == Known::Yes {
            prop_assert!(a.is_within(b) != Known::Yes);
        }
    }

    #[test]
    fn places_are_within_themselves_and_within_the_world(a in strategy::place(), b in strategy::place()) {
        prop_assert_eq!(a.is_within(&a), Known::Yes);
        prop_assert_eq!(a.is_within(&Place::world()), Known::Yes);
        prop_assert_eq!(a.is_same(&b), b.is_same(&a));
    }

    #[test]
    fn values_order_their_ends(value in strategy::value()) {
        let q = value.quantity(Tier::Hard);
        prop_assert!(ends_are_ordered(&q));
        if let Some(point) = q.central() {
            prop_assert!(q.low().value().is_none_or(|low| low <= point));
            prop_assert!(q.high().value().is_none_or(|high| point <= high));
        }
    }
}

#[test]
fn places_know_their_regions() {
    let place = |codes: &[&str]| Place::new(codes.iter().copied()).unwrap();
    assert_eq!(place(&["KH"]).is_within(&place(&["035"])), Known::Yes);
    assert_eq!(place(&["KHM"]), place(&["116"]));
    assert_eq!(place(&["KH-18"]).is_within(&place(&["KH"])), Known::Yes);
    assert_eq!(place(&["KH"]).is_within(&place(&["KH-18"])), Known::Unknown);
    assert_eq!(place(&["KH"]).is_within(&place(&["MM", "LA"])), Known::No);
    assert_eq!(place(&["MM", "KH"]), place(&["KH", "MM"]));
    assert!(Place::new(["XX"]).is_err());
}
