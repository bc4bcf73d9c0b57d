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

#[test]
fn every_kind_has_its_name_and_its_code() {
    let rate = QuantityKind::Rate(Rate::Time(PerTime::Day));
    let kinds = [QuantityKind::Number, QuantityKind::Amount, QuantityKind::Share, rate];
    assert_eq!(kinds.map(QuantityKind::code), ["number", "amount", "share", "rate"]);
    assert_eq!(kinds.map(QuantityKind::name), ["a number of things", "an amount", "a share", "a rate"]);
    let changes = Change::ALL.map(QuantityKind::Change);
    assert_eq!(changes.map(QuantityKind::code), ["change", "percent-change", "points", "times"]);
    assert!(changes.iter().all(|change| change.name() == "a change"));
    assert_eq!(kinds.map(QuantityKind::is_extensive), [true, true, false, false]);
    assert!(changes.iter().all(|change| !change.is_extensive() && !change.needs_base()));
    assert_eq!(kinds.map(QuantityKind::needs_base), [false, false, true, false]);
}

#[test]
fn a_base_and_a_stretch_of_time_leave_a_number_or_an_amount() {
    let per = Rate::per(Number::whole(1_000));
    let [base, time, both] =
        [per, Rate::Time(PerTime::Month), per.each(PerTime::Month)].map(QuantityKind::Rate);
    assert_eq!(
        (QuantityKind::Share.of_base(false), QuantityKind::Share.of_base(true)),
        (Ok(QuantityKind::Number), Ok(QuantityKind::Amount))
    );
    assert_eq!(
        (base.of_base(false), base.of_base(true)),
        (Ok(QuantityKind::Number), Ok(QuantityKind::Amount))
    );
    assert_eq!((both.of_base(false), both.of_base(true)), (Ok(time), Ok(time)));
    assert_eq!(time.of_base(false), Err(KindError::NotOfABase { kind: time }));
    assert_eq!(
        (time.without_time(false), time.without_time(true)),
        (Some(QuantityKind::Number), Some(QuantityKind::Amount))
    );
    assert_eq!(both.without_time(true), Some(base));
    assert_eq!(base.without_time(false), None);
    assert_eq!(QuantityKind::Number.without_time(true), None);
}

#[test]
fn shares_of_one_base_are_parts_of_a_share_and_rates_of_other_scales_of_none() {
    let share = QuantityKind::Share;
    assert_eq!(share.adds_part(share), Ok(share));
    assert!(share.adds_part(QuantityKind::Number).is_err() && QuantityKind::Number.adds_part(share).is_err());
    assert_eq!(QuantityKind::Number.adds_part(QuantityKind::Number), Ok(QuantityKind::Number));
    let [base, time] = [Rate::per(Number::whole(1_000)), Rate::Time(PerTime::Year)].map(QuantityKind::Rate);
    assert!(base.plus(time).is_err());
    assert_eq!(base.plus(base), Ok(base));
}

