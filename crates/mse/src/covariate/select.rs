//! The best models with covariates, chosen only among those that have an estimate.

use std::cmp::Ordering;

use super::fit::{Refusal, counts_of};
use super::model::{Model, parameters};
use super::search::{Ended, Fitter};
use super::table::Table;
use crate::Progress;
use crate::loglinear::{
    Averager, CellCounts, Criterion, HierarchicalModel, ModelAverage, ModelEstimate, ModelSpace, ModelWalk,
    Position, tie_key,
};

/// Up to so many models are all fitted; beyond, models are reached step by step.
pub const MAX_MODELS: u64 = 40_000;

/// How to select a model with covariates.
#[derive(Debug, Clone, PartialEq)]
pub struct SelectOptions {
    /// The criterion to minimise. By default the Bayesian one.
    pub criterion: Criterion,
    /// The largest interaction, lists and covariates together. By default 2.
    pub max_order: u32,
    /// How many of the best models to keep. By default 50.
    pub n_best: usize,
    /// The level of the average's intervals. By default 0.95.
    pub level: f64,
}

impl Default for SelectOptions {
    fn default() -> Self {
        Self { criterion: Criterion::Bic, max_order: 2, n_best: 50, level: 0.95 }
    }
}

/// How models were gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// Every hierarchical model was fitted.
    All,
    /// Interactions were added and taken away one at a time, from none, as long as the criterion fell: the best model reached need not be
    /// the best there is.
    Stepwise,
}

/// The models with covariates that were gone through, ranked by an information criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// The criterion that ranked them.
    pub criterion: Criterion,
    /// The largest interaction considered.
    pub max_order: u32,
    /// How models were gone through.
    pub walk: Walk,
    /// How many models were looked at.
    pub n_models: u64,
    /// How many of them have an estimate.
    pub n_estimable: u64,
    /// The best models, best first; never empty.
    pub best: Vec<RankedModel>,
    /// The average over all models that were gone through and have an estimate.
    pub average: ModelAverage,
}

/// A model with covariates, with its rank.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedModel {
    /// The model.
    pub model: Model,
    /// How many parameters there are, those without a finite estimate of their own included.
    pub n_parameters: usize,
    /// How far the criterion is behind the best model's.
    pub delta: f64,
    /// What the model says of the whole population.
    pub estimate: ModelEstimate,
}

/// Ranks the hierarchical models over lists and covariates that have an estimate.
///
/// All of them where there are at most [`MAX_MODELS`] (lists and covariates are six at most, at order 2); else those met on a
/// way of steps. Ties, to a billionth of a unit, go to the model with fewer parameters, then to the one whose sets of variables come first.
///
/// # Errors
///
/// [`Refusal`]; [`NoAdmissibleModel`](Refusal::NoAdmissibleModel) is the answer "do not estimate".
pub fn select(
    table: &Table,
    options: &SelectOptions,
    progress: &dyn Fn(Progress),
) -> Result<Selection, Refusal> {
    let [selection] = rank(table, [options.criterion], options, progress)?;
    selection
}

/// [`select`] by several criteria; models that are all gone through are fitted once.
pub(super) fn rank<const N: usize>(
    table: &Table,
    criteria: [Criterion; N],
    options: &SelectOptions,
    progress: &dyn Fn(Progress),
) -> Result<[Result<Selection, Refusal>; N], Refusal> {
    if !(options.level > 0.0 && options.level < 1.0) {
        return Err(Refusal::Level { level: options.level });
    }
    let counts = counts_of(table)?;
    let mut fitter = Fitter::new(table.coding());
    let space = whole_space(table, options.max_order);
    let mut gathered = criteria.map(|criterion| Gathered {
        n_lists: table.n_lists(),
        criterion,
        n_best: options.n_best.max(1),
        n_models: 0,
        n_estimable: 0,
        best: Vec::new(),
        averager: Averager::new(criterion, counts.n_observed),
    });
    match space {
        Some(space) => walk_all(&mut fitter, &counts, space, &mut gathered, progress),
        None => {
            for one in &mut gathered {
                let criterion = one.criterion;
                let evaluate = |fitter: &mut Fitter<'_>, terms: &[u32], at: &mut Position, _: f64| {
                    let found = estimate(fitter, &counts, terms, at);
                    one.add(terms, found);
                    // Nobody knows how many steps there will be.
                    progress(Progress { done: one.n_models, total: one.n_models });
                    found.map(|(_, estimate)| estimate.criterion(criterion))
                };
                step_through(&mut fitter, options.max_order, evaluate);
            }
        }
    }
    let walk = if space.is_some() { Walk::All } else { Walk::Stepwise };
    Ok(gathered.map(|one| one.finish(options, walk)))
}

