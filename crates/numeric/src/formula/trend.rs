//! Trends of short series: whether later values tend to be higher, and by how much per unit of time.

use crate::argument::{self, ArgumentError};
use crate::bound::bounds::Limits;
use crate::special::standard_normal;

/// Kendall's count of pairs in order, for a series against time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannKendall {
    /// Pairs of which the later value is the higher one, less those of which it is the lower one.
    pub s: i64,
    /// How many pairs there are.
    pub n_pairs: usize,
    /// The probability of an S at least as far from zero if every order were as likely, two-sided.
    pub p: f64,
    /// Whether the probability is counted out; else it is the normal one, corrected for ties and for continuity.
    pub is_exact: bool,
}

/// The slope of a series by the medians of its pairs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SenSlope {
    /// The median of the slopes of all pairs.
    pub slope: f64,
    /// The limits at a level of at least the one asked for. None: the series is too short for any, or has ties.
    pub limits: Option<Limits>,
}

/// Up to so many values with ties, all orders are counted out.
const MOST_PERMUTED: usize = 8;

/// Up to so many values without ties, the distribution is counted out.
const MOST_COUNTED: usize = 60;

/// The test of Mann and Kendall on values in the order of time.
///
/// # Formula
/// ```text
/// S = Σ_{i<j} sgn(y_j − y_i)
/// without ties P(S) follows from the numbers of permutations by inversions; with ties and more than 8 values
/// Var S = (n(n−1)(2n+5) − Σ t(t−1)(2t+5))/18 and z = (|S| − 1)/√Var S
/// ```
///
/// # Assumptions
/// The values err independently of one another.
///
/// # Errors
/// Fewer than three values, or one that is not finite.
///
/// # References
/// Mann 1945, Econometrica 13, 245-259; Kendall 1975, Rank Correlation Methods, chapter 4.
pub fn mann_kendall(values: &[f64]) -> Result<MannKendall, ArgumentError> {
    argument::count("values", values.len(), 3, usize::MAX)?;
    for value in values {
        argument::finite("value", *value)?;
    }
    let n = values.len();
    let s = score(values);
    let n_pairs = n * (n - 1) / 2;
    let ties = ties(values);
    let (p, is_exact) = if ties.is_empty() && n <= MOST_COUNTED {
        // With S = pairs − 2T for T inversions, an S as far from zero is one with as few inversions, on either side.
        let few = (n_pairs - s.unsigned_abs() as usize) / 2;
        let tail: f64 = inversions(n).iter().take(few + 1).sum();
        ((2.0 * tail).min(1.0), true)
    } else if n <= MOST_PERMUTED {
        (permuted(values, s), true)
    } else {
        let n = n as f64;
        let of = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
        let variance = (of(n) - ties.iter().map(|t| of(*t as f64)).sum::<f64>()) / 18.0;
        let z = ((s.abs() - 1).max(0) as f64) / variance.sqrt();
        (if variance > 0.0 { (2.0 * standard_normal::cdf(-z)).min(1.0) } else { 1.0 }, false)
    };
    Ok(MannKendall { s, n_pairs, p, is_exact })
}

/// Sen's slope of values over time, with limits from the distribution of inversions.
///
/// # Formula
/// ```text
/// the median of (y_j − y_i)/(t_j − t_i) over all pairs; limits: the (k+1)th smallest and largest, for the largest k with P(T ≤ k) ≤ (1 − level)/2
/// ```
///
/// # Errors
/// Fewer than two points, times that do not grow, a number that is not finite, a level outside 0 to 1.
///
/// # References
/// Sen 1968, Journal of the American Statistical Association 63, 1379-1389; Hollander and Wolfe 1999, section 9.3.
pub fn sen_slope(points: &[(f64, f64)], level: f64) -> Result<SenSlope, ArgumentError> {
    argument::level(level)?;
    argument::count("points", points.len(), 2, usize::MAX)?;
    let mut slopes = Vec::new();
    for (at, (time, value)) in points.iter().enumerate() {
        argument::finite("value", *value)?;
        for (later, higher) in &points[at + 1..] {
            slopes.push((higher - value) / argument::positive("time between two points", later - time)?);
        }
    }
    slopes.sort_by(f64::total_cmp);
    let n = slopes.len();
    let slope = f64::midpoint(slopes[(n - 1) / 2], slopes[n / 2]);
    let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
    let has_ties = !ties(&values).is_empty() || points.len() > MOST_COUNTED;
    let mut limits = None;
    if !has_ties {
        let mut tail = 0.0;
        for (k, probability) in inversions(points.len()).iter().enumerate().take(n.div_ceil(2)) {
            tail += probability;
            if tail > (1.0 - level) / 2.0 {
                break;
            }
            limits = Some(Limits::new(slopes[k], slopes[n - 1 - k], level)?);
        }
    }
    Ok(SenSlope { slope, limits })
}

