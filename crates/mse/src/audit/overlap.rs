//! How two lists overlap.

use super::odds_ratio::OddsRatio;
use crate::CaptureTable;

/// The overlap of two lists.
#[derive(Debug, Clone, PartialEq)]
pub struct PairOverlap {
    /// The first list's index.
    pub first: usize,
    /// The second list's index.
    pub second: usize,
    /// How many people are on the first list.
    pub n_first: u64,
    /// How many people are on the second list.
    pub n_second: u64,
    /// How many people are on both.
    pub n_both: u64,
    /// How many would be on both if the two were independent samples of the people seen: n₁n₂/n.
    ///
    /// Of the whole population it would be fewer, so that fewer than this is no sign of avoidance.
    pub n_expected_among_seen: f64,
    /// The odds ratio among the people whom a third list saw: only there is it known who is on neither. Absent for two lists.
    pub odds_ratio: Option<OddsRatio>,
}

impl PairOverlap {
    pub(super) fn of(table: &CaptureTable, first: usize, second: usize, level: f64) -> Self {
        let (mut n_first, mut n_second, mut n_both, mut n_seen) = (0_u64, 0_u64, 0_u64, 0_u64);
        // Both, first only, second only, neither, among those on a third list.
        let mut third = [0_u64; 4];
        let pair = 1_u32 << first | 1 << second;
        for &(history, count) in table.cells() {
            let (on_first, on_second) = (history.contains(first), history.contains(second));
            n_seen += count;
            n_first += if on_first { count } else { 0 };
            n_second += if on_second { count } else { 0 };
            n_both += if on_first && on_second { count } else { 0 };
            if history.bits() & !pair != 0 {
                third[usize::from(!on_first) * 2 + usize::from(!on_second)] += count;
            }
        }
        // Index 0 both, 1 first only, 2 second only, 3 neither.
        let odds_ratio = (third.iter().sum::<u64>() > 0)
            .then(|| OddsRatio::exact(third[0], third[1], third[2], third[3], level));
        let expected = if n_seen > 0 {
            crate::interval::as_f64(n_first) / crate::interval::as_f64(n_seen)
                * crate::interval::as_f64(n_second)
        } else {
            0.0
        };
        Self { first, second, n_first, n_second, n_both, n_expected_among_seen: expected, odds_ratio }
    }
}
