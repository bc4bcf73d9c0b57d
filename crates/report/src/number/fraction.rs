//! Shares in the words that a reader can feel: "about 1 in 40".
//!
//! # Rule
//!
//! The nearest of a fixed ladder of fractions, by ratio: 1 in *n* for every *n* up to 30, then for every fifth up to 100, then for numbers
//! of two significant digits; above a quarter also 3 in 10, 2 in 5, 3 in 5, 7 in 10 and their like. Between neighbours of the ladder lies at most a
//! quarter, so that a fraction is never further from its share than an eighth; and "about" stands before it.
//! The two ends of a range are one fraction, "about" their geometric middle, where they lie within a factor of 1.5 of each
//! other. An end on its own, and the two ends of a wider range, go outward: "at most 1 in 38" has room for what it bounds, and one that
//! would lie further out than three points is none. Shares of nothing, of nearly everything (above 19 in 20) and above the whole have no such words.

use super::{Amount, Dimension};

/// The fractions above a quarter that are not one in a whole number.
const LARGE: [(u32, u32); 9] = [(3, 10), (2, 5), (3, 5), (2, 3), (7, 10), (3, 4), (4, 5), (9, 10), (19, 20)];
/// Ends within this factor are said as one fraction.
const NEAR: f64 = 1.5;
/// How far out of its share a fraction may lie that bounds it.
const FURTHEST: f64 = 0.03;
/// What arithmetic may do to a share.
const SLACK: f64 = 1e-9;

impl Amount {
    /// The share as a fraction in words, or none where it is no share or has no such words.
    ///
    /// # Example
    ///
    /// ```
    /// use darkfigure_report::number::{Amount, Dimension};
    ///
    /// let share = |low, high| Amount::between(low, high, Dimension::percent_of("those present"));
    /// assert_eq!(share(0.11, 0.25).in_words().as_deref(), Some("1 in 10 to 1 in 4"));
    /// assert_eq!(share(0.211, 0.274).in_words().as_deref(), Some("about 1 in 4"));
    /// assert_eq!(Amount::up_to(0.0257, Dimension::percent_of("those present")).in_words().as_deref(), Some("at most 1 in 38"));
    /// ```
    #[must_use]
    pub fn in_words(&self) -> Option<String> {
        let Dimension::Percent { .. } = self.role else { return None };
        match (self.low().value(), self.high().value()) {
            (Some(low), Some(high)) => {
                if !is_share(low) || !is_share(high) {
                    return None;
                }
                if high <= low * NEAR {
                    let middle = self.central().unwrap_or_else(|| libm::sqrt(low * high));
                    return Some(format!("about {}", Fraction::nearest(middle)?.bare()));
                }
                let (from, to) = (Fraction::not_above(low)?, Fraction::not_below(high)?);
                Some(format!("{} to {}", from.bare(), to.bare()))
            }
            (None, Some(high)) => Some(format!("at most {}", Fraction::not_below(high)?.bare())),
            (Some(low), None) => Some(format!("at least {}", Fraction::not_above(low)?.bare())),
            (None, None) => None,
        }
    }
}

/// So many in so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fraction {
    some: u32,
    all: u32,
}

impl Fraction {
    /// The largest fraction that is not above a share.
    fn not_above(share: f64) -> Option<Self> {
        Self::beside(share, f64::ceil, |fraction| fraction <= share * (1.0 + SLACK))
    }

    /// The smallest fraction that is not below a share.
    fn not_below(share: f64) -> Option<Self> {
        Self::beside(share, f64::floor, |fraction| fraction >= share * (1.0 - SLACK))
    }

