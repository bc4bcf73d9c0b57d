//! Values: what was said of a number.

use crate::{End, Level, Number, Quantity, Scale, Tier, Unit};

/// What was said: one or two numbers, how they were hedged, and on which scale.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Value {
    /// The hedge and its numbers.
    pub form: Form,
    /// What one of the number stands for.
    pub scale: Scale,
}

/// A hedge with its numbers.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Form {
    /// The number without a hedge.
    Exact(Number),
    /// "about", "around", "some", "nearly": the number is near; how near is not said.
    About(Number),
    /// "at least": no upper end.
    AtLeast(Number),
    /// "more than": no upper end.
    MoreThan(Number),
    /// "at most", "up to": no lower end, and no point.
    AtMost(Number),
    /// "less than": no lower end.
    LessThan(Number),
    /// "nowhere near": less than the number by much, nobody knows how much.
    FarBelow(Number),
    /// "10 to 13 thousand": two ends, no level, no shape, perhaps with a point between them.
    Range(Range),
    /// Two ends at a level, perhaps with a point and a declared shape.
    Interval(Interval),
    /// "tens of thousands": a scale, and the lower reading "twice the scale", marked as a reading.
    Vague(Vague),
}

/// Two ordered ends without level or shape, perhaps with a point between them: "average 518,000, lower 311,000, upper 808,000".
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "RawRange", into = "RawRange"))]
pub struct Range {
    // Invariant: low <= point <= high.
    low: Number,
    point: Option<Number>,
    high: Number,
}

impl Range {
    /// A range from its ends.
    ///
    /// # Errors
    ///
    /// [`ValueError::Crossed`] where the lower end lies above the upper.
    pub fn new(low: Number, high: Number) -> Result<Self, ValueError> {
        if low.to_f64() > high.to_f64() {
            return Err(ValueError::Crossed { low: low.to_f64(), high: high.to_f64() });
        }
        Ok(Self { low, point: None, high })
    }

    /// The same range with the point that was given with it, if any.
    ///
    /// # Errors
    ///
    /// [`ValueError::PointOutside`] where it does not lie between the ends.
    pub fn with_point(self, point: Option<Number>) -> Result<Self, ValueError> {
        let (low, high) = (self.low.to_f64(), self.high.to_f64());
        match point.map(Number::to_f64).filter(|point| !(low..=high).contains(point)) {
            Some(point) => Err(ValueError::PointOutside { point, low, high }),
            None => Ok(Self { point, ..self }),
        }
    }

    /// The lower end.
    #[must_use]
    pub const fn low(self) -> Number {
        self.low
    }

    /// The point that was given with the ends.
    #[must_use]
    pub const fn point(self) -> Option<Number> {
        self.point
    }

    /// The upper end.
    #[must_use]
    pub const fn high(self) -> Number {
        self.high
    }
}

/// How an interval's level is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum IntervalKind {
    /// A confidence interval.
    Confidence,
    /// A credible interval.
    Credible,
    /// The source states an interval and does not say of which kind.
    Stated,
}

/// A distribution that a dossier or its source declares. Without a declaration there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Shape {
    /// The logarithm is normal; the ends are its quantiles.
    Lognormal,
    /// Normal; the ends are its quantiles.
    Normal,
    /// Beta by moments, on a proportion or on a number per 100,000.
    Beta,
    /// Uniform between the ends.
    Uniform,
    /// Triangular between the ends, with the point as mode.
    Triangular,
}

/// A range said to hold the true value at a stated level.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "RawInterval", into = "RawInterval"))]
pub struct Interval {
    // Invariant: low <= point <= high.
    low: Number,
    point: Option<Number>,
    high: Number,
    level: Level,
    kind: IntervalKind,
    shape: Option<Shape>,
}

impl Interval {
    /// An interval from its ends, with the point that was given with it, if any.
    ///
    /// # Errors
    ///
    /// [`ValueError`] where the ends cross or the point lies outside them.
    pub fn new(
        low: Number,
        point: Option<Number>,
        high: Number,
        level: Level,
        kind: IntervalKind,
        shape: Option<Shape>,
    ) -> Result<Self, ValueError> {
        let (l, h) = (low.to_f64(), high.to_f64());
        if l > h {
            return Err(ValueError::Crossed { low: l, high: h });
        }
        if let Some(p) = point.map(Number::to_f64)
            && !(l..=h).contains(&p)
        {
            return Err(ValueError::PointOutside { point: p, low: l, high: h });
        }
        Ok(Self { low, point, high, level, kind, shape })
    }

