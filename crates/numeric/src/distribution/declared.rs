//! The distributions that a source or a dossier may declare.

use libm::{exp, log};

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Limits,
    distribution::lognormal::LogNormal,
    simulation::stream::Stream,
    special::incomplete_beta,
    special::incomplete_gamma,
    special::standard_normal,
};

/// A declared distribution of one quantity.
///
/// Nothing in this crate makes one up: a range or a rounding is [`Bounds`](crate::Bounds) and stays so. Values come only
/// from the constructors, which see to it that parameters make sense.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distribution {
    shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Shape {
    LogNormal(LogNormal),
    Normal { mean: f64, sd: f64 },
    Uniform { lower: f64, upper: f64 },
    Triangular { lower: f64, mode: f64, upper: f64 },
    Beta { a: f64, b: f64, scale: f64 },
    Gamma { shape: f64, rate: f64 },
}

impl From<LogNormal> for Distribution {
    fn from(quantity: LogNormal) -> Self {
        Self { shape: Shape::LogNormal(quantity) }
    }
}

impl Distribution {
    /// The lognormal that this is, if it is one.
    #[must_use]
    pub fn as_lognormal(&self) -> Option<LogNormal> {
        match self.shape {
            Shape::LogNormal(quantity) => Some(quantity),
            Shape::Normal { .. }
            | Shape::Uniform { .. }
            | Shape::Triangular { .. }
            | Shape::Beta { .. }
            | Shape::Gamma { .. } => None,
        }
    }

    /// Mean and standard deviation, if this is a normal distribution.
    #[must_use]
    pub fn normal_moments(&self) -> Option<(f64, f64)> {
        match self.shape {
            Shape::Normal { mean, sd } => Some((mean, sd)),
            Shape::LogNormal(_)
            | Shape::Uniform { .. }
            | Shape::Triangular { .. }
            | Shape::Beta { .. }
            | Shape::Gamma { .. } => None,
        }
    }

    /// A normal distribution.
    ///
    /// # Errors
    /// A mean that is not finite, a standard deviation that is not positive.
    pub fn normal(mean: f64, sd: f64) -> Result<Self, ArgumentError> {
        argument::finite("mean", mean)?;
        argument::positive("sd", sd)?;
        Ok(Self { shape: Shape::Normal { mean, sd } })
    }

    /// The normal distribution whose central interval is this one.
    ///
    /// # Errors
    /// Limits on one spot.
    pub fn normal_from_limits(limits: Limits) -> Result<Self, ArgumentError> {
        let half = 0.5 * (limits.upper() - limits.lower());
        Self::normal(limits.lower() + half, half / standard_normal::half_width(limits.level()))
    }

    /// A uniform (rectangular) distribution.
    ///
    /// # Errors
    /// Ends that are not finite, or not apart.
    pub fn uniform(lower: f64, upper: f64) -> Result<Self, ArgumentError> {
        argument::finite("lower", lower)?;
        argument::finite("upper", upper)?;
        argument::positive("upper - lower", upper - lower)?;
        Ok(Self { shape: Shape::Uniform { lower, upper } })
    }

    /// The uniform distribution whose central interval is this one: its ends lie further out, by what the level leaves out.
    ///
    /// # Formula
    /// ```text
    /// width = (upper − lower)/level, about the same middle
    /// ```
    ///
    /// # Errors
    /// Limits on one spot.
    pub fn uniform_from_limits(limits: Limits) -> Result<Self, ArgumentError> {
        let out = 0.5 * (limits.upper() - limits.lower()) * (1.0 / limits.level() - 1.0);
        Self::uniform(limits.lower() - out, limits.upper() + out)
    }

    /// The triangular distribution with this mode whose central interval is this one.
    ///
    /// # Formula
    /// With mode m, ends m − u and m + v, and a tail t = (1 − level)/2 beyond either limit a, b, for w = u + v:
    /// ```text
    /// (u − (m − a))² = t·w·u      (v − (b − m))² = t·w·v
    /// ```
    /// Both sides grow with w, more slowly than w itself, so that one w fits.
    ///
    /// # Errors
    /// Limits on one spot; a mode outside them.
    pub fn triangular_from_limits(limits: Limits, mode: f64) -> Result<Self, ArgumentError> {
        argument::ordered(limits.lower(), mode)?;
        argument::ordered(mode, limits.upper())?;
        argument::positive("upper - lower", limits.upper() - limits.lower())?;
        let tail = 0.5 * (1.0 - limits.level());
        let (left, right) = (mode - limits.lower(), limits.upper() - mode);
        // The larger root, beyond the limit: the smaller one lies within it.
        let arm = |inner: f64, width: f64| {
            let middle = inner + 0.5 * tail * width;
            middle + (middle * middle - inner * inner).max(0.0).sqrt()
        };
        let rest = |width: f64| arm(left, width) + arm(right, width) - width;
        let mut low = left + right;
        let mut high = low;
        while rest(high) > 0.0 && high.is_finite() {
            high *= 2.0;
        }
        // Halving the interval as often as a double has bits leaves neighbours.
        for _ in 0..f64::MANTISSA_DIGITS {
            let middle = low + 0.5 * (high - low);
            if rest(middle) > 0.0 { low = middle } else { high = middle }
        }
        let width = low + 0.5 * (high - low);
        Self::triangular(mode - arm(left, width), mode, mode + arm(right, width))
    }

