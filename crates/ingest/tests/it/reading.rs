//! A reading of one text.

use darkfigure_ingest::{DossierReading, InputLimits, TableError, read_dossier};

/// Reads a dossier that has no tables beside it.
pub(crate) fn alone(name: &str, text: &str) -> DossierReading {
    read_dossier(name, text.as_bytes(), InputLimits::default(), |_| Err(TableError::NotFound))
}

/// The codes in the order of the text.
pub(crate) fn codes(reading: &DossierReading) -> Vec<&'static str> {
    reading.diagnostics.iter().map(|d| d.code.as_str()).collect()
}
