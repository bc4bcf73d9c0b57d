//! Extents: between which numbers a value surely lies, hedges and rounding considered.

use crate::{Change, Figure, Form, Number, Scale, Value};

/// Two ends on the plain scale, either of which may be open.
///
/// Rounding is bounds: a number may stand for anything within half a unit of its last place that is not a trailing zero. Hedges open
/// ends: "about" says nothing about how near, and a count word has a reading, not a bound.
///
/// # Example
///
/// ```
/// use darkfigure_model::{Extent, Number, Value};
///
/// let deaths = Extent::of(&Value::exact(Number::new(474, 4)?));
/// assert_eq!((deaths.low, deaths.high), (Some(4_735_000.0), Some(4_745_000.0)));
/// # Ok::<(), darkfigure_model::NumberError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// Below this it surely does not lie.
    pub low: Option<f64>,
    /// Above this it surely does not lie.
    pub high: Option<f64>,
}

/// The coarsest place to which a number of a value may have been rounded. A percentage is written to the percent, or further: "60%" is
/// not rounded to tens, and "100%" is all of it.
pub(crate) fn coarsest_place(value: &Value, number: Number) -> i32 {
    match value.scale {
        Scale::Percent | Scale::Change(Change::Percent | Change::Points) => number.exponent().min(0),
        Scale::One | Scale::Per(_) | Scale::Change(Change::Absolute | Change::Times) => {
            number.coarsest_place()
        }
    }
}

/// Ten to a whole power, exactly as decimal text reads.
fn ten_to(power: i32) -> f64 {
    format!("1e{power}").parse().unwrap_or(f64::NAN)
}

impl Extent {
    /// Nothing and no more.
    pub const ZERO: Self = Self { low: Some(0.0), high: Some(0.0) };

    /// Where a value surely lies.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        if let Some((low, high)) = value.rounded_in_its_base() {
            return Self { low: Some(low), high: Some(high) };
        }
        // Half a unit of that place.
        Self::with(value, |number| 0.5 * ten_to(coarsest_place(value, number)))
    }

    /// Where a figure surely lies. A register's whole number of things is not rounded; its share or rate is.
    #[must_use]
    pub fn of_figure(figure: &Figure) -> Self {
        let value = figure.value.clone().in_unit(&figure.measure.unit);
        if figure.is_written_out() { Self::as_written(&value) } else { Self::of(&value) }
    }

    /// Where a value lies as it was written, as if nothing had been rounded.
    pub(crate) fn as_written(value: &Value) -> Self {
        Self::with(value, |_| 0.0)
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
            Form::About(_) | Form::Vague(_) => Self { low: None, high: None },
        }
    }

    /// The same of something that cannot be negative: an open lower end is zero.
    #[must_use]
    pub fn not_negative(self) -> Self {
        Self { low: self.low.or(Some(0.0)), ..self }
    }

    /// The sum of two.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(a, b)| a + b),
            high: self.high.zip(other.high).map(|(a, b)| a + b),
        }
    }

    /// Whether everything in this extent lies above everything in the other. A rounding error of the computer is not enough.
    #[must_use]
    pub fn is_above(self, other: Self) -> bool {
        self.low.zip(other.high).is_some_and(|(low, high)| low - high > 1e-9 * low.abs().max(high.abs()))
    }
}
