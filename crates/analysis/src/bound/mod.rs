//! Bounds that hold without any distribution.

pub(crate) mod bounds;
pub(crate) mod manski;
pub(crate) mod pbox;
pub(crate) mod rounding;
