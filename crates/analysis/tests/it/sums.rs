//! Sums of parts that share something, that have ends of their own, or that were computed from one another.

use darkfigure_analysis::published::{SumDerivation, SumFindings};
use darkfigure_model::{Addition, Axis, Tier};

use crate::said::{analysed, figure};

/// A total and its parts, named `a`, `b` and so on.
fn sum(total: &str, parts: &[&str], complete: bool) -> SumFindings {
    let mut text = figure("t", total);
    let mut names = Vec::new();
    for (part, name) in parts.iter().zip('a'..) {
        text += &figure(&name.to_string(), part);
        names.push(format!("{:?}", name.to_string()));
    }
    text += &format!("[sums.s]\ntotal = \"t\"\nparts = [{}]\ncomplete = {complete}\n", names.join(", "));
    analysed(&text).sums.remove(0).1.unwrap()
}

/// Between which numbers the whole lies, where some are in several parts.
fn whole(total: &str, parts: &[&str], complete: bool) -> Option<(Option<f64>, Option<f64>)> {
    let found = sum(total, parts, complete);
    assert_eq!(found.addition, Addition::Overlapping, "{total} {parts:?}");
    found.whole.map(|whole| (whole.low().value(), whole.high().value()))
}

#[test]
fn a_whole_whose_parts_share_something_has_no_less_than_any_part_and_no_more_than_all() {
    let [grave, hidden] = ["value=800;concept=grave", "value=600;concept=hidden"];
    let ends = Some((Some(800.0), Some(1_400.0)));
    assert_eq!(
        (whole("value=1,234", &[grave, hidden], true), whole("value=1,234", &[hidden, grave], true)),
        (ends, ends)
    );
    assert_eq!(
        whole("value=1,234", &[grave, hidden], false),
        Some((Some(800.0), None)),
        "others may be no part"
    );
    // About so many are no fewer and no more than some other number.
    let about = "value=about 800;concept=grave";
    assert_eq!(whole("value=1,234", &[about, hidden], true), Some((Some(600.0), None)));
    assert_eq!(whole("value=1,234", &[about, "value=about 600;concept=hidden"], true), None);
    // Parts that share nothing are only added.
    let apart = sum("value=1,234", &["value=800;concept=grave", "value=600;concept=light"], true);
    assert_eq!((apart.addition, apart.whole), (Addition::TooMuch, None));
}

#[test]
fn of_two_parts_that_bound_a_whole_alike_the_surer_one_does() {
    let [counted, said] = ["value=800;concept=grave", "value=at least 800;concept=hidden"];
    for parts in [[counted, said], [said, counted]] {
        assert_eq!(
            sum("value=1,234", &parts, true).whole.unwrap().low().tier(),
            Some(Tier::Hard),
            "{parts:?}"
        );
    }
}

#[test]
fn nothing_follows_for_a_whole_of_shares_of_balances_or_of_unlike_parts() {
    let parts = ["value=800;place=KH", "value=600;place=KH-18"];
    let with = |change: &str| {
        let parts = parts.map(|part| format!("{part};{change}"));
        whole(&format!("value=1,234;{change}"), &[&parts[0], &parts[1]], true)
    };
    assert_eq!(with("concept=harm"), Some((Some(800.0), Some(1_400.0))));
    assert_eq!(with("concept=balance"), None);
    let present = parts.map(|part| format!("{part};present=2023"));
    assert_eq!(whole("value=1,234", &[&present[0], &present[1]], true), None, "another way of counting");
    let shares = ["value=80%;concept=grave", "value=60%;concept=hidden"]
        .map(|part| format!("{part};population=residents"));
    assert_eq!(whole("value=92.5%;population=residents", &[&shares[0], &shares[1]], true), None);
}

#[test]
fn those_of_several_days_bound_nobody_of_one_day_and_those_of_parts_of_a_window_all_of_it() {
    let on = |day: &str, value: &str| format!("value={value};stock={day}");
    let [june, july] = ["2023-06-30", "2023-07-31"];
    let days = sum(&on(july, "1,234"), &[&on(june, "800"), &on(july, "600")], true);
    assert!(days.overlapping.iter().any(|(_, axis)| *axis == Axis::Time));
    assert_eq!(days.whole, None);
    let place = |value: &str, place: &str| format!("{};place={place}", on(june, value));
    assert_eq!(
        whole(&place("1,234", "KH"), &[&place("800", "KH"), &place("600", "KH-18")], true),
        Some((Some(800.0), Some(1_400.0)))
    );
    let halves = ["value=800;present=2023-01/2023-06", "value=600;present=2023-07/2023-12"];
    assert_eq!(whole("value=1,234;present=2023", &halves, true), Some((Some(800.0), Some(1_400.0))));
}

#[test]
fn a_total_lies_between_the_ends_of_all_of_its_parts_where_each_has_some() {
    let [few, many] = ["value=400 to 600;basis=survey", "value=300 to 700;basis=survey"];
    let lies = |total: &str| sum(&format!("value={total};basis=survey"), &[few, many], true).lies_between;
    assert!(lies("1,000") && lies("700") && lies("1,300") && lies("800 to 1,200"));
    assert!(!lies("600") && !lies("1,400") && !lies("600 to 1,000") && !lies("1,000 to 1,400"));
    assert!(!lies("at least 800") && !lies("at most 1,200"));
    assert!(!sum("value=1,000;basis=survey", &[few, many], false).lies_between, "some are in no part");
    // Numbers at their face are no ends, and a floor alone is one.
    let [face, other] = ["value=400;basis=survey", "value=600;basis=survey"];
    assert!(!sum("value=1,000;basis=survey", &[face, other], true).lies_between);
    assert!(!sum("value=1,000;basis=survey", &["value=at least 400;basis=survey", other], true).lies_between);
}

#[test]
fn a_total_was_computed_from_all_of_its_parts_however_many_there_are() {
    let from = |ids: &str| {
        let parts = ["value=500", "value=300", "value=200"];
        sum(&format!("derived-from=[{ids}]"), &parts, true).derivation
    };
    assert_eq!(from("\"a\", \"b\", \"c\""), SumDerivation::FromAll);
    assert_eq!(from("\"a\", \"b\""), SumDerivation::FromSome);
    assert_eq!(from("\"c\""), SumDerivation::FromSome);
}
