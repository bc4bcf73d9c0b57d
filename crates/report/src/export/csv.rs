//! Rows of label, value, low and high, as chart tools expect them.

use csv::WriterBuilder;

use crate::document::{IntervalPlot, Missing, PlotValue};
use crate::number::Amount;

/// A series of labelled values with their intervals.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LabelledValues {
    /// The rows.
    pub rows: Vec<LabelledValue>,
}

/// One labelled value.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelledValue {
    /// What the value is of.
    pub label: String,
    /// The value with its ends; none where there is no number.
    pub amount: Option<Amount>,
}

impl From<&IntervalPlot> for LabelledValues {
    fn from(plot: &IntervalPlot) -> Self {
        let rows = plot.rows.iter().map(|row| LabelledValue {
            label: row.label.to_plain(),
            amount: match &row.value {
                PlotValue::Amount(amount) => Some(amount.clone()),
                PlotValue::Missing(Missing { .. }) => None,
            },
        });
        Self { rows: rows.collect() }
    }
}

/// The series as CSV (RFC 4180) with the header `label,value,low,high`.
///
/// Numbers are rounded to the digits they earned, and shares are in percent, as in print. What is missing is an empty field, and so are
/// unknown and unbounded ends: chart tools know no better; JSON keeps them apart. A label that a spreadsheet would take for a
/// formula gets an apostrophe in front.
///
/// # Example
///
/// ```
/// use darkfigure_report::number::{Amount, Dimension};
/// use darkfigure_report::{LabelledValue, LabelledValues, csv};
///
/// let ratio = Amount::between(38.84, 164.3, Dimension::Ratio);
/// let series = LabelledValues { rows: vec![LabelledValue { label: "UN, police".into(), amount: Some(ratio) }] };
/// assert_eq!(csv(&series), "label,value,low,high\r\n\"UN, police\",,38,165\r\n");
/// ```
#[must_use]
pub fn csv(series: &LabelledValues) -> String {
    let mut writer = WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut write = |record: [&str; 4]| {
        // Writing to memory cannot fail, and every record has four fields.
        let _ = writer.write_record(record);
    };
    write(["label", "value", "low", "high"]);
    for row in &series.rows {
        let [value, low, high] = row.amount.as_ref().map(Amount::machine).unwrap_or_default();
        write([&guarded(&row.label), &value, &low, &high]);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// The text without control characters, and inert in spreadsheets.
pub(super) fn guarded(text: &str) -> String {
    let clean = crate::render::inert(text);
    let first = clean.trim_start().chars().next();
    match first {
        // The full-width forms are formulas to some spreadsheets too.
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{clean}"),
        _ => clean,
    }
}
