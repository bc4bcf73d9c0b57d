//! Dossiers with everything in them, in every combination, sensible or not.

use darkfigure_model::{strategy, *};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::build::{across, id};

const NAMES: [&str; 4] = ["one", "two", "three", "four"];

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(NAMES.to_vec())
}

/// Words without "inf" and "nan", so that these can be looked for in print.
fn words() -> impl Strategy<Value = String> {
    "[a-h<>&|*_ \\u{202e}]{0,14}"
}

fn basis() -> impl Strategy<Value = Option<Basis>> {
    option::of(prop::sample::select(vec![
        Basis::Register,
        Basis::Register,
        Basis::Survey,
        Basis::Model,
        Basis::SeveralLists,
        Basis::ExpertJudgement,
        Basis::Undisclosed,
    ]))
}

fn kind() -> impl Strategy<Value = BridgeKind> {
    prop::sample::select(vec![BridgeKind::Evidence, BridgeKind::Assumption, BridgeKind::Definition])
}

fn lineage() -> impl Strategy<Value = LineageKind> {
    prop::sample::select(vec![
        LineageKind::Independent,
        LineageKind::SharesData,
        LineageKind::ContainsCount,
        LineageKind::CountTimesConstant,
        LineageKind::Unknown,
    ])
}

fn relations() -> BoxedStrategy<Relations> {
    (
        option::of(name()),
        vec(name(), 0..3),
        vec(name(), 0..2),
        vec(name(), 0..2),
        option::of(name()),
        vec((name(), lineage()), 0..2),
    )
        .prop_map(|(part_of, one_of, cites, rebuts, supersedes, lineage)| Relations {
            part_of: part_of.map(id),
            part_of_one_of: one_of.into_iter().map(id).collect(),
            cites: cites.into_iter().map(id).collect(),
            rebuts: rebuts.into_iter().map(id).collect(),
            supersedes: supersedes.map(id),
            lineage: lineage.into_iter().map(|(of, kind)| Lineage { of: id(of), kind, why: None }).collect(),
            ..Relations::default()
        })
        .boxed()
}

fn figure() -> BoxedStrategy<Figure> {
    (
        strategy::value(),
        words(),
        option::of(words()),
        strategy::measure(),
        basis(),
        name(),
        relations(),
        any::<bool>(),
    )
        .prop_map(|(value, wording, quote, measure, basis, source, relations, is_draw)| Figure {
            value,
            wording,
            quote,
            measure,
            basis,
            source: id(source),
            speaker: None,
            relations,
            seen_in: None,
            said: None,
            draw: is_draw.then(|| "the year might have gone otherwise".to_owned()),
            note: None,
        })
        .boxed()
}

fn reach() -> BoxedStrategy<Reach> {
    let times = || {
        prop::sample::select(vec![
            TimeKind::Stock,
            TimeKind::Entrants,
            TimeKind::Present,
            TimeKind::Detections,
            TimeKind::Cumulative,
        ])
    };
    prop_oneof![
        (strategy::unit(), strategy::unit())
            .prop_map(|(from, to)| across(Facet::Unit(from), Facet::Unit(to))),
        (name(), name()).prop_map(|(from, to)| across(Facet::Concept(id(from)), Facet::Concept(id(to)))),
        (name(), name())
            .prop_map(|(from, to)| across(Facet::Population(id(from)), Facet::Population(id(to)))),
        (times(), times()).prop_map(|(from, to)| across(Facet::Time(from), Facet::Time(to))),
        name().prop_map(|figure| Reach::Within(id(figure))),
    ]
    .boxed()
}

fn operation() -> BoxedStrategy<Operation> {
    prop_oneof![
        3 => strategy::value().prop_map(Operation::Factor),
        1 => strategy::value().prop_map(Operation::Share),
        1 => strategy::value().prop_map(Operation::Addend),
        1 => strategy::value().prop_map(Operation::Coverage),
        1 => strategy::value().prop_map(Operation::OverCoverage),
        1 => strategy::value().prop_map(|days| Operation::Stay(Stay { days, growth_per_year: None })),
        1 => Just(Operation::Window),
        1 => Just(Operation::Identity),
    ]
    .boxed()
}

