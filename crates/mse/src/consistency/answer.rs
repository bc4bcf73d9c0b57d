//! The three answers that a check compares.

use crate::estimation::NotEstimable;
use crate::loglinear::{HierarchicalModel, SelectOptions, StepwiseOptions, select_model, select_stepwise};
use crate::{CaptureTable, loglinear};

/// Up to so many lists every model of pairs is gone through in a check.
pub(super) const MOST_RANKED_LISTS: usize = 6;

/// What three log-linear methods say about a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelAnswers {
    /// Independent lists.
    pub independence: Result<ModelAnswer, NotEstimable>,
    /// Pairwise interactions added step by step.
    pub stepwise: Result<ModelAnswer, NotEstimable>,
    /// The best BIC among models of pairs; none beyond six lists.
    pub best_bic: Option<Result<ModelAnswer, NotEstimable>>,
}

/// A model with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelAnswer {
    /// The model.
    pub model: HierarchicalModel,
    /// The population size under it, seen and unseen together.
    pub n_total: f64,
}

impl ModelAnswer {
    fn new(model: HierarchicalModel, n_total: f64) -> Result<Self, NotEstimable> {
        if n_total.is_finite() { Ok(Self { model, n_total }) } else { Err(NotEstimable::BeyondReach) }
    }
}

impl ModelAnswers {
    /// The answers for a table.
    #[must_use]
    pub fn of(table: &CaptureTable) -> Self {
        let n_lists = table.n_lists();
        let independence = HierarchicalModel::independence(n_lists)
            .map_err(|_| NotEstimable::Loglinear(loglinear::Refusal::TooManyLists { found: n_lists }))
            .and_then(|model| Ok(loglinear::fit(table, &model)?))
            .and_then(|fit| ModelAnswer::new(fit.model, fit.population));
        let stepwise = select_stepwise(table, &StepwiseOptions::default())
            .map_err(NotEstimable::from)
            .and_then(|selected| ModelAnswer::new(selected.fit.model, selected.fit.population));
        let selecting = SelectOptions { max_order: Some(2), n_best: 1, ..SelectOptions::default() };
        let best_bic = (n_lists <= MOST_RANKED_LISTS).then(|| {
            let selection = select_model(table, &selecting, &|_| {})?;
            let best = &selection.best[0];
            ModelAnswer::new(best.model.clone(), best.estimate.population)
        });
        Self { independence, stepwise, best_bic }
    }

    /// The best BIC's answer, or the stepwise one where models were not gone through.
    pub(super) fn main(&self) -> Option<&ModelAnswer> {
        self.best_bic.as_ref().unwrap_or(&self.stepwise).as_ref().ok()
    }
}
