//! One source with repeats: zero-truncated Poisson, geometric and negative binomial.
//!
//! Each takes the number of times that a person is captured to follow a distribution that starts at zero, fits it to those
//! seen at least once, and asks what share it puts at zero.

use libm::{exp, expm1, lgamma, log, log1p};

use crate::interval::{as_f64, log_factorial};
use crate::{CaptureCounts, SizeEstimate};
use darkfigure_numeric::root::{bisect, golden_maximum};

/// A population size from a zero-truncated distribution of captures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TruncatedEstimate {
    /// The size, its standard error and its interval.
    pub size: SizeEstimate,
    /// The mean number of captures in the whole population, the unseen included.
    pub mean_captures: f64,
    /// The negative binomial's shape: small where chances are very unequal. Absent for Poisson; 1 for geometric.
    pub shape: Option<f64>,
    /// The log-likelihood of the counts given that each person was seen, without the multinomial coefficient.
    pub log_likelihood: f64,
}

/// Zero-truncated Poisson: everyone has the same rate, and captures do not influence each other.
///
/// Where rates differ, the estimate is too low.
///
/// # Formula
///
/// ```text
/// λ solves λ / (1 − e^−λ) = S/n,  N = n / (1 − e^−λ),  se² = N / (e^λ − λ − 1)
/// ```
///
/// S is the number of captures of all people together.
///
/// # Errors
///
/// [`TruncatedRefusal::NoRepeat`] where nobody was seen twice.
///
/// # References
///
/// Van der Heijden, Bustami, Cruyff, Engbersen and van Houwelingen (2003), Statistical Modelling 3, 305–322.
pub fn truncated_poisson(counts: &CaptureCounts, level: f64) -> Result<TruncatedEstimate, TruncatedRefusal> {
    let (n, mean) = truncated_mean(counts, level)?;
    let rate = poisson_rate(mean);
    let estimate = n / -expm1(-rate);
    let variance = estimate / (expm1(rate) - rate);
    let log_likelihood = weigh(counts, |k| k * log(rate) - log_factorial(k)) - n * log(expm1(rate));
    let size = SizeEstimate::log_normal(counts.n_observed(), estimate, variance.sqrt(), level);
    Ok(TruncatedEstimate { size, mean_captures: rate, shape: None, log_likelihood })
}

/// Zero-truncated geometric: rates are exponentially distributed over people.
///
/// # Formula
///
/// ```text
/// p = n/S,  N = n / (1 − p) = n S / (S − n)
/// se² = n p/(1 − p)² + n p²/(1 − p)³
/// ```
///
/// # Errors
///
/// [`TruncatedRefusal::NoRepeat`] where nobody was seen twice.
///
/// # References
///
/// Niwitpong, Böhning, van der Heijden and Holling (2013), Metrika 76, 495–519.
pub fn truncated_geometric(
    counts: &CaptureCounts,
    level: f64,
) -> Result<TruncatedEstimate, TruncatedRefusal> {
    let (n, mean) = truncated_mean(counts, level)?;
    let p = 1.0 / mean;
    let q = 1.0 - p;
    let estimate = n / q;
    // The binomial part of who was seen, and the part of p's own uncertainty: var(p̂) = p² q / n.
    let variance = n * p / (q * q) + n * p * p / (q * q * q);
    let log_likelihood = weigh(counts, |k| (k - 1.0) * log(q)) + n * log(p);
    let size = SizeEstimate::log_normal(counts.n_observed(), estimate, variance.sqrt(), level);
    Ok(TruncatedEstimate { size, mean_captures: q / p, shape: Some(1.0), log_likelihood })
}

