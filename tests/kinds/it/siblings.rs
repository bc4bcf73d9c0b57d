//! Siblings of faults that were found: each sentence was false, or was missing, before.

use darkfigure_analysis::{GapReading, Reason, Refusal, Verdict};
use darkfigure_ingest::{parse_value, write_value};
use darkfigure_kinds::Case;
use darkfigure_model::{Axis, Grade};

use crate::{office, pair};

const DEATHS: &str = "unit = \"death\"\nvalue = ";

/// A count and an estimate of deaths in one year.
fn count_and_estimate(count: &str, estimate: &str, rest: &str) -> Case {
    pair(
        &format!("basis = \"register\"\n{DEATHS}\"{count}\""),
        &format!("basis = \"survey\"\n{DEATHS}\"{estimate}\""),
        rest,
    )
}

#[test]
fn a_number_that_a_step_changes_stands_before_its_multiple() {
    let step = |corrects: &str, what: &str| {
        format!(
            "bridges = [\"k\"]\n[bridges.k]\ncorrects = \"{corrects}\"\n{what}\nkind = \"assumption\"\nwhy = \"said\"\n"
        )
    };
    let cases = [
        (
            "a",
            "coverage = \"50%\"",
            "1,000 deaths [1] come, by assumption, to 2,000 deaths; 6,000 deaths [1] are 3 times as many",
        ),
        (
            "b",
            "share = \"50%\"",
            "6,000 deaths [1] come, by assumption, to 3,000 deaths; 1,000 deaths [1] are 0.333 times as many",
        ),
        (
            "a",
            "addend = \"500\"",
            "1,000 deaths [1] come, by assumption, to 1,500 deaths; 6,000 deaths [1] are 4 times as many",
        ),
    ];
    for (corrects, what, words) in cases {
        let case = count_and_estimate("1,000", "6,000", &step(corrects, what));
        assert!(case.text.contains(words), "{what}: {}", case.text);
        assert!(!case.text.contains("times as many as 1,000"), "{what}: {}", case.text);
    }
}

#[test]
fn a_declared_shape_reads_its_level_and_keeps_above_zero() {
    // The central half of a uniform between 500 and 1,500 is the middle of one between 0 and 2,000: at 95 % it ends at 50 and 1,950.
    let ends = |estimate: &str| {
        let case = count_and_estimate("100", estimate, "");
        let spread = case.comparison().gap.numbers().ratio.spread.clone();
        spread.map(|found| found.map(|found| [found.low, found.high].map(|end| end.value().unwrap())))
    };
    let near = |found: [f64; 2], expected: [f64; 2]| {
        found.iter().zip(expected).all(|(a, b)| (a / b - 1.0).abs() < 1e-9)
    };
    let uniform = ends("[500, 1,500] at 50% as uniform").unwrap().unwrap();
    assert!(near(uniform, [0.5, 19.5]), "{uniform:?}");
    // Half of a triangular lies within (1 − √½) of its half width about the mode: 1,000 ± 500/(1 − √½).
    let reach = 500.0 / (1.0 - 0.5_f64.sqrt());
    let low = ends("[9,500, 10,500] at 50% as triangular").unwrap().unwrap();
    let tail = 0.05_f64.sqrt();
    let at_95 = reach * (1.0 - tail);
    assert!(near(low, [(10_000.0 - at_95) / 100.0, (10_000.0 + at_95) / 100.0]), "{low:?}");
    for below in [
        "1,000 [-800, 2,800] at 95% as normal",
        "[100, 1,500] at 50% as uniform",
        "[1, 1,999] at 30% as triangular",
    ] {
        assert!(matches!(ends(below), Some(Err(Refusal::ShapeBelowZero { .. })) | None), "{below}");
        assert!(!count_and_estimate("100", below, "").text.contains("\u{2212}8 times"), "{below}");
    }
    let case = count_and_estimate("100", "[100, 1,500] at 50% as uniform", "");
    assert!(case.text.contains("lies below zero, where nothing can be"), "{}", case.text);
}

