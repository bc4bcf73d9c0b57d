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
