use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;

use super::{date, interval, level, measure, number, place, positive_number, range, unit, value};
use crate::{
    Axis, Basis, Benchmark, BenchmarkId, Bridge, BridgeId, BridgeKind, Change, Claim, Comparison,
    ComparisonId, Component, Concept, ConceptId, Crossing, Date, Dossier, Expectation, Expected, Facet,
    Figure, FigureId, Form, Grade, Interval, IntervalKind, Lineage, LineageKind, Measure, Measured, Number,
    OfWhich, Operation, OwnPlace, Place, PlaceId, Population, PopulationId, QuantityKind, Range, Reach,
    Reconciliation, ReconciliationId, Relates, Relations, ResultName, Scale, Sentence, Series, SeriesId,
    SeriesRow, Source, SourceId, SourceKind, Speaker, SpeakerId, Statement, StatementId, Stay, Sum, SumId,
    TimeKind, Unit, Value, Within,
};

/// Texts with something in them: letters of several scripts, quotation marks, line breaks.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zA-Z0-9 ,.'#=-]{0,20}[a-zA-Z0-9]",
        1 => "[\"\\\\\n\tàéñ中٣“”]{0,6}x",
    ]
}

fn maybe_text() -> impl Strategy<Value = Option<String>> {
    prop::option::weighted(0.3, text())
}

fn lineage_kind() -> impl Strategy<Value = LineageKind> {
    prop::sample::select(vec![
        LineageKind::Independent,
        LineageKind::SharesData,
        LineageKind::ContainsCount,
        LineageKind::CountTimesConstant,
        LineageKind::Unknown,
    ])
}

fn bridge_kind() -> impl Strategy<Value = BridgeKind> {
    prop::sample::select(vec![BridgeKind::Evidence, BridgeKind::Assumption, BridgeKind::Definition])
}

/// Shares above 0 and below 1, of several forms.
fn share() -> impl Strategy<Value = Value> {
    let number = || (1..=999_i64).prop_filter_map("a share", |n| Number::new(i128::from(n), -3).ok());
    let shaped = (number(), number(), level()).prop_filter_map("ordered ends", |(a, b, level)| {
        Interval::new(a, None, b, level, IntervalKind::Stated, None).ok().map(Form::Interval)
    });
    prop_oneof![
        number().prop_map(Form::Exact),
        (number(), number()).prop_filter_map("ordered ends", |(a, b)| Range::new(a, b).ok().map(Form::Range)),
        shaped,
    ]
    .prop_map(Value::plain)
}

fn positive_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        positive_number().prop_map(Form::Exact),
        range().prop_map(Form::Range),
        interval().prop_map(Form::Interval)
    ]
    .prop_map(Value::plain)
}

fn operation() -> impl Strategy<Value = Operation> {
    prop_oneof![
        positive_value().prop_map(Operation::Factor),
        share().prop_map(Operation::Share),
        number().prop_map(|n| Operation::Addend(Value::exact(n))),
        share().prop_map(Operation::Coverage),
        share().prop_map(Operation::OverCoverage),
        (positive_value(), prop::option::of(number().prop_map(Value::exact)))
            .prop_map(|(days, growth_per_year)| Operation::Stay(Stay { days, growth_per_year })),
        Just(Operation::Window),
        positive_value().prop_map(Operation::Base),
        Just(Operation::Identity),
    ]
}

fn source() -> impl Strategy<Value = Source> {
    let kind = prop::sample::select(vec![
        SourceKind::Report,
        SourceKind::Paper,
        SourceKind::Article,
        SourceKind::Statement,
        SourceKind::Speech,
        SourceKind::Data,
        SourceKind::Page,
    ]);
    let dates = || prop::option::of(date());
    (kind, text(), maybe_text(), dates(), dates(), maybe_text(), maybe_text(), maybe_text()).prop_map(
        |(kind, title, publisher, published, accessed, url, locator, note)| Source {
            kind,
            title,
            publisher,
            published,
            accessed,
            url,
            locator,
            note,
        },
    )
}

