//! Situations of a third set that the code had not seen: each printed something false on the first screen, or accused somebody of it.

use darkfigure_kinds::Case;

use crate::fresh::screen;
use crate::unseen::{COUNT, ESTIMATE, PAIR, asking, count_and_estimate, dossier, figure};

/// The whole text on one line, so that no sentence is broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn two_codes_are_never_supposed_to_be_one_place() {
    for [one, other] in [["US-CA", "US-TX"], ["KH-12", "KH-18"], ["GB-LND", "GB-ENG"], ["PH-NUE", "PH-03"]] {
        let of =
            |id: &str, value: &str, place: &str| figure(id, value, &format!("{COUNT}\nplace = \"{place}\""));
        let case = dossier(&format!("{}{}{PAIR}", of("a", "4,100", one), of("b", "3,069", other)));
        let screen = flat(screen(&case));
        assert!(!screen.contains("If ") && !screen.contains("times as many"), "{screen}");
        assert!(!screen.contains("cannot both hold"), "{screen}");
    }
}

#[test]
fn the_ratio_of_a_published_number_is_that_of_the_number() {
    for (estimate, times) in [
        ("12,000 [10,000, 18,000] at 95% as lognormal", "4.0 times"),
        ("6,000 [3,500, 7,000] at 90% as triangular", "2.0 times"),
    ] {
        let case = count_and_estimate(("3,000", ""), (estimate, ""), "");
        assert!(flat(screen(&case)).contains(times), "{}", screen(&case));
    }
}

#[test]
fn a_strict_bound_that_touches_a_number_is_below_it() {
    for (bound, words) in [("nowhere near 1,800", "are more than"), ("fewer than 1,800", "are more than")] {
        let other = figure("b", bound, ESTIMATE);
        let case = dossier(&format!("{}{other}{PAIR}", figure("a", "1,800", ESTIMATE)));
        let screen = flat(screen(&case));
        assert!(screen.contains(words) && !screen.contains("does not follow"), "{bound}: {screen}");
    }
}

#[test]
fn rounding_of_what_a_step_multiplies_by_is_considered() {
    let agree = |cases: &str, factor: &str, people: &str| {
        let a = figure("a", cases, &format!("{COUNT}\nunit = \"case\""));
        let b = figure("b", people, &format!("{COUNT}\nunit = \"person\""));
        let bridge = format!(
            "[bridges.size]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"{factor}\"\nkind = \"evidence\"\nwhy = \"people in a case\"\nsources = [\"office\"]\n"
        );
        let pair = "[comparisons.x]\nbetween = [\"a\", \"b\"]\nbridges = [\"size\"]\n";
        flat(screen(&dossier(&format!("{a}{b}{bridge}{pair}"))))
    };
    let near = agree("140", "2.4", "332");
    assert!(near.contains("Yes, as far as rounding goes:") && !near.contains(" times as many"), "{near}");
    let far = agree("140", "2.4", "380");
    assert!(far.contains("No: "), "{far}");
}

#[test]
fn an_item_of_a_sum_is_no_second_number_for_it() {
    let sum = "[sums.s]\ntotal = \"b\"\nparts = [\"a\", \"rest\"]\ncomplete = true\n[concepts.other]\nlabel = \"lost\"\n";
    let of = |id: &str, value: &str, concept: &str| {
        figure(id, value, &format!("{COUNT}\nconcept = \"{concept}\""))
    };
    let items = of("a", "650", "harm") + &of("rest", "250", "other") + &of("b", "900", "other");
    let part = flat(screen(&dossier(&format!("{items}{sum}{PAIR}"))));
    assert!(part.contains("72%") && !part.contains("If both"), "{part}");
    // Of a balance an item is no part, and not the same either.
    let items = of("a", "650", "harm") + &of("rest", "250", "other") + &of("b", "900", "balance");
    let balance = flat(screen(&dossier(&format!("{items}{sum}{PAIR}"))));
    assert!(!balance.contains("If both") && !balance.contains("times as many"), "{balance}");
}

