//! Bootstrap replicates of a capture table.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::Binomial;

use super::bca::Deletion;
use crate::interval::as_f64;
use crate::loglinear::CellCounts;
use crate::{CaptureTable, History};

/// How people are drawn anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Redraw {
    /// The whole estimated population: how many of it are seen varies too, as it did when the lists were made.
    #[default]
    Population,
    /// As many people as were seen, the rule of the literature's software: intervals then lack the variance of the number seen, and
    /// are too short where a large part of the population was. To compare with that software.
    Seen,
}

/// Tables that might have been seen in place of a given one.
///
/// Each replicate has the histories of the original at most; how many people it has is the [`Redraw`]'s matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replicates {
    n_lists: usize,
    histories: Vec<u32>,
    // One replicate after another, each as long as `histories`.
    counts: Vec<u64>,
    n_replicates: usize,
    // People on no list, where they were drawn too.
    n_unseen: u64,
}

impl Replicates {
    /// Draws as many people as were seen, with replacement, `n_replicates` times: [`Redraw::Seen`].
    ///
    /// Replicate `i` is the `i`-th stream of a ChaCha generator whose key is the seed: neither threads nor the
    /// number of other replicates change it.
    #[must_use]
    pub fn draw(table: &CaptureTable, n_replicates: usize, seed: u64) -> Self {
        Self::drawn(table, table.n_observed(), n_replicates, seed)
    }

    /// Draws the whole population anew, `n_total` people of whom most replicates see another number: [`Redraw::Population`].
    ///
    /// # Formula
    ///
    /// ```text
    /// n* ~ Binomial(N̂, n/N̂);  counts* ~ Multinomial(n*, counts/n)
    /// ```
    ///
    /// which is one multinomial draw of N̂ people over the histories that were seen and the empty one.
    ///
    /// # References
    ///
    /// Buckland and Garthwaite 1991, Biometrics 47, 255–268, section 2; Norris and Pollock 1996, Environmental and Ecological
    /// Statistics 3, 235–244.
    #[must_use]
    pub fn redraw(table: &CaptureTable, n_total: f64, n_replicates: usize, seed: u64) -> Self {
        let n_observed = table.n_observed();
        // A size beyond counting leaves the seen as Poisson, which this many people give as well.
        let size = if n_total.is_finite() { n_total.round().clamp(0.0, 1e15) } else { 1e15 };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within range as clamped"
        )]
        let n_people = (size as u64).max(n_observed);
        Self::drawn(table, n_people, n_replicates, seed)
    }

    fn drawn(table: &CaptureTable, n_people: u64, n_replicates: usize, seed: u64) -> Self {
        let histories: Vec<u32> = table.cells().iter().map(|(history, _)| history.bits()).collect();
        let mut counts = vec![0; histories.len() * n_replicates];
        if table.n_observed() > 0 {
            for (stream, replicate) in counts.chunks_exact_mut(histories.len()).enumerate() {
                let mut rng = ChaCha8Rng::seed_from_u64(seed);
                rng.set_stream(stream as u64);
                let (mut people, mut left) = (n_people, n_people);
                for (drawn, &(_, count)) in replicate.iter_mut().zip(table.cells()) {
                    // The last history takes who is left, where everybody has one.
                    let share = if count == left { 1.0 } else { as_f64(count) / as_f64(left) };
                    *drawn = Binomial::new(people, share).map_or(0, |law| rng.sample(law));
                    people -= *drawn;
                    left -= count;
                }
            }
        }
        let n_unseen = n_people - table.n_observed();
        Self { n_lists: table.n_lists(), histories, counts, n_replicates, n_unseen }
    }

    /// Takes over replicates that were drawn elsewhere, as if by [`Redraw::Seen`].
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
        Ok(Self { n_lists, histories, counts, n_replicates: tables.len(), n_unseen: 0 })
    }

    /// The same people with list `i` as list `new_index[i]`.
    pub(crate) fn renamed(mut self, new_index: &[usize]) -> Self {
        for history in &mut self.histories {
            let lists = new_index.iter().enumerate().filter(|(at, _)| *history >> at & 1 == 1);
            *history = lists.fold(0, |bits, (_, &list)| bits | 1 << list);
        }
        self
    }

    /// What the jackknife of the acceleration adds where the unseen were drawn too: one of them less changes nothing.
    pub(crate) fn deletion_of_unseen(&self, estimate: f64) -> Option<Deletion> {
        let history = History::from_bits(0);
        (self.n_unseen > 0).then_some(Deletion { history, count: self.n_unseen, estimate: Some(estimate) })
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
