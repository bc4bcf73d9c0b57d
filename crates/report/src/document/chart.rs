//! Charts: a curve, and intervals on one axis.

use super::{Missing, Prose};
use crate::number::{Amount, Dimension};

/// How an axis is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChartScale {
    /// Equal steps are equal differences.
    #[default]
    Linear,
    /// Equal steps are equal ratios. Values that are not positive cannot be drawn and are left out of the drawing, with a
    /// note; the table beside it keeps them.
    Log,
}

/// An axis: what it shows, in which unit, how divided.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartAxis {
    /// What is measured, without the unit.
    pub label: String,
    /// The unit, which also says how the values print.
    pub role: Dimension,
    /// How the axis is divided.
    pub scale: ChartScale,
}

impl ChartAxis {
    /// A linear axis.
    #[must_use]
    pub fn linear(label: impl Into<String>, role: Dimension) -> Self {
        Self { label: label.into(), role, scale: ChartScale::Linear }
    }

    /// A logarithmic axis.
    #[must_use]
    pub fn log(label: impl Into<String>, role: Dimension) -> Self {
        Self { label: label.into(), role, scale: ChartScale::Log }
    }
}

/// A curve through pairs of values. A page draws it; every format gives the pairs as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// What the curve shows, as a sentence.
    pub caption: Prose,
    /// The horizontal axis.
    pub x: ChartAxis,
    /// The vertical axis.
    pub y: ChartAxis,
    /// The pairs, in order of x. Pairs that are not finite are left out.
    pub points: Vec<(f64, f64)>,
    /// Ranges of y to compare with, such as what was measured elsewhere.
    pub bands: Vec<Band>,
    /// How many significant digits the table of the pairs has.
    pub digits: u8,
}

/// A labelled range of values of the vertical axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// What it is.
    pub label: String,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Intervals under each other on one axis: a forest plot.
///
/// How solid a line is drawn follows the tier of its amount: a hard bound is a thick line with closed ends, a stated
/// interval a line, a number at face value a hollow mark. An end that is unknown fades out; one without limit has an arrow. What is
/// no estimate has no mark at all, only its reason.
#[derive(Debug, Clone, PartialEq)]
pub struct IntervalPlot {
    /// What the plot shows, as a sentence.
    pub caption: Prose,
    /// The axis. Amounts of another role print but are not drawn.
    pub axis: ChartAxis,
    /// The rows, top to bottom.
    pub rows: Vec<PlotRow>,
    /// A value to compare all rows with.
    pub reference: Option<Reference>,
}

/// A row of an interval plot.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotRow {
    /// What the row is about.
    pub label: Prose,
    /// What is known.
    pub value: PlotValue,
}

/// What a row of an interval plot shows.
#[derive(Debug, Clone, PartialEq)]
pub enum PlotValue {
    /// An amount; point, interval or one-sided.
    Amount(Amount),
    /// No number, and why.
    Missing(Missing),
}

/// A value that all rows are compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// What it is.
    pub label: String,
    /// Where it lies, in the unit of the axis.
    pub value: f64,
}
