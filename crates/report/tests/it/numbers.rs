//! What numbers print as: examples that a reader learns the rules from.

use darkfigure_model::Tier;
use darkfigure_report::number::*;

fn people() -> Dimension {
    Dimension::count("person", "people")
}

fn share() -> Dimension {
    Dimension::percent_of("new cases")
}

#[test]
fn ends_share_a_place() {
    assert_eq!(Amount::between(38.84, 164.3, Dimension::Ratio).print(), "38–165 times");
    assert_eq!(Amount::between(608.65, 2574.46, people()).significant(3).print(), "608–2,575 people");
    assert_eq!(Amount::between(608.65, 2574.46, people()).earned(3).print(), "600–2,580 people");
    assert_eq!(Amount::between(0.0012, 4_567_890.0, Dimension::Ratio).print(), "0.0012 to 4.6 million times");
    assert_eq!(Amount::between(0.97, 1.0004, Dimension::Ratio).significant(3).print(), "0.970–1.001 times");
    assert_eq!(Amount::between(2.35, 9.9, Dimension::Plain).digits(Digits::Full).print(), "2.35–9.90");
    assert_eq!(Amount::between(-3.2, 5.0, Dimension::LogPoints).print(), "−3.2 to 5.0 log points");
    assert_eq!(Amount::between(3.0, 3.0, Dimension::Ratio).print(), "3 times");
}

#[test]
fn points_have_the_digits_they_earned() {
    assert_eq!(Amount::point(386.1, Dimension::Ratio).print(), "386 times");
    assert_eq!(Amount::point(17_198.0 / 17_138.0, Dimension::Ratio).significant(5).print(), "1.0035 times");
    assert_eq!(Amount::written("1.10", 1.1, Dimension::Ratio).print(), "1.10 times");
    assert_eq!(Amount::written("100000", 1e5, people()).about().print(), "about 100,000 people");
    assert_eq!(Amount::published(0.049, share()).print(), "4.9% of new cases");
    assert_eq!(Amount::point(9.96, Dimension::Ratio).significant(2).print(), "10 times");
    assert_eq!(Amount::point(0.3, Dimension::Ratio).print(), "0.3 times");
    assert_eq!(Amount::point(0.1 + 0.2, Dimension::Ratio).digits(Digits::Full).print(), "0.3 times");
    assert_eq!(Amount::point(2.0 / 3.0, Dimension::Ratio).digits(Digits::Decimals(1)).print(), "0.7 times");
    assert_eq!(Amount::point(12_345.678, Dimension::Ratio).earned(9).print(), "12,300 times");
}

#[test]
fn bounds_round_outward() {
    assert_eq!(Amount::up_to(0.025_745, share()).significant(2).print(), "up to 2.6% of new cases");
    assert_eq!(Amount::up_to(0.025_1, share()).significant(2).print(), "up to 2.6% of new cases");
    assert_eq!(
        Amount::ends(Bound::At(2132.9), None, Bound::Unknown, people()).significant(4).print(),
        "at least 2,132 people"
    );
    let hard = Amount::between(608.65, 2574.46, people()).significant(3);
    assert_eq!(hard.clone().tier(Tier::Hard).print(), "608–2,575 people");
    let level = IntervalLevel::at_least(0.95, LevelKind::Stated);
    assert_eq!(hard.clone().level(level).print(), "608–2,575 people (at least 95% stated interval)");
    assert_eq!(hard.tier(Tier::Stated).print(), "608–2,575 people");
}

#[test]
fn each_kind_prints_on_its_scale() {
    use darkfigure_model::{Number, PerTime, Rate};

    let deaths = UnitWords::new("death", "deaths");
    let rate = |scale, base| Dimension::rate(&deaths, scale, base);
    let per = Rate::per(Number::whole(100_000));
    assert_eq!(
        Amount::point(0.0023, rate(per, Some("live births"))).print(),
        "230 deaths per 100,000 live births"
    );
    assert_eq!(
        Amount::point(0.00001, rate(per.each(PerTime::Year), Some("the workforce"))).print(),
        "1 death per 100,000 of the workforce a year"
    );
    assert_eq!(Amount::point(600.0, rate(Rate::Time(PerTime::Month), None)).print(), "50 deaths a month");
    assert_eq!(Amount::point(0.06, Dimension::Points).print(), "6 percentage points");
    assert_eq!(Amount::point(-0.01, Dimension::Points).print(), "−1 percentage point");
    assert_eq!(Amount::between(-0.074, 0.094, Dimension::Points).print(), "−7.4 to 9.4 percentage points");
    assert_eq!(Amount::point(0.4077, Dimension::PercentChange).print(), "+40.8%");
    assert_eq!(Amount::point(-0.16, Dimension::PercentChange).print(), "−16%");
    assert_eq!(Amount::between(3.0, 3.0, Dimension::Points).print(), "300 percentage points");
}

