//! The questions of a letter.

use darkfigure_analysis::Findings;
use darkfigure_analysis::dispute::{OwnConflict, OwnConflictKind, TransparencyItem};
use darkfigure_model::{FigureId, Role, Statement};

use super::super::super::desk::Desk;
use super::super::super::{period, said, sentence};
use super::super::{joined, own_series, transparency};
use super::counted;
use crate::document::Prose;

/// How many questions about what is not documented a letter has, the decisive ones first.
const MOST: usize = 7;

/// What has to be known of somebody who calls a figure wrong and gives no number.
pub(super) fn of_denial(desk: &Desk<'_>, denial: &Statement) -> Vec<Prose> {
    let wording = format!("“{}”", sentence::capital(&denial.wording));
    let ground = if denial.rests_on.is_empty() {
        Prose::from(format!("On what does {wording} rest: what was counted, by whom, and when?"))
    } else {
        let on = joined(denial.rests_on.iter().map(|id| short(desk, id)), "and");
        let denied: Vec<String> = units(desk, &denial.denies);
        let counted: Vec<String> = units(desk, &denial.rests_on);
        let text = Prose::from(format!("{wording} rests, as we read it, on ")).and(on);
        if denied == counted {
            text.say(". Is there more on which it rests, and what do these leave out?")
        } else {
            text.say(format!(
                ". How many {} are in them, and is there more on which it rests?",
                period::list(&denied, "and")
            ))
        }
    };
    let number = "Which number do you hold to be right, or between which numbers does it lie, and how did you come to it?";
    vec![ground, number.into()]
}

fn units(desk: &Desk<'_>, figures: &[FigureId]) -> Vec<String> {
    let mut units: Vec<String> = (figures.iter())
        .filter_map(|id| desk.figure(id))
        .map(|figure| desk.unit_words(&figure.measure.unit).1)
        .collect();
    units.sort();
    units.dedup();
    units
}

/// What has to be known where the figure stands against one in another unit, is a claim that rests on others, or was chosen among several counts.
pub(super) fn set_against(desk: &Desk<'_>, findings: &Findings, id: &FigureId) -> Vec<Prose> {
    let Some(figure) = desk.figure(id) else { return Vec::new() };
    let mut questions = Vec::new();
    let rivals = desk.dossier.comparisons.iter().filter_map(|(_, comparison)| {
        let [a, b] = &comparison.between;
        if a == id {
            Some(b)
        } else if b == id {
            Some(a)
        } else {
            None
        }
    });
    let rivals = rivals.filter_map(|other| desk.figure(other));
    let mut units: Vec<String> = rivals
        .filter(|rival| rival.measure.unit != figure.measure.unit && figure.role() == Some(Role::Count))
        .map(|rival| desk.unit_words(&rival.measure.unit).1)
        .collect();
    units.dedup();
    for unit in units {
        let stands = if sentence::is_one(figure) { "It is" } else { "They are" };
        let question = Prose::from(format!("How many {unit} are in your "));
        questions
            .push(question.and(short(desk, id)).say(format!("? {stands} set against a number of {unit}.")));
    }
    if !figure.relations.rebuts.is_empty() && figure.role() == Some(Role::Estimate) {
        let against = joined(figure.relations.rebuts.iter().map(|id| said::brief(desk.mention(id))), "and");
        let question = Prose::from("On what does your “")
            .say(figure.wording.clone())
            .say("” rest, against ")
            .and(against);
        questions.push(question.say("? A count of what was recorded does not show how many were not."));
    }
    let beside = findings.dispute.comparators.iter().find(|found| found.figure == *id);
    questions.extend(beside.map(|found| {
        let dated = |id: &FigureId| {
            let time = desk.figure(id).and_then(|figure| figure.measure.time);
            let time = time.map(|time| format!(" ({})", period::period(time.period))).unwrap_or_default();
            counted::of_what(desk, id).say(time)
        };
        let others =
            own_series::furthest(desk, found).map_or_else(|| found.others.clone(), |other| vec![other]);
        let against = joined(figure.relations.rebuts.iter().map(|id| said::brief(desk.mention(id))), "and");
        let is = if sentence::is_one(figure) { "is" } else { "are" };
        Prose::from(format!("Why {is} your "))
            .and(short(desk, id))
            .say(" set against ")
            .and(against)
            .say(", and not ")
            .and(joined(others.iter().map(dated), "or"))
            .say(" from the same side? How do these counts go together?")
    }));
    questions
}

