//! `darkfigure check`: diagnostics and expectations, for people and for CI.

use std::process::ExitCode;

use darkfigure_analysis::{Options, analyse};
use darkfigure_draft::questions;
use darkfigure_ingest::render::{OpenQuestion, render_with_open};
use darkfigure_ingest::{Diagnostic, Files, RenderForm, Severity, render};
use darkfigure_model::inert;

use crate::arguments::{CheckArguments, CheckFormat, ColorChoice, FailOn};
use crate::command::{anchor, expectation, sentence};
use crate::failure::Failure;
use crate::terminal::{self, Stream};
use crate::{input, output};

pub(crate) fn run(arguments: &CheckArguments, color: ColorChoice) -> Result<ExitCode, Failure> {
    let mut files = Files::default();
    let mut found = Vec::new();
    let mut open = Vec::new();
    let mut quotes = Vec::new();
    for path in &arguments.dossiers {
        let reading = input::read(path, &arguments.stdin_filename)?;
        quotes
            .extend(reading.dossier.as_ref().map(|dossier| anchor::notes(path, dossier)).unwrap_or_default());
        // A draft says what it leaves open, in the words of `ask`.
        let draft = reading.dossier.as_ref().filter(|dossier| dossier.drafted_from.is_some());
        let file = reading.files.names().next().unwrap_or_default().to_owned();
        open.extend(draft.map(questions).unwrap_or_default().into_iter().map(|q| OpenQuestion {
            file: file.clone(),
            name: q.id,
            text: q.text,
        }));
        let broken = reading.dossier.as_ref().map(|dossier| {
            let findings = analyse(dossier, &Options::default());
            let blocked = sentence::blocked(&reading, &findings);
            expectation::broken(&reading, &findings).into_iter().chain(blocked).collect::<Vec<_>>()
        });
        let mut diagnostics = reading.diagnostics;
        diagnostics.extend(broken.unwrap_or_default());
        found.extend(files.append(diagnostics, reading.files));
    }
    match arguments.format {
        CheckFormat::Text => {
            let shown = render(&found, &files, terminal::render_style(color, Stream::Out));
            let gap = if shown.is_empty() { "" } else { "\n\n" };
            let quoted = quotes.iter().map(|note| format!("note: {}\n", inert(note)));
            let asked =
                open.iter().map(|q| format!("note: open: {}\n", inert(&format!("{} [{}]", q.text, q.name))));
            let asked: String = quoted.chain(asked).collect();
            let below = if asked.is_empty() { "" } else { "\n" };
            output::print(&format!(
                "{shown}{gap}{asked}{below}{}\n",
                summary(&found, open.len() + quotes.len())
            ))?;
        }
        CheckFormat::Concise => {
            output::print(&ended(render_with_open(&found, &open, &files, RenderForm::Concise)))?;
        }
        CheckFormat::Json => output::print(&render_with_open(&found, &open, &files, RenderForm::Json))?,
        CheckFormat::Github => {
            output::print_commands(&ended(render_with_open(&found, &open, &files, RenderForm::Github)))?;
        }
    }
    let threshold = match arguments.fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Note => Severity::Note,
    };
    let fails = found.iter().any(|diagnostic| diagnostic.severity() >= threshold);
    Ok(if fails && !arguments.exit_zero { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// How many there are of each severity.
fn summary(found: &[Diagnostic], n_open: usize) -> String {
    let counted = |severity: Severity| {
        let open = if severity == Severity::Note { n_open } else { 0 };
        let n = found.iter().filter(|diagnostic| diagnostic.severity() == severity).count() + open;
        format!("{n} {}{}", severity.as_str(), if n == 1 { "" } else { "s" })
    };
    [Severity::Error, Severity::Warning, Severity::Note].map(counted).join(", ")
}

/// The lines with a line end behind the last.
fn ended(lines: String) -> String {
    if lines.is_empty() { lines } else { lines + "\n" }
}
