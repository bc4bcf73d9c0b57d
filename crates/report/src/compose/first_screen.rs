//! The first screen: the two figures, the answer, and the ratio that is none.

use darkfigure_analysis::Side;

use super::pair::Pair;
use super::sentence;
use super::words::basis;
use super::{amount, period};
use crate::{Block, Callout, CalloutKind, FigureCard, Prose, Sides};

/// The blocks of the first screen, in order.
pub(super) fn blocks(pair: &Pair<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Sides(Sides { left: card(pair, Side::Left), right: card(pair, Side::Right) }),
        Block::Callout(Callout {
            kind: CalloutKind::Answer,
            title: Prose::new(),
            body: sentence::answer(pair),
        }),
    ];
    blocks.extend(naive(pair));
    blocks
}

fn card(pair: &Pair<'_>, side: Side) -> FigureCard {
    let figure = pair.figure(side);
    let desk = &pair.desk;
    let mut more = Vec::new();
    if let Some(note) = &figure.note {
        more.push(("Note".to_owned(), Prose::from(note.clone())));
    }
    if let Some(whole) = &figure.relations.part_of {
        more.push(("Part of".to_owned(), desk.mention(whole)));
    }
    FigureCard {
        label: Prose::from(pair.label(side)),
        as_said: pair.said(side),
        wording: figure.quote.clone(),
        source: desk.cited_source(&figure.source),
        measure: desk.measure(&figure.measure),
        basis: figure.basis.map(|found| Prose::from(basis::basis(found))).unwrap_or_default(),
        status: figure.measure.status.map(|found| Prose::from(basis::status(found))).unwrap_or_default(),
        more,
    }
}

/// The ratio as the numbers were published, struck where it may not stand, with the reason.
fn naive(pair: &Pair<'_>) -> Option<Block> {
    let naive = &pair.found.naive;
    if naive.may_stand || !amount::says_something(&naive.ratio) {
        return None;
    }
    let mut ratio = amount::ratio(&naive.ratio);
    ratio.tier = None;
    let desk = &pair.desk;
    let [lower, upper] = pair.sides();
    let units = [lower, upper].map(|side| desk.unit_words(&pair.figure(side).measure.unit).1);
    let times = [lower, upper].map(|side| pair.figure(side).measure.time.map(|time| time.kind));
    let mut reasons = Vec::new();
    if units[0] != units[1] {
        reasons.push(format!("{} against {}", units[0], units[1]));
    }
    if let [Some(one), Some(other)] = times
        && one != other
    {
        reasons.push(format!("{} against {}", period::counts(one), period::counts(other)));
    }
    if reasons.is_empty() {
        reasons.push("the two are not known to be about the same thing".to_owned());
    }
    let body = Prose::from("What the bare numbers give, ")
        .and(pair.cited(upper))
        .say(" over ")
        .and(pair.cited(lower))
        .say(format!(": {}.", reasons.join(", and ")));
    Some(Block::Callout(Callout {
        kind: CalloutKind::Naive { ratio },
        title: Prose::new(),
        body: vec![body],
    }))
}
