//! Bounds that hold without any distribution.

pub(crate) mod bounds;
pub(crate) mod manski;
pub(crate) mod pbox;
pub(crate) mod rounding;

pub use bounds::{Bounds, Limits, UpperEnd};
pub use manski::manski;
pub use pbox::{
    AtLeast, comonotone_powers, comonotone_sum, range_times_limits, range_times_quantile,
    sum_at_any_dependence,
};
pub use rounding::{quotient_agrees, rounded_to_figures, rounded_to_place};
