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

#[test]
fn what_is_for_each_one_of_something_is_a_rate() {
    let water = |rest: &str| format!("{STOCK}\nunit = \"litre\"\n{rest}");
    let ask =
        |one: &str, other: &str| told("Do the two agree?", [(one, &water("")), (other, &water(""))], "");
    let text = ask("310 per household", "290 per household");
    assert!(text.contains("310 litres per household [1] are 1.069 times as high as 290"), "{text}");
    assert!(text.contains("a difference of 20 litres per household"), "{text}");
    // What is for each person is not for each household, and no number of litres.
    for other in ["129 a person", "620,000"] {
        let text = ask("310 per household", other);
        assert!(text.contains("No step was given that turns one into the other"), "{other}: {text}");
        assert!(!text.contains("times as"), "{other}: {text}");
    }
    let text = ask("about 310 a household", "310 per household a day");
    assert!(
        text.contains("about 310 litres per household") && text.contains("310 litres per household a day")
    );
}

#[test]
fn what_is_for_each_one_times_how_many_there_are_is_all_of_it() {
    let water = format!("{STOCK}\nunit = \"litre\"");
    let figures = figure("a", "310 per household", &water) + &figure("b", "620,000", &water);
    let more = "[bridges.base]\nof = \"a\"\nbase = \"2,000\"\nkind = \"evidence\"\nwhy = \"the roll\"\nsources = [\"office\"]\n[comparisons.x]\nbetween = [\"a\", \"b\"]\nbridges = [\"base\"]\n";
    let text = flat(&asking("Do the two agree?", &format!("{figures}{more}")));
    assert!(text.contains("310 litres per household [1] come to 620,000 litres"), "{text}");
}

#[test]
fn rates_of_one_of_something_are_no_parts_of_one_another() {
    let within = |concept: &str| format!("{STOCK}\nunit = \"litre\"\nconcept = \"{concept}\"");
    let hot = "[concepts.hot]\nlabel = \"hot water\"\nwithin = [{ of = \"harm\", why = \"by definition\", sources = [] }]\n";
    let text = told(
        "Do the two contradict each other?",
        [("90 per household", &within("hot")), ("290 per household", &within("harm"))],
        hot,
    );
    assert!(!text.contains("% of the whole") && text.contains("[bound only]"), "{text}");
}

#[test]
fn whole_things_on_either_side_of_a_number_are_one_apart() {
    let gap = |one: &str, other: &str| told("How far apart are they?", [(one, STOCK), (other, STOCK)], "");
    assert!(gap("more than 400", "up to 400").contains("at least 1 death"));
    assert!(gap("more than 400", "fewer than 400").contains("at least 2 deaths"));
    assert!(!gap("at least 400", "up to 400").contains("at least 1 death"));
    let kilograms = format!("{STOCK}\nunit = \"kilogram\"");
    let text =
        told("How far apart are they?", [("more than 400", &kilograms), ("up to 400", &kilograms)], "");
    assert!(!text.contains("at least 1 kilogram"), "{text}");
}
