//! Floors on annotated texts: the small set of our own always, the larger development sets where they are present.

use std::path::PathBuf;

use darkfigure_extract::Options;

use crate::gold::{Score, fixtures, load, score};

fn at_least(name: &str, what: &str, got: f64, floor: f64) {
    assert!(got >= floor, "{name}: {what} is {got:.1}, below its floor of {floor}");
}

#[test]
fn the_set_of_our_own() {
    let s = score(&load(&fixtures().join("articles.json")), &Options::default());
    at_least("own", "value", s.f1(s.value), 96.0);
    at_least("own", "modifier", s.f1(s.modifier), 95.0);
    at_least("own", "noun", 100.0 * s.noun as f64 / s.nouns as f64, 90.0);
    at_least("own", "source", 100.0 * s.source as f64 / s.sources as f64, 88.0);
    assert!(s.hit <= 2, "{} of {} decoys hit", s.hit, s.decoys);
}

/// The kinds of wording that were once read wrongly, and texts of which only the totals were looked at while mending them.
#[test]
fn kinds_of_wording() {
    let ages = Options { ages: true, ..Options::default() };
    let s = score(&load(&fixtures().join("kinds.json")), &ages);
    at_least("kinds", "value", s.f1(s.value), 96.0);
    at_least("kinds", "source", 100.0 * s.source as f64 / s.sources as f64, 75.0);
    assert_eq!(s.hit, 0, "decoys hit");
    let s = score(&load(&fixtures().join("kinds-held.json")), &ages);
    at_least("kinds held back", "value", s.f1(s.value), 96.0);
    at_least("kinds held back", "source", 100.0 * s.source as f64 / s.sources as f64, 75.0);
    assert_eq!(s.hit, 0, "decoys hit");
}

/// Texts that were annotated before they were first read; the first scores stand in the fixtures' README.
#[test]
fn fresh_texts() {
    for (name, value, source) in [
        ("fresh.json", 96.0, 82.0),
        ("fresh-two.json", 97.0, 88.0),
        ("fresh-three.json", 93.0, 88.0),
        ("fresh-four.json", 96.0, 92.0),
        ("fresh-five.json", 96.0, 88.0),
        ("fresh-six.json", 96.0, 92.0),
        ("fresh-seven.json", 96.0, 90.0),
        ("fresh-eight.json", 94.0, 90.0),
        ("fresh-nine.json", 96.0, 90.0),
        ("fresh-ten.json", 98.0, 90.0),
        ("fresh-eleven.json", 96.0, 93.0),
        ("fresh-twelve.json", 94.0, 81.0),
        ("fresh-thirteen.json", 96.0, 92.0),
    ] {
        let ages = Options { ages: true, ..Options::default() };
        let s = score(&load(&fixtures().join(name)), &ages);
        at_least(name, "value", s.f1(s.value), value);
        at_least(name, "source", 100.0 * s.source as f64 / s.sources as f64, source);
    }
}

/// The scores on a development set.
fn development(name: &str) -> Score {
    let folder = std::env::var_os("DARKFIGURE_REFERENCE").expect("DARKFIGURE_REFERENCE names the folder");
    let path = PathBuf::from(folder).join("extraction").join(name);
    // the evaluation sets take ages for figures that may be given or left out
    score(&load(&path), &Options { ages: true, ..Options::default() })
}

#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn news_like_texts() {
    let s = development("dev.json");
    assert!(s.f1(s.value) >= 95.0, "value {:.1}: {:#?}", s.f1(s.value), s.mistakes);
    at_least("dev", "modifier", s.f1(s.modifier), 92.0);
    at_least("dev", "noun", 100.0 * s.noun as f64 / s.nouns as f64, 88.0);
    at_least("dev", "source", 100.0 * s.source as f64 / s.sources as f64, 85.0);
    assert!(s.hit * 100 <= s.decoys * 8, "{} of {} decoys hit", s.hit, s.decoys);
}

#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn ranges_and_bounds() {
    let s = development("rt_numberrange.json");
    at_least("ranges", "modifier", s.f1(s.modifier), 80.0);
}

#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn numbers() {
    let s = development("rt_number.json");
    at_least("numbers", "recall of spans with their value", s.recall(s.value), 89.0);
}

#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn dates_are_no_figures() {
    let s = development("rt_date_decoys.json");
    assert!(s.hit <= 20, "{} of {} dates hit", s.hit, s.decoys);
}

#[test]
fn headlines_in_capitals_keep_their_figures() {
    for (text, number) in [
        ("Police Seize 120 Illegal Weapons in Dawn Raids", "120"),
        ("Mayor Cites 312 Eviction Files to Counter Tenants’ Estimate", "312"),
    ] {
        let found = darkfigure_extract::extract(text, &darkfigure_extract::Options::default());
        let numbers: Vec<_> = found.iter().map(|c| &text[c.span.start..c.span.end]).collect();
        assert_eq!(numbers, [number], "{text}");
    }
    let text = "The airline grounded its Boeing 787 Dreamliners on Friday.";
    assert!(darkfigure_extract::extract(text, &darkfigure_extract::Options::default()).is_empty());
}

/// A text may be cut off anywhere: each beginning of each annotated text, up to a word, is read.
#[test]
fn every_beginning_of_a_text_is_read() {
    let sets = [
        "articles",
        "kinds",
        "kinds-held",
        "fresh",
        "fresh-two",
        "fresh-three",
        "fresh-four",
        "fresh-five",
        "fresh-six",
        "fresh-seven",
        "fresh-eight",
        "fresh-nine",
        "fresh-ten",
        "fresh-eleven",
        "fresh-twelve",
        "fresh-thirteen",
    ];
    for name in sets {
        let gold = load(&fixtures().join(format!("{name}.json")));
        for item in gold["items"].as_array().expect("items") {
            let text = item["text"].as_str().expect("text");
            let published = darkfigure_extract::article::Moment::parse("2024-03-12");
            for (end, _) in text.match_indices([' ', '.', ',']) {
                let beginning = &text[..end];
                let read = darkfigure_extract::article::read(beginning, &Options::default(), published);
                assert!(read.candidates.iter().all(|c| c.span.end <= beginning.len()), "{beginning}");
            }
        }
    }
}
