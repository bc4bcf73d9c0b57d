//! Shares and rates: what bounds one another within one base, and what a rate in time is over its own window.

use darkfigure_analysis::{Effect, GapReading, Refusal};
use darkfigure_model::{Axis, Grade, TimeKind};

use crate::said::{compared, compared_by, figure};

const GRAVE: &str = "value=4%;population=residents;basis=survey;concept=grave";
const ALL: &str = "value=6%;population=residents;basis=survey";

fn near(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|found| (found - expected).abs() < 1e-9)
}

#[test]
fn within_one_base_the_narrower_thing_has_the_smaller_share() {
    for [a, b] in [[GRAVE, ALL], [ALL, GRAVE]] {
        let found = compared(a, b, "");
        assert!(matches!(found.gap, GapReading::Bound(_)), "{a} {b} {:?}", found.gap);
        assert!(found.gap.numbers().part.as_ref().is_some_and(|part| !part.is_above_whole));
    }
    let conflict = compared(&GRAVE.replace("4%", "8%"), ALL, "");
    assert!(conflict.gap.numbers().part.as_ref().is_some_and(|part| part.is_above_whole));
}

#[test]
fn a_share_of_what_was_recorded_or_of_another_base_bounds_no_other() {
    let is_refused = |a: &str, b: &str, rest: &str| {
        let found = compared(a, b, rest);
        matches!(found.gap, GapReading::Refused { why: Refusal::NotExtensive, .. })
            && found.gap.numbers().part.is_none()
    };
    let both = |change: &str| [GRAVE, ALL].map(|figure| format!("{figure};{change}"));
    let [grave, all] = both("basis=register");
    assert!(is_refused(&grave, &all, ""), "of the recorded a share may be any");
    assert!(is_refused(&grave, ALL, "") && is_refused(GRAVE, &all, ""));
    assert!(is_refused(&format!("{GRAVE};place=KH-18"), ALL, ""), "a province is another base");
    let [grave, all] = both("value=4 per 1,000");
    assert!(is_refused(&grave, &all, ""), "a rate may be one of cases that come again");
    let [grave, _] = both("value=-4%;concept=balance");
    assert!(!matches!(compared(&grave, ALL, "").gap, GapReading::Bound(_)));
    let doubled = "bridges = [\"k\"]\n[bridges.k]\ncorrects = \"a\"\nfactor = \"2\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n";
    assert!(is_refused(GRAVE, ALL, doubled), "what a step makes of a share is of no one base");
}

#[test]
fn a_share_of_those_who_were_counted_one_by_one_is_a_second_reading_of_an_estimated_one() {
    let is_over_count = |value: &str, estimate: &str| {
        let counted = format!("value={value};basis=enumeration");
        compared(&counted, &format!("value={estimate};basis=survey"), "")
            .gap
            .numbers()
            .orientation
            .is_estimate_over_count
    };
    assert!(!is_over_count("5%;population=residents", "6%;population=residents"));
    assert!(is_over_count("500", "600"), "of people more may be there than were found");
}

#[test]
fn of_a_number_that_a_bound_excludes_nobody_was_counted() {
    let is_above = |count: &str, estimate: &str| {
        let found = compared(&format!("value={count}"), &format!("value={estimate};basis=survey"), "");
        found.gap.numbers().is_count_above
    };
    assert!(is_above("5,000", "less than 5,000") && is_above("5,000", "nowhere near 5,000"));
    assert!(is_above("more than 5,000", "at most 5,000"));
    assert!(!is_above("5,000", "at most 5,000") && !is_above("at least 5,000", "at most 5,000"));
}

#[test]
fn a_count_written_in_millions_is_rounded_and_one_written_to_its_last_is_not() {
    let is_conflict = |count: &str| {
        let found = compared(&format!("value={count}"), "value=at most 5,180,000;basis=survey", "");
        assert!(found.gap.numbers().is_count_above, "{count}");
        found.gap.numbers().is_conflict
    };
    // 5.15 to 5.25 million.
    assert_eq!((is_conflict("5.2 million"), is_conflict("5,200,000")), (false, true));
    assert!(is_conflict("5.3 million"));
}

#[test]
fn about_so_many_percent_is_rounded_in_percent() {
    let found = compared("value=about 4%;population=residents;basis=survey", ALL, "");
    let rounding = found.rounding[0].unwrap();
    assert!(near(Some(rounding.lower()), 0.035) && near(Some(rounding.upper()), 0.045), "{rounding:?}");
}

#[test]
fn a_rate_in_time_is_read_over_its_own_window_against_a_number() {
    for (rate, window, over) in
        [("400 a month", "2023", 4_800.0), ("2 a day", "2023", 730.0), ("500 a year", "2022/2023", 1_000.0)]
    {
        let flow = format!("entrants={window}");
        let found =
            compared(&format!("value={rate};{flow}"), &format!("value=6,000;basis=survey;{flow}"), "");
        assert!(near(found.read[0].central(), over), "{rate} {:?}", found.read[0]);
        assert!(near(found.gap.numbers().ratio.ends.central(), 6_000.0 / over), "{rate}");
        assert!(found.over_windows[0].is_some() && found.over_windows[1].is_none());
    }
}

