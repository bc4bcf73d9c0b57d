//! Paired series: coverage row by row, plain and conditioned, and the constants that make an estimate repeat its count.

use darkfigure_analysis::Refusal;
use darkfigure_analysis::published::{RowFindings, SeriesFindings};
use darkfigure_model::{Scale, Series, SeriesRow, Value};

use super::desk::Desk;
use super::words::refusal;
use super::{amount, gap, period, said, trend};
use crate::document::{
    Block, Callout, CalloutKind, Cell, ChartAxis, Column, Details, IntervalPlot, Panel, Panels, PlotRow,
    PlotValue, Prose, Reference, Row, Table,
};
use crate::number::{Amount, Dimension};

/// The blocks of one series, without its heading.
pub(super) fn blocks(desk: &Desk<'_>, series: &Series, found: &SeriesFindings) -> Vec<Block> {
    let base = series.estimate_measure.time.map_or_else(
        || "the estimate".to_owned(),
        |time| period::base(time.kind, Some(time.period), &desk.role(&series.estimate_measure.unit)),
    );
    let share = Dimension::percent_of(base);
    let has_published = series.rows.iter().any(|row| row.published_coverage.is_some());
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
    ];
    // Where every row is drawn with its coverage beside it, the table does not say it again.
    let drawing = drawn(series, found, &share);
    let is_said = matches!(drawing, Some(Block::Intervals(_)));
    if !is_said {
        columns.push(Column::of("Coverage", share.clone()));
    }
    columns.push(Column::of("Held to at most 100%", share.clone()));
    if has_published {
        columns.push(Column::of("Published", share.clone()));
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
            ];
            if !is_said {
                cells.push(coverage(read, &share));
            }
            cells.push(held(read, found, &share));
            if has_published {
                cells.push(published(row, &share));
            }
            Row::new(cells)
        })
        .collect();
    let mut blocks: Vec<Block> = multiples(desk, found).into_iter().collect();
    if let Some(why @ Refusal::UnlikeKinds) = &found.refusal {
        blocks.push(Block::Paragraph(refusal::sentence(desk, why)));
    }
    blocks.extend(agreement(series, found).map(Block::Paragraph));
    blocks.extend(drawing);
    let table = Block::Table(Table { caption: desk.cite(caption(found), &series.sources), columns, rows });
    blocks.push(if series.rows.len() > OPEN {
        let summary = format!("All {} rows in numbers", series.rows.len()).into();
        Block::Details(Details { summary, open: false, blocks: vec![table] })
    } else {
        table
    });
    blocks.extend(trend::block(found));
    if let Some(note) = &series.note {
        blocks.push(Block::paragraph(note.clone()));
    }
    if let Some(why) = &series.count_within_estimate {
        blocks.push(Block::paragraph(format!("The counts lie within what is estimated: {why}.")));
    }
    blocks
}

/// Up to how many rows a table stands in the open.
const OPEN: usize = 8;

/// The coverages as small multiples over the years, where the rows are groups by year; else under each other.
fn drawn(series: &Series, found: &SeriesFindings, share: &Dimension) -> Option<Block> {
    let axis = ChartAxis::linear("Coverage", share.clone());
    let amounts = series.rows.iter().zip(&found.rows).filter_map(|(row, read)| match coverage(read, share) {
        Cell::Number(amount) => Some((row.label.as_str(), Amount { level: None, tier: None, ..amount })),
        Cell::Text(_) | Cell::Missing(_) | Cell::Verdict(_) => None,
    });
    let amounts: Vec<(&str, Amount)> = amounts.collect();
    let exceeds = amounts.iter().any(|(_, amount)| amount.high().value().is_some_and(|high| high > 1.0));
    let reference = exceeds.then(|| Reference { label: "all of them".to_owned(), value: 1.0 });
    let caption = Prose::from(format!("{}: the share that was recorded", series.label));
    let mut panels: Vec<Panel> = Vec::new();
    for (label, amount) in &amounts {
        let Some((group, year)) = by_year(label) else { continue };
        match panels.iter_mut().find(|panel| panel.label == group) {
            Some(panel) => panel.points.push((year, amount.clone())),
            None => panels.push(Panel { label: group.to_owned(), points: vec![(year, amount.clone())] }),
        }
    }
    for panel in &mut panels {
        panel.points.sort_by_key(|(year, _)| *year);
    }
    if panels.iter().any(|panel| panel.points.len() > 2) {
        return Some(Block::Panels(Panels { caption, axis, reference, panels }));
    }
    let rows: Vec<PlotRow> = amounts
        .into_iter()
        .map(|(label, amount)| PlotRow { label: label.into(), value: PlotValue::Amount(amount) })
        .collect();
    (rows.len() > 1).then_some(Block::Intervals(IntervalPlot { caption, axis, rows, reference }))
}

/// The group and the year of a row: "Afghanistan 2000".
fn by_year(label: &str) -> Option<(&str, i32)> {
    let (group, year) = label.trim().rsplit_once(' ')?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    Some((group, year.parse().ok().filter(|_| is_year)?))
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

/// The coverage held to at most the whole; where the estimate repeats the count, the constant by which it does.
fn held(read: &RowFindings, found: &SeriesFindings, share: &Dimension) -> Cell {
    match (&read.conditioned, read.multiple.and_then(|at| found.multiples.multiples.get(at))) {
        (Ok(conditioned), _) => {
            Cell::Number(amount::unqualified(gap::conditioned_amount(conditioned, share.clone())))
        }
        (Err(_), Some(multiple)) => Cell::missing(format!(
            "count × {}",
            Amount::published(multiple.constant, Dimension::Plain).print()
        )),
        (Err(why), None) => Cell::missing(refusal::short(why)),
    }
}

/// In which rows the published coverage is what its own numbers give.
fn agreement(series: &Series, found: &SeriesFindings) -> Option<Prose> {
    let compared = found.rows.iter().filter(|read| read.agrees_with_published.is_some()).count();
    let unlike: Vec<String> = series
        .rows
        .iter()
        .zip(&found.rows)
        .filter(|(_, read)| read.agrees_with_published == Some(false))
        .map(|(row, _)| row.label.clone())
        .collect();
    match (compared, unlike.as_slice()) {
        (0, _) => None,
        (_, []) => Some(
            "Every published coverage is what its own numbers give, as far as their rounding goes.".into(),
        ),
        _ => Some(
            format!(
                "The published coverage is not what its own numbers give in {}.",
                period::list(&unlike, "and")
            )
            .into(),
        ),
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
