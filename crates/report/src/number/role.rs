//! What a number is a number of.

/// What a number is a number of, which decides how it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A number of things, of which there are no fractions: "259 cases".
    Count(Unit),
    /// A quantity that can be divided: "1.5 years".
    Measure(Unit),
    /// How many times one figure is the other: "39–164 times".
    Ratio,
    /// A share, held as a fraction (0.026) and printed in percent with its base: "2.6% of those present in the year".
    Percent {
        /// What 100% is, after the word "of".
        of: String,
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

impl Role {
    /// A count of things with a plural of its own: `Role::count("person", "people")`.
    #[must_use]
    pub fn count(one: impl Into<String>, many: impl Into<String>) -> Self {
        Self::Count(Unit::new(one, many))
    }

    /// A divisible quantity: `Role::measure("year", "years")`.
    #[must_use]
    pub fn measure(one: impl Into<String>, many: impl Into<String>) -> Self {
        Self::Measure(Unit::new(one, many))
    }

    /// A share of a base: `Role::percent_of("those present in the year")`.
    #[must_use]
    pub fn percent_of(base: impl Into<String>) -> Self {
        Self::Percent { of: base.into() }
    }

    /// An amount of money, by ISO 4217 code.
    #[must_use]
    pub fn money(currency: impl Into<String>) -> Self {
        Self::Money { currency: currency.into() }
    }

    /// The words for a heading or an axis: "people", "% of those present", "times". Empty for a plain number.
    #[must_use]
    pub fn heading(&self) -> String {
        match self {
            Self::Count(unit) | Self::Measure(unit) => unit.many.clone(),
            Self::Ratio => "times".to_owned(),
            Self::Percent { of } => format!("% of {of}"),
            Self::LogPoints => "log points".to_owned(),
            Self::Orders => "orders of magnitude".to_owned(),
            Self::Money { currency } => currency.clone(),
            Self::Plain => String::new(),
        }
    }
}

/// A unit in words, in singular and plural.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// One of it: "person".
    pub one: String,
    /// Any other number of it: "people".
    pub many: String,
}

impl Unit {
    /// A unit by its two words.
    #[must_use]
    pub fn new(one: impl Into<String>, many: impl Into<String>) -> Self {
        Self { one: one.into(), many: many.into() }
    }
}
