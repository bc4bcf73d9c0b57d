//! Flags on a pair: lineage and vintage. They are no axes.

use darkfigure_model::{Dossier, Figure, FigureId, LineageKind};

use super::Side;

/// Something about the pair that a reader must know, and that no bridge can mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flag {
    /// How the figure of one side depends on that of the other, as the dossier says.
    Lineage {
        /// The side that depends.
        side: Side,
        /// In which way.
        kind: LineageKind,
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
    /// One side's figure was published later, and the dossier says that it was put against the other.
    Rebuts {
        /// The side that rebuts.
        side: Side,
    },
    /// One side's figure repeats the other's.
    Cites {
        /// The side that repeats.
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

/// How the two figures depend on one another: of several statements the one that ties them most, from whichever side it is said;
/// unknown where the dossier does not say.
pub(crate) fn lineage(pair: [(&FigureId, &Figure); 2]) -> LineageKind {
    [(0, 1), (1, 0)]
        .into_iter()
        .flat_map(|(at, other)| {
            pair[at].1.relations.lineage.iter().filter(move |lineage| lineage.of == *pair[other].0)
        })
        .map(|lineage| lineage.kind)
        .max()
        .unwrap_or(LineageKind::Unknown)
}

pub(crate) fn flags(dossier: &Dossier, pair: [(&FigureId, &Figure); 2]) -> Vec<Flag> {
    let mut flags = Vec::new();
    let mut lineage_is_said = false;
    for (at, side) in [(0, Side::Left), (1, Side::Right)] {
        let (id, figure) = pair[at];
        let (other_id, _) = pair[1 - at];
        for lineage in figure.relations.lineage.iter().filter(|lineage| lineage.of == *other_id) {
            lineage_is_said = true;
            flags.push(Flag::Lineage { side, kind: lineage.kind });
        }
        for (by, _) in dossier.figures.iter().filter(|(_, f)| f.relations.supersedes.as_ref() == Some(id)) {
            flags.push(Flag::Superseded { side, by: by.clone() });
        }
        if figure.relations.rebuts.contains(other_id) {
            flags.push(Flag::Rebuts { side });
        }
        if figure.relations.cites.contains(other_id) {
            flags.push(Flag::Cites { side });
        }
        if !figure.relations.part_of_one_of.is_empty() {
            flags.push(Flag::AttachmentUnclear { side, one_of: figure.relations.part_of_one_of.clone() });
        }
    }
    if !lineage_is_said {
        flags.push(Flag::LineageNotSaid);
    }
    flags
}
