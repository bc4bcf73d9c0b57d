use darkfigure_extract::article::{self, Moment, Stretch};
use darkfigure_extract::{Options, ReadValue, SourceFormat, Span};

use super::*;
use crate::figure;
use crate::input::Gathered;

const CRATES: &str = "The ministry reported 310 crates there. The union mentioned 480 crates nearby.";

fn read(text: &str) -> Article {
    let options = Options { format: SourceFormat::PlainText, ..Options::default() };
    article::read(text, &options, Moment::parse("2024-04-12"))
}

/// What is found of the first two claims of a text, of which something may be changed.
fn found<T>(
    text: &str,
    change: impl FnOnce(&mut Article),
    of: impl FnOnce(&Input<'_>, [&Drafted; 2], [&Claim; 2]) -> T,
) -> T {
    let mut article = read(text);
    change(&mut article);
    let input = Input { name: "article", text, article: &article };
    let mut all = Gathered::default();
    figure::gather(0, &input, &mut all);
    let [a, b] = [0, 1].map(|at| all.figures.get(at).unwrap_or_else(|| panic!("no two figures of {text}")));
    of(&input, [a, b], [a, b].map(|d| &article.claims[d.claim]))
}

#[test]
fn a_level_beside_another_is_no_dispute_unless_it_is_denied() {
    let side = |parties: [Option<usize>; 2], is_apart, is_denied| {
        let change = |article: &mut Article| {
            for (claim, party) in article.claims.iter_mut().zip(parties) {
                claim.party = party;
            }
        };
        found(CRATES, change, |input, _, [x, y]| Side::of(input, x, y, is_apart, is_denied))
    };
    assert_eq!(side([Some(0), Some(1)], true, false), Side::Dispute);
    for parties in [[None, None], [Some(0), Some(0)], [None, Some(1)]] {
        assert_eq!(side(parties, false, false), Side::Aside, "{parties:?}");
        assert_eq!(side(parties, false, true), Side::Dispute, "{parties:?}");
    }
    assert_eq!(side([Some(0), Some(1)], true, true), Side::Dispute);
}

#[test]
fn three_years_before_is_history_and_no_answer() {
    let year = |year| Some(Stretch { from: Moment::year(year), to: Moment::year(year), about: false });
    let of = |years: [Option<i32>; 2]| {
        let change = |article: &mut Article| {
            for (claim, of) in article.claims.iter_mut().zip(years) {
                claim.stretch = of.and_then(year);
            }
        };
        found(CRATES, change, |input, _, [x, y]| {
            let history = [is_history(input, x, y), is_history(input, y, x)];
            let side = Side::of(input, x, y, true, false);
            assert_eq!(side == Side::Aside, history != [false, false]);
            history
        })
    };
    assert_eq!((of([Some(2020), Some(2023)]), of([Some(2023), Some(2020)])), ([true, false], [false, true]));
    assert_eq!(
        (of([Some(2021), Some(2023)]), of([Some(2020), Some(2020)])),
        ([false, false], [false, false])
    );
    // Of what has no date it counts when the article was written.
    assert_eq!((of([Some(2021), None]), of([Some(2022), None])), ([true, false], [false, false]));
    assert_eq!(of([None, None]), [false, false]);
}

#[test]
fn what_was_counted_in_a_decade_or_years_ago_is_long_ago() {
    let of = |first: &str| {
        let text = format!(
            "{first}, the ministry had reported 310 crates there. The union mentioned 480 crates nearby."
        );
        found(
            &text,
            |_| (),
            |input, _, [x, y]| {
                assert_eq!(is_history(input, x, y), is_long_ago(input, x));
                (is_long_ago(input, x), is_long_ago(input, y), is_history(input, y, x))
            },
        )
    };
    for words in ["In the 1990s", "Ten years ago", "At that time"] {
        assert_eq!(of(words), (true, false, false), "{words}");
    }
    for words in ["On Monday", "In the 900s", "In May"] {
        assert_eq!(of(words), (false, false, false), "{words}");
    }
}

#[test]
fn a_heading_rounds_a_number_of_the_text() {
    let of = |[round, full]: [f64; 2], headings: [bool; 2]| {
        let change = |article: &mut Article| {
            for (claim, value) in article.claims.iter().zip([round, full]) {
                article.candidates[claim.best].value = ReadValue::Point(value);
            }
            for (claim, heading) in article.claims.iter_mut().zip(headings) {
                claim.mentions.iter_mut().for_each(|mention| mention.heading = heading);
            }
        };
        found(CRATES, change, |input, _, [x, y]| is_headline_of(input.article, x, y))
    };
    let above = |numbers| of(numbers, [true, false]);
    assert!(above([400.0, 410.0]) && above([400.0, 449.0]) && above([410.0, 412.0]) && above([2e6, 1.6e6]));
    assert!(!above([400.0, 451.0]) && !above([410.0, 400.0]) && !above([450.0, 444.0]) && !above([7.0, 7.2]));
    assert!(!above([0.0, 4.0]), "nothing rounds nothing");
    assert!(!of([400.0, 410.0], [true, true]) && !of([400.0, 410.0], [false, false]));
    // Of one unit the two are one number; of two they may be two.
    let proposed = |text: &str, heading: usize| {
        let mut article = read(text);
        article.claims[heading].mentions.iter_mut().for_each(|mention| mention.heading = true);
        let input = Input { name: "article", text, article: &article };
        !crate::draft(&[input]).proposals.is_empty()
    };
    let crates = "The ministry reported 400 crates there. The union mentioned 410 crates nearby.";
    assert!(!proposed(crates, 0) && proposed(crates, 1));
    assert!(!proposed("The ministry reported 410 crates there. The union mentioned 400 crates nearby.", 1));
    assert!(proposed("The ministry reported 400 jobs there. The union mentioned 410 posts nearby.", 0));
}

/// The claim with a predicate of these words.
fn predicate(text: &str, claim: usize, words: &str) -> impl FnOnce(&mut Article) {
    let start = text.find(words).unwrap();
    let span = Span { start, end: start + words.len() };
    move |article| article.claims[claim].predicate = Some(span)
}

#[test]
fn what_is_counted_of_one_is_what_was_done_by_the_other() {
    let of = |noun: &str, words: &str| {
        let text =
            format!("The ministry reported 310 {noun} there. The union mentioned 480 people, {words}.");
        found(&text, predicate(&text, 1, words), |input, _, [x, y]| done(input, x, y))
    };
    assert!(of("crossings", "who crossed") && of("deals", "who made deals"));
    assert!(!of("crates", "who reported lemons") && !of("crossings", "who left"));
    assert!(!of("jobs", "who had jobs"), "a short word says too little");
}

#[test]
fn records_are_about_what_the_other_counts() {
    let of = |behind: &str, unit: &str| {
        let text = format!("The court received 410 claims {behind}. The union mentioned 900 {unit} nearby.");
        found(&text, |_| (), |input, [_, b], [x, _]| records(input, x, b))
    };
    assert!(of("for burned houses", "houses") && of("about a house", "houses"));
    assert!(!of("for burned barns", "houses") && !of("for barns, and houses", "houses"));
    assert!(!of("for a car", "cars"), "a short word says too little");
    // Thirty-five letters lead up to a word that ends within the reach.
    let far = |n: usize| format!("for {} boat wrecks of the year before", "x".repeat(n));
    assert!(of(&far(34), "boats") && !of(&far(35), "boats"));
}

#[test]
fn a_word_before_two_nouns_makes_them_alike_where_it_says_something() {
    let alike = |one: &str, other: &str| {
        let text = format!("The ministry counted 310 {one} there. The union counted 480 {other} nearby.");
        found(&text, |_| (), |input, _, [x, y]| described_alike(input, x, y))
    };
    assert!(alike("dead seals", "dead animals") && alike("Dead seals", "dead animals"));
    assert!(!alike("dead seals", "live animals") && !alike("seals", "animals"));
    assert!(!alike("other seals", "other animals"), "a word that says nothing");
    assert!(!alike("red seals", "red animals"), "a short word says too little");
}

#[test]
fn two_words_are_akin_and_one_is_itself() {
    let of = |one: &str, other: &str| {
        let text = format!("The ministry counted 310 {one} there. The union counted 480 {other} nearby.");
        found(&text, |_| (), |_, [a, b], _| akin(a, b))
    };
    assert!(of("jobs", "posts") && !of("jobs", "jobs") && !of("jobs", "crates") && !of("jobs", "boats"));
}
