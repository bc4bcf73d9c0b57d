//! Situations that the code had not seen when it first read them: each printed something that was false, or left out what was known.

use darkfigure_analysis::{Flag, GapReading, Reason, Tie};
use darkfigure_kinds::Case;
use darkfigure_model::{Addition, Grade};

const HEAD: &str = r#"
[dossier]
title = "A case"
question = "Do they agree?"
[defaults]
unit = "death"
place = "LK"
source = "office"
concept = "harm"
status = "confirmed"
[concepts.harm]
label = "harm done"
[concepts.balance]
label = "a balance"
net = true
[populations.all]
label = "residents"
[populations.women]
label = "women"
within = [{ of = "all", why = "part of them", sources = [] }]
[populations.children]
label = "children"
within = [{ of = "all", why = "part of them", sources = [] }]
overlaps = [{ of = "women", why = "girls are both", sources = [] }]
[sources.office]
kind = "report"
title = "An office"
publisher = "Office"
published = 2024-06-01
[sources.later]
kind = "report"
title = "The office again"
publisher = "Office"
published = 2025-06-01
"#;

pub(crate) fn dossier(rest: &str) -> Case {
    Case::of(&format!("{HEAD}{rest}"))
}

/// The same with another question.
pub(crate) fn asking(question: &str, rest: &str) -> Case {
    Case::of(&format!("{}{rest}", HEAD.replace("Do they agree?", question)))
}

pub(crate) fn figure(id: &str, value: &str, rest: &str) -> String {
    format!("[figures.{id}]\nvalue = \"{value}\"\n{rest}\n")
}

pub(crate) const COUNT: &str = "basis = \"register\"\ndetections = \"2023\"";
pub(crate) const ESTIMATE: &str = "basis = \"survey\"\nentrants = \"2023\"";
pub(crate) const PAIR: &str = "[comparisons.x]\nbetween = [\"a\", \"b\"]\n";

/// A count of one scope and an estimate of another.
pub(crate) fn count_and_estimate(count: (&str, &str), estimate: (&str, &str), rest: &str) -> Case {
    let a = figure("a", count.0, &format!("{COUNT}\n{}", count.1));
    let b = figure("b", estimate.0, &format!("{ESTIMATE}\n{}", estimate.1));
    dossier(&format!("{a}{b}{rest}{PAIR}"))
}

#[test]
fn changes_from_different_years_are_not_alike() {
    let counts = [("old", "1,000", "2019"), ("late", "1,259", "2022"), ("new", "1,410", "2023")]
        .map(|(id, value, year)| figure(id, value, &format!("basis = \"register\"\ndetections = \"{year}\"")))
        .concat();
    let change = |id: &str, value: &str, base: &str| {
        figure(id, value, &format!("stock = \"2023\"\nrelates = {{ of = \"new\", base = \"{base}\" }}"))
    };
    let case = dossier(&format!(
        "{counts}{}{}{PAIR}",
        change("a", "41% more", "old"),
        change("b", "12% more", "late")
    ));
    let found = case.comparison();
    assert_eq!(found.as_said.axes[0].reason, Reason::ChangesDiffer);
    assert_eq!(found.comparability.grade, Grade::NotComparable);
    assert!(!case.text.contains("29"), "{}", case.text);
    let case = dossier(&format!(
        "{counts}{}{}{PAIR}",
        change("a", "41% more", "old"),
        change("b", "38% more", "old")
    ));
    assert_eq!(case.comparison().comparability.grade, Grade::LikeForLike);
    assert!(case.text.contains("a difference of 3 percentage points"), "{}", case.text);
}

#[test]
fn a_wider_count_above_a_narrower_estimate_bounds_nothing() {
    let case = count_and_estimate(("900", "place = \"KH\""), ("200", "place = \"KH-18\""), "");
    for absurd in ["450%", "\u{2212}700", "conflict"] {
        assert!(!case.text.contains(absurd), "{absurd}: {}", case.text);
    }
    assert!(case.text.contains("all may be among 900 deaths [1], or none"), "{}", case.text);
    // A smaller one does: of 2,000 no more than 900 can have been recorded.
    let case = count_and_estimate(("900", "place = \"KH\""), ("2,000", "place = \"KH-18\""), "");
    assert!(case.text.contains("up to 45%"), "{}", case.text);
    assert!(case.text.contains("at least 1,100 deaths were not recorded"), "{}", case.text);
}

