//! The two figures side by side, as they were said.

use darkfigure_analysis::{Effect, Side};

use super::amount;
use super::pair::Pair;
use super::said;
use super::words::basis;
use crate::document::{Area, Areas, Block, FigureCard, Prose, Sides};

/// Both cards, built alike.
pub(super) fn block(pair: &Pair<'_>) -> Block {
    Block::Sides(Sides { left: card(pair, Side::Left), right: card(pair, Side::Right) })
}

/// Both numbers as areas, and between them what the steps make of them. None where a number cannot be drawn.
pub(super) fn areas(pair: &Pair<'_>) -> Option<Block> {
    let [one, other] = pair.sides().map(|side| pair.figure(side).kind());
    // A rate and a number of people have no areas in common.
    one.matches(other).ok()?;
    // Nor have kilograms and tonnes, of which the smaller number may be the more: an area is as large as the number.
    let [one, other] = pair.sides().map(|side| &pair.figure(side).measure.unit);
    if one != other && (one.is_divisible() || other.is_divisible()) {
        return None;
    }
    let mut items = Vec::new();
    for side in pair.sides() {
        let figure = pair.figure(side);
        let said = amount::unqualified(said::amount(&figure.value, pair.desk.role_of_figure(figure)));
        let source = std::slice::from_ref(&figure.source);
        items.push(Area {
            label: pair.desk.cite(Prose::from("as said by ").say(pair.label(side)), source),
            amount: said,
        });
        let value = pair.value(side);
        let is_changed = pair
            .found
            .steps
            .taken
            .iter()
            .any(|step| step.side == side && !matches!(step.effect, Effect::Identity));
        if is_changed && amount::says_something(&value) {
            let amount = amount::unqualified(amount::running(&value, pair.role(side)));
            items.push(Area {
                label: format!("the same, after the steps for {}", pair.label(side)).into(),
                amount,
            });
        }
    }
    let is_drawable =
        |item: &Area| item.amount.low().value().or(item.amount.high().value()).is_some_and(|end| end > 0.0);
    items.iter().all(is_drawable).then(|| {
        let caption = "How far apart the numbers are, as areas; they do not therefore count the same thing";
        Block::Areas(Areas { caption: caption.into(), items })
    })
}

fn card(pair: &Pair<'_>, side: Side) -> FigureCard {
    let figure = pair.figure(side);
    let desk = &pair.desk;
    let mut more = Vec::new();
    let as_said = pair.said(side);
    // The source's words are shown once: where the number is said in them, what stands around them is the quote.
    let is_said_in_words = !said::has_words(figure) || as_said.to_plain().starts_with(&figure.wording);
    let wording = if is_said_in_words { figure.quote.clone() } else { Some(figure.wording.clone()) };
    if let Some(quote) = figure.quote.as_ref().filter(|_| !is_said_in_words) {
        more.push(("Around it".to_owned(), Prose::from(format!("“{quote}”"))));
    }
    if let Some(note) = &figure.note {
        more.push(("Note".to_owned(), Prose::from(note.clone())));
    }
    if let Some(whole) = &figure.relations.part_of {
        more.push(("Part of".to_owned(), desk.mention(whole)));
    }
    FigureCard {
        label: Prose::from(pair.label(side)),
        as_said,
        wording,
        source: desk.cited_source(&figure.source),
        // What it measures and how sure it is stand axis by axis.
        measure: None,
        basis: figure.basis.map(|found| Prose::from(basis::basis(found))).unwrap_or_default(),
        status: None,
        more,
    }
}
