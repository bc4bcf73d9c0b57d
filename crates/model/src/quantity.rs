//! Quantities: two ends with tiers, and the algebra of hedges.

use crate::{IntervalKind, Level};

/// What an end of a quantity rests on, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Tier {
    /// The number as said, for want of more. No bound.
    Face,
    /// A bound that a source states, with or without a level.
    Stated,
    /// An exact count, or logic.
    Hard,
}

/// One end of a quantity.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum End {
    /// Nobody said where the quantity ends.
    Unknown,
    /// It is known that there is no such end (a ratio whose denominator cannot be told from zero).
    Unbounded,
    /// The end lies here.
    At {
        /// Where.
        value: f64,
        /// What that rests on.
        tier: Tier,
    },
}

impl End {
    /// An end at a place.
    #[must_use]
    pub const fn at(value: f64, tier: Tier) -> Self {
        Self::At { value, tier }
    }

    /// Where the end lies, if it lies anywhere.
    #[must_use]
    pub const fn value(self) -> Option<f64> {
        match self {
            Self::At { value, .. } => Some(value),
            Self::Unknown | Self::Unbounded => None,
        }
    }

    /// What the end rests on, if it lies anywhere.
    #[must_use]
    pub const fn tier(self) -> Option<Tier> {
        match self {
            Self::At { tier, .. } => Some(tier),
            Self::Unknown | Self::Unbounded => None,
        }
    }

    /// Combines two ends. What is unknown in one is unknown in the result, and the weaker tier holds.
    fn combine(self, other: Self, of: impl Fn(f64, f64) -> f64) -> Self {
        match (self, other) {
            (Self::At { value: a, tier: s }, Self::At { value: b, tier: t }) => {
                Self::At { value: of(a, b), tier: s.min(t) }
            }
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Unbounded, _) | (_, Self::Unbounded) => Self::Unbounded,
        }
    }

    fn map(self, of: impl Fn(f64) -> f64) -> Self {
        match self {
            Self::At { value, tier } => Self::At { value: of(value), tier },
            other @ (Self::Unknown | Self::Unbounded) => other,
        }
    }
}

/// How jointly the stated intervals hold that a quantity rests on.
///
/// # Formula
///
/// k intervals at levels Lᵢ hold jointly, at any dependence, at a level of at least
///
/// ```text
/// 1 − Σ(1 − Lᵢ)      Bonferroni
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Assurance {
    n_intervals: u32,
    shortfall: f64,
    kind: Option<IntervalKind>,
}

impl Assurance {
    fn stated(level: Level, kind: IntervalKind) -> Self {
        Self { n_intervals: 1, shortfall: 1.0 - level.probability(), kind: Some(kind) }
    }

    fn and(self, other: Self) -> Self {
        let kind = match (self.kind, other.kind) {
            (Some(a), Some(b)) if a != b => Some(IntervalKind::Stated),
            (a, b) => a.or(b),
        };
        Self {
            n_intervals: self.n_intervals + other.n_intervals,
            shortfall: self.shortfall + other.shortfall,
            kind,
        }
    }

    /// How many stated intervals the ends rest on.
    #[must_use]
    pub const fn n_intervals(self) -> u32 {
        self.n_intervals
    }

    /// The level at which all of them hold jointly, at any dependence; none where no interval was used or nothing is left.
    #[must_use]
    pub fn joint_level(self) -> Option<Level> {
        if self.n_intervals == 0 { None } else { Level::new(1.0 - self.shortfall).ok() }
    }

    /// The kind of the intervals; `Stated` where they are of several kinds.
    #[must_use]
    pub const fn kind(self) -> Option<IntervalKind> {
        self.kind
    }
}

