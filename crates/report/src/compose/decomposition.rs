//! What each step explains: signed log points first, shares and conventions only where they are allowed.

use darkfigure_analysis::decomposition::{Decomposition, DifferenceSplit};
use darkfigure_model::Quantity;

use super::pair::Pair;
use super::words::refusal;
use super::{amount, gap, steps};
use crate::document::{Block, Cell, Column, Prose, Row, Table};
use crate::number::{Amount, Dimension};

/// The blocks of the section, without its heading. None where there is no decomposition or nothing to decompose.
pub(super) fn blocks(pair: &Pair<'_>) -> Vec<Block> {
    let Ok(found) = &pair.found.decomposition else { return Vec::new() };
    if found.contributions.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![log_points(pair, found)];
    if let Err(why) = &found.shares {
        blocks.push(Block::Paragraph(refusal::sentence(&pair.desk, why)));
    }
    if let Some(split) = &found.difference {
        blocks.extend(conventions(pair, found, split));
    }
    blocks
}

fn title(pair: &Pair<'_>, bridge: &darkfigure_model::BridgeId) -> Prose {
    let words = pair
        .desk
        .dossier
        .bridges
        .get(bridge)
        .map_or_else(|| bridge.to_string(), |bridge| steps::reach(pair, &bridge.reach));
    let sources =
        pair.desk.dossier.bridges.get(bridge).map(|bridge| bridge.sources.clone()).unwrap_or_default();
    pair.desk.cite(Prose::from(words), &sources)
}

fn residual(pair: &Pair<'_>) -> Prose {
    Prose::from(format!("Left: {}", gap::residual_name(pair.orientation().is_estimate_over_count)))
}

fn log_points(pair: &Pair<'_>, found: &Decomposition) -> Block {
    let points = |quantity: &Quantity| Cell::Number(amount::bare(quantity, Dimension::LogPoints));
    let share = |at: usize| match &found.shares {
        Ok(shares) => shares.get(at).map_or_else(
            || Cell::missing("none"),
            |share| Cell::Number(amount::share(share, "the log ratio")),
        ),
        Err(_) => Cell::missing("refused"),
    };
    let mut rows: Vec<Row> = found
        .contributions
        .iter()
        .enumerate()
        .map(|(at, one)| {
            Row::new(vec![Cell::text(title(pair, &one.bridge)), points(&one.log_points), share(at)])
        })
        .collect();
    rows.push(Row::new(vec![
        Cell::text(residual(pair)),
        points(&found.residual),
        share(found.contributions.len()),
    ]));
    rows.push(Row {
        cells: vec![
            Cell::text("The two figures as they were said"),
            points(&found.log_ratio),
            Cell::missing("the whole"),
        ],
        total: true,
    });
    Block::Table(Table {
        caption: "In log points, which add up".into(),
        columns: vec![
            Column::new("Step"),
            Column::of("Log points", Dimension::LogPoints),
            Column::of("Share", Dimension::percent_of("the log ratio")),
        ],
        rows,
    })
}

fn conventions(pair: &Pair<'_>, found: &Decomposition, split: &DifferenceSplit) -> Option<Block> {
    let [lower, _] = pair.sides();
    let role = pair.common_role().unwrap_or_else(|| pair.role(lower));
    let cell = |value: Option<&f64>| {
        value.map_or_else(|| Cell::missing("none"), |value| Cell::Number(Amount::point(*value, role.clone())))
    };
    let titles = found.contributions.iter().map(|one| title(pair, &one.bridge)).chain([residual(pair)]);
    let rows: Vec<Row> = titles
        .enumerate()
        .map(|(at, title)| {
            let orders = split.orders.get(at).map_or_else(
                || Cell::missing("none"),
                |range| Cell::Number(Amount::between(range.lowest, range.highest, role.clone())),
            );
            Row::new(vec![Cell::text(title), cell(split.lmdi.get(at)), cell(split.shapley.get(at)), orders])
        })
        .collect();
    Some(Block::Table(Table {
        caption: "The difference, split by two conventions. Neither is more right than the other; the last column has every order of the steps".into(),
        columns: vec![
            Column::new("Step"),
            Column::of("LMDI", role.clone()),
            Column::of("Shapley", role.clone()),
            Column::of("Over all orders", role),
        ],
        rows,
    }))
}
