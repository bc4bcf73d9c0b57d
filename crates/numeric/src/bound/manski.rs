//! Worst-case bounds where part of the population was not observed.

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Bounds,
};

/// Bounds of a population mean of which only a share was observed.
///
/// Nothing is assumed about the unobserved except the range of the quantity itself; the bounds are sharp.
///
/// # Formula
/// ```text
/// [mπ + K₀(1 − π), mπ + K₁(1 − π)]
/// ```
///
/// # Errors
/// A share outside 0 to 1, or an observed mean outside the range.
///
/// # References
/// Manski 1989, Journal of Human Resources 24, 343-360.
pub fn manski(observed_mean: f64, observed_share: f64, range: Bounds) -> Result<Bounds, ArgumentError> {
    argument::probability("observed_share", observed_share)?;
    argument::ordered(range.lower(), observed_mean)?;
    argument::ordered(observed_mean, range.upper())?;
    let seen = observed_mean * observed_share;
    let unseen = 1.0 - observed_share;
    Bounds::new(seen + range.lower() * unseen, seen + range.upper() * unseen)
}
