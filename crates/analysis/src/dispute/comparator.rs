//! Comparators: what else the producer of a figure counted when that figure was put against another one.

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
    let mut found = Vec::new();
    for (id, figure) in dossier.figures.iter() {
        if figure.relations.rebuts.is_empty() || !is_count(figure) {
            continue;
        }
        let others: Vec<FigureId> = dossier
            .figures
            .iter()
            .filter(|(other_id, other)| {
                *other_id != id && is_count(other) && is_beside(dossier, figure, other) && {
                    let parts = [&figure.relations.part_of, &other.relations.part_of];
                    parts[0].as_ref() != Some(other_id) && parts[1].as_ref() != Some(id)
                }
            })
            .map(|(other_id, _)| other_id.clone())
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

/// Whether one producer counted both, in one unit and place, over windows that overlap, of different things.
fn is_beside(dossier: &Dossier, figure: &Figure, other: &Figure) -> bool {
    let producers = producer(dossier, figure).zip(producer(dossier, other));
    let windows = figure.measure.time.zip(other.measure.time);
    let places = figure.measure.place.as_ref().zip(other.measure.place.as_ref());
    let concepts = figure.measure.concept.as_ref().zip(other.measure.concept.as_ref());
    producers.is_some_and(|(a, b)| a == b)
        && figure.measure.unit == other.measure.unit
        && places.is_some_and(|(a, b)| a.is_same(b) == Known::Yes)
        && concepts.is_some_and(|(a, b)| a != b)
        && windows.is_some_and(|(a, b)| {
            // A window without a start or an end overlaps everything, and shows nothing.
            let is_window = |time: Time| time.kind != TimeKind::Stock && time.period.n_days().is_some();
            is_window(a) && is_window(b) && a.period.is_apart(b.period) == Known::No
        })
}
