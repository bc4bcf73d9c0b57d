//! Axes in words.

use darkfigure_model::Axis;

/// The name of an axis.
pub(in crate::compose) const fn name(axis: Axis) -> &'static str {
    match axis {
        Axis::Unit => "unit",
        Axis::Concept => "concept",
        Axis::Population => "population",
        Axis::Place => "place",
        Axis::Time => "time",
        Axis::Status => "status",
    }
}

/// What a reader asks on an axis.
pub(in crate::compose) const fn question(axis: Axis) -> &'static str {
    match axis {
        Axis::Unit => "unit: what is one?",
        Axis::Concept => "concept: one of what?",
        Axis::Population => "population: among whom?",
        Axis::Place => "place: where?",
        Axis::Time => "time: when, and how counted?",
        Axis::Status => "status: how sure is the source?",
    }
}
