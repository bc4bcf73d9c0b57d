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
    /// Whether it is a mean, a median or an average: one number for each of many, of which nobody counts a part.
    #[cfg_attr(feature = "serde", serde(default))]
    pub is_average: bool,
    /// The concepts that hold this one. What is not said stays open.
    pub within: Vec<Within<ConceptId>>,
    /// The concepts that share nothing with this one.
    pub apart_from: Vec<Within<ConceptId>>,
    /// The concepts that share something with this one, neither lying within the other.
    pub overlaps: Vec<Within<ConceptId>>,
}

impl Concept {
    /// Whether it is an average: declared as one, or named so, by the first word of its label.
    #[must_use]
    pub fn is_of_averages(&self) -> bool {
        self.is_average || self.names_mean() || self.names_median()
    }

    /// Whether one of the two is named a mean and the other a median: of the same things the two differ.
    #[must_use]
    pub fn is_another_average(&self, other: &Self) -> bool {
        self.names_mean() && other.names_median() || self.names_median() && other.names_mean()
    }

    fn names_mean(&self) -> bool {
        ["mean", "average"].contains(&self.first_word().as_str())
    }

    fn names_median(&self) -> bool {
        self.first_word() == "median"
    }

    fn first_word(&self) -> String {
        self.label.split_whitespace().next().unwrap_or_default().to_lowercase()
    }
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