    /// A triangular distribution between two ends.
    ///
    /// # Errors
    /// Ends that are not finite, or not apart; a mode outside them.
    pub fn triangular(lower: f64, mode: f64, upper: f64) -> Result<Self, ArgumentError> {
        argument::finite("lower", lower)?;
        argument::finite("upper", upper)?;
        argument::positive("upper - lower", upper - lower)?;
        argument::ordered(lower, mode)?;
        argument::ordered(mode, upper)?;
        Ok(Self { shape: Shape::Triangular { lower, mode, upper } })
    }

    /// The beta distribution on 0 to `scale` with this mean and standard deviation: the calculus of the WHO tuberculosis
    /// estimates, with a scale of 100,000 for rates per 100,000.
    ///
    /// # Formula
    /// ```text
    /// m = mean/scale, s = sd/scale:   S = m(1 − m)/s² − 1,   a = Sm,   b = S(1 − m)
    /// ```
    ///
    /// # Errors
    /// A scale or standard deviation that is not positive, a mean outside 0 to the scale, or a standard deviation larger
    /// than any beta distribution of that mean has.
    ///
    /// # References
    /// World Health Organization, Global tuberculosis report 2024, technical annex (methods of incidence estimation).
    pub fn beta_by_moments(mean: f64, sd: f64, scale: f64) -> Result<Self, ArgumentError> {
        argument::positive("scale", scale)?;
        argument::positive("mean", mean)?;
        argument::positive("sd", sd)?;
        if mean >= scale {
            return Err(ArgumentError::Exceeds { argument: "mean", value: mean, limit: scale });
        }
        let (m, s) = (mean / scale, sd / scale);
        let size = m * (1.0 - m) / (s * s) - 1.0;
        if size <= 0.0 {
            let limit = scale * (m * (1.0 - m)).sqrt();
            return Err(ArgumentError::Exceeds { argument: "sd", value: sd, limit });
        }
        Self::beta(size * m, size * (1.0 - m), scale)
    }

    /// The beta distribution with these shapes, on 0 to `scale`.
    ///
    /// # Errors
    /// A scale that is not positive, or a shape below 1e-100: such a distribution is two points, and no double holds its
    /// quantiles.
    pub fn beta(a: f64, b: f64, scale: f64) -> Result<Self, ArgumentError> {
        const LEAST_SHAPE: f64 = 1e-100;
        for (argument, value) in [("a", a), ("b", b)] {
            if argument::positive(argument, value)? < LEAST_SHAPE {
                return Err(ArgumentError::NotPositive { argument, value });
            }
        }
        argument::positive("scale", scale)?;
        Ok(Self { shape: Shape::Beta { a, b, scale } })
    }

    /// The gamma distribution with this mean and standard deviation.
    ///
    /// # Errors
    /// A mean or standard deviation that is not positive, or such that no double holds the shape or the rate.
    pub fn gamma_by_moments(mean: f64, sd: f64) -> Result<Self, ArgumentError> {
        argument::positive("mean", mean)?;
        argument::positive("sd", sd)?;
        let shape = argument::positive("(mean/sd)²", (mean / sd) * (mean / sd))?;
        let rate = argument::positive("mean/sd²", shape / mean)?;
        Ok(Self { shape: Shape::Gamma { shape, rate } })
    }

