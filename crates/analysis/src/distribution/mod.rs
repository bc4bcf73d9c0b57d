//! Distributions that a source may declare, their products and sums, and what conditioning makes of them.

pub(crate) mod conditioned;
pub(crate) mod declared;
pub(crate) mod lognormal;
pub(crate) mod rectangular_sum;
