//! Bootstrap replicates of a capture table.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use crate::loglinear::CellCounts;
use crate::{CaptureTable, History};

/// Tables that might have been seen in place of a given one.
///
/// Each replicate has the histories of the original at most, and as many people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replicates {
    n_lists: usize,
    histories: Vec<u32>,
    // One replicate after another, each as long as `histories`.
    counts: Vec<u64>,
    n_replicates: usize,
}

impl Replicates {
    /// Draws as many people as were seen, with replacement, `n_replicates` times.
    ///
    /// Replicate `i` is the `i`-th stream of a ChaCha generator whose key is the seed: neither threads nor the
    /// number of other replicates change it. The time is proportional to the number of people drawn.
    #[must_use]
    pub fn draw(table: &CaptureTable, n_replicates: usize, seed: u64) -> Self {
        let histories: Vec<u32> = table.cells().iter().map(|(history, _)| history.bits()).collect();
        let mut upper_ends = Vec::with_capacity(histories.len());
        let mut n_people = 0_u64;
        for &(_, count) in table.cells() {
            n_people += count;
            upper_ends.push(n_people);
        }
        let mut counts = vec![0; histories.len() * n_replicates];
        if n_people > 0 {
            for (stream, replicate) in counts.chunks_exact_mut(histories.len()).enumerate() {
                let mut rng = ChaCha8Rng::seed_from_u64(seed);
                rng.set_stream(stream as u64);
                for _ in 0..n_people {
                    let person = rng.random_range(0..n_people);
                    replicate[upper_ends.partition_point(|&end| end <= person)] += 1;
                }
            }
        }
        Self { n_lists: table.n_lists(), histories, counts, n_replicates }
    }

    /// Takes over replicates that were drawn elsewhere.
    ///
    /// # Errors
    ///
    /// [`ReplicatesError`] where they have other numbers of lists, or one of them has nobody.
    pub fn from_tables(tables: &[CaptureTable]) -> Result<Self, ReplicatesError> {
        let n_lists = tables.first().map_or(0, CaptureTable::n_lists);
        let mut histories: Vec<u32> =
            tables.iter().flat_map(|table| table.cells().iter().map(|(history, _)| history.bits())).collect();
        histories.sort_unstable();
        histories.dedup();
        let mut counts = Vec::with_capacity(histories.len() * tables.len());
        for (replicate, table) in tables.iter().enumerate() {
            if table.n_lists() != n_lists {
                return Err(ReplicatesError::OtherLists { replicate, found: table.n_lists(), n_lists });
            }
            if table.cells().is_empty() {
                return Err(ReplicatesError::Nobody { replicate });
            }
            counts.extend(histories.iter().map(|&history| table.count(History::from_bits(history))));
        }
        Ok(Self { n_lists, histories, counts, n_replicates: tables.len() })
    }

    /// The same people with list `i` as list `new_index[i]`.
    pub(crate) fn renamed(mut self, new_index: &[usize]) -> Self {
        for history in &mut self.histories {
            let lists = new_index.iter().enumerate().filter(|(at, _)| *history >> at & 1 == 1);
            *history = lists.fold(0, |bits, (_, &list)| bits | 1 << list);
        }
        self
    }

    /// How many replicates there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.n_replicates
    }

    /// Whether there is no replicate.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.n_replicates == 0
    }

    /// How many lists the replicates have.
    #[must_use]
    pub fn n_lists(&self) -> usize {
        self.n_lists
    }

    /// The histories and counts of one replicate, zeros included; `None` beyond the last.
    #[must_use]
    pub fn replicate(&self, index: usize) -> Option<Vec<(History, u64)>> {
        let start = index.checked_mul(self.histories.len())?;
        let counts = self.counts.get(start..start + self.histories.len()).filter(|_| index < self.len())?;
        Some(
            self.histories.iter().map(|&bits| History::from_bits(bits)).zip(counts.iter().copied()).collect(),
        )
    }

    pub(crate) fn cell_counts(&self, index: usize) -> CellCounts {
        let width = self.histories.len();
        let mut counts = vec![0.0; 1 << self.n_lists];
        for (&history, &count) in self.histories.iter().zip(&self.counts[index * width..(index + 1) * width])
        {
            counts[history as usize] = count as f64;
        }
        CellCounts::new(self.n_lists, counts)
    }
}

/// Why tables are not replicates of one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplicatesError {
    /// A replicate has another number of lists than the first.
    #[error("replicate {replicate} has {found} lists, the first one {n_lists}")]
    OtherLists {
        /// The replicate's index.
        replicate: usize,
        /// How many lists it has.
        found: usize,
        /// How many lists the first one has.
        n_lists: usize,
    },
    /// A replicate has nobody.
    #[error("replicate {replicate} has nobody")]
    Nobody {
        /// The replicate's index.
        replicate: usize,
    },
}
