//! Multiple systems estimation: hidden populations from overlapping lists.
#![warn(clippy::disallowed_methods)]

mod average;
mod capture_counts;
mod capture_table;
mod chain;
mod chao;
mod decomposable;
mod interval;
mod loglinear;
mod poisson_tail;
mod sample_coverage;
mod select;
mod stepwise;
mod truncated;
mod two_list;

pub use average::{ModelAverage, ModelSpread};
pub use capture_counts::{CaptureCounts, CaptureCountsError, MAX_CAPTURES};
pub use capture_table::{CaptureTable, CaptureTableError, History, MAX_LISTS};
pub use chain::{
    ChainDiagnostic, ChainError, Convergence, ConvergenceLimit, Mode, Progress, Shortfall,
    bulk_effective_size, diagnose_chains, effective_size, find_modes, rank_normalised_r_hat, split_r_hat,
    tail_effective_size,
};
pub use chao::{ChaoRefusal, Occasions, chao, chao_corrected, zelterman};
pub use decomposable::{
    CellWeight, DarkFigureRange, DecomposableGraph, DecomposableOptions, DecomposablePosterior,
    DecomposableRefusal, EdgeProbability, GraphProbability, MAX_GRAPH_LISTS, MAX_GRID, PriorStrip,
    PriorStripRow, SizePosterior, decomposable_average, decomposable_average_with_progress,
    decomposable_graphs, prior_strip,
};
pub use interval::{Interval, IntervalKind, SizeEstimate, UpperLimit, log_normal_interval};
pub use loglinear::{
    Coefficient, Criterion, Estimability, HierarchicalModel, HierarchicalModelError, LoglinearFit,
    LoglinearRefusal, MAX_LOGLINEAR_LISTS, MAX_MODELS, ModelEstimate, ModelRow, ModelSpace, ModelSpaceError,
    Models, estimability, fit_loglinear, survey_models,
};
pub use sample_coverage::{
    CoverageEstimate, CoverageOptions, CoverageRefusal, CoverageSize, CoverageWarning, LOW_COVERAGE,
    sample_coverage,
};
pub use select::{RankedModel, SelectOptions, SelectRefusal, Selection, select_model};
pub use stepwise::{RejectedPair, Stepwise, StepwiseOptions, StepwisePair, select_stepwise};
pub use truncated::{
    TruncatedEstimate, TruncatedRefusal, truncated_geometric, truncated_negative_binomial, truncated_poisson,
};
pub use two_list::{TwoListRefusal, TwoLists, chapman, lincoln_petersen};
