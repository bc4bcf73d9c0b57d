//! `darkfigure report`: a dossier's findings as a document or as data.

use std::process::ExitCode;

use darkfigure_analysis::dispute::{AsOf, as_of};
use darkfigure_analysis::{Findings, Options, analyse};
use darkfigure_draft::questions;
use darkfigure_ingest::{Severity, parse_date, render};
use darkfigure_model::{Dossier, Level};
use darkfigure_report::{ComposeOptions, Format, Report, compose};
use sha2::{Digest as _, Sha256};

use crate::arguments::{ColorChoice, ComputeArguments, ExtentArguments, ReportArguments};
use crate::command::layout::Layout;
use crate::command::{charts, expectation};
use crate::ending::format_of;
use crate::failure::Failure;
use crate::output::{Destination, Existing};
use crate::terminal::{self, Stream};
use crate::{GENERATOR, input, output};

pub(crate) fn run(arguments: &ReportArguments, color: ColorChoice) -> Result<ExitCode, Failure> {
    let format = format_of(arguments.format, arguments.output.as_deref(), Format::Text)?;
    let reading = input::read(&arguments.dossier, &arguments.stdin_filename)?;
    let style = terminal::render_style(color, Stream::Error);
    let serious: Vec<_> =
        reading.diagnostics.iter().filter(|d| d.severity() >= Severity::Warning).cloned().collect();
    if !serious.is_empty() {
        output::print_error(&(render(&serious, &reading.files, style) + "\n\n"));
    }
    let Some(dossier) = &reading.dossier else { return Err(Failure::Faulty) };
    let inputs = input::files_of(&arguments.dossier, &reading);
    let destination = Destination::new(arguments.output.as_deref(), &inputs, Existing::Replaced)?;
    let then = arguments.as_of.as_deref().map(|day| then(dossier, day)).transpose()?;
    let dossier = then.as_ref().map_or(dossier, |then| &then.dossier);
    is_known(dossier, &arguments.only)?;
    let findings = analyse(dossier, &options(&arguments.compute)?);
    let layout = Layout::new(arguments.width, color, &destination);
    let form = (format, &arguments.extent);
    destination.write(&written(dossier, &findings, &arguments.only, form, layout)?)?;
    if let Some(folder) = &arguments.charts {
        let options = ComposeOptions { only: arguments.only.clone(), ..ComposeOptions::default() };
        charts::write(folder, &inputs, &compose(dossier, &findings, &options))?;
    }
    let broken = expectation::broken(&reading, &findings);
    if !broken.is_empty() {
        output::print_error(&(render(&broken, &reading.files, style) + "\n"));
    }
    Ok(ExitCode::SUCCESS)
}

/// The dossier as it stood on a day; on standard error, which figures are left out because they have no date, and which comparisons because a
/// figure of theirs had not been said.
fn then(dossier: &Dossier, day: &str) -> Result<AsOf, Failure> {
    let date = parse_date(day).map_err(|_| Failure::NoDate { text: day.to_owned() })?;
    let then = as_of(dossier, date);
    if !then.undated.is_empty() {
        let names: Vec<&str> = then.undated.iter().map(|id| id.as_str()).collect();
        let message =
            format!("note: left out, as it is not known whether they had been said: {}\n", names.join(", "));
        output::print_error(&message);
    }
    for (id, comparison) in dossier.comparisons.iter() {
        let later: Vec<&str> =
            comparison.between.iter().filter(|id| then.later.contains(id)).map(|id| id.as_str()).collect();
        if !later.is_empty() {
            output::print_error(&format!(
                "note: comparison {id} is left out: as of {day} nobody had said {}\n",
                later.join(", ")
            ));
        }
    }
    Ok(then)
}

pub(crate) fn options(compute: &ComputeArguments) -> Result<Options, Failure> {
    Ok(Options { level: Level::new(compute.level)?, seed: compute.seed, ..Options::default() })
}

/// The findings in a format, or those of the entries that are named.
pub(crate) fn written(
    dossier: &Dossier,
    findings: &Findings,
    only: &[String],
    (format, asked): (Format, &ExtentArguments),
    layout: Layout,
) -> Result<String, Failure> {
    let options = ComposeOptions {
        dossier_hash: Some(hash(dossier)),
        generator: Some(GENERATOR.to_owned()),
        open_questions: dossier.drafted_from.as_ref().map(|_| questions(dossier).len()),
        only: only.to_vec(),
    };
    layout.render(Report::Dossier { dossier, findings, options: &options }, format, asked)
}

/// The SHA-256 of the dossier's canonical text, so that comments and layout do not change it.
fn hash(dossier: &Dossier) -> String {
    let digest = Sha256::digest(darkfigure_ingest::write_dossier(dossier).as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Refuses a name that stands for nothing that could be reported.
fn is_known(dossier: &Dossier, names: &[String]) -> Result<(), Failure> {
    let known: Vec<&str> = dossier
        .comparisons
        .iter()
        .map(|(id, _)| id.as_str())
        .chain(dossier.sums.iter().map(|(id, _)| id.as_str()))
        .chain(dossier.reconciliations.iter().map(|(id, _)| id.as_str()))
        .chain(dossier.series.iter().map(|(id, _)| id.as_str()))
        .collect();
    match names.iter().find(|name| !known.contains(&name.as_str())) {
        Some(name) => Err(Failure::NoSuchEntry { name: name.clone(), known: known.join(", ") }),
        None => Ok(()),
    }
}