/// The space of models where it is small enough to be gone through.
pub(super) fn whole_space(table: &Table, max_order: u32) -> Option<ModelSpace> {
    let n_variables = table.n_lists() + table.covariates().len();
    ModelSpace::new(n_variables, max_order).ok().filter(|space| space.n_models() <= MAX_MODELS)
}

fn walk_all(
    fitter: &mut Fitter<'_>,
    counts: &CellCounts,
    space: ModelSpace,
    gathered: &mut [Gathered],
    progress: &dyn Fn(Progress),
) {
    let mut walk = ModelWalk::new(space);
    let cold = || Position::cold(counts.n_lists);
    let mut n_done = 0_u64;
    // By depth: the estimate of the nearest model on the way that has one.
    let mut positions = vec![cold()];
    while let Some(depth) = walk.step() {
        if depth >= positions.len() {
            positions.push(cold());
        }
        if depth > 0 {
            let (above, below) = positions.split_at_mut(depth);
            below[0].copy_from(&above[depth - 1]);
            for parameter in fitter.coding.parameters(walk.last_term()) {
                below[0].beta[parameter as usize] = 0.0;
            }
        }
        let estimate = estimate(fitter, counts, walk.terms(), &mut positions[depth]);
        gathered.iter_mut().for_each(|one| one.add(walk.terms(), estimate));
        n_done += 1;
        if n_done.is_multiple_of(256) {
            progress(Progress { done: n_done, total: space.n_models() });
        }
    }
}

/// The number of parameters and the estimate of a model over variables.
fn estimate(
    fitter: &mut Fitter<'_>,
    counts: &CellCounts,
    terms: &[u32],
    at: &mut Position,
) -> Option<(usize, ModelEstimate)> {
    let parameters = parameters(terms, fitter.coding);
    let Ended::Reached { log_likelihood } = fitter.fit(counts, &parameters, at, f64::NEG_INFINITY) else {
        return None;
    };
    let unseen = fitter.unseen(at);
    let se_log_dark_figure = fitter.se_log_unseen(at, &unseen)?;
    let dark_figure: f64 = unseen.iter().sum();
    let value = |criterion: Criterion| criterion.value(log_likelihood, parameters.len(), counts.n_observed);
    let estimate = ModelEstimate {
        population: counts.n_observed + dark_figure,
        dark_figure,
        se_log_dark_figure,
        log_likelihood,
        deviance: counts.deviance(log_likelihood),
        aic: value(Criterion::Aic),
        aicc: value(Criterion::Aicc),
        bic: value(Criterion::Bic),
    };
    Some((parameters.len(), estimate))
}

