//! The best hierarchical models of a table, chosen only among those that have an estimate.

use std::cmp::Ordering;

use crate::loglinear::{
    Averager, CellCounts, Criterion, Estimability, HierarchicalModel, ModelAverage, ModelEstimate, ModelRow,
    ModelSpace, ModelSpaceError, Refusal, check_level, counts_for, survey_counts,
};
use crate::{CaptureTable, Progress};

/// How to select a model.
#[derive(Debug, Clone, PartialEq)]
pub struct SelectOptions {
    /// The criterion to minimise. By default the Bayesian one.
    pub criterion: Criterion,
    /// The largest interaction to consider; `None`, the default, is every order for up to five lists, 3 for six
    /// and 2 for seven.
    pub max_order: Option<u32>,
    /// How many of the best models to keep. By default 100.
    pub n_best: usize,
    /// The level of the averages' intervals. By default 0.95.
    pub level: f64,
}

impl Default for SelectOptions {
    fn default() -> Self {
        Self { criterion: Criterion::Bic, max_order: None, n_best: 100, level: 0.95 }
    }
}

impl SelectOptions {
    /// The models that these options consider over `n_lists` lists.
    ///
    /// # Errors
    ///
    /// [`ModelSpaceError`] where there are too many of them, as for eight lists.
    pub fn space(&self, n_lists: usize) -> Result<ModelSpace, ModelSpaceError> {
        let widest = match n_lists {
            0..=5 => 4,
            6 => 3,
            _ => 2,
        };
        ModelSpace::new(n_lists, self.max_order.unwrap_or(widest))
    }
}

/// The models of a table ranked by an information criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// The criterion that ranked them.
    pub criterion: Criterion,
    /// The largest interaction considered.
    pub max_order: u32,
    /// How many models were considered.
    pub n_models: u64,
    /// How many models have each status, by [`Estimability::code`].
    pub n_by_status: [u64; 4],
    /// How many estimable models Newton's method did not reach; they are not ranked.
    pub n_unreached: u64,
    /// The best models, best first; never empty.
    pub best: Vec<RankedModel>,
    /// The average over all estimable models.
    pub average: ModelAverage,
}

/// A model with its rank.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedModel {
    /// The model.
    pub model: HierarchicalModel,
    /// How many parameters are at −∞.
    pub n_forced_zero: usize,
    /// How far the criterion is behind the best model's.
    pub delta: f64,
    /// What the model says.
    pub estimate: ModelEstimate,
}

/// Ranks every hierarchical model that has an estimate.
///
/// Ties, to a billionth of a unit, go to the model with fewer parameters, then to the one whose list sets come
/// first in order of their bits.
///
/// # Errors
///
/// [`SelectRefusal`]; [`NoAdmissibleModel`](SelectRefusal::NoAdmissibleModel) is the answer "do not estimate".
///
/// # References
///
/// Silverman, Chan and Vincent 2024, "Bootstrapping multiple systems estimates to account for model selection".
pub fn select_model(
    table: &CaptureTable,
    options: &SelectOptions,
    progress: &dyn Fn(Progress),
) -> Result<Selection, SelectRefusal> {
    let [selection] = select_by_criteria(table, [options.criterion], options, progress)?;
    selection
}

/// [`select_model`] by several criteria, with every model fitted once; the criterion of the options does not count.
///
/// # Errors
///
/// As for [`select_model`]; a criterion alone may lack a model, as AICc does where there are hardly more people than parameters.
pub fn select_by_criteria<const N: usize>(
    table: &CaptureTable,
    criteria: [Criterion; N],
    options: &SelectOptions,
    progress: &dyn Fn(Progress),
) -> Result<[Result<Selection, SelectRefusal>; N], SelectRefusal> {
    let space = options.space(table.n_lists())?;
    let counts = counts_for(table, None)?;
    check_level(options.level)?;
    let mut rankings = criteria.map(|criterion| Ranking::new(criterion, options, counts.n_observed));
    let mut n_done = 0_u64;
    survey_counts(&counts, &space, &mut |row| {
        rankings.iter_mut().for_each(|ranking| ranking.add(row));
        n_done += 1;
        if n_done.is_multiple_of(1024) {
            progress(Progress { done: n_done, total: space.n_models() });
        }
    })?;
    Ok(rankings.map(|ranking| ranking.finish(&space, options.level)))
}

