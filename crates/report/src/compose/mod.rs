//! Composition: findings in, document out. Nothing is printed that was not found, and nothing is found here.

mod amount;
mod believe;
mod chart;
mod decomposition;
mod desk;
mod documentation;
mod expectations;
mod figures;
mod first_screen;
mod gap;
mod pair;
mod period;
mod reconciliation;
mod said;
mod sentence;
mod series;
mod steps;
mod sums;
mod verdicts;
mod words;

pub use expectations::expectation_sentence;

use darkfigure_analysis::Findings;
use darkfigure_model::{Dossier, Source, SourceId};

use crate::{
    Amount, Block, Callout, CalloutKind, Citation, Document, HeadingLevel, List, Metadata, Prose, Role,
};
pub(crate) use chart::Chart;
use desk::Desk;
use pair::Pair;
use words::refusal;

/// What a caller adds to a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ComposeOptions {
    /// What wrote the report, with its version: `darkfigure 0.1.0`.
    pub generator: Option<String>,
    /// A hash of the dossier as it was read, so that a reader can tell which one it was.
    pub dossier_hash: Option<String>,
    /// The names of the comparisons, sums, reconciliations and series to report. Empty: all of them, with the figures that nothing uses.
    ///
    /// What is left out is left out of the report alone: the dossier, its hash and its findings are the same.
    pub only: Vec<String>,
}

impl ComposeOptions {
    /// Whether everything is reported.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.only.is_empty()
    }

    /// Whether the entry of this name is reported.
    #[must_use]
    pub fn wants(&self, name: &str) -> bool {
        self.is_whole() || self.only.iter().any(|only| only == name)
    }
}

/// The report of a dossier: every comparison, then published sums, reconciliations, series, expectations, other figures and sources.
///
/// The same sections come in the same order for every dossier; what was not found is left out. Swapping the two sides of a comparison
/// mirrors the report and changes no sentence.
///
/// # Example
///
/// ```
/// use darkfigure_analysis::{Options, analyse};
/// use darkfigure_model::Dossier;
/// use darkfigure_report::{ComposeOptions, compose};
///
/// let dossier = Dossier { title: "Nothing yet".into(), ..Dossier::default() };
/// let findings = analyse(&dossier, &Options::default());
/// let document = compose(&dossier, &findings, &ComposeOptions::default());
/// assert_eq!(document.metadata.title, "Nothing yet");
/// ```
#[must_use]
pub fn compose(dossier: &Dossier, findings: &Findings, options: &ComposeOptions) -> Document {
    let desk = Desk::new(dossier);
    let mut document = Document { metadata: metadata(dossier, findings, options), blocks: Vec::new() };
    let wanted: Vec<_> = findings.comparisons.iter().filter(|(id, _)| options.wants(id.as_str())).collect();
    let are_many = wanted.len() > 1;
    for (at, (id, found)) in wanted.iter().enumerate() {
        let Some(comparison) = dossier.comparisons.get(id) else { continue };
        let pair = found.as_ref().ok().and_then(|found| Pair::new(desk, comparison, found));
        let question = comparison.question.clone();
        // The first question stands in the title already.
        if (are_many && at > 0) || question.is_some() {
            document.push(Block::section(question.unwrap_or_else(|| {
                format!("{} and {}", desk.who(&comparison.between[0]), desk.who(&comparison.between[1]))
            })));
        }
        match (pair, found) {
            (Some(pair), _) => document.blocks.extend(comparison_blocks(&pair, are_many)),
            (None, Err(why)) => document.push(Block::Callout(Callout {
                kind: CalloutKind::Refusal,
                title: Prose::new(),
                body: vec![refusal::sentence(&desk, why)],
            })),
            (None, Ok(_)) => {}
        }
    }
    document.blocks.extend(published(&desk, findings, options));
    let citations = citations(&desk);
    if !citations.is_empty() {
        document.push(Block::section("Sources"));
        document.push(Block::Sources(citations));
    }
    document
}