    /// The lower end.
    #[must_use]
    pub const fn low(self) -> Number {
        self.low
    }

    /// The point that was given with the interval.
    #[must_use]
    pub const fn point(self) -> Option<Number> {
        self.point
    }

    /// The upper end.
    #[must_use]
    pub const fn high(self) -> Number {
        self.high
    }

    /// The level that was stated.
    #[must_use]
    pub const fn level(self) -> Level {
        self.level
    }

    /// How the level is to be read.
    #[must_use]
    pub const fn kind(self) -> IntervalKind {
        self.kind
    }

    /// The declared distribution.
    #[must_use]
    pub const fn shape(self) -> Option<Shape> {
        self.shape
    }

    /// The same interval with a declared distribution.
    #[must_use]
    pub const fn with_shape(self, shape: Shape) -> Self {
        Self { shape: Some(shape), ..self }
    }
}

/// A count word without a count: dozens, hundreds, tens of thousands.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Number", into = "Number"))]
pub struct Vague {
    // Invariant: positive.
    scale: Number,
}

impl Vague {
    /// "tens of thousands" has the scale 10,000.
    ///
    /// # Errors
    ///
    /// [`ValueError::VagueScale`] where the scale is not positive.
    pub fn new(scale: Number) -> Result<Self, ValueError> {
        if scale.coefficient() <= 0 {
            return Err(ValueError::VagueScale { scale: scale.to_f64() });
        }
        Ok(Self { scale })
    }

    /// What the word counts in.
    #[must_use]
    pub const fn scale(self) -> Number {
        self.scale
    }

    /// The lower reading: the plural says at least two. A reading, not a published bound.
    #[must_use]
    pub fn lower_reading(self) -> f64 {
        2.0 * self.scale.to_f64()
    }
}

impl TryFrom<Number> for Vague {
    type Error = ValueError;

    fn try_from(scale: Number) -> Result<Self, ValueError> {
        Self::new(scale)
    }
}

impl From<Vague> for Number {
    fn from(vague: Vague) -> Self {
        vague.scale
    }
}

impl Value {
    /// A value on the plain scale.
    #[must_use]
    pub const fn plain(form: Form) -> Self {
        Self { form, scale: Scale::One }
    }

    /// A number without hedge.
    #[must_use]
    pub const fn exact(number: Number) -> Self {
        Self::plain(Form::Exact(number))
    }

    /// The value as it is meant in this unit: a bare number in percent is a percentage.
    #[must_use]
    pub fn in_unit(self, unit: &Unit) -> Self {
        match self.scale {
            Scale::One if unit.is_percent() => Self { scale: Scale::Percent, ..self },
            Scale::One | Scale::Percent | Scale::Per(_) | Scale::Change(_) => self,
        }
    }

    /// Between which shares "1 in 20" may lie: it was rounded in its 20, to the last figure of it that is not zero. None for other values.
    #[must_use]
    pub fn rounded_in_its_base(&self) -> Option<(f64, f64)> {
        let (Scale::Per(rate), Form::Exact(number)) = (self.scale, &self.form) else { return None };
        let base = rate.base().filter(|_| rate.is_one_in_some() && number.exponent() == 0)?;
        let half: f64 = 0.5 * format!("1e{}", base.coarsest_place()).parse().unwrap_or(0.0);
        let share = |of: f64| number.to_f64() * self.scale.factor() * base.to_f64() / of;
        Some((share(base.to_f64() + half), share(base.to_f64() - half)))
    }

    /// The stated interval, where there is one.
    #[must_use]
    pub const fn interval(&self) -> Option<Interval> {
        match self.form {
            Form::Interval(interval) => Some(interval),
            Form::Exact(_)
            | Form::About(_)
            | Form::AtLeast(_)
            | Form::MoreThan(_)
            | Form::AtMost(_)
            | Form::LessThan(_)
            | Form::FarBelow(_)
            | Form::Range(_)
            | Form::Vague(_) => None,
        }
    }

    /// The one number that was said, about or exactly, or the point of a range or an interval. None: only bounds were said, or a word.
    #[must_use]
    pub const fn point(&self) -> Option<Number> {
        match self.form {
            Form::Exact(number) | Form::About(number) => Some(number),
            Form::Range(range) => range.point(),
            Form::Interval(interval) => interval.point(),
            Form::AtLeast(_)
            | Form::MoreThan(_)
            | Form::AtMost(_)
            | Form::LessThan(_)
            | Form::FarBelow(_)
            | Form::Vague(_) => None,
        }
    }

