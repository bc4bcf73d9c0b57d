//! Population sizes on their way to print.

use darkfigure_mse::{Interval, IntervalKind as Made, UpperLimit};

use crate::{Amount, Bound, IntervalKind, Level, Role};

/// People, one by one.
pub(super) fn people() -> Role {
    Role::count("person", "people")
}

/// How many people were counted.
pub(super) fn counted(n_people: u64) -> Amount {
    Amount::exact(i64::try_from(n_people).unwrap_or(i64::MAX), people())
}

/// A size, with its interval where it has one.
///
/// It prints three significant digits, or whole people where so few digits would round below the people seen.
pub(super) fn size(point: Option<f64>, interval: Option<&Interval>, n_observed: u64) -> Amount {
    let smallest = interval.map(|interval| interval.lower).or(point);
    let digits = smallest.map_or(3, |smallest| digits(smallest, point, n_observed));
    let amount = match interval {
        None => point.map_or_else(|| Amount::unknown(people()), |point| Amount::point(point, people())),
        Some(interval) => Amount::ends(Bound::At(interval.lower), point, upper(interval.upper), people()),
    };
    amount.significant(digits)
}

/// The people on no list, with the interval's ends less the people seen.
pub(super) fn unseen(point: Option<f64>, interval: Option<&Interval>, n_observed: u64) -> Amount {
    let n = n_observed as f64;
    let amount = match interval {
        None => point
            .map_or_else(|| Amount::unknown(people()), |point| Amount::point((point - n).max(0.0), people())),
        Some(interval) => {
            let high = match interval.upper {
                UpperLimit::Finite(high) => Bound::At((high - n).max(0.0)),
                UpperLimit::Unbounded => Bound::Unbounded,
            };
            let low = Bound::At((interval.lower - n).max(0.0));
            Amount::ends(low, point.map(|point| (point - n).max(0.0)), high, people())
        }
    };
    amount.significant(3)
}

/// A range of sizes without a level.
pub(super) fn range(lowest: f64, highest: f64, n_observed: u64) -> Amount {
    Amount::between(lowest, highest, people()).significant(digits(lowest, None, n_observed))
}

pub(super) const fn upper(limit: UpperLimit) -> Bound {
    match limit {
        UpperLimit::Finite(limit) => Bound::At(limit),
        UpperLimit::Unbounded => Bound::Unbounded,
    }
}

pub(super) const fn level(interval: &Interval) -> Level {
    let kind = match interval.kind {
        Made::Credible => IntervalKind::Credible,
        _ => IntervalKind::Confidence,
    };
    Level::new(interval.level, kind)
}

/// How an interval was made, in words.
pub(super) const fn made(kind: Made) -> &'static str {
    match kind {
        Made::Wald => "Wald",
        Made::LogNormal => "lognormal",
        Made::ProfileLikelihood => "profile likelihood",
        Made::Bootstrap => "bootstrap",
        Made::Credible => "credible",
        _ => "of another kind",
    }
}

/// Three, or as many as whole people need, lest a size print below the people seen.
fn digits(smallest: f64, point: Option<f64>, n_observed: u64) -> u8 {
    let n = n_observed as f64;
    let n_digits = n_observed.checked_ilog10().map_or(1, |log| log + 1);
    let place = libm::pow(10.0, f64::from(n_digits.saturating_sub(3)));
    let falls_below = |value: f64, rounded: f64| value >= n && rounded < n;
    let is_low = falls_below(smallest, (smallest / place).floor() * place)
        || point.is_some_and(|point| falls_below(point, (point / place).round() * place));
    if is_low { u8::try_from(n_digits.clamp(3, 15)).unwrap_or(15) } else { 3 }
}
