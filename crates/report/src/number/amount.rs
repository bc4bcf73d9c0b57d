//! Amounts: numbers with what a reader must know about them.

use darkfigure_model::Tier;

use super::Dimension;

/// A number, a range or a one-sided bound on its way to print: where it lies, what it is a number of, how many digits were
/// earned, and what it rests on.
///
/// # Example
///
/// ```
/// use darkfigure_report::number::{Amount, Dimension, IntervalLevel, LevelKind};
/// use darkfigure_model::Tier;
///
/// let people = Dimension::count("person", "people");
/// assert_eq!(Amount::exact(1, people.clone()).print(), "1 person");
/// assert_eq!(Amount::at_least(120_000.0, people.clone()).print(), "at least 120,000 people");
/// assert_eq!(
///     Amount::interval(10_860.0, 12_350.0, 14_110.0, people)
///         .significant(4)
///         .level(IntervalLevel::new(0.95, LevelKind::Confidence))
///         .print(),
///     "12,350 people (10,860–14,110; 95% confidence interval)",
/// );
/// assert_eq!(
///     Amount::between(38.84, 164.3, Dimension::Ratio).tier(Tier::Face).print(),
///     "38–165 times (at face value)",
/// );
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// Where it lies.
    pub range: Ends,
    /// How many digits were earned.
    pub digits: Digits,
    /// What it is a number of.
    pub role: Dimension,
    /// Whether it was said with "about", or is to be.
    pub about: bool,
    /// What its weakest end rests on.
    pub tier: Option<Tier>,
    /// The level at which its interval holds, where it has one.
    pub level: Option<IntervalLevel>,
}

/// Where an amount lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ends {
    /// At one place.
    Point(f64),
    /// Between two ends, either of which may be missing, perhaps with a point that was said or computed.
    Between {
        /// The lower end.
        low: Bound,
        /// The point; not a midpoint.
        point: Option<f64>,
        /// The upper end.
        high: Bound,
    },
}

/// An end of a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// Here, included.
    At(f64),
    /// Here, not included: "more than", "less than".
    Beyond(f64),
    /// Nobody said where.
    Unknown,
    /// It is known that there is no such end.
    Unbounded,
}

impl Bound {
    /// Where the end lies, if anywhere.
    #[must_use]
    pub const fn value(self) -> Option<f64> {
        match self {
            Self::At(value) | Self::Beyond(value) => Some(value),
            Self::Unknown | Self::Unbounded => None,
        }
    }

    /// What is not a number is unknown; an infinite end is no end.
    fn cleaned(self) -> Self {
        match self.value() {
            Some(value) if value.is_nan() => Self::Unknown,
            Some(value) if value.is_infinite() => Self::Unbounded,
            _ => self,
        }
    }
}

/// How many digits of a number were earned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Digits {
    /// A derived number: three significant digits; the ends of a range two, at the smaller end.
    #[default]
    Derived,
    /// So many significant digits, at the smaller end. For numbers in closed form.
    Significant(u8),
    /// At most so many significant digits in any end, and at most three. For numbers that a simulation earned.
    Earned(u8),
    /// So many decimal places.
    Decimals(u8),
    /// All that the number has: exact integers, published values.
    Full,
    /// The numeral as written, "1.10".
    Written(String),
}

/// The level at which an interval holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IntervalLevel {
    /// As a probability: 0.95.
    pub probability: f64,
    /// How the level is to be read.
    pub kind: LevelKind,
    /// Whether the interval holds at this level or a higher one, as joint levels and p-boxes do.
    pub at_least: bool,
}

impl IntervalLevel {
    /// A level that holds exactly.
    #[must_use]
    pub const fn new(probability: f64, kind: LevelKind) -> Self {
        Self { probability, kind, at_least: false }
    }

    /// A level that holds at least.
    #[must_use]
    pub const fn at_least(probability: f64, kind: LevelKind) -> Self {
        Self { probability, kind, at_least: true }
    }
}

/// How the level of an interval is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LevelKind {
    /// Of intervals made this way, this share holds the true value.
    Confidence,
    /// The probability that the value lies within, given the model and its prior.
    Credible,
    /// As a source stated, of a kind it did not name, or of several kinds.
    Stated,
    /// Computed here, from what the sources stated and declared.
    Computed,
}

impl LevelKind {
    /// The words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Confidence => "confidence interval",
            Self::Credible => "credible interval",
            Self::Stated => "stated interval",
            Self::Computed => "computed interval",
        }
    }
}

impl Amount {
    fn new(range: Ends, role: Dimension) -> Self {
        Self { range, digits: Digits::default(), role, about: false, tier: None, level: None }
    }

