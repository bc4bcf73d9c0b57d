//! `darkfigure check`: diagnostics and expectations, for people and for CI.

use std::process::ExitCode;

use darkfigure_analysis::{Options, analyse};
use darkfigure_ingest::{Diagnostic, Files, Reading, RenderStyle, Severity, render};
use serde_json::{Value, json};

use crate::arguments::{CheckArguments, CheckFormat, ColorChoice, FailOn};
use crate::command::report::broken_expectations;
use crate::failure::Failure;
use crate::input;
use crate::terminal::{self, Stream};

pub(crate) fn run(arguments: &CheckArguments, color: ColorChoice) -> Result<ExitCode, Failure> {
    let readings: Vec<Reading> = arguments
        .dossiers
        .iter()
        .map(|path| input::read(path, &arguments.stdin_filename))
        .collect::<Result<_, _>>()?;
    let broken: Vec<Vec<String>> = readings
        .iter()
        .map(|reading| {
            reading
                .dossier
                .as_ref()
                .map_or_else(Vec::new, |dossier| broken_expectations(&analyse(dossier, &Options::default())))
        })
        .collect();
    let text = match arguments.format {
        CheckFormat::Text => as_text(&readings, &broken, color),
        CheckFormat::Concise => lines(&readings, &broken, |diagnostic, files| diagnostic.concise(files)),
        CheckFormat::Github => lines(&readings, &broken, github),
        CheckFormat::Json => as_json(&readings, &broken),
    };
    terminal::write_out(None, &text)?;
    let threshold = match arguments.fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Note => Severity::Note,
    };
    let is_faulty = readings
        .iter()
        .flat_map(|reading| &reading.diagnostics)
        .any(|diagnostic| diagnostic.severity() >= threshold);
    let fails = is_faulty || broken.iter().any(|sentences| !sentences.is_empty());
    Ok(if fails && !arguments.exit_zero { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn as_text(readings: &[Reading], broken: &[Vec<String>], color: ColorChoice) -> String {
    let style =
        RenderStyle { is_coloured: terminal::is_coloured(color, Stream::Out), width: terminal::width(None) };
    let mut text = String::new();
    let mut counts = [0_usize; 3];
    for (reading, sentences) in readings.iter().zip(broken) {
        if !reading.diagnostics.is_empty() {
            text.push_str(&render(&reading.diagnostics, &reading.files, style));
            text.push_str("\n\n");
        }
        for diagnostic in &reading.diagnostics {
            counts[diagnostic.severity() as usize] += 1;
        }
        for sentence in sentences {
            text.push_str(&format!("broken expectation: {sentence}\n"));
        }
    }
    let n_broken: usize = broken.iter().map(Vec::len).sum();
    let [notes, warnings, errors] = counts;
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    text.push_str(&format!(
        "{}, {}, {}, {}\n",
        plural(errors, "error"),
        plural(warnings, "warning"),
        plural(notes, "note"),
        plural(n_broken, "broken expectation")
    ));
    text
}

fn lines(
    readings: &[Reading],
    broken: &[Vec<String>],
    line: impl Fn(&Diagnostic, &Files) -> String,
) -> String {
    let mut text = String::new();
    for (reading, sentences) in readings.iter().zip(broken) {
        for diagnostic in &reading.diagnostics {
            text.push_str(&line(diagnostic, &reading.files));
            text.push('\n');
        }
        for sentence in sentences {
            text.push_str(&format!("broken expectation: {sentence}\n"));
        }
    }
    text
}

/// A workflow command of GitHub Actions, escaped as its documentation says.
fn github(diagnostic: &Diagnostic, files: &Files) -> String {
    let at = files.line_column(diagnostic.span.file, diagnostic.span.start);
    let command = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let hint = diagnostic.hint.as_ref().map(|hint| format!("\n{hint}")).unwrap_or_default();
    format!(
        "::{command} file={},line={},col={},title={}::{}",
        property(files.name(diagnostic.span.file)),
        at.line,
        at.column,
        property(diagnostic.code.as_str()),
        data(&format!("{}{hint}", diagnostic.message))
    )
}

fn as_json(readings: &[Reading], broken: &[Vec<String>]) -> String {
    let problems: Vec<Value> = readings
        .iter()
        .flat_map(|reading| reading.diagnostics.iter().map(|diagnostic| problem(diagnostic, &reading.files)))
        .collect();
    let broken: Vec<&String> = broken.iter().flatten().collect();
    let whole = json!({
        "version": 1,
        "tool": concat!("darkfigure ", env!("CARGO_PKG_VERSION")),
        "problems": problems,
        "broken_expectations": broken,
    });
    format!("{whole:#}\n")
}

fn problem(diagnostic: &Diagnostic, files: &Files) -> Value {
    let place = |span: darkfigure_ingest::Span| {
        let (start, end) = (files.line_column(span.file, span.start), files.line_column(span.file, span.end));
        json!({
            "file": files.name(span.file),
            "start": { "line": start.line, "column": start.column, "byte": span.start },
            "end": { "line": end.line, "column": end.column, "byte": span.end },
        })
    };
    json!({
        "code": diagnostic.code.as_str(),
        "severity": diagnostic.severity().as_str(),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "location": place(diagnostic.span),
        "pointer": diagnostic.pointer,
        "related": diagnostic
            .related
            .iter()
            .map(|(span, label)| json!({ "label": label, "location": place(*span) }))
            .collect::<Vec<_>>(),
    })
}
