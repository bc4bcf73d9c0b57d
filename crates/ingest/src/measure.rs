//! What a figure is about, as a dossier says it: each axis under its key, read and written side by side.

use darkfigure_model::{Axis, Facet, Measure, Place, Time, TimeKind};

use crate::read::{Fields, Reader, Section, Word};
use crate::tree::Node;
use crate::write::{FieldsBuilder, Item};
use crate::{Code, Diagnostic};

impl Reader<'_> {
    /// What a figure, or one side of a series, is about.
    pub(crate) fn measure(&mut self, fields: Fields<'_>) -> Option<Measure> {
        if fields.get("unit").is_none() {
            self.report(
                Diagnostic::new(Code::MissingKey, fields.span, "the key `unit` is missing")
                    .hint("say what is counted one by one: unit = \"person\", \"case\", \"GBP\""),
            );
        }
        let unit = fields.get("unit").and_then(|node| self.unit_of(node));
        let measure = Measure {
            concept: self.reference(Section::Concepts, fields, "concept"),
            population: self.reference(Section::Populations, fields, "population"),
            place: self.place(fields, "place"),
            time: self.time(fields),
            status: self.word(fields, "status"),
            unit: unit?,
        };
        Some(measure)
    }

    fn time(&mut self, fields: Fields<'_>) -> Option<Time> {
        let keys: Vec<&str> = TimeKind::WORDS.iter().map(|(word, _)| *word).collect();
        let key = self.one_of(fields, &keys, Code::TwoTimes)?;
        let kind = TimeKind::read(key)?;
        let node = fields.get(key)?;
        Some(Time { kind, period: self.period_of(node)? })
    }

    /// What a bridge names at one of its ends.
    pub(crate) fn facet(&mut self, axis: Axis, node: &Node) -> Option<Facet> {
        match axis {
            Axis::Unit => self.unit_of(node).map(Facet::Unit),
            Axis::Concept => self.reference_of(Section::Concepts, node).map(Facet::Concept),
            Axis::Population => self.reference_of(Section::Populations, node).map(Facet::Population),
            Axis::Place => self.place_of(node).map(Facet::Place),
            Axis::Time => self.word_of(node).map(Facet::Time),
            Axis::Status => self.word_of(node).map(Facet::Status),
        }
    }
}

/// The keys of a measure, in the order in which they are written.
pub(crate) fn measure(fields: FieldsBuilder, measure: &Measure) -> FieldsBuilder {
    fields
        .maybe_text("concept", measure.concept.as_ref())
        .text("unit", measure.unit.as_str())
        .maybe_text("population", measure.population.as_ref())
        .maybe("place", measure.place.as_ref().map(place))
        .maybe_time(measure)
        .maybe_text("status", measure.status.map(Word::word))
}

impl FieldsBuilder {
    fn maybe_time(self, measure: &Measure) -> Self {
        match measure.time {
            Some(time) => self.text(time.kind.word(), time.period.to_string()),
            None => self,
        }
    }
}

/// A facet as a dossier writes it; places as their codes.
pub(crate) fn facet_text(facet: &Facet) -> String {
    match facet {
        Facet::Unit(unit) => unit.to_string(),
        Facet::Concept(concept) => concept.to_string(),
        Facet::Population(population) => population.to_string(),
        Facet::Place(place) => place.codes().collect::<Vec<_>>().join(", "),
        Facet::Time(kind) => kind.word().to_owned(),
        Facet::Status(status) => status.word().to_owned(),
    }
}

/// What a bridge names at one of its ends, as a dossier writes it.
pub(crate) fn facet(facet: &Facet) -> Item {
    if let Facet::Place(place) = facet { self::place(place) } else { Item::Text(facet_text(facet)) }
}

/// A place: one code, or a list of them.
pub(crate) fn place(place: &Place) -> Item {
    let codes: Vec<Item> = place.codes().map(|code| Item::Text(code.to_owned())).collect();
    match <[Item; 1]>::try_from(codes) {
        Ok([code]) => code,
        Err(codes) => Item::List(codes),
    }
}
