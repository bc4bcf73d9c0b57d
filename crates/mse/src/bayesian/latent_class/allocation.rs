//! Drawing how many of a group fall to each class.

use rand::{Rng, RngExt};
use rand_distr::{Binomial, Distribution};

/// Up to so many people are allocated one by one, which is then faster than a chain of binomials.
const ONE_BY_ONE: u64 = 12;
/// Below this expectation a binomial is drawn by inversion.
const INVERSION_BELOW: f64 = 10.0;

/// Draws a multinomial allocation of `count` people over classes with the given weights (which need not add up to
/// one), and hands each non-zero share to `place`.
pub(super) fn allocate(rng: &mut impl Rng, count: u64, weights: &[f64], mut place: impl FnMut(usize, u64)) {
    let total: f64 = weights.iter().sum();
    if count <= ONE_BY_ONE {
        for _ in 0..count {
            let mut left = rng.random::<f64>() * total;
            let last = weights.len() - 1;
            let class = weights[..last]
                .iter()
                .position(|weight| {
                    left -= weight;
                    left < 0.0
                })
                .unwrap_or(last);
            place(class, 1);
        }
        return;
    }
    let (mut left, mut rest) = (count, total);
    for (class, &weight) in weights.iter().enumerate() {
        let is_last = class + 1 == weights.len() || weight >= rest;
        let share = if is_last { left } else { binomial(rng, left, weight / rest) };
        if share > 0 {
            place(class, share);
            left -= share;
        }
        if left == 0 {
            return;
        }
        rest -= weight;
    }
}

/// A binomial draw; `probability` lies between 0 and 1.
pub(super) fn binomial(rng: &mut impl Rng, n_trials: u64, probability: f64) -> u64 {
    if probability > 0.5 {
        return n_trials - binomial(rng, n_trials, 1.0 - probability);
    }
    let expectation = n_trials as f64 * probability;
    if expectation >= INVERSION_BELOW {
        // Both arguments are within bounds, so that the constructor cannot refuse them.
        return Binomial::new(n_trials, probability).map_or(0, |law| law.sample(rng));
    }
    let mut left: f64 = rng.random();
    // No success is at least this likely: most draws of unlikely classes end here, without a power.
    if left <= 1.0 - expectation {
        return 0;
    }
    let odds = probability / (1.0 - probability);
    let mut chance = libm::exp(n_trials as f64 * libm::log1p(-probability));
    let mut successes = 0;
    while left > chance && successes < n_trials {
        left -= chance;
        chance *= odds * (n_trials - successes) as f64 / (successes + 1) as f64;
        successes += 1;
        if chance < 1e-300 {
            break;
        }
    }
    successes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bayesian::chain::chain_stream;

    #[test]
    fn binomials_have_their_mean_and_variance_on_every_path() {
        let mut rng = chain_stream(1, 0);
        for (n_trials, probability) in [(1000, 1e-4), (20, 0.2), (1000, 0.3), (50, 0.97), (7, 0.5)] {
            const N: u32 = 40_000;
            let draws: Vec<f64> = (0..N).map(|_| binomial(&mut rng, n_trials, probability) as f64).collect();
            let mean = draws.iter().sum::<f64>() / f64::from(N);
            let variance = draws.iter().map(|draw| (draw - mean) * (draw - mean)).sum::<f64>() / f64::from(N);
            let expected = n_trials as f64 * probability;
            let spread = expected * (1.0 - probability);
            // Five standard errors of the mean, and of the variance (whose own excess is at most 1/spread).
            assert!(
                (mean - expected).abs() < 5.0 * (spread / f64::from(N)).sqrt(),
                "{n_trials} {probability}"
            );
            let excess = 2.0 + 1.0 / spread;
            assert!((variance / spread - 1.0).abs() < 5.0 * (excess / f64::from(N)).sqrt());
        }
    }

    #[test]
    fn everybody_is_allocated_in_proportion() {
        let mut rng = chain_stream(2, 0);
        for count in [3, 10_000] {
            let mut totals = [0_u64; 4];
            let n_rounds = 60_000 / count;
            for _ in 0..n_rounds {
                let mut placed = 0;
                allocate(&mut rng, count, &[2.0, 0.0, 1.0, 1.0], |class, share| {
                    totals[class] += share;
                    placed += share;
                });
                assert_eq!(placed, count);
            }
            let n = (n_rounds * count) as f64;
            assert_eq!(totals[1], 0);
            for (class, expected) in [(0, 0.5), (2, 0.25), (3, 0.25)] {
                assert!((totals[class] as f64 / n - expected).abs() < 5.0 * (0.25 / n).sqrt(), "{totals:?}");
            }
        }
    }
}
