//! A gap as a share of the whole that it is missing from.

use crate::argument::{self, ArgumentError};

/// What is missing over what is missing and what was received: the tax gap in per cent of the theoretical liability.
///
/// # Formula
/// ```text
/// gap / (gap + received)
/// ```
///
/// # Errors
/// A negative gap or amount received, or both zero.
pub fn gap_share(gap: f64, received: f64) -> Result<f64, ArgumentError> {
    argument::non_negative("gap", gap)?;
    argument::non_negative("received", received)?;
    Ok(gap / argument::positive("gap + received", gap + received)?)
}
