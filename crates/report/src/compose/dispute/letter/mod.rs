//! A letter to a speaker: what was found of their figures, and the questions that would settle most.

mod counted;
mod question;

use darkfigure_analysis::Findings;
use darkfigure_analysis::dispute::OwnConflict;
use darkfigure_model::{Dossier, Figure, FigureId, Known, SpeakerId, Statement};

use super::super::desk::Desk;
use super::super::words::numeral;
use super::super::{citation, said, sentence};
use super::joined;
use crate::document::{Block, Citation, Document, Inline, List, Metadata, Prose};

/// How many figures a letter asks about: nobody answers more.
const MOST: usize = 4;

/// A letter to a speaker of the dossier, to be signed and sent: which of their figures are used, what does not agree, and what is asked, what
/// decides most first. Every speaker is asked by the same list. None where the dossier has no figure and no statement of theirs.
#[must_use]
pub fn letter(dossier: &Dossier, findings: &Findings, to: &SpeakerId) -> Option<Document> {
    let desk = Desk::new(dossier);
    let speaker = dossier.speakers.get(to)?;
    let (asked, n_own) = asked(&desk, findings, to);
    let denials: Vec<&Statement> = denials(dossier, to).collect();
    if asked.is_empty() && denials.is_empty() {
        return None;
    }
    let label = &speaker.label;
    let mut blocks = vec![
        Block::paragraph(format!("To: {label}")),
        Block::paragraph(format!("Subject: questions about figures on “{}”", dossier.title)),
        Block::paragraph(opening(dossier)),
    ];
    blocks.extend(used(&desk, &asked, n_own).map(Block::Paragraph));
    blocks.extend(quoted(&desk, &denials).map(Block::Paragraph));
    let own: Vec<&OwnConflict> =
        findings.dispute.own_conflicts.iter().filter(|conflict| is_of(&desk, conflict, to)).take(2).collect();
    let mut questions: Vec<Prose> =
        denials.iter().flat_map(|denial| question::of_denial(&desk, denial)).collect();
    questions.extend(asked.iter().flat_map(|id| question::set_against(&desk, findings, id)));
    questions.extend(own.into_iter().map(|conflict| question::of_conflict(&desk, conflict)));
    questions.extend(question::of_items(&desk, findings, &asked));
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
    let sources = cited(&desk, &blocks);
    blocks.push(Block::Sources(sources));
    Some(Document {
        metadata: Metadata { title: format!("Letter to {label}"), ..Metadata::default() },
        blocks,
    })
}

fn opening(dossier: &Dossier) -> String {
    let ask = dossier.question.as_ref().map(|question| format!(" It asks: {question}")).unwrap_or_default();
    format!("We are preparing a comparison of published figures, “{}”.{ask}", dossier.title)
}

/// Which of the addressee's figures are used, with what they count, when, and, where they differ in it, where.
fn used(desk: &Desk<'_>, asked: &[FigureId], n_own: usize) -> Option<Prose> {
    let places: Vec<_> =
        asked.iter().filter_map(|id| desk.figure(id)).map(|figure| &figure.measure.place).collect();
    let is_same = |[one, other]: &[&Option<darkfigure_model::Place>; 2]| match (one, other) {
        (Some(one), Some(other)) => one.is_same(other) == Known::Yes,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    let has_place = places.windows(2).any(|pair| !is_same(&[pair[0], pair[1]]));
    let named = joined(
        asked.iter().map(|id| {
            let words = counted::of_what(desk, id);
            match counted::scope(desk, id, has_place) {
                Some(scope) => words.say(format!(" ({scope})")),
                None => words,
            }
        }),
        "and",
    );
    Some(match asked.len() {
        0 => return None,
        1 if n_own == 1 => Prose::from("Of the figures that we use, this one is yours: ")
            .and(named)
            .say(". Please tell us if we have it wrong."),
        n if n == n_own => Prose::from("Of the figures that we use, these are yours: ")
            .and(named)
            .say(". Please tell us if we have one of them wrong."),
        _ => Prose::from(format!(
            "Of the figures that we use, {} are yours. We ask about these of them: ",
            numeral::small(n_own)
        ))
        .and(named)
        .say(". Please tell us if we have one of them wrong."),
    })
}

/// What the addressee said without a number of their own.
fn quoted(desk: &Desk<'_>, denials: &[&Statement]) -> Option<Prose> {
    let quotes = denials.iter().map(|denial| {
        let against = joined(
            desk.dossier.disputed_in(denial).into_iter().map(|id| said::brief(desk.mention(id))),
            "and",
        );
        let quote = Prose::from(format!("“{}”", sentence::capital(&denial.wording)));
        desk.cite(quote, std::slice::from_ref(&denial.source)).say(", of ").and(against)
    });
    (!denials.is_empty()).then(|| {
        Prose::from("You are quoted with ")
            .and(joined(quotes, "and"))
            .say(". Please tell us if that is not what you said.")
    })
}

/// The statements by which the speaker called figures of the dossier wrong.
fn denials<'d>(dossier: &'d Dossier, to: &SpeakerId) -> impl Iterator<Item = &'d Statement> {
    let statements = dossier.statements.iter().map(|(_, statement)| statement);
    let is_theirs = |statement: &&Statement| {
        statement.speaker.as_ref() == Some(to)
            && dossier.disputed_in(statement).into_iter().any(|id| dossier.figures.get(id).is_some())
    };
    statements.filter(is_theirs).collect::<Vec<_>>().into_iter()
}

