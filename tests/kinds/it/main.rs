//! Kinds of quantity, from text to report: what cannot be compared, what adds up, what each prints as.

mod eighth;
mod eleventh;
mod eleventh_numbers;
mod fifth;
mod fourth;
mod fresh;
mod ninth;
mod seventh;
mod siblings;
mod sixth;
mod tenth;
mod third;
mod unseen;

use darkfigure_analysis::{GapReading, Reason, Refusal};
use darkfigure_kinds::Case;
use darkfigure_model::{Addition, Change, Grade, QuantityKind};

/// A dossier of one office, with what is given put behind.
fn office(rest: &str) -> Case {
    let head = r#"
[dossier]
title = "A case"
[defaults]
place = "LK"
source = "office"
basis = "model"
concept = "harm"
[concepts.harm]
label = "harm done"
[populations.all]
label = "residents"
[populations.towns]
label = "residents of towns"
within = [{ of = "all", why = "part of them", sources = [] }]
[sources.office]
kind = "report"
title = "An office"
"#;
    Case::of(&format!("{head}{rest}"))
}

/// Two figures of 2021, set against one another.
fn pair(one: &str, other: &str, rest: &str) -> Case {
    office(&format!(
        "[figures.a]\nentrants = \"2021\"\n{one}\n[figures.b]\nentrants = \"2021\"\n{other}\n[comparisons.x]\nbetween = [\"a\", \"b\"]\n{rest}"
    ))
}

fn unit_reason(case: &Case) -> Reason {
    case.comparison().as_said.axes[0].reason
}

const SHARE: &str = "unit = \"person\"\npopulation = \"all\"\nvalue = ";

#[test]
fn a_rate_or_share_is_no_number_of_things() {
    let rates = [
        ("\"88 per 100,000\"", Reason::RateAgainstNumber),
        ("\"88 per million\"", Reason::RateAgainstNumber),
        ("\"1 in 35\"", Reason::RateAgainstNumber),
        ("\"4.2%\"", Reason::ShareAgainstNumber),
        ("\"41% more\"", Reason::ChangeAgainstOther),
    ];
    for (value, reason) in rates {
        let case = pair(&format!("{SHARE}{value}"), &format!("{SHARE}\"19,300\""), "");
        assert_eq!(case.comparison().comparability.grade, Grade::NotComparable, "{value}");
        assert_eq!(unit_reason(&case), reason, "{value}");
        assert_eq!(case.comparison().naive.ratio.central(), None, "{value}");
        assert!(!case.text.contains("times as many"), "{value}: {}", case.text);
    }
}

#[test]
fn a_rate_meets_a_number_through_the_size_of_its_base() {
    let bridge = "bridges = [\"base\"]\n[bridges.base]\nof = \"a\"\nbase = \"22 million\"\nkind = \"evidence\"\nwhy = \"the census\"\nsources = [\"office\"]\n";
    for (value, expected) in
        [("\"88 per 100,000\"", 19_360.0), ("\"0.088%\"", 19_360.0), ("\"1 in 1,000\"", 22_000.0)]
    {
        let case = pair(&format!("{SHARE}{value}"), &format!("{SHARE}\"19,300\""), bridge);
        let found = case.comparison();
        assert_eq!(found.comparability.grade, Grade::BridgedByEvidence, "{value}");
        let people = found.steps.taken[0].value.central().unwrap();
        assert!((people - expected).abs() < 1e-6 * expected, "{value}: {people}");
        assert_eq!(found.steps.taken[0].value_kind, QuantityKind::Number);
    }
}

#[test]
fn shares_differ_in_points_and_rates_on_their_scale() {
    let of = |one: &str, other: &str| pair(&format!("{SHARE}{one}"), &format!("{SHARE}{other}"), "");
    let case = of("\"3.2%\"", "\"9.2%\"");
    assert_eq!(case.comparison().gap.numbers().difference_kind, Some(QuantityKind::Change(Change::Points)));
    assert!(case.text.contains("6 percentage points"), "{}", case.text);
    let case = pair(
        "unit = \"percent\"\npopulation = \"all\"\nvalue = \"3.2\"",
        "unit = \"percent\"\npopulation = \"all\"\nvalue = \"9.2\"",
        "",
    );
    assert!(case.text.contains("6 percentage points"), "a unit of percent without its sign: {}", case.text);
    let case = of("\"379 per 100,000\"", "\"149 per 100,000\"");
    assert!(case.text.contains("230 people per 100,000 residents"), "{}", case.text);
    let case = of("\"3.79 per thousand\"", "\"149 per 100,000\"");
    assert!(case.text.contains("230 people per 100,000 residents"), "two scales: {}", case.text);
}

