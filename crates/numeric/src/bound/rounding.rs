//! What a rounded numeral may stand for: bounds, never a distribution.
//!
//! Whoever prints 87 may have had 86.5 or 87.5 in hand, and nobody knows how often which. Two roundings are compared by
//! asking whether some values behind them satisfy the arithmetic at once.

use libm::{floor, log10};

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Bounds,
};

/// The values that round to this numeral at a decimal place: 0 for units, 3 for thousands, −1 for tenths.
///
/// Both ends belong to the bounds, as it is not known which way ties went; both are widened by one unit in the last place of
/// a double, as 7.15 is none.
///
/// # Errors
/// A value that is not finite, or a place outside −300 to 300.
pub fn rounded_to_place(value: f64, place: i32) -> Result<Bounds, ArgumentError> {
    argument::finite("value", value)?;
    let half = 0.5 * power_of_ten(place)?;
    Bounds::new((value - half).next_down(), (value + half).next_up())
}

/// The values that round to this numeral at so many significant figures.
///
/// Just below a power of ten the figures stand closer: at two figures 100 stands for 99.5 to 105.
///
/// # Errors
/// A value that is not finite, or zero, which has no significant figure; no figures, or more than 17.
///
/// # Example
/// ```
/// let hundred = darkfigure_numeric::bound::rounded_to_figures(100.0, 2)?;
/// assert!(hundred.contains(99.6) && hundred.contains(104.9) && !hundred.contains(99.4));
/// # Ok::<(), darkfigure_numeric::ArgumentError>(())
/// ```
pub fn rounded_to_figures(value: f64, figures: u32) -> Result<Bounds, ArgumentError> {
    argument::finite("value", value)?;
    argument::positive("|value|", value.abs())?;
    argument::count("figures", figures as usize, 1, 17)?;
    let magnitude = value.abs();
    let leading = leading_place(magnitude)?;
    let last = leading + 1 - i32::try_from(figures).unwrap_or(17);
    let half = 0.5 * power_of_ten(last)?;
    let at_power = magnitude <= power_of_ten(leading)?;
    let lower = (magnitude - if at_power { half / 10.0 } else { half }).next_down();
    let upper = (magnitude + half).next_up();
    if value > 0.0 { Bounds::new(lower, upper) } else { Bounds::new(-upper, -lower) }
}

/// Whether a printed quotient agrees with its printed parts, all three being rounded: whether some values behind them
/// satisfy `quotient = scale · numerator / denominator`.
///
/// # Errors
/// A denominator that may be zero, or a scale that is not positive.
pub fn quotient_agrees(
    quotient: Bounds,
    numerator: Bounds,
    denominator: Bounds,
    scale: f64,
) -> Result<bool, ArgumentError> {
    argument::positive("scale", scale)?;
    Ok(numerator.over(denominator)?.times(Bounds::exactly(scale)?)?.meets(quotient))
}

fn leading_place(magnitude: f64) -> Result<i32, ArgumentError> {
    let guess = floor(log10(magnitude)) as i32;
    // The logarithm of what lies just below a power of ten is rounded up to the whole number; that of the power itself is one.
    Ok(if magnitude < power_of_ten(guess)? { guess - 1 } else { guess })
}

fn power_of_ten(place: i32) -> Result<f64, ArgumentError> {
    if place.unsigned_abs() > 300 {
        return Err(ArgumentError::Exceeds { argument: "place", value: f64::from(place), limit: 300.0 });
    }
    // The nearest double, as the numeral itself has it: a power by logarithms may be its neighbour, and 1e-283 then seem less than itself.
    Ok(format!("1e{place}").parse().unwrap_or(f64::NAN))
}
