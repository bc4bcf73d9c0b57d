//! Diagnostics as text: a file for each form. Whatever a dossier says is made inert here, in every form.

mod concise;
mod full;
mod github;
mod json;
mod open;

use crate::{Diagnostic, Files};

pub use open::OpenQuestion;

/// How diagnostics are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenderStyle {
    /// Whether ANSI colours are used. Default: no.
    pub is_coloured: bool,
    /// The width of the terminal in columns. Default: 100.
    pub width: usize,
}

impl Default for RenderStyle {
    fn default() -> Self {
        Self { is_coloured: false, width: 100 }
    }
}

/// The form of rendered diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenderForm {
    /// With an excerpt of the text, the code and the hint.
    Full(RenderStyle),
    /// A line each: `dossier.toml:3:9: error[bad-value]: expected a number, found "many"`.
    Concise,
    /// Workflow commands of GitHub Actions, a line each.
    Github,
    /// A JSON object: `version`, `tool`, `problems` with their places, and `open` where questions are open.
    Json,
}

impl From<RenderStyle> for RenderForm {
    fn from(style: RenderStyle) -> Self {
        Self::Full(style)
    }
}

/// Renders diagnostics with the texts that they are of.
///
/// Nothing that a text says can pass for something that the program says: it comes out on its own line, without control characters.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::{InputLimits, RenderForm, TableError, read_dossier, render};
///
/// let text = b"[dossier]\ntitle = \"Two numbers\"\nsubject = \"x\"\n";
/// let reading = read_dossier("dossier.toml", text, InputLimits::default(), |_| Err(TableError::NotFound));
/// let line = render(&reading.diagnostics, &reading.files, RenderForm::Concise);
/// assert_eq!(line, "dossier.toml:3:1: error[unknown-key]: unknown key `subject`");
/// ```
#[must_use]
pub fn render(diagnostics: &[Diagnostic], files: &Files, form: impl Into<RenderForm>) -> String {
    render_with_open(diagnostics, &[], files, form)
}

/// Renders diagnostics as [`render`] does, and behind them what a dossier leaves open: a line each, or a list `open` beside `problems`
/// in JSON where there is any. The form with excerpts has no place for them.
#[must_use]
pub fn render_with_open(
    diagnostics: &[Diagnostic],
    open: &[OpenQuestion],
    files: &Files,
    form: impl Into<RenderForm>,
) -> String {
    match form.into() {
        RenderForm::Full(style) => full::render(diagnostics, files, style),
        RenderForm::Concise => lines(
            diagnostics.iter().map(|diagnostic| concise::line(diagnostic, files)),
            open.iter().map(OpenQuestion::concise),
        ),
        RenderForm::Github => lines(
            diagnostics.iter().map(|diagnostic| github::line(diagnostic, files)),
            open.iter().map(OpenQuestion::github),
        ),
        RenderForm::Json => json::render(diagnostics, open, files),
    }
}

fn lines(problems: impl Iterator<Item = String>, open: impl Iterator<Item = String>) -> String {
    problems.chain(open).collect::<Vec<_>>().join("\n")
}
