//! The one table: every method on one set of lists, how far they agree, and what the table as a whole supports.

mod ask;
mod assessment;
mod bayesian;
mod canonical;
mod closed;
mod counting;
mod disagreement;
mod doubt;
mod lead;
mod method;
mod model_fit;
mod multiverse;
mod options;
mod provenance;
mod refusal;
mod relabel;
mod rival;
mod row;
mod runaway;
mod selected;
mod size_draws;
mod stage;
mod support;
mod track_record;
mod what_if;

pub use assessment::Assessment;
pub(crate) use assessment::of_lists;
pub use disagreement::Disagreement;
pub use doubt::{
    AS_WELL_UNITS, BETTER_FIT_UNITS, BEYOND_CHANCE, CLEARLY_BETTER_UNITS, DARK_FIGURE_FACTOR,
    DISAGREEMENT_FACTOR, Doubt, ENOUGH_ASSURANCE, FAR_BETTER_UNITS, FEW_ON_TWO_LISTS, FLOOR_FACTOR,
    HARDLY_ANYONE, HOPELESS_FACTOR, HOPELESS_SHARE, KNOWN_SIZES_MISSED_SHARE, MISFIT, NON_EXISTENCE_SHARE,
    ONE_PERSON_FACTOR, OVERWHELMING_UNITS, TINY_DEPENDENCE, USABLE_SHARE, WIDE_INTERVAL,
};
pub use method::{Assumption, Entry, METHODS, Method, MethodRole, Standing};
pub use model_fit::ModelFit;
pub use multiverse::{MULTIVERSE_UNITS, Multiverse, MultiverseRow};
pub use options::{Effort, EstimationOptions};
pub use provenance::{Provenance, data_hash};
pub use refusal::{NotEstimable, SkipReason};
pub use row::{
    BootstrapDetail, ChainDetail, ChainQuantity, MethodRow, ModelsDetail, PriorAnswer, RowDetail, RowStatus,
    WatchedQuantity,
};
pub use runaway::{Runaway, RunawayEnd};
pub use size_draws::SizeDraws;
pub use stage::{EstimationProgress, EstimationStage};
pub use support::Support;
pub use track_record::{LikeThese, TrackRecord};
pub use what_if::{
    CURVE_RATIOS, EstimateSensitivity, LINK_RATES, LinkWhatIf, PairCurve, SensitivityCurve, SensitivityPoint,
};

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::audit::{Audit, audit};
use crate::consistency::Consistency;
use crate::loglinear::HierarchicalModel;
use crate::{CaptureTable, Progress, audit, consistency};
use ask::Asked;
use canonical::CanonicalTable;
use rival::Rivals;
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
    /// How many of them are on two lists and more.
    pub n_on_several: u64,
    /// How many lists there are.
    pub n_lists: usize,
    /// What is to be known of the table before anything is estimated from it.
    pub audit: Audit,
    /// The methods with their answers, in the order of [`Method::ALL`].
    pub rows: Vec<MethodRow>,
    /// How far apart the [main](MethodRole::Main) methods are; none where fewer than two have an estimate.
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
    pub verdict: Assessment,
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
    /// The listener said to stop.
    #[error("stopped before it was done, as the listener asked")]
    Stopped,
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
    estimate_with_progress(table, options, &|_| ControlFlow::Continue(()))
}

