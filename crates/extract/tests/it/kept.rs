//! Kept readings: what is read of every annotated text, field by field, and of tables of sentences, each wording beside one that is nearly it.
//!
//! A kept reading says how the reader reads, and not that it reads rightly. Where a text is annotated, what differs from the annotation
//! stands below the line behind "≠": those are the known misreadings. In the tables of sentences a misreading is said by a line that begins
//! with "# wrong:", before its sentence.

mod line;

use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;

use darkfigure_extract::article::{self, Moment};
use darkfigure_extract::{Candidate, Options, SourceFormat, extract_all};
use serde_json::Value as Json;

use crate::gold::{alternatives, fixtures, load, offset, same_value};

/// Every figure and every decoy of a text, a line each.
fn reading(text: &str, options: &Options) -> (Vec<Candidate>, Vec<String>, String) {
    let found = extract_all(text, options);
    let lines = found.candidates.iter().map(|c| line::candidate(text, c)).collect();
    (found.candidates, lines, line::decoys(text, &found.decoys))
}

/// What the annotation says otherwise of a figure that was read.
fn differences(text: &str, figure: &Json, c: &Candidate) -> String {
    let mut out = String::new();
    let said = |span: Option<darkfigure_extract::Span>| span.map(|s| s.slice(text));
    for (key, read) in [
        ("qualifier", Some(c.qualifier.name())),
        ("noun", said(c.noun.map(|n| n.span))),
        ("attribution", said(c.attribution.map(|a| a.name()))),
        ("period", said(c.period)),
        ("place", said(c.place)),
    ] {
        let wanted = alternatives(figure, key);
        if figure.get(key).is_some() && !wanted.contains(&read) {
            let _ = write!(out, "\n    ≠ {key}: {}", wanted[0].unwrap_or("none"));
        }
    }
    out
}

fn annotated(name: &str) -> String {
    let gold = load(&fixtures().join(format!("{name}.json")));
    let options = Options { ages: true, decoys: true, ..Options::default() };
    let mut out = String::new();
    for item in gold["items"].as_array().expect("items") {
        let text = item["text"].as_str().expect("text");
        let (read, lines, decoys) = reading(text, &options);
        let _ = writeln!(out, "{text}");
        let mut taken = HashSet::new();
        let mut missed = String::new();
        let mut notes = vec![None; read.len()];
        for figure in item["figures"].as_array().expect("figures") {
            let (start, end) = (offset(figure, "start"), offset(figure, "end"));
            let overlaps = |c: &Candidate| c.span.start < end && start < c.span.end;
            let free = |(i, c): &(usize, &Candidate)| !taken.contains(i) && overlaps(c);
            let right = read.iter().enumerate().find(|at| free(at) && same_value(figure, at.1));
            let is_optional = figure["optional"].as_bool() == Some(true);
            if let Some((i, c)) = right.or_else(|| read.iter().enumerate().find(|at| is_optional && free(at)))
            {
                taken.insert(i);
                notes[i] = Some(if is_optional { String::new() } else { differences(text, figure, c) });
            } else if !is_optional {
                let _ = writeln!(missed, "    ≠ missed: {}", &text[start..end]);
            }
        }
        for (line, note) in lines.iter().zip(notes) {
            let _ = writeln!(out, "  {line}{}", note.unwrap_or_else(|| "\n    ≠ is no figure".into()));
        }
        let _ = writeln!(out, "{missed}{decoys}");
    }
    out
}

macro_rules! sets {
    ($($test:ident = $name:literal;)*) => {
        $(
            #[test]
            fn $test() {
                insta::assert_snapshot!($name, annotated($name));
            }
        )*
    };
}

sets! {
    set_of_our_own = "articles";
    set_kinds = "kinds";
    set_kinds_held = "kinds-held";
    set_one = "fresh";
    set_two = "fresh-two";
    set_three = "fresh-three";
    set_four = "fresh-four";
    set_five = "fresh-five";
    set_six = "fresh-six";
    set_seven = "fresh-seven";
    set_eight = "fresh-eight";
    set_nine = "fresh-nine";
    set_ten = "fresh-ten";
    set_eleven = "fresh-eleven";
    set_twelve = "fresh-twelve";
    set_thirteen = "fresh-thirteen";
}

/// The article as a whole: its figures, who speaks, what is claimed, and what stands against what.
fn whole(text: &str, format: SourceFormat, published: Option<Moment>) -> String {
    let options = Options { format, decoys: true, ..Options::default() };
    let (_, lines, decoys) = reading(text, &options);
    let article = article::read(text, &options, published);
    lines.iter().fold(String::new(), |out, line| out + "  " + line + "\n")
        + &decoys
        + &line::article(text, &article)
}

#[test]
fn whole_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/articles");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of articles")
        .filter_map(|entry| entry.expect("an article").file_name().into_string().ok())
        .filter(|name| name.ends_with(".txt") || name.ends_with(".html"))
        .collect();
    names.sort();
    let mut out = String::new();
    for name in names {
        let text = std::fs::read_to_string(folder.join(&name)).expect("an article");
        let format = if name.ends_with(".html") { SourceFormat::Html } else { SourceFormat::PlainText };
        let _ = writeln!(out, "== {name}\n{}", whole(&text, format, Moment::parse("2024-03-13")));
    }
    insta::assert_snapshot!("whole-articles", out);
}

/// The sentences of a table, a line each; a blank line or a line that begins with "#" parts them.
fn table(sentences: &str) -> String {
    let options = Options { decoys: true, ..Options::default() };
    let mut out = String::new();
    for text in sentences.lines() {
        let _ = writeln!(out, "{text}");
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let (_, lines, decoys) = reading(text, &options);
        for line in lines {
            let _ = writeln!(out, "  {line}");
        }
        out += &decoys;
    }
    out
}

macro_rules! tables {
    ($($test:ident = $name:literal;)*) => {
        $(
            #[test]
            fn $test() {
                insta::assert_snapshot!($name, table(include_str!(concat!("kept/sentences/", $name, ".txt"))));
            }
        )*
    };
}

tables! {
    sentences_of_numbers = "numbers";
    sentences_of_dates = "dates";
    sentences_of_periods = "periods";
    sentences_of_places = "places";
    sentences_of_nouns = "nouns";
    sentences_of_hedges = "hedges";
    sentences_of_sources = "sources";
    sentences_of_decoys = "decoys";
    sentences_of_changes = "changes";
    sentences_of_the_documentation = "documented";
}
