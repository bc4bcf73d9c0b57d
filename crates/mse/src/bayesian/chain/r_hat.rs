//! R̂: how much wider all chains together are than each alone.

use super::rank::{folded, normal_scores};
use super::{ChainError, check, split};

/// The split R̂ of the draws as they are.
///
/// # Formula
///
/// ```text
/// R̂ = √( ((n − 1)/n · W + B/n) / W )
/// W    mean of the variances within the half chains
/// B/n  variance of the means of the half chains
/// ```
///
/// It is infinite where every half chain stands still, but not all at the same place.
///
/// # Errors
///
/// [`ChainError`] where the chains cannot be compared.
///
/// # References
///
/// Gelman et al. (2013), Bayesian Data Analysis, 3rd ed., section 11.4.
pub fn split_r_hat(chains: &[Vec<f64>]) -> Result<f64, ChainError> {
    check(chains)?;
    Ok(plain_r_hat(&split(chains)))
}

/// The rank-normalised R̂: the larger of the split R̂ of the normal scores of the draws (do the chains differ in
/// place?) and of their distances from the median (do they differ in spread?).
///
/// It is defined for draws without mean or variance, and does not change under a monotone map of the draws
/// except through the folding.
///
/// # Errors
///
/// [`ChainError`] where the chains cannot be compared.
///
/// # Example
///
/// ```
/// // Two chains that sit in two places have not converged.
/// let here: Vec<f64> = (0..100).map(|i| f64::from(i % 10)).collect();
/// let there: Vec<f64> = here.iter().map(|draw| draw + 100.0).collect();
/// assert!(darkfigure_mse::bayesian::chain::rank_normalised_r_hat(&[here, there])? > 1.5);
/// # Ok::<(), darkfigure_mse::bayesian::chain::ChainError>(())
/// ```
///
/// # References
///
/// Vehtari, Gelman, Simpson, Carpenter, Bürkner (2021), Bayesian Analysis 16(2), section 4.
pub fn rank_normalised_r_hat(chains: &[Vec<f64>]) -> Result<f64, ChainError> {
    check(chains)?;
    let halves = split(chains);
    let place = plain_r_hat(&normal_scores(&halves));
    let spread = plain_r_hat(&normal_scores(&folded(&halves)));
    // Draws of two values only have a constant distance from their median: the spread then says nothing.
    Ok(if spread.is_nan() { place } else { place.max(spread) })
}

/// R̂ of chains that were split already; not a number where nothing varies at all.
fn plain_r_hat(chains: &[Vec<f64>]) -> f64 {
    let n_draws = chains[0].len() as f64;
    let means: Vec<f64> = chains.iter().map(|draws| mean(draws)).collect();
    let within =
        mean(&chains.iter().zip(&means).map(|(draws, &centre)| variance(draws, centre)).collect::<Vec<_>>());
    let between = variance(&means, mean(&means));
    (((n_draws - 1.0) / n_draws * within + between) / within).sqrt()
}

pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The variance with divisor n − 1.
pub(super) fn variance(values: &[f64], centre: f64) -> f64 {
    values.iter().map(|value| (value - centre) * (value - centre)).sum::<f64>() / (values.len() - 1) as f64
}
