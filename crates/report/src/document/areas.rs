//! Numbers as areas, so that a reader can feel how far apart they are.

use super::Prose;
use crate::number::Amount;

/// Numbers as squares whose areas are in proportion. A range is the square of its lower end within that of its upper one.
///
/// Lengths hide a ratio of hundreds, and a logarithmic axis must be read; an area is seen. Text draws bars on a linear scale instead.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Areas {
    /// What is compared, as a sentence.
    pub caption: Prose,
    /// The numbers, in reading order.
    pub items: Vec<Area>,
}

/// One number among the areas.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// What it is.
    pub label: Prose,
    /// How much. What has no positive end is said and not drawn.
    pub amount: Amount,
}

impl Areas {
    /// The largest end of all.
    pub(crate) fn largest(&self) -> Option<f64> {
        let ends = self.items.iter().flat_map(|item| item.ends()).flatten();
        ends.reduce(f64::max)
    }
}

impl Area {
    /// The lower and the upper end, as far as they can be drawn.
    pub(crate) fn ends(&self) -> [Option<f64>; 2] {
        [self.amount.low(), self.amount.high()]
            .map(|end| end.value().filter(|value| value.is_finite() && *value > 0.0))
    }
}
