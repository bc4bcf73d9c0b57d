//! A number with its first and second derivatives by two arguments.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A value with its gradient and its second derivatives (by the first argument twice, by both, by the second twice).
///
/// A likelihood that is written with these has exact derivatives, and none that were worked out by hand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Jet {
    pub(super) value: f64,
    pub(super) first: [f64; 2],
    pub(super) second: [f64; 3],
}

impl Jet {
    pub(super) const fn constant(value: f64) -> Self {
        Self { value, first: [0.0; 2], second: [0.0; 3] }
    }

    /// The argument of a number, 0 or 1.
    pub(super) fn argument(value: f64, at: usize) -> Self {
        let mut first = [0.0; 2];
        first[at] = 1.0;
        Self { value, first, second: [0.0; 3] }
    }

    /// A function of it, by the function's value and its first two derivatives there.
    fn chain(self, value: f64, slope: f64, curvature: f64) -> Self {
        let [a, b] = self.first;
        let products = [a * a, a * b, b * b];
        let second = std::array::from_fn(|at| slope * self.second[at] + curvature * products[at]);
        Self { value, first: self.first.map(|first| slope * first), second }
    }

    pub(super) fn exp(self) -> Self {
        let value = libm::exp(self.value);
        self.chain(value, value, value)
    }

    /// exp(x) − 1.
    pub(super) fn exp_less_one(self) -> Self {
        let slope = libm::exp(self.value);
        self.chain(libm::expm1(self.value), slope, slope)
    }

    pub(super) fn ln(self) -> Self {
        let inverse = 1.0 / self.value;
        self.chain(libm::log(self.value), inverse, -inverse * inverse)
    }

    /// ln(1 + x).
    pub(super) fn ln_one_more(self) -> Self {
        let inverse = 1.0 / (1.0 + self.value);
        self.chain(libm::log1p(self.value), inverse, -inverse * inverse)
    }

    pub(super) fn inverse(self) -> Self {
        let value = 1.0 / self.value;
        self.chain(value, -value * value, 2.0 * value * value * value)
    }
}

impl Add for Jet {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            value: self.value + other.value,
            first: std::array::from_fn(|at| self.first[at] + other.first[at]),
            second: std::array::from_fn(|at| self.second[at] + other.second[at]),
        }
    }
}

impl Neg for Jet {
    type Output = Self;
    fn neg(self) -> Self {
        self.chain(-self.value, -1.0, 0.0)
    }
}

impl Sub for Jet {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Jet {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let (a, b) = (self.first, other.first);
        let mixed = [2.0 * a[0] * b[0], a[0] * b[1] + a[1] * b[0], 2.0 * a[1] * b[1]];
        Self {
            value: self.value * other.value,
            first: std::array::from_fn(|at| a[at] * other.value + self.value * b[at]),
            second: std::array::from_fn(|at| {
                self.second[at] * other.value + self.value * other.second[at] + mixed[at]
            }),
        }
    }
}

impl Mul<f64> for Jet {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        self.chain(self.value * factor, factor, 0.0)
    }
}

impl Add<f64> for Jet {
    type Output = Self;
    fn add(self, addend: f64) -> Self {
        Self { value: self.value + addend, ..self }
    }
}

impl Div for Jet {
    type Output = Self;
    #[expect(clippy::suspicious_arithmetic_impl, reason = "division is multiplication by the inverse")]
    fn div(self, other: Self) -> Self {
        self * other.inverse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every derivative against differences of the one below it.
    #[test]
    fn derivatives_are_what_differences_say() {
        let of = |x: f64, y: f64| {
            let (x, y) = (Jet::argument(x, 0), Jet::argument(y, 1));
            (x * y).exp_less_one().ln_one_more() / (y + 2.0) + (x.exp() + y * y).ln() * x - x.inverse() * 0.5
        };
        let step = 1e-5;
        let (x, y) = (0.7, 0.4);
        let jet = of(x, y);
        let by_x = |read: &dyn Fn(Jet) -> f64| (read(of(x + step, y)) - read(of(x - step, y))) / (2.0 * step);
        let by_y = |read: &dyn Fn(Jet) -> f64| (read(of(x, y + step)) - read(of(x, y - step))) / (2.0 * step);
        let pairs = [
            (jet.first[0], by_x(&|jet| jet.value)),
            (jet.first[1], by_y(&|jet| jet.value)),
            (jet.second[0], by_x(&|jet| jet.first[0])),
            (jet.second[1], by_y(&|jet| jet.first[0])),
            (jet.second[2], by_y(&|jet| jet.first[1])),
        ];
        for (exact, difference) in pairs {
            assert!((exact - difference).abs() < 1e-8, "{exact} {difference}");
        }
    }
}
