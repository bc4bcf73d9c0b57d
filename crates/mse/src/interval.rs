//! Intervals for a population size, open upwards where the data set no limit.

use darkfigure_numeric::special::standard_normal;
use libm::{exp, log1p};

/// The upper end of an interval for a population size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum UpperLimit {
    /// The data set a limit, and this is it.
    Finite(f64),
    /// The data set no limit: however large the population, they remain compatible with it at this level.
    Unbounded,
}

impl UpperLimit {
    /// The limit where there is one.
    #[must_use]
    pub const fn finite(self) -> Option<f64> {
        match self {
            Self::Finite(limit) => Some(limit),
            Self::Unbounded => None,
        }
    }
}

/// How an interval was made, which decides how its level is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntervalMethod {
    /// Estimate ± z · standard error, symmetric: honest only far from the observed count.
    Wald,
    /// The dark figure taken as lognormal, so that the lower end never falls below the observed count.
    LogNormal,
    /// The sizes that a likelihood-ratio test at the multinomial profile likelihood does not reject.
    ProfileLikelihood,
    /// Quantiles of bootstrap replicates.
    Bootstrap,
    /// Quantiles of a posterior distribution.
    Credible,
    /// The smallest range that holds two intervals: of bootstrap replicates, and of a profile likelihood under a larger model.
    Joined,
}

/// A range of population sizes at a stated level.
///
/// `lower` is never above a finite `upper`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SizeInterval {
    /// The smallest size in the range.
    pub lower: f64,
    /// The largest size in the range, if there is one.
    pub upper: UpperLimit,
    /// The level as a probability, such as 0.95.
    pub level: f64,
    /// How the range was made.
    pub kind: IntervalMethod,
}

/// A population size with its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SizeEstimate {
    /// How many people were seen.
    pub n_observed: u64,
    /// The estimated size of the population, seen and unseen together.
    pub estimate: f64,
    /// The standard error of `estimate`.
    pub se: f64,
    /// The range around `estimate`.
    pub interval: SizeInterval,
}

impl SizeInterval {
    /// The smallest range that holds both intervals, which are of one level.
    pub(crate) fn joined(self, other: Self) -> Self {
        let upper = match (self.upper, other.upper) {
            (UpperLimit::Finite(one), UpperLimit::Finite(other)) => UpperLimit::Finite(one.max(other)),
            (UpperLimit::Unbounded, _) | (_, UpperLimit::Unbounded) => UpperLimit::Unbounded,
        };
        Self { lower: self.lower.min(other.lower), upper, level: self.level, kind: IntervalMethod::Joined }
    }

    /// The same range without the sizes below the people who were seen: they are there, whatever a redraw of the population gives.
    pub(crate) fn with_seen(self, n_observed: f64) -> Self {
        let upper = match self.upper {
            UpperLimit::Finite(upper) => UpperLimit::Finite(upper.max(n_observed)),
            UpperLimit::Unbounded => UpperLimit::Unbounded,
        };
        Self { lower: self.lower.max(n_observed), upper, ..self }
    }

    /// Whether a size lies within.
    pub(crate) fn contains(&self, size: f64) -> bool {
        self.lower <= size && self.upper.finite().is_none_or(|upper| size <= upper)
    }
}

impl SizeEstimate {
    /// The estimated number of people whom nobody saw.
    #[must_use]
    pub fn dark_figure(&self) -> f64 {
        self.estimate - as_f64(self.n_observed)
    }

    pub(crate) fn log_normal(n_observed: u64, estimate: f64, se: f64, level: f64) -> Self {
        let interval = log_normal_interval(n_observed, estimate, se, level);
        Self { n_observed, estimate, se, interval }
    }
}

/// The interval whose dark figure is lognormal.
///
/// # Formula
///
/// ```text
/// f0 = N − n,  C = exp(z √ln(1 + se²/f0²)),  [n + f0/C, n + f0·C]
/// ```
///
/// Where the dark figure is zero, so are both its ends.
///
/// # References
///
/// Chao (1987), Biometrics 43, 783–791, section 3.
#[must_use]
pub fn log_normal_interval(n_observed: u64, estimate: f64, se: f64, level: f64) -> SizeInterval {
    let n = as_f64(n_observed);
    let dark = estimate - n;
    let kind = IntervalMethod::LogNormal;
    if dark <= 0.0 {
        return SizeInterval { lower: n, upper: UpperLimit::Finite(n), level, kind };
    }
    let factor = exp(standard_normal::quantile(0.5 + level / 2.0) * log1p((se / dark) * (se / dark)).sqrt());
    let upper = n + dark * factor;
    let upper = if upper.is_finite() { UpperLimit::Finite(upper) } else { UpperLimit::Unbounded };
    SizeInterval { lower: n + dark / factor, upper, level, kind }
}

/// The interval from a standard error of the logarithm of the dark figure: [n + D/C, n + D·C] with C = exp(z · se).
pub(crate) fn log_dark_figure_interval(
    n_observed: u64,
    dark_figure: f64,
    se_log: f64,
    level: f64,
) -> SizeInterval {
    let factor = exp(standard_normal::quantile(0.5 + level / 2.0) * se_log);
    let n = as_f64(n_observed);
    let upper = n + dark_figure * factor;
    SizeInterval {
        lower: n + dark_figure / factor,
        upper: if upper.is_finite() { UpperLimit::Finite(upper) } else { UpperLimit::Unbounded },
        level,
        kind: IntervalMethod::LogNormal,
    }
}

/// The natural logarithm of n!, continued between the integers by the gamma function.
pub(crate) fn log_factorial(n: f64) -> f64 {
    libm::lgamma(n + 1.0)
}

/// A count as a real number.
#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
pub(crate) const fn as_f64(count: u64) -> f64 {
    count as f64
}
