//! Where each number came from: what repeats what.

use darkfigure_analysis::dispute::{DisputeFindings, Origin};
use darkfigure_model::FigureId;

use super::super::desk::Desk;
use super::super::words::numeral;
use super::super::{period, said};
use super::{drift, joined};
use crate::document::{Block, Prose, Tree, TreeNode};

/// How many repetitions there are of how many origins, and the trees. None where nothing is repeated.
pub(super) fn blocks(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Block> {
    let nodes: Vec<TreeNode> = found.origins.iter().flat_map(|origin| nodes(desk, found, origin)).collect();
    let circles = found.circles.iter().map(|circle| Block::Paragraph(self::circle(desk, circle)));
    if nodes.is_empty() {
        return circles.collect();
    }
    let caption = Prose::from(format!("Each number with what repeats it below it: {}", counts(found)));
    let tree = Block::Tree(Tree { caption, nodes });
    summary(found).map(Block::paragraph).into_iter().chain([tree]).chain(circles).collect()
}

/// Figures each of which goes back to the next, and the last to the first.
pub(in crate::compose) fn circle(desk: &Desk<'_>, circle: &[FigureId]) -> Prose {
    let named = joined(circle.iter().map(|id| said::brief(desk.mention(id))), "and");
    named.say(" go back to one another in a circle: none of them stands on anything outside of it that is named here.")
}

/// How many repetitions hang under how many origins.
fn counts(found: &DisputeFindings) -> String {
    let of = |n: usize, one: &str, many: &str| match n {
        1 => format!("one {one}"),
        n => format!("{} {many}", numeral::small(n)),
    };
    let (n, origins) = (n_repeating(found), found.origins.len());
    format!("{} of {}", of(n, "repetition", "repetitions"), of(origins, "origin", "origins"))
}

fn n_repeating(found: &DisputeFindings) -> usize {
    let repeating: std::collections::BTreeSet<_> =
        found.origins.iter().flat_map(|origin| &origin.restated_by).map(|(id, _)| id).collect();
    repeating.len()
}

/// How many repetitions go back to how many origins; none where nothing is repeated.
pub(super) fn summary(found: &DisputeFindings) -> Option<String> {
    let n = n_repeating(found);
    if n <= found.origins.len() {
        return None;
    }
    let origins = match found.origins.len() {
        1 => "one origin, and count as one".to_owned(),
        n => format!("{} origins", numeral::small(n)),
    };
    Some(format!("{} repetitions go back to {origins}.", super::super::sentence::capital(&numeral::small(n))))
}

/// An origin and what repeats it, each below what it repeats.
fn nodes(desk: &Desk<'_>, found: &DisputeFindings, origin: &Origin) -> Vec<TreeNode> {
    let repeats = |id: &FigureId, of: &FigureId| {
        desk.figure(id).is_some_and(|figure| figure.relations.cites.contains(of))
    };
    let mut nodes = vec![TreeNode { depth: 0, label: said::brief(desk.mention(&origin.figure)) }];
    let mut left: Vec<&FigureId> = origin.restated_by.iter().map(|(id, _)| id).collect();
    let mut open: Vec<(&FigureId, usize)> = vec![(&origin.figure, 0)];
    while let Some((at, depth)) = open.pop() {
        if depth > 0 {
            nodes.push(TreeNode { depth, label: repetition(desk, found, at) });
        }
        let (below, rest) = left.into_iter().partition(|id| repeats(id, at));
        left = rest;
        let below: Vec<&FigureId> = below;
        // What was put on last is taken first.
        open.extend(below.into_iter().rev().map(|id| (id, depth + 1)));
    }
    nodes
}

/// Who repeated it, how and when, and in what it changed: "BBC: “about 151,000 deaths”, 2008 (changed: hedge)".
fn repetition(desk: &Desk<'_>, found: &DisputeFindings, id: &FigureId) -> Prose {
    let changed = drift::aspects(found, id).map(|aspects| format!(" (changed: {aspects})"));
    repeated(desk, id).say(changed.unwrap_or_default())
}

fn repeated(desk: &Desk<'_>, id: &FigureId) -> Prose {
    let published = desk.figure(id).map(|figure| figure.seen_in.as_ref().unwrap_or(&figure.source));
    let source = published.and_then(|source| Some((source, desk.dossier.sources.get(source)?)));
    let Some((number, source)) = source else { return said::brief(desk.mention(id)) };
    let name = source.publisher.clone().unwrap_or_else(|| format!("“{}”", source.title));
    let when = source.published.map(|date| format!(", {}", period::date(date))).unwrap_or_default();
    desk.cite(Prose::from(format!("{name}: {}{when}", brief_words(desk, id))), std::slice::from_ref(number))
}

/// A repetition's own number in plain words.
fn brief_words(desk: &Desk<'_>, id: &FigureId) -> String {
    desk.figure(id).map(|figure| said::brief(said::as_said(desk, figure)).to_plain()).unwrap_or_default()
}
