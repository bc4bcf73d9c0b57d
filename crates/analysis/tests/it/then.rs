//! As of a day: what needs a figure that had not been said by then goes with it, and what needs none of those stays.

use darkfigure_analysis::dispute::{AsOf, as_of};
use darkfigure_model::{Date, FigureId};

use crate::said::{dossier, figure};

/// The dossier as it stood in the middle of the year, of a figure of its beginning and one of its end.
fn in_june(rest: &str) -> AsOf {
    let text = figure("early", "said=2023-01-10")
        + &figure("late", "value=1,200;said=2023-12-01;basis=survey")
        + rest;
    as_of(&dossier(&text), Date::day(2023, 6, 30).unwrap())
}

#[test]
fn a_day_that_lies_within_what_is_known_of_a_date_leaves_it_open_whether_that_was_said() {
    let on = |said: &str, day| {
        let found = as_of(&dossier(&figure("a", &format!("said={said}"))), day);
        (found.dossier.figures.len(), found.later.len(), found.undated.len())
    };
    let day = |month, day| Date::day(2023, month, day).unwrap();
    let (kept, later, open) = ((1, 0, 0), (0, 1, 0), (0, 0, 1));
    assert_eq!(on("2023", day(6, 30)), open);
    assert_eq!(
        (on("2023-07", day(6, 30)), on("2023-07", day(7, 1)), on("2023-07", day(7, 30))),
        (later, open, open)
    );
    assert_eq!(on("2023-07", day(7, 31)), kept);
    assert_eq!(on("2023-07~", day(6, 1)), open, "about July may be May");
}

#[test]
fn a_quotient_of_which_one_figure_had_not_been_said_is_none_yet() {
    let step = "[bridges.k]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"2\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n";
    let left = |ratios: &str| {
        let found = in_june(&format!("{step}ratios = [{ratios}]\n{}", figure("first", "said=2023-01-05")));
        found.dossier.bridges.iter().next().unwrap().1.ratios.len()
    };
    assert_eq!(left("[\"early\", \"first\"]"), 1);
    assert_eq!((left("[\"early\", \"late\"]"), left("[\"late\", \"early\"]")), (0, 0));
}

#[test]
fn a_coverage_measured_by_two_figures_was_measured_when_both_had_been_said() {
    let left = |between: &str| {
        let benchmark = format!(
            "[benchmarks.k]\nlabel = \"elsewhere\"\nwhy = \"measured\"\nsources = [\"office\"]\nof = \"entrants\"\nbetween = [{between}]\n"
        );
        in_june(&(benchmark + &figure("first", "said=2023-01-05;basis=survey"))).dossier.benchmarks.len()
    };
    assert_eq!((left("\"early\", \"first\""), left("\"early\", \"late\"")), (1, 0));
}

#[test]
fn a_sum_is_one_when_its_total_and_all_of_its_parts_had_been_said() {
    let left = |total: &str, parts: &str| {
        let sum = format!("[sums.s]\ntotal = \"{total}\"\nparts = [{parts}]\n");
        let more =
            figure("first", "value=400;said=2023-01-05") + &figure("second", "value=600;said=2023-01-05");
        in_june(&(sum + &more)).dossier.sums.len()
    };
    assert_eq!(left("early", "\"first\", \"second\""), 1);
    assert_eq!((left("late", "\"first\", \"second\""), left("early", "\"first\", \"late\"")), (0, 0));
}

#[test]
fn a_claim_relates_nothing_before_both_of_its_figures_had_been_said() {
    let relates = |what: &str| {
        let claim = figure("claim", &format!("value=20% more;said=2023-02-01;relates={{ {what} }}"));
        let found = in_june(&(claim + &figure("first", "value=800;said=2023-01-05")));
        found.dossier.figures.get(&FigureId::new("claim").unwrap()).unwrap().relations.relates.is_some()
    };
    assert!(relates("of = \"early\", base = \"first\"") && relates("base = \"early\""));
    assert!(!relates("of = \"late\", base = \"early\"") && !relates("of = \"early\", base = \"late\""));
}