#[test]
fn unknown_and_unbounded_are_two_prints() {
    assert_eq!(Amount::at_least(120_000.0, people()).print(), "at least 120,000 people");
    assert_eq!(
        Amount::ends(Bound::At(120_000.0), None, Bound::Unbounded, people()).print(),
        "at least 120,000 people, without upper limit",
    );
    assert_eq!(
        Amount::ends(Bound::Beyond(100.0), None, Bound::Unknown, people()).print(),
        "more than 100 people"
    );
    assert_eq!(Amount::unknown(people()).print(), "unknown");
    assert_eq!(Amount::unbounded(people()).print(), "unbounded");
    assert_eq!(Amount::point(f64::NAN, people()).print(), "unknown");
    assert_eq!(
        Amount::between(2.0, f64::INFINITY, people()).print(),
        "at least 2 people, without upper limit"
    );
    assert_eq!(
        Amount::ends(Bound::At(80.0), Some(100.0), Bound::Unbounded, people()).print(),
        "100 people (at least 80, without upper limit)",
    );
}

#[test]
fn units_agree_with_their_number() {
    assert_eq!(Amount::exact(1, people()).print(), "1 person");
    assert_eq!(Amount::exact(0, people()).print(), "0 people");
    assert_eq!(Amount::exact(-1, people()).print(), "−1 person");
    assert_eq!(Amount::exact(i64::MAX, people()).print(), "9,223,372,036,854,775,807 people");
    assert_eq!(Amount::point(1.5, Dimension::measure("year", "years")).print(), "1.5 years");
    assert_eq!(Amount::point(1.0, Dimension::Orders).print(), "1 order of magnitude");
    assert_eq!(Amount::point(-35.4e9, Dimension::money("GBP")).print(), "−£35.4 billion");
    assert_eq!(Amount::between(1e3, 2e3, Dimension::money("CHF")).print(), "CHF\u{a0}1,000–2,000");
    assert_eq!(
        Amount::ends(Bound::Beyond(5.0), None, Bound::At(9.0), Dimension::money("EUR")).print(),
        "more than €5 and at most 9"
    );
}

#[test]
fn extreme_sizes_are_readable() {
    assert_eq!(Amount::point(1.234e18, Dimension::Ratio).print(), "1.23 × 10¹⁸ times");
    assert_eq!(Amount::point(1.234e-9, Dimension::Ratio).print(), "1.23 × 10⁻⁹ times");
    assert_eq!(Amount::point(1_234_567.0, people()).print(), "1.23 million people");
    assert_eq!(Amount::exact(1_234_567, people()).print(), "1,234,567 people");
    assert_eq!(Amount::point(0.3, people()).print(), "0.3 people");
    assert_eq!(Amount::point(f64::MIN_POSITIVE, Dimension::Ratio).print(), "2.23 × 10⁻³⁰⁸ times");
    assert_eq!(Amount::point(f64::MAX, Dimension::Ratio).digits(Digits::Full).machine()[0].len(), 309);
}

#[test]
fn a_column_gives_the_unit_only_to_its_own() {
    let amount =
        Amount::interval(0.211, 0.222, 0.274, share()).level(IntervalLevel::new(0.95, LevelKind::Credible));
    assert_eq!(amount.print_in(Some(&share())), "22 (21–28; 95% credible interval)");
    assert_eq!(
        amount.print_in(Some(&Dimension::percent_of("all people"))),
        "22% of new cases (21–28%; 95% credible interval)",
    );
    assert_eq!(amount.machine(), ["22", "21", "28"].map(String::from));
}

