//! Tellings: dossiers that say something true of a world.

use darkfigure_model::{
    Axis, Basis, Benchmark, BenchmarkId, Bridge, BridgeId, BridgeKind, Comparison, ComparisonId, Concept,
    ConceptId, Date, Dossier, Edge, Figure, FigureId, Form, Interval, IntervalKind, Level, Lineage,
    LineageKind, Measure, Measured, Number, Operation, Period, Place, Population, PopulationId, Range, Reach,
    Relations, SourceId, Status, Stay, Time, TimeKind, Unit, Value, Within,
};

use crate::{Counted, Dice, Scope, World};

/// Two figures about a world, with all that is said of them; and what they are about in truth.
#[derive(Debug, Clone)]
pub struct Telling {
    /// The dossier. Every statement in it is true in the world.
    pub dossier: Dossier,
    /// What each figure is about, with nothing left unsaid.
    pub scopes: [Scope; 2],
    /// Who was counted for each figure.
    pub counted: [Counted; 2],
    /// The bridges' own scopes: what the side of each bridge is about after it.
    pub steps: Vec<(BridgeId, usize, Scope)>,
    /// How many there are to whom a benchmark points, where the dossier has one with the true coverage.
    pub existing: Option<f64>,
}

impl Telling {
    /// A telling; none where the dice give a figure that counts nobody.
    #[must_use]
    pub fn sample(world: &World, dice: &mut Dice) -> Option<Self> {
        let first = scope(dice);
        let second = beside(&first, dice);
        let scopes = [first, second];
        let bases = [basis(dice), basis(dice)];
        let counted = bases.map(|basis| match basis {
            Some(Basis::Register) => Counted::By(dice.below(2)),
            _ => Counted::All,
        });
        // An estimate of what was recorded is a reading of the record.
        let counted = [0, 1].map(|at| match (counted[at], scopes[at].measure.time.map(|time| time.kind)) {
            (Counted::All, Some(TimeKind::Detections)) => Counted::By(0),
            (counted, _) => counted,
        });
        let numbers = [0, 1].map(|at| scopes[at].number(counted[at], world));
        if numbers.iter().any(|number| *number < 1.0) {
            return None;
        }
        let mut telling = Self { dossier: words(dice)?, scopes, counted, steps: Vec::new(), existing: None };
        let hides_status = dice.percent(60);
        for (at, name) in NAMES.iter().enumerate() {
            let mut figure = Figure {
                basis: bases[at],
                ..Figure::new(
                    value(numbers[at], dice)?,
                    "as told",
                    said(&telling.scopes[at], dice),
                    source()?,
                )
            };
            figure.measure.status = if hides_status {
                None
            } else {
                dice.pick(&[None, Some(Status::Confirmed), Some(Status::MayBe)])
            };
            telling.dossier.figures.insert(FigureId::new(*name).ok()?, figure).ok()?;
        }
        telling.relate(world, dice)?;
        let bridges = telling.bridge(world, dice)?;
        let is_within = telling.estimate().is_some_and(|estimate| {
            let count = 1 - estimate;
            let seen = telling.scopes[count].counted(telling.counted[count], world);
            seen.is_subset(&telling.scopes[estimate].counted(Counted::All, world))
        });
        let benchmarks = if dice.percent(30) { telling.benchmark(world)? } else { Vec::new() };
        let comparison = Comparison {
            question: None,
            between: [FigureId::new(NAMES[0]).ok()?, FigureId::new(NAMES[1]).ok()?],
            bridges,
            benchmarks,
            count_within_estimate: (is_within && dice.percent(50)).then(|| "all of them are".to_owned()),
        };
        telling.dossier.comparisons.insert(ComparisonId::new("told").ok()?, comparison).ok()?;
        Some(telling)
    }

    /// Which of the two is an estimate of what exists, beside a count.
    fn estimate(&self) -> Option<usize> {
        match self.counted {
            [Counted::By(_), Counted::All] => Some(1),
            [Counted::All, Counted::By(_)] => Some(0),
            _ => None,
        }
    }

