//! Averaging over all hierarchical log-linear models: every way in which lists may depend on each other gets its weight.

mod curve;
mod evidence;
mod variance;
mod walsh;
mod weight;

pub use variance::CoefficientVariance;

use crate::bayesian::size::{SizePosterior, sum_over_all};
use crate::loglinear::{
    CellCounts, Estimability, HierarchicalModel, ModelSpace, ModelWalk, ReducedModel, Support,
};
use crate::progress::Tally;
use crate::{CaptureTable, History, Progress, SizeInterval};
use evidence::Evidence;
use weight::{Curves, Screened, log_sum};

/// The most lists whose models are gone through: five have 6,893 models, six 7,785,061.
pub const MAX_LISTS: usize = 5;
/// The least probable models, of this share together, are not followed over the dark figure.
const LEFT_OUT: f64 = 1e-4;

/// Options of [`average`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Options {
    /// The prior variance of coefficients; the unit-information prior.
    pub variance: CoefficientVariance,
    /// Whether the saturated model takes part. It has the interaction of all lists at once, of which no data say anything: its dark
    /// figure is the prior's. Left out by default.
    pub include_saturated: bool,
    /// The level of the interval; 0.95.
    pub level: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { variance: CoefficientVariance::UNIT_INFORMATION, include_saturated: false, level: 0.95 }
    }
}

/// A model with its posterior probability.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelProbability {
    /// The model.
    pub model: HierarchicalModel,
    /// Its posterior probability; over all models that were averaged they add up to one.
    pub probability: f64,
    /// Whether its likelihood alone has an estimate; elsewhere the prior decides how many people are on no list.
    pub estimability: Estimability,
}

/// The probability of an interaction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InteractionProbability {
    /// The lists that interact.
    pub lists: History,
    /// The posterior probability of all models that have it.
    pub probability: f64,
}

/// The posterior over models and sizes.
#[derive(Debug, Clone, PartialEq)]
pub struct Posterior {
    /// The options that were used.
    pub options: Options,
    /// How many people were seen.
    pub n_observed: u64,
    /// How many models were weighed.
    pub n_models: u64,
    /// The share, about, of the models that were weighed and then left out because they were so improbable.
    pub left_out: f64,
    /// The posterior median of the population size; none only where the upper tail never ends.
    pub median: Option<f64>,
    /// The interval at the level of the options, with as much probability below as above.
    pub interval: SizeInterval,
    /// The distribution of the population size.
    pub size: SizePosterior,
    /// The models that were averaged, the most probable first.
    pub models: Vec<ModelProbability>,
    /// Every interaction that some model may have, by its number of lists and then by list.
    pub interactions: Vec<InteractionProbability>,
}

impl Posterior {
    /// The probability of all models whose likelihood alone has no estimate: so much of the answer rests on the prior.
    #[must_use]
    pub fn without_estimate(&self) -> f64 {
        let without = self.models.iter().filter(|model| model.estimability != Estimability::Estimable);
        // Where no model has an estimate the sum is 1, and rounding must not leave it above.
        without.fold(0.0_f64, |sum, model| sum + model.probability).min(1.0)
    }
}

/// Why the average over hierarchical models is refused.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// There are too few lists to overlap, or more than can be gone through.
    #[error("averaging over all hierarchical models takes 2 to {MAX_LISTS} lists, found {found}")]
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
    /// Nobody was seen twice: the posterior would be the prior's.
    #[error("nobody was seen by two lists; the answer would be the prior's alone")]
    NoOverlap,
    /// A parameter of the prior is not a positive number.
    #[error("the prior variance of coefficients takes positive numbers")]
    Variance,
    /// The level does not lie between 0 and 1.
    #[error("a level lies between 0 and 1, found {found}")]
    Level {
        /// What was given.
        found: f64,
    },
    /// A model's posterior has no mode within the range of floating point.
    #[error("a model's posterior lies beyond the range of floating point")]
    BeyondReach,
    /// Whether a model has an estimate could not be decided in exact arithmetic.
    #[error("the table is too large for exact arithmetic")]
    ExactArithmetic,
}