#[test]
fn a_point_may_stand_between_ends_without_a_level() {
    for written in [
        "average 518,000, lower 311,000, upper 808,000",
        "518,000 (low 311,000, high 808,000)",
        "518,000; minimum 311,000; maximum 808,000",
        "best estimate 518,000, lower 311,000, upper 808,000",
    ] {
        let value = parse_value(written).unwrap();
        assert_eq!(write_value(&value), "518,000, lower 311,000, upper 808,000", "{written}");
    }
    let case = count_and_estimate("100,000", "518,000, lower 311,000, upper 808,000", "");
    let ratio = case.comparison().gap.numbers().ratio.ends;
    assert_eq!(
        (ratio.low().value(), ratio.central(), ratio.high().value()),
        (Some(3.11), Some(5.18), Some(8.08))
    );
    assert_eq!(ratio.assurance().joint_level(), None);
    // "16% lower" is a change; a point outside its ends is a fault.
    assert!(parse_value("16% lower").is_ok());
    assert!(parse_value("900, lower 1,000, upper 2,000").is_err());
}

#[test]
fn an_average_is_over_a_stretch_of_time() {
    for refused in ["4,000 on average", "an average of 4,000", "averaging 4,000"] {
        let error = parse_value(refused).unwrap_err();
        assert!(error.fault.hint().is_some_and(|hint| hint.contains("a year")), "{refused}");
    }
    for read in ["an average of 4,000 a year", "4,000 a year on average", "on average 4,000 a year"] {
        assert_eq!(write_value(&parse_value(read).unwrap()), "4,000 a year", "{read}");
    }
}

#[test]
fn places_that_share_a_part_overlap() {
    let places = |one: &str, other: &str, declared: &str| {
        let case = pair(
            &format!("{DEATHS}\"100\"\nplace = {one}"),
            &format!("{DEATHS}\"900\"\nplace = {other}"),
            declared,
        );
        let found = case.comparison().clone();
        let place = found.as_said.axes.iter().find(|found| found.axis == Axis::Place).unwrap().clone();
        assert_eq!(found.comparability.grade, Grade::NotComparable, "{one} {other}");
        (place.verdict, place.reason)
    };
    let own = "[places.coast]\nlabel = \"the coast\"\noverlaps = [\"KE\", \"sea\"]\n[places.sea]\nlabel = \"the sea\"\n";
    for (one, other, declared) in [
        ("[\"KE\", \"UG\"]", "[\"UG\", \"TZ\"]", ""),
        ("[\"035\", \"IN\"]", "[\"KH\", \"GB\"]", ""),
        ("\"coast\"", "\"KE\"", own),
        ("\"sea\"", "\"coast\"", own),
    ] {
        assert_eq!(
            places(one, other, declared),
            (Verdict::Overlapping, Reason::PlacesOverlap),
            "{one} {other}"
        );
    }
    assert_eq!(places("\"KE\"", "\"UG\"", "").0, Verdict::Differs);
    let unknown = pair(
        &format!("{DEATHS}\"100\"\nplace = \"coast\""),
        &format!("{DEATHS}\"900\""),
        "[places.coast]\nlabel = \"the coast\"\noverlaps = [\"nowhere\"]\n",
    );
    assert!(unknown.codes.contains(&"unknown-place"), "{:?}", unknown.codes);
}

