//! Drift: what changed where a figure was repeated.

mod alteration;
mod digits;
mod said;
mod time;

use std::collections::{BTreeMap, BTreeSet};

use darkfigure_model::{Axis, Basis, Date, Dossier, Figure, FigureId, Known, Role, Status, Unit, Value};

pub use alteration::{Alteration, Aspect, Gravity};

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

/// What changed in each restatement of a figure, in the order of the dossier. One that changed nothing is in the list, with no changes.
///
/// A restatement that does not say something has not changed it, but for what its silence says: without a status it is asserted as a fact,
/// and without a population it is said of everybody.
#[must_use]
pub fn drift(dossier: &Dossier) -> Vec<Drift> {
    let replacements = Replacements::of(dossier);
    let mut found = Vec::new();
    for (id, figure) in dossier.figures.iter() {
        let cited: Vec<(&FigureId, &Figure)> = figure
            .relations
            .cites
            .iter()
            .filter_map(|origin| Some((origin, dossier.figures.get(origin)?)))
            .collect();
        let made = made_of(&cited, figure);
        for (origin, source) in cited {
            let mut changes = between(dossier, source, figure, made);
            changes.extend(replacements.before(dossier, origin, figure));
            found.push(Drift {
                restatement: id.clone(),
                origin: origin.clone(),
                changes: gravest_first(changes),
            });
        }
    }
    found
}

/// What changed from one figure to another that repeats it, the gravest first.
#[must_use]
pub fn alterations(dossier: &Dossier, origin: &Figure, restatement: &Figure) -> Vec<Alteration> {
    gravest_first(between(dossier, origin, restatement, None))
}

fn gravest_first(mut changes: Vec<Alteration>) -> Vec<Alteration> {
    changes.sort_by_key(|change| (std::cmp::Reverse(change.severity()), *change));
    changes
}

/// How several figures that one repeats became its number. None where it has the number of one of them, or they repeat one another.
fn made_of(cited: &[(&FigureId, &Figure)], figure: &Figure) -> Option<Alteration> {
    let is_one = |(_, source): &(&FigureId, &Figure)| said::is_one(&source.value, &figure.value);
    let is_copy =
        |(id, _): &(&FigureId, &Figure)| cited.iter().any(|(_, other)| other.relations.cites.contains(id));
    let sources: Vec<&Figure> =
        cited.iter().filter(|found| !is_copy(found)).map(|(_, source)| *source).collect();
    if sources.len() < 2 || cited.iter().any(is_one) {
        return None;
    }
    let is_sum = said::is_sum(sources.iter().map(|source| &source.value), &figure.value);
    Some(if is_sum { Alteration::Summed } else { Alteration::Fused })
}

fn between(
    dossier: &Dossier,
    origin: &Figure,
    restatement: &Figure,
    made: Option<Alteration>,
) -> Vec<Alteration> {
    let mut changes = Vec::new();
    let compared = compare_as_said(dossier, &origin.measure, &restatement.measure);
    changes.extend(place(origin, restatement));
    changes.extend(population(origin, restatement, compared.verdict(Axis::Population)));
    if *compared.verdict(Axis::Unit) == Verdict::Differs {
        changes.push(unit(&origin.measure.unit, &restatement.measure.unit));
    }
    if let (Some(a), Some(b)) = (&origin.measure.concept, &restatement.measure.concept)
        && a != b
    {
        changes.push(concept(compared.verdict(Axis::Concept)));
    }
    if let (Some(a), Some(b)) = (origin.measure.time, restatement.measure.time) {
        changes.extend(time::changed(a, b));
    }
    changes.extend(certainty(origin.measure.status, restatement.measure.status));
    changes.extend(basis(origin, restatement));
    match made {
        Some(made) => changes.push(made),
        None => changes.extend(said::changed(&value_of(origin), &value_of(restatement))),
    }
    changes.extend(publisher(dossier, origin, restatement));
    changes
}

