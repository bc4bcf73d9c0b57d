//! Odds ratios with exact conditional limits.

use libm::{exp, lgamma, log};

use crate::UpperLimit;
use darkfigure_numeric::special::standard_normal;

use crate::interval::as_f64;
use darkfigure_numeric::root::bisect;

/// Beyond this smallest margin the exact limits are those of the normal approximation to the digits that anyone reads.
const LARGEST_EXACT: u64 = 5_000;

/// An odds ratio between two lists, with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OddsRatio {
    /// n₁₁ n₀₀ / (n₁₀ n₀₁); unbounded where only its denominator is zero, absent where both are.
    pub estimate: Option<UpperLimit>,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: UpperLimit,
    /// The level of the limits.
    pub level: f64,
}

impl OddsRatio {
    /// The odds ratio of a table of two by two, with limits from the exact distribution given its margins.
    ///
    /// Zeros are taken as they are: the limit on their side is 0 or open.
    ///
    /// # References
    ///
    /// Cornfield (1956); Gart (1970), Biometrika 57, 471–475.
    pub(super) fn exact(both: u64, first: u64, second: u64, neither: u64, level: f64) -> Self {
        let product = |a: u64, b: u64| as_f64(a) * as_f64(b);
        let estimate = match (product(both, neither), product(first, second)) {
            (top, bottom) if bottom > 0.0 => Some(UpperLimit::Finite(top / bottom)),
            (top, _) if top > 0.0 => Some(UpperLimit::Unbounded),
            _ => None,
        };
        let smallest_margin = (both + first).min(both + second).min(neither + first).min(neither + second);
        if smallest_margin > LARGEST_EXACT {
            let (lower, upper) = large_limits([both, first, second, neither].map(as_f64), level);
            return Self { estimate, lower, upper, level };
        }
        let tail = (1.0 - level) / 2.0;
        let conditional = Conditional::new(both, first, second, neither);
        // P(X ≥ n₁₁) rises with the odds ratio, P(X ≤ n₁₁) falls.
        let lower = if as_f64(both) <= conditional.least {
            0.0
        } else {
            exp(bisect(-60.0, 60.0, |log_ratio| conditional.tails(log_ratio, as_f64(both)).1 - tail))
        };
        let upper = if as_f64(both) >= conditional.most {
            UpperLimit::Unbounded
        } else {
            let limit = bisect(-60.0, 60.0, |log_ratio| tail - conditional.tails(log_ratio, as_f64(both)).0);
            UpperLimit::Finite(exp(limit))
        };
        Self { estimate, lower, upper, level }
    }

    /// Whether the interval leaves out 1 and lies above it.
    #[must_use]
    pub fn is_above_one(&self) -> bool {
        self.lower > 1.0
    }

    /// Whether the interval leaves out 1 and lies below it.
    #[must_use]
    pub fn is_below_one(&self) -> bool {
        self.upper.finite().is_some_and(|upper| upper < 1.0)
    }
}

/// Limits where every margin is large: normal for the logarithm, or Poisson for a single cell with nobody.
fn large_limits([both, first, second, neither]: [f64; 4], level: f64) -> (f64, UpperLimit) {
    if [both, first, second, neither].iter().all(|&count| count > 0.0) {
        let centre = log(both) + log(neither) - log(first) - log(second);
        let variance = 1.0 / both + 1.0 / first + 1.0 / second + 1.0 / neither;
        let reach = standard_normal::quantile(0.5 + level / 2.0) * variance.sqrt();
        return (exp(centre - reach), UpperLimit::Finite(exp(centre + reach)));
    }
    // Nobody where a mean of E is expected at odds ratio 1: the mean is at most −ln(tail).
    let most = -log((1.0 - level) / 2.0);
    if first > 0.0 && second > 0.0 {
        (0.0, UpperLimit::Finite(most * both.max(neither) / first / second))
    } else if both > 0.0 && neither > 0.0 {
        (both / most * neither / first.max(second).max(1.0), UpperLimit::Unbounded)
    } else {
        (0.0, UpperLimit::Unbounded)
    }
}