#[test]
fn one_sided_numbers_name_their_side() {
    let ends = |low, high, role: Dimension| Amount::ends(low, None, high, role).digits(Digits::Full).print();
    let (at, beyond) = (Bound::At(20.0), Bound::Beyond(20.0));
    let (below, far_below) = (Bound::At(-20.0), Bound::Beyond(-20.0));
    for (low, high, words) in [
        (at, Bound::Unknown, "at least 20 people"),
        (beyond, Bound::Unknown, "more than 20 people"),
        (at, Bound::Unbounded, "at least 20 people, without upper limit"),
        (beyond, Bound::Unbounded, "more than 20 people, without upper limit"),
        (Bound::Unknown, at, "up to 20 people"),
        (Bound::Unknown, beyond, "fewer than 20 people"),
        (Bound::Unbounded, at, "up to 20 people, without lower limit"),
        (Bound::Unbounded, beyond, "fewer than 20 people, without lower limit"),
        // Twenty below zero "at least" would be read as twenty.
        (below, Bound::Unknown, "−20 people or higher"),
        (far_below, Bound::Unknown, "higher than −20 people"),
        (below, Bound::Unbounded, "−20 people or higher, without upper limit"),
        (far_below, Bound::Unbounded, "higher than −20 people, without upper limit"),
        (Bound::Unknown, below, "−20 people or lower"),
        (Bound::Unknown, far_below, "lower than −20 people"),
        (Bound::Unbounded, below, "−20 people or lower, without lower limit"),
        (Bound::Unbounded, far_below, "lower than −20 people, without lower limit"),
        (Bound::Unbounded, Bound::Unknown, "unknown, without lower limit"),
        (Bound::Unknown, Bound::Unbounded, "unknown, without upper limit"),
        (beyond, Bound::At(30.0), "more than 20 and at most 30 people"),
        (at, Bound::Beyond(30.0), "at least 20 and less than 30 people"),
    ] {
        assert_eq!(ends(low, high, people()), words);
    }
    assert_eq!(ends(Bound::Unknown, beyond, Dimension::Ratio), "less than 20 times");
    assert_eq!(ends(Bound::At(1.0), Bound::Unknown, people()), "at least 1 person");
}

#[test]
fn a_point_carries_its_range_and_what_it_is_worth() {
    let interval = |amount: Amount| amount.digits(Digits::Full).print();
    let plain = Amount::interval(46.0, 66.0, 110.0, people());
    assert_eq!(interval(plain.clone()), "66 people (46–110)");
    assert_eq!(interval(plain.clone().about()), "about 66 people (46–110)");
    assert_eq!(interval(plain.clone().tier(Tier::Face)), "66 people (46–110; at face value)");
    let level = IntervalLevel::new(0.999, LevelKind::Confidence);
    assert_eq!(interval(plain.clone().level(level)), "66 people (46–110; 99.9% confidence interval)");
    assert_eq!(
        interval(plain.clone().level(IntervalLevel::at_least(0.812_345_6, LevelKind::Computed))),
        "66 people (46–110; at least 81.2345% computed interval)"
    );
    assert_eq!(
        interval(Amount::ends(Bound::At(46.0), Some(66.0), Bound::Unknown, share())),
        "6,600% of new cases (at least 4,600%)"
    );
    assert_eq!(
        interval(Amount::ends(Bound::Unknown, Some(66.0), Bound::Beyond(110.0), people())),
        "66 people (fewer than 110)"
    );
    assert_eq!(plain.print_parts().1.as_deref(), Some("46–110"));
    assert_eq!(Amount::point(3.0, people()).print_parts(), ("3 people".to_owned(), None));
    // What says nothing has no face value.
    assert_eq!(Amount::unknown(people()).tier(Tier::Face).print(), "unknown");
    assert_eq!(Amount::point(3.0, people()).tier(Tier::Face).print(), "3 people (at face value)");
    assert_eq!(Amount::point(3.0, people()).tier(Tier::Face).print_in(Some(&people())), "3");
    // Ends out of order are put in order, and a point that is none is left out.
    assert_eq!(interval(Amount::between(110.0, 46.0, people())), "46–110 people");
    assert_eq!(
        interval(Amount::ends(Bound::At(4.0), Some(f64::NAN), Bound::At(6.0), people())),
        "4–6 people"
    );
    let amount = Amount::interval(46.0, 66.0, 110.0, people());
    assert_eq!(
        (amount.low(), amount.central(), amount.high()),
        (Bound::At(46.0), Some(66.0), Bound::At(110.0))
    );
    let point = Amount::point(5.0, people());
    assert_eq!((point.low(), point.central(), point.high()), (Bound::At(5.0), Some(5.0), Bound::At(5.0)));
    assert_eq!(Bound::Beyond(2.0).value(), Some(2.0));
}

