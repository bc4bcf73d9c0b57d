//! Small disputes, and of the report of each the lines that show one rule. The disputes stand in `lines.txt`: a question behind "#", figures as
//! what they change of a plain one, whatever else a dossier has, and behind ">" how the lines begin or what stands in them. [`read`] reads them for
//! the rules, too.

use std::fmt::Write as _;

use darkfigure_analysis::{Options, analyse};
use darkfigure_report::{
    ComposeOptions, TextOptions, TextStyle, compose, csv, expectation_sentence, render_text, rows,
};

use crate::situations::{dossier, figure};

/// All that is printed of a dossier, line by line, however wide.
pub(crate) fn printed(question: &str, rest: &str) -> Vec<String> {
    let dossier = dossier(question, rest);
    let findings = analyse(&dossier, &Options { most_draws: 20_000, ..Options::default() });
    let options = ComposeOptions { open_questions: Some(2), ..ComposeOptions::default() };
    let report = compose(&dossier, &findings, &options);
    let mut text = render_text(&report, &TextOptions { width: 3_000, style: TextStyle::Plain });
    text += &csv(&rows(&dossier, &findings, &options));
    for found in &findings.expectations {
        writeln!(text, "{}", expectation_sentence(found)).unwrap();
    }
    text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The question of a dispute, and its dossier below the question.
pub(crate) fn read(case: &str) -> (&str, String) {
    let (mut question, mut figures, mut rest) = ("", String::new(), String::new());
    for line in case.lines().filter(|line| !line.starts_with(['>', '!', '*'])) {
        if let Some(asked) = line.strip_prefix("# ") {
            question = asked;
        } else if let Some((name, changes)) = line.split_once(':').filter(|(name, _)| name.len() == 1) {
            let (changes, relates) = changes.split_once(";relates=").unwrap_or((changes, ""));
            figures += &figure(name, changes);
            if !relates.is_empty() {
                writeln!(figures, "relates = {relates}").unwrap();
            }
        } else {
            writeln!(rest, "{line}").unwrap();
        }
    }
    (question, figures + &rest)
}

#[test]
fn lines_that_show_a_rule() {
    let mut text = String::new();
    for case in include_str!("lines.txt").trim_end().split("\n\n") {
        let (question, rest) = read(case);
        let keys = case.lines().filter_map(|line| line.strip_prefix("> "));
        let lines = printed(question, &rest);
        writeln!(
            text,
            "# {}",
            case.lines().skip(1).filter(|line| !line.starts_with('>')).collect::<Vec<_>>().join(" | ")
        )
        .unwrap();
        for key in keys {
            let said: Vec<&String> = lines.iter().filter(|line| line.contains(key)).collect();
            writeln!(text, "{key} …").unwrap();
            for line in said {
                writeln!(text, "    {line}").unwrap();
            }
        }
    }
    insta::assert_snapshot!(text);
}