/// The posterior of the population size, averaged over all hierarchical log-linear models of dependence between the lists.
///
/// Every model has the same prior weight; so has every logarithm of the expected number of people, which makes the prior of the size 1/N. The other coefficients are
/// normal with mean 0 in sum-to-zero coding ([`CoefficientVariance`]). Each model is weighed with its coefficients integrated out, at
/// every dark figure, by Laplace's approximation with the next term of its series; the sum over sizes runs to infinity.
///
/// # Assumptions
///
/// A closed population, perfect linkage, people with equal chances, and no interaction of all lists at once. The prior makes every
/// model proper, those too whose likelihood has no maximum: see [`Posterior::without_estimate`] before believing it.
///
/// # Formula
///
/// ```text
/// p(m, n₀ | y) ∝ ∫ Π_h Poisson(y_h | exp(x_h'β)) N(β₋₀ | 0, σ² I) dβ,    h over all 2^K histories, y_∅ = n₀
/// ```
///
/// # Errors
///
/// [`Refusal`] where the table cannot say anything, has more lists than [`MAX_LISTS`], or the options are impossible.
///
/// # Example
///
/// ```
/// use darkfigure_mse::{CaptureTable, History};
/// use darkfigure_mse::bayesian::hierarchical::{Options, average};
///
/// let names = ["A", "B", "C"].map(String::from).to_vec();
/// // Korean "comfort women": three lists, 123 women (Ball et al. 2018).
/// let counts = [(0b001, 5), (0b010, 5), (0b100, 41), (0b011, 54), (0b101, 6), (0b111, 12)];
/// let table = CaptureTable::new(names, counts.map(|(h, n)| (History::from_bits(h), n)))?;
/// let posterior = average(&table, &Options::default())?;
/// assert_eq!(posterior.n_models, 8);
/// assert_eq!(posterior.models[0].model.to_string(), "[12,23]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// King and Brooks 2001, Biometrika 88, 317–336; Overstall and King 2014, Journal of Statistical Software 58(7), who draw from this
/// posterior by chance; Tierney and Kadane 1986 for the approximation.
pub fn average(table: &CaptureTable, options: &Options) -> Result<Posterior, Refusal> {
    average_with_progress(table, options, &|_| {})
}

/// [`average`] with a listener; a step is a model weighed, or followed over the dark figure.
///
/// # Errors
///
/// As [`average`].
pub fn average_with_progress(
    table: &CaptureTable,
    options: &Options,
    listener: &(dyn Fn(Progress) + Sync),
) -> Result<Posterior, Refusal> {
    check(table, options)?;
    let n_lists = table.n_lists();
    let counts = CellCounts::from_table(table).ok_or(Refusal::ListCount { found: n_lists })?;
    let candidates = candidates(&counts, options.include_saturated)?;
    let tally = Tally::new(2 * candidates.len() as u64, listener);
    let nodes = options.variance.nodes();
    let evidence = || Evidence::new(&counts.counts);
    let screened = over(&candidates, evidence, |evidence, candidate| {
        let screened = Screened::of(evidence, &candidate.terms, &nodes);
        tally.advance(1);
        screened.map(|screened| (candidate, screened))
    });
    let screened: Vec<_> = screened.into_iter().collect::<Option<_>>().ok_or(Refusal::BeyondReach)?;
    let (kept, left_out) = most_probable(screened);
    let followed = over(&kept, evidence, |evidence, (candidate, screened)| {
        let curve = screened.curve(evidence, &candidate.terms, counts.n_observed);
        tally.advance(1);
        curve
    });
    let curves: Vec<_> = followed.into_iter().collect::<Option<_>>().ok_or(Refusal::BeyondReach)?;
    let n_observed = table.n_observed();
    let sum = sum_over_all(&mut Curves(curves), n_observed, &|_| {});
    let mut models: Vec<ModelProbability> = kept
        .iter()
        .zip(sum.probabilities)
        .map(|((candidate, _), probability)| ModelProbability {
            model: HierarchicalModel::from_closed_terms(n_lists, candidate.terms.clone()),
            probability,
            estimability: candidate.estimability,
        })
        .collect();
    models.sort_by(|one, other| {
        other.probability.total_cmp(&one.probability).then_with(|| one.model.cmp(&other.model))
    });
    Ok(Posterior {
        options: *options,
        n_observed,
        n_models: candidates.len() as u64,
        left_out,
        median: sum.size.quantile(0.5),
        interval: sum.size.interval(options.level),
        size: sum.size,
        interactions: interactions(n_lists, options.include_saturated, &models),
        models,
    })
}

