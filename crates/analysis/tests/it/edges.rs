//! Edges: what holds where two rules meet, said of one small dispute each.

use darkfigure_analysis::published::{SeriesFindings, TrendRefusal, read_series};
use darkfigure_analysis::{BridgeObstacle, Derived, GapReading, Options, Refusal};
use darkfigure_model::{Axis, End, Grade, Series};

use crate::said::{analysed, compared, compared_by, dossier, figure, pair};

fn step(name: &str, what: &str) -> String {
    format!("[bridges.{name}]\n{what}\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n")
}

fn near(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|found| (found - expected).abs() < 1e-9)
}

#[test]
fn only_a_stock_and_those_present_around_it_as_they_were_said_imply_a_stay() {
    let [stock, present] = ["value=600;stock=2023-06-30", "value=2,000;present=2023"];
    let stay = |a: &str, b: &str, rest: &str| compared(a, b, rest).must_believe.mean_stay;
    // 600 · 365 / 1,400 days, whichever side is the stock.
    for pair in [[stock, present], [present, stock]] {
        assert!(near(stay(pair[0], pair[1], "").unwrap().days.central(), 600.0 * 365.0 / 1_400.0));
    }
    assert_eq!(stay(stock, &format!("{present};basis=survey"), ""), None, "a count and an estimate");
    let doubled = step("k", "corrects = \"a\"\nfactor = \"2\"");
    assert_eq!(stay(stock, present, &format!("bridges = [\"k\"]\n{doubled}")), None, "after a step");
    let share = "unit=percent;population=residents";
    let [low, high] =
        ["value=5;stock=2023-06-30", "value=8;present=2023"].map(|what| format!("{share};{what}"));
    assert_eq!(stay(&low, &high, ""), None, "of shares");
    assert_eq!(stay(stock, "value=600;present=2023", ""), None, "everybody stays");
    assert_eq!(stay("value=600;stock=2022-06-30", present, ""), None, "outside the window");
}

#[test]
fn a_stay_leads_from_the_stock_on_either_side() {
    let [stock, entrants] = ["value=600;stock=2023-06-30", "value=900;entrants=2023;basis=survey"];
    let into_flow = step("k", "axis = \"time\"\nfrom = \"stock\"\nto = \"entrants\"\nstay-days = \"73\"");
    for (a, b) in [(stock, entrants), (entrants, stock)] {
        let taken = compared_by(a, b, &["k"], &into_flow).steps.taken;
        assert!(near(taken[0].value.central(), 3_000.0), "{a} {b}");
    }
}

#[test]
fn a_sum_adds_up_whatever_is_true_only_where_one_number_was_made_of_all_others() {
    use darkfigure_analysis::published::SumDerivation::{FromAll, FromSome, Unrelated};
    let derivation = |total: &str, part: &str| {
        let from = |ids: &str| if ids.is_empty() { String::new() } else { format!(";derived-from=[{ids}]") };
        let figures = figure("t", &format!("value=1,000{}", from(total)))
            + &figure("p", &format!("value=600{}", from(part)))
            + &figure("q", "value=400")
            + &figure("x", "value=7");
        let found = analysed(&format!("{figures}[sums.s]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\n"));
        found.sums[0].1.as_ref().unwrap().derivation
    };
    assert_eq!(derivation("", ""), Unrelated);
    assert_eq!(derivation("\"x\"", "\"x\""), Unrelated);
    assert_eq!(derivation("\"p\", \"q\"", ""), FromAll);
    assert_eq!(derivation("", "\"t\", \"q\""), FromAll);
    // A total that was scaled up from one part may still miss what the parts add up to.
    assert_eq!(derivation("\"p\"", ""), FromSome);
    assert_eq!(derivation("", "\"t\""), FromSome);
}

#[test]
fn one_expected_number_holds_up_to_half_a_unit_of_its_last_place() {
    let holds = |estimate: &str| {
        let expected = "[[expect]]\ncomparison = \"x\"\nratio = \"4\"";
        let text = pair("value=250", &format!("value={estimate};basis=survey"), expected);
        analysed(&text).expectations[0].holds
    };
    assert_eq!((holds("1,125"), holds("875")), (Some(true), Some(true)));
    assert_eq!((holds("1,126"), holds("874")), (Some(false), Some(false)));
}

#[test]
fn an_addend_among_several_steps_has_no_breakeven_and_neither_have_the_others() {
    let steps =
        step("k", "corrects = \"a\"\naddend = \"200\"") + &step("l", "corrects = \"a\"\nshare = \"40%\"");
    let breakevens = |bridges: &[&str]| {
        compared_by("", "value=10,000;basis=survey", bridges, &steps).must_believe.breakevens
    };
    assert_eq!((breakevens(&["k"]).len(), breakevens(&["l"]).len()), (1, 1));
    assert_eq!(breakevens(&["k", "l"]), []);
    assert!(near(breakevens(&["k"])[0].needed.unwrap().central(), 9_000.0));
}

