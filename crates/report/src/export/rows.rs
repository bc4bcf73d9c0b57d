//! Findings as rows for chart tools.

use darkfigure_analysis::{ComparisonFindings, Findings};
use darkfigure_model::{ComparisonId, Dossier};

use crate::compose::Chart;
use crate::{ComposeOptions, LabelledValues};

/// The numbers of every comparison as labelled rows, for [`csv`](crate::csv): the two figures, the running values, the gap where there is
/// one, implied and measured coverages, and what they point to.
#[must_use]
pub fn rows(dossier: &Dossier, findings: &Findings, options: &ComposeOptions) -> LabelledValues {
    let chart = Chart::new(dossier);
    let of = |id: &ComparisonId, found: &ComparisonFindings| {
        dossier.comparisons.get(id).map(|comparison| chart.rows(comparison, found)).unwrap_or_default()
    };
    let mut rows = Vec::new();
    for (id, found) in findings.comparisons.iter().filter(|(id, _)| options.wants(id.as_str())) {
        if let Ok(found) = found {
            rows.extend(of(id, found));
        }
    }
    for (id, found) in findings.series.iter().filter(|(id, _)| options.wants(id.as_str())) {
        rows.extend(dossier.series.get(id).map(|series| chart.series(series, found)).unwrap_or_default());
    }
    LabelledValues { rows }
}
