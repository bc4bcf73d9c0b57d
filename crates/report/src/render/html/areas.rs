//! Numbers as squares, in SVG of our own.

use super::chart::percent;
use super::dom::{Element, classed, element};
use super::prose::Words;
use crate::document::{Area, Areas};

/// The side of the largest square, in rem; a phone has room for it.
const SIDE: f64 = 13.0;
/// No square is smaller than this, in rem: it would not be seen.
const LEAST: f64 = 0.16;

/// Squares side by side, each with its number below.
pub(super) fn areas(words: &Words, areas: &Areas) -> Element {
    let mut out = classed("figure", "areas");
    if !areas.caption.is_empty() {
        out = out.add(element("figcaption").add_all(words.prose(&areas.caption)));
    }
    let Some(largest) = areas.largest() else { return out };
    let items = areas.items.iter().map(|item| {
        element("li")
            .add_all(drawing(item, largest))
            .add(classed("span", "area-number").add(words.number(&item.amount)))
            .add(classed("span", "area-label").add_all(words.prose(&item.label)))
    });
    out.add(element("ul").add_all(items))
}

fn drawing(item: &Area, largest: f64) -> Option<Element> {
    let [low, high] = item.ends();
    let outer = high.or(low)?;
    let side = (SIDE * libm::sqrt(outer / largest)).max(LEAST);
    let length = crate::number::compact(side);
    // The number stands below as text.
    let mut svg = classed("svg", "plot")
        .set("aria-hidden", "true")
        .set("style", format!("width:{length}rem;height:{length}rem"));
    let square = |class: &str, share: f64| {
        classed("rect", class)
            .set("x", "0")
            .set("y", percent(1.0 - share))
            .set("width", percent(share))
            .set("height", percent(share))
    };
    match (low, high) {
        (Some(low), Some(high)) if low < high => {
            svg = svg.add(square("area may", 1.0)).add(square("area", libm::sqrt(low / high)));
        }
        // Only up to where: nothing is filled.
        (None, Some(_)) => svg = svg.add(square("area may", 1.0)),
        _ => svg = svg.add(square("area", 1.0)),
    }
    Some(svg)
}
