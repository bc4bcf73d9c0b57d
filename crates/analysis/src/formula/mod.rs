//! The field's closed formulas, one a file.

pub(crate) mod dual_system;
pub(crate) mod e_value;
pub(crate) mod fixed_multiple;
pub(crate) mod gap_share;
pub(crate) mod log_split;
pub(crate) mod pool;
pub(crate) mod steady_state;