/// The value as it is meant in its unit.
fn value_of(figure: &Figure) -> Value {
    figure.value.clone().in_unit(&figure.measure.unit)
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

/// Silence is a statement here: whoever names no population counts everybody.
fn population(origin: &Figure, restatement: &Figure, verdict: &Verdict) -> Option<Alteration> {
    if origin.measure.population == restatement.measure.population {
        return None;
    }
    Some(match verdict {
        Verdict::Contained { inner: Side::Left } => Alteration::PopulationWidened,
        Verdict::Contained { inner: Side::Right } => Alteration::PopulationNarrowed,
        Verdict::Same
        | Verdict::Bridged { .. }
        | Verdict::Overlapping
        | Verdict::Differs
        | Verdict::Unknown => Alteration::PopulationChanged,
    })
}

fn unit(before: &Unit, after: &Unit) -> Alteration {
    let is_of_people = |unit: &Unit| ["person", "child", "death"].contains(&unit.as_str());
    if before.is_currency() != after.is_currency() {
        return Alteration::KindChanged;
    }
    match (is_of_people(before), is_of_people(after)) {
        (true, false) => Alteration::PersonsToOther,
        (false, true) => Alteration::OtherToPersons,
        (true, true) | (false, false) => Alteration::UnitChanged,
    }
}

fn concept(found: &Verdict) -> Alteration {
    match found {
        Verdict::Contained { inner: Side::Left } => Alteration::ConceptWidened,
        Verdict::Contained { inner: Side::Right } => Alteration::ConceptNarrowed,
        Verdict::Differs => Alteration::ConceptApart,
        Verdict::Same | Verdict::Bridged { .. } | Verdict::Overlapping | Verdict::Unknown => {
            Alteration::ConceptChanged
        }
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

/// How it is said to have come about. A repetition that does not say has changed nothing.
fn basis(origin: &Figure, restatement: &Figure) -> Option<Alteration> {
    // Nor has one of which it is not known.
    if restatement.basis == Some(Basis::Undisclosed) {
        return None;
    }
    match (origin.role(), restatement.role()) {
        (Some(Role::Estimate), Some(Role::Count)) => Some(Alteration::EstimatedToCounted),
        (Some(Role::Count), Some(Role::Estimate)) => Some(Alteration::CountedToEstimated),
        (Some(Role::Count), Some(Role::Count)) | (Some(Role::Estimate), Some(Role::Estimate)) => {
            (origin.basis != restatement.basis).then_some(Alteration::BasisChanged)
        }
        (None, _) | (_, None) => None,
    }
}

/// Who is said to have published it: the source that the restatement names as the first one, against the origin's own.
fn publisher(dossier: &Dossier, origin: &Figure, restatement: &Figure) -> Option<Alteration> {
    // A restatement whose own page is its source names nobody else as the publisher.
    restatement.seen_in.as_ref()?;
    let publisher = |figure: &Figure| dossier.sources.get(&figure.source)?.publisher.as_deref();
    let (before, after) = (publisher(origin)?, publisher(restatement)?);
    (before != after).then_some(Alteration::PublisherChanged)
}

/// From when on a figure did not stand any more, because another took its place, corrected it or took it back.
struct Replacements<'d> {
    dates: BTreeMap<&'d FigureId, Vec<(Alteration, Date)>>,
}

impl<'d> Replacements<'d> {
    fn of(dossier: &'d Dossier) -> Self {
        let mut dates: BTreeMap<&FigureId, Vec<(Alteration, Date)>> = BTreeMap::new();
        for (_, figure) in dossier.figures.iter() {
            let Some(date) = dossier.said_on(figure) else { continue };
            let r = &figure.relations;
            for gone in r.supersedes.iter().chain(&r.revises) {
                dates.entry(gone).or_default().push((Alteration::Outdated, date));
            }
            for gone in dossier.taken_back_by(figure) {
                dates.entry(gone).or_default().push((Alteration::Retracted, date));
            }
        }
        for (_, statement) in dossier.statements.iter() {
            let Some(date) = dossier.stated_on(statement) else { continue };
            for gone in dossier.taken_back_in(statement) {
                dates.entry(gone).or_default().push((Alteration::Retracted, date));
            }
        }
        Self { dates }
    }

    /// What had surely become of a figure by the time it was repeated.
    ///
    /// Where it was seen counts, not where it was published first: a page that repeats an old report is of its own date.
    fn before(&self, dossier: &Dossier, origin: &FigureId, restatement: &Figure) -> BTreeSet<Alteration> {
        let page = restatement.seen_in.as_ref().unwrap_or(&restatement.source);
        let on_page = dossier.sources.get(page).and_then(|source| source.published);
        let Some(repeated) = restatement.said.or(on_page) else { return BTreeSet::new() };
        let is_before =
            |date: &Date| !date.is_about() && !repeated.is_about() && date.last_day() < repeated.first_day();
        let found = self.dates.get(origin).into_iter().flatten();
        found.filter(|(_, date)| is_before(date)).map(|(change, _)| *change).collect()
    }
}
