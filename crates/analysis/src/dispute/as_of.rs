//! As of a day: only what had been said by then.

use std::collections::BTreeSet;

use darkfigure_model::{Date, Dossier, Entries, Figure, FigureId, Measured, Reach, Relations, Statement};

/// A dossier as it stood on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct AsOf {
    /// What had been said by then.
    pub dossier: Dossier,
    /// The figures that were said later.
    pub later: Vec<FigureId>,
    /// The figures of which it is not known when they were said, or not whether by then: they are left out.
    pub undated: Vec<FigureId>,
}

/// The dossier with what had surely been said by the end of the day, and with what refers to nothing else.
///
/// Relations, comparisons, sums and benchmarks that need a figure that had not been said go with it. Expectations are about the whole
/// dossier and are left out.
#[must_use]
pub fn as_of(dossier: &Dossier, day: Date) -> AsOf {
    let is_by = |date: Date| date.last_day() <= day.last_day() && !date.is_about();
    let (mut kept, mut later, mut undated) = (BTreeSet::new(), Vec::new(), Vec::new());
    for (id, figure) in dossier.figures.iter() {
        match dossier.said_on(figure) {
            Some(date) if is_by(date) => {
                kept.insert(id.clone());
            }
            Some(date) if date.first_day() > day.last_day() && !date.is_about() => later.push(id.clone()),
            Some(_) | None => undated.push(id.clone()),
        }
    }
    let has = |id: &FigureId| kept.contains(id);
    let is_said = |statement: &Statement| dossier.stated_on(statement).is_some_and(is_by);
    let mut then = Dossier { as_of: Some(day), expectations: Vec::new(), ..dossier.clone() };
    then.figures = only(&dossier.figures, |id, _| has(id), |figure| of_then(figure, &has));
    then.statements = only(
        &dossier.statements,
        |_, s| is_said(s),
        |statement| Statement {
            denies: of_those(&statement.denies, &has),
            retracts: of_those(&statement.retracts, &has),
            rests_on: of_those(&statement.rests_on, &has),
            ..statement.clone()
        },
    );
    then.bridges = only(
        &dossier.bridges,
        |_, bridge| match &bridge.reach {
            Reach::Within(figure) => has(figure),
            Reach::Across(_) => true,
        },
        |bridge| {
            let mut bridge = bridge.clone();
            bridge.ratios.retain(|(a, b)| has(a) && has(b));
            bridge
        },
    );
    then.benchmarks = only(
        &dossier.benchmarks,
        |_, benchmark| match &benchmark.measured {
            Measured::Between { count, estimate } => has(count) && has(estimate),
            Measured::Coverage(_) | Measured::Multiple(_) => true,
        },
        Clone::clone,
    );
    then.comparisons = only(
        &dossier.comparisons,
        |_, c| c.between.iter().all(has),
        |comparison| {
            let mut comparison = comparison.clone();
            comparison.bridges.retain(|id| then.bridges.get(id).is_some());
            comparison.benchmarks.retain(|id| then.benchmarks.get(id).is_some());
            comparison
        },
    );
    then.sums = only(&dossier.sums, |_, s| has(&s.total) && s.parts.iter().all(has), Clone::clone);
    then.reconciliations = only(
        &dossier.reconciliations,
        |_, r| {
            let components = r.components.iter().flat_map(|c| c.left.iter().chain(&c.right));
            r.between.iter().chain(components).all(has)
        },
        Clone::clone,
    );
    then.sentences.retain(|sentence| sentence.about.iter().all(has));
    AsOf { dossier: then, later, undated }
}

fn only<Id: Ord + Clone, T>(
    entries: &Entries<Id, T>,
    keep: impl Fn(&Id, &T) -> bool,
    change: impl Fn(&T) -> T,
) -> Entries<Id, T> {
    let mut kept = Entries::new();
    for (id, entry) in entries.iter().filter(|(id, entry)| keep(id, entry)) {
        // A name that stands once in the whole stands once in a part of it.
        let _ = kept.insert(id.clone(), change(entry));
    }
    kept
}

fn of_those(ids: &[FigureId], has: &impl Fn(&FigureId) -> bool) -> Vec<FigureId> {
    ids.iter().filter(|id| has(id)).cloned().collect()
}

/// The figure with those of its relations that lead to figures of then.
fn of_then(figure: &Figure, has: &impl Fn(&FigureId) -> bool) -> Figure {
    let r = &figure.relations;
    let one = |id: &Option<FigureId>| id.clone().filter(|id| has(id));
    let relations = Relations {
        part_of: one(&r.part_of),
        part_of_one_of: of_those(&r.part_of_one_of, has),
        cites: of_those(&r.cites, has),
        rebuts: of_those(&r.rebuts, has),
        supersedes: one(&r.supersedes),
        extends: one(&r.extends),
        revises: one(&r.revises),
        retracts: of_those(&r.retracts, has),
        derived_from: of_those(&r.derived_from, has),
        rests_on: of_those(&r.rests_on, has),
        relates: r
            .relates
            .clone()
            .filter(|relates| has(&relates.base) && relates.of.as_ref().is_none_or(has)),
        lineage: r.lineage.iter().filter(|lineage| has(&lineage.of)).cloned().collect(),
    };
    Figure { relations, ..figure.clone() }
}
