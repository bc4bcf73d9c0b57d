//! Whole things on either side of a number that one of the two excludes: "more than 400" and "up to 400" people are one apart at the least.

use darkfigure_model::{End, Figure, FigureId, Form, Number, Quantity, QuantityKind};

use super::spread::Orientation;
use crate::bridging::Bridged;
use crate::comparability::Side;

/// The ends of the upper and the lower figure, where the two touch at a number of whole things that one of them excludes: the next whole number
/// is the first that it can be. None where they do not touch, where a step changed one, or where there are fractions of what they count.
pub(super) fn ends(
    pair: [(&FigureId, &Figure); 2],
    bridged: &Bridged<'_>,
    orientation: Orientation,
) -> Option<[Quantity; 2]> {
    let is_whole = |side: Side| {
        let figure = side.of(&pair).1;
        let is_written_out = |number: &Number| number.exponent() >= 0;
        *side.of(&bridged.kinds) == QuantityKind::Number && figure.value.numbers().iter().all(is_written_out)
    };
    let (upper, lower) = (orientation.upper, orientation.lower);
    let [above, below] = [upper, lower].map(|side| side.of(&bridged.running).quantity);
    let touch = above.low().value().zip(below.high().value());
    let touch = touch.is_some_and(|(least, most)| least.total_cmp(&most).is_eq());
    if !orientation.is_upper_larger
        || !touch
        || !bridged.steps.is_empty()
        || !is_whole(upper)
        || !is_whole(lower)
    {
        return None;
    }
    let form = |side: Side| &side.of(&pair).1.value.form;
    let moved = |end: End, by: f64| match end {
        End::At { value, tier } => End::At { value: value + by, tier },
        End::Unknown | End::Unbounded => end,
    };
    let above = if matches!(form(upper), Form::MoreThan(_)) {
        above.with_low(moved(above.low(), 1.0))
    } else {
        above
    };
    let below = if matches!(form(lower), Form::LessThan(_)) {
        below.with_high(moved(below.high(), -1.0))
    } else {
        below
    };
    Some([above, below])
}
