//! Expectations: what must stay true of a dossier's results when a figure is revised.

use crate::{ComparisonId, Range, Scale};

/// Something that a result must be, as a balance assertion in plain-text accounting.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Expectation {
    /// The comparison.
    pub comparison: ComparisonId,
    /// What is expected of it.
    pub that: Expected,
}

/// What is expected of a comparison.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Expected {
    /// The comparability has this grade.
    Grade(Grade),
    /// A result lies between two numbers, with both of its ends.
    Lies {
        /// Which result.
        what: ResultName,
        /// Between which numbers, as written.
        within: Range,
        /// What one of them stands for. One: what the result is printed in, points for the difference of two shares.
        scale: Scale,
    },
}

/// How far two figures can be compared, best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Grade {
    /// An axis differs and nothing bridges it, or containments are opposed.
    NotComparable,
    /// An axis is unknown: the gap holds only if it is the same.
    Open,
    /// One lies within the other: the gap is a bound.
    BoundOnly,
    /// Like for like by an assumption.
    BridgedByAssumption,
    /// Like for like by evidence.
    BridgedByEvidence,
    /// Like for like as they stand, or by definition.
    LikeForLike,
}

/// A result that an expectation may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ResultName {
    /// The larger over the smaller, after the steps that were taken.
    Ratio,
    /// The estimate less the count, or the larger less the smaller.
    Difference,
    /// The count over the estimate.
    Coverage,
}