/// Two numbers of the addressee's side that do not agree, or of which the later leaps.
pub(super) fn of_conflict(desk: &Desk<'_>, conflict: &OwnConflict) -> Prose {
    let question = match conflict.kind {
        OwnConflictKind::Leap => " Are both as they were counted?",
        OwnConflictKind::Falls | OwnConflictKind::PartAboveWhole | OwnConflictKind::TwoTotals => {
            " Which of the two holds, and what explains the other?"
        }
    };
    Prose::from("We have from your side ").and(own_series::conflict(desk, conflict)).say(question)
}

/// The items that are missing, as questions, each once with the figures that lack it.
pub(super) fn of_items(desk: &Desk<'_>, findings: &Findings, asked: &[FigureId]) -> Vec<Prose> {
    let lacks = |id: &FigureId, item: TransparencyItem| {
        let found = findings.dispute.transparency.iter().find(|found| found.figure == *id);
        found.is_some_and(|found| found.missing().any(|missing| missing == item)) && is_open(desk, id, item)
    };
    let questions = TransparencyItem::ALL.into_iter().filter_map(|item| {
        let lacking: Vec<&FigureId> = asked.iter().filter(|id| lacks(id, item)).collect();
        if lacking.is_empty() {
            return None;
        }
        if item == TransparencyItem::Revision {
            let asked = lacking.into_iter().map(|id| replaced(desk, id));
            return asked.reduce(|text, next| text.say(" ").and(next));
        }
        if lacking.len() == asked.len() {
            return Some(Prose::from(transparency::question(item)));
        }
        let named = joined(lacking.iter().map(|id| short(desk, id)), "and");
        Some(Prose::from(transparency::question(item)).say(" (").and(named).say(")"))
    });
    questions.take(MOST).collect()
}

/// Why a figure took the place of an earlier one, which is named.
fn replaced(desk: &Desk<'_>, id: &FigureId) -> Prose {
    let relations = desk.figure(id).map(|figure| &figure.relations);
    let earlier = relations.into_iter().flat_map(|found| found.supersedes.iter().chain(&found.revises));
    let earlier = joined(earlier.map(|id| short(desk, id)), "and");
    Prose::from("Why did ").and(short(desk, id)).say(" take the place of ").and(earlier).say("?")
}

/// Whether the words of a figure leave the item open, and it makes sense to ask.
fn is_open(desk: &Desk<'_>, id: &FigureId, item: TransparencyItem) -> bool {
    let Some(figure) = desk.figure(id) else { return false };
    match item {
        TransparencyItem::Population => counted::leaves_open_whom(desk, figure),
        TransparencyItem::Status => counted::leaves_open_how_sure(desk, figure),
        TransparencyItem::Method
        | TransparencyItem::Definition
        | TransparencyItem::Inputs
        | TransparencyItem::Uncertainty
        | TransparencyItem::Time
        | TransparencyItem::Area
        | TransparencyItem::FirstSource
        | TransparencyItem::Address
        | TransparencyItem::Date
        | TransparencyItem::Wording
        | TransparencyItem::Revision => true,
    }
}

/// The figure as it was said, with its source.
fn short(desk: &Desk<'_>, id: &FigureId) -> Prose {
    let Some(figure) = desk.figure(id) else { return desk.mention(id) };
    desk.cite(said::brief(said::as_said(desk, figure)), std::slice::from_ref(&figure.source))
}
