//! Each side's weakness, both together and by the same checks.

use darkfigure_analysis::Side;
use darkfigure_model::{Addition, Axis, Basis, BridgeKind, Figure, Form, QuantityKind, Status};

use super::line::{Licence, ScreenLine, ScreenTopic};
use crate::compose::pair::Pair;
use crate::document::Prose;

/// How many weaknesses of a side are named.
const MOST: usize = 2;

pub(super) fn line(pair: &Pair<'_>) -> Option<ScreenLine> {
    let [lower, upper] = pair.sides().map(|side| (side, weaknesses(pair, side)));
    if lower.1.is_empty() && upper.1.is_empty() {
        return None;
    }
    let clause = |(side, found): &(Side, Vec<String>)| {
        let words = match found.as_slice() {
            [] => "no weak point found here".to_owned(),
            found => found[..found.len().min(MOST)].join("; "),
        };
        let source = std::slice::from_ref(&pair.figure(*side).source);
        pair.desk.cite(pair.short(*side), source).say(format!(" ({words})"))
    };
    let text = Prose::from("Weak points: ").and(clause(&lower)).say(", ").and(clause(&upper));
    let text = text.say("; weak does not mean wrong.");
    Some(ScreenLine::new(Licence::Documentation, ScreenTopic::Weakness, text))
}

/// What is weak about a side, what decides most first. The order and the checks are the same for every figure.
fn weaknesses(pair: &Pair<'_>, side: Side) -> Vec<String> {
    let figure = pair.figure(side);
    let mut found = Vec::new();
    match pair.desk.dossier.basis_of(figure) {
        Some(Basis::Undisclosed) => found.push("grounds not given, so nobody can check it".to_owned()),
        // What it was made of says how.
        None if is_made_of_others(figure) => {}
        None => found.push("how it was made is not said".to_owned()),
        Some(Basis::ExpertJudgement) => found.push("somebody's judgement".to_owned()),
        Some(Basis::Register | Basis::Enumeration | Basis::Survey | Basis::Model | Basis::SeveralLists) => {}
    }
    // Where the two units are one by definition, nothing is weak about either.
    let is_converted = |step: &darkfigure_analysis::StepTaken| {
        step.side == side && step.axis == Some(Axis::Unit) && step.kind != BridgeKind::Definition
    };
    if pair.found.steps.taken.iter().any(is_converted) {
        let units = [&figure.measure.unit, pair.unit(side)].map(|unit| pair.desk.unit_words(unit).1);
        found.push(match figure.kind() {
            QuantityKind::Number | QuantityKind::Amount => format!("{}, not {}", units[0], units[1]),
            // A step made a number of it.
            kind @ (QuantityKind::Share | QuantityKind::Rate(_) | QuantityKind::Change(_)) => {
                format!("{}, not {}", kind.name(), QuantityKind::Number.name())
            }
        });
    }
    if pair.desk.dossier.is_over_counted(side.of(&pair.comparison.between)) {
        found.push("some of it may not belong there, by a step of this dossier".to_owned());
    }
    if adds_what_overlaps(pair, side) {
        found.push("its parts may share some of what they count".to_owned());
    }
    let has_margin = matches!(figure.value.form, Form::Interval(_) | Form::Range(_));
    if figure.role() != Some(darkfigure_model::Role::Count) && !has_margin {
        let keeps_an_end = pair.desk.dossier.as_revised(figure).1.is_some();
        let is_floor = !keeps_an_end
            && matches!(figure.value.form, Form::AtLeast(_) | Form::MoreThan(_) | Form::Vague(_));
        found.push(if is_floor { "no upper end" } else { "no error margin" }.to_owned());
    }
    match figure.measure.status {
        Some(Status::Presumed) => found.push("unconfirmed".to_owned()),
        Some(Status::MayBe) => found.push("said with “may be”".to_owned()),
        Some(Status::Confirmed) | None => {}
    }
    if figure.measure.concept.is_none() {
        found.push("what exactly is counted is not said".to_owned());
    }
    if figure.measure.time.is_none() {
        found.push("of when it is is not said".to_owned());
    }
    found
}

/// Whether a side is a published total of parts that may share something.
fn adds_what_overlaps(pair: &Pair<'_>, side: Side) -> bool {
    let dossier = pair.desk.dossier;
    let total = side.of(&pair.comparison.between);
    dossier.sums.iter().filter(|(_, sum)| sum.total == *total).any(|(_, sum)| {
        let parts: Option<Vec<&Figure>> = sum.parts.iter().map(|id| dossier.figures.get(id)).collect();
        let found =
            parts.map(|parts| Addition::among(dossier, pair.figure(side), &parts, sum.is_complete, false));
        found.is_some_and(|(addition, _)| addition == Addition::Overlapping)
    })
}

/// Whether a dossier says of what other figures one was made.
pub(super) fn is_made_of_others(figure: &Figure) -> bool {
    !figure.relations.derived_from.is_empty() || figure.relations.relates.is_some()
}
