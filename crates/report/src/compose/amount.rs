//! Quantities as amounts: ends, tier and level go with the number into print.

use darkfigure_analysis::numeric::Limits;
use darkfigure_model::{self as model, End, Quantity};

use crate::number::{Amount, Bound, Digits, Dimension, IntervalLevel, LevelKind};
use darkfigure_model::Tier;

/// A quantity as an amount. Its tier and its joint level go with it.
pub(super) fn of(quantity: &Quantity, role: Dimension) -> Amount {
    let mut amount = match point(quantity) {
        Some(value) => Amount::point(value, role),
        None => Amount::ends(bound(quantity.low()), quantity.central(), bound(quantity.high()), role),
    };
    if let Some(tier) = quantity.tier() {
        amount = amount.tier(self::tier(tier));
    }
    match level(quantity) {
        Some(level) if point(quantity).is_none() => amount.level(level),
        _ => amount,
    }
}

/// The same without its tier, for sentences that say the tier in words.
pub(super) fn plain(quantity: &Quantity, role: Dimension) -> Amount {
    let mut amount = of(quantity, role);
    // A hard end rounds outward; only the words "at face value" go.
    if amount.tier == Some(Tier::Face) {
        amount.tier = None;
    }
    amount
}

/// The same for a sentence that gives neither tier nor level.
pub(super) fn bare(quantity: &Quantity, role: Dimension) -> Amount {
    without_level(plain(quantity, role))
}

/// The same without the words for its level. Ends that hold at a level or a higher one round outward, said or not.
fn without_level(mut amount: Amount) -> Amount {
    if amount.level.take().is_some_and(|level| level.at_least) {
        amount.tier = Some(Tier::Hard);
    }
    amount
}

/// The one number that a quantity is, if it is one.
pub(super) fn point(quantity: &Quantity) -> Option<f64> {
    quantity.central().filter(|value| {
        quantity.low().value().is_some_and(|low| low.to_bits() == value.to_bits())
            && quantity.high().value().is_some_and(|high| high.to_bits() == value.to_bits())
    })
}

/// Whether anything at all is known of a quantity.
pub(super) fn says_something(quantity: &Quantity) -> bool {
    quantity.low().value().is_some() || quantity.high().value().is_some() || quantity.central().is_some()
}

pub(super) fn bound(end: End) -> Bound {
    match end {
        End::At { value, .. } => Bound::At(value),
        End::Unbounded => Bound::Unbounded,
        End::Unknown => Bound::Unknown,
    }
}

pub(super) const fn tier(tier: model::Tier) -> Tier {
    match tier {
        model::Tier::Face => Tier::Face,
        model::Tier::Stated => Tier::Stated,
        model::Tier::Hard => Tier::Hard,
    }
}

pub(super) const fn kind(kind: model::IntervalKind) -> LevelKind {
    match kind {
        model::IntervalKind::Confidence => LevelKind::Confidence,
        model::IntervalKind::Credible => LevelKind::Credible,
        model::IntervalKind::Stated => LevelKind::Stated,
    }
}

fn level(quantity: &Quantity) -> Option<IntervalLevel> {
    let assurance = quantity.assurance();
    let probability = assurance.joint_level()?.probability();
    let kind = kind(assurance.kind().unwrap_or(model::IntervalKind::Stated));
    Some(if assurance.n_intervals() > 1 {
        IntervalLevel::at_least(probability, kind)
    } else {
        IntervalLevel::new(probability, kind)
    })
}

/// Limits at a level, with a point.
pub(super) fn limits(limits: Limits, point: Option<f64>, role: Dimension) -> Amount {
    Amount::ends(Bound::At(limits.lower()), point, Bound::At(limits.upper()), role)
}

/// A ratio. Near one it keeps three decimals.
pub(super) fn ratio(quantity: &Quantity) -> Amount {
    let amount = of(quantity, Dimension::Ratio);
    match point(quantity) {
        // Three decimals tell how far from one it is; further ones were earned by no published number.
        Some(value) if (0.0005..0.1).contains(&(value - 1.0).abs()) => amount.digits(Digits::Decimals(3)),
        None if lies_near_one(quantity) => amount.digits(Digits::Decimals(3)),
        // "At least 1.00 times" would say that the two may be alike.
        None if has_end_close_to_one(quantity) => amount.digits(Digits::Decimals(3)),
        // "1.0 to 1.9 times" would say that the two may be alike.
        None if has_end_beside_one(quantity) => amount.digits(Digits::Decimals(2)),
        _ => amount,
    }
}

/// Whether an end lies so near one that one decimal would not tell it from one.
fn has_end_beside_one(quantity: &Quantity) -> bool {
    let is_beside = |end: End| end.value().is_some_and(|value| (0.005..0.1).contains(&(value - 1.0).abs()));
    is_beside(quantity.low()) || is_beside(quantity.high())
}

/// Whether the one end that there is lies so near one that two decimals would not tell it from one.
fn has_end_close_to_one(quantity: &Quantity) -> bool {
    let is_close = |end: End| end.value().is_some_and(|value| (0.0005..0.005).contains(&(value - 1.0).abs()));
    let (low, high) = (quantity.low(), quantity.high());
    is_close(low) && high.value().is_none() || is_close(high) && low.value().is_none()
}

/// Whether both ends lie within a tenth of one, so that two digits would not tell them from it.
fn lies_near_one(quantity: &Quantity) -> bool {
    let is_near = |end: End| end.value().is_some_and(|value| (value - 1.0).abs() < 0.1);
    is_near(quantity.low()) && is_near(quantity.high())
}

