//! Tails of the Poisson distribution that keep their digits far from the mean.
//!
//! `statrs` and `puruspe` give the tail itself, which is zero from some thirty-eight standard deviations on; its logarithm is needed to rank
//! what is more and what is less surprising there.

/// The logarithm of the smaller of P(X ≤ count) and P(X ≥ count) for a Poisson variable.
///
/// # Formula
///
/// ```text
/// P(X ≥ t) = p(t) · (1 + m/(t+1) + m²/((t+1)(t+2)) + …)    for t > m
/// P(X ≤ t) = p(t) · (1 + t/m + t(t−1)/m² + …)               for t ≤ m
/// ```
///
/// The other tail is 1 + p(t) less this one.
#[must_use]
pub fn ln_smaller_tail(count: f64, mean: f64) -> f64 {
    if mean <= 0.0 {
        return if count > 0.0 { f64::NEG_INFINITY } else { 0.0 };
    }
    let ln_mass = count * libm::log(mean) - mean - libm::lgamma(count + 1.0);
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
            break;
        }
    }
    let ln_tail = ln_mass + libm::log(sum);
    let other = 1.0 + libm::exp(ln_mass) - libm::exp(ln_tail);
    ln_tail.min(libm::log(other.clamp(f64::MIN_POSITIVE, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_agree_with_sums_of_the_mass_function() {
        let mass = |k: u32, mean: f64| {
            libm::exp(f64::from(k) * libm::log(mean) - mean - libm::lgamma(f64::from(k) + 1.0))
        };
        for (count, mean) in [(0, 0.3), (3, 2.9), (3, 3.1), (5, 5.0), (12, 4.0), (1, 9.0), (7, 7.4)] {
            let lower: f64 = (0..=count).map(|k| mass(k, mean)).sum();
            let upper = 1.0 - lower + mass(count, mean);
            let found = libm::exp(ln_smaller_tail(f64::from(count), mean));
            assert!((found - lower.min(upper)).abs() < 1e-13, "{count} {mean}: {found}");
        }
    }

    #[test]
    fn far_tails_do_not_vanish() {
        // R: ppois(999, 1, lower.tail = FALSE, log.p = TRUE) = -5913.12717...; the leading term alone is within 1e-3.
        let found = ln_smaller_tail(1000.0, 1.0);
        let leading = -1.0 - libm::lgamma(1001.0);
        assert!(found > leading && found - leading < 1e-2);
    }
}
