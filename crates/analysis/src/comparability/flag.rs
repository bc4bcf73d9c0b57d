//! Flags on a pair: lineage and vintage. They are no axes.

use std::collections::BTreeSet;

use darkfigure_model::{Dossier, Figure, FigureId, LineageKind, StatementId};

use super::tie::{Tie, ties};
use super::{Side, StatedPart};

/// Something about the pair that a reader must know, and that no bridge can mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flag {
    /// How the figure of one side goes back to that of the other, through however many relations.
    Tied {
        /// The side that goes back to the other.
        side: Side,
        /// In which way.
        tie: Tie,
    },
    /// Both figures go back to a third one.
    OneOrigin {
        /// The third figure.
        of: FigureId,
        /// How either side goes back to it, left and right.
        ties: [Tie; 2],
    },
    /// The dossier says that the two share nothing.
    Independent {
        /// The side of which it is said.
        side: Side,
    },
    /// The dossier says that nobody knows how one depends on the other.
    LineageUnknown {
        /// The side of which it is said.
        side: Side,
    },
    /// The dossier does not say how one depends on the other.
    LineageNotSaid,
    /// One side's figure has been superseded.
    Superseded {
        /// The side.
        side: Side,
        /// By which figure.
        by: FigureId,
    },
    /// One side's figure has been corrected, end by end.
    Revised {
        /// The side.
        side: Side,
        /// By which figure.
        by: FigureId,
    },
    /// One side's figure has been taken back.
    Retracted {
        /// The side.
        side: Side,
        /// By whom or what.
        by: Retraction,
    },
    /// One side's figure was published later, and the dossier says that it was put against the other.
    Rebuts {
        /// The side that rebuts.
        side: Side,
    },
    /// It is not clear of which figure one side's figure is a part.
    AttachmentUnclear {
        /// The side.
        side: Side,
        /// The figures of which it may be a part.
        one_of: Vec<FigureId>,
    },
}

/// What took a figure back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retraction {
    /// Another figure.
    Figure(FigureId),
    /// A statement without a number.
    Statement(StatementId),
}

/// What is known of how two figures depend on one another, as far as one may support the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dependence {
    /// The two share nothing.
    Independent,
    /// Nobody says.
    Unknown,
    /// One goes back to the other, or both to a third.
    Tied(Tie),
}

impl Dependence {
    /// What follows from the flags of a pair; of several ties the one that binds most.
    pub(crate) fn of(flags: &[Flag]) -> Self {
        let tied = flags.iter().flat_map(|flag| match flag {
            Flag::Tied { tie, .. } => vec![*tie],
            // Two that repeat one figure, or are multiples of it, are so of one another. Two parts of it, or two that continue it, are not.
            Flag::OneOrigin { ties: [Tie::Repeats, Tie::Repeats], .. } => vec![Tie::Repeats],
            Flag::OneOrigin { ties: [Tie::TimesConstant, Tie::TimesConstant], .. } => {
                vec![Tie::TimesConstant]
            }
            Flag::OneOrigin { ties: [Tie::SharesData, Tie::SharesData], .. } => vec![Tie::SharesData],
            Flag::OneOrigin { .. } => vec![Tie::GoesBack],
            Flag::Independent { .. }
            | Flag::LineageUnknown { .. }
            | Flag::LineageNotSaid
            | Flag::Superseded { .. }
            | Flag::Revised { .. }
            | Flag::Retracted { .. }
            | Flag::Rebuts { .. }
            | Flag::AttachmentUnclear { .. } => Vec::new(),
        });
        match tied.max() {
            Some(tie) => Self::Tied(tie),
            None if flags.iter().any(|flag| matches!(flag, Flag::Independent { .. }))
                && !flags.iter().any(|flag| matches!(flag, Flag::LineageUnknown { .. })) =>
            {
                Self::Independent
            }
            None => Self::Unknown,
        }
    }
}

pub(crate) fn flags(
    dossier: &Dossier,
    pair: [(&FigureId, &Figure); 2],
    stated_part: Option<StatedPart>,
) -> Vec<Flag> {
    let mut flags = Vec::new();
    let reached = pair.map(|(id, _)| ties(dossier, id));
    for (at, side) in [(0, Side::Left), (1, Side::Right)] {
        let (id, figure) = pair[at];
        let (other_id, _) = pair[1 - at];
        let own = reached[at].iter().filter(|(to, _)| to == other_id);
        flags.extend(own.map(|&(_, tie)| Flag::Tied { side, tie }));
        let is_part = Flag::Tied { side, tie: Tie::PartOf };
        if stated_part == Some(StatedPart::Of(side)) && !flags.contains(&is_part) {
            flags.push(is_part);
        }
        for lineage in figure.relations.lineage.iter().filter(|lineage| lineage.of == *other_id) {
            match lineage.kind {
                LineageKind::Independent => flags.push(Flag::Independent { side }),
                LineageKind::Unknown => flags.push(Flag::LineageUnknown { side }),
                // A tie, and among the flags already.
                LineageKind::SharesData | LineageKind::ContainsCount | LineageKind::CountTimesConstant => {}
            }
        }
        for (by, _) in dossier.figures.iter().filter(|(_, f)| f.relations.supersedes.as_ref() == Some(id)) {
            flags.push(Flag::Superseded { side, by: by.clone() });
        }
        for (by, later) in dossier.figures.iter() {
            if later.relations.revises.as_ref() == Some(id) {
                flags.push(Flag::Revised { side, by: by.clone() });
            }
            if dossier.taken_back_by(later).contains(&id) {
                flags.push(Flag::Retracted { side, by: Retraction::Figure(by.clone()) });
            }
        }
        for (by, _) in dossier.statements.iter().filter(|(_, said)| dossier.taken_back_in(said).contains(&id))
        {
            flags.push(Flag::Retracted { side, by: Retraction::Statement(by.clone()) });
        }
        if dossier.disputed_by(figure).contains(&other_id) {
            flags.push(Flag::Rebuts { side });
        }
        if !figure.relations.part_of_one_of.is_empty() {
            flags.push(Flag::AttachmentUnclear { side, one_of: figure.relations.part_of_one_of.clone() });
        }
    }
    if !flags.iter().any(|flag| matches!(flag, Flag::Tied { .. })) {
        flags.extend(common_origins(&reached));
    }
    let is_said = flags.iter().any(|flag| {
        matches!(
            flag,
            Flag::Tied { .. }
                | Flag::OneOrigin { .. }
                | Flag::Independent { .. }
                | Flag::LineageUnknown { .. }
        )
    });
    if !is_said {
        flags.push(Flag::LineageNotSaid);
    }
    flags
}

/// The figures to which both sides go back. Two parts of one whole are no such pair: parts may share nothing.
fn common_origins(reached: &[BTreeSet<(FigureId, Tie)>; 2]) -> Vec<Flag> {
    let mut found: Vec<Flag> = Vec::new();
    for (of, left) in &reached[0] {
        for (_, right) in reached[1].iter().filter(|(other, _)| other == of) {
            let is_new =
                !found.iter().any(|flag| matches!(flag, Flag::OneOrigin { of: other, .. } if other == of));
            if (*left, *right) != (Tie::PartOf, Tie::PartOf) && is_new {
                found.push(Flag::OneOrigin { of: of.clone(), ties: [*left, *right] });
            }
        }
    }
    found
}
