//! The exact interval of a Poisson mean.

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Limits,
    special::incomplete_gamma,
};

/// The exact interval of Garwood for the mean behind a count.
///
/// Its ends are those means at which a count this high, or this low, would come up with probability `(1 - level) / 2`.
///
/// # Assumptions
/// The count is one draw from a Poisson process. A register's own total is not: it has no sampling error, and treating
/// it as a draw is a choice that has to be declared.
///
/// # Formula
/// ```text
/// lower = ½ χ²(α/2; 2c), 0 where c = 0        upper = ½ χ²(1 − α/2; 2c + 2)        α = 1 − level
/// ```
///
/// # Errors
/// A level outside 0 to 1.
///
/// # Example
/// ```
/// let limits = darkfigure_numeric::interval::garwood(259, 0.95)?;
/// assert!((limits.lower() - 228.414_931_37).abs() < 1e-6);
/// # Ok::<(), darkfigure_numeric::ArgumentError>(())
/// ```
///
/// # References
/// Garwood 1936, Biometrika 28, 437-442.
pub fn garwood(count: u64, level: f64) -> Result<Limits, ArgumentError> {
    let tail = (1.0 - argument::level(level)?) / 2.0;
    let count = count as f64;
    let lower = if count > 0.0 { incomplete_gamma::quantile(count, tail) } else { 0.0 };
    Limits::new(lower, incomplete_gamma::upper_quantile(count + 1.0, tail), level)
}