#[test]
fn a_bridge_from_where_both_stand_is_not_needed_however_long_their_windows() {
    let found = compared_by(
        "entrants=2023",
        "value=5,000;entrants=2022/2023;basis=survey",
        &["k"],
        &step("k", "axis = \"unit\"\nfrom = \"person\"\nto = \"case\"\nfactor = \"0.5\""),
    );
    let refused =
        |refusal: &Refusal| matches!(refusal, Refusal::BridgeNotTaken { why: BridgeObstacle::NotNeeded, .. });
    assert!(found.refusals.iter().any(refused) && found.steps.taken.is_empty());
}

#[test]
fn a_share_stays_a_share_when_its_unit_is_bridged() {
    let share = "population=residents;unit=case;value=4%";
    let found = compared_by(
        share,
        "population=residents;value=6%;basis=survey",
        &["k"],
        &step("k", "axis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"2\""),
    );
    assert_eq!(found.steps.taken[0].value_kind.code(), "share");
    assert!(near(found.steps.taken[0].value.central(), 0.08));
}

#[test]
fn what_a_part_has_is_what_was_seen_of_a_count_and_the_running_value_of_anything_else() {
    let within = "value=200;place=KH-18";
    let share = |a: &str, b: &str, corrected: &str| {
        let half = step("k", &format!("corrects = \"{corrected}\"\ncoverage = \"50%\""));
        compared(a, b, &format!("bridges = [\"k\"]\n{half}")).gap.numbers().part.unwrap().share
    };
    // Two of a kind: 200 reckoned up to 400 of 1,000, or 200 of 1,000 reckoned up to 2,000.
    assert!(near(share(within, "value=1,000", "a").high().value(), 0.4));
    assert!(near(share(within, "value=1,000", "b").high().value(), 0.1));
    // Of those of an estimate, the 200 were seen and nobody else.
    let estimate = "value=1,000;basis=survey";
    assert!(near(share(within, estimate, "a").high().value(), 0.2));
    assert!(near(share(within, estimate, "b").high().value(), 0.1));
}

#[test]
fn opposed_containments_make_no_part_whatever_the_dossier_calls_it() {
    let found = compared("value=250;place=KH-18;part-of=b", "value=1,000;concept=grave", "");
    assert_eq!((found.comparability.grade, found.gap.numbers().part), (Grade::NotComparable, None));
}

#[test]
fn a_share_of_a_part_may_lie_above_that_of_the_whole_and_one_of_the_same_may_not() {
    let [count, estimate] = ["value=8%;population=residents", "value=6%;population=residents;basis=survey"];
    let of = |a: &str, b: &str| {
        let found = compared(a, b, "");
        (found.gap.numbers().is_count_above, found.gap.numbers().is_conflict)
    };
    assert_eq!(of(count, estimate), (true, true));
    assert_eq!(of(&format!("{count};place=KH-18"), estimate), (false, false));
    // Numbers of things in a part never do; where it is open whether they are of the same, nothing contradicts.
    assert_eq!(of("value=1,250;place=KH-18", "value=1,000;basis=survey"), (true, false));
    assert_eq!(of("value=2,250;place=KH-18", "value=1,000;basis=survey"), (true, true));
    assert_eq!(of("value=2,250;status=presumed", "value=1,000;basis=survey"), (true, false));
}

#[test]
fn a_quotient_has_no_spread_after_an_addend_on_either_side() {
    let spread = "value=10,000 [8,000, 12,500] at 95% as lognormal;basis=survey";
    let of = |corrected: &str| -> Derived {
        let added = step("k", &format!("corrects = \"{corrected}\"\naddend = \"500\""));
        compared("", spread, &format!("bridges = [\"k\"]\n{added}")).gap.numbers().ratio.clone()
    };
    assert!(of("a").spread.is_some_and(|found| found.is_ok()), "a plain number and an amount are a number");
    assert_eq!(of("b").spread, None);
}

#[test]
fn a_simulated_quotient_has_its_lower_end_below_its_median_and_its_upper_end_above() {
    let [small, large] = ["200 [180, 220]", "1,000 [800, 1,200]"]
        .map(|interval| format!("value={interval} at 95% as normal;basis=survey"));
    let found = compared(&small, &large, "");
    let spread = found.gap.numbers().ratio.spread.clone().unwrap().unwrap();
    let (low, median, high) = (spread.low.value(), spread.median, spread.high.value());
    assert!(low < median && median < high && low > Some(3.0) && high < Some(8.0), "{spread:?}");
}

