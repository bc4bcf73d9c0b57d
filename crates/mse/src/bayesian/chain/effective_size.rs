//! Effective sample size: how many independent draws correlated draws are worth.

use super::r_hat::{mean, variance};
use super::rank::normal_scores;
use super::{ChainError, check, split};
use darkfigure_numeric::sample::quantile_type_7;

/// The effective sample size of the draws as they are, for their mean.
///
/// # Formula
///
/// ```text
/// ESS = S / τ,   τ = −1 + 2 Σ ρ̂(t)
/// ρ̂(t) = 1 − (W − mean autocovariance at lag t) / V̂,   V̂ = (n − 1)/n · W + B/n
/// ```
///
/// The sum ends where a pair of neighbouring autocorrelations turns negative, and the pairs are made to fall
/// (Geyer's initial monotone sequence). τ is kept above 1 / log₁₀ S.
///
/// # Errors
///
/// [`ChainError`] where the chains cannot be judged.
///
/// # References
///
/// Geyer (1992), Statistical Science 7(4); Vehtari et al. (2021), Bayesian Analysis 16(2), eq. 10–13.
pub fn effective_size(chains: &[Vec<f64>]) -> Result<f64, ChainError> {
    check(chains)?;
    plain_effective_size(&split(chains)).ok_or(ChainError::Constant)
}

/// The effective sample size of the normal scores of the draws: how well their middle is known.
///
/// # Errors
///
/// [`ChainError`] where the chains cannot be judged.
///
/// # References
///
/// Vehtari et al. (2021), Bayesian Analysis 16(2), section 4.
pub fn bulk_effective_size(chains: &[Vec<f64>]) -> Result<f64, ChainError> {
    check(chains)?;
    plain_effective_size(&normal_scores(&split(chains))).ok_or(ChainError::Constant)
}

/// The smaller of the effective sample sizes for the 5 % and the 95 % quantile: how well the ends of an interval
/// are known.
///
/// An end that many draws share exactly (the smallest count, say) may leave one of the two undefined; the
/// other then stands alone.
///
/// # Errors
///
/// [`ChainError`] where the chains cannot be judged.
///
/// # References
///
/// Vehtari et al. (2021), Bayesian Analysis 16(2), section 4.3.
pub fn tail_effective_size(chains: &[Vec<f64>]) -> Result<f64, ChainError> {
    check(chains)?;
    let mut sorted: Vec<f64> = chains.iter().flatten().copied().collect();
    sorted.sort_by(f64::total_cmp);
    let halves = split(chains);
    [0.05, 0.95]
        .into_iter()
        .filter_map(|probability| {
            let limit = quantile_type_7(&sorted, probability);
            let below: Vec<Vec<f64>> = halves
                .iter()
                .map(|draws| draws.iter().map(|&draw| f64::from(u8::from(draw <= limit))).collect())
                .collect();
            plain_effective_size(&below)
        })
        .min_by(f64::total_cmp)
        .ok_or(ChainError::Constant)
}

/// The effective size of chains that were split already; none where they do not vary.
fn plain_effective_size(chains: &[Vec<f64>]) -> Option<f64> {
    let n_draws = chains[0].len();
    let n_chains = chains.len() as f64;
    let means: Vec<f64> = chains.iter().map(|draws| mean(draws)).collect();
    let centred: Vec<Vec<f64>> = chains
        .iter()
        .zip(&means)
        .map(|(draws, centre)| draws.iter().map(|draw| draw - centre).collect())
        .collect();
    // The mean over chains of the autocovariance with divisor n. Lags are computed one by one, since the sum
    // mostly ends after a few.
    let autocovariance = |lag: usize| -> f64 {
        let sum: f64 = centred
            .iter()
            .map(|draws| draws.iter().zip(&draws[lag..]).map(|(now, later)| now * later).sum::<f64>())
            .sum();
        sum / (n_draws as f64 * n_chains)
    };
    let within = autocovariance(0) * n_draws as f64 / (n_draws - 1) as f64;
    let between = if chains.len() > 1 { variance(&means, mean(&means)) } else { 0.0 };
    let pooled = within * (n_draws - 1) as f64 / n_draws as f64 + between;
    if pooled <= 0.0 {
        return None;
    }
    let correlation = |lag: usize| 1.0 - (within - autocovariance(lag)) / pooled;

    let mut pairs: Vec<(f64, f64)> = vec![(1.0, correlation(1))];
    let mut last_even = 0.0;
    loop {
        let (even, odd) = pairs[pairs.len() - 1];
        let lag = 2 * pairs.len();
        if even + odd <= 0.0 || lag + 1 >= n_draws {
            break;
        }
        let pair = (correlation(lag), correlation(lag + 1));
        if pair.0 + pair.1 < 0.0 {
            last_even = pair.0.max(0.0);
            break;
        }
        pairs.push(pair);
    }
    let mut ceiling = f64::INFINITY;
    let mut sum = 0.0;
    for (even, odd) in pairs {
        ceiling = ceiling.min(even + odd);
        sum += ceiling;
    }
    let total = n_draws as f64 * n_chains;
    let time = (2.0 * sum - 1.0 + last_even).max(1.0 / libm::log10(total));
    Some(total / time)
}