    /// The nearest fraction on one side: 1 in *n* up to 100, then in numbers of two digits, and the larger ones.
    fn beside(share: f64, whole: fn(f64) -> f64, is_beside: impl Fn(f64) -> bool) -> Option<Self> {
        if !is_share(share) {
            return None;
        }
        let all = 1.0 / share;
        let step = if all < 100.0 { 1.0 } else { libm::pow(10.0, libm::floor(libm::log10(all)) - 1.0) };
        let near = (all / step).round() * step;
        // What is a whole number but for the arithmetic is that.
        let all = if libm::fabs(near / all - 1.0) < SLACK { near } else { whole(all / step) * step };
        std::iter::once(Self { some: 1, all: all.max(2.0) as u32 })
            .chain(LARGE.map(|(some, all)| Self { some, all }))
            .filter(|fraction| is_beside(fraction.share()))
            .min_by(|one, other| one.far(share).total_cmp(&other.far(share)))
            .filter(|fraction| libm::fabs(fraction.share() - share) <= FURTHEST + SLACK)
    }

    /// How far it is from a share, by ratio.
    fn far(self, share: f64) -> f64 {
        libm::fabs(libm::log(self.share() / share))
    }

    /// The nearest fraction of the ladder.
    fn nearest(share: f64) -> Option<Self> {
        if !is_share(share) {
            return None;
        }
        let all = 1.0 / share;
        let step = match all {
            n if n < 30.0 => 1.0,
            n if n < 100.0 => 5.0,
            n => libm::pow(10.0, libm::floor(libm::log10(n)) - 1.0),
        };
        let one_in = Self { some: 1, all: ((all / step).round() * step).max(2.0) as u32 };
        std::iter::once(one_in)
            .chain(LARGE.map(|(some, all)| Self { some, all }))
            .min_by(|one, other| one.far(share).total_cmp(&other.far(share)))
    }

    fn share(self) -> f64 {
        f64::from(self.some) / f64::from(self.all)
    }

    fn bare(self) -> String {
        format!("{} in {}", self.some, Amount::exact(i64::from(self.all), Dimension::Plain).print())
    }
}

/// Whether a share has such words: more than next to nothing, and less than next to all.
fn is_share(share: f64) -> bool {
    share > 1e-6 && share <= 0.95
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_those_that_people_say() {
        let words = |share: f64| Fraction::nearest(share).map(Fraction::bare);
        assert_eq!(words(0.5).as_deref(), Some("1 in 2"));
        assert_eq!(words(0.22).as_deref(), Some("1 in 5"));
        assert_eq!(words(0.4).as_deref(), Some("2 in 5"));
        assert_eq!(words(0.75).as_deref(), Some("3 in 4"));
        assert_eq!(words(0.0052).as_deref(), Some("1 in 190"));
        assert_eq!(words(0.000_4).as_deref(), Some("1 in 2,500"));
        assert_eq!(words(0.0), None);
        assert_eq!(words(1.2), None);
    }

    #[test]
    fn no_fraction_is_far_from_its_share() {
        for k in 1..=9_500_u32 {
            let share = f64::from(k) / 10_000.0;
            let fraction = Fraction::nearest(share).expect("it is a share");
            assert!((fraction.share() / share - 1.0).abs() <= 0.125, "{share}: {}", fraction.bare());
        }
    }

    #[test]
    fn the_fraction_of_a_bound_has_room_for_it() {
        for k in 1..=9_500_u32 {
            let share = f64::from(k) / 10_000.0;
            let (below, above) = (Fraction::not_above(share), Fraction::not_below(share));
            // Of small shares there is always one; of larger ones only where it lies near.
            assert!(share > 0.15 || below.is_some() && above.is_some(), "{share}");
            let (below, above) = (below.map_or(share, Fraction::share), above.map_or(share, Fraction::share));
            assert!(below <= share * 1.000_001 && above >= share * 0.999_999, "{below} {share} {above}");
            assert!(share - below <= 0.030_001 && above - share <= 0.030_001, "{below} {share} {above}");
        }
    }

    #[test]
    fn only_shares_have_them() {
        assert_eq!(Amount::point(0.5, Dimension::Ratio).in_words(), None);
        assert_eq!(Amount::between(0.0, 0.2, Dimension::percent_of("all")).in_words(), None);
    }
}
