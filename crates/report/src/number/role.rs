//! What a number is a number of.

use darkfigure_model::{Number, Rate};

/// What a number is a number of, which decides how it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dimension {
    /// A number of things, of which there are no fractions: "259 cases".
    Count(UnitWords),
    /// A quantity that can be divided: "1.5 years".
    Measure(UnitWords),
    /// How many times one figure is the other: "38–165 times".
    Ratio,
    /// A share, held as a fraction (0.026) and printed in percent with its base: "2.6% of those present in the year".
    Percent {
        /// What 100% is, after the word "of".
        of: String,
    },
    /// A difference of two shares, held as a fraction (0.06) and printed in percentage points.
    Points,
    /// How much more one figure is than another, held as a fraction (0.41) and printed in percent with its sign.
    PercentChange,
    /// A rate, held for each one of its base and per year (0.00149) and printed on its scale: "149 deaths per 100,000".
    Rate {
        /// What there are so many of, per so many of the base, in words.
        unit: UnitWords,
        /// On which scale.
        scale: Rate,
    },
    /// A difference of natural logarithms, times one.
    LogPoints,
    /// A difference of decimal logarithms.
    Orders,
    /// An amount of money.
    Money {
        /// The ISO 4217 code.
        currency: String,
    },
    /// A bare number: an index, a rate whose unit the text names.
    Plain,
}

impl Dimension {
    /// A count of things with a plural of its own: `Dimension::count("person", "people")`.
    #[must_use]
    pub fn count(one: impl Into<String>, many: impl Into<String>) -> Self {
        Self::Count(UnitWords::new(one, many))
    }

    /// A divisible quantity: `Dimension::measure("year", "years")`.
    #[must_use]
    pub fn measure(one: impl Into<String>, many: impl Into<String>) -> Self {
        Self::Measure(UnitWords::new(one, many))
    }

    /// A share of a base: `Dimension::percent_of("those present in the year")`.
    #[must_use]
    pub fn percent_of(base: impl Into<String>) -> Self {
        Self::Percent { of: base.into() }
    }

    /// An amount of money, by ISO 4217 code.
    #[must_use]
    pub fn money(currency: impl Into<String>) -> Self {
        Self::Money { currency: currency.into() }
    }

    /// A rate of things per so many of a base, in a stretch of time, or both: "149 deaths per 100,000 live births".
    #[must_use]
    pub fn rate(unit: &UnitWords, scale: Rate, base: Option<&str>) -> Self {
        // "Children per woman" say of what they are one.
        let is_said = scale.is_per_one() && (unit.one.starts_with("per ") || unit.one.contains(" per "));
        let per = scale.base().filter(|_| !is_said).map(|n| {
            let n = crate::number::Amount::published(n.to_f64(), Self::Plain).print();
            match base {
                // "Per 100,000 of the workforce", "per 100,000 live births".
                Some(base) if base.starts_with("the ") => format!(" per {n} of {base}"),
                Some(base) => format!(" per {n} {base}"),
                None => format!(" per {n}"),
            }
        });
        let time = scale.time().map(|time| format!(" a {}", time.word()));
        let behind = per.unwrap_or_default() + &time.unwrap_or_default();
        let words = |word: &str| format!("{word}{behind}");
        Self::Rate { unit: UnitWords { one: words(&unit.one), many: words(&unit.many) }, scale }
    }

    /// The factor from the value that an amount holds to the number that is printed.
    pub(super) fn printed_per_one(&self) -> f64 {
        match self {
            Self::Rate { scale, .. } => {
                scale.base().map_or(1.0, Number::to_f64) / scale.time().map_or(1.0, |time| time.in_a_year())
            }
            Self::Count(_)
            | Self::Measure(_)
            | Self::Ratio
            | Self::Percent { .. }
            | Self::Points
            | Self::PercentChange
            | Self::LogPoints
            | Self::Orders
            | Self::Money { .. }
            | Self::Plain => 1.0,
        }
    }

    /// Whether an amount holds a fraction that is printed in hundredths.
    pub(super) const fn is_in_hundredths(&self) -> bool {
        matches!(self, Self::Percent { .. } | Self::Points | Self::PercentChange)
    }

    /// The words for a heading or an axis: "people", "% of those present", "times". Empty for a plain number.
    #[must_use]
    pub fn heading(&self) -> String {
        match self {
            Self::Count(unit) | Self::Measure(unit) => unit.many.clone(),
            Self::Ratio => "times".to_owned(),
            Self::Percent { of } => format!("% of {of}"),
            Self::Points => "percentage points".to_owned(),
            Self::PercentChange => "% more".to_owned(),
            Self::Rate { unit, .. } => unit.many.clone(),
            Self::LogPoints => "log points".to_owned(),
            Self::Orders => "orders of magnitude".to_owned(),
            Self::Money { currency } => currency.clone(),
            Self::Plain => String::new(),
        }
    }
}

/// A unit in words, in singular and plural.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitWords {
    /// One of it: "person".
    pub one: String,
    /// Any other number of it: "people".
    pub many: String,
}

impl UnitWords {
    /// A unit by its two words.
    #[must_use]
    pub fn new(one: impl Into<String>, many: impl Into<String>) -> Self {
        Self { one: one.into(), many: many.into() }
    }
}
