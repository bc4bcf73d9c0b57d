//! What a method is asked.

use super::canonical::CanonicalTable;
use super::method::Method;
use super::options::EstimationOptions;
use super::rival::Rivals;
use super::row::MethodRow;
use super::selected::Rankings;
use crate::{CaptureTable, Progress};

/// What a method is asked: a table, and what several methods share.
pub(super) struct Asked<'a> {
    pub(super) method: Method,
    /// The table as it came, for methods that only count, take their model as known, or take the order of the lists as the order
    /// in time.
    pub(super) table: &'a CaptureTable,
    /// The same people with the lists in canonical order, for methods that draw at random or break ties: their answer is one
    /// whatever the order of the lists.
    pub(super) canonical: &'a CanonicalTable,
    /// The models, ranked, where a method of those asked for needs them.
    pub(super) rankings: Option<&'a Rankings>,
    /// Other ways to explain the lists.
    pub(super) rivals: &'a Rivals,
    /// The rows of the methods before this one.
    pub(super) so_far: &'a [MethodRow],
    pub(super) options: &'a EstimationOptions,
    pub(super) progress: &'a (dyn Fn(Progress) + Sync),
}

impl Asked<'_> {
    /// Whether the method was named, and so has its row even where it does not suit the table.
    pub(super) fn is_named(&self) -> bool {
        self.options.names(self.method)
    }
}
