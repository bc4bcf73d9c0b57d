//! What the pooled draws of several chains say.

use crate::{IntervalMethod, SizeInterval, UpperLimit};
use darkfigure_numeric::sample::quantile_type_7;

/// Quantiles and moments of the draws of all chains together.
///
/// They describe a posterior only if the chains converged.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawSummary {
    /// How many draws there are in all.
    pub n_draws: usize,
    /// The mean of the draws. A posterior with a heavy tail has none; the draws always have one.
    pub mean: f64,
    /// The standard deviation of the draws.
    pub sd: f64,
    /// The median.
    pub median: f64,
    /// The interval with as many draws below as above.
    pub interval: SizeInterval,
    /// The median of each chain alone, in chain order.
    pub chain_medians: Vec<f64>,
    // Ascending.
    sorted: Vec<f64>,
}

impl DrawSummary {
    /// Summarises chains; none without a draw.
    pub(crate) fn new(chains: &[Vec<f64>], level: f64) -> Option<Self> {
        let sorted = ascending(chains.iter().flatten());
        if sorted.is_empty() {
            return None;
        }
        let n_draws = sorted.len();
        let mean = sorted.iter().sum::<f64>() / n_draws as f64;
        let variance = sorted.iter().map(|draw| (draw - mean) * (draw - mean)).sum::<f64>()
            / (n_draws.max(2) - 1) as f64;
        let outside = 0.5 * (1.0 - level);
        let interval = SizeInterval {
            lower: quantile_type_7(&sorted, outside),
            upper: UpperLimit::Finite(quantile_type_7(&sorted, 1.0 - outside)),
            level,
            kind: IntervalMethod::Credible,
        };
        let chain_medians = chains
            .iter()
            .filter(|draws| !draws.is_empty())
            .map(|draws| quantile_type_7(&ascending(draws.iter()), 0.5))
            .collect();
        let median = quantile_type_7(&sorted, 0.5);
        Some(Self { n_draws, mean, sd: variance.sqrt(), median, interval, chain_medians, sorted })
    }

    /// The quantile at a probability between 0 and 1, linear between draws.
    #[must_use]
    pub fn quantile(&self, probability: f64) -> Option<f64> {
        (0.0..=1.0).contains(&probability).then(|| quantile_type_7(&self.sorted, probability))
    }
}

fn ascending<'a>(draws: impl Iterator<Item = &'a f64>) -> Vec<f64> {
    let mut sorted: Vec<f64> = draws.copied().collect();
    sorted.sort_by(f64::total_cmp);
    sorted
}
