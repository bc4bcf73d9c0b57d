//! Drift: what changed where a figure was repeated.

use darkfigure_model::{Axis, Dossier, Figure, FigureId, Form, Known, Number, Role, Status};

use crate::comparability::{Side, Verdict, compare_as_said};

/// What changed between a figure and one that repeats it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// The figure that repeats.
    pub restatement: FigureId,
    /// The figure that it repeats.
    pub origin: FigureId,
    /// What changed, the gravest first.
    pub changes: Vec<Alteration>,
}

/// One thing that changed on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alteration {
    /// It is said of a larger area.
    PlaceWidened,
    /// It is said of a smaller area.
    PlaceNarrowed,
    /// It is said of another area.
    PlaceChanged,
    /// It is said of more people than it was.
    PopulationWidened,
    /// It is said of fewer, or other, people.
    PopulationChanged,
    /// What was estimated is said to have been counted.
    EstimatedToCounted,
    /// What was counted is said to be an estimate.
    CountedToEstimated,
    /// Several figures were made into one number.
    Fused,
    /// It counts other things one by one.
    UnitChanged,
    /// It is about something wider.
    ConceptWidened,
    /// It is about something narrower, or something else.
    ConceptChanged,
    /// It is said with more certainty.
    CertaintyRaised,
    /// It is said with less certainty.
    CertaintyLowered,
    /// It is said of another time.
    TimeChanged,
    /// An end of a range, or the range, was lost.
    RangeLost,
    /// The number near a value became a bound from below.
    PointToFloor,
    /// The number near a value became a bound from above.
    PointToCeiling,
    /// A hedge was dropped.
    HedgeDropped,
    /// A hedge was added or changed otherwise.
    HedgeChanged,
    /// The number differs by a power of ten.
    PowerOfTen,
    /// The same digits stand in another order.
    DigitsSwapped,
    /// A digit or two differ, of three or more, and the number is near: as copying makes it.
    DigitsSlipped,
    /// The number differs.
    NumberChanged,
    /// It is put in the mouth of another publisher.
    PublisherChanged,
}

/// How much a change on the way matters to who reads the restatement alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// A slip.
    Low,
    /// The reader takes it for surer, larger or newer than it was.
    Medium,
    /// The reader takes it for a number of something else.
    High,
}

impl Alteration {
    /// How much it matters.
    #[must_use]
    pub const fn severity(self) -> Gravity {
        match self {
            Self::PlaceWidened
            | Self::PlaceNarrowed
            | Self::PlaceChanged
            | Self::PopulationWidened
            | Self::PopulationChanged
            | Self::EstimatedToCounted
            | Self::Fused
            | Self::PowerOfTen => Gravity::High,
            Self::CountedToEstimated
            | Self::UnitChanged
            | Self::ConceptWidened
            | Self::ConceptChanged
            | Self::CertaintyRaised
            | Self::TimeChanged
            | Self::RangeLost
            | Self::PointToFloor
            | Self::PointToCeiling
            | Self::HedgeDropped
            | Self::NumberChanged
            | Self::PublisherChanged => Gravity::Medium,
            Self::CertaintyLowered | Self::HedgeChanged | Self::DigitsSwapped | Self::DigitsSlipped => {
                Gravity::Low
            }
        }
    }

