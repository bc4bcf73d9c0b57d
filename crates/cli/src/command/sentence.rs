//! Sentences that the figures do not allow, as diagnostics.

use darkfigure_analysis::Findings;
use darkfigure_ingest::{Diagnostic, DossierReading};
use darkfigure_report::block_sentence;

/// A diagnostic for each sentence of the reading's dossier that claims more than the figures allow.
pub(crate) fn blocked(reading: &DossierReading, findings: &Findings) -> Vec<Diagnostic> {
    let claims = findings.dispute.sentences.iter().enumerate();
    let blocked = claims.filter_map(|(at, claim)| Some((at, claim, claim.blocked?)));
    blocked
        .filter_map(|(at, claim, block)| {
            let text = claim.text.as_deref().unwrap_or_default();
            reading.blocked_sentence(at, format!("\u{201c}{text}\u{201d}: {}", block_sentence(block)))
        })
        .collect()
}
