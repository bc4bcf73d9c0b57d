//! Fuzz targets: a function for each reader. Each takes any bytes and asserts what must hold of whatever it makes of them.

use darkfigure_analysis::{Options, analyse};
use darkfigure_ingest::{DossierReading, InputLimits, RenderForm, RenderStyle, TableError, parse_period, parse_value, read_dossier, render, write_dossier, write_dossier_json, write_value};
use darkfigure_ingest::spoken::parse_spoken;
use darkfigure_model::steers;
use darkfigure_mse::read::{ReadOptions, read_captures};
use darkfigure_report::{ComposeOptions, HtmlOptions, MarkdownOptions, TextOptions, compose, csv, json, render_html, render_markdown, render_text, rows};

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
        assert!(!text.contains(steers) || text.contains(['\t', '\n', '\r']), "{text:?}");
        assert_eq!(parse_value(&write_value(&spoken.value)).as_ref(), Ok(&spoken.value), "{text:?}");
    }
}

fn lists(data: &[u8], strata: &[&str]) {
    let options =
        ReadOptions { strata_columns: strata.iter().map(|&name| name.to_owned()).collect(), ..ReadOptions::default() };
    // Everything that it says of a fault is asked for, so that nothing of it panics.
    if let Err(error) = read_captures(data, &options, |_| {}) {
        let _ = format!("{error} {error:?}");
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
