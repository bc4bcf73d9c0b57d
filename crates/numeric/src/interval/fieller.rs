//! The ratio of two normal estimates, with the case in which nothing bounds it.

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Limits,
    special::standard_normal,
};

/// Two jointly normal estimates whose ratio is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NormalPair {
    /// The estimate above the line.
    pub numerator: f64,
    /// Its variance.
    pub numerator_variance: f64,
    /// The estimate below the line.
    pub denominator: f64,
    /// Its variance.
    pub denominator_variance: f64,
    /// The covariance of the two; 0 where they are independent.
    pub covariance: f64,
}

/// Fieller's confidence set of a ratio, whose shape is part of the answer.
///
/// Every variant carries `g`, the squared standard score of the level over the squared t-value of the denominator: at
/// `g >= 1` the denominator cannot be told from zero, and no two finite ends would be honest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fieller {
    /// `g < 1`: an interval.
    Bounded {
        /// See [`Fieller`].
        g: f64,
        /// The limits of the ratio.
        limits: Limits,
    },
    /// `g > 1`: everything except what lies strictly between the two ends.
    Exclusive {
        /// See [`Fieller`].
        g: f64,
        /// The set reaches from minus infinity up to here …
        below: f64,
        /// … and from here up to infinity.
        above: f64,
    },
    /// `g = 1` to the last bit: everything from one end on.
    HalfLine {
        /// See [`Fieller`].
        g: f64,
        /// The only end.
        end: f64,
        /// Whether the set lies above the end.
        upward: bool,
    },
    /// `g >= 1` and the numerator cannot be told from zero either: every ratio is compatible.
    WholeLine {
        /// See [`Fieller`].
        g: f64,
    },
}

impl Fieller {
    /// The `g` of the set.
    #[must_use]
    pub fn g(&self) -> f64 {
        match *self {
            Self::Bounded { g, .. }
            | Self::Exclusive { g, .. }
            | Self::HalfLine { g, .. }
            | Self::WholeLine { g } => g,
        }
    }

    /// The limits, where the set is an interval.
    #[must_use]
    pub fn limits(&self) -> Option<Limits> {
        match *self {
            Self::Bounded { limits, .. } => Some(limits),
            Self::Exclusive { .. } | Self::HalfLine { .. } | Self::WholeLine { .. } => None,
        }
    }

    /// Whether a ratio belongs to the set.
    #[must_use]
    pub fn contains(&self, ratio: f64) -> bool {
        match *self {
            Self::Bounded { limits, .. } => limits.contains(ratio),
            Self::Exclusive { below, above, .. } => ratio <= below || ratio >= above,
            Self::HalfLine { end, upward, .. } => (ratio >= end) == upward,
            Self::WholeLine { .. } => true,
        }
    }
}

/// Fieller's set of the ratio `numerator / denominator`.
///
/// # Formula
/// ```text
/// all θ with (a − θb)² ≤ z² (v_a − 2θc + θ²v_b)        g = z²v_b / b²
/// ```
///
/// # Errors
/// A level outside 0 to 1, values that are not finite, negative variances, a covariance that is none for these
/// variances, or a denominator of zero known exactly.
///
/// # References
/// Fieller 1954, Journal of the Royal Statistical Society B 16, 175-185; von Luxburg and Franz 2009, Statistica Sinica 19,
/// 1095-1117, for the unbounded cases.
pub fn fieller(pair: NormalPair, level: f64) -> Result<Fieller, ArgumentError> {
    let z = standard_normal::half_width(argument::level(level)?);
    let a = argument::finite("numerator", pair.numerator)?;
    let b = argument::finite("denominator", pair.denominator)?;
    let va = argument::non_negative("numerator_variance", pair.numerator_variance)?;
    let vb = argument::non_negative("denominator_variance", pair.denominator_variance)?;
    let cov = argument::finite("covariance", pair.covariance)?;
    let free = va * vb - cov * cov;
    if free < -1e-12 * va * vb {
        return Err(ArgumentError::Covariance { variance: free });
    }
    if b.abs() <= 0.0 && vb <= 0.0 {
        return Err(ArgumentError::NotPositive { argument: "denominator", value: b });
    }
    // The set is where the parabola Aθ² − 2Bθ + C is not positive.
    let square = z * z;
    let g = square * vb / (b * b);
    let (open, middle, rest) = (b * b - square * vb, a * b - square * cov, a * a - square * va);
    // B² − AC, arranged so that the leading terms cancel on paper and not in the machine.
    let discriminant = square * (va * b * b - 2.0 * cov * a * b + vb * a * a - square * free.max(0.0));
    if open.abs() <= 0.0 {
        return Ok(if middle.abs() <= 0.0 {
            Fieller::WholeLine { g }
        } else {
            Fieller::HalfLine { g, end: rest / (2.0 * middle), upward: middle > 0.0 }
        });
    }
    if open < 0.0 && discriminant <= 0.0 {
        return Ok(Fieller::WholeLine { g });
    }
    let (low, high) = roots(open, middle, rest, discriminant.max(0.0).sqrt());
    Ok(if open > 0.0 {
        Fieller::Bounded { g, limits: Limits::new(low, high, level)? }
    } else {
        Fieller::Exclusive { g, below: low, above: high }
    })
}

fn roots(open: f64, middle: f64, rest: f64, root: f64) -> (f64, f64) {
    // The sum that does not cancel gives one root, the product of both gives the other.
    let big = if middle >= 0.0 { middle + root } else { middle - root };
    let first = big / open;
    let second = if big.abs() > 0.0 { rest / big } else { first };
    (first.min(second), first.max(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// θ² − 2·10⁸ θ + 1 and its mirror image: the small root is 1 over the large one, to all its digits.
    #[test]
    fn neither_root_loses_digits_to_the_other() {
        let root = (1e16_f64 - 1.0).sqrt();
        for (middle, expected) in [(1e8, (5e-9, 2e8)), (-1e8, (-2e8, -5e-9))] {
            let (low, high) = roots(1.0, middle, 1.0, root);
            assert!(
                (low / expected.0 - 1.0).abs() < 1e-15 && (high / expected.1 - 1.0).abs() < 1e-15,
                "{low} {high}"
            );
        }
    }
}
