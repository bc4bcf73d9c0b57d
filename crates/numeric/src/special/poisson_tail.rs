//! Tails of the Poisson distribution that keep their digits far from the mean, in the same time for ten people and for ten billion.
//!
//! `statrs` and `puruspe` give the tail itself, which is zero from some thirty-eight standard deviations on; its logarithm is needed to rank
//! what is more and what is less surprising there.

use libm::{erfc, exp, lgamma, log, log1p, sqrt};

/// From where on the uniform expansion has nine digits, which is more than a choice between tails needs.
const LARGE: f64 = 1000.0;

/// The logarithm of the smaller of P(X ≤ count) and P(X ≥ count) for a Poisson variable.
///
/// # Formula
///
/// With P and Q the regularised incomplete gamma functions and m the mean,
///
/// ```text
/// P(X ≥ t) = P(t, m)      P(X ≤ t) = Q(t + 1, m)
/// ```
///
/// by their series where t is small, by Temme's uniform expansion where it is large. The other tail is 1 + p(t) less this one.
///
/// # References
///
/// Temme (1979), The asymptotic expansion of the incomplete gamma functions; DLMF §8.12.
#[must_use]
pub fn ln_smaller_tail(count: f64, mean: f64) -> f64 {
    if mean <= 0.0 {
        return if count > 0.0 { f64::NEG_INFINITY } else { 0.0 };
    }
    let ln_mass = count * log(mean) - mean - lgamma(count + 1.0);
    let ln_tail = if count < LARGE {
        ln_mass + log(tail_over_mass(count, mean))
    } else if count > mean {
        ln_uniform(count, mean, false)
    } else {
        ln_uniform(count + 1.0, mean, true)
    };
    let other = 1.0 + exp(ln_mass) - exp(ln_tail);
    ln_tail.min(log(other.clamp(f64::MIN_POSITIVE, 1.0)))
}

/// The tail away from the mean over the mass at the count, by the series of the incomplete gamma functions; for counts below [`LARGE`].
fn tail_over_mass(count: f64, mean: f64) -> f64 {
    let mut term = 1.0;
    let mut sum = 1.0;
    let mut at = count;
    loop {
        // Terms fall at least geometrically once they fall, and the first already does.
        term *= if count > mean {
            at += 1.0;
            mean / at
        } else {
            let factor = at / mean;
            at -= 1.0;
            factor
        };
        sum += term;
        if term <= sum * 1e-17 || at < 0.0 {
            return sum;
        }
    }
}

/// The logarithm of Q(a, x), or of P(a, x), for large a.
///
/// # Formula
///
/// With λ = x/a, η²/2 = λ − 1 − ln λ, η of the sign of λ − 1, and z = η √(a/2),
///
/// ```text
/// Q = e^(−z²) (½ erfcx(z) + S)     P = e^(−z²) (½ erfcx(−z) − S)
/// S = (C₀(η) + C₁(η)/a) / √(2πa)
/// C₀ = 1/(λ−1) − 1/η     C₁ = 1/η³ − 1/(λ−1)³ − 1/(λ−1)² − 1/(12(λ−1))
/// ```
fn ln_uniform(a: f64, x: f64, is_upper: bool) -> f64 {
    let mu = (x - a) / a;
    let half_square = half_square(mu);
    let eta = sqrt(2.0 * half_square).copysign(mu);
    let (first, second) = if eta.abs() < 0.3 {
        (polynomial(&FIRST, eta), polynomial(&SECOND, eta))
    } else {
        (1.0 / mu - 1.0 / eta, 1.0 / (eta * eta * eta) - (1.0 / mu + 1.0 + mu / 12.0) / (mu * mu))
    };
    let sum = (first + second / a) / sqrt(core::f64::consts::TAU * a);
    let z = eta * sqrt(a / 2.0);
    let factor = if is_upper { 0.5 * scaled_erfc(z) + sum } else { 0.5 * scaled_erfc(-z) - sum };
    log(factor.max(f64::MIN_POSITIVE)) - a * half_square
}

/// μ − ln(1 + μ), by its series where the two are close.
fn half_square(mu: f64) -> f64 {
    if mu.abs() < 1e-3 {
        mu * mu * (0.5 - mu * (1.0 / 3.0 - mu * (0.25 - mu * (0.2 - mu / 6.0))))
    } else {
        mu - log1p(mu)
    }
}