#[test]
fn a_floor_below_the_count_does_not_say_which_is_more() {
    let case = count_and_estimate(("3,500", ""), ("more than 3,000", ""), "");
    for absurd in ["120%", "117%", "\u{2212}500", "conflict"] {
        assert!(!case.text.contains(absurd), "{absurd}: {}", case.text);
    }
    assert!(case.text.contains("is more does not follow from what is known"), "{}", case.text);
}

#[test]
fn a_denial_is_no_multiple() {
    let case = dossier(&format!(
        "{}{}{PAIR}",
        figure("a", "nowhere near 5,000", "basis = \"undisclosed\"\nentrants = \"2023\""),
        figure("b", "around 5,000", ESTIMATE)
    ));
    assert!(!case.text.contains("as many as"), "{}", case.text);
    assert!(!case.text.contains("difference of up to 0"), "{}", case.text);
}

#[test]
fn a_balance_is_no_count_of_what_was_seen() {
    let balance = |value: &str, basis: &str| {
        format!(
            "value = \"{value}\"\nunit = \"GBP\"\nconcept = \"balance\"\nbasis = \"{basis}\"\nentrants = \"2023\"\n"
        )
    };
    let case = dossier(&format!(
        "[figures.a]\n{}[figures.b]\n{}{PAIR}",
        balance("-3.2 billion", "register"),
        balance("-2.9 billion", "model")
    ));
    assert!(!case.comparison().gap.numbers().orientation.is_estimate_over_count);
    for absurd in ["Dark figure", "or more”", "no upper limit", "what was recorded, not all"] {
        assert!(!case.text.contains(absurd), "{absurd}: {}", case.text);
    }
    assert!(case.text.contains("is lower than −£2.9 billion [1], by £300 million"), "{}", case.text);
}

#[test]
fn parts_that_overlap_are_counted_twice() {
    let part = |id: &str, value: &str, population: &str| {
        figure(id, value, &format!("{COUNT}\npopulation = \"{population}\"\npart-of = \"t\""))
    };
    let sum = "[sums.z]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\ncomplete = true\n";
    let total = figure("t", "1,013", &format!("{COUNT}\npopulation = \"all\""));
    let case = dossier(&format!("{total}{}{}{sum}", part("p", "612", "women"), part("q", "507", "children")));
    assert!(!case.codes.contains(&"parts-do-not-add-up"), "{:?}", case.codes);
    let found = case.findings.as_ref().unwrap().sums[0].1.as_ref().unwrap();
    assert_eq!(found.addition, Addition::Overlapping);
    assert!(case.text.contains("“women” and “children” overlap"), "{}", case.text);
    // Too little is too little, counted twice or not.
    let case = dossier(&format!("{total}{}{}{sum}", part("p", "412", "women"), part("q", "307", "children")));
    assert!(case.codes.contains(&"parts-do-not-add-up"), "{:?}", case.codes);
}

/// All pairs of many parts are far more than the parts.
#[test]
fn each_part_is_told_of_one_that_it_overlaps() {
    let part = |at: usize, population: &str| {
        figure(&format!("p{at}"), "9", &format!("{COUNT}\npopulation = \"{population}\""))
    };
    let parts: String = (0..6).map(|at| part(at, if at % 2 == 0 { "women" } else { "children" })).collect();
    let total = figure("t", "54", &format!("{COUNT}\npopulation = \"all\""));
    let names: Vec<String> = (0..6).map(|at| format!("\"p{at}\"")).collect();
    let case = dossier(&format!("{total}{parts}[sums.z]\ntotal = \"t\"\nparts = [{}]\n", names.join(", ")));
    let found = case.findings.as_ref().unwrap().sums[0].1.as_ref().unwrap();
    let pairs: Vec<[&str; 2]> =
        found.overlapping.iter().map(|(pair, _)| pair.each_ref().map(|id| id.as_str())).collect();
    assert_eq!(pairs, [["p0", "p1"], ["p1", "p2"], ["p0", "p3"], ["p1", "p4"], ["p0", "p5"]]);
}

