//! Pooling several estimates of the same thing.
//!
//! Nothing here asks whether they *are* estimates of the same thing: pooling a count with an estimate of something larger
//! gives a number without meaning, and has to be refused before these functions are called.

use crate::root::bisect;
use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Limits,
    distribution::declared::Distribution,
    special::incomplete_beta::student_quantile,
    special::standard_normal,
};

/// One estimate to be pooled, on a scale where it is about normal: for ratios and numbers of people, the logarithm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Study {
    /// The estimate.
    pub value: f64,
    /// The variance of the estimate, positive.
    pub variance: f64,
}

/// How the variance between the studies is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// It is taken to be zero: one common truth.
    Fixed,
    /// By moments, DerSimonian and Laird 1986.
    DerSimonianLaird,
    /// By restricted maximum likelihood.
    Reml,
    /// By maximum likelihood: less than by the restricted one, above all of few studies.
    MaximumLikelihood,
    /// The value at which the weighted squares are as many as there are studies less one, Paule and Mandel 1982.
    PauleMandel,
}

/// How the standard error of the pooled value is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// From the weights, with a normal quantile.
    Normal,
    /// From the spread around the pooled value, with Student's quantile: honest for few studies.
    HartungKnapp,
}

/// A pooled estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pooled {
    /// The pooled value.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Its limits.
    pub limits: Limits,
    /// Where the next study's own truth would lie.
    pub prediction: Limits,
    /// The variance between studies.
    pub tau_squared: f64,
    /// Cochran's Q, around the fixed-effect value.
    pub q: f64,
    /// The share of the variance that lies between the studies, 0 to 1.
    pub i_squared: f64,
}

/// Pool studies of one thing.
///
/// # Formula
/// ```text
/// wᵢ = 1/(vᵢ + τ²),  μ = Σwᵢyᵢ/Σwᵢ,  se² = 1/Σwᵢ  or  Σwᵢ(yᵢ − μ)²/((k − 1)Σwᵢ)  (Hartung-Knapp)
/// prediction: μ ± quantile · √(τ² + se²)
/// I² = τ²/(τ² + s²),  s² = (k − 1)Σ(1/vᵢ)/((Σ1/vᵢ)² − Σ1/vᵢ²);   for a fixed effect max(0, (Q − k + 1)/Q)
/// ```
///
/// # Errors
/// Fewer than two studies, a variance that is not positive, a level outside 0 to 1.
///
/// # References
/// DerSimonian and Laird 1986, Controlled Clinical Trials 7, 177-188; Knapp and Hartung 2003, Statistics in Medicine 22,
/// 2693-2710; Viechtbauer 2005, Journal of Educational and Behavioral Statistics 30, 261-293.
pub fn pool(studies: &[Study], between: Between, width: Width, level: f64) -> Result<Pooled, ArgumentError> {
    argument::level(level)?;
    argument::count("studies", studies.len(), 2, usize::MAX)?;
    for study in studies {
        argument::finite("value", study.value)?;
        argument::positive("variance", study.variance)?;
    }
    let free = (studies.len() - 1) as f64;
    let fixed = Weighted::new(studies, 0.0);
    let q = fixed.spread;
    let squares: f64 = studies.iter().map(|study| (1.0 / study.variance) * (1.0 / study.variance)).sum();
    let moments = fixed.weight - squares / fixed.weight;
    let by_moments = ((q - free) / moments).max(0.0);
    let tau_squared = match between {
        Between::Fixed => 0.0,
        Between::DerSimonianLaird => by_moments,
        Between::Reml => scored(by_moments, |tau_squared| reml_step(studies, tau_squared)),
        Between::MaximumLikelihood => {
            scored(by_moments, |tau_squared| maximum_likelihood_step(studies, tau_squared))
        }
        Between::PauleMandel => paule_mandel(studies, free),
    };
    let found = Weighted::new(studies, tau_squared);
    let (standard_error, quantile) = match width {
        Width::Normal => ((1.0 / found.weight).sqrt(), standard_normal::half_width(level)),
        Width::HartungKnapp => {
            ((found.spread / (free * found.weight)).sqrt(), student_quantile(free, 0.5 + level / 2.0))
        }
    };
    let around = |half: f64| Limits::new(found.mean - quantile * half, found.mean + quantile * half, level);
    let i_squared = match between {
        Between::Fixed => ((q - free) / q).max(0.0),
        Between::DerSimonianLaird | Between::Reml | Between::MaximumLikelihood | Between::PauleMandel => {
            tau_squared / (tau_squared + free / moments)
        }
    };
    Ok(Pooled {
        value: found.mean,
        standard_error,
        limits: around(standard_error)?,
        prediction: around((tau_squared + standard_error * standard_error).sqrt())?,
        tau_squared,
        q,
        i_squared,
    })
}

