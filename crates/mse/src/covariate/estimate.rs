//! Everything that models with covariates say of one table.

use super::bootstrap::{CovariateBootstrap, bootstrap_covariates};
use super::fit::{CovariateFit, CovariateRefusal, fit_covariates};
use super::model::CovariateModel;
use super::select::{CovariateSelectOptions, CovariateSelection, rank};
use super::table::{Covariate, CovariateTable};
use crate::chain::Progress;
use crate::estimation::{
    DARK_FIGURE_FACTOR, DISAGREEMENT_FACTOR, Grade, HOPELESS_FACTOR, ONE_PERSON_FACTOR, TINY_DEPENDENCE,
    USABLE_SHARE, WIDE_INTERVAL,
};
use crate::interval::as_f64;
use crate::{
    Bca, Criterion, EstimationOptions, HierarchicalModel, Interval, SelectOptions, SelectRefusal, data_hash,
    select_model,
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

/// The size of the population or of a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct CovariateSize {
    /// How many people were seen.
    pub n_observed: u64,
    /// How many of them each list has.
    pub list_sizes: Vec<u64>,
    /// Seen and unseen together.
    pub n_total: f64,
    /// The unseen.
    pub dark_figure: f64,
    /// The range around `n_total`; selection is in it.
    pub interval: Option<Interval>,
    /// Whether nobody of this part is on two lists: its number is then borrowed from the other parts through the model.
    pub is_borrowed: bool,
}

impl CovariateSize {
    /// How many times the unseen would have to be as many for the size to double; none where nobody is unseen.
    ///
    /// The highest interaction between the lists moves the unseen by such a ratio, and no list shows it.
    #[must_use]
    pub fn doubled(&self) -> Option<f64> {
        (self.dark_figure > 0.0).then(|| 2.0 + as_f64(self.n_observed) / self.dark_figure)
    }

    /// The same for half the size; none where even without anybody unseen it would be more than half.
    #[must_use]
    pub fn halved(&self) -> Option<f64> {
        let seen = as_f64(self.n_observed);
        (self.dark_figure > seen).then(|| 0.5 * (1.0 - seen / self.dark_figure))
    }
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

/// Something that speaks against the number of a model with covariates.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CovariateReason {
    /// The best models by BIC and by AIC are far apart. Fragile from [`DISAGREEMENT_FACTOR`] on, do not estimate from [`HOPELESS_FACTOR`] on.
    #[error("the best models by BIC and by AIC differ by a factor of {factor:.1}")]
    CriteriaDisagree {
        /// The larger over the smaller size.
        factor: f64,
    },
    /// The same for the dark figures, from [`DARK_FIGURE_FACTOR`] on. Fragile.
    #[error("the dark figures of the best models by BIC and by AIC differ by a factor of {factor:.1}")]
    DarkFiguresDisagree {
        /// The larger over the smaller dark figure; one below one person counts as one.
        factor: f64,
    },
    /// Models within two units of the best are far apart. Fragile.
    #[error("models within 2 units of the best give answers that differ by a factor of {factor:.1}")]
    ModelSpread {
        /// The largest over the smallest size, by whichever criterion spreads more.
        factor: f64,
    },
    /// The interval is wide. Fragile.
    #[error("the interval reaches over a factor of {factor:.1}")]
    WideInterval {
        /// The upper over the lower limit.
        factor: f64,
    },
    /// Many replicates have no estimate. Fragile.
    #[error("only {n_usable} of {n_replicates} bootstrap replicates have an estimate")]
    FewReplicates {
        /// How many have one.
        n_usable: usize,
        /// How many there are.
        n_replicates: usize,
    },
    /// A small dependence that no data can show would double the answer: fewer than a fifth of the people were seen. Fragile.
    #[error("a dependence by a ratio of {ratio:.2}, which no data can show, would double the answer")]
    TinyDependence {
        /// How many times the unseen would be as many.
        ratio: f64,
    },
    /// One person moves the answer. Fragile.
    #[error("one person less moves the answer by a factor of {factor:.1}")]
    OnePerson {
        /// How far.
        factor: f64,
    },
}

