//! What can be said where a dependence is unknown, or where a range has no distribution.

use libm::{exp, log};

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::{Bounds, Limits},
    distribution::declared::Distribution,
};

/// Limits that hold with *at least* their level, whatever the dependence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AtLeast(pub Limits);

/// A range times a positive quantity with limits: `[a·lower, b·upper]`, at least at the limits' level.
///
/// # Errors
/// A range or a quantity that reaches below zero.
pub fn range_times_limits(range: Bounds, limits: Limits) -> Result<AtLeast, ArgumentError> {
    argument::non_negative("range", range.lower())?;
    argument::non_negative("limits", limits.lower())?;
    Limits::new(range.lower() * limits.lower(), range.upper() * limits.upper(), limits.level()).map(AtLeast)
}

/// Bounds of the quantile at `p` of a factor within a range times a non-negative quantity: `[a·q(p), b·q(p)]`.
///
/// They hold at any dependence of the two, and are sharp.
///
/// # Errors
/// A range that reaches below zero, a distribution that does, or a `p` at which it has no finite quantile.
pub fn range_times_quantile(range: Bounds, quantity: &Distribution, p: f64) -> Result<Bounds, ArgumentError> {
    argument::non_negative("range", range.lower())?;
    if !quantity.is_non_negative() {
        return Err(ArgumentError::Negative { argument: "quantity", value: quantity.quantile(0.0)? });
    }
    let quantile = quantity.quantile(p)?;
    Bounds::new(range.lower() * quantile, range.upper() * quantile)
}

/// Bounds of the quantile at `p` of a sum of two quantities at any dependence.
///
/// The search for the sharpest split is numerical, but every split it tries is itself a valid bound: where it falls short, the
/// bounds are wider than they need be, never narrower.
///
/// # Formula
/// ```text
/// sup_{0 ≤ u ≤ p} F⁻¹(u) + G⁻¹(p − u)   ≤   q(p)   ≤   inf_{p ≤ u ≤ 1} F⁻¹(u) + G⁻¹(1 + p − u)
/// ```
///
/// # Errors
/// A `p` that is not strictly between 0 and 1.
///
/// # References
/// Makarov 1981, Theory of Probability and its Applications 26, 803-806; Frank, Nelsen and Schweizer 1987, Probability Theory
/// and Related Fields 74, 199-211.
pub fn sum_at_any_dependence(
    one: &Distribution,
    other: &Distribution,
    p: f64,
) -> Result<Bounds, ArgumentError> {
    argument::level(p)?;
    // Beyond the ends of both searches a quantile is infinite and the bound useless, but never wrong.
    let at = |u: f64, v: f64| -> Result<f64, ArgumentError> {
        Ok(one.quantile(u.clamp(0.0, 1.0))? + other.quantile(v.clamp(0.0, 1.0))?)
    };
    let lower = -smallest(|part| Ok(-at(p * part, p * (1.0 - part))?))?;
    let rest = 1.0 - p;
    let upper = smallest(|part| at(p + rest * part, 1.0 - rest * part))?;
    Bounds::new(lower, upper)
}

/// The smallest value on a grid over 0 to 1, refined around it by golden sections.
fn smallest(value: impl Fn(f64) -> Result<f64, ArgumentError>) -> Result<f64, ArgumentError> {
    const CELLS: u32 = 64;
    let score = |part: f64| -> Result<f64, ArgumentError> {
        let found = value(part)?;
        Ok(if found.is_nan() { f64::INFINITY } else { found })
    };
    let (mut best, mut centre) = (f64::INFINITY, 0);
    for cell in 0..=CELLS {
        let found = score(f64::from(cell) / f64::from(CELLS))?;
        if found < best {
            (best, centre) = (found, cell);
        }
    }
    let mut low = f64::from(centre.saturating_sub(1)) / f64::from(CELLS);
    let mut high = f64::from((centre + 1).min(CELLS)) / f64::from(CELLS);
    let golden = 0.5 * (5.0_f64.sqrt() - 1.0);
    let mut one = high - golden * (high - low);
    let mut other = low + golden * (high - low);
    let (mut at_one, mut at_other) = (score(one)?, score(other)?);
    for _ in 0..60 {
        best = best.min(at_one).min(at_other);
        if at_one < at_other {
            (high, other, at_other) = (other, one, at_one);
            one = high - golden * (high - low);
            at_one = score(one)?;
        } else {
            (low, one, at_one) = (one, other, at_other);
            other = low + golden * (high - low);
            at_other = score(other)?;
        }
    }
    Ok(best)
}

/// The quantile at `p` of a sum with all terms comonotone: the sum of their quantiles. **Not a bound.**
///
/// # Errors
/// A `p` outside 0 to 1, or no term.
pub fn comonotone_sum(terms: &[Distribution], p: f64) -> Result<f64, ArgumentError> {
    argument::count("terms", terms.len(), 1, usize::MAX)?;
    terms.iter().map(|term| term.quantile(p)).sum()
}

/// The quantile at `p` of a product of powers with all *signed log contributions* comonotone. **Not a bound.**
///
/// Each factor is moved in the direction that raises the product: a divisor's quantile is taken at `1 − p`.
///
/// # Errors
/// A `p` outside 0 to 1, no factor, a factor that may be negative, or an exponent that is not finite.
pub fn comonotone_powers(factors: &[(Distribution, f64)], p: f64) -> Result<f64, ArgumentError> {
    argument::count("factors", factors.len(), 1, usize::MAX)?;
    argument::probability("p", p)?;
    let mut sum = 0.0;
    for (factor, exponent) in factors {
        argument::finite("exponent", *exponent)?;
        if !factor.is_non_negative() {
            return Err(ArgumentError::Negative { argument: "factors", value: factor.quantile(0.0)? });
        }
        if exponent.abs() > 0.0 {
            sum += exponent * log(factor.quantile(if *exponent > 0.0 { p } else { 1.0 - p })?);
        }
    }
    Ok(exp(sum))
}
