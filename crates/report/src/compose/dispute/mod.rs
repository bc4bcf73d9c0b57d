//! What is found about the figures themselves: what cannot hold together, where each comes from, what changed on the way, what one producer
//! said otherwise, what was known when, and published arithmetic computed again.

pub(super) mod change;
pub(super) mod claim;
pub(super) mod contradiction;
mod drift;
mod known;
mod letter;
mod origin;
mod own_series;
mod record;
mod sayable;
pub(in crate::compose) mod statement;
mod transparency;
mod triangulation;

use darkfigure_analysis::dispute::DisputeFindings;
use darkfigure_model::{FigureId, Form};

use super::desk::Desk;
use super::{period, said};
use crate::document::{Block, List, Prose, Section};

pub use letter::{addressees, letter};
pub(super) use record::section as record;
pub use sayable::block_sentence;
pub(super) use triangulation::section as triangulation;

/// The sections, each only where it says something.
pub(super) fn sections(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Section> {
    let listed = |items: Vec<Prose>| if items.is_empty() { Vec::new() } else { vec![list(items)] };
    let parts: [(&str, &str, Vec<Block>); 10] = [
        ("contradictions", "What cannot hold together", listed(contradiction::items(desk, found))),
        ("denials", "Denied without a number", listed(statement::items(desk))),
        ("origins", "Where each number came from", origin::blocks(desk, found)),
        ("drift", "What changed as it was repeated", listed(drift::items(desk, found))),
        ("own-series", "One producer's own numbers", listed(own_series::items(desk, found))),
        ("changes", "From one date to the next", listed(change::items(desk, found))),
        ("known", "What was known when", listed(known::items(desk, found))),
        ("arithmetic", "Published arithmetic, computed again", listed(claim::items(desk, found))),
        ("sayable", "What may be written, and what not", listed(sayable::items(desk, found))),
        ("documented", "What is documented, by one list for all", listed(transparency::items(desk, found))),
    ];
    parts
        .into_iter()
        .filter(|(_, _, blocks)| !blocks.is_empty())
        .map(|(name, title, blocks)| Section::new(name, title, blocks))
        .collect()
}

fn list(items: Vec<Prose>) -> Block {
    Block::List(List { ordered: false, items })
}

/// A figure with the time that it is about: "865 people (Ministry of Interior) [4], in all, 1 January 2022 to 20 August 2022".
fn in_time(desk: &Desk<'_>, id: &FigureId) -> Prose {
    let mention = said::brief(desk.mention(id));
    match desk.figure(id).and_then(|figure| figure.measure.time) {
        Some(time) => mention.say(format!(", {}", period::time(time))),
        None => mention,
    }
}

/// A figure by its number alone, where it has been named before: "the 100,000 [12]".
fn short(desk: &Desk<'_>, id: &FigureId) -> Prose {
    let Some(figure) = desk.figure(id) else { return desk.mention(id) };
    // "The 20,000" is no name of "up to 20,000", and what has a face and no end is not that face.
    let is_named = !matches!(
        figure.value.form,
        Form::AtLeast(_) | Form::MoreThan(_) | Form::AtMost(_) | Form::LessThan(_) | Form::FarBelow(_)
    );
    match desk.face(figure).filter(|_| is_named) {
        Some(number) => desk.cite(Prose::from("the ").number(number), std::slice::from_ref(&figure.source)),
        None => said::brief(desk.mention(id)),
    }
}

/// A figure with what it counts: "10 cases of “human trafficking”".
fn of_what(desk: &Desk<'_>, id: &FigureId) -> Prose {
    let Some(figure) = desk.figure(id) else { return desk.mention(id) };
    let words = said::brief(said::as_said(desk, figure));
    let words = match &figure.measure.concept {
        Some(concept) => words.say(format!(" of “{}”", desk.concept(concept))),
        None => words,
    };
    desk.cite(words, std::slice::from_ref(&figure.source))
}

/// Several runs of words joined as in a sentence.
fn joined(items: impl IntoIterator<Item = Prose>, last: &str) -> Prose {
    let items: Vec<Prose> = items.into_iter().collect();
    let n = items.len();
    items.into_iter().enumerate().fold(Prose::new(), |prose, (at, item)| {
        let between = match at {
            0 => String::new(),
            _ if at + 1 == n => format!(" {last} "),
            _ => ", ".to_owned(),
        };
        if between.is_empty() { prose.and(item) } else { prose.say(between).and(item) }
    })
}

/// Whether a figure is one side of a comparison.
fn is_compared(desk: &Desk<'_>, id: &FigureId) -> bool {
    desk.dossier.comparisons.iter().any(|(_, comparison)| comparison.between.contains(id))
}