struct Weighted {
    weight: f64,
    mean: f64,
    /// Weighted squares around the mean.
    spread: f64,
}

impl Weighted {
    fn new(studies: &[Study], tau_squared: f64) -> Self {
        let weigh = |study: &Study| 1.0 / (study.variance + tau_squared);
        let weight: f64 = studies.iter().map(weigh).sum();
        let mean = studies.iter().map(|study| weigh(study) * study.value).sum::<f64>() / weight;
        let spread = studies.iter().map(|study| weigh(study) * squared(study.value - mean)).sum();
        Self { weight, mean, spread }
    }
}

fn squared(apart: f64) -> f64 {
    apart * apart
}

/// Fisher scoring of a variance, held at zero or above.
fn scored(start: f64, step: impl Fn(f64) -> f64) -> f64 {
    let mut variance = start;
    for _ in 0..1_000 {
        let next = step(variance).max(0.0);
        if (next - variance).abs() <= 1e-14 * next.max(1e-300) {
            return next;
        }
        variance = next;
    }
    variance
}

/// From one variance between the studies to the next one, on the restricted likelihood.
fn reml_step(studies: &[Study], tau_squared: f64) -> f64 {
    let found = Weighted::new(studies, tau_squared);
    let (mut second, mut third, mut squared_spread) = (0.0, 0.0, 0.0);
    for study in studies {
        let w = 1.0 / (study.variance + tau_squared);
        second += w * w;
        third += w * w * w;
        squared_spread += w * w * squared(study.value - found.mean);
    }
    // Traces of P and PP for the projection P that removes the common mean.
    let share = second / found.weight;
    let trace = found.weight - share;
    let trace_of_square = second - 2.0 * third / found.weight + share * share;
    tau_squared + (squared_spread - trace) / trace_of_square
}

/// From one variance between the studies to the next one, on the likelihood.
fn maximum_likelihood_step(studies: &[Study], tau_squared: f64) -> f64 {
    let found = Weighted::new(studies, tau_squared);
    let (mut information, mut score) = (0.0, 0.0);
    for study in studies {
        let w = 1.0 / (study.variance + tau_squared);
        information += w * w;
        score += w * w * squared(study.value - found.mean) - w;
    }
    tau_squared + score / information
}

/// The root of the weighted squares, which fall as the variance between the studies grows; zero where they are few enough without any.
fn paule_mandel(studies: &[Study], free: f64) -> f64 {
    let lacking = |tau_squared: f64| free - Weighted::new(studies, tau_squared).spread;
    let mut high = 1.0;
    // The squares vanish as the variance grows, so that the doubling ends.
    while lacking(high) < 0.0 {
        high *= 2.0;
    }
    if lacking(0.0) >= 0.0 { 0.0 } else { bisect(0.0, high, lacking) }
}

/// A linear opinion pool: a mixture, which keeps a disagreement visible.
///
/// # References
/// Stone 1961, Annals of Mathematical Statistics 32, 1339-1342; Genest and Zidek 1986, Statistical Science 1, 114-135.
#[derive(Debug, Clone, PartialEq)]
pub struct LinearPool {
    members: Vec<(f64, Distribution)>,
}

impl LinearPool {
    /// A pool from weights, of whatever sum, and opinions.
    ///
    /// # Errors
    /// No opinion, a negative weight, or weights that sum to zero.
    pub fn new(members: &[(f64, Distribution)]) -> Result<Self, ArgumentError> {
        argument::count("members", members.len(), 1, usize::MAX)?;
        for (weight, _) in members {
            argument::non_negative("weight", *weight)?;
        }
        let whole =
            argument::positive("sum of weights", members.iter().map(|(weight, _)| *weight).sum::<f64>())?;
        let members = members.iter().map(|(weight, opinion)| (weight / whole, *opinion)).collect();
        Ok(Self { members })
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.members.iter().map(|(weight, opinion)| weight * opinion.mean()).sum()
    }

    /// The variance: within the opinions, and between them.
    #[must_use]
    pub fn variance(&self) -> f64 {
        let mean = self.mean();
        self.members
            .iter()
            .map(|(weight, opinion)| {
                let apart = opinion.mean() - mean;
                weight * (opinion.sd() * opinion.sd() + apart * apart)
            })
            .sum()
    }

