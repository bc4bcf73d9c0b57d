//! How often values fall where on an axis.

use super::{ChartAxis, Prose, Reference};
use crate::number::Dimension;

/// How often values fall into the bins of one axis. A page draws bars, text a strip of blocks; every format says it in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    /// What fell where, as a sentence.
    pub caption: Prose,
    /// The axis of the values.
    pub axis: ChartAxis,
    /// What is counted, such as redraws.
    pub counted: Dimension,
    /// The bins, ascending and adjoining. Those that are not finite are left out.
    pub bins: Vec<Bin>,
    /// A value to compare with.
    pub reference: Option<Reference>,
}

/// A range of values and how often it was met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How many values lie between them.
    pub count: u64,
}

impl Histogram {
    /// The bins that can be drawn or printed.
    pub(crate) fn sound_bins(&self) -> impl Iterator<Item = Bin> {
        self.bins
            .iter()
            .copied()
            .filter(|bin| bin.low.is_finite() && bin.high.is_finite() && bin.low < bin.high)
    }

    /// How many values there are.
    pub(crate) fn total(&self) -> u64 {
        self.sound_bins().fold(0, |total, bin| total.saturating_add(bin.count))
    }

    /// At most so many bins: neighbours are joined, evenly.
    pub(crate) fn joined(&self, limit: usize) -> Vec<Bin> {
        let bins: Vec<Bin> = self.sound_bins().collect();
        let each = bins.len().div_ceil(limit.max(1)).max(1);
        let join = |group: &[Bin]| Bin {
            low: group[0].low,
            high: group[group.len() - 1].high,
            count: group.iter().fold(0, |total, bin| total.saturating_add(bin.count)),
        };
        bins.chunks(each).map(join).collect()
    }

    /// Where the middle half of the values lies: from the bin of the lower quartile to that of the upper one.
    pub(crate) fn middle_half(&self) -> Option<(f64, f64)> {
        let total = self.total();
        let at_quarter = |quarters: u64| {
            let mut held = 0_u64;
            self.sound_bins().find(|bin| {
                held = held.saturating_add(bin.count);
                held > 0 && held.saturating_mul(4) >= total.saturating_mul(quarters)
            })
        };
        Some((at_quarter(1)?.low, at_quarter(3)?.high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counts: &[u64]) -> Histogram {
        let bin = |(at, &count): (usize, &u64)| Bin { low: at as f64, high: at as f64 + 1.0, count };
        Histogram {
            caption: Prose::new(),
            axis: ChartAxis::linear("value", Dimension::Plain),
            counted: Dimension::Plain,
            bins: counts.iter().enumerate().map(bin).collect(),
            reference: None,
        }
    }

    #[test]
    fn the_middle_half_leaves_a_quarter_on_each_side() {
        assert_eq!(of(&[1, 5, 6, 1, 0, 3]).middle_half(), Some((1.0, 3.0)));
        // Two humps: the middle reaches from one into the other.
        assert_eq!(of(&[0, 8, 1, 0, 4, 7, 0]).middle_half(), Some((1.0, 6.0)));
        assert_eq!(of(&[]).middle_half(), None);
        assert_eq!(of(&[0, 0]).middle_half(), None);
    }

    #[test]
    fn joining_loses_nobody() {
        let joined = of(&[1, 5, 6, 1, 0, 3, 2]).joined(3);
        assert_eq!(joined.len(), 3);
        assert_eq!(joined.iter().map(|bin| bin.count).sum::<u64>(), 18);
        assert!((joined[2].high - 7.0).abs() < 1e-12);
    }
}
