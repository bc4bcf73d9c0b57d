//! What a reader of capture data is told, and what it gives back.

use super::note::ReadingNote;
use crate::{CaptureCounts, CaptureTable};

/// How captures are laid out in a table of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Layout {
    /// One row a history: a column of 0 and 1 for each list, and a count.
    Wide,
    /// One row a person: a column of 0 and 1 for each list.
    Individual,
    /// One row a person on a list: a column for the person and one for the list.
    Pairs,
    /// One row a history, written as a word of 0 and 1; with a count, or one row a person.
    Histories,
    /// One row a number of captures, with the count of people, or one row a person: no lists are known.
    Counts,
}

/// How capture data are to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// The layout; detected if absent.
    pub layout: Option<Layout>,
    /// The byte between fields; the most frequent of comma, semicolon and tab in the header if absent, else the space.
    pub delimiter: Option<u8>,
    /// The column of counts; found by its name if absent.
    pub count_column: Option<String>,
    /// The column of persons in pairs, or of identifiers among individuals; found by its name if absent.
    pub person_column: Option<String>,
    /// The column of lists in pairs; found by its name if absent.
    pub list_column: Option<String>,
    /// Columns that are lists whatever they are called and whatever their first rows show.
    pub lists: Vec<String>,
    /// The columns that split the people into strata.
    pub strata_columns: Vec<String>,
    /// The columns to leave out.
    pub ignored_columns: Vec<String>,
    /// Whether a blank membership means that the person is not on the list. Otherwise it is a fault: it may mean not known. What is
    /// written as not known, such as `NA`, is a fault in either case.
    pub blank_is_absent: bool,
    /// How many faults are reported one by one.
    pub max_faults: usize,
}

impl Default for ReadOptions {
    /// Everything detected, no strata, blanks are faults, 100 faults.
    fn default() -> Self {
        Self {
            layout: None,
            delimiter: None,
            count_column: None,
            person_column: None,
            list_column: None,
            lists: Vec::new(),
            strata_columns: Vec::new(),
            ignored_columns: Vec::new(),
            blank_is_absent: false,
            max_faults: 100,
        }
    }
}

/// One stratum of a reading; the only one, with no key, where nothing was stratified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stratum<Data> {
    /// The values of the strata columns, in the order of the options.
    pub key: Vec<String>,
    /// Its people.
    pub data: Data,
}

/// The people that were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Captures {
    /// Histories over lists, one table a stratum, by ascending key.
    Tables(Vec<Stratum<CaptureTable>>),
    /// Counts by number of captures, one a stratum, by ascending key.
    Counts(Vec<Stratum<CaptureCounts>>),
}

/// How a column was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// A list, as 0 and 1.
    List,
    /// How many people the row stands for.
    Count,
    /// Who the row is about.
    Person,
    /// Which list the row is about.
    ListName,
    /// A history as a word.
    History,
    /// How often the row's people were captured: the table itself where no lists are known, else held against the lists.
    Captures,
    /// Part of the stratum.
    Stratum,
    /// Row names or other columns that were left out.
    Ignored,
}

/// What was read, and how it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The layout, given or detected.
    pub layout: Layout,
    /// Whether the layout was detected.
    pub layout_detected: bool,
    /// Each column with its role, in the order of the file.
    pub columns: Vec<(String, ColumnRole)>,
    /// The people.
    pub captures: Captures,
    /// How many rows were read below the header.
    pub n_rows: u64,
    /// Repetitions by list, for pairs: rows that say again that a person is on the list.
    pub repeated_pairs: Vec<(String, u64)>,
    /// Among individuals with an identifier, how many rows repeat an identifier. They were counted as people of their own.
    pub n_repeated_persons: u64,
    /// What was set aside or read in a way that a person should know of: show it.
    pub notes: Vec<ReadingNote>,
}