    /// A coverage that is the true one, as if it had been measured by others; none where nobody was recorded of an estimate.
    fn benchmark(&mut self, world: &World) -> Option<Vec<BenchmarkId>> {
        let Some(estimate) = self.estimate() else { return Some(Vec::new()) };
        let count = 1 - estimate;
        let numbers = [count, estimate].map(|at| self.scopes[at].number(self.counted[at], world));
        let (Some(time), true) = (self.scopes[estimate].measure.time, numbers[0] < numbers[1]) else {
            return Some(Vec::new());
        };
        let share = numbers[0] / numbers[1];
        let coverage =
            Range::new(near(share * 0.9, false)?, near((share * 1.1).min(1.0), share * 1.1 < 1.0)?).ok()?;
        let benchmark = Benchmark {
            label: "Elsewhere".to_owned(),
            measured: Measured::Coverage(Value::plain(Form::Range(coverage))),
            of: time.kind,
            place: Place::new(["BR"]).ok(),
            why: "counted in the world".to_owned(),
            sources: vec![source()?],
        };
        let id = BenchmarkId::new("elsewhere").ok()?;
        self.dossier.benchmarks.insert(id.clone(), benchmark).ok()?;
        self.existing = Some(numbers[1]);
        Some(vec![id])
    }

    /// States how the figures depend on one another, where something is true to say.
    fn relate(&mut self, world: &World, dice: &mut Dice) -> Option<()> {
        let sets = [0, 1].map(|at| self.scopes[at].counted(self.counted[at], world));
        let is_one_unit = self.scopes[0].measure.unit == self.scopes[1].measure.unit;
        for at in [0, 1] {
            let other = FigureId::new(NAMES[1 - at]).ok()?;
            let is_part = is_one_unit && sets[at].is_subset(&sets[1 - at]) && sets[at] != sets[1 - at];
            let states_part = is_part && dice.percent(40);
            let states_lineage = dice.percent(20);
            let kind =
                dice.pick(&[LineageKind::SharesData, LineageKind::ContainsCount, LineageKind::Unknown]);
            let figure = self.dossier.figures.get_mut(&FigureId::new(NAMES[at]).ok()?)?;
            figure.relations = Relations {
                part_of: states_part.then(|| other.clone()),
                lineage: if states_lineage {
                    vec![Lineage { of: other, kind, why: None }]
                } else {
                    Vec::new()
                },
                ..Relations::default()
            };
        }
        Some(())
    }

    /// Bridges that are true of one side, each from where it stands to where the other one is.
    fn bridge(&mut self, world: &World, dice: &mut Dice) -> Option<Vec<BridgeId>> {
        let mut standing = self.scopes.clone();
        let mut bridges = Vec::new();
        for axis in [Axis::Unit, Axis::Concept, Axis::Population, Axis::Place, Axis::Time] {
            let at = dice.below(2);
            let facets = [at, 1 - at].map(|side| standing[side].measure.facet(axis));
            let [Some(from), Some(to)] = facets else { continue };
            if from == to || dice.percent(40) {
                continue;
            }
            let mut there = Scope { measure: standing[at].measure.clone().with(to.clone()) };
            if axis == Axis::Time {
                let (own, others) = (standing[at].measure.time?, standing[1 - at].measure.time?);
                let is_nested = own.period.is_within(others.period) == darkfigure_model::Known::Yes
                    || others.period.is_within(own.period) == darkfigure_model::Known::Yes;
                let is_of_record = [own.kind, others.kind].contains(&TimeKind::Detections);
                if !is_nested || is_of_record {
                    continue;
                }
                there.measure.time = Some(others);
            }
            let numbers = [&standing[at], &there].map(|scope| scope.number(self.counted[at], world));
            if numbers.iter().any(|number| *number < 1.0) {
                continue;
            }
            let operation = operation(numbers[1] / numbers[0], dice)?;
            let operation = match (axis, stay(&standing[at], &there, numbers)) {
                (Axis::Time, Some(stay)) if dice.percent(70) => Operation::Stay(stay),
                _ => operation,
            };
            let bridge = Bridge {
                reach: Reach::across(from, to).ok()?,
                operation,
                kind: dice.pick(&[BridgeKind::Evidence, BridgeKind::Assumption]),
                why: "counted in the world".to_owned(),
                sources: vec![source()?],
                ratios: Vec::new(),
            };
            let id = BridgeId::new(format!("over-{axis}")).ok()?;
            self.dossier.bridges.insert(id.clone(), bridge).ok()?;
            self.steps.push((id.clone(), at, there.clone()));
            standing[at] = there;
            bridges.push(id);
        }
        Some(bridges)
    }
}

const NAMES: [&str; 2] = ["first", "second"];

