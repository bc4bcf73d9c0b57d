//! Letters to every speaker of the fixtures: what they cite they list, and nothing else; what has been replaced since is not asked about.

use std::collections::BTreeSet;
use std::path::PathBuf;

use darkfigure_analysis::{Options, analyse};
use darkfigure_ingest::{InputLimits, TableError, load_dossier, read_dossier};
use darkfigure_model::{Dossier, SpeakerId};
use darkfigure_report::{TextOptions, TextStyle, addressees, letter, render_text};

fn fixture(name: &str) -> Dossier {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/dossiers"));
    let path = path.join(name).join("dossier.toml");
    load_dossier(&path, InputLimits::default()).expect("readable").dossier.expect("no errors")
}

fn written(dossier: &Dossier, to: &SpeakerId) -> String {
    let findings = analyse(dossier, &Options::default());
    let document = letter(dossier, &findings, to).expect("a letter can be written");
    render_text(&document, &TextOptions { width: 100, style: TextStyle::Plain })
}

/// The numbers in brackets of a text.
fn cited(text: &str) -> BTreeSet<usize> {
    let parts = text.split('[').skip(1).filter_map(|part| part.split_once(']'));
    parts.filter_map(|(number, _)| number.parse().ok()).collect()
}

#[test]
fn a_letter_lists_what_it_cites_and_nothing_else() {
    let mut n = 0;
    for name in ["cambodia", "cambodia-record", "restatements", "excess-mortality"] {
        let dossier = fixture(name);
        for (to, _) in addressees(&dossier) {
            let text = written(&dossier, &to);
            let (body, sources) = text.split_once("With kind regards,").expect("an end");
            assert_eq!(cited(body), cited(sources), "{name}, {to:?}");
            n += 1;
        }
    }
    assert!(n > 15, "{n}");
}

#[test]
fn letters_ask_nothing_that_the_words_tell() {
    let dossier = fixture("cambodia-record");
    for (to, _) in addressees(&dossier) {
        let text = written(&dossier, &to);
        let asks = |question: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").contains(question);
        match to.as_str() {
            // A running total goes on; Indonesian nationals are said to be such.
            "embassy" => {
                assert!(!asks("Why did it take the place") && !asks("nationals, foreigners, everybody"));
                assert!(asks("this one is yours: more than 3,400"), "{text}");
            }
            // Compounds and sites have no nationality.
            "amnesty" => assert!(!asks("nationals, foreigners, everybody in the place? We")),
            "province" => assert!(asks("3,215 people found at suspected scam sites")),
            "commission" => assert!(asks("58 places raided")),
            "minister" => assert!(asks("set against around 100,000 people") && asks("and not 10 cases")),
            _ => {}
        }
        assert!(!text.contains("these are yours") || !text.contains("We ask about these"), "{text}");
    }
}

#[test]
fn whoever_denies_without_a_number_is_asked_for_the_grounds() {
    let dossier = r#"
        [dossier]
        title = "Visitors"
        [sources.group]
        kind = "report"
        title = "Report"
        published = "2024-03-01"
        [sources.letter]
        kind = "statement"
        title = "Letter"
        published = "2024-05-02"
        [speakers.grp]
        label = "Group"
        [speakers.mayor]
        label = "Mayor"
        [units]
        ticket = "tickets"
        [figures.g]
        value = "around 90,000"
        unit = "person"
        basis = "undisclosed"
        source = "group"
        speaker = "grp"
        [figures.sold]
        value = "41,212"
        unit = "ticket"
        basis = "register"
        source = "group"
        [statements.far]
        wording = "far from reality"
        denies = ["g"]
        rests-on = ["sold"]
        source = "letter"
        speaker = "mayor"
    "#;
    let reading =
        read_dossier("x.toml", dossier.as_bytes(), InputLimits::default(), |_| Err(TableError::NotFound));
    let dossier = reading.dossier.expect("no errors");
    let text = written(&dossier, &SpeakerId::new("mayor").expect("a name"));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("You are quoted with “Far from reality” [2], of around 90,000 people (Group) [1]"),
        "{text}"
    );
    assert!(text.contains("How many people are in them"), "{text}");
}
