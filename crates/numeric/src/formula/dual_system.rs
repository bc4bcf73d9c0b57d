//! Dual-system estimation: how many there are, from two lists and their overlap.

use crate::argument::{self, ArgumentError};

/// An estimate with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DualSystem {
    /// The estimated size of the population.
    pub estimate: f64,
    /// Its standard error where the first list's length is fixed and the second list is a sample, as in a census and its survey.
    pub standard_error: f64,
    /// Its standard error where chance alone decides who is on which list, as with two registers.
    pub standard_error_of_registers: f64,
}

/// The estimator of Lincoln and Petersen, with the two variances that the field uses for it.
///
/// # Assumptions
/// The two lists are independent, their matches are right, and the population is closed.
///
/// # Formula
/// ```text
/// N = n₁n₂/m
/// var N = n₁²n₂(n₂ − m)/m³                  a census and its survey
/// var N = n₁n₂(n₁ − m)(n₂ − m)/m³           two registers
/// ```
///
/// # Errors
/// No match at all, or more matches than either list is long.
///
/// # References
/// Seber 1982, The Estimation of Animal Abundance, section 3.1.
pub fn lincoln_petersen(first: u64, second: u64, both: u64) -> Result<DualSystem, ArgumentError> {
    let (n1, n2, m) = (first as f64, second as f64, both as f64);
    argument::positive("both", m)?;
    if both > first.min(second) {
        return Err(ArgumentError::Exceeds { argument: "both", value: m, limit: n1.min(n2) });
    }
    Ok(DualSystem {
        estimate: n1 / m * n2,
        standard_error: n1 / m * (n2 * (n2 - m) / m).sqrt(),
        standard_error_of_registers: (n1 / m * (n2 / m) * (n1 - m) * ((n2 - m) / m)).sqrt(),
    })
}