fn metadata(dossier: &Dossier, findings: &Findings, options: &ComposeOptions) -> Metadata {
    let mut provenance = Vec::new();
    if let Some(as_of) = dossier.as_of {
        provenance.push(("As of".to_owned(), period::date(as_of)));
    }
    if let Some(hash) = &options.dossier_hash {
        provenance.push(("Dossier".to_owned(), hash.clone()));
    }
    let level = Amount::published(findings.options.level.probability(), Role::Plain);
    provenance.push(("Level of intervals".to_owned(), level.print()));
    provenance.push(("Seed".to_owned(), findings.options.seed.to_string()));
    // A report of one comparison answers that comparison's question.
    let only = match options.only.as_slice() {
        [only] => dossier.comparisons.iter().find(|(id, _)| id.as_str() == only),
        _ => None,
    };
    Metadata {
        title: dossier.title.clone(),
        question: only
            .and_then(|(_, comparison)| comparison.question.clone())
            .or_else(|| dossier.question.clone()),
        generator: options.generator.clone(),
        provenance,
        ..Metadata::default()
    }
}

/// Published arithmetic, expectations, and the figures that are not used.
fn published(desk: &Desk<'_>, findings: &Findings, options: &ComposeOptions) -> Vec<Block> {
    let dossier = desk.dossier;
    let mut blocks = Vec::new();
    let mut section = |title: String, content: Vec<Block>| {
        if !content.is_empty() {
            blocks.push(Block::section(title));
            blocks.extend(content);
        }
    };
    let sums = findings
        .sums
        .iter()
        .filter(|(id, _)| options.wants(id.as_str()))
        .filter_map(|(id, found)| Some(sums::blocks(desk, id, dossier.sums.get(id)?, found)))
        .flatten()
        .collect();
    section("Published sums".to_owned(), sums);
    for (id, found) in findings.reconciliations.iter().filter(|(id, _)| options.wants(id.as_str())) {
        let Some(reconciliation) = dossier.reconciliations.get(id) else { continue };
        let title = reconciliation.question.clone().unwrap_or_else(|| "Two totals, taken apart".to_owned());
        section(title, reconciliation::blocks(desk, reconciliation, found));
    }
    for (id, found) in findings.series.iter().filter(|(id, _)| options.wants(id.as_str())) {
        let Some(series) = dossier.series.get(id) else { continue };
        section(series.label.clone(), series::blocks(desk, series, found));
    }
    if options.is_whole() {
        section("Other figures of this dossier".to_owned(), figures::unused(desk).into_iter().collect());
    }
    let expectations: Vec<_> = findings
        .expectations
        .iter()
        .filter(|found| options.wants(found.expectation.comparison.as_str()))
        .collect();
    section("What must stay true".to_owned(), expectations::table(&expectations).into_iter().collect());
    blocks
}

/// The sections of one comparison, in the order in which a reader needs them.
fn comparison_blocks(pair: &Pair<'_>, is_nested: bool) -> Vec<Block> {
    let level = if is_nested { HeadingLevel::Subsection } else { HeadingLevel::Section };
    let mut blocks = first_screen::blocks(pair);
    let mut section = |title: &str, content: Vec<Block>| {
        if !content.is_empty() {
            blocks.push(Block::Heading { level, text: title.into() });
            blocks.extend(content);
        }
    };
    section("Can they be compared?", verdicts::blocks(pair));
    section("Step by step", steps::blocks(pair));
    section("The gap", gap::blocks(pair));
    section("What each side must believe", believe::blocks(pair));
    section("What each step explains", decomposition::blocks(pair));
    let left_out = documentation::left_out(pair);
    let mut limits = Vec::new();
    if !left_out.is_empty() {
        limits.push(Block::List(List { ordered: false, items: left_out }));
    }
    limits.push(documentation::table(pair));
    section("What is left out, and what is missing", limits);
    section("Numbers that are not given, and why", documentation::refusals(pair).into_iter().collect());
    blocks
}

/// Every source of the dossier under its number.
fn citations(desk: &Desk<'_>) -> Vec<Citation> {
    desk.dossier
        .sources
        .iter()
        .enumerate()
        .map(|(at, (id, source))| citation(desk, at + 1, id, source))
        .collect()
}

fn citation(desk: &Desk<'_>, number: usize, id: &SourceId, source: &Source) -> Citation {
    let mut text = desk.source(id);
    if let Some(accessed) = source.accessed {
        text = text.say(format!(", read {}", period::date(accessed)));
    }
    if let Some(note) = &source.note {
        text = text.say(format!(". {}", sentence::capital(note)));
    }
    Citation { number, text, link: source.url.clone() }
}
