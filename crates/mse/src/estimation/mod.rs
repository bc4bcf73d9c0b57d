//! The one table: every method on one set of lists, how far they agree, and what the table as a whole supports.

mod bayesian;
mod canonical;
mod closed;
mod counting;
mod disagreement;
mod method;
mod model_fit;
mod multiverse;
mod options;
mod provenance;
mod refusal;
mod restore;
mod row;
mod runaway;
mod selected;
mod size_draws;
mod stage;
mod verdict;
mod what_if;

pub use disagreement::Disagreement;
pub use method::{Assumption, Method, Role};
pub use model_fit::ModelFit;
pub use multiverse::{MULTIVERSE_UNITS, Multiverse, MultiverseRow};
pub use options::{Effort, EstimationOptions};
pub use provenance::{Provenance, data_hash};
pub use refusal::{NotEstimable, SkipReason};
pub use row::{
    BootstrapDetail, ChainDetail, ChainQuantity, MethodRow, PriorAnswer, RowDetail, RowStatus,
    WatchedQuantity,
};
pub use runaway::{Runaway, RunawayEnd};
pub use size_draws::SizeDraws;
pub use stage::{EstimationProgress, EstimationStage};
pub use verdict::{
    BETTER_FIT_UNITS, DARK_FIGURE_FACTOR, DISAGREEMENT_FACTOR, Grade, HOPELESS_FACTOR, HOPELESS_SHARE,
    KNOWN_SIZES_MISSED_SHARE, NON_EXISTENCE_SHARE, ONE_PERSON_FACTOR, TINY_DEPENDENCE, USABLE_SHARE, Verdict,
    VerdictReason, WIDE_INTERVAL,
};
pub use what_if::{
    CURVE_RATIOS, EstimateSensitivity, LINK_RATES, LinkWhatIf, PairCurve, SensitivityCurve, SensitivityPoint,
};

pub(crate) use provenance::Fnv;

use crate::chain::Progress;
use crate::consistency::{Consistency, check_consistency};
use crate::{Audit, AuditOptions, CaptureTable, HierarchicalModel, audit};
use canonical::CanonicalTable;
use selected::Rankings;

/// Everything that several methods say about one table.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimation {
    /// The lists' names; every list index, history and model refers to this order.
    pub list_names: Vec<String>,
    /// How many people each list has.
    pub list_sizes: Vec<u64>,
    /// How many people were seen.
    pub n_observed: u64,
    /// How many lists there are.
    pub n_lists: usize,
    /// What is to be known of the table before anything is estimated from it.
    pub audit: Audit,
    /// The methods with their answers, in the order of [`Method::ALL`].
    pub rows: Vec<MethodRow>,
    /// How far apart the [main](Role::Main) methods are; none where fewer than two have an estimate.
    pub disagreement: Option<Disagreement>,
    /// How far apart all estimates are, those under fixed assumptions included.
    pub disagreement_of_all: Option<Disagreement>,
    /// The log-linear models nearly as good as the best: by BIC, then by AIC. Empty where models were not gone through.
    pub multiverse: Vec<Multiverse>,
    /// How the answer moves with what the data cannot show.
    pub sensitivity: EstimateSensitivity,
    /// The answer checked against the data themselves, where it was asked for.
    pub consistency: Option<Consistency>,
    /// Whether the table as a whole supports a number.
    pub verdict: Verdict,
    /// What is needed to make the same numbers again.
    pub provenance: Provenance,
}

impl Estimation {
    /// The first row of a method.
    #[must_use]
    pub fn row(&self, method: Method) -> Option<&MethodRow> {
        self.rows.iter().find(|row| row.method == method)
    }

    /// The model that the sensitivity is read from: the best BIC's, or else the stepwise one.
    #[must_use]
    pub fn selected_model(&self) -> Option<&HierarchicalModel> {
        selected_model(&self.rows)
    }
}

/// Why nothing was estimated at all.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EstimationError {
    /// The level is not a probability strictly between 0 and 1.
    #[error("a level lies between 0 and 1, found {level}")]
    Level {
        /// The level as given.
        level: f64,
    },
}

