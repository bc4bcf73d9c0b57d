//! One model with covariates, fitted.

use super::face::UnseenObstacle;
use super::model::Model;
use super::search::{Ended, Fitter};
use super::table::Table;
use crate::interval::{as_f64, log_dark_figure_interval};
use crate::loglinear::{CellCounts, Criterion, Position, check_level};
use crate::{SizeInterval, loglinear};

/// A log-linear model with covariates at its maximum likelihood estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The model.
    pub model: Model,
    /// How many people were seen.
    pub n_observed: u64,
    /// The estimated size of the population, seen and unseen together.
    pub population: f64,
    /// The estimated number of people whom nobody saw.
    pub dark_figure: f64,
    /// The same for each combination of levels.
    pub strata: Vec<FittedStratum>,
    /// The standard error of the logarithm of the dark figure.
    pub se_log_dark_figure: f64,
    /// The Poisson log-likelihood, −ln y! included.
    pub log_likelihood: f64,
    /// Twice what the log-likelihood lacks to that of the counts themselves.
    pub deviance: f64,
    /// How many parameters there are, those without a finite estimate of their own included.
    pub n_parameters: usize,
    /// How many parameters have no finite estimate of their own: they are at −∞, or only concern cells whose mean is zero.
    pub n_at_boundary: usize,
    /// How many cells that people could be seen in have a mean of exactly zero.
    pub n_impossible_cells: usize,
    /// The other such cells, less the parameters with a finite estimate.
    pub df: i64,
}

/// What a model says of one combination of levels.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedStratum {
    /// The level of each covariate, as an index.
    pub levels: Vec<usize>,
    /// How many people were seen.
    pub n_observed: u64,
    /// The estimated number of people whom nobody saw.
    pub dark_figure: f64,
}

impl Fit {
    /// The value of an information criterion.
    #[must_use]
    pub fn criterion(&self, criterion: Criterion) -> f64 {
        criterion.value(self.log_likelihood, self.n_parameters, as_f64(self.n_observed))
    }

    /// The Wald interval of the population on the log of the dark figure: never below the people seen, and never about selection.
    ///
    /// # Errors
    ///
    /// [`loglinear::Refusal::Level`] unless the level is between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<SizeInterval, loglinear::Refusal> {
        check_level(level)?;
        let (dark_figure, se_log) = (self.dark_figure, self.se_log_dark_figure);
        Ok(log_dark_figure_interval(self.n_observed, dark_figure, se_log, level))
    }
}

/// The maximum likelihood estimate of a log-linear model with covariates.
///
/// # Assumptions
///
/// The population is closed, records are matched rightly, every person's covariates are known, people of one stratum are alike, and in
/// no stratum do all lists interact at once, which no data can test.
///
/// # Formula
///
/// ```text
/// ln E(y) = Σ β_T over the model's terms T, each a set of lists and of levels that the cell has
/// dark figure = Σ over strata of exp(Σ β_T over the terms T without lists)
/// ```
///
/// # Errors
///
/// [`Refusal`]; above all [`Unseen`](Refusal::Unseen), which is found out before anything is fitted.
///
/// # References
///
/// Fienberg 1972, Biometrika 59, 591–603; Tilling and Sterne 1999, American Journal of Epidemiology 149, 392–400; van der Heijden,
/// Whittaker, Cruyff, Bakker and van der Vliet 2012, Annals of Applied Statistics 6, 831–852.
pub fn fit(table: &Table, model: &Model) -> Result<Fit, Refusal> {
    let counts = counts_of(table)?;
    check_model(table, model)?;
    let coding = table.coding();
    let parameters = model.parameters(coding);
    let mut fitter = Fitter::new(coding);
    let mut at = Position::cold(coding.n_indicators());
    let log_likelihood = match fitter.fit(&counts, &parameters, &mut at, f64::NEG_INFINITY) {
        Ended::Reached { log_likelihood } => log_likelihood,
        Ended::Obstacle(obstacle) => return Err(Refusal::Unseen(obstacle)),
        Ended::Hopeless | Ended::Failed => return Err(Refusal::NoConvergence),
    };
    let unseen = fitter.unseen(&at);
    let se_log_dark_figure = fitter.se_log_unseen(&at, &unseen).ok_or(Refusal::NoConvergence)?;
    let dark_figure: f64 = unseen.iter().sum();
    let dropped = fitter.face.dropped.iter().zip(coding.invisible());
    let n_impossible_cells = dropped.filter(|&(&dropped, &invisible)| dropped && !invisible).count();
    let n_kept = fitter.face.parameters.len();
    let strata = table.n_observed_by_stratum().into_iter().zip(&unseen).enumerate();
    Ok(Fit {
        n_observed: table.n_observed(),
        population: counts.n_observed + dark_figure,
        dark_figure,
        strata: strata
            .map(|(stratum, (n_observed, &dark_figure))| FittedStratum {
                levels: table.levels_of(stratum),
                n_observed,
                dark_figure,
            })
            .collect(),
        se_log_dark_figure,
        log_likelihood,
        deviance: counts.deviance(log_likelihood),
        n_parameters: parameters.len(),
        n_at_boundary: parameters.len() - n_kept,
        n_impossible_cells,
        df: coding.n_visible() as i64 - n_impossible_cells as i64 - n_kept as i64,
        model: model.clone(),
    })
}

/// The dense counts of a table.
pub(super) fn counts_of(table: &Table) -> Result<CellCounts, Refusal> {
    let mut counts = vec![0.0; 1 << table.coding().n_indicators()];
    for &(cell, count) in table.cells().cells() {
        counts[cell.bits() as usize] = as_f64(count);
    }
    let counts = CellCounts::new(table.coding().n_indicators(), counts);
    if counts.positive.is_empty() { Err(Refusal::NobodySeen) } else { Ok(counts) }
}

fn check_model(table: &Table, model: &Model) -> Result<(), Refusal> {
    let coding = table.coding();
    let is_same = model.n_lists() == coding.n_lists() && model.n_covariates() == coding.n_covariates();
    if is_same { Ok(()) } else { Err(Refusal::OtherVariables) }
}

/// Why a model with covariates has no estimate on a table.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The table has nobody.
    #[error("nobody was seen")]
    NobodySeen,
    /// The model is over other lists or covariates.
    #[error("the model is over other lists or covariates than the table")]
    OtherVariables,
    /// Any number that a fit gave would be an artefact.
    #[error("the model has no estimate on this table: {0}")]
    Unseen(UnseenObstacle),
    /// The estimate exists, but lies beyond what floating-point numbers reach.
    #[error("the estimate exists but Newton's method did not reach it")]
    NoConvergence,
    /// No model has an estimate: do not estimate.
    #[error("none of {n_models} models with covariates has an estimate on this table")]
    NoAdmissibleModel {
        /// How many models were considered.
        n_models: u64,
    },
    /// The level of an interval is not between 0 and 1.
    #[error("a level lies between 0 and 1, found {level}")]
    Level {
        /// The level.
        level: f64,
    },
    /// The replicates are over other lists or covariates.
    #[error("the replicates are over other lists or covariates than the table")]
    OtherReplicates,
}
