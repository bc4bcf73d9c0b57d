//! Data formats.

pub(crate) mod csv;