/// Estimates a population from a capture table by every method that suits it.
///
/// No table is refused: where no number is honest, the rows say why, and the verdict says so. The answers are the
/// same whatever the order of the lists, but for the methods that take it as the order in time; the same seed gives the same bits
/// on any number of threads.
///
/// # Errors
///
/// [`EstimationError`] where an option is impossible.
///
/// # Example
///
/// ```
/// use darkfigure_mse::{CaptureTable, EstimationOptions, History, Method, estimate};
///
/// // 123 victims on three lists (Chan, Silverman and Vincent 2021, the Korean table).
/// let rows = [(0b001, 5), (0b010, 5), (0b100, 41), (0b011, 54), (0b101, 6), (0b111, 12)];
/// let names = ["b", "c", "d"].map(String::from).to_vec();
/// let table = CaptureTable::new(names, rows.map(|(bits, count)| (History::from_bits(bits), count)))?;
/// let options = EstimationOptions {
///     methods: Some(vec![Method::ChaoBound, Method::BestBic, Method::Decomposable]),
///     n_bootstrap: 200,
///     ..EstimationOptions::default()
/// };
/// let estimation = estimate(&table, &options)?;
/// let best = estimation.row(Method::BestBic).and_then(|row| row.n_total);
/// assert!(best.is_some_and(|n| (n - 157.17).abs() < 0.01));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn estimate(table: &CaptureTable, options: &EstimationOptions) -> Result<Estimation, EstimationError> {
    estimate_with_progress(table, options, &|_| {})
}

/// [`estimate`] with a listener, which may be called from several threads.
///
/// # Errors
///
/// As [`estimate`].
pub fn estimate_with_progress(
    table: &CaptureTable,
    options: &EstimationOptions,
    listener: &(dyn Fn(EstimationProgress) + Sync),
) -> Result<Estimation, EstimationError> {
    if !(options.level > 0.0 && options.level < 1.0) {
        return Err(EstimationError::Level { level: options.level });
    }
    let n_lists = table.n_lists();
    let canonical = CanonicalTable::of(table);
    let needs_ranking =
        [Method::BestBic, Method::BestBicProfile, Method::BestAic, Method::AverageBic, Method::AverageAic];
    let rankings = needs_ranking.iter().any(|&method| options.wants(method)).then(|| {
        let stage = EstimationStage::RankModels;
        Rankings::of(&canonical.table, options, &|Progress { done, total }| {
            listener(EstimationProgress { stage, done, total });
        })
    });
    let mut rows = Vec::new();
    for method in Method::ALL.into_iter().filter(|&method| options.wants(method)) {
        let progress = |Progress { done, total }: Progress| {
            listener(EstimationProgress { stage: EstimationStage::Method(method), done, total });
        };
        progress(Progress { done: 0, total: 1 });
        let found = rows_of(table, &canonical, method, rankings.as_ref(), options, &progress);
        rows.extend(found);
        progress(Progress { done: 1, total: 1 });
    }
    let multiverse = rankings.iter().flat_map(|rankings| [&rankings.bic, &rankings.aic]);
    let multiverse: Vec<Multiverse> = multiverse
        .filter_map(|ranking| ranking.as_ref().ok())
        .map(|selection| Multiverse::of(selection, &canonical))
        .collect();
    let disagreement = Disagreement::over(&rows, n_lists, Some(Role::Main));
    let sensitivity = EstimateSensitivity::of(table, selected_model(&rows), options);
    let consistency = options.check_consistency.then(|| {
        check_consistency(table, &|Progress { done, total }| {
            listener(EstimationProgress { stage: EstimationStage::CheckConsistency, done, total });
        })
    });
    let consistency_found = consistency.as_ref();
    let verdict =
        Verdict::of(table, &rows, disagreement.as_ref(), &multiverse, &sensitivity, consistency_found);
    Ok(Estimation {
        list_names: table.list_names().to_vec(),
        list_sizes: table.list_sizes(),
        n_observed: table.n_observed(),
        n_lists,
        audit: audit(table, AuditOptions { level: options.level, ..AuditOptions::default() }),
        disagreement,
        disagreement_of_all: Disagreement::over(&rows, n_lists, None),
        rows,
        multiverse,
        sensitivity,
        consistency,
        verdict,
        provenance: Provenance::of(table, options),
    })
}

