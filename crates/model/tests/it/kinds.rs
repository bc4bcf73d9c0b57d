//! What always holds of kinds of quantity: what makes no sense cannot be built, and what makes sense keeps its kind.

use darkfigure_model::{
    Addition, Change, Extent, Form, KindError, Magnitude, Number, PerTime, Quantity, QuantityKind, Rate,
    Scale, Tier, Unit, Value, strategy,
};
use proptest::prelude::*;

fn point(value: f64, kind: QuantityKind) -> Magnitude {
    Magnitude::new(Quantity::point(value, Tier::Face), kind)
}

fn central(magnitude: &Magnitude) -> f64 {
    magnitude.quantity().central().unwrap()
}

proptest! {
    #[test]
    fn whether_two_kinds_match_does_not_depend_on_their_order(a in strategy::kind(), b in strategy::kind()) {
        prop_assert_eq!(a.matches(b).is_ok(), b.matches(a).is_ok());
        prop_assert!(a.matches(a).is_ok());
        prop_assert_eq!(a.matches(b).is_ok(), a.minus(b).is_ok());
    }

    #[test]
    fn nothing_that_has_a_base_matches_what_is_counted(rate in strategy::rate()) {
        for counted in [QuantityKind::Number, QuantityKind::Amount] {
            for other in [QuantityKind::Share, QuantityKind::Rate(rate), QuantityKind::Change(Change::Points), QuantityKind::Change(Change::Percent)] {
                prop_assert!(counted.matches(other).is_err());
            }
        }
    }

    #[test]
    fn a_difference_added_again_gives_the_other(a in 0.0..1.0_f64, b in 0.0..1.0_f64, kind in strategy::kind()) {
        let (a, b) = (point(a, kind), point(b, kind));
        let difference = a.minus(&b).unwrap();
        // What leads from one to the other is added to the one, in its own unit; multiples and percentages are not added.
        match b.plus(&difference) {
            Ok(sum) => {
                prop_assert_eq!(sum.kind(), kind);
                prop_assert!((central(&sum) - central(&a)).abs() < 1e-12);
            }
            Err(_) => prop_assert!(matches!(kind, QuantityKind::Change(Change::Percent | Change::Times))),
        }
    }

    #[test]
    fn only_extensive_kinds_come_out_of_a_base(kind in strategy::kind(), base in 1.0..1e9_f64, v in 0.0..1.0_f64) {
        let base = Quantity::point(base, Tier::Stated);
        match point(v, kind).of_base(&base, false) {
            Ok(product) => {
                prop_assert!(kind.needs_base());
                let is_over_time = matches!(product.kind(), QuantityKind::Rate(Rate::Time(_)));
                prop_assert!(product.kind().is_extensive() || is_over_time);
                prop_assert!((central(&product) - v * base.central().unwrap()).abs() <= 1e-9 * base.central().unwrap());
            }
            Err(error) => {
                prop_assert!(!kind.needs_base());
                prop_assert_eq!(error, KindError::NotOfABase { kind });
            }
        }
    }

    #[test]
    fn a_change_leads_from_one_figure_to_the_other(from in 1.0..1e6_f64, to in 1.0..1e6_f64) {
        let [before, after] = [from, to].map(|v| Quantity::point(v, Tier::Hard));
        let change = |of: Change| of.between(&before, &after).central().unwrap();
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0);
        prop_assert!(near(from + change(Change::Absolute), to));
        prop_assert!(near(from * (1.0 + change(Change::Percent)), to));
        prop_assert!(near(from * change(Change::Times), to));
    }

    #[test]
    fn the_coarser_of_two_rates_is_one_of_both_scales(a in strategy::rate(), b in strategy::rate()) {
        prop_assert_eq!(a.converts(b), b.converts(a));
        if a.converts(b) {
            let coarser = a.coarser(b);
            prop_assert_eq!(coarser, b.coarser(a));
            prop_assert!([a.base(), b.base()].contains(&coarser.base()));
            prop_assert!([a.time(), b.time()].contains(&coarser.time()));
        }
    }

    #[test]
    fn a_percentage_is_one_with_and_without_its_sign(n in strategy::positive_number()) {
        let percent = Unit::new("percent").unwrap();
        let bare = Value::exact(n).in_unit(&percent);
        let signed = Value { form: Form::Exact(n), scale: Scale::Percent }.in_unit(&percent);
        prop_assert_eq!(&bare, &signed);
        prop_assert_eq!(QuantityKind::of(bare.scale, &percent), QuantityKind::Share);
        prop_assert_eq!(bare.clone().in_unit(&percent), bare);
    }

    #[test]
    fn an_extent_holds_its_number_and_half_a_unit_on_either_side(n in strategy::positive_number()) {
        let extent = Extent::of(&Value::exact(n));
        let (low, high) = (extent.low.unwrap(), extent.high.unwrap());
        let half = 0.5 * 10_f64.powi(n.coarsest_place());
        prop_assert!(low <= n.to_f64() && n.to_f64() <= high);
        prop_assert!(((high - low) - 2.0 * half).abs() <= 1e-6 * half.max(n.to_f64()));
    }
}

