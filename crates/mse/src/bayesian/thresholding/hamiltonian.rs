//! One chain of Hamiltonian Monte Carlo.

use libm::{exp, log};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;

use super::target::{Cholesky, Target};

/// The share of proposals that the step size aims to accept.
const TARGET_ACCEPTANCE: f64 = 0.85;
/// The longest path, in units of the posterior's standard deviation: a quarter turn of a normal posterior.
const PATH: f64 = 1.6;
/// A bound on the steps of a path.
const MAX_STEPS: usize = 64;

/// A chain over coefficients whitened by the information at the mode: β = mode + L⁻ᵀ z, so that a nearly normal posterior
/// is nearly round in z.
pub(super) struct Chain<'a> {
    target: Target,
    mode: &'a [f64],
    factor: &'a Cholesky,
    rng: ChaCha8Rng,
    position: Vec<f64>,
    density: f64,
    gradient: Vec<f64>,
    step: f64,
    n_adapted: u32,
    // Scratch.
    coefficients: Vec<f64>,
    trial: Vec<f64>,
    trial_gradient: Vec<f64>,
    momentum: Vec<f64>,
}

impl<'a> Chain<'a> {
    /// A chain that starts twice as far from the mode as the posterior is wide.
    pub(super) fn new(target: Target, mode: &'a [f64], factor: &'a Cholesky, mut rng: ChaCha8Rng) -> Self {
        let n = mode.len();
        let position: Vec<f64> = (0..n).map(|_| 2.0 * rng.sample::<f64, _>(StandardNormal)).collect();
        let mut chain = Self {
            target,
            mode,
            factor,
            rng,
            position,
            density: 0.0,
            gradient: vec![0.0; n],
            step: 0.5 / libm::pow(n as f64, 0.25),
            n_adapted: 0,
            coefficients: vec![0.0; n],
            trial: vec![0.0; n],
            trial_gradient: vec![0.0; n],
            momentum: vec![0.0; n],
        };
        // A start so far out that its density is nought is drawn in towards the mode.
        for _ in 0..60 {
            chain.trial.clone_from(&chain.position);
            chain.density = chain.evaluate_trial();
            if chain.density.is_finite() {
                break;
            }
            chain.position.iter_mut().for_each(|value| *value *= 0.5);
        }
        chain.gradient.clone_from(&chain.trial_gradient);
        chain
    }

    /// One step that also adapts the step size, for the burn-in only.
    pub(super) fn adapt(&mut self) {
        let acceptance = self.advance();
        self.n_adapted += 1;
        let gain = 1.0 / libm::pow(f64::from(self.n_adapted) + 10.0, 0.6);
        self.step = exp(log(self.step) + 1.5 * gain * (acceptance - TARGET_ACCEPTANCE)).clamp(1e-4, 1.5);
    }

    /// One step; what is returned is the chance with which the proposal was accepted.
    pub(super) fn advance(&mut self) -> f64 {
        let mut kinetic = 0.0;
        for value in &mut self.momentum {
            *value = self.rng.sample(StandardNormal);
            kinetic += 0.5 * *value * *value;
        }
        let before = self.density - kinetic;
        // Paths of random length, or a round posterior might return a path to where it began.
        let path = PATH * (0.4 + 0.6 * self.rng.random::<f64>());
        let n_steps = ((path / self.step).ceil() as usize).clamp(1, MAX_STEPS);
        self.trial.clone_from(&self.position);
        self.trial_gradient.clone_from(&self.gradient);
        let mut density = self.density;
        for _ in 0..n_steps {
            self.kick(0.5 * self.step);
            for (value, momentum) in self.trial.iter_mut().zip(&self.momentum) {
                *value += self.step * momentum;
            }
            density = self.evaluate_trial();
            if !density.is_finite() {
                break;
            }
            self.kick(0.5 * self.step);
        }
        let kinetic: f64 = self.momentum.iter().map(|value| 0.5 * value * value).sum();
        let gain = density - kinetic - before;
        // What is not a number is a rejection.
        let acceptance = if gain >= 0.0 { 1.0 } else { exp(gain) };
        let acceptance = if acceptance.is_nan() { 0.0 } else { acceptance };
        if self.rng.random::<f64>() < acceptance {
            std::mem::swap(&mut self.position, &mut self.trial);
            std::mem::swap(&mut self.gradient, &mut self.trial_gradient);
            self.density = density;
        }
        acceptance
    }

    /// The coefficients where the chain is.
    pub(super) fn coefficients(&mut self) -> &[f64] {
        self.coefficients.clone_from(&self.position);
        self.colour();
        &self.coefficients
    }

    fn kick(&mut self, step: f64) {
        for (momentum, slope) in self.momentum.iter_mut().zip(&self.trial_gradient) {
            *momentum += step * slope;
        }
    }

    /// The density at the trial, with its gradient.
    fn evaluate_trial(&mut self) -> f64 {
        self.coefficients.clone_from(&self.trial);
        self.colour();
        let density = self.target.evaluate(&self.coefficients, &mut self.trial_gradient);
        self.factor.solve_lower(&mut self.trial_gradient);
        density
    }

    fn colour(&mut self) {
        self.factor.solve_upper(&mut self.coefficients);
        for (value, mode) in self.coefficients.iter_mut().zip(self.mode) {
            *value += mode;
        }
    }
}
