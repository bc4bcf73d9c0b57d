//! Generated dossiers: a law says no more than the dossiers on which it was tried, so these reach every kind of entry, and hold together.

use std::collections::BTreeSet;

use darkfigure_model::{
    Axis, Change, Dossier, Figure, FigureId, Form, Measured, Operation, QuantityKind, Reach, Scale, TimeKind,
    strategy,
};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

fn some<'d, T>(what: &'d str, is_there: &Option<T>, seen: &mut BTreeSet<&'d str>) {
    if is_there.is_some() {
        seen.insert(what);
    }
}

fn any<'d, T>(what: &'d str, list: &[T], seen: &mut BTreeSet<&'d str>) {
    if !list.is_empty() {
        seen.insert(what);
    }
}

/// What a figure states of others, and which of its own words it has.
fn of_figure(dossier: &Dossier, figure: &Figure, seen: &mut BTreeSet<&str>) {
    let r = &figure.relations;
    for (what, one) in [
        ("part of", &r.part_of),
        ("supersedes", &r.supersedes),
        ("extends", &r.extends),
        ("revises", &r.revises),
    ] {
        some(what, one, seen);
    }
    for (what, list) in [
        ("part of one of", &r.part_of_one_of),
        ("cites", &r.cites),
        ("rebuts", &r.rebuts),
        ("retracts", &r.retracts),
        ("derived from", &r.derived_from),
        ("rests on", &r.rests_on),
    ] {
        any(what, list, seen);
    }
    any("lineage", &r.lineage, seen);
    if let Some(relates) = &r.relates {
        seen.insert(if relates.of.is_some() { "relates two" } else { "relates one" });
    }
    some("seen in", &figure.seen_in, seen);
    some("said", &figure.said, seen);
    some("speaker", &figure.speaker, seen);
    let own_places = ["camp", "sea", "KH-18"];
    for code in figure.measure.place.iter().flat_map(|place| place.codes()) {
        seen.extend(own_places.iter().filter(|own| **own == code));
    }
    if let Some(whole) = r.part_of.as_ref().and_then(|id| dossier.figures.get(id)) {
        assert_ne!(whole.measure.unit, figure.measure.unit, "a part in one unit may be the larger one");
    }
    assert!(!figure.kind().needs_base() || figure.measure.population.is_some());
}

fn of_steps(dossier: &Dossier, seen: &mut BTreeSet<&str>) {
    let second = dossier.figures.get(&FigureId::new("f1").unwrap()).unwrap();
    let mut kind = second.kind();
    for (_, bridge) in dossier.bridges.iter() {
        seen.insert(match bridge.operation {
            Operation::Factor(_) => "factor",
            Operation::Share(_) => "share",
            Operation::Addend(_) => "addend",
            Operation::Coverage(_) => "coverage",
            Operation::OverCoverage(_) => "over-coverage",
            Operation::Stay(_) => "stay",
            Operation::Window => "window",
            Operation::Base(_) => "base",
            Operation::Identity => "identity",
        });
        match &bridge.operation {
            Operation::Addend(value) => {
                let addend = match value.scale {
                    Scale::One => QuantityKind::Number,
                    Scale::Percent => QuantityKind::Share,
                    Scale::Per(rate) => QuantityKind::Rate(rate),
                    Scale::Change(change) => QuantityKind::Change(change),
                };
                assert!(kind.plus(addend).is_ok(), "{addend:?} to {kind:?}");
                if value.scale == Scale::Change(Change::Points) {
                    seen.insert("points added");
                }
            }
            Operation::Base(_) => {
                assert!(matches!(bridge.reach, Reach::Within(_)));
                kind = kind.of_base(false).unwrap();
            }
            Operation::Share(value) | Operation::Coverage(value) | Operation::OverCoverage(value) => {
                assert!(value.numbers().iter().all(|n| (0.0..1.0).contains(&n.to_f64())));
            }
            Operation::Factor(_) | Operation::Stay(_) | Operation::Window | Operation::Identity => {}
        }
        any("ratios", &bridge.ratios, seen);
        seen.insert(match bridge.crossing().map(|crossing| crossing.axis()) {
            None => "correction",
            Some(Axis::Unit) => "across units",
            Some(Axis::Concept) => "across concepts",
            Some(Axis::Population) => "across populations",
            Some(Axis::Place) => "across places",
            Some(Axis::Time) => "across times",
            Some(Axis::Status) => "across statuses",
        });
    }
    for (_, benchmark) in dossier.benchmarks.iter() {
        seen.insert(match benchmark.measured {
            Measured::Between { .. } => "measured between",
            Measured::Coverage(_) => "measured coverage",
            Measured::Multiple(_) => "measured multiple",
        });
        seen.insert(match benchmark.of {
            TimeKind::Stock => "of the stock",
            TimeKind::Entrants => "of entrants",
            TimeKind::Present => "of those present",
            TimeKind::Detections | TimeKind::Cumulative => "of something else",
        });
    }
}

