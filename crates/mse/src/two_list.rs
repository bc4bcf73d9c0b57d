//! Two overlapping lists: Lincoln–Petersen and Chapman.

use darkfigure_numeric::formula::lincoln_petersen as dual_system;

use crate::interval::as_f64;
use crate::{CaptureTable, SizeEstimate};

/// What two lists say: their sizes and how many people are on both.
///
/// # Assumptions
///
/// Both estimators take the lists to be independent, the population to be closed, everyone to be equally likely to be on at
/// least one of the lists, and the matches to be right. None of this can be seen from two lists alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TwoLists {
    n_first: u64,
    n_second: u64,
    n_both: u64,
}

impl TwoLists {
    /// Two lists from their sizes and their overlap.
    ///
    /// # Errors
    ///
    /// [`Refusal::OverlapTooLarge`] where more people are on both lists than on one of them.
    pub const fn new(n_first: u64, n_second: u64, n_both: u64) -> Result<Self, Refusal> {
        if n_both > n_first || n_both > n_second {
            return Err(Refusal::OverlapTooLarge { n_first, n_second, n_both });
        }
        Ok(Self { n_first, n_second, n_both })
    }

    /// The lists `first` and `second` of a table, whoever else saw the people on them.
    ///
    /// # Errors
    ///
    /// [`Refusal::NoSuchPair`] where the indices are equal or beyond the table's lists.
    pub fn of_table(table: &CaptureTable, first: usize, second: usize) -> Result<Self, Refusal> {
        let n_lists = table.n_lists();
        if first == second || first >= n_lists || second >= n_lists {
            return Err(Refusal::NoSuchPair { first, second, n_lists });
        }
        let (mut n_first, mut n_second, mut n_both) = (0, 0, 0);
        for &(history, count) in table.cells() {
            let (on_first, on_second) = (history.contains(first), history.contains(second));
            n_first += if on_first { count } else { 0 };
            n_second += if on_second { count } else { 0 };
            n_both += if on_first && on_second { count } else { 0 };
        }
        Ok(Self { n_first, n_second, n_both })
    }

    /// How many people are on the first list.
    #[must_use]
    pub const fn n_first(self) -> u64 {
        self.n_first
    }

    /// How many people are on the second list.
    #[must_use]
    pub const fn n_second(self) -> u64 {
        self.n_second
    }

    /// How many people are on both lists.
    #[must_use]
    pub const fn n_both(self) -> u64 {
        self.n_both
    }

    /// How many people are on either list.
    #[must_use]
    pub const fn n_observed(self) -> u64 {
        self.n_first - self.n_both + self.n_second
    }
}

/// The Lincoln–Petersen estimate.
///
/// # Formula
///
/// ```text
/// N = n₁ n₂ / m,   se² = n₁ n₂ (n₁ − m)(n₂ − m) / m³
/// ```
///
/// # Errors
///
/// [`Refusal::NoOverlap`] where nobody is on both lists: the estimate would be infinite.
///
/// # Example
///
/// ```
/// use darkfigure_mse::two_list::{TwoLists, lincoln_petersen};
///
/// let police_and_shelter = TwoLists::new(46, 36, 6)?;
/// assert!((lincoln_petersen(police_and_shelter, 0.95)?.estimate - 276.0).abs() < 1e-9);
/// # Ok::<(), darkfigure_mse::two_list::Refusal>(())
/// ```
///
/// # References
///
/// Seber (1982), The Estimation of Animal Abundance, section 3.1.
pub fn lincoln_petersen(lists: TwoLists, level: f64) -> Result<SizeEstimate, Refusal> {
    check_level(level)?;
    // Of what can be wrong with two lists, all but the overlap was asked when they were made.
    let Ok(size) = dual_system(lists.n_first, lists.n_second, lists.n_both) else {
        return Err(Refusal::NoOverlap { n_first: lists.n_first, n_second: lists.n_second });
    };
    Ok(SizeEstimate::log_normal(lists.n_observed(), size.estimate, size.standard_error_of_registers, level))
}

/// Chapman's estimate, nearly unbiased where n₁ + n₂ reaches the population, and finite without an overlap.
///
/// Without an overlap the estimate is finite only by its construction; it is then a floor with no evidence above it.
///
/// # Formula
///
/// ```text
/// N = (n₁ + 1)(n₂ + 1)/(m + 1) − 1
/// se² = (n₁ + 1)(n₂ + 1)(n₁ − m)(n₂ − m) / ((m + 1)² (m + 2))
/// ```
///
/// # Errors
///
/// [`Refusal::EmptyList`] where one list is empty, so that no overlap could have been seen.
///
/// # References
///
/// Chapman (1951); Seber (1970) for the variance; Chao (1987) for the lognormal interval.
pub fn chapman(lists: TwoLists, level: f64) -> Result<SizeEstimate, Refusal> {
    check_level(level)?;
    if lists.n_first == 0 || lists.n_second == 0 {
        return Err(Refusal::EmptyList { n_first: lists.n_first, n_second: lists.n_second });
    }
    let (n1, n2, m) = (as_f64(lists.n_first), as_f64(lists.n_second), as_f64(lists.n_both));
    let estimate = (n1 + 1.0) * ((n2 + 1.0) / (m + 1.0)) - 1.0;
    let variance = (n1 + 1.0) / (m + 1.0) * ((n2 + 1.0) / (m + 1.0)) * (n1 - m) * ((n2 - m) / (m + 2.0));
    Ok(SizeEstimate::log_normal(lists.n_observed(), estimate, variance.sqrt(), level))
}

fn check_level(level: f64) -> Result<(), Refusal> {
    if level > 0.0 && level < 1.0 { Ok(()) } else { Err(Refusal::Level { level }) }
}

/// Why two lists give no honest estimate.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Nobody is on both lists, so that nothing bounds the population from above.
    #[error("nobody is on both lists ({n_first} and {n_second} people): the estimate would be infinite")]
    NoOverlap {
        /// The first list's size.
        n_first: u64,
        /// The second list's size.
        n_second: u64,
    },
    /// A list is empty.
    #[error("a list is empty ({n_first} and {n_second} people): there is nothing to compare")]
    EmptyList {
        /// The first list's size.
        n_first: u64,
        /// The second list's size.
        n_second: u64,
    },
    /// More people are on both lists than on one of them.
    #[error("{n_both} people on both lists cannot be, with {n_first} on one and {n_second} on the other")]
    OverlapTooLarge {
        /// The first list's size.
        n_first: u64,
        /// The second list's size.
        n_second: u64,
        /// How many people are said to be on both.
        n_both: u64,
    },
    /// The pair is not two lists of the table.
    #[error("lists {first} and {second} are not a pair among {n_lists} lists")]
    NoSuchPair {
        /// The first index.
        first: usize,
        /// The second index.
        second: usize,
        /// How many lists there are.
        n_lists: usize,
    },
    /// The level is not a probability strictly between 0 and 1.
    #[error("level {level} is not between 0 and 1")]
    Level {
        /// The level as given.
        level: f64,
    },
}
