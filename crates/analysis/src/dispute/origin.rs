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

/// The figures that go back to one another in a circle, by what they repeat, are derived from or rest on: each set in the order of the dossier, and
/// the sets as well. None of them has an origin; that they agree says nothing.
///
/// The strongly connected components of the figures under these relations (Kosaraju's two passes, without recursion).
#[must_use]
pub fn circles(dossier: &Dossier) -> Vec<Vec<FigureId>> {
    let ids: Vec<&FigureId> = dossier.figures.iter().map(|(id, _)| id).collect();
    let mut ahead: Vec<Vec<usize>> = vec![Vec::new(); ids.len()];
    let mut back = ahead.clone();
    for (at, (_, figure)) in dossier.figures.iter().enumerate() {
        let relations = &figure.relations;
        let grounds = relations.cites.iter().chain(&relations.derived_from).chain(&relations.rests_on);
        for to in grounds.filter_map(|id| dossier.figures.place(id)).filter(|to| *to != at) {
            ahead[at].push(to);
            back[to].push(at);
        }
    }
    let mut is_seen = vec![false; ids.len()];
    let mut left = Vec::with_capacity(ids.len());
    for start in 0..ids.len() {
        left.extend(walk(start, &ahead, &mut is_seen));
    }
    let mut is_seen = vec![false; ids.len()];
    let mut found = Vec::new();
    for &start in left.iter().rev() {
        let mut circle = walk(start, &back, &mut is_seen);
        if circle.len() > 1 {
            circle.sort_unstable();
            found.push(circle);
        }
    }
    found.sort_unstable();
    found.into_iter().map(|circle| circle.into_iter().map(|at| ids[at].clone()).collect()).collect()
}

/// What is reached from a start and was not seen before, each after all that is reached from it.
fn walk(start: usize, to: &[Vec<usize>], is_seen: &mut [bool]) -> Vec<usize> {
    let mut left = Vec::new();
    if std::mem::replace(&mut is_seen[start], true) {
        return left;
    }
    let mut open = vec![(start, 0)];
    while let Some((at, next)) = open.last_mut() {
        match to[*at].get(*next) {
            Some(&reached) => {
                *next += 1;
                if !std::mem::replace(&mut is_seen[reached], true) {
                    open.push((reached, 0));
                }
            }
            None => {
                left.push(*at);
                open.pop();
            }
        }
    }
    left
}