/// [`select_model`] over dense counts, with a look at every model.
pub(crate) fn rank_models(
    counts: &CellCounts,
    space: &ModelSpace,
    options: &SelectOptions,
    look: &mut dyn FnMut(&ModelRow<'_>),
) -> Result<Selection, SelectRefusal> {
    check_level(options.level)?;
    let mut ranking = Ranking::new(options.criterion, options, counts.n_observed);
    survey_counts(counts, space, &mut |row| {
        look(row);
        ranking.add(row);
    })?;
    ranking.finish(space, options.level)
}

/// Models on their way into a ranking: the best so far, and what the average needs of the others.
struct Ranking {
    criterion: Criterion,
    n_best: usize,
    n_by_status: [u64; 4],
    n_unreached: u64,
    best: Vec<RankedModel>,
    // What a model must not exceed to be among the best.
    bar: f64,
    averager: Averager,
}

impl Ranking {
    fn new(criterion: Criterion, options: &SelectOptions, n_observed: f64) -> Self {
        Self {
            criterion,
            n_best: options.n_best.max(1),
            n_by_status: [0; 4],
            n_unreached: 0,
            best: Vec::new(),
            bar: f64::INFINITY,
            averager: Averager::new(criterion, n_observed),
        }
    }

    fn add(&mut self, row: &ModelRow<'_>) {
        self.n_by_status[row.estimability.code()] += 1;
        let Some(estimate) = row.estimate else {
            self.n_unreached += u64::from(row.estimability == Estimability::Estimable);
            return;
        };
        self.averager.add(&estimate);
        let value = estimate.criterion(self.criterion);
        if value.is_finite() && value <= self.bar {
            let n_forced_zero = row.n_forced_zero;
            self.best.push(RankedModel { model: row.model(), n_forced_zero, delta: 0.0, estimate });
            if self.best.len() >= 2 * self.n_best {
                self.shorten();
                self.bar = self.best[self.n_best - 1].estimate.criterion(self.criterion) + 1e-8;
            }
        }
    }

    fn shorten(&mut self) {
        let criterion = self.criterion;
        self.best.sort_by(|left, right| by_rank(left, right, criterion));
        self.best.truncate(self.n_best);
    }

    fn finish(mut self, space: &ModelSpace, level: f64) -> Result<Selection, SelectRefusal> {
        self.shorten();
        let Self { criterion, n_by_status, n_unreached, mut best, averager, .. } = self;
        let (Some(average), Some(first)) = (averager.finish(level), best.first()) else {
            return Err(SelectRefusal::NoAdmissibleModel { n_models: space.n_models(), n_by_status });
        };
        let lowest = first.estimate.criterion(criterion);
        for ranked in &mut best {
            ranked.delta = ranked.estimate.criterion(criterion) - lowest;
        }
        Ok(Selection {
            criterion,
            max_order: space.max_order(),
            n_models: space.n_models(),
            n_by_status,
            n_unreached,
            best,
            average,
        })
    }
}

fn by_rank(left: &RankedModel, right: &RankedModel, criterion: Criterion) -> Ordering {
    let value = |ranked: &RankedModel| tie_key(ranked.estimate.criterion(criterion));
    value(left)
        .total_cmp(&value(right))
        .then_with(|| left.model.n_parameters().cmp(&right.model.n_parameters()))
        .then_with(|| left.model.cmp(&right.model))
}

/// A criterion's value to a billionth of a unit: what differs less differs by rounding only.
pub(crate) fn tie_key(value: f64) -> f64 {
    (value * 1e9).round()
}

/// Why no model was selected.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum SelectRefusal {
    /// The models cannot all be gone through.
    #[error(transparent)]
    Space(#[from] ModelSpaceError),
    /// The table cannot be fitted.
    #[error(transparent)]
    Table(#[from] Refusal),
    /// The search of the whole space could not leave out enough of it; what it had found may not be the best.
    #[error(
        "the search for the best of all models was not done after bounding {limit} likelihoods\nlower the order"
    )]
    SearchCutShort {
        /// How many likelihoods a search may bound.
        limit: u64,
    },
    /// No model has an estimate on this table: do not estimate.
    #[error(
        "none of {n_models} models has an estimate on this table\nno estimate exists for {}, {} are not \
         identifiable, {} are neither",
        n_by_status[1], n_by_status[2], n_by_status[3]
    )]
    NoAdmissibleModel {
        /// How many models were considered.
        n_models: u64,
        /// How many have each status, by [`Estimability::code`].
        n_by_status: [u64; 4],
    },
}
