//! Every log-linear model that is nearly as good as the best, with its answer.

use super::canonical::CanonicalTable;
use super::runaway::Runaway;
use crate::loglinear::{Criterion, HierarchicalModel, ModelSpread, Selection};

/// How far behind the best a model may be to be listed.
pub const MULTIVERSE_UNITS: f64 = 10.0;

/// The estimable models within [`MULTIVERSE_UNITS`] of the best one by a criterion.
///
/// Such models explain the data about as well as each other. Where their answers lie far apart, the data do not choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiverse {
    /// The criterion.
    pub criterion: Criterion,
    /// How many models the space has.
    pub n_models: u64,
    /// How many of them have each status, by [`Estimability::code`](crate::loglinear::Estimability::code).
    pub n_by_status: [u64; 4],
    /// How far answers spread within 2 and within 10 units.
    pub spreads: Vec<ModelSpread>,
    /// The models, best first, at most some thousands.
    pub rows: Vec<MultiverseRow>,
    /// The models that fit better than the best of these and have no estimate; looked for by BIC only.
    pub runaway: Option<Runaway>,
}

/// A model of the multiverse.
#[derive(Debug, Clone, PartialEq)]
pub struct MultiverseRow {
    /// The model.
    pub model: HierarchicalModel,
    /// The population size under it.
    pub n_total: f64,
    /// How far its criterion is behind the best.
    pub delta: f64,
    /// The Poisson log-likelihood, −ln y! included.
    pub log_likelihood: f64,
    /// Akaike's criterion.
    pub aic: f64,
    /// The Bayesian criterion.
    pub bic: f64,
    /// How many parameters are at −∞.
    pub n_forced_zero: usize,
}

impl Multiverse {
    pub(super) fn of(selection: &Selection, canonical: &CanonicalTable) -> Self {
        let near = selection.best.iter().take_while(|ranked| ranked.delta <= MULTIVERSE_UNITS);
        let rows = near.filter(|ranked| ranked.estimate.population.is_finite()).map(|ranked| MultiverseRow {
            model: canonical.model(&ranked.model),
            n_total: ranked.estimate.population,
            delta: ranked.delta,
            log_likelihood: ranked.estimate.log_likelihood,
            aic: ranked.estimate.aic,
            bic: ranked.estimate.bic,
            n_forced_zero: ranked.n_forced_zero,
        });
        let runaway = (selection.criterion == Criterion::Bic)
            .then(|| Runaway::of(canonical, selection.max_order, selection.best[0].estimate.bic))
            .flatten();
        Self {
            runaway,
            criterion: selection.criterion,
            n_models: selection.n_models,
            n_by_status: selection.n_by_status,
            spreads: selection.average.spreads.clone(),
            rows: rows.collect(),
        }
    }

    /// The share of models whose maximum likelihood estimate does not exist or is not unique.
    #[must_use]
    pub fn share_without_estimate(&self) -> f64 {
        let [_, lacking @ ..] = self.n_by_status;
        lacking.iter().sum::<u64>() as f64 / (self.n_models as f64).max(1.0)
    }
}
