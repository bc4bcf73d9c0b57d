//! The field's closed formulas, one a file.

mod dual_system;
mod e_value;
mod fixed_multiple;
mod gap_share;
mod log_split;
mod pool;
mod steady_state;
mod trend;

pub use dual_system::{DualSystem, lincoln_petersen};
pub use e_value::{e_value, e_value_of_limits};
pub use fixed_multiple::{FixedMultiple, FixedMultipleRule, FixedMultiples, PublishedPair, fixed_multiples};
pub use gap_share::gap_share;
pub use log_split::{LogSplit, OrderRange, equal_factors, shapley};
pub use pool::{Between, LinearPool, Pooled, Study, Width, logarithmic_pool, pool};
pub use steady_state::{
    StayCoverage, coverage_at_stay, entrants, growing_stock, most_coverage_of_present, present,
    stay_at_coverage, stay_coverage_curve, stock_of_entrants, stock_of_present,
};
pub use trend::{MannKendall, SenSlope, mann_kendall, sen_slope};
