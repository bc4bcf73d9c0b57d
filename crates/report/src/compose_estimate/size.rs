//! Population sizes on their way to print.

use darkfigure_mse::{IntervalMethod as Made, SizeInterval, UpperLimit};

use crate::number::{Amount, Bound, Digits, Dimension, IntervalLevel, LevelKind};

/// People, one by one.
pub(super) fn people() -> Dimension {
    Dimension::count("person", "people")
}

/// How many people were counted.
pub(super) fn counted(n_people: u64) -> Amount {
    Amount::exact(i64::try_from(n_people).unwrap_or(i64::MAX), people())
}

/// How a row's numbers are rounded: at one place, so that a size is the same wherever it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    exponent: i32,
}

impl Place {
    /// Three significant digits of the smallest number; whole people where so few would round below the people seen.
    pub(super) fn of(point: Option<f64>, interval: Option<&SizeInterval>, n_observed: u64) -> Self {
        let n = n_observed as f64;
        let smallest = interval.map(|interval| interval.lower).or(point).unwrap_or(n);
        let exponent = (magnitude(smallest) - 2).max(0);
        let unit = libm::exp10(f64::from(exponent));
        let falls_below = |value: f64, rounded: f64| value >= n && rounded < n;
        let is_low = falls_below(smallest, (smallest / unit).floor() * unit)
            || point.is_some_and(|point| falls_below(point, (point / unit).round() * unit));
        Self { exponent: if is_low { 0 } else { exponent } }
    }

    /// How many significant digits bring a number to this place.
    fn digits(self, smallest: f64) -> u8 {
        u8::try_from((magnitude(smallest) - self.exponent + 1).clamp(1, 15)).unwrap_or(15)
    }
}

/// The power of ten of the first digit; zero for numbers below one.
fn magnitude(value: f64) -> i32 {
    if value >= 1.0 && value.is_finite() { libm::log10(value + 1e-9).floor() as i32 } else { 0 }
}

/// A size, with its interval where it has one.
pub(super) fn size(point: Option<f64>, interval: Option<&SizeInterval>, n_observed: u64) -> Amount {
    at_place(point, interval, Place::of(point, interval, n_observed), people())
}

/// The end of an "at least", rounded down: rounded up it would promise more people than it does.
pub(super) fn floor(lowest: f64, n_observed: u64) -> Amount {
    let place = Place::of(Some(lowest), None, n_observed);
    let unit = libm::exp10(f64::from(place.exponent));
    at_place(Some((lowest / unit).floor() * unit), None, place, people())
}

/// A size at a place of its own, as in a table whose heading names the unit.
pub(super) fn at_place(
    point: Option<f64>,
    interval: Option<&SizeInterval>,
    place: Place,
    role: Dimension,
) -> Amount {
    let smallest = interval.map(|interval| interval.lower).or(point).unwrap_or(0.0);
    let amount = match interval {
        None => {
            point.map_or_else(|| Amount::unknown(role.clone()), |point| Amount::point(point, role.clone()))
        }
        Some(interval) => Amount::ends(Bound::At(interval.lower), point, upper(interval.upper), role),
    };
    // There are no fractions of people: below one, digits would be those of tenths.
    if smallest < 1.0 {
        amount.digits(Digits::Decimals(0))
    } else {
        amount.significant(place.digits(smallest))
    }
}

/// The people on no list at a place: a size or its interval, less the people seen.
pub(super) fn unseen_at_place(
    point: Option<f64>,
    interval: Option<&SizeInterval>,
    n_observed: u64,
    place: Place,
    role: Dimension,
) -> Amount {
    let n = n_observed as f64;
    let less = |value: f64| (value - n).max(0.0);
    let shifted = interval.map(|interval| SizeInterval {
        lower: less(interval.lower),
        upper: match interval.upper {
            UpperLimit::Finite(high) => UpperLimit::Finite(less(high)),
            UpperLimit::Unbounded => UpperLimit::Unbounded,
        },
        ..*interval
    });
    // Nobody prints as zero, and a few people as few, whatever the place.
    let smallest = shifted.map(|interval| interval.lower).or(point.map(less)).unwrap_or(0.0);
    let place = if magnitude(smallest) < place.exponent { Place { exponent: 0 } } else { place };
    at_place(point.map(less), shifted.as_ref(), place, role)
}

/// A range of sizes without a level.
pub(super) fn range(lowest: f64, highest: f64, n_observed: u64) -> Amount {
    let place = Place::of(Some(lowest), None, n_observed);
    Amount::between(lowest, highest, people()).significant(place.digits(lowest))
}

pub(super) const fn upper(limit: UpperLimit) -> Bound {
    match limit {
        UpperLimit::Finite(limit) => Bound::At(limit),
        UpperLimit::Unbounded => Bound::Unbounded,
    }
}

pub(super) const fn level(interval: &SizeInterval) -> IntervalLevel {
    let kind = match interval.kind {
        Made::Credible => LevelKind::Credible,
        Made::Wald | Made::LogNormal | Made::ProfileLikelihood | Made::Bootstrap | Made::Joined => {
            LevelKind::Confidence
        }
    };
    IntervalLevel::new(interval.level, kind)
}

/// How an interval was made, in words.
pub(super) const fn made(kind: Made) -> &'static str {
    match kind {
        Made::Wald => "Wald",
        Made::LogNormal => "lognormal",
        Made::ProfileLikelihood => "profile likelihood",
        Made::Bootstrap => "people drawn anew",
        Made::Credible => "posterior",
        Made::Joined => "redraws and profile likelihood, joined",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A dark figure of a tenth of a person to eight is nobody to eight people.
    #[test]
    fn people_are_whole() {
        let interval = SizeInterval {
            lower: 123.1,
            upper: UpperLimit::Finite(130.8),
            level: 0.95,
            kind: Made::LogNormal,
        };
        let place = Place::of(Some(124.4), Some(&interval), 123);
        for role in [Dimension::Plain, people()] {
            let printed = unseen_at_place(None, Some(&interval), 123, place, role).print();
            assert!(!printed.contains('.') && printed.starts_with('0'), "{printed}");
        }
        let printed = unseen_at_place(Some(123.4), None, 123, place, Dimension::Plain).print();
        assert_eq!(printed, "0");
    }

    #[test]
    fn a_floor_is_never_rounded_up() {
        for (lowest, printed) in
            [(1_999.6, "1,990 people"), (30_270.0, "30,200 people"), (218.9, "218 people")]
        {
            assert_eq!(floor(lowest, 90).print(), printed);
        }
    }
}
