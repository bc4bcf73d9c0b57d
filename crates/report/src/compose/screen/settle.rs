//! What would settle it: one thing for each side, the same list for both.

use darkfigure_analysis::Side;
use darkfigure_model::{Axis, Basis, BridgeKind, Form};

use super::line::{Licence, ScreenLine, ScreenTopic};
use crate::compose::pair::Pair;
use crate::compose::words::axis;
use crate::document::Prose;

/// What is wanted of a side.
enum Wanted {
    /// Something that this side alone can say.
    Own(Prose),
    /// Something that both would have to say.
    Shared(&'static str),
}

pub(super) fn line(pair: &Pair<'_>) -> Option<ScreenLine> {
    let mut items: Vec<Prose> = Vec::new();
    for wanted in pair.sides().into_iter().filter_map(|side| wanted(pair, side)) {
        let item = match wanted {
            Wanted::Own(words) => words,
            Wanted::Shared(words) => words.into(),
        };
        if !items.contains(&item) {
            items.push(item);
        }
    }
    if items.is_empty() {
        return None;
    }
    let mut text = Prose::from("To settle it: ");
    for (at, item) in items.into_iter().enumerate() {
        text = text.say(if at == 0 { "" } else { "; " }).and(item);
    }
    Some(ScreenLine::new(Licence::Documentation, ScreenTopic::Settle, text.say(".")))
}

/// The one thing that a side could publish that would decide most.
fn wanted(pair: &Pair<'_>, side: Side) -> Option<Wanted> {
    let figure = pair.figure(side);
    let desk = &pair.desk;
    let named = || pair.short(side);
    let is_converted = |step: &darkfigure_analysis::StepTaken| {
        step.side == side && step.axis == Some(Axis::Unit) && step.kind != BridgeKind::Definition
    };
    if pair.found.steps.taken.iter().any(is_converted) {
        let to = desk.unit_words(pair.unit(side)).1;
        return Some(Wanted::Own(Prose::from(format!("how many {to} ")).and(named()).say(" are")));
    }
    match figure.basis {
        Some(Basis::Undisclosed) | None => {
            return Some(Wanted::Own(Prose::from("how ").and(named()).say(" came about")));
        }
        Some(
            Basis::Register
            | Basis::Enumeration
            | Basis::Survey
            | Basis::Model
            | Basis::SeveralLists
            | Basis::ExpertJudgement,
        ) => {}
    }
    let is_open = |axis: &Axis| pair.found.comparability.unresolved().any(|found| found.axis == *axis);
    if let Some(words) = Axis::ALL.into_iter().filter(is_open).find_map(axis::settled_by) {
        return Some(Wanted::Shared(words));
    }
    let has_margin = matches!(figure.value.form, Form::Interval(_) | Form::Range(_));
    let is_wanted = figure.role() != Some(darkfigure_model::Role::Count) && !has_margin;
    is_wanted.then(|| Wanted::Own(Prose::from("a margin for ").and(named())))
}
