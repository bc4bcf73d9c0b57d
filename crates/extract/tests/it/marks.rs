//! Numbers with something invisible in them, and numbers that are none: read whole or doubted, and never split in silence.

use darkfigure_extract::{Candidate, Options, Rule, extract};

fn found(text: &str) -> Vec<Candidate> {
    extract(text, &Options::default())
}

fn points(found: &[Candidate]) -> Vec<f64> {
    found.iter().filter_map(|c| c.value.point()).collect()
}

#[test]
fn what_is_not_seen_splits_no_number() {
    for unseen in [
        "\u{ad}",
        "\u{200b}",
        "\u{200b}\u{200b}",
        "\u{2060}",
        "\u{feff}",
        "\u{200e}",
        "\u{200f}",
        "\u{fe0f}",
        "\u{e0031}",
    ] {
        for text in [
            format!("48{unseen}21"),
            format!("4,{unseen}821"),
            format!("4{unseen},821"),
            format!("4{unseen}8{unseen}2{unseen}1"),
        ] {
            let found = found(&format!("There were {text} people."));
            assert_eq!(points(&found), [4821.0], "{text:?}");
            assert!(!found[0].why.contains(&Rule::HiddenMark), "{text:?}");
        }
    }
}

#[test]
fn what_a_reader_may_see_as_another_number_is_doubted() {
    for text in [
        "There were 48\u{202e}21 people.",
        "There were \u{202e}000.21\u{202c} people.",
        "There were 48\u{338}21 people.",
        "There were 48\u{2067}21 people.",
        "There were 48\u{1b}[3m21 people.",
        "There were 48\u{9b}3m21 people.",
        "There were 48\u{7}21 people.",
    ] {
        let found = found(text);
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        assert!(found[0].why.contains(&Rule::HiddenMark) && found[0].confidence < 0.5, "{text:?}");
    }
    // Behind its end, and on the next line, an override turns nothing round.
    for text in ["\u{202e}a\u{202c} There were 21 people.", "\u{202e}a\nThere were 21 people."] {
        assert!(found(text).iter().all(|c| !c.why.contains(&Rule::HiddenMark)), "{text:?}");
    }
}

#[test]
fn numbers_that_are_none_are_doubted() {
    for text in ["1e400", "1/0", "0x1F", "12,00"] {
        for candidate in found(&format!("There were {text} people.")) {
            assert!(candidate.why.iter().any(|rule| rule.is_doubt()), "{text}: {candidate:?}");
        }
    }
    assert_eq!(points(&found("There were 1e4 people.")), [10_000.0]);
}

#[test]
fn digits_and_marks_of_other_scripts_are_numbers() {
    // U+066C parts thousands, U+066B decimals; both stand among Arabic-Indic digits.
    for (text, number) in [("٤٬٨٢١", 4_821.0), ("٤٨٢١", 4_821.0), ("١٢٫٥", 12.5), ("१२३", 123.0)]
    {
        assert_eq!(points(&found(&format!("There were {text} people."))), [number], "{text}");
    }
}

#[test]
fn an_end_that_may_be_short_for_thousands_is_doubted() {
    let is_doubted = |text: &str| {
        let found = found(&format!("There were {text} people."));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0].why.contains(&Rule::AmbiguousMark)
    };
    for text in ["between 2 and 3,500", "between 99 and 100,000", "between 3 and 3,001"] {
        assert!(is_doubted(text), "{text}");
    }
    // Below a thousand nothing is short; 3,000 to 3,000 is no range, and with three digits an end is written out.
    for text in
        ["between 2 and 900", "between 3 and 3,000", "between 100 and 3,500", "between 1,200 and 3,500"]
    {
        assert!(!is_doubted(text), "{text}");
    }
}
