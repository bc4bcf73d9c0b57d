//! Published sums: reproduced as published arithmetic, and flagged where they add unlike things.

use darkfigure_analysis::{Refusal, SumFindings};
use darkfigure_model::{FigureId, Quantity, Sum};

use super::desk::Desk;
use super::words::refusal;
use super::{amount, period, said};
use crate::{Amount, Block, Callout, CalloutKind, Cell, Column, Digits, Prose, Role, Row, Table};

/// The blocks of one sum.
pub(super) fn blocks(desk: &Desk<'_>, sum: &Sum, found: &Result<SumFindings, Refusal>) -> Vec<Block> {
    let found = match found {
        Ok(found) => found,
        Err(why) => {
            return vec![Block::Paragraph(refusal::sentence(desk, why))];
        }
    };
    let Some(total) = desk.figure(&sum.total) else { return Vec::new() };
    let role = desk.role(&total.measure.unit);
    let mut rows: Vec<Row> = sum.parts.iter().map(|part| row(desk, part, found)).collect();
    let number = |quantity: &Quantity| {
        if amount::says_something(quantity) {
            Cell::Number(whole(quantity, role.clone()))
        } else {
            Cell::missing("an end is missing")
        }
    };
    rows.push(Row { cells: vec![Cell::text("Sum of the parts"), number(&found.computed)], total: true });
    let published = desk.cite(Prose::from("As published"), std::slice::from_ref(&total.source));
    rows.push(Row::new(vec![Cell::text(published), Cell::text(said::as_said(desk, total))]));
    rows.push(Row::new(vec![Cell::text("Published less sum"), number(&found.remainder)]));
    for row in rows.iter_mut().rev().take(3) {
        row.cells.push(Cell::text(Prose::new()));
    }
    let mut blocks = vec![
        Block::Table(Table {
            caption: desk.mention(&sum.total).say(": what was added up"),
            columns: vec![Column::new("Part"), Column::new("Number"), Column::new("Counts")],
            rows,
        }),
        Block::paragraph(adds_up(sum, found)),
    ];
    if let Some(why) = &found.refusal {
        let mut body = vec![refusal::sentence(desk, why)];
        body.extend(found.unlike_time.iter().map(|(part, kind)| {
            desk.mention(part).say(format!(
                " counts {}, and the total {}.",
                period::counts(*kind),
                total.measure.time.map_or("does not say", |time| period::counts(time.kind))
            ))
        }));
        body.extend(
            found
                .unlike_unit
                .iter()
                .map(|part| desk.mention(part).say(" is in another unit than the total.")),
        );
        blocks.push(Block::Callout(Callout {
            kind: CalloutKind::Caution,
            title: "Unlike things added up".into(),
            body,
        }));
    }
    blocks
}

fn row(desk: &Desk<'_>, part: &FigureId, found: &SumFindings) -> Row {
    let Some(figure) = desk.figure(part) else {
        return Row::new(vec![
            Cell::text(Prose::new().code(part.to_string())),
            Cell::missing("no such figure"),
        ]);
    };
    let concept =
        figure.measure.concept.as_ref().map_or_else(|| part.to_string(), |concept| desk.concept(concept));
    let label = desk.cite(Prose::from(concept), std::slice::from_ref(&figure.source));
    let is_unlike = found.unlike_time.iter().any(|(id, _)| id == part) || found.unlike_unit.contains(part);
    let counts = figure.measure.time.map_or_else(|| "not stated".to_owned(), period::time);
    let counts =
        if is_unlike { Prose::new().strong(format!("{counts}: unlike the total")) } else { counts.into() };
    Row::new(vec![Cell::text(label), Cell::text(said::as_said(desk, figure)), Cell::text(counts)])
}

pub(super) fn adds_up(sum: &Sum, found: &SumFindings) -> &'static str {
    match (found.adds_up, sum.is_complete) {
        (Some(true), true) => "The parts add up to the published total, as far as rounding can tell.",
        (Some(true), false) => "The parts are not all of it, and do not exceed the published total.",
        (Some(false), true) => "The parts do not add up to the published total, whatever the rounding.",
        (Some(false), false) => "The parts exceed the published total, whatever the rounding.",
        (None, _) => "Whether the parts add up cannot be told: an end is missing.",
    }
}

/// A sum of published numbers keeps their digits: nothing was estimated.
pub(super) fn whole(quantity: &Quantity, role: Role) -> Amount {
    let amount = amount::bare(quantity, role);
    match amount::point(quantity) {
        Some(value) if value.fract() == 0.0 && value.abs() < 1e6 => amount.digits(Digits::Full),
        Some(value) => amount.significant(amount::digits_of(value)),
        None => amount.significant(4),
    }
}
