//! Latent classes: people differ in how they are seen, and the classes explain the dependence between lists.

mod allocation;
mod sampler;

use libm::{exp, log};

use crate::bayesian::chain::{
    Convergence, ConvergenceLimit, DrawSummary, Mode, Shortfall, diagnose_chains, find_modes_of_size,
    map_chains,
};
use crate::progress::Tally;
use crate::{CaptureTable, Progress};
use sampler::Sampler;

/// Options of [`run`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Options {
    /// At how many classes the infinite mixture is cut off; 10. Few of them are used.
    pub n_classes: usize,
    /// The shape of the gamma prior of the concentration α; 0.25.
    pub alpha_shape: f64,
    /// The rate of that prior; 0.25.
    pub alpha_rate: f64,
    /// How many chains, each from a start of its own; 8.
    pub n_chains: usize,
    /// Sweeps that each chain makes before the first draw; 5,000.
    pub n_burn_in: usize,
    /// Draws that each chain keeps; 2,500.
    pub n_draws: usize,
    /// Sweeps from one draw to the next in the first round; 4.
    pub thinning: usize,
    /// How many rounds there are at most; 5. Where the chains have not converged, the round counts as burn-in, and
    /// the next has twice the thinning.
    pub max_rounds: u32,
    /// When the chains have converged.
    pub limit: ConvergenceLimit,
    /// The level of the interval; 0.95.
    pub level: f64,
    /// The seed; chain i draws from stream i of it.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            n_classes: 10,
            alpha_shape: 0.25,
            alpha_rate: 0.25,
            n_chains: 8,
            n_burn_in: 5_000,
            n_draws: 2_500,
            thinning: 4,
            max_rounds: 5,
            limit: ConvergenceLimit::default(),
            level: 0.95,
            seed: 1,
        }
    }
}

/// The most draws that a run keeps over all chains.
const MAX_DRAWS: usize = 50_000_000;

/// What the chains of the latent class model did.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The options that were used, with the seed.
    pub options: Options,
    /// How many people were seen.
    pub n_observed: u64,
    /// Whether the chains converged; judged on the log of the population size.
    pub convergence: Convergence,
    /// The pooled draws of the population size, converged or not.
    pub draws: DrawSummary,
    /// The separate answers between which the draws lie, as population sizes, ascending.
    pub modes: Vec<Mode>,
    /// The mean number of classes in use.
    pub mean_occupied: f64,
    /// How many rounds were made.
    pub n_rounds: u32,
    /// Sweeps made, over all chains.
    pub n_sweeps: u64,
    /// Sweeps in which the dark figure was stopped at 2⁵⁰; any at all means that the data set no upper limit.
    pub n_capped: u64,
    /// The draws themselves, by chain.
    pub chains: Vec<Vec<f64>>,
}

impl Run {
    /// The posterior of the population size; none where the chains did not converge.
    #[must_use]
    pub const fn posterior(&self) -> Option<&DrawSummary> {
        if self.convergence.is_converged() { Some(&self.draws) } else { None }
    }
}

/// Why the latent class model is refused.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// There is one list only.
    #[error("latent classes take at least 2 lists, found {found}")]
    ListCount {
        /// How many lists the table has.
        found: usize,
    },
    /// Nobody was seen.
    #[error("nobody was seen by any list")]
    Empty,
    /// A list saw nobody.
    #[error("list {list} saw nobody")]
    EmptyList {
        /// The index of that list.
        list: usize,
    },
    /// Nobody was seen twice.
    #[error("nobody was seen by two lists; the answer would be the prior's alone")]
    NoOverlap,
    /// More people than the sampler counts exactly.
    #[error("{found} people are more than the sampler counts exactly")]
    TooMany {
        /// How many people were seen.
        found: u64,
    },
    /// An option is outside its range.
    #[error("the option {name} is out of range")]
    Option {
        /// The name of the field.
        name: &'static str,
    },
}