    /// Its code in the published taxonomy of reasons.
    #[must_use]
    pub const fn taxonomy(self) -> &'static str {
        match self {
            Self::PlaceWidened
            | Self::PlaceNarrowed
            | Self::PlaceChanged
            | Self::PopulationWidened
            | Self::PopulationChanged
            | Self::ConceptWidened
            | Self::ConceptChanged => "R2",
            Self::EstimatedToCounted
            | Self::CountedToEstimated
            | Self::CertaintyRaised
            | Self::CertaintyLowered => "C2",
            Self::Fused => "R6",
            Self::UnitChanged => "U1",
            Self::TimeChanged => "T5",
            Self::RangeLost
            | Self::PointToFloor
            | Self::PointToCeiling
            | Self::HedgeDropped
            | Self::HedgeChanged => "R1",
            Self::PowerOfTen => "U2",
            Self::DigitsSwapped | Self::DigitsSlipped | Self::NumberChanged => "R1",
            Self::PublisherChanged => "R3",
        }
    }

    /// Its own code, as exports write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PlaceWidened => "place-widened",
            Self::PlaceNarrowed => "place-narrowed",
            Self::PlaceChanged => "place-changed",
            Self::PopulationWidened => "population-widened",
            Self::PopulationChanged => "population-changed",
            Self::EstimatedToCounted => "estimated-to-counted",
            Self::CountedToEstimated => "counted-to-estimated",
            Self::Fused => "fused",
            Self::UnitChanged => "unit-changed",
            Self::ConceptWidened => "concept-widened",
            Self::ConceptChanged => "concept-changed",
            Self::CertaintyRaised => "certainty-raised",
            Self::CertaintyLowered => "certainty-lowered",
            Self::TimeChanged => "time-changed",
            Self::RangeLost => "range-lost",
            Self::PointToFloor => "point-to-floor",
            Self::PointToCeiling => "point-to-ceiling",
            Self::HedgeDropped => "hedge-dropped",
            Self::HedgeChanged => "hedge-changed",
            Self::PowerOfTen => "power-of-ten",
            Self::DigitsSwapped => "digits-swapped",
            Self::DigitsSlipped => "digits-slipped",
            Self::NumberChanged => "number-changed",
            Self::PublisherChanged => "publisher-changed",
        }
    }
}

/// What changed in each restatement of a figure, in the order of the dossier. One that changed nothing is in the list, with no changes.
///
/// A restatement that does not say something has not changed it, but for what its silence says: without a status it is asserted as a fact,
/// and without a population it is said of everybody.
#[must_use]
pub fn drift(dossier: &Dossier) -> Vec<Drift> {
    let mut found = Vec::new();
    for (id, figure) in dossier.figures.iter() {
        let cited: Vec<(&FigureId, &Figure)> = figure
            .relations
            .cites
            .iter()
            .filter_map(|origin| Some((origin, dossier.figures.get(origin)?)))
            .collect();
        let is_fused = cited.len() > 1;
        for (origin, source) in cited {
            let mut changes = between(dossier, source, figure, is_fused);
            changes.sort_by_key(|change| (std::cmp::Reverse(change.severity()), *change));
            found.push(Drift { restatement: id.clone(), origin: origin.clone(), changes });
        }
    }
    found
}

/// What changed from one figure to another that repeats it, the gravest first.
#[must_use]
pub fn alterations(dossier: &Dossier, origin: &Figure, restatement: &Figure) -> Vec<Alteration> {
    let mut changes = between(dossier, origin, restatement, false);
    changes.sort_by_key(|change| (std::cmp::Reverse(change.severity()), *change));
    changes
}