#[test]
fn the_fraction_of_a_bound_has_room_for_it() {
    let case = count_and_estimate(("5,001", ""), ("at most 8,999", ""), "");
    let screen = flat(screen(&case));
    assert!(!screen.contains("3 in 5"), "{screen}");
}

#[test]
fn a_chain_of_replacements_is_followed_to_its_end() {
    let states = [("b", "745", "a"), ("c", "755", "b"), ("d", "764", "c")]
        .map(|(id, value, of)| figure(id, value, &format!("{COUNT}\nsupersedes = \"{of}\"")))
        .concat();
    let other = figure("e", "610", ESTIMATE);
    let pair = "[comparisons.x]\nbetween = [\"a\", \"e\"]\n";
    let case = dossier(&format!("{}{states}{other}{pair}", figure("a", "606", COUNT)));
    let screen = flat(screen(&case));
    assert!(screen.contains("the 606, by 745") && screen.contains("in the end by 764"), "{screen}");
}

#[test]
fn a_share_is_one_of_the_figure_that_it_names() {
    let said = figure("f", "47%", "stock = \"2023\"\nrelates = { of = \"a\", base = \"b\" }");
    let case = dossier(&format!("{}{}{said}", figure("a", "190", COUNT), figure("b", "400", COUNT)));
    assert!(!case.text.contains("which is not stated"), "{}", case.text);
}

/// A producer's two numbers, the second of a window within that of the first.
fn own(first: &str, second: &str, rest: &str) -> Case {
    let of = |id: &str, value: &str, window: &str| {
        figure(id, value, &format!("basis = \"register\"\ndetections = \"{window}\"\n{rest}"))
    };
    dossier(&(of("a", first, "2023") + &of("b", second, "2023-03/2023-05")))
}

#[test]
fn nobody_is_accused_of_what_a_balance_may_do() {
    assert!(own("4,100", "5,200", "").text.contains("a part of a time cannot have more"));
    let balance = own("4,100", "5,200", "concept = \"balance\"");
    assert!(!balance.text.contains("a part of a time cannot have more"), "{}", balance.text);
}

#[test]
fn what_was_taken_back_by_a_statement_contradicts_nothing() {
    let two = figure("a", "9,100", COUNT) + &figure("b", "9,480", COUNT);
    let back = "[statements.back]\nwording = \"the first number is withdrawn\"\nretracts = [\"a\"]\nsource = \"later\"\n";
    assert!(dossier(&two).text.contains("for the same time"));
    let case = dossier(&format!("{two}{back}"));
    assert!(!case.text.contains("for the same time"), "{}", case.text);
}

#[test]
fn a_count_on_one_night_sets_no_ceiling() {
    let night = figure("a", "2,900", "basis = \"enumeration\"\nstock = \"2023-11-15\"");
    let survey = figure("b", "at least 8,000", "basis = \"survey\"\nstock = \"2023-11-15\"");
    let text = flat(&dossier(&format!("{night}{survey}{PAIR}")).text);
    assert!(!text.contains("May be written: “There are no more than 2,900"), "{text}");
    assert!(!text.contains("May be written: “there are no more than 2,900"), "{text}");
}

#[test]
fn no_count_is_told_to_refute() {
    let count = figure("a", "500", COUNT);
    let claim = figure("b", "at most 400", ESTIMATE);
    let text = flat(&dossier(&format!("{count}{claim}{PAIR}")).text);
    assert!(text.contains("cannot both hold"), "{text}");
    assert!(
        !text.contains("as a refutation of at most 400 deaths [1]” may") && text.contains("Not: "),
        "{text}"
    );
}

#[test]
fn what_was_corrected_is_no_highest_estimate() {
    let of = |id: &str, value: &str, said: &str, rest: &str| {
        figure(id, value, &format!("basis = \"model\"\nentrants = \"2023\"\nsaid = {said}\n{rest}"))
    };
    let case = dossier(
        &(of("a", "1,000", "2023-02-01", "")
            + &of("b", "4,000", "2023-03-01", "")
            + &of("c", "1,500", "2023-05-01", "")
            + &of("d", "900", "2023-04-01", "retracts = [\"b\"]")),
    );
    let text = flat(&case.text);
    let at = text.find("The highest published estimate").unwrap_or_else(|| panic!("{text}"));
    let sentence = &text[at..(at + 300).min(text.len())];
    assert!(
        sentence.contains("neither corrected nor taken back") && !sentence.contains("4,000"),
        "{sentence}"
    );
}

