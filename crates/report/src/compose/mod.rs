//! Composition: findings in, document out. Nothing is printed that was not found, and nothing is found here.

mod amount;
mod believe;
mod cards;
mod chart;
mod decomposition;
mod desk;
mod dispute;
mod documentation;
mod expectations;
mod figures;
mod gap;
mod pair;
mod period;
mod reconciliation;
mod said;
mod screen;
mod sentence;
mod series;
mod steps;
mod sums;
mod trend;
mod verdicts;
mod words;

pub use dispute::{addressees, block_sentence, letter};
pub use expectations::expectation_sentence;

use darkfigure_analysis::{ComparisonFindings, Findings, GapReading, Refusal};
use darkfigure_model::{Comparison, Dossier, ReconciliationId, SeriesId, Source, SourceId, SumId};

use crate::document::{Block, Citation, Definition, List, Metadata, Prose, Section};
use crate::glossary::{GLOSSARY, Term};
use crate::number::{Amount, Dimension};
use crate::{Document, TextOptions, render_text};
pub(crate) use chart::Chart;
use desk::Desk;
use pair::Pair;
use screen::Entry;
use words::refusal;

pub use screen::{Licence, ScreenLine, ScreenTopic};

/// What a caller adds to a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ComposeOptions {
    /// What wrote the report, with its version: `darkfigure 0.1.0`.
    pub generator: Option<String>,
    /// A hash of the dossier as it was read, so that a reader can tell which one it was.
    pub dossier_hash: Option<String>,
    /// How many questions the dossier leaves open, where somebody has counted them. Said of drafts only.
    pub open_questions: Option<usize>,
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

/// The report of a dossier: its first screen, then a section for everything that stands behind it.
///
/// What comes before the first section is the first screen: at most twelve lines that answer the question. The sections come in the same order for
/// every dossier; what was not found is left out. Swapping the two sides of a comparison mirrors the report and changes no sentence.
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
    let told = as_told(findings);
    let findings = told.as_ref().unwrap_or(findings);
    let mut document = Document { metadata: metadata(dossier, findings, options), blocks: Vec::new() };
    let entries = entries(&desk, findings, options);
    let shown = screen::fitted(&entries);
    document.blocks.extend(draft_mark(dossier, options).map(Block::paragraph));
    document.blocks.extend(screen::block(&shown));
    let unsaid = |entry: usize| screen::unsaid(&entries, &shown, entry);
    let wanted: Vec<_> = comparisons(&desk, findings, options).collect();
    let record = if options.is_whole() { dispute::record(&desk, &findings.dispute) } else { None };
    let leads = entries.first().and_then(|entry| wanted.get(entry.at));
    if let Some((_, comparison, Ok(found))) = leads {
        document.blocks.extend(Pair::new(desk, comparison, found).and_then(|pair| cards::areas(&pair)));
    }
    document.blocks.extend(record.map(Block::Section));
    if let [(_, comparison, Ok(found))] = wanted.as_slice() {
        if let Some(pair) = Pair::new(desk, comparison, found) {
            document.blocks.extend(sections(&pair, "", unsaid(0)).into_iter().map(Block::Section));
        }
    } else {
        for (at, (name, comparison, found)) in wanted.iter().enumerate() {
            let blocks = match found {
                Ok(found) => Pair::new(desk, comparison, found).map_or_else(Vec::new, |pair| {
                    sections(&pair, &format!("{name}."), unsaid(at)).into_iter().map(Block::Section).collect()
                }),
                Err(why) => vec![Block::Paragraph(refusal::sentence(&desk, why))],
            };
            document.push(Block::Section(Section::new(*name, asked(&desk, comparison), blocks)));
        }
    }
    document.blocks.extend(published(&desk, findings, options).into_iter().map(Block::Section));
    if options.is_whole() {
        document.blocks.extend(dispute::triangulation(&desk, &findings.triangulations).map(Block::Section));
        let sections = dispute::sections(&desk, &findings.dispute);
        document.blocks.extend(sections.into_iter().map(Block::Section));
    }
    document.blocks.extend(words(&document).map(Block::Section));
    document.blocks.extend(behind(&desk, findings, options).into_iter().map(Block::Section));
    document
}

