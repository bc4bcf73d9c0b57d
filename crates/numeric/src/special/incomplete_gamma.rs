//! The regularised incomplete gamma function and its inverse, for shapes from tiny to astronomic.
//!
//! `libm` has none. `statrs` (and `puruspe` after the same book) agrees to a dozen digits for the shapes of everyday counts, but its loops have no end that holds for every
//! input, and a count may come from a file that is yet
//! unchecked. Here every loop is bounded, and beyond a shape of 10^8 the
//! Wilson-Hilferty transformation takes over, whose relative error is below 10^-12 there.

use libm::{cbrt, exp, lgamma, log};

use crate::{root, special::saddle_point::poisson_term, special::standard_normal};

const ASTRONOMIC: f64 = 1e8;
const MOST_TERMS: u32 = 200_000;

/// Lower and upper tail of a gamma variable of this shape and rate 1.
#[must_use]
pub fn tails(shape: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x.is_infinite() {
        return (1.0, 0.0);
    }
    if shape > ASTRONOMIC {
        let z = (cbrt(x / shape) - 1.0 + 1.0 / (9.0 * shape)) * 3.0 * shape.sqrt();
        return (standard_normal::cdf(z), standard_normal::cdf(-z));
    }
    let term = poisson_term(shape, x);
    if x < shape + 1.0 {
        let lower = (term * series(shape, x)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (term * shape * fraction(shape, x)).min(1.0);
        (1.0 - upper, upper)
    }
}

fn series(shape: f64, x: f64) -> f64 {
    let (mut sum, mut term, mut a) = (1.0, 1.0, shape);
    for _ in 0..MOST_TERMS {
        a += 1.0;
        term *= x / a;
        sum += term;
        if term < sum * f64::EPSILON * 0.25 {
            break;
        }
    }
    sum
}

/// The continued fraction of the upper tail, by Lentz's method, for `x >= shape + 1`.
///
/// There no denominator can vanish: the i-th of either recurrence is at least i + 1, by induction from b = x + 1 − shape + 2i.
fn fraction(shape: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - shape;
    let mut c = f64::INFINITY;
    let mut d = 1.0 / b;
    let mut h = d;
    for i in 1..MOST_TERMS {
        let i = f64::from(i);
        let a = -i * (i - shape);
        b += 2.0;
        d = 1.0 / (a * d + b);
        c = b + a / c;
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
pub fn quantile(shape: f64, lower: f64) -> f64 {
    if lower <= 0.0 {
        0.0
    } else if lower > 0.5 {
        upper_quantile(shape, 1.0 - lower)
    } else {
        let cube = wilson_hilferty(shape, standard_normal::quantile(lower));
        if shape > ASTRONOMIC {
            return cube;
        }
        root::increasing(start(shape, lower, cube), f64::INFINITY, |x| {
            (tails(shape, x).0 - lower, poisson_term(shape, x) * shape / x)
        })
    }
}

/// Near zero the distribution function is its first term, which can be inverted as it stands; elsewhere the cube is near.
fn start(shape: f64, lower: f64, cube: f64) -> f64 {
    if shape < 1.0 || cube <= 0.0 { exp((log(lower) + lgamma(shape + 1.0)) / shape) } else { cube }
}

/// The point with probability `upper` above it; it keeps the digits that `1 - upper` would lose.
#[must_use]
pub fn upper_quantile(shape: f64, upper: f64) -> f64 {
    if upper <= 0.0 {
        f64::INFINITY
    } else if upper >= 0.5 {
        quantile(shape, 1.0 - upper)
    } else {
        let cube = wilson_hilferty(shape, -standard_normal::quantile(upper));
        if shape > ASTRONOMIC {
            return cube;
        }
        root::increasing(cube, f64::INFINITY, |x| {
            (upper - tails(shape, x).1, poisson_term(shape, x) * shape / x)
        })
    }
}

/// The point with probability `lower` below it, of a chi-squared variable.
#[must_use]
pub fn chi_squared_quantile(degrees: f64, lower: f64) -> f64 {
    2.0 * quantile(0.5 * degrees, lower)
}

fn wilson_hilferty(shape: f64, z: f64) -> f64 {
    let base = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt());
    shape * base * base * base
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64, within: f64) {
        assert!((found / expected - 1.0).abs() <= within, "{found} for {expected}");
    }

    #[test]
    fn the_search_starts_near_its_end() {
        let of = |shape: f64, lower: f64| {
            start(shape, lower, wilson_hilferty(shape, standard_normal::quantile(lower)))
        };
        // Of shape 1 the law is exponential, −ln(1 − p); of shape a half erf(√x), which is 2√(x/π) near nought.
        close(of(1.0, 1e-9), 1e-9, 1e-8);
        close(of(0.5, 1e-6), std::f64::consts::PI / 4.0 * 1e-12, 1e-9);
        close(of(0.9, 0.01), quantile(0.9, 0.01), 0.02);
        close(of(3.0, 1e-9), libm::cbrt(6e-9), 1e-9);
        for (shape, lower) in [(4.0, 0.3), (1.0, 0.4), (30.0, 0.01)] {
            close(of(shape, lower), quantile(shape, lower), 0.05);
        }
    }

    #[test]
    fn at_one_standard_deviation_a_wide_law_is_normal() {
        // The term of Edgeworth's series in the skewness vanishes there; the next is of the order of 1 over the shape.
        for shape in [1e9, 1e12, 1e14] {
            close(tails(shape, shape + shape.sqrt()).0, standard_normal::cdf(1.0), 1e-8);
            close(tails(shape, shape - shape.sqrt()).0, standard_normal::cdf(-1.0), 1e-8);
        }
    }
}
