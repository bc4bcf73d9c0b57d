//! Text into a dossier, with all faults at once.

mod bridge;
mod entry;
mod figure;
mod place;
mod reader;
mod section;
mod series;
mod statement;
mod table;
mod words;

use std::collections::BTreeMap;

use darkfigure_model::{Dossier, Entries, IdError};

pub(crate) use figure::says;
pub(crate) use reader::{Fields, Reader};
pub(crate) use section::Section;
pub use table::TableError;
pub use words::Word;

use crate::tree::{Entry, Node, Table, read_json, read_toml};
use crate::{Code, Diagnostic, FileSpan, Files, InputLimits, check};
use section::{DEFAULT_KEYS, TOP_KEYS};

/// What was read: a dossier, if no fault forbids it, all diagnostics in the order of the text, and the texts themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct DossierReading {
    /// The dossier. None where there is an error among the diagnostics.
    pub dossier: Option<Dossier>,
    /// Everything that was found, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts, for excerpts.
    pub files: Files,
    // Where what is expected stands, for each expectation of the dossier.
    expectations: Vec<FileSpan>,
    // Where each sentence of the dossier stands.
    sentences: Vec<FileSpan>,
}

impl DossierReading {
    /// The diagnostic of an expectation of the dossier, by its place in [`Dossier::expectations`], that does not hold. Whether it does
    /// is for an analysis to find; where it stands is known here.
    #[must_use]
    pub fn broken_expectation(&self, at: usize, message: impl Into<String>) -> Option<Diagnostic> {
        let span = *self.expectations.get(at)?;
        Some(
            Diagnostic::new(Code::BrokenExpectation, span, message)
                .hint("look at what changed; then mend it, or the expectation and what rests on it"),
        )
    }

    /// The diagnostic of a sentence of the dossier, by its place in [`Dossier::sentences`], that claims more than the figures allow. Whether it
    /// does is for an analysis to find; where it stands is known here.
    #[must_use]
    pub fn blocked_sentence(&self, at: usize, message: impl Into<String>) -> Option<Diagnostic> {
        let span = *self.sentences.get(at)?;
        Some(
            Diagnostic::new(Code::BlockedSentence, span, message)
                .hint("write what the figures allow, with their hedges"),
        )
    }
}

/// Reads a dossier from TOML, or from JSON where the name ends in `.json`.
///
/// `table` gives the bytes of the CSV tables that the dossier names. All faults are found at once: what cannot be read is left out,
/// and everything else is still checked.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::{InputLimits, TableError, read_dossier};
///
/// let text = br#"
/// [dossier]
/// title = "Two numbers"
/// [sources.yearbook]
/// kind = "report"
/// title = "A yearbook"
/// [figures.cases]
/// value = "1,213"
/// unit = "cases"
/// detections = "2023"
/// source = "yearbok"
/// "#;
/// let reading = read_dossier("dossier.toml", text, InputLimits::default(), |_| Err(TableError::NotFound));
/// let codes: Vec<&str> = reading.diagnostics.iter().map(|d| d.code.as_str()).collect();
/// assert_eq!(codes, ["unknown-unit", "unknown-source"]);
/// ```
pub fn read_dossier(
    name: &str,
    bytes: &[u8],
    limits: InputLimits,
    table: impl FnMut(&str) -> Result<Vec<u8>, TableError>,
) -> DossierReading {
    let mut files = Files::default();
    let mut found = Vec::new();
    let is_json = name.ends_with(".json");
    let Some(file) = table::admit(name, bytes, limits, &mut files, &mut found) else {
        return DossierReading {
            dossier: None,
            diagnostics: found,
            files,
            expectations: Vec::new(),
            sentences: Vec::new(),
        };
    };
    let text = files.text(file).to_owned();
    let mut root = if is_json {
        read_json(file, &text, limits, &mut found)
    } else {
        read_toml(file, &text, limits, &mut found)
    };
    table::splice(&mut root, limits, table, &mut files, &mut found);
    let is_unread =
        found.iter().any(|d| matches!(d.code, Code::JsonSyntax | Code::TooDeep | Code::TooManyEntries))
            && root.table().is_some_and(|table| table.entries.is_empty());
    if is_unread {
        return finish(None, found, files, &root, is_json, limits);
    }
    if let Some(diagnostic) = table::too_many(&root, limits) {
        found.push(diagnostic);
        return finish(None, found, files, &root, is_json, limits);
    }
    let mut reader = Reader::new(&files);
    reader.found = found;
    let dossier = reader.dossier(&root);
    let names = declared(&root);
    reader.resolve(&names);
    let Reader { mut found, expectations, sentences, .. } = reader;
    check::check(&dossier, &root, &mut found);
    DossierReading { expectations, sentences, ..finish(Some(dossier), found, files, &root, is_json, limits) }
}