fn score(values: &[f64]) -> i64 {
    let sign = |a: f64, b: f64| i64::from(b > a) - i64::from(b < a);
    (values.iter().enumerate()).map(|(at, a)| values[at..].iter().map(|b| sign(*a, *b)).sum::<i64>()).sum()
}

/// The sizes of the groups of equal values, those of one left out.
fn ties(values: &[f64]) -> Vec<usize> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|earlier, later| earlier >= later).map(<[f64]>::len).filter(|n| *n > 1).collect()
}

/// The probability of each number of inversions of a random order of `n`.
fn inversions(n: usize) -> Vec<f64> {
    let mut found = vec![1.0];
    for size in 2..=n {
        let mut next = vec![0.0; found.len() + size - 1];
        for (at, probability) in found.iter().enumerate() {
            for more in 0..size {
                next[at + more] += probability / size as f64;
            }
        }
        found = next;
    }
    found
}

/// The share of all orders of the values whose S is at least as far from zero.
fn permuted(values: &[f64], s: i64) -> f64 {
    fn visit(values: &mut [f64], from: usize, far: i64, found: &mut (u64, u64)) {
        if from + 1 >= values.len() {
            found.1 += 1;
            found.0 += u64::from(score(values).abs() >= far);
            return;
        }
        for at in from..values.len() {
            values.swap(from, at);
            visit(values, from + 1, far, found);
            values.swap(from, at);
        }
    }
    let mut found = (0, 0);
    visit(&mut values.to_vec(), 0, s.abs(), &mut found);
    found.0 as f64 / found.1 as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_series_are_counted_out() {
        // scipy.stats.kendalltau([1,2,3,4,5], [1,3,2,4,5]) has p = 0.0833, and an order without a slip 2 in 120.
        let found = mann_kendall(&[1.0, 3.0, 2.0, 4.0, 5.0]).unwrap();
        assert_eq!((found.s, found.n_pairs, found.is_exact), (8, 10, true));
        assert!((found.p - 10.0 / 120.0).abs() < 1e-12);
        assert!((mann_kendall(&[5.0, 4.0, 3.0, 2.0, 1.0]).unwrap().p - 2.0 / 120.0).abs() < 1e-12);
        // Of the orders of two equal values and a third, two in three have them on one side of it.
        assert!((mann_kendall(&[1.0, 1.0, 2.0]).unwrap().p - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn counting_out_and_permuting_agree() {
        let values = [0.3, 0.9, 0.1, 0.4, 0.8, 0.7];
        let found = mann_kendall(&values).unwrap();
        assert!((found.p - permuted(&values, found.s)).abs() < 1e-12);
    }

    #[test]
    fn a_slope_has_limits_only_where_the_series_is_long_enough() {
        let points: Vec<(f64, f64)> =
            [10.0, 12.0, 13.0, 17.0, 19.0].iter().enumerate().map(|(t, y)| (t as f64, *y)).collect();
        let found = sen_slope(&points, 0.95).unwrap();
        assert!((found.slope - 2.25).abs() < 0.1);
        // Only the one order of 120 without an inversion lies below one in forty: the least and the greatest slope.
        let limits = found.limits.unwrap();
        assert!((limits.lower() - 1.0).abs() < 1e-12 && (limits.upper() - 4.0).abs() < 1e-12);
        assert_eq!(sen_slope(&points[..4], 0.95).unwrap().limits, None);
    }
}
