//! Multiple systems estimation: hidden populations from overlapping lists.
#![warn(clippy::disallowed_methods)]

mod capture_counts;
mod capture_table;
mod chain;
mod chao;
mod interval;
mod loglinear;
mod sample_coverage;
mod truncated;
mod two_list;

pub use capture_counts::{CaptureCounts, CaptureCountsError, MAX_CAPTURES};
pub use capture_table::{CaptureTable, CaptureTableError, History, MAX_LISTS};
pub use chain::{
    ChainDiagnostic, ChainError, Convergence, ConvergenceLimit, Mode, Progress, Shortfall,
    bulk_effective_size, diagnose_chains, effective_size, find_modes, rank_normalised_r_hat, split_r_hat,
    tail_effective_size,
};
pub use chao::{ChaoRefusal, Occasions, chao, chao_corrected, zelterman};
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
pub use truncated::{
    TruncatedEstimate, TruncatedRefusal, truncated_geometric, truncated_negative_binomial, truncated_poisson,
};
pub use two_list::{TwoListRefusal, TwoLists, chapman, lincoln_petersen};
