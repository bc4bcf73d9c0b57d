//! What was known when: who took whose place, and which estimate was the highest that had been published.

use darkfigure_analysis::dispute::{DisputeFindings, Highest, Succession, SuccessionKind};

use darkfigure_model::Figure;

use super::super::desk::Desk;
use super::super::{period, said};
use crate::document::Prose;

pub(super) fn items(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Prose> {
    let highest = found.highest.iter().filter(|highest| highest.steps.len() > 1 && rises(desk, highest));
    let successions = found.successions.iter().map(|succession| succeeded(desk, succession));
    highest.map(|found| self::highest(desk, found)).chain(successions).collect()
}

/// Whether every estimate of a row is surely above the number of the one before it: "38,000 to 41,000" need not be above "more than 40,000".
pub(super) fn rises(desk: &Desk<'_>, found: &Highest) -> bool {
    let figures: Vec<&Figure> = found.steps.iter().filter_map(|(id, _)| desk.figure(id)).collect();
    figures.windows(2).all(|two| {
        let (before, after) = (two[0].quantity(), two[1].quantity());
        let floor = before.low().value().filter(|_| before.high().value().is_none());
        floor.is_none_or(|floor| after.low().value().is_some_and(|least| least >= floor))
    })
}

/// Which estimate of one thing was the highest, from when.
pub(super) fn highest(desk: &Desk<'_>, found: &Highest) -> Prose {
    let thing = found.steps.first().and_then(|(id, _)| desk.figure(id)).map(|figure| thing(desk, figure));
    let thing = thing.unwrap_or_default();
    let mut text = Prose::from(format!("The highest published estimate{thing} was "));
    for (at, (id, date)) in found.steps.iter().enumerate() {
        let from = match desk.dossier.as_of.filter(|_| at + 1 == found.steps.len()) {
            Some(day) => format!(" from {} to {}", period::date(*date), period::date(day)),
            None => format!(" from {}", period::date(*date)),
        };
        text = text.say(if at == 0 { "" } else { ", then " }).and(said::brief(desk.mention(id))).say(from);
    }
    let dated = if found.unordered.is_empty() { "" } else { " with a date" };
    let left = if found.has_taken_back { ", and were neither corrected nor taken back since" } else { "" };
    text.say(format!(" (of those that stand here{dated}{left})."))
}

/// Of what a figure is an estimate: its concept, among whom, and where.
fn thing(desk: &Desk<'_>, figure: &Figure) -> String {
    let Some(concept) = &figure.measure.concept else { return String::new() };
    let measure = &figure.measure;
    let among =
        measure.population.as_ref().map(|population| format!(" among {}", desk.population(population)));
    let place = measure.place.as_ref().map(|place| format!(" in {}", period::list(&place.names(), "and")));
    format!(" of “{}”{}{}", desk.concept(concept), among.unwrap_or_default(), place.unwrap_or_default())
}

fn succeeded(desk: &Desk<'_>, succession: &Succession) -> Prose {
    let verb = match succession.kind {
        SuccessionKind::Supersedes => " takes the place of ",
        SuccessionKind::Extends => " continues ",
        SuccessionKind::Revises => " corrects ",
        SuccessionKind::Retracts => " takes back ",
    };
    let said_on = |id| {
        let date = desk.figure(id).and_then(|figure| desk.dossier.said_on(figure));
        date.map(|date| format!(", said {},", period::date(date))).unwrap_or_default()
    };
    let text = said::brief(desk.mention(&succession.later)).say(said_on(&succession.later));
    let text = text.say(verb).and(said::brief(desk.mention(&succession.earlier)));
    match succession.same_speaker {
        Some(true) => text.say("; the same speaker said both."),
        Some(false) | None => text.say("."),
    }
}
