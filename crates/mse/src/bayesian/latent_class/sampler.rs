//! One chain of the Gibbs sampler.

use libm::{exp, lgamma, log};
use rand::{Rng, RngExt};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Gamma, Poisson};

use super::Options;
use super::allocation::allocate;
use crate::CaptureTable;
use crate::bayesian::chain::chain_stream;

/// The largest dark figure that a chain may reach, so that its counts stay whole numbers in an `f64`.
const MAX_DARK_FIGURE: f64 = (1_u64 << 50) as f64;

/// The state of a chain: how many people of each history are in which class, never who.
pub(super) struct Sampler {
    rng: ChaCha8Rng,
    histories: Vec<(u32, u64)>,
    n_observed: u64,
    n_lists: usize,
    alpha_shape: f64,
    alpha_rate: f64,
    // By class.
    weight: Vec<f64>,
    class_count: Vec<u64>,
    // By list, then class: people of the class on the list, the chance to be seen, and the chance not to be.
    list_count: Vec<u64>,
    seen: Vec<f64>,
    unseen: Vec<f64>,
    alpha: f64,
    dark: u64,
    // Scratch.
    joint: Vec<f64>,
    pub(super) n_capped: u64,
}

impl Sampler {
    /// A chain at its own start: chain by chain the number of classes in use and the dark figure differ widely, so
    /// that chains which agree in the end have found the same place from different sides.
    pub(super) fn new(table: &CaptureTable, options: &Options, chain: usize) -> Self {
        let (n_lists, n_classes) = (table.n_lists(), options.n_classes);
        let n_observed = table.n_observed();
        let mut sampler = Self {
            rng: chain_stream(options.seed, chain),
            histories: table.cells().iter().map(|&(history, count)| (history.bits(), count)).collect(),
            n_observed,
            n_lists,
            alpha_shape: options.alpha_shape,
            alpha_rate: options.alpha_rate,
            weight: vec![0.0; n_classes],
            class_count: vec![0; n_classes],
            list_count: vec![0; n_lists * n_classes],
            seen: vec![0.5; n_lists * n_classes],
            unseen: vec![0.5; n_lists * n_classes],
            alpha: 1.0,
            dark: 0,
            joint: vec![0.0; n_classes],
            n_capped: 0,
        };
        let n_used = 1 + chain % n_classes;
        let step = chain as f64 / (options.n_chains.max(2) - 1) as f64;
        // From a twentieth of the observed count to twenty times as many.
        let factor = 0.05 * exp(step * log(400.0));
        sampler.dark = (factor * n_observed as f64).min(MAX_DARK_FIGURE) as u64;
        for at in 0..sampler.histories.len() {
            let (bits, count) = sampler.histories[at];
            sampler.scatter(n_used);
            sampler.allocate(bits, count);
        }
        sampler.scatter(n_used);
        sampler.allocate(0, sampler.dark);
        sampler.draw_parameters();
        sampler
    }

    /// One sweep: everybody's class and the dark figure given the parameters, then the parameters given those.
    pub(super) fn sweep(&mut self) {
        self.class_count.fill(0);
        self.list_count.fill(0);
        for at in 0..self.histories.len() {
            let (bits, count) = self.histories[at];
            self.joint_weights(bits);
            self.allocate(bits, count);
        }
        self.draw_dark_figure();
        self.joint_weights(0);
        self.allocate(0, self.dark);
        self.swap_neighbours();
        self.draw_parameters();
    }

    pub(super) const fn dark_figure(&self) -> u64 {
        self.dark
    }

    pub(super) fn n_occupied(&self) -> usize {
        self.class_count.iter().filter(|&&count| count > 0).count()
    }

    /// Random weights over the first few classes, for a start.
    fn scatter(&mut self, n_used: usize) {
        self.joint.fill(0.0);
        for weight in &mut self.joint[..n_used] {
            *weight = -log(1.0 - self.rng.random::<f64>()) + f64::MIN_POSITIVE;
        }
    }

    /// The chance of each class and this history together.
    fn joint_weights(&mut self, bits: u32) {
        let n_classes = self.joint.len();
        self.joint.copy_from_slice(&self.weight);
        for list in 0..self.n_lists {
            let chances = if bits >> list & 1 == 1 { &self.seen } else { &self.unseen };
            for (joint, chance) in self.joint.iter_mut().zip(&chances[list * n_classes..]) {
                *joint *= chance;
            }
        }
    }

    fn allocate(&mut self, bits: u32, count: u64) {
        let n_classes = self.joint.len();
        let (class_count, list_count, n_lists) = (&mut self.class_count, &mut self.list_count, self.n_lists);
        allocate(&mut self.rng, count, &self.joint, |class, share| {
            class_count[class] += share;
            for list in (0..n_lists).filter(|list| bits >> list & 1 == 1) {
                list_count[list * n_classes + class] += share;
            }
        });
    }

    /// The dark figure given the chance to be missed ρ: under the prior 1/N it is negative binomial, which is a
    /// Poisson draw whose mean is gamma.
    fn draw_dark_figure(&mut self) {
        let n_classes = self.joint.len();
        let (mut missed, mut found) = (0.0, 0.0);
        for (class, weight) in self.weight.iter().enumerate() {
            // Both are summed directly, since 1 − ρ loses its digits where nearly everybody is missed.
            let (mut unseen, mut seen) = (1.0, 0.0);
            for list in 0..self.n_lists {
                seen += unseen * self.seen[list * n_classes + class];
                unseen *= self.unseen[list * n_classes + class];
            }
            missed += weight * unseen;
            found += weight * seen;
        }
        let mean = gamma(&mut self.rng, self.n_observed as f64) * missed / found;
        self.dark = if mean < MAX_DARK_FIGURE {
            Poisson::new(mean).map_or(0.0, |law| law.sample(&mut self.rng)) as u64
        } else {
            self.n_capped += 1;
            MAX_DARK_FIGURE as u64
        };
    }

