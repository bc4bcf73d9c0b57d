//! Lognormal quantities and their products, in closed form.

use libm::{exp, expm1, log};

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Limits,
    simulation::stream::Stream,
    special::standard_normal,
};

/// A positive quantity whose logarithm is normal with mean `mu` and standard deviation `sigma`.
///
/// `sigma` is never negative; at zero the quantity is known exactly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogNormal {
    mu: f64,
    sigma: f64,
}

impl LogNormal {
    /// A lognormal from the mean and standard deviation of the logarithm.
    ///
    /// # Errors
    /// Values that are not finite; a negative `sigma`.
    pub fn new(mu: f64, sigma: f64) -> Result<Self, ArgumentError> {
        argument::finite("mu", mu)?;
        argument::non_negative("sigma", sigma)?;
        Ok(Self { mu, sigma })
    }

    /// A positive value known exactly.
    ///
    /// # Errors
    /// A value that is not positive.
    pub fn exactly(value: f64) -> Result<Self, ArgumentError> {
        Self::new(log(argument::positive("value", value)?), 0.0)
    }

    /// The lognormal whose central interval at the limits' level has these ends.
    ///
    /// # Formula
    /// ```text
    /// μ = (ln lower + ln upper) / 2        σ = (ln upper − ln lower) / 2z
    /// ```
    ///
    /// # Errors
    /// A lower end that is not positive.
    pub fn from_limits(limits: Limits) -> Result<Self, ArgumentError> {
        let lower = log(argument::positive("lower", limits.lower())?);
        let upper = log(limits.upper());
        Self::new(
            0.5 * (lower + upper),
            (upper - lower) / (2.0 * standard_normal::half_width(limits.level())),
        )
    }

    /// The lognormal with this median and this ratio of its upper to its lower end at a level.
    ///
    /// # Errors
    /// A median that is not positive; limits whose lower end is not.
    pub fn around(median: f64, limits: Limits) -> Result<Self, ArgumentError> {
        Self::new(log(argument::positive("median", median)?), Self::from_limits(limits)?.sigma)
    }

    /// The mean of the logarithm.
    #[must_use]
    pub fn mu(self) -> f64 {
        self.mu
    }

    /// The standard deviation of the logarithm.
    #[must_use]
    pub fn sigma(self) -> f64 {
        self.sigma
    }

    /// The median, exp(μ).
    #[must_use]
    pub fn median(self) -> f64 {
        exp(self.mu)
    }

    /// The mean, exp(μ + σ²/2).
    #[must_use]
    pub fn mean(self) -> f64 {
        exp(self.mu + 0.5 * self.sigma * self.sigma)
    }

    /// The standard deviation.
    #[must_use]
    pub fn sd(self) -> f64 {
        self.mean() * expm1(self.sigma * self.sigma).sqrt()
    }

    /// The probability of at most `x`.
    #[must_use]
    pub fn cdf(self, x: f64) -> f64 {
        if x <= 0.0 {
            0.0
        } else if self.sigma > 0.0 {
            standard_normal::cdf((log(x) - self.mu) / self.sigma)
        } else if log(x) >= self.mu {
            1.0
        } else {
            0.0
        }
    }

    /// The quantile at `p`.
    ///
    /// # Errors
    /// A `p` outside 0 to 1.
    pub fn quantile(self, p: f64) -> Result<f64, ArgumentError> {
        argument::probability("p", p)?;
        Ok(if self.sigma > 0.0 {
            exp(self.mu + self.sigma * standard_normal::quantile(p))
        } else {
            self.median()
        })
    }

    /// One draw of the logarithm: what a simulation on [`Scale::Log`](crate::simulation::Scale::Log) adds up.
    #[inline]
    pub fn draw_log(self, random: &mut Stream) -> f64 {
        self.mu + self.sigma * random.normal()
    }

    /// The central interval at a level.
    ///
    /// # Errors
    /// A level outside 0 to 1.
    pub fn limits(self, level: f64) -> Result<Limits, ArgumentError> {
        let half = self.sigma * standard_normal::half_width(argument::level(level)?);
        Limits::new(exp(self.mu - half), exp(self.mu + half), level)
    }
}

/// How far a published point sits from the lognormal median of its interval: 1 on the spot, above 1 if the upper side is
/// the longer one in logarithms.
///
/// # Formula
/// ```text
/// ln(upper/point) / ln(point/lower)
/// ```
///
/// # Errors
/// A lower end that is not positive; a point that does not lie strictly between the ends.
pub fn log_asymmetry(point: f64, limits: Limits) -> Result<f64, ArgumentError> {
    let lower = argument::positive("lower", limits.lower())?;
    let below = argument::positive("point - lower", log(point / lower))?;
    let above = argument::positive("upper - point", log(limits.upper() / point))?;
    Ok(above / below)
}

