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
