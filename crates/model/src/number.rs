//! Numbers as written.

/// The most decimal digits that a number may have.
pub const MAX_DIGITS: u32 = 30;

/// The smallest and largest power of ten of a number's last written place.
pub const EXPONENT_RANGE: std::ops::RangeInclusive<i32> = -30..=30;

/// A numeral as written: its digits, and the place of the last one.
///
/// The value is `coefficient × 10^exponent`. "1.10" is 110 × 10⁻² and is not "1.1", which is 11 × 10⁻¹: the last
/// written place says how precisely somebody chose to speak. "3.5 million" is 35 × 10⁵. Equality is of numerals;
/// compare [`Number::to_f64`] for equality of values.
///
/// # Example
///
/// ```
/// # use darkfigure_model::Number;
/// let written = Number::new(110, -2)?;
/// assert_ne!(written, Number::new(11, -1)?);
/// assert_eq!(written.to_f64(), 1.1);
/// # Ok::<(), darkfigure_model::NumberError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "RawNumber", into = "RawNumber"))]
pub struct Number {
    // Invariant: at most MAX_DIGITS digits; exponent within EXPONENT_RANGE.
    coefficient: i128,
    exponent: i32,
}

impl Number {
    /// A number from its digits and the power of ten of the last one.
    ///
    /// # Errors
    ///
    /// [`NumberError`] where there are too many digits or the place is out of range.
    pub const fn new(coefficient: i128, exponent: i32) -> Result<Self, NumberError> {
        if coefficient.unsigned_abs() >= 10_u128.pow(MAX_DIGITS) {
            return Err(NumberError::Digits);
        }
        if exponent < *EXPONENT_RANGE.start() || exponent > *EXPONENT_RANGE.end() {
            return Err(NumberError::Exponent { exponent });
        }
        Ok(Self { coefficient, exponent })
    }

    /// A whole number, written out to its units place.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self { coefficient: value as i128, exponent: 0 }
    }

    /// The written digits as a whole number.
    #[must_use]
    pub const fn coefficient(self) -> i128 {
        self.coefficient
    }

    /// The power of ten of the last written digit.
    #[must_use]
    pub const fn exponent(self) -> i32 {
        self.exponent
    }

    /// The value, correctly rounded to the nearest double.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        // Parsing the decimal text is the one way that rounds correctly for every coefficient and exponent.
        format!("{}e{}", self.coefficient, self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// The power of ten of the last digit that is not a trailing zero: the coarsest place to which the number may have
    /// been rounded. "100,000" gives 5, "259" gives 0, "1.10" gives −2 and "25.0 million" 5 (a zero behind the point was written on purpose).
    #[must_use]
    pub const fn coarsest_place(self) -> i32 {
        // Thousands, millions and billions end on every third place: between two of them digits stood behind a point.
        if self.exponent > 0 && self.exponent % 3 != 0 {
            return self.exponent;
        }
        let (mut coefficient, mut place) = (self.coefficient, self.exponent);
        while coefficient != 0 && coefficient % 10 == 0 && place >= 0 {
            coefficient /= 10;
            place += 1;
        }
        place
    }

    /// Whether the number is less than zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.coefficient < 0
    }
}

/// Why digits and a place do not make a [`Number`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NumberError {
    /// More than [`MAX_DIGITS`] digits.
    #[error("a number has at most {MAX_DIGITS} digits")]
    Digits,
    /// The last place is outside [`EXPONENT_RANGE`].
    #[error("the last place of a number lies between 10^-30 and 10^30, found 10^{exponent}")]
    Exponent {
        /// The power of ten that was given.
        exponent: i32,
    },
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
struct RawNumber {
    coefficient: i128,
    exponent: i32,
}

#[cfg(feature = "serde")]
impl TryFrom<RawNumber> for Number {
    type Error = NumberError;

    fn try_from(raw: RawNumber) -> Result<Self, NumberError> {
        Self::new(raw.coefficient, raw.exponent)
    }
}

#[cfg(feature = "serde")]
impl From<Number> for RawNumber {
    fn from(number: Number) -> Self {
        Self { coefficient: number.coefficient, exponent: number.exponent }
    }
}