#[test]
fn one_in_so_many_is_a_share() {
    let share = |id: &str, value: &str| {
        figure(id, value, "unit = \"person\"\nbasis = \"survey\"\nstock = \"2023\"\npopulation = \"all\"")
    };
    let case = dossier(&format!("{}{}{PAIR}", share("a", "1 in 12"), share("b", "7%")));
    assert!(case.text.contains("1.333 percentage points"), "{}", case.text);
    let case = dossier(&format!("{}{}{PAIR}", share("a", "1 in 12"), share("b", "70 per 1,000")));
    assert!(case.text.contains("people per 1,000 residents"), "{}", case.text);
}

#[test]
fn what_was_taken_back_or_replaced_is_said_first() {
    for (relation, words) in [
        ("retracts = [\"b\"]", "Taken back since: the 9,000, by 2,000 deaths"),
        ("supersedes = \"b\"", "Replaced since: the 9,000, by 2,000 deaths"),
        ("revises = \"b\"", "Revised since: the 9,000, by 2,000 deaths"),
    ] {
        let later = figure("n", "2,000", &format!("{ESTIMATE}\nsource = \"later\"\n{relation}"));
        let case = count_and_estimate(("400", ""), ("9,000", ""), &later);
        let screen = case.text.split("Can they be compared?").next().unwrap();
        assert!(screen.contains(words), "{relation}: {screen}");
    }
    let statement =
        "[statements.back]\nwording = \"that number was wrong\"\nretracts = [\"b\"]\nsource = \"later\"\n";
    let case = count_and_estimate(("400", ""), ("9,000", ""), statement);
    let flags = &case.comparison().comparability.flags;
    assert!(flags.iter().any(|flag| matches!(flag, Flag::Retracted { .. })), "{flags:?}");
    assert!(case.text.contains("Taken back since: the 9,000."), "{}", case.text);
}

#[test]
fn a_count_that_goes_on_has_the_earlier_one_as_a_part() {
    let case = dossier(&format!(
        "{}{}{PAIR}",
        figure("a", "300", "basis = \"register\"\ncumulative = \"2023-01-01/2023-06-30\""),
        figure(
            "b",
            "520",
            "basis = \"register\"\ncumulative = \"2023-01-01/2023-12-31\"\nsource = \"later\"\nextends = \"a\""
        )
    ));
    let found = case.comparison();
    assert!(
        found.comparability.flags.iter().any(|flag| matches!(flag, Flag::Tied { tie: Tie::Extends, .. }))
    );
    assert!(found.gap.numbers().part.is_some_and(|part| part.is_stated));
    assert!(case.text.contains(": 58% of it; 220 deaths lie outside"), "{}", case.text);
}

#[test]
fn a_share_of_people_is_told_in_people() {
    let claim = |unit: &str| {
        let base = figure("o", "100", "unit = \"person\"\nbasis = \"register\"\ndetections = \"2023\"");
        let of =
            figure("n", "41", &format!("unit = \"{unit}\"\nbasis = \"register\"\ndetections = \"2023\""));
        let share = figure(
            "f",
            "41%",
            "unit = \"person\"\nstock = \"2023\"\npopulation = \"all\"\nrelates = { of = \"n\", base = \"o\" }",
        );
        dossier(&format!("{base}{of}{share}"))
    };
    assert!(claim("case").text.contains("But it sets cases against people."), "{}", claim("case").text);
    // Whoever died was one person.
    assert!(!claim("death").text.contains("But it sets"), "{}", claim("death").text);
}

#[test]
fn a_published_multiple_of_a_range_gives_a_range() {
    let count = figure("o", "200", COUNT);
    let range = figure("n", "900 to 1,300", ESTIMATE);
    let multiple = figure("f", "5 times", "stock = \"2023\"\nrelates = { of = \"n\", base = \"o\" }");
    let case = dossier(&format!("{count}{range}{multiple}"));
    assert!(case.text.contains("the two give 4.50–6.50 times, and it lies among them"), "{}", case.text);
    assert!(!case.text.contains("5.500"), "nobody said the middle: {}", case.text);
}

