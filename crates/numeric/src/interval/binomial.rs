//! Intervals of a proportion: how many of a known number were seen.

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Limits,
    special::incomplete_beta,
    special::standard_normal,
};

fn checked(seen: u64, of: u64, level: f64) -> Result<(f64, f64, f64), ArgumentError> {
    argument::level(level)?;
    if of == 0 {
        return Err(ArgumentError::NotPositive { argument: "of", value: 0.0 });
    }
    if seen > of {
        return Err(ArgumentError::Exceeds { argument: "seen", value: seen as f64, limit: of as f64 });
    }
    Ok((seen as f64, of as f64, (1.0 - level) / 2.0))
}

/// The exact interval of Clopper and Pearson.
///
/// It holds the proportion at least as often as its level says, and mostly more often.
///
/// # Formula
/// ```text
/// lower = B(α/2; x, n − x + 1), 0 where x = 0        upper = B(1 − α/2; x + 1, n − x), 1 where x = n
/// ```
///
/// # Errors
/// A level outside 0 to 1, `of` zero, or more seen than there are.
///
/// # References
/// Clopper and Pearson 1934, Biometrika 26, 404-413.
pub fn clopper_pearson(seen: u64, of: u64, level: f64) -> Result<Limits, ArgumentError> {
    let (x, n, tail) = checked(seen, of, level)?;
    let lower = if seen > 0 { incomplete_beta::quantile(x, n - x + 1.0, tail) } else { 0.0 };
    let upper = if seen < of { incomplete_beta::upper_quantile(x + 1.0, n - x, tail) } else { 1.0 };
    // At a level next to nothing the two ends may cross in their last digits.
    Limits::new(lower.min(upper), upper, level)
}

/// The score interval of Wilson, without continuity correction.
///
/// # Formula
/// ```text
/// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)        p = x/n
/// ```
///
/// # Errors
/// As for [`clopper_pearson`].
///
/// # References
/// Wilson 1927, Journal of the American Statistical Association 22, 209-212.
pub fn wilson(seen: u64, of: u64, level: f64) -> Result<Limits, ArgumentError> {
    let (x, n, _) = checked(seen, of, level)?;
    let z = standard_normal::half_width(level);
    let (p, square) = (x / n, z * z);
    let centre = p + square / (2.0 * n);
    let half = z * (p * (1.0 - p) / n + square / (4.0 * n * n)).sqrt();
    let scale = 1.0 + square / n;
    // At the ends the formula gives 0 and 1 but for rounding.
    let lower = if seen == 0 { 0.0 } else { (centre - half) / scale };
    let upper = if seen == of { 1.0 } else { (centre + half) / scale };
    Limits::new(lower.clamp(0.0, 1.0), upper.clamp(0.0, 1.0), level)
}

/// The equal-tailed interval of Jeffreys, with the ends fixed at 0 where nothing and at 1 where everything was seen.
///
/// # Formula
/// ```text
/// quantiles α/2 and 1 − α/2 of Beta(x + ½, n − x + ½)
/// ```
///
/// # Errors
/// As for [`clopper_pearson`].
///
/// # References
/// Brown, Cai and DasGupta 2001, Statistical Science 16, 101-133.
pub fn jeffreys(seen: u64, of: u64, level: f64) -> Result<Limits, ArgumentError> {
    let (x, n, tail) = checked(seen, of, level)?;
    let lower = if seen > 0 { incomplete_beta::quantile(x + 0.5, n - x + 0.5, tail) } else { 0.0 };
    let upper = if seen < of { incomplete_beta::upper_quantile(x + 0.5, n - x + 0.5, tail) } else { 1.0 };
    // At a level next to nothing the two ends may cross in their last digits.
    Limits::new(lower.min(upper), upper, level)
}
