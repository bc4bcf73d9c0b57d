//! Benchmarks: coverages measured elsewhere.

use crate::{FigureId, Place, SourceId, TimeKind, Value};

/// A coverage that was measured elsewhere.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Benchmark {
    /// A few words that a reader understands: "UK, 2013".
    pub label: String,
    /// How it was measured.
    pub measured: Measured,
    /// Of whom it is the share: of those present in the window, of entrants, of the stock.
    pub of: TimeKind,
    /// Where.
    pub place: Option<Place>,
    /// Why it is worth setting beside, and how far it can be.
    pub why: String,
    /// Where that is said.
    pub sources: Vec<SourceId>,
}

/// How a benchmark's coverage is given.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Measured {
    /// As a count over an estimate, both figures of the dossier.
    Between {
        /// The count.
        count: FigureId,
        /// The estimate.
        estimate: FigureId,
    },
    /// As a share.
    Coverage(Value),
    /// As a multiple: the estimate is so many times the count.
    Multiple(Value),
}
