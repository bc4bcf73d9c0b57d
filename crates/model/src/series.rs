//! Paired series: a count and an estimate, row by row.

use crate::{LineageKind, Measure, SourceId, Value};

/// A count and an estimate of the same thing, for many places or years.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Series {
    /// A few words that a reader understands.
    pub label: String,
    /// What the counts are about; the rows say place and time in their labels.
    pub count_measure: Measure,
    /// What the estimates are about.
    pub estimate_measure: Measure,
    /// Why everything that a count has lies within what is estimated. None: the dossier does not say so.
    pub count_within_estimate: Option<String>,
    /// The pairs.
    pub rows: Vec<SeriesRow>,
    /// Where they were published.
    pub sources: Vec<SourceId>,
    /// Whatever a reader should know about them.
    pub note: Option<String>,
}

/// One pair of a series.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SeriesRow {
    /// The place, year or both.
    pub label: String,
    /// The count.
    pub count: Value,
    /// The estimate.
    pub estimate: Value,
    /// The coverage that was published with them.
    pub published_coverage: Option<Value>,
    /// How the estimate depends on the count.
    pub lineage: LineageKind,
}
