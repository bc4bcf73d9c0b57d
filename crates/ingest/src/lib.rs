//! Text to model: grammars of values and periods, dossiers read and written, every fault located.
//!
//! [`parse_value`] and [`parse_period`] read what people write and refuse what can be read in two ways, saying how to write it.
//! [`read_dossier`] reads a whole dossier from TOML or JSON, with CSV tables beside it, and finds **all** faults at once: each
//! [`Diagnostic`] has a [`Code`], a place, a message and a hint, and [`explain`] says more. [`write_dossier`] is the inverse:
//! what it writes reads back as the same dossier. The format is described in `docs/format.md`, the codes in `docs/diagnostics.md`.
//!
//! ```
//! use darkfigure_ingest::{InputLimits, RenderStyle, TableError, parse_value, read_dossier, render, write_value};
//!
//! assert_eq!(write_value(&parse_value("10–13 thousand")?), "10 thousand to 13 thousand");
//! assert!(parse_value("66 (46–110)").is_err()); // an interval at which level?
//!
//! let text = "[dossier]\ntitle = \"Two numbers\"\n[figures.cases]\nvalue = \"1,23\"\nunit = \"case\"\n";
//! let reading = read_dossier("dossier.toml", text.as_bytes(), InputLimits::default(), |_| Err(TableError::NotFound));
//! assert!(reading.dossier.is_none());
//! let shown = render(&reading.diagnostics, &reading.files, RenderStyle::default());
//! assert!(shown.contains("error[figure-without-source]"));
//! assert!(shown.contains("write 123 (or with groups of three digits) or 1.23"));
//! # Ok::<(), darkfigure_ingest::ValueSyntaxError>(())
//! ```
//!
//! # Bounds
//!
//! Text that somebody else wrote never brings a reader down: size, nesting, entries and diagnostics are bounded ([`InputLimits`]) before
//! they cost time, nothing panics, and tables cannot be taken from outside the dossier's folder.
//!
//! # What this crate does not do
//!
//! It compares no figures and computes no gap (see `darkfigure-analysis`); its checks are of what a dossier says about itself. It gives
//! no verdict: a dossier without faults may still be wrong. It fills nothing in. It reads no articles (see `darkfigure-extract`) and no
//! other formats of data. It opens no file outside of [`load_dossier`], reaches no network, has no clock, and keeps no comments: a
//! dossier that is read and written loses them.
#![warn(clippy::disallowed_methods, clippy::wildcard_enum_match_arm)]

mod check;
mod code;
mod cursor;
mod diagnostic;
mod encoding;
mod loader;
mod measure;
mod numeral;
mod period;
mod read;
pub mod render;
mod span;
pub mod spoken;
mod tree;
mod value;
mod write;

pub use code::{Code, Explanation, diagnostics_table, explain};
pub use diagnostic::{Diagnostic, Severity};
pub use encoding::{EncodingError, decode};
pub use loader::{LoadError, load_dossier, read_beside};
pub use numeral::write_number;
pub use period::{MAX_PERIOD_LEN, PeriodFault, parse_date, parse_period};
pub use read::{DossierReading, TableError, Word, read_dossier};
pub use render::{RenderForm, RenderStyle, render};
pub use span::{FileId, FileSpan, Files, LineColumn};
pub use tree::InputLimits;
pub use value::{MAX_VALUE_LEN, ValueFault, ValueSyntaxError, parse_value, write_value};
pub use write::{write_dossier, write_dossier_json, write_entries};

/// The JSON Schema of a dossier, for completion in editors. The reader is the authority; a test holds the two together.
pub const DOSSIER_SCHEMA: &str = include_str!("../schema/dossier.schema.json");