#[test]
fn a_share_becomes_a_number_and_no_multiple_of_one() {
    let rate = figure("a", "24.5 per 100,000", &format!("{COUNT}\npopulation = \"all\""));
    let number = figure("b", "34,600", &format!("{COUNT}\npopulation = \"all\""));
    let bridge = "[bridges.k]\nof = \"a\"\nbase = \"126 to 128 million\"\nkind = \"evidence\"\nwhy = \"projected\"\nsources = [\"office\"]\n";
    let case = dossier(&format!("{rate}{number}{bridge}{PAIR}bridges = [\"k\"]\n"));
    assert!(case.comparison().decomposition.is_err());
    assert!(!case.text.contains("deaths, not deaths"), "{}", case.text);
    assert!(case.text.contains("a rate, not a number of things"), "{}", case.text);
    assert!(!case.text.contains("log points"), "{}", case.text);
}

#[test]
fn a_difference_is_that_of_the_side_which_is_the_multiple() {
    let money = |id: &str, value: &str, unit: &str| {
        figure(id, value, &format!("unit = \"{unit}\"\nbasis = \"register\"\nentrants = \"2023\""))
    };
    let bridge = "[bridges.k]\naxis = \"unit\"\nfrom = \"EUR\"\nto = \"USD\"\nfactor = \"1.08 to 1.12\"\nkind = \"evidence\"\nwhy = \"rates\"\nsources = [\"office\"]\n";
    let case = dossier(&format!(
        "{}{}{bridge}{PAIR}bridges = [\"k\"]\n",
        money("a", "3 million", "USD"),
        money("b", "2.7 million", "EUR")
    ));
    // 3 less 2.916 to 3.024 million: from 24,000 below to 84,000 above.
    assert!(case.text.contains("a difference of \u{2212}US$24,"), "{}", case.text);
}

#[test]
fn how_sure_each_is_is_not_supposed_away() {
    let case = dossier(&format!(
        "{}{}{PAIR}",
        figure("a", "300", COUNT),
        figure("b", "1,200", &format!("{COUNT}\nsource = \"later\"\nstatus = \"may be\""))
    ));
    assert!(matches!(case.comparison().gap, GapReading::Conditional(_)));
    assert!(!case.text.contains("If both are equally sure"), "{}", case.text);
    assert!(
        case.text.contains("If it makes no difference how sure each is of what it counts"),
        "{}",
        case.text
    );
}

#[test]
fn windows_that_overlap_are_named() {
    let a = figure("a", "300", "basis = \"register\"\ndetections = \"2022-07/2023-06\"");
    let case = dossier(&format!("{a}{}{PAIR}", figure("b", "900", ESTIMATE)));
    assert!(
        case.text.contains("The 300 are of the year to June 2023; the 900 are of 2023."),
        "{}",
        case.text
    );
}

#[test]
fn rates_of_two_places_do_not_make_that_of_both() {
    let rate = |id: &str, value: &str, place: &str| {
        figure(id, value, &format!("{COUNT}\npopulation = \"all\"\nplace = \"{place}\""))
    };
    let parts = [
        rate("t", "12 per 100,000", "KH"),
        rate("p", "7 per 100,000", "KH-18"),
        rate("q", "5 per 100,000", "KH-12"),
    ];
    let case = dossier(&format!(
        "{}[sums.z]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\ncomplete = true\n",
        parts.concat()
    ));
    assert!(case.codes.contains(&"mixed-sum"), "{:?}", case.codes);
    assert!(case.text.contains("But it adds unlike things, so it is not a valid total"), "{}", case.text);
    assert!(case.text.contains("shares and rates add up only over one base"), "{}", case.text);
    // Causes of one place and population do add up.
    let cause = |id: &str, value: &str| rate(id, value, "KH");
    let parts =
        [cause("t", "12 per 100,000"), cause("p", "7 per 100,000"), cause("q", "5 per 100,000")].concat();
    let case = dossier(&format!("{parts}[sums.z]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\ncomplete = true\n"));
    assert!(case.text.contains("The parts add up to the published total"), "{}", case.text);
}

#[test]
fn all_of_it_is_not_rounded_to_hundreds() {
    let share = |id: &str, value: &str| {
        figure(id, value, "unit = \"person\"\nbasis = \"survey\"\nstock = \"2023\"\npopulation = \"all\"")
    };
    let sum = |total: &str, parts: [&str; 3]| {
        let parts = [share("p", parts[0]), share("q", parts[1]), share("r", parts[2])].concat();
        dossier(&format!(
            "{}{parts}[sums.z]\ntotal = \"t\"\nparts = [\"p\", \"q\", \"r\"]\ncomplete = true\n",
            share("t", total)
        ))
    };
    let case = sum("100%", ["60%", "30%", "15%"]);
    assert!(case.codes.contains(&"parts-do-not-add-up"), "{:?}", case.codes);
    let case = sum("100%", ["60%", "30%", "11%"]);
    assert!(case.text.contains("agree as far as their rounding goes, to 1% of residents"), "{}", case.text);
}

