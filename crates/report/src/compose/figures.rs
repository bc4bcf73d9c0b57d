//! The figures of a dossier that stand in no comparison, sum, reconciliation, step or benchmark: shown, and not used.

use darkfigure_model::{Dossier, FigureId, Measured};

use super::desk::Desk;
use super::sentence::capital;
use crate::document::{Block, List, Prose};

/// The figures that are not used anywhere; none where all are.
pub(super) fn unused(desk: &Desk<'_>) -> Option<Block> {
    let used = used(desk.dossier);
    let items: Vec<Prose> = desk
        .dossier
        .figures
        .iter()
        .filter(|(id, _)| !used.contains(id))
        .map(|(id, figure)| {
            let prose = desk.mention(id).say(format!(". {}.", capital(&desk.measured(&figure.measure))));
            let remarks = remarks(desk, id);
            if remarks.is_empty() { prose } else { prose.say(" ").and(remarks) }
        })
        .collect();
    (!items.is_empty()).then_some(Block::List(List { ordered: false, items }))
}

fn used(dossier: &Dossier) -> Vec<&FigureId> {
    let mut used: Vec<&FigureId> = Vec::new();
    used.extend(dossier.comparisons.iter().flat_map(|(_, comparison)| &comparison.between));
    for (_, sum) in dossier.sums.iter() {
        used.push(&sum.total);
        used.extend(&sum.parts);
    }
    for (_, reconciliation) in dossier.reconciliations.iter() {
        used.extend(&reconciliation.between);
        used.extend(reconciliation.components.iter().flat_map(|part| part.left.iter().chain(&part.right)));
    }
    used.extend(
        dossier.bridges.iter().flat_map(|(_, bridge)| bridge.ratios.iter().flat_map(|(a, b)| [a, b])),
    );
    for (_, benchmark) in dossier.benchmarks.iter() {
        if let Measured::Between { count, estimate } = &benchmark.measured {
            used.extend([count, estimate]);
        }
    }
    used
}

/// What relates a figure to others, and the dossier's note.
fn remarks(desk: &Desk<'_>, id: &FigureId) -> Prose {
    let mut prose = Prose::new();
    let Some(figure) = desk.figure(id) else { return prose };
    let relations = &figure.relations;
    let joined = |prose: Prose, ids: &[FigureId], last: &str| {
        ids.iter().enumerate().fold(prose, |prose, (at, id)| {
            let between = if at == 0 { "" } else { last };
            prose.say(between).and(desk.mention(id))
        })
    };
    let mut say = |words: &str, ids: &[FigureId], last: &str| {
        if !ids.is_empty() {
            let start = std::mem::take(&mut prose);
            let start = if start.is_empty() { start } else { start.say(" ") };
            prose = joined(start.say(words), ids, last).say(".");
        }
    };
    say("The wording does not say of which these are a part: ", &relations.part_of_one_of, " or ");
    say("Part of ", relations.part_of.as_slice(), "");
    say("Repeats ", &relations.cites, " and ");
    say("Put against ", &relations.rebuts, " and ");
    say("Replaces ", relations.supersedes.as_slice(), "");
    say("Inferred from ", &relations.derived_from, " and ");
    if let Some(note) = &figure.note {
        let start = if prose.is_empty() { prose } else { prose.say(" ") };
        return start.say(format!("{}.", capital(note.trim_end_matches('.'))));
    }
    prose
}