#[test]
fn a_share_in_time_is_no_share_and_a_rate_of_a_base_no_number() {
    let reason = |a: &str, b: &str| {
        let found = compared(&format!("population=residents;{a}"), &format!("population=residents;{b}"), "");
        assert_eq!(found.comparability.grade, Grade::NotComparable, "{a} {b}");
        let unit = found.comparability.axes.iter().find(|found| found.axis == Axis::Unit).unwrap();
        format!("{:?}", unit.reason)
    };
    let stock = "stock=2023-06-30";
    assert_eq!(
        reason(&format!("value=5 per 1,000 per year;{stock}"), &format!("value=6%;{stock}")),
        "RateInTime"
    );
    assert_eq!(reason(&format!("value=400 a month;{stock}"), &format!("value=6,000;{stock}")), "RateInTime");
    assert_eq!(reason("value=5 per 1,000", "value=6,000"), "RateAgainstNumber");
}

#[test]
fn what_is_left_is_told_apart_from_what_came_and_two_balances_are_not_told_apart() {
    let reason = |a: &str, b: &str| {
        let found = compared(&format!("concept={a}"), &format!("concept={b}"), "");
        let concept = found.comparability.axes.iter().find(|found| found.axis == Axis::Concept).unwrap();
        format!("{:?}", concept.reason)
    };
    assert_eq!(
        (reason("balance", "damage"), reason("damage", "balance")),
        ("NetAgainstGross".to_owned(), "NetAgainstGross".to_owned())
    );
    assert_eq!(reason("hidden", "damage"), "ConceptsUnrelated");
}

#[test]
fn those_of_a_stock_who_were_turned_into_entrants_are_a_share_of_a_stock() {
    let [stock, entrants] = ["value=600;stock=2023-06-30", "value=900;entrants=2023"];
    let by = "[bridges.k]\naxis = \"time\"\nfrom = \"stock\"\nto = \"entrants\"\nstay-days = \"73\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n";
    let of = |a: &str, b: &str| compared_by(a, b, &["k"], by).gap.numbers().coverage_of;
    let survey = |figure: &str| format!("{figure};basis=survey");
    assert_eq!(of(stock, &survey("value=9,000;entrants=2023")), Some(TimeKind::Stock));
    // Where the estimate was turned, the count is one of entrants as it was said.
    assert_eq!(of(entrants, &survey(stock)), Some(TimeKind::Entrants));
}

#[test]
fn a_base_makes_a_number_in_the_unit_of_its_rate_and_of_what_it_counts_in_percent() {
    let unit = |a: &str, b: &str| {
        let based = "bridges = [\"k\"]\n[bridges.k]\nof = \"a\"\nbase = \"1 million\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n";
        let found = compared(
            &format!("population=residents;basis=survey;{a}"),
            &format!("population=residents;{b}"),
            based,
        );
        assert!(matches!(found.steps.taken[0].effect, Effect::Factor(_)));
        found.steps.taken[0].measure.unit.to_string()
    };
    assert_eq!(unit("value=4;unit=percent", "unit=person"), "person");
    assert_eq!(unit("value=40 per 1,000;unit=case", "unit=person"), "case");
}

#[test]
fn a_figure_that_was_corrected_is_read_as_what_is_left_and_stands_as_it_was_said_against_its_correction() {
    let more = figure("c", "value=at most 1,200;basis=survey;revises=a");
    let said = "value=800 to 1,500;basis=survey";
    let against = |b: &str| {
        let found = compared(said, &format!("value={b};basis=survey"), &more);
        let by = found.revised_by.map(|by| by.map(|id| id.to_string()));
        (found.read[0].low().value(), found.read[0].high().value(), by)
    };
    assert_eq!(against("5,000"), (Some(800.0), Some(1_200.0), [Some("c".to_owned()), None]));
    let found = compared(said, "value=at most 1,200;basis=survey;revises=a", "");
    assert_eq!((found.read[0].high().value(), found.revised_by), (Some(1_500.0), [None, None]));
    let turned = compared("value=at most 1,200;basis=survey;revises=b", said, "");
    assert_eq!((turned.read[1].high().value(), turned.revised_by), (Some(1_500.0), [None, None]));
}

#[test]
fn a_part_that_has_all_of_its_whole_is_a_share_of_it() {
    let share = |part: &str| {
        let found = compared(&format!("value={part};place=KH-18"), "value=1,000;basis=survey", "");
        found.gap.numbers().part.as_ref().unwrap().share.high().value()
    };
    assert_eq!((share("1,000"), share("1,001")), (Some(1.0), None));
}

#[test]
fn two_independent_surveys_differ_by_their_points_and_only_as_they_were_said_at_one_level() {
    let difference = |level: &str, rest: &str| {
        let alone = "lineage=[{ of = \"a\", kind = \"independent\" }]";
        let found = compared(
            "value=400 [300, 500] at 95%;basis=survey",
            &format!("value=1,000 [800, 1,200] at {level};basis=survey;{alone}"),
            rest,
        );
        let difference = found.gap.numbers().difference;
        (difference.low().value().unwrap(), difference.central().unwrap())
    };
    let (low, point) = difference("95%", "");
    assert!(near(Some(point), 600.0) && low > 300.0, "{low} {point}");
    // At two levels, and after a step, only what the ends themselves leave is known.
    assert!(near(Some(difference("90%", "").0), 300.0));
    let step = "bridges = [\"k\"]\n[bridges.k]\ncorrects = \"a\"\nfactor = \"1\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n";
    assert!(near(Some(difference("95%", step).0), 300.0));
}
