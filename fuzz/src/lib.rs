//! Fuzz targets: a function for each reader. Each takes any bytes and asserts what must hold of whatever it makes of them.

use darkfigure_analysis::{Findings, GapReading, Options, Verdict, analyse};
use darkfigure_ingest::{DossierReading, InputLimits, RenderForm, RenderStyle, TableError, parse_period, parse_value, read_dossier, render, write_dossier, write_dossier_json, write_value};
use darkfigure_ingest::spoken::parse_spoken;
use darkfigure_model::{ComparisonId, Dossier, Figure, FigureId, steers};
use darkfigure_mse::read::{Captures, Layout, ReadOptions, read_captures};
use darkfigure_report::{ComposeOptions, HtmlOptions, MarkdownOptions, TextOptions, compose, csv, json, render_html, render_markdown, render_text, rows};
use darkfigure_worlds::{no_more_is_claimed, weaken, weakenings};

/// A reader under test.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name, which is that of its folder under `corpus/`.
    pub name: &'static str,
    /// Reads the bytes and asserts.
    pub run: fn(&[u8]),
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target { name: "dossier-toml", run: |data| dossier("d.toml", data) },
    Target { name: "dossier-json", run: |data| dossier("d.json", data) },
    Target { name: "dossier-csv", run: table },
    Target { name: "value", run: value },
    Target { name: "period", run: period },
    Target { name: "spoken", run: spoken },
    Target { name: "lists", run: |data| lists(data, &[]) },
    Target { name: "covariates", run: |data| lists(data, &["sex"]) },
    Target { name: "article-text", run: |data| article(data, darkfigure_extract::SourceFormat::PlainText) },
    Target { name: "article-markdown", run: |data| article(data, darkfigure_extract::SourceFormat::Markdown) },
    Target { name: "article-html", run: |data| article(data, darkfigure_extract::SourceFormat::Html) },
    Target { name: "draft", run: drafted },
    Target { name: "answer", run: answers },
    Target { name: "quote", run: quote },
    Target { name: "laws", run: laws },
];

fn no_table(_: &str) -> Result<Vec<u8>, TableError> {
    Err(TableError::NotFound)
}

/// Bounds below which a run is short.
fn limits() -> InputLimits {
    InputLimits { n_entries: 200, ..InputLimits::default() }
}

/// What must hold of every reading: faults lie within their texts and come out inert; what was read is written and read back the same,
/// and its report is inert.
fn hold(reading: &DossierReading) {
    for diagnostic in &reading.diagnostics {
        let text = reading.files.text(diagnostic.span.file);
        assert!(diagnostic.span.start <= diagnostic.span.end && diagnostic.span.end <= text.len());
    }
    for form in [RenderForm::Full(RenderStyle::default()), RenderForm::Concise, RenderForm::Github, RenderForm::Json] {
        inert(&render(&reading.diagnostics, &reading.files, form));
    }
    let Some(dossier) = &reading.dossier else { return };
    for (name, text) in [("d.toml", write_dossier(dossier)), ("d.json", write_dossier_json(dossier))] {
        inert(&text);
        let again = read_dossier(name, text.as_bytes(), limits(), no_table);
        assert_eq!(again.dossier.as_ref(), Some(dossier), "{text}");
    }
    let options = Options { most_draws: 2_000, ..Options::default() };
    let findings = analyse(dossier, &options);
    let compose_options = ComposeOptions::default();
    let document = compose(dossier, &findings, &compose_options);
    inert(&render_text(&document, &TextOptions::default()));
    inert(&render_markdown(&document, &MarkdownOptions::default()));
    inert(&render_html(&document, &HtmlOptions::default()));
    inert(&json(dossier, &findings, &compose_options));
    inert(&csv(&rows(dossier, &findings, &compose_options)).replace('\r', ""));
}

fn inert(text: &str) {
    assert!(!text.contains(|c: char| steers(c) && c != '\n'), "{text:?}");
}

fn dossier(name: &str, data: &[u8]) {
    hold(&read_dossier(name, data, limits(), no_table));
}

fn table(data: &[u8]) {
    let text = b"[dossier]\ntitle = \"t\"\n[tables]\nfigures = \"f.csv\"\n[sources.s]\nkind = \"report\"\ntitle = \"S\"\n";
    hold(&read_dossier("d.toml", text, limits(), |_| Ok(data.to_vec())));
}

fn value(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match parse_value(&text) {
        Ok(value) => assert_eq!(parse_value(&write_value(&value)).as_ref(), Ok(&value), "{text:?}"),
        Err(error) => assert!(error.start <= error.end && error.end <= text.len(), "{text:?}: {error:?}"),
    }
}

fn period(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(period) = parse_period(&text) {
        assert_eq!(parse_period(&period.to_string()).as_ref(), Ok(&period), "{text:?}");
    }
}

fn spoken(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(spoken) = parse_spoken(&text) {
        assert!(!text.contains(|c: char| steers(c) && !c.is_whitespace()), "{text:?}");
        assert_eq!(parse_value(&write_value(&spoken.value)).as_ref(), Ok(&spoken.value), "{text:?}");
    }
}