/// The Bayesian nonparametric latent class model, by Gibbs sampling in several chains.
///
/// Each person belongs to one of many classes; within a class the lists are independent. The class sizes follow a
/// stick-breaking prior, each class's chance on each list is uniform, the population size N has the prior 1/N. The
/// sampler allocates the people of each distinct history to classes at once, so that its cost does not grow with
/// their number.
///
/// Where the chains have not converged after the last round, the run says so and
/// [`posterior`](Run::posterior) is empty. On sparse tables of hidden populations that is the usual outcome,
/// and no length of chain cures it.
///
/// # Assumptions
///
/// A closed population, perfect linkage, and dependence between lists that comes from differences between people. Lists
/// that refer people to each other break it.
///
/// # Formula
///
/// ```text
/// x_ij | z_i = k ~ Bernoulli(λ_kj),   λ_kj ~ Uniform(0, 1)
/// z_i ~ Discrete(π),   π_k = V_k Π_(h<k) (1 − V_h),   V_k ~ Beta(1, α),   α ~ Gamma(shape, rate)
/// ```
///
/// # Errors
///
/// [`Refusal`] where the table cannot say anything or the options are impossible.
///
/// # Example
///
/// ```
/// use darkfigure_mse::{CaptureTable, History};
/// use darkfigure_mse::bayesian::latent_class::{Options, run};
///
/// let names = ["A", "B", "C"].map(String::from).to_vec();
/// let counts = [(0b001, 5), (0b010, 5), (0b100, 41), (0b011, 54), (0b101, 6), (0b111, 12)];
/// let table = CaptureTable::new(names, counts.map(|(h, n)| (History::from_bits(h), n)))?;
/// let options = Options { n_chains: 4, n_burn_in: 500, n_draws: 500, max_rounds: 1, ..Default::default() };
/// let run = run(&table, &options)?;
/// assert!((125.0..160.0).contains(&run.draws.median));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// Manrique-Vallier (2016), Biometrics 72, 1246–1254; on its failure to converge Binette and Steorts (2022), JRSS A
/// 185, 640–676.
pub fn run(table: &CaptureTable, options: &Options) -> Result<Run, Refusal> {
    run_with_progress(table, options, &|_| {})
}

/// [`run`] with a listener; a step is a sweep of one chain.
///
/// # Errors
///
/// As [`run`].
pub fn run_with_progress(
    table: &CaptureTable,
    options: &Options,
    listener: &(dyn Fn(Progress) + Sync),
) -> Result<Run, Refusal> {
    check(table, options)?;
    let n_observed = table.n_observed();
    let mut samplers: Vec<Sampler> =
        (0..options.n_chains).map(|chain| Sampler::new(table, options, chain)).collect();
    let sweeps_until = |round: u32| {
        let kept = (options.n_draws * options.thinning) as u64;
        options.n_burn_in as u64 + kept * ((1_u64 << round) - 1)
    };
    let n_chains = options.n_chains as u64;
    let tally = Tally::new(sweeps_until(options.max_rounds) * n_chains, listener);
    map_chains(&mut samplers, |_, sampler| {
        for _ in 0..options.n_burn_in {
            sampler.sweep();
        }
        tally.advance(options.n_burn_in as u64);
    });
    let mut round = 0;
    let mut earlier_medians: Vec<f64> = Vec::new();
    loop {
        let thinning = options.thinning << round;
        round += 1;
        let drawn = map_chains(&mut samplers, |_, sampler| {
            let draws = draw(sampler, options.n_draws, thinning, n_observed);
            tally.advance((options.n_draws * thinning) as u64);
            draws
        });
        let (chains, occupied): (Vec<Vec<f64>>, Vec<f64>) = drawn.into_iter().unzip();
        let logs: Vec<Vec<f64>> =
            chains.iter().map(|draws| draws.iter().map(|&size| log(size)).collect()).collect();
        let mut convergence =
            diagnose_chains(&logs, &options.limit).map_err(|_| Refusal::Option { name: "n_draws" })?;
        let draws = DrawSummary::new(&chains, options.level).ok_or(Refusal::Option { name: "n_draws" })?;
        if let Some(median) = lost_mode(&earlier_medians, &draws) {
            convergence = convergence.fall_short(Shortfall::LostMode { median });
        }
        if !convergence.is_converged() && round < options.max_rounds {
            earlier_medians.extend(&draws.chain_medians);
            continue;
        }
        let modes = find_modes_of_size(&logs, &convergence)
            .into_iter()
            .map(|mode| Mode { location: exp(mode.location), ..mode })
            .collect();
        return Ok(Run {
            options: *options,
            n_observed,
            modes,
            mean_occupied: occupied.iter().sum::<f64>() / occupied.len() as f64,
            n_rounds: round,
            n_sweeps: sweeps_until(round) * n_chains,
            n_capped: samplers.iter().map(|sampler| sampler.n_capped).sum(),
            convergence,
            draws,
            chains,
        });
    }
}

