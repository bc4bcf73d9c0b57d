//! Two figures side by side.

use super::dom::{Element, classed, element};
use super::prose::Words;
use crate::document::{FigureCard, Sides};
use crate::render::tabular::wording;

/// Both cards, built alike.
pub(super) fn sides(words: &Words, sides: &Sides) -> Element {
    classed("div", "sides").add_all([card(words, &sides.left), card(words, &sides.right)])
}

fn card(words: &Words, card: &FigureCard) -> Element {
    let mut out =
        element("div").set("class", "card").set("role", "group").set("aria-label", card.label.to_plain());
    out = out.add(classed("span", "label").add_all(words.prose(&card.label)));
    out = out.add(said(words, card));
    if let Some(wording) = wording(card) {
        out = out.add(classed("p", "wording").add_all(words.prose(&wording)));
    }
    let mut list = element("dl");
    for (label, value) in card.parts() {
        let meaning = if value.is_empty() {
            element("dd").add(classed("span", "missing").text("not stated"))
        } else {
            element("dd").add_all(words.prose(value))
        };
        list = list.add(element("dt").text(label)).add(meaning);
    }
    out.add(list)
}

fn said(words: &Words, card: &FigureCard) -> Element {
    let said = classed("p", "said");
    if card.as_said.is_empty() {
        said.add(classed("span", "missing").text("not stated"))
    } else {
        said.add_all(words.prose(&card.as_said))
    }
}
