//! Multiple systems estimation: hidden populations from overlapping lists.
//!
//! Several lists have seen parts of a population that nobody has counted: police, shelters, embassies. How much they
//! overlap says something about how many people are on none of them. This crate estimates that number by many
//! methods, asks each of them first whether the table holds an estimate at all, and refuses where it does not.
//!
//! ```
//! use darkfigure_mse::{CaptureTable, History, SelectOptions, select_model};
//!
//! // Bit i of a history is list i; 123 people on three lists.
//! let rows = [(0b001, 5), (0b010, 5), (0b100, 41), (0b011, 54), (0b101, 6), (0b111, 12)];
//! let names = ["b", "c", "d"].map(String::from).to_vec();
//! let table = CaptureTable::new(names, rows.map(|(bits, count)| (History::from_bits(bits), count)))?;
//!
//! let selection = select_model(&table, &SelectOptions::default(), &|_| {})?;
//! let best = &selection.best[0];
//! assert_eq!(best.model.to_string(), "[12,23]");
//! assert_eq!(best.estimate.population.round(), 157.0);
//! // Two of the eight models have no estimate on this table, and none of them was fitted.
//! assert_eq!(selection.n_by_status, [6, 2, 0, 0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What this crate does not do
//!
//! - It does not match records: who is the same person on two lists must be settled before.
//! - It does not know whether its assumptions hold. No data can show that lists depend on one another only as a model
//!   says; what follows if they do not is worked out beside every estimate, not instead of it.
//! - It renders nothing, reads no clock and no environment, and has no global random state: the same table, options
//!   and seed give the same bits on any number of threads.
#![warn(clippy::disallowed_methods)]

mod audit;
mod average;
mod best_model;
mod bootstrap;
mod branch_and_bound;
mod capture_counts;
mod capture_table;
mod chain;
mod chao;
mod closed_population;
mod code;
mod consistency;
mod covariate;
mod decomposable;
mod estimation;
mod interval;
mod latent_class;
mod loglinear;
mod poisson_tail;
mod profile;
mod read;
mod sample_coverage;
mod search;
mod select;
mod sensitivity;
mod simulation;
mod single_source;
mod stepwise;
mod strata;
mod thresholding;
mod truncated;
mod two_list;