fn of_words(dossier: &Dossier, seen: &mut BTreeSet<&str>) {
    for (at, (_, concept)) in dossier.concepts.iter().enumerate() {
        any("concept within", &concept.within, seen);
        any("concept apart", &concept.apart_from, seen);
        any("concept overlaps", &concept.overlaps, seen);
        let n = concept.within.len() + concept.apart_from.len() + concept.overlaps.len();
        assert!(n <= usize::from(at > 0), "two relations of one pair, or one of a concept to itself");
    }
    for (at, (_, population)) in dossier.populations.iter().enumerate() {
        any("population within", &population.within, seen);
        any("population apart", &population.apart_from, seen);
        any("population overlaps", &population.overlaps, seen);
        let n = population.within.len() + population.apart_from.len() + population.overlaps.len();
        assert!(n <= usize::from(at > 0));
    }
    assert_eq!((dossier.concepts.len(), dossier.populations.len(), dossier.places.len()), (3, 3, 3));
    assert_eq!((dossier.statements.len(), dossier.sentences.len(), dossier.speakers.len()), (1, 2, 1));
}

#[test]
fn generated_dossiers_reach_every_kind_of_entry_and_hold_together() {
    let mut runner = TestRunner::deterministic();
    let dossiers = strategy::dossier();
    let mut seen = BTreeSet::new();
    for _ in 0..80 {
        let dossier = dossiers.new_tree(&mut runner).unwrap().current();
        assert!(!dossier.title.is_empty());
        some("question", &dossier.question, &mut seen);
        some("as of", &dossier.as_of, &mut seen);
        some("drafted", &dossier.drafted_from, &mut seen);
        of_words(&dossier, &mut seen);
        for (_, figure) in dossier.figures.iter() {
            of_figure(&dossier, figure, &mut seen);
        }
        of_steps(&dossier, &mut seen);
        for (_, sum) in dossier.sums.iter() {
            seen.insert("sum");
            assert!(!sum.parts.is_empty() && !sum.parts.contains(&sum.total));
            let unit = |id: &FigureId| &dossier.figures.get(id).unwrap().measure.unit;
            assert!(sum.parts.iter().all(|part| unit(part) == unit(&sum.total)));
        }
        assert_eq!((dossier.reconciliations.len(), dossier.expectations.len()), (1, 2));
        assert_eq!((dossier.series.len(), dossier.comparisons.len()), (1, 1));
    }
    let all = [
        "question",
        "as of",
        "drafted",
        "part of",
        "supersedes",
        "extends",
        "revises",
        "part of one of",
        "cites",
        "rebuts",
        "retracts",
        "derived from",
        "rests on",
        "lineage",
        "relates two",
        "relates one",
        "seen in",
        "said",
        "speaker",
        "camp",
        "sea",
        "KH-18",
        "factor",
        "share",
        "addend",
        "coverage",
        "over-coverage",
        "stay",
        "window",
        "base",
        "identity",
        "points added",
        "ratios",
        "correction",
        "across units",
        "across concepts",
        "across populations",
        "across places",
        "across times",
        "across statuses",
        "measured between",
        "measured coverage",
        "measured multiple",
        "of the stock",
        "of entrants",
        "of those present",
        "concept within",
        "concept apart",
        "concept overlaps",
        "population within",
        "population apart",
        "population overlaps",
        "sum",
    ];
    assert_eq!(seen, BTreeSet::from(all));
}

#[test]
fn generated_numbers_lie_on_both_sides_of_zero_and_shares_below_one() {
    let mut runner = TestRunner::deterministic();
    let mut draw = |n: usize| -> Vec<f64> {
        let numbers = strategy::number();
        (0..n).map(|_| numbers.new_tree(&mut runner).unwrap().current().to_f64()).collect()
    };
    let numbers = draw(400);
    let n_below = numbers.iter().filter(|n| **n < 0.0).count();
    assert!((100..300).contains(&n_below), "{n_below} of 400 below zero");
    assert!(numbers.iter().any(|n| n.abs() > 1e12) && numbers.iter().any(|n| n.fract() != 0.0));
    let mut runner = TestRunner::deterministic();
    let (positive, ranges) = (strategy::positive_number(), strategy::range());
    let n_pointed = (0..400)
        .filter(|_| {
            assert!(positive.new_tree(&mut runner).unwrap().current().coefficient() > 0);
            ranges.new_tree(&mut runner).unwrap().current().point().is_some()
        })
        .count();
    assert!((40..200).contains(&n_pointed), "{n_pointed} of 400 with a point");
    let values = strategy::value();
    for _ in 0..400 {
        let value = values.new_tree(&mut runner).unwrap().current();
        assert!(!matches!(value.form, Form::Vague(_)) || value.scale == Scale::One);
    }
}

#[test]
fn no_two_steps_of_a_generated_comparison_cross_alike_and_numbers_have_decimals() {
    let mut runner = TestRunner::deterministic();
    let mut several = 0;
    for _ in 0..300 {
        let dossier = strategy::dossier().new_tree(&mut runner).unwrap().current();
        for (_, comparison) in dossier.comparisons.iter() {
            let reaches: Vec<&Reach> = comparison
                .bridges
                .iter()
                .filter_map(|id| dossier.bridges.get(id))
                .map(|bridge| &bridge.reach)
                .collect();
            several += usize::from(reaches.len() > 1);
            for (at, one) in reaches.iter().enumerate() {
                assert!(!reaches[..at].contains(one), "{reaches:?}");
            }
        }
    }
    assert!(several > 30, "{several}");
    let mut numbers = || strategy::positive_number().new_tree(&mut runner).unwrap().current();
    let exponents: BTreeSet<i32> = (0..300).map(|_| numbers().exponent()).collect();
    assert_eq!((exponents.first(), exponents.last()), (Some(&-3), Some(&6)));
}
