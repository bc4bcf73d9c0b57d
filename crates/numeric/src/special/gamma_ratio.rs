//! Ratios of gamma functions that keep their digits however large the argument.
//!
//! `libm`, `statrs` and `puruspe` have the logarithm of the gamma function, whose differences lose every digit at large arguments; none has
//! the difference itself.

use libm::{lgamma, log, log1p};

use super::saddle_point::stirling_error;

/// From here on Stirling's series is exact to the last digit for both arguments.
const SERIES_FROM: f64 = 16.0;

/// How far the log of Γ(y + a) / Γ(y) is from a · ln y; it falls like a(a − 1) / 2y.
///
/// Differences of `lgamma` lose every digit once y is large: at y = 10¹² the two terms agree in their first
/// fifteen. Here only the remainder is computed, and the leading a · ln y can be summed over many ratios before
/// it is rounded.
///
/// `y ≥ 1` and `a > −1`.
#[must_use]
pub fn log_gamma_excess(a: f64, y: f64) -> f64 {
    if y < SERIES_FROM {
        lgamma(y + a) - lgamma(y) - a * log(y)
    } else {
        (y + a - 0.5) * log1p(a / y) - a + (stirling_error(y + a) - stirling_error(y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_branches_agree_with_rising_factorials() {
        // Γ(y + 3)/Γ(y) = y (y + 1) (y + 2).
        for y in [1.0, 2.5, 15.5, 16.0, 40.0, 1e6, 1e12] {
            let excess = log1p(1.0 / y) + log1p(2.0 / y);
            assert!((log_gamma_excess(3.0, y) - excess).abs() <= 1e-14 * (1.0 + excess), "y = {y}");
        }
        // Γ(y − ½)/Γ(y) on either side of the switch.
        let direct = |y: f64| lgamma(y - 0.5) - lgamma(y) + 0.5 * log(y);
        for y in [16.0, 17.25, 30.0] {
            assert!((log_gamma_excess(-0.5, y) - direct(y)).abs() < 1e-13, "y = {y}");
        }
    }
}
