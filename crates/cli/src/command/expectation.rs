//! Expectations that do not hold, as diagnostics.

use darkfigure_analysis::Findings;
use darkfigure_ingest::{Diagnostic, DossierReading};
use darkfigure_report::expectation_sentence;

/// A diagnostic for each expectation of the reading's dossier that does not hold.
pub(crate) fn broken(reading: &DossierReading, findings: &Findings) -> Vec<Diagnostic> {
    findings
        .expectations
        .iter()
        .enumerate()
        .filter(|(_, found)| found.holds != Some(true))
        .filter_map(|(at, found)| reading.broken_expectation(at, expectation_sentence(found)))
        .collect()
}