/// What a report of a draft says before anything else.
fn draft_mark(dossier: &Dossier, options: &ComposeOptions) -> Option<String> {
    let from = dossier.drafted_from.as_ref()?;
    let open = match options.open_questions {
        None => String::new(),
        Some(1) => " 1 question is open.".to_owned(),
        Some(open) => format!(" {open} questions are open."),
    };
    Some(format!("Drafted from {from}; nobody has checked it.{open}"))
}

/// The sentences of the first screen, in reading order, each with the finding that licenses it.
#[must_use]
pub fn first_screen(dossier: &Dossier, findings: &Findings, options: &ComposeOptions) -> Vec<ScreenLine> {
    let entries = entries(&Desk::new(dossier), findings, options);
    screen::fitted(&entries).into_iter().flat_map(|entry| entry.lines).collect()
}

/// The findings without ends that nobody may rely on: several margins that hold together in fewer than half of all cases bound nothing. None where
/// there are no such ends.
fn as_told(findings: &Findings) -> Option<Findings> {
    let is_loose = |gap: &GapReading| gap.without_loose_ends() != *gap;
    let has_loose =
        findings.comparisons.iter().any(|(_, found)| found.as_ref().is_ok_and(|found| is_loose(&found.gap)));
    if !has_loose {
        return None;
    }
    let mut told = findings.clone();
    for (_, found) in &mut told.comparisons {
        if let Ok(found) = found {
            found.gap = found.gap.without_loose_ends();
        }
    }
    Some(told)
}

/// The comparisons that are wanted, with their names.
fn comparisons<'a>(
    desk: &Desk<'a>,
    findings: &'a Findings,
    options: &'a ComposeOptions,
) -> impl Iterator<Item = (&'a str, &'a Comparison, &'a Result<ComparisonFindings, Refusal>)> {
    let dossier = desk.dossier;
    findings
        .comparisons
        .iter()
        .filter(|(id, _)| options.wants(id.as_str()))
        .filter_map(|(id, found)| Some((id.as_str(), dossier.comparisons.get(id)?, found)))
}

/// The question of a comparison, or its two sides.
fn asked(desk: &Desk<'_>, comparison: &Comparison) -> String {
    comparison.question.clone().unwrap_or_else(|| {
        // In an order that swapping the sides does not change.
        let mut between = comparison.between.clone();
        between.sort();
        let [one, other] = &between;
        if desk.who(one) != desk.who(other) {
            return format!("{} and {}", desk.who(one), desk.who(other));
        }
        let said = |id| desk.figure(id).map(|figure| desk.short(figure).to_plain()).unwrap_or_default();
        sentence::capital(&format!("{} and {}", said(one), said(other)))
    })
}

