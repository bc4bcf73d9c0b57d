//! Verdicts on axes, with their reasons, and the grade that follows from them.

use darkfigure_model::{Axis, BridgeId, BridgeKind, Grade};

/// One of the two figures of a comparison, in the order in which the dossier names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The figure named first.
    Left,
    /// The figure named second.
    Right,
}

impl Side {
    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// The side's element of a pair.
    #[must_use]
    pub fn of<T>(self, pair: &[T; 2]) -> &T {
        match self {
            Self::Left => &pair[0],
            Self::Right => &pair[1],
        }
    }
}

/// What is found on one axis, after the bridges that cross it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The two are the same.
    Same,
    /// The two differed or were unknown, and bridges make them the same.
    Bridged {
        /// The weakest kind of bridge that was needed.
        kind: BridgeKind,
        /// The bridges.
        by: Vec<BridgeId>,
    },
    /// One side's scope lies within the other's.
    Contained {
        /// The side whose scope lies within.
        inner: Side,
    },
    /// The two share a part, and each reaches beyond the other.
    Overlapping,
    /// The two surely differ, and nothing bridges it.
    Differs,
    /// It is not known whether they are the same.
    Unknown,
}

/// A verdict on one axis, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisVerdict {
    /// The axis.
    pub axis: Axis,
    /// What was found, after bridging.
    pub verdict: Verdict,
    /// What was found before bridging, and why.
    pub reason: Reason,
}

/// Why an axis has its verdict. Codes in capitals with a digit are those of the published taxonomy of reasons (families
/// unit, time, geography, population, concept).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Both sides say the same.
    SaidTheSame,
    /// Neither side limits itself on this axis.
    NeitherLimits,
    /// Both sides assert what they say without a qualifier.
    BothAssert,
    /// C2: one side qualifies what it says ("confirmed", "may be"), the other asserts it.
    OneQualifies,
    /// One side does not say.
    OneDoesNotSay,
    /// Neither side says, where both would have to.
    NeitherSays,
    /// U1: the counting units differ.
    UnitsDiffer,
    /// U3: one is money and the other is not, or the currencies differ.
    MoneyDiffers,
    /// A share of a base against a number of things.
    ShareAgainstNumber,
    /// A rate against a number of things, or against an amount.
    RateAgainstNumber,
    /// A change against what is no change, or against a change of another kind.
    ChangeAgainstOther,
    /// Two changes that lead from, or to, figures of different things.
    ChangesDiffer,
    /// Two changes of which it is not known whether they lead from and to the same.
    ChangesUnclear,
    /// T6: one is a rate in time and the other is not.
    RateInTime,
    /// C1: the dossier does not say how the two concepts relate.
    ConceptsUnrelated,
    /// One is what came less what went, and the other is not said to be.
    NetAgainstGross,
    /// C1: the dossier says that one concept lies within the other.
    ConceptWithin,
    /// C1: one figure is an item of the balance that the other is.
    PartOfBalance,
    /// C1: the dossier says that the concepts share a part, and each reaches beyond the other.
    ConceptsOverlap,
    /// C1: the dossier says that the concepts share nothing.
    ConceptsApart,
    /// P1: the dossier does not say how the two populations relate.
    PopulationsUnrelated,
    /// P1: one population lies within the other.
    PopulationWithin,
    /// P1: one side is limited to a population, the other has no limit and so holds it.
    PopulationUnlimited,
    /// P1: the populations share some, and each reaches beyond the other.
    PopulationsOverlap,
    /// P1: the populations share nobody.
    PopulationsApart,
    /// G1: one place lies within the other.
    PlaceWithin,
    /// G1: the places share a part, and each reaches beyond the other.
    PlacesOverlap,
    /// G1: the places differ.
    PlacesDiffer,
    /// G1: it is not known whether the places are the same.
    PlacesUnclear,
    /// T2: one is a stock, the other a flow.
    StockAgainstFlow,
    /// T2: a stock within the window is part of those present in it.
    StockWithinPresent,
    /// T2: entrants of the window are part of those present in it.
    EntrantsWithinPresent,
    /// T1: one window lies within the other.
    WindowWithin,
    /// T1: the windows share some days, and each reaches beyond the other.
    WindowsOverlap,
    /// T1: the windows differ.
    WindowsDiffer,
    /// T1: it is not known whether the windows, or the dates of the stocks, are the same.
    WindowsUnclear,
    /// T1: the stocks are of different dates.
    DatesDiffer,
    /// Detections of the same window are set against those present: the coverage is of those present.
    DetectedOfPresent,
    /// Detections of the same window are set against entrants: the coverage is of entrants.
    DetectedOfEntrants,
    /// C2: the two say of different sureness.
    StatusesDiffer,
}