    /// Offers each class to change places with its successor, sticks and chances integrated out.
    ///
    /// Without it a large class that sits behind an empty one can hardly move forward, and the chain sticks: the
    /// sticks prefer the large classes first.
    fn swap_neighbours(&mut self) {
        let n_classes = self.joint.len();
        let mut after: u64 = self.class_count.iter().sum();
        // The last class has no stick of its own; it keeps its place.
        for class in 0..n_classes.saturating_sub(2) {
            let (here, next) = (self.class_count[class], self.class_count[class + 1]);
            if here != 0 || next != 0 {
                let behind = self.alpha + (after - here - next) as f64;
                let accept = (behind + next as f64) / (behind + here as f64);
                if accept >= 1.0 || self.rng.random::<f64>() < accept {
                    self.class_count.swap(class, class + 1);
                    for counts in self.list_count.chunks_exact_mut(n_classes) {
                        counts.swap(class, class + 1);
                    }
                }
            }
            after -= self.class_count[class];
        }
    }

    /// The log density of ln α given the class counts, sticks integrated out, up to a constant.
    ///
    /// ```text
    /// shape · ln α − rate · α + Σ_k [ln α + ln Γ(α + r_k) − ln Γ(1 + α + n_k + r_k)],   r_k = Σ_(h > k) n_h
    /// ```
    fn log_density_of_alpha(&self, log_alpha: f64) -> f64 {
        let alpha = exp(log_alpha);
        let mut density = self.alpha_shape * log_alpha - self.alpha_rate * alpha;
        let mut after: u64 = self.class_count.iter().sum();
        for &size in &self.class_count[..self.class_count.len() - 1] {
            // Behind the last class in use the terms are nought.
            if after == 0 {
                break;
            }
            after -= size;
            let behind = alpha + after as f64;
            density += if size == 0 {
                log_alpha - log(behind)
            } else {
                log_alpha + lgamma(behind) - lgamma(1.0 + behind + size as f64)
            };
        }
        density
    }

    /// A slice-sampling step for ln α (Neal 2003), sticks integrated out: given the sticks of ten classes, α could only
    /// creep.
    fn draw_alpha(&mut self) {
        const WIDTH: f64 = 3.0;
        let bounds = (log(f64::MIN_POSITIVE), 50.0);
        let here = log(self.alpha);
        let level = self.log_density_of_alpha(here) + log(1.0 - self.rng.random::<f64>());
        let mut low = here - WIDTH * self.rng.random::<f64>();
        let mut high = low + WIDTH;
        while low > bounds.0 && self.log_density_of_alpha(low) > level {
            low -= WIDTH;
        }
        while high < bounds.1 && self.log_density_of_alpha(high) > level {
            high += WIDTH;
        }
        // Each miss shrinks the slice towards the present value, which lies on it: fifty are never needed.
        for _ in 0..50 {
            let proposal = low + (high - low) * self.rng.random::<f64>();
            if self.log_density_of_alpha(proposal) > level {
                self.alpha = exp(proposal);
                return;
            }
            if proposal < here {
                low = proposal;
            } else {
                high = proposal;
            }
        }
    }

    fn draw_parameters(&mut self) {
        let n_classes = self.joint.len();
        for list in 0..self.n_lists {
            for class in 0..n_classes {
                let at = list * n_classes + class;
                let (size, on_list) = (self.class_count[class], self.list_count[at]);
                let (seen, unseen) = if size == 0 {
                    let seen: f64 = self.rng.random();
                    (seen, 1.0 - seen)
                } else {
                    let seen = gamma(&mut self.rng, 1.0 + on_list as f64);
                    let unseen = gamma(&mut self.rng, 1.0 + (size - on_list) as f64);
                    (seen / (seen + unseen), unseen / (seen + unseen))
                };
                self.seen[at] = seen;
                self.unseen[at] = unseen;
            }
        }
        self.draw_alpha();
        // Sticks: V_k ~ Beta(1 + n_k, α + Σ_(h > k) n_h). The logs of 1 − V are kept, since a small α makes 1 − V
        // smaller than any number.
        let mut after: u64 = self.class_count.iter().sum();
        let mut log_left = 0.0;
        for class in 0..n_classes - 1 {
            let size = self.class_count[class];
            after -= size;
            let shape = self.alpha + after as f64;
            let (taken, log_rest) = if size == 0 {
                let log_rest = log(1.0 - self.rng.random::<f64>()) / shape;
                (-libm::expm1(log_rest), log_rest)
            } else {
                let first = gamma(&mut self.rng, 1.0 + size as f64);
                let log_second = log_gamma_draw(&mut self.rng, shape);
                let log_sum = log(first + exp(log_second));
                (first / exp(log_sum), log_second - log_sum)
            };
            self.weight[class] = taken * exp(log_left);
            log_left += log_rest;
        }
        self.weight[n_classes - 1] = exp(log_left);
    }
}

/// A draw from the gamma distribution with scale one.
fn gamma(rng: &mut impl Rng, shape: f64) -> f64 {
    // Shapes are positive and finite, so that the constructor cannot refuse them.
    Gamma::new(shape, 1.0).map_or(shape, |law| law.sample(rng))
}

/// The log of a gamma draw, which stays finite where the draw itself would be nought: Γ(s) = Γ(s + 1) · U^(1/s).
fn log_gamma_draw(rng: &mut impl Rng, shape: f64) -> f64 {
    if shape >= 1.0 {
        log(gamma(rng, shape))
    } else {
        log(gamma(rng, shape + 1.0)) + log(1.0 - rng.random::<f64>()) / shape
    }
}
