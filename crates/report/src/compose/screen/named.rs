//! Figures that name each a place, or a group, of its own, where nobody says how the two relate: one name is seldom another's, and nothing is
//! supposed of them.

use darkfigure_analysis::{Reason, Side};
use darkfigure_model::{Axis, Concept};

use crate::compose::pair::Pair;
use crate::compose::period;

/// The axes on which each of the two has a name of its own.
pub(super) fn axes(pair: &Pair<'_>) -> Vec<Axis> {
    let found = pair.found.comparability.axes.iter();
    let is_named = |reason| matches!(reason, Reason::PlacesUnclear | Reason::PopulationsUnrelated);
    found.filter(|found| is_named(found.reason)).map(|found| found.axis).collect()
}

/// "how the two places relate is not said". None where nothing is named apart.
pub(super) fn clause(pair: &Pair<'_>) -> Option<String> {
    let nouns: Vec<String> = axes(pair)
        .into_iter()
        .filter_map(|axis| match axis {
            Axis::Place => Some("places".to_owned()),
            Axis::Population => Some("groups".to_owned()),
            Axis::Unit | Axis::Concept | Axis::Time | Axis::Status => None,
        })
        .collect();
    (!nouns.is_empty()).then(|| format!("how the two {} relate is not said", period::list(&nouns, "and")))
}

/// Whether the two are averages of which one is of a part of what the other is of: either may be the higher, and both are what they are.
pub(super) fn averages_of_part_and_whole(pair: &Pair<'_>) -> bool {
    let is_average = |side: Side| {
        let concept = pair.figure(side).measure.concept.as_ref();
        concept.and_then(|id| pair.desk.dossier.concepts.get(id)).is_some_and(Concept::is_of_averages)
    };
    pair.found.comparability.unknown().is_empty()
        && pair.found.comparability.inner_side().is_some()
        && is_average(Side::Left)
        && is_average(Side::Right)
}
