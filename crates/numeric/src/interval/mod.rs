//! Intervals for counts, ratios and differences.

mod binomial;
mod count_ratio;
mod fieller;
mod mover;
mod poisson;
mod propagate;

pub use binomial::{clopper_pearson, jeffreys, wilson};
pub use count_ratio::{CountRatio, ExposedCount, conditional_count_ratio, lognormal_count_ratio};
pub use fieller::{Fieller, NormalPair, fieller};
pub use mover::{Measured, MoverRatio, mover_difference, mover_log_ratio, mover_ratio};
pub use poisson::garwood;
pub use propagate::{JointEstimate, propagate, shortest_limits};