/// Zero-truncated negative binomial: rates are gamma distributed over people, with a shape that is estimated too.
///
/// A warning from the literature: the likelihood is often flat towards shape zero, where the estimate runs to infinity. Such
/// data are refused instead of answered by wherever an optimiser stopped.
///
/// # Formula
///
/// ```text
/// P(k) = Γ(k + r)/(Γ(r) k!) (r/(r + μ))^r (μ/(r + μ))^k,  N = n / (1 − P(0))
/// ```
///
/// The standard error is the multinomial one: the binomial part N P(0)/(1 − P(0)), and the parameters' part by the delta method
/// from the observed information.
///
/// # Errors
///
/// [`TruncatedRefusal::NoRepeat`]; [`TruncatedRefusal::ShapeUnbounded`] where the counts vary no more than Poisson (use
/// [`truncated_poisson`]); [`TruncatedRefusal::ShapeZero`] where the likelihood rises towards an infinite population.
///
/// # References
///
/// Cruyff and van der Heijden (2008), Biometrical Journal 50, 1035–1050; Böhning (2015), Biometrical Journal 57, 935–945 on the
/// boundary problem.
pub fn truncated_negative_binomial(
    counts: &CaptureCounts,
    level: f64,
) -> Result<TruncatedEstimate, TruncatedRefusal> {
    let (n, mean) = truncated_mean(counts, level)?;
    // For a given shape the best mean solves the truncated mean equation, so the profile is one-dimensional in ln r.
    let profile = |log_shape: f64| {
        let shape = exp(log_shape);
        let mu = negative_binomial_mean(shape, mean);
        negative_binomial_log_likelihood(counts, shape, mu)
    };
    let (lowest, highest) = (-14.0, 14.0);
    let grid = 57_u32;
    let step = (highest - lowest) / f64::from(grid - 1);
    let mut best = (0, f64::NEG_INFINITY);
    for at in 0..grid {
        let value = profile(lowest + step * f64::from(at));
        if value > best.1 {
            best = (at, value);
        }
    }
    let poisson = truncated_poisson(counts, level)?.log_likelihood;
    // The profile approaches the Poisson value from below or above as r grows; a gain within rounding is no maximum.
    if best.0 == grid - 1 || best.1 <= poisson + 1e-9 * poisson.abs().max(1.0) {
        return Err(TruncatedRefusal::ShapeUnbounded);
    }
    let log_series = log_series_log_likelihood(counts, mean);
    if best.0 == 0 || best.1 <= log_series + 1e-9 * log_series.abs().max(1.0) {
        return Err(TruncatedRefusal::ShapeZero);
    }
    let centre = lowest + step * f64::from(best.0);
    let log_shape = golden_maximum(profile, centre - step, centre + step, 1e-9);
    let shape = exp(log_shape);
    let mu = negative_binomial_mean(shape, mean);
    let log_likelihood = negative_binomial_log_likelihood(counts, shape, mu);
    let seen = negative_binomial_seen(shape, mu);
    let estimate = n / seen;
    let variance = estimate * (1.0 - seen) / seen + parameter_variance(counts, n, log_shape, log(mu));
    if !(variance.is_finite() && variance >= 0.0) {
        return Err(TruncatedRefusal::ShapeZero);
    }
    let size = SizeEstimate::log_normal(counts.n_observed(), estimate, variance.sqrt(), level);
    Ok(TruncatedEstimate { size, mean_captures: mu, shape: Some(shape), log_likelihood })
}

fn truncated_mean(counts: &CaptureCounts, level: f64) -> Result<(f64, f64), TruncatedRefusal> {
    if !(level > 0.0 && level < 1.0) {
        return Err(TruncatedRefusal::Level { level });
    }
    if counts.max_captures() < 2 {
        return Err(TruncatedRefusal::NoRepeat { n_once: counts.count(1) });
    }
    let n = as_f64(counts.n_observed());
    Ok((n, counts.n_captures() / n))
}

fn weigh(counts: &CaptureCounts, value: impl Fn(f64) -> f64) -> f64 {
    let rows = counts.frequencies().iter().zip(1_u32..);
    rows.filter(|&(&people, _)| people > 0).map(|(&people, k)| as_f64(people) * value(f64::from(k))).sum()
}

/// Solves λ / (1 − e^−λ) = mean for mean > 1; the left side rises from 1 and exceeds λ.
pub(crate) fn poisson_rate(mean: f64) -> f64 {
    bisect(1e-12, mean, |rate| rate / -expm1(-rate) - mean)
}

/// Solves μ / (1 − P(0)) = mean; the left side rises in μ.
fn negative_binomial_mean(shape: f64, mean: f64) -> f64 {
    exp(bisect(-60.0, log(mean), |log_mu| exp(log_mu) / negative_binomial_seen(shape, exp(log_mu)) - mean))
}

fn negative_binomial_seen(shape: f64, mu: f64) -> f64 {
    -expm1(-shape * log1p(mu / shape))
}

fn negative_binomial_log_likelihood(counts: &CaptureCounts, shape: f64, mu: f64) -> f64 {
    // ln r − ln(r + μ) and ln μ − ln(r + μ), without cancellation at either end of r.
    let (log_fail, log_success) = (-log1p(mu / shape), -log1p(shape / mu));
    let log_seen = log(negative_binomial_seen(shape, mu));
    weigh(counts, |k| {
        let rising = log_rising(shape, k);
        rising - log_factorial(k) + shape * log_fail + k * log_success - log_seen
    })
}

/// ln Γ(k + r) − ln Γ(r), by the product where the difference of two large logarithms would lose digits.
fn log_rising(shape: f64, k: f64) -> f64 {
    if k <= 64.0 {
        let mut sum = 0.0;
        let mut factor = 0.0;
        while factor < k {
            sum += log(shape + factor);
            factor += 1.0;
        }
        sum
    } else {
        lgamma(k + shape) - lgamma(shape)
    }
}

/// The limit of the truncated negative binomial as its shape falls to zero.
fn log_series_log_likelihood(counts: &CaptureCounts, mean: f64) -> f64 {
    // mean = −θ / ((1 − θ) ln(1 − θ)), solved in the odds s = θ/(1 − θ): mean = s / ln(1 + s).
    let odds = exp(bisect(-30.0, 60.0, |log_odds| {
        let odds = exp(log_odds);
        odds / log1p(odds) - mean
    }));
    let log_theta = -log1p(1.0 / odds);
    let log_norm = log(log1p(odds));
    weigh(counts, |k| k * log_theta - log(k) - log_norm)
}