impl Reason {
    /// The reason's code: that of the taxonomy where it has one.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SaidTheSame => "same",
            Self::NeitherLimits => "no-limit",
            Self::BothAssert => "no-qualifier",
            Self::OneDoesNotSay => "one-silent",
            Self::NeitherSays => "both-silent",
            Self::UnitsDiffer => "U1",
            Self::MoneyDiffers => "U3",
            Self::ShareAgainstNumber => "share-against-number",
            Self::RateAgainstNumber => "rate-against-number",
            Self::ChangeAgainstOther => "change-against-other",
            Self::ChangesDiffer => "changes-differ",
            Self::ChangesUnclear => "changes-unclear",
            Self::RateInTime => "T6",
            Self::ConceptsUnrelated
            | Self::NetAgainstGross
            | Self::ConceptWithin
            | Self::ConceptsOverlap
            | Self::ConceptsApart
            | Self::PartOfBalance => "C1",
            Self::PopulationsUnrelated
            | Self::PopulationWithin
            | Self::PopulationUnlimited
            | Self::PopulationsOverlap
            | Self::PopulationsApart => "P1",
            Self::PlaceWithin | Self::PlacesOverlap | Self::PlacesDiffer | Self::PlacesUnclear => "G1",
            Self::StockAgainstFlow | Self::StockWithinPresent | Self::EntrantsWithinPresent => "T2",
            Self::WindowWithin
            | Self::WindowsOverlap
            | Self::WindowsDiffer
            | Self::WindowsUnclear
            | Self::DatesDiffer => "T1",
            Self::DetectedOfPresent => "of-present",
            Self::DetectedOfEntrants => "of-entrants",
            Self::StatusesDiffer | Self::OneQualifies => "C2",
        }
    }
}

/// The grade of a set of verdicts. A total function, the same from both sides, which no resolved axis ever worsens.
///
/// Any axis that differs or overlaps, or containments that are opposed: not comparable. Else any unknown: open. Else any containment: a
/// bound only. Else any assumption: bridged by assumption; any evidence: bridged by evidence; else like for like.
#[must_use]
pub fn grade<'a>(verdicts: impl IntoIterator<Item = &'a Verdict>) -> Grade {
    let mut grade = Grade::LikeForLike;
    let mut inner_sides = [false; 2];
    let mut is_open = false;
    for verdict in verdicts {
        match verdict {
            Verdict::Differs | Verdict::Overlapping => return Grade::NotComparable,
            Verdict::Unknown => is_open = true,
            Verdict::Contained { inner: Side::Left } => inner_sides[0] = true,
            Verdict::Contained { inner: Side::Right } => inner_sides[1] = true,
            Verdict::Bridged { kind: BridgeKind::Assumption, .. } => {
                grade = grade.min(Grade::BridgedByAssumption)
            }
            Verdict::Bridged { kind: BridgeKind::Evidence, .. } => {
                grade = grade.min(Grade::BridgedByEvidence)
            }
            Verdict::Bridged { kind: BridgeKind::Definition, .. } | Verdict::Same => {}
        }
    }
    match (is_open, inner_sides) {
        // Before "open": else an unknown axis that turns out to be the same would worsen the grade.
        (_, [true, true]) => Grade::NotComparable,
        (true, _) => Grade::Open,
        (false, [true, false] | [false, true]) => Grade::BoundOnly,
        (false, [false, false]) => grade,
    }
}