fn source() -> Option<SourceId> {
    SourceId::new("world").ok()
}

fn basis(dice: &mut Dice) -> Option<Basis> {
    dice.pick(&[
        Some(Basis::Register),
        Some(Basis::Register),
        Some(Basis::Survey),
        Some(Basis::Model),
        Some(Basis::Undisclosed),
        None,
    ])
}

fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
    let year = i32::try_from(parts.next()??).ok()?;
    Date::from_parts(year, parts.next().flatten(), parts.next().flatten(), false).ok()
}

fn period(text: &str) -> Option<Period> {
    match text.split_once('/') {
        Some((from, to)) => Period::between(Edge::At(date(from)?), Edge::At(date(to)?)).ok(),
        None => Some(Period::of(date(text)?)),
    }
}

const WINDOWS: [&str; 9] = [
    "2021",
    "2022",
    "2021/2022",
    "2020/2023",
    "2021-03/2022-06",
    "2022-05",
    "2022-05-10/2022-11-20",
    "2021-07/2022",
    "2023",
];
const DATES: [&str; 6] = ["2021", "2022-05", "2022-05-10", "2021-11-30", "2023-02", "2022"];

fn time(dice: &mut Dice) -> Option<Time> {
    let kind = dice.pick(&[
        TimeKind::Stock,
        TimeKind::Entrants,
        TimeKind::Present,
        TimeKind::Detections,
        TimeKind::Cumulative,
    ]);
    let text = if kind == TimeKind::Stock { dice.pick(&DATES) } else { dice.pick(&WINDOWS) };
    Some(Time { kind, period: period(text)? })
}

fn concept(dice: &mut Dice) -> Option<ConceptId> {
    ConceptId::new(dice.pick(&World::CONCEPTS)).ok()
}

fn population(dice: &mut Dice) -> Option<PopulationId> {
    if dice.percent(50) { None } else { PopulationId::new(dice.pick(&World::POPULATIONS)).ok() }
}

fn place(dice: &mut Dice) -> Option<Place> {
    Place::new(dice.pick(&World::PLACES).0.iter().copied()).ok()
}

fn unit(dice: &mut Dice) -> Unit {
    if dice.percent(80) { Unit::person() } else { Unit::new("case").unwrap_or_else(|_| Unit::person()) }
}

fn scope(dice: &mut Dice) -> Scope {
    Scope {
        measure: Measure {
            concept: concept(dice),
            population: population(dice),
            place: place(dice),
            time: time(dice),
            ..Measure::of(unit(dice))
        },
    }
}

/// A scope that differs from another in few respects.
fn beside(scope: &Scope, dice: &mut Dice) -> Scope {
    let mut measure = scope.measure.clone();
    let chance = dice.pick(&[5, 20, 40]);
    if dice.percent(chance / 2) {
        measure.unit = unit(dice);
    }
    if dice.percent(chance) {
        measure.concept = concept(dice);
    }
    if dice.percent(chance) {
        measure.population = population(dice);
    }
    if dice.percent(chance) {
        measure.place = place(dice);
    }
    if dice.percent(chance + 20) {
        measure.time = time(dice);
    }
    Scope { measure }
}

/// What is said of a scope: some of it is left out. Whom it is limited to is always said, for silence would say everybody.
fn said(scope: &Scope, dice: &mut Dice) -> Measure {
    let mut measure = scope.measure.clone();
    if dice.percent(12) {
        measure.concept = None;
    }
    if dice.percent(12) {
        measure.place = None;
    }
    if dice.percent(8) {
        measure.time = None;
    }
    measure
}

fn within<Id>(of: Option<Id>) -> Option<Vec<Within<Id>>> {
    Some(vec![Within { of: of?, why: "so it is in the world".to_owned(), sources: Vec::new() }])
}

