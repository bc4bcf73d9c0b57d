//! The first screen: the two figures, the answer, and the ratio that is none.

use darkfigure_analysis::Side;

use super::amount;
use super::pair::Pair;
use super::sentence;
use super::words::basis;
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
    ratio.level = None;
    let [lower, upper] = pair.sides();
    let reasons = sentence::unlike_in(pair);
    let body = Prose::from("What the bare numbers give, ")
        .and(pair.cited(upper))
        .say(" over ")
        .and(pair.cited(lower))
        .say(format!(": {}.", reasons.join("; ")));
    Some(Block::Callout(Callout {
        kind: CalloutKind::Naive { ratio },
        title: Prose::new(),
        body: vec![body],
    }))
}
