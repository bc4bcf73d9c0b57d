//! Figures and measures.

use darkfigure_model::{Figure, Lineage, LineageKind, Relates, Relations, Scale, Unit, Value};

use super::reader::{Fields, Reader};
use super::section::Section;
use crate::tree::Node;
use crate::value::parse_value;
use crate::value::per_one::per_one;
use crate::{Code, Diagnostic};

impl Reader<'_> {
    pub(crate) fn figure(&mut self, fields: Fields<'_>) -> Option<Figure> {
        if fields.get("value").is_none() {
            self.missing(fields, "value");
        }
        let said = fields.get("value").and_then(Node::text).unwrap_or_default().trim();
        // "310 per household": of what it is one is a part of the unit.
        let rate = per_one(said);
        let value = match &rate {
            Some((number, _)) => parse_value(number).ok(),
            None => self.value(fields, "value"),
        };
        let wording = self.text(fields, "wording").unwrap_or_else(|| said.to_owned());
        let mut measure = self.measure(fields);
        if let (Some((_, each)), Some(measure)) = (&rate, &mut measure)
            && let Err(fault) = put_per_one(&mut measure.unit, each)
        {
            let span = fields.get("value").map_or(fields.span, |node| node.span);
            self.report(
                Diagnostic::new(Code::BadValue, span, fault)
                    .hint("write the number alone, and declare the unit: [units] \"litre per home\" = \"litres per home\""),
            );
        }
        let value = match &measure {
            Some(measure) => value.map(|value| value.in_unit(&measure.unit)),
            None => value,
        };
        if let Some(value) = &value {
            self.base(fields, value);
            self.percent_of_a_rate(fields, said, value);
            self.point_or_thousands(fields, said, value);
        }
        if fields.get("source").is_none() {
            self.report(
                Diagnostic::new(Code::FigureWithoutSource, fields.span, "the figure has no source")
                    .hint("name the publication: source = \"…\", and describe it under [sources.…]"),
            );
        }
        let source = self.reference(Section::Sources, fields, "source");
        let relations = Relations {
            part_of: self.reference(Section::Figures, fields, "part-of"),
            part_of_one_of: self.references(Section::Figures, fields, "part-of-one-of"),
            cites: self.references(Section::Figures, fields, "cites"),
            rebuts: self.references(Section::Figures, fields, "rebuts"),
            supersedes: self.reference(Section::Figures, fields, "supersedes"),
            extends: self.reference(Section::Figures, fields, "extends"),
            revises: self.reference(Section::Figures, fields, "revises"),
            retracts: self.references(Section::Figures, fields, "retracts"),
            derived_from: self.references(Section::Figures, fields, "derived-from"),
            rests_on: self.references(Section::Figures, fields, "rests-on"),
            relates: self.relates(fields),
            lineage: self.lineage(fields),
        };
        let figure = Figure {
            basis: self.word(fields, "basis"),
            seen_in: self.reference(Section::Sources, fields, "seen-in"),
            said: self.date(fields, "said"),
            speaker: self.reference(Section::Speakers, fields, "speaker"),
            quote: self.text(fields, "quote"),
            draw: self.text(fields, "draw"),
            note: self.text(fields, "note"),
            relations,
            wording,
            value: value?,
            measure: measure?,
            source: source?,
        };
        Some(figure)
    }

    /// A share of nobody in particular is no share.
    fn base(&mut self, fields: Fields<'_>, value: &Value) {
        let needs_base = match value.scale {
            Scale::Percent => true,
            Scale::Per(rate) => rate.base().is_some(),
            Scale::One | Scale::Change(_) => false,
        };
        if needs_base && fields.get("population").is_none() && fields.get("relates").is_none() {
            let span = fields.get("value").map_or(fields.span, |node| node.span);
            self.report(
                Diagnostic::new(Code::PercentWithoutBase, span, "a percentage or rate without its base")
                    .hint("say of whom: population = \"…\""),
            );
        }
    }

    /// "1 in 8" in percent would be one percent of each eight.
    fn percent_of_a_rate(&mut self, fields: Fields<'_>, said: &str, value: &Value) {
        let in_percent = fields.get("unit").and_then(Node::text) == Some("percent");
        if in_percent && matches!(value.scale, Scale::Per(_)) {
            let span = fields.get("value").map_or(fields.span, |node| node.span);
            self.report(
                Diagnostic::new(
                    Code::BadValue,
                    span,
                    format!("`{said}` says by itself of how many it is, and is no number of percent"),
                )
                .hint("write what is counted as the unit: unit = \"school\""),
            );
        }
    }

    /// "1.213 people" is one person and a fifth, or 1,213 people written in another country's way.
    fn point_or_thousands(&mut self, fields: Fields<'_>, said: &str, value: &Value) {
        let is_suspect = value.scale == Scale::One
            && value
                .numbers()
                .iter()
                .any(|n| n.exponent() == -3 && (1_000..1_000_000).contains(&n.coefficient().unsigned_abs()));
        let is_money = fields
            .get("unit")
            .and_then(Node::text)
            .is_some_and(|unit| unit.len() == 3 && unit.to_uppercase() == unit);
        if is_suspect && !is_money {
            let span = fields.get("value").map_or(fields.span, |node| node.span);
            self.report(
                Diagnostic::new(
                    Code::PointOrThousands,
                    span,
                    format!("the point in `{said}` is read as a decimal point"),
                )
                .hint(format!("for thousands write \"{}\"", said.replace('.', ","))),
            );
        }
    }

    /// `{ of = "later", base = "earlier" }`
    fn relates(&mut self, fields: Fields<'_>) -> Option<Relates> {
        let node = fields.get("relates")?;
        let inner = self.fields(node, node.span, &["of", "base"])?;
        let of = self.reference(Section::Figures, inner, "of");
        let base = self.needed_reference(Section::Figures, inner, "base");
        Some(Relates { of, base: base? })
    }

    /// `[{ of = "count", kind = "contains the count", why = "…" }]`
    fn lineage(&mut self, fields: Fields<'_>) -> Vec<Lineage> {
        let mut lineage = Vec::new();
        for item in self.items(fields, "lineage") {
            let Some(inner) = self.fields(&item, item.span, &["of", "kind", "why"]) else { continue };
            let of = self.needed_reference(Section::Figures, inner, "of");
            if inner.get("kind").is_none() {
                self.missing(inner, "kind");
            }
            let kind = self.word::<LineageKind>(inner, "kind");
            let why = self.text(inner, "why");
            if let (Some(of), Some(kind)) = (of, kind) {
                lineage.push(Lineage { of, kind, why });
            }
        }
        lineage
    }
}

/// Makes so many of a unit for each one of something of it, where the unit does not say that already.
fn put_per_one(unit: &mut Unit, each: &str) -> Result<(), String> {
    if unit.is_percent() || unit.per_one().is_some_and(|(_, own)| own != each) {
        return Err(format!("so many {unit} per {each} are nothing that is known"));
    }
    if unit.per_one().is_none() {
        *unit = unit.for_each(each).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Whether a wording reads as the value itself, so that it need not be written beside it.
pub(crate) fn says(wording: &str, value: &Value) -> bool {
    parse_value(wording).is_ok_and(|read| read == *value) && wording.trim() == wording
}
