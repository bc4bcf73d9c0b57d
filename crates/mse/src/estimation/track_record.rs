//! How numbers of a grade did where the truth was known.

use super::Estimation;
use super::support::Support;
use super::worlds::WORLDS;

/// How the leading numbers of one simulated world did, by their grade.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WorldRecord {
    /// What the world is like.
    pub world: &'static str,
    /// How many lists it has.
    pub n_lists: usize,
    /// How many people they saw, on average.
    pub n_observed: f64,
    /// On how many lists a person seen is beyond the first, on average.
    pub overlap: f64,
    /// Whether the lists can show what is wrong in it, if anything is.
    pub can_be_shown: bool,
    /// How many numbers were called consistent, and of how many of these the interval held the truth.
    pub consistent: [usize; 2],
    /// The same for fragile ones.
    pub fragile: [usize; 2],
}

/// How numbers of one grade did in the worlds like a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrackRecord {
    /// How many worlds.
    pub n_worlds: usize,
    /// How many numbers had the grade.
    pub n_graded: usize,
    /// The interval of how many of them held the truth.
    pub n_held: usize,
}

/// Fewer numbers than this show no share.
const FEWEST: usize = 50;
/// Worlds are alike whose people seen differ by less than this factor …
const SEEN_FACTOR: f64 = 5.0;
/// … and whose overlap does by less than this one.
const OVERLAP_FACTOR: f64 = 2.0;

impl Estimation {
    /// On how many lists a person seen is beyond the first, on average.
    #[must_use]
    pub fn overlap(&self) -> f64 {
        let n_entries: u64 = self.list_sizes.iter().sum();
        n_entries as f64 / (self.n_observed as f64).max(1.0) - 1.0
    }

    /// How leading numbers of this grade did in simulated worlds like this table: with as many lists, people seen within a factor of
    /// five, overlap within a factor of two, and nothing wrong that no list can show.
    ///
    /// None for grades that stand for no number, and where too few numbers of such worlds had the grade.
    #[must_use]
    pub fn track_record(&self) -> Option<TrackRecord> {
        let is_near = |one: f64, other: f64, factor: f64| one < factor * other && other < factor * one;
        let like = WORLDS.iter().filter(|record| {
            record.can_be_shown
                && record.n_lists == self.n_lists
                && is_near(record.n_observed, self.n_observed as f64, SEEN_FACTOR)
                && is_near(record.overlap, self.overlap(), OVERLAP_FACTOR)
        });
        let mut found = TrackRecord { n_worlds: 0, n_graded: 0, n_held: 0 };
        for record in like {
            let [n_graded, n_held] = match self.verdict.grade {
                Support::Consistent => record.consistent,
                Support::Fragile => record.fragile,
                Support::NotJudged | Support::DoNotEstimate => return None,
            };
            found.n_worlds += 1;
            found.n_graded += n_graded;
            found.n_held += n_held;
        }
        (found.n_graded >= FEWEST).then_some(found)
    }
}
