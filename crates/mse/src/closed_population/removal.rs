//! Removal: how fast the new people become fewer from occasion to occasion.

use libm::{exp, expm1, log};

use super::refusal::Refusal;

/// A truncated geometric fit to the numbers of new people.
#[derive(Debug, Clone, Copy)]
pub(super) struct Removal {
    /// The estimated number of people never seen.
    pub(super) dark: f64,
    /// Multinomial variance of `dark` and of the estimate.
    pub(super) variance: f64,
    /// Second-order bias of `dark`.
    pub(super) bias: f64,
    /// ln of the expected number of new people at the first occasion.
    pub(super) log_first: f64,
    /// ln of the ratio from one occasion to the next.
    pub(super) log_ratio: f64,
}

impl Removal {
    /// Fits from the number of people and the sum of (occasion − 1) over their first captures.
    pub(super) fn fit(n_occasions: u32, n_people: f64, delay: f64) -> Result<Self, Refusal> {
        let t = f64::from(n_occasions);
        if n_people <= 0.0 || delay <= 0.0 {
            return Err(Refusal::AllAtOnce);
        }
        let mean = delay / n_people;
        if mean >= (t - 1.0) / 2.0 * (1.0 - 1e-12) {
            return Err(Refusal::NotFalling);
        }
        // The mean delay rises with the ratio, from 0 to (t − 1)/2 at a ratio of one.
        let (mut low, mut high) = (-700.0, -1e-13);
        for _ in 0..200 {
            let middle = f64::midpoint(low, high);
            if mean_delay(t, middle) < mean { low = middle } else { high = middle }
        }
        let log_ratio = f64::midpoint(low, high);
        let ratio = exp(log_ratio);
        let miss = -expm1(log_ratio);
        let log_first = log(n_people) + log(miss) - log(-expm1(t * log_ratio));
        let log_dark = log_first + t * log_ratio - log(miss);
        let dark = exp(log_dark);
        // Information of (ln first, ln ratio), and the third moments that its second-order bias needs.
        let mut moments = [0.0; 4];
        for occasion in 0..n_occasions {
            let i = f64::from(occasion);
            let mean = exp(log_first + i * log_ratio);
            for (moment, power) in moments.iter_mut().zip([1.0, i, i * i, i * i * i]) {
                *moment += mean * power;
            }
        }
        let determinant = moments[0] * moments[2] - moments[1] * moments[1];
        let v = [moments[2] / determinant, -moments[1] / determinant, moments[0] / determinant];
        let slope = [1.0, t + ratio / miss];
        let variance_of_log =
            slope[0] * slope[0] * v[0] + 2.0 * slope[0] * slope[1] * v[1] + slope[1] * slope[1] * v[2];
        // Σ x μ (x′Vx), with x = (1, i).
        let leverage = |shift: usize| {
            v[0] * moments[shift] + 2.0 * v[1] * moments[shift + 1] + {
                if shift == 0 { v[2] * moments[2] } else { v[2] * moments[3] }
            }
        };
        let (weighted_first, weighted_ratio) = (leverage(0), leverage(1));
        let bias_first = -0.5 * (v[0] * weighted_first + v[1] * weighted_ratio);
        let bias_ratio = -0.5 * (v[1] * weighted_first + v[2] * weighted_ratio);
        let curvature = ratio / (miss * miss);
        let bias_of_log = slope[0] * bias_first + slope[1] * bias_ratio + 0.5 * curvature * v[2];
        Ok(Self {
            dark,
            variance: dark + dark * dark * variance_of_log,
            bias: dark * (bias_of_log + variance_of_log / 2.0),
            log_first,
            log_ratio,
        })
    }
}

/// The mean of a geometric distribution on 0 … t − 1 with the given log ratio below zero.
fn mean_delay(t: f64, log_ratio: f64) -> f64 {
    if -log_ratio < 1e-4 {
        // Both terms are nearly 1/−ln q and would cancel: the series around the uniform distribution.
        return (t - 1.0) / 2.0 + log_ratio * (t * t - 1.0) / 12.0;
    }
    let odds = |power: f64| exp(power * log_ratio) / -expm1(power * log_ratio);
    odds(1.0) - t * odds(t)
}

#[cfg(test)]
mod tests;
