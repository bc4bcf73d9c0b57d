//! One answer from several completions of the same data.

use darkfigure_numeric::special::incomplete_beta::student_quantile;

use crate::{IntervalMethod, SizeInterval, UpperLimit};
use darkfigure_numeric::special::standard_normal;

/// The answer for one completion of the data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImputedAnswer {
    /// The population size.
    pub n_total: f64,
    /// Its interval.
    pub interval: SizeInterval,
}

/// Answers for several completions, pooled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PooledSize {
    /// The geometric mean of the sizes.
    pub n_total: f64,
    /// The range around it.
    pub interval: SizeInterval,
    /// The variance of ln N within completions.
    pub within: f64,
    /// The variance of ln N between completions.
    pub between: f64,
    /// The share of the variance that is due to what was missing.
    pub missing_share: f64,
    /// How many completions were pooled.
    pub n_completions: usize,
}

/// Why answers cannot be pooled.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ImputedError {
    /// One completion says nothing of what lies between completions.
    #[error("pooling takes at least 2 completions, found {found}")]
    TooFew {
        /// How many there are.
        found: usize,
    },
    /// A completion has no finite upper limit, or a size that is no positive number: the pooled answer would have none either.
    #[error("completion {index} has no finite size and limits")]
    NotFinite {
        /// The completion's index.
        index: usize,
    },
    /// The level is not a probability strictly between 0 and 1, or an interval has another one.
    #[error("level {level} is not between 0 and 1, or not that of all intervals")]
    Level {
        /// The level.
        level: f64,
    },
}

