//! Lower bounds from those seen once and those seen twice: Chao and Zelterman.

use libm::{exp, expm1};

use crate::interval::as_f64;
use crate::{CaptureCounts, SizeEstimate};

/// How many times a person could have been captured, which decides the factor of Chao's bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasions {
    /// Without limit, as arrests in a year: the captures are Poisson, and the factor is 1.
    Unlimited,
    /// At most this often, as lists: the captures are binomial, and the factor is (t − 1)/t.
    Fixed(u32),
}

impl Occasions {
    pub(crate) fn chao_factor(self) -> f64 {
        match self {
            Self::Unlimited => 1.0,
            Self::Fixed(occasions) => (f64::from(occasions) - 1.0) / f64::from(occasions),
        }
    }
}

/// Chao's lower bound for the size of a population.
///
/// However unequal people's chances of being seen, the expected bound does not exceed the population, as long as captures are alike: arrests
/// in a year, or lists that reach as many people each. It says nothing of how far below it lies. Where lists differ in size it is no
/// bound: of independent lists (t − 1) f₁²/(2t f₂) exceeds the unseen unless all are equal (Maclaurin's inequality), and
/// [`Model::Mth`](crate::closed_population::Model) with [`ChaoLowerBound`](crate::closed_population::Heterogeneity) takes its place.
///
/// # Formula
///
/// ```text
/// N = n + c f₁² / (2 f₂),  c = 1 or (t − 1)/t
/// se² = f₂ (c r²/2 + c² r³ + c² r⁴/4),  r = f₁/f₂
/// ```
///
/// # Errors
///
/// [`ChaoRefusal::NobodyTwice`] where f₂ = 0: the bound would be infinite. [`chao_corrected`] still answers.
///
/// # References
///
/// Chao (1987), Biometrics 43, 783–791; Rivest and Baillargeon (2007) for the binomial factor.
pub fn chao(counts: &CaptureCounts, occasions: Occasions, level: f64) -> Result<SizeEstimate, ChaoRefusal> {
    check(occasions, level, counts)?;
    let (f1, f2) = (as_f64(counts.count(1)), as_f64(counts.count(2)));
    if f2 == 0.0 {
        return Err(ChaoRefusal::NobodyTwice { n_once: counts.count(1) });
    }
    let factor = occasions.chao_factor();
    let ratio = f1 / f2;
    let estimate = as_f64(counts.n_observed()) + factor * f1 * ratio / 2.0;
    let square = ratio * ratio;
    let variance = f2 * (factor * square / 2.0 + factor * factor * (square * ratio + square * square / 4.0));
    Ok(SizeEstimate::log_normal(counts.n_observed(), estimate, variance.sqrt(), level))
}

/// Chao's lower bound corrected for bias; finite even where nobody was seen twice.
///
/// # Formula
///
/// ```text
/// f₀ = c f₁(f₁ − 1) / (2(f₂ + 1))
/// se² = f₀ + f₀² − c² f₁(f₁ − 1)(f₁ − 2)(f₁ − 3) / (4 (f₂ + 1)(f₂ + 2))
/// ```
///
/// The second line is the unbiased estimate of the variance of f₀ for Poisson counts, plus f₀ for the people who happened not to
/// be seen.
///
/// With f₂ = 0 the whole number comes of the one that is added to it, and grows as f₁²/2. Where somebody was seen more often that is
/// a bound still; of lists that share nobody [`estimate`](crate::estimate) refuses it.
///
/// # Errors
///
/// [`ChaoRefusal::Level`], [`ChaoRefusal::Occasions`].
///
/// # References
///
/// Chao (1989), Biometrics 45, 427–438; Rivest and Lévesque (2001), Canadian Journal of Statistics 29, 555–572.
pub fn chao_corrected(
    counts: &CaptureCounts,
    occasions: Occasions,
    level: f64,
) -> Result<SizeEstimate, ChaoRefusal> {
    check(occasions, level, counts)?;
    let (f1, f2) = (as_f64(counts.count(1)), as_f64(counts.count(2)));
    let factor = occasions.chao_factor();
    let dark = factor * f1 * (f1 - 1.0) / (2.0 * (f2 + 1.0));
    // f0² less its unbiased twin, factored so that the two nearly equal terms do not cancel.
    let twin =
        if f1 > 1.0 { (f1 - 2.0) / f1 * ((f1 - 3.0) / (f1 - 1.0)) * ((f2 + 1.0) / (f2 + 2.0)) } else { 0.0 };
    let variance = dark + dark * dark * (1.0 - twin);
    let estimate = as_f64(counts.n_observed()) + dark;
    Ok(SizeEstimate::log_normal(counts.n_observed(), estimate, variance.max(0.0).sqrt(), level))
}