    /// The numbers as they stand, lowest first.
    #[must_use]
    pub fn numbers(&self) -> Vec<Number> {
        match self.form {
            Form::Exact(n)
            | Form::About(n)
            | Form::AtLeast(n)
            | Form::MoreThan(n)
            | Form::AtMost(n)
            | Form::LessThan(n)
            | Form::FarBelow(n) => vec![n],
            Form::Range(r) => [Some(r.low()), r.point(), Some(r.high())].into_iter().flatten().collect(),
            Form::Interval(i) => [Some(i.low()), i.point(), Some(i.high())].into_iter().flatten().collect(),
            Form::Vague(vague) => vec![vague.scale()],
        }
    }

    /// The ends and the point that were said, on the plain scale, each end with its tier.
    ///
    /// An unhedged number stands at `exact_tier` (hard for a register's count, face for an estimate); "about" stands
    /// at its face; one-sided hedges have one end; "far below" and "at most" have an upper end only; a vague word has
    /// a lower reading at face.
    #[must_use]
    pub fn quantity(&self, exact_tier: Tier) -> Quantity {
        let plain = |number: Number| self.scale.plain(number);
        let at = |number: Number, tier| End::At { value: plain(number), tier };
        match self.form {
            Form::Exact(n) => Quantity::point(plain(n), exact_tier),
            Form::About(n) => Quantity::point(plain(n), Tier::Face),
            Form::AtLeast(n) | Form::MoreThan(n) => Quantity::between(at(n, Tier::Stated), End::Unknown),
            Form::AtMost(n) | Form::LessThan(n) | Form::FarBelow(n) => {
                Quantity::between(End::Unknown, at(n, Tier::Stated))
            }
            Form::Range(r) => Quantity::between(at(r.low(), Tier::Stated), at(r.high(), Tier::Stated))
                .with_central(r.point().map(plain)),
            Form::Interval(i) => {
                Quantity::stated(plain(i.low()), i.point().map(plain), plain(i.high()), i.level(), i.kind())
            }
            Form::Vague(vague) => Quantity::between(
                End::At { value: vague.lower_reading() * self.scale.factor(), tier: Tier::Face },
                End::Unknown,
            ),
        }
    }
}

/// Why numbers do not make a value.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueError {
    /// The lower end lies above the upper.
    #[error("the lower end {low} lies above the upper end {high}")]
    Crossed {
        /// The lower end.
        low: f64,
        /// The upper end.
        high: f64,
    },
    /// The point lies outside its interval.
    #[error("the point {point} lies outside its interval from {low} to {high}")]
    PointOutside {
        /// The point.
        point: f64,
        /// The lower end.
        low: f64,
        /// The upper end.
        high: f64,
    },
    /// A vague word's scale is not positive.
    #[error("a vague word counts in something positive, found {scale}")]
    VagueScale {
        /// The scale.
        scale: f64,
    },
}

#[cfg(feature = "serde")]
mod raw {
    use super::{Interval, IntervalKind, Level, Number, Range, Shape, ValueError};

    #[derive(serde::Serialize, serde::Deserialize)]
    pub(super) struct RawRange {
        low: Number,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        point: Option<Number>,
        high: Number,
    }

    impl TryFrom<RawRange> for Range {
        type Error = ValueError;

        fn try_from(raw: RawRange) -> Result<Self, ValueError> {
            Self::new(raw.low, raw.high)?.with_point(raw.point)
        }
    }

    impl From<Range> for RawRange {
        fn from(range: Range) -> Self {
            Self { low: range.low, point: range.point, high: range.high }
        }
    }

    #[derive(serde::Serialize, serde::Deserialize)]
    pub(super) struct RawInterval {
        low: Number,
        point: Option<Number>,
        high: Number,
        level: Level,
        kind: IntervalKind,
        shape: Option<Shape>,
    }

    impl TryFrom<RawInterval> for Interval {
        type Error = ValueError;

        fn try_from(raw: RawInterval) -> Result<Self, ValueError> {
            Self::new(raw.low, raw.point, raw.high, raw.level, raw.kind, raw.shape)
        }
    }

    impl From<Interval> for RawInterval {
        fn from(i: Interval) -> Self {
            Self { low: i.low, point: i.point, high: i.high, level: i.level, kind: i.kind, shape: i.shape }
        }
    }
}
#[cfg(feature = "serde")]
use raw::{RawInterval, RawRange};
