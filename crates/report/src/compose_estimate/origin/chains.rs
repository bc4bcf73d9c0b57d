//! Chains: what each found by itself, where they dwelt, and whether they agree.

use darkfigure_mse::bayesian::chain::Shortfall;
use darkfigure_mse::estimation::{ChainDetail, ChainQuantity, WatchedQuantity};
use darkfigure_mse::estimation::{MethodRow, RowStatus};

use super::super::methods::Seen;
use super::super::size::{people, size};
use super::share;
use crate::document::{Block, Cell, Column, List, Prose, Row, Table};
use crate::number::{Amount, Digits, Dimension};

/// So many chains are named one by one in a sentence.
const NAMED: usize = 8;

pub(super) fn blocks(row: &MethodRow, detail: &ChainDetail, seen: Seen<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(each_chain(row, detail, seen))];
    if let RowStatus::NotConverged { shortfalls } = &row.status {
        let missed: Vec<Prose> = shortfalls.iter().map(|missed| shortfall(missed, seen)).collect();
        if !missed.is_empty() {
            blocks.push(Block::List(List { ordered: false, items: missed }));
        }
    }
    if !detail.watched.is_empty() {
        blocks.push(Block::Table(watched(&detail.watched)));
    }
    if detail.modes.len() > 1 {
        blocks.push(Block::Table(modes(detail, seen)));
    }
    if detail.n_capped > 0 {
        blocks.push(Block::paragraph(
            "Some draws ran into the largest number that is tried: these lists set no upper limit.",
        ));
    }
    blocks
}

fn found(n_total: f64, seen: Seen<'_>) -> Amount {
    size(Some(n_total), None, seen.n_observed.min(n_total as u64))
}

/// "Chain 1 says 12,900 people, chain 2 says 22,400": what a search from each starting place found by itself.
fn each_chain(row: &MethodRow, detail: &ChainDetail, seen: Seen<'_>) -> Prose {
    let n_chains = i64::try_from(detail.n_chains).unwrap_or(i64::MAX);
    let mut prose = Prose::from("The answer is searched for at random, by ")
        .number(Amount::exact(n_chains, Dimension::count("chain", "chains")))
        .say(" that start in different places. ");
    let medians = &detail.chain_medians;
    if medians.is_empty() {
        return prose.say("None of them moved.");
    }
    if medians.len() <= NAMED {
        for (at, &median) in medians.iter().enumerate() {
            let who = if at == 0 { "Chain 1 says ".to_owned() } else { format!(", chain {} says ", at + 1) };
            prose = prose.say(who).number(found(median, seen));
        }
    } else {
        let lowest = medians.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = medians.iter().copied().fold(0.0, f64::max);
        prose = prose.say("They say ").number(found(lowest, seen)).say(" to ").number(found(highest, seen));
    }
    prose.say(match row.status {
        RowStatus::NotConverged { .. } => " (each by its middle draw). None of these is an answer, because:",
        RowStatus::Estimated
        | RowStatus::LowerBound
        | RowStatus::NotEstimable { .. }
        | RowStatus::Skipped { .. } => " (each by its middle draw).",
    })
}

fn shortfall(missed: &Shortfall, seen: Seen<'_>) -> Prose {
    let whole = |value: f64| Amount::point(value, Dimension::Plain).digits(Digits::Decimals(0));
    match *missed {
        Shortfall::RHat { found, limit } if found.is_finite() => Prose::from("The chains differ from each other: R̂ is ")
            .number(three(found))
            .say(" where at most ")
            .number(three(limit))
            .say(" is allowed."),
        Shortfall::RHat { .. } => "The chains differ from each other beyond measure.".into(),
        Shortfall::BulkEffectiveSize { found, limit } => {
            Prose::from("The middle of the answer rests on as much as ")
                .number(whole(found))
                .say(" independent draws would tell; ")
                .number(whole(limit))
                .say(" are asked for.")
        }
        Shortfall::TailEffectiveSize { found, limit } => {
            Prose::from("The ends of the interval rest on as much as ")
                .number(whole(found))
                .say(" independent draws would tell; ")
                .number(whole(limit))
                .say(" are asked for.")
        }
        Shortfall::LostMode { median } => Prose::from("Earlier, one chain stayed around ")
            .number(self::found(median, seen))
            .say(", where hardly any draw lies at the end: an answer that is found and lost again, whose weight nobody knows."),
        Shortfall::Stuck => "The chains never moved.".into(),
    }
}

fn three(value: f64) -> Amount {
    Amount::point(value, Dimension::Plain).digits(Digits::Decimals(3))
}

fn watched(all: &[WatchedQuantity]) -> Table {
    let rows = all.iter().map(|watched| {
        let number = |value: Option<f64>, digits: u8| match value.filter(|value| value.is_finite()) {
            Some(value) => {
                Cell::Number(Amount::point(value, Dimension::Plain).digits(Digits::Decimals(digits)))
            }
            None => Cell::missing("none"),
        };
        let diagnostic = watched.diagnostic;
        Row::new(vec![
            Cell::text(quantity(watched.quantity)),
            number(diagnostic.map(|found| found.r_hat), 3),
            number(diagnostic.map(|found| found.bulk_effective_size), 0),
            number(diagnostic.map(|found| found.tail_effective_size), 0),
            Cell::text(if watched.is_converged { "yes" } else { "no" }),
        ])
    });
    Table {
        caption: "Whether the chains agree: R̂ is 1 where they do, and the draws should be worth 400 independent ones and more".into(),
        columns: [
            "What was watched",
            "R̂",
            "Worth of draws, middle",
            "Worth of draws, ends",
            "Agree",
        ]
        .map(Column::new)
        .to_vec(),
        rows: rows.collect(),
    }
}

fn quantity(quantity: ChainQuantity) -> String {
    match quantity {
        ChainQuantity::LogSize => "the number of people (its logarithm)".to_owned(),
        ChainQuantity::WorstCoefficient { is_final: true, .. } => {
            "the worst coefficient of the model kept".to_owned()
        }
        ChainQuantity::WorstCoefficient { order, .. } => {
            let largest = if order == 2 { "pairs".to_owned() } else { format!("sets of {order} lists") };
            format!("the worst coefficient while {largest} were chosen")
        }
    }
}

fn modes(detail: &ChainDetail, seen: Seen<'_>) -> Table {
    let rows = detail.modes.iter().map(|mode| {
        Row::new(vec![Cell::Number(found(mode.location, seen)), Cell::Number(share(mode.share, "the draws"))])
    });
    Table {
        caption: format!("The chains dwell in {} places", detail.modes.len()).into(),
        columns: vec![
            Column::of("Around", people()),
            Column::of("Share", Dimension::percent_of("the draws")),
        ],
        rows: rows.collect(),
    }
}
