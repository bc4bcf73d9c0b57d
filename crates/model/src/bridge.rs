//! Bridges: steps that turn a figure in one measure into another.

use crate::{Axis, Facet, FigureId, SourceId, Value};

/// One step from one measure to another, with a reason.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Bridge {
    /// Which axis it crosses, or which figure it corrects.
    pub reach: Reach,
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

impl Bridge {
    /// What it crosses; none for a correction within a measure.
    #[must_use]
    pub const fn crossing(&self) -> Option<&Crossing> {
        match &self.reach {
            Reach::Across(crossing) => Some(crossing),
            Reach::Within(_) => None,
        }
    }

    /// The axis that it crosses: that of its crossing, and the unit where it makes a number of a share or rate.
    #[must_use]
    pub fn axis(&self) -> Option<Axis> {
        match self.operation {
            Operation::Base(_) => Some(Axis::Unit),
            Operation::Factor(_)
            | Operation::Share(_)
            | Operation::Addend(_)
            | Operation::Coverage(_)
            | Operation::OverCoverage(_)
            | Operation::Stay(_)
            | Operation::Window
            | Operation::Identity => self.crossing().map(Crossing::axis),
        }
    }
}

/// How far a bridge reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Reach {
    /// Across an axis.
    Across(Crossing),
    /// Across none: a correction of one figure within its own measure (duplicates, over-coverage, a known undercount).
    Within(FigureId),
}

impl Reach {
    /// Across an axis, from one facet to another.
    ///
    /// # Errors
    ///
    /// [`CrossingError`] where the two stand on different axes.
    pub fn across(from: Facet, to: Facet) -> Result<Self, CrossingError> {
        Crossing::new(from, to).map(Self::Across)
    }
}

/// The axis that a bridge crosses, from where to where.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "RawCrossing", into = "RawCrossing"))]
pub struct Crossing {
    // Invariant: both on one axis.
    from: Facet,
    to: Facet,
}

impl Crossing {
    /// A crossing from one facet to another of the same axis.
    ///
    /// # Errors
    ///
    /// [`CrossingError`] where the two stand on different axes.
    pub fn new(from: Facet, to: Facet) -> Result<Self, CrossingError> {
        if from.axis() == to.axis() {
            Ok(Self { from, to })
        } else {
            Err(CrossingError { from: from.axis(), to: to.axis() })
        }
    }

    /// Where it starts.
    #[must_use]
    pub const fn from(&self) -> &Facet {
        &self.from
    }

    /// Where it ends.
    #[must_use]
    pub const fn to(&self) -> &Facet {
        &self.to
    }

    /// The axis that it crosses.
    #[must_use]
    pub const fn axis(&self) -> Axis {
        self.from.axis()
    }
}

/// Two facets of different axes, between which nothing leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a bridge crosses one axis, and leads from {from} to {to}")]
pub struct CrossingError {
    /// The axis on which it would start.
    pub from: Axis,
    /// The axis on which it would end.
    pub to: Axis,
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
struct RawCrossing {
    from: Facet,
    to: Facet,
}

#[cfg(feature = "serde")]
impl TryFrom<RawCrossing> for Crossing {
    type Error = CrossingError;

    fn try_from(raw: RawCrossing) -> Result<Self, CrossingError> {
        Self::new(raw.from, raw.to)
    }
}

#[cfg(feature = "serde")]
impl From<Crossing> for RawCrossing {
    fn from(crossing: Crossing) -> Self {
        Self { from: crossing.from, to: crossing.to }
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
    /// Multiplies a share or a rate by the size of its base, and makes a number of it.
    Base(Value),
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
