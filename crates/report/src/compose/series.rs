//! Paired series: coverage row by row, plain and conditioned, and the constants that make an estimate repeat its count.

use darkfigure_analysis::Refusal;
use darkfigure_analysis::published::{RowFindings, SeriesFindings};
use darkfigure_model::{Scale, Series, SeriesRow, Value};

use super::desk::Desk;
use super::words::refusal;
use super::{amount, gap, period, said};
use crate::document::{Block, Callout, CalloutKind, Cell, Column, Prose, Row, Table};
use crate::number::{Amount, Dimension};

/// The blocks of one series, without its heading.
pub(super) fn blocks(desk: &Desk<'_>, series: &Series, found: &SeriesFindings) -> Vec<Block> {
    let base = series
        .estimate_measure
        .time
        .map_or_else(|| "the estimate".to_owned(), |time| period::base(time.kind, Some(time.period)));
    let share = Dimension::percent_of(base);
    let has_published = series.rows.iter().any(|row| row.published_coverage.is_some());
    let has_multiples = !found.multiples.multiples.is_empty();
    let scale = |of: fn(&SeriesRow) -> &Value| series.rows.first().map_or(Scale::One, |row| of(row).scale);
    let mut columns = vec![
        Column::new("Row"),
        Column::of(
            "Count",
            said::scaled_role(scale(|row| &row.count), &desk.role(&series.count_measure.unit)),
        ),
        Column::of(
            "Estimate",
            said::scaled_role(scale(|row| &row.estimate), &desk.role(&series.estimate_measure.unit)),
        ),
        Column::of("Coverage", share.clone()),
        Column::of("Held to at most 100%", share.clone()),
    ];
    if has_published {
        columns.push(Column::of("Published", share.clone()));
        columns.push(Column::new("Agrees"));
    }
    if has_multiples {
        columns.push(Column::new("Times"));
    }
    let rows = series
        .rows
        .iter()
        .zip(&found.rows)
        .map(|(row, read)| {
            let mut cells = vec![
                Cell::text(row.label.clone()),
                said::cell(&row.count, desk.role(&series.count_measure.unit)),
                said::cell(&row.estimate, desk.role(&series.estimate_measure.unit)),
                coverage(read, &share),
                match &read.conditioned {
                    Ok(conditioned) => {
                        Cell::Number(amount::unqualified(gap::conditioned_amount(conditioned, share.clone())))
                    }
                    Err(why) => Cell::missing(refusal::short(why)),
                },
            ];
            if has_published {
                cells.push(published(row, &share));
                cells.push(agrees(read));
            }
            if has_multiples {
                let constant = read.multiple.and_then(|at| found.multiples.multiples.get(at));
                cells.push(constant.map_or_else(
                    || Cell::missing("no constant"),
                    |multiple| Cell::Number(Amount::published(multiple.constant, Dimension::Plain)),
                ));
            }
            Row::new(cells)
        })
        .collect();
    let mut blocks: Vec<Block> = multiples(desk, found).into_iter().collect();
    if let Some(why @ Refusal::UnlikeKinds) = &found.refusal {
        blocks.push(Block::Paragraph(refusal::sentence(desk, why)));
    }
    blocks.push(Block::Table(Table { caption: desk.cite(caption(found), &series.sources), columns, rows }));
    if let Some(note) = &series.note {
        blocks.push(Block::paragraph(note.clone()));
    }
    if let Some(why) = &series.count_within_estimate {
        blocks.push(Block::paragraph(format!("The counts lie within what is estimated: {why}.")));
    }
    blocks
}

/// What the columns are: intervals at which level.
fn caption(found: &SeriesFindings) -> Prose {
    let level =
        found.rows.iter().find_map(|row| row.conditioned.as_ref().ok()).map(|found| found.limits.level());
    let prose = Prose::from("Count over estimate, with the estimate's own interval");
    match level {
        Some(level) => prose
            .say("; beside it the coverage given that the estimate is at least the count, at a level of ")
            .number(Amount::published(level, Dimension::Plain)),
        None => prose,
    }
}

fn coverage(read: &RowFindings, share: &Dimension) -> Cell {
    if !amount::says_something(&read.coverage) {
        if let Err(why @ Refusal::UnlikeKinds) = &read.conditioned {
            return Cell::missing(refusal::short(why));
        }
        return Cell::missing("an end is missing");
    }
    let mut amount = amount::of(&read.coverage, share.clone()).significant(2);
    amount.level = None;
    if let (Some(point), crate::number::Ends::Between { low, high, .. }) = (read.point, amount.range) {
        amount.range = crate::number::Ends::Between { low, point: Some(point), high };
    }
    Cell::Number(amount)
}

fn published(row: &SeriesRow, share: &Dimension) -> Cell {
    row.published_coverage
        .as_ref()
        .map_or_else(|| Cell::missing("not published"), |published| said::cell(published, share.clone()))
}

fn agrees(read: &RowFindings) -> Cell {
    match read.agrees_with_published {
        Some(true) => Cell::text("yes"),
        Some(false) => Cell::text("no"),
        None => Cell::missing("nothing to compare"),
    }
}

/// The constants, and what they mean for corroboration.
fn multiples(desk: &Desk<'_>, found: &SeriesFindings) -> Option<Block> {
    if found.multiples.multiples.is_empty() {
        return None;
    }
    let mut prose = Prose::from("The estimate is the count times ");
    let all = &found.multiples.multiples;
    for (at, multiple) in all.iter().enumerate() {
        let between = if at == 0 {
            ""
        } else if at + 1 == all.len() {
            " or "
        } else {
            ", "
        };
        let rows = multiple.rows.len();
        prose = prose
            .say(between)
            .number(Amount::published(multiple.constant, Dimension::Plain))
            .say(format!(" (in {rows} {})", if rows == 1 { "row" } else { "rows" }));
    }
    let left = found.multiples.unexplained.len();
    prose = prose.say(match left {
        0 => ", in every row that can speak.".to_owned(),
        1 => "; one row has no such constant.".to_owned(),
        n => format!("; {n} rows have no such constant."),
    });
    let mut body = vec![prose];
    if let Some(why) = &found.refusal {
        body.push(refusal::sentence(desk, why));
    }
    Some(Block::Callout(Callout { kind: CalloutKind::Caution, title: "Count times a constant".into(), body }))
}
