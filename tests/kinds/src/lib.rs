//! Small dossiers on their whole way, from text to report.

use darkfigure_analysis::{ComparisonFindings, Findings, Options, analyse};
use darkfigure_ingest::{InputLimits, Severity, TableError, read_dossier};
use darkfigure_model::Dossier;
use darkfigure_report::{ComposeOptions, TextOptions, TextStyle, compose, json, render_text, tidy_csv};

/// A small dossier with all that was made of it.
#[derive(Debug)]
pub struct Case {
    /// The codes of the diagnostics, errors first among their kind, in the order in which they were found.
    pub codes: Vec<&'static str>,
    /// What hints the diagnostics give.
    pub hints: Vec<String>,
    /// The dossier; none where it has errors.
    pub dossier: Option<Dossier>,
    /// What was found.
    pub findings: Option<Findings>,
    /// The report as text, on lines so long that no sentence is broken.
    pub text: String,
}

impl Case {
    /// Reads, analyses and reports a dossier.
    #[must_use]
    pub fn of(toml: &str) -> Self {
        let reading = read_dossier("dossier.toml", toml.as_bytes(), InputLimits::default(), |_| {
            Err(TableError::NotFound)
        });
        let codes = reading.diagnostics.iter().map(|found| found.code.as_str()).collect();
        let hints = reading.diagnostics.iter().filter_map(|found| found.hint.clone()).collect();
        let is_faulty = reading.diagnostics.iter().any(|found| found.code.severity() == Severity::Error);
        let dossier = reading.dossier.filter(|_| !is_faulty);
        let findings = dossier.as_ref().map(|dossier| analyse(dossier, &Options::default()));
        let text = dossier.as_ref().zip(findings.as_ref()).map(|(dossier, findings)| {
            let document = compose(dossier, findings, &ComposeOptions::default());
            render_text(&document, &TextOptions { width: 1000, style: TextStyle::Plain })
        });
        Self { codes, hints, dossier, findings, text: text.unwrap_or_default() }
    }

    /// What the only comparison gave.
    ///
    /// # Panics
    ///
    /// Where the dossier has errors or no comparison.
    #[must_use]
    pub fn comparison(&self) -> &ComparisonFindings {
        let findings = self.findings.as_ref().expect("the dossier has no errors");
        findings.comparisons.first().expect("a comparison").1.as_ref().expect("both figures are there")
    }

    /// The rows of the export.
    ///
    /// # Panics
    ///
    /// Where the dossier has errors.
    #[must_use]
    pub fn csv(&self) -> String {
        let (dossier, findings) =
            (self.dossier.as_ref().expect("no errors"), self.findings.as_ref().expect("no errors"));
        tidy_csv(dossier, findings, &ComposeOptions::default())
    }

    /// The findings as JSON.
    ///
    /// # Panics
    ///
    /// Where the dossier has errors.
    #[must_use]
    pub fn json(&self) -> String {
        let (dossier, findings) =
            (self.dossier.as_ref().expect("no errors"), self.findings.as_ref().expect("no errors"));
        json(dossier, findings, &ComposeOptions::default())
    }
}