pub use audit::{
    Audit, AuditFinding, AuditOptions, Consequence, MethodFamily, OddsRatio, PairOverlap, audit,
    audit_reading,
};
pub use average::{ModelAverage, ModelSpread};
pub use best_model::{BestModel, find_best_model};
pub use bootstrap::{
    Among, Bca, BcaInterval, BcaRefusal, Deletion, ModelBootstrap, PickedModel, Replicates, ReplicatesError,
    SelectedBootstrap, TopModels, TopModelsRow, bca, bootstrap_model, bootstrap_selected, bootstrap_stepwise,
    bootstrap_top_models,
};
pub use capture_counts::{CaptureCounts, CaptureCountsError, MAX_CAPTURES};
pub use capture_table::{CaptureTable, CaptureTableError, History, MAX_LISTS};
pub use chain::{
    ChainDiagnostic, ChainError, Convergence, ConvergenceLimit, DrawSummary, Mode, Progress, Shortfall,
    bulk_effective_size, diagnose_chains, effective_size, find_modes, rank_normalised_r_hat, split_r_hat,
    tail_effective_size,
};
pub use chao::{ChaoRefusal, Occasions, chao, chao_corrected, zelterman};
pub use closed_population::{
    ClosedCoefficient, ClosedFit, ClosedModel, ClosedProfile, ClosedRefusal, Factorials, Heterogeneity,
    MAX_CLOSED_LISTS, MAX_CLOSED_OCCASIONS, ProfileOptions, correct_closed, fit_closed, fit_closed_counts,
    profile_closed, profile_closed_counts,
};
pub use code::CODES;
pub use consistency::{
    Consistency, KnownSizeCheck, ModelAnswer, ModelAnswers, OnePersonLess, RearrangedTable, Rearrangement,
    check_consistency, check_known_size, rearranged_answers, without_one_person,
};
pub use covariate::{
    Covariate, CovariateBootstrap, CovariateEstimation, CovariateFit, CovariateModel, CovariateModelError,
    CovariateReason, CovariateRefusal, CovariateSelectOptions, CovariateSelection, CovariateSize,
    CovariateStratum, CovariateTable, CovariateTableError, CovariateWalk, MAX_COVARIATE_MODELS,
    MAX_INDICATORS, PickedCovariateModel, PooledComparison, RankedCovariateModel, SizedPart, UnseenObstacle,
    bootstrap_covariates, estimate_covariates, fit_covariates, select_covariates,
};
pub use decomposable::{
    CellWeight, DarkFigureRange, DecomposableGraph, DecomposableOptions, DecomposablePosterior,
    DecomposableRefusal, EdgeProbability, GraphProbability, MAX_GRAPH_LISTS, MAX_GRID, PriorStrip,
    PriorStripRow, SizePosterior, decomposable_average, decomposable_average_with_progress,
    decomposable_graphs, prior_strip,
};
pub use estimation::{
    Assumption, BETTER_FIT_UNITS, BootstrapDetail, CURVE_RATIOS, ChainDetail, ChainQuantity,
    DARK_FIGURE_FACTOR, DISAGREEMENT_FACTOR, Disagreement, Effort, EstimateSensitivity, Estimation,
    EstimationError, EstimationOptions, EstimationProgress, EstimationStage, Grade, HOPELESS_FACTOR,
    HOPELESS_SHARE, KNOWN_SIZES_MISSED_SHARE, LINK_RATES, LinkWhatIf, MULTIVERSE_UNITS, Method, MethodRow,
    ModelFit, Multiverse, MultiverseRow, NON_EXISTENCE_SHARE, NotEstimable, ONE_PERSON_FACTOR, PairCurve,
    PriorAnswer, Provenance, Role, RowDetail, RowStatus, Runaway, RunawayEnd, SensitivityCurve,
    SensitivityPoint, SizeDraws, SkipReason, TINY_DEPENDENCE, USABLE_SHARE, Verdict, VerdictReason,
    WIDE_INTERVAL, WatchedQuantity, data_hash, estimate, estimate_with_progress,
};
pub use interval::{Interval, IntervalKind, SizeEstimate, UpperLimit, log_normal_interval};
pub use latent_class::{
    LatentClassOptions, LatentClassRefusal, LatentClassRun, latent_class, latent_class_with_progress,
};
pub use loglinear::{
    Coefficient, Criterion, Estimability, HierarchicalModel, HierarchicalModelError, LoglinearFit,
    LoglinearRefusal, MAX_LOGLINEAR_LISTS, MAX_MODELS, ModelEstimate, ModelRow, ModelSpace, ModelSpaceError,
    Models, estimability, fit_loglinear, survey_models,
};
pub use profile::profile_loglinear;
pub use read::{
    Captures, ColumnRole, Layout, MAX_QUOTE, ReadError, ReadFault, ReadFaultKind, ReadOptions, Reading,
    Stratum, read_captures,
};
pub use sample_coverage::{
    CoverageEstimate, CoverageOptions, CoverageRefusal, CoverageSize, CoverageWarning, LOW_COVERAGE,
    sample_coverage,
};
pub use select::{RankedModel, SelectOptions, SelectRefusal, Selection, select_by_criteria, select_model};
pub use sensitivity::{
    Breakdown, DependenceCurve, DependenceRefusal, IdentifiedSet, LinkError, LinkErrorRates, LinkedCells,
    correct_links,
};
pub use simulation::{LatentGroup, MethodScore, Simulation, SimulationOptions, Truth, TruthError, simulate};
pub use single_source::{SingleSourceMethod, SingleSourceRefusal, SingleSourceRow, single_source};
pub use stepwise::{RejectedPair, Stepwise, StepwiseOptions, StepwisePair, select_stepwise};
pub use strata::{
    ImputedAnswer, ImputedError, PooledSize, StratifiedEstimation, StratumTotal, TotalBasis, estimate_strata,
    pool_imputed, sum_of_strata,
};
pub use thresholding::{
    InteractionPrior, ThresholdedInteraction, ThresholdingOptions, ThresholdingRefusal, ThresholdingRun,
    ThresholdingStage, bayesian_threshold, bayesian_threshold_with_progress,
};
pub use truncated::{
    TruncatedEstimate, TruncatedRefusal, truncated_geometric, truncated_negative_binomial, truncated_poisson,
};
pub use two_list::{TwoListRefusal, TwoLists, chapman, lincoln_petersen};
