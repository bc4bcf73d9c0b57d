//! Comparisons and reconciliations: what is set against what.

use crate::{BenchmarkId, BridgeId, BridgeKind, FigureId, SourceId, Value};

/// Two figures set against each other. Neither comes first: swapping them gives the mirrored result.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Comparison {
    /// What a reader wants to know. None: the dossier's question.
    pub question: Option<String>,
    /// The two figures.
    pub between: [FigureId; 2],
    /// The steps that make them like for like, in the order in which they are taken.
    pub bridges: Vec<BridgeId>,
    /// The coverages measured elsewhere that are set beside the implied one.
    pub benchmarks: Vec<BenchmarkId>,
    /// Why everything that the count has lies within what is estimated. None: the dossier does not say so.
    pub count_within_estimate: Option<String>,
}

/// A published sum of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sum {
    /// The figure that was published as the sum.
    pub total: FigureId,
    /// The figures that were summed.
    pub parts: Vec<FigureId>,
    /// Whether the parts are said to be all of it. If not, a remainder is expected.
    pub is_complete: bool,
}

/// Two totals taken apart into components that correspond.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reconciliation {
    /// What a reader wants to know. None: the dossier's question.
    pub question: Option<String>,
    /// The two totals.
    pub between: [FigureId; 2],
    /// The components, each with a figure on both sides.
    pub components: Vec<Component>,
}

/// One component of a reconciliation. A side without the component is none, which is not zero.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Component {
    /// A few words that a reader understands.
    pub label: String,
    /// The figure on the first side.
    pub left: Option<FigureId>,
    /// The figure on the second side.
    pub right: Option<FigureId>,
    /// Why the two differ.
    pub why: String,
    /// On what that rests.
    pub kind: BridgeKind,
    /// A part of the difference that is known by itself.
    pub of_which: Vec<OfWhich>,
    /// Where that is said.
    pub sources: Vec<SourceId>,
}

/// A part of a component's difference that is known by itself.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OfWhich {
    /// How much, in the unit of the totals and with the sign of the difference.
    pub amount: Value,
    /// What it is.
    pub why: String,
}
