//! Published sums: totals and parts that are true of a world, said with roundings and hedges.

use darkfigure_analysis::published::SumFindings;
use darkfigure_model::{
    Addition, Basis, ConceptId, Dossier, Figure, FigureId, Form, Measure, Number, Place, Quantity, Source,
    SourceId, SourceKind, Sum, SumId, Time, TimeKind, Unit, Value,
};

use crate::{Counted, Dice, Scope, World};

/// A total of a world with parts of it, and how many each has in truth.
#[derive(Debug, Clone)]
pub struct PublishedSum {
    /// The dossier, with one sum.
    pub dossier: Dossier,
    /// How many the total has.
    pub total: f64,
    /// How many each part has.
    pub parts: Vec<f64>,
    /// Whether some person is in two parts.
    pub overlaps: bool,
    /// Whether two parts reach over one place, whoever is there.
    pub share_a_place: bool,
}

/// A place by its codes.
type Codes = &'static [&'static str];

/// Totals with parts of them, and whether the parts are all of it.
const DIVISIONS: [(Codes, &[Codes], bool); 4] = [
    (&["KH", "MM"], &[&["KH"], &["MM"]], true),
    (&["035"], &[&["KH"], &["MM"]], false),
    (&["001"], &[&["035"], &["GB"]], true),
    (&["035"], &[&["KH", "MM"], &["MM", "LA"]], true),
];

impl PublishedSum {
    /// A sum; none where the dice give a part that counts nobody.
    #[must_use]
    pub fn sample(world: &World, dice: &mut Dice) -> Option<Self> {
        let (whole, parts, is_complete) = DIVISIONS[dice.below(DIVISIONS.len())];
        let period =
            darkfigure_model::Period::of(darkfigure_model::Date::from_parts(2021, None, None, false).ok()?);
        let concept = ConceptId::new(dice.pick(&World::CONCEPTS)).ok();
        let scope = |codes: &[&str]| {
            Some(Scope {
                measure: Measure {
                    concept: concept.clone(),
                    place: Some(Place::new(codes.iter().copied()).ok()?),
                    time: Some(Time { kind: TimeKind::Entrants, period }),
                    ..Measure::of(Unit::person())
                },
            })
        };
        let scopes =
            std::iter::once(whole).chain(parts.iter().copied()).map(scope).collect::<Option<Vec<_>>>()?;
        let sets: Vec<_> = scopes.iter().map(|scope| scope.counted(Counted::All, world)).collect();
        if sets.iter().any(|set| set.is_empty()) {
            return None;
        }
        let mut dossier = Dossier::default();
        let source = SourceId::new("world").ok()?;
        let page = Source {
            kind: SourceKind::Page,
            title: "The world".to_owned(),
            publisher: None,
            published: None,
            accessed: None,
            url: None,
            locator: None,
            note: None,
        };
        dossier.sources.insert(source.clone(), page).ok()?;
        let names = ["total", "one", "other"];
        for ((name, scope), set) in names.iter().zip(&scopes).zip(&sets) {
            let figure = Figure {
                basis: dice.pick(&[Some(Basis::Register), Some(Basis::Survey)]),
                ..Figure::new(said(set.len() as i64, dice)?, "as told", scope.measure.clone(), source.clone())
            };
            dossier.figures.insert(FigureId::new(*name).ok()?, figure).ok()?;
        }
        let id = |name: &str| FigureId::new(name).ok();
        let sum = Sum { total: id("total")?, parts: vec![id("one")?, id("other")?], is_complete };
        dossier.sums.insert(SumId::new("sum").ok()?, sum).ok()?;
        let number = |at: usize| sets[at].len() as f64;
        Some(Self {
            dossier,
            total: number(0),
            parts: vec![number(1), number(2)],
            overlaps: !sets[1].is_disjoint(&sets[2]),
            share_a_place: scopes[1].shares_a_place(&scopes[2]),
        })
    }
}

/// A number as it is published: whole, rounded to tens or hundreds, or with a hedge that is true of it.
fn said(truth: i64, dice: &mut Dice) -> Option<Value> {
    let rounded = |to: i64| (truth + to / 2) / to * to;
    let form = match dice.below(8) {
        0..=2 => Form::Exact(Number::whole(truth)),
        3 if rounded(10) > 0 => Form::Exact(Number::whole(rounded(10))),
        4 if rounded(100) > 0 => Form::Exact(Number::whole(rounded(100))),
        5 => Form::About(Number::whole(truth)),
        6 => Form::AtLeast(Number::whole((truth - dice.below(5) as i64).max(0))),
        _ => Form::AtMost(Number::whole(truth + dice.below(20) as i64)),
    };
    Some(Value::plain(form))
}

/// Everything of a published sum that is not true in its world, each in a line.
///
/// # Errors
/// The lines.
pub fn check_sum(told: &PublishedSum, found: &SumFindings) -> Result<(), String> {
    let mut faults = Vec::new();
    let parts: f64 = told.parts.iter().sum();
    // Ends that rest on a hedge hold of the truth; a number at its face, or rounded, does not.
    let mut holds = |what: &str, quantity: &Quantity, truth: f64, is_exact: bool| {
        if quantity.low().value().is_some_and(|low| is_exact && truth < low - 1e-9) {
            faults.push(format!("{what}: at least {:?}, in truth {truth}", quantity.low()));
        }
        if quantity.high().value().is_some_and(|high| is_exact && truth > high + 1e-9) {
            faults.push(format!("{what}: at most {:?}, in truth {truth}", quantity.high()));
        }
    };
    let is_exact = told.dossier.figures.iter().all(|(_, figure)| match figure.value.form {
        Form::Exact(number) => number.coarsest_place() == 0,
        Form::AtLeast(_) | Form::AtMost(_) | Form::About(_) => true,
        _ => false,
    });
    if let Some(computed) = &found.computed {
        holds("the sum of the parts", computed, parts, is_exact);
    }
    if let Some(remainder) = &found.remainder {
        holds("what is left", remainder, told.total - parts, is_exact);
    }
    match found.addition {
        Addition::TooMuch => faults.push("too much, and every number is true".to_owned()),
        Addition::TooLittle => faults.push("too little, and every number is true".to_owned()),
        Addition::Exact if (parts - told.total).abs() > 0.5 => faults.push("exact, and it is not".to_owned()),
        Addition::Within if is_exact && parts > told.total + 0.5 => {
            faults.push("the parts stay below the total, and they do not".to_owned());
        }
        Addition::Exact
        | Addition::Rounded { .. }
        | Addition::Within
        | Addition::Overlapping
        | Addition::Open
        | Addition::About { .. }
        | Addition::NoFloor => {}
    }
    // What is said is that the parts overlap in place, and of whoever is in both; that somebody is, is not said.
    if told.overlaps && found.overlapping.is_empty() {
        faults.push("the parts share somebody, and nothing says so".to_owned());
    }
    if !found.overlapping.is_empty() && !told.share_a_place {
        faults.push("the parts share no place, and are said to".to_owned());
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}