impl CovariateReason {
    /// The grade that the reason carries.
    #[must_use]
    pub fn grade(self) -> Grade {
        match self {
            Self::CriteriaDisagree { factor } if factor >= HOPELESS_FACTOR => Grade::DoNotEstimate,
            _ => Grade::Fragile,
        }
    }
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
    let by = |criterion| CovariateSelectOptions {
        criterion,
        level: options.level,
        ..CovariateSelectOptions::default()
    };
    let [bic, aic] = rank(table, [Criterion::Bic, Criterion::Aic], &by(Criterion::Bic), progress)?;
    let (bic, aic) = (bic?, aic?);
    let fit = fit_covariates(table, &bic.best[0].model)?;
    let bootstrap = if options.n_bootstrap == 0 {
        None
    } else {
        let replicates = table.draw(options.n_bootstrap, options.seed);
        let levels = [options.level];
        Some(bootstrap_covariates(table, &by(Criterion::Bic), &bic, &replicates, &levels, progress)?)
    };
    let interval_of = |size: Option<&Bca>| {
        let limits = size.and_then(|size| size.intervals.first())?;
        limits.bca.or(limits.percentile).ok()
    };
    let overlaps = overlaps(table);
    let list_sizes = table.list_sizes_by_stratum();
    let size = |is_in: &dyn Fn(usize) -> bool, interval: Option<Interval>| {
        let members = || fit.strata.iter().enumerate().filter(|&(at, _)| is_in(at));
        let n_observed = members().map(|(_, stratum)| stratum.n_observed).sum();
        let dark_figure = members().map(|(_, stratum)| stratum.dark_figure).sum();
        let on_list = |list: usize| members().map(|(at, _)| list_sizes[at][list]).sum();
        CovariateSize {
            n_observed,
            list_sizes: (0..table.n_lists()).map(on_list).collect(),
            dark_figure,
            n_total: as_f64(n_observed) + dark_figure,
            interval,
            is_borrowed: !members().any(|(at, _)| overlaps[at]),
        }
    };
    let drawn_total = bootstrap.as_ref().map(|drawn| &drawn.total);
    let interval = interval_of(drawn_total).or_else(|| fit.interval(options.level).ok());
    let total = size(&|_| true, interval);
    let strata = (0..table.n_strata())
        .map(|at| size(&|other| other == at, interval_of(bootstrap.as_ref().map(|drawn| &drawn.strata[at]))));
    let strata: Vec<CovariateSize> = strata.collect();
    let mut levels = Vec::new();
    for (covariate, known) in table.covariates().iter().enumerate() {
        for level in 0..known.levels.len() {
            let part = bootstrap.as_ref().and_then(|drawn| {
                drawn.levels.iter().find(|part| (part.covariate, part.level) == (covariate, level))
            });
            let interval = interval_of(part.map(|part| &part.size));
            levels.push((covariate, level, size(&|at| table.levels_of(at)[covariate] == level, interval)));
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

/// By stratum: whether anybody is on two lists.
fn overlaps(table: &CovariateTable) -> Vec<bool> {
    let lists = (1_u32 << table.n_lists()) - 1;
    let mut overlaps = vec![false; table.n_strata()];
    for (cell, _) in table.cells().cells().iter().filter(|(cell, _)| (cell.bits() & lists).count_ones() > 1) {
        if let Some(stratum) = table.coding().stratum_of(cell.bits()) {
            overlaps[stratum] = true;
        }
    }
    overlaps
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

fn reasons(
    bic: &CovariateSelection,
    aic: &CovariateSelection,
    total: &CovariateSize,
    bootstrap: Option<&CovariateBootstrap>,
) -> Vec<CovariateReason> {
    let factor = |left: f64, right: f64| left.max(right) / left.min(right);
    let mut reasons = Vec::new();
    let (by_bic, by_aic) = (&bic.best[0].estimate, &aic.best[0].estimate);
    let sizes = factor(by_bic.population, by_aic.population);
    let dark_figures = factor(by_bic.dark_figure.max(1.0), by_aic.dark_figure.max(1.0));
    if sizes >= DISAGREEMENT_FACTOR {
        reasons.push(CovariateReason::CriteriaDisagree { factor: sizes });
    } else if dark_figures >= DARK_FIGURE_FACTOR {
        reasons.push(CovariateReason::DarkFiguresDisagree { factor: dark_figures });
    }
    let spreads = [bic, aic].map(|selection| {
        let near = selection.average.spreads.iter().find(|spread| spread.delta <= 2.0);
        near.map_or(1.0, |spread| spread.highest / spread.lowest)
    });
    let spread = spreads[0].max(spreads[1]);
    if spread >= DISAGREEMENT_FACTOR {
        reasons.push(CovariateReason::ModelSpread { factor: spread });
    }
    if let Some(interval) = total.interval
        && let Some(upper) = interval.upper.finite()
        && upper >= WIDE_INTERVAL * interval.lower
    {
        reasons.push(CovariateReason::WideInterval { factor: upper / interval.lower });
    }
    if let Some(drawn) = bootstrap.map(|drawn| &drawn.total)
        && (drawn.n_usable as f64) < USABLE_SHARE * drawn.n_replicates as f64
    {
        let (n_usable, n_replicates) = (drawn.n_usable, drawn.n_replicates);
        reasons.push(CovariateReason::FewReplicates { n_usable, n_replicates });
    }
    if let Some(one) = bootstrap.and_then(|drawn| drawn.largest_deletion(total.n_total))
        && one >= ONE_PERSON_FACTOR
    {
        reasons.push(CovariateReason::OnePerson { factor: one });
    }
    if let Some(ratio) = total.doubled()
        && ratio < TINY_DEPENDENCE
    {
        reasons.push(CovariateReason::TinyDependence { ratio });
    }
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.grade()));
    reasons
}
