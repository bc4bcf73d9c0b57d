//! Distributions that a source may declare, their products and sums, and what conditioning makes of them.

pub(crate) mod conditioned;
pub(crate) mod declared;
pub(crate) mod lognormal;
pub(crate) mod rectangular_sum;

pub use conditioned::{Conditioned, Conditioning, MOST_REMOVED, at_least};
pub use declared::Distribution;
pub use lognormal::{
    Correlation, Factor, LogNormal, VarianceShare, comonotone_product, log_asymmetry, product,
    variance_shares,
};
pub use rectangular_sum::RectangularSum;
