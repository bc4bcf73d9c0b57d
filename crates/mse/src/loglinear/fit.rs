//! One log-linear model fitted to a table.

use super::cell_counts::CellCounts;
use super::criterion::Criterion;
use super::estimability::{Estimability, Support};
use super::hierarchical_model::{HierarchicalModel, MAX_LISTS};
use super::newton::{Newton, Position, Problem};
use crate::interval::log_dark_figure_interval;
use crate::{CaptureTable, History, SizeInterval};

/// A log-linear model at its maximum likelihood estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The model.
    pub model: HierarchicalModel,
    /// How many people were seen.
    pub n_observed: u64,
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
    /// How many parameters there are, those at −∞ included.
    pub n_parameters: usize,
    /// How many parameters are at −∞, because nobody is on all their lists.
    pub n_forced_zero: usize,
    /// Histories that could have been seen, less parameters.
    pub df_full: i64,
    /// The same without the parameters at −∞ and the histories that they make impossible.
    pub df_kept: i64,
    /// The parameters, by ascending list set; the intercept first.
    pub coefficients: Vec<Coefficient>,
    /// The fitted mean of each history that could have been seen, ascending.
    pub fitted: Vec<(History, f64)>,
    /// How many Newton steps the fit took.
    pub n_steps: usize,
}

/// One parameter of a log-linear model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficient {
    /// The lists that interact; none for the intercept, one for a main effect.
    pub lists: History,
    /// The estimate on the log scale; −∞ where nobody is on all these lists.
    pub value: f64,
    /// Its Wald standard error; `None` at −∞.
    pub standard_error: Option<f64>,
}

impl Fit {
    /// The value of an information criterion.
    #[must_use]
    pub fn criterion(&self, criterion: Criterion) -> f64 {
        criterion.value(self.log_likelihood, self.n_parameters, self.n_observed as f64)
    }

    /// The standard error of the population size, with the Poisson variance of the unseen themselves.
    ///
    /// # Formula
    ///
    /// ```text
    /// √(n₀ + n₀² · se(ln n₀)²)
    /// ```
    ///
    /// # References
    ///
    /// Rivest and Baillargeon 2007, Biometrics 63, section 2.
    #[must_use]
    pub fn standard_error(&self) -> f64 {
        let spread = self.dark_figure * self.se_log_dark_figure;
        (self.dark_figure + spread * spread).sqrt()
    }

    /// The Wald interval on the log of the dark figure: never below the people seen, and never about selection.
    ///
    /// # Errors
    ///
    /// [`Refusal::Level`] unless the level is between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<SizeInterval, Refusal> {
        check_level(level)?;
        let (dark_figure, se_log) = (self.dark_figure, self.se_log_dark_figure);
        Ok(log_dark_figure_interval(self.n_observed, dark_figure, se_log, level))
    }
}

/// The maximum likelihood estimate of a log-linear model.
///
/// # Assumptions
///
/// The population is closed, records are matched rightly, people behave alike within a history, and the
/// interaction between all lists at once is absent, which no data can test.
///
/// # Formula
///
/// ```text
/// ln E(y_S) = Σ_{T ⊆ S} β_T  over the model's terms T;   dark figure = exp(β_∅)
/// ```
///
/// # Errors
///
/// [`Refusal`]; above all [`NotEstimable`](Refusal::NotEstimable), which is found out before
/// anything is fitted.
///
/// # Example
///
/// ```
/// # use darkfigure_mse::{CaptureTable, History};
/// # use darkfigure_mse::loglinear::{HierarchicalModel, fit};
/// // 123 victims on three lists (Chan, Silverman and Vincent 2021, the Korean table).
/// let rows = [(0b001, 5), (0b010, 5), (0b100, 41), (0b011, 54), (0b101, 6), (0b111, 12)];
/// let names = ["b", "c", "d"].map(String::from).to_vec();
/// let table = CaptureTable::new(names, rows.map(|(bits, count)| (History::from_bits(bits), count)))?;
/// let fit = fit(&table, &HierarchicalModel::parse("[12,23]", 3)?)?;
/// assert!((fit.population - (123.0 + 41.0 * 5.0 / 6.0)).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// Fienberg 1972, Biometrika 59, 591–603; Cormack 1989, Biometrics 45, 395–413.
pub fn fit(table: &CaptureTable, model: &HierarchicalModel) -> Result<Fit, Refusal> {
    let counts = counts_for(table, Some(model))?;
    let support = Support::new(counts.n_lists, &counts.positive, model.order())?;
    let reduced = support.reduce(model.terms())?;
    if reduced.estimability != Estimability::Estimable {
        return Err(Refusal::NotEstimable { estimability: reduced.estimability });
    }
    let mut newton = Newton::new(counts.n_lists);
    let mut at = Position::cold(counts.n_lists);
    let problem =
        Problem { counts: &counts, terms: &reduced.kept_terms, dropped: &reduced.dropped, unseen: None };
    let optimum = newton.fit(&problem, &mut at).ok_or(Refusal::NoConvergence)?;
    let covariance = newton.covariance(&at, &reduced.kept_terms).ok_or(Refusal::NoConvergence)?;
    let coefficients = model.terms().iter().map(|&term| {
        let kept = reduced.kept_terms.binary_search(&term).ok();
        Coefficient {
            lists: History::from_bits(term),
            value: if kept.is_some() { at.beta[term as usize] } else { f64::NEG_INFINITY },
            standard_error: kept.map(|place| covariance[place][place].sqrt()),
        }
    });
    let n_cells = counts.counts.len() as i64 - 1;
    let n_dropped = reduced.dropped.iter().filter(|&&dropped| dropped).count() as i64;
    let dark_figure = libm::exp(at.beta[0]);
    Ok(Fit {
        n_observed: table.n_observed(),
        population: counts.n_observed + dark_figure,
        dark_figure,
        se_log_dark_figure: covariance[0][0].sqrt(),
        log_likelihood: optimum.log_likelihood,
        deviance: counts.deviance(optimum.log_likelihood),
        n_parameters: model.n_parameters(),
        n_forced_zero: reduced.n_forced_zero,
        df_full: n_cells - model.n_parameters() as i64,
        df_kept: n_cells - n_dropped - reduced.kept_terms.len() as i64,
        coefficients: coefficients.collect(),
        fitted: (1..counts.counts.len())
            .map(|mask| (History::from_bits(mask as u32), at.means[mask]))
            .collect(),
        n_steps: optimum.n_steps,
        model: model.clone(),
    })
}

