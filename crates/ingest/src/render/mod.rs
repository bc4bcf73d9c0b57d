//! Diagnostics as text: a file for each form. Whatever a dossier says is made inert here, in every form.

mod concise;
mod full;
mod github;
mod json;

use crate::{Diagnostic, Files};

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
    /// A JSON object: `version`, `tool`, and `problems` with their places.
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
    match form.into() {
        RenderForm::Full(style) => full::render(diagnostics, files, style),
        RenderForm::Concise => lines(diagnostics, |diagnostic| concise::line(diagnostic, files)),
        RenderForm::Github => lines(diagnostics, |diagnostic| github::line(diagnostic, files)),
        RenderForm::Json => json::render(diagnostics, files),
    }
}

fn lines(diagnostics: &[Diagnostic], line: impl Fn(&Diagnostic) -> String) -> String {
    diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}
