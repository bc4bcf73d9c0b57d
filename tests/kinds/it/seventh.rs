//! Situations of a seventh set that the code had not seen: what rounding, levels, records and parts leave open was told as if it were known.

use darkfigure_kinds::Case;
use darkfigure_model::Addition;

use crate::fresh::screen;
use crate::unseen::{PAIR, asking, count_and_estimate, dossier, figure};

/// The whole text on one line, so that no sentence is broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const REGISTER: &str = "basis = \"register\"\nentrants = \"2023\"\nunit = \"person\"";
const SURVEY: &str = "basis = \"survey\"\nentrants = \"2023\"\nunit = \"person\"";

fn two(question: &str, [one, how]: [&str; 2], [other, else_how]: [&str; 2], rest: &str) -> Case {
    asking(question, &format!("{}{}{rest}{PAIR}", figure("a", one, how), figure("b", other, else_how)))
}

#[test]
fn a_rounded_count_is_no_more_than_what_it_may_be() {
    let case = count_and_estimate(("5.2 million", ""), ("5.16 million", ""), "");
    assert!(!flat(&case.text).contains("conflict:"), "{}", case.text);
    assert!(!flat(&case.text).contains("cannot both hold"), "{}", case.text);
    // Beyond rounding it is, and to the last one it is what it is.
    for (count, estimate) in [("5.4 million", "5.16 million"), ("5,412,345", "5.35 million")] {
        let case = count_and_estimate((count, ""), (estimate, ""), "");
        assert!(flat(&case.text).contains("The figures conflict"), "{count}: {}", case.text);
    }
}

#[test]
fn rounded_parts_add_up_to_what_they_may_be() {
    let part = |id: &str, value: &str, place: &str| {
        figure(
            id,
            value,
            &format!("basis = \"register\"\nstock = \"2023-06-30\"\nplace = \"{place}\"\nunit = \"person\""),
        )
    };
    let whole = |value: &str| {
        figure("b", value, "basis = \"survey\"\nstock = \"2023-06-30\"\nplace = \"KE\"\nunit = \"person\"")
    };
    let of = |one: &str, other: &str, all: &str| {
        dossier(&format!("{}{}{}{PAIR}", part("a", one, "KE-01"), part("c", other, "KE-02"), whole(all)))
    };
    let case = of("2.2 million", "2.3 million", "4.45 million");
    assert!(!flat(&case.text).contains("not all three can hold"), "{}", case.text);
    let case = of("2.2 million", "2.5 million", "4.45 million");
    assert!(flat(&case.text).contains("not all three can hold"), "{}", case.text);
}

#[test]
fn how_many_are_at_most_on_a_register_bounds_nothing_that_is_there() {
    for (value, other) in [("up to 5,000", "5,600"), ("fewer than 5,000", "5,600")] {
        for how in [SURVEY, REGISTER] {
            let case = two("Do the two agree?", [value, REGISTER], [other, how], "");
            assert!(!flat(&case.text).contains("cannot both hold"), "{value}: {}", case.text);
        }
        // What a survey says of all there are does.
        let case = two("Do the two agree?", [value, SURVEY], [other, SURVEY], "");
        assert!(flat(&case.text).contains("cannot both hold"), "{value}: {}", case.text);
    }
}

#[test]
fn intervals_that_seldom_hold_together_exclude_nothing() {
    let at = |level: u8| {
        let [one, other] =
            ["1,000 [900, 1,100]", "1,300 [1,200, 1,400]"].map(|ends| format!("{ends} at {level}%"));
        two("Do the two agree?", [&one, SURVEY], [&other, SURVEY], "")
    };
    for level in [50, 60, 70] {
        let text = flat(&at(level).text);
        assert!(!text.contains("cannot both hold") && !text.contains("No: "), "{level}: {text}");
        assert!(!text.contains("(1.0–1.6") && text.contains("in too few cases"), "{level}: {text}");
    }
    assert!(flat(&at(90).text).contains("cannot both hold"));
}

#[test]
fn a_part_is_no_more_than_its_whole() {
    let parts = format!("{SURVEY}\npopulation = \"women\"");
    let whole = format!("{SURVEY}\npopulation = \"all\"");
    let stated = format!("{parts}\npart-of = \"b\"");
    let case = two("What share?", ["850 to 1,050", &stated], ["900 to 1,100", &whole], "");
    let text = flat(&case.text);
    assert!(text.contains("77–100% of it, as no part is more than its whole"), "{text}");
    let case = two("What share?", ["850 to 1,050", &parts], ["900 to 1,100", &whole], "");
    let text = flat(&case.text);
    for empty in ["120%", "117%", "up to 100%", "at least 0 people"] {
        assert!(!text.contains(empty), "{empty}: {text}");
    }
}

#[test]
fn a_balance_has_no_percentage_of_itself() {
    let of = |id: &str, value: &str, year: &str| {
        figure(id, value, &format!("basis = \"register\"\nentrants = \"{year}\"\nconcept = \"balance\""))
    };
    let case = dossier(&(of("a", "-20,000", "2022") + &of("b", "-35,000", "2023") + PAIR));
    let text = flat(&case.text);
    assert!(text.contains("a change of \u{2212}15,000") && !text.contains("of the earlier number"), "{text}");
}

