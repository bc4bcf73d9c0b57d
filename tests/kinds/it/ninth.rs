//! Kinds of a ninth set: what a claim of another scope leaves standing, what rounding leaves alike, and which pair a question means.

use darkfigure_kinds::Case;

use crate::unseen::{PAIR, asking, figure};

/// The whole text on one line, so that no sentence is broken.
fn flat(case: &Case) -> String {
    case.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const GROUPS: &str = "[populations.suspects]\nlabel = \"suspects\"\n[populations.convicts]\nlabel = \"people convicted\"\noverlaps = [{ of = \"suspects\", why = \"some were\", sources = [] }]\n[populations.adults]\nlabel = \"adults\"\n[populations.young]\nlabel = \"young adults\"\nwithin = [{ of = \"adults\", why = \"by definition\", sources = [] }]\n";

/// A figure with its value among the rest.
fn entry(id: &str, rest: &str) -> String {
    format!("[figures.{id}]\n{rest}\n")
}

fn two(question: &str, one: &str, other: &str) -> String {
    flat(&asking(question, &format!("{GROUPS}{}{}{PAIR}", entry("a", one), entry("b", other))))
}

#[test]
fn shares_of_different_wholes_refute_nothing() {
    let share = |value: &str, who: &str, basis: &str| {
        format!(
            "value = \"{value}\"\nbasis = \"{basis}\"\nunit = \"percent\"\nstock = \"2023\"\npopulation = \"{who}\""
        )
    };
    for (who, other) in [("suspects", "convicts"), ("adults", "young")] {
        let [one, two_] = [share("38%", who, "register"), share("14%", other, "register")];
        let text = two("Does the court's 14 % contradict the police's 38 %?", &one, &two_);
        assert!(
            text.contains("No, not by themselves: ") && text.contains("shares of different wholes"),
            "{text}"
        );
        let text = two("Is it 38 % or 14 %?", &one, &two_);
        assert!(text.contains("Both can be right: they are shares of different wholes."), "{text}");
    }
    // Whoever is all of a whole is all of any part of it.
    let text =
        two("Is it 100 % or 14 %?", &share("100%", "adults", "survey"), &share("14%", "young", "survey"));
    assert!(!text.contains("Both can be right"), "{text}");
    // Of one base they do differ.
    let text =
        two("Is it 38 % or 14 %?", &share("38%", "adults", "survey"), &share("14%", "adults", "survey"));
    assert!(!text.contains("different wholes"), "{text}");
}

#[test]
fn numbers_of_other_times_refute_nothing_by_themselves() {
    let count = |value: &str, time: &str| {
        format!("value = \"{value}\"\nbasis = \"register\"\nunit = \"person\"\n{time}")
    };
    let text = two(
        "Does 5,870 refute 2,310?",
        &count("2,310", "detections = \"2023\""),
        &count("5,870", "detections = \"2023-04/2024-03\""),
    );
    assert!(text.contains("No, not by themselves: ") && text.contains("not about the same time"), "{text}");
}

#[test]
fn a_claim_contradicts_what_is_of_its_own_scope_alone() {
    let claim = |scope: &str, value: &str| {
        let claim = format!(
            "value = \"{value}\"\nbasis = \"expert judgement\"\nunit = \"person\"\nrebuts = [\"b\"]\n{scope}"
        );
        let estimate = "value = \"4,200\"\nbasis = \"survey\"\nunit = \"person\"\nplace = \"KE\"\nstock = \"2023-10-01\"";
        let count = "value = \"610\"\nbasis = \"register\"\nunit = \"person\"\nplace = \"KE\"\nstock = \"2023-10-01\"";
        let figures =
            [("c", claim.as_str()), ("b", estimate), ("a", count)].map(|(id, rest)| entry(id, rest));
        let delta = "[places.delta]\nlabel = \"the delta\"\n";
        flat(&asking("How many are there?", &format!("{delta}{}{PAIR}", figures.concat())))
    };
    let here = "place = \"KE\"\nstock = \"2023-10-01\"";
    assert!(
        claim(here, "fewer than 1,000").contains("contradicts the 4,200"),
        "{}",
        claim(here, "fewer than 1,000")
    );
    for other in [
        "place = \"KE\"\nstock = \"2024-03-01\"",
        "place = \"TZ\"\nstock = \"2023-10-01\"",
        "place = \"KE-30\"\nstock = \"2023-10-01\"",
    ] {
        let text = claim(other, "fewer than 1,000");
        assert!(!text.contains("contradicts the 4,200"), "{other}: {text}");
        assert!(text.contains("was put against the 4,200"), "{other}: {text}");
    }
    // Whether two places of one's own are one, nobody says.
    let own = claim("place = \"delta\"\nstock = \"2023-10-01\"", "fewer than 1,000");
    assert!(
        own.contains("was put against the 4,200; whether both are about the same place is not known."),
        "{own}"
    );
    let denied = claim("place = \"KE\"\nstock = \"2024-03-01\"", "nowhere near 4,200");
    assert!(denied.contains("denies the 4,200"), "{denied}");
}

#[test]
fn an_estimate_above_what_was_recorded_contradicts_nothing() {
    let claim = figure(
        "c",
        "at least 3,000",
        "basis = \"expert judgement\"\nunit = \"person\"\nstock = \"2023-10-01\"\nrebuts = [\"a\"]",
    );
    let count = figure("a", "1,200", "basis = \"register\"\nunit = \"person\"\nstock = \"2023-10-01\"");
    let before = figure("b", "9,000", "basis = \"register\"\nunit = \"person\"\nstock = \"2023-09-01\"");
    let text = flat(&asking("Did the number fall?", &format!("{claim}{count}{before}{PAIR}")));
    assert!(!text.contains("contradicts the 1,200"), "{text}");
}

#[test]
fn what_takes_the_place_of_a_number_or_repeats_it_does_not_contradict_it() {
    let of = |relation: &str| {
        let one = "value = \"210\"\nbasis = \"expert judgement\"\nunit = \"person\"\nentrants = \"2023\"";
        let other = format!(
            "value = \"275\"\nbasis = \"expert judgement\"\nunit = \"person\"\nentrants = \"2023\"\n{relation}"
        );
        two("Do 210 and 275 contradict each other?", one, &other)
    };
    assert!(of("supersedes = \"a\"").contains("No: 275 people [1] took the place of 210 people [1]."));
    assert!(
        of("cites = [\"a\"]").contains("No: one of the two only repeats the other"),
        "{}",
        of("cites = [\"a\"]")
    );
    assert!(of("").contains("Yes: "), "{}", of(""));
}

#[test]
fn what_lies_within_the_last_digit_is_no_multiple() {
    let share = "value = \"58.3%\"\nbasis = \"register\"\nunit = \"percent\"\nstock = \"2024-10-06\"\npopulation = \"adults\"";
    let of = |votes: &str| {
        let number = format!(
            "value = \"{votes}\"\nbasis = \"register\"\nunit = \"person\"\nstock = \"2024-10-06\"\npopulation = \"adults\""
        );
        let step = "bridges = [\"base\"]\n[bridges.base]\nof = \"a\"\nbase = \"2,081,308\"\nkind = \"evidence\"\nsources = [\"office\"]\nwhy = \"the roll\"\n";
        let figures = format!("{}{}", entry("a", share), entry("b", &number));
        flat(&asking("Do the two agree?", &format!("{GROUPS}{figures}{PAIR}{step}")))
    };
    let near = of("1,213,402");
    assert!(
        near.contains("Yes, as far as rounding goes")
            && near.contains("are as many, as far as rounding goes"),
        "{near}"
    );
    assert!(!near.contains("0.564") && !near.contains("1.00 times"), "{near}");
    let far = of("1,260,000");
    assert!(far.contains("No: ") && far.contains(" times as many"), "{far}");
}

#[test]
fn so_many_a_month_are_rounded() {
    let rate =
        "value = \"400 a month\"\nbasis = \"register\"\nunit = \"case\"\nentrants = \"2023-01/2023-06\"";
    let year = "value = \"4,812\"\nbasis = \"register\"\nunit = \"case\"\nentrants = \"2023\"";
    let text = two("How many are there?", rate, year);
    assert!(
        text.contains("up to 50% of it") && text.contains("at the face value of 400 cases a month"),
        "{text}"
    );
}

#[test]
fn a_change_of_half_a_year_against_a_year_says_so() {
    let of = |base: &str| {
        let count = |id: &str, value: &str, time: &str| {
            figure(id, value, &format!("basis = \"register\"\nunit = \"person\"\ndetections = \"{time}\""))
        };
        let change = "[figures.c]\nvalue = \"fell by 49%\"\nunit = \"person\"\nsource = \"office\"\nrelates = { of = \"a\", base = \"b\" }\n";
        flat(&asking(
            "Did they fall by 49 %?",
            &format!(
                "{}{}{change}{PAIR}",
                count("a", "8,140", "2024-01/2024-06"),
                count("b", "15,930", base)
            ),
        ))
    };
    assert!(of("2023").contains("But it sets January 2024 to June 2024 against 2023."), "{}", of("2023"));
    assert!(!of("2023-01/2023-06").contains("But it sets"), "{}", of("2023-01/2023-06"));
}

#[test]
fn no_percentage_is_of_what_lies_below_nothing() {
    let of = |id: &str, value: &str, year: &str| {
        figure(
            id,
            value,
            &format!("basis = \"register\"\nunit = \"EUR\"\nconcept = \"balance\"\nentrants = \"{year}\""),
        )
    };
    let change = "[figures.c]\nvalue = \"175% more\"\nunit = \"EUR\"\nconcept = \"balance\"\nsource = \"office\"\nrelates = { of = \"b\", base = \"a\" }\n";
    let text = flat(&asking(
        "Did the balance rise?",
        &format!("{}{}{change}{PAIR}", of("a", "-4 million", "2022"), of("b", "3 million", "2023")),
    ));
    assert!(text.contains("the result does not follow from them"), "{text}");
    assert!(!text.contains("-175%") && !text.contains("−175%") && !text.contains("It fits if"), "{text}");
}

#[test]
fn a_floor_and_a_ceiling_on_a_part_leave_room_for_a_whole() {
    let part = "value = \"up to 250\"\nbasis = \"expert judgement\"\nunit = \"case\"\nstock = \"2023-10-01\"\npopulation = \"young\"";
    let whole = "value = \"240\"\nbasis = \"register\"\nunit = \"case\"\nstock = \"2023-10-01\"\npopulation = \"adults\"";
    let text = two("Do up to 250 contradict 240?", part, whole);
    assert!(text.contains("can both hold"), "{text}");
}

#[test]
fn a_question_of_a_sum_is_answered_by_the_sum() {
    let of = |id: &str, value: &str| {
        figure(id, value, "basis = \"expert judgement\"\nunit = \"person\"\nentrants = \"2023\"")
    };
    let rest = "[sums.s]\ntotal = \"a\"\nparts = [\"c\", \"d\"]\ncomplete = true\n[comparisons.x]\nbetween = [\"a\", \"b\"]\nquestion = \"Does 31,240 refute 85,000?\"\n";
    let figures =
        [("a", "85,000"), ("b", "31,240"), ("c", "40,000"), ("d", "45,000")].map(|(id, value)| of(id, value));
    let text = flat(&asking("Do the parts add up to 85,000?", &format!("{}{rest}", figures.concat())));
    let (sum, own) = (text.find("A published sum"), text.find("Does 31,240 refute 85,000?"));
    assert!(sum.zip(own).is_some_and(|(sum, own)| sum < own), "{text}");
}

#[test]
fn a_narrower_rate_of_the_same_base_is_no_larger_one() {
    let head = "[concepts.late]\nlabel = \"late\"\nwithin = [{ of = \"harm\", why = \"by definition\", sources = [] }]\n";
    let rate = |value: &str, more: &str| {
        format!(
            "value = \"{value}\"\nbasis = \"register\"\nentrants = \"2023\"\npopulation = \"adults\"\n{more}"
        )
    };
    let of = |narrow: &str| {
        let figures = format!(
            "{}{}",
            entry("a", &rate("610 per 100,000", "")),
            entry("b", &rate(narrow, "concept = \"late\""))
        );
        flat(&asking("Do the two contradict each other?", &format!("{head}{GROUPS}{figures}{PAIR}")))
    };
    let text = of("4.1 per 1,000");
    assert!(
        text.contains("No: ") && text.contains("the first covers only a part of what the second covers"),
        "{text}"
    );
    assert!(!of("7.1 per 1,000").contains("is not larger"), "{}", of("7.1 per 1,000"));
}

#[test]
fn two_published_results_stand_on_one_screen() {
    let share = |id: &str, value: &str, year: &str| {
        figure(
            id,
            value,
            &format!("basis = \"enumeration\"\nunit = \"percent\"\npopulation = \"all\"\nstock = \"{year}\""),
        )
    };
    let claim = |id: &str, value: &str| {
        format!(
            "[figures.{id}]\nvalue = \"{value}\"\nunit = \"percent\"\nsource = \"later\"\nrelates = {{ of = \"b\", base = \"a\" }}\n"
        )
    };
    let rest = [
        share("a", "31.2%", "2011"),
        share("b", "27.4%", "2021"),
        claim("c", "-3.8 percentage points"),
        claim("d", "fell by 12%"),
    ];
    let text =
        flat(&asking("Did the share fall by 12 % or by 3.8 points?", &format!("{}{PAIR}", rest.concat())));
    let screen = text.split("What the record").next().unwrap_or_default();
    assert!(
        screen.contains("the two give −3.8 percentage points") && screen.contains("the two give −12.2%"),
        "{text}"
    );
}

#[test]
fn a_count_word_is_read_as_it_stands_whatever_it_is_per() {
    let rate =
        "value = \"thousands a day\"\nbasis = \"expert judgement\"\nunit = \"case\"\nentrants = \"2023\"";
    let other = "value = \"5,000 a day\"\nbasis = \"survey\"\nunit = \"case\"\nentrants = \"2023\"";
    let text = two("How many are there?", rate, other);
    assert!(text.contains("reading “thousands a day” as at least 2,000"), "{text}");
}