    /// The probabilities of at most and of more than `x`, each to its own digits.
    #[must_use]
    pub fn tails(&self, x: f64) -> (f64, f64) {
        match self.shape {
            Shape::LogNormal(quantity) => {
                let below = quantity.cdf(x);
                let above = if x > 0.0 && quantity.sigma() > 0.0 {
                    standard_normal::cdf((quantity.mu() - log(x)) / quantity.sigma())
                } else {
                    1.0 - below
                };
                (below, above)
            }
            Shape::Normal { mean, sd } => {
                let z = (x - mean) / sd;
                (standard_normal::cdf(z), standard_normal::cdf(-z))
            }
            Shape::Uniform { lower, upper } => {
                let below = ((x - lower) / (upper - lower)).clamp(0.0, 1.0);
                (below, 1.0 - below)
            }
            Shape::Triangular { lower, mode, upper } => {
                if x <= lower {
                    (0.0, 1.0)
                } else if x >= upper {
                    (1.0, 0.0)
                } else if x < mode {
                    let below = (x - lower) / (upper - lower) * ((x - lower) / (mode - lower));
                    (below, 1.0 - below)
                } else {
                    let above = (upper - x) / (upper - lower) * ((upper - x) / (upper - mode));
                    (1.0 - above, above)
                }
            }
            Shape::Beta { a, b, scale } => {
                let x = x / scale;
                incomplete_beta::tails(a, b, x, 1.0 - x)
            }
            Shape::Gamma { shape, rate } => incomplete_gamma::tails(shape, x * rate),
        }
    }

    /// The probability of at most `x`.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        self.tails(x).0
    }

    /// The quantile at `p`; infinite at an end that the distribution does not have.
    ///
    /// # Errors
    /// A `p` outside 0 to 1.
    pub fn quantile(&self, p: f64) -> Result<f64, ArgumentError> {
        argument::probability("p", p)?;
        Ok(match self.shape {
            Shape::LogNormal(quantity) => quantity.quantile(p)?,
            Shape::Normal { mean, sd } => mean + sd * standard_normal::quantile(p),
            Shape::Uniform { lower, upper } => (lower + p * (upper - lower)).min(upper),
            Shape::Triangular { lower, mode, upper } => {
                let width = upper - lower;
                if p * width < mode - lower {
                    lower + (p * width * (mode - lower)).sqrt()
                } else {
                    upper - ((1.0 - p) * width * (upper - mode)).sqrt()
                }
            }
            Shape::Beta { a, b, scale } => scale * incomplete_beta::quantile(a, b, p),
            Shape::Gamma { shape, rate } => incomplete_gamma::quantile(shape, p) / rate,
        })
    }

    /// The central interval at a level.
    ///
    /// # Errors
    /// A level outside 0 to 1.
    pub fn limits(&self, level: f64) -> Result<Limits, ArgumentError> {
        let tail = (1.0 - argument::level(level)?) / 2.0;
        Limits::new(self.quantile(tail)?, self.quantile(1.0 - tail)?, level)
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match self.shape {
            Shape::LogNormal(quantity) => quantity.mean(),
            Shape::Normal { mean, .. } => mean,
            Shape::Uniform { lower, upper } => 0.5 * (lower + upper),
            Shape::Triangular { lower, mode, upper } => (lower + mode + upper) / 3.0,
            Shape::Beta { a, b, scale } => scale * a / (a + b),
            Shape::Gamma { shape, rate } => shape / rate,
        }
    }

    /// The standard deviation.
    #[must_use]
    pub fn sd(&self) -> f64 {
        match self.shape {
            Shape::LogNormal(quantity) => quantity.sd(),
            Shape::Normal { sd, .. } => sd,
            Shape::Uniform { lower, upper } => (upper - lower) / 12.0_f64.sqrt(),
            Shape::Triangular { lower, mode, upper } => {
                let (left, right) = (mode - lower, upper - mode);
                ((left * left + right * right + left * right) / 18.0).sqrt()
            }
            Shape::Beta { a, b, scale } => {
                let size = a + b;
                scale * (a * b / (size + 1.0)).sqrt() / size
            }
            Shape::Gamma { shape, rate } => shape.sqrt() / rate,
        }
    }

    /// Whether no value below zero is possible.
    #[must_use]
    pub fn is_non_negative(&self) -> bool {
        match self.shape {
            Shape::LogNormal(_) | Shape::Beta { .. } | Shape::Gamma { .. } => true,
            Shape::Normal { .. } => false,
            Shape::Uniform { lower, .. } | Shape::Triangular { lower, .. } => lower >= 0.0,
        }
    }

    /// One draw.
    ///
    /// Beta, gamma and triangular draws are quantiles at a uniform number: slow for the first two, but a draw costs one number
    /// whatever the parameters, so that runs with other parameters stay in step.
    #[inline]
    pub fn draw(&self, random: &mut Stream) -> f64 {
        match self.shape {
            Shape::LogNormal(quantity) => exp(quantity.draw_log(random)),
            Shape::Normal { mean, sd } => mean + sd * random.normal(),
            Shape::Uniform { lower, upper } => lower + (upper - lower) * random.cell(),
            // A cell is a probability, so there is always a quantile.
            Shape::Triangular { .. } | Shape::Beta { .. } | Shape::Gamma { .. } => {
                self.quantile(random.cell()).unwrap_or(f64::NAN)
            }
        }
    }
}