/// A total of one country and of its provinces, with more that the dossier adds to them.
fn sum(total: &str, parts: &[(&str, &str)]) -> Case {
    let how = "basis = \"register\"\nentrants = \"2023\"\nunit = \"person\"";
    let mut text = figure("t", total, &format!("{how}\nplace = \"KE\""));
    for (at, (value, rest)) in parts.iter().enumerate() {
        text += &figure(&format!("p{at}"), value, &format!("{how}\n{rest}"));
    }
    let names: Vec<String> = (0..parts.len()).map(|at| format!("\"p{at}\"")).collect();
    dossier(&format!("{text}[sums.s]\ntotal = \"t\"\nparts = [{}]\ncomplete = true\n", names.join(", ")))
}

#[test]
fn parts_that_lie_within_one_another_do_not_exceed_their_total() {
    let [one, two] = ["place = \"KE-01\"", "place = \"KE-02\""];
    let inner = "place = \"KE-02\"\npopulation = \"women\"";
    let other = "place = \"KE-02\"\npopulation = \"all\"";
    let case = sum("9,120", &[("5,010", one), ("4,110", other), ("1,000", inner)]);
    assert!(!case.codes.contains(&"parts-do-not-add-up"), "{:?}", case.codes);
    assert!(!flat(&case.text).contains("exceed the published total"), "{}", case.text);
    // Of two that lie side by side it is said.
    let case = sum("9,120", &[("5,010", one), ("5,110", two)]);
    assert!(flat(&case.text).contains("exceed the published total"), "{}", case.text);
}

#[test]
fn floors_agree_with_no_total() {
    let [one, two] = ["place = \"KE-01\"", "place = \"KE-02\""];
    let case = sum("10,000", &[("at least 6,000", one), ("at least 5,000", two)]);
    assert_eq!(case.findings.as_ref().unwrap().sums[0].1.as_ref().unwrap().addition, Addition::Open);
    assert!(!flat(&case.text).contains("agree as far as"), "{}", case.text);
}

#[test]
fn more_than_all_of_them_were_not_recorded() {
    let case = two("Do the two agree?", ["more than 5,000", REGISTER], ["5,000", SURVEY], "");
    let text = flat(&case.text);
    assert!(!text.contains("at least 100%") && !text.contains("no more than more than"), "{text}");
    let case = two("Do the two agree?", ["nearly 2,000", SURVEY], ["more than 2,000", SURVEY], "");
    let text = flat(&case.text);
    assert!(!text.contains("no more than more than") && text.contains("is more does not follow"), "{text}");
}

#[test]
fn what_was_recorded_confirms_no_estimate() {
    let lineage = "lineage = [{ of = \"a\", kind = \"independent\", why = \"other people\" }]";
    let estimate = format!("{SURVEY}\n{lineage}");
    let of =
        |how: &str| two("Why?", ["700", how], ["1,050 [600, 1,500] at 95% confidence", &estimate], "").text;
    let (count, survey) = (flat(&of(REGISTER)), flat(&of(SURVEY)));
    let may = |text: &str, words: &str| {
        text.match_indices(words)
            .any(|(at, _)| text[..at].rfind("May be written") > text[..at].rfind("Not: "))
    };
    assert!(may(&survey, "as a confirmation of"), "{survey}");
    assert!(!may(&count, "as a confirmation of"), "{count}");
}

#[test]
fn about_so_many_stands_at_its_face() {
    let case = two("How many are unseen?", ["1,000", REGISTER], ["around 1,000", SURVEY], "");
    let shown = flat(screen(&case));
    assert!(shown.matches("at the face value of 1,000").count() >= 2, "{shown}");
    let case =
        two("How many are unseen?", ["around 1,000", REGISTER], ["2,000 [1,800, 2,200] at 95%", SURVEY], "");
    let shown = flat(screen(&case));
    assert!(shown.contains("were recorded, at the face value of 1,000"), "{shown}");
}

#[test]
fn a_share_within_another_of_one_base_is_a_part_of_it() {
    let inner = format!("{SURVEY}\npopulation = \"all\"\nconcept = \"severe\"");
    let outer = format!("{SURVEY}\npopulation = \"all\"");
    let severe = "[concepts.severe]\nlabel = \"severe harm\"\nwithin = [{ of = \"harm\", why = \"by its definition\", sources = [] }]\n";
    let of = |one: &str, other: &str| two("Can both be true?", [one, &inner], [other, &outer], severe);
    let case = of("15%", "20%");
    let text = flat(&case.text);
    assert!(text.contains("up to 75% of it") && text.contains("at least 5 percentage points"), "{text}");
    let case = of("95%", "91%");
    let text = flat(&case.text);
    assert!(text.contains("yet are more") || text.contains("yet is more"), "{text}");
    // Of what was recorded a share may be any.
    let case =
        two("Can both be true?", ["15%", &inner.replace("survey", "register")], ["20%", &outer], severe);
    assert!(!flat(&case.text).contains("of it;"), "{}", case.text);
}

#[test]
fn a_published_change_contradicts_neither_of_its_numbers_nor_spares_them() {
    let count = |id: &str, value: &str, year: &str| {
        figure(id, value, &format!("basis = \"register\"\nentrants = \"{year}\"\nunit = \"person\""))
    };
    let claim = figure(
        "c",
        "at least 10% less",
        "basis = \"undisclosed\"\nunit = \"person\"\nstock = \"2023\"\nrelates = { of = \"b\", base = \"a\" }",
    );
    let case = dossier(&format!("{}{}{claim}{PAIR}", count("a", "1,000", "2022"), count("b", "880", "2023")));
    assert!(!flat(&case.text).contains("does not contradict"), "{}", case.text);
}