#[test]
fn a_series_and_a_reconciliation_refuse_mixed_kinds() {
    let series = |count: &str, count_unit: &str, estimate: &str| {
        office(&format!(
            "[series.s]\nlabel = \"by year\"\nrows = [{{ label = \"2021\", count = \"{count}\", estimate = \"{estimate}\" }}]\n[series.s.count]\nunit = \"{count_unit}\"\ndetections = \"2021\"\n[series.s.estimate]\nunit = \"person\"\nentrants = \"2021\"\n"
        ))
    };
    for (count, unit, estimate) in [
        ("5%", "person", "1,000"),
        ("40", "case", "1,000"),
        ("12 per 100,000", "person", "1,000"),
        ("40", "person", "60 a year"),
    ] {
        let case = series(count, unit, estimate);
        let found = &case.findings.as_ref().unwrap().series[0].1;
        assert_eq!(found.refusal, Some(Refusal::UnlikeKinds), "{count} {unit} {estimate}");
        assert_eq!(found.rows[0].coverage.high().value(), None);
        assert!(!case.text.contains("recorded were"), "{}", case.text);
    }
    assert_eq!(series("40", "person", "1,000").findings.unwrap().series[0].1.refusal, None);
    let reconciled = |one: &str, other: &str, component: &str| {
        office(&format!(
            "[figures.a]\nentrants = \"2021\"\n{one}\n[figures.b]\nentrants = \"2021\"\n{other}\n[figures.c]\nentrants = \"2021\"\n{component}\n[reconciliations.r]\nbetween = [\"a\", \"b\"]\n[[reconciliations.r.components]]\nlabel = \"part\"\nleft = \"c\"\nright = \"c\"\nwhy = \"said\"\nkind = \"definition\"\n"
        ))
    };
    let gbp = |value: &str| format!("unit = \"GBP\"\nvalue = \"{value}\"");
    let share = "unit = \"percent\"\npopulation = \"all\"\nvalue = \"4%\"";
    for (one, other) in
        [(gbp("9 billion"), share.to_owned()), (gbp("9 billion"), gbp("9 billion").replace("GBP", "EUR"))]
    {
        let case = reconciled(&one, &other, &gbp("2 billion"));
        let found = case.findings.as_ref().unwrap().reconciliations[0].1.clone();
        assert_eq!(found.unwrap_err(), Refusal::UnlikeKinds, "{other}");
    }
    let case = reconciled(&gbp("9 billion"), &gbp("12 billion"), share);
    let found = case.findings.as_ref().unwrap().reconciliations[0].1.clone().unwrap();
    assert!(found.components[0].difference.is_none() && !found.components[0].is_like_in_kind);
    assert!(case.text.contains("of another kind"), "{}", case.text);
}

#[test]
fn what_may_be_rounding_or_another_thing_is_no_conflict() {
    let is_conflict = |case: &Case| case.comparison().gap.numbers().is_conflict;
    assert!(is_conflict(&count_and_estimate("4,812", "3,000", "")));
    assert!(is_conflict(&count_and_estimate("4,812", "about 3,000", "")));
    for (count, estimate) in
        [("320", "300"), ("320", "about 300"), ("1,040", "at least 200"), ("3,900", "about 4,000")]
    {
        let case = count_and_estimate(count, estimate, "");
        assert!(!is_conflict(&case) && !case.text.contains("conflict"), "{count} {estimate}: {}", case.text);
        // An interval may reach above the whole; that more than all were recorded is never said.
        for said in case.text.split(". ").filter(|said| said.contains("were recorded")) {
            assert!(!said.contains("520%") && !said.contains("107%"), "{count} {estimate}: {said}");
        }
        let coverage = case.comparison().gap.numbers().coverage.ends.low().value();
        assert!(coverage.is_none_or(|coverage| coverage <= 1.0), "{count} {estimate}: {coverage:?}");
    }
    // The same two as long as nobody says whether their concepts are one.
    let open = pair(
        &format!("basis = \"register\"\n{DEATHS}\"4,812\"\nconcept = \"other\""),
        &format!("basis = \"survey\"\n{DEATHS}\"3,000\""),
        "[concepts.other]\nlabel = \"other harm\"\n",
    );
    assert_eq!(open.comparison().comparability.grade, Grade::Open);
    assert!(matches!(open.comparison().gap, GapReading::Conditional(_)) && !is_conflict(&open));
    assert!(!open.text.contains("conflict") && !open.text.contains("160%"), "{}", open.text);
}

