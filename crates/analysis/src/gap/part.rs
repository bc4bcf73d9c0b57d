//! One figure as a part of the other, where its scope lies within the other's.

use darkfigure_model::{End, Quantity, Tier};

use super::Orientation;
use crate::comparability::{Comparability, Flag, Side, Tie};

/// What containment says of two numbers: the inner one as a part of the outer one.
///
/// Whoever is within and was seen by both counts in both. Where the inner figure is said to be a part of the outer one, or is a count
/// within what is estimated, it is that part: its share and what lies outside it are known at both ends. Otherwise the two may have seen
/// different people, and no more of the outer figure can be in the inner one than the inner one has.
///
/// # Formula
///
/// With `i` the inner and `o` the outer figure:
///
/// ```text
/// a stated part    share = i / o            outside = o − i
/// its scope only   share ≤ i / o            outside ≥ o − i
/// ```
///
/// No part is more than its whole, and nothing outside lies below zero; an end that says no more than this is none. A part that surely is
/// above its whole has neither.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The side whose scope lies within the other's.
    pub inner: Side,
    /// Whether the inner figure is a part of the outer one, and not only its scope.
    pub is_stated: bool,
    /// How much of the outer figure is in the inner one. Only an upper end where the inner one is not a stated part.
    pub share: Quantity,
    /// How much of the outer figure is not in the inner one. Only a lower end where the inner one is not a stated part.
    pub outside: Quantity,
    /// Whether the inner figure surely is the larger one, rounding considered: both cannot be complete.
    pub is_above_whole: bool,
}

impl Part {
    /// The part as it may be told, as [`super::Gap::without_loose_ends`].
    pub(super) fn without_loose_ends(&self) -> Self {
        Self { share: self.share.without_loose_ends(), outside: self.outside.without_loose_ends(), ..*self }
    }

    /// That one is called a part of the other holds of the figures as they were said, before any step.
    ///
    /// None where containments are missing and the dossier calls neither figure a part of the other. Opposed ones are not comparable, and
    /// have no part.
    pub(super) fn of(
        comparability: &Comparability,
        orientation: Orientation,
        values: [&Quantity; 2],
        is_surely_above: impl Fn(Side) -> bool,
        is_as_said: bool,
    ) -> Option<Self> {
        let is_tied = |side: Side, tie: Tie| comparability.flags.contains(&Flag::Tied { side, tie });
        // What continues a count has it as a part.
        let is_part_of_other =
            |side: Side| is_as_said && (is_tied(side, Tie::PartOf) || is_tied(side.other(), Tie::Extends));
        // Of two that are called a part of each other neither is.
        let stated = match (is_part_of_other(Side::Left), is_part_of_other(Side::Right)) {
            (true, false) => Some(Side::Left),
            (false, true) => Some(Side::Right),
            (true, true) | (false, false) => None,
        };
        let inner = match comparability.inner_side() {
            Some(inner) => inner,
            None => stated?,
        };
        let is_counted_within = orientation.is_estimate_over_count && inner == orientation.lower;
        if orientation.is_estimate_over_count && !is_counted_within {
            return None;
        }
        let is_stated = is_counted_within || stated == Some(inner);
        let (part, whole) = (inner.of(&values), inner.other().of(&values));
        let is_above_whole = is_surely_above(inner);
        let is_above = part.low().value().zip(whole.high().value()).is_some_and(|(least, most)| least > most);
        let (share, outside) = (part.over(whole), whole.minus(part));
        // A part above its whole is no share of it.
        let (share, outside) = match (is_above, is_stated) {
            (true, _) => (Quantity::unknown(), Quantity::unknown()),
            (false, true) => (no_more_than_all(share), not_below_zero(outside)),
            (false, false) => (below_all(share.only_high()), above_nothing(outside.only_low())),
        };
        Some(Self { inner, is_stated, share, outside, is_above_whole })
    }
}

/// A share of a part, cut at all of its whole.
fn no_more_than_all(share: Quantity) -> Quantity {
    match share.high().value() {
        Some(high) if high > 1.0 => {
            let cut = share.with_high(End::at(1.0, Tier::Hard));
            cut.with_central(share.central().filter(|point| *point <= 1.0))
        }
        _ => share,
    }
}

/// A share of which it is known that it is not more than some share. "At most all of it" any part is.
fn below_all(share: Quantity) -> Quantity {
    let says_something = share.high().value().is_some_and(|most| most < 1.0);
    if says_something { share } else { Quantity::unknown() }
}

/// What lies outside at least. "At least nothing" lies outside of any part.
fn above_nothing(outside: Quantity) -> Quantity {
    let says_something = outside.low().value().is_some_and(|least| least > 0.0);
    if says_something { outside } else { Quantity::unknown() }
}

fn not_below_zero(quantity: Quantity) -> Quantity {
    match quantity.low().value() {
        Some(low) if low < 0.0 => quantity.with_low(End::at(0.0, Tier::Hard)),
        _ => quantity,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_below_zero_is_cut_and_the_rest_stands_as_it_is() {
        let range = |low, high| Quantity::between(End::at(low, Tier::Face), End::at(high, Tier::Face));
        assert_eq!(not_below_zero(range(0.0, 5.0)), range(0.0, 5.0));
        let cut = not_below_zero(range(-5.0, 5.0));
        assert_eq!((cut.low(), cut.high()), (End::at(0.0, Tier::Hard), End::at(5.0, Tier::Face)));
    }

    #[test]
    fn no_part_is_more_than_its_whole_and_an_end_that_any_part_has_says_nothing() {
        let range = |low, high| Quantity::between(End::at(low, Tier::Face), End::at(high, Tier::Face));
        let cut = no_more_than_all(range(0.8, 1.2).with_central(Some(1.05)));
        assert_eq!((cut.low().value(), cut.central(), cut.high().value()), (Some(0.8), None, Some(1.0)));
        assert_eq!(no_more_than_all(range(0.8, 1.0)), range(0.8, 1.0));
        assert_eq!(below_all(range(0.5, 1.0).only_high()), Quantity::unknown());
        assert_eq!(below_all(range(0.5, 0.9).only_high()), range(0.5, 0.9).only_high());
        assert_eq!(above_nothing(range(0.0, 5.0).only_low()), Quantity::unknown());
        assert_eq!(above_nothing(range(1.0, 5.0).only_low()), range(1.0, 5.0).only_low());
    }
}