/// A figure without relations; the dossier adds them, once it knows the others.
fn bare_figure() -> impl Strategy<Value = Figure> {
    let basis = prop::option::of(prop::sample::select(vec![
        Basis::Register,
        Basis::Enumeration,
        Basis::Survey,
        Basis::Model,
        Basis::SeveralLists,
        Basis::ExpertJudgement,
        Basis::Undisclosed,
    ]));
    (
        value().boxed(),
        text().boxed(),
        maybe_text().boxed(),
        measure().boxed(),
        basis,
        maybe_text().boxed(),
        maybe_text().boxed(),
    )
        .prop_filter_map("a source", |(value, wording, quote, measure, basis, draw, note)| {
            let mut figure = Figure {
                value,
                wording,
                quote,
                measure,
                basis,
                source: SourceId::new("s0").ok()?,
                speaker: None,
                relations: Relations::default(),
                seen_in: None,
                said: None,
                draw,
                note,
            };
            figure.value = figure.value.in_unit(&figure.measure.unit);
            if figure.kind().needs_base() {
                figure.measure.population = PopulationId::new("one").ok();
            }
            Some(figure)
        })
}

#[derive(Debug, Clone)]
struct Picks {
    indices: Vec<Index>,
    texts: Vec<String>,
    truths: Vec<bool>,
}

fn picks() -> impl Strategy<Value = Picks> {
    (
        prop::collection::vec(any::<Index>(), 36),
        prop::collection::vec(text(), 12),
        prop::collection::vec(any::<bool>(), 24),
    )
        .prop_map(|(indices, texts, truths)| Picks { indices, texts, truths })
}

/// Whole dossiers that hold together: every reference resolves, nothing runs in a circle, bridges meet their figures.
// The parts are boxed: as values they fill the stack of a test's thread.
pub fn dossier() -> impl Strategy<Value = Dossier> {
    let entries = (
        prop::collection::vec(source().boxed(), 1..4),
        prop::collection::vec(bare_figure().boxed(), 2..6),
        prop::collection::vec(
            (operation().boxed(), bridge_kind().boxed(), share().boxed(), positive_value().boxed()),
            3,
        ),
        prop::collection::vec(
            (value().boxed(), value().boxed(), prop::option::of(share().boxed()), lineage_kind().boxed()),
            0..4,
        ),
        (
            measure().boxed(),
            measure().boxed(),
            range().boxed(),
            number().boxed(),
            prop::option::of(place().boxed()),
            unit().boxed(),
        ),
    );
    (
        entries.boxed(),
        picks().boxed(),
        text().boxed(),
        maybe_text().boxed(),
        prop::option::of(date().boxed()),
        lineage_kind().boxed(),
    )
        .prop_filter_map(
            "names",
            |((sources, figures, operations, rows, rest), picks, title, question, as_of, lineage)| {
                let drafted_from = picks.truths[0].then(|| "two articles".to_owned());
                let mut dossier = Dossier { title, question, as_of, drafted_from, ..Dossier::default() };
                if picks.truths[0] {
                    dossier.units.push((Unit::new("suspect").ok()?, "suspects".to_owned()));
                }
                add_words(&mut dossier, &picks)?;
                add_places(&mut dossier, &picks, rest.4.clone())?;
                add_figures(&mut dossier, sources, figures, &picks, lineage)?;
                add_claims(&mut dossier, &picks)?;
                add_steps(&mut dossier, operations, &picks, rest.4)?;
                let (count_measure, estimate_measure, range, amount, _, _) = rest;
                add_totals(&mut dossier, &picks, range, amount)?;
                let rows = rows.into_iter().map(|(count, estimate, published_coverage, lineage)| SeriesRow {
                    label: picks.texts[3].clone(),
                    count,
                    estimate,
                    published_coverage,
                    lineage,
                });
                let series = Series {
                    label: picks.texts[4].clone(),
                    count_measure,
                    estimate_measure,
                    count_within_estimate: picks.truths[9].then(|| picks.texts[5].clone()),
                    rows: rows.collect(),
                    sources: vec![SourceId::new("s0").ok()?],
                    note: None,
                };
                dossier.series.insert(SeriesId::new("pairs").ok()?, series).ok()?;
                Some(dossier)
            },
        )
}

