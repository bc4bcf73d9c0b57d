//! A reading of one text.

use darkfigure_ingest::{Limits, Reading, TableError, read_dossier};

/// Reads a dossier that has no tables beside it.
pub(crate) fn alone(name: &str, text: &str) -> Reading {
    read_dossier(name, text.as_bytes(), Limits::default(), |_| Err(TableError::NotFound))
}

/// The codes in the order of the text.
pub(crate) fn codes(reading: &Reading) -> Vec<&'static str> {
    reading.diagnostics.iter().map(|d| d.code.as_str()).collect()
}
