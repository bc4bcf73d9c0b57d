//! One source with repeats: only how often each person was captured is known.

pub mod regression;

mod chao;
mod row;
mod truncated;

pub use chao::{ChaoRefusal, Occasions, chao, chao_corrected, zelterman};
pub use row::{Estimator, Refusal, Row, estimate};
pub use truncated::{
    TruncatedEstimate, TruncatedRefusal, truncated_geometric, truncated_negative_binomial, truncated_poisson,
};
