//! Who is on which lists, and how the lists overlap two by two.

use darkfigure_mse::audit::{Audit, PairOverlap};
use darkfigure_mse::{CaptureTable, UpperLimit};

use super::size::{counted, people};
use crate::document::{Block, Cell, Column, Details, Overlap, OverlapRow, Prose, Row, Table};
use crate::number::{Amount, Bound, Digits, Dimension};

/// The most histories that are shown openly; a reader may open the others.
const SHOWN: usize = 32;

/// The overlap of all lists, their sizes, and every pair.
pub(super) fn blocks(table: &CaptureTable, audit: &Audit) -> Vec<Block> {
    let mut blocks = vec![Block::Table(lists(table))];
    let histories = Block::Overlap(histories(table));
    if table.cells().len() > SHOWN {
        let summary = Prose::from(format!("All {} combinations of lists", table.cells().len()));
        blocks.push(Block::Details(Details { summary, open: false, blocks: vec![histories] }));
    } else {
        blocks.push(histories);
    }
    if !audit.overlaps.is_empty() {
        blocks.push(Block::Table(pairs(table, audit)));
        if audit.overlaps.iter().any(|overlap| overlap.odds_ratio.is_some()) {
            blocks.push(Block::paragraph(
                "An odds ratio of 1 means that among the people on a third list, being on one of the two says \
                 nothing of being on the other. Above 1, the two lists tend to hold the same people; below, \
                 different people. Whether the same holds among people on no list, no table can show.",
            ));
        }
    }
    blocks
}

fn lists(table: &CaptureTable) -> Table {
    let alone = |list: usize| table.count(darkfigure_mse::History::from_bits(1 << list));
    let rows = table
        .list_names()
        .iter()
        .zip(table.list_sizes())
        .enumerate()
        .map(|(at, (name, n_people))| {
            Row::new(vec![
                Cell::text(name.as_str()),
                Cell::Number(counted(n_people)),
                Cell::Number(counted(alone(at))),
                if n_people == 0 {
                    Cell::missing("nobody on it")
                } else {
                    let shared = (n_people - alone(at)) as f64 / n_people as f64;
                    Cell::Number(
                        Amount::point(shared, Dimension::percent_of("the list")).digits(Digits::Decimals(1)),
                    )
                },
            ])
        })
        .chain([Row {
            cells: vec![
                Cell::text("any list"),
                Cell::Number(counted(table.n_observed())),
                Cell::Number(counted(table.capture_frequencies().first().copied().unwrap_or(0))),
                Cell::missing("not a list"),
            ],
            total: true,
        }])
        .collect();
    Table {
        caption: "How many people each list has".into(),
        columns: vec![
            Column::new("List"),
            Column::of("On it", people()),
            Column::of("On it alone", people()),
            Column::of("Also elsewhere", Dimension::percent_of("the list")),
        ],
        rows,
    }
}

fn histories(table: &CaptureTable) -> Overlap {
    let mut cells: Vec<_> = table.cells().to_vec();
    // The most frequent first, as an upset plot has them; equal ones by their lists.
    cells.sort_by_key(|&(history, count)| (std::cmp::Reverse(count), history));
    Overlap {
        caption: "People by the lists that they are on".into(),
        lists: table.list_names().to_vec(),
        rows: cells
            .into_iter()
            .map(|(history, count)| OverlapRow {
                members: (0..table.n_lists()).map(|list| history.contains(list)).collect(),
                count: counted(count),
            })
            .collect(),
    }
}

fn pairs(table: &CaptureTable, audit: &Audit) -> Table {
    let name = |list: usize| table.list_names().get(list).map_or("?", String::as_str);
    let row = |overlap: &PairOverlap| {
        Row::new(vec![
            Cell::text(format!("{} & {}", name(overlap.first), name(overlap.second))),
            Cell::Number(Amount { role: Dimension::Plain, ..counted(overlap.n_both) }),
            Cell::Number(
                Amount::point(overlap.n_expected_among_seen, Dimension::Plain).digits(Digits::Decimals(1)),
            ),
            odds_ratio(overlap),
        ])
    };
    Table {
        caption: "Two lists at a time: people on both, how many chance would put there if those seen were all, and the odds \
                  ratio among people on a third list"
            .into(),
        columns: ["Lists", "On both", "By chance", "Odds ratio"].map(Column::new).to_vec(),
        rows: audit.overlaps.iter().map(row).collect(),
    }
}

fn odds_ratio(overlap: &PairOverlap) -> Cell {
    let Some(ratio) = &overlap.odds_ratio else { return Cell::missing("no third list") };
    let point = match ratio.estimate {
        Some(UpperLimit::Finite(point)) => Some(point),
        Some(UpperLimit::Unbounded) | None => None,
    };
    let high = match ratio.upper {
        UpperLimit::Finite(high) => Bound::At(high),
        UpperLimit::Unbounded => Bound::Unbounded,
    };
    if ratio.lower <= 0.0 && high == Bound::Unbounded {
        return Cell::missing("too few people");
    }
    Cell::Number(Amount::ends(Bound::At(ratio.lower), point, high, Dimension::Plain).significant(2))
}
