//! Bayesian thresholding of log-linear interactions: keep those that stand out from their own uncertainty.

mod hamiltonian;
mod stage;
mod target;

use crate::bayesian::chain::{Convergence, ConvergenceLimit, DrawSummary};
use crate::loglinear::{Estimability, HierarchicalModel, estimability};
use crate::progress::Tally;
use crate::{CaptureTable, History, Progress, loglinear};
use stage::{Model, Stage};

/// The prior of each interaction; intercept and main effects have flat priors.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum InteractionPrior {
    /// Normal about nought: no interaction is infinite, and lists that share nobody only make it negative.
    Normal {
        /// The variance.
        variance: f64,
    },
    /// Flat. Interactions between lists that share nobody are then exactly −∞, and where no maximum likelihood
    /// estimate exists there is no posterior either.
    Flat,
}

/// Options of [`run`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Options {
    /// The prior of the interactions; normal with variance 1.
    pub prior: InteractionPrior,
    /// How many standard deviations the posterior mean of an interaction must lie from nought to be kept; 2.
    pub threshold: f64,
    /// The largest interactions tried: 2 for pairs, 3 for triples whose pairs were all kept; 2.
    pub max_order: u32,
    /// How many chains; 4.
    pub n_chains: usize,
    /// Steps that each chain makes before the first draw, while it finds its step size; 500.
    pub n_burn_in: usize,
    /// Draws that each chain keeps; 2,500.
    pub n_draws: usize,
    /// How many rounds there are at most; 4. Where the chains have not converged, the round counts as burn-in, and
    /// the next has twice the steps between draws.
    pub max_rounds: u32,
    /// When the chains have converged.
    pub limit: ConvergenceLimit,
    /// The level of the interval; 0.95.
    pub level: f64,
    /// The seed; each chain of each stage draws from a stream of its own.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            prior: InteractionPrior::Normal { variance: 1.0 },
            threshold: 2.0,
            max_order: 2,
            n_chains: 4,
            n_burn_in: 500,
            n_draws: 2_500,
            max_rounds: 4,
            limit: ConvergenceLimit::default(),
            level: 0.95,
            seed: 1,
        }
    }
}

/// The most draws of each coefficient that a run keeps over all chains.
const MAX_DRAWS: usize = 2_000_000;

/// An interaction and what the threshold made of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interaction {
    /// The lists that interact.
    pub lists: History,
    /// The posterior mean, on the log scale.
    pub mean: f64,
    /// The posterior standard deviation.
    pub sd: f64,
    /// |mean| / sd.
    pub ratio: f64,
    /// The Monte Carlo standard error of the ratio.
    pub ratio_se: f64,
    /// Whether the ratio is above the threshold.
    pub is_kept: bool,
}

impl Interaction {
    /// Whether the ratio lies within three of its standard errors of the threshold, so that another seed may decide
    /// otherwise.
    #[must_use]
    pub fn is_borderline(&self, threshold: f64) -> bool {
        (self.ratio - threshold).abs() < 3.0 * self.ratio_se
    }
}

/// One sampling of the procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct StageRun {
    /// The largest interactions in the model sampled.
    pub order: u32,
    /// Whether the chains converged; judged on every coefficient.
    pub convergence: Convergence,
    /// The mean share of proposals accepted.
    pub acceptance: f64,
    /// How many rounds were made.
    pub n_rounds: u32,
}

/// What thresholding found.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The options that were used, with the seed.
    pub options: Options,
    /// How many people were seen.
    pub n_observed: u64,
    /// Every interaction tried, pairs first.
    pub interactions: Vec<Interaction>,
    /// Interactions that the flat prior puts at −∞, since their lists share nobody; they stay in the model.
    pub forced_zero: Vec<History>,
    /// The model that was kept and sampled again.
    pub model: HierarchicalModel,
    /// The samplings in order: pairs, triples if tried, the model kept.
    pub stages: Vec<StageRun>,
    /// The pooled draws of the population size under the model kept, converged or not.
    pub draws: DrawSummary,
}

impl Run {
    /// The posterior of the population size; none where the chains of any stage did not converge.
    ///
    /// It is the posterior under the model kept: that the data chose the model is not in its interval.
    #[must_use]
    pub fn posterior(&self) -> Option<&DrawSummary> {
        self.stages.iter().all(|stage| stage.convergence.is_converged()).then_some(&self.draws)
    }

    /// The interactions whose fate hangs on the seed.
    pub fn borderline(&self) -> impl Iterator<Item = &Interaction> {
        self.interactions.iter().filter(|interaction| interaction.is_borderline(self.options.threshold))
    }
}

