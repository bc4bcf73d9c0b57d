//! Graphs of lists: which pairs are joined, and how far the prior belief decides.

use darkfigure_mse::History;
use darkfigure_mse::bayesian::decomposable::EdgeProbability;
use darkfigure_mse::estimation::PriorAnswer;

use super::super::methods::Seen;
use super::super::size::{people, size};
use super::super::words;
use super::share;
use crate::document::{Block, Cell, Column, Prose, Row, Table};
use crate::number::{Amount, Dimension};

pub(super) fn blocks(
    cliques: &[History],
    probability: f64,
    edges: &[EdgeProbability],
    priors: &[PriorAnswer],
    seen: Seen<'_>,
) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(best(cliques, probability, seen))];
    if !edges.is_empty() {
        blocks.push(Block::Table(pairs(edges, seen)));
    }
    if priors.len() > 1 {
        blocks.push(Block::Table(strip(priors, seen)));
    }
    blocks
}

fn best(cliques: &[History], probability: f64, seen: Seen<'_>) -> Prose {
    let joined: Vec<String> = cliques
        .iter()
        .filter(|clique| clique.n_captures() > 1)
        .map(|&clique| words::set(clique, seen.lists))
        .collect();
    let joined = if joined.is_empty() { "no lists".to_owned() } else { joined.join(", ") };
    Prose::from("An average over all graphs, weighted by how probable the lists make each. The most probable one joins ")
        .say(joined)
        .say(" and has ")
        .number(share(probability, "the probability"))
        .say(".")
}

fn pairs(edges: &[EdgeProbability], seen: Seen<'_>) -> Table {
    let name = |list: usize| seen.lists.get(list).map_or("?", String::as_str);
    let rows = edges.iter().map(|edge| {
        Row::new(vec![
            Cell::text(format!("{} & {}", name(edge.list), name(edge.other))),
            Cell::Number(share(edge.probability, "the probability")),
        ])
    });
    Table {
        caption: "How probable it is that two lists depend on each other, directly".into(),
        columns: vec![Column::new("Lists"), Column::of("Joined", Dimension::percent_of("the probability"))],
        rows: rows.collect(),
    }
}

fn strip(priors: &[PriorAnswer], seen: Seen<'_>) -> Table {
    let rows = priors.iter().map(|prior| {
        Row::new(vec![
            Cell::Number(Amount::point(prior.delta, Dimension::Plain).significant(3)),
            prior.median.map_or_else(
                || Cell::missing("no middle"),
                |median| Cell::Number(size(Some(median), None, seen.n_observed)),
            ),
            Cell::Number(size(None, Some(&prior.interval), seen.n_observed)),
        ])
    });
    Table {
        caption: "The same lists under other prior beliefs, the first being the one used: the weight counts as so many people put on \
                  each combination of lists before anybody was seen"
            .into(),
        columns: vec![
            Column::new("Prior weight"),
            Column::of("Middle answer", people()),
            Column::of("Interval", people()),
        ],
        rows: rows.collect(),
    }
}
