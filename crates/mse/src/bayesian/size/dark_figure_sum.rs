//! Sums over every dark figure from nought to infinity.
//!
//! The first terms are added one by one. From there on the terms are smooth: the sum is an integral plus Gregory's
//! correction at its start, the integral is taken over log n₀ in panels narrow enough for every hypothesis that
//! matters, and what lies beyond the last panel follows from the power with which each one's weight falls. Nothing
//! is cut off.

use std::collections::BinaryHeap;

use libm::{exp, log};

use super::size_posterior::{Panel, SizePosterior};
use darkfigure_numeric::quadrature::{N_NODES, gauss_legendre};

/// How many terms are added one by one.
const N_EXACT: usize = 128;
/// The absolute Gregory coefficients |G₁| … |G₁₀|: the sum from a on is the integral plus Σ (−1)^k |G_(k+1)| Δ^k f(a).
const GREGORY: [f64; 10] = [
    1.0 / 2.0,
    1.0 / 12.0,
    1.0 / 24.0,
    19.0 / 720.0,
    3.0 / 160.0,
    863.0 / 60_480.0,
    275.0 / 24_192.0,
    33_953.0 / 3_628_800.0,
    8_183.0 / 1_036_800.0,
    3_250_433.0 / 479_001_600.0,
];
/// The integral ends at n + 1 times e to this power, where the next term of each power law is below 10⁻¹².
const LOG_REACH: f64 = 36.0;
/// Weights e to this power below the peak are nothing, even times 617,675 hypotheses.
const NEGLIGIBLE: f64 = 42.0;
/// A panel is narrow enough for a hypothesis if its log weight bends and slopes by no more than this across it.
const MAX_BEND: f64 = 2.0;
const MAX_SLOPE: f64 = 6.0;
/// A bound on the work: no posterior met in practice needs a tenth of it.
const MAX_PANELS: usize = 20_000;

/// Hypotheses of which each gives every dark figure a weight: graphs, or log-linear models.
pub(in crate::bayesian) trait WeightedHypotheses {
    /// How many hypotheses there are.
    fn n_hypotheses(&self) -> usize;

    /// The log weight of each hypothesis at a dark figure, which need not be whole.
    fn log_weights(&mut self, dark: f64, weights: &mut [f64]);

    /// The power p above 1 with which each hypothesis's weight falls in the end, as n₀^(−p).
    fn tail_powers(&mut self) -> Vec<f64>;
}

/// The sum over the dark figure, with each hypothesis's share of it.
pub(in crate::bayesian) struct DarkFigureSum {
    pub(in crate::bayesian) size: SizePosterior,
    pub(in crate::bayesian) probabilities: Vec<f64>,
}

/// Adds weights relative to a reference, so that neither the largest nor their sum overflows.
struct Adder<'a> {
    weight: &'a mut dyn WeightedHypotheses,
    log_weights: Vec<f64>,
    masses_by_hypothesis: Vec<f64>,
    reference: f64,
    advance: &'a dyn Fn(u64),
}

impl Adder<'_> {
    /// Adds `factor` times the weights at a dark figure; their sum over hypotheses is returned without the factor.
    fn add(&mut self, dark: f64, factor: f64) -> f64 {
        self.weight.log_weights(dark, &mut self.log_weights);
        let mut sum = 0.0;
        for (mass, log_weight) in self.masses_by_hypothesis.iter_mut().zip(&self.log_weights) {
            let above = log_weight - self.reference;
            if above > -2.0 * NEGLIGIBLE {
                let share = exp(above);
                sum += share;
                *mass += factor * share;
            }
        }
        (self.advance)(1);
        sum
    }
}

