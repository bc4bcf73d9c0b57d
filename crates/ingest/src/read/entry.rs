//! Concepts, populations, speakers, sources, benchmarks, comparisons, sums, reconciliations.

use darkfigure_model::{
    Benchmark, BridgeKind, Comparison, Component, Concept, FigureId, IdError, Measured, OfWhich, Population,
    Reconciliation, Source, SourceKind, Speaker, Sum, TimeKind, Within,
};

use super::reader::{Fields, Reader};
use super::section::Section;
use crate::tree::{Kind, Node};
use crate::{Code, Diagnostic};

impl Reader<'_> {
    pub(crate) fn concept(&mut self, fields: Fields<'_>) -> Option<Concept> {
        let label = self.needed_text(fields, "label");
        let concept = Concept {
            definition: self.text(fields, "definition"),
            is_net: self.truth(fields, "net").unwrap_or(false),
            is_average: self.truth(fields, "average").unwrap_or(false),
            within: self.withins(Section::Concepts, fields, "within"),
            apart_from: self.withins(Section::Concepts, fields, "apart-from"),
            overlaps: self.withins(Section::Concepts, fields, "overlaps"),
            label: label?,
        };
        Some(concept)
    }

    pub(crate) fn population(&mut self, fields: Fields<'_>) -> Option<Population> {
        let label = self.needed_text(fields, "label");
        let population = Population {
            definition: self.text(fields, "definition"),
            within: self.withins(Section::Populations, fields, "within"),
            apart_from: self.withins(Section::Populations, fields, "apart-from"),
            overlaps: self.withins(Section::Populations, fields, "overlaps"),
            label: label?,
        };
        Some(population)
    }

    /// `[{ of = "other", why = "…", sources = ["…"] }]`
    fn withins<Id>(&mut self, section: Section, fields: Fields<'_>, key: &str) -> Vec<Within<Id>>
    where
        Id: TryFrom<String, Error = IdError>,
    {
        let mut withins = Vec::new();
        for item in self.items(fields, key) {
            let Some(inner) = self.fields(&item, item.span, &["of", "why", "sources"]) else { continue };
            let of = self.needed_reference(section, inner, "of");
            let why = self.needed_text(inner, "why");
            let sources = self.sources(inner);
            if let (Some(of), Some(why)) = (of, why) {
                withins.push(Within { of, why, sources });
            }
        }
        withins
    }

    pub(crate) fn needed_reference<Id>(
        &mut self,
        section: Section,
        fields: Fields<'_>,
        key: &str,
    ) -> Option<Id>
    where
        Id: TryFrom<String, Error = IdError>,
    {
        if fields.get(key).is_none() {
            self.missing(fields, key);
        }
        self.reference(section, fields, key)
    }

    pub(crate) fn speaker(&mut self, fields: Fields<'_>) -> Option<Speaker> {
        let label = self.needed_text(fields, "label");
        let organisation = self.text(fields, "organisation");
        Some(Speaker { label: label?, organisation })
    }

    pub(crate) fn source(&mut self, fields: Fields<'_>) -> Option<Source> {
        let title = self.needed_text(fields, "title");
        if fields.get("kind").is_none() {
            self.missing(fields, "kind");
        }
        let kind = self.word::<SourceKind>(fields, "kind");
        let source = Source {
            publisher: self.text(fields, "publisher"),
            published: self.date(fields, "published"),
            accessed: self.date(fields, "accessed"),
            url: self.text(fields, "url"),
            locator: self.text(fields, "locator"),
            note: self.text(fields, "note"),
            kind: kind?,
            title: title?,
        };
        Some(source)
    }

    /// Exactly two figures.
    pub(crate) fn pair(&mut self, fields: Fields<'_>, key: &str) -> Option<[FigureId; 2]> {
        let Some(node) = fields.get(key) else {
            self.missing(fields, key);
            return None;
        };
        let items = self.items(fields, key);
        self.pair_of(&items, node)
    }

    fn pair_of(&mut self, items: &[Node], node: &Node) -> Option<[FigureId; 2]> {
        let ids: Vec<Option<FigureId>> =
            items.iter().map(|item| self.reference_of(Section::Figures, item)).collect();
        match <[Option<FigureId>; 2]>::try_from(ids) {
            Ok([Some(first), Some(second)]) => Some([first, second]),
            Ok(_) => None,
            Err(ids) => {
                self.report(
                    Diagnostic::new(
                        Code::WrongType,
                        node.span,
                        format!("expected two figures, found {}", ids.len()),
                    )
                    .hint("write [\"one-figure\", \"another-figure\"]"),
                );
                None
            }
        }
    }

    /// `[["numerator", "denominator"], …]`
    pub(crate) fn ratios(&mut self, fields: Fields<'_>) -> Vec<(FigureId, FigureId)> {
        let mut ratios = Vec::new();
        for item in self.items(fields, "ratios") {
            let Kind::List(pair) = &item.kind else {
                self.wrong_type(&item, "a pair of figures in brackets");
                continue;
            };
            if let Some([numerator, denominator]) = self.pair_of(pair, &item) {
                ratios.push((numerator, denominator));
            }
        }
        ratios
    }

    /// Which one of several keys stands. Complains about more than one.
    pub(crate) fn one_of<'k>(&mut self, fields: Fields<'_>, keys: &[&'k str], code: Code) -> Option<&'k str> {
        let mut here =
            keys.iter().copied().filter_map(|key| fields.table.entry(key).map(|entry| (key, entry.key_span)));
        let (first, first_span) = here.next()?;
        for (key, span) in here {
            self.found.push(
                Diagnostic::new(code, span, format!("`{first}` and `{key}` exclude each other"))
                    .hint("keep one of the two")
                    .related(first_span, format!("`{first}` stands here")),
            );
        }
        Some(first)
    }

    pub(crate) fn benchmark(&mut self, fields: Fields<'_>, name: &str) -> Option<Benchmark> {
        let keys = ["between", "coverage", "multiple"];
        let measured = match self.one_of(fields, &keys, Code::KeysExclude) {
            Some("between") => {
                self.pair(fields, "between").map(|[count, estimate]| Measured::Between { count, estimate })
            }
            Some("coverage") => self.value(fields, "coverage").map(Measured::Coverage),
            Some(_) => self.value(fields, "multiple").map(Measured::Multiple),
            None => {
                self.report(
                    Diagnostic::new(Code::MissingKey, fields.span, "the key `between` is missing")
                        .hint("a benchmark has `between` two figures, or a `coverage`, or a `multiple`"),
                );
                None
            }
        };
        if fields.get("of").is_none() {
            self.report(Diagnostic::new(Code::MissingKey, fields.span, "the key `of` is missing").hint(
                "say of whom it is the share: of = \"present\" (in the window), \"entrants\" or \"stock\"",
            ));
        }
        let of = self.word::<TimeKind>(fields, "of");
        let why = self.needed_text(fields, "why");
        let label = self.text(fields, "label").unwrap_or_else(|| name.to_owned());
        let place = self.place(fields, "place");
        let sources = self.sources(fields);
        Some(Benchmark { label, measured: measured?, of: of?, place, why: why?, sources })
    }

    pub(crate) fn comparison(&mut self, fields: Fields<'_>) -> Option<Comparison> {
        let between = self.pair(fields, "between");
        let comparison = Comparison {
            question: self.text(fields, "question"),
            bridges: self.references(Section::Bridges, fields, "bridges"),
            benchmarks: self.references(Section::Benchmarks, fields, "benchmarks"),
            count_within_estimate: self.text(fields, "count-within-estimate"),
            between: between?,
        };
        Some(comparison)
    }

    pub(crate) fn sum(&mut self, fields: Fields<'_>) -> Option<Sum> {
        let total = self.needed_reference(Section::Figures, fields, "total");
        let parts = self.references(Section::Figures, fields, "parts");
        if parts.is_empty() {
            self.missing(fields, "parts");
        }
        let is_complete = self.truth(fields, "complete").unwrap_or(false);
        Some(Sum { total: total?, parts, is_complete })
    }

    pub(crate) fn reconciliation(&mut self, fields: Fields<'_>) -> Option<Reconciliation> {
        let between = self.pair(fields, "between");
        let question = self.text(fields, "question");
        let mut components = Vec::new();
        for item in self.items(fields, "components") {
            let keys = ["label", "left", "right", "why", "kind", "of-which", "sources"];
            if let Some(inner) = self.fields(&item, item.span, &keys)
                && let Some(component) = self.component(inner)
            {
                components.push(component);
            }
        }
        Some(Reconciliation { question, between: between?, components })
    }

    fn component(&mut self, fields: Fields<'_>) -> Option<Component> {
        let label = self.needed_text(fields, "label");
        let why = self.needed_text(fields, "why");
        let kind = self.needed_kind(fields);
        let left = self.reference(Section::Figures, fields, "left");
        let right = self.reference(Section::Figures, fields, "right");
        let mut of_which = Vec::new();
        for item in self.items(fields, "of-which") {
            let Some(inner) = self.fields(&item, item.span, &["amount", "why"]) else { continue };
            if inner.get("amount").is_none() {
                self.missing(inner, "amount");
            }
            let amount = self.value(inner, "amount");
            let why = self.needed_text(inner, "why");
            if let (Some(amount), Some(why)) = (amount, why) {
                of_which.push(OfWhich { amount, why });
            }
        }
        let sources = self.sources(fields);
        Some(Component { label: label?, left, right, why: why?, kind: kind?, of_which, sources })
    }

    pub(crate) fn needed_kind(&mut self, fields: Fields<'_>) -> Option<BridgeKind> {
        if fields.get("kind").is_none() {
            self.report(
                Diagnostic::new(Code::MissingKey, fields.span, "the key `kind` is missing")
                    .hint("say on what it rests: kind = \"evidence\", \"assumption\" or \"definition\""),
            );
        }
        self.word(fields, "kind")
    }
}