#[test]
fn what_is_added_has_the_kind_of_what_it_is_added_to() {
    let with = |addend: &str| {
        let bridge = format!(
            "bridges = [\"d\"]\n[bridges.d]\ncorrects = \"a\"\naddend = \"{addend}\"\nkind = \"assumption\"\nwhy = \"said\"\n"
        );
        pair(&format!("{SHARE}\"6.1%\""), &format!("{SHARE}\"8.9%\""), &bridge)
    };
    for refused in ["2.8", "2.8%", "300", "12 per 100,000"] {
        let case = with(refused);
        assert!(case.codes.contains(&"addend-of-another-kind"), "{refused}: {:?}", case.codes);
        assert!(case.hints.iter().any(|hint| hint.contains("points")), "{refused}");
    }
    let case = with("2.8 points");
    assert!((case.comparison().steps.taken[0].value.central().unwrap() - 0.089).abs() < 1e-12);
}

#[test]
fn containment_bounds_numbers_that_cannot_be_negative_and_nothing_else() {
    let inner = |value: &str| {
        format!("unit = \"person\"\nbasis = \"register\"\npopulation = \"towns\"\nvalue = \"{value}\"")
    };
    for (one, other) in [("5%", "8%"), ("50 per 100,000", "80 per 100,000"), ("900", "-2,000")] {
        let case = pair(&inner(one), &format!("{SHARE}\"{other}\""), "");
        let found = case.comparison();
        assert!(
            matches!(&found.gap, GapReading::Refused { why: Refusal::NotExtensive, .. }),
            "{one} {other}"
        );
        assert!(!case.text.contains("were recorded"), "{}", case.text);
    }
    let case = pair(&inner("900"), &format!("{SHARE}\"2,000\""), "");
    assert_eq!(case.comparison().comparability.grade, Grade::BoundOnly);
    assert!(matches!(case.comparison().gap, GapReading::Bound(_)));
}

fn sum(total: &str, parts: &[&str], rest: &str) -> Case {
    let figure = |name: &str, value: &str, more: &str| {
        format!("[figures.{name}]\nunit = \"death\"\nentrants = \"2021\"\nvalue = \"{value}\"\n{more}\n")
    };
    let places = ["LK", "NP", "BT", "IN"];
    let all: Vec<String> = places[..parts.len()].iter().map(|place| format!("\"{place}\"")).collect();
    let mut text = figure("total", total, &format!("place = [{}]", all.join(", ")));
    for (at, part) in parts.iter().enumerate() {
        text += &figure(&format!("p{at}"), part, &format!("place = \"{}\"\npart-of = \"total\"", places[at]));
    }
    let names: Vec<String> = (0..parts.len()).map(|at| format!("\"p{at}\"")).collect();
    office(&format!(
        "{text}[sums.s]\ntotal = \"total\"\nparts = [{}]\ncomplete = true\n{rest}",
        names.join(", ")
    ))
}

fn addition(case: &Case) -> Addition {
    case.findings.as_ref().unwrap().sums[0].1.as_ref().unwrap().addition
}

#[test]
fn one_rule_says_whether_a_sum_adds_up() {
    let cases = [
        ("385,000", &["31,298", "124,885", "228,398"][..], Addition::Rounded { place: 3 }, None),
        ("1.2 million", &["611,304", "587,120"][..], Addition::Rounded { place: 5 }, None),
        ("384,581", &["31,298", "124,885", "228,398"][..], Addition::Exact, None),
        ("412,000", &["31,298", "124,885", "228,398"][..], Addition::TooLittle, Some("parts-do-not-add-up")),
        (
            "at least 220,000",
            &["at least 120,000", "around 100,000"][..],
            Addition::NoFloor,
            Some("sum-without-floor"),
        ),
        ("more than 900", &["more than 500", "up to 400"][..], Addition::NoFloor, Some("sum-without-floor")),
        ("at least 900", &["at least 500", "at least 400"][..], Addition::Open, None),
    ];
    for (total, parts, expected, code) in cases {
        let case = sum(total, parts, "");
        assert_eq!(addition(&case), expected, "{total}");
        let codes = ["parts-do-not-add-up", "sum-without-floor"];
        let found = case.codes.iter().copied().find(|found| codes.contains(found));
        assert_eq!(found, code, "{total}: {:?}", case.codes);
        assert!(
            case.text.contains("Sri Lanka") && case.text.contains("Nepal"),
            "parts are told apart: {}",
            case.text
        );
    }
    assert!(
        !sum("at least 220,000", &["at least 120,000", "around 100,000"], "")
            .text
            .contains("Sum of the parts    at least")
    );
}

