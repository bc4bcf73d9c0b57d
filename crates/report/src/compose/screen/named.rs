//! Figures that name each a place, or a group, of its own, where nobody says how the two relate: one name is seldom another's, and nothing is
//! supposed of them.

use darkfigure_analysis::Reason;
use darkfigure_model::Axis;

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
