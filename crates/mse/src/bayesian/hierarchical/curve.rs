//! A smooth function of the dark figure, kept at a few points.

use std::sync::LazyLock;

use libm::{cos, expm1, log1p};

/// How many points: of functions as smooth as these the interpolation is right to 10⁻⁶ and better.
const N_POINTS: usize = 33;
/// The weight falls faster than 1/n₀ in the end, so that the rest has a sum.
const SLOWEST_FALL: f64 = -1.001;

/// Chebyshev's points of the second kind in −1 to 1, ascending, the ends included.
static POINTS: LazyLock<[f64; N_POINTS]> = LazyLock::new(|| {
    let angle = |at: usize| std::f64::consts::PI * at as f64 / (N_POINTS - 1) as f64;
    std::array::from_fn(|at| -cos(angle(at)))
});

/// A log weight over the dark figure n₀, interpolated in ln(1 + n₀); outside its ends it goes on as straight as it ended.
#[derive(Debug, Clone)]
pub(super) struct Curve {
    low: f64,
    high: f64,
    values: [f64; N_POINTS],
}

/// The place of a dark figure, ln(1 + n₀).
pub(super) fn place_of(dark: f64) -> f64 {
    log1p(dark)
}

impl Curve {
    /// Takes a function of the dark figure down between two places, asking it for ascending figures; `None` where it has no value.
    pub(super) fn of(low: f64, high: f64, mut value: impl FnMut(f64) -> Option<f64>) -> Option<Self> {
        let mut values = [0.0; N_POINTS];
        for (entry, point) in values.iter_mut().zip(POINTS.iter()) {
            let place = 0.5 * (low + high) + 0.5 * (high - low) * point;
            *entry = value(expm1(place).max(0.0))?;
        }
        Some(Self { low, high, values })
    }

    /// The value at a dark figure.
    pub(super) fn at(&self, dark: f64) -> f64 {
        let place = place_of(dark);
        if place > self.high {
            return self.values[N_POINTS - 1] + self.last_slope() * (place - self.high);
        }
        if place < self.low {
            return self.values[0] + self.first_slope() * (place - self.low);
        }
        let at = (2.0 * place - self.low - self.high) / (self.high - self.low);
        let (mut above, mut below) = (0.0, 0.0);
        let mut sign = 1.0;
        for (index, (&value, point)) in self.values.iter().zip(POINTS.iter()).enumerate() {
            let distance = at - point;
            if distance.abs() < 1e-14 {
                return value;
            }
            let is_end = index == 0 || index == N_POINTS - 1;
            let weight = sign * if is_end { 0.5 } else { 1.0 } / distance;
            above += weight * value;
            below += weight;
            sign = -sign;
        }
        above / below
    }

    fn first_slope(&self) -> f64 {
        ((self.values[1] - self.values[0]) / self.end_width()).max(0.0)
    }

    /// How the log weight falls with ln(1 + n₀) behind the last point.
    pub(super) fn last_slope(&self) -> f64 {
        let slope = (self.values[N_POINTS - 1] - self.values[N_POINTS - 2]) / self.end_width();
        slope.min(SLOWEST_FALL)
    }

    /// Between the first two points, or the last two.
    fn end_width(&self) -> f64 {
        0.5 * (self.high - self.low) * (POINTS[1] - POINTS[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The log weight of a negative binomial number, as log-linear models make them, over a range of e¹⁴.
    #[test]
    fn a_curve_is_the_function() {
        let function = |dark: f64| {
            libm::lgamma(150.0 + dark) - libm::lgamma(1.0 + dark) - 160.0 * libm::log(dark + 300.0)
        };
        let curve = Curve::of(0.0, 14.0, |dark| Some(function(dark))).unwrap();
        for dark in [0.0, 1.0, 7.0, 150.0, 4_000.0, 1e6] {
            assert!((curve.at(dark) - function(dark)).abs() < 1e-5, "{dark}");
        }
        // Beyond, it goes on straight, nearly as n₀¹⁴⁹⁻¹⁶⁰: 160 · 300/n₀ is left there.
        assert!((curve.last_slope() + 11.0).abs() < 0.05, "{}", curve.last_slope());
    }
}
