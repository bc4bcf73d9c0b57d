//! Every hierarchical model of a table, with its status and its estimate, one after another.

use super::cell_counts::CellCounts;
use super::criterion::Criterion;
use super::estimability::{Estimability, ReducedModel, Support};
use super::fit::{Refusal, counts_for};
use super::hierarchical_model::HierarchicalModel;
use super::model_space::{ModelSpace, ModelWalk};
use super::newton::{Newton, Position, Problem};
use crate::CaptureTable;

/// What a fitted model says, without its coefficients.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModelEstimate {
    /// The estimated size of the population, seen and unseen together.
    pub population: f64,
    /// The estimated number of people whom nobody saw.
    pub dark_figure: f64,
    /// The standard error of the logarithm of the dark figure.
    pub se_log_dark_figure: f64,
    /// The Poisson log-likelihood, −ln y! included.
    pub log_likelihood: f64,
    /// Twice what the log-likelihood lacks to that of the counts themselves.
    pub deviance: f64,
    /// Akaike's criterion.
    pub aic: f64,
    /// Akaike's criterion, corrected for small samples.
    pub aicc: f64,
    /// The Bayesian criterion.
    pub bic: f64,
}

impl ModelEstimate {
    /// The value of an information criterion.
    #[must_use]
    pub fn criterion(&self, criterion: Criterion) -> f64 {
        match criterion {
            Criterion::Aic => self.aic,
            Criterion::Aicc => self.aicc,
            Criterion::Bic => self.bic,
        }
    }
}

/// One model met by [`survey_models`].
#[derive(Debug)]
pub struct ModelRow<'a> {
    pub(crate) n_lists: usize,
    pub(crate) terms: &'a [u32],
    /// Whether the model has an estimate.
    pub estimability: Estimability,
    /// How many parameters there are, those at −∞ included.
    pub n_parameters: usize,
    /// How many parameters are at −∞.
    pub n_forced_zero: usize,
    /// Histories that could have been seen, less parameters.
    pub df_full: i64,
    /// The same without the parameters at −∞ and the histories that they make impossible.
    pub df_kept: i64,
    /// The estimate of an estimable model; `None` also where Newton's method did not reach it.
    pub estimate: Option<ModelEstimate>,
}

impl ModelRow<'_> {
    /// The model.
    #[must_use]
    pub fn model(&self) -> HierarchicalModel {
        HierarchicalModel::from_closed_terms(self.n_lists, self.terms.to_vec())
    }
}

/// Visits every model of `space` with its status and, where it is estimable, its estimate.
///
/// Each fit starts from its parent model's; memory does not grow with the number of models.
///
/// # Errors
///
/// [`Refusal`] where the table has nobody or other lists than the space. A model without an estimate is
/// a row, not an error.
pub fn survey_models(
    table: &CaptureTable,
    space: &ModelSpace,
    mut visit: impl FnMut(&ModelRow<'_>),
) -> Result<(), Refusal> {
    if space.n_lists() != table.n_lists() {
        return Err(Refusal::OtherLists { table: table.n_lists(), model: space.n_lists() });
    }
    survey_counts(&counts_for(table, None)?, space, &mut visit)
}

/// [`survey_models`] over dense counts.
pub(crate) fn survey_counts(
    counts: &CellCounts,
    space: &ModelSpace,
    visit: &mut dyn FnMut(&ModelRow<'_>),
) -> Result<(), Refusal> {
    let n_lists = counts.n_lists;
    let support = Support::new(n_lists, &counts.positive, space.max_order())?;
    let mut newton = Newton::new(n_lists);
    let mut walk = ModelWalk::new(*space);
    let mut reduced = ReducedModel::default();
    // By depth: the estimate of the nearest estimable model on the way.
    let mut positions = vec![Position::cold(n_lists)];
    while let Some(depth) = walk.step() {
        if depth >= positions.len() {
            positions.push(Position::cold(n_lists));
        }
        if depth > 0 {
            let (above, below) = positions.split_at_mut(depth);
            below[0].copy_from(&above[depth - 1]);
            below[0].beta[walk.last_term() as usize] = 0.0;
        }
        let position = &mut positions[depth];
        let terms = walk.terms();
        support.reduce_into(terms, &mut reduced)?;
        let mut estimate = None;
        if reduced.estimability == Estimability::Estimable {
            let problem =
                Problem { counts, terms: &reduced.kept_terms, dropped: &reduced.dropped, unseen: None };
            estimate = fit_row(&mut newton, &problem, position, terms.len());
        }
        let n_cells = counts.counts.len() as i64 - 1;
        let n_dropped = reduced.dropped.iter().filter(|&&dropped| dropped).count() as i64;
        visit(&ModelRow {
            n_lists,
            terms,
            estimability: reduced.estimability,
            n_parameters: terms.len(),
            n_forced_zero: reduced.n_forced_zero,
            df_full: n_cells - terms.len() as i64,
            df_kept: n_cells - n_dropped - reduced.kept_terms.len() as i64,
            estimate,
        });
    }
    Ok(())
}

/// A model's estimate from a start, which is the estimate's position afterwards; `None` where Newton's method or its
/// standard error does not reach it.
pub(crate) fn fit_row(
    newton: &mut Newton,
    problem: &Problem<'_>,
    position: &mut Position,
    n_parameters: usize,
) -> Option<ModelEstimate> {
    let optimum = newton.fit(problem, position)?;
    let se_log_dark_figure = newton.intercept_standard_error(position)?;
    let n = problem.counts.n_observed;
    let dark_figure = libm::exp(position.beta[0]);
    let value = |criterion: Criterion| criterion.value(optimum.log_likelihood, n_parameters, n);
    Some(ModelEstimate {
        population: n + dark_figure,
        dark_figure,
        se_log_dark_figure,
        log_likelihood: optimum.log_likelihood,
        deviance: problem.counts.deviance(optimum.log_likelihood),
        aic: value(Criterion::Aic),
        aicc: value(Criterion::Aicc),
        bic: value(Criterion::Bic),
    })
}