/// Why thresholding is refused.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// With fewer than three lists an interaction leaves nothing to say of the unseen.
    #[error("thresholding takes 3 to {max} lists, found {found}", max = loglinear::MAX_LISTS)]
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
    /// The flat priors make no posterior of this table.
    #[error("under flat priors there is no posterior with interactions of {order} lists: {estimability}")]
    NoPosterior {
        /// The size of the largest interactions, 1 for the main effects alone.
        order: u32,
        /// What the likelihood lacks.
        estimability: Estimability,
    },
    /// Whether a posterior exists could not be decided.
    #[error("whether a posterior exists could not be decided: {0}")]
    Undecided(#[from] loglinear::Refusal),
    /// The mode of the posterior lies beyond what floating-point numbers reach.
    #[error("the mode of the posterior was not found")]
    NoMode,
    /// An option is outside its range.
    #[error("the option {name} is out of range")]
    Option {
        /// The name of the field.
        name: &'static str,
    },
}

/// Silverman's Bayesian thresholding of a Poisson log-linear model.
///
/// The model with all pairwise interactions is sampled; those whose posterior mean lies more than the threshold's number
/// of standard deviations from nought are kept; with `max_order` 3, triples whose pairs were all kept are tried next in
/// the same way; the model that is left is sampled again, and its intercept gives the population size.
///
/// # Assumptions
///
/// A closed population, perfect linkage, and no interaction beyond those tried. The interval is conditional on the
/// model kept.
///
/// # Formula
///
/// ```text
/// n_h ~ Poisson(exp Σ_(T ⊆ h) β_T),   β_∅, β_i flat,   β_ij ~ Normal(0, variance) or flat
/// kept if |E β_ij| > threshold · sd β_ij;   N = n + exp β_∅
/// ```
///
/// # Errors
///
/// [`Refusal`] where there is no posterior, or the options are impossible.
///
/// # Example
///
/// ```
/// use darkfigure_mse::{CaptureTable, History};
/// use darkfigure_mse::bayesian::thresholding::{Options, run};
///
/// let names = ["A", "B", "C"].map(String::from).to_vec();
/// let counts = [(0b001, 5), (0b010, 5), (0b100, 41), (0b011, 54), (0b101, 6), (0b111, 12)];
/// let table = CaptureTable::new(names, counts.map(|(h, n)| (History::from_bits(h), n)))?;
/// let run = run(&table, &Options::default())?;
/// assert_eq!(run.model.to_string(), "[12,23]");
/// assert!((150.0..157.0).contains(&run.draws.median));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// Silverman (2020), Multiple-systems analysis for the quantification of modern slavery: classical and Bayesian
/// approaches, JRSS A 183, 691–736.
pub fn run(table: &CaptureTable, options: &Options) -> Result<Run, Refusal> {
    run_with_progress(table, options, &|_| {})
}

/// [`run`] with a listener; a step is one of one chain.
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
    let n_lists = table.n_lists();
    let n_stages = u64::from(options.max_order);
    let per_chain = options.n_burn_in as u64 + options.n_draws as u64 * ((1 << options.max_rounds) - 1);
    let tally = Tally::new(n_stages * per_chain * options.n_chains as u64, listener);

    // What is in the model so far, beyond intercept and main effects.
    let mut kept: Vec<u32> = Vec::new();
    let mut forced_zero: Vec<u32> = Vec::new();
    let mut interactions = Vec::new();
    let mut stages = Vec::new();
    for order in 2..=options.max_order.min(n_lists as u32 - 1) {
        let mut tried = Vec::new();
        for lists in (0_u32..1 << n_lists).filter(|lists| lists.count_ones() == order) {
            let is_possible = order == 2
                || (0..n_lists)
                    .filter(|list| lists >> list & 1 == 1)
                    .all(|list| kept.contains(&(lists & !(1 << list))));
            if !is_possible {
                continue;
            }
            let shared: u64 = table
                .cells()
                .iter()
                .filter(|(h, _)| h.bits() & lists == lists)
                .map(|&(_, count)| count)
                .sum();
            if shared == 0 && options.prior == InteractionPrior::Flat {
                forced_zero.push(lists);
            } else {
                tried.push(lists);
            }
        }
        if tried.is_empty() {
            break;
        }
        let model = model_of(n_lists, kept.iter().chain(&tried), &forced_zero, options.prior);
        check_posterior(table, &model, order)?;
        let stage = Stage::sample(table, &model, options, u64::from(order), &tally).ok_or(Refusal::NoMode)?;
        for lists in tried {
            let interaction = judge(&stage, lists, options.threshold);
            if interaction.is_kept {
                kept.push(lists);
            }
            interactions.push(interaction);
        }
        stages.push(report(order, &stage));
    }
    let model = model_of(n_lists, kept.iter(), &forced_zero, options.prior);
    let order = kept.iter().map(|lists| lists.count_ones()).max().unwrap_or(1);
    check_posterior(table, &model, order)?;
    let stage = Stage::sample(table, &model, options, 0, &tally).ok_or(Refusal::NoMode)?;
    stages.push(report(order, &stage));
    let draws =
        stage.summary(table.n_observed(), options.level).ok_or(Refusal::Option { name: "n_draws" })?;
    Ok(Run {
        options: *options,
        n_observed: table.n_observed(),
        interactions,
        forced_zero: forced_zero.iter().map(|&lists| History::from_bits(lists)).collect(),
        model: hierarchical(n_lists, &model),
        stages,
        draws,
    })
}

