//! Multiple systems estimation: hidden populations from overlapping lists.
#![warn(clippy::disallowed_methods)]

mod capture_table;

pub use capture_table::{CaptureTable, CaptureTableError, History, MAX_LISTS};
