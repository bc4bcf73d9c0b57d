//! Comparisons and benchmarks.

use darkfigure_model::{FigureId, LineageKind, Measured};

use super::Checker;
use crate::Code;

impl Checker<'_> {
    pub(super) fn comparisons(&mut self) {
        let dossier = self.dossier;
        for (id, comparison) in dossier.comparisons.iter() {
            self.pair("comparisons", id.as_str(), &comparison.between);
            for figure in &comparison.between {
                // A figure set against its own successor is compared on purpose, and a series that goes on to a later day leaves
                // what was counted up to the earlier one as it was.
                let time = self.figure(figure).map(|f| f.measure.time);
                let newer = dossier.figures.iter().find(|(id, f)| {
                    f.relations.supersedes.as_ref() == Some(figure)
                        && !comparison.between.contains(id)
                        && time.is_none_or(|time| time == f.measure.time)
                });
                if let Some((newer, _)) = newer {
                    let related = self.at(&["figures", newer.as_str(), "supersedes"]);
                    self.note(
                        Code::Superseded,
                        &["comparisons", id.as_str(), "between"],
                        format!("`{figure}` has been superseded by `{newer}`"),
                    )
                    .related
                    .push((related, "it takes its place here".to_owned()));
                }
            }
        }
        for (id, reconciliation) in dossier.reconciliations.iter() {
            self.pair("reconciliations", id.as_str(), &reconciliation.between);
        }
        for (id, benchmark) in dossier.benchmarks.iter() {
            if !dossier.comparisons.iter().any(|(_, comparison)| comparison.benchmarks.contains(id)) {
                self.note(
                    Code::UnusedBenchmark,
                    &["benchmarks", id.as_str()],
                    format!("no comparison uses `{id}`"),
                );
            }
            if let Measured::Between { count, estimate } = &benchmark.measured {
                self.pair("benchmarks", id.as_str(), &[count.clone(), estimate.clone()]);
                let is_circular = self.figure(estimate).is_some_and(|figure| {
                    figure.relations.lineage.iter().any(|l| l.kind == LineageKind::CountTimesConstant)
                });
                if is_circular {
                    self.note(
                        Code::CircularBenchmark,
                        &["benchmarks", id.as_str(), "between"],
                        format!("`{estimate}` is a count times a constant: the coverage is the constant"),
                    );
                }
            }
        }
    }

    fn pair(&mut self, section: &str, id: &str, between: &[FigureId; 2]) {
        if between[0] == between[1] {
            self.note(
                Code::SelfComparison,
                &[section, id, "between"],
                format!("`{}` is set against itself", between[0]),
            );
        }
    }
}
