//! E-values: how strong two hidden biases would have to be, at least, to explain a ratio away.

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Limits,
};

/// The E-value of a ratio: the least strength that two biases of equal strength need to explain it fully.
///
/// A ratio below 1 is inverted first, so that swapping the sides changes nothing.
///
/// # Formula
/// ```text
/// E = R + √(R(R − 1)),   R = max(ratio, 1/ratio)
/// ```
///
/// # Errors
/// A ratio that is not positive.
///
/// # References
/// VanderWeele and Ding 2017, Annals of Internal Medicine 167, 268-274.
pub fn e_value(ratio: f64) -> Result<f64, ArgumentError> {
    let ratio = argument::positive("ratio", ratio)?;
    let ratio = if ratio < 1.0 { 1.0 / ratio } else { ratio };
    Ok(ratio + (ratio * (ratio - 1.0)).sqrt())
}

/// The E-value of the limit nearer to 1; it is 1 where the limits already include 1.
///
/// # Errors
/// A lower limit that is not positive.
pub fn e_value_of_limits(limits: Limits) -> Result<f64, ArgumentError> {
    argument::positive("lower", limits.lower())?;
    if limits.contains(1.0) {
        Ok(1.0)
    } else if limits.lower() > 1.0 {
        e_value(limits.lower())
    } else {
        e_value(limits.upper())
    }
}