/// The coefficients of C₀ and C₁ by powers of η, where the closed forms cancel.
const FIRST: [f64; 8] = [
    -1.0 / 3.0,
    1.0 / 12.0,
    -2.0 / 135.0,
    1.0 / 864.0,
    1.0 / 2835.0,
    -139.0 / 777_600.0,
    1.0 / 25_515.0,
    -571.0 / 261_273_600.0,
];
const SECOND: [f64; 6] =
    [-1.0 / 540.0, -1.0 / 288.0, 1.0 / 378.0, -77.0 / 77_760.0, 1.0 / 4860.0, -4.018_777_572_016_461e-7];

fn polynomial(coefficients: &[f64], at: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * at + coefficient)
}

/// exp(z²) erfc(z).
fn scaled_erfc(z: f64) -> f64 {
    if z < 20.0 {
        return exp(z * z) * erfc(z);
    }
    let inverse = 1.0 / (2.0 * z * z);
    (1.0 - inverse * (1.0 - 3.0 * inverse * (1.0 - 5.0 * inverse))) / (z * sqrt(core::f64::consts::PI))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_squares_keep_their_digits_near_nought() {
        // Python: Decimal(mu) - (1 + Decimal(mu)).ln(), with 60 digits
        for (mu, expected) in [
            (9.765625e-4, 4.765_269_445_411_04e-7),
            (-9.765625e-4, 4.771_478_266_127_858e-7),
            (4.8828125e-4, 1.191_704_986_488_114_6e-7),
            (1.831_054_687_5e-4, 1.676_176_026_098_366_8e-8),
        ] {
            let found = half_square(mu);
            assert!((found / expected - 1.0).abs() < 1e-15, "{mu}: {found:e}");
        }
        let found = half_square(1.953_125e-3);
        assert!((found / 1.904_868_738_250_560_3e-6 - 1.0).abs() < 1e-12, "{found:e}");
    }

    #[test]
    fn tails_agree_with_sums_of_the_mass_function() {
        let mass = |k: u32, mean: f64| exp(f64::from(k) * log(mean) - mean - lgamma(f64::from(k) + 1.0));
        for (count, mean) in [(0, 0.3), (3, 2.9), (3, 3.1), (5, 5.0), (12, 4.0), (1, 9.0), (7, 7.4)] {
            let lower: f64 = (0..=count).map(|k| mass(k, mean)).sum();
            let upper = 1.0 - lower + mass(count, mean);
            let found = exp(ln_smaller_tail(f64::from(count), mean));
            assert!((found - lower.min(upper)).abs() < 1e-13, "{count} {mean}: {found}");
        }
    }

    #[test]
    fn far_tails_do_not_vanish() {
        // R: ppois(999, 1, lower.tail = FALSE, log.p = TRUE) = -5913.12717...; the leading term alone is within 1e-3.
        let found = ln_smaller_tail(1000.0, 1.0);
        let leading = -1.0 - lgamma(1001.0);
        assert!(found > leading && found - leading < 1e-2);
    }

    /// The expansion against the series, which is exact and slow: near the mean, far from it, and on both sides.
    #[test]
    fn the_uniform_expansion_meets_the_series() {
        for count in [1000.0, 1500.0, 20_000.0] {
            for ratio in [0.01, 0.3, 0.7, 0.9, 0.97, 0.999, 1.0, 1.0005, 1.02, 1.1, 1.4, 3.0, 50.0] {
                let mean = count * ratio;
                let ln_mass = count * log(mean) - mean - lgamma(count + 1.0);
                let exact = ln_mass + log(tail_over_mass(count, mean));
                let found = if count > mean {
                    ln_uniform(count, mean, false)
                } else {
                    ln_uniform(count + 1.0, mean, true)
                };
                // The mass of the series itself keeps some eleven digits of a logarithm of this size.
                let tolerance = 1e-8 + 1e-13 * exact.abs();
                assert!((found - exact).abs() < tolerance, "{count} {ratio}: {found} for {exact}");
            }
        }
    }

    /// Far beyond any population the tail of a count at its mean is one half, and four standard deviations are 3.2 · 10⁻⁵.
    #[test]
    fn counts_beyond_any_population_take_no_longer() {
        for mean in [1e10, 1e12, 1e15] {
            assert!((ln_smaller_tail(mean, mean) - log(0.5)).abs() < 1e-4);
            let four = exp(ln_smaller_tail(mean + 4.0 * sqrt(mean), mean));
            assert!((four / 3.167_124e-5 - 1.0).abs() < 1e-3, "{mean}: {four}");
        }
    }
}