/// A quantity: where it ends, each end with its tier, and the point that was said, if any.
///
/// The operations keep three promises. One-sided in, one-sided out: what has no floor in gets none out. The weaker
/// tier holds. A hard or stated end of the result is a bound whenever the operands' ends are.
///
/// # Formula
///
/// ```text
/// [a, b] + [c, d] = [a + c, b + d]      [a, b] − [c, d] = [a − d, b − c]
/// [a, b] · [c, d] = [ac, bd]            [a, b] / [c, d] = [a/d, b/c]       none of them below zero
/// ```
///
/// They hold at any dependence between the two. Stated intervals used on the way hold jointly as [`Assurance`] says.
///
/// # Example
///
/// ```
/// use darkfigure_model::{End, Quantity, Tier};
///
/// let cases = Quantity::point(259.0, Tier::Hard);
/// let people = Quantity::between(End::at(10_000.0, Tier::Stated), End::at(13_000.0, Tier::Face));
/// let ratio = people.over(&cases);
/// assert_eq!(ratio.floor(), Some(10_000.0 / 259.0));
/// // The weaker tier holds: a face value is no bound.
/// assert_eq!(ratio.ceiling(), None);
/// ```
///
/// # References
///
/// Moore, Kearfott and Cloud 2009, Introduction to Interval Analysis, chapter 2.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Quantity {
    low: End,
    point: Option<f64>,
    high: End,
    assurance: Assurance,
}

impl Quantity {
    /// A single number at a tier.
    #[must_use]
    pub fn point(value: f64, tier: Tier) -> Self {
        let end = End::at(value, tier);
        Self { low: end, point: Some(value), high: end, assurance: Assurance::default() }
    }

    /// A quantity between two ends, in either order of knowledge; ends that cross are swapped.
    #[must_use]
    pub fn between(low: End, high: End) -> Self {
        let (low, high) = match (low.value(), high.value()) {
            (Some(l), Some(h)) if l > h => (high, low),
            _ => (low, high),
        };
        Self { low, point: None, high, assurance: Assurance::default() }
    }

    /// A stated interval, perhaps with a point inside.
    #[must_use]
    pub fn stated(low: f64, point: Option<f64>, high: f64, level: Level, kind: IntervalKind) -> Self {
        Self {
            low: End::at(low, Tier::Stated),
            point,
            high: End::at(high, Tier::Stated),
            assurance: Assurance::stated(level, kind),
        }
    }

    /// Nothing is known.
    #[must_use]
    pub fn unknown() -> Self {
        Self::between(End::Unknown, End::Unknown)
    }

    /// The lower end.
    #[must_use]
    pub const fn low(&self) -> End {
        self.low
    }

    /// The upper end.
    #[must_use]
    pub const fn high(&self) -> End {
        self.high
    }

    /// The point that was said or computed from points. Not a midpoint.
    #[must_use]
    pub const fn central(&self) -> Option<f64> {
        self.point
    }

    /// On how many stated intervals the ends rest, and how jointly they hold.
    #[must_use]
    pub const fn assurance(&self) -> Assurance {
        self.assurance
    }

    /// The weakest tier of the ends that lie somewhere.
    #[must_use]
    pub fn tier(&self) -> Option<Tier> {
        [self.low.tier(), self.high.tier()].into_iter().flatten().min()
    }

    /// A lower bound: the lower end, unless it is only the face of a hedged number.
    ///
    /// "At least 120,000" plus "around 100,000" has a lower end at face, and no floor.
    #[must_use]
    pub fn floor(&self) -> Option<f64> {
        self.low.tier().is_some_and(|tier| tier > Tier::Face).then(|| self.low.value()).flatten()
    }

    /// An upper bound: the upper end, unless it is only the face of a hedged number.
    #[must_use]
    pub fn ceiling(&self) -> Option<f64> {
        self.high.tier().is_some_and(|tier| tier > Tier::Face).then(|| self.high.value()).flatten()
    }

    /// Whether every end that lies somewhere, and the point, is at least zero, and the lower end is not open below it.
    #[must_use]
    pub fn is_non_negative(&self) -> bool {
        [self.low.value(), self.point, self.high.value()].into_iter().flatten().all(|v| v >= 0.0)
    }