/// Sums over all dark figures.
pub(in crate::bayesian) fn sum_over_all(
    weight: &mut dyn WeightedHypotheses,
    n_observed: u64,
    advance: &dyn Fn(u64),
) -> DarkFigureSum {
    let powers = weight.tail_powers();
    let n_hypotheses = weight.n_hypotheses();
    let from = N_EXACT as f64;
    let to = (n_observed as f64 + 1.0) * exp(LOG_REACH);
    let (panels, reference) = find_panels(weight, log(from), log(to), advance);
    let mut adder = Adder {
        weight,
        log_weights: vec![0.0; n_hypotheses],
        masses_by_hypothesis: vec![0.0; n_hypotheses],
        reference,
        advance,
    };

    let masses: Vec<f64> = (0..N_EXACT).map(|dark| adder.add(dark as f64, 1.0)).collect();
    let (mut first_moment, mut second_moment) = (0.0, 0.0);
    for (dark, mass) in masses.iter().enumerate() {
        first_moment += dark as f64 * mass;
        second_moment += (dark * dark) as f64 * mass;
    }
    let mut boundary = 0.0;
    for (at, factor) in gregory_weights().into_iter().enumerate() {
        let dark = from + at as f64;
        let mass = factor * adder.add(dark, factor);
        boundary += mass;
        first_moment += dark * mass;
        second_moment += dark * dark * mass;
    }

    let rule = gauss_legendre();
    let mut filled = Vec::with_capacity(panels.len());
    for (low, high) in panels {
        let half = 0.5 * (high - low);
        let mut values = [0.0; N_NODES];
        let mut mass = 0.0;
        for (value, (node, node_weight)) in values.iter_mut().zip(rule) {
            let dark = exp(low + half * (1.0 + node));
            let factor = half * node_weight * dark;
            *value = adder.add(dark, factor) * dark;
            let part = half * node_weight * *value;
            mass += part;
            first_moment += dark * part;
            second_moment += dark * dark * part;
        }
        filled.push(Panel { low, high, values, mass });
    }

    // Beyond: w(x) x/(p − 1) for each hypothesis, since its weight falls as x^(−p).
    adder.weight.log_weights(to, &mut adder.log_weights);
    let mut beyond = 0.0;
    let mut lightest = f64::INFINITY;
    for ((mass, log_weight), power) in
        adder.masses_by_hypothesis.iter_mut().zip(&adder.log_weights).zip(powers)
    {
        let scale = exp(log_weight - reference) * to;
        beyond += scale / (power - 1.0);
        *mass += scale / (power - 1.0);
        lightest = f64::min(lightest, power);
        first_moment += scale * to / (power - 2.0).max(f64::MIN_POSITIVE);
        second_moment += scale * to * to / (power - 3.0).max(f64::MIN_POSITIVE);
    }
    let total: f64 =
        masses.iter().sum::<f64>() + boundary + filled.iter().map(|panel| panel.mass).sum::<f64>() + beyond;
    let mean = first_moment / total;
    let total_of_hypotheses: f64 = adder.masses_by_hypothesis.iter().sum();
    let probabilities = adder.masses_by_hypothesis.iter().map(|mass| mass / total_of_hypotheses).collect();
    // The powers come from sums of counts and priors that are exact or nearly so.
    let exists = |moment: f64| lightest > moment + 1.0 + 1e-9;
    let size = SizePosterior::smooth(n_observed, masses, boundary, filled, beyond).with_moments(
        lightest,
        exists(1.0).then_some(mean),
        exists(2.0).then(|| (second_moment / total - mean * mean).max(0.0).sqrt()),
    );
    DarkFigureSum { size, probabilities }
}

/// Sums over the dark figures `first` to `last` only.
pub(in crate::bayesian) fn sum_over_grid(
    weight: &mut dyn WeightedHypotheses,
    n_observed: u64,
    first: u64,
    last: u64,
    advance: &dyn Fn(u64),
) -> DarkFigureSum {
    let n_hypotheses = weight.n_hypotheses();
    let mut log_weights = vec![0.0; n_hypotheses];
    let mut reference = f64::NEG_INFINITY;
    let stride = ((last - first) / 256).max(1);
    for dark in (first..=last).step_by(stride as usize) {
        weight.log_weights(dark as f64, &mut log_weights);
        reference = log_weights.iter().copied().fold(reference, f64::max);
    }
    let lightest = weight.tail_powers().into_iter().fold(f64::INFINITY, f64::min);
    let mut adder =
        Adder { weight, log_weights, masses_by_hypothesis: vec![0.0; n_hypotheses], reference, advance };
    let masses: Vec<f64> = (first..=last).map(|dark| adder.add(dark as f64, 1.0)).collect();
    let total: f64 = masses.iter().sum();
    let moment = |centre: f64, power: i32| -> f64 {
        let sum: f64 =
            (first..=last).zip(&masses).map(|(dark, mass)| (dark as f64 - centre).powi(power) * mass).sum();
        sum / total
    };
    let mean = moment(0.0, 1);
    let sd = moment(mean, 2).sqrt();
    let total_of_hypotheses: f64 = adder.masses_by_hypothesis.iter().sum();
    let probabilities = adder.masses_by_hypothesis.iter().map(|mass| mass / total_of_hypotheses).collect();
    let size = SizePosterior::points(n_observed, first, masses).with_moments(lightest, Some(mean), Some(sd));
    DarkFigureSum { size, probabilities }
}

/// The Gregory correction as weights on the first terms: Σ_k (−1)^k |G_(k+1)| Δ^k f(a), written out.
fn gregory_weights() -> [f64; GREGORY.len()] {
    let mut weights = [0.0; GREGORY.len()];
    for (order, coefficient) in GREGORY.iter().enumerate() {
        // (−1)^k Δ^k f = Σ_j (−1)^j C(k, j) f_j.
        let mut binomial = 1.0;
        for (at, weight) in weights.iter_mut().enumerate().take(order + 1) {
            let sign = if at % 2 == 0 { 1.0 } else { -1.0 };
            *weight += sign * binomial * coefficient;
            binomial *= (order - at) as f64 / (at + 1) as f64;
        }
    }
    weights
}