fn between(dossier: &Dossier, origin: &Figure, restatement: &Figure, is_fused: bool) -> Vec<Alteration> {
    let mut changes = Vec::new();
    let compared = compare_as_said(dossier, &origin.measure, &restatement.measure);
    let verdict = |axis| compared.verdict(axis);
    let holds_origin = |axis| matches!(verdict(axis), Verdict::Contained { inner: Side::Left });
    changes.extend(place(origin, restatement));
    changes.extend(population(origin, restatement, holds_origin(Axis::Population)));
    if matches!(verdict(Axis::Unit), Verdict::Differs) {
        changes.push(Alteration::UnitChanged);
    }
    match (&origin.measure.concept, &restatement.measure.concept) {
        (Some(a), Some(b)) if a != b => {
            changes.push(if holds_origin(Axis::Concept) {
                Alteration::ConceptWidened
            } else {
                Alteration::ConceptChanged
            });
        }
        _ => {}
    }
    match (origin.measure.time, restatement.measure.time) {
        (Some(a), Some(b)) if a.kind != b.kind || a.period.is_same(b.period) == Known::No => {
            changes.push(Alteration::TimeChanged);
        }
        _ => {}
    }
    changes.extend(certainty(origin.measure.status, restatement.measure.status));
    changes.extend(match (origin.role(), restatement.role()) {
        (Some(Role::Estimate), Some(Role::Count)) => Some(Alteration::EstimatedToCounted),
        (Some(Role::Count), Some(Role::Estimate)) => Some(Alteration::CountedToEstimated),
        _ => None,
    });
    if is_fused {
        changes.push(Alteration::Fused);
    } else {
        changes.extend(value(&origin.value.form, &restatement.value.form));
    }
    changes.extend(publisher(dossier, origin, restatement));
    changes
}

fn place(origin: &Figure, restatement: &Figure) -> Option<Alteration> {
    let (before, after) = (origin.measure.place.as_ref()?, restatement.measure.place.as_ref()?);
    match (before.is_within(after), after.is_within(before)) {
        (Known::Yes, Known::Yes) => None,
        (Known::Yes, _) => Some(Alteration::PlaceWidened),
        (_, Known::Yes) => Some(Alteration::PlaceNarrowed),
        (Known::No, Known::No) => Some(Alteration::PlaceChanged),
        _ => None,
    }
}

fn population(origin: &Figure, restatement: &Figure, is_wider: bool) -> Option<Alteration> {
    match (&origin.measure.population, &restatement.measure.population) {
        (Some(_), None) => Some(Alteration::PopulationWidened),
        (Some(a), Some(b)) if a != b && is_wider => Some(Alteration::PopulationWidened),
        (Some(a), Some(b)) if a != b => Some(Alteration::PopulationChanged),
        (None, Some(_)) => Some(Alteration::PopulationChanged),
        _ => None,
    }
}

/// Silence asserts: without a status it is said as a fact.
fn certainty(before: Option<Status>, after: Option<Status>) -> Option<Alteration> {
    let rank = |status: Option<Status>| match status {
        Some(Status::MayBe) => 0,
        Some(Status::Presumed) => 1,
        Some(Status::Confirmed) | None => 2,
    };
    match rank(after).cmp(&rank(before)) {
        std::cmp::Ordering::Greater => Some(Alteration::CertaintyRaised),
        std::cmp::Ordering::Less => Some(Alteration::CertaintyLowered),
        std::cmp::Ordering::Equal => None,
    }
}

/// What became of the number and its hedge.
fn value(before: &Form, after: &Form) -> Vec<Alteration> {
    let mut changes = Vec::new();
    let (a, b) = (single(before), single(after));
    match (a, b) {
        (Some(a), Some(b)) if !is_same(a, b) => changes.push(number(a, b)),
        (None, Some(b)) => {
            // A range of which one end, or the point, is all that is left.
            if matches!(before, Form::Range(_) | Form::Interval(_)) {
                changes.push(Alteration::RangeLost);
                if !numbers(before).iter().any(|a| is_same(*a, b)) {
                    changes.push(Alteration::NumberChanged);
                }
                return changes;
            }
            changes.push(Alteration::NumberChanged);
        }
        (Some(a), None) => {
            changes.push(if numbers(after).iter().any(|b| is_same(a, *b)) {
                Alteration::HedgeChanged
            } else {
                Alteration::NumberChanged
            });
            return changes;
        }
        (None, None) => {
            if numbers(before) != numbers(after) {
                changes.push(Alteration::NumberChanged);
            }
            return changes;
        }
        (Some(_), Some(_)) => {}
    }
    changes.extend(hedge(before, after));
    changes
}

