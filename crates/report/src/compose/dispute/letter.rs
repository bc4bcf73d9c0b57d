//! A letter to a speaker: what was found of their figures, and the questions that would settle most.

use darkfigure_analysis::Findings;
use darkfigure_analysis::dispute::{OwnConflict, OwnConflictKind, TransparencyItem};
use darkfigure_model::{Dossier, Figure, FigureId, Role, SpeakerId};

use super::super::desk::Desk;
use super::super::{citation, period, said, sentence};
use super::{joined, of_what, own_series, transparency};
use crate::document::{Block, Citation, Document, List, Metadata, Prose};

/// How many figures a letter asks about: nobody answers more.
const MOST: usize = 4;
/// How many questions about what is not documented a letter has, the decisive ones first.
const MOST_QUESTIONS: usize = 7;

/// A letter to a speaker of the dossier, to be signed and sent: which of their figures are used, what does not agree, and what is asked, what
/// decides most first. Every speaker is asked by the same list. None where the dossier has no figure of theirs.
#[must_use]
pub fn letter(dossier: &Dossier, findings: &Findings, to: &SpeakerId) -> Option<Document> {
    let desk = Desk::new(dossier);
    let speaker = dossier.speakers.get(to)?;
    let asked = asked(&desk, findings, to);
    if asked.is_empty() {
        return None;
    }
    let label = &speaker.label;
    let mut blocks = vec![
        Block::paragraph(format!("To: {label}")),
        Block::paragraph(format!("Subject: questions about figures on “{}”", dossier.title)),
        Block::paragraph(opening(dossier)),
        Block::Paragraph(
            Prose::from("Of the figures that we use, these are yours: ")
                .and(joined(asked.iter().map(|id| own_words(&desk, id)), "and"))
                .say(". Please tell us if we have one of them wrong."),
        ),
    ];
    let own = findings.dispute.own_conflicts.iter().filter(|conflict| is_of(&desk, conflict, to));
    let mut questions: Vec<Prose> = asked.iter().flat_map(|id| set_against(&desk, id)).collect();
    questions.extend(own.take(2).map(|conflict| {
        let question = match conflict.kind {
            OwnConflictKind::Leap => "Are both of these as you counted them? ",
            OwnConflictKind::Falls | OwnConflictKind::PartAboveWhole | OwnConflictKind::TwoTotals => {
                "Which of these holds, and what explains the other? "
            }
        };
        Prose::from(question).and(own_series::conflict(&desk, conflict))
    }));
    questions.extend(items(&desk, findings, &asked));
    blocks.push(Block::paragraph(if asked.len() > 1 {
        "Our questions, those that decide most first. Each is about all of these figures, unless it names some:"
    } else {
        "Our questions, those that decide most first:"
    }));
    blocks.push(Block::List(List { ordered: true, items: questions }));
    blocks.push(Block::paragraph(
        "We put the same list of questions to every side. That something cannot be checked does not make it false, and we shall write so. What you \
         answer will be printed as yours, and where it changes a number, the number will be changed.",
    ));
    blocks.push(Block::paragraph("With kind regards,"));
    blocks.push(Block::paragraph("[name, organisation, how to reach us, until when an answer is needed]"));
    blocks.push(Block::Sources(cited(&desk, &asked, findings, to)));
    Some(Document {
        metadata: Metadata { title: format!("Letter to {label}"), ..Metadata::default() },
        blocks,
    })
}

fn opening(dossier: &Dossier) -> String {
    let ask = dossier.question.as_ref().map(|question| format!(" It asks: {question}")).unwrap_or_default();
    format!("We are preparing a comparison of published figures, “{}”.{ask}", dossier.title)
}

/// The speaker's figures: first those that are compared, then those that were put against others, then those that do not agree with others of the
/// same producer, then the rest; repetitions are not theirs.
fn asked(desk: &Desk<'_>, findings: &Findings, to: &SpeakerId) -> Vec<FigureId> {
    let own = |figure: &Figure| figure.speaker.as_ref() == Some(to) && figure.relations.cites.is_empty();
    let figures = desk.dossier.figures.iter();
    let mut found: Vec<(&FigureId, &Figure)> = figures.filter(|(_, figure)| own(figure)).collect();
    let conflicts = &findings.dispute.own_conflicts;
    let agrees = |id: &FigureId| !conflicts.iter().any(|found| found.longer == *id || found.shorter == *id);
    found.sort_by_key(|(id, figure)| {
        (!super::is_compared(desk, id), figure.relations.rebuts.is_empty(), agrees(id))
    });
    found.into_iter().take(MOST).map(|(id, _)| id.clone()).collect()
}

fn is_of(desk: &Desk<'_>, conflict: &OwnConflict, to: &SpeakerId) -> bool {
    let ids = [&conflict.longer, &conflict.shorter];
    ids.iter().any(|id| desk.figure(id).is_some_and(|figure| figure.speaker.as_ref() == Some(to)))
}

