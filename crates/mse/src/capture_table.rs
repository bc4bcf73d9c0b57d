//! The capture table: how many people were seen with each capture history.

use std::collections::BTreeMap;

/// The most lists that a table may have.
pub const MAX_LISTS: usize = 20;

/// The lists on which a person was seen: bit `i` is set where the person is on list `i`.
///
/// The empty history (nobody saw the person) is never observed: its count is what the estimators estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct History(u32);

impl History {
    /// The history whose bit `i` says whether the person is on list `i`.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The bits; bit `i` is list `i`.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// How many lists saw the person.
    #[must_use]
    pub const fn n_captures(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether the person is on list `list_idx`.
    #[must_use]
    pub const fn contains(self, list_idx: usize) -> bool {
        self.0 >> list_idx & 1 == 1
    }
}

/// Counts of people by capture history.
///
/// Only histories that were seen are kept, in ascending order of their bits, so that two tables with the
/// same people are equal whatever the order of their rows and whether zero rows were written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptureTable {
    list_names: Vec<String>,
    // Invariant: ascending histories, each non-empty and within `n_lists` bits; counts positive.
    cells: Vec<(History, u64)>,
}

impl CaptureTable {
    /// Sums `(history, count)` rows into a table. Rows with a count of zero add nothing.
    ///
    /// # Errors
    ///
    /// [`CaptureTableError`] where there are too few or too many lists, a history is empty or names a list that
    /// does not exist, or the counts overflow.
    pub fn new(
        list_names: Vec<String>,
        rows: impl IntoIterator<Item = (History, u64)>,
    ) -> Result<Self, CaptureTableError> {
        let n_lists = list_names.len();
        if !(1..=MAX_LISTS).contains(&n_lists) {
            return Err(CaptureTableError::ListCount { found: n_lists });
        }
        let mut sums: BTreeMap<History, u64> = BTreeMap::new();
        let mut total = 0_u64;
        for (history, count) in rows {
            if count == 0 {
                continue;
            }
            if history.bits() == 0 {
                return Err(CaptureTableError::EmptyHistory { count });
            }
            if history.bits() >> n_lists != 0 {
                return Err(CaptureTableError::UnknownList { history: history.bits(), n_lists });
            }
            total = total.checked_add(count).ok_or(CaptureTableError::Overflow)?;
            *sums.entry(history).or_insert(0) += count;
        }
        Ok(Self { list_names, cells: sums.into_iter().collect() })
    }

    /// Counts people, each given as whether they are on each list, in the order of the names.
    ///
    /// # Example
    ///
    /// ```
    /// use darkfigure_mse::{CaptureTable, History};
    ///
    /// let people = [[true, false], [true, true], [true, false]];
    /// let table = CaptureTable::of_people(vec!["police".into(), "shelters".into()], people)?;
    /// assert_eq!(table.count(History::from_bits(0b01)), 2);
    /// # Ok::<(), darkfigure_mse::CaptureTableError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`CaptureTableError`] as [`CaptureTable::new`], and where a person's row is shorter or longer than the names.
    pub fn of_people<P: AsRef<[bool]>>(
        list_names: Vec<String>,
        people: impl IntoIterator<Item = P>,
    ) -> Result<Self, CaptureTableError> {
        let n_lists = list_names.len();
        let mut odd = None;
        let rows = people.into_iter().map_while(|person| {
            let lists = person.as_ref();
            if lists.len() != n_lists || n_lists > MAX_LISTS {
                odd = Some(lists.len());
                return None;
            }
            let bits = lists.iter().rev().fold(0, |bits, is_on| bits << 1 | u32::from(*is_on));
            Some((History::from_bits(bits), 1))
        });
        let table = Self::new(list_names, rows)?;
        match odd {
            Some(found) => Err(CaptureTableError::RowLength { found, n_lists }),
            None => Ok(table),
        }
    }

    /// How many lists there are.
    #[must_use]
    pub fn n_lists(&self) -> usize {
        self.list_names.len()
    }