/// Sorts, bounds and points.
fn finish(
    dossier: Option<Dossier>,
    mut found: Vec<Diagnostic>,
    files: Files,
    root: &Node,
    is_json: bool,
    limits: InputLimits,
) -> DossierReading {
    drop_echoes(&mut found);
    found.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
    found.dedup();
    let has_error = found.iter().any(|d| d.severity() == crate::Severity::Error);
    bound(&mut found, limits.n_diagnostics);
    if is_json {
        for diagnostic in &mut found {
            diagnostic.pointer =
                pointer(root, diagnostic.span).filter(|_| diagnostic.code != Code::JsonSyntax);
        }
    }
    DossierReading {
        dossier: dossier.filter(|_| !has_error),
        diagnostics: found,
        files,
        expectations: Vec::new(),
        sentences: Vec::new(),
    }
}

/// Keeps so many of the sorted diagnostics, errors before all others, and says what is left out. Nobody is told of an error where only
/// warnings are left out.
fn bound(found: &mut Vec<Diagnostic>, most: usize) {
    if found.len() <= most {
        return;
    }
    let is_error = |d: &Diagnostic| d.severity() == crate::Severity::Error;
    let n_errors = found.iter().filter(|d| is_error(d)).count();
    let n_others = most.saturating_sub(n_errors);
    let (mut errors, mut others) = (0, 0);
    let (kept, left_out): (Vec<_>, Vec<_>) = std::mem::take(found).into_iter().partition(|d| {
        let (seen, room) = if is_error(d) { (&mut errors, most) } else { (&mut others, n_others) };
        *seen += 1;
        *seen <= room
    });
    *found = kept;
    let (code, what) = if left_out.iter().any(is_error) {
        (Code::TooManyFaults, "faults")
    } else {
        (Code::TooManyWarnings, "warnings and notes")
    };
    found.extend(left_out.first().map(|first| {
        Diagnostic::new(code, first.span, format!("{} more {what} are not shown", left_out.len()))
            .hint("mend the ones above first; one cause often has many effects")
    }));
}

/// Takes out what a syntax error brought about: complaints about the value that could not be read.
fn drop_echoes(found: &mut Vec<Diagnostic>) {
    let is_syntax = |d: &Diagnostic| matches!(d.code, Code::TomlSyntax | Code::JsonSyntax);
    // A text with a thousand syntax errors is no dossier; a few echoes more do not matter then.
    let broken: Vec<FileSpan> = found.iter().filter(|d| is_syntax(d)).map(|d| d.span).take(1_000).collect();
    found.retain(|d| {
        is_syntax(d)
            || !broken.iter().any(|b| b.contains(d.span) || (d.span.contains(*b) && d.span.start == b.start))
    });
}

/// The JSON pointer to the innermost value that has the span (RFC 6901).
fn pointer(root: &Node, span: FileSpan) -> Option<String> {
    if !root.span.contains(span) {
        return None;
    }
    let mut pointer = String::new();
    let mut node = root;
    loop {
        let step = match &node.kind {
            crate::tree::Kind::Table(table) => table
                .entries
                .iter()
                .find(|entry| entry.key_span.contains(span) || entry.node.span.contains(span))
                .map(|entry| (entry.key.replace('~', "~0").replace('/', "~1"), &entry.node)),
            crate::tree::Kind::List(items) => items
                .iter()
                .enumerate()
                .find(|(_, item)| item.span.contains(span))
                .map(|(i, item)| (i.to_string(), item)),
            crate::tree::Kind::Text(_)
            | crate::tree::Kind::Cell(_)
            | crate::tree::Kind::Number(_)
            | crate::tree::Kind::Bool(_)
            | crate::tree::Kind::Date(_)
            | crate::tree::Kind::Null => None,
        };
        let Some((key, inner)) = step else { return Some(pointer) };
        pointer.push('/');
        pointer.push_str(&key);
        node = inner;
    }
}

/// The names that each section has, whether or not their entries could be read.
fn declared(root: &Node) -> BTreeMap<Section, Vec<&str>> {
    let names = |section: Section| {
        let table = root.table().and_then(|table| table.get(section.key())).and_then(Node::table);
        let mut names: Vec<&str> = table
            .map(|table| table.entries.iter().map(|entry| entry.key.as_str()).collect())
            .unwrap_or_default();
        names.sort_unstable();
        names
    };
    Section::ALL.into_iter().map(|section| (section, names(section))).collect()
}