fn bridge() -> BoxedStrategy<Bridge> {
    (reach(), operation(), kind(), words(), vec(name(), 0..3), vec((name(), name()), 0..3))
        .prop_map(|(reach, operation, kind, why, sources, ratios)| Bridge {
            reach,
            operation,
            kind,
            why,
            sources: sources.into_iter().map(id).collect(),
            ratios: ratios.into_iter().map(|(a, b)| (id(a), id(b))).collect(),
        })
        .boxed()
}

fn benchmark() -> BoxedStrategy<Benchmark> {
    let measured = prop_oneof![
        (name(), name())
            .prop_map(|(count, estimate)| Measured::Between { count: id(count), estimate: id(estimate) }),
        strategy::value().prop_map(Measured::Coverage),
        strategy::value().prop_map(Measured::Multiple),
    ];
    let of = prop::sample::select(vec![TimeKind::Present, TimeKind::Entrants, TimeKind::Stock]);
    (words(), measured, of, words())
        .prop_map(|(label, measured, of, why)| Benchmark {
            label,
            measured,
            of,
            place: None,
            why,
            sources: vec![id("one")],
        })
        .boxed()
}

fn series() -> BoxedStrategy<Series> {
    let row = (words(), strategy::value(), strategy::value(), option::of(strategy::value()), lineage())
        .prop_map(|(label, count, estimate, published_coverage, lineage)| SeriesRow {
            label,
            count,
            estimate,
            published_coverage,
            lineage,
        });
    (words(), strategy::measure(), strategy::measure(), vec(row, 0..5), any::<bool>())
        .prop_map(|(label, count_measure, estimate_measure, rows, is_within)| Series {
            label,
            count_measure,
            estimate_measure,
            count_within_estimate: is_within.then(|| "by construction".to_owned()),
            rows,
            sources: vec![id("two")],
            note: None,
        })
        .boxed()
}

/// A dossier of four figures, some missing, with every kind of entry.
pub(crate) fn dossier() -> BoxedStrategy<Dossier> {
    (
        vec(figure(), 2..=4),
        vec(bridge(), 0..=3),
        vec(benchmark(), 0..=2),
        vec(series(), 0..=1),
        (name(), name(), any::<bool>()),
        vec(name(), 0..3),
    )
        .prop_map(|(figures, bridges, benchmarks, series, (left, right, is_within), parts)| {
            let mut dossier = Dossier { title: "Generated".into(), ..Dossier::default() };
            for name in ["one", "two"] {
                let source = super::build::source(SourceKind::Report, name, None);
                dossier.sources.insert(id(name), source).unwrap();
                dossier.concepts.insert(id(name), super::build::concept(name)).unwrap();
            }
            for (name, figure) in NAMES.iter().zip(figures) {
                dossier.figures.insert(id(name), figure).unwrap();
            }
            for (name, bridge) in NAMES.iter().zip(bridges) {
                dossier.bridges.insert(id(name), bridge).unwrap();
            }
            for (name, benchmark) in NAMES.iter().zip(benchmarks) {
                dossier.benchmarks.insert(id(name), benchmark).unwrap();
            }
            for (name, series) in NAMES.iter().zip(series) {
                dossier.series.insert(id(name), series).unwrap();
            }
            let comparison = Comparison {
                bridges: NAMES.iter().take(3).map(|name| id(name)).collect(),
                benchmarks: NAMES.iter().take(2).map(|name| id(name)).collect(),
                count_within_estimate: is_within.then(|| "by construction".to_owned()),
                ..super::build::comparison(left, right)
            };
            dossier.comparisons.insert(id("only"), comparison).unwrap();
            let sum = Sum {
                total: id(left),
                parts: parts.iter().map(|name| id(name)).collect(),
                is_complete: is_within,
            };
            dossier.sums.insert(id("sum"), sum).unwrap();
            let component = Component {
                label: "part".into(),
                left: parts.first().map(|name| id(name)),
                right: parts.get(1).map(|name| id(name)),
                why: "it differs".into(),
                kind: BridgeKind::Assumption,
                of_which: vec![],
                sources: vec![],
            };
            let reconciliation = Reconciliation {
                question: None,
                between: [id(left), id(right)],
                components: vec![component],
            };
            dossier.reconciliations.insert(id("account"), reconciliation).unwrap();
            dossier
        })
        .boxed()
}
