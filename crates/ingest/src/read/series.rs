//! Paired series and expectations.

use darkfigure_model::{ComparisonId, Expectation, Expected, LineageKind, ResultName, Series, SeriesRow};

use super::reader::{Fields, Reader};
use super::section::{MEASURE_KEYS, Section};
use crate::tree::Node;
use crate::{Code, Diagnostic, FileSpan};

/// The keys of a row.
pub(crate) const ROW_KEYS: &[&str] = &["label", "count", "estimate", "coverage", "lineage"];

/// The keys of an expectation.
pub(crate) const EXPECT_KEYS: &[&str] = &["comparison", "grade", "ratio", "difference", "coverage"];

impl Reader<'_> {
    pub(crate) fn series(&mut self, fields: Fields<'_>) -> Option<Series> {
        let label = self.needed_text(fields, "label");
        let mut side = |key: &str| {
            let Some(entry) = fields.table.entry(key) else {
                self.missing(fields, key);
                return None;
            };
            let inner = self.fields(&entry.node, entry.key_span, MEASURE_KEYS)?;
            self.measure(inner)
        };
        let count_measure = side("count");
        let estimate_measure = side("estimate");
        let mut rows = Vec::new();
        for item in self.items(fields, "rows") {
            if let Some(inner) = self.fields(&item, item.span, ROW_KEYS)
                && let Some(row) = self.row(inner)
            {
                rows.push(row);
            }
        }
        let series = Series {
            count_within_estimate: self.text(fields, "count-within-estimate"),
            sources: self.sources(fields),
            note: self.text(fields, "note"),
            rows,
            label: label?,
            count_measure: count_measure?,
            estimate_measure: estimate_measure?,
        };
        Some(series)
    }

    fn row(&mut self, fields: Fields<'_>) -> Option<SeriesRow> {
        let label = match fields.get("label").map(|node| (node, node.text())) {
            // A year without quotation marks is a label too.
            Some((_, Some(text))) if !text.trim().is_empty() => Some(text.to_owned()),
            Some((node, _)) => self.text_of(node),
            None => self.needed_text(fields, "label"),
        };
        for key in ["count", "estimate"] {
            if fields.get(key).is_none() {
                self.missing(fields, key);
            }
        }
        let count = self.value(fields, "count");
        let estimate = self.value(fields, "estimate");
        let published_coverage = self.value(fields, "coverage");
        let lineage = self.word(fields, "lineage").unwrap_or(LineageKind::Unknown);
        Some(SeriesRow { label: label?, count: count?, estimate: estimate?, published_coverage, lineage })
    }

    pub(crate) fn expectations(&mut self, node: &Node) -> Vec<Expectation> {
        let crate::tree::Kind::List(items) = &node.kind else {
            self.wrong_type(node, "a list of tables");
            return Vec::new();
        };
        let mut expectations = Vec::new();
        for item in items {
            let Some(fields) = self.fields(item, item.span, EXPECT_KEYS) else { continue };
            let comparison =
                self.needed_reference::<ComparisonId>(Section::Comparisons, fields, "comparison");
            let that = self.expected(fields);
            if let (Some(comparison), Some((that, span))) = (comparison, that) {
                self.expectations.push(span);
                expectations.push(Expectation { comparison, that });
            }
        }
        expectations
    }

    /// What is expected, and where that stands.
    fn expected(&mut self, fields: Fields<'_>) -> Option<(Expected, FileSpan)> {
        let keys = ["grade", "ratio", "difference", "coverage"];
        let Some(key) = self.one_of(fields, &keys, Code::KeysExclude) else {
            self.report(
                Diagnostic::new(
                    Code::MissingKey,
                    fields.span,
                    "the expectation does not say what is expected",
                )
                .hint("one of grade, ratio, difference, coverage"),
            );
            return None;
        };
        let span = fields.get(key).map_or(fields.span, |node| node.span);
        let what = match key {
            "grade" => return self.word(fields, "grade").map(|grade| (Expected::Grade(grade), span)),
            "ratio" => ResultName::Ratio,
            "difference" => ResultName::Difference,
            _ => ResultName::Coverage,
        };
        self.range(fields, key).map(|(within, scale)| (Expected::Lies { what, within, scale }, span))
    }
}
