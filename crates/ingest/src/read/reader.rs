//! What every entry is read with: keys, texts, names, values, each complaint with its place.

use std::collections::{BTreeMap, BTreeSet};

use darkfigure_model::{
    Date, Form, IdError, Period, PeriodError, Place, Range, Scale, SourceId, Unit, Value, ValueError,
    known_places,
};

use super::section::Section;
use super::words::Word;
use crate::diagnostic::nearest;
use crate::period::{PeriodFault, parse_date, parse_period};
use crate::tree::{Kind, Node, Table};
use crate::value::{ValueFault, parse_value};
use crate::{Code, Diagnostic, FileSpan, Files};

/// A reference from one entry to another, to be resolved when all entries are known.
#[derive(Debug, Clone)]
pub(crate) struct Reference {
    pub(crate) section: Section,
    pub(crate) name: String,
    pub(crate) span: FileSpan,
}

/// Collects what is wrong and what refers to what, while entries are read.
#[derive(Debug)]
pub(crate) struct Reader<'f> {
    pub(crate) files: &'f Files,
    pub(crate) found: Vec<Diagnostic>,
    pub(crate) references: Vec<Reference>,
    /// Where what is expected stands, for each expectation that could be read.
    pub(crate) expectations: Vec<FileSpan>,
    /// Where each sentence that could be read stands.
    pub(crate) sentences: Vec<FileSpan>,
    /// The units that the dossier declares.
    pub(crate) units: Vec<(Unit, String)>,
    /// The places that the dossier declares, by their names, and by their codes where it names those.
    pub(crate) places: BTreeMap<String, Place>,
    /// The place that was read last, and where: what stands among the defaults is read once, not for every figure.
    last_place: Option<(FileSpan, Option<Place>)>,
    /// How many suggestions are still looked for: each one looks at every name there is.
    suggestions_left: usize,
}

/// Beyond so many faults nothing more is learnt, and memory is used up.
const MAX_FOUND: usize = 10_000;

/// The longest part of a text that a message repeats, in characters.
const MAX_REPEATED: usize = 60;

/// As much of a text as a message repeats.
pub(crate) fn short(text: &str) -> String {
    if text.chars().nth(MAX_REPEATED).is_none() {
        return text.to_owned();
    }
    text.chars().take(MAX_REPEATED).chain(['…']).collect()
}

/// After so many suggestions the rest of the faults have one cause.
const MAX_SUGGESTIONS: usize = 200;

/// The keys of one table, with the defaults behind them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields<'n> {
    pub(crate) table: &'n Table,
    pub(crate) span: FileSpan,
    pub(crate) defaults: Option<&'n Table>,
}

impl<'n> Fields<'n> {
    pub(crate) fn get(self, key: &str) -> Option<&'n Node> {
        self.table.get(key).or_else(|| self.defaults.and_then(|defaults| defaults.get(key)))
    }
}

impl<'f> Reader<'f> {
    pub(crate) const fn new(files: &'f Files) -> Self {
        Self {
            files,
            found: Vec::new(),
            references: Vec::new(),
            expectations: Vec::new(),
            sentences: Vec::new(),
            units: Vec::new(),
            places: BTreeMap::new(),
            last_place: None,
            suggestions_left: MAX_SUGGESTIONS,
        }
    }

