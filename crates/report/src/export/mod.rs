//! Data formats.

pub(crate) mod csv;
#[cfg(feature = "mse")]
pub(crate) mod estimate_json;
pub(crate) mod json;
pub(crate) mod rows;
pub(crate) mod tidy;
mod wire;
