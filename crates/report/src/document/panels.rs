//! Small multiples: one small drawing a group, all on the same axes.

use super::{ChartAxis, Prose, Reference};
use crate::number::Amount;

/// Groups of values over time, one panel each, so that the groups can be compared at a glance.
#[derive(Debug, Clone, PartialEq)]
pub struct Panels {
    /// What is shown, as a sentence.
    pub caption: Prose,
    /// The vertical axis of every panel; the horizontal one is years.
    pub axis: ChartAxis,
    /// A value to compare all panels with.
    pub reference: Option<Reference>,
    /// The panels, in reading order.
    pub panels: Vec<Panel>,
}

/// One panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The group.
    pub label: String,
    /// Its values, by year, in ascending order.
    pub points: Vec<(i32, Amount)>,
}

impl Panel {
    /// The first and the last value.
    pub(crate) fn ends(&self) -> Option<[&(i32, Amount); 2]> {
        Some([self.points.first()?, self.points.last()?])
    }
}

impl Panels {
    /// Every value that is drawn: ends, points and the reference.
    pub(crate) fn values(&self) -> impl Iterator<Item = f64> + '_ {
        let ends = |amount: &Amount| [amount.low().value(), amount.central(), amount.high().value()];
        let all = self.panels.iter().flat_map(|panel| &panel.points);
        all.flat_map(move |(_, amount)| ends(amount))
            .flatten()
            .chain(self.reference.iter().map(|reference| reference.value))
    }

    /// The years of all panels.
    pub(crate) fn years(&self) -> impl Iterator<Item = i32> + '_ {
        self.panels.iter().flat_map(|panel| &panel.points).map(|(year, _)| *year)
    }
}