/// Where a chain stayed for a whole earlier round, if the draws now give that place less than 1 %.
///
/// R̂ cannot see a mode in which no chain is at present; that one was there is known all the same.
fn lost_mode(earlier_medians: &[f64], draws: &DrawSummary) -> Option<f64> {
    let (low, high) = (draws.quantile(0.005)?, draws.quantile(0.995)?);
    earlier_medians.iter().copied().find(|median| !(low..=high).contains(median))
}

/// The sizes that a chain draws, and the mean number of classes in use.
fn draw(sampler: &mut Sampler, n_draws: usize, thinning: usize, n_observed: u64) -> (Vec<f64>, f64) {
    let mut n_occupied = 0;
    let sizes = (0..n_draws)
        .map(|_| {
            for _ in 0..thinning {
                sampler.sweep();
            }
            n_occupied += sampler.n_occupied();
            (n_observed + sampler.dark_figure()) as f64
        })
        .collect();
    (sizes, n_occupied as f64 / n_draws as f64)
}

fn check(table: &CaptureTable, options: &Options) -> Result<(), Refusal> {
    if table.n_lists() < 2 {
        return Err(Refusal::ListCount { found: table.n_lists() });
    }
    let n_observed = table.n_observed();
    if n_observed == 0 {
        return Err(Refusal::Empty);
    }
    if n_observed > 1 << 50 {
        return Err(Refusal::TooMany { found: n_observed });
    }
    if let Some(list) = table.empty_list() {
        return Err(Refusal::EmptyList { list });
    }
    if !table.has_overlap() {
        return Err(Refusal::NoOverlap);
    }
    let positive = |value: f64| value > 0.0 && value.is_finite();
    for (name, is_valid) in [
        ("n_classes", (1..=1_000).contains(&options.n_classes)),
        ("alpha_shape", positive(options.alpha_shape)),
        ("alpha_rate", positive(options.alpha_rate)),
        ("n_chains", (1..=10_000).contains(&options.n_chains)),
        ("n_burn_in", options.n_burn_in <= 1_000_000_000),
        ("n_draws", (8..=MAX_DRAWS / options.n_chains.max(1)).contains(&options.n_draws)),
        ("thinning", (1..=1_000_000).contains(&options.thinning)),
        ("max_rounds", (1..=20).contains(&options.max_rounds)),
        ("level", options.level > 0.0 && options.level < 1.0),
    ] {
        if !is_valid {
            return Err(Refusal::Option { name });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mode_that_the_chains_left_behind_is_not_forgotten() {
        let chains = vec![(0..1000).map(|at| 22_000.0 + f64::from(at)).collect::<Vec<f64>>(); 2];
        let draws = DrawSummary::new(&chains, 0.95);
        let lost = |medians: &[f64]| draws.as_ref().and_then(|draws| lost_mode(medians, draws));
        assert_eq!(lost(&[22_300.0, 12_253.0]), Some(12_253.0));
        assert_eq!(lost(&[22_300.0, 22_800.0]), None);
        assert_eq!(lost(&[]), None);
    }
}