#[test]
fn whom_a_step_adds_was_not_recorded_whatever_its_distribution() {
    let spread = "value=10,000 [8,000, 12,500] at 95% as lognormal;basis=survey";
    let doubled = step("k", "corrects = \"a\"\nfactor = \"2 [1.6, 2.5] at 95% as lognormal\"");
    let found = compared("", spread, &format!("bridges = [\"k\"]\n{doubled}"));
    let gap = found.gap.numbers();
    let n = |of: &Derived| of.spread.clone().unwrap().unwrap().n_distributions;
    assert_eq!((n(&gap.coverage), n(&gap.ratio)), (1, 2));
    assert!(near(gap.coverage.ends.central(), 0.1), "of the 10,000 the 1,000 were recorded");
    // An addend that takes nobody away leaves all that was recorded.
    let added = step("k", "corrects = \"a\"\naddend = \"0 to 300\"");
    let found = compared("", "value=10,000;basis=survey", &format!("bridges = [\"k\"]\n{added}"));
    assert!(near(found.gap.numbers().coverage.ends.low().value(), 0.1));
}

#[test]
fn a_coverage_is_conditioned_on_a_distribution_that_multiplies_only() {
    let within = "count-within-estimate = \"by construction\"";
    let divided = step("k", "corrects = \"b\"\ncoverage = \"0.5 [0.4, 0.625] at 95% as lognormal\"");
    let estimate = "value=10,000;basis=survey;lineage=[{ of = \"a\", kind = \"independent\" }]";
    let found = compared("", estimate, &format!("{within}\nbridges = [\"k\"]\n{divided}"));
    assert_eq!(found.gap.numbers().conditioned, Some(Err(Refusal::NoDistribution)));
}

#[test]
fn stocks_of_days_that_may_be_the_same_are_open_and_others_differ() {
    let of = |a: &str, b: &str| {
        let found = compared(&format!("stock={a}"), &format!("stock={b}"), "");
        (found.comparability.grade, found.comparability.open())
    };
    assert_eq!(of("2023-06-30", "2023-06-30").0, Grade::LikeForLike);
    assert_eq!(of("2023-06", "2023-06-30"), (Grade::Open, vec![Axis::Time]));
    assert_eq!(of("2023", "2023-06-30"), (Grade::Open, vec![Axis::Time]));
    assert_eq!(of("2022", "2023-06-30"), (Grade::NotComparable, vec![Axis::Time]));
}

#[test]
fn what_is_refused_has_no_gap_and_keeps_its_running_values() {
    let found = compared("value=250;place=VN", "value=1,000;basis=survey", "");
    let GapReading::Refused { why, running } = &found.gap else { panic!("{:?}", found.gap) };
    assert_eq!(*why, Refusal::NotComparable);
    assert!(near(running.ratio.ends.central(), 4.0) && found.gap.gap().is_none());
    let part = compared(
        "value=4%;place=KH-18;population=residents",
        "value=6%;basis=survey;population=residents",
        "",
    );
    assert!(matches!(part.gap, GapReading::Refused { why: Refusal::NotExtensive, .. }));
}

fn series(keys: &str, rows: &[String]) -> Series {
    let text = format!(
        "[series.s]\nlabel = \"a series\"\nsources = [\"office\"]\n{keys}\nrows = [\n{}\n]\n",
        rows.join(",\n")
    );
    dossier(&text).series.iter().next().unwrap().1.clone()
}

const PEOPLE: &str = "count = { unit = \"person\" }\nestimate = { unit = \"person\" }";

fn row(label: &str, count: &str, estimate: &str, more: &str) -> String {
    format!("{{ label = \"{label}\", count = \"{count}\", estimate = \"{estimate}\"{more} }}")
}

