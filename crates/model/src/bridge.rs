//! Bridges: steps that turn a figure in one measure into another.

use crate::{Axis, ConceptId, FigureId, Place, PopulationId, SourceId, Status, TimeKind, Unit, Value};

/// One step from one measure to another, with a reason.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Bridge {
    /// What it crosses.
    pub crossing: Crossing,
    /// What it does to the number.
    pub operation: Operation,
    /// Whether it is evidence, an assumption or a definition.
    pub kind: BridgeKind,
    /// Why it is right, in words that a reader can check.
    pub why: String,
    /// Where that is said. Evidence needs at least one.
    pub sources: Vec<SourceId>,
    /// The figures on which an evidenced factor rests, as numerator and denominator.
    pub ratios: Vec<(FigureId, FigureId)>,
}

/// The axis that a bridge crosses, from where to where.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case", tag = "axis"))]
pub enum Crossing {
    /// From one counting unit to another.
    Unit {
        /// From.
        from: Unit,
        /// To.
        to: Unit,
    },
    /// From one concept to another.
    Concept {
        /// From.
        from: ConceptId,
        /// To.
        to: ConceptId,
    },
    /// From one population to another.
    Population {
        /// From.
        from: PopulationId,
        /// To.
        to: PopulationId,
    },
    /// From one place to another.
    Place {
        /// From.
        from: Place,
        /// To.
        to: Place,
    },
    /// From one way of counting over time, or one window, to another.
    Time {
        /// From.
        from: TimeKind,
        /// To.
        to: TimeKind,
    },
    /// From one status to another.
    Status {
        /// From.
        from: Status,
        /// To.
        to: Status,
    },
    /// No axis: a correction of one figure within its own measure (duplicates, over-coverage, a known undercount).
    Within {
        /// The figure that it corrects.
        figure: FigureId,
    },
}

impl Crossing {
    /// The axis, unless the bridge corrects a figure within its own measure.
    #[must_use]
    pub const fn axis(&self) -> Option<Axis> {
        match self {
            Self::Unit { .. } => Some(Axis::Unit),
            Self::Concept { .. } => Some(Axis::Concept),
            Self::Population { .. } => Some(Axis::Population),
            Self::Place { .. } => Some(Axis::Place),
            Self::Time { .. } => Some(Axis::Time),
            Self::Status { .. } => Some(Axis::Status),
            Self::Within { .. } => None,
        }
    }
}

/// What a bridge does to the number.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Operation {
    /// Multiplies by a factor: people per case.
    Factor(Value),
    /// Multiplies by a share of a whole, above 0 and at most 1.
    Share(Value),
    /// Adds a signed amount in the figure's unit.
    Addend(Value),
    /// Divides by a coverage, above 0 and at most 1: a census by its net coverage.
    Coverage(Value),
    /// Multiplies by 1 minus a rate of duplicates or of records out of scope, from 0 to below 1.
    OverCoverage(Value),
    /// Crosses between stock, entrants and present with a mean stay.
    Stay(Stay),
    /// Rescales from one window's length to another's, as if the flow were even.
    Window,
    /// Changes nothing: the two are the same by definition.
    Identity,
}

/// A mean stay, and the growth that goes with it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Stay {
    /// The mean stay of those who enter, in days. Detected people's stays are not mean stays.
    pub days: Value,
    /// Growth of the stock per year as a share of itself. None: a steady state is assumed, and said.
    pub growth_per_year: Option<Value>,
}

/// On what a bridge rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum BridgeKind {
    /// Something that was measured.
    Evidence,
    /// Something that somebody takes to be so.
    Assumption,
    /// Something that holds by the meaning of the words.
    Definition,
}