/// The population that a model makes of expected counts, which need not be whole.
pub(crate) fn population_of(counts: &CellCounts, model: &HierarchicalModel) -> Result<f64, Refusal> {
    let reduced = Support::new(counts.n_lists, &counts.positive, model.order())?.reduce(model.terms())?;
    if reduced.estimability != Estimability::Estimable {
        return Err(Refusal::NotEstimable { estimability: reduced.estimability });
    }
    let problem = Problem { counts, terms: &reduced.kept_terms, dropped: &reduced.dropped, unseen: None };
    let mut at = Position::cold(counts.n_lists);
    Newton::new(counts.n_lists).fit(&problem, &mut at).ok_or(Refusal::NoConvergence)?;
    Ok(counts.n_observed + libm::exp(at.beta[0]))
}

pub(crate) fn check_level(level: f64) -> Result<(), Refusal> {
    if level > 0.0 && level < 1.0 { Ok(()) } else { Err(Refusal::Level { level }) }
}

/// The dense counts of a table that a log-linear model can be fitted to.
pub(crate) fn counts_for(
    table: &CaptureTable,
    model: Option<&HierarchicalModel>,
) -> Result<CellCounts, Refusal> {
    if let Some(model) = model
        && model.n_lists() != table.n_lists()
    {
        return Err(Refusal::OtherLists { table: table.n_lists(), model: model.n_lists() });
    }
    let counts = CellCounts::from_table(table).ok_or(Refusal::TooManyLists { found: table.n_lists() })?;
    if counts.positive.is_empty() {
        return Err(Refusal::NobodySeen);
    }
    Ok(counts)
}

/// Why a log-linear model has no estimate on a table.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The table has nobody.
    #[error("nobody was seen")]
    NobodySeen,
    /// The table has more lists than [`MAX_LISTS`].
    #[error("a log-linear model has at most {MAX_LISTS} lists, the table has {found}")]
    TooManyLists {
        /// How many lists the table has.
        found: usize,
    },
    /// The model is over another number of lists.
    #[error("the table has {table} lists, the model {model}")]
    OtherLists {
        /// How many lists the table has.
        table: usize,
        /// How many lists the model has.
        model: usize,
    },
    /// Any number that a fit gave would be an artefact.
    #[error("the model has no estimate on this table: {estimability}")]
    NotEstimable {
        /// What is missing.
        estimability: Estimability,
    },
    /// The level of an interval is not between 0 and 1.
    #[error("a level lies between 0 and 1, found {level}")]
    Level {
        /// The level.
        level: f64,
    },
    /// The question whether an estimate exists outgrew 128-bit integers.
    #[error("whether an estimate exists could not be decided in 128-bit integers")]
    ExactArithmetic,
    /// The estimate exists, but lies beyond what floating-point numbers reach.
    #[error("the estimate exists but Newton's method did not reach it")]
    NoConvergence,
}
