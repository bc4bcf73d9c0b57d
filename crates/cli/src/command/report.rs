//! `darkfigure report`: a dossier's findings as a document or as data.

use std::path::Path;
use std::process::ExitCode;

use darkfigure_analysis::{Findings, Options, analyse};
use darkfigure_ingest::{RenderStyle, Severity, render};
use darkfigure_model::{Dossier, Level};
use darkfigure_report::{
    ComposeOptions, HtmlOptions, MarkdownOptions, TextOptions, TextStyle, compose, csv, expectation_sentence,
    json, render_html, render_markdown, render_text, rows,
};
use sha2::{Digest as _, Sha256};

use crate::arguments::{ColorChoice, ComputeArguments, Format, ReportArguments};
use crate::failure::Failure;
use crate::input;
use crate::terminal::{self, Stream};

pub(crate) fn run(arguments: &ReportArguments, color: ColorChoice) -> Result<ExitCode, Failure> {
    let reading = input::read(&arguments.dossier, &arguments.stdin_filename)?;
    let serious: Vec<_> =
        reading.diagnostics.iter().filter(|d| d.severity() >= Severity::Warning).cloned().collect();
    if !serious.is_empty() {
        let style = RenderStyle {
            is_coloured: terminal::is_coloured(color, Stream::Error),
            width: terminal::width(None),
        };
        terminal::write_error(&(render(&serious, &reading.files, style) + "\n\n"));
    }
    let Some(dossier) = reading.dossier else { return Err(Failure::Faulty) };
    let dossier = only(dossier, &arguments.only)?;
    let options = options(&arguments.compute)?;
    let findings = analyse(&dossier, &options);
    let format = format_of(arguments.format, arguments.output.as_deref());
    let is_to_terminal = arguments.output.is_none();
    let text = written(
        &dossier,
        &findings,
        format,
        &Layout {
            width: terminal::width(arguments.width),
            is_coloured: is_to_terminal && terminal::is_coloured(color, Stream::Out),
        },
    );
    terminal::write_out(arguments.output.as_deref(), &text)?;
    for sentence in broken_expectations(&findings) {
        terminal::write_error(&format!("broken expectation: {sentence}\n"));
    }
    Ok(ExitCode::SUCCESS)
}

/// How text is laid out.
pub(crate) struct Layout {
    pub(crate) width: usize,
    pub(crate) is_coloured: bool,
}

pub(crate) fn options(compute: &ComputeArguments) -> Result<Options, Failure> {
    Ok(Options { level: Level::new(compute.level)?, seed: compute.seed, ..Options::default() })
}

/// The findings in a format.
pub(crate) fn written(dossier: &Dossier, findings: &Findings, format: Format, layout: &Layout) -> String {
    let options = ComposeOptions {
        dossier_hash: Some(hash(dossier)),
        generator: Some(GENERATOR.to_owned()),
        comparison: None,
    };
    match format {
        Format::Json => json(dossier, findings, &options),
        Format::Csv => csv(&rows(dossier, findings, &options)),
        Format::Text | Format::Markdown | Format::Html => {
            let document = compose(dossier, findings, &options);
            match format {
                Format::Markdown => render_markdown(&document, &MarkdownOptions::default()),
                Format::Html => render_html(&document, &HtmlOptions::default()),
                _ => {
                    let style = if layout.is_coloured { TextStyle::Ansi } else { TextStyle::Plain };
                    render_text(&document, &TextOptions { width: layout.width, style })
                }
            }
        }
    }
}

/// What wrote the report.
const GENERATOR: &str = concat!("darkfigure ", env!("CARGO_PKG_VERSION"));

/// The SHA-256 of the dossier's canonical text, so that comments and layout do not change it.
fn hash(dossier: &Dossier) -> String {
    let digest = Sha256::digest(darkfigure_ingest::write_dossier(dossier).as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A sentence for each expectation that does not hold.
pub(crate) fn broken_expectations(findings: &Findings) -> Vec<String> {
    findings.expectations.iter().filter(|found| found.holds != Some(true)).map(expectation_sentence).collect()
}

/// The dossier with only the named comparisons, sums, reconciliations and series.
fn only(dossier: Dossier, names: &[String]) -> Result<Dossier, Failure> {
    if names.is_empty() {
        return Ok(dossier);
    }
    let known: Vec<String> = dossier
        .comparisons
        .iter()
        .map(|(id, _)| id.to_string())
        .chain(dossier.sums.iter().map(|(id, _)| id.to_string()))
        .chain(dossier.reconciliations.iter().map(|(id, _)| id.to_string()))
        .chain(dossier.series.iter().map(|(id, _)| id.to_string()))
        .collect();
    if let Some(name) = names.iter().find(|name| !known.contains(name)) {
        return Err(Failure::NoSuchEntry { name: name.clone(), known: known.join(", ") });
    }
    let is_named = |id: &str| names.iter().any(|name| name == id);
    Ok(Dossier {
        comparisons: kept(&dossier.comparisons, |id| is_named(id.as_str())),
        sums: kept(&dossier.sums, |id| is_named(id.as_str())),
        reconciliations: kept(&dossier.reconciliations, |id| is_named(id.as_str())),
        series: kept(&dossier.series, |id| is_named(id.as_str())),
        expectations: dossier
            .expectations
            .iter()
            .filter(|expectation| is_named(expectation.comparison.as_str()))
            .cloned()
            .collect(),
        ..dossier
    })
}

fn kept<Id: Ord + Clone, T: Clone>(
    entries: &darkfigure_model::Entries<Id, T>,
    is_kept: impl Fn(&Id) -> bool,
) -> darkfigure_model::Entries<Id, T> {
    let kept = entries.iter().filter(|(id, _)| is_kept(id));
    kept.map(|(id, entry)| (id.clone(), entry.clone())).collect()
}

/// The format asked for, else the one that the output's ending means.
pub(crate) fn format_of(format: Option<Format>, output: Option<&Path>) -> Format {
    let by_ending = |path: &Path| match path.extension()?.to_str()? {
        "md" | "markdown" => Some(Format::Markdown),
        "html" | "htm" => Some(Format::Html),
        "json" => Some(Format::Json),
        "csv" => Some(Format::Csv),
        _ => None,
    };
    format.or_else(|| output.and_then(by_ending)).unwrap_or(Format::Text)
}