/// The concepts and populations, with some of the relations that they have.
fn words(dice: &mut Dice) -> Option<Dossier> {
    let mut dossier = Dossier::default();
    let plain = |label: &str| Concept {
        label: label.to_owned(),
        definition: None,
        is_net: false,
        is_average: false,
        within: Vec::new(),
        apart_from: Vec::new(),
        overlaps: Vec::new(),
    };
    for name in World::CONCEPTS {
        let mut concept = plain(name);
        let outer = match name {
            "narrow" => Some("middle"),
            "middle" => Some("wide"),
            _ => None,
        };
        if let Some(outer) = outer.filter(|_| dice.percent(75)) {
            concept.within = within(ConceptId::new(outer).ok())?;
        }
        if name == "other" && dice.percent(75) {
            concept.apart_from = within(ConceptId::new("narrow").ok())?;
        }
        dossier.concepts.insert(ConceptId::new(name).ok()?, concept).ok()?;
    }
    for name in World::POPULATIONS {
        let mut population = Population {
            label: name.to_owned(),
            definition: None,
            within: Vec::new(),
            apart_from: Vec::new(),
            overlaps: Vec::new(),
        };
        if name == "foreign" && dice.percent(75) {
            population.within = within(PopulationId::new("adult").ok())?;
        }
        if name == "local" && dice.percent(75) {
            population.apart_from = within(PopulationId::new("foreign").ok())?;
        }
        dossier.populations.insert(PopulationId::new(name).ok()?, population).ok()?;
    }
    Some(dossier)
}

/// A value that is true of a whole number.
fn value(truth: f64, dice: &mut Dice) -> Option<Value> {
    let whole = truth as i64;
    let below = Number::whole(whole - (whole as usize / 3).min(dice.below(30)) as i64);
    let above = Number::whole(whole + dice.below(60) as i64);
    let exact = Number::whole(whole);
    let form = match dice.below(14) {
        0..=4 => Form::Exact(exact),
        5 => Form::About(exact),
        6 => Form::AtLeast(below),
        7 => Form::MoreThan(Number::whole((whole - 1 - dice.below(9) as i64).max(0))),
        8 => Form::AtMost(above),
        9 => Form::LessThan(Number::whole(whole + 1 + dice.below(60) as i64)),
        10 => Form::FarBelow(Number::whole(whole * 10)),
        11 => Form::Range(Range::new(below, above).ok()?),
        _ => {
            let point = dice.percent(70).then_some(exact);
            let level = Level::new(dice.pick(&[0.95, 0.8])).ok()?;
            Form::Interval(Interval::new(below, point, above, level, IntervalKind::Confidence, None).ok()?)
        }
    };
    Some(Value::plain(form))
}

/// A number of four decimals below or above another.
fn near(truth: f64, up: bool) -> Option<Number> {
    let scaled = truth * 1e4;
    let written = if up { scaled.ceil() + 1.0 } else { (scaled.floor() - 1.0).max(1.0) };
    Number::new(written as i128, -4).ok()
}

/// An operation that takes one number to another at this ratio.
fn operation(ratio: f64, dice: &mut Dice) -> Option<Operation> {
    let slack = 1.0 + dice.below(20) as f64 / 100.0;
    let range = |truth: f64, most: f64| {
        let high = near((truth * slack).min(most), truth * slack < most)?;
        Some(Value::plain(Form::Range(Range::new(near(truth / slack, false)?, high).ok()?)))
    };
    match dice.below(3) {
        0 if ratio < 1.0 => Some(Operation::Share(range(ratio, 1.0)?)),
        1 if ratio > 1.0 => Some(Operation::Coverage(range(1.0 / ratio, 1.0)?)),
        _ => Some(Operation::Factor(range(ratio, f64::MAX)?)),
    }
}

/// The mean stay in days at which a step over time gives so many times the number; none where none does.
pub(crate) fn days_of_stay(from: &Scope, to: &Scope, ratio: f64) -> Option<f64> {
    use TimeKind::{Entrants, Present, Stock};
    let (own, others) = (from.measure.time?, to.measure.time?);
    let window = if own.kind == Stock { others.period } else { own.period }.n_days()? as f64;
    let turnover = match (own.kind, others.kind) {
        (Stock, Entrants) => ratio,
        (Stock, Present) => ratio - 1.0,
        (Entrants, Stock) => 1.0 / ratio,
        (Present, Stock) => 1.0 / ratio - 1.0,
        _ => return None,
    };
    (turnover > 0.0).then_some(window / turnover)
}

/// A range about that stay in the world.
fn stay(from: &Scope, to: &Scope, numbers: [f64; 2]) -> Option<Stay> {
    let days = days_of_stay(from, to, numbers[1] / numbers[0])?;
    if !(days > 0.01 && days < 1e6) {
        return None;
    }
    let range = Range::new(near(days * 0.9, false)?, near(days * 1.1, true)?).ok()?;
    Some(Stay { days: Value::plain(Form::Range(range)), growth_per_year: None })
}
