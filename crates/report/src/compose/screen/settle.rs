//! What would settle it: one thing for each side, the same list for both.

use darkfigure_analysis::{Flag, Side, Tie, Verdict};
use darkfigure_model::{Axis, Basis, BridgeKind, Form, QuantityKind};

use super::line::{Licence, ScreenLine, ScreenTopic};
use super::named;
use super::weakness::is_made_of_others;
use crate::compose::pair::Pair;
use crate::compose::words::axis;
use crate::document::Prose;

/// What is wanted of a side.
enum Wanted {
    /// Something that this side alone can say.
    Own(Prose),
    /// Something that both would have to say.
    Shared(String),
}

/// Of a change from one time to another nobody wants the two at one time.
pub(super) fn line(pair: &Pair<'_>, is_change: bool, asks_why: bool) -> Option<ScreenLine> {
    let mut items: Vec<Prose> = Vec::new();
    if asks_why {
        // A margin says how sure a number is, and not why another differs.
        items.push("how each of the two was made, step by step".into());
    }
    for wanted in
        pair.sides().into_iter().filter(|_| !asks_why).filter_map(|side| wanted(pair, side, is_change))
    {
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

/// What two figures in different units, or of different kinds, would have to be in.
fn in_one_unit(pair: &Pair<'_>) -> String {
    let kinds = pair.sides().map(|side| pair.figure(side).kind());
    let is_money = |side: Side| pair.figure(side).measure.unit.is_currency();
    let is_number = |kind: QuantityKind| matches!(kind, QuantityKind::Number | QuantityKind::Amount);
    match kinds {
        [QuantityKind::Change(_), QuantityKind::Change(_)] => {
            "two changes between the same two times".to_owned()
        }
        _ if kinds.iter().all(|kind| is_number(*kind)) && pair.sides().into_iter().all(is_money) => {
            "both amounts in one currency".to_owned()
        }
        _ if kinds.iter().all(|kind| is_number(*kind)) => {
            let [lower, upper] =
                pair.sides().map(|side| pair.desk.unit_words(&pair.figure(side).measure.unit));
            format!("how many {} there are to each {}", upper.1, lower.0)
        }
        _ => "both as numbers, or both of one base".to_owned(),
    }
}

/// Whether the two are known to be of other places, people or things: then both have said of which.
fn is_said_apart(pair: &Pair<'_>, axis: Axis) -> bool {
    let of_axis = pair.found.comparability.axes.iter().find(|found| found.axis == axis);
    of_axis.is_some_and(|found| matches!(found.verdict, Verdict::Differs | Verdict::Overlapping))
}

/// The one thing that a side could publish that would decide most.
fn wanted(pair: &Pair<'_>, side: Side, is_change: bool) -> Option<Wanted> {
    let figure = pair.figure(side);
    // Whoever repeats a number can say nothing of it.
    let is_copy = Flag::Tied { side, tie: Tie::Repeats };
    if pair.found.comparability.flags.contains(&is_copy) {
        return None;
    }
    let desk = &pair.desk;
    let named = || pair.short(side);
    let is_converted = |step: &darkfigure_analysis::StepTaken| {
        step.side == side
            && step.axis == Some(Axis::Unit)
            && step.kind != BridgeKind::Definition
            // Of how many the share is one was given with it.
            && !(step.kind == BridgeKind::Evidence && figure.kind().needs_base())
    };
    if !pair.unit(side).is_percent() && pair.found.steps.taken.iter().any(is_converted) {
        let to = desk.unit_words(pair.unit(side)).1;
        return Some(Wanted::Own(Prose::from(format!("how many {to} ")).and(named()).say(" are")));
    }
    match desk.dossier.basis_of(figure) {
        None if is_made_of_others(figure) => return None,
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
    let is_open = |axis: &Axis| {
        let is_wanted = !(is_change && *axis == Axis::Time);
        is_wanted && pair.found.comparability.unresolved().any(|found| found.axis == *axis)
    };
    if is_open(&Axis::Unit) {
        return Some(Wanted::Shared(in_one_unit(pair)));
    }
    // What both say, and what is known to be another thing, nobody has to say again.
    let apart_by_name = named::axes(pair);
    let is_unsaid = |axis: &Axis| {
        is_open(axis) && (*axis == Axis::Time || !is_said_apart(pair, *axis)) && !apart_by_name.contains(axis)
    };
    let is_within = |axis: Axis| {
        let mut found = pair.found.comparability.axes.iter().filter(|found| found.axis == axis);
        found.any(|found| matches!(found.verdict, Verdict::Contained { .. }))
    };
    // A change is one of the same thing in the same place.
    let is_wanted = |axis: &Axis| {
        is_unsaid(axis) || is_change && is_within(*axis) && *axis != Axis::Time && *axis != Axis::Status
    };
    if let Some(axis) =
        Axis::ALL.into_iter().find(|axis| is_wanted(axis) && axis::settled_by(*axis).is_some())
    {
        let words = match axis {
            Axis::Place if is_within(axis) => "both numbers for the same place",
            Axis::Population if is_within(axis) => "both numbers of the same group",
            Axis::Concept if is_within(axis) => "both numbers of the same thing",
            Axis::Unit | Axis::Concept | Axis::Population | Axis::Place | Axis::Time | Axis::Status => {
                axis::settled_by(axis)?
            }
        };
        return Some(Wanted::Shared(words.to_owned()));
    }
    let has_margin = matches!(figure.value.form, Form::Interval(_) | Form::Range(_));
    let is_wanted = figure.role() != Some(darkfigure_model::Role::Count) && !has_margin;
    is_wanted.then(|| Wanted::Own(Prose::from("a margin of error for ").and(named())))
}
