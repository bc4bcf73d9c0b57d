//! What the columns of a table look like.

use super::count::{Digits, digits, is_count};
use super::fault::MAX_QUOTE;
use super::membership::{Membership, is_missing, membership};
use super::options::ColumnRole;
use super::sample::Sample;

/// Names of row names, as spreadsheets and R write them.
const ROW_NAMES: &[&str] = &["", "x", "1", "unnamed0", "rownames", "rowname", "rowid", "row"];

/// The first rows with the names of their columns.
pub(super) struct Looks<'a> {
    pub(super) sample: &'a Sample,
    pub(super) names: &'a [String],
}

impl Looks<'_> {
    pub(super) fn values(&self, column: usize) -> impl Iterator<Item = &[u8]> {
        self.sample.values(column)
    }

    /// Whether most values pass: a single slip of the pen must not turn a column into something else.
    fn mostly(&self, column: usize, passes: impl Fn(&[u8]) -> bool) -> bool {
        let (mut n, mut n_passed) = (0, 0);
        for value in self.values(column) {
            n += 1;
            n_passed += usize::from(passes(value));
        }
        2 * n_passed > n || n == 0
    }

    /// Whether a column is marks of lists: at least one, and hardly anything else.
    ///
    /// A single letter for *no* needs somebody who is on the list beside it: a column of `f` alone is women, not a list.
    pub(super) fn are_memberships(&self, column: usize) -> bool {
        let (mut n, mut n_on, mut n_off, mut n_unclear) = (0, 0, 0, 0);
        for value in self.values(column) {
            n += 1;
            match membership(value) {
                Membership::On => n_on += 1,
                Membership::Off if value == b"0" || value.len() > 1 => n_off += 1,
                Membership::Unclear => n_unclear += 1,
                Membership::Off | Membership::Blank | Membership::Unknown => {}
            }
        }
        n == 0 || (n_on + n_off > n_unclear && n_unclear <= (n / 5).max(1))
    }

    /// Whether nothing, or nothing that is known, is written in a column.
    pub(super) fn is_blank(&self, column: usize) -> bool {
        self.values(column).all(is_missing)
    }

    pub(super) fn are_counts(&self, column: usize) -> bool {
        self.mostly(column, |value| is_count(value) || is_missing(value)) && !self.is_blank(column)
            || self.sample.rows.is_empty()
    }

    pub(super) fn are_histories(&self, column: usize) -> bool {
        self.mostly(column, |value| value.len() >= 2 && value.iter().all(|byte| b"01".contains(byte)))
    }

    /// Row names, as R and pandas write them: no name of their own, or numbers from 1 or 0 on.
    pub(super) fn are_row_names(&self) -> bool {
        let plain = plain(&self.names[0]);
        let numbered = self.sample.rows.len() >= 2
            && self.are_consecutive(0)
            && matches!(number(self.sample.rows[0].field(0)), Some(0 | 1));
        (self.names[0].is_empty() && (self.sample.has_unnamed_first || self.names.len() > 1))
            || (ROW_NAMES.contains(&plain.as_str()) && numbered)
    }

    /// Whether each number is the one before it plus one, as numbers of rows and cases are.
    pub(super) fn are_consecutive(&self, column: usize) -> bool {
        let numbers: Vec<Option<u64>> = self.values(column).map(number).collect();
        numbers.first().is_some_and(Option::is_some)
            && numbers
                .windows(2)
                .all(|pair| pair[1].is_some() && pair[1] == pair[0].and_then(|before| before.checked_add(1)))
    }

    /// The first column that is free, has one of the names and passes.
    pub(super) fn named(
        &self,
        roles: &[Option<ColumnRole>],
        names: &[&str],
        passes: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        (0..roles.len()).find(|&at| roles[at].is_none() && self.is_named(at, names) && passes(at))
    }

    pub(super) fn is_named(&self, column: usize, names: &[&str]) -> bool {
        names.contains(&plain(&self.names[column]).as_str())
    }
}

/// A whole number written without marks.
pub(super) fn number(cell: &[u8]) -> Option<u64> {
    match digits(cell) {
        Some(Digits::Plain(value)) => Some(value),
        Some(Digits::Grouped { .. } | Digits::Fraction(_)) | None => None,
    }
}

/// A name in small letters, without blanks and punctuation.
fn plain(name: &str) -> String {
    name.chars().take(MAX_QUOTE).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