fn check(table: &CaptureTable, options: &Options) -> Result<(), Refusal> {
    let n_lists = table.n_lists();
    if !(2..=MAX_LISTS).contains(&n_lists) {
        return Err(Refusal::ListCount { found: n_lists });
    }
    if table.n_observed() == 0 {
        return Err(Refusal::Empty);
    }
    if let Some(list) = table.empty_list() {
        return Err(Refusal::EmptyList { list });
    }
    if !table.has_overlap() {
        return Err(Refusal::NoOverlap);
    }
    if !options.variance.is_proper() {
        return Err(Refusal::Variance);
    }
    if !(options.level > 0.0 && options.level < 1.0) {
        return Err(Refusal::Level { found: options.level });
    }
    Ok(())
}

/// A model that takes part.
#[derive(Debug)]
struct Candidate {
    terms: Vec<u32>,
    estimability: Estimability,
}

fn candidates(counts: &CellCounts, include_saturated: bool) -> Result<Vec<Candidate>, Refusal> {
    let n_lists = counts.n_lists;
    let space =
        ModelSpace::new(n_lists, n_lists as u32).map_err(|_| Refusal::ListCount { found: n_lists })?;
    let support = Support::new(n_lists, &counts.positive, n_lists as u32);
    let support = support.map_err(|_| Refusal::ExactArithmetic)?;
    let mut walk = ModelWalk::new(space);
    let mut reduced = ReducedModel::default();
    let mut candidates = Vec::new();
    let mut add = |terms: &[u32]| {
        support.reduce_into(terms, &mut reduced).map_err(|_| Refusal::ExactArithmetic)?;
        candidates.push(Candidate { terms: terms.to_vec(), estimability: reduced.estimability });
        Ok(())
    };
    while walk.step().is_some() {
        add(walk.terms())?;
    }
    if include_saturated {
        let all: Vec<u32> = (0..1 << n_lists).collect();
        add(&all)?;
    }
    Ok(candidates)
}

/// The models that make up all but [`LEFT_OUT`] of the probability, in their order, and the share of the others.
fn most_probable<Model>(models: Vec<(Model, Screened)>) -> (Vec<(Model, Screened)>, f64) {
    let logs: Vec<f64> = models.iter().map(|(_, screened)| screened.log_evidence).collect();
    let total = log_sum(&logs);
    let mut shares: Vec<f64> = logs.iter().map(|log| libm::exp(log - total)).collect();
    shares.sort_by(f64::total_cmp);
    let mut left_out = 0.0;
    let mut least = 0.0;
    for share in shares {
        if left_out + share > LEFT_OUT {
            least = share;
            break;
        }
        left_out += share;
    }
    let is_kept = |screened: &Screened| libm::exp(screened.log_evidence - total) >= least;
    (models.into_iter().filter(|(_, screened)| is_kept(screened)).collect(), left_out)
}

fn interactions(
    n_lists: usize,
    include_saturated: bool,
    models: &[ModelProbability],
) -> Vec<InteractionProbability> {
    let largest = if include_saturated { n_lists } else { n_lists - 1 } as u32;
    let mut masks: Vec<u32> =
        (0..1_u32 << n_lists).filter(|mask| (2..=largest).contains(&mask.count_ones())).collect();
    masks.sort_by_key(|mask| (mask.count_ones(), *mask));
    let probability = |lists: History| -> f64 {
        let having = models.iter().filter(|model| model.model.contains(lists));
        // Rounding may leave a sum of probabilities a hair above one.
        having.map(|model| model.probability).sum::<f64>().min(1.0)
    };
    let lists = masks.into_iter().map(History::from_bits);
    lists.map(|lists| InteractionProbability { lists, probability: probability(lists) }).collect()
}

/// Work on each item, on several threads where there are any, each with a state of its own.
fn over<'i, Item: Sync, State, Out: Send>(
    items: &'i [Item],
    state: impl Fn() -> State + Sync + Send,
    work: impl Fn(&mut State, &'i Item) -> Out + Sync + Send,
) -> Vec<Out> {
    #[cfg(feature = "parallel")]
    {
        use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
        items.par_iter().map_init(state, work).collect()
    }
    #[cfg(not(feature = "parallel"))]
    {
        let mut state = state();
        items.iter().map(|item| work(&mut state, item)).collect()
    }
}