/// Adds or takes away one interaction at a time as long as the criterion falls, from the model without any.
///
/// `evaluate` fits terms from a position and gives the criterion; it may give none where that would not be below its last argument. The terms
/// where the steps end; `None` where no model met has an estimate.
pub(super) fn step_through(
    fitter: &mut Fitter<'_>,
    max_order: u32,
    mut evaluate: impl FnMut(&mut Fitter<'_>, &[u32], &mut Position, f64) -> Option<f64>,
) -> Option<Vec<u32>> {
    let n_variables = (fitter.coding.n_lists() + fitter.coding.n_covariates()) as u32;
    let full = (1_u32 << n_variables) - 1;
    let candidates: Vec<u32> = (1..full).filter(|m| (2..=max_order).contains(&m.count_ones())).collect();
    let mut current: Vec<u32> = (0..full).filter(|mask| mask.count_ones() <= 1).collect();
    let cold = Position::cold(fitter.coding.n_indicators());
    let (mut at, mut trial, mut next) = (cold.clone(), cold.clone(), cold);
    let mut value = evaluate(fitter, &current, &mut at, f64::INFINITY).unwrap_or(f64::INFINITY);
    loop {
        let mut best: Option<Vec<u32>> = None;
        let mut bar = value;
        for &candidate in &candidates {
            let Some(terms) = turned(&current, candidate) else {
                continue;
            };
            trial.copy_from(&at);
            // A fit may start where a smaller model's ended, with nothing yet for the new parameters, not where a larger one's did.
            trial.warm = at.warm && terms.len() > current.len();
            for parameter in fitter.coding.parameters(candidate) {
                trial.beta[parameter as usize] = 0.0;
            }
            let Some(reached) = evaluate(fitter, &terms, &mut trial, bar) else {
                continue;
            };
            if reached.is_finite() && tie_key(reached) < tie_key(bar) {
                bar = reached;
                best = Some(terms);
                std::mem::swap(&mut next, &mut trial);
            }
        }
        let Some(terms) = best else {
            return value.is_finite().then_some(current);
        };
        (value, current) = (bar, terms);
        std::mem::swap(&mut at, &mut next);
    }
}

/// The terms with an interaction added or taken away, if they are hierarchical.
fn turned(terms: &[u32], interaction: u32) -> Option<Vec<u32>> {
    match terms.binary_search(&interaction) {
        Ok(at) => {
            let is_needed =
                terms.iter().any(|&term| term != interaction && term & interaction == interaction);
            let mut fewer = terms.to_vec();
            fewer.remove(at);
            (!is_needed).then_some(fewer)
        }
        Err(at) => {
            let mut bits = interaction;
            while bits != 0 {
                let bit = bits & bits.wrapping_neg();
                terms.binary_search(&(interaction ^ bit)).ok()?;
                bits ^= bit;
            }
            let mut more = terms.to_vec();
            more.insert(at, interaction);
            Some(more)
        }
    }
}

struct Gathered {
    n_lists: usize,
    criterion: Criterion,
    n_best: usize,
    n_models: u64,
    n_estimable: u64,
    best: Vec<RankedModel>,
    averager: Averager,
}

impl Gathered {
    fn add(&mut self, terms: &[u32], estimate: Option<(usize, ModelEstimate)>) {
        self.n_models += 1;
        let Some((n_parameters, estimate)) = estimate else {
            return;
        };
        self.n_estimable += 1;
        self.averager.add(&estimate);
        if !estimate.criterion(self.criterion).is_finite() {
            return;
        }
        let n_variables = terms.iter().filter(|term| term.count_ones() == 1).count();
        let variables = HierarchicalModel::from_closed_terms(n_variables, terms.to_vec());
        let model = Model::from_variables(self.n_lists, variables);
        self.best.push(RankedModel { model, n_parameters, delta: 0.0, estimate });
        if self.best.len() >= 4 * self.n_best {
            self.shorten();
        }
    }

    fn shorten(&mut self) {
        let criterion = self.criterion;
        self.best.sort_by(|left, right| by_rank(left, right, criterion));
        // Steps come back to models that they have left.
        self.best.dedup_by(|right, left| right.model == left.model);
        self.best.truncate(self.n_best);
    }

    fn finish(mut self, options: &SelectOptions, walk: Walk) -> Result<Selection, Refusal> {
        self.shorten();
        let average = self.averager.finish(options.level);
        let (Some(average), Some(first)) = (average, self.best.first()) else {
            return Err(Refusal::NoAdmissibleModel { n_models: self.n_models });
        };
        let lowest = first.estimate.criterion(self.criterion);
        for ranked in &mut self.best {
            ranked.delta = ranked.estimate.criterion(self.criterion) - lowest;
        }
        Ok(Selection {
            criterion: self.criterion,
            max_order: options.max_order,
            walk,
            n_models: self.n_models,
            n_estimable: self.n_estimable,
            best: self.best,
            average,
        })
    }
}

fn by_rank(left: &RankedModel, right: &RankedModel, criterion: Criterion) -> Ordering {
    let value = |ranked: &RankedModel| tie_key(ranked.estimate.criterion(criterion));
    value(left)
        .total_cmp(&value(right))
        .then_with(|| left.n_parameters.cmp(&right.n_parameters))
        .then_with(|| left.model.cmp(&right.model))
}
