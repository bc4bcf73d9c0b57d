//! Trees, as lists within lists; the lines are drawn by the style.

use super::dom::{Element, classed, element};
use super::prose::Words;
use crate::document::{Prose, Tree};

/// The nodes under each other, each with what hangs on it in a list of its own.
pub(super) fn tree(words: &Words, tree: &Tree) -> Element {
    let mut out = classed("figure", "tree");
    if !tree.caption.is_empty() {
        out = out.add(element("figcaption").add_all(words.prose(&tree.caption)));
    }
    let nodes: Vec<(usize, &Prose)> =
        tree.depths().into_iter().zip(tree.nodes.iter().map(|node| &node.label)).collect();
    out.add(list(words, &nodes, 0))
}

/// The nodes of one depth, each with those that follow it and lie deeper.
///
/// Deeper than so many levels all stand in one list: a page has no room for more.
const MOST_LEVELS: usize = 40;

fn list(words: &Words, nodes: &[(usize, &Prose)], level: usize) -> Element {
    // A style that takes the marks from a list takes the list from some readers, unless it is called one.
    let mut out = element("ul").set("role", "list");
    let mut rest = nodes;
    while let Some(((depth, label), after)) = rest.split_first() {
        let is_deeper = |(other, _): &(usize, &Prose)| other > depth && level < MOST_LEVELS;
        let (below, next) = after.split_at(after.iter().take_while(|node| is_deeper(node)).count());
        let class = if level == 0 { "origin" } else { "repetition" };
        let mut item = classed("li", class).add(classed("span", "tree-label").add_all(words.prose(label)));
        if !below.is_empty() {
            item = item.add(list(words, below, level + 1));
        }
        out = out.add(item);
        rest = next;
    }
    out
}
