//! The answer checked against the lists themselves.

use darkfigure_mse::consistency::{Consistency, KnownSizeCheck, ModelAnswers, Rearrangement};

use super::methods::Seen;
use super::size::{counted, people, size};
use crate::document::{Block, Cell, Column, Details, List, Prose, Row, Table};
use crate::number::{Amount, Dimension};

/// An answer this many times too large or too small on a known list is named in a sentence.
const OFF: f64 = 1.5;

pub(super) fn blocks(consistency: &Consistency, seen: Seen<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !consistency.known_sizes.is_empty() {
        blocks.push(Block::paragraph(
            "Three quick methods, whose models know pairs of lists only, are asked where the truth is known: the people on one \
             list are estimated from the other lists, as if nobody knew how many they are. An answer far off shows that the \
             method fails among them; a good one does not show that it holds among people on no list.",
        ));
        blocks.push(known(consistency, seen));
        blocks.push(Block::Paragraph(missed(consistency)));
        let off: Vec<Prose> = consistency
            .known_sizes_off_by(OFF)
            .filter_map(|check| {
                let ratio = Amount::point(check.ratio()?, Dimension::Ratio).significant(2);
                Some(
                    Prose::from(format!(
                        "Of the people on “{}” the other lists make ",
                        name(check.list, seen)
                    ))
                    .number(ratio)
                    .say(" as many as there are."),
                )
            })
            .collect();
        if !off.is_empty() {
            blocks.push(Block::List(List { ordered: false, items: off }));
        }
    }
    if !consistency.rearranged.is_empty() {
        blocks.push(rearranged(consistency, seen));
    }
    blocks.extend(one_person(consistency, seen));
    blocks
}

fn name<'a>(list: usize, seen: Seen<'a>) -> &'a str {
    seen.lists.get(list).map_or("?", String::as_str)
}

/// Best BIC, stepwise and independence, as cells.
fn answers(answers: &ModelAnswers, n_observed: u64) -> Vec<Cell> {
    let cell = |total: Option<f64>| {
        total.map_or_else(
            || Cell::missing("no estimate"),
            |total| Cell::Number(size(Some(total), None, n_observed)),
        )
    };
    vec![
        match &answers.best_bic {
            None => Cell::missing("too many lists"),
            Some(answer) => cell(answer.as_ref().ok().map(|answer| answer.n_total)),
        },
        cell(answers.stepwise.as_ref().ok().map(|answer| answer.n_total)),
        cell(answers.independence.as_ref().ok().map(|answer| answer.n_total)),
    ]
}

fn heads() -> Vec<Column> {
    ["Best BIC of pairs", "Stepwise", "Independent"].map(|head| Column::of(head, people())).to_vec()
}

fn known(consistency: &Consistency, seen: Seen<'_>) -> Block {
    let rows = consistency.known_sizes.iter().map(|check| {
        let mut cells = vec![Cell::text(name(check.list, seen)), Cell::Number(counted(check.size))];
        cells.extend(answers(&check.answers, check.n_seen_elsewhere));
        let interval = check.interval.as_ref();
        cells.insert(
            3,
            match interval {
                Some(_) => Cell::Number(size(None, interval, check.n_seen_elsewhere)),
                None => Cell::missing("none"),
            },
        );
        Row::new(cells)
    });
    let mut columns = vec![Column::new("List"), Column::of("There are", people())];
    columns.extend(heads());
    columns.insert(3, Column::of("Its 95% interval", people()));
    Block::Table(Table {
        caption: "Known sizes, and what the other lists make of them".into(),
        columns,
        rows: rows.collect(),
    })
}

/// How many of the known sizes the interval misses.
fn missed(consistency: &Consistency) -> Prose {
    let checked = || consistency.known_sizes.iter().filter_map(KnownSizeCheck::is_missed);
    let (n_checked, n_missed) = (checked().count(), checked().filter(|is_missed| *is_missed).count());
    match (n_checked, n_missed) {
        (0, _) => "No list can be checked in this way.".into(),
        (1, 0) => "One list can be checked in this way, and the interval holds its size.".into(),
        (1, _) => "One list can be checked in this way, and the interval misses its size.".into(),
        (n, 0) => format!("All {n} lists that can be checked in this way have their size within the interval.").into(),
        (n, n_missed) => format!(
            "Of the {n} lists that can be checked in this way, the interval misses the size of {n_missed}; one that is right \
             misses one in twenty.",
        )
        .into(),
    }
}

fn rearranged(consistency: &Consistency, seen: Seen<'_>) -> Block {
    let whole = std::iter::once({
        let mut cells = vec![Cell::text("all lists"), Cell::Number(counted(seen.n_observed))];
        cells.extend(answers(&consistency.whole, seen.n_observed));
        Row::new(cells)
    });
    let changed = consistency.rearranged.iter().filter_map(|table| {
        let what = match table.rearrangement {
            Rearrangement::Without { list } => format!("without {}", name(list, seen)),
            Rearrangement::Merged { first, second } => {
                format!("{} and {} as one", name(first, seen), name(second, seen))
            }
            // The order of the lists is that of the file, and says nothing unless it is that of time.
            Rearrangement::First { .. } => return None,
        };
        let mut cells = vec![Cell::text(what), Cell::Number(counted(table.n_observed))];
        cells.extend(answers(&table.answers, table.n_observed));
        Some(Row::new(cells))
    });
    let rows: Vec<Row> = whole.chain(changed).collect();
    let columns = [Column::new("With"), Column::of("Seen", people())].into_iter().chain(heads());
    let is_long = rows.len() > 16;
    let table = Block::Table(Table {
        caption: "The total with a list left out, and with two lists as one".into(),
        columns: columns.collect(),
        rows,
    });
    if is_long {
        Block::Details(Details {
            summary: "The total with a list left out, and with two lists as one".into(),
            open: false,
            blocks: vec![table],
        })
    } else {
        table
    }
}

/// The range of the totals as one person is left out.
fn one_person(consistency: &Consistency, seen: Seen<'_>) -> Option<Block> {
    let totals = || consistency.without_one.iter().filter_map(|less| less.best_bic.or(less.stepwise));
    let lowest = totals().fold(f64::INFINITY, f64::min);
    let highest = totals().fold(0.0, f64::max);
    if !(lowest.is_finite() && lowest <= highest) {
        return None;
    }
    let n_lost =
        consistency.without_one.iter().filter(|less| less.best_bic.is_none() && less.stepwise.is_none());
    let n_lost = n_lost.count();
    let prose = Prose::from(
        "With one person less on any one combination of lists, the total by the best model of pairs lies at ",
    )
    .number(super::size::range(lowest, highest, seen.n_observed.saturating_sub(1)))
    .say(".");
    let prose = if n_lost > 0 {
        prose.say(format!(" For {n_lost} of them there is then no total at all."))
    } else {
        prose
    };
    Some(Block::Paragraph(prose))
}
