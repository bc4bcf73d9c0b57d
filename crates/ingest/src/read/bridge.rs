//! Bridges.

use darkfigure_model::{Bridge, BridgeKind, Crossing, Operation, Status, Stay, TimeKind, Value};

use super::reader::{Fields, Reader};
use super::section::Section;
use crate::tree::{Kind, Node};
use crate::{Code, Diagnostic};

const AXES: [&str; 6] = ["unit", "concept", "population", "place", "time", "status"];
const OPERATIONS: [&str; 8] =
    ["factor", "share", "addend", "coverage", "over-coverage", "stay-days", "window", "identity"];

impl Reader<'_> {
    pub(crate) fn bridge(&mut self, fields: Fields<'_>) -> Option<Bridge> {
        let crossing = self.crossing(fields);
        let operation = self.operation(fields);
        let kind = self.needed_kind(fields);
        let why = self.needed_text(fields, "why");
        let sources = self.sources(fields);
        let ratios = self.ratios(fields);
        if kind == Some(BridgeKind::Evidence) && fields.get("sources").is_none() {
            self.report(
                Diagnostic::new(Code::EvidenceWithoutSource, fields.span, "evidence needs a source")
                    .hint("name where it was measured: sources = [\"…\"], or call it kind = \"assumption\""),
            );
        }
        Some(Bridge { crossing: crossing?, operation: operation?, kind: kind?, why: why?, sources, ratios })
    }

    fn crossing(&mut self, fields: Fields<'_>) -> Option<Crossing> {
        match self.one_of(fields, &["axis", "corrects"], Code::KeysExclude) {
            Some("corrects") => {
                let figure = self.reference(Section::Figures, fields, "corrects")?;
                for key in ["from", "to"] {
                    if let Some(entry) = fields.table.entry(key) {
                        self.report(Diagnostic::new(
                            Code::KeysExclude,
                            entry.key_span,
                            format!("`corrects` and `{key}` exclude each other"),
                        ));
                    }
                }
                Some(Crossing::Within { figure })
            }
            Some(_) => self.axis(fields),
            None => {
                self.report(
                    Diagnostic::new(Code::MissingKey, fields.span, "the key `axis` is missing").hint(
                        format!("axis is one of {}, or the bridge `corrects` a figure", AXES.join(", ")),
                    ),
                );
                None
            }
        }
    }

    fn axis(&mut self, fields: Fields<'_>) -> Option<Crossing> {
        let axis = self.text(fields, "axis")?;
        for key in ["from", "to"] {
            if fields.get(key).is_none() {
                self.missing(fields, key);
            }
        }
        let (from, to) = (fields.get("from"), fields.get("to"));
        let crossing = match axis.as_str() {
            "unit" => {
                let (from, to) = self.both(from, to, |r, n| r.unit_of(n));
                Crossing::Unit { from: from?, to: to? }
            }
            "concept" => {
                let (from, to) = self.both(from, to, |r, n| r.reference_of(Section::Concepts, n));
                Crossing::Concept { from: from?, to: to? }
            }
            "population" => {
                let (from, to) = self.both(from, to, |r, n| r.reference_of(Section::Populations, n));
                Crossing::Population { from: from?, to: to? }
            }
            "place" => {
                let (from, to) = self.both(from, to, |r, n| r.place_of(n));
                Crossing::Place { from: from?, to: to? }
            }
            "time" => {
                let (from, to) = self.both(from, to, |r, n| r.word_of::<TimeKind>(n));
                Crossing::Time { from: from?, to: to? }
            }
            "status" => {
                let (from, to) = self.both(from, to, |r, n| r.word_of::<Status>(n));
                Crossing::Status { from: from?, to: to? }
            }
            other => {
                let span = fields.get("axis").map_or(fields.span, |node| node.span);
                self.report(
                    Diagnostic::new(
                        Code::UnknownWord,
                        span,
                        format!("`{}` is not an axis", super::reader::short(other)),
                    )
                    .hint(format!("the axes are {}", AXES.join(", "))),
                );
                return None;
            }
        };
        Some(crossing)
    }

    fn both<T>(
        &mut self,
        from: Option<&Node>,
        to: Option<&Node>,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> (Option<T>, Option<T>) {
        (from.and_then(|node| read(self, node)), to.and_then(|node| read(self, node)))
    }

    fn operation(&mut self, fields: Fields<'_>) -> Option<Operation> {
        let Some(key) = self.one_of(fields, &OPERATIONS, Code::KeysExclude) else {
            self.report(
                Diagnostic::new(Code::MissingKey, fields.span, "the bridge does not say what it does")
                    .hint(format!("one of {}", OPERATIONS.join(", "))),
            );
            return None;
        };
        if key != "stay-days"
            && let Some(entry) = fields.table.entry("growth-per-year")
        {
            self.report(Diagnostic::new(
                Code::KeysExclude,
                entry.key_span,
                "`growth-per-year` goes with `stay-days` only",
            ));
        }
        let node = fields.get(key)?;
        match key {
            "factor" => self.positive(node).map(Operation::Factor),
            "share" => self.share(node, true).map(Operation::Share),
            "addend" => self.value_of(node).map(Operation::Addend),
            "coverage" => self.share(node, true).map(Operation::Coverage),
            "over-coverage" => self.share(node, false).map(Operation::OverCoverage),
            "stay-days" => {
                let days = self.positive(node);
                let growth_per_year = self.value(fields, "growth-per-year");
                Some(Operation::Stay(Stay { days: days?, growth_per_year }))
            }
            _ if !matches!(&node.kind, Kind::Bool(true)) && node.text() != Some("true") => {
                self.wrong_type(node, "true");
                None
            }
            "window" => Some(Operation::Window),
            _ => Some(Operation::Identity),
        }
    }

    /// A value none of whose numbers is zero or less.
    fn positive(&mut self, node: &Node) -> Option<Value> {
        let value = self.value_of(node)?;
        if value.numbers().iter().any(|number| number.coefficient() <= 0) {
            self.report(Diagnostic::new(
                Code::NotPositive,
                node.span,
                "a factor or a stay is more than zero, at both ends",
            ));
            return None;
        }
        Some(value)
    }

    /// A value all of whose numbers lie above 0 and at most at 1, or from 0 to below 1.
    pub(crate) fn share(&mut self, node: &Node, is_share: bool) -> Option<Value> {
        let value = self.value_of(node)?;
        let factor = value.scale.factor();
        let is_out = |number: f64| {
            if is_share { number <= 0.0 || number > 1.0 } else { !(0.0..1.0).contains(&number) }
        };
        // A thousandth of a percent is lost on nobody; the slack keeps 100% from being 1.0000000000000002.
        if value.numbers().iter().any(|number| is_out(number.to_f64() * factor)) {
            let bounds = if is_share { "above 0 and at most at 1" } else { "from 0 to below 1" };
            self.report(
                Diagnostic::new(Code::ShareOutOfBounds, node.span, format!("this has to lie {bounds}"))
                    .hint("write 0.22 or \"22%\""),
            );
            return None;
        }
        Some(value)
    }
}