/// One factor of a product: a lognormal raised to a power. A divisor has the exponent −1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factor {
    /// The quantity.
    pub quantity: LogNormal,
    /// Its exponent.
    pub exponent: f64,
}

impl Factor {
    /// A quantity to multiply with.
    #[must_use]
    pub fn times(quantity: LogNormal) -> Self {
        Self { quantity, exponent: 1.0 }
    }

    /// A quantity to divide by.
    #[must_use]
    pub fn over(quantity: LogNormal) -> Self {
        Self { quantity, exponent: -1.0 }
    }

    /// The signed standard deviation that this factor lends to the logarithm of the product.
    fn signed_sigma(self) -> f64 {
        self.exponent * self.quantity.sigma
    }
}

/// A stated correlation between the logarithms of two factors, named by their places in the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlation {
    /// Place of the one.
    pub one: usize,
    /// Place of the other.
    pub other: usize,
    /// The correlation of their logarithms, −1 to 1.
    pub rho: f64,
}

/// The product of lognormal powers, exactly; pairs without a stated correlation are independent.
///
/// # Formula
/// ```text
/// μ = Σ aᵢμᵢ        σ² = Σ aᵢ²σᵢ² + 2 Σ_{i<j} aᵢaⱼρᵢⱼσᵢσⱼ
/// ```
///
/// # Errors
/// Exponents that are not finite, a correlation outside −1 to 1 or between places that do not exist, or correlations that
/// contradict each other so far that the variance is negative.
pub fn product(factors: &[Factor], correlations: &[Correlation]) -> Result<LogNormal, ArgumentError> {
    let mut mu = 0.0;
    let mut variance = 0.0;
    for factor in factors {
        mu += argument::finite("exponent", factor.exponent)? * factor.quantity.mu;
        let sigma = factor.signed_sigma();
        variance += sigma * sigma;
    }
    let most = variance;
    for pair in correlations {
        argument::probability("rho", argument::finite("rho", pair.rho)?.abs())?;
        let (Some(one), Some(other)) = (factors.get(pair.one), factors.get(pair.other)) else {
            return Err(ArgumentError::Count {
                argument: "factors",
                given: factors.len(),
                least: pair.one.max(pair.other).saturating_add(1),
                most: usize::MAX,
            });
        };
        if pair.one == pair.other {
            return Err(ArgumentError::Covariance { variance: pair.rho });
        }
        variance += 2.0 * pair.rho * one.signed_sigma() * other.signed_sigma();
    }
    if variance < -1e-12 * most {
        return Err(ArgumentError::Covariance { variance });
    }
    LogNormal::new(mu, variance.max(0.0).sqrt())
}

/// The product with all signed log contributions comonotone: σ = Σ|aᵢ|σᵢ.
///
/// Each factor is moved in the direction that raises the product, all by the same quantile. **Not a bound**: at a given
/// quantile another dependence can lie further out. It is shown beside the independent case.
///
/// # Errors
/// Exponents that are not finite.
pub fn comonotone_product(factors: &[Factor]) -> Result<LogNormal, ArgumentError> {
    let mu = product(factors, &[])?.mu;
    LogNormal::new(mu, factors.iter().map(|factor| factor.signed_sigma().abs()).sum())
}

/// What one factor contributes to the variance of a product of independent lognormals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VarianceShare {
    /// Its share of the variance of the logarithm. These sum to 1, and are the ones to show to lay readers.
    pub log_share: f64,
    /// Sobol's first-order index: the share of the variance that vanishes in the mean if this factor alone is known.
    pub first_order: f64,
    /// Sobol's total index: the share that is left in the mean if all the others are known.
    pub total: f64,
}

/// Contributions to the variance of a product of independent lognormals, in closed form.
///
/// # Formula
/// ```text
/// log share = σᵢ²/Σσ²     S = (e^{σᵢ²} − 1)/(e^{Σσ²} − 1)     S_T = (e^{Σσ²} − e^{Σσ² − σᵢ²})/(e^{Σσ²} − 1)
/// ```
/// with each σ multiplied by its exponent.
///
/// # Errors
/// A product without any variance, or with exponents that are not finite.
///
/// # References
/// Sobol 2001, Mathematics and Computers in Simulation 55, 271-280.
pub fn variance_shares(factors: &[Factor]) -> Result<Vec<VarianceShare>, ArgumentError> {
    let sigma = product(factors, &[])?.sigma;
    let all = argument::positive("sigma", sigma)? * sigma;
    Ok(factors
        .iter()
        .map(|factor| {
            let own = factor.signed_sigma() * factor.signed_sigma();
            // Multiplied through by e^{−Σσ²}, so that wide factors do not overflow.
            let whole = -expm1(-all);
            VarianceShare {
                log_share: own / all,
                first_order: -expm1(-own) * exp(own - all) / whole,
                total: -expm1(-own) / whole,
            }
        })
        .collect())
}
