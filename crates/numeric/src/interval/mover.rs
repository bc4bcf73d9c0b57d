//! MOVER: limits of a difference or ratio from the limits of its two parts, without normality.

use libm::{exp, log};

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::{Limits, UpperEnd},
};

/// A point with limits around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    value: f64,
    limits: Limits,
}

impl Measured {
    /// A point and the limits that hold it.
    ///
    /// # Errors
    /// A point outside its limits.
    pub fn new(value: f64, limits: Limits) -> Result<Self, ArgumentError> {
        argument::finite("value", value)?;
        argument::ordered(limits.lower(), value)?;
        argument::ordered(value, limits.upper())?;
        Ok(Self { value, limits })
    }

    /// A point known exactly, with its limits on the spot; the level is that of its partner.
    ///
    /// # Errors
    /// A value that is not finite; a level outside 0 to 1.
    pub fn exactly(value: f64, level: f64) -> Result<Self, ArgumentError> {
        Ok(Self { value, limits: Limits::new(value, value, level)? })
    }

    /// The point.
    #[must_use]
    pub fn value(self) -> f64 {
        self.value
    }

    /// The limits.
    #[must_use]
    pub fn limits(self) -> Limits {
        self.limits
    }
}

/// Limits of a ratio by MOVER-R; the upper end is missing where the denominator's limits reach zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MoverRatio {
    /// The ratio of the points.
    pub ratio: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: UpperEnd,
    /// The level of the limits.
    pub level: f64,
}

fn common_level(first: Measured, second: Measured) -> Result<f64, ArgumentError> {
    let (one, other) = (first.limits.level(), second.limits.level());
    // Limits at two levels cannot be squared against each other.
    if (one - other).abs() <= 1e-12 { Ok(one) } else { Err(ArgumentError::Level { level: other }) }
}

/// Limits of `first − second`.
///
/// # Assumptions
/// The two are independent and their limits share one level.
///
/// # Formula
/// ```text
/// lower = (θ₁ − θ₂) − √((θ₁ − l₁)² + (u₂ − θ₂)²)        upper = (θ₁ − θ₂) + √((u₁ − θ₁)² + (θ₂ − l₂)²)
/// ```
///
/// # Errors
/// Limits at two levels.
///
/// # References
/// Zou and Donner 2008, Statistics in Medicine 27, 1693-1702.
pub fn mover_difference(first: Measured, second: Measured) -> Result<Limits, ArgumentError> {
    let level = common_level(first, second)?;
    let difference = first.value - second.value;
    let (down, up) = spread(first, second);
    Limits::new(difference - down, difference + up, level)
}

/// Limits of `first / second` by MOVER on the logarithms.
///
/// # Assumptions
/// As for [`mover_difference`]; both parts are positive throughout.
///
/// # Errors
/// Limits at two levels, or an end that is not positive.
///
/// # References
/// Zou and Donner 2008, Statistics in Medicine 27, 1693-1702.
pub fn mover_log_ratio(first: Measured, second: Measured) -> Result<Limits, ArgumentError> {
    let level = common_level(first, second)?;
    let logarithm = |part: Measured, name| {
        argument::positive(name, part.limits.lower())?;
        Measured::new(
            log(part.value),
            Limits::new(log(part.limits.lower()), log(part.limits.upper()), level)?,
        )
    };
    let (first, second) = (logarithm(first, "first")?, logarithm(second, "second")?);
    let (down, up) = spread(first, second);
    let difference = first.value - second.value;
    Limits::new(exp(difference - down), exp(difference + up), level)
}

/// Limits of `first / second` by MOVER-R.
///
/// The published formula divides by `u₂(2θ₂ − u₂)`, which is zero where the upper limit is twice the point, as in
/// 100,000 (50,000 to 200,000). The same root written the other way round has no such hole, and is used here.
///
/// # Assumptions
/// As for [`mover_difference`]; neither part can be negative.
///
/// # Formula
/// ```text
/// lower = l₁(2θ₁ − l₁) / (θ₁θ₂ + √((θ₁θ₂)² − l₁u₂(2θ₁ − l₁)(2θ₂ − u₂)))
/// upper = (θ₁θ₂ + √((θ₁θ₂)² − u₁l₂(2θ₁ − u₁)(2θ₂ − l₂))) / (l₂(2θ₂ − l₂)),  unbounded where l₂ = 0
/// ```
///
/// # Errors
/// Limits at two levels, a negative end, or a denominator of zero.
///
/// # References
/// Donner and Zou 2012, Statistical Methods in Medical Research 21, 347-359.
pub fn mover_ratio(first: Measured, second: Measured) -> Result<MoverRatio, ArgumentError> {
    let level = common_level(first, second)?;
    let (t1, t2) = (first.value, second.value);
    let l1 = argument::non_negative("first", first.limits.lower())?;
    let l2 = argument::non_negative("second", second.limits.lower())?;
    argument::positive("second", t2)?;
    let (u1, u2) = (first.limits.upper(), second.limits.upper());
    let product = t1 * t2;
    let below = l1 * (2.0 * t1 - l1);
    let under_root = (product * product - below * u2 * (2.0 * t2 - u2)).max(0.0);
    let lower = if below > 0.0 { below / (product + under_root.sqrt()) } else { 0.0 };
    let divisor = l2 * (2.0 * t2 - l2);
    let upper = if divisor > 0.0 {
        let under_root = (product * product - u1 * (2.0 * t1 - u1) * divisor).max(0.0);
        UpperEnd::Finite((product + under_root.sqrt()) / divisor)
    } else {
        UpperEnd::Unbounded
    };
    Ok(MoverRatio { ratio: t1 / t2, lower, upper, level })
}

fn spread(first: Measured, second: Measured) -> (f64, f64) {
    let down = libm::hypot(first.value - first.limits.lower(), second.limits.upper() - second.value);
    let up = libm::hypot(first.limits.upper() - first.value, second.value - second.limits.lower());
    (down, up)
}
