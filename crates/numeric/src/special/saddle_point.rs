//! Poisson and binomial terms for real arguments, without the cancellation of differences of log-gammas.
//!
//! `statrs` has them for whole numbers, as exponentials of differences of log-gammas: at a count of 10^12 three digits are left. Here all are
//! kept. `libm` has neither; `puruspe` works as `statrs` does.
//!
//! # References
//! Loader 2000, "Fast and accurate computation of binomial probabilities".

use std::f64::consts::PI;

use libm::{exp, lgamma, log, log1p};

/// `exp(-mean) * mean^x / gamma(x + 1)` for real `x >= 0`.
#[must_use]
pub fn poisson_term(x: f64, mean: f64) -> f64 {
    if mean <= 0.0 {
        return if x <= 0.0 { 1.0 } else { 0.0 };
    }
    if x < 1.0 {
        return exp(x * log(mean) - mean - lgamma(x + 1.0));
    }
    exp(-stirling_error(x) - deviance(x, mean)) / (2.0 * PI * x).sqrt()
}

/// `gamma(n+1) / (gamma(x+1) gamma(n-x+1)) * p^x * q^(n-x)` for real `x > 0` and `rest = n - x > 0`.
#[must_use]
pub fn binomial_term(x: f64, rest: f64, p: f64, q: f64) -> f64 {
    let n = x + rest;
    let log_term = stirling_error(n)
        - stirling_error(x)
        - stirling_error(rest)
        - deviance(x, n * p)
        - deviance(rest, n * q);
    exp(log_term) * (n / (2.0 * PI * x * rest)).sqrt()
}

/// `ln gamma(n + 1)` less Stirling's approximation of it, `(n + 1/2) ln n - n + 1/2 ln 2 pi`.
pub(super) fn stirling_error(n: f64) -> f64 {
    if n <= 15.0 {
        return lgamma(n + 1.0) - (n + 0.5) * log(n) + n - 0.5 * log(2.0 * PI);
    }
    let square = n * n;
    (1.0 / 12.0
        - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square)
        / n
}

/// `x ln(x / mean) + mean - x`, by a series where the two are close.
fn deviance(x: f64, mean: f64) -> f64 {
    let gap = x - mean;
    if gap.abs() < 0.1 * (x + mean) {
        let v = gap / (x + mean);
        let mut sum = gap * v;
        let mut power = 2.0 * x * v;
        for j in 1..1000 {
            power *= v * v;
            let next = sum + power / f64::from(2 * j + 1);
            if (next - sum).abs() <= f64::EPSILON * 0.5 * next.abs() {
                return next;
            }
            sum = next;
        }
        return sum;
    }
    if x <= 0.0 {
        return mean;
    }
    let log_ratio = if gap.abs() < x { -log1p(-gap / x) } else { log(x / mean) };
    x * log_ratio + mean - x
}
