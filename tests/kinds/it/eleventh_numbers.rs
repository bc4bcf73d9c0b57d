//! Kinds of an eleventh set, of numbers: noughts that were rounded, changes in words, and multiples beside percentages.

use darkfigure_kinds::Case;

use crate::unseen::{PAIR, asking, figure};

/// The whole text on one line, so that no sentence is broken.
fn flat(case: &Case) -> String {
    case.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is told of two figures, each a value with the rest of it, under a question; with more of the dossier behind.
fn told(question: &str, [a, b]: [(&str, &str); 2], more: &str) -> String {
    let figures = figure("a", a.0, a.1) + &figure("b", b.0, b.1);
    flat(&asking(question, &format!("{figures}{more}{PAIR}")))
}

const STOCK: &str = "basis = \"survey\"\nstock = \"2023-06-01\"";
const SHARE: &str = "basis = \"survey\"\nstock = \"2023-06-01\"\nunit = \"percent\"\npopulation = \"all\"";

#[test]
fn a_nought_with_decimals_was_rounded() {
    let ask = |value: &str| told("Do the two agree?", [("0.0%", SHARE), (value, SHARE)], "");
    let text = ask("0.04%");
    assert!(text.contains("Yes, as far as rounding goes: 0.0% of"), "{text}");
    assert!(text.contains("it may stand for 0.00–0.05% of") && !text.contains("apart"), "{text}");
    let text = ask("0.06%");
    assert!(text.contains("No: ") && text.contains("0.06 percentage points apart"), "{text}");
    // None in whole numbers is none.
    let text = told("Do the two agree?", [("0", STOCK), ("0.4", STOCK)], "");
    assert!(text.contains("0.4 deaths apart"), "{text}");
}

#[test]
fn a_nought_of_a_base_hides_half_a_place_of_it() {
    let bridge = "[bridges.base]\nof = \"a\"\nbase = \"60,400\"\nkind = \"evidence\"\nwhy = \"the roll\"\nsources = [\"office\"]\n";
    let ask = |value: &str| {
        let figures =
            figure("a", "0.0%", SHARE) + &figure("b", value, &format!("{STOCK}\npopulation = \"all\""));
        let pair = "[comparisons.x]\nbetween = [\"a\", \"b\"]\nbridges = [\"base\"]\n";
        flat(&asking("Do the two contradict each other?", &format!("{figures}{bridge}{pair}")))
    };
    // 0.05 % of 60,400 are 30.2.
    assert!(ask("12").contains("No, as far as rounding goes: "), "{}", ask("12"));
    assert!(ask("30").contains("No, as far as rounding goes: ") && !ask("40").contains("rounding goes"));
}

#[test]
fn a_change_in_a_word_is_shown_as_it_was_said() {
    let ask = |one: &str, other: &str| told("Do the two agree?", [(one, STOCK), (other, STOCK)], "");
    let text = ask("halved", "0.47 times");
    assert!(text.contains("0.5 times (“halved”)") && text.contains("as far as rounding goes"), "{text}");
    let text = ask("doubled", "twice as many");
    assert!(text.contains("2 times (“doubled”)") && text.contains("2 times (“twice as many”)"), "{text}");
    let text = ask("more than tripled", "four times");
    assert!(text.contains("more than 3 times (“more than tripled”)"), "{text}");
    assert!(!ask("3 times", "four times").contains("“3 times”"));
}

#[test]
fn a_change_in_percent_is_a_multiple_of_one_base() {
    let ask = |one: &str, other: &str| told("Do the two agree?", [(one, STOCK), (other, STOCK)], "");
    let text = ask("3 times", "200% more");
    assert!(text.contains("+200% [1] come, as a change of one base, to 3 times"), "{text}");
    assert!(!text.contains("No step was given"), "{text}");
    // 10 % more is 1.095 to 1.105 times.
    let text = ask("1.14 times", "10% more");
    assert!(text.contains("to 1.1 times") && !text.contains("as far as rounding goes"), "{text}");
    let text = ask("1.1 times", "11% more");
    assert!(text.contains("as far as rounding goes"), "{text}");
    let text = ask("halved", "52% fewer");
    assert!(text.contains("−52% [1] come, as a change of one base, to 0.48 times"), "{text}");
    assert!(text.contains("as far as rounding goes"), "{text}");
}

#[test]
fn units_of_one_measure_are_of_one_kind() {
    let dossier = |unit: &str| format!("{STOCK}\nunit = \"{unit}\"");
    let (tonnes, kilotonnes) = (dossier("tonne"), dossier("kilotonne"));
    let text = told("Do the two agree?", [("30,000", &tonnes), ("30", &kilotonnes)], "");
    assert!(text.contains("30,000 tonnes [1]") && text.contains("30 kilotonnes [1]"), "{text}");
}
