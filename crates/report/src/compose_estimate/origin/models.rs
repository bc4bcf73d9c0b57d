//! An average over log-linear models: which are probable, which lists depend on each other, and how far the prior belief decides.

use darkfigure_mse::estimation::ModelsDetail;

use super::super::methods::Seen;
use super::super::size::size;
use super::super::words;
use super::share;
use crate::document::{Block, Cell, Column, Prose, Row, Table};
use crate::number::{Amount, Dimension};

/// A share of the weight below this is not worth a sentence.
const WORTH_SAYING: f64 = 0.005;

pub(super) fn blocks(detail: &ModelsDetail, seen: Seen<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(what(detail)), Block::Table(models(detail, seen))];
    if !detail.interactions.is_empty() {
        blocks.push(Block::Table(interactions(detail, seen)));
    }
    if let Some((median, interval)) = &detail.unknown_variance {
        let prose = Prose::from(
            "All that supposes beforehand how strong dependences are, with the weight of a single combination of lists. With that left open too, the middle answer is ",
        );
        let answer = size(Some(*median), Some(interval), seen.n_observed);
        blocks.push(Block::Paragraph(prose.number(answer).say(".")));
    }
    blocks
}

fn what(detail: &ModelsDetail) -> Prose {
    let n_models = i64::try_from(detail.n_models).unwrap_or(i64::MAX);
    let prose = Prose::from("An average over all ")
        .number(Amount::exact(n_models, Dimension::count("model", "models")))
        .say(" of how these lists may depend on each other, but for all of them at once, each weighted by how probable it makes the lists.");
    if detail.without_estimate < WORTH_SAYING {
        return prose;
    }
    prose
        .say(" Models that by themselves give no number have ")
        .number(share(detail.without_estimate, "the weight"))
        .say(": in these, what is believed beforehand decides how many people are on no list.")
}

fn models(detail: &ModelsDetail, seen: Seen<'_>) -> Table {
    let rows = detail.models.iter().map(|found| {
        Row::new(vec![
            Cell::text(words::model(&found.model, seen.lists)),
            Cell::Number(share(found.probability, "the probability")),
        ])
    });
    Table {
        caption: "The most probable models".into(),
        columns: vec![
            Column::new("Lists that depend on each other"),
            Column::of("Probability", Dimension::percent_of("the probability")),
        ],
        rows: rows.collect(),
    }
}

fn interactions(detail: &ModelsDetail, seen: Seen<'_>) -> Table {
    let rows = detail.interactions.iter().map(|found| {
        Row::new(vec![
            Cell::text(words::set(found.lists, seen.lists)),
            Cell::Number(share(found.probability, "the probability")),
        ])
    });
    Table {
        caption: "How probable it is that lists depend on each other, two and more at a time".into(),
        columns: vec![
            Column::new("Lists"),
            Column::of("Dependent", Dimension::percent_of("the probability")),
        ],
        rows: rows.collect(),
    }
}
