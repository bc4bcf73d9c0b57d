//! Rules that a reader may hold a report to, each with a small dispute that shows it. They stand in `rules/`, written as those of `lines.txt`: a rule
//! behind "*", the dispute, and behind ">" what stands in one line of its report, behind "!" what stands in none.

use crate::lines::{printed, read};

fn hold(cases: &str) {
    let mut broken = Vec::new();
    for case in cases.trim_end().split("\n\n") {
        let rule = case.lines().find_map(|line| line.strip_prefix("* ")).unwrap_or_default();
        let (question, rest) = read(case);
        let lines = printed(question, &rest);
        let is_said = |words: &str| lines.iter().any(|line| line.contains(words));
        for line in case.lines() {
            let is_kept = match (line.strip_prefix("> "), line.strip_prefix("! ")) {
                (Some(words), _) => is_said(words),
                (_, Some(words)) => !is_said(words),
                (None, None) => true,
            };
            if !is_kept {
                broken.push(format!("{rule}\n{rest}{line}\n{}", lines.join("\n")));
            }
        }
        assert!(!rule.is_empty() && case.lines().any(|line| line.starts_with(['>', '!'])), "{case}");
    }
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

#[test]
fn what_can_hold_together() {
    hold(include_str!("rules/hold.txt"));
}

#[test]
fn what_agrees() {
    hold(include_str!("rules/alike.txt"));
}

#[test]
fn what_was_rounded() {
    hold(include_str!("rules/rounding.txt"));
}

#[test]
fn what_is_asked() {
    hold(include_str!("rules/questions.txt"));
}

#[test]
fn what_was_claimed() {
    hold(include_str!("rules/claims.txt"));
}

#[test]
fn what_was_published() {
    hold(include_str!("rules/published.txt"));
}

#[test]
fn what_steps_make() {
    hold(include_str!("rules/steps.txt"));
}

#[test]
fn what_two_samples_show() {
    hold(include_str!("rules/samples.txt"));
}