    /// The nearest of several names to a wrong one, while there are suggestions left.
    pub(crate) fn suggest<'n>(
        &mut self,
        wrong: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        self.suggestions_left = self.suggestions_left.checked_sub(1)?;
        nearest(wrong, names)
    }

    /// Keeps a diagnostic. What `[defaults]` says wrongly is wrong in every figure, so there is an end to it.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        if self.found.len() < MAX_FOUND {
            self.found.push(diagnostic);
        }
    }

    /// The keys of a node that should be a table.
    pub(crate) fn fields<'n>(&mut self, node: &'n Node, span: FileSpan, keys: &[&str]) -> Option<Fields<'n>> {
        let Some(table) = node.table() else {
            self.wrong_type(node, "a table");
            return None;
        };
        self.known_keys(table, keys);
        Some(Fields { table, span, defaults: None })
    }

    pub(crate) fn known_keys(&mut self, table: &Table, keys: &[&str]) {
        for entry in &table.entries {
            if keys.contains(&entry.key.as_str()) {
                continue;
            }
            let is_cell = matches!(entry.node.kind, Kind::Cell(_));
            if is_cell {
                // A column is wrong once, in the header, and not in every row.
                continue;
            }
            let meant = self.suggest(&entry.key, keys.iter().copied());
            let hint = meant.map_or_else(
                || format!("the keys here are {}", keys.join(", ")),
                |meant| format!("did you mean `{meant}`?"),
            );
            self.report(
                Diagnostic::new(
                    Code::UnknownKey,
                    entry.key_span,
                    format!("unknown key `{}`", short(&entry.key)),
                )
                .hint(hint),
            );
        }
    }

    pub(crate) fn wrong_type(&mut self, node: &Node, expected: &str) {
        self.report(Diagnostic::new(
            Code::WrongType,
            node.span,
            format!("expected {expected}, found {}", node.kind.name()),
        ));
    }

    pub(crate) fn missing(&mut self, fields: Fields<'_>, key: &str) {
        self.report(Diagnostic::new(Code::MissingKey, fields.span, format!("the key `{key}` is missing")));
    }

    /// A text that has something in it.
    pub(crate) fn text_of(&mut self, node: &Node) -> Option<String> {
        let Some(text) = node.text().filter(|_| !matches!(node.kind, Kind::Number(_) | Kind::Date(_))) else {
            self.wrong_type(node, "a text in quotation marks");
            return None;
        };
        if text.trim().is_empty() {
            self.report(
                Diagnostic::new(Code::EmptyText, node.span, "the text is empty")
                    .hint("leave the key out where there is nothing to say"),
            );
            return None;
        }
        Some(text.to_owned())
    }

    pub(crate) fn text(&mut self, fields: Fields<'_>, key: &str) -> Option<String> {
        fields.get(key).and_then(|node| self.text_of(node))
    }

    pub(crate) fn needed_text(&mut self, fields: Fields<'_>, key: &str) -> Option<String> {
        if fields.get(key).is_none() {
            self.missing(fields, key);
        }
        self.text(fields, key)
    }

    pub(crate) fn truth(&mut self, fields: Fields<'_>, key: &str) -> Option<bool> {
        let node = fields.get(key)?;
        match &node.kind {
            Kind::Bool(truth) => Some(*truth),
            Kind::Cell(text) if text == "true" || text == "false" => Some(text == "true"),
            Kind::Text(_)
            | Kind::Cell(_)
            | Kind::Number(_)
            | Kind::Date(_)
            | Kind::Null
            | Kind::List(_)
            | Kind::Table(_) => {
                self.wrong_type(node, "true or false");
                None
            }
        }
    }

    /// The items of a list; a single item may stand without brackets, and a cell separates its items by semicolons.
    pub(crate) fn items(&mut self, fields: Fields<'_>, key: &str) -> Vec<Node> {
        match fields.get(key) {
            None => Vec::new(),
            Some(Node { kind: Kind::List(items), .. }) => items.clone(),
            Some(Node { kind: Kind::Cell(text), span }) => text
                .split(';')
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .map(|item| Node { span: *span, kind: Kind::Cell(item.to_owned()) })
                .collect(),
            Some(node) => vec![node.clone()],
        }
    }

    pub(crate) fn word<W: Word>(&mut self, fields: Fields<'_>, key: &str) -> Option<W> {
        let node = fields.get(key)?;
        self.word_of(node)
    }

    pub(crate) fn word_of<W: Word>(&mut self, node: &Node) -> Option<W> {
        let text = self.text_of(node)?;
        let word = W::read(&text);
        if word.is_none() {
            let words = || W::WORDS.iter().map(|(word, _)| *word);
            let hint = self.suggest(&text, words()).map_or_else(
                || format!("the words here are {}", words().collect::<Vec<_>>().join(", ")),
                |meant| format!("did you mean \"{meant}\"?"),
            );
            self.report(
                Diagnostic::new(
                    Code::UnknownWord,
                    node.span,
                    format!("`{}` is not {}", short(&text), W::NAME),
                )
                .hint(hint),
            );
        }
        word
    }

    /// A name in the sense of a dossier's entry.
    pub(crate) fn name<Id: TryFrom<String, Error = IdError>>(
        &mut self,
        text: &str,
        span: FileSpan,
    ) -> Option<Id> {
        match Id::try_from(text.to_owned()) {
            Ok(id) => Some(id),
            Err(error) => {
                let plain: String = short(text)
                    .to_lowercase()
                    .chars()
                    .map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' })
                    .collect();
                let plain = plain.trim_matches('-');
                let hint = (!plain.is_empty()).then(|| format!("write `{plain}`"));
                self.report(Diagnostic::new(Code::BadName, span, error.to_string()).maybe_hint(hint));
                None
            }
        }
    }

    /// A reference to an entry of a section.
    pub(crate) fn reference_of<Id>(&mut self, section: Section, node: &Node) -> Option<Id>
    where
        Id: TryFrom<String, Error = IdError>,
    {
        let text = self.text_of(node)?;
        let id = self.name(&text, node.span)?;
        self.references.push(Reference { section, name: text, span: node.span });
        Some(id)
    }

    pub(crate) fn reference<Id>(&mut self, section: Section, fields: Fields<'_>, key: &str) -> Option<Id>
    where
        Id: TryFrom<String, Error = IdError>,
    {
        let node = fields.get(key)?;
        self.reference_of(section, node)
    }

    pub(crate) fn references<Id>(&mut self, section: Section, fields: Fields<'_>, key: &str) -> Vec<Id>
    where
        Id: TryFrom<String, Error = IdError> + PartialEq + std::fmt::Display,
    {
        let mut ids: Vec<Id> = Vec::new();
        let mut seen = BTreeSet::new();
        for node in self.items(fields, key) {
            let Some(id) = self.reference_of::<Id>(section, &node) else { continue };
            if !seen.insert(id.to_string()) {
                self.report(Diagnostic::new(
                    Code::RepeatedName,
                    node.span,
                    format!("`{id}` stands twice in this list"),
                ));
            } else {
                ids.push(id);
            }
        }
        ids
    }

    pub(crate) fn sources(&mut self, fields: Fields<'_>) -> Vec<SourceId> {
        self.references(Section::Sources, fields, "sources")
    }

    /// The span of a part of a text, where the text stands in the file as it is read.
    fn part(&self, node: &Node, start: usize, end: usize) -> FileSpan {
        let text = node.text().unwrap_or("");
        let raw = self.files.slice(node.span);
        let quote_len = raw.len().saturating_sub(text.len()) / 2;
        if raw.get(quote_len..quote_len + text.len()) == Some(text) {
            let at = node.span.start + quote_len;
            return FileSpan { start: at + start, end: at + end, ..node.span };
        }
        node.span
    }

    pub(crate) fn value_of(&mut self, node: &Node) -> Option<Value> {
        let Some(text) = node.text().filter(|_| !matches!(node.kind, Kind::Date(_))) else {
            self.wrong_type(node, "a value in quotation marks");
            return None;
        };
        match parse_value(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let code = match &error.fault {
                    ValueFault::Ambiguous { .. }
                    | ValueFault::AmbiguousMultiplier { .. }
                    | ValueFault::FewerTimes { .. }
                    | ValueFault::SignedRange => Code::AmbiguousNumber,
                    ValueFault::IntervalWithoutLevel { .. } => Code::IntervalWithoutLevel,
                    ValueFault::Numbers(ValueError::Crossed { .. } | ValueError::PointOutside { .. }) => {
                        Code::RangeCrossed
                    }
                    ValueFault::Empty
                    | ValueFault::TooLong { .. }
                    | ValueFault::NoNumber { .. }
                    | ValueFault::Trailing { .. }
                    | ValueFault::TwoHedges
                    | ValueFault::HedgedRange
                    | ValueFault::MarginWithoutMeaning { .. }
                    | ValueFault::AverageOverWhat
                    | ValueFault::OneEnd
                    | ValueFault::Unclosed
                    | ValueFault::Level
                    | ValueFault::Shape { .. }
                    | ValueFault::ShapeWithoutInterval
                    | ValueFault::RateBase
                    | ValueFault::Unit { .. }
                    | ValueFault::Number(_)
                    | ValueFault::Numbers(_) => Code::BadValue,
                };
                let span = self.part(node, error.start, error.end);
                self.report(
                    Diagnostic::new(code, span, error.fault.to_string()).maybe_hint(error.fault.hint()),
                );
                None
            }
        }
    }

    pub(crate) fn value(&mut self, fields: Fields<'_>, key: &str) -> Option<Value> {
        fields.get(key).and_then(|node| self.value_of(node))
    }

    /// A number or a range, as written, and what one of it stands for.
    pub(crate) fn range(&mut self, fields: Fields<'_>, key: &str) -> Option<(Range, Scale)> {
        let node = fields.get(key)?;
        let value = self.value_of(node)?;
        let range = match value.form {
            Form::Range(range) => Some(range),
            Form::Exact(number) => Range::new(number, number).ok(),
            Form::About(_)
            | Form::AtLeast(_)
            | Form::MoreThan(_)
            | Form::AtMost(_)
            | Form::LessThan(_)
            | Form::FarBelow(_)
            | Form::Interval(_)
            | Form::Vague(_) => None,
        };
        if range.is_none() {
            self.report(
                Diagnostic::new(Code::BadValue, node.span, "an expectation is a number or a range")
                    .hint("write \"39 to 165\""),
            );
        }
        range.map(|range| (range, value.scale))
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "errors of dates may grow; all of them are faults of a period"
    )]
    fn period_fault(&mut self, node: &Node, fault: &PeriodFault) {
        let code = match fault {
            PeriodFault::Period(PeriodError::NoSuchDate { .. }) => Code::NoSuchDate,
            PeriodFault::Period(_) => Code::PeriodCrossed,
            _ => Code::BadPeriod,
        };
        self.report(Diagnostic::new(code, node.span, fault.to_string()).maybe_hint(fault.hint()));
    }

    pub(crate) fn period_of(&mut self, node: &Node) -> Option<Period> {
        let Some(text) = node.text() else {
            self.wrong_type(node, "a period in quotation marks");
            return None;
        };
        parse_period(text).map_err(|fault| self.period_fault(node, &fault)).ok()
    }

    pub(crate) fn date(&mut self, fields: Fields<'_>, key: &str) -> Option<Date> {
        let node = fields.get(key)?;
        let Some(text) = node.text() else {
            self.wrong_type(node, "a date");
            return None;
        };
        parse_date(text).map_err(|fault| self.period_fault(node, &fault)).ok()
    }

    pub(crate) fn place_of(&mut self, node: &Node) -> Option<Place> {
        // There are fewer codes than this; a longer list among the defaults would be read for every figure.
        const MAX_CODES: usize = 300;
        if self.found.len() >= MAX_FOUND {
            return None;
        }
        if let Kind::List(items) = &node.kind
            && items.len() > MAX_CODES
        {
            self.report(Diagnostic::new(
                Code::UnknownPlace,
                node.span,
                format!("a place has at most {MAX_CODES} codes, found {}", items.len()),
            ));
            return None;
        }
        let items: Vec<Node> = match &node.kind {
            Kind::List(items) => items.clone(),
            Kind::Cell(text) => text
                .split(';')
                .map(|item| Node { span: node.span, kind: Kind::Cell(item.trim().to_owned()) })
                .collect(),
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) | Kind::Null | Kind::Table(_) => {
                vec![node.clone()]
            }
        };
        let mut places = Vec::new();
        let mut is_known = !items.is_empty();
        for item in &items {
            let Some(code) = self.text_of(item) else {
                is_known = false;
                continue;
            };
            if let Some(own) = self.places.get(code.trim()) {
                places.push(own.clone());
                continue;
            }
            match Place::new([code.as_str()]) {
                // The dossier may have a name for what the code stands for.
                Ok(place) => {
                    let name = place.codes().next().and_then(|code| self.places.get(code));
                    places.push(name.cloned().unwrap_or(place));
                }
                Err(error) => {
                    is_known = false;
                    let hint = self.place_hint(&code);
                    self.report(
                        Diagnostic::new(Code::UnknownPlace, item.span, error.to_string()).maybe_hint(hint),
                    );
                }
            }
        }
        if items.is_empty() {
            self.report(Diagnostic::new(Code::UnknownPlace, node.span, "a place needs at least one code"));
        }
        Place::together(places).filter(|_| is_known)
    }

    pub(crate) fn place(&mut self, fields: Fields<'_>, key: &str) -> Option<Place> {
        let node = fields.get(key)?;
        if let Some((span, place)) = &self.last_place
            && *span == node.span
        {
            return place.clone();
        }
        let place = self.place_of(node);
        self.last_place = Some((node.span, place.clone()));
        place
    }

    pub(crate) fn unit_of(&mut self, node: &Node) -> Option<Unit> {
        let text = self.text_of(node)?;
        let declared = |unit: &Unit, units: &[(Unit, String)]| {
            let of = unit.per_one().map(|(of, _)| of);
            units.iter().any(|(declared, _)| declared == unit || of == Some(declared.as_str()))
        };
        match Unit::new(text.clone()) {
            Ok(unit) if unit.is_known() || declared(&unit, &self.units) => Some(unit),
            Ok(_) => {
                let hint = self.unit_hint(&text);
                self.report(
                    Diagnostic::new(Code::UnknownUnit, node.span, format!("nobody knows the unit `{text}`"))
                        .hint(hint),
                );
                None
            }
            Err(error) => {
                self.report(
                    Diagnostic::new(Code::UnknownUnit, node.span, error.to_string())
                        .hint("a unit is a singular in lower case, or a currency code: \"person\", \"GBP\""),
                );
                None
            }
        }
    }

    fn unit_hint(&mut self, text: &str) -> String {
        let declared = self.units.clone();
        let declared = declared.iter().map(|(unit, plural)| (unit.as_str(), plural.as_str()));
        let known = || darkfigure_model::KNOWN_UNITS.iter().copied().chain(declared.clone());
        if let Some((singular, _)) = known().find(|(_, plural)| plural.eq_ignore_ascii_case(text)) {
            return format!("a unit is written in the singular: \"{singular}\"");
        }
        if let Some(singular) = crate::spoken::synonym(text) {
            return format!("did you mean \"{singular}\"?");
        }
        self.suggest(text, known().map(|(singular, _)| singular)).map_or_else(
            || format!("declare it with its plural: [units] {text} = \"…\""),
            |meant| format!("did you mean \"{meant}\"?"),
        )
    }

    pub(super) fn place_hint(&mut self, code: &str) -> Option<String> {
        // Codes that people write and that are not the ones of ISO 3166-1.
        if let "UK" | "Uk" | "uk" = code {
            return Some("did you mean \"GB\" (United Kingdom)?".to_owned());
        }
        if self.suggestions_left == 0 {
            return None;
        }
        let places: Vec<(String, &str)> = known_places().collect();
        let name = self.suggest(code, places.iter().map(|(_, name)| *name))?;
        let (code, name) = places.iter().find(|(_, n)| *n == name)?;
        Some(format!("did you mean \"{code}\" ({name})?"))
    }
}
