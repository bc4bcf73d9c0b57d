//! Measures: what a figure is about.

use crate::{ConceptId, Place, PopulationId, Time, Unit};

/// What a figure is about, axis by axis (the estimand). What is not stated is none, and stays unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Measure {
    /// The counting unit.
    pub unit: Unit,
    /// What is counted.
    pub concept: Option<ConceptId>,
    /// Among whom.
    pub population: Option<PopulationId>,
    /// Where.
    pub place: Option<Place>,
    /// When, and how it counts over time.
    pub time: Option<Time>,
    /// How sure the source is that what it counts is what it says.
    pub status: Option<Status>,
}

impl Measure {
    /// A measure of which only the counting unit is said.
    #[must_use]
    pub const fn of(unit: Unit) -> Self {
        Self { unit, concept: None, population: None, place: None, time: None, status: None }
    }
}

/// One of the six respects in which two figures may differ.
///
/// Detection is not among them: it is the question. Lineage and vintage are flags on a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Axis {
    /// The counting unit.
    Unit,
    /// What is counted.
    Concept,
    /// Among whom.
    Population,
    /// Where.
    Place,
    /// When, and how it counts over time.
    Time,
    /// How sure the source is.
    Status,
}

impl Axis {
    /// All axes, in the order in which a report shows them.
    pub const ALL: [Self; 6] =
        [Self::Unit, Self::Concept, Self::Population, Self::Place, Self::Time, Self::Status];

    /// The axis's name, as a dossier writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Concept => "concept",
            Self::Population => "population",
            Self::Place => "place",
            Self::Time => "time",
            Self::Status => "status",
        }
    }
}

impl std::fmt::Display for Axis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// The modality of the source: how sure it is that what it counts is what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Status {
    /// Found to be so.
    Confirmed,
    /// Taken to be so until decided.
    Presumed,
    /// "may be".
    MayBe,
}

/// How a figure came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Basis {
    /// A register or list: what was seen.
    Register,
    /// A count of all who are there at one time, one by one: a one-night count.
    Enumeration,
    /// A survey of a sample.
    Survey,
    /// A model.
    Model,
    /// Several lists and their overlaps (multiple systems estimation).
    SeveralLists,
    /// Expert judgement.
    ExpertJudgement,
    /// The source does not say.
    Undisclosed,
}

/// Which part a figure plays in a comparison; derived from its basis, never declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Role {
    /// What was seen.
    Count,
    /// A claim that covers what was not seen too.
    Estimate,
}

impl Basis {
    /// Count for a register and an enumeration, which have what was seen; estimate for everything else.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Register | Self::Enumeration => Role::Count,
            Self::Survey | Self::Model | Self::SeveralLists | Self::ExpertJudgement | Self::Undisclosed => {
                Role::Estimate
            }
        }
    }
}
