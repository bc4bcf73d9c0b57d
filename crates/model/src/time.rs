//! Time of a measure: a stock on a date, or what happened in a window.

use crate::Period;

/// How a figure counts over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum TimeKind {
    /// How many there are at a date.
    Stock,
    /// How many are new in a window: an inflow, events, an amount that arises.
    Entrants,
    /// How many are there at any time in a window.
    Present,
    /// How many are recorded in a window: neither entrants nor present.
    Detections,
    /// How many since a start.
    Cumulative,
}

/// When a figure counts, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Time {
    /// How it counts.
    pub kind: TimeKind,
    /// The date of a stock; the window of anything else.
    pub period: Period,
}
