//! The regularised incomplete beta function and its inverse, for shapes from tiny to astronomic.
//!
//! `libm` has none. As with the gamma function, `statrs` and `puruspe` loop without an end that holds for every input, and lose digits of
//! the smaller tail where shapes are far apart. Here every loop is bounded. Where both shapes exceed 10^6, Carter's
//! approximation takes over; a test holds the two together at the seam.

use libm::{exp, lgamma, log};

use crate::{root, special::saddle_point::binomial_term, special::standard_normal};

const ASTRONOMIC: f64 = 1e6;
const MOST_TERMS: u32 = 10_000;

/// Lower and upper tail of a beta variable at `x`, of which `rest = 1 - x` is given too.
#[must_use]
pub fn tails(a: f64, b: f64, x: f64, rest: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if rest <= 0.0 {
        return (1.0, 0.0);
    }
    if a.min(b) > ASTRONOMIC {
        return astronomic_tails(a, b, x);
    }
    let term = binomial_term(a, b, x, rest) / (a + b);
    if x < (a + 1.0) / (a + b + 2.0) {
        let lower = (term * b * fraction(a, b, x)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (term * a * fraction(b, a, rest)).min(1.0);
        (1.0 - upper, upper)
    }
}

fn density(a: f64, b: f64, x: f64, rest: f64) -> f64 {
    a * b / (a + b) * binomial_term(a, b, x, rest) / (x * rest)
}

/// The continued fraction, by Lentz's method (DLMF 8.17.22).
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let tiny = 1e-300;
    let keep = |v: f64| if v.abs() < tiny { tiny } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / keep(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for m in 1..MOST_TERMS {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / keep(1.0 + even * d);
        c = keep(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / keep(1.0 + odd * d);
        c = keep(1.0 + odd / c);
        let step = d * c;
        h *= step;
        // Shapes beyond all measure overflow; a step that is no number ends the search too.
        if step.is_nan() || (step - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    h
}

/// The point with probability `lower` below it.
#[must_use]
pub fn quantile(a: f64, b: f64, lower: f64) -> f64 {
    between_tails(a, b, lower, 1.0 - lower)
}

/// The point with probability `upper` above it; it keeps the digits of a small proportion that `1 - quantile` would lose.
#[must_use]
pub fn upper_quantile(a: f64, b: f64, upper: f64) -> f64 {
    between_tails(a, b, 1.0 - upper, upper)
}

fn between_tails(a: f64, b: f64, lower: f64, upper: f64) -> f64 {
    if lower <= 0.0 {
        return 0.0;
    }
    if upper <= 0.0 {
        return 1.0;
    }
    let low_half = lower <= 0.5;
    let z = if low_half { standard_normal::quantile(lower) } else { -standard_normal::quantile(upper) };
    if a.min(b) > ASTRONOMIC {
        return carter(a, b, z);
    }
    root::increasing(start(a, b, lower, z), 1.0, |x| {
        let rest = 1.0 - x;
        let (below, above) = tails(a, b, x, rest);
        // Whichever tail is smaller carries the digits.
        (if low_half { below - lower } else { upper - above }, density(a, b, x, rest))
    })
}

/// Newton needs a start on the right scale: Carter's where both shapes are large, the first term of the series else.
fn start(a: f64, b: f64, lower: f64, z: f64) -> f64 {
    if a.min(b) > 1.0 {
        carter(a, b, z)
    } else {
        exp((log(lower) + log(a) + lgamma(a) + lgamma(b) - lgamma(a + b)) / a)
    }
}

/// Abramowitz and Stegun 26.5.22.
fn carter(a: f64, b: f64, z: f64) -> f64 {
    let (u, v) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
    let h = 2.0 / (u + v);
    let lambda = (z * z - 3.0) / 6.0;
    let w = -z * (h + lambda).max(0.0).sqrt() / h - (v - u) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
    a / (a + b * exp(2.0 * w))
}

fn astronomic_tails(a: f64, b: f64, x: f64) -> (f64, f64) {
    let (mut low, mut high) = (-40.0, 40.0);
    for _ in 0..80 {
        let middle = 0.5 * (low + high);
        if carter(a, b, middle) < x { low = middle } else { high = middle }
    }
    (standard_normal::cdf(low), standard_normal::cdf(-low))
}

/// The quantile of Student's distribution.
#[must_use]
pub fn student_quantile(degrees: f64, p: f64) -> f64 {
    let tail = p.min(1.0 - p);
    if tail <= 0.0 {
        return if p < 0.5 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let y = quantile(0.5, 0.5 * degrees, 1.0 - 2.0 * tail);
    let t = (degrees * y / (1.0 - y)).sqrt();
    if p < 0.5 { -t } else { t }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64, within: f64) {
        assert!((found / expected - 1.0).abs() <= within, "{found} for {expected}");
    }

    #[test]
    fn the_density_is_the_slope() {
        // x^(a−1) (1−x)^(b−1) / B(a, b): 12 x (1−x)², and of shapes of a half 1/(π √(x(1−x))).
        close(density(2.0, 3.0, 0.3, 0.7), 12.0 * 0.3 * 0.49, 1e-14);
        close(density(0.5, 0.5, 0.2, 0.8), 1.0 / (std::f64::consts::PI * 0.4), 1e-14);
        close(density(7.0, 1.0, 0.9, 0.1), 7.0 * libm::pow(0.9, 6.0), 1e-14);
    }

    #[test]
    fn the_search_starts_near_its_end() {
        let of = |a: f64, b: f64, lower: f64| start(a, b, lower, standard_normal::quantile(lower));
        // With b = 1 the first term of the series is all of it, x^a; with shapes of a half it is the arcsine law near nought.
        for (a, lower) in [(1.0, 0.3), (2.0, 0.04), (3.0, 0.4), (0.5, 0.2)] {
            close(of(a, 1.0, lower), libm::pow(lower, 1.0 / a), 1e-12);
        }
        let arcsine = |lower: f64| libm::sin(0.5 * std::f64::consts::PI * lower);
        close(of(0.5, 0.5, 1e-6), arcsine(1e-6) * arcsine(1e-6), 1e-9);
        // Above 1 both shapes are large enough for Carter's.
        for (a, b, lower) in [(1.5, 4.0, 0.3), (20.0, 7.0, 0.1), (1.2, 1.2, 0.5)] {
            close(of(a, b, lower), quantile(a, b, lower), 0.05);
        }
    }
}
