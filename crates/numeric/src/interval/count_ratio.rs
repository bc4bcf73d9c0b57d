//! The ratio of two Poisson rates.

use libm::{exp, log};

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::{Limits, UpperEnd},
    interval::binomial::clopper_pearson,
    special::standard_normal,
};

/// A count and what it was collected over: years, persons, person-years. Two counts compared share the unit of exposure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExposedCount {
    /// How many were counted.
    pub count: u64,
    /// The exposure, positive.
    pub exposure: f64,
}

/// The ratio of two rates with exact limits; where the second count is zero nothing bounds it from above.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CountRatio {
    /// The ratio of the rates as counted; `None` where the second count is zero.
    pub ratio: Option<f64>,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: UpperEnd,
    /// The level of the limits.
    pub level: f64,
}

/// The exact interval of the ratio of two Poisson rates, given the total of both counts.
///
/// Swapping the two gives the reciprocal interval.
///
/// # Assumptions
/// Both counts are independent draws from Poisson processes.
///
/// # Formula
/// ```text
/// [p/(1 − p)] · t₂/t₁, for p at the Clopper-Pearson limits of x₁ in x₁ + x₂
/// ```
///
/// # Errors
/// A level outside 0 to 1, an exposure that is not positive, or two counts of zero, which say nothing about a ratio.
///
/// # References
/// Przyborowski and Wilenski 1940, Biometrika 31, 313-323.
pub fn conditional_count_ratio(
    first: ExposedCount,
    second: ExposedCount,
    level: f64,
) -> Result<CountRatio, ArgumentError> {
    let scale = exposure_scale(first, second)?;
    let total = first.count.saturating_add(second.count);
    if total == 0 {
        return Err(ArgumentError::NotPositive { argument: "first.count + second.count", value: 0.0 });
    }
    let share = clopper_pearson(first.count, total, level)?;
    // The complement comes from the mirrored call, not from 1 - p, which would lose its digits near 1.
    let complement = clopper_pearson(second.count, total, level)?;
    Ok(CountRatio {
        ratio: (second.count > 0).then(|| first.count as f64 / second.count as f64 * scale),
        lower: share.lower() / complement.upper() * scale,
        upper: if second.count == 0 {
            UpperEnd::Unbounded
        } else {
            UpperEnd::Finite(share.upper() / complement.lower() * scale)
        },
        level,
    })
}

/// The log-normal interval of the ratio of two Poisson rates, for counts that are not small.
///
/// # Formula
/// ```text
/// exp(ln(x₁t₂ / x₂t₁) ± z √(1/x₁ + 1/x₂))
/// ```
///
/// # Errors
/// A level outside 0 to 1, an exposure that is not positive, or a count of zero.
pub fn lognormal_count_ratio(
    first: ExposedCount,
    second: ExposedCount,
    level: f64,
) -> Result<Limits, ArgumentError> {
    argument::level(level)?;
    let scale = exposure_scale(first, second)?;
    let x1 = argument::positive("first.count", first.count as f64)?;
    let x2 = argument::positive("second.count", second.count as f64)?;
    let middle = log(x1 / x2 * scale);
    let half = standard_normal::half_width(level) * (1.0 / x1 + 1.0 / x2).sqrt();
    Limits::new(exp(middle - half), exp(middle + half), level)
}

fn exposure_scale(first: ExposedCount, second: ExposedCount) -> Result<f64, ArgumentError> {
    Ok(argument::positive("second.exposure", second.exposure)?
        / argument::positive("first.exposure", first.exposure)?)
}
