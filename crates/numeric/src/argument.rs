//! What a caller may get wrong when calling a numerical method.

/// The caller asked the impossible: an argument lies outside what the method is defined for.
///
/// The argument is named as in the signature of the function that was called. A result that would not be honest is not
/// an error but a typed outcome of its own, such as [`Fieller::Exclusive`](crate::interval::Fieller::Exclusive).
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ArgumentError {
    /// A confidence or coverage level outside the open interval from 0 to 1.
    #[error("level {level} is not between 0 and 1\nwrite 95 % as 0.95")]
    Level {
        /// The level given.
        level: f64,
    },
    /// A probability outside 0 to 1.
    #[error("{argument} is {value}, which is no probability")]
    Probability {
        /// The argument's name.
        argument: &'static str,
        /// The value given.
        value: f64,
    },
    /// Not a number, or infinite.
    #[error("{argument} is {value}, which is not finite")]
    NotFinite {
        /// The argument's name.
        argument: &'static str,
        /// The value given.
        value: f64,
    },
    /// Negative, where the method needs zero or more.
    #[error("{argument} is {value}, which is negative")]
    Negative {
        /// The argument's name.
        argument: &'static str,
        /// The value given.
        value: f64,
    },
    /// Zero or negative, where the method needs a positive number.
    #[error("{argument} is {value}, which is not positive")]
    NotPositive {
        /// The argument's name.
        argument: &'static str,
        /// The value given.
        value: f64,
    },
    /// Bounds or ends in the wrong order.
    #[error("lower end {lower} lies above upper end {upper}")]
    Disordered {
        /// The lower end given.
        lower: f64,
        /// The upper end given.
        upper: f64,
    },
    /// A part larger than its whole, such as more successes than trials.
    #[error("{argument} is {value}, more than the {limit} that it is part of")]
    Exceeds {
        /// The argument's name.
        argument: &'static str,
        /// The value given.
        value: f64,
        /// The most that it can be.
        limit: f64,
    },
    /// A matrix that is no covariance or correlation matrix: it gives some sum a negative variance.
    #[error("the correlations given leave a variance of {variance}")]
    Covariance {
        /// The negative variance.
        variance: f64,
    },
    /// Too few or too many elements for the method.
    #[error("{argument} has {given} elements, outside {least} to {most}")]
    Count {
        /// The argument's name.
        argument: &'static str,
        /// How many were given.
        given: usize,
        /// The fewest that will do.
        least: usize,
        /// The most that will do.
        most: usize,
    },
}

pub(crate) fn level(level: f64) -> Result<f64, ArgumentError> {
    if level > 0.0 && level < 1.0 { Ok(level) } else { Err(ArgumentError::Level { level }) }
}

pub(crate) fn probability(argument: &'static str, value: f64) -> Result<f64, ArgumentError> {
    if (0.0..=1.0).contains(&value) { Ok(value) } else { Err(ArgumentError::Probability { argument, value }) }
}

pub(crate) fn finite(argument: &'static str, value: f64) -> Result<f64, ArgumentError> {
    if value.is_finite() { Ok(value) } else { Err(ArgumentError::NotFinite { argument, value }) }
}

pub(crate) fn non_negative(argument: &'static str, value: f64) -> Result<f64, ArgumentError> {
    if finite(argument, value)? >= 0.0 { Ok(value) } else { Err(ArgumentError::Negative { argument, value }) }
}

pub(crate) fn positive(argument: &'static str, value: f64) -> Result<f64, ArgumentError> {
    if finite(argument, value)? > 0.0 {
        Ok(value)
    } else {
        Err(ArgumentError::NotPositive { argument, value })
    }
}

pub(crate) fn ordered(lower: f64, upper: f64) -> Result<(), ArgumentError> {
    if lower <= upper { Ok(()) } else { Err(ArgumentError::Disordered { lower, upper }) }
}

pub(crate) fn count(
    argument: &'static str,
    given: usize,
    least: usize,
    most: usize,
) -> Result<(), ArgumentError> {
    if (least..=most).contains(&given) {
        Ok(())
    } else {
        Err(ArgumentError::Count { argument, given, least, most })
    }
}
