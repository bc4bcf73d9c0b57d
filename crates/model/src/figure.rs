//! Figures: published numbers, with their wording, source and measure.

use crate::{
    Basis, Date, FigureId, Magnitude, Measure, Number, Quantity, QuantityKind, Role, SourceId, SpeakerId,
    Tier, Value,
};

/// A published number about something.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Figure {
    /// What was said, as read.
    pub value: Value,
    /// What was said, as written: "around 100,000".
    pub wording: String,
    /// A few words around it, quoted sparingly.
    pub quote: Option<String>,
    /// What it is about.
    pub measure: Measure,
    /// How it came about. None: the dossier does not say.
    pub basis: Option<Basis>,
    /// Where it was published first, as far as the dossier knows.
    pub source: SourceId,
    /// Where it was seen, if not there: a page that repeats the source's words.
    pub seen_in: Option<SourceId>,
    /// When it was said, if not when the source was published.
    pub said: Option<Date>,
    /// Who said it.
    pub speaker: Option<SpeakerId>,
    /// How it relates to other figures.
    pub relations: Relations,
    /// Why the count may be treated as a Poisson draw. None: a register's total has no sampling error.
    pub draw: Option<String>,
    /// Whatever a reader should know about it.
    pub note: Option<String>,
}

impl Figure {
    /// A figure of which nothing more is known than what was said, what it is about and where it stood.
    ///
    /// # Example
    ///
    /// ```
    /// use darkfigure_model::{Basis, Figure, Measure, Number, SourceId, Unit, Value};
    ///
    /// let source = SourceId::new("police-2023")?;
    /// let cases = Figure {
    ///     basis: Some(Basis::Register),
    ///     ..Figure::new(Value::exact(Number::whole(259)), "259", Measure::of(Unit::new("case")?), source)
    /// };
    /// assert_eq!(cases.quantity().floor(), Some(259.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(value: Value, wording: impl Into<String>, measure: Measure, source: SourceId) -> Self {
        Self {
            value,
            wording: wording.into(),
            quote: None,
            measure,
            basis: None,
            source,
            seen_in: None,
            said: None,
            speaker: None,
            relations: Relations::default(),
            draw: None,
            note: None,
        }
    }

    /// Count or estimate, from the basis. None where the basis is not known.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.basis.map(Basis::role)
    }

    /// The ends and the point that were said. An unhedged number of a register that is written out is hard; any other stands at face.
    #[must_use]
    pub fn quantity(&self) -> Quantity {
        let exact_tier = if self.is_written_out() { Tier::Hard } else { Tier::Face };
        self.value.clone().in_unit(&self.measure.unit).quantity(exact_tier)
    }

    /// Whether its numbers are those of a register, of things, to the last one, and nothing was rounded. "2.47 million" in a register was; so were
    /// "400 a month" and "41%", which somebody divided.
    #[must_use]
    pub fn is_written_out(&self) -> bool {
        let is_to_the_last_one = |number: &Number| number.exponent() == 0;
        let is_of_things = self.kind().is_extensive();
        self.role() == Some(Role::Count)
            && is_of_things
            && self.value.numbers().iter().all(is_to_the_last_one)
    }

    /// What kind of quantity it is.
    #[must_use]
    pub fn kind(&self) -> QuantityKind {
        QuantityKind::of(self.value.scale, &self.measure.unit)
    }

    /// The ends and the point that were said, with their kind.
    #[must_use]
    pub fn magnitude(&self) -> Magnitude {
        Magnitude::new(self.quantity(), self.kind())
    }

    /// Whether any of its numbers is below zero, so that what it measures may be.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.value.numbers().iter().any(|number| number.is_negative())
    }
}

/// How a figure relates to other figures of its dossier.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
pub struct Relations {
    /// The figure that this one is a part of.
    pub part_of: Option<FigureId>,
    /// The figures of which it may be a part: the wording does not say which.
    pub part_of_one_of: Vec<FigureId>,
    /// The figures that it repeats.
    pub cites: Vec<FigureId>,
    /// The figures against which it was put.
    pub rebuts: Vec<FigureId>,
    /// The figure that it takes the place of: another number for the same.
    pub supersedes: Option<FigureId>,
    /// The figure that it continues: the same count up to a later day. Both stand.
    pub extends: Option<FigureId>,
    /// The figure that it corrects, end by end: an end of which it says nothing stays as it was.
    pub revises: Option<FigureId>,
    /// The figures that it takes back.
    pub retracts: Vec<FigureId>,
    /// The figures from which it was computed.
    pub derived_from: Vec<FigureId>,
    /// The figures from which it is argued, though not computed.
    pub rests_on: Vec<FigureId>,
    /// The figures that a published change, multiple, share or rate sets in relation.
    pub relates: Option<Relates>,
    /// How it depends on counts of the dossier.
    pub lineage: Vec<Lineage>,
}

/// The two figures that a published change, multiple, share or rate sets in relation: "41 % higher", "five times", "1 in 35".
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Relates {
    /// What is set in relation: the later, the larger, the part. None: only the base is a figure of the dossier.
    pub of: Option<FigureId>,
    /// To what it is set in relation: the earlier, the smaller, the whole.
    pub base: FigureId,
}

/// How an estimate depends on a count.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Lineage {
    /// The count.
    pub of: FigureId,
    /// In which way.
    pub kind: LineageKind,
    /// How that is known.
    pub why: Option<String>,
}

/// In which way an estimate depends on a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum LineageKind {
    /// The two share nothing.
    Independent,
    /// Both rest on some of the same data.
    SharesData,
    /// The estimate contains the count, as a capture–recapture estimate does.
    ContainsCount,
    /// The estimate is the count times a constant.
    CountTimesConstant,
    /// Nobody says.
    Unknown,
}