/// Concepts and populations of the names that [`measure`] uses, and a speaker.
fn add_words(dossier: &mut Dossier, picks: &Picks) -> Option<()> {
    for (i, name) in ["one", "two", "three"].into_iter().enumerate() {
        let label = picks.texts[i].clone();
        let of_first = |truth: bool| truth && i > 0;
        let why = picks.texts[6].clone();
        let sources = vec![SourceId::new("s0").ok()?];
        let concept = |on: bool| {
            let of = ConceptId::new("one").ok().filter(|_| on);
            of.map(|of| Within { of, why: why.clone(), sources: sources.clone() }).into_iter().collect()
        };
        let population = |on: bool| {
            let of = PopulationId::new("one").ok().filter(|_| on);
            of.map(|of| Within { of, why: why.clone(), sources: Vec::new() }).into_iter().collect()
        };
        let (within, apart) = (of_first(picks.truths[1]), of_first(!picks.truths[1] && picks.truths[2]));
        let definition = picks.truths[3].then(|| picks.texts[7].clone());
        let entry = Concept {
            label: label.clone(),
            definition: definition.clone(),
            is_net: picks.truths[13],
            is_average: false,
            within: concept(within),
            apart_from: concept(apart),
            overlaps: concept(of_first(picks.truths[13] && !within && !apart)),
        };
        dossier.concepts.insert(ConceptId::new(name).ok()?, entry).ok()?;
        let entry = Population {
            label,
            definition,
            within: population(apart),
            apart_from: population(within),
            overlaps: population(of_first(picks.truths[14] && !within && !apart)),
        };
        dossier.populations.insert(PopulationId::new(name).ok()?, entry).ok()?;
    }
    let speaker = Speaker {
        label: picks.texts[8].clone(),
        organisation: picks.truths[4].then(|| picks.texts[9].clone()),
    };
    dossier.speakers.insert(SpeakerId::new("speaker").ok()?, speaker).ok()
}

/// A place of its own, one within it, and a name for a part of a country.
fn add_places(dossier: &mut Dossier, picks: &Picks, within: Option<Place>) -> Option<()> {
    let overlaps = picks.truths[16].then(|| "VN".to_owned()).into_iter().collect();
    let outer = OwnPlace { label: picks.texts[0].clone(), code: None, within, overlaps };
    let outer_id = PlaceId::new("sea").ok()?;
    let inner = OwnPlace {
        label: picks.texts[1].clone(),
        code: None,
        within: picks.truths[15].then(|| Place::own(&outer_id, &outer).ok()).flatten(),
        overlaps: BTreeSet::new(),
    };
    let (label, code) = (picks.texts[2].clone(), Some("KH-18".to_owned()));
    let named = OwnPlace { label, code, within: None, overlaps: BTreeSet::new() };
    for (name, entry) in [("camp", inner), ("sea", outer), ("province", named)] {
        dossier.places.insert(PlaceId::new(name).ok()?, entry).ok()?;
    }
    Some(())
}

/// A claim without a number, and sentences about the first two figures.
fn add_claims(dossier: &mut Dossier, picks: &Picks) -> Option<()> {
    let [first, second] = [FigureId::new("f0").ok()?, FigureId::new("f1").ok()?];
    let statement = Statement {
        wording: picks.texts[8].clone(),
        denies: vec![first.clone()],
        retracts: if picks.truths[16] { vec![second.clone()] } else { Vec::new() },
        rests_on: if picks.truths[17] { vec![second.clone()] } else { Vec::new() },
        source: SourceId::new("s0").ok()?,
        seen_in: picks.truths[18].then(|| SourceId::new("s0").ok()).flatten(),
        said: picks.truths[19].then(|| Date::day(2023, 8, 29).ok()).flatten(),
        speaker: picks.truths[20].then(|| SpeakerId::new("speaker").ok()).flatten(),
        note: picks.truths[21].then(|| picks.texts[9].clone()),
    };
    dossier.statements.insert(StatementId::new("denial").ok()?, statement).ok()?;
    let two = [Claim::Falling, Claim::Rising, Claim::Refutes, Claim::Confirms];
    let one = [Claim::Total, Claim::AtLeast, Claim::AtMost];
    let sentence =
        |says: Claim, about: Vec<FigureId>| Sentence { text: picks.texts[10].clone(), says, about };
    dossier.sentences = vec![
        sentence(*picks.indices[30].get(&two), vec![first.clone(), second]),
        sentence(*picks.indices[31].get(&one), vec![first]),
    ];
    Some(())
}

