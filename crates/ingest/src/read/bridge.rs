//! Bridges.

use darkfigure_model::{Axis, Bridge, BridgeKind, Change, Crossing, Operation, Reach, Scale, Stay, Value};

use super::reader::{Fields, Reader};
use super::section::Section;
use super::words::Word as _;
use crate::tree::{Kind, Node};
use crate::{Code, Diagnostic};

const OPERATIONS: [&str; 9] =
    ["factor", "share", "addend", "coverage", "over-coverage", "stay-days", "window", "base", "identity"];

impl Reader<'_> {
    pub(crate) fn bridge(&mut self, fields: Fields<'_>) -> Option<Bridge> {
        let reach = self.reach(fields);
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
        Some(Bridge { reach: reach?, operation: operation?, kind: kind?, why: why?, sources, ratios })
    }

    fn reach(&mut self, fields: Fields<'_>) -> Option<Reach> {
        match self.one_of(fields, &["axis", "corrects", "of"], Code::KeysExclude) {
            Some(key @ ("corrects" | "of")) => {
                let figure = self.reference(Section::Figures, fields, key)?;
                for key in ["from", "to"] {
                    if let Some(entry) = fields.table.entry(key) {
                        self.report(Diagnostic::new(
                            Code::KeysExclude,
                            entry.key_span,
                            format!("a figure and `{key}` exclude each other"),
                        ));
                    }
                }
                Some(Reach::Within(figure))
            }
            Some(_) => self.across(fields).map(Reach::Across),
            None => {
                self.report(
                    Diagnostic::new(Code::MissingKey, fields.span, "the key `axis` is missing")
                        .hint(format!("axis is one of {}, or the bridge `corrects` a figure", axes())),
                );
                None
            }
        }
    }

    fn across(&mut self, fields: Fields<'_>) -> Option<Crossing> {
        let axis = self.axis(fields);
        for key in ["from", "to"] {
            if fields.get(key).is_none() {
                self.missing(fields, key);
            }
        }
        let axis = axis?;
        let (from, to) = (fields.get("from"), fields.get("to"));
        let (from, to) =
            (from.and_then(|node| self.facet(axis, node)), to.and_then(|node| self.facet(axis, node)));
        // Both were read for one axis.
        Crossing::new(from?, to?).ok()
    }

    fn axis(&mut self, fields: Fields<'_>) -> Option<Axis> {
        let word = self.text(fields, "axis")?;
        let axis = Axis::read(&word);
        if axis.is_none() {
            let span = fields.get("axis").map_or(fields.span, |node| node.span);
            self.report(
                Diagnostic::new(
                    Code::UnknownWord,
                    span,
                    format!("`{}` is not an axis", super::reader::short(&word)),
                )
                .hint(format!("the axes are {}", axes())),
            );
        }
        axis
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
            "base" => self.positive(node).map(Operation::Base),
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
        let value = self.multiplier(node)?;
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

    /// A value that can multiply: a change in percent or points cannot.
    fn multiplier(&mut self, node: &Node) -> Option<Value> {
        let value = self.value_of(node)?;
        match value.scale {
            Scale::One | Scale::Percent | Scale::Per(_) | Scale::Change(Change::Times) => Some(value),
            Scale::Change(Change::Absolute | Change::Percent | Change::Points) => {
                self.report(
                    Diagnostic::new(Code::BadValue, node.span, "a change multiplies nothing")
                        .hint("for 41% more write 1.41; what is added is an `addend`"),
                );
                None
            }
        }
    }

    /// A value all of whose numbers lie above 0 and at most at 1, or from 0 to below 1.
    pub(crate) fn share(&mut self, node: &Node, is_share: bool) -> Option<Value> {
        let value = self.multiplier(node)?;
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

fn axes() -> String {
    Axis::ALL.map(Axis::name).join(", ")
}