/// What has to be known where the figure stands against one in another unit, or is a claim that rests on others.
fn set_against(desk: &Desk<'_>, id: &FigureId) -> Vec<Prose> {
    let Some(figure) = desk.figure(id) else { return Vec::new() };
    let mut questions = Vec::new();
    let others = desk.dossier.comparisons.iter().filter_map(|(_, comparison)| {
        let [a, b] = &comparison.between;
        if a == id {
            Some(b)
        } else if b == id {
            Some(a)
        } else {
            None
        }
    });
    for other in others {
        let Some(rival) = desk.figure(other) else { continue };
        let units = [figure, rival].map(|figure| desk.unit_words(&figure.measure.unit).1);
        if figure.measure.unit != rival.measure.unit && figure.role() == Some(Role::Count) {
            let question = Prose::from("How many ").say(format!("{} are in your ", units[1]));
            let stands = if sentence::is_one(figure) { "It is" } else { "They are" };
            let stands = format!("? {stands} set against a number of {}.", units[1]);
            questions.push(question.and(short(desk, id)).say(stands));
        }
    }
    if !figure.relations.rebuts.is_empty() && figure.role() == Some(Role::Estimate) {
        let against = joined(figure.relations.rebuts.iter().map(|id| said::brief(desk.mention(id))), "and");
        let question = Prose::from("On what does your “")
            .say(figure.wording.clone())
            .say("” rest, against ")
            .and(against);
        questions.push(question.say("? A count of what was recorded does not show how many were not."));
    }
    questions
}

/// The items that are missing, as questions, each once with the figures that lack it.
fn items(desk: &Desk<'_>, findings: &Findings, asked: &[FigureId]) -> Vec<Prose> {
    let lacks = |id: &FigureId, item: TransparencyItem| {
        let found = findings.dispute.transparency.iter().find(|found| found.figure == *id);
        found.is_some_and(|found| found.missing().any(|missing| missing == item))
    };
    let questions = TransparencyItem::ALL.into_iter().filter_map(|item| {
        let lacking: Vec<&FigureId> = asked.iter().filter(|id| lacks(id, item)).collect();
        if lacking.is_empty() {
            return None;
        }
        if lacking.len() == asked.len() {
            return Some(Prose::from(transparency::question(item)));
        }
        let named = joined(lacking.iter().map(|id| short(desk, id)), "and");
        Some(Prose::from(transparency::question(item)).say(" (").and(named).say(")"))
    });
    questions.take(MOST_QUESTIONS).collect()
}

/// A figure of the addressee, without their name: "259 cases of “forced labour” [2] (recorded in the year to about 12 December 2023)".
fn own_words(desk: &Desk<'_>, id: &FigureId) -> Prose {
    let Some(figure) = desk.figure(id) else { return desk.mention(id) };
    let words = of_what(desk, id);
    match figure.measure.time {
        Some(time) => words.say(format!(" ({})", period::time(time))),
        None => words,
    }
}

/// The figure as it was said, with its source.
fn short(desk: &Desk<'_>, id: &FigureId) -> Prose {
    let Some(figure) = desk.figure(id) else { return desk.mention(id) };
    desk.cite(said::brief(said::as_said(desk, figure)), std::slice::from_ref(&figure.source))
}

/// The sources that the letter names, under the numbers of the report.
fn cited(desk: &Desk<'_>, asked: &[FigureId], findings: &Findings, to: &SpeakerId) -> Vec<Citation> {
    let own = findings.dispute.own_conflicts.iter().filter(|conflict| is_of(desk, conflict, to));
    let conflicting = own.take(2).flat_map(|conflict| [&conflict.longer, &conflict.shorter]);
    let rebutted = asked.iter().filter_map(|id| desk.figure(id)).flat_map(|figure| &figure.relations.rebuts);
    let named: Vec<&FigureId> = asked.iter().chain(conflicting).chain(rebutted).collect();
    let is_named = |id: &darkfigure_model::SourceId| {
        named.iter().filter_map(|figure| desk.figure(figure)).any(|figure| figure.source == *id)
    };
    let sources = desk.dossier.sources.iter().enumerate().filter(|(_, (id, _))| is_named(id));
    sources.map(|(at, (id, source))| citation(desk, at + 1, id, source)).collect()
}

/// Every speaker to whom a letter can be written, with how many figures the dossier has of theirs.
#[must_use]
pub fn addressees(dossier: &Dossier) -> Vec<(SpeakerId, usize)> {
    let n = |speaker: &SpeakerId| {
        dossier
            .figures
            .iter()
            .filter(|(_, figure)| {
                figure.speaker.as_ref() == Some(speaker) && figure.relations.cites.is_empty()
            })
            .count()
    };
    dossier.speakers.iter().map(|(id, _)| (id.clone(), n(id))).filter(|(_, n)| *n > 0).collect()
}