/// Figures that refer only to earlier ones, so that nothing runs in a circle.
fn add_figures(
    dossier: &mut Dossier,
    sources: Vec<Source>,
    figures: Vec<Figure>,
    picks: &Picks,
    lineage: LineageKind,
) -> Option<()> {
    let n_sources = sources.len();
    for (i, source) in sources.into_iter().enumerate() {
        dossier.sources.insert(SourceId::new(format!("s{i}")).ok()?, source).ok()?;
    }
    for (i, mut figure) in figures.into_iter().enumerate() {
        figure.source = SourceId::new(format!("s{}", picks.indices[i].index(n_sources))).ok()?;
        figure.speaker = SpeakerId::new("speaker").ok().filter(|_| picks.truths[5]);
        figure.seen_in = SourceId::new("s0").ok().filter(|_| picks.truths[22]);
        figure.said = Date::day(2023, 12, 12).ok().filter(|_| picks.truths[23]);
        if let Some(name) = ["camp", "sea", "province"].get(picks.indices[i + 24].index(8)) {
            let id = PlaceId::new(*name).ok()?;
            figure.measure.place = Place::own(&id, dossier.places.get(&id)?).ok();
        }
        if i > 0 {
            let earlier = FigureId::new(format!("f{}", picks.indices[i + 6].index(i))).ok()?;
            let whole = dossier.figures.get(&earlier)?;
            match picks.indices[i + 12].index(12) {
                // A part in another unit is never larger than its whole.
                0 if whole.measure.unit != figure.measure.unit => figure.relations.part_of = Some(earlier),
                1 => figure.relations.part_of_one_of = vec![earlier],
                2 => figure.relations.cites = vec![earlier],
                3 => figure.relations.rebuts = vec![earlier],
                4 => figure.relations.supersedes = Some(earlier),
                5 => figure.relations.derived_from = vec![earlier],
                7 => figure.relations.extends = Some(earlier),
                8 => figure.relations.revises = Some(earlier),
                9 => figure.relations.retracts = vec![earlier],
                10 => figure.relations.rests_on = vec![earlier],
                11 => {
                    let of = picks.truths[6].then(|| earlier.clone());
                    figure.relations.relates = Some(Relates { of, base: earlier });
                }
                6 => {
                    let why = picks.truths[6].then(|| picks.texts[10].clone());
                    figure.relations.lineage = vec![Lineage { of: earlier, kind: lineage, why }];
                }
                _ => {}
            }
        }
        dossier.figures.insert(FigureId::new(format!("f{i}")).ok()?, figure).ok()?;
    }
    Some(())
}

/// Bridges between the first two figures, benchmarks, and a comparison that uses them.
fn add_steps(
    dossier: &mut Dossier,
    operations: Vec<(Operation, BridgeKind, Value, Value)>,
    picks: &Picks,
    place: Option<crate::Place>,
) -> Option<()> {
    let [first, second] = [FigureId::new("f0").ok()?, FigureId::new("f1").ok()?];
    let (a, b) =
        (dossier.figures.get(&first)?.measure.clone(), dossier.figures.get(&second)?.measure.clone());
    let mut kind_of_second = dossier.figures.get(&second)?.kind();
    let mut reaches = vec![Reach::Within(second.clone())];
    for axis in Axis::ALL {
        let place = place.clone().filter(|_| axis == Axis::Place);
        let facet = |measure: &Measure| measure.facet(axis).or_else(|| place.clone().map(Facet::Place));
        if let Some((from, to)) = facet(&a).zip(facet(&b)) {
            reaches.push(Reach::Across(Crossing::new(from, to).ok()?));
        }
    }
    let mut comparison = Comparison {
        question: picks.truths[7].then(|| picks.texts[0].clone()),
        between: [first.clone(), second.clone()],
        bridges: Vec::new(),
        benchmarks: Vec::new(),
        count_within_estimate: picks.truths[8].then(|| picks.texts[1].clone()),
    };
    for (i, (operation, kind, share, multiple)) in operations.into_iter().enumerate() {
        // Figures that say nothing but their unit leave fewer axes than there are steps.
        if reaches.is_empty() {
            break;
        }
        let reach = reaches[picks.indices[i + 18].index(reaches.len())].clone();
        reaches.retain(|other| *other != reach);
        let operation = fitting(operation, &reach, &mut kind_of_second);
        let ratios = if picks.truths[10] { vec![(first.clone(), second.clone())] } else { Vec::new() };
        let sources = vec![SourceId::new("s0").ok()?];
        let bridge = Bridge { reach, operation, kind, why: picks.texts[2].clone(), sources, ratios };
        let id = BridgeId::new(format!("b{i}")).ok()?;
        dossier.bridges.insert(id.clone(), bridge).ok()?;
        comparison.bridges.push(id);
        let measured = match i {
            0 => Measured::Between { count: first.clone(), estimate: second.clone() },
            1 => Measured::Coverage(share),
            _ => Measured::Multiple(multiple),
        };
        let benchmark = Benchmark {
            label: picks.texts[3].clone(),
            measured,
            of: [TimeKind::Stock, TimeKind::Entrants, TimeKind::Present][i % 3],
            place: place.clone(),
            why: picks.texts[4].clone(),
            sources: Vec::new(),
        };
        let id = BenchmarkId::new(format!("m{i}")).ok()?;
        dossier.benchmarks.insert(id.clone(), benchmark).ok()?;
        comparison.benchmarks.push(id);
    }
    dossier.comparisons.insert(ComparisonId::new("c0").ok()?, comparison).ok()
}