    /// The probability of at most `x`.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        self.members.iter().map(|(weight, opinion)| weight * opinion.cdf(x)).sum()
    }

    /// The quantile at `p`.
    ///
    /// # Errors
    /// A `p` that is not strictly between 0 and 1.
    pub fn quantile(&self, p: f64) -> Result<f64, ArgumentError> {
        argument::level(p)?;
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for (_, opinion) in &self.members {
            let quantile = opinion.quantile(p)?;
            (low, high) = (low.min(quantile), high.max(quantile));
        }
        // The pool's quantile lies between those of its members.
        Ok(bisect(low, high, |x| self.cdf(x) - p))
    }
}

/// A logarithmic opinion pool of normal opinions: normal again, weighted by precision. It hides a conflict.
///
/// # Formula
/// ```text
/// precision = Σ wᵢ/sᵢ²,   mean = Σ wᵢmᵢ/sᵢ² / precision      Σ wᵢ = 1
/// ```
///
/// # Errors
/// No opinion, a negative weight, weights that sum to zero, a variance that is not positive.
pub fn logarithmic_pool(members: &[(f64, Study)]) -> Result<Study, ArgumentError> {
    argument::count("members", members.len(), 1, usize::MAX)?;
    let (mut whole, mut precision, mut sum) = (0.0, 0.0, 0.0);
    for (weight, opinion) in members {
        let weight = argument::non_negative("weight", *weight)?;
        let share = weight / argument::positive("variance", opinion.variance)?;
        whole += weight;
        precision += share;
        sum += share * argument::finite("value", opinion.value)?;
    }
    argument::positive("sum of weights", whole)?;
    Ok(Study { value: sum / precision, variance: whole / precision })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paule_and_mandel_solve_their_equation() {
        let study = |(value, variance)| Study { value, variance };
        let studies = [(0.1, 0.02), (0.9, 0.05), (-0.4, 0.01), (0.3, 0.04)].map(study);
        let found = pool(&studies, Between::PauleMandel, Width::Normal, 0.95).unwrap();
        assert!(found.tau_squared > 0.0);
        assert!((Weighted::new(&studies, found.tau_squared).spread - 3.0).abs() < 1e-9);
        // Of equal variances the equation is a mean of squares: of −10⁸, 0 and 10⁸ it is 10¹⁶, less the variance within.
        let far = [-1e8, 0.0, 1e8].map(|value| Study { value, variance: 1.0 });
        let found = pool(&far, Between::PauleMandel, Width::Normal, 0.95).unwrap();
        assert!((found.tau_squared / 1e16 - 1.0).abs() < 1e-12, "{found:?}");
        // Studies that agree need no variance between them.
        let alike = [(0.1, 0.02), (0.1, 0.05)].map(study);
        assert_eq!(pool(&alike, Between::PauleMandel, Width::Normal, 0.95).unwrap().tau_squared.to_bits(), 0);
    }

    /// With equal variances the likelihoods are those of a plain sample, and one step leads to their peaks from anywhere: the mean square
    /// with k − 1 and with k below it, less the variance within.
    #[test]
    fn one_step_is_enough_where_variances_are_equal() {
        let studies = [0.3, -0.9, 1.4, 2.2, 0.5].map(|value| Study { value, variance: 0.25 });
        let mean = 3.5 / 5.0;
        let squares: f64 = studies.iter().map(|study| (study.value - mean) * (study.value - mean)).sum();
        for start in [0.0, 0.1, 0.75, 3.0] {
            let found = [reml_step(&studies, start), maximum_likelihood_step(&studies, start)];
            for (found, expected) in found.into_iter().zip([squares / 4.0 - 0.25, squares / 5.0 - 0.25]) {
                assert!((found / expected - 1.0).abs() < 1e-13, "{start}: {found} for {expected}");
            }
        }
    }

    #[test]
    fn scoring_ends_where_a_step_changes_nothing() {
        // Half way to the peak with every step: 47 of them for 14 digits, wherever the peak is.
        for peak in [1e-6, 2.0, 1e6] {
            let n_calls = std::cell::Cell::new(0);
            let found = scored(2.0 * peak, |at| {
                n_calls.set(n_calls.get() + 1);
                at + 0.5 * (peak - at)
            });
            assert!((found / peak - 1.0).abs() < 2e-14, "{found} for {peak}");
            assert!(n_calls.get() <= 48, "{peak}: {}", n_calls.get());
        }
        assert_eq!(scored(1.0, |at| at - 0.4).to_bits(), 0);
    }
}