/// The speaker's figures, and of how many: first those that are compared, then those that were put against others, then those that do not agree
/// with others of the same producer, then the rest. Repetitions are not theirs, and what has been replaced or taken back since is not asked
/// about, unless nothing else is left.
fn asked(desk: &Desk<'_>, findings: &Findings, to: &SpeakerId) -> (Vec<FigureId>, usize) {
    let own = |figure: &Figure| figure.speaker.as_ref() == Some(to) && figure.relations.cites.is_empty();
    let conflicts = &findings.dispute.own_conflicts;
    let is_gone = |id: &FigureId| {
        let by_figure = desk.dossier.figures.iter().any(|(_, later)| {
            let relations = &later.relations;
            let replaced = relations.supersedes.iter().chain(&relations.revises);
            replaced.chain(desk.dossier.taken_back_by(later)).any(|earlier| earlier == id)
        });
        by_figure
            || desk.dossier.statements.iter().any(|(_, said)| desk.dossier.taken_back_in(said).contains(&id))
    };
    let figures = desk.dossier.figures.iter().filter(|(_, figure)| own(figure));
    let (gone, mut found): (Vec<_>, Vec<_>) = figures.partition(|(id, _)| is_gone(id));
    if found.is_empty() {
        found = gone;
    }
    let agrees = |id: &FigureId| !conflicts.iter().any(|found| found.longer == *id || found.shorter == *id);
    found.sort_by_key(|(id, figure)| {
        (!super::is_compared(desk, id), figure.relations.rebuts.is_empty(), agrees(id))
    });
    let n_own = found.len();
    (found.into_iter().take(MOST).map(|(id, _)| id.clone()).collect(), n_own)
}

fn is_of(desk: &Desk<'_>, conflict: &OwnConflict, to: &SpeakerId) -> bool {
    let ids = [&conflict.longer, &conflict.shorter];
    ids.iter().any(|id| desk.figure(id).is_some_and(|figure| figure.speaker.as_ref() == Some(to)))
}

/// The sources that the letter cites, under the numbers of the report.
fn cited(desk: &Desk<'_>, blocks: &[Block]) -> Vec<Citation> {
    let mut numbers: Vec<usize> = Vec::new();
    let mut read = |prose: &Prose| {
        numbers.extend(prose.0.iter().filter_map(|inline| match inline {
            Inline::Cite(number) => Some(*number),
            Inline::Text(_)
            | Inline::Number(_)
            | Inline::Emphasis(_)
            | Inline::Strong(_)
            | Inline::Struck { .. }
            | Inline::Code(_)
            | Inline::Badge(_)
            | Inline::Mark { .. }
            | Inline::Entry(_)
            | Inline::Break
            | Inline::Link { .. } => None,
        }));
    };
    for block in blocks {
        if let Block::Paragraph(prose) = block {
            read(prose);
        }
        if let Block::List(list) = block {
            list.items.iter().for_each(&mut read);
        }
    }
    let sources = desk.dossier.sources.iter().enumerate().filter(|(at, _)| numbers.contains(&(at + 1)));
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
    let is_met = |(id, n): &(SpeakerId, usize)| *n > 0 || denials(dossier, id).next().is_some();
    dossier.speakers.iter().map(|(id, _)| (id.clone(), n(id))).filter(is_met).collect()
}