/// The operation as it fits the second figure's kind: an addend is of the kind to which it is added, a base of a share or rate.
fn fitting(operation: Operation, reach: &Reach, kind: &mut QuantityKind) -> Operation {
    match operation {
        Operation::Addend(value) => {
            let scale = match *kind {
                QuantityKind::Number | QuantityKind::Amount => Scale::One,
                QuantityKind::Share | QuantityKind::Change(Change::Points) => Scale::Change(Change::Points),
                QuantityKind::Rate(rate) => Scale::Per(rate),
                QuantityKind::Change(_) => return Operation::Identity,
            };
            Operation::Addend(Value { scale, ..value })
        }
        Operation::Base(base) => match (reach, kind.of_base(false)) {
            (Reach::Within(_), Ok(number)) => {
                *kind = number;
                Operation::Base(base)
            }
            _ => Operation::Identity,
        },
        other @ (Operation::Factor(_)
        | Operation::Share(_)
        | Operation::Coverage(_)
        | Operation::OverCoverage(_)
        | Operation::Stay(_)
        | Operation::Window
        | Operation::Identity) => other,
    }
}

/// A sum in one unit, a reconciliation and two expectations.
fn add_totals(dossier: &mut Dossier, picks: &Picks, range: Range, amount: Number) -> Option<()> {
    let [first, second] = [FigureId::new("f0").ok()?, FigureId::new("f1").ok()?];
    let (unit, kind) =
        dossier.figures.get(&first).map(|figure| (figure.measure.unit.clone(), figure.kind()))?;
    let parts: Vec<FigureId> = dossier
        .figures
        .iter()
        .filter(|(id, figure)| {
            **id != first && figure.measure.unit == unit && kind.plus(figure.kind()).is_ok()
        })
        .map(|(id, _)| id.clone())
        .collect();
    if !parts.is_empty() {
        let sum = Sum { total: first.clone(), parts, is_complete: picks.truths[11] };
        dossier.sums.insert(SumId::new("sum").ok()?, sum).ok()?;
    }
    let component = Component {
        label: picks.texts[5].clone(),
        left: picks.truths[12].then(|| first.clone()),
        right: Some(second.clone()),
        why: picks.texts[6].clone(),
        kind: BridgeKind::Definition,
        of_which: vec![OfWhich { amount: Value::exact(amount), why: picks.texts[7].clone() }],
        sources: Vec::new(),
    };
    let reconciliation =
        Reconciliation { question: None, between: [first, second], components: vec![component] };
    dossier.reconciliations.insert(ReconciliationId::new("totals").ok()?, reconciliation).ok()?;
    let grades = [Grade::NotComparable, Grade::Open, Grade::BoundOnly, Grade::LikeForLike];
    let comparison = ComparisonId::new("c0").ok()?;
    dossier.expectations = vec![
        Expectation { comparison: comparison.clone(), that: Expected::Grade(*picks.indices[0].get(&grades)) },
        Expectation {
            comparison,
            that: Expected::Lies { what: ResultName::Ratio, within: range, scale: Scale::One },
        },
    ];
    Some(())
}