/// Zelterman's estimate: a Poisson rate from those seen once and twice only.
///
/// It resists what happens among the often seen, but unlike Chao's it is no lower bound: with unequal chances it may exceed the
/// population.
///
/// # Formula
///
/// ```text
/// λ = 2 f₂/f₁,  N = n / (1 − e^−λ)
/// se² = n e^−λ/(1 − e^−λ)² · (1 + n e^−λ λ² (1/f₁ + 1/f₂) / (1 − e^−λ)²)
/// ```
///
/// # Errors
///
/// [`ChaoRefusal::NobodyTwice`] where f₂ = 0 (infinite), [`ChaoRefusal::NobodyOnce`] where f₁ = 0 (no rate).
///
/// # References
///
/// Zelterman (1988), Journal of Statistical Planning and Inference 18, 225–237; Böhning (2008), Statistical Methodology 5, 410–423.
pub fn zelterman(counts: &CaptureCounts, level: f64) -> Result<SizeEstimate, ChaoRefusal> {
    check(Occasions::Unlimited, level, counts)?;
    let (f1, f2) = (as_f64(counts.count(1)), as_f64(counts.count(2)));
    if f2 == 0.0 {
        return Err(ChaoRefusal::NobodyTwice { n_once: counts.count(1) });
    }
    if f1 == 0.0 {
        return Err(ChaoRefusal::NobodyOnce { n_twice: counts.count(2) });
    }
    let n = as_f64(counts.n_observed());
    let rate = 2.0 * f2 / f1;
    let seen = -expm1(-rate);
    let odds = exp(-rate) / (seen * seen);
    let variance = n * odds * (1.0 + n * odds * rate * rate * (1.0 / f1 + 1.0 / f2));
    Ok(SizeEstimate::log_normal(counts.n_observed(), n / seen, variance.sqrt(), level))
}

fn check(occasions: Occasions, level: f64, counts: &CaptureCounts) -> Result<(), ChaoRefusal> {
    if !(level > 0.0 && level < 1.0) {
        return Err(ChaoRefusal::Level { level });
    }
    match occasions {
        Occasions::Fixed(t) if t < 2 || (t as usize) < counts.max_captures() => {
            Err(ChaoRefusal::Occasions { occasions: t, max_captures: counts.max_captures() })
        }
        Occasions::Fixed(_) | Occasions::Unlimited => Ok(()),
    }
}

/// Why a lower bound from f₁ and f₂ cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ChaoRefusal {
    /// Nobody was seen exactly twice.
    #[error("nobody was seen exactly twice ({n_once} people once): the bound would be infinite")]
    NobodyTwice {
        /// How many people were seen once.
        n_once: u64,
    },
    /// Nobody was seen exactly once.
    #[error(
        "nobody was seen exactly once ({n_twice} people twice): there is no rate to extend to those never seen"
    )]
    NobodyOnce {
        /// How many people were seen twice.
        n_twice: u64,
    },
    /// Fewer than two occasions, or fewer than somebody's captures.
    #[error(
        "{occasions} occasions do not fit: at least 2 are needed, and somebody was captured {max_captures} times"
    )]
    Occasions {
        /// The occasions as given.
        occasions: u32,
        /// The most captures of one person.
        max_captures: usize,
    },
    /// The level is not a probability strictly between 0 and 1.
    #[error("level {level} is not between 0 and 1")]
    Level {
        /// The level as given.
        level: f64,
    },
}
