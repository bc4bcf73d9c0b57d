//! Bounds of what is read and done, and faults that say their cause.

use std::fs;

use super::{darkfigure, err, out, with_input};

const START: &str = "[dossier]\ntitle = \"t\"\n[sources.s]\nkind = \"report\"\ntitle = \"S\"\n";

fn figure(n: usize, more: &str) -> String {
    format!(
        "[figures.f{n}]\nvalue = \"{}\"\nunit = \"case\"\nbasis = \"register\"\nsource = \"s\"\n{more}",
        100 + n
    )
}

#[test]
fn a_bad_line_is_answered_and_the_rest_goes_on() {
    let lines = "{\"id\": 1, \"text\": \"12 people\"}\nnot json\n{\"id\": 2, \"text\": 5}\n[]\n\n{\"id\": 3, \"text\": \"13 people\"}\n";
    let output = with_input(&["extract", "--jsonl"], lines);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let answers: Vec<serde_json::Value> =
        out(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), 5);
    assert_eq!(answers[0]["figures"].as_array().map(Vec::len), Some(1));
    for (at, line) in [(1, 2), (2, 3), (3, 4)] {
        assert_eq!(answers[at]["line"], line);
        assert!(answers[at]["error"].is_string() && answers[at]["figures"].is_null(), "{}", answers[at]);
    }
    assert_eq!(answers[4]["id"], 3);
}

#[test]
fn a_warning_about_many_figures_is_shown_once() {
    let text: String = std::iter::once(START.to_owned()).chain((0..30).map(|n| figure(n, ""))).collect();
    let shown = out(&with_input(&["check", "-"], &text));
    assert_eq!(shown.matches("warning[no-time]").count(), 1, "{shown}");
    assert!(shown.contains("the same in 29 more places: lines 11, 16, 21 and 26 others"), "{shown}");
    assert!(shown.ends_with("0 errors, 30 warnings, 0 notes\n"), "{shown}");
    // Tools get every one of them.
    let concise = out(&with_input(&["check", "-", "--format", "concise"], &text));
    assert_eq!(concise.lines().count(), 30, "{concise}");
}

#[test]
fn what_is_too_much_is_refused_before_it_costs() {
    let pair = format!("{START}{}{}", figure(0, ""), figure(1, ""));
    let comparisons: String =
        (0..1_001).map(|n| format!("[comparisons.c{n}]\nbetween = [\"f0\", \"f1\"]\n")).collect();
    let names = vec!["\"f0\""; 1_001].join(", ");
    let cites: String = (2..60).map(|n| figure(n, &format!("cites = [{names}]\n"))).collect();
    let dotted: String = (0..40_000).map(|n| format!("{}k{n} = 1\n", "a.".repeat(30))).collect();
    for (text, word) in [
        (format!("{pair}{comparisons}"), "more than 1000 comparisons"),
        (format!("{pair}{cites}"), "more than 50000 references"),
        (dotted, "more tables and dotted keys"),
    ] {
        let output = with_input(&["check", "-", "--format", "concise"], &text);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            out(&output).contains(word) && out(&output).contains("too-many-entries"),
            "{word}: {}",
            out(&output)
        );
    }
}

#[test]
fn files_that_are_no_text_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let utf16: Vec<u8> = "\u{feff}There were 259 cases.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes, word) in [
        ("a.txt", utf16.as_slice(), "UTF-16"),
        ("a.pdf", b"%PDF-1.7 12 people", "pdftotext"),
        ("a.docx", b"PK\x03\x04....", "DOCX"),
        ("b.txt", b"Il y a eu 259 cas r\xe9pertori\xe9s.", "Latin-1"),
        ("c.txt", b"259 cases\0", "zero byte"),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, bytes).expect("written");
        for command in ["extract", "read"] {
            let output = darkfigure(&[command, &file.display().to_string()]);
            assert_eq!(output.status.code(), Some(2), "{command} {name}");
            assert!(err(&output).contains(word), "{command} {name}: {}", err(&output));
        }
        let output = darkfigure(&["check", &file.display().to_string()]);
        assert_eq!(output.status.code(), Some(1), "check {name}");
        assert!(out(&output).contains(word), "check {name}: {}", out(&output));
    }
}

#[test]
fn tables_that_are_no_tables_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let dossier = folder.path().join("dossier.toml");
    fs::write(&dossier, format!("{START}[tables]\nfigures = \"t.csv\"\n")).expect("written");
    let columns = (0..5_000).map(|n| format!("c{n}")).collect::<Vec<_>>().join(",");
    for (text, word) in [
        ("{\"figures\": []}".to_owned(), "this is JSON"),
        ("<html>".to_owned(), "HTML"),
        ("id;value;unit\na;1;case\n".to_owned(), "not parted by commas"),
        (columns, "5000 columns"),
    ] {
        fs::write(folder.path().join("t.csv"), &text).expect("written");
        let output = darkfigure(&["check", &dossier.display().to_string(), "--format", "concise"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(out(&output).contains(word), "{word}: {}", out(&output));
        assert_eq!(out(&output).lines().count(), 1, "{}", out(&output));
    }
    fs::write(&dossier, "[dossier]\rtitle = \"t\"\r").expect("written");
    let output = darkfigure(&["check", &dossier.display().to_string()]);
    assert!(out(&output).contains("carriage return"), "{}", out(&output));
}
