//! What a reader did beyond taking cells at their word.

use std::fmt;

/// Something that was set aside, or read in a way that a person should know of.
///
/// Texts from the data are cut to [`MAX_QUOTE`](super::MAX_QUOTE) bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadingNote {
    /// The first line names the delimiter, as spreadsheets write it.
    DelimiterLine {
        /// The delimiter.
        delimiter: char,
    },
    /// Lines end in carriage returns alone.
    CarriageReturns,
    /// Lines stand before the header.
    TitleLines {
        /// How many.
        n_lines: usize,
        /// The first of them.
        first: String,
    },
    /// Rows in which nothing is written were passed over.
    BlankRows {
        /// How many.
        n_rows: u64,
    },
    /// Columns with neither a name nor a value were passed over.
    BlankColumns {
        /// How many.
        n_columns: usize,
    },
    /// Lines of text stand below the table.
    TextLines {
        /// How many.
        n_lines: u64,
        /// The place of the first.
        line: u64,
        /// The first of them.
        first: String,
    },
    /// A last row that repeats the sums of the rows above it was left out.
    TotalsRow {
        /// Its line.
        line: u64,
    },
    /// A column says on how many lists each person is, and was checked against the lists.
    CapturesColumn {
        /// The column.
        name: String,
    },
    /// A column that is named like a number of people, but holds 0 and 1 beside lists, was taken as a list.
    ListNamedLikeCount {
        /// The column.
        name: String,
    },
    /// The column that was named as the count is, in every row that was looked at, the number of the row's lists.
    CountEqualsCaptures {
        /// The column.
        name: String,
    },
    /// Dots, commas or blanks between digits were read as marks of thousands.
    Thousands {
        /// The first such cell.
        cell: String,
        /// What it was read as.
        value: u64,
    },
    /// People who are only on lists that were left out are not counted.
    OnLeftOutLists {
        /// How many.
        n_people: u64,
    },
}

impl fmt::Display for ReadingNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DelimiterLine { delimiter: '\t' } => {
                write!(f, "the first line says that tabs stand between fields")
            }
            Self::DelimiterLine { delimiter } => {
                write!(f, "the first line says that `{delimiter}` stands between fields")
            }
            Self::CarriageReturns => write!(f, "lines end in carriage returns alone, and were read as lines"),
            Self::TitleLines { n_lines: 1, first } => {
                write!(f, "a line before the header was passed over: `{first}`")
            }
            Self::TitleLines { n_lines, first } => {
                write!(f, "{n_lines} lines before the header were passed over, the first `{first}`")
            }
            Self::BlankRows { n_rows: 1 } => write!(f, "a row in which nothing is written was passed over"),
            Self::BlankRows { n_rows } => {
                write!(f, "{n_rows} rows in which nothing is written were passed over")
            }
            Self::BlankColumns { n_columns: 1 } => {
                write!(f, "a column with neither a name nor a value was passed over")
            }
            Self::BlankColumns { n_columns } => {
                write!(f, "{n_columns} columns with neither a name nor a value were passed over")
            }
            Self::TextLines { n_lines: 1, line, first } => {
                write!(f, "line {line} below the table is text and was passed over: `{first}`")
            }
            Self::TextLines { n_lines, line, first } => write!(
                f,
                "{n_lines} lines of text below the table, from line {line} on, were passed over, the first `{first}`"
            ),
            Self::TotalsRow { line } => {
                write!(
                    f,
                    "line {line} repeats the sums of the rows above it, and was left out: it holds nobody new"
                )
            }
            Self::CapturesColumn { name } => write!(
                f,
                "column `{name}` is the number of lists that a person is on, in every row: it was not taken as a number of people"
            ),
            Self::ListNamedLikeCount { name } => write!(
                f,
                "column `{name}` holds 0 and 1 beside lists whose rows repeat: it was taken as a list, not as a number of people"
            ),
            Self::CountEqualsCaptures { name } => write!(
                f,
                "column `{name}`, taken as the number of people as asked, equals the number of the row's lists in every row that was looked at: if it says how often a person was seen, leave it out"
            ),
            Self::Thousands { cell, value } => {
                write!(f, "marks between digits are those of thousands: `{cell}` was read as {value}")
            }
            Self::OnLeftOutLists { n_people: 1 } => {
                write!(f, "1 person is only on lists that were left out, and is not counted")
            }
            Self::OnLeftOutLists { n_people } => {
                write!(f, "{n_people} people are only on lists that were left out, and are not counted")
            }
        }
    }
}
