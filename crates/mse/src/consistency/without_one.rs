//! How far one person moves the answer.

use super::answer::MOST_RANKED_LISTS;
use crate::bootstrap::{Among, Deletion, Replicates, bootstrap_selected, bootstrap_stepwise};
use crate::loglinear::{SelectOptions, StepwiseOptions, select_stepwise};
use crate::{CaptureTable, History};

/// The models that a deletion may choose from: as for a bootstrap at quick effort.
const N_TOP: usize = 100;

/// The answers with one person less on a history.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OnePersonLess {
    /// The history.
    pub history: History,
    /// How many people have it; the answer is the same whoever of them is left out.
    pub count: u64,
    /// The stepwise answer, selected anew; none where it refuses.
    pub stepwise: Option<f64>,
    /// The best BIC's answer, selected anew among models of pairs; none where no model has one, or beyond six lists.
    pub best_bic: Option<f64>,
}

/// Leaves one person out of each history that was seen, and selects anew.
#[must_use]
pub fn without_one_person(table: &CaptureTable) -> Vec<OnePersonLess> {
    let nobody = Replicates::draw(table, 0, 0);
    let stepping = StepwiseOptions::default();
    let stepwise = select_stepwise(table, &stepping)
        .and_then(|_| bootstrap_stepwise(table, &stepping, &nobody, &[], &|_| {}))
        .map_or_else(|_| Vec::new(), |bootstrap| bootstrap.deletions);
    let selecting = SelectOptions { max_order: Some(2), n_best: N_TOP, ..SelectOptions::default() };
    let ranked = if table.n_lists() <= MOST_RANKED_LISTS {
        bootstrap_selected(table, &selecting, Among::TopModels, &nobody, &[], &|_| {})
            .map_or_else(|_| Vec::new(), |selected| selected.bootstrap.deletions)
    } else {
        Vec::new()
    };
    let answer = |deletions: &[Deletion], history: History| {
        deletions
            .iter()
            .find(|deletion| deletion.history == history)
            .and_then(|deletion| deletion.estimate)
            .filter(|estimate| estimate.is_finite())
    };
    let rows = table.cells().iter().map(|&(history, count)| OnePersonLess {
        history,
        count,
        stepwise: answer(&stepwise, history),
        best_bic: answer(&ranked, history),
    });
    rows.collect()
}