#[test]
fn a_range_across_scales_gives_both() {
    let range = |low, high| Amount::between(low, high, Dimension::Plain).print();
    assert_eq!(range(1.2e6, 3.4e6), "1.2–3.4 million");
    assert_eq!(range(0.9e6, 3.4e6), "0.9–3.4 million");
    assert_eq!(range(2.1e9, 3.4e12), "2.1 billion to 3.4 trillion");
    assert_eq!(range(2.0e5, 3.4e9), "200,000 to 3.4 billion");
    assert_eq!(range(-3.4e6, -1.2e6), "−3.4 million to −1.2 million");
    assert_eq!(Amount::point(1e6, Dimension::Plain).print(), "1 million");
    assert_eq!(Amount::point(999_999.0, Dimension::Plain).print(), "1.00 million");
    assert_eq!(Amount::point(999_000.0, Dimension::Plain).print(), "999,000");
    assert_eq!(Amount::point(1e12, Dimension::Plain).print(), "1 trillion");
    assert_eq!(Amount::point(1e15, Dimension::Plain).print(), "1 × 10¹⁵");
    assert_eq!(Amount::point(1e-6, Dimension::Plain).print(), "0.000001");
    assert_eq!(Amount::point(1.5e-7, Dimension::Plain).print(), "1.5 × 10⁻⁷");
    assert_eq!(Amount::point(2.5e-40, Dimension::Plain).print(), "2.5 × 10⁻⁴⁰");
}

#[test]
fn numerals_as_written_stay_as_written() {
    let written = |numeral: &str, value: f64| Amount::written(numeral, value, Dimension::Plain).print();
    for (numeral, value, printed) in [
        ("1234567", 1_234_567.0, "1,234,567"),
        ("1234.50", 1_234.5, "1,234.50"),
        ("-24", -24.0, "−24"),
        ("−24.0", -24.0, "−24.0"),
        (" 12 ", 12.0, "12"),
        ("-0", 0.0, "0"),
        ("3.5 million", 3.5e6, "3.5 million"),
        ("123", 123.0, "123"),
    ] {
        assert_eq!(written(numeral, value), printed, "{numeral}");
    }
}

#[test]
fn money_and_changes_carry_their_signs() {
    let money = |value, currency| Amount::point(value, Dimension::money(currency)).print();
    assert_eq!(money(5.0, "GBP"), "£5");
    assert_eq!(money(-5.0, "EUR"), "−€5");
    assert_eq!(money(2.5e6, "USD"), "US$2.5 million");
    assert_eq!(money(5.0, "CHF"), "CHF\u{a0}5");
    assert_eq!(Amount::at_least(5.0, Dimension::money("GBP")).print(), "at least £5");
    assert_eq!(Amount::between(0.1, 0.2, Dimension::PercentChange).print(), "+10–20%");
    assert_eq!(Amount::point(2.0, Dimension::LogPoints).print(), "2 log points");
    assert_eq!(Amount::point(2.0, Dimension::Orders).print(), "2 orders of magnitude");
    assert_eq!(Amount::point(0.01, Dimension::Points).print(), "1 percentage point");
}

#[test]
fn the_head_of_a_column_names_what_is_in_it() {
    use darkfigure_model::{Number, Rate};

    let deaths = UnitWords::new("death", "deaths");
    let rate = Dimension::rate(&deaths, Rate::per(Number::whole(1_000)), None);
    for (role, head) in [
        (people(), "people"),
        (Dimension::measure("year", "years"), "years"),
        (Dimension::Ratio, "times"),
        (share(), "% of new cases"),
        (Dimension::Points, "percentage points"),
        (Dimension::PercentChange, "% more"),
        (rate, "deaths per 1,000"),
        (Dimension::LogPoints, "log points"),
        (Dimension::Orders, "orders of magnitude"),
        (Dimension::money("GBP"), "GBP"),
        (Dimension::Plain, ""),
    ] {
        assert_eq!(role.heading(), head);
    }
}

#[test]
fn machines_get_plain_decimals() {
    let machine = |amount: Amount| amount.digits(Digits::Full).machine();
    assert_eq!(machine(Amount::point(-1_234.5, Dimension::Plain)), ["-1234.5", "", ""]);
    assert_eq!(machine(Amount::interval(46.0, 66.5, 110.0, people())), ["66.5", "46.0", "110.0"]);
    assert_eq!(machine(Amount::at_least(46.0, people())), ["", "46", ""]);
    assert_eq!(machine(Amount::up_to(46.0, people())), ["", "", "46"]);
    assert_eq!(machine(Amount::unknown(people())), ["", "", ""]);
    assert_eq!(machine(Amount::ends(Bound::Unknown, Some(5.0), Bound::At(6.0), people())), ["5", "", "6"]);
}