/// A share of a base. Near the whole it keeps up to two decimals, which tell how far from the whole it is.
pub(super) fn share(quantity: &Quantity, of_whom: impl Into<String>) -> Amount {
    let amount = of(quantity, Dimension::percent_of(of_whom)).significant(2);
    match point(quantity) {
        Some(value) if (value - 1.0).abs() > 0.0 && (value - 1.0).abs() < 0.1 => {
            let first = -libm::floor(libm::log10((value - 1.0).abs()));
            let places = (1..=2_u8).find(|&n| f64::from(n) >= first - 1.0).unwrap_or(2);
            amount.digits(Digits::Decimals(places))
        }
        None if lies_near_one(quantity) => amount.digits(Digits::Decimals(1)),
        _ => amount,
    }
}

/// The fewest significant digits that give the number back, nine at most: sums of published numbers keep their digits.
pub(super) fn digits_of(value: f64) -> u8 {
    if value.abs() <= 0.0 {
        return 1;
    }
    let exponent = libm::floor(libm::log10(value.abs()));
    let gives_back = |n: u8| {
        let scale = libm::pow(10.0, f64::from(n) - 1.0 - exponent);
        ((value * scale).round() / scale - value).abs() <= 1e-9 * value.abs()
    };
    (1..=9).find(|&n| gives_back(n)).unwrap_or(9)
}

/// A running number of things: three digits, as the ends come from few factors.
pub(super) fn running(quantity: &Quantity, role: Dimension) -> Amount {
    match point(quantity) {
        Some(value) if value.fract() == 0.0 && value.abs() < 1e6 => of(quantity, role).digits(Digits::Full),
        // A point comes from numerals without intervals: five digits where they say it all, else four.
        Some(value) => {
            // So many a day stand as so many a year, and have the digits of what is printed.
            let all = digits_of(value / one_printed(&role));
            // Nobody measured to the last gram what a step turns into tonnes.
            let most = if matches!(role, Dimension::Measure(_)) { 3 } else { 4 };
            of(quantity, role).significant(if all <= most + 1 { all } else { most })
        }
        // Points, rates and shares are printed on their scale, and not padded.
        None if !matches!(
            role,
            Dimension::Count(_) | Dimension::Measure(_) | Dimension::Money { .. } | Dimension::Plain
        ) =>
        {
            of(quantity, role)
        }
        None => of(quantity, role).significant(3),
    }
}

/// The value that an amount of this role holds for one that is printed.
pub(super) fn one_printed(role: &Dimension) -> f64 {
    match role {
        Dimension::Percent { .. } | Dimension::Points | Dimension::PercentChange => 0.01,
        Dimension::Rate { scale, .. } => scale.factor(),
        Dimension::Count(_)
        | Dimension::Measure(_)
        | Dimension::Ratio
        | Dimension::LogPoints
        | Dimension::Orders
        | Dimension::Money { .. }
        | Dimension::Plain => 1.0,
    }
}

/// What published numbers give: a number of things in full, anything else with three digits at most, and no noughts that nothing has earned.
pub(super) fn computed(value: f64, role: Dimension) -> Amount {
    let amount = Amount::point(value, role);
    let is_of_things =
        matches!(amount.role, Dimension::Count(_) | Dimension::Measure(_) | Dimension::Money { .. });
    if is_of_things && value.fract() == 0.0 && value.abs() < 1e6 {
        return amount.digits(Digits::Full);
    }
    let most = if is_of_things { 4 } else { 3 };
    amount.significant(digits_of(value).min(most))
}

/// What a rounded number may stand for.
pub(super) fn rounded(bounds: darkfigure_analysis::numeric::Bounds, role: Dimension) -> Amount {
    let (lower, upper) = (bounds.lower(), bounds.upper());
    let exponent =
        |value: f64| if value.abs() > 0.0 { libm::floor(libm::log10(value.abs())) as i32 } else { 0 };
    // Both ends to the place of the finer one, so that half a unit is seen on either side.
    // A share of so many has ends without an end: three digits tell how far they reach.
    let written = |value: f64| if digits_of(value) > 8 { 3 } else { digits_of(value) };
    // The digits are those of the number that is printed: a rate stands as one in a year.
    let unit = one_printed(&role);
    let (low, high) = (lower / unit, upper / unit);
    let place = |value: f64| exponent(value) + 1 - i32::from(written(value));
    let finest = place(low).min(place(high));
    let digits = exponent(low).min(exponent(high)) + 1 - finest;
    Amount::between(lower, upper, role).significant(u8::try_from(digits.clamp(1, 15)).unwrap_or(15))
}

/// The same without the words "at face value", where they are said nearby.
pub(super) fn untiered(mut amount: Amount) -> Amount {
    if amount.tier == Some(Tier::Face) {
        amount.tier = None;
    }
    amount
}

/// The same without its tier, and without its level where a number before it has said the same one.
pub(super) fn beside(amount: Amount, said: Option<&IntervalLevel>) -> Amount {
    let is_same = |one: &IntervalLevel, other: &IntervalLevel| {
        one.probability.total_cmp(&other.probability).is_eq() && one.at_least == other.at_least
    };
    match amount.level.as_ref().zip(said) {
        Some((own, said)) if is_same(own, said) => unqualified(amount),
        Some(_) | None => untiered(amount),
    }
}

/// The same with neither tier nor level, for sentences with a table of both nearby.
pub(super) fn unqualified(amount: Amount) -> Amount {
    without_level(untiered(amount))
}
