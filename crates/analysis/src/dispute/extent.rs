//! Between which numbers a published value may lie, by its rounding and its hedge.

use darkfigure_model::{Form, Number, Scale, Value};

/// Two ends, on the plain scale. None: there is no such end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
}

impl Extent {
    /// A result as published: it was rounded to its last written place, or, where it is hedged, to its last figure that is not zero.
    ///
    /// "1 in 35" was rounded in its 35: from 1 in 35.5 to 1 in 34.5. Per 1,000 or 100,000 is how the number before it is written.
    pub(super) fn of_result(value: &Value) -> Self {
        let Scale::Per(rate) = value.scale else { return Self::of(value, half_place) };
        match (&value.form, rate.base()) {
            (Form::Exact(number) | Form::About(number), Some(base))
                if number.exponent() == 0 && !is_ten_to_some_power(base) =>
            {
                let (number, base) = (number.to_f64() * value.scale.factor(), base.to_f64());
                Self { low: Some(number * base / (base + 0.5)), high: Some(number * base / (base - 0.5)) }
            }
            (_, Some(_) | None) => Self::of(value, half_place),
        }
    }

    /// A figure that others are reckoned from: a number of things written to its last one is what it is; with decimals, in thousands or
    /// millions, or as a share or a rate, it was rounded.
    pub(super) fn of_operand(value: &Value) -> Self {
        // A count word has a reading, and no bound.
        if matches!(value.form, Form::Vague(_)) {
            return Self { low: None, high: None };
        }
        let is_counted = value.scale == Scale::One;
        Self::of(value, |number| if is_counted && number.exponent() == 0 { 0.0 } else { half_place(number) })
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

    /// Whether all of it lies within the other.
    pub(super) fn is_within(self, other: Self) -> bool {
        let (low, high) = (self.low.unwrap_or(f64::NEG_INFINITY), self.high.unwrap_or(f64::INFINITY));
        let slack = |end: f64| 1e-9 * end.abs();
        other.low.is_none_or(|end| low >= end - slack(end))
            && other.high.is_none_or(|end| high <= end + slack(end))
    }

    /// The extent of a function that does not fall as the first number grows and does not grow as the second does, where neither is negative;
    /// where one is, of one that is monotone in each, and both ends of both are needed.
    pub(super) fn combine(self, other: Self, of: impl Fn(f64, f64) -> f64) -> Self {
        let is_positive = [self, other].iter().all(|extent| extent.low.is_none_or(|low| low >= 0.0));
        let end = |low: Option<f64>, high: Option<f64>| low.zip(high).map(|(a, b)| of(a, b));
        if is_positive {
            let [x, y] = [self, other].map(|extent| extent.high.or(extent.low.map(|_| f64::INFINITY)));
            let finite = |end: Option<f64>| end.filter(|end| end.is_finite());
            return Self { low: finite(end(self.low, y)), high: finite(end(x, other.low)) };
        }
        let corners =
            [(self.low, other.low), (self.low, other.high), (self.high, other.low), (self.high, other.high)];
        let values: Option<Vec<f64>> =
            corners.iter().map(|&(a, b)| end(a, b).filter(|end| end.is_finite())).collect();
        let fold = |of: fn(f64, f64) -> f64| values.as_ref()?.iter().copied().reduce(of);
        Self { low: fold(f64::min), high: fold(f64::max) }
    }

    /// What a share leaves of the whole.
    pub(super) fn rest(self) -> Self {
        Self { low: self.high.map(|most| 1.0 - most), high: self.low.map(|least| 1.0 - least) }
    }

    pub(super) const fn is_known(self) -> bool {
        self.low.is_some() && self.high.is_some()
    }
}

fn is_ten_to_some_power(number: Number) -> bool {
    number.coefficient().to_string().trim_end_matches('0') == "1"
}

fn half_place(number: Number) -> f64 {
    0.5 * libm::pow(10.0, f64::from(number.exponent()))
}

/// Half a unit of the last figure that is not zero: "around 100,000" is 50,000 to 150,000.
fn half_last_figure(number: Number) -> f64 {
    0.5 * libm::pow(10.0, f64::from(number.coarsest_place()))
}

#[cfg(test)]
mod tests {
    use darkfigure_model::{Interval, IntervalKind, Level, Range, Vague};

    use super::*;

    fn extent(low: impl Into<Option<f64>>, high: impl Into<Option<f64>>) -> Extent {
        Extent { low: low.into(), high: high.into() }
    }

    fn is_near(found: Extent, low: f64, high: impl Into<Option<f64>>) -> bool {
        let near = |end: Option<f64>, other: f64| end.is_some_and(|end| (end - other).abs() < 1e-12);
        near(found.low, low) && high.into().map_or(found.high.is_none(), |high| near(found.high, high))
    }

    #[test]
    fn every_end_is_on_the_scale_of_its_value() {
        let percent = |form| Extent::of_result(&Value { form, scale: Scale::Percent });
        let [four, six] = [4, 6].map(Number::whole);
        let range = Range::new(four, six).unwrap();
        assert!(is_near(percent(Form::Range(range)), 0.035, 0.065), "3.5 % to 6.5 %");
        let interval = Interval::new(four, None, six, Level::P95, IntervalKind::Confidence, None).unwrap();
        assert!(is_near(percent(Form::Interval(interval)), 0.04, 0.06));
        let hundreds = Vague::new(Number::whole(100)).unwrap();
        assert!(is_near(percent(Form::Vague(hundreds)), 0.01 * hundreds.lower_reading(), None));
    }

    #[test]
    fn two_extents_meet_but_for_the_last_bits_however_small_their_numbers_are() {
        for unit in [1e-6, 1.0, 1e6] {
            let [one, more] = [1.0, 1.0 + 1e-12].map(|by| unit * by);
            assert!(
                extent(more, None).meets(extent(None, one)) && extent(None, one).meets(extent(more, None)),
                "{unit}"
            );
            assert!(!extent(1.01 * unit, None).meets(extent(None, unit)), "{unit}");
            let all = extent(unit, 2.0 * unit);
            assert!(extent(unit * (1.0 - 1e-12), 2.0 * unit * (1.0 + 1e-12)).is_within(all), "{unit}");
            assert!(
                !extent(0.99 * unit, 2.0 * unit).is_within(all) && !extent(unit, 2.01 * unit).is_within(all)
            );
            assert!(!extent(unit, None).is_within(all) && all.is_within(extent(unit, None)));
        }
    }

    #[test]
    fn a_share_leaves_the_rest() {
        assert!(is_near(extent(0.2, 0.3).rest(), 0.7, 0.8));
        assert_eq!(extent(0.2, None).rest(), extent(None, 0.8));
    }
}
