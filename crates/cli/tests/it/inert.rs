//! No text that somebody else wrote steers the terminal, the direction of reading or a CI runner, through whatever field it comes.

use std::fs;

use super::{darkfigure, err, out, with_input};

/// Every control character, mark and override of direction, invisible separator and tag, then two forged commands of a CI runner.
fn hostile() -> String {
    let ranges = [
        0x01..=0x1f_u32,
        0x7f..=0x9f,
        0x061c..=0x061c,
        0x180e..=0x180e,
        0x200b..=0x200b,
        0x200e..=0x200f,
        0x2028..=0x202e,
        0x2060..=0x206f,
        0xfeff..=0xfeff,
        0xfff9..=0xfffb,
        0xe0001..=0xe0003,
    ];
    let controls: String = ranges.into_iter().flatten().filter_map(char::from_u32).collect();
    format!("a{controls}b\n::error::forged\r\n  ::stop-commands::forged\n##[error]forged")
}

/// The text as a string of TOML and of JSON, with escapes for what either of them does not take as it is.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        // The two have no escape in common beyond the first plane, and take such characters as they are.
        if c.is_ascii_graphic() && !matches!(c, '"' | '\\') || c == ' ' || u32::from(c) > 0xffff {
            out.push(c);
        } else {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        }
    }
    out + "\""
}

/// What may be left of a text that went out.
fn assert_inert(what: &str, text: &str, commands: bool) {
    let text = text.replace("\r\n", "\n");
    for c in text.chars() {
        let is_colour_or_line = matches!(c, '\n');
        assert!(is_colour_or_line || !darkfigure_model::steers(c), "{what}: {c:?} in {text:?}");
    }
    for line in text.lines() {
        if commands {
            let is_own = ["::error file=", "::warning file=", "::notice file="];
            assert!(is_own.iter().any(|own| line.starts_with(own)), "{what}: {line:?}");
        } else {
            assert!(!line.trim_start().starts_with("::"), "{what}: {line:?}");
        }
        assert!(!line.contains("##["), "{what}: {line:?}");
    }
}

fn runs_inert(arguments: &[&str], input: &str) {
    let output = with_input(arguments, input);
    let what = format!("{arguments:?}");
    assert_inert(&what, &out(&output), arguments.contains(&"github"));
    assert_inert(&what, &err(&output), false);
    assert!(output.status.code().is_some(), "{what}: {}", err(&output));
}

/// A dossier whose every text is hostile, and that is in order.
fn dossier(name: &str) -> String {
    let text = quoted(&hostile());
    if name == "d.json" {
        return format!(
            r#"{{"dossier": {{"title": {text}, "question": {text}}},
              "units": {{"boat": {text}}},
              "concepts": {{"c": {{"label": {text}, "definition": {text}}}}},
              "populations": {{"p": {{"label": {text}, "definition": {text}}}}},
              "speakers": {{"w": {{"label": {text}, "organisation": {text}}}}},
              "sources": {{"s": {{"kind": "report", "title": {text}, "publisher": {text}, "url": {text}, "locator": {text}, "note": {text}}}}},
              "figures": {{"a": {{"value": "100", "wording": {text}, "quote": {text}, "unit": "boat", "concept": "c", "population": "p", "stock": "2023", "basis": "register", "source": "s", "speaker": "w", "note": {text}}},
                           "b": {{"value": "200", "wording": {text}, "unit": "boat", "concept": "c", "stock": "2023", "basis": "survey", "source": "s", "speaker": "w"}}}},
              "bridges": {{"x": {{"axis": "unit", "from": "boat", "to": "person", "factor": "2", "kind": "assumption", "why": {text}}}}},
              "comparisons": {{"ab": {{"question": {text}, "between": ["a", "b"], "count-within-estimate": {text}}}}},
              "sums": {{"t": {{"total": "b", "parts": ["a"]}}}},
              "reconciliations": {{"r": {{"question": {text}, "between": ["a", "b"], "components": [{{"label": {text}, "left": "a", "why": {text}, "kind": "definition"}}]}}}},
              "series": {{"n": {{"label": {text}, "note": {text}, "count": {{"unit": "boat"}}, "estimate": {{"unit": "boat"}}, "rows": [{{"label": {text}, "count": "1", "estimate": "2"}}]}}}},
              "expect": [{{"comparison": "ab", "ratio": "900"}}]}}"#
        );
    }
    format!(
        "[dossier]\ntitle = {text}\nquestion = {text}\n[units]\nboat = {text}\n[concepts.c]\nlabel = {text}\n\
         [sources.s]\nkind = \"report\"\ntitle = {text}\npublisher = {text}\nurl = {text}\nnote = {text}\n\
         [figures.a]\nvalue = \"100\"\nwording = {text}\nquote = {text}\nunit = \"boat\"\nconcept = \"c\"\nstock = \"2023\"\nbasis = \"register\"\nsource = \"s\"\n\
         [figures.b]\nvalue = \"200\"\nwording = {text}\nunit = \"boat\"\nconcept = \"c\"\nstock = \"2023\"\nbasis = \"survey\"\nsource = \"s\"\n\
         [comparisons.ab]\nquestion = {text}\nbetween = [\"a\", \"b\"]\n[[expect]]\ncomparison = \"ab\"\nratio = \"900\"\n"
    )
}

#[test]
fn every_text_of_a_dossier_comes_out_inert_in_every_format() {
    for name in ["d.toml", "d.json"] {
        let text = dossier(name);
        for format in ["text", "concise", "json", "github"] {
            runs_inert(&["check", "-", "--stdin-filename", name, "--format", format], &text);
        }
        for format in ["text", "markdown", "html", "json", "csv"] {
            runs_inert(&["report", "-", "--stdin-filename", name, "--format", format], &text);
        }
        let report = with_input(&["report", "-", "--stdin-filename", name], &text);
        assert_eq!(report.status.code(), Some(0), "{name}: {}", err(&report));
    }
}