#[test]
fn pictures_keep_the_scale_and_the_hedge_of_a_figure() {
    let shares = pair(
        "unit = \"percent\"\npopulation = \"all\"\nvalue = \"4% [3%, 5%] at 95%\"",
        "unit = \"percent\"\npopulation = \"all\"\nvalue = \"10%\"",
        "",
    );
    assert!(!shares.text.contains("0.04 percent"), "{}", shares.text);
    let rates = pair(
        &format!("population = \"all\"\n{DEATHS}\"3 per 1,000\""),
        &format!("population = \"all\"\n{DEATHS}\"9 per 1,000\""),
        "",
    );
    assert!(!rates.text.contains("0.003 deaths"), "{}", rates.text);
    let unlike =
        pair(&format!("population = \"all\"\n{DEATHS}\"3 per 1,000\""), &format!("{DEATHS}\"900\""), "");
    assert!(!unlike.text.contains("as areas"), "{}", unlike.text);
    let hedged = count_and_estimate("100", "more than 900", "");
    assert!(
        hedged.text.contains("more than 900 deaths") && !hedged.text.contains("at least 900 deaths"),
        "{}",
        hedged.text
    );
}

#[test]
fn a_level_stands_with_the_numbers_that_rest_on_it() {
    let case = count_and_estimate("64", "4,645 [793, 8,498] at 95% confidence", "");
    assert!(case.text.contains("times (12–133; 95% confidence interval) as many as"), "{}", case.text);
    let bound = pair(
        &format!("basis = \"register\"\n{DEATHS}\"64\"\npopulation = \"towns\""),
        &format!("basis = \"survey\"\n{DEATHS}\"4,645 [793, 8,498] at 90% credible\""),
        "",
    );
    assert!(bound.text.contains("90% credible interval"), "{}", bound.text);
}

#[test]
fn exports_hold_sums_reconciliations_and_series() {
    let case = office(
        "[figures.a]\nunit = \"GBP\"\nvalue = \"9 billion\"\nentrants = \"2021\"\n[figures.b]\nunit = \"GBP\"\nvalue = \"4 billion\"\nentrants = \"2021\"\npart-of = \"a\"\n[sums.s]\ntotal = \"a\"\nparts = [\"b\"]\n[reconciliations.r]\nbetween = [\"a\", \"b\"]\n[[reconciliations.r.components]]\nlabel = \"evasion\"\nleft = \"a\"\nwhy = \"said\"\nkind = \"assumption\"\n[series.t]\nlabel = \"by year\"\nrows = [{ label = \"2021\", count = \"40\", estimate = \"100\" }]\n[series.t.count]\nunit = \"person\"\ndetections = \"2021\"\n[series.t.estimate]\nunit = \"person\"\nentrants = \"2021\"\n",
    );
    let csv = case.csv();
    for row in [
        "s,total as said,,amount,GBP,9000000000,",
        "s,remainder,,amount,GBP,5000000000,",
        "r,difference,,amount,GBP,-5000000000,",
        "r,\"evasion, first as said\",,amount,GBP,9000000000,",
        "r,residual,,amount,GBP,-5000000000,",
        "t,\"2021, estimate\",,number,person,100,",
    ] {
        assert!(csv.contains(row), "{row}\n{csv}");
    }
}

#[test]
fn an_expectation_of_one_number_is_of_the_point() {
    let holds = |expected: &str| {
        let text = format!("[[expect]]\ncomparison = \"x\"\ndifference = \"{expected}\"\n");
        let shares = "unit = \"percent\"\npopulation = \"all\"\nvalue = ";
        let case = pair(
            &format!("{shares}\"4.5% [1.7%, 7.4%] at 95%\""),
            &format!("{shares}\"5.4% [0%, 11.1%] at 95%\""),
            &text,
        );
        case.findings.unwrap().expectations[0].holds
    };
    assert_eq!(
        ["0.9", "1", "0.8", "-8 to 10", "0 to 1"].map(holds),
        [true, true, false, true, false].map(Some)
    );
}
