//! The tree that TOML, JSON and CSV have in common: texts, lists and tables, each with its span.

mod csv;
mod json;
mod limit;
mod toml;

pub(crate) use csv::{Csv, read_csv};
pub(crate) use json::read_json;
pub use limit::InputLimits;
pub(crate) use toml::read_toml;

use crate::FileSpan;

/// A value of the tree.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) span: FileSpan,
    pub(crate) kind: Kind,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Text(String),
    /// A cell of a CSV table: a text, or several with semicolons between them.
    Cell(String),
    /// A number as written.
    Number(String),
    Bool(bool),
    /// A native date as written.
    Date(String),
    Null,
    List(Vec<Node>),
    Table(Table),
}

/// Keys and values, in the order of the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: FileSpan,
    pub(crate) node: Node,
}

impl Kind {
    /// What it is, in words.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Cell(_) => "a cell",
            Self::Number(_) => "a number",
            Self::Bool(_) => "true or false",
            Self::Date(_) => "a date",
            Self::Null => "null",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

impl Node {
    pub(crate) const fn table(&self) -> Option<&Table> {
        match &self.kind {
            Kind::Table(table) => Some(table),
            Kind::Text(_)
            | Kind::Cell(_)
            | Kind::Number(_)
            | Kind::Bool(_)
            | Kind::Date(_)
            | Kind::Null
            | Kind::List(_) => None,
        }
    }

    /// The text of a text, cell, number or date.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) | Kind::Cell(text) | Kind::Number(text) | Kind::Date(text) => Some(text),
            Kind::Bool(_) | Kind::Null | Kind::List(_) | Kind::Table(_) => None,
        }
    }
}

impl Table {
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }
}
