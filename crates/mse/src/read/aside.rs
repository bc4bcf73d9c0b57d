//! Rows that are no rows of the table: blank ones, text below it, and a last row of sums.

use super::fault::{Faults, ReadFaultKind};
use super::note::ReadingNote;

/// Words by which a row says that it is a total, in small letters and without punctuation.
const TOTAL_WORDS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "sum",
    "sums",
    "summe",
    "gesamt",
    "gesamtsumme",
    "insgesamt",
    "somme",
    "suma",
    "soma",
    "somma",
    "totaal",
    "totale",
    "totales",
    "ukupno",
    "σ",
    "∑",
];

/// Whether a cell says that its row is a total.
pub(super) fn is_total_word(cell: &[u8]) -> bool {
    let is_short = (1..=40).contains(&cell.len());
    is_short
        && std::str::from_utf8(cell).is_ok_and(|text| {
            let word = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '∑').to_lowercase();
            TOTAL_WORDS.contains(&word.as_str())
        })
}

/// A row that was set aside, until it is seen whether rows of the table follow.
#[derive(Debug, Clone)]
pub(super) struct SetAside {
    pub(super) line: u64,
    pub(super) column: u64,
    pub(super) text: String,
    pub(super) is_total: bool,
}

/// What was set aside so far.
#[derive(Debug, Default)]
pub(super) struct Aside {
    pub(super) n_blank_rows: u64,
    below: Vec<SetAside>,
    n_more: u64,
}

/// How many lines of text below the table are kept, to be told; of the others the number is.
const MAX_KEPT: usize = 10;

impl Aside {
    pub(super) fn add(&mut self, row: SetAside) {
        if self.below.len() < MAX_KEPT {
            self.below.push(row);
        } else {
            self.n_more += 1;
        }
    }

    /// A row of the table follows: what was set aside stands among rows, where it may be anything.
    pub(super) fn resume(&mut self, faults: &mut Faults) {
        for SetAside { line, column, text, .. } in self.below.drain(..) {
            faults.add(line, column, || ReadFaultKind::TextBetweenRows { text });
        }
        self.n_more = 0;
    }

    pub(super) fn notes(self) -> Vec<ReadingNote> {
        let mut notes = Vec::new();
        if self.n_blank_rows > 0 {
            notes.push(ReadingNote::BlankRows { n_rows: self.n_blank_rows });
        }
        let (totals, texts): (Vec<SetAside>, Vec<SetAside>) =
            self.below.into_iter().partition(|row| row.is_total);
        notes.extend(totals.iter().map(|row| ReadingNote::TotalsRow { line: row.line }));
        if let Some(first) = texts.first() {
            let n_lines = texts.len() as u64 + self.n_more;
            notes.push(ReadingNote::TextLines { n_lines, line: first.line, first: first.text.clone() });
        }
        notes
    }
}
