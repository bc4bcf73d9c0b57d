//! Findings as JSON.

use darkfigure_analysis::Findings;
use darkfigure_model::{Dossier, inert_json};

use super::wire::FindingsWire;
use crate::ComposeOptions;

/// The JSON Schema of what [`json`] writes.
pub const FINDINGS_SCHEMA: &str = include_str!("../../schema/findings.schema.json");

/// The findings of a dossier as JSON, version 1, indented, with a line feed at the end.
///
/// Numbers are not rounded: what a report prints is a reading of these. A value, `unbounded` and `unknown` are three different things,
/// and what is refused stands in its place with its code. The same findings give the same bytes. It is the one JSON of findings: `Findings`
/// itself has no `serde`.
///
/// # Example
///
/// ```
/// use darkfigure_analysis::{Options, analyse};
/// use darkfigure_model::Dossier;
/// use darkfigure_report::{ComposeOptions, json};
///
/// let dossier = Dossier::default();
/// let text = json(&dossier, &analyse(&dossier, &Options::default()), &ComposeOptions::default());
/// assert!(text.starts_with("{\n  \"version\": 1,"));
/// ```
#[must_use]
pub fn json(dossier: &Dossier, findings: &Findings, options: &ComposeOptions) -> String {
    let wire = FindingsWire::new(dossier, findings, options);
    // Writing to memory cannot fail, and every key is a string.
    let mut text = inert_json(&serde_json::to_string_pretty(&wire).unwrap_or_default());
    text.push('\n');
    text
}