fn hedge(before: &Form, after: &Form) -> Option<Alteration> {
    let is_point = |form: &Form| matches!(form, Form::Exact(_) | Form::About(_));
    let is_floor = |form: &Form| matches!(form, Form::AtLeast(_) | Form::MoreThan(_));
    let is_ceiling = |form: &Form| matches!(form, Form::AtMost(_) | Form::LessThan(_) | Form::FarBelow(_));
    if std::mem::discriminant(before) == std::mem::discriminant(after) {
        None
    } else if is_floor(before) && is_floor(after) || is_ceiling(before) && is_ceiling(after) {
        Some(Alteration::HedgeChanged)
    } else if is_point(before) && is_floor(after) {
        Some(Alteration::PointToFloor)
    } else if is_point(before) && is_ceiling(after) {
        Some(Alteration::PointToCeiling)
    } else if matches!(after, Form::Exact(_)) {
        Some(Alteration::HedgeDropped)
    } else {
        Some(Alteration::HedgeChanged)
    }
}

fn number(before: Number, after: Number) -> Alteration {
    let digits = |number: Number| {
        let text = number.coefficient().unsigned_abs().to_string();
        text.trim_end_matches('0').to_owned()
    };
    let sorted = |text: &str| {
        let mut digits: Vec<char> = text.chars().collect();
        digits.sort_unstable();
        digits
    };
    let (a, b) = (digits(before), digits(after));
    if a == b {
        Alteration::PowerOfTen
    } else if before.exponent() == after.exponent()
        && sorted(&before.coefficient().to_string()) == sorted(&after.coefficient().to_string())
    {
        Alteration::DigitsSwapped
    } else if is_slip(before, after) {
        Alteration::DigitsSlipped
    } else {
        Alteration::NumberChanged
    }
}

/// Whether two numbers of as many digits, three at least, lie within a tenth of one another and at most two edits apart: 336 and 365, of which
/// one digit was left out and another one put in.
fn is_slip(before: Number, after: Number) -> bool {
    let digits = |number: Number| number.coefficient().unsigned_abs().to_string().into_bytes();
    let (a, b) = (digits(before), digits(after));
    let is_near = (before.to_f64() - after.to_f64()).abs() <= 0.1 * before.to_f64().abs();
    before.exponent() == after.exponent()
        && a.len() == b.len()
        && a.len() >= 3
        && is_near
        && edits(&a, &b) <= 2
}

/// The least number of digits put in, left out or replaced that makes one of the other (Levenshtein 1966).
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let replaced = row[j] + usize::from(from != to);
            next.push(replaced.min(row[j + 1] + 1).min(next[j] + 1));
        }
        row = next;
    }
    row[b.len()]
}

fn is_same(a: Number, b: Number) -> bool {
    (a.to_f64() - b.to_f64()).abs() <= 1e-12 * a.to_f64().abs()
}

fn single(form: &Form) -> Option<Number> {
    match form {
        Form::Exact(n)
        | Form::About(n)
        | Form::AtLeast(n)
        | Form::MoreThan(n)
        | Form::AtMost(n)
        | Form::LessThan(n)
        | Form::FarBelow(n) => Some(*n),
        Form::Range(_) | Form::Interval(_) | Form::Vague(_) => None,
    }
}

fn numbers(form: &Form) -> Vec<Number> {
    darkfigure_model::Value::plain(form.clone()).numbers()
}

/// Who is said to have published it: the source that the restatement names as the first one, against the origin's own.
fn publisher(dossier: &Dossier, origin: &Figure, restatement: &Figure) -> Option<Alteration> {
    // A restatement whose own page is its source names nobody else as the publisher.
    restatement.seen_in.as_ref()?;
    let publisher = |figure: &Figure| dossier.sources.get(&figure.source)?.publisher.as_deref();
    let (before, after) = (publisher(origin)?, publisher(restatement)?);
    (before != after).then_some(Alteration::PublisherChanged)
}