/// The delta-method variance of n/(1 − P(0)) from the observed information in (ln r, ln μ).
fn parameter_variance(counts: &CaptureCounts, n: f64, log_shape: f64, log_mu: f64) -> f64 {
    let step = 1e-3;
    let value = |a: f64, b: f64| {
        negative_binomial_log_likelihood(counts, exp(log_shape + a * step), exp(log_mu + b * step))
    };
    let centre = value(0.0, 0.0);
    let second = |plus: f64, minus: f64| -(plus - 2.0 * centre + minus) / (step * step);
    let info_rr = second(value(1.0, 0.0), value(-1.0, 0.0));
    let info_mm = second(value(0.0, 1.0), value(0.0, -1.0));
    let mixed = value(1.0, 1.0) - value(1.0, -1.0) - value(-1.0, 1.0) + value(-1.0, -1.0);
    let info_rm = -mixed / (4.0 * step * step);
    let size = |a: f64, b: f64| n / negative_binomial_seen(exp(log_shape + a * step), exp(log_mu + b * step));
    let slope_r = (size(1.0, 0.0) - size(-1.0, 0.0)) / (2.0 * step);
    let slope_m = (size(0.0, 1.0) - size(0.0, -1.0)) / (2.0 * step);
    let determinant = info_rr * info_mm - info_rm * info_rm;
    if determinant <= 0.0 {
        return f64::NAN;
    }
    (slope_r * slope_r * info_mm - 2.0 * slope_r * slope_m * info_rm + slope_m * slope_m * info_rr)
        / determinant
}

/// Why a zero-truncated distribution gives no honest estimate.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum TruncatedRefusal {
    /// Nobody was seen more than once, so that the rate is estimated as zero and the population as infinite.
    #[error("nobody was seen more than once ({n_once} people once): the estimate would be infinite")]
    NoRepeat {
        /// How many people were seen once.
        n_once: u64,
    },
    /// The counts vary no more than a Poisson's would: the negative binomial's shape runs to infinity.
    #[error("the counts vary no more than Poisson counts: the negative binomial adds nothing to it")]
    ShapeUnbounded,
    /// The likelihood rises as the shape falls to zero, where the population is infinite.
    #[error("the likelihood rises towards an infinite population: the negative binomial gives no estimate")]
    ShapeZero,
    /// The level is not a probability strictly between 0 and 1.
    #[error("level {level} is not between 0 and 1")]
    Level {
        /// The level as given.
        level: f64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The product for few captures and the difference of logarithms for many say the same where they meet: one capture more adds
    /// ln(r + k).
    #[test]
    fn rising_factorials_go_on_where_the_product_ends() {
        for shape in [0.02, 0.7, 3.0, 40.0] {
            for k in [1.0, 63.0, 64.0, 65.0, 200.0] {
                let step = log_rising(shape, k + 1.0) - log_rising(shape, k);
                assert!((step - log(shape + k)).abs() < 1e-10, "{shape} {k}: {step}");
            }
            assert!((log_rising(shape, 1.0) - log(shape)).abs() < 1e-12);
        }
    }

    /// Where chances are ever more unequal the negative binomial becomes the logarithmic series.
    #[test]
    fn the_logarithmic_series_is_where_the_shape_vanishes() {
        let counts = CaptureCounts::new([(1, 900), (2, 200), (3, 90), (4, 40), (7, 12), (11, 3)]).unwrap();
        let (_, mean) = truncated_mean(&counts, 0.95).unwrap();
        let limit = log_series_log_likelihood(&counts, mean);
        let at = |shape: f64| {
            negative_binomial_log_likelihood(&counts, shape, negative_binomial_mean(shape, mean))
        };
        let gaps = [1e-2, 1e-4, 1e-6].map(|shape| (at(shape) - limit).abs());
        assert!(gaps[2] < 1e-2 && gaps[2] < gaps[1] && gaps[1] < gaps[0], "{gaps:?}");
        // A fit that is worse at every shape than in that limit has no number.
        let unequal = CaptureCounts::new([(1, 900), (2, 20), (9, 30), (40, 20)]).unwrap();
        assert_eq!(truncated_negative_binomial(&unequal, 0.95), Err(TruncatedRefusal::ShapeZero));
    }

    #[test]
    fn a_level_is_a_probability() {
        let counts = CaptureCounts::new([(1, 90), (2, 20)]).unwrap();
        for level in [0.0, 1.0, -0.5, f64::NAN] {
            assert!(matches!(truncated_poisson(&counts, level), Err(TruncatedRefusal::Level { .. })));
            let bound =
                crate::single_source::chao(&counts, crate::single_source::Occasions::Unlimited, level);
            assert!(matches!(bound, Err(crate::single_source::ChaoRefusal::Level { .. })), "{level}");
        }
    }
}
