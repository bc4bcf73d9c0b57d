//! Where each number came from: what repeats what.

use darkfigure_analysis::dispute::{DisputeFindings, Origin};
use darkfigure_model::FigureId;

use super::super::desk::Desk;
use super::super::words::numeral;
use super::super::{period, said};
use crate::document::{Block, Prose, Tree, TreeNode};

/// How many repetitions there are of how many origins, and the trees. None where nothing is repeated.
pub(super) fn blocks(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Block> {
    let nodes: Vec<TreeNode> = found.origins.iter().flat_map(|origin| nodes(desk, origin)).collect();
    if nodes.is_empty() {
        return Vec::new();
    }
    let caption = "Each number with what repeats it below it".into();
    let tree = Block::Tree(Tree { caption, nodes });
    summary(found).map(Block::paragraph).into_iter().chain([tree]).collect()
}

/// How many repetitions go back to how many origins; none where nothing is repeated.
pub(super) fn summary(found: &DisputeFindings) -> Option<String> {
    let repeating: std::collections::BTreeSet<_> =
        found.origins.iter().flat_map(|origin| &origin.restated_by).map(|(id, _)| id).collect();
    let n = repeating.len();
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
fn nodes(desk: &Desk<'_>, origin: &Origin) -> Vec<TreeNode> {
    let repeats = |id: &FigureId, of: &FigureId| {
        desk.figure(id).is_some_and(|figure| figure.relations.cites.contains(of))
    };
    let mut nodes = vec![TreeNode { depth: 0, label: said::brief(desk.mention(&origin.figure)) }];
    let mut left: Vec<&FigureId> = origin.restated_by.iter().map(|(id, _)| id).collect();
    let mut open: Vec<(&FigureId, usize)> = vec![(&origin.figure, 0)];
    while let Some((at, depth)) = open.pop() {
        if depth > 0 {
            nodes.push(TreeNode { depth, label: repetition(desk, at) });
        }
        let (below, rest) = left.into_iter().partition(|id| repeats(id, at));
        left = rest;
        let below: Vec<&FigureId> = below;
        // What was put on last is taken first.
        open.extend(below.into_iter().rev().map(|id| (id, depth + 1)));
    }
    nodes
}

/// Who repeated it, how and when: "BBC: “about 151,000 deaths”, 2008".
fn repetition(desk: &Desk<'_>, id: &FigureId) -> Prose {
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
