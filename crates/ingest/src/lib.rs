//! Text to model: grammars of values and periods, dossiers read and written, every fault located.
//!
//! # What this crate does not do
//!
//! It computes nothing from the figures.
#![warn(clippy::disallowed_methods)]

mod check;
mod code;
mod cursor;
mod diagnostic;
mod loader;
mod numeral;
mod period;
mod read;
mod render;
mod span;
mod spoken;
mod tree;
mod value;
mod write;

pub use code::{Code, Explanation, diagnostics_table, explain};
pub use diagnostic::{Diagnostic, Severity};
pub use loader::{LoadError, load_dossier};
pub use numeral::write_number;
pub use period::{MAX_PERIOD_LEN, PeriodFault, parse_date, parse_period};
pub use read::{Reading, TableError, read_dossier};
pub use render::{RenderStyle, render};
pub use span::{FileId, Files, LineColumn, Span};
pub use spoken::parse_spoken;
pub use tree::Limits;
pub use value::{MAX_VALUE_LEN, ValueFault, ValueSyntaxError, parse_value, write_value};
pub use write::{write_dossier, write_dossier_json};
