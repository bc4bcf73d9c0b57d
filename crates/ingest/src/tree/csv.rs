//! CSV into the tree (RFC 4180): one table per row, keyed by the header.
//!
//! Written here rather than taken from a library because faults need the place of each cell, and because a reader that forgives
//! bad quotation marks shifts cells silently. What it accepts is tested against `csv`.

use super::{Entry, Kind, Node, Table};
use crate::{Code, Diagnostic, FileId, FileSpan};

struct Cell {
    text: String,
    span: FileSpan,
}

/// A CSV table: the columns of its header, and its rows.
#[derive(Debug, Default)]
pub(crate) struct Csv {
    pub(crate) columns: Vec<(String, FileSpan)>,
    pub(crate) rows: Vec<Node>,
}

/// Reads CSV text: each row as a table of cells; empty cells are left out.
pub(crate) fn read_csv(file: FileId, text: &str, found: &mut Vec<Diagnostic>) -> Csv {
    let mut rows = rows(file, text, found).into_iter();
    let Some(header) = rows.next() else {
        found.push(
            Diagnostic::new(Code::CsvNoHeader, FileSpan::new(file, 0..0), "the table is empty")
                .hint("its first row names the keys: id,value,unit"),
        );
        return Csv::default();
    };
    for (i, cell) in header.iter().enumerate() {
        if header[..i].iter().any(|other| other.text == cell.text) {
            found.push(Diagnostic::new(
                Code::DuplicateKey,
                cell.span,
                format!("the column `{}` stands twice", cell.text),
            ));
        }
    }
    let mut nodes = Vec::new();
    for row in rows {
        let span = row_span(file, &row);
        if row.len() != header.len() {
            found.push(
                Diagnostic::new(
                    Code::CsvRaggedRow,
                    span,
                    format!("the row has {} cells, the header {}", row.len(), header.len()),
                )
                .hint("a cell with a comma in it stands in quotation marks: \"1,213\""),
            );
            continue;
        }
        let entries = header
            .iter()
            .zip(row)
            .filter(|(_, cell)| !cell.text.is_empty())
            .map(|(key, cell)| Entry {
                key: key.text.clone(),
                key_span: cell.span,
                node: Node { span: cell.span, kind: Kind::Cell(cell.text) },
            })
            .collect();
        nodes.push(Node { span, kind: Kind::Table(Table { entries }) });
    }
    let columns = header.into_iter().map(|cell| (cell.text, cell.span)).collect();
    Csv { columns, rows: nodes }
}

fn row_span(file: FileId, row: &[Cell]) -> FileSpan {
    let start = row.first().map_or(0, |cell| cell.span.start);
    let end = row.last().map_or(start, |cell| cell.span.end);
    FileSpan::new(file, start..end)
}

fn rows(file: FileId, text: &str, found: &mut Vec<Diagnostic>) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while at < text.len() {
        let (cell, end) = cell(file, text, at, found);
        row.push(cell);
        at = end;
        match text.as_bytes().get(at) {
            Some(b',') => {
                at += 1;
                // A comma at the very end has an empty cell behind it.
                if at == text.len() {
                    row.push(Cell { text: String::new(), span: FileSpan::new(file, at..at) });
                }
            }
            _ => {
                // Of a carriage return and a line feed the second ends a line without anything on it.
                at += 1;
                finish(&mut row, &mut rows);
            }
        }
    }
    finish(&mut row, &mut rows);
    rows
}

/// Closes a row. A line without anything on it is no row.
fn finish(row: &mut Vec<Cell>, rows: &mut Vec<Vec<Cell>>) {
    let row = std::mem::take(row);
    if !(row.is_empty() || row.len() == 1 && row[0].span.start == row[0].span.end) {
        rows.push(row);
    }
}

/// One cell and where it ends.
fn cell(file: FileId, text: &str, start: usize, found: &mut Vec<Diagnostic>) -> (Cell, usize) {
    let is_end = |c: char| matches!(c, ',' | '\n' | '\r');
    let rest = &text[start..];
    let Some(quoted) = rest.strip_prefix('"') else {
        let len = rest.find(is_end).unwrap_or(rest.len());
        let bare = &rest[..len];
        let span = FileSpan::new(file, start..start + len);
        if bare.contains('"') {
            found.push(
                Diagnostic::new(
                    Code::CsvQuoting,
                    span,
                    "a quotation mark within a cell that does not begin with one",
                )
                .hint("put the whole cell in quotation marks and write each one within it twice"),
            );
        }
        return (Cell { text: bare.trim().to_owned(), span }, start + len);
    };
    let mut content = String::new();
    let mut at = 0;
    loop {
        let Some(len) = quoted[at..].find('"') else {
            let span = FileSpan::new(file, start..start + 1);
            found.push(Diagnostic::new(Code::CsvQuoting, span, "the quotation mark is never closed"));
            content.push_str(&quoted[at..]);
            return (Cell { text: content, span: FileSpan::new(file, start..text.len()) }, text.len());
        };
        content.push_str(&quoted[at..at + len]);
        at += len + 1;
        if quoted[at..].starts_with('"') {
            content.push('"');
            at += 1;
        } else {
            break;
        }
    }
    let mut end = start + 1 + at;
    let stray = text[end..].find(is_end).unwrap_or(text.len() - end);
    if stray > 0 {
        found.push(
            Diagnostic::new(
                Code::CsvQuoting,
                FileSpan::new(file, end..end + stray),
                "something follows a closing quotation mark",
            )
            .hint("write a quotation mark within a cell twice"),
        );
    }
    end += stray;
    (Cell { text: content, span: FileSpan::new(file, start..end) }, end)
}