#[test]
fn percent_less_percent_is_points_and_percent_is_not_added_to_percent() {
    let difference = point(0.092, QuantityKind::Share).minus(&point(0.032, QuantityKind::Share)).unwrap();
    assert_eq!(difference.kind(), QuantityKind::Change(Change::Points));
    assert!((central(&difference) - 0.06).abs() < 1e-12);
    let addend = point(0.028, QuantityKind::Change(Change::Points));
    let sum = point(0.061, QuantityKind::Share).plus(&addend).unwrap();
    assert_eq!(sum.kind(), QuantityKind::Share);
    assert!((central(&sum) - 0.089).abs() < 1e-12);
    assert_eq!(QuantityKind::Share.plus(QuantityKind::Share), Err(KindError::SharesAdded));
    assert!(
        QuantityKind::Share.plus(QuantityKind::Number).is_err()
            && QuantityKind::Number.plus(QuantityKind::Change(Change::Points)).is_err()
    );
}

#[test]
fn rates_differ_on_the_coarser_of_their_scales() {
    let per = |n| QuantityKind::Rate(Rate::per(Number::whole(n)));
    assert_eq!(per(1_000).minus(per(100_000)), Ok(per(100_000)));
    let monthly = QuantityKind::Rate(Rate::Time(PerTime::Month));
    assert_eq!(
        monthly.minus(QuantityKind::Rate(Rate::Time(PerTime::Year))),
        Ok(QuantityKind::Rate(Rate::Time(PerTime::Year)))
    );
    // "12 per 100,000" does not say in which time, "12 per 100,000 a year" does.
    assert!(
        per(100_000)
            .matches(QuantityKind::Rate(Rate::per(Number::whole(100_000)).each(PerTime::Year)))
            .is_err()
    );
    // A share is a rate per 100.
    assert_eq!(QuantityKind::Share.minus(per(100_000)), Ok(per(100_000)));
}

#[test]
fn rates_stand_for_one_of_their_base_and_a_year() {
    let per_month =
        Value { form: Form::Exact(Number::whole(50)), scale: Scale::Per(Rate::Time(PerTime::Month)) };
    assert_eq!(per_month.quantity(Tier::Face).central(), Some(600.0));
    let scale = Scale::Per(Rate::per(Number::whole(100_000)).each(PerTime::Year));
    let rate = Value { form: Form::Exact(Number::whole(171)), scale };
    assert!((rate.quantity(Tier::Face).central().unwrap() - 0.00171).abs() < 1e-12);
}

mod sums {
    use super::{Addition, Form, Number, Value};
    use darkfigure_model::{Basis, Figure, Measure, SourceId, Unit};

    fn figure(form: Form) -> Figure {
        let measure = Measure::of(Unit::person());
        let figure = Figure::new(Value::plain(form), "", measure, SourceId::new("s").unwrap());
        Figure { basis: Some(Basis::Model), ..figure }
    }

    fn exact(n: i64) -> Figure {
        figure(Form::Exact(Number::whole(n)))
    }

    fn of(total: &Figure, parts: &[Figure], is_complete: bool) -> Addition {
        Addition::of(total, &parts.iter().collect::<Vec<_>>(), is_complete, false, false)
    }

    #[test]
    fn a_rounded_total_agrees_to_its_place() {
        let parts = [exact(31_298), exact(124_885), exact(228_398)];
        assert_eq!(of(&exact(384_581), &parts, true), Addition::Exact);
        assert_eq!(of(&exact(385_000), &parts, true), Addition::Rounded { place: 3 });
        assert_eq!(of(&exact(386_000), &parts, true), Addition::TooLittle);
        assert_eq!(of(&exact(384_000), &parts, true), Addition::TooMuch);
    }

    #[test]
    fn about_a_total_agrees_if_about_means_rounded_and_is_else_open() {
        let about = |n| figure(Form::About(Number::whole(n)));
        let parts = [exact(37), exact(324), exact(2_024)];
        assert_eq!(of(&about(2_400), &parts, true), Addition::About { place: 2 });
        // How near "about" is nobody says: 2,385 may be about 2,600 to somebody.
        assert_eq!(of(&about(2_600), &parts, true), Addition::Open);
    }

    #[test]
    fn a_floor_needs_a_floor_in_every_part() {
        let at_least = |n| figure(Form::AtLeast(Number::whole(n)));
        let about = |n| figure(Form::About(Number::whole(n)));
        let total = at_least(220_000);
        assert_eq!(of(&total, &[at_least(120_000), about(100_000)], true), Addition::NoFloor);
        assert_eq!(of(&total, &[at_least(120_000), at_least(100_000)], true), Addition::Open);
        // What is only about a number is still no less than nothing.
        assert_eq!(of(&exact(90), &[at_least(120), about(100)], true), Addition::TooMuch);
    }

    #[test]
    fn parts_of_a_net_total_may_exceed_it() {
        let total = exact(1_000);
        let parts = [exact(1_700)];
        let parts: Vec<&Figure> = parts.iter().collect();
        assert_eq!(Addition::of(&total, &parts, false, false, false), Addition::TooMuch);
        assert_eq!(Addition::of(&total, &parts, false, true, false), Addition::Open);
    }

    #[test]
    fn a_ceiling_leaves_open_how_much_is_missing() {
        let at_most = figure(Form::AtMost(Number::whole(5)));
        assert_eq!(of(&exact(94), &[exact(103), at_most.clone()], true), Addition::TooMuch);
        assert_eq!(of(&exact(107), &[exact(103), at_most.clone()], true).holds(), None);
        assert_eq!(of(&exact(259), &[exact(103), at_most], true), Addition::TooLittle);
    }
}
