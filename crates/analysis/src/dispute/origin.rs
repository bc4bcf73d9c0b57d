//! Origins: the figures on which restatements rest.

use std::collections::{BTreeMap, BTreeSet};

use darkfigure_model::{Dossier, FigureId};

/// A figure that repeats no other, with all that repeats it, directly or by way of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The figure.
    pub figure: FigureId,
    /// The figures that repeat it, nearest first, and how many steps away each is.
    pub restated_by: Vec<(FigureId, usize)>,
}

/// The origins that are repeated at all, in the order of the dossier. Forty articles that repeat one office are one origin.
///
/// Figures that repeat one another in a circle have none, and are left out; reading a dossier reports the circle.
#[must_use]
pub fn origins(dossier: &Dossier) -> Vec<Origin> {
    let mut repeated_by: BTreeMap<&FigureId, Vec<&FigureId>> = BTreeMap::new();
    for (id, figure) in dossier.figures.iter() {
        for cited in &figure.relations.cites {
            repeated_by.entry(cited).or_default().push(id);
        }
    }
    dossier
        .figures
        .iter()
        .filter(|(id, figure)| figure.relations.cites.is_empty() && repeated_by.contains_key(id))
        .map(|(id, _)| Origin { figure: id.clone(), restated_by: reached(id, &repeated_by) })
        .collect()
}

fn reached(origin: &FigureId, repeated_by: &BTreeMap<&FigureId, Vec<&FigureId>>) -> Vec<(FigureId, usize)> {
    let mut seen = BTreeSet::from([origin]);
    let mut found: Vec<(&FigureId, usize)> = vec![(origin, 0)];
    let mut next = 0;
    while let Some(&(figure, steps)) = found.get(next) {
        for &by in repeated_by.get(figure).into_iter().flatten() {
            if seen.insert(by) {
                found.push((by, steps + 1));
            }
        }
        next += 1;
    }
    found.into_iter().skip(1).map(|(figure, steps)| (figure.clone(), steps)).collect()
}
