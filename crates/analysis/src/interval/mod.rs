//! Intervals for counts, ratios and differences.

pub(crate) mod binomial;
pub(crate) mod count_ratio;
pub(crate) mod fieller;
pub(crate) mod mover;
pub(crate) mod poisson;
pub(crate) mod propagate;
