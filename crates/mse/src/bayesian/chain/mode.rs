//! Modes of a sample: the separate answers between which chains may wander.

use super::convergence::Convergence;
use darkfigure_numeric::sample::quantile_type_7;

/// A local maximum of the smoothed density of draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mode {
    /// Where the density peaks, on the scale of the draws.
    pub location: f64,
    /// The share of all draws between the valleys on either side.
    pub share: f64,
}

/// A peak counts only if it is at least this share of the highest …
const MIN_HEIGHT: f64 = 0.05;
/// … and the valley between two peaks falls below this share of the lower one.
const MAX_VALLEY: f64 = 0.8;
/// How many places the density is computed at.
const N_BINS: usize = 400;

/// The modes of the draws, ascending, from a Gaussian kernel density with Silverman's bandwidth.
///
/// Ripples are not modes: a peak below 5 % of the highest, or one that no valley of less than 80 % of its own
/// height sets apart, is joined to its neighbour. The shares add up to one. No draws, no modes.
///
/// # Formula
///
/// ```text
/// h = 0.9 · min(s, IQR / 1.34) · n^(−1/5)
/// ```
///
/// # References
///
/// Silverman (1986), Density Estimation, eq. 3.31.
#[must_use]
pub fn find_modes(draws: &[f64]) -> Vec<Mode> {
    modes_at(draws, draws.len() as f64)
}

/// The modes of correlated draws: the bandwidth is that of as many independent draws as they are worth, or ripples of
/// slow chains would pass for modes. Chains that disagree are worth one draw each at least.
pub(crate) fn find_modes_of_size(chains: &[Vec<f64>], convergence: &Convergence) -> Vec<Mode> {
    let worth = convergence.diagnostic().map_or(1.0, |diagnostic| diagnostic.bulk_effective_size);
    let draws = chains.concat();
    modes_at(&draws, worth.max(chains.len() as f64).min(draws.len() as f64))
}

fn modes_at(draws: &[f64], n_effective: f64) -> Vec<Mode> {
    let mut sorted: Vec<f64> = draws.iter().copied().filter(|draw| draw.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let (Some(&low), Some(&high)) = (sorted.first(), sorted.last()) else {
        return Vec::new();
    };
    let n_draws = sorted.len() as f64;
    let bandwidth = silverman_bandwidth(&sorted, n_effective);
    if bandwidth <= 0.0 || high <= low {
        return vec![Mode { location: quantile_type_7(&sorted, 0.5), share: 1.0 }];
    }
    let (from, to) = (low - 3.0 * bandwidth, high + 3.0 * bandwidth);
    let step = (to - from) / (N_BINS - 1) as f64;
    let density = smoothed(&sorted, from, step, bandwidth);
    let peaks = separate_peaks(&density);

    let mut modes = Vec::with_capacity(peaks.len());
    let mut counted = 0;
    for (at, &peak) in peaks.iter().enumerate() {
        let end = peaks.get(at + 1).map_or(sorted.len(), |&next| {
            let valley = lowest(&density, peak, next);
            sorted.partition_point(|&draw| draw <= from + valley as f64 * step)
        });
        modes.push(Mode { location: from + peak as f64 * step, share: (end - counted) as f64 / n_draws });
        counted = end;
    }
    modes
}

fn silverman_bandwidth(sorted: &[f64], n_effective: f64) -> f64 {
    let n_draws = sorted.len() as f64;
    let centre = sorted.iter().sum::<f64>() / n_draws;
    let variance = sorted.iter().map(|draw| (draw - centre) * (draw - centre)).sum::<f64>() / n_draws;
    let quartile_range = quantile_type_7(sorted, 0.75) - quantile_type_7(sorted, 0.25);
    let spread =
        if quartile_range > 0.0 { variance.sqrt().min(quartile_range / 1.34) } else { variance.sqrt() };
    0.9 * spread * libm::pow(n_effective, -0.2)
}

/// The density on the grid, up to a factor.
fn smoothed(sorted: &[f64], from: f64, step: f64, bandwidth: f64) -> Vec<f64> {
    let mut counts = vec![0.0; N_BINS];
    for draw in sorted {
        // Each draw is shared between its two neighbours on the grid, so that the grid adds no ripple.
        let place = (draw - from) / step;
        let below = (place.floor() as usize).min(N_BINS - 2);
        let above_share = place - below as f64;
        counts[below] += 1.0 - above_share;
        counts[below + 1] += above_share;
    }
    let kernel: Vec<f64> = (0..N_BINS)
        .map(|lag| lag as f64 * step / bandwidth)
        .take_while(|&distance| distance < 6.0)
        .map(|distance| libm::exp(-0.5 * distance * distance))
        .collect();
    (0..N_BINS)
        .map(|at| {
            kernel
                .iter()
                .enumerate()
                .map(|(lag, weight)| {
                    let left = if lag > 0 && at >= lag { counts[at - lag] } else { 0.0 };
                    let right = counts.get(at + lag).copied().unwrap_or(0.0);
                    weight * (left + right)
                })
                .sum()
        })
        .collect()
}

/// The grid places of the peaks that stand apart, ascending.
fn separate_peaks(density: &[f64]) -> Vec<usize> {
    let highest = density.iter().copied().fold(0.0, f64::max);
    let is_peak = |&at: &usize| {
        density[at] >= MIN_HEIGHT * highest
            && (at == 0 || density[at] > density[at - 1])
            && (at + 1 == density.len() || density[at] >= density[at + 1])
    };
    let mut kept: Vec<usize> = Vec::new();
    for peak in (0..density.len()).filter(is_peak) {
        let Some(&before) = kept.last() else {
            kept.push(peak);
            continue;
        };
        let valley = density[lowest(density, before, peak)];
        if valley < MAX_VALLEY * density[before].min(density[peak]) {
            kept.push(peak);
        } else if density[peak] > density[before] {
            kept.pop();
            kept.push(peak);
        }
    }
    kept
}

/// The place of the lowest density between two places.
fn lowest(density: &[f64], from: usize, to: usize) -> usize {
    (from..=to).min_by(|&a, &b| density[a].total_cmp(&density[b])).unwrap_or(from)
}
