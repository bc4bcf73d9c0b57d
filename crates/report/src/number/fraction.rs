//! Shares in the words that a reader can feel: "about 1 in 40".
//!
//! # Rule
//!
//! The nearest of a fixed ladder of fractions, by ratio: 1 in *n* for every *n* up to 30, then for every fifth up to 100, then for numbers
//! of two significant digits; above a quarter also 3 in 10, 2 in 5, 3 in 5, 7 in 10 and their like. Between neighbours of the ladder lies at most a
//! quarter, so that a fraction is never further from its share than an eighth; and "about" stands before it unless it is the share to
//! within half a percent. The two ends of a range are one fraction, "about" their geometric middle, where they lie within a factor of 1.5 of each
//! other. Shares of nothing, of nearly everything (above 19 in 20) and above the whole have no such words.

use super::{Amount, Dimension};

/// The fractions above a quarter that are not one in a whole number.
const LARGE: [(u32, u32); 9] = [(3, 10), (2, 5), (3, 5), (2, 3), (7, 10), (3, 4), (4, 5), (9, 10), (19, 20)];
/// Ends within this factor are said as one fraction.
const NEAR: f64 = 1.5;
/// A fraction that is this near is the share itself.
const EXACT: f64 = 0.005;

impl Amount {
    /// The share as a fraction in words, or none where it is no share or has no such words.
    ///
    /// # Example
    ///
    /// ```
    /// use darkfigure_report::number::{Amount, Dimension};
    ///
    /// let share = |low, high| Amount::between(low, high, Dimension::percent_of("those present"));
    /// assert_eq!(share(0.11, 0.25).in_words().as_deref(), Some("1 in 9 to 1 in 4"));
    /// assert_eq!(share(0.211, 0.274).in_words().as_deref(), Some("about 1 in 4"));
    /// assert_eq!(Amount::up_to(0.0257, Dimension::percent_of("those present")).in_words().as_deref(), Some("at most about 1 in 40"));
    /// ```
    #[must_use]
    pub fn in_words(&self) -> Option<String> {
        let Dimension::Percent { .. } = self.role else { return None };
        match (self.low().value(), self.high().value()) {
            (Some(low), Some(high)) => {
                let (from, to) = (Fraction::nearest(low)?, Fraction::nearest(high)?);
                if high <= low * NEAR {
                    let middle = self.central().unwrap_or_else(|| libm::sqrt(low * high));
                    return Some(format!("about {}", Fraction::nearest(middle)?.bare()));
                }
                Some(format!("{} to {}", from.bare(), to.bare()))
            }
            (None, Some(high)) => Some(format!("at most {}", Fraction::nearest(high)?.words(high))),
            (Some(low), None) => Some(format!("at least {}", Fraction::nearest(low)?.words(low))),
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
    /// The nearest fraction of the ladder.
    fn nearest(share: f64) -> Option<Self> {
        if !(share > 1e-6 && share <= 0.95) {
            return None;
        }
        let all = 1.0 / share;
        let step = match all {
            n if n < 30.0 => 1.0,
            n if n < 100.0 => 5.0,
            n => libm::pow(10.0, libm::floor(libm::log10(n)) - 1.0),
        };
        let one_in = Self { some: 1, all: ((all / step).round() * step).max(2.0) as u32 };
        let far = |fraction: &Self| libm::fabs(libm::log(fraction.share() / share));
        std::iter::once(one_in)
            .chain(LARGE.map(|(some, all)| Self { some, all }))
            .min_by(|one, other| far(one).total_cmp(&far(other)))
    }

    fn share(self) -> f64 {
        f64::from(self.some) / f64::from(self.all)
    }

    fn bare(self) -> String {
        format!("{} in {}", self.some, Amount::exact(i64::from(self.all), Dimension::Plain).print())
    }

    fn words(self, share: f64) -> String {
        let about = if libm::fabs(self.share() / share - 1.0) <= EXACT { "" } else { "about " };
        format!("{about}{}", self.bare())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_those_that_people_say() {
        let words = |share: f64| Fraction::nearest(share).map(|fraction| fraction.words(share));
        assert_eq!(words(0.5).as_deref(), Some("1 in 2"));
        assert_eq!(words(0.22).as_deref(), Some("about 1 in 5"));
        assert_eq!(words(0.4).as_deref(), Some("2 in 5"));
        assert_eq!(words(0.75).as_deref(), Some("3 in 4"));
        assert_eq!(words(0.0052).as_deref(), Some("about 1 in 190"));
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
    fn only_shares_have_them() {
        assert_eq!(Amount::point(0.5, Dimension::Ratio).in_words(), None);
        assert_eq!(Amount::between(0.0, 0.2, Dimension::percent_of("all")).in_words(), None);
    }
}
