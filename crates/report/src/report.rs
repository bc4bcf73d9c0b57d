//! One function from anything that can be reported to any form that it can leave in.

use darkfigure_analysis::Findings;
use darkfigure_model::Dossier;

#[cfg(feature = "mse")]
use crate::compose_estimate::{
    EstimateReport, SingleSourceReport, compose_estimate, compose_single_source, estimate_rows,
    single_source_rows,
};
use crate::document::Portion;
#[cfg(feature = "mse")]
use crate::export::csv::csv;
#[cfg(feature = "mse")]
use crate::export::estimate_json::{estimate_json, single_source_json};
use crate::export::json::json;
use crate::export::tidy::tidy_csv;
use crate::{
    ComposeOptions, Document, HtmlOptions, MarkdownOptions, TextOptions, compose, render_html,
    render_markdown, render_text,
};

/// What is reported.
#[derive(Debug, Clone, Copy)]
pub enum Report<'a> {
    /// What the analysis of a dossier found.
    Dossier {
        /// The dossier.
        dossier: &'a Dossier,
        /// Its findings.
        findings: &'a Findings,
        /// What the caller adds.
        options: &'a ComposeOptions,
    },
    /// The size of a population, from lists that overlap.
    #[cfg(feature = "mse")]
    Estimate(&'a EstimateReport<'a>),
    /// The size of a population, from one source with repeats.
    #[cfg(feature = "mse")]
    SingleSource(&'a SingleSourceReport<'a>),
}

/// In which form a report leaves. Every report has all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For the terminal.
    Text,
    /// GitHub-flavoured Markdown.
    Markdown,
    /// One self-contained page.
    Html,
    /// Everything that was found, unrounded, versioned.
    Json,
    /// A row a number, for spreadsheets and chart tools.
    Csv,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 5] = [Self::Text, Self::Markdown, Self::Html, Self::Json, Self::Csv];

    /// The form's name, as asked for on a command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// What the form is for, in a line.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Text => "For the terminal",
            Self::Markdown => "GitHub-flavoured Markdown",
            Self::Html => "One self-contained page",
            Self::Json => "Everything that was found, unrounded, versioned",
            Self::Csv => "A row a number, for spreadsheets and chart tools",
        }
    }

    /// The form of a name; none where no form has it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The endings of files that hold the form, without the stop; the usual one first.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "text"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm"],
            Self::Json => &["json"],
            Self::Csv => &["csv"],
        }
    }

    /// The form of a file by its ending, in any case; none where no form has it.
    ///
    /// # Example
    ///
    /// ```
    /// use darkfigure_report::Format;
    ///
    /// assert_eq!(Format::of_ending("HTML"), Some(Format::Html));
    /// assert_eq!(Format::of_ending("pdf"), None);
    /// ```
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        Self::ALL.into_iter().find(|format| format.endings().contains(&ending.as_str()))
    }
}

/// How each form that a person reads is laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RenderOptions {
    /// How much of the report is printed; data formats always have all of it.
    pub extent: Portion,
    /// Text.
    pub text: TextOptions,
    /// Markdown.
    pub markdown: MarkdownOptions,
    /// A page.
    pub html: HtmlOptions,
}

/// The report in a form.
///
/// # Example
///
/// ```
/// use darkfigure_analysis::{Options, analyse};
/// use darkfigure_model::Dossier;
/// use darkfigure_report::{ComposeOptions, Format, RenderOptions, Report, render};
///
/// let dossier = Dossier { title: "Nothing yet".into(), ..Dossier::default() };
/// let findings = analyse(&dossier, &Options::default());
/// let options = ComposeOptions::default();
/// let report = Report::Dossier { dossier: &dossier, findings: &findings, options: &options };
/// for format in Format::ALL {
///     assert!(!render(report, format, &RenderOptions::default()).is_empty());
/// }
/// ```
#[must_use]
pub fn render(report: Report<'_>, format: Format, layout: &RenderOptions) -> String {
    let document = || report.document().cut(&layout.extent);
    match format {
        Format::Text => render_text(&document(), &layout.text),
        Format::Markdown => render_markdown(&document(), &layout.markdown),
        Format::Html => render_html(&document(), &layout.html),
        Format::Json => report.json(),
        Format::Csv => report.csv(),
    }
}

impl Report<'_> {
    /// The report as a document, which any renderer takes.
    #[must_use]
    pub fn document(self) -> Document {
        match self {
            Self::Dossier { dossier, findings, options } => compose(dossier, findings, options),
            #[cfg(feature = "mse")]
            Self::Estimate(report) => compose_estimate(report),
            #[cfg(feature = "mse")]
            Self::SingleSource(report) => compose_single_source(report),
        }
    }

    fn json(self) -> String {
        match self {
            Self::Dossier { dossier, findings, options } => json(dossier, findings, options),
            #[cfg(feature = "mse")]
            Self::Estimate(report) => estimate_json(report),
            #[cfg(feature = "mse")]
            Self::SingleSource(report) => single_source_json(report),
        }
    }

    fn csv(self) -> String {
        match self {
            Self::Dossier { dossier, findings, options } => tidy_csv(dossier, findings, options),
            #[cfg(feature = "mse")]
            Self::Estimate(report) => csv(&estimate_rows(report)),
            #[cfg(feature = "mse")]
            Self::SingleSource(report) => csv(&single_source_rows(report)),
        }
    }
}
