//! Rebuttals: what comes of it where one figure is put against another.

use darkfigure_model::{Dossier, FigureId};

use super::bound::{sets_ceiling, sets_floor};
use super::contradiction::Contradictions;

/// A figure that was put against another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuttal {
    /// The figure that was put against the other.
    pub figure: FigureId,
    /// The other.
    pub against: FigureId,
    /// Whether the two are among those that cannot both hold.
    pub excludes: bool,
    /// Whether it bounds the truth from above at all. A count of what was recorded does not, and so refutes nothing that is larger.
    pub sets_ceiling: bool,
    /// Whether it bounds the truth from below at all.
    pub sets_floor: bool,
}

/// Every figure that was put against another, in the order of the dossier.
#[must_use]
pub fn rebuttals(dossier: &Dossier, contradictions: &Contradictions) -> Vec<Rebuttal> {
    let mut found = Vec::new();
    for (id, figure) in dossier.figures.iter() {
        for against in dossier.disputed_by(figure).into_iter().filter(|id| dossier.figures.get(id).is_some())
        {
            let is_pair = |a: &FigureId, b: &FigureId| a == id && b == against || a == against && b == id;
            found.push(Rebuttal {
                figure: id.clone(),
                against: against.clone(),
                excludes: contradictions.pairs.iter().any(|pair| is_pair(&pair.floor, &pair.ceiling)),
                sets_ceiling: sets_ceiling(figure),
                sets_floor: sets_floor(figure),
            });
        }
    }
    found
}