fn selected_model(rows: &[MethodRow]) -> Option<&HierarchicalModel> {
    let order = [Method::BestBic, Method::BestBicProfile, Method::Stepwise, Method::Independence];
    order.iter().find_map(|&method| {
        rows.iter().find(|row| row.method == method && row.is_estimated()).and_then(|row| row.model.as_ref())
    })
}

/// The rows of one method; most have one.
fn rows_of(
    table: &CaptureTable,
    canonical: &CanonicalTable,
    method: Method,
    rankings: Option<&Rankings>,
    options: &EstimationOptions,
    progress: &(dyn Fn(Progress) + Sync),
) -> Vec<MethodRow> {
    let n_lists = table.n_lists();
    if table.n_observed() == 0 {
        return vec![MethodRow::not_estimable(method, NotEstimable::NobodySeen)];
    }
    // What only counts, or takes its model as known, has one answer whatever the order of the lists.
    let row = match method {
        Method::ChaoBound | Method::ChaoCorrected | Method::Zelterman => {
            counting::frequency_row(table, method, options)
        }
        Method::LincolnPetersen | Method::Chapman if n_lists > 2 && !options.names(method) => {
            return Vec::new();
        }
        Method::LincolnPetersen | Method::Chapman => counting::two_list_row(table, method, options),
        Method::PairChapman | Method::OneAgainstRest if n_lists < 3 => {
            if !options.names(method) {
                return Vec::new();
            }
            MethodRow::skipped(method, SkipReason::TooFewLists { least: 3, found: n_lists })
        }
        Method::PairChapman => return counting::pair_rows(table, options),
        Method::OneAgainstRest => return counting::one_against_rest_rows(table, options),
        Method::Mb | Method::Mbh if !options.names(method) => {
            MethodRow::skipped(method, SkipReason::OrderInTime)
        }
        Method::Independence => selected::independence_row(table, options),
        _ => match closed::closed_model(method) {
            Some(model) => closed::closed_row(table, method, model, options),
            None => {
                let rows = model_rows(&canonical.table, method, rankings, options, progress);
                return rows.into_iter().map(|row| restore::restored(row, canonical)).collect();
            }
        },
    };
    vec![row]
}

/// Rows that draw at random or break ties, on the table in canonical order.
fn model_rows(
    table: &CaptureTable,
    method: Method,
    rankings: Option<&Rankings>,
    options: &EstimationOptions,
    progress: &(dyn Fn(Progress) + Sync),
) -> Vec<MethodRow> {
    let row = match (method, rankings) {
        (Method::CoverageHigh | Method::CoverageOneStep, _) => {
            return vec![counting::coverage_row(table, method, options)];
        }
        (Method::BestBic, Some(rankings)) => selected::best_bic_row(table, &rankings.bic, options, progress),
        (Method::BestBicProfile, Some(rankings)) => selected::best_row(table, method, &rankings.bic, options),
        (Method::BestAic, Some(rankings)) => selected::best_row(table, method, &rankings.aic, options),
        (Method::AverageBic, Some(rankings)) => selected::average_row(table, method, &rankings.bic),
        (Method::AverageAic, Some(rankings)) => selected::average_row(table, method, &rankings.aic),
        (Method::Stepwise, _) => selected::stepwise_row(table, options, progress),
        (Method::Thresholding, _) => bayesian::thresholding_row(table, options, progress),
        (Method::Decomposable, _) => bayesian::decomposable_row(table, options, progress),
        (Method::LatentClass, _) => bayesian::latent_class_row(table, options, progress),
        _ => return Vec::new(),
    };
    vec![row]
}
