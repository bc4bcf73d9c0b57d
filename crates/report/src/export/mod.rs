//! Data formats.

pub(crate) mod csv;
pub(crate) mod json;
pub(crate) mod rows;
mod wire;
