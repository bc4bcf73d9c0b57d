//! What a report of a part of a dossier has, and what one of a draft says first.

use darkfigure_analysis::{Options, analyse};
use darkfigure_model::Dossier;
use darkfigure_report::{
    ComposeOptions, TextOptions, TextStyle, block_sentence, compose, expectation_sentence, render_text,
};

use crate::situations::{dossier, figure};

fn report(dossier: &Dossier, options: &ComposeOptions) -> String {
    let findings = analyse(dossier, &Options { most_draws: 20_000, ..Options::default() });
    render_text(&compose(dossier, &findings, options), &TextOptions { width: 100, style: TextStyle::Plain })
}

fn only(names: &[&str]) -> ComposeOptions {
    ComposeOptions { only: names.iter().map(|name| (*name).to_owned()).collect(), ..Default::default() }
}

/// Two comparisons of which one asks by itself, and a sum.
fn several() -> Dossier {
    let rest = figure("a", "value=111")
        + &figure("b", "value=222;basis=survey")
        + &figure("c", "value=333;basis=survey;place=VN")
        + &figure("d", "value=457;place=VN")
        + "[comparisons.one]\nbetween = [\"a\", \"b\"]\nquestion = \"Do one and other agree?\"\n"
        + "[comparisons.two]\nbetween = [\"c\", \"d\"]\n"
        + "[sums.three]\ntotal = \"d\"\nparts = [\"c\"]\n";
    dossier("What of the whole?", &rest)
}

#[test]
fn a_report_of_a_part_has_that_part_and_its_question() {
    let dossier = several();
    let whole = report(&dossier, &only(&[]));
    for of_any in ["111", "222", "333", "457", "What of the whole?", "A published sum"] {
        assert!(whole.contains(of_any), "{of_any}\n{whole}");
    }
    let one = report(&dossier, &only(&["one"]));
    assert!(one.contains("Do one and other agree?") && !one.contains("What of the whole?"), "{one}");
    assert!(one.contains("111") && !one.contains("333") && !one.contains("A published sum"), "{one}");
    let two = report(&dossier, &only(&["two"]));
    assert!(two.contains("What of the whole?") && !two.contains("Do one and other agree?"), "{two}");
    assert!(two.contains("333") && !two.contains("111") && !two.contains("A published sum"), "{two}");
    let sum = report(&dossier, &only(&["three"]));
    assert!(sum.contains("A published sum") && !sum.contains("111"), "{sum}");
    let both = report(&dossier, &only(&["one", "two"]));
    assert!(both.contains("What of the whole?") && both.contains("111") && both.contains("333"), "{both}");
}

#[test]
fn a_report_of_a_draft_says_that_nobody_has_checked_it() {
    let mut dossier = several();
    let draft = |dossier: &Dossier, open_questions| {
        report(dossier, &ComposeOptions { open_questions, ..Default::default() })
    };
    assert!(!draft(&dossier, Some(2)).contains("nobody has checked it"));
    dossier.drafted_from = Some("one article".to_owned());
    for (open, words) in [
        (None, "Drafted from one article; nobody has checked it.\n"),
        (Some(1), "Drafted from one article; nobody has checked it. 1 question is open.\n"),
        (Some(2), "Drafted from one article; nobody has checked it. 2 questions are open.\n"),
        (Some(0), "Drafted from one article; nobody has checked it. 0 questions are open.\n"),
    ] {
        let text = draft(&dossier, open);
        assert!(text.contains(words), "{open:?}\n{text}");
    }
}

#[test]
fn an_expectation_is_told_in_the_unit_of_its_result() {
    let told = |a: &str, b: &str, expected: &str| {
        let rest = figure("a", &format!("basis=survey;{a}"))
            + &figure("b", &format!("basis=survey;entrants=2022;{b}"))
            + "[comparisons.x]\nbetween = [\"a\", \"b\"]\n[[expect]]\ncomparison = \"x\"\n"
            + expected;
        let findings = analyse(&dossier("What holds?", &rest), &Options::default());
        expectation_sentence(&findings.expectations[0])
    };
    let share = |value: &str| format!("value={value};population=residents");
    for (a, b, expected, words) in [
        (
            String::new(),
            "value=3,000".into(),
            "ratio = \"1 to 2\"",
            "x: expected ratio within 1–2, found 3.00",
        ),
        (
            share("20%"),
            share("25%"),
            "difference = \"1 to 2\"",
            "x: expected difference within 1–2 percentage points, found 5 percentage points",
        ),
    ] {
        assert_eq!(told(&a, &b, expected), words);
    }
}

#[test]
fn why_a_sentence_cannot_be_written_is_said_of_its_reason() {
    use darkfigure_analysis::dispute::ClaimBlock;

    for (block, about) in [
        (ClaimBlock::RecordedOnly, "recorded"),
        (ClaimBlock::EstimatedOnly, "estimates"),
        (ClaimBlock::OrderUnknown, "earlier"),
        (ClaimBlock::MissingFigure, "missing"),
    ] {
        let words = block_sentence(block);
        assert!(words.contains(about) && !words.ends_with('.'), "{words}");
    }
}
