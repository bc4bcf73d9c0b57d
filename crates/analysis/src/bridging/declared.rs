//! Distributions that a dossier declares, read from its values.

use darkfigure_model::{Interval, Scale, Shape, Value};

use crate::Refusal;
use darkfigure_numeric::distribution::LogNormal;
use darkfigure_numeric::{ArgumentError, Distribution, Limits};

/// The distribution that a value declares, on the plain scale. None where it declares none.
///
/// A lognormal, a normal and a uniform take the interval's ends as their quantiles at its level; a point that was given with them is not
/// used, and [`log_asymmetry`](crate::log_asymmetry) says how far it is off. A triangular does the same, with the point as its mode. A
/// beta takes its mean from the point and its standard deviation as the width of a 95 % interval over four, scaled to the stated level.
///
/// # Errors
/// A refusal where a beta is declared on something other than a percentage or a rate.
///
/// # References
/// For the beta: WHO, Global tuberculosis report 2024, technical annex (bounds from moments).
pub(crate) fn declared(value: &Value) -> Result<Option<Distribution>, Refusal> {
    let Some((interval, shape)) = value.interval().and_then(|i| i.shape().map(|shape| (i, shape))) else {
        return Ok(None);
    };
    let factor = value.scale.factor();
    if shape == Shape::Beta && value.scale == Scale::One {
        return Err(Refusal::ShapeNeedsRate);
    }
    // An interval that collapses onto its point, or reaches zero under a lognormal, has no distribution of the shape.
    Ok(distribution(interval, shape, factor).ok())
}

fn distribution(interval: Interval, shape: Shape, factor: f64) -> Result<Distribution, ArgumentError> {
    let (low, high) = (interval.low().to_f64() * factor, interval.high().to_f64() * factor);
    let limits = Limits::new(low, high, interval.level().probability())?;
    let middle = f64::midpoint(low, high);
    let point = interval.point().map_or(middle, |point| point.to_f64() * factor);
    match shape {
        Shape::Lognormal => Ok(LogNormal::from_limits(limits)?.into()),
        Shape::Normal => Distribution::normal_from_limits(limits),
        Shape::Uniform => Distribution::uniform_from_limits(limits),
        Shape::Triangular => Distribution::triangular_from_limits(limits, point),
        Shape::Beta => {
            // The four of WHO's rule belongs to 95 %; another level keeps its proportion to that.
            let to_95 = Distribution::normal_from_limits(limits)?.sd() * WHO_WIDTHS / HALF_WIDTHS_95;
            Distribution::beta_by_moments(point, to_95, 1.0)
        }
    }
}

/// Standard deviations in the width of a 95 % interval of a normal distribution …
const WHO_WIDTHS: f64 = 3.919_927_969_080_108;
/// … and those that WHO reckons with.
const HALF_WIDTHS_95: f64 = 4.0;
