//! The laws of information for what is found about figures themselves: less known never claims more, and no order of comparisons matters.

use std::collections::BTreeSet;

use darkfigure_analysis::dispute::{
    TransparencyAnswer, circles, comparators, drift, origins, own_conflicts, rebuttals, series_changes,
    transparency, triangulations,
};
use darkfigure_analysis::dispute::{contradictions, highest};
use darkfigure_analysis::{Options, analyse};
use darkfigure_model::{Dossier, Entries, Figure, FigureId, strategy};
use proptest::prelude::*;

/// The dossier with one figure changed.
fn with(dossier: &Dossier, chosen: &FigureId, change: impl Fn(&mut Figure)) -> Dossier {
    let mut less = dossier.clone();
    less.figures = Entries::new();
    for (id, figure) in dossier.figures.iter() {
        let mut figure = figure.clone();
        if id == chosen {
            change(&mut figure);
        }
        less.figures.insert(id.clone(), figure).unwrap();
    }
    less
}

/// The dossier with its figure of this index saying less on one axis: place, time, concept or basis.
fn less(dossier: &Dossier, which: &prop::sample::Index, axis: usize) -> (FigureId, Dossier) {
    let ids: Vec<FigureId> = dossier.figures.iter().map(|(id, _)| id.clone()).collect();
    let chosen = which.get(&ids).clone();
    let found = with(dossier, &chosen, |figure| match axis {
        0 => figure.measure.place = None,
        1 => figure.measure.time = None,
        2 => figure.measure.concept = None,
        _ => figure.basis = None,
    });
    (chosen, found)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// What else a producer counted, and what of its own numbers do not agree, is found with more where it is found with less.
    #[test]
    fn knowing_less_finds_no_other_comparators_and_no_other_conflicts(
        dossier in strategy::dossier(), which in any::<prop::sample::Index>(), axis in 0..4_usize,
    ) {
        let (_, less) = less(&dossier, &which, axis);
        let beside = |dossier: &Dossier| {
            let each = |found: darkfigure_analysis::dispute::Comparators| {
                let figure = found.figure.clone();
                found.others.into_iter().map(move |other| (figure.clone(), other)).collect::<Vec<_>>()
            };
            comparators(dossier).into_iter().flat_map(each).collect::<BTreeSet<_>>()
        };
        prop_assert!(beside(&less).is_subset(&beside(&dossier)));
        let related = |dossier: &Dossier| {
            own_conflicts(dossier).into_iter().flat_map(|found| [found.longer, found.shorter]).collect::<BTreeSet<_>>()
        };
        // A conflict may move on to the next window where one has lost its time, and never begins where there was none.
        prop_assert!(related(&less).is_empty() || !related(&dossier).is_empty());
    }

    /// No item of documentation is met by saying less.
    #[test]
    fn knowing_less_documents_no_more(
        dossier in strategy::dossier(), which in any::<prop::sample::Index>(), axis in 0..6_usize,
    ) {
        let ids: Vec<FigureId> = dossier.figures.iter().map(|(id, _)| id.clone()).collect();
        let chosen = which.get(&ids);
        let less = with(&dossier, chosen, |figure| match axis {
            0 => figure.measure.place = None,
            1 => figure.measure.time = None,
            2 => figure.measure.concept = None,
            3 => figure.measure.population = None,
            4 => figure.measure.status = None,
            _ => figure.quote = None,
        });
        let (more, fewer) = (transparency(&dossier, chosen).unwrap(), transparency(&less, chosen).unwrap());
        for ((item, before), (_, after)) in more.items.iter().zip(&fewer.items) {
            prop_assert!(*after != TransparencyAnswer::Met || *before == TransparencyAnswer::Met, "{item:?}");
        }
        prop_assert!(fewer.score().0 <= more.score().0);
    }

    /// A repetition that says less on an axis has changed no more on it; and what repeats a figure word for word has changed nothing.
    #[test]
    fn saying_less_changes_no_more_on_the_way(
        dossier in strategy::dossier(), which in any::<prop::sample::Index>(), axis in 0..4_usize,
    ) {
        let (chosen, less) = less(&dossier, &which, axis);
        let of = |dossier: &Dossier| {
            drift(dossier).into_iter().filter(|found| found.restatement == chosen).map(|found| found.changes).collect::<Vec<_>>()
        };
        for (before, after) in of(&dossier).iter().zip(of(&less)) {
            for change in &after {
                prop_assert!(before.contains(change), "{change:?}");
            }
        }
    }

    /// Who repeats whom is the same whatever else is known, and less of it is found where a repetition is not known.
    #[test]
    fn fewer_repetitions_make_no_longer_trees(dossier in strategy::dossier(), which in any::<prop::sample::Index>()) {
        let ids: Vec<FigureId> = dossier.figures.iter().map(|(id, _)| id.clone()).collect();
        let chosen = which.get(&ids);
        let less = with(&dossier, chosen, |figure| figure.relations.cites.clear());
        let reached = |dossier: &Dossier| {
            origins(dossier).into_iter().map(|origin| (origin.figure, origin.restated_by)).collect::<Vec<_>>()
        };
        let before = reached(&dossier);
        for (origin, restated) in reached(&less).into_iter().filter(|(origin, _)| origin != chosen) {
            let whole = before.iter().find(|(id, _)| *id == origin).map(|(_, restated)| restated);
            prop_assert!(restated.iter().all(|(id, _)| whole.is_some_and(|whole| whole.iter().any(|(known, _)| known == id))));
        }
    }

    /// Each of a circle goes back to each other one of it, and no figure is in two; without what one goes back to, no circle has it.
    #[test]
    fn a_circle_leads_from_each_to_each(dossier in strategy::dossier(), which in any::<prop::sample::Index>()) {
        let grounds = |id: &FigureId| {
            let relations = dossier.figures.get(id).map(|figure| figure.relations.clone()).unwrap_or_default();
            [relations.cites, relations.derived_from, relations.rests_on].concat()
        };
        let reached = |from: &FigureId| {
            let mut open = grounds(from);
            let mut found = BTreeSet::new();
            while let Some(id) = open.pop() {
                if found.insert(id.clone()) {
                    open.extend(grounds(&id));
                }
            }
            found
        };
        let found = circles(&dossier);
        let mut seen = BTreeSet::new();
        for circle in &found {
            for id in circle {
                let all = reached(id);
                prop_assert!(circle.iter().all(|other| all.contains(other)));
                prop_assert!(seen.insert(id.clone()));
            }
        }
        // Nobody else goes back to somebody who goes back to him.
        for (id, _) in dossier.figures.iter().filter(|(id, _)| !seen.contains(*id)) {
            let is_answered = |other: &FigureId| other != id && reached(other).contains(id);
            prop_assert!(!reached(id).iter().any(is_answered));
        }
        let ids: Vec<FigureId> = dossier.figures.iter().map(|(id, _)| id.clone()).collect();
        let chosen = which.get(&ids);
        let less = with(&dossier, chosen, |figure| figure.relations = darkfigure_model::Relations::default());
        prop_assert!(circles(&less).iter().all(|circle| !circle.contains(chosen)));
    }

    /// A figure without a date was the highest at no time, and one of another thing is no record of this one.
    #[test]
    fn an_undated_figure_was_the_highest_at_no_time(dossier in strategy::dossier(), which in any::<prop::sample::Index>(), axis in 0..2_usize) {
        let (chosen, less) = if axis == 0 { less(&dossier, &which, 2) } else {
            let ids: Vec<FigureId> = dossier.figures.iter().map(|(id, _)| id.clone()).collect();
            let chosen = which.get(&ids).clone();
            let mut less = dossier.clone();
            let source = dossier.figures.get(&chosen).unwrap().source.clone();
            less = with(&less, &chosen, |figure| { figure.said = None; figure.seen_in = None; });
            let mut sources = Entries::new();
            for (id, entry) in dossier.sources.iter() {
                let mut entry = entry.clone();
                if *id == source { entry.published = None; }
                sources.insert(id.clone(), entry).unwrap();
            }
            less.sources = sources;
            (chosen, less)
        };
        prop_assert!(highest(&less).iter().all(|found| found.steps.iter().all(|(id, _)| *id != chosen)));
    }

    /// A denial excludes with more what it excludes with less, and the ceiling and floor of a figure are its own.
    #[test]
    fn a_denial_excludes_with_more_what_it_excludes_with_less(
        dossier in strategy::dossier(), which in any::<prop::sample::Index>(), axis in 0..3_usize,
    ) {
        let (_, less) = less(&dossier, &which, axis);
        let sure = |dossier: &Dossier| {
            let contradictions = contradictions(dossier);
            let is_open = |a: &FigureId, b: &FigureId| {
                contradictions.pairs.iter().any(|pair| {
                    ([&pair.floor, &pair.ceiling] == [a, b] || [&pair.floor, &pair.ceiling] == [b, a]) && !pair.open.is_empty()
                })
            };
            rebuttals(dossier, &contradictions)
                .into_iter()
                .filter(|found| found.excludes && !is_open(&found.figure, &found.against))
                .map(|found| (found.figure, found.against))
                .collect::<BTreeSet<_>>()
        };
        prop_assert!(sure(&less).is_subset(&sure(&dossier)));
    }

    /// What does not say what, where or when is in no pool, and neither is a repetition; a change leads from an earlier time to a later one of its kind.
    #[test]
    fn what_does_not_say_what_it_measures_is_in_no_pool(
        dossier in strategy::dossier(), which in any::<prop::sample::Index>(), axis in 0..3_usize,
    ) {
        let (chosen, less) = less(&dossier, &which, axis);
        for found in triangulations(&less, &[], 0.95) {
            prop_assert!(found.estimates.iter().all(|(id, _)| *id != chosen));
            for (id, factor) in &found.estimates {
                prop_assert!(less.figures.get(id).is_some_and(|figure| figure.relations.cites.is_empty()));
                prop_assert!((factor - 1.0).abs() < 1e-12);
            }
        }
        for change in series_changes(&dossier, &dossier.net_concepts(), &contradictions(&dossier)) {
            let time = |id: &FigureId| dossier.figures.get(id).and_then(|figure| figure.measure.time);
            let (earlier, later) = (time(&change.earlier).unwrap(), time(&change.later).unwrap());
            prop_assert_eq!(earlier.kind, later.kind);
            prop_assert_eq!(earlier.period.is_apart(later.period), darkfigure_model::Known::Yes);
        }
    }

    /// Which side of a comparison a figure stands on changes nothing that is found about it.
    #[test]
    fn mirrored_comparisons_leave_the_record_as_it_was(dossier in crate::dispute::any_dispute()) {
        let (found, turned) = (analyse(&dossier, &Options::default()), analyse(&crate::dispute::mirrored(&dossier), &Options::default()));
        prop_assert_eq!(&found.dispute, &turned.dispute);
        let numbers = |found: &darkfigure_analysis::Findings| {
            found.triangulations.iter().map(|one| one.estimates.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        prop_assert_eq!(numbers(&found), numbers(&turned));
    }
}