impl Reader<'_> {
    fn dossier(&mut self, root: &Node) -> Dossier {
        let Some(table) = root.table() else {
            self.wrong_type(root, "a table");
            return Dossier::default();
        };
        self.known_keys(table, TOP_KEYS);
        let mut dossier = Dossier::default();
        self.about(table, root.span, &mut dossier);
        self.units(table);
        dossier.units = self.units.clone();
        dossier.places = self.own_places(table);
        let defaults = self.defaults(table);
        dossier.concepts = self.section(table, Section::Concepts, |r, f, _| r.concept(f));
        dossier.populations = self.section(table, Section::Populations, |r, f, _| r.population(f));
        dossier.speakers = self.section(table, Section::Speakers, |r, f, _| r.speaker(f));
        dossier.sources = self.section(table, Section::Sources, |r, f, _| r.source(f));
        dossier.figures = self.section(table, Section::Figures, |r, f, _| r.figure(Fields { defaults, ..f }));
        dossier.statements = self.section(table, Section::Statements, |r, f, _| r.statement(f));
        dossier.bridges = self.section(table, Section::Bridges, |r, f, _| r.bridge(f));
        dossier.benchmarks = self.section(table, Section::Benchmarks, |r, f, name| r.benchmark(f, name));
        dossier.comparisons = self.section(table, Section::Comparisons, |r, f, _| r.comparison(f));
        dossier.sums = self.section(table, Section::Sums, |r, f, _| r.sum(f));
        dossier.reconciliations =
            self.section(table, Section::Reconciliations, |r, f, _| r.reconciliation(f));
        dossier.series = self.section(table, Section::Series, |r, f, _| r.series(f));
        if let Some(node) = table.get("expect") {
            dossier.expectations = self.expectations(node);
        }
        if let Some(node) = table.get("sentence") {
            dossier.sentences = self.sentences(node);
        }
        dossier
    }

    fn about(&mut self, table: &Table, span: FileSpan, dossier: &mut Dossier) {
        let Some(entry) = table.entry("dossier") else {
            let start = FileSpan { end: span.start, ..span };
            self.report(
                Diagnostic::new(Code::MissingKey, start, "the table `dossier` is missing")
                    .hint("begin with [dossier] and title = \"…\""),
            );
            return;
        };
        let keys = ["title", "question", "as-of", "drafted-from"];
        let Some(fields) = self.fields(&entry.node, entry.key_span, &keys) else { return };
        dossier.title = self.needed_text(fields, "title").unwrap_or_default();
        dossier.question = self.text(fields, "question");
        dossier.as_of = self.date(fields, "as-of");
        dossier.drafted_from = self.text(fields, "drafted-from");
    }

    /// `[defaults]`: names, words and codes only. A long text would be read once for every figure.
    fn defaults<'n>(&mut self, table: &'n Table) -> Option<&'n Table> {
        const MAX_LEN: usize = 200;
        let entry = table.entry("defaults")?;
        let defaults = self.fields(&entry.node, entry.key_span, DEFAULT_KEYS)?.table;
        let long = defaults.entries.iter().find(|e| e.node.text().is_some_and(|text| text.len() > MAX_LEN));
        if let Some(long) = long {
            let message = format!("a default has at most {MAX_LEN} bytes");
            self.report(Diagnostic::new(Code::WrongType, long.node.span, message));
            return None;
        }
        Some(defaults)
    }

    /// `[units]` with the singular as key and the plural as text.
    fn units(&mut self, table: &Table) {
        let Some(node) = table.get("units") else { return };
        let Some(units) = node.table() else {
            self.wrong_type(node, "a table");
            return;
        };
        for entry in &units.entries {
            let plural = self.text_of(&entry.node);
            match darkfigure_model::Unit::new(entry.key.clone()) {
                Ok(unit) => self.units.extend(plural.map(|plural| (unit, plural))),
                Err(error) => {
                    self.report(Diagnostic::new(Code::BadName, entry.key_span, error.to_string()));
                }
            }
        }
    }

    fn section<Id, T>(
        &mut self,
        table: &Table,
        section: Section,
        read: impl Fn(&mut Self, Fields<'_>, &str) -> Option<T>,
    ) -> Entries<Id, T>
    where
        Id: TryFrom<String, Error = IdError> + Ord + Clone,
    {
        let mut entries = Entries::new();
        let Some(node) = table.get(section.key()) else { return entries };
        let Some(table) = node.table() else {
            self.wrong_type(node, "a table");
            return entries;
        };
        for Entry { key, key_span, node } in &table.entries {
            let id = self.name::<Id>(key, *key_span);
            let Some(fields) = self.fields(node, *key_span, section.keys()) else { continue };
            let entry = read(self, fields, key);
            if let (Some(id), Some(entry)) = (id, entry)
                && entries.insert(id, entry).is_err()
            {
                self.report(
                    Diagnostic::new(
                        Code::DuplicateName,
                        *key_span,
                        format!("two {}s are named `{key}`", section.singular()),
                    )
                    .hint("give one of them another name"),
                );
            }
        }
        entries
    }

    /// Complains about references to entries that are not there.
    fn resolve(&mut self, names: &BTreeMap<Section, Vec<&str>>) {
        for reference in std::mem::take(&mut self.references) {
            let Some(known) = names.get(&reference.section) else { continue };
            if known.binary_search(&reference.name.as_str()).is_ok() {
                continue;
            }
            let what = reference.section.singular();
            let hint = self.suggest(&reference.name, known.iter().copied()).map_or_else(
                || format!("describe it under [{}.{}]", reference.section.key(), reference.name),
                |meant| format!("did you mean `{meant}`?"),
            );
            self.report(
                Diagnostic::new(
                    reference.section.unknown(),
                    reference.span,
                    format!("there is no {what} `{}`", reference.name),
                )
                .hint(hint),
            );
        }
    }
}
