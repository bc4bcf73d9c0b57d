//! Scales: what one of a value's number stands for.

use crate::{Change, Number};

/// What one of a value's number stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Scale {
    /// One of the unit.
    #[default]
    One,
    /// One hundredth of a base that the figure must name.
    Percent,
    /// A rate: so many per this many of a base, in each stretch of time, or both.
    Per(Rate),
    /// What one figure is more than another: "rose 16 %", "2.8 points", "five times".
    Change(Change),
}

impl Scale {
    /// The factor from the written number to a plain one: of a percentage 1/100, of a rate one over its base and per year.
    #[must_use]
    pub fn factor(self) -> f64 {
        match self {
            Self::One | Self::Change(Change::Absolute | Change::Times) => 1.0,
            Self::Percent | Self::Change(Change::Percent | Change::Points) => 0.01,
            Self::Per(rate) => rate.factor(),
        }
    }

    /// A written number on the plain scale: divided, where the factor is no power of two and would leave its noise behind (35 by 0.01 is more than
    /// 0.35).
    #[must_use]
    pub fn plain(self, number: Number) -> f64 {
        match self {
            Self::Percent | Self::Change(Change::Percent | Change::Points) => number.to_f64() / 100.0,
            Self::One | Self::Change(Change::Absolute | Change::Times) | Self::Per(_) => {
                number.to_f64() * self.factor()
            }
        }
    }

    /// A rate per so many of a base.
    #[must_use]
    pub const fn per(base: Number) -> Self {
        Self::Per(Rate::per(base))
    }
}

/// What a rate is reckoned per: so many of a base, a stretch of time, or both.
///
/// "12 per 100,000", "5,000 a year", "12 per 100,000 a year".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Rate {
    /// Per so many of a base that the figure must name.
    Base(Number),
    /// In each stretch of time.
    Time(PerTime),
    /// Per so many of a base in each stretch of time.
    BaseAndTime(Number, PerTime),
}

impl Rate {
    /// Per so many of a base.
    #[must_use]
    pub const fn per(base: Number) -> Self {
        Self::Base(base)
    }

    /// So much for each one of something, which the unit names: "310 per household".
    #[must_use]
    pub const fn per_one() -> Self {
        Self::Base(Number::whole(1))
    }

    /// Whether it is for each one of its base.
    #[must_use]
    pub const fn is_per_one(self) -> bool {
        match self {
            Self::Base(base) | Self::BaseAndTime(base, _) => base.coefficient() == 1 && base.exponent() == 0,
            Self::Time(_) => false,
        }
    }

    /// The same in each stretch of time.
    #[must_use]
    pub const fn each(self, time: PerTime) -> Self {
        match self {
            Self::Base(base) | Self::BaseAndTime(base, _) => Self::BaseAndTime(base, time),
            Self::Time(_) => Self::Time(time),
        }
    }

    /// Of how many of the base, where there is one.
    #[must_use]
    pub const fn base(self) -> Option<Number> {
        match self {
            Self::Base(base) | Self::BaseAndTime(base, _) => Some(base),
            Self::Time(_) => None,
        }
    }

    /// In which stretch of time, where there is one.
    #[must_use]
    pub const fn time(self) -> Option<PerTime> {
        match self {
            Self::Time(time) | Self::BaseAndTime(_, time) => Some(time),
            Self::Base(_) => None,
        }
    }

    /// Whether it is per so many of a base that are no power of ten, and in no stretch of time: "1 in 12".
    #[must_use]
    pub fn is_one_in_some(self) -> bool {
        match self {
            Self::Base(base) => base.coefficient().to_string().trim_end_matches('0') != "1",
            Self::Time(_) | Self::BaseAndTime(..) => false,
        }
    }

    /// The factor from the written number to one for each one of the base, and per year.
    #[must_use]
    pub fn factor(self) -> f64 {
        self.time().map_or(1.0, PerTime::in_a_year) / self.base().map_or(1.0, Number::to_f64)
    }

    /// Whether two rates become one by their scales alone: both have a base or neither, and both a stretch of time or neither.
    #[must_use]
    pub const fn converts(self, other: Self) -> bool {
        self.base().is_some() == other.base().is_some() && self.time().is_some() == other.time().is_some()
    }

    /// Of two rates that convert, the one with the larger base and the longer stretch: its numbers have the fewest decimals.
    #[must_use]
    pub fn coarser(self, other: Self) -> Self {
        let base = match (self.base(), other.base()) {
            (Some(a), Some(b)) if a.to_f64() < b.to_f64() => Some(b),
            (a, b) => a.or(b),
        };
        match (base, self.time().max(other.time())) {
            (Some(base), Some(time)) => Self::BaseAndTime(base, time),
            (Some(base), None) => Self::Base(base),
            (None, Some(time)) => Self::Time(time),
            (None, None) => self,
        }
    }
}

/// A stretch of time in which a rate counts, shortest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum PerTime {
    /// A day.
    Day,
    /// A week of seven days.
    Week,
    /// A twelfth of a year.
    Month,
    /// A year of 365.25 days.
    Year,
}

impl PerTime {
    /// All of them, shortest first.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// How many of them make a year.
    #[must_use]
    pub const fn in_a_year(self) -> f64 {
        match self {
            Self::Day => 365.25,
            Self::Week => 365.25 / 7.0,
            Self::Month => 12.0,
            Self::Year => 1.0,
        }
    }

    /// The word: "year".
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}