#[test]
fn parts_of_a_net_total_may_exceed_it() {
    let case = sum("1,000", &["-700", "1,700"], "");
    assert!(case.dossier.is_some() && addition(&case) == Addition::Exact, "{:?}", case.codes);
    let case = sum("1,000", &["300", "1,700"], "");
    assert!(case.codes.contains(&"part-exceeds-whole"));
}

#[test]
fn rounding_is_half_a_unit_of_the_last_place_on_either_side() {
    for (value, stands_for) in [
        ("4.74 million", "4.735–4.745 million"),
        ("3,770", "3,765–3,775"),
        ("17.1 per 100,000", "17.05–17.15"),
        ("1,044 per 1,000,000", "1,043.5–1,044.5"),
    ] {
        let case = pair(&format!("{SHARE}\"{value}\""), &format!("{SHARE}\"about {value}\""), "");
        assert!(case.text.contains(stands_for), "{value}: {}", case.text);
    }
}

#[test]
fn a_count_word_has_one_reading_said_as_one() {
    for (value, of) in
        [("tens of thousands", "at least 20,000"), ("hundreds", "at least 200"), ("dozens", "at least 24")]
    {
        let case = pair(&format!("{SHARE}\"{value}\""), &format!("{SHARE}\"100,000\""), "");
        assert!(case.text.contains(&format!("{value} of people")), "{}", case.text);
        assert!(case.text.contains(&format!("reading “{value}” as {of}")), "{}", case.text);
        assert!(!case.text.contains("face value of 10,000 "), "{}", case.text);
    }
}

#[test]
fn the_wording_is_shown() {
    let case = pair(
        &format!("{SHARE}\"1,900\"\nwording = \"almost 2,000 souls\""),
        &format!("{SHARE}\"10,000\""),
        "",
    );
    assert!(case.text.contains("“almost 2,000 souls”"), "{}", case.text);
}

#[test]
fn exports_keep_what_was_published() {
    let case = pair(
        "unit = \"death\"\nbasis = \"register\"\nvalue = \"37,877\"",
        "unit = \"death\"\nbasis = \"several lists\"\nvalue = \"64,260 [55,298, 78,525] at 95% confidence\"",
        "",
    );
    let csv = case.csv();
    assert!(csv.starts_with(
        "id,comparison,quantity,axis,kind,unit,value,low,high,level,level-kind,tier,source,struck\r\n"
    ));
    assert!(
        csv.contains("x,right as said,,number,death,64260,55298,78525,0.95,confidence,stated,office,no"),
        "{csv}"
    );
    let case = pair(&format!("{SHARE}\"88 per 100,000\""), &format!("{SHARE}\"19,300\""), "");
    assert!(case.csv().contains(",rate,person per 100000,88,88,88,,,face,office,no"), "{}", case.csv());
    assert!(case.json().contains("\"struck\": true"));
}

#[test]
fn diagnostics_accuse_nobody_falsely() {
    let cumulative = |end: &str, value: &str, more: &str| {
        format!("unit = \"person\"\ncumulative = \"2021-01-01/{end}\"\nvalue = \"{value}\"\n{more}\n")
    };
    let two = |one: &str, other: &str| office(&format!("[figures.f]\n{one}[figures.g]\n{other}"));
    // A revision is a revision, and a month may have been counted before it was over.
    for (one, other) in [
        (
            cumulative("2021-02", "2,752", ""),
            cumulative("2021-02-12", "more than 3,400", "supersedes = \"f\""),
        ),
        (cumulative("2021-02-12", "3,400", ""), cumulative("2021-02", "2,752", "")),
        (cumulative("2021-03-01", "865", ""), cumulative("2021-10-01", "661", "supersedes = \"f\"")),
    ] {
        assert!(!two(&one, &other).codes.contains(&"falling-cumulative"), "{one}{other}");
    }
    let falls = two(&cumulative("2021-03-01", "865", ""), &cumulative("2021-10-01", "661", ""));
    assert!(falls.codes.contains(&"falling-cumulative"));
}
