//! Ranks of draws and their normal scores.

use darkfigure_numeric::sample::quantile_type_7;
use darkfigure_numeric::special::standard_normal;

/// Replaces each draw by the normal score of its rank among all draws; ties share their mean rank.
///
/// # Formula
///
/// ```text
/// z = Φ⁻¹((rank − 3/8) / (S + 1/4))        S draws in all
/// ```
///
/// # References
///
/// Vehtari, Gelman, Simpson, Carpenter, Bürkner (2021), Bayesian Analysis 16(2), eq. 14.
pub(super) fn normal_scores(chains: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut order: Vec<(f64, usize, usize)> = chains
        .iter()
        .enumerate()
        .flat_map(|(chain, draws)| draws.iter().enumerate().map(move |(at, &draw)| (draw, chain, at)))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let n_draws = order.len() as f64;
    let mut scores: Vec<Vec<f64>> = chains.iter().map(|draws| vec![0.0; draws.len()]).collect();
    let mut start = 0;
    while start < order.len() {
        let mut end = start + 1;
        while end < order.len() && order[end].0.total_cmp(&order[start].0).is_eq() {
            end += 1;
        }
        // Ranks start + 1 … end share their mean.
        let rank = 0.5 * (start + 1 + end) as f64;
        let score = standard_normal::quantile((rank - 0.375) / (n_draws + 0.25));
        for &(_, chain, at) in &order[start..end] {
            scores[chain][at] = score;
        }
        start = end;
    }
    scores
}

/// The distance of each draw from the median of all draws: what the folded R̂ compares.
pub(super) fn folded(chains: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut sorted: Vec<f64> = chains.iter().flatten().copied().collect();
    sorted.sort_by(f64::total_cmp);
    let median = quantile_type_7(&sorted, 0.5);
    chains.iter().map(|draws| draws.iter().map(|draw| (draw - median).abs()).collect()).collect()
}