#[test]
fn distributions_of_one_origin_have_no_spread_in_common() {
    let of = |id: &str, rest: &str| {
        figure(id, "1,000 [700, 1,400] at 95% as lognormal", &format!("{ESTIMATE}\n{rest}"))
    };
    let case = dossier(&format!("{}{}{PAIR}", of("a", ""), of("b", "derived-from = [\"a\"]")));
    assert!(!case.text.contains("taken to be independent"), "{}", case.text);
    let apart = dossier(&format!(
        "{}{}{PAIR}",
        of("a", ""),
        of("b", "lineage = [{ of = \"a\", kind = \"independent\" }]")
    ));
    assert!(apart.text.contains("95% computed interval"), "{}", apart.text);
}

#[test]
fn zeros_behind_a_point_were_written_on_purpose() {
    let parts = ["12.4 million", "3.7 million", "8.5 million"];
    let sum = |total: &str| {
        let items: String =
            parts.iter().enumerate().map(|(at, value)| figure(&format!("p{at}"), value, COUNT)).collect();
        let rest = "[sums.s]\ntotal = \"t\"\nparts = [\"p0\", \"p1\", \"p2\"]\ncomplete = true\n";
        flat(&dossier(&format!("{items}{}{rest}", figure("t", total, COUNT))).text)
    };
    assert!(!sum("25.0 million").contains("agree as far as their rounding goes"), "{}", sum("25.0 million"));
    assert!(sum("25 million").contains("agree as far as their rounding goes"), "{}", sum("25 million"));
}

#[test]
fn about_so_much_bounds_nothing() {
    let said = figure("f", "5 times", "stock = \"2023\"\nrelates = { of = \"a\", base = \"b\" }");
    let case = dossier(&format!(
        "{}{}{said}",
        figure("a", "more than 1,000", COUNT),
        figure("b", "about 400", COUNT)
    ));
    assert!(!case.text.contains("2.22"), "{}", case.text);
}

#[test]
fn whether_two_contradict_each_other_is_answered() {
    let ask = |one: &str, other: &str, basis: &str| {
        let rest = format!("{}{}{PAIR}", figure("a", one, basis), figure("b", other, ESTIMATE));
        flat(&asking("Do the two contradict each other?", &rest).text)
    };
    let apart = ask("900 [800, 1,000] at 95%", "2,000 [1,500, 2,500] at 95%", ESTIMATE);
    assert!(apart.contains("Yes: "), "{apart}");
    let near = ask("1,600 [1,400, 1,800] at 95%", "2,000 [1,500, 2,500] at 95%", ESTIMATE);
    assert!(near.contains("No: ") && near.contains("agree as far as their margins go"), "{near}");
    let count = ask("900", "2,000 [1,500, 2,500] at 95%", COUNT);
    assert!(count.contains("No: 900 deaths [1] do not refute"), "{count}");
}

#[test]
fn what_a_revision_leaves_of_a_figure_still_contradicts() {
    let of = |id: &str, value: &str, rest: &str| figure(id, value, &format!("{ESTIMATE}\n{rest}"));
    let earlier = of("a", "10 to 20", "");
    let case = |revision: &str| {
        let figures = [earlier.clone(), revision.to_owned(), of("q", "fewer than 8", "speaker = \"other\"")];
        flat(&dossier(&format!("[speakers.other]\nlabel = \"Another\"\n{}", figures.concat())).text)
    };
    // Of 10 to 20 the lower end stays, which fewer than 8 leave no room for.
    let kept = case(&of("b", "up to 28", "revises = \"a\""));
    assert!(kept.contains("cannot both hold"), "{kept}");
    let gone = case(&of("b", "up to 28", "supersedes = \"a\""));
    assert!(!gone.contains("cannot both hold"), "{gone}");
}
