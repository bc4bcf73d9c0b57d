//! Tables in text: aligned columns without boxes, and records where columns do not fit.

use unicode_width::UnicodeWidthStr;

use super::wrap::{Ink, Line, Piece, prefixed, wrap};
use super::{missing_pieces, prose_pieces, verdict_pieces};
use crate::document::{Cell, Column, Table};
use crate::render::inert;

/// Between columns.
const GAP: usize = 2;
/// No column needs to be wider than this for its longest word; longer words are broken.
const LONGEST_WORD: usize = 24;

/// The table without its caption.
pub(super) fn grid(table: &Table, width: usize) -> Vec<Line> {
    let heads: Vec<Vec<Piece>> = table.columns.iter().map(head_pieces).collect();
    let rows: Vec<Vec<Vec<Piece>>> = table.rows.iter().map(|row| row_pieces(table, &row.cells)).collect();
    let numeric: Vec<bool> = (0..heads.len()).map(|column| table.is_numeric(column)).collect();
    match widths(&heads, &rows, &numeric, width) {
        Some(widths) => columns(table, &heads, &rows, &numeric, &widths),
        None => records(&heads, &rows, width),
    }
}

fn head_pieces(column: &Column) -> Vec<Piece> {
    let mut pieces = prose_pieces(&column.head, Ink::Strong);
    if let Some(unit) =
        column.unit.as_ref().map(|unit| inert(&unit.heading())).filter(|unit| !unit.is_empty())
    {
        let space = if pieces.is_empty() { "" } else { " " };
        pieces.push(Piece::new(format!("{space}({unit})"), Ink::Muted));
    }
    pieces
}

fn row_pieces(table: &Table, cells: &[Cell]) -> Vec<Vec<Piece>> {
    table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| match cells.get(at) {
            Some(Cell::Number(amount)) => {
                vec![Piece::new(inert(&amount.print_in(column.unit.as_ref())), Ink::Plain)]
            }
            Some(Cell::Text(text)) => prose_pieces(text, Ink::Plain),
            Some(Cell::Missing(missing)) => missing_pieces(missing),
            Some(Cell::Verdict(verdict)) => verdict_pieces(*verdict),
            None => vec![Piece::new("(not given)", Ink::Muted)],
        })
        .collect()
}

/// The width of each column, or none if even the narrowest columns do not fit.
fn widths(
    heads: &[Vec<Piece>],
    rows: &[Vec<Vec<Piece>>],
    numeric: &[bool],
    width: usize,
) -> Option<Vec<usize>> {
    let available = width.checked_sub(GAP * heads.len().saturating_sub(1))?;
    let over = |column: usize, measure: &dyn Fn(&[Piece]) -> usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).chain(heads.get(column));
        cells.map(|pieces| measure(pieces)).max().unwrap_or(0)
    };
    let natural: Vec<usize> = (0..heads.len()).map(|column| over(column, &natural_width)).collect();
    let of_cells = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| natural_width(cell)).max().unwrap_or(0)
    };
    let of_cells: Vec<usize> = (0..heads.len()).map(of_cells).collect();
    let mut widths: Vec<usize> =
        (0..heads.len()).map(|column| over(column, &longest_word).min(LONGEST_WORD)).collect();
    let mut left = available.checked_sub(widths.iter().sum())?;
    // Numbers are worth more than words, and both more than the headings of numbers, which wrap once and not in every row.
    for (pass, wanted) in [(true, &of_cells), (false, &natural), (true, &natural)] {
        loop {
            let growing: Vec<usize> =
                (0..widths.len()).filter(|&at| numeric[at] == pass && widths[at] < wanted[at]).collect();
            if left == 0 || growing.is_empty() {
                break;
            }
            for at in growing {
                if left > 0 {
                    widths[at] += 1;
                    left -= 1;
                }
            }
        }
    }
    // Columns of two or three letters a line are worse than records.
    let squeezed = (0..widths.len()).any(|at| widths[at] < natural[at].min(8));
    (!squeezed).then_some(widths)
}

fn natural_width(pieces: &[Piece]) -> usize {
    wrap(pieces, usize::MAX / 2).iter().map(Line::width).max().unwrap_or(0)
}

fn longest_word(pieces: &[Piece]) -> usize {
    let text: String = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Span(span) => span.text.as_str(),
            Piece::Break => " ",
        })
        .collect();
    text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0)
}

fn columns(
    table: &Table,
    heads: &[Vec<Piece>],
    rows: &[Vec<Vec<Piece>>],
    numeric: &[bool],
    widths: &[usize],
) -> Vec<Line> {
    let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    let mut lines = Vec::new();
    if heads.iter().any(|head| !head.is_empty()) {
        lines.extend(row_lines(heads, numeric, widths));
        lines.push(Line::of("─".repeat(total), Ink::Muted));
    }
    for (row, pieces) in table.rows.iter().zip(rows) {
        if row.total {
            lines.push(Line::of("─".repeat(total), Ink::Muted));
        }
        lines.extend(row_lines(pieces, numeric, widths));
    }
    lines
}

/// The lines of one row: every cell wrapped to its column, numbers to the right.
fn row_lines(cells: &[Vec<Piece>], numeric: &[bool], widths: &[usize]) -> Vec<Line> {
    let wrapped: Vec<Vec<Line>> = cells.iter().zip(widths).map(|(cell, &width)| wrap(cell, width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|row| {
            let mut out = Line::default();
            let mut owed = 0;
            for (at, (cell, &width)) in wrapped.iter().zip(widths).enumerate() {
                let line = cell.get(row).cloned().unwrap_or_default();
                let slack = width.saturating_sub(line.width());
                let (before, after) = if numeric.get(at) == Some(&true) { (slack, 0) } else { (0, slack) };
                if !line.0.is_empty() {
                    // Padding is written only when something follows, so no line ends in spaces.
                    out.push(" ".repeat(owed + before), Ink::Plain);
                    out.0.extend(line.0);
                    owed = 0;
                } else {
                    owed += before;
                }
                owed += after + GAP;
            }
            out
        })
        .collect()
}

/// One paragraph a row: its heading, then each column with its name.
fn records(heads: &[Vec<Piece>], rows: &[Vec<Vec<Piece>>], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let indent = Line::of("  ", Ink::Plain);
    let deeper = Line::of("    ", Ink::Plain);
    for row in rows {
        for (at, (head, cell)) in heads.iter().zip(row).enumerate() {
            let mut pieces = Vec::new();
            if !head.is_empty() {
                pieces.extend(head.iter().cloned());
                pieces.push(Piece::new(": ", Ink::Plain));
            }
            pieces.extend(cell.iter().cloned());
            if at == 0 {
                lines.extend(wrap(&pieces, width));
            } else {
                lines.extend(prefixed(wrap(&pieces, width.saturating_sub(4)), &indent, &deeper));
            }
        }
    }
    lines
}
