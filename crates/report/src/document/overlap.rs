//! The overlap of lists: how often each combination occurs.

use super::Prose;
use crate::number::Amount;

/// How often each combination of lists occurs: what an upset plot shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overlap {
    /// What is counted, as a sentence.
    pub caption: Prose,
    /// The names of the lists.
    pub lists: Vec<String>,
    /// One row per combination.
    pub rows: Vec<OverlapRow>,
}

/// One combination of lists.
#[derive(Debug, Clone, PartialEq)]
pub struct OverlapRow {
    /// For each list, whether the cases of the row are on it. A row that is too short is filled with "no".
    pub members: Vec<bool>,
    /// How many there are.
    pub count: Amount,
}
