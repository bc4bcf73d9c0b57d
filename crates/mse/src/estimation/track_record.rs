//! How often a number so graded held where the truth is known.

use super::Estimation;
use super::support::Support;

/// Made by `cargo run --release -p darkfigure-mse --features parallel --example verdict -- record`; docs/verdict.md draws it.
const TABLE: &str = include_str!("track_record.csv");

/// Fewer sets than this say too little of a share.
const ENOUGH: u32 = 20;

/// Of which lists a track record speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LikeThese {
    /// How many lists; five stands for five and more.
    pub n_lists: usize,
    /// Whether a quarter of the people seen and more are on two lists and more.
    pub is_dense: bool,
    /// Whether a thousand people and more were seen.
    pub is_large: bool,
}

impl LikeThese {
    /// The lists, by how many there are, how many people they saw, and how many of those on two and more.
    #[must_use]
    pub fn of(n_lists: usize, n_observed: u64, n_on_several: u64) -> Self {
        Self {
            n_lists: n_lists.min(5),
            is_dense: 4 * n_on_several >= n_observed,
            is_large: n_observed >= 1_000,
        }
    }
}

/// How often the leading interval held the truth, of simulated populations whose lists are like these and got the same grade.
///
/// In some of the populations the lists are independent or depend on each other in a way that the models know; in others people differ,
/// change, or are mixed up. It is a share of worlds that somebody chose, and no probability that this number is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrackRecord {
    /// Which lists.
    pub like: LikeThese,
    /// The grade.
    pub grade: Support,
    /// How many sets of lists were so graded.
    pub n_sets: u32,
    /// Of how many the leading interval held the truth.
    pub n_held: u32,
}

impl TrackRecord {
    /// Every row of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.lines().skip(1).filter_map(Self::read)
    }

    fn read(line: &str) -> Option<Self> {
        let mut fields = line.split(',');
        let n_lists = fields.next()?.parse().ok()?;
        let (is_dense, is_large) = (fields.next()? == "dense", fields.next()? == "large");
        let grade = match fields.next()? {
            "consistent" => Support::Consistent,
            "fragile" => Support::Fragile,
            _ => return None,
        };
        let (n_sets, n_held) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
        Some(Self { like: LikeThese { n_lists, is_dense, is_large }, grade, n_sets, n_held })
    }

    /// Of a hundred, how many held; rounded down, so that it is never more than was found.
    #[must_use]
    pub const fn of_hundred(self) -> u32 {
        100 * self.n_held / self.n_sets
    }
}

impl Estimation {
    /// How often a number so graded held in simulated populations like these; none where there were too few of them, where no number
    /// leads, or of two lists: whether their interval holds is decided by the one thing that they cannot show, and a share of simulated
    /// populations would be the share of those in which somebody put it.
    #[must_use]
    pub fn track_record(&self) -> Option<TrackRecord> {
        // A list that saw nobody is none of the simulations'.
        let n_lists = self.list_sizes.iter().filter(|&&size| size > 0).count();
        self.lead().filter(|_| n_lists > 2)?;
        let like = LikeThese::of(n_lists, self.n_observed, self.n_on_several);
        TrackRecord::all()
            .find(|record| record.like == like && record.grade == self.verdict.grade)
            .filter(|record| record.n_sets >= ENOUGH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_dense_from_a_quarter_and_large_from_a_thousand() {
        let like = |n_lists, is_dense, is_large| LikeThese { n_lists, is_dense, is_large };
        assert_eq!(LikeThese::of(3, 1_000, 250), like(3, true, true));
        assert_eq!(LikeThese::of(5, 999, 249), like(5, false, false));
        assert_eq!(LikeThese::of(6, 1_001, 250), like(5, false, true));
        assert_eq!(LikeThese::of(4, 8, 2), like(4, true, false));
        assert_eq!(LikeThese::of(4, 8, 1), like(4, false, false));
    }
}