    /// The sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            low: self.low.combine(other.low, |a, b| a + b),
            point: self.point.zip(other.point).map(|(a, b)| a + b),
            high: self.high.combine(other.high, |a, b| a + b),
            assurance: self.assurance.and(other.assurance),
        }
    }

    /// The difference.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// The quantity with its sign turned.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self {
            low: self.high.map(|v| -v),
            point: self.point.map(|v| -v),
            high: self.low.map(|v| -v),
            assurance: self.assurance,
        }
    }

    /// The product of two quantities that cannot be negative. Unknown where one is.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        if !self.is_non_negative() || !other.is_non_negative() {
            return Self::unknown();
        }
        Self {
            low: self.low.combine(other.low, |a, b| a * b),
            point: self.point.zip(other.point).map(|(a, b)| a * b),
            high: self.high.combine(other.high, |a, b| a * b),
            assurance: self.assurance.and(other.assurance),
        }
    }

    /// The quotient of two quantities that cannot be negative. Unknown where one is.
    ///
    /// A floor over a floor is nothing: the lower end needs the divisor's upper end. Where the divisor reaches zero the
    /// quotient is unbounded above.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        if !self.is_non_negative() || !other.is_non_negative() {
            return Self::unknown();
        }
        let low = match other.high.value() {
            Some(0.0) => End::Unknown,
            _ => self.low.combine(other.high, |a, b| a / b),
        };
        let high = match (self.high, other.low) {
            (End::Unknown, _) | (_, End::Unknown) => End::Unknown,
            (End::At { .. }, End::At { value: 0.0, .. }) => End::Unbounded,
            (a, b) => a.combine(b, |a, b| a / b),
        };
        Self {
            low,
            point: self.point.zip(other.point).filter(|&(_, b)| b > 0.0).map(|(a, b)| a / b),
            high,
            assurance: self.assurance.and(other.assurance),
        }
    }

    /// The quantity times a known positive number. Anything else gives unknown.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        if factor.is_nan() || factor <= 0.0 {
            return Self::unknown();
        }
        Self {
            low: self.low.map(|v| v * factor),
            point: self.point.map(|v| v * factor),
            high: self.high.map(|v| v * factor),
            assurance: self.assurance,
        }
    }

    /// The quantity with both ends at most at this tier.
    #[must_use]
    pub fn weakened(&self, tier: Tier) -> Self {
        let weaken = |end| match end {
            End::At { value, tier: t } => End::At { value, tier: t.min(tier) },
            other @ (End::Unknown | End::Unbounded) => other,
        };
        Self { low: weaken(self.low), high: weaken(self.high), ..*self }
    }

    /// What is left where only the lower end holds: no point and no upper end. The level stays.
    #[must_use]
    pub const fn only_low(&self) -> Self {
        Self { low: self.low, point: None, high: End::Unknown, assurance: self.assurance }
    }

    /// What is left where only the upper end holds: no point and no lower end. The level stays.
    #[must_use]
    pub const fn only_high(&self) -> Self {
        Self { low: End::Unknown, point: None, high: self.high, assurance: self.assurance }
    }

    /// The quantity without ends that rest on several stated intervals which may hold together in fewer than half of all cases: such ends
    /// bound nothing. The point stays.
    #[must_use]
    pub fn without_loose_ends(&self) -> Self {
        let is_loose = self.assurance.n_intervals > 1 && self.assurance.shortfall > 0.5 + 1e-9;
        if is_loose { Self { point: self.point, ..Self::unknown() } } else { *self }
    }

    /// The quantity with another point, or none.
    #[must_use]
    pub const fn with_central(&self, point: Option<f64>) -> Self {
        Self { low: self.low, point, high: self.high, assurance: self.assurance }
    }

    /// The quantity with another lower end.
    #[must_use]
    pub const fn with_low(&self, low: End) -> Self {
        Self { low, point: self.point, high: self.high, assurance: self.assurance }
    }

    /// The quantity with another upper end.
    #[must_use]
    pub const fn with_high(&self, high: End) -> Self {
        Self { low: self.low, point: self.point, high, assurance: self.assurance }
    }
}