/// In the layout that is found out, and in each that can be asked for.
fn lists(data: &[u8], strata: &[&str]) {
    let layouts = [Layout::Wide, Layout::Histories, Layout::Individual, Layout::Pairs, Layout::Counts];
    for layout in std::iter::once(None).chain(layouts.map(Some)) {
        let options = ReadOptions {
            layout,
            strata_columns: strata.iter().map(|&name| name.to_owned()).collect(),
            ..ReadOptions::default()
        };
        match read_captures(data, &options, |_| {}) {
            Ok(reading) => {
                if let Captures::Tables(strata) = &reading.captures {
                    // Of what nobody was seen in, a report would be empty.
                    assert!(strata.iter().any(|stratum| stratum.data.n_observed() > 0));
                }
            }
            // Everything that it says of a fault is asked for, so that nothing of it panics.
            Err(error) => drop(format!("{error} {error:?}")),
        }
    }
}

/// A draft of whatever text has no errors, and says nothing that reads back as something else.
fn drafted(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let read = darkfigure_extract::article::read(&text, &darkfigure_extract::Options::default(), None);
    let input = darkfigure_draft::Input { name: "article", text: &text, article: &read };
    let draft = darkfigure_draft::draft(&[input]);
    let written = write_dossier(&draft.dossier);
    let reading = read_dossier("d.toml", written.as_bytes(), InputLimits::default(), no_table);
    let faults = render(&reading.diagnostics, &reading.files, RenderForm::Concise);
    assert_eq!(reading.dossier.as_ref(), Some(&draft.dossier), "{faults}\n{written}");
}

fn article(data: &[u8], format: darkfigure_extract::SourceFormat) {
    let text = String::from_utf8_lossy(data);
    let options = darkfigure_extract::Options { format, ..darkfigure_extract::Options::default() };
    for found in darkfigure_extract::extract(&text, &options) {
        let spans = [Some(found.span), found.qualifier_span, found.subset_of, found.period, found.place];
        for span in spans.into_iter().flatten() {
            assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
        }
    }
}

/// Answers to whatever a dossier leaves open: an answer that adds an entry adds it under a free name.
fn answers(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let reading = read_dossier("d.toml", OPEN.as_bytes(), InputLimits::default(), no_table);
    let dossier = reading.dossier.expect("the dossier is in order");
    for question in darkfigure_draft::questions(&dossier) {
        let darkfigure_draft::Answer::Edits(edits) = darkfigure_draft::answer(&dossier, &question, &text) else {
            continue;
        };
        for edit in edits {
            if let darkfigure_draft::Edit::Text { path, .. } = edit
                && let [section, name, key] = path.as_slice()
            {
                let is_there = dossier.bridges.iter().any(|(id, _)| section == "bridges" && id.as_str() == name);
                assert!(!is_there || key == "kind", "{text:?} writes over {section}.{name}.{key}");
            }
        }
    }
}

/// Two figures of which nearly nothing is known, and a step that a person wrote.
const OPEN: &str = r#"
[dossier]
title = "t"
[sources.s]
kind = "report"
title = "S"
[figures.a]
value = "100"
unit = "case"
source = "s"
[figures.b]
value = "200"
unit = "person"
source = "s"
[figures.c]
value = "300"
unit = "site"
source = "s"
[bridges.person-per-case]
axis = "unit"
from = "case"
to = "person"
factor = "7"
kind = "assumption"
why = "w"
[comparisons.ab]
between = ["a", "b"]
[comparisons.ac]
between = ["a", "c"]
bridges = ["person-per-case"]
"#;

/// Two lines are a wording and a quote: whatever they hold is written, read back the same, checked and printed inert.
fn quote(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (wording, quote) = text.split_once('\n').unwrap_or((&text, &text));
    let reading = read_dossier("d.toml", OPEN.as_bytes(), InputLimits::default(), no_table);
    let mut dossier = reading.dossier.expect("the dossier is in order");
    let id = FigureId::new("a").expect("a name");
    let figure = dossier.figures.get_mut(&id).expect("it is there");
    *figure = Figure { wording: wording.to_owned(), quote: Some(quote.to_owned()), ..figure.clone() };
    let written = write_dossier(&dossier);
    hold(&read_dossier("d.toml", written.as_bytes(), InputLimits::default(), no_table));
}

/// Knowing less never claims more, and no gap stands on a difference.
fn laws(data: &[u8]) {
    let reading = read_dossier("d.toml", data, limits(), no_table);
    let Some(dossier) = reading.dossier else { return };
    let options = Options { most_draws: 2_000, ..Options::default() };
    let findings = analyse(&dossier, &options);
    for (id, comparison) in dossier.comparisons.iter() {
        let Some(before) = of(&findings, id) else { continue };
        let axes = &before.comparability.axes;
        let is_apart = axes.iter().any(|axis| matches!(axis.verdict, Verdict::Differs | Verdict::Overlapping));
        assert!(!is_apart || matches!(before.gap, GapReading::Refused { .. }), "a gap between what differs");
        for weakening in weakenings() {
            let Some(weaker) = weaken(&dossier, comparison, weakening) else { continue };
            let found: Findings = analyse(&weaker, &options);
            if let Some(after) = of(&found, id) {
                let held: Result<(), String> = no_more_is_claimed(weakening, before, after);
                assert!(held.is_ok(), "{}\n{}", held.unwrap_err(), write_dossier(&dossier as &Dossier));
            }
        }
    }
}

fn of<'f>(findings: &'f Findings, id: &ComparisonId) -> Option<&'f darkfigure_analysis::ComparisonFindings> {
    findings.comparisons.iter().find(|(other, _)| other == id).and_then(|(_, found)| found.as_ref().ok())
}
