//! Multiple systems estimation: hidden populations from overlapping lists.
#![warn(clippy::disallowed_methods)]

mod audit;
mod average;
mod bootstrap;
mod capture_counts;
mod capture_table;
mod chain;
mod chao;
mod closed_population;
mod decomposable;
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
mod stepwise;
mod thresholding;
mod truncated;
mod two_list;

pub use audit::{
    Audit, AuditFinding, AuditOptions, Consequence, MethodFamily, OddsRatio, PairOverlap, audit,
    audit_reading,
};
pub use average::{ModelAverage, ModelSpread};
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
pub use decomposable::{
    CellWeight, DarkFigureRange, DecomposableGraph, DecomposableOptions, DecomposablePosterior,
    DecomposableRefusal, EdgeProbability, GraphProbability, MAX_GRAPH_LISTS, MAX_GRID, PriorStrip,
    PriorStripRow, SizePosterior, decomposable_average, decomposable_average_with_progress,
    decomposable_graphs, prior_strip,
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
pub use select::{RankedModel, SelectOptions, SelectRefusal, Selection, select_model};
pub use sensitivity::{
    Breakdown, DependenceCurve, DependenceRefusal, IdentifiedSet, LinkError, LinkErrorRates, LinkedCells,
    correct_links,
};
pub use stepwise::{RejectedPair, Stepwise, StepwiseOptions, StepwisePair, select_stepwise};
pub use thresholding::{
    InteractionPrior, ThresholdedInteraction, ThresholdingOptions, ThresholdingRefusal, ThresholdingRun,
    ThresholdingStage, bayesian_threshold, bayesian_threshold_with_progress,
};
pub use truncated::{
    TruncatedEstimate, TruncatedRefusal, truncated_geometric, truncated_negative_binomial, truncated_poisson,
};
pub use two_list::{TwoListRefusal, TwoLists, chapman, lincoln_petersen};
