//! What would settle it: one thing for each side, the same list for both.

use darkfigure_analysis::Side;
use darkfigure_model::{Axis, Basis, Form};

use super::line::{Licence, ScreenLine, Topic};
use crate::Prose;
use crate::compose::pair::Pair;

pub(super) fn line(pair: &Pair<'_>) -> Option<ScreenLine> {
    let [lower, upper] = pair.sides().map(|side| wanted(pair, side));
    if lower.is_none() && upper.is_none() {
        return None;
    }
    let mut text = Prose::from("To settle it: ");
    for (at, wanted) in [lower, upper].into_iter().flatten().enumerate() {
        text = text.say(if at == 0 { "" } else { "; " }).and(wanted);
    }
    Some(ScreenLine::new(Licence::Documentation, Topic::Settle, text.say(".")))
}

/// The one thing that a side could publish that would decide most.
fn wanted(pair: &Pair<'_>, side: Side) -> Option<Prose> {
    let figure = pair.figure(side);
    let desk = &pair.desk;
    let named = || pair.short(side);
    if pair.found.steps.taken.iter().any(|step| step.side == side && step.axis == Some(Axis::Unit)) {
        let to = desk.unit_words(pair.unit(side)).1;
        return Some(Prose::from(format!("how many {to} ")).and(named()).say(" are"));
    }
    match figure.basis {
        Some(Basis::Undisclosed) | None => return Some(Prose::from("how ").and(named()).say(" came about")),
        Some(
            Basis::Register | Basis::Survey | Basis::Model | Basis::SeveralLists | Basis::ExpertJudgement,
        ) => {}
    }
    let is_open = |axis: Axis| pair.found.comparability.unresolved().any(|found| found.axis == axis);
    if is_open(Axis::Concept) {
        return Some(Prose::from("what exactly ").and(named()).say(" counts, and what not"));
    }
    if is_open(Axis::Population) {
        return Some(Prose::from("among whom ").and(named()).say(" was counted"));
    }
    if is_open(Axis::Place) {
        return Some(Prose::from("where exactly ").and(named()).say(" was counted"));
    }
    if is_open(Axis::Time) {
        return Some(Prose::from("a number for the other's time beside ").and(named()));
    }
    let has_margin = matches!(figure.value.form, Form::Interval(_) | Form::Range(_));
    (figure.basis != Some(Basis::Register) && !has_margin).then(|| Prose::from("a margin for ").and(named()))
}