#[test]
fn what_is_one_in_some_differs_from_others_in_points() {
    let per = |n| QuantityKind::Rate(Rate::per(Number::whole(n)));
    let points = Ok(QuantityKind::Change(Change::Points));
    for one_in_some in [12, 35, 20, 110] {
        assert!(Rate::per(Number::whole(one_in_some)).is_one_in_some());
        assert_eq!(per(one_in_some).minus(per(50)), points);
        assert_eq!(
            (per(one_in_some).minus(QuantityKind::Share), QuantityKind::Share.minus(per(one_in_some))),
            (points, points)
        );
        assert_eq!(
            (per(one_in_some).minus(per(1_000)), per(1_000).minus(per(one_in_some))),
            (Ok(per(1_000)), Ok(per(1_000)))
        );
    }
    assert!(!Rate::per(Number::whole(100)).is_one_in_some() && !Rate::per(Number::whole(1)).is_one_in_some());
    assert!(!Rate::per(Number::whole(12)).each(PerTime::Year).is_one_in_some());
    assert_eq!(per(1_000).minus(QuantityKind::Share), Ok(per(1_000)));
    // Of two ways to write one base the first is kept.
    let [plain, rounded] = [Number::whole(1_000), Number::new(1, 3).unwrap()].map(Rate::per);
    assert_eq!((plain.coarser(rounded), rounded.coarser(plain)), (plain, rounded));
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

    #[test]
    fn parts_that_are_not_all_of_it_stay_within_the_total() {
        let within = |total: &Figure, parts: &[Figure]| of(total, parts, false);
        assert_eq!(within(&exact(1_000), &[exact(300), exact(700)]), Addition::Within);
        assert_eq!(within(&exact(1_000), &[exact(300), exact(200)]), Addition::Within);
        assert_eq!(within(&exact(1_001), &[exact(301), exact(702)]), Addition::TooMuch);
        // "At most 5" may be less: 1,000 is no less than 999 and 5 only if it is.
        let at_most = figure(Form::AtMost(Number::whole(5)));
        assert_eq!(within(&exact(1_001), &[exact(999), at_most.clone()]), Addition::Open);
        assert_eq!(within(&exact(1_005), &[exact(999), at_most]), Addition::Within);
        let floor = figure(Form::AtLeast(Number::whole(1_000)));
        assert_eq!(within(&floor, &[exact(300)]), Addition::Open, "a floor has no upper end to stay within");
        assert_eq!(within(&exact(0), &[exact(0)]), Addition::Within);
        // What the computer adds in its last bit is no excess.
        let tenths = |n| figure(Form::Exact(Number::new(n, -1).unwrap()));
        assert_eq!(within(&tenths(83_811_616), &[tenths(82_528_947), tenths(1_282_669)]), Addition::Within);
    }

    #[test]
    fn parts_that_exceed_as_written_fit_by_rounding_alone() {
        let rounded = |place| Addition::Rounded { place };
        // 12 and 13 thousand are 25 thousand as rounded, and 1,020 more than 24,980 as written.
        assert_eq!(of(&exact(24_980), &[exact(12_000), exact(13_000)], false), rounded(3));
        assert_eq!(of(&exact(25_020), &[exact(12_000), exact(13_000)], true), rounded(3));
        // Of a part of it that falls short nothing is to be said.
        assert_eq!(of(&exact(25_020), &[exact(12_000), exact(13_000)], false), Addition::Within);
        let parts = [exact(12_000), exact(13_000)];
        let parts: Vec<&Figure> = parts.iter().collect();
        assert_eq!(
            Addition::of(&exact(24_980), &parts, false, true, false),
            Addition::Open,
            "of what may be negative"
        );
    }

    #[test]
    fn of_parts_that_overlap_only_too_little_says_something() {
        let overlapping = |total: &Figure, parts: &[Figure], is_complete, may_be_negative| {
            Addition::of(total, &parts.iter().collect::<Vec<_>>(), is_complete, may_be_negative, true)
        };
        let parts = [exact(301), exact(402)];
        assert_eq!(overlapping(&exact(703), &parts, true, false), Addition::Overlapping);
        assert_eq!(overlapping(&exact(603), &parts, true, false), Addition::Overlapping);
        assert_eq!(overlapping(&exact(903), &parts, true, false), Addition::TooLittle);
        assert_eq!(overlapping(&exact(903), &parts, false, false), Addition::Overlapping);
        assert_eq!(overlapping(&exact(903), &parts, true, true), Addition::Overlapping);
    }

    #[test]
    fn numbers_that_add_up_to_the_last_digit_are_exact() {
        let at = |coefficient, exponent| figure(Form::Exact(Number::new(coefficient, exponent).unwrap()));
        assert_eq!(of(&at(1, 7), &[at(4, 6), at(6, 6)], true), Addition::Exact);
        assert_eq!(of(&at(3, -1), &[at(1, -1), at(2, -1)], true), Addition::Exact, "0.1 and 0.2 are 0.3");
        assert_eq!(
            of(&exact(1_000_000), &[exact(400_001), exact(600_000)], true),
            Addition::Rounded { place: 6 }
        );
        assert_eq!(of(&exact(0), &[exact(0)], true), Addition::Exact);
    }

    #[test]
    fn an_addition_holds_or_does_not_or_nobody_knows() {
        let holds = [Addition::Exact, Addition::Rounded { place: 3 }, Addition::Within].map(Addition::holds);
        assert_eq!(holds, [Some(true); 3]);
        assert_eq!([Addition::TooMuch, Addition::TooLittle].map(Addition::holds), [Some(false); 2]);
        let open = [Addition::About { place: 2 }, Addition::Overlapping, Addition::Open, Addition::NoFloor];
        assert_eq!(open.map(Addition::holds), [None; 4]);
    }
}
