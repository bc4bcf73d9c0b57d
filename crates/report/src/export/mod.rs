//! Data formats.

pub mod csv;
