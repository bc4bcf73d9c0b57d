//! Between which numbers a value surely lies, hedges and rounding considered.

use darkfigure_model::{Figure, Form, Number, Role, Value};

/// Two ends, either of which may be open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
}

/// Half a unit of the coarsest place to which the number may have been rounded.
fn half_unit(number: Number) -> f64 {
    0.5 * ten_to(number.coarsest_place())
}

/// Ten to a whole power, exactly as decimal text reads.
fn ten_to(power: i32) -> f64 {
    format!("1e{power}").parse().unwrap_or(f64::NAN)
}

impl Extent {
    /// Where a value surely lies; numbers may have been rounded by half a unit of their last place other than zero.
    pub(super) fn of(value: &Value) -> Self {
        Self::with(value, half_unit)
    }

    /// Where a figure surely lies. A register's count is not rounded.
    pub(super) fn of_figure(figure: &Figure) -> Self {
        if figure.role() == Some(Role::Count) && figure.value.numbers().iter().all(|n| n.exponent() == 0) {
            Self::with(&figure.value, |_| 0.0)
        } else {
            Self::of(&figure.value)
        }
    }

    fn with(value: &Value, slack: impl Fn(Number) -> f64) -> Self {
        let factor = value.scale.factor();
        let low = |n: Number| Some((n.to_f64() - slack(n)) * factor);
        let high = |n: Number| Some((n.to_f64() + slack(n)) * factor);
        match value.form {
            Form::Exact(n) => Self { low: low(n), high: high(n) },
            Form::AtLeast(n) | Form::MoreThan(n) => Self { low: low(n), high: None },
            Form::AtMost(n) | Form::LessThan(n) | Form::FarBelow(n) => Self { low: None, high: high(n) },
            Form::Range(r) => Self { low: low(r.low()), high: high(r.high()) },
            Form::Interval(i) => Self { low: low(i.low()), high: high(i.high()) },
            // "about" says nothing about how near, and a count word has a reading, not a bound.
            Form::About(_) | Form::Vague(_) => Self { low: None, high: None },
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(a, b)| a + b),
            high: self.high.zip(other.high).map(|(a, b)| a + b),
        }
    }

    /// Whether everything in this extent lies above everything in the other. A rounding error of the computer is not enough.
    pub(super) fn is_above(self, other: Self) -> bool {
        self.low.zip(other.high).is_some_and(|(low, high)| low - high > 1e-9 * low.abs().max(high.abs()))
    }
}