#[test]
fn a_published_coverage_agrees_with_its_inputs_or_does_not() {
    let agrees = |count: &str, estimate: &str, coverage: &str| {
        let found = read_series(
            &series(PEOPLE, &[row("A", count, estimate, &format!(", coverage = \"{coverage}\""))]),
            &Options::default(),
        );
        found.rows[0].agrees_with_published
    };
    // 201 of 401 are 50.1 %.
    assert_eq!(agrees("201", "401", "50.1%"), Some(true));
    assert_eq!(agrees("201", "401", "51%"), Some(false));
    assert_eq!(agrees("201", "401", "50%"), Some(true));
    // 201 of 301 and of 501 are 66.8 % and 40.1 %: each of the three is held against its own.
    let interval = "401 [301, 501] at 95%";
    assert_eq!(agrees("201", interval, "50.1%"), Some(true));
    assert_eq!(agrees("201", interval, "52.1%"), Some(false));
    assert_eq!(agrees("201", interval, "50.1% [40.1%, 66.8%] at 95%"), Some(true));
    assert_eq!(agrees("201", interval, "52.1% [40.1%, 66.8%] at 95%"), Some(false));
    assert_eq!(agrees("201", interval, "50.1% [42.1%, 66.8%] at 95%"), Some(false));
    assert_eq!(agrees("201", interval, "50.1% [40.1%, 64.8%] at 95%"), Some(false));
    assert_eq!(agrees("201", "301 to 501", "40.1% to 66.8%"), Some(true));
    assert_eq!(agrees("201", "301 to 501", "42.1% to 66.8%"), Some(false));
    assert_eq!(agrees("201", "301 to 501", "40.1% to 64.8%"), Some(false));
    assert_eq!(agrees("201", "301 to 501", "50.1%"), None, "a range has no point of which that is the share");
    // A share of a share of one base: 21 of 41 %.
    let rates = "count = { unit = \"person\", population = \"residents\" }\nestimate = { unit = \"person\", population = \"residents\" }";
    for (coverage, expected) in [("51.2%", true), ("58%", false)] {
        let rows = [row("A", "21%", "41%", &format!(", coverage = \"{coverage}\""))];
        let found = read_series(&series(rates, &rows), &Options::default());
        assert_eq!(found.rows[0].agrees_with_published, Some(expected), "{coverage}");
    }
}

#[test]
fn counts_are_rounded_as_far_as_all_of_them_are_and_none_says_nothing_of_it() {
    let agrees = |other: &str| {
        let rows = [row("A", "12,000", "24,100", ", coverage = \"51%\""), row("B", other, "24,100", "")];
        read_series(&series(PEOPLE, &rows), &Options::default()).rows[0].agrees_with_published
    };
    // 12,000 counted are 49.8 % of 24,100; 11,500 to 12,500 may be 51 %.
    assert_eq!((agrees("31,000"), agrees("0")), (Some(true), Some(true)));
    assert_eq!(agrees("31,234"), Some(false));
}

/// So many years from the first on, each with a coverage of its own.
fn years(first: i32, n: i32, estimate: impl Fn(i32) -> String) -> Vec<String> {
    (first..first + n)
        .map(|year| {
            let count = (101 + (year * 37) % 53).to_string();
            row(&year.to_string(), &count, &estimate(year), ", lineage = \"independent\"")
        })
        .collect()
}

fn trends(rows: &[String]) -> SeriesFindings {
    read_series(&series(PEOPLE, rows), &Options::default())
}

#[test]
fn a_trend_has_four_years_and_no_more_than_a_thousand() {
    let of = |n: i32| {
        let found = trends(&years(1_000, n, |year| (1_009 + (year * 91) % 97).to_string()));
        found.trends.first().map(|trend| trend.stretches[0].trend.as_ref().map(|_| ()).map_err(|why| *why))
    };
    assert_eq!((of(3), of(4)), (None, Some(Ok(()))));
    assert_eq!((of(1_000), of(1_001)), (Some(Ok(())), Some(Err(TrendRefusal::TooLong))));
}

#[test]
fn a_year_has_four_digits_and_nothing_else() {
    let has_trend = |first: &str| {
        let rows: Vec<String> = (1..=4)
            .map(|at| row(&format!("North {first}{at}"), &(100 + 7 * at).to_string(), "1,009", ""))
            .collect();
        !trends(&rows).trends.is_empty()
    };
    assert!(has_trend("201"));
    assert!(!has_trend("1201") && !has_trend("20") && !has_trend("+20"));
}

#[test]
fn a_trend_breaks_where_the_scale_of_either_number_changes() {
    let of = |scale: fn(i32) -> (&'static str, &'static str)| {
        let rows: Vec<String> = (2_010..2_018)
            .map(|year| {
                let (count, estimate) = scale(year);
                row(&year.to_string(), count, estimate, ", lineage = \"independent\"")
            })
            .collect();
        let rates = "count = { unit = \"person\", population = \"residents\" }\nestimate = { unit = \"person\", population = \"residents\" }";
        let found = read_series(&series(rates, &rows), &Options::default());
        found.trends[0].breaks.iter().map(|(year, why)| (*year, why.code())).collect::<Vec<_>>()
    };
    assert_eq!(of(|_| ("1%", "5%")), []);
    assert_eq!(of(|year| ("1%", if year < 2_014 { "5%" } else { "1 in 20" })), [(2_014, "scale")]);
    assert_eq!(of(|year| (if year < 2_014 { "1%" } else { "1 in 100" }, "5%")), [(2_014, "scale")]);
}

#[test]
fn an_end_that_a_quotient_cannot_have_is_open() {
    let found = compared("value=250", "value=0 to 1,000;basis=survey", "");
    let coverage = &found.gap.numbers().coverage.ends;
    assert_eq!((coverage.low().value(), coverage.high()), (Some(0.25), End::Unbounded));
}
