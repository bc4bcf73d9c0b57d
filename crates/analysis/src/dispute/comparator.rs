//! Comparators: what else the producer of a figure counted when that figure was put against another one.

use std::collections::{BTreeMap, BTreeSet};

use darkfigure_model::{Dossier, Figure, FigureId, Known, Role, Scale, Time, TimeKind};

use super::own_series::producer;

/// A count that was put against somebody's figure, with what the same producer counted besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparators {
    /// The count.
    pub figure: FigureId,
    /// The producer's other counts in the same unit and place whose windows overlap, of something else, in the order of the dossier.
    pub others: Vec<FigureId>,
}

/// What else the producers of rebutting counts had counted.
///
/// Parts of the count and what it is a part of are left out, and so are repetitions: they are the same count.
#[must_use]
pub fn comparators(dossier: &Dossier) -> Vec<Comparators> {
    // An item of an account that takes two totals apart is no rival of either.
    let components = dossier.reconciliations.iter().flat_map(|(_, entry)| &entry.components);
    let items: BTreeSet<&FigureId> =
        components.flat_map(|component| component.left.iter().chain(&component.right)).collect();
    let mut found = Vec::new();
    let mut counts: BTreeMap<_, Vec<(&FigureId, &Figure)>> = BTreeMap::new();
    for (id, figure) in dossier.figures.iter().filter(|(_, figure)| is_count(figure)) {
        let Some(producer) = producer(dossier, figure) else { continue };
        counts.entry((producer, &figure.measure.unit)).or_default().push((id, figure));
    }
    for (id, figure) in dossier.figures.iter() {
        if dossier.disputed_by(figure).is_empty() || !is_count(figure) {
            continue;
        }
        let Some(producer) = producer(dossier, figure) else { continue };
        let own = counts.get(&(producer, &figure.measure.unit)).into_iter().flatten();
        let others: Vec<FigureId> = own
            .filter(|(other_id, other)| {
                *other_id != id && is_beside(figure, other) && {
                    let parts = [&figure.relations.part_of, &other.relations.part_of];
                    parts[0].as_ref() != Some(*other_id)
                        && parts[1].as_ref() != Some(id)
                        && !items.contains(other_id)
                }
            })
            .map(|(other_id, _)| (*other_id).clone())
            .collect();
        if !others.is_empty() {
            found.push(Comparators { figure: id.clone(), others });
        }
    }
    found
}

fn is_count(figure: &Figure) -> bool {
    figure.role() == Some(Role::Count)
        && figure.value.scale == Scale::One
        && figure.relations.cites.is_empty()
        && figure.relations.relates.is_none()
}

/// Whether two counts are of one place, over windows that overlap, and of different things.
fn is_beside(figure: &Figure, other: &Figure) -> bool {
    let windows = figure.measure.time.zip(other.measure.time);
    let places = figure.measure.place.as_ref().zip(other.measure.place.as_ref());
    let concepts = figure.measure.concept.as_ref().zip(other.measure.concept.as_ref());
    concepts.is_some_and(|(a, b)| a != b)
        && windows.is_some_and(|(a, b)| {
            // A window without a start or an end overlaps everything, and shows nothing.
            let is_window = |time: Time| time.kind != TimeKind::Stock && time.period.n_days().is_some();
            is_window(a) && is_window(b) && a.period.is_apart(b.period) == Known::No
        })
        && places.is_some_and(|(a, b)| a.is_same(b) == Known::Yes)
}
