//! `darkfigure gap`: two figures set against each other on the spot.

use std::process::ExitCode;

use darkfigure_analysis::analyse;
use darkfigure_ingest::spoken::{Spoken, SpokenNoun, parse_spoken};
use darkfigure_ingest::{Word as _, parse_value, write_number};
use darkfigure_model::{
    Basis, Bridge, BridgeId, BridgeKind, Change, Comparison, ComparisonId, Dossier, Facet, Figure, FigureId,
    Measure, Operation, Population, PopulationId, Reach, Scale, Source, SourceId, SourceKind, Unit, Value,
};

use crate::arguments::{ColorChoice, ExtentArguments, GapArguments};
use crate::command::layout::Layout;
use crate::command::report::{options, written};
use crate::failure::Failure;
use crate::output::Destination;

pub(crate) fn run(arguments: &GapArguments, color: ColorChoice) -> Result<ExitCode, Failure> {
    let dossier = dossier(arguments)?;
    let findings = analyse(&dossier, &options(&arguments.compute)?);
    let destination = Destination::standard_output();
    let layout = Layout::new(None, color, &destination);
    // Two numbers have little behind them: all of it is printed.
    let all = ExtentArguments { full: true, section: None };
    destination.write(&written(&dossier, &findings, &[], (arguments.format, &all), layout)?)?;
    Ok(ExitCode::SUCCESS)
}

/// The names of the two sides' entries.
const SIDES: [&str; 2] = ["first", "second"];

/// A dossier of two figures of which nothing is known but what was typed.
fn dossier(arguments: &GapArguments) -> Result<Dossier, Failure> {
    let typed = [&arguments.left, &arguments.right].map(|text| text.trim());
    let bases = [&arguments.left_basis, &arguments.right_basis];
    let [left, right] = typed.map(spoken);
    let said = [left?, right?];
    // A month is not its year, and "since 2014" is not "since 2016": what is known to differ is not supposed away.
    if let [Some(one), Some(other)] = said.each_ref().map(|spoken| spoken.when)
        && one != other
    {
        return Err(Failure::TwoTimes { when: [one, other] });
    }
    let mut dossier = Dossier { title: format!("{} and {}", typed[0], typed[1]), ..Dossier::default() };
    let base_of = sized_base(&said);
    let mut ids = Vec::new();
    for ((at, text), basis) in typed.into_iter().enumerate().zip(bases) {
        let noun = noun(&said, at)?;
        if let Some(plural) = noun.plural
            && !dossier.units.iter().any(|(unit, _)| *unit == noun.unit)
        {
            dossier.units.push((noun.unit.clone(), plural));
        }
        let names = (SourceId::new(SIDES[at]), FigureId::new(SIDES[at]));
        // The names are constants that are well formed.
        let (Ok(source), Ok(id)) = names else { continue };
        let _ = dossier.sources.insert(source.clone(), as_typed(text));
        let basis = basis.as_deref().map(self::basis).transpose()?;
        let is_silent = said[at].noun.is_none();
        // Flats set beside a share of so many flats are supposed to be of these, as what they count is supposed to be the same.
        let base_at = base_of.as_ref().map_or(at, |&(at, _)| at);
        let population = population(&mut dossier, &said, base_at);
        let measure = Measure { population, ..Measure::of(noun.unit) };
        let figure = Figure {
            basis,
            quote: Some(text.to_owned()),
            note: is_silent.then(|| "what is counted was not typed with this figure".to_owned()),
            ..Figure::new(said[at].value.clone(), &said[at].words, measure, source)
        };
        let _ = dossier.figures.insert(id.clone(), figure);
        ids.push(id);
    }
    let mut bridges = bridge(arguments, &mut dossier)?;
    bridges.extend(base_of.and_then(|(at, size)| base_as_typed(at, size, &mut dossier)));
    if bridges.is_empty() {
        bridges.extend(measure_as_known(&mut dossier));
    }
    if let ([first, second], Ok(gap)) = (ids.as_slice(), ComparisonId::new("gap")) {
        let comparison = Comparison {
            question: None,
            between: [first.clone(), second.clone()],
            bridges,
            benchmarks: Vec::new(),
            count_within_estimate: None,
        };
        let _ = dossier.comparisons.insert(gap, comparison);
    }
    Ok(dossier)
}

/// The population of which a side is a share, under a name of its own unless the other side names the same.
fn population(dossier: &mut Dossier, said: &[Spoken; 2], at: usize) -> Option<PopulationId> {
    let base = said[at].base.as_ref()?;
    let is_shared =
        said.iter().all(|spoken| spoken.base.as_ref().is_some_and(|other| other.eq_ignore_ascii_case(base)));
    let id = PopulationId::new(if is_shared { "base" } else { SIDES[at] }).ok()?;
    let population = Population {
        label: base.clone(),
        definition: None,
        within: Vec::new(),
        apart_from: Vec::new(),
        overlaps: Vec::new(),
    };
    // The other side may have named it.
    let _ = dossier.populations.insert(id.clone(), population);
    Some(id)
}

/// A side by the name of what was typed, so that a reader knows which one is meant.
fn as_typed(text: &str) -> Source {
    Source {
        kind: SourceKind::Page,
        title: text.to_owned(),
        publisher: None,
        published: None,
        accessed: None,
        url: None,
        locator: None,
        note: Some("typed on the command line".to_owned()),
    }
}

