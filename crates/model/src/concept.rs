//! Concepts and populations, and what lies within what.

use crate::{ConceptId, PopulationId, SourceId};

/// What is counted, apart from the unit: "forced to work in online scam operations".
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Concept {
    /// A few words that a reader understands.
    pub label: String,
    /// The definition, or where it is to be found.
    pub definition: Option<String>,
    /// Whether it is a net quantity, a balance, an excess or a change, and so may be negative.
    #[cfg_attr(feature = "serde", serde(default))]
    pub is_net: bool,
    /// The concepts that hold this one. What is not said stays open.
    pub within: Vec<Within<ConceptId>>,
    /// The concepts that share nothing with this one.
    pub apart_from: Vec<Within<ConceptId>>,
    /// The concepts that share something with this one, neither lying within the other.
    pub overlaps: Vec<Within<ConceptId>>,
}

/// Among whom it is counted: "residents", "foreigners".
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Population {
    /// A few words that a reader understands.
    pub label: String,
    /// Whom it has and whom it leaves out.
    pub definition: Option<String>,
    /// The populations that hold this one.
    pub within: Vec<Within<PopulationId>>,
    /// The populations that share nobody with this one.
    pub apart_from: Vec<Within<PopulationId>>,
    /// The populations that share something with this one, neither lying within the other.
    pub overlaps: Vec<Within<PopulationId>>,
}

/// A relation to another entry, with the reason why it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Within<Id> {
    /// The other entry.
    pub of: Id,
    /// Why.
    pub why: String,
    /// Where that is said.
    pub sources: Vec<SourceId>,
}