/// [`estimate`] with a listener, which may be called from several threads, and may say to stop.
///
/// Once it has answered with [`ControlFlow::Break`], the stretch of work under way is finished, no other begins, and there is no
/// estimation. A stretch is what [`EstimationStage`] names: a method takes seconds at [`Effort::Quick`] and may take minutes at
/// [`Effort::Full`].
///
/// # Errors
///
/// As [`estimate`]; [`EstimationError::Stopped`] where the listener said so.
///
/// # Example
///
/// ```
/// use std::ops::ControlFlow;
///
/// use darkfigure_mse::estimation::{EstimationError, EstimationStage};
/// use darkfigure_mse::{CaptureTable, EstimationOptions, History, Method, estimate_with_progress};
///
/// let cells = [(0b01, 60), (0b10, 40), (0b11, 20)].map(|(bits, n)| (History::from_bits(bits), n));
/// let table = CaptureTable::new(["police", "shelter"].map(String::from).to_vec(), cells)?;
/// let found = estimate_with_progress(&table, &EstimationOptions::default(), &|progress| match progress.stage {
///     EstimationStage::Method(Method::Chapman) => ControlFlow::Break(()),
///     _ => ControlFlow::Continue(()),
/// });
/// assert_eq!(found, Err(EstimationError::Stopped));
/// # Ok::<(), darkfigure_mse::CaptureTableError>(())
/// ```
pub fn estimate_with_progress(
    table: &CaptureTable,
    options: &EstimationOptions,
    listener: &(dyn Fn(EstimationProgress) -> ControlFlow<()> + Sync),
) -> Result<Estimation, EstimationError> {
    let is_stopped = AtomicBool::new(false);
    let tell = |stage: EstimationStage, Progress { done, total }: Progress| {
        if listener(EstimationProgress { stage, done, total }).is_break() {
            is_stopped.store(true, Ordering::Relaxed);
        }
    };
    let go_on = || if is_stopped.load(Ordering::Relaxed) { Err(EstimationError::Stopped) } else { Ok(()) };
    if !(options.level > 0.0 && options.level < 1.0) {
        return Err(EstimationError::Level { level: options.level });
    }
    let n_lists = table.n_lists();
    let canonical = CanonicalTable::of(table);
    let is_ranked = |method: &Method| Rankings::serve(*method) && options.wants(*method);
    let rankings = Method::ALL.iter().any(is_ranked).then(|| {
        Rankings::of(&canonical.table, options, &|progress| tell(EstimationStage::RankModels, progress))
    });
    let rivals = Rivals::of(&canonical.table);
    let mut rows = Vec::new();
    for method in Method::ALL.into_iter().filter(|&method| options.wants(method)) {
        let progress = |progress: Progress| tell(EstimationStage::Method(method), progress);
        progress(Progress { done: 0, total: 1 });
        go_on()?;
        let asked = Asked {
            method,
            table,
            canonical: &canonical,
            rankings: rankings.as_ref(),
            rivals: &rivals,
            so_far: &rows,
            options,
            progress: &progress,
        };
        let found = if table.n_observed() == 0 {
            vec![MethodRow::not_estimable(method, NotEstimable::NobodySeen)]
        } else {
            (method.entry().rows)(&asked)
        };
        rows.extend(found);
        progress(Progress { done: 1, total: 1 });
    }
    let multiverse = rankings.iter().flat_map(|rankings| [&rankings.bic, &rankings.aic]);
    let multiverse: Vec<Multiverse> = multiverse
        .filter_map(|ranking| ranking.as_ref().ok())
        .map(|selection| Multiverse::of(selection, &canonical))
        .collect();
    let disagreement = Disagreement::over(&rows, n_lists, Some(MethodRole::Main));
    let sensitivity = EstimateSensitivity::of(table, selected_model(&rows), options);
    go_on()?;
    let consistency = options
        .check_consistency
        .then(|| consistency::check(table, &|progress| tell(EstimationStage::CheckConsistency, progress)));
    go_on()?;
    let audited = audit(table, audit::Options { level: options.level, ..audit::Options::default() });
    let consistency_found = consistency.as_ref();
    let verdict = Assessment::of(
        table,
        &rows,
        disagreement.as_ref(),
        &multiverse,
        &sensitivity,
        consistency_found,
        &audited,
        rivals.against(table, &rows),
        options.methods.is_some(),
    );
    Ok(Estimation {
        list_names: table.list_names().to_vec(),
        list_sizes: table.list_sizes(),
        n_observed: table.n_observed(),
        n_on_several: table
            .cells()
            .iter()
            .filter(|(history, _)| history.n_captures() > 1)
            .map(|cell| cell.1)
            .sum(),
        n_lists,
        audit: audited,
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