#[test]
fn shares_in_words_of_points_bounds_and_ranges() {
    let words = |amount: Amount| amount.in_words();
    let of = |text: &str| Some(text.to_owned());
    assert_eq!(words(Amount::point(0.025_7, share())), of("about 1 in 40"));
    assert_eq!(words(Amount::up_to(0.025_9, share())), of("at most 1 in 38"));
    assert_eq!(words(Amount::at_least(0.025_9, share())), of("at least 1 in 39"));
    assert_eq!(words(Amount::between(0.02, 0.06, share())), of("1 in 50 to 1 in 16"));
    assert_eq!(words(Amount::between(0.02, 0.03, share())), of("about 1 in 40"));
    assert_eq!(words(Amount::between(0.02, 0.030_01, share())), of("1 in 50 to 1 in 33"));
    assert_eq!(words(Amount::interval(0.02, 0.028, 0.03, share())), of("about 1 in 35"));
    assert_eq!(words(Amount::up_to(0.5, share())), of("at most 1 in 2"));
    assert_eq!(words(Amount::up_to(0.72, share())), of("at most 3 in 4"));
    assert_eq!(words(Amount::at_least(0.72, share())), of("at least 7 in 10"));
    assert_eq!(words(Amount::up_to(0.001_23, share())), of("at most 1 in 810"));
    assert_eq!(words(Amount::at_least(0.001_23, share())), of("at least 1 in 820"));
    // What would lie far out bounds nothing that a reader feels.
    assert_eq!((words(Amount::at_least(0.46, share())), words(Amount::up_to(0.911, share()))), (None, None));
    assert_eq!(words(Amount::between(0.48, 0.83, share())), None);
    assert_eq!(words(Amount::point(0.95, share())), of("about 19 in 20"));
    assert_eq!((words(Amount::point(0.951, share())), words(Amount::point(1e-6, share()))), (None, None));
    assert_eq!(words(Amount::point(1.1e-6, share())), of("about 1 in 910,000"));
    assert_eq!(words(Amount::unknown(share())), None);
}

#[test]
fn a_fraction_of_a_whole_number_is_that_number() {
    let all = || Dimension::percent_of("all");
    let round = (2..=100).chain((110..=990).step_by(10)).chain((1_000..=9_900).step_by(100));
    for n in round {
        let share = 1.0 / f64::from(n);
        let words = format!("1 in {}", Amount::exact(i64::from(n), Dimension::Plain).print());
        let most = Amount::up_to(share, all()).in_words();
        let least = Amount::at_least(share, all()).in_words();
        assert_eq!(most, Some(format!("at most {words}")));
        assert_eq!(least, Some(format!("at least {words}")));
        // What lies between two of them goes outward.
        let (more, less) = (share * 1.000_1, share * 0.999_9);
        assert_ne!(Amount::up_to(more, all()).in_words(), most, "{n}");
        assert_eq!(Amount::up_to(less, all()).in_words(), most, "{n}");
        assert_eq!(Amount::at_least(more, all()).in_words(), least, "{n}");
        assert_ne!(Amount::at_least(less, all()).in_words(), least, "{n}");
    }
}

#[test]
fn digits_that_a_simulation_earned_are_those_of_each_end() {
    assert_eq!(Amount::between(5.3, 64.0, Dimension::Ratio).earned(1).print(), "5–70 times");
    assert_eq!(Amount::between(5.3, 64.0, Dimension::Ratio).earned(2).print(), "5–64 times");
    // A best number near zero has no finer digits than both of its ends.
    assert_eq!(Amount::interval(-80.0, 0.3, 80.0, Dimension::Ratio).earned(1).print(), "0 times (−80 to 80)");
    assert_eq!(Amount::point(9_996_000.0, people()).significant(3).print(), "10.0 million people");
    assert_eq!(Amount::point(99_960_000.0, people()).significant(3).print(), "100 million people");
}

#[test]
fn a_number_whose_margins_nobody_knows_stands_alone() {
    let point = |low, high| Amount::ends(low, Some(66.0), high, people()).print();
    assert_eq!(point(Bound::Unknown, Bound::Unknown), "66 people");
    assert_eq!(point(Bound::Unknown, Bound::Unbounded), "66 people (unknown, without upper limit)");
    let nan = Amount::ends(Bound::At(f64::NAN), None, Bound::At(5.0), people()).digits(Digits::Full);
    assert_eq!(nan.print(), "up to 5 people");
    let written = |numeral: &str| Amount::written(numeral, 1_234.5e6, Dimension::Plain).print();
    assert_eq!(written("1234.5 million"), "1234.5 million");
    assert_eq!(written("about 1234"), "about 1234");
}