#[test]
fn two_that_repeat_a_third_do_not_repeat_one_another() {
    let copy = |id: &str| {
        figure(
            id,
            "2,000",
            "basis = \"undisclosed\"\nentrants = \"2023\"\nsource = \"later\"\ncites = [\"m\"]",
        )
    };
    let case = dossier(&format!("{}{}{}{PAIR}", figure("m", "2,000", ESTIMATE), copy("a"), copy("b")));
    assert!(case.text.contains("both repeat one and the same figure"), "{}", case.text);
    assert!(!case.text.contains("ne of the two only repeats"), "{}", case.text);
    assert!(!case.text.contains("Nobody says whether"), "{}", case.text);
}

#[test]
fn two_estimates_may_be_said_to_be_independent() {
    let lineage = "lineage = [{ of = \"b\", kind = \"independent\", why = \"another sample\" }]";
    let case = dossier(&format!(
        "{}{}{PAIR}",
        figure("a", "1,000 [800, 1,200] at 95%", &format!("{ESTIMATE}\n{lineage}")),
        figure("b", "1,100 [900, 1,300] at 95%", &format!("{ESTIMATE}\nsource = \"later\""))
    ));
    assert!(!case.codes.contains(&"lineage-without-count"), "{:?}", case.codes);
    assert!(!case.text.contains("Nobody says whether"), "{}", case.text);
}

#[test]
fn ends_near_one_are_told_from_it() {
    let case = count_and_estimate(("1,960", ""), ("2,000 [1,970, 2,040] at 95%", ""), "");
    assert!(case.text.contains("1.020 times (1.005\u{2013}1.041; 95% stated interval)"), "{}", case.text);
    assert!(case.text.contains("96.0\u{2013}99.5%"), "{}", case.text);
}

#[test]
fn numbers_alike_are_no_multiple_of_one_another() {
    let case = dossier(&format!(
        "{}{}{PAIR}",
        figure("a", "1,200", COUNT),
        figure("b", "1.2 thousand", &format!("{COUNT}\nsource = \"later\""))
    ));
    assert!(case.text.contains("are as many as"), "{}", case.text);
    assert!(!case.text.contains("are 1 times") && !case.text.contains("a difference of 0"), "{}", case.text);
}

#[test]
fn what_a_step_over_time_adds_may_have_been_recorded_too() {
    let bridge = "[bridges.k]\naxis = \"time\"\nfrom = \"detections\"\nto = \"entrants\"\nwindow = true\nkind = \"assumption\"\nwhy = \"evenly\"\n";
    let a = figure("a", "600", "basis = \"register\"\ndetections = \"2023-01/2023-06\"");
    let case = dossier(&format!("{a}{}{bridge}{PAIR}bridges = [\"k\"]\n", figure("b", "1,000", ESTIMATE)));
    assert!(case.text.contains("are in this count"), "{}", case.text);
    assert!(!case.text.contains("were recorded"), "{}", case.text);
}

#[test]
fn a_coverage_measured_elsewhere_is_one_of_a_count() {
    let benchmark = "[benchmarks.k]\nlabel = \"Another country\"\ncoverage = \"25%\"\nof = \"entrants\"\nplace = \"GB\"\nwhy = \"measured\"\nsources = [\"later\"]\n";
    let with = |basis: &str| {
        dossier(&format!(
            "{}{}{benchmark}{PAIR}benchmarks = [\"k\"]\n",
            figure("a", "150", &format!("{basis}entrants = \"2023\"")),
            figure("b", "1,000", &format!("{ESTIMATE}\nsource = \"later\""))
        ))
    };
    let case = with("basis = \"register\"\n");
    assert!(case.text.contains("would point to 600"), "{}", case.text);
    for basis in ["basis = \"survey\"\n", ""] {
        let case = with(basis);
        assert!(
            !case.text.contains("would point to") && !case.text.contains("would mean"),
            "{basis}: {}",
            case.text
        );
        assert!(case.text.contains("Another country is not set beside the two"), "{basis}: {}", case.text);
    }
}