/// A stretch of log n₀ that may hold weight.
struct Stretch {
    low: f64,
    high: f64,
    // No hypothesis's log weight, as a density over log n₀, rises above `bound` within; of the hypotheses for which the stretch
    // is still too wide, none rises above `rough`.
    bound: f64,
    rough: f64,
}

impl PartialEq for Stretch {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Stretch {}
impl PartialOrd for Stretch {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Stretch {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.bound.total_cmp(&other.bound).then(other.low.total_cmp(&self.low))
    }
}

/// Panels of log n₀ that cover all weight that matters, ascending, and the highest log weight met.
///
/// The most promising stretch is looked at first and halved until it is narrow enough for each hypothesis whose
/// weight there is not negligible. A log weight bends smoothly even where the weight itself is a needle, so that
/// the bend across a stretch tells how high it can rise between the points looked at.
fn find_panels(
    weight: &mut dyn WeightedHypotheses,
    from: f64,
    to: f64,
    advance: &dyn Fn(u64),
) -> (Vec<(f64, f64)>, f64) {
    const N_FIRST: usize = 16;
    let n_hypotheses = weight.n_hypotheses();
    let mut peak = f64::NEG_INFINITY;
    let mut buffer = vec![0.0; n_hypotheses];
    // Among the terms that are added one by one, a few show how high they reach.
    for dark in [0, 1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 90, 127] {
        weight.log_weights(f64::from(dark), &mut buffer);
        peak = buffer.iter().copied().fold(peak, f64::max);
        advance(1);
    }
    let mut buffers = [buffer, vec![0.0; n_hypotheses], vec![0.0; n_hypotheses]];
    let mut heap = BinaryHeap::new();
    let step = (to - from) / N_FIRST as f64;
    for at in 0..N_FIRST {
        let low = from + at as f64 * step;
        heap.push(survey(weight, &mut buffers, low, low + step, &mut peak, advance));
    }
    let mut panels = Vec::new();
    while let Some(stretch) = heap.pop() {
        if stretch.bound < peak - NEGLIGIBLE {
            break;
        }
        let full = panels.len() + heap.len() >= MAX_PANELS;
        if stretch.rough < peak - NEGLIGIBLE || full {
            panels.push((stretch.low, stretch.high));
            continue;
        }
        let middle = 0.5 * (stretch.low + stretch.high);
        heap.push(survey(weight, &mut buffers, stretch.low, middle, &mut peak, advance));
        heap.push(survey(weight, &mut buffers, middle, stretch.high, &mut peak, advance));
    }
    panels.sort_by(|a, b| a.0.total_cmp(&b.0));
    (panels, peak)
}

fn survey(
    weight: &mut dyn WeightedHypotheses,
    buffers: &mut [Vec<f64>; 3],
    low: f64,
    high: f64,
    peak: &mut f64,
    advance: &dyn Fn(u64),
) -> Stretch {
    let places = [low, 0.5 * (low + high), high];
    for (buffer, place) in buffers.iter_mut().zip(places) {
        weight.log_weights(exp(place), buffer);
        advance(1);
    }
    let (mut bound, mut rough) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    let [left, middle, right] = buffers;
    for ((left, middle), right) in left.iter().zip(middle.iter()).zip(right.iter()) {
        // As a density over log n₀ the weight gains a factor n₀.
        let [left, middle, right] = [left + places[0], middle + places[1], right + places[2]];
        let bend = (left - 2.0 * middle + right).abs();
        let top = left.max(middle).max(right);
        let reach = top + 2.0 * bend;
        bound = f64::max(bound, reach);
        if bend > MAX_BEND || top - left.min(middle).min(right) > MAX_SLOPE {
            rough = f64::max(rough, reach);
        }
        *peak = f64::max(*peak, top);
    }
    Stretch { low, high, bound, rough }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gregory_makes_a_sum_of_an_integral() {
        // Σ_(n ≥ 20) 1/n² = π²/6 − Σ_(n < 20) 1/n², and the integral is 1/20.
        let head: f64 = (1..20).map(|n| 1.0 / f64::from(n * n)).sum();
        let sum = std::f64::consts::PI * std::f64::consts::PI / 6.0 - head;
        let correction: f64 = gregory_weights()
            .into_iter()
            .enumerate()
            .map(|(at, weight)| weight / ((20.0 + at as f64) * (20.0 + at as f64)))
            .sum();
        assert!((0.05 + correction - sum).abs() < 1e-11);
    }
}
