//! Disputes of two figures, as small as a comparison can be: strategies and constructors for the tests.

use darkfigure_model::{
    Basis, Bridge, BridgeId, BridgeKind, Comparison, ComparisonId, Dossier, Entries, Facet, Figure, FigureId,
    Form, Measure, Number, Operation, Reach, SourceId, Status, Unit, Value, strategy,
};
use proptest::prelude::*;

/// A dossier with the two figures `left` and `right`, the bridges `b0`, `b1` …, and the comparison `only`.
pub(crate) fn dossier(left: Figure, right: Figure, bridges: Vec<Bridge>) -> Dossier {
    named(["left", "right"], [left, right], bridges)
}

pub(crate) fn named(names: [&str; 2], figures: [Figure; 2], bridges: Vec<Bridge>) -> Dossier {
    let ids = names.map(|name| FigureId::new(name).unwrap());
    let mut dossier = Dossier { title: "two figures".to_owned(), ..Dossier::default() };
    for (id, figure) in ids.iter().zip(figures) {
        dossier.figures.insert(id.clone(), figure).unwrap();
    }
    let mut bridge_ids = Vec::new();
    for (at, bridge) in bridges.into_iter().enumerate() {
        let id = BridgeId::new(format!("b{at}")).unwrap();
        dossier.bridges.insert(id.clone(), bridge).unwrap();
        bridge_ids.push(id);
    }
    let comparison = Comparison {
        question: None,
        between: ids,
        bridges: bridge_ids,
        benchmarks: Vec::new(),
        count_within_estimate: Some("by construction".to_owned()),
    };
    dossier.comparisons.insert(ComparisonId::new("only").unwrap(), comparison).unwrap();
    dossier
}

/// The same dossier with the sides of its comparison exchanged.
pub(crate) fn mirrored(dossier: &Dossier) -> Dossier {
    let mut turned = dossier.clone();
    turned.comparisons = Entries::new();
    for (id, comparison) in dossier.comparisons.iter() {
        let [left, right] = comparison.between.clone();
        let comparison = Comparison { between: [right, left], ..comparison.clone() };
        turned.comparisons.insert(id.clone(), comparison).unwrap();
    }
    turned
}

pub(crate) fn figure(value: Value, measure: Measure, basis: Basis) -> Figure {
    Figure { basis: Some(basis), ..Figure::new(value, "", measure, SourceId::new("source").unwrap()) }
}

pub(crate) fn measure_in(unit: &str) -> Measure {
    Measure {
        concept: Some(darkfigure_model::ConceptId::new("thing").unwrap()),
        place: darkfigure_model::Place::new(["KH"]).ok(),
        time: Some(darkfigure_model::Time {
            kind: darkfigure_model::TimeKind::Entrants,
            period: darkfigure_model::Period::of(darkfigure_model::Date::year(2023).unwrap()),
        }),
        status: Some(Status::Confirmed),
        ..Measure::of(Unit::new(unit).unwrap())
    }
}

pub(crate) fn exact(value: i64) -> Value {
    Value::exact(Number::whole(value))
}

pub(crate) fn factor(value: Value, from: &str, to: &str, kind: BridgeKind) -> Bridge {
    Bridge {
        reach: Reach::across(Facet::Unit(Unit::new(from).unwrap()), Facet::Unit(Unit::new(to).unwrap()))
            .unwrap(),
        operation: Operation::Factor(value),
        kind,
        why: "for a test".to_owned(),
        sources: Vec::new(),
        ratios: Vec::new(),
    }
}

pub(crate) fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![
        3 => Just(Basis::Register),
        1 => Just(Basis::Survey),
        1 => Just(Basis::Model),
        1 => Just(Basis::SeveralLists),
        1 => Just(Basis::ExpertJudgement),
        1 => Just(Basis::Undisclosed),
    ]
}

pub(crate) fn any_figure() -> impl Strategy<Value = Figure> {
    (strategy::value(), strategy::measure(), basis())
        .prop_map(|(value, measure, basis)| figure(value, measure, basis))
}

fn kind() -> impl Strategy<Value = BridgeKind> {
    prop_oneof![Just(BridgeKind::Evidence), Just(BridgeKind::Assumption), Just(BridgeKind::Definition)]
}

/// Bridges between units, of every operation that multiplies.
pub(crate) fn any_bridge() -> impl Strategy<Value = Bridge> {
    let unit = || prop_oneof![Just("person"), Just("case"), Just("death"), Just("job")];
    let share =
        || (1..=100_i64).prop_map(|percent| Value::exact(Number::new(i128::from(percent), -2).unwrap()));
    let operation = prop_oneof![
        strategy::value().prop_filter_map("a plain value", |value| {
            (!matches!(value.form, Form::Vague(_))).then_some(Operation::Factor(value))
        }),
        share().prop_map(Operation::Share),
        share().prop_map(Operation::Coverage),
        Just(Operation::Identity),
    ];
    (unit(), unit(), operation, kind())
        .prop_map(|(from, to, operation, kind)| Bridge { operation, ..factor(exact(1), from, to, kind) })
}

/// Two figures of any kind with up to three bridges.
pub(crate) fn any_dispute() -> impl Strategy<Value = Dossier> {
    (any_figure(), any_figure(), prop::collection::vec(any_bridge(), 0..=3))
        .prop_map(|(left, right, bridges)| dossier(left, right, bridges))
}
