//! A distribution given that the quantity is at least so much, with the mass removed on record.

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Limits,
    distribution::declared::Distribution,
};

/// More than half the distribution lies below the floor: the figures conflict, and conditioning would hide it.
pub const MOST_REMOVED: f64 = 0.5;

/// A distribution conditioned on `X >= floor`.
///
/// No quantile lies below the floor, and where no mass is removed every quantile is that of the plain distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conditioned {
    distribution: Distribution,
    floor: f64,
    removed: f64,
}

/// What came of conditioning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Conditioning {
    /// The conditioned distribution.
    Kept(Conditioned),
    /// Refused: more than half the mass lies below the floor. The count and the estimate conflict, by over-notification,
    /// duplicates or a low estimate.
    Conflict {
        /// The probability below the floor.
        removed: f64,
    },
}

impl Conditioning {
    /// The conditioned distribution, unless it was refused.
    #[must_use]
    pub fn kept(self) -> Option<Conditioned> {
        match self {
            Self::Kept(conditioned) => Some(conditioned),
            Self::Conflict { .. } => None,
        }
    }
}

/// Condition a distribution on being at least `floor`, as an estimate must be that contains a count.
///
/// # Assumptions
/// The floor is known exactly and everything it counts is part of what the distribution describes. Whether that holds is
/// for the dossier to assert.
///
/// # Errors
/// A floor that is not finite.
///
/// # Example
/// ```
/// use darkfigure_numeric::distribution::{Distribution, at_least};
///
/// // Tuberculosis in Afghanistan in 2023 per 100,000: 119.49 notified, 180.24 estimated.
/// let estimate = Distribution::beta_by_moments(180.24, 38.34, 1e5)?;
/// let conditioned = at_least(estimate, 119.49)?.kept().expect("the count lies well inside");
/// assert!((conditioned.removed() - 0.04).abs() < 0.01);
/// assert!(conditioned.quantile(0.025)? > 119.49);
/// # Ok::<(), darkfigure_numeric::ArgumentError>(())
/// ```
pub fn at_least(distribution: Distribution, floor: f64) -> Result<Conditioning, ArgumentError> {
    argument::finite("floor", floor)?;
    let (removed, _) = distribution.tails(floor);
    Ok(if removed > MOST_REMOVED {
        Conditioning::Conflict { removed }
    } else {
        Conditioning::Kept(Conditioned { distribution, floor, removed })
    })
}

impl Conditioned {
    /// The probability that was removed.
    #[must_use]
    pub fn removed(&self) -> f64 {
        self.removed
    }

    /// The floor.
    #[must_use]
    pub fn floor(&self) -> f64 {
        self.floor
    }

    /// The distribution before conditioning.
    #[must_use]
    pub fn plain(&self) -> Distribution {
        self.distribution
    }

    /// The probability of at most `x`.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        ((self.distribution.cdf(x) - self.removed) / (1.0 - self.removed)).clamp(0.0, 1.0)
    }

    /// The quantile at `p`, never below the floor.
    ///
    /// # Errors
    /// A `p` outside 0 to 1.
    pub fn quantile(&self, p: f64) -> Result<f64, ArgumentError> {
        argument::probability("p", p)?;
        let within = (self.removed + p * (1.0 - self.removed)).min(1.0);
        Ok(self.distribution.quantile(within)?.max(self.floor))
    }

    /// The central interval at a level.
    ///
    /// # Errors
    /// A level outside 0 to 1.
    pub fn limits(&self, level: f64) -> Result<Limits, ArgumentError> {
        let tail = (1.0 - argument::level(level)?) / 2.0;
        Limits::new(self.quantile(tail)?, self.quantile(1.0 - tail)?, level)
    }
}
