//! Everything that models with covariates say of one table.

use super::bootstrap::{Bootstrap, bootstrap};
use super::doubt::doubts;
use super::fit::{Fit, Refusal, fit};
use super::model::Model;
use super::select::{SelectOptions, Selection, rank};
use super::size::{Parts, Size, interval_of};
use super::table::{Covariate, Table};
use crate::estimation::Doubt;
use crate::estimation::data_hash;
use crate::loglinear::{Criterion, HierarchicalModel, SelectRefusal, select_model};
use crate::{EstimationOptions, Progress, Support, loglinear};

/// What log-linear models with covariates say of a population and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The lists' names.
    pub list_names: Vec<String>,
    /// The covariates.
    pub covariates: Vec<Covariate>,
    /// The best model by BIC, fitted.
    pub fit: Fit,
    /// The models by BIC.
    pub bic: Selection,
    /// The models by AIC.
    pub aic: Selection,
    /// How often the redraws had an estimate, and which models they picked; none where nothing was drawn.
    pub bootstrap: Option<Bootstrap>,
    /// The whole population by the best model.
    pub total: Size,
    /// Each stratum, in the order of [`Table::levels_of`].
    pub strata: Vec<Size>,
    /// Each level of each covariate, by the indices of covariate and level.
    pub levels: Vec<(usize, usize, Size)>,
    /// What the same lists say without covariates.
    pub pooled: Result<PooledComparison, SelectRefusal>,
    /// How far the table supports the number.
    pub grade: Support,
    /// What speaks against it, worst first.
    pub reasons: Vec<Doubt>,
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

/// From so many units of BIC on the evidence is very strong.
///
/// # References
///
/// Kass and Raftery 1995, JASA 90, 773–795, section 3.2: "very strong".
pub const VERY_STRONG_UNITS: f64 = 10.0;

/// What the lists say of whether they reach all levels alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Evidence {
    /// They clearly do not: the model in which they do is [`VERY_STRONG_UNITS`] and more behind.
    Against {
        /// By how many units of BIC.
        behind: f64,
    },
    /// It is behind, and by less.
    Unsettled {
        /// By how many units of BIC.
        behind: f64,
    },
    /// It is not behind.
    NothingAgainst,
}

impl PooledComparison {
    /// What the lists say of whether they reach all levels alike; none where that has no estimate.
    #[must_use]
    pub fn evidence(&self) -> Option<Evidence> {
        self.behind.map(|behind| match behind {
            behind if behind >= VERY_STRONG_UNITS => Evidence::Against { behind },
            behind if behind > 0.0 => Evidence::Unsettled { behind },
            _ => Evidence::NothingAgainst,
        })
    }
}

/// Selects by BIC and AIC, redraws people, and says how far the number can be believed.
///
/// Of the options, the level, the seed and the number of replicates count.
///
/// # Errors
///
/// [`Refusal`]; [`NoAdmissibleModel`](Refusal::NoAdmissibleModel) is the answer "do not estimate".
pub fn estimate(
    table: &Table,
    options: &EstimationOptions,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Answer, Refusal> {
    let selecting = SelectOptions { level: options.level, ..SelectOptions::default() };
    let [bic, aic] = rank(table, [Criterion::Bic, Criterion::Aic], &selecting, progress)?;
    let (bic, aic) = (bic?, aic?);
    let fit = fit(table, &bic.best[0].model)?;
    let bootstrap = if options.n_bootstrap == 0 {
        None
    } else {
        let replicates =
            table.draw(options.redraw, bic.best[0].estimate.population, options.n_bootstrap, options.seed);
        let levels = [options.level];
        Some(bootstrap(table, &selecting, &bic, &replicates, &levels, progress)?)
    };
    let parts = Parts::new(table, &fit);
    let drawn = bootstrap.as_ref();
    let interval = match drawn {
        Some(drawn) => interval_of(&drawn.total),
        None => fit.interval(options.level).ok(),
    };
    let total = parts.size(|_| true, interval);
    let interval_at = |stratum: usize| drawn.and_then(|drawn| interval_of(drawn.strata.get(stratum)?));
    let strata: Vec<Size> =
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
    let reasons = doubts(table.pooled(), &bic, &aic, &total, bootstrap.as_ref());
    Ok(Answer {
        list_names: table.list_names().to_vec(),
        covariates: table.covariates().to_vec(),
        pooled: pooled(table, &fit, bic.max_order),
        grade: reasons.iter().map(|reason| reason.grade()).max().unwrap_or(Support::Consistent),
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
fn pooled(table: &Table, best: &Fit, max_order: u32) -> Result<PooledComparison, SelectRefusal> {
    let selecting = loglinear::SelectOptions {
        max_order: Some(max_order),
        n_best: 1,
        ..loglinear::SelectOptions::default()
    };
    let selection = select_model(table.pooled(), &selecting, &|_| {})?;
    let first = &selection.best[0];
    let among_lists = first.model.generators().into_iter().map(|lists| (lists.bits(), 0));
    let among_covariates = best.model.interactions().filter(|&(lists, _)| lists == 0);
    let generators = among_lists.chain(among_covariates);
    let alike = Model::from_generators(table.n_lists(), table.covariates().len(), generators);
    let behind = alike.ok().and_then(|model| fit(table, &model).ok());
    Ok(PooledComparison {
        model: first.model.clone(),
        n_total: first.estimate.population,
        behind: behind.map(|fit| fit.criterion(Criterion::Bic) - best.criterion(Criterion::Bic)),
    })
}
