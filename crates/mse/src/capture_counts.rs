//! Counts of people by how often they were captured: all that a single source with repeats gives.

use crate::CaptureTable;
use crate::interval::as_f64;

/// The most captures of one person that are kept apart.
pub const MAX_CAPTURES: usize = 10_000;

/// How many people were captured exactly k times, k = 1, 2, ….
///
/// The last frequency is positive, so that two tables with the same people are equal however many zeros were written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptureCounts {
    frequencies: Vec<u64>,
}

impl CaptureCounts {
    /// Sums `(captures, people)` rows. Rows with no people add nothing.
    ///
    /// # Errors
    ///
    /// [`CaptureCountsError`] where people were captured zero times or more than [`MAX_CAPTURES`] times, nobody was captured, or
    /// the counts overflow.
    pub fn new(rows: impl IntoIterator<Item = (usize, u64)>) -> Result<Self, CaptureCountsError> {
        let mut frequencies: Vec<u64> = Vec::new();
        let mut total = 0_u64;
        for (n_captures, n_people) in rows {
            if n_people == 0 {
                continue;
            }
            if !(1..=MAX_CAPTURES).contains(&n_captures) {
                return Err(CaptureCountsError::Captures { n_captures });
            }
            total = total.checked_add(n_people).ok_or(CaptureCountsError::Overflow)?;
            if frequencies.len() < n_captures {
                frequencies.resize(n_captures, 0);
            }
            frequencies[n_captures - 1] += n_people;
        }
        if frequencies.is_empty() {
            return Err(CaptureCountsError::Empty);
        }
        Ok(Self { frequencies })
    }

    /// The counts by number of lists of a table's people.
    ///
    /// # Errors
    ///
    /// [`CaptureCountsError::Empty`] where the table has nobody in it.
    pub fn of_table(table: &CaptureTable) -> Result<Self, CaptureCountsError> {
        Self::new(table.capture_frequencies().into_iter().enumerate().map(|(at, count)| (at + 1, count)))
    }

    /// How many people were captured k times; index 0 is k = 1, and the last entry is positive.
    #[must_use]
    pub fn frequencies(&self) -> &[u64] {
        &self.frequencies
    }

    /// How many people were captured exactly `n_captures` times.
    #[must_use]
    pub fn count(&self, n_captures: usize) -> u64 {
        n_captures.checked_sub(1).and_then(|at| self.frequencies.get(at)).copied().unwrap_or(0)
    }

    /// How many people were captured at all.
    #[must_use]
    pub fn n_observed(&self) -> u64 {
        self.frequencies.iter().sum()
    }

    /// The most captures of one person.
    #[must_use]
    pub fn max_captures(&self) -> usize {
        self.frequencies.len()
    }

    /// All captures of all people, as a real number.
    pub(crate) fn n_captures(&self) -> f64 {
        self.frequencies.iter().zip(1_u32..).map(|(&people, k)| as_f64(people) * f64::from(k)).sum()
    }
}

/// Why rows do not make [`CaptureCounts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CaptureCountsError {
    /// Nobody was captured.
    #[error("nobody was captured")]
    Empty,
    /// People captured no time, or too many times to be kept apart.
    #[error("people captured {n_captures} times: captures go from 1 to {MAX_CAPTURES}")]
    Captures {
        /// The number of captures of that row.
        n_captures: usize,
    },
    /// The counts add up to more than 2⁶⁴ − 1.
    #[error("the counts add up to more than 2^64 - 1")]
    Overflow,
}