#[test]
fn every_fault_that_repeats_a_text_repeats_it_inert() {
    let text = quoted(&hostile());
    let start = "[dossier]\ntitle = \"t\"\n";
    let faults = [
        format!("{text} = 1\n"),
        format!("{start}{text} = 1\n"),
        format!("{start}[{text}]\n"),
        format!("{start}[figures.{text}]\nvalue = \"1\"\n"),
        format!("{start}[units]\n{text} = \"x\"\n"),
        format!("{start}[tables]\n{text} = \"x.csv\"\n"),
        format!("{start}[tables]\nfigures = {text}\n"),
        format!("{start}[sources.s]\nkind = {text}\ntitle = \"x\"\npublished = {text}\n{text} = {text}\n"),
        format!(
            "{start}[figures.a]\nvalue = {text}\nunit = {text}\nstock = {text}\nplace = {text}\nbasis = {text}\nsource = {text}\nspeaker = {text}\ncites = [{text}]\n"
        ),
        format!("{start}[bridges.b]\naxis = {text}\nfactor = {text}\nkind = {text}\n"),
        format!("{start}[comparisons.c]\nbetween = [{text}, {text}]\nbridges = [{text}]\n"),
        format!("{start}[sums.s]\ntotal = {text}\nparts = [{text}]\ncomplete = {text}\n"),
        format!("{start}[series.s]\nlabel = \"x\"\ntable = {text}\n"),
        format!("{start}[[expect]]\ncomparison = {text}\nratio = {text}\ngrade = {text}\n"),
        // Not quoted: the syntax itself is broken by it.
        hostile(),
        format!("{start}title = {}\n", hostile()),
    ];
    for fault in &faults {
        for format in ["text", "concise", "json", "github"] {
            runs_inert(&["check", "-", "--format", format], fault);
        }
        runs_inert(&["report", "-"], fault);
    }
}

#[test]
fn names_of_files_columns_and_cells_come_out_inert() {
    let folder = tempfile::tempdir().expect("a folder");
    // What a file system takes for a name.
    let name: String = hostile().chars().filter(|c| *c != '/' && *c != '\0').take(60).collect();
    let path = |ending: &str| folder.path().join(format!("{name}\n::error::forged{ending}"));
    let dossier_path = path(".toml");
    fs::write(&dossier_path, "[dossier]\n").expect("written");
    let lists_path = path(".csv");
    let cell = format!("\"{}\"", hostile().replace('"', ""));
    fs::write(&lists_path, format!("{cell},police,count\n1,0,40\n0,1,30\n1,1,6\n")).expect("written");
    let broken_path = path("-broken.csv");
    fs::write(&broken_path, format!("{cell},police,count\n{cell},0,40\n0,{cell},30\n1,1,{cell}\n"))
        .expect("written");
    let text = |path: &std::path::Path| path.display().to_string();
    for format in ["text", "concise", "json", "github"] {
        runs_inert(&["check", &text(&dossier_path), "--format", format], "");
    }
    for format in ["text", "markdown", "html", "json", "csv"] {
        runs_inert(&["estimate", &text(&lists_path), "--quick", "--format", format], "");
    }
    runs_inert(&["estimate", &text(&lists_path), "--quick", "--as-figure", "x"], "");
    runs_inert(&["estimate", &text(&broken_path), "--quick"], "");
    runs_inert(
        &["estimate", "-", "--quick", "--strata", "place"],
        &format!("a,b,place\n1,1,{cell}\n1,0,{cell}\n0,1,{cell}\n"),
    );
    runs_inert(&["report", &text(&path("-missing.toml"))], "");
    runs_inert(&["extract", &text(&path("-missing.txt"))], "");
}

#[test]
fn articles_and_arguments_come_out_inert() {
    let article = format!(
        "{0}\n\nThe {0} ministry said 259 {0} cases were found in {0}.\n::error::forged\n",
        hostile()
    );
    for format in ["text", "markdown", "html", "toml", "jsonl"] {
        runs_inert(&["extract", "-", "--format", format], &article);
    }
    runs_inert(&["read", "-"], &article);
    let folder = tempfile::tempdir().expect("a folder");
    let drafted = folder.path().join("drafted").display().to_string();
    runs_inert(&["read", "-", "-o", &drafted], &article);
    runs_inert(&["check", &drafted], "");
    runs_inert(&["ask", &drafted], &format!("{0}\n{0}\ndon't know\n", hostile().replace(['\n', '\r'], " ")));
    runs_inert(&["read", "-", "--published", &hostile()], "259 cases");
    let line = serde_json::json!({ "id": hostile(), "text": article }).to_string();
    runs_inert(&["extract", "--jsonl"], &format!("{line}\n"));
    let typed = hostile();
    runs_inert(&["gap", &typed, "100 people"], "");
    runs_inert(&["gap", &format!("100 {typed}"), "100 people"], "");
    runs_inert(&["gap", "100 people", "200 people", "--left-basis", &typed], "");
    runs_inert(&["explain", &typed], "");
    runs_inert(&["report", "-", "--only", &typed], &dossier("d.toml"));
    runs_inert(&["check", "-", "--stdin-filename", &typed], "[dossier]\n");
    runs_inert(&["estimate", "-", "--methods", &typed], "a,b\n1,1\n");
    runs_inert(&[&typed], "");
    runs_inert(&["report", &format!("--{typed}")], "");
    assert_eq!(darkfigure(&["--version"]).status.code(), Some(0));
}
