//! Hard bounds and limits at a level: two ends, kept apart because they promise different things.

use crate::argument::{self, ArgumentError};

/// Two ends between which a value must lie, whatever its distribution.
///
/// The ends are closed, finite and ordered. A range as said, a rounding and an identity give bounds; a distribution
/// never does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    lower: f64,
    upper: f64,
}

impl Bounds {
    /// Bounds from their ends.
    ///
    /// # Errors
    /// Ends that are not finite or not ordered.
    pub fn new(lower: f64, upper: f64) -> Result<Self, ArgumentError> {
        argument::finite("lower", lower)?;
        argument::finite("upper", upper)?;
        argument::ordered(lower, upper)?;
        Ok(Self { lower, upper })
    }

    /// Bounds that hold one value only.
    ///
    /// # Errors
    /// A value that is not finite.
    pub fn exactly(value: f64) -> Result<Self, ArgumentError> {
        Self::new(value, value)
    }

    /// The lower end.
    #[must_use]
    pub fn lower(self) -> f64 {
        self.lower
    }

    /// The upper end.
    #[must_use]
    pub fn upper(self) -> f64 {
        self.upper
    }

    /// Whether the value lies between the ends, ends included.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }

    /// Whether some value satisfies both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.lower <= other.upper && other.lower <= self.upper
    }

    /// Bounds of the sum.
    ///
    /// # Errors
    /// An end that overflows.
    pub fn plus(self, other: Self) -> Result<Self, ArgumentError> {
        Self::new(self.lower + other.lower, self.upper + other.upper)
    }

    /// Bounds of the difference.
    ///
    /// # Errors
    /// An end that overflows.
    pub fn minus(self, other: Self) -> Result<Self, ArgumentError> {
        Self::new(self.lower - other.upper, self.upper - other.lower)
    }

    /// Bounds of the product.
    ///
    /// # Errors
    /// An end that overflows.
    pub fn times(self, other: Self) -> Result<Self, ArgumentError> {
        let ends = [
            self.lower * other.lower,
            self.lower * other.upper,
            self.upper * other.lower,
            self.upper * other.upper,
        ];
        Self::new(
            ends.iter().copied().fold(f64::INFINITY, f64::min),
            ends.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        )
    }

    /// Bounds of the quotient by a positive divisor.
    ///
    /// # Errors
    /// A divisor that may be zero or negative: the quotient then has no bounds of this kind.
    pub fn over(self, divisor: Self) -> Result<Self, ArgumentError> {
        argument::positive("divisor", divisor.lower)?;
        let ends = [
            self.lower / divisor.lower,
            self.lower / divisor.upper,
            self.upper / divisor.lower,
            self.upper / divisor.upper,
        ];
        Self::new(
            ends.iter().copied().fold(f64::INFINITY, f64::min),
            ends.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        )
    }
}

/// Two ends that hold a value at a stated level.
///
/// The ends are finite and ordered and the level lies between 0 and 1. Whether the level is confidence, credible or
/// merely stated is for the caller to say; the arithmetic does not depend on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    lower: f64,
    upper: f64,
    level: f64,
}

impl Limits {
    /// Limits from their ends and level, such as `Limits::new(50e3, 200e3, 0.90)`.
    ///
    /// # Errors
    /// Ends that are not finite or not ordered; a level outside 0 to 1.
    pub fn new(lower: f64, upper: f64, level: f64) -> Result<Self, ArgumentError> {
        argument::level(level)?;
        argument::finite("lower", lower)?;
        argument::finite("upper", upper)?;
        argument::ordered(lower, upper)?;
        Ok(Self { lower, upper, level })
    }

    /// The lower end.
    #[must_use]
    pub fn lower(self) -> f64 {
        self.lower
    }

    /// The upper end.
    #[must_use]
    pub fn upper(self) -> f64 {
        self.upper
    }

    /// The level, as a probability.
    #[must_use]
    pub fn level(self) -> f64 {
        self.level
    }

    /// Whether the value lies between the ends, ends included.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }
}

/// An upper end that may not exist.
///
/// Unbounded is another thing than unknown: the method ran, and its answer is that nothing bounds the value from above.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum UpperEnd {
    /// The value lies at or below this.
    Finite(f64),
    /// No upper end exists at this level.
    Unbounded,
}

impl UpperEnd {
    /// The end, if there is one.
    #[must_use]
    pub fn finite(self) -> Option<f64> {
        match self {
            Self::Finite(end) => Some(end),
            Self::Unbounded => None,
        }
    }
}
