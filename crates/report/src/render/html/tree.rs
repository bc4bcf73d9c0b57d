//! Trees, in SVG of our own beside the words.

use super::dom::{Element, classed, element};
use super::prose::Words;
use crate::document::Tree;

/// How wide a level is, and how tall its hook, in rem.
const LEVEL: f64 = 1.4;

/// The nodes under each other, each with the lines that lead to it.
pub(super) fn tree(words: &Words, tree: &Tree) -> Element {
    let mut out = classed("figure", "tree");
    if !tree.caption.is_empty() {
        out = out.add(element("figcaption").add_all(words.prose(&tree.caption)));
    }
    let goes_on = tree.goes_on();
    let items = tree.nodes.iter().zip(&goes_on).map(|(node, levels)| {
        let item = classed("li", "tree-node").add_all(hook(levels));
        item.add(classed("span", "tree-label").add_all(words.prose(&node.label)))
    });
    out.add(element("ul").add_all(items))
}

/// The lines before a node: one down for each level that goes on, and a hook to the node itself.
fn hook(levels: &[bool]) -> Option<Element> {
    if levels.is_empty() {
        return None;
    }
    let width = crate::number::compact(LEVEL * levels.len() as f64);
    let mut svg = classed("svg", "plot")
        .set("aria-hidden", "true")
        .set("style", format!("flex:none;align-self:stretch;width:{width}rem;min-height:{LEVEL}rem"));
    let share = |level: f64| super::chart::percent(level / levels.len() as f64);
    let line = |x1: f64, y1: &str, x2: f64, y2: &str| {
        classed("line", "reference").set("x1", share(x1)).set("y1", y1).set("x2", share(x2)).set("y2", y2)
    };
    for (at, &goes_on) in levels.iter().enumerate() {
        let x = at as f64 + 0.5;
        let is_own = at + 1 == levels.len();
        if goes_on {
            svg = svg.add(line(x, "0", x, "100%"));
        } else if is_own {
            svg = svg.add(line(x, "0", x, "0.7rem"));
        }
        if is_own {
            svg = svg.add(line(x, "0.7rem", at as f64 + 0.9, "0.7rem"));
        }
    }
    Some(svg)
}