/// The step between the units, where one was given.
fn bridge(arguments: &GapArguments, dossier: &mut Dossier) -> Result<Vec<BridgeId>, Failure> {
    let Some(text) = &arguments.unit else { return Ok(Vec::new()) };
    let factor = parse_value(text).map_err(|source| Failure::Value { text: text.clone(), source })?;
    let units: Vec<Unit> = dossier.figures.iter().map(|(_, figure)| figure.measure.unit.clone()).collect();
    let ([from, to], Ok(id)) = (units.as_slice(), BridgeId::new("unit")) else { return Ok(Vec::new()) };
    let reach = Reach::across(Facet::Unit(from.clone()), Facet::Unit(to.clone()))
        .map_err(|_| Failure::OneUnit { unit: from.clone() })?;
    let bridge = Bridge {
        reach,
        operation: Operation::Factor(factor),
        kind: BridgeKind::Assumption,
        why: "given on the command line, without a source".to_owned(),
        sources: Vec::new(),
        ratios: Vec::new(),
    };
    let _ = dossier.bridges.insert(id.clone(), bridge);
    Ok(vec![id])
}

/// Which side is a share of a base whose size was typed with it, where the other side counts what the base does.
fn sized_base(said: &[Spoken; 2]) -> Option<(usize, Value)> {
    let (at, size) =
        said.iter().enumerate().find_map(|(at, spoken)| Some((at, spoken.base_size.clone()?)))?;
    let of_base = parse_spoken(said[at].base.as_ref()?).ok()?.noun;
    let other = &said[1 - at];
    // "30% of 5,000" against "1,600": where nothing is named, nothing is known to differ.
    let unit = |noun: &Option<SpokenNoun>| noun.as_ref().map(|noun| noun.unit.clone());
    let counts_the_same = unit(&of_base) == unit(&other.noun);
    (other.value.scale == Scale::One && counts_the_same).then_some((at, size))
}

/// The step from such a share to a number.
fn base_as_typed(at: usize, size: Value, dossier: &mut Dossier) -> Option<BridgeId> {
    let (id, figure) = (BridgeId::new("base").ok()?, FigureId::new(SIDES[at]).ok()?);
    let why = "the size of the base was typed with the share";
    let _ =
        dossier.bridges.insert(id.clone(), by_definition(Reach::Within(figure), Operation::Base(size), why));
    Some(id)
}

/// The step between two units of measure, tonnes and kilograms, which needs nobody's word.
fn measure_as_known(dossier: &mut Dossier) -> Option<BridgeId> {
    let units: Vec<Unit> = dossier.figures.iter().map(|(_, figure)| figure.measure.unit.clone()).collect();
    let [left, right] = units.as_slice() else { return None };
    let (from, to) = if left.in_terms_of(right).is_some() { (left, right) } else { (right, left) };
    if from == to {
        return None;
    }
    let number = from.in_terms_of(to)?;
    let reach = Reach::across(Facet::Unit(from.clone()), Facet::Unit(to.clone())).ok()?;
    let why = format!("1 {from} is {} {}", write_number(number), to.known_plural().unwrap_or(to.as_str()));
    let id = BridgeId::new("measure").ok()?;
    let factor = Operation::Factor(Value::exact(number));
    let _ = dossier.bridges.insert(id.clone(), by_definition(reach, factor, &why));
    Some(id)
}

fn by_definition(reach: Reach, operation: Operation, why: &str) -> Bridge {
    Bridge {
        reach,
        operation,
        kind: BridgeKind::Definition,
        why: why.to_owned(),
        sources: Vec::new(),
        ratios: Vec::new(),
    }
}

fn spoken(text: &str) -> Result<Spoken, Failure> {
    parse_spoken(text).map_err(|source| Failure::Value { text: text.to_owned(), source })
}

/// What a side counts: as typed, or as the other side says where this one is silent, as in "900 against 1,000 people".
fn noun(said: &[Spoken; 2], at: usize) -> Result<SpokenNoun, Failure> {
    let (own, other) = (&said[at], &said[1 - at]);
    // A change in percent is of what the multiple beside it is one of: that of hundredths is none.
    let changes = [own.value.scale, other.value.scale];
    let [percent, times] = [Change::Percent, Change::Times].map(Scale::Change);
    if changes == [percent, times] {
        return other.noun.clone().map_or_else(unnamed, Ok);
    }
    if changes == [times, percent] {
        return own.noun.clone().map_or_else(unnamed, Ok);
    }
    let is_alike = std::mem::discriminant(&own.value.scale) == std::mem::discriminant(&other.value.scale);
    // A share beside a number says nothing about what the number counts.
    let elided = || other.noun.clone().filter(|_| is_alike);
    own.noun.clone().or_else(elided).map_or_else(unnamed, Ok)
}

/// The noun of figures of which neither says what it counts.
fn unnamed() -> Result<SpokenNoun, Failure> {
    darkfigure_ingest::spoken::parse_noun("things").ok_or(Failure::Faulty)
}

fn basis(word: &str) -> Result<Basis, Failure> {
    let known = || Basis::WORDS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    Basis::read(word).ok_or_else(|| Failure::Word {
        what: Basis::NAME,
        found: word.to_owned(),
        known: known(),
    })
}
