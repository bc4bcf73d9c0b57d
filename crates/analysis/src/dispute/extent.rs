//! Between which numbers a published value may lie, by its rounding and its hedge.

use darkfigure_model::{Form, Number, Value};

/// Two ends, on the plain scale. None: there is no such end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
}

impl Extent {
    /// A result as published: it was rounded to its last written place, or, where it is hedged, to its last figure that is not zero.
    pub(super) fn of_result(value: &Value) -> Self {
        Self::of(value, half_place)
    }

    /// A figure that others are reckoned from: a number written to its last one is what it is; with decimals, or in thousands or millions, it
    /// was rounded.
    pub(super) fn of_operand(value: &Value) -> Self {
        Self::of(value, |number| if number.exponent() == 0 { 0.0 } else { half_place(number) })
    }

    fn of(value: &Value, half: impl Fn(Number) -> f64) -> Self {
        let factor = value.scale.factor();
        let around = |number: Number, half: f64| Self {
            low: Some((number.to_f64() - half) * factor),
            high: Some((number.to_f64() + half) * factor),
        };
        match value.form {
            Form::Exact(n) => around(n, half(n)),
            Form::About(n) => around(n, half_last_figure(n)),
            Form::AtLeast(n) | Form::MoreThan(n) => Self { low: Some(n.to_f64() * factor), high: None },
            Form::AtMost(n) | Form::LessThan(n) | Form::FarBelow(n) => {
                Self { low: None, high: Some(n.to_f64() * factor) }
            }
            Form::Range(range) => match range.point() {
                Some(point) => around(point, half(point)),
                None => Self {
                    low: Some((range.low().to_f64() - half(range.low())) * factor),
                    high: Some((range.high().to_f64() + half(range.high())) * factor),
                },
            },
            Form::Interval(interval) => match interval.point() {
                Some(point) => around(point, half(point)),
                None => Self {
                    low: Some(interval.low().to_f64() * factor),
                    high: Some(interval.high().to_f64() * factor),
                },
            },
            Form::Vague(vague) => Self { low: Some(vague.lower_reading() * factor), high: None },
        }
    }

    /// Whether the two may be the same number, but for the last bits of a division.
    pub(super) fn meets(self, other: Self) -> bool {
        let below = |low: Option<f64>, high: Option<f64>| match low.zip(high) {
            Some((low, high)) => low <= high + 1e-9 * high.abs().max(low.abs()),
            None => true,
        };
        below(self.low, other.high) && below(other.low, self.high)
    }

    /// The extent of a function that grows with the first and falls or grows with the second number, over all corners. Without an end
    /// that is needed there is none in the result.
    pub(super) fn combine(self, other: Self, of: impl Fn(f64, f64) -> f64) -> Self {
        let corners =
            [(self.low, other.low), (self.low, other.high), (self.high, other.low), (self.high, other.high)];
        let values: Option<Vec<f64>> =
            corners.iter().map(|&(a, b)| a.zip(b).map(|(a, b)| of(a, b)).filter(|v| v.is_finite())).collect();
        match values {
            Some(values) => Self {
                low: values.iter().copied().reduce(f64::min),
                high: values.iter().copied().reduce(f64::max),
            },
            None => Self { low: None, high: None },
        }
    }

    pub(super) const fn is_known(self) -> bool {
        self.low.is_some() && self.high.is_some()
    }
}

fn half_place(number: Number) -> f64 {
    0.5 * libm::pow(10.0, f64::from(number.exponent()))
}

/// Half a unit of the last figure that is not zero: "around 100,000" is 50,000 to 150,000.
fn half_last_figure(number: Number) -> f64 {
    0.5 * libm::pow(10.0, f64::from(number.coarsest_place()))
}
