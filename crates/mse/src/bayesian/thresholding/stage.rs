//! One posterior sampled by several chains.

use super::Options;
use super::hamiltonian::Chain;
use super::target::Target;
use crate::CaptureTable;
use crate::bayesian::chain::{
    ChainError, Convergence, DrawSummary, Shortfall, chain_stream, diagnose_chains, map_chains,
};
use crate::progress::Tally;

/// The draws of a stage: the coefficients of each term, by chain.
pub(super) struct Stage {
    pub(super) terms: Vec<u32>,
    // By term, then chain, then draw.
    draws: Vec<Vec<Vec<f64>>>,
    pub(super) convergence: Convergence,
    pub(super) acceptance: f64,
    pub(super) n_rounds: u32,
}

/// What the sampler needs to know of a model.
pub(super) struct Model {
    pub(super) terms: Vec<u32>,
    pub(super) forced_zero: Vec<u32>,
    pub(super) precision: f64,
}

impl Stage {
    /// Samples a stage; none where the posterior has no mode that Newton's method finds.
    pub(super) fn sample(
        table: &CaptureTable,
        model: &Model,
        options: &Options,
        stage: u64,
        tally: &Tally<'_>,
    ) -> Option<Self> {
        let target = || Target::new(table, model.terms.clone(), &model.forced_zero, model.precision);
        let (mode, factor) = target().mode()?;
        let mut chains: Vec<Chain<'_>> = (0..options.n_chains)
            .map(|chain| {
                let stream = (stage << 32) as usize + chain;
                Chain::new(target(), &mode, &factor, chain_stream(options.seed, stream))
            })
            .collect();
        map_chains(&mut chains, |_, chain| {
            (0..options.n_burn_in).for_each(|_| chain.adapt());
            tally.advance(options.n_burn_in as u64);
        });
        let n_terms = model.terms.len();
        let mut round = 0;
        loop {
            let thinning = 1_usize << round;
            round += 1;
            let drawn = map_chains(&mut chains, |_, chain| {
                let mut draws = vec![Vec::with_capacity(options.n_draws); n_terms];
                let mut acceptance = 0.0;
                for _ in 0..options.n_draws {
                    for _ in 0..thinning {
                        acceptance += chain.advance();
                    }
                    for (kept, &value) in draws.iter_mut().zip(chain.coefficients()) {
                        kept.push(value);
                    }
                }
                let n_steps = options.n_draws * thinning;
                tally.advance(n_steps as u64);
                (draws, acceptance / n_steps as f64)
            });
            let acceptance = drawn.iter().map(|(_, rate)| rate).sum::<f64>() / drawn.len() as f64;
            let draws: Vec<Vec<Vec<f64>>> = (0..n_terms)
                .map(|term| drawn.iter().map(|(draws, _)| draws[term].clone()).collect())
                .collect();
            let convergence = worst(&draws, options).ok()?;
            if convergence.is_converged() || round >= options.max_rounds {
                let terms = model.terms.clone();
                return Some(Self { terms, draws, convergence, acceptance, n_rounds: round });
            }
        }
    }

    /// The mean and the standard deviation of a coefficient.
    pub(super) fn moments(&self, at: usize) -> (f64, f64) {
        let pooled = || self.draws[at].iter().flatten();
        let n = pooled().count() as f64;
        let mean = pooled().sum::<f64>() / n;
        let variance = pooled().map(|draw| (draw - mean) * (draw - mean)).sum::<f64>() / (n - 1.0);
        (mean, variance.sqrt())
    }

    /// The population size in each draw: the observed count plus the mean of the history that nobody sees.
    pub(super) fn sizes(&self, n_observed: u64) -> Vec<Vec<f64>> {
        self.draws[0]
            .iter()
            .map(|draws| draws.iter().map(|&intercept| n_observed as f64 + libm::exp(intercept)).collect())
            .collect()
    }

    pub(super) fn summary(&self, n_observed: u64, level: f64) -> Option<DrawSummary> {
        DrawSummary::new(&self.sizes(n_observed), level)
    }
}

/// The verdict over all coefficients: the worst of each figure, with every limit that it misses.
fn worst(draws: &[Vec<Vec<f64>>], options: &Options) -> Result<Convergence, ChainError> {
    let mut pooled: Option<crate::bayesian::chain::ChainDiagnostic> = None;
    for chains in draws {
        let verdict = diagnose_chains(chains, &options.limit)?;
        let Some(found) = verdict.diagnostic() else {
            return Ok(verdict);
        };
        pooled = Some(pooled.map_or(found, |worst| crate::bayesian::chain::ChainDiagnostic {
            r_hat: worst.r_hat.max(found.r_hat),
            bulk_effective_size: worst.bulk_effective_size.min(found.bulk_effective_size),
            tail_effective_size: worst.tail_effective_size.min(found.tail_effective_size),
        }));
    }
    let diagnostic = pooled.ok_or(ChainError::NoChain)?;
    let shortfalls: Vec<Shortfall> = options.limit.shortfalls(&diagnostic);
    Ok(if shortfalls.is_empty() {
        Convergence::Converged { diagnostic }
    } else {
        Convergence::NotConverged { diagnostic: Some(diagnostic), shortfalls }
    })
}