    /// The lists' names, by list index.
    #[must_use]
    pub fn list_names(&self) -> &[String] {
        &self.list_names
    }

    /// The histories that were seen, ascending, each with its positive count.
    #[must_use]
    pub fn cells(&self) -> &[(History, u64)] {
        &self.cells
    }

    /// How many people have exactly this history.
    #[must_use]
    pub fn count(&self, history: History) -> u64 {
        self.cells.binary_search_by_key(&history, |&(h, _)| h).map_or(0, |at| self.cells[at].1)
    }

    /// How many people were seen by at least one list.
    #[must_use]
    pub fn n_observed(&self) -> u64 {
        self.cells.iter().map(|&(_, count)| count).sum()
    }

    /// How many people each list saw.
    #[must_use]
    pub fn list_sizes(&self) -> Vec<u64> {
        (0..self.n_lists())
            .map(|list| self.cells.iter().filter(|(h, _)| h.contains(list)).map(|&(_, count)| count).sum())
            .collect()
    }

    /// The first list that saw nobody, where there is one.
    pub(crate) fn empty_list(&self) -> Option<usize> {
        self.list_sizes().iter().position(|&size| size == 0)
    }

    /// The table of the lists that saw anybody: one that saw nobody shows nothing.
    pub(crate) fn populated(&self) -> Self {
        let sizes = self.list_sizes();
        self.reordered(&(0..sizes.len()).filter(|&list| sizes[list] > 0).collect::<Vec<_>>())
    }

    /// Whether anybody is on two lists: without, nothing tells how many are on none.
    pub(crate) fn has_overlap(&self) -> bool {
        self.cells.iter().any(|(history, _)| history.n_captures() > 1)
    }

    /// How many people were seen by exactly `k` lists, for `k` = 1 … `n_lists` (index 0 is `k` = 1).
    #[must_use]
    pub fn capture_frequencies(&self) -> Vec<u64> {
        let mut frequencies = vec![0; self.n_lists()];
        for &(history, count) in &self.cells {
            frequencies[history.n_captures() as usize - 1] += count;
        }
        frequencies
    }

    /// The table whose list `i` is list `order[i]` of this one; lists that are not named are left out, and with them the
    /// people whom no other list saw.
    pub(crate) fn reordered(&self, order: &[usize]) -> Self {
        let mut cells: BTreeMap<History, u64> = BTreeMap::new();
        for &(history, count) in &self.cells {
            let lists = order.iter().enumerate().filter(|&(_, &list)| history.contains(list));
            let bits = lists.fold(0, |bits, (at, _)| bits | 1 << at);
            if bits != 0 {
                *cells.entry(History::from_bits(bits)).or_insert(0) += count;
            }
        }
        let list_names = order.iter().map(|&list| self.list_names[list].clone()).collect();
        Self { list_names, cells: cells.into_iter().collect() }
    }
}

/// Why rows do not make a [`CaptureTable`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CaptureTableError {
    /// There is no list, or more than [`MAX_LISTS`].
    #[error("a capture table has 1 to {MAX_LISTS} lists, found {found}")]
    ListCount {
        /// How many lists were given.
        found: usize,
    },
    /// Somebody is on no list at all.
    #[error("{count} people are on no list; nobody can have seen them")]
    EmptyHistory {
        /// The count of that row.
        count: u64,
    },
    /// A history names a list that does not exist.
    #[error("history {history:#b} names a list beyond the {n_lists} that there are")]
    UnknownList {
        /// The history's bits.
        history: u32,
        /// How many lists there are.
        n_lists: usize,
    },
    /// A person's row does not say of each list whether they are on it.
    #[error("a row says of {found} lists whether somebody is on them, where there are {n_lists}")]
    RowLength {
        /// Of how many lists the row says it.
        found: usize,
        /// How many lists there are.
        n_lists: usize,
    },
    /// The counts add up to more than 2⁶⁴ − 1.
    #[error("the counts add up to more than 2^64 - 1")]
    Overflow,
}