    /// A derived number. What is not finite is unknown.
    #[must_use]
    pub fn point(value: f64, role: Dimension) -> Self {
        if value.is_finite() { Self::new(Ends::Point(value), role) } else { Self::unknown(role) }
    }

    /// An exact whole number, printed with all its digits.
    #[must_use]
    pub fn exact(value: i64, role: Dimension) -> Self {
        // The numeral is kept, because a double cannot hold every such number.
        Self { digits: Digits::Written(value.to_string()), ..Self::point(value as f64, role) }
    }

    /// A number as its source wrote it, beside its value.
    #[must_use]
    pub fn written(numeral: impl Into<String>, value: f64, role: Dimension) -> Self {
        Self { digits: Digits::Written(numeral.into()), ..Self::point(value, role) }
    }

    /// A number as published, with all the digits it has.
    #[must_use]
    pub fn published(value: f64, role: Dimension) -> Self {
        Self { digits: Digits::Full, ..Self::point(value, role) }
    }

    /// A range.
    #[must_use]
    pub fn between(low: f64, high: f64, role: Dimension) -> Self {
        Self::ends(Bound::At(low), None, Bound::At(high), role)
    }

    /// A range with a point.
    #[must_use]
    pub fn interval(low: f64, point: f64, high: f64, role: Dimension) -> Self {
        Self::ends(Bound::At(low), Some(point), Bound::At(high), role)
    }

    /// A range by its two ends, either of which may be missing. Ends that cross are swapped.
    #[must_use]
    pub fn ends(low: Bound, point: Option<f64>, high: Bound, role: Dimension) -> Self {
        let (low, high) = (low.cleaned(), high.cleaned());
        let (low, high) = match (low.value(), high.value()) {
            (Some(l), Some(h)) if l > h => (high, low),
            _ => (low, high),
        };
        Self::new(Ends::Between { low, point: point.filter(|point| point.is_finite()), high }, role)
    }

    /// A number with a lower end and an unknown upper end, with the digits it was said with.
    #[must_use]
    pub fn at_least(value: f64, role: Dimension) -> Self {
        Self { digits: Digits::Full, ..Self::ends(Bound::At(value), None, Bound::Unknown, role) }
    }

    /// A number with an upper end and an unknown lower end, with the digits it was said with.
    #[must_use]
    pub fn up_to(value: f64, role: Dimension) -> Self {
        Self { digits: Digits::Full, ..Self::ends(Bound::Unknown, None, Bound::At(value), role) }
    }

    /// Nothing is known.
    #[must_use]
    pub fn unknown(role: Dimension) -> Self {
        Self::ends(Bound::Unknown, None, Bound::Unknown, role)
    }

    /// It is known that there is no limit on either side.
    #[must_use]
    pub fn unbounded(role: Dimension) -> Self {
        Self::ends(Bound::Unbounded, None, Bound::Unbounded, role)
    }

    /// The same with so many significant digits at the smaller end.
    #[must_use]
    pub fn significant(self, digits: u8) -> Self {
        self.digits(Digits::Significant(digits))
    }

    /// The same with the digits that a simulation earned.
    #[must_use]
    pub fn earned(self, digits: u8) -> Self {
        self.digits(Digits::Earned(digits))
    }

    /// The same with other digits.
    #[must_use]
    pub fn digits(mut self, digits: Digits) -> Self {
        self.digits = digits;
        self
    }

    /// The same, said with "about".
    #[must_use]
    pub fn about(mut self) -> Self {
        self.about = true;
        self
    }

    /// The same with what it rests on.
    #[must_use]
    pub fn tier(mut self, tier: Tier) -> Self {
        self.tier = Some(tier);
        self
    }

    /// The same with the level of its interval.
    #[must_use]
    pub fn level(mut self, level: IntervalLevel) -> Self {
        self.level = Some(level);
        self
    }

    /// The lower end; that of a point is the point.
    #[must_use]
    pub const fn low(&self) -> Bound {
        match self.range {
            Ends::Point(value) => Bound::At(value),
            Ends::Between { low, .. } => low,
        }
    }

    /// The upper end; that of a point is the point.
    #[must_use]
    pub const fn high(&self) -> Bound {
        match self.range {
            Ends::Point(value) => Bound::At(value),
            Ends::Between { high, .. } => high,
        }
    }

    /// The point, if there is one.
    #[must_use]
    pub const fn central(&self) -> Option<f64> {
        match self.range {
            Ends::Point(value) => Some(value),
            Ends::Between { point, .. } => point,
        }
    }
}
