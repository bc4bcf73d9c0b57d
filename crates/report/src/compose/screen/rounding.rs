//! Whether rounding may be all that lies between two numbers.

use darkfigure_analysis::Side;
use darkfigure_model::{BridgeKind, Extent, Figure, Form, Number, Operation, Value};

use crate::compose::pair::Pair;

/// Whether rounding may be all that lies between the two: of a number that is only about so much, or of what the steps multiply by.
pub(super) fn may_be_rounding(pair: &Pair<'_>) -> bool {
    if !pair.found.steps.taken.is_empty() {
        let ends = [Side::Left, Side::Right].map(|side| {
            let (value, slack) = (pair.value(side), rounding_on(pair, side));
            Some((value.low().value()? * (1.0 - slack), value.high().value()? * (1.0 + slack)))
        });
        let [Some((low, high)), Some((least, most))] = ends else { return false };
        return low <= most && least <= high;
    }
    let is_loose =
        |side: Side| side.of(&pair.found.rounding).is_some() || written_to(pair.figure(side)) > 0.0;
    let span = |side: Side| match side.of(&pair.found.rounding) {
        Some(bounds) => Some((bounds.lower(), bounds.upper())),
        None => {
            let (said, slack) = (side.of(&pair.found.starts), written_to(pair.figure(side)));
            Some((said.low().value()? * (1.0 - slack), said.high().value()? * (1.0 + slack)))
        }
    };
    let spans = span(Side::Left).zip(span(Side::Right));
    (is_loose(Side::Left) || is_loose(Side::Right))
        && spans.is_some_and(|((low, high), (least, most))| low <= most && least <= high)
}

/// By which share rounding may move what the steps of a side lead to, as their numbers are written; what is so by definition is not rounded.
fn rounding_on(pair: &Pair<'_>, side: Side) -> f64 {
    let of = |value: &Value| match value.form {
        Form::Exact(number) => half_a_unit(number, number.exponent()),
        Form::About(number) => half_a_unit(number, number.coarsest_place()),
        Form::AtLeast(_)
        | Form::MoreThan(_)
        | Form::AtMost(_)
        | Form::LessThan(_)
        | Form::FarBelow(_)
        | Form::Range(_)
        | Form::Interval(_)
        | Form::Vague(_) => 0.0,
    };
    let said = pair.figure(side);
    let own = if matches!(said.value.form, Form::About(_)) { of(&said.value) } else { written_to(said) };
    let steps = pair.found.steps.on(side).filter(|step| step.kind != BridgeKind::Definition);
    let bridges = steps.filter_map(|step| pair.desk.dossier.bridges.get(&step.bridge));
    let by_step = bridges.map(|bridge| match &bridge.operation {
        Operation::Factor(value)
        | Operation::Share(value)
        | Operation::Coverage(value)
        | Operation::Base(value)
        | Operation::OverCoverage(value) => of(value),
        Operation::Stay(stay) => of(&stay.days),
        Operation::Addend(_) | Operation::Window | Operation::Identity => 0.0,
    });
    own + by_step.sum::<f64>()
}

/// By which share rounding may have moved a number that is written to a place: "12.2 million", "1.4 per 100,000", "97%". A number of things that
/// was counted to its last one is what it is.
fn written_to(figure: &Figure) -> f64 {
    let ends = Extent::of_figure(figure);
    match (&figure.value.form, ends.low.zip(ends.high)) {
        (Form::Exact(_), Some((low, high))) if low + high != 0.0 => ((high - low) / (high + low)).abs(),
        _ => 0.0,
    }
}

/// Half a unit of a place of a number, as a share of it.
fn half_a_unit(number: Number, place: i32) -> f64 {
    let number = number.to_f64().abs();
    if number > 0.0 { 0.5 * libm::pow(10.0, f64::from(place)) / number } else { 0.0 }
}