/// The distribution of n₁₁ given the margins.
struct Conditional {
    least: f64,
    most: f64,
    log_weights: Vec<f64>,
}

impl Conditional {
    fn new(both: u64, first: u64, second: u64, neither: u64) -> Self {
        let (row, column) = (as_f64(both + first), as_f64(both + second));
        let total = as_f64(both + first + second + neither);
        let least = (row + column - total).max(0.0);
        let most = row.min(column);
        let log_factorial = |n: f64| lgamma(n + 1.0);
        let mut log_weights = Vec::new();
        let mut x = least;
        while x <= most {
            log_weights.push(
                -log_factorial(x)
                    - log_factorial(row - x)
                    - log_factorial(column - x)
                    - log_factorial(total - row - column + x),
            );
            x += 1.0;
        }
        Self { least, most, log_weights }
    }

    /// P(X ≤ x) and P(X ≥ x) at a log odds ratio.
    fn tails(&self, log_ratio: f64, x: f64) -> (f64, f64) {
        let places = || (0_u32..).map(|step| self.least + f64::from(step)).zip(&self.log_weights);
        let top = places().map(|(at, weight)| weight + at * log_ratio).fold(f64::NEG_INFINITY, f64::max);
        let (mut below, mut above, mut total) = (0.0, 0.0, 0.0);
        for (at, weight) in places() {
            let mass = exp(weight + at * log_ratio - top);
            total += mass;
            if at <= x {
                below += mass;
            }
            if at >= x {
                above += mass;
            }
        }
        (below / total, above / total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_of_the_tea_tasting_lady() {
        // Three of four cups right: P(X = x) is in proportion to 1, 16ψ, 36ψ², 16ψ³, ψ⁴. (fisher.test stops its search for the
        // upper limit early, at 621.93.)
        let ratio = OddsRatio::exact(3, 1, 1, 3, 0.95);
        let share_from_three = |psi: f64| {
            let terms = [1.0, 16.0 * psi, 36.0 * psi * psi, 16.0 * psi * psi * psi, psi * psi * psi * psi];
            (terms[3..].iter().sum::<f64>() / terms.iter().sum::<f64>(), terms[4] / terms.iter().sum::<f64>())
        };
        let upper = ratio.upper.finite().unwrap_or(0.0);
        assert!((share_from_three(ratio.lower).0 - 0.025).abs() < 1e-9, "{ratio:?}");
        assert!((share_from_three(upper).1 - 0.975).abs() < 1e-9, "{ratio:?}");
    }

    #[test]
    fn cells_with_nobody_leave_one_side_open() {
        let never = OddsRatio::exact(0, 10, 10, 10, 0.95);
        assert_eq!((never.estimate, never.lower), (Some(UpperLimit::Finite(0.0)), 0.0));
        assert!(never.is_below_one());
        let always = OddsRatio::exact(10, 0, 10, 10, 0.95);
        assert_eq!((always.estimate, always.upper), (Some(UpperLimit::Unbounded), UpperLimit::Unbounded));
        assert!(always.is_above_one());
    }

    #[test]
    fn large_tables_agree_with_exact_ones() {
        let exact = OddsRatio::exact(2000, 2500, 2400, 9000, 0.95);
        let (lower, upper) = large_limits([2000.0, 2500.0, 2400.0, 9000.0], 0.95);
        assert!((exact.lower / lower - 1.0).abs() < 0.002, "{exact:?} {lower}");
        let (upper, exact_upper) = (upper.finite().unwrap_or(0.0), exact.upper.finite().unwrap_or(1.0));
        assert!((exact_upper / upper - 1.0).abs() < 0.002, "{exact_upper} {upper}");
    }
    /// The product of the one diagonal over that of the other, which the limits hold.
    #[test]
    fn the_estimate_is_the_ratio_of_the_diagonals() {
        for (counts, wanted) in [
            ([8, 3, 5, 10], 80.0 / 15.0),
            ([2, 7, 9, 4], 8.0 / 63.0),
            ([60, 20, 30, 40], 4.0),
            ([6, 4, 3, 2], 1.0),
        ] {
            let [both, first, second, neither] = counts;
            let found = OddsRatio::exact(both, first, second, neither, 0.95);
            let estimate = found.estimate.and_then(UpperLimit::finite).unwrap();
            assert!((estimate - wanted).abs() < 1e-12, "{found:?}");
            assert!(found.lower < wanted && found.upper.finite().unwrap() > wanted, "{found:?}");
            let (above, below) = (found.lower > 1.0, found.upper.finite().unwrap() < 1.0);
            assert_eq!((found.is_above_one(), found.is_below_one()), (above, below));
        }
        assert!(OddsRatio::exact(60, 20, 30, 40, 0.95).is_above_one());
        assert_eq!(OddsRatio::exact(0, 0, 5, 5, 0.95).estimate, None);
    }

    /// Where a cell has nobody, the limit for large tables is near the exact one, whichever cell it is.
    #[test]
    fn limits_of_large_tables_with_an_empty_cell_are_nearly_exact() {
        let near = |counts: [u64; 4]| {
            let [both, first, second, neither] = counts;
            let exact = OddsRatio::exact(both, first, second, neither, 0.95);
            let (lower, upper) = large_limits(counts.map(as_f64), 0.95);
            match (exact.upper, upper) {
                (UpperLimit::Finite(exact), UpperLimit::Finite(upper)) => {
                    assert!((upper / exact - 1.0).abs() < 0.05, "{counts:?}: {upper} for {exact}");
                }
                (exact, upper) => assert_eq!(exact, upper, "{counts:?}"),
            }
            let is_near =
                if exact.lower > 0.0 { (lower / exact.lower - 1.0).abs() < 0.05 } else { lower <= 0.0 };
            assert!(is_near, "{counts:?}: {lower} for {}", exact.lower);
        };
        near([0, 300, 400, 20_000]);
        near([20_000, 300, 400, 0]);
        near([300, 0, 20_000, 400]);
        near([400, 20_000, 0, 300]);
        near([0, 0, 300, 400]);
    }

    /// Beyond five thousand at every margin, whichever is the smallest, limits are those for large tables; up to there they are exact.
    #[test]
    fn only_large_margins_go_without_exact_limits() {
        for counts in [[0, 6_000, 7_000, 20_000], [6_000, 0, 9_000, 7_000], [6_000, 7_000, 0, 9_000]] {
            let [both, first, second, neither] = counts;
            let found = OddsRatio::exact(both, first, second, neither, 0.95);
            assert_eq!((found.lower, found.upper), large_limits(counts.map(as_f64), 0.95), "{counts:?}");
        }
        let found = OddsRatio::exact(2_000, 3_000, 3_500, 9_000, 0.95);
        let upper = found.upper.finite().unwrap();
        let conditional = Conditional::new(2_000, 3_000, 3_500, 9_000);
        assert!((conditional.tails(log(found.lower), 2_000.0).1 - 0.025).abs() < 1e-9, "{found:?}");
        assert!((conditional.tails(log(upper), 2_000.0).0 - 0.025).abs() < 1e-9, "{found:?}");
    }

    /// One is neither above nor below itself.
    #[test]
    fn one_is_on_no_side() {
        let at = |lower: f64, upper: f64| {
            let found = OddsRatio { estimate: None, lower, upper: UpperLimit::Finite(upper), level: 0.95 };
            (found.is_above_one(), found.is_below_one())
        };
        assert_eq!(at(1.0, 3.0), (false, false));
        assert_eq!(at(1.01, 3.0), (true, false));
        assert_eq!(at(0.2, 1.0), (false, false));
        assert_eq!(at(0.2, 0.99), (false, true));
    }
}
