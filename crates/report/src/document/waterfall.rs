//! Waterfalls: from one total to another, part by part.

use super::Prose;
use crate::number::{Amount, Dimension};

/// Two totals and what lies between them, each bar beginning where the one before it ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Waterfall {
    /// What is taken apart, as a sentence.
    pub caption: Prose,
    /// The unit of the axis, which begins at zero.
    pub role: Dimension,
    /// The bars, in reading order: the first total, the parts, the second total.
    pub bars: Vec<WaterfallBar>,
}

/// One bar of a waterfall.
#[derive(Debug, Clone, PartialEq)]
pub struct WaterfallBar {
    /// What it is.
    pub label: Prose,
    /// What it amounts to, with its sign.
    pub amount: Amount,
    /// Where it begins; zero for a total.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl WaterfallBar {
    /// Whether it takes away.
    pub(crate) fn is_less(&self) -> bool {
        self.to < self.from
    }
}
