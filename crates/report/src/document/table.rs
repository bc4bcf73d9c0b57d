//! Tables of typed cells.

use super::{Prose, VerdictBadge};
use crate::number::{Amount, Dimension};

/// A table. The renderers align a column because its cells are numbers, and fill rows that are too short with "not given".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What the table shows.
    pub caption: Prose,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// Whether a column is one of numbers: it has some, and nothing else but gaps.
    #[must_use]
    pub fn is_numeric(&self, column: usize) -> bool {
        let cells = || self.rows.iter().filter_map(|row| row.cells.get(column));
        cells().any(|cell| matches!(cell, Cell::Number(_)))
            && cells().all(|cell| matches!(cell, Cell::Number(_) | Cell::Missing(_)))
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// The heading.
    pub head: Prose,
    /// The unit of the column. A number of just this role prints without its unit, which the heading then shows; any other number
    /// prints its own. So no percentage ever loses its base.
    pub unit: Option<Dimension>,
}

impl Column {
    /// A column without a unit.
    #[must_use]
    pub fn new(head: impl Into<Prose>) -> Self {
        Self { head: head.into(), unit: None }
    }

    /// A column of numbers with a common unit.
    #[must_use]
    pub fn of(head: impl Into<Prose>, unit: Dimension) -> Self {
        Self { head: head.into(), unit: Some(unit) }
    }
}

/// A row of a table. Its first cell is its heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// The cells, in the order of the columns; surplus cells are dropped.
    pub cells: Vec<Cell>,
    /// Whether the row is a total, set off by a rule.
    pub total: bool,
}

impl Row {
    /// An ordinary row.
    #[must_use]
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, total: false }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A number, an interval or a one-sided bound.
    Number(Amount),
    /// Words.
    Text(Prose),
    /// Nothing, and why.
    Missing(Missing),
    /// The verdict on an axis.
    Verdict(VerdictBadge),
}

impl Cell {
    /// A cell of words.
    #[must_use]
    pub fn text(text: impl Into<Prose>) -> Self {
        Self::Text(text.into())
    }

    /// An empty cell with its reason.
    #[must_use]
    pub fn missing(reason: impl Into<String>) -> Self {
        Self::Missing(Missing { reason: reason.into() })
    }
}

/// A number that is not there. Missing is not zero, and always says why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Missing {
    /// Why, in a few words: "not published", "refused: over-notification".
    pub reason: String,
}
