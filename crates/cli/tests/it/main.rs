//! The program as people and CI run it: output, exit codes, streams.

mod estimate;
mod files;
mod gap;
mod inert;
mod limits;
mod read;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn dossier(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/dossiers").join(name)
}

fn darkfigure(arguments: &[&str]) -> Output {
    with_input(arguments, "")
}

fn with_input(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_darkfigure"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built with this test");
    // A program that does not read its input closes the pipe; that is no failure of the test.
    let _ = child.stdin.take().expect("the pipe was asked for").write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the program writes UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the program writes UTF-8")
}

fn path(name: &str) -> String {
    dossier(name).display().to_string()
}

#[test]
fn the_cambodia_report_strikes_the_naive_ratio_and_shows_the_steps() {
    let output = darkfigure(&["report", &path("cambodia"), "--width", "100", "--full"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    // Wherever the lines break.
    let text = out(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [
        "Not a result: 386 times",
        "cases against people",
        "608–2,575 people",
        "38–165 times",
        "after 1 of 4 steps",
        "at the face value of 100,000",
        "up to 2.6% of those present",
        "21–28%",
        "11–25%",
        "The wording does not say",
    ] {
        let unwrapped = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(unwrapped.contains(expected), "the report lacks {expected:?}:\n{text}");
    }
}

#[test]
fn a_text_report_begins_with_its_first_screen_and_names_what_is_behind_it() {
    let first = out(&darkfigure(&["report", &path("cambodia")]));
    assert!(first.contains("No: 259 cases") && first.contains("--section NAME"), "{first}");
    assert!(first.lines().count() < 60 && !first.contains("Not a result"), "{first}");
    let one = out(&darkfigure(&["report", &path("cambodia"), "--section", "ministry-and-un.gap"]));
    assert!(one.contains("Not a result: 386 times") && !one.contains("Sources"), "{one}");
    let unknown = darkfigure(&["report", &path("cambodia"), "--section", "nothing"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("ministry-and-un.steps"), "{}", err(&unknown));
}

#[test]
fn words_are_explained_as_codes_are() {
    assert!(out(&darkfigure(&["explain", "dark-figure"])).contains("exists and is not counted"));
    assert_eq!(darkfigure(&["explain", "no-such-word"]).status.code(), Some(2));
}

#[test]
fn formats_follow_the_flag_or_the_ending() {
    let folder = tempfile::tempdir().expect("a folder");
    for (ending, begins) in
        [("html", "<!DOCTYPE html>"), ("json", "{"), ("csv", "id,comparison,quantity,"), ("md", "# ")]
    {
        let file = folder.path().join(format!("report.{ending}"));
        let output = darkfigure(&["report", &path("mexico-homicides"), "-o", &file.display().to_string()]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let text = std::fs::read_to_string(&file).expect("the report was written");
        assert!(
            text.to_lowercase().starts_with(&begins.to_lowercase()),
            "{ending}: {}",
            &text[..text.len().min(80)]
        );
    }
}

#[test]
fn reports_are_the_same_on_every_run() {
    let run = || out(&darkfigure(&["report", &path("hurricane-maria"), "--format", "json"]));
    assert_eq!(run(), run());
}

#[test]
fn check_exits_with_0_1_and_2() {
    assert_eq!(darkfigure(&["check", &path("mexico-homicides")]).status.code(), Some(0));
    let warned = darkfigure(&["check", &path("uk-tax-gap"), "--fail-on", "warning", "--format", "concise"]);
    assert_eq!(warned.status.code(), Some(1));
    assert!(out(&warned).contains("warning[mixed-sum]"));
    assert_eq!(
        darkfigure(&["check", &path("uk-tax-gap"), "--fail-on", "warning", "--exit-zero"]).status.code(),
        Some(0)
    );
    assert_eq!(darkfigure(&["check", "no-such-folder"]).status.code(), Some(2));
    assert_eq!(darkfigure(&["check", "--no-such-flag"]).status.code(), Some(2));
}

#[test]
fn check_fails_when_a_revised_figure_breaks_an_expectation() {
    let text =
        std::fs::read_to_string(dossier("mexico-homicides").join("dossier.toml")).expect("the fixture");
    assert_eq!(with_input(&["check", "-"], &text).status.code(), Some(0));
    let revised = text.replace("value = \"17,138\"", "value = \"15,138\"");
    assert_ne!(text, revised);
    let output = with_input(&["check", "-"], &revised);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        out(&output).contains("error[broken-expectation]: deaths-and-victims: expected ratio within"),
        "{}",
        out(&output)
    );
}

#[test]
fn diagnostics_leave_for_machines() {
    let faulty = "[dossier]\ntitle = \"x\"\n[figures.a]\nvalue = \"1,23\"\n";
    let json = with_input(&["check", "-", "--format", "json"], faulty);
    assert_eq!(json.status.code(), Some(1));
    let whole: serde_json::Value = serde_json::from_str(&out(&json)).expect("JSON");
    assert_eq!(whole["version"], 1);
    let problems = whole["problems"].as_array().expect("a list");
    assert!(problems.len() >= 2, "{whole:#}");
    assert!(problems.iter().all(|problem| problem["location"]["start"]["line"].as_u64() >= Some(1)));
    let github = out(&with_input(&["check", "-", "--format", "github"], faulty));
    assert!(github.lines().all(|line| line.starts_with("::")), "{github}");
}

#[test]
fn a_faulty_dossier_gives_no_report() {
    let output = with_input(&["report", "-"], "[dossier\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(out(&output).is_empty());
    assert!(err(&output).contains("error["), "{}", err(&output));
}

#[test]
fn init_writes_a_dossier_that_check_accepts_and_overwrites_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("new").display().to_string();
    assert_eq!(darkfigure(&["init", &place]).status.code(), Some(0));
    let check = darkfigure(&["check", &place, "--fail-on", "note"]);
    assert_eq!(check.status.code(), Some(0), "{}", out(&check));
    assert_eq!(darkfigure(&["report", &place]).status.code(), Some(0));
    let again = darkfigure(&["init", &place]);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("exists"));
}

#[test]
fn every_code_has_a_page() {
    let list = out(&darkfigure(&["explain"]));
    assert!(list.lines().count() >= 35, "{list}");
    for line in list
        .lines()
        .filter(|line| ["error", "warning", "note"].contains(&line.split_whitespace().nth(1).unwrap_or("")))
    {
        let code = line.split_whitespace().next().expect("a code");
        let page = darkfigure(&["explain", code]);
        assert_eq!(page.status.code(), Some(0));
        assert!(out(&page).contains("How to mend it"), "{code}");
    }
    assert_eq!(darkfigure(&["explain", "no-such-code"]).status.code(), Some(2));
}

#[test]
fn schemas_are_schemas_and_dossiers_follow_theirs() {
    for of in ["dossier", "findings", "estimate"] {
        let schema: serde_json::Value =
            serde_json::from_str(&out(&darkfigure(&["schema", of]))).expect("a schema is JSON");
        assert!(schema["$schema"].is_string());
    }
}

#[test]
fn completions_and_the_manual_are_rendered() {
    assert!(out(&darkfigure(&["completions", "bash"])).contains("darkfigure"));
    assert!(out(&darkfigure(&["man"])).contains(".TH darkfigure"));
}

#[test]
fn colour_only_where_it_is_wanted() {
    let plain = darkfigure(&["report", &path("mexico-homicides")]);
    assert!(!out(&plain).contains('\u{1b}'));
    let coloured = darkfigure(&["report", &path("mexico-homicides"), "--color", "always"]);
    assert!(out(&coloured).contains('\u{1b}'));
}