/// Pools the answers for several completions of data with missing values, by Rubin's rules on ln N.
///
/// # Formula
///
/// ```text
/// q̄ = mean ln Nᵢ,  W = mean ((ln uᵢ − ln lᵢ)/2z)²,  B = var ln Nᵢ,  T = W + (1 + 1/m) B
/// exp(q̄ ± t_ν √T),  ν = (m − 1)(1 + W/((1 + 1/m) B))²
/// ```
///
/// # Errors
///
/// [`ImputedError`].
///
/// # References
///
/// Rubin 1987, Multiple Imputation for Nonresponse in Surveys, section 3.3.
pub fn pool(answers: &[ImputedAnswer], level: f64) -> Result<PooledSize, ImputedError> {
    if answers.len() < 2 {
        return Err(ImputedError::TooFew { found: answers.len() });
    }
    let is_off = |found: f64| (found - level).abs() > 1e-12;
    if !(level > 0.0 && level < 1.0) || answers.iter().any(|answer| is_off(answer.interval.level)) {
        return Err(ImputedError::Level { level });
    }
    let z = standard_normal::quantile(0.5 + level / 2.0);
    let mut logs = Vec::with_capacity(answers.len());
    let mut within = 0.0;
    for (index, answer) in answers.iter().enumerate() {
        let upper = answer.interval.upper.finite().filter(|upper| upper.is_finite());
        let is_sound = answer.n_total > 0.0 && answer.n_total.is_finite() && answer.interval.lower > 0.0;
        let Some(upper) = upper.filter(|_| is_sound) else {
            return Err(ImputedError::NotFinite { index });
        };
        let sd = (libm::log(upper) - libm::log(answer.interval.lower)) / (2.0 * z);
        within += sd * sd;
        logs.push(libm::log(answer.n_total));
    }
    let m = logs.len() as f64;
    within /= m;
    let mean = logs.iter().sum::<f64>() / m;
    let between = logs.iter().map(|log| (log - mean) * (log - mean)).sum::<f64>() / (m - 1.0);
    let added = (1.0 + 1.0 / m) * between;
    let total = within + added;
    let quantile = if added > 0.0 {
        let share = 1.0 + within / added;
        let freedom = (m - 1.0) * share * share;
        student_quantile(freedom, 0.5 + level / 2.0)
    } else {
        z
    };
    let half = quantile * total.sqrt();
    Ok(PooledSize {
        n_total: libm::exp(mean),
        interval: SizeInterval {
            lower: libm::exp(mean - half),
            upper: UpperLimit::Finite(libm::exp(mean + half)),
            level,
            kind: IntervalMethod::LogNormal,
        },
        within,
        between,
        missing_share: if total > 0.0 { added / total } else { 0.0 },
        n_completions: logs.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two answers a fifth apart on the logarithmic scale: B = 0.02 and (1 + 1/2) B = 0.03. Where W is 0.03 too, ν = (2 − 1)(1 + 1)² = 4, whose
    /// quantile at 97.5 % is 2.776 in every table of Student's distribution.
    #[test]
    fn two_completions_are_pooled_as_by_hand() {
        let reach = 1.959_963_985 * 0.03_f64.sqrt();
        let answer = |log: f64| ImputedAnswer {
            n_total: libm::exp(log),
            interval: SizeInterval {
                lower: libm::exp(log - reach),
                upper: UpperLimit::Finite(libm::exp(log + reach)),
                level: 0.95,
                kind: IntervalMethod::LogNormal,
            },
        };
        let pooled = pool(&[answer(7.0), answer(7.2)], 0.95).unwrap();
        let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-5, "{found} for {wanted}");
        near(libm::log(pooled.n_total), 7.1);
        near(pooled.within, 0.03);
        near(pooled.between, 0.02);
        near(pooled.missing_share, 0.5);
        near(libm::log(pooled.interval.lower), 7.1 - 2.776_445 * 0.06_f64.sqrt());
        near(libm::log(pooled.interval.upper.finite().unwrap()), 7.1 + 2.776_445 * 0.06_f64.sqrt());
    }

    #[test]
    fn what_cannot_be_pooled_is_refused() {
        let answer = |n_total: f64, lower: f64, upper: UpperLimit| ImputedAnswer {
            n_total,
            interval: SizeInterval { lower, upper, level: 0.95, kind: IntervalMethod::LogNormal },
        };
        let sound = answer(100.0, 80.0, UpperLimit::Finite(130.0));
        assert!(pool(&[sound, sound], 0.95).is_ok());
        assert_eq!(pool(&[sound], 0.95), Err(ImputedError::TooFew { found: 1 }));
        for level in [0.9, 0.0, 1.0, f64::NAN] {
            assert!(matches!(pool(&[sound, sound], level), Err(ImputedError::Level { .. })), "{level}");
        }
        let interval = SizeInterval { level: 1.0, ..sound.interval };
        assert_eq!(
            pool(&[ImputedAnswer { interval, ..sound }; 2], 1.0),
            Err(ImputedError::Level { level: 1.0 })
        );
        for wrong in [
            answer(100.0, 80.0, UpperLimit::Unbounded),
            answer(100.0, 0.0, UpperLimit::Finite(130.0)),
            answer(0.0, 80.0, UpperLimit::Finite(130.0)),
            answer(f64::INFINITY, 80.0, UpperLimit::Finite(130.0)),
        ] {
            assert_eq!(pool(&[sound, wrong], 0.95), Err(ImputedError::NotFinite { index: 1 }), "{wrong:?}");
        }
    }

    /// Completions that agree to the last digit leave nothing to what was missing: Student's distribution is the normal one.
    #[test]
    fn completions_that_agree_are_one() {
        let interval = SizeInterval {
            lower: 80.0,
            upper: UpperLimit::Finite(125.0),
            level: 0.95,
            kind: IntervalMethod::LogNormal,
        };
        let pooled = pool(&[ImputedAnswer { n_total: 100.0, interval }; 3], 0.95).unwrap();
        assert_eq!((pooled.between, pooled.missing_share, pooled.n_completions), (0.0, 0.0, 3));
        assert!((pooled.interval.lower - 80.0).abs() < 1e-9);
        assert!((pooled.interval.upper.finite().unwrap() - 125.0).abs() < 1e-9);
    }
}
