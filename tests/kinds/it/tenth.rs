//! Kinds of a tenth set: what a published result is to its two numbers, what repeats or replaces, and which part cannot exceed its whole.

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
const YEAR: &str = "basis = \"register\"\nentrants = \"2023\"";

#[test]
fn what_repeats_a_number_rounded_agrees_with_it() {
    let copy = format!("{YEAR}\ncites = [\"a\"]");
    let text = told("Do the two agree?", [("48,300", YEAR), ("around 48,000", &copy)], "");
    assert!(text.contains("Yes, as far as rounding goes: ") && !text.contains("1.006"), "{text}");
    let text = told("Do the two agree?", [("48,300", YEAR), ("around 46,000", &copy)], "");
    assert!(text.contains("No: "), "{text}");
}

#[test]
fn what_took_the_place_of_a_number_does_not_go_back_to_it() {
    let figures = figure("first", "34,000", YEAR)
        + &figure("a", "11,000", &format!("{YEAR}\nsupersedes = \"first\""))
        + &figure("b", "34,000", &format!("{YEAR}\ncites = [\"first\"]"));
    let text = flat(&asking("Do the two contradict each other?", &format!("{figures}{PAIR}")));
    assert!(text.contains("No: 11,000 deaths [1] took the place of 34,000 deaths"), "{text}");
    assert!(!text.contains("both go back to") && text.contains("which the other repeats"), "{text}");
}

#[test]
fn the_margins_of_independent_samples_partly_cancel() {
    let share = |rest: &str| format!("{STOCK}\nunit = \"percent\"\npopulation = \"all\"\n{rest}");
    let other = share("lineage = [{ of = \"a\", kind = \"independent\", why = \"other samples\" }]");
    let values = ["16.4% [15.2%, 17.6%] at 95% confidence", "18.9% [17.0%, 20.8%] at 95% confidence"];
    let ask = |other: &str| told("Do the two agree?", [(values[0], &share("")), (values[1], other)], "");
    // √(1.2² + 1.9²) = 2.25 points.
    let text = ask(&other);
    assert!(text.contains("No: ") && text.contains("2.50 percentage points (0.25–4.75)"), "{text}");
    assert!(text.contains("independently of one another"), "{text}");
    let text = ask(&share(""));
    assert!(text.contains("Cannot be told: the margins of ") && text.contains("(−0.61 to 5.60)"), "{text}");
}

#[test]
fn a_published_result_leads_where_its_two_are_no_two_counts_of_one_thing() {
    let concepts = "[concepts.came]\nlabel = \"who came\"\n[concepts.left]\nlabel = \"who left\"\n";
    let of = |concept: &str| format!("{YEAR}\nconcept = \"{concept}\"");
    let (came, left) = (of("came"), of("left"));
    let ask = |claim: &str| {
        let claim = figure(
            "c",
            claim,
            "entrants = \"2023\"\nsource = \"later\"\nrelates = { of = \"b\", base = \"a\" }",
        );
        told(
            "Did twice as many leave as came?",
            [("372", &came), ("640", &left)],
            &format!("{concepts}{claim}"),
        )
    };
    let text = ask("twice");
    assert!(
        text.contains("the two give 1.72 times, which is that only when it is rounded to a whole number."),
        "{text}"
    );
    assert!(!text.contains("If both count the same thing") && !text.contains("Cannot be told"), "{text}");
    assert!(text.contains("That is the arithmetic of the two numbers, and shows no more."), "{text}");
    assert!(ask("1.7 times").contains("which agrees as far as rounding can tell."));
    assert!(ask("3 times").contains("No other reading that was tried fits."));
}

#[test]
fn a_part_that_is_more_than_its_whole_answers_the_question() {
    let place = |place: &str| format!("{YEAR}\nplace = \"{place}\"");
    let (part, whole) = (place("LK-1"), place("LK"));
    let ask = |question: &str, value: &str| told(question, [(value, &part), ("290", &whole)], "");
    let text = ask("Do the two contradict each other?", "318");
    assert!(text.contains("Yes, if both are complete: no part is more than its whole."), "{text}");
    assert!(ask("Can both be true?", "318").contains("No, if both are complete: "));
    assert!(ask("Do the two contradict each other?", "218").contains("No: "));
}

#[test]
fn none_is_no_share_of_anything() {
    let within = "[concepts.cells]\nlabel = \"in cells\"\nwithin = [{ of = \"harm\", why = \"by definition\", sources = [] }]\n";
    let count = format!("{YEAR}\nconcept = \"cells\"");
    let estimate = "basis = \"model\"\nentrants = \"2023\"";
    let text = told("Do the two contradict each other?", [("0", &count), ("3", estimate)], within);
    assert!(!text.contains("at least 0%") && !text.contains("2–4"), "{text}");
}

#[test]
fn what_is_hedged_keeps_its_hedge_where_it_is_named() {
    let copy = format!("{STOCK}\ncites = [\"a\"]\nsource = \"later\"");
    let text = told("Do the two agree?", [("up to 20,000", STOCK), ("20,000", &copy)], "");
    assert!(!text.contains("Where the 20,000"), "{text}");
}

#[test]
fn what_rests_on_the_same_data_confirms_nothing() {
    let model = "basis = \"model\"\nentrants = \"2023\"";
    let shares = format!(
        "{model}\nsource = \"later\"\nlineage = [{{ of = \"a\", kind = \"shares data\", why = \"one file\" }}]"
    );
    let text = told("Does the 1,040 confirm the 1,010?", [("1,010", model), ("1,040", &shares)], "");
    assert!(
        text.contains("No, not by themselves: ") && text.contains("rest on some of the same data"),
        "{text}"
    );
}

#[test]
fn a_wording_that_is_a_clause_is_no_name_of_a_number() {
    let guess = format!("{STOCK}\nwording = \"it may be around 50,000, but that is a guess\"");
    let text = told("Do the two agree?", [("around 50,000", &guess), ("1,320", STOCK)], "");
    assert!(text.contains("about 50,000 deaths") && !text.contains("a guess deaths"), "{text}");
}

#[test]
fn whoever_counts_and_estimates_more_is_in_no_conflict_with_himself() {
    let ask = |basis: &str| {
        let more = format!("basis = \"{basis}\"\nentrants = \"2023\"");
        told("Do the two agree?", [("1,000", YEAR), ("1,030 to 1,900", &more)], "")
    };
    assert!(!ask("survey").contains("both cannot hold of one thing"), "{}", ask("survey"));
    assert!(ask("register").contains("both cannot hold of one thing"), "{}", ask("register"));
}
