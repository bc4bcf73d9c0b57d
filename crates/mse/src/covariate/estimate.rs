//! Everything that models with covariates say of one table.

use super::bootstrap::{CovariateBootstrap, bootstrap_covariates};
use super::fit::{CovariateFit, CovariateRefusal, fit_covariates};
use super::model::CovariateModel;
use super::reason::{CovariateReason, reasons};
use super::select::{CovariateSelectOptions, CovariateSelection, rank};
use super::size::{CovariateSize, Parts, interval_of};
use super::table::{Covariate, CovariateTable};
use crate::chain::Progress;
use crate::estimation::Grade;
use crate::{
    Criterion, EstimationOptions, HierarchicalModel, SelectOptions, SelectRefusal, data_hash, select_model,
};

/// What log-linear models with covariates say of a population and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct CovariateEstimation {
    /// The lists' names.
    pub list_names: Vec<String>,
    /// The covariates.
    pub covariates: Vec<Covariate>,
    /// The best model by BIC, fitted.
    pub fit: CovariateFit,
    /// The models by BIC.
    pub bic: CovariateSelection,
    /// The models by AIC.
    pub aic: CovariateSelection,
    /// How often the redraws had an estimate, and which models they picked; none where nothing was drawn.
    pub bootstrap: Option<CovariateBootstrap>,
    /// The whole population by the best model.
    pub total: CovariateSize,
    /// Each stratum, in the order of [`CovariateTable::levels_of`].
    pub strata: Vec<CovariateSize>,
    /// Each level of each covariate, by the indices of covariate and level.
    pub levels: Vec<(usize, usize, CovariateSize)>,
    /// What the same lists say without covariates.
    pub pooled: Result<PooledComparison, SelectRefusal>,
    /// How far the table supports the number.
    pub grade: Grade,
    /// What speaks against it, worst first.
    pub reasons: Vec<CovariateReason>,
    /// [`data_hash`] of the counts over lists and levels, in 32 hexadecimal digits.
    pub data_hash: String,
}

/// The best model without covariates, and how much worse it explains who was seen where.
#[derive(Debug, Clone, PartialEq)]
pub struct PooledComparison {
    /// The model by BIC on the lists alone, with interactions of as many lists as with covariates.
    pub model: HierarchicalModel,
    /// Its population size.
    pub n_total: f64,
    /// How many units of BIC the model is behind the best, when its lists are taken to reach all levels alike.
    pub behind: Option<f64>,
}

/// Selects by BIC and AIC, redraws people, and says how far the number can be believed.
///
/// Of the options, the level, the seed and the number of replicates count.
///
/// # Errors
///
/// [`CovariateRefusal`]; [`NoAdmissibleModel`](CovariateRefusal::NoAdmissibleModel) is the answer "do not estimate".
pub fn estimate_covariates(
    table: &CovariateTable,
    options: &EstimationOptions,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<CovariateEstimation, CovariateRefusal> {
    let selecting = CovariateSelectOptions { level: options.level, ..CovariateSelectOptions::default() };
    let [bic, aic] = rank(table, [Criterion::Bic, Criterion::Aic], &selecting, progress)?;
    let (bic, aic) = (bic?, aic?);
    let fit = fit_covariates(table, &bic.best[0].model)?;
    let bootstrap = if options.n_bootstrap == 0 {
        None
    } else {
        let replicates = table.draw(options.n_bootstrap, options.seed);
        let levels = [options.level];
        Some(bootstrap_covariates(table, &selecting, &bic, &replicates, &levels, progress)?)
    };
    let parts = Parts::new(table, &fit);
    let drawn = bootstrap.as_ref();
    let interval = match drawn {
        Some(drawn) => interval_of(&drawn.total),
        None => fit.interval(options.level).ok(),
    };
    let total = parts.size(|_| true, interval);
    let interval_at = |stratum: usize| drawn.and_then(|drawn| interval_of(drawn.strata.get(stratum)?));
    let strata: Vec<CovariateSize> =
        (0..table.n_strata()).map(|at| parts.size(|other| other == at, interval_at(at))).collect();
    let mut levels = Vec::new();
    for (covariate, known) in table.covariates().iter().enumerate() {
        for level in 0..known.levels.len() {
            let part = drawn.and_then(|drawn| {
                drawn.levels.iter().find(|part| (part.covariate, part.level) == (covariate, level))
            });
            let interval = part.and_then(|part| interval_of(&part.size));
            levels.push((
                covariate,
                level,
                parts.size(|at| table.levels_of(at)[covariate] == level, interval),
            ));
        }
    }
    let reasons = reasons(&bic, &aic, &total, bootstrap.as_ref());
    Ok(CovariateEstimation {
        list_names: table.list_names().to_vec(),
        covariates: table.covariates().to_vec(),
        pooled: pooled(table, &fit, bic.max_order),
        grade: reasons.iter().map(|reason| reason.grade()).max().unwrap_or(Grade::Estimable),
        fit,
        bic,
        aic,
        bootstrap,
        total,
        strata,
        levels,
        reasons,
        data_hash: format!("{:032x}", data_hash(table.cells())),
    })
}

/// The best model on the lists alone, and the same model over lists that reach all levels alike.
fn pooled(
    table: &CovariateTable,
    best: &CovariateFit,
    max_order: u32,
) -> Result<PooledComparison, SelectRefusal> {
    let selecting = SelectOptions { max_order: Some(max_order), n_best: 1, ..SelectOptions::default() };
    let selection = select_model(table.pooled(), &selecting, &|_| {})?;
    let first = &selection.best[0];
    let among_lists = first.model.generators().into_iter().map(|lists| (lists.bits(), 0));
    let among_covariates = best.model.interactions().filter(|&(lists, _)| lists == 0);
    let generators = among_lists.chain(among_covariates);
    let alike = CovariateModel::from_generators(table.n_lists(), table.covariates().len(), generators);
    let behind = alike.ok().and_then(|model| fit_covariates(table, &model).ok());
    Ok(PooledComparison {
        model: first.model.clone(),
        n_total: first.estimate.population,
        behind: behind.map(|fit| fit.criterion(Criterion::Bic) - best.criterion(Criterion::Bic)),
    })
}