/// Every sentence that the findings license, entry by entry: the one that answers the dossier's question, then comparisons, reconciliations, sums
/// and series.
fn entries(desk: &Desk<'_>, findings: &Findings, options: &ComposeOptions) -> Vec<Entry> {
    let dossier = desk.dossier;
    let mut entries = Vec::new();
    let wanted: Vec<_> = comparisons(desk, findings, options)
        .map(|(_, comparison, found)| {
            (comparison, found.as_ref().ok().and_then(|found| Pair::new(*desk, comparison, found)))
        })
        .collect();
    // A report of one comparison answers that comparison's question.
    let is_alone = options.only.len() == 1;
    let is_asked = |(comparison, _): &(&Comparison, Option<Pair<'_>>)| comparison.question.is_some();
    let whole = dossier.question.as_deref().filter(|_| !is_alone || !wanted.iter().any(is_asked));
    let asks_of_sum = !dossier.sums.is_empty() && whole.is_some_and(screen::asks_of_sum);
    let mut lead = whole.filter(|_| !asks_of_sum).and_then(|question| lead(&wanted, question));
    // The dossier's question is put to the pair that it names, or that has none of its own; another pair answers what was asked of it.
    let leads = whole.zip(lead.and_then(|at| wanted[at].1.as_ref()));
    let is_named = leads.is_some_and(|(question, pair)| screen::is_asked_of(pair, question));
    let taking = lead.filter(|at| is_named || wanted[*at].0.question.is_none());
    let takes_whole = |at: usize| taking == Some(at);
    for (at, (comparison, pair)) in wanted.iter().enumerate() {
        let own = if takes_whole(at) { whole } else { comparison.question.as_deref() };
        let lines =
            pair.as_ref().map(|pair| screen::dispute(pair, &findings.dispute, own)).unwrap_or_default();
        let question = (!takes_whole(at) && !is_alone).then(|| comparison.question.clone());
        let question = question.flatten();
        entries.push(Entry { at, question, lines });
    }
    let asks_whole = |entries: &[Entry]| whole.filter(|_| entries.is_empty());
    for (_, found, entry) in named(&findings.reconciliations, options, ReconciliationId::as_str, |id| {
        dossier.reconciliations.get(id)
    }) {
        let question = entry.question.as_deref().or(asks_whole(&entries));
        let lines = screen::reconciliation(desk, entry, found, question);
        entries.push(Entry { at: entries.len(), question: entry.question.clone(), lines });
    }
    for (_, found, entry) in named(&findings.sums, options, SumId::as_str, |id| dossier.sums.get(id)) {
        if asks_of_sum && lead.is_none() {
            lead = Some(entries.len());
        }
        entries.push(Entry { at: entries.len(), question: None, lines: screen::sum(desk, entry, found) });
    }
    for (_, found, entry) in named(&findings.series, options, SeriesId::as_str, |id| dossier.series.get(id)) {
        let lines = screen::series(desk, entry, found, asks_whole(&entries));
        entries.push(Entry { at: entries.len(), question: None, lines });
    }
    if entries.is_empty() {
        entries.push(Entry { at: 0, question: None, lines: screen::changes(desk, &findings.dispute) });
    }
    // What answers the dossier's question comes first, and the others as the dossier has them.
    entries.sort_by_key(|entry| Some(entry.at) != lead);
    entries
}

/// Which comparison answers the dossier's question: the one both of whose numbers, or makers, the question names, else the first without a question of its own,
/// else the first of those that are most alike.
fn lead(wanted: &[(&Comparison, Option<Pair<'_>>)], question: &str) -> Option<usize> {
    let by_name = wanted.iter().enumerate().filter_map(|(at, (_, pair))| {
        let names = screen::names(pair.as_ref()?, question)?;
        Some((names, std::cmp::Reverse(at)))
    });
    let named = by_name.max().map(|(_, at)| at.0);
    let most_alike = || {
        let grades = wanted
            .iter()
            .enumerate()
            .filter_map(|(at, (_, pair))| Some((pair.as_ref()?.found.comparability.grade, at)));
        grades.max_by_key(|(grade, at)| (*grade, std::cmp::Reverse(*at))).map(|(_, at)| at)
    };
    named
        .or_else(|| wanted.iter().position(|(comparison, _)| comparison.question.is_none()))
        .or_else(most_alike)
}

/// The findings that are wanted, each with its entry of the dossier.
fn named<'a, Id, F, T: 'a>(
    found: &'a [(Id, F)],
    options: &'a ComposeOptions,
    name: fn(&Id) -> &str,
    entry: impl Fn(&'a Id) -> Option<&'a T>,
) -> impl Iterator<Item = (&'a str, &'a F, &'a T)> {
    found
        .iter()
        .filter(move |(id, _)| options.wants(name(id)))
        .filter_map(move |(id, found)| Some((name(id), found, entry(id)?)))
}

fn metadata(dossier: &Dossier, findings: &Findings, options: &ComposeOptions) -> Metadata {
    let mut provenance = Vec::new();
    if let Some(as_of) = dossier.as_of {
        provenance.push(("As of".to_owned(), period::date(as_of)));
    }
    if let Some(hash) = &options.dossier_hash {
        provenance.push(("Dossier".to_owned(), hash.clone()));
    }
    let level = Amount::published(findings.options.level.probability(), Dimension::Plain);
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

/// Published arithmetic.
fn published(desk: &Desk<'_>, findings: &Findings, options: &ComposeOptions) -> Vec<Section> {
    let dossier = desk.dossier;
    let mut sections = Vec::new();
    for (name, found, entry) in named(&findings.reconciliations, options, ReconciliationId::as_str, |id| {
        dossier.reconciliations.get(id)
    }) {
        let title = entry.question.clone().unwrap_or_else(|| "Two totals, taken apart".to_owned());
        sections.push(Section::new(name, title, reconciliation::blocks(desk, entry, found)));
    }
    for (name, found, entry) in named(&findings.sums, options, SumId::as_str, |id| dossier.sums.get(id)) {
        let title = Prose::from("A published sum: ").and(said::brief(desk.mention(&entry.total)));
        sections.push(Section::new(name, title, sums::blocks(desk, entry, found)));
    }
    for (name, found, entry) in
        named(&findings.series, options, SeriesId::as_str, |id| dossier.series.get(id))
    {
        sections.push(Section::new(name, entry.label.clone(), series::blocks(desk, entry, found)));
    }
    sections
}

/// What stands behind everything: the figures that nothing uses, the sources, and what is for the maker.
fn behind(desk: &Desk<'_>, findings: &Findings, options: &ComposeOptions) -> Vec<Section> {
    let mut found = Vec::new();
    let mut section = |name: &str, title: &str, blocks: Vec<Block>| {
        if !blocks.is_empty() {
            found.push(Section::new(name, title, blocks));
        }
    };
    if options.is_whole() {
        section("others", "Other figures of this dossier", figures::unused(desk).into_iter().collect());
    }
    let citations = citations(desk);
    if !citations.is_empty() {
        section("sources", "Sources", vec![Block::Sources(citations)]);
    }
    let expected =
        findings.expectations.iter().filter(|found| options.wants(found.expectation.comparison.as_str()));
    let expected: Vec<_> = expected.collect();
    section("colophon", "What must stay true", expectations::table(&expected).into_iter().collect());
    found
}

/// The words of the method that stand in what is said so far, each with its meaning.
fn words(document: &Document) -> Option<Section> {
    let text = render_text(document, &TextOptions::default()).to_lowercase();
    // A heading or a line end may stand within a term.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let stands = |term: &&Term| {
        text.match_indices(term.word).any(|(at, word)| {
            !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + word.len()..].chars().next())
        })
    };
    let found: Vec<Definition> = GLOSSARY
        .iter()
        .filter(stands)
        .map(|term| Definition { term: term.word.into(), meaning: term.meaning.into() })
        .collect();
    (!found.is_empty()).then(|| Section::new("words", "Words", vec![Block::Definitions(found)]))
}

/// The sections of one comparison, in the order in which a reader needs them.
fn sections(pair: &Pair<'_>, prefix: &str, unsaid: Vec<Prose>) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut section = |name: &str, title: &str, blocks: Vec<Block>| {
        if !blocks.is_empty() {
            sections.push(Section::new(format!("{prefix}{name}"), title, blocks));
        }
    };
    let list = |items: Vec<Prose>| (!items.is_empty()).then_some(Block::List(List { ordered: false, items }));
    section("more", "What else is to be said", list(unsaid).into_iter().collect());
    section("figures", "Both figures, as they were said", vec![cards::block(pair)]);
    section("axes", "Can they be compared?", verdicts::blocks(pair));
    section("steps", "Step by step", steps::blocks(pair));
    section("gap", "The gap", gap::blocks(pair));
    section("believe", "What each side must believe", believe::blocks(pair));
    section("explained", "What each step explains", decomposition::blocks(pair));
    let missing =
        list(documentation::left_out(pair)).into_iter().chain(documentation::tables(pair)).collect();
    section("missing", "What is left out, and what is missing", missing);
    section(
        "refused",
        "Numbers that are not given, and why",
        documentation::refusals(pair).into_iter().collect(),
    );
    sections
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
