//! The first rows of a table, from which it is told what the columns are.

use super::aside::is_total_word;
use super::count::is_count;
use super::membership::{Membership, membership};
use super::record::RecordScanner;

/// How many rows are looked at to tell what a column is.
const SAMPLE_ROWS: usize = 200;

/// A record of fields with its place.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) fields: Vec<Vec<u8>>,
    pub(super) places: Vec<u64>,
    /// How many fields there are, of which the first are kept.
    pub(super) n_fields: usize,
}

impl Row {
    pub(super) fn n_written(&self) -> usize {
        self.fields.iter().filter(|field| !field.is_empty()).count()
    }

    /// Whether the row is a total or a line of text, as they stand below a table.
    fn is_below(&self, width: usize) -> bool {
        let is_text = |field: &Vec<u8>| {
            field.is_empty() || (membership(field) == Membership::Unclear && !is_count(field))
        };
        self.fields.iter().any(|field| is_total_word(field))
            || (self.fields.len() < width && self.n_written() == 1 && self.fields.iter().all(is_text))
    }

    pub(super) fn field(&self, at: usize) -> &[u8] {
        self.fields.get(at).map_or(&[], Vec::as_slice)
    }
}

/// The first records of a text, empty lines left out.
pub(super) fn rows(head: &[u8], is_whole: bool, delimiter: u8) -> Vec<Row> {
    let mut scanner = RecordScanner::new(head, delimiter);
    let mut rows = Vec::new();
    while rows.len() < SAMPLE_ROWS && scanner.advance(&mut |_| {}).unwrap_or(false) {
        rows.push(Row {
            line: scanner.line(),
            fields: (0..scanner.n_fields()).map(|at| scanner.field(at).to_vec()).collect(),
            places: (0..scanner.n_fields()).map(|at| scanner.column(at)).collect(),
            n_fields: scanner.n_fields_found(),
        });
    }
    // The last row of an incomplete head may be cut.
    if !is_whole && rows.len() < SAMPLE_ROWS && rows.len() > 1 {
        rows.pop();
    }
    rows
}

/// The header and the first rows below it in which something is written.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) header: Vec<Vec<u8>>,
    pub(super) places: Vec<u64>,
    pub(super) line: u64,
    pub(super) n_columns_found: usize,
    pub(super) rows: Vec<Row>,
    /// The rows hold a row name before the columns that the header names.
    pub(super) has_unnamed_first: bool,
    /// How many columns at the end have neither a name nor a value.
    pub(super) n_blank_last: usize,
}

impl Sample {
    pub(super) fn new(header: Row, rows: impl Iterator<Item = Row>) -> Self {
        let Row { line, mut fields, mut places, n_fields } = header;
        let width = fields.len();
        let rows: Vec<Row> = rows.filter(|row| row.n_written() > 0 && !row.is_below(width)).collect();
        let n_wider = rows.iter().filter(|row| row.fields.len() == width + 1).count();
        let has_unnamed_first =
            2 * n_wider > rows.len() && rows.iter().any(|row| !row.field(width).is_empty());
        let mut n_blank_last = 0;
        if has_unnamed_first {
            fields.insert(0, Vec::new());
            places.insert(0, 1);
        } else {
            while fields.len() > 1
                && fields.last().is_some_and(Vec::is_empty)
                && rows.iter().all(|row| row.field(fields.len() - 1).is_empty())
            {
                fields.pop();
                places.pop();
                n_blank_last += 1;
            }
        }
        let n_columns_found = n_fields.max(fields.len()) - n_blank_last;
        Self { header: fields, places, line, n_columns_found, rows, has_unnamed_first, n_blank_last }
    }

    pub(super) fn values(&self, column: usize) -> impl Iterator<Item = &[u8]> {
        self.rows.iter().filter_map(move |row| row.fields.get(column)).map(Vec::as_slice)
    }

    /// Where a carriage return stands within a row.
    pub(super) fn carriage_return(&self) -> Option<(u64, u64)> {
        let within = |field: &Vec<u8>| field.contains(&b'\r');
        let in_header = self.header.iter().position(within).map(|at| (self.line, self.places[at]));
        let in_rows = || {
            let mut found = self
                .rows
                .iter()
                .filter_map(|row| row.fields.iter().position(within).map(|at| (row.line, row.places[at])));
            found.next()
        };
        in_header.or_else(in_rows)
    }
}