/// Intercept, main effects and these interactions.
fn model_of<'a>(
    n_lists: usize,
    interactions: impl Iterator<Item = &'a u32>,
    forced_zero: &[u32],
    prior: InteractionPrior,
) -> Model {
    let mut terms: Vec<u32> = std::iter::once(0).chain((0..n_lists).map(|list| 1 << list)).collect();
    terms.extend(interactions);
    terms.sort_unstable();
    let precision = match prior {
        InteractionPrior::Normal { variance } => 1.0 / variance,
        InteractionPrior::Flat => 0.0,
    };
    Model { terms, forced_zero: forced_zero.to_vec(), precision }
}

fn hierarchical(n_lists: usize, model: &Model) -> HierarchicalModel {
    let mut terms: Vec<u32> = model.terms.iter().chain(&model.forced_zero).copied().collect();
    terms.sort_unstable();
    HierarchicalModel::from_closed_terms(n_lists, terms)
}

/// Refuses a posterior that does not exist: a flat prior is proper after the data only where the likelihood has its
/// maximum. Normal interactions always are, so that under them only the flat main effects are asked.
fn check_posterior(table: &CaptureTable, model: &Model, order: u32) -> Result<(), Refusal> {
    let flat = if model.precision > 0.0 {
        model_of(table.n_lists(), [].iter(), &[], InteractionPrior::Flat)
    } else {
        Model { terms: model.terms.clone(), forced_zero: model.forced_zero.clone(), precision: 0.0 }
    };
    let order = if model.precision > 0.0 { 1 } else { order };
    match estimability(table, &hierarchical(table.n_lists(), &flat))? {
        Estimability::Estimable => Ok(()),
        estimability @ (Estimability::NoExtendedMle
        | Estimability::NotIdentifiable
        | Estimability::NeitherExistsNorIdentifiable) => Err(Refusal::NoPosterior { order, estimability }),
    }
}

fn judge(stage: &Stage, lists: u32, threshold: f64) -> Interaction {
    let at = stage.terms.binary_search(&lists).unwrap_or(0);
    let (mean, sd) = stage.moments(at);
    let ratio = mean.abs() / sd;
    let worth = stage.convergence.diagnostic().map_or(1.0, |diagnostic| diagnostic.bulk_effective_size);
    Interaction {
        lists: History::from_bits(lists),
        mean,
        sd,
        ratio,
        // Of a ratio of mean to standard deviation of nearly normal draws.
        ratio_se: ((1.0 + 0.5 * ratio * ratio) / worth).sqrt(),
        is_kept: ratio > threshold,
    }
}

fn report(order: u32, stage: &Stage) -> StageRun {
    StageRun {
        order,
        convergence: stage.convergence.clone(),
        acceptance: stage.acceptance,
        n_rounds: stage.n_rounds,
    }
}

fn check(table: &CaptureTable, options: &Options) -> Result<(), Refusal> {
    let n_lists = table.n_lists();
    if !(3..=loglinear::MAX_LISTS).contains(&n_lists) {
        return Err(Refusal::ListCount { found: n_lists });
    }
    if table.n_observed() == 0 {
        return Err(Refusal::Empty);
    }
    if let Some(list) = table.empty_list() {
        return Err(Refusal::EmptyList { list });
    }
    let is_proper = match options.prior {
        InteractionPrior::Normal { variance } => variance > 0.0 && variance.is_finite(),
        InteractionPrior::Flat => true,
    };
    for (name, is_valid) in [
        ("prior", is_proper),
        ("threshold", options.threshold >= 0.0),
        ("max_order", (2..=3).contains(&options.max_order)),
        ("n_chains", (1..=1_000).contains(&options.n_chains)),
        ("n_burn_in", options.n_burn_in <= 10_000_000),
        ("n_draws", (8..=MAX_DRAWS / options.n_chains.max(1)).contains(&options.n_draws)),
        ("max_rounds", (1..=16).contains(&options.max_rounds)),
        ("level", options.level > 0.0 && options.level < 1.0),
    ] {
        if !is_valid {
            return Err(Refusal::Option { name });
        }
    }
    Ok(())
}
