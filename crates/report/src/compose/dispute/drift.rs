//! What changed as a figure was repeated.

use darkfigure_analysis::dispute::{Alteration, Aspect, DisputeFindings, Drift, Gravity};
use darkfigure_model::{Figure, FigureId, Place, Status};

use super::super::desk::Desk;
use super::super::words::{basis, numeral};
use super::super::{period, said};
use super::short;
use crate::document::Prose;

pub(super) fn items(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Prose> {
    found.drift.iter().filter_map(|drift| item(desk, drift)).collect()
}

/// A repetition with what changed in it. None where a figure is missing.
pub(super) fn item(desk: &Desk<'_>, drift: &Drift) -> Option<Prose> {
    let (origin, copy) = (desk.figure(&drift.origin)?, desk.figure(&drift.restatement)?);
    let text = said::brief(desk.mention(&drift.origin)).say(", repeated");
    let page = copy.seen_in.as_ref().unwrap_or(&copy.source);
    let text = match desk.dossier.sources.get(page).and_then(|source| source.publisher.as_ref()) {
        Some(publisher) => text.say(format!(" by {publisher}")),
        None => text,
    };
    let text = desk.cite(text, std::slice::from_ref(page));
    if drift.changes.is_empty() {
        return Some(text.say(": nothing that is recorded here changed."));
    }
    let changes = drift.changes.iter().map(|change| changed(desk, *change, origin, copy));
    let changes = each_once(changes.collect());
    Some(text.say(format!(": {}.", changes.join("; "))))
}

/// What is said of a rounded number.
const ROUNDED: &str = " (rounded)";

/// Changes that name the same two states once. What became a floor or a ceiling besides was not only rounded.
fn each_once(changes: Vec<String>) -> Vec<String> {
    let is_said_by = |one: &String, other: &String| {
        one != other && (other.starts_with(one.as_str()) && !other.ends_with(ROUNDED))
            || one.strip_suffix(ROUNDED) == Some(other)
    };
    let mut once: Vec<String> = Vec::new();
    for change in &changes {
        if !once.contains(change) && !changes.iter().any(|other| is_said_by(change, other)) {
            once.push(change.clone());
        }
    }
    once
}

/// How many changes of one repetition are told in a sentence.
const MOST_CHANGES: usize = 2;

/// Several repetitions of one figure, each with the two gravest changes: for the second screen. None where a figure is missing.
pub(super) fn brief(desk: &Desk<'_>, drifts: &[&Drift]) -> Option<Prose> {
    let origin_id = &drifts.first()?.origin;
    let origin = desk.figure(origin_id)?;
    let mut text = Prose::from("Where ").and(short(desk, origin_id)).say(" was repeated: ");
    for (at, drift) in drifts.iter().enumerate() {
        let copy = desk.figure(&drift.restatement)?;
        // A lost "up to" or "at least" is told whatever else changed.
        let told = drift.changes.iter().enumerate();
        let told = told.filter(|(at, change)| *at < MOST_CHANGES || change.aspect() == Aspect::Hedge);
        let changes = each_once(told.map(|(_, change)| changed(desk, *change, origin, copy)).collect());
        let page = copy.seen_in.as_ref().unwrap_or(&copy.source);
        let publisher = desk.dossier.sources.get(page).and_then(|source| source.publisher.as_ref());
        let publisher = publisher.map(|publisher| format!(" ({publisher})")).unwrap_or_default();
        let between = if at == 0 { "" } else { "; " };
        text = text.say(format!("{between}{}{publisher}", period::list(&changes, "and")));
        text = desk.cite(text, std::slice::from_ref(page));
    }
    Some(text.say("."))
}

/// How grave the gravest change is; none where nothing changed.
pub(super) fn severity(drift: &Drift) -> Option<Gravity> {
    drift.changes.iter().map(|change| change.severity()).max()
}

/// In what a repetition differs from what it repeats: "place and certainty". None where nothing changed.
pub(super) fn aspects(found: &DisputeFindings, restatement: &FigureId) -> Option<String> {
    let drifts = found.drift.iter().filter(|drift| drift.restatement == *restatement);
    let mut aspects: Vec<Aspect> = Vec::new();
    for change in drifts.flat_map(|drift| &drift.changes) {
        if !aspects.contains(&change.aspect()) {
            aspects.push(change.aspect());
        }
    }
    let nouns: Vec<String> = aspects.into_iter().map(|aspect| noun(aspect).to_owned()).collect();
    (!nouns.is_empty()).then(|| period::list(&nouns, "and"))
}

const fn noun(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Place => "place",
        Aspect::Population => "among whom",
        Aspect::Unit => "unit",
        Aspect::Concept => "what is counted",
        Aspect::Time => "time",
        Aspect::Certainty => "how sure",
        Aspect::Basis => "how it came about",
        Aspect::Lineage => "what it goes back to",
        Aspect::Hedge => "hedge",
        Aspect::Number => "number",
        Aspect::Publisher => "publisher",
    }
}

fn changed(desk: &Desk<'_>, change: Alteration, origin: &Figure, copy: &Figure) -> String {
    let both = |words: fn(&Desk<'_>, &Figure) -> String| (words(desk, origin), words(desk, copy));
    let became = |(from, to): (String, String)| format!("{from} became {to}");
    match change {
        Alteration::PlaceWidened | Alteration::PlaceNarrowed | Alteration::PlaceChanged => {
            became(both(places))
        }
        Alteration::PopulationWidened | Alteration::PopulationNarrowed | Alteration::PopulationChanged => {
            became(both(population))
        }
        Alteration::EstimatedToCounted => "an estimate is given as a count".to_owned(),
        Alteration::CountedToEstimated => "a count is given as an estimate".to_owned(),
        Alteration::BasisChanged => became(both(basis_words)),
        Alteration::Summed => "several figures were added up to one".to_owned(),
        Alteration::Fused => "several figures were made into one".to_owned(),
        Alteration::Outdated => "another number had taken its place by then".to_owned(),
        Alteration::Retracted => "it had been taken back by then".to_owned(),
        Alteration::UnitChanged | Alteration::PersonsToOther | Alteration::OtherToPersons => {
            became(both(unit))
        }
        Alteration::KindChanged => became(both(number)) + ", another kind of number",
        Alteration::RatePeriodChanged => became(both(number)) + ", in another stretch of time",
        Alteration::ConceptWidened => became(both(concept)) + ", which is wider",
        Alteration::ConceptNarrowed => became(both(concept)) + ", which is narrower",
        Alteration::ConceptApart => became(both(concept)) + ", which is something else",
        Alteration::ConceptChanged => became(both(concept)),
        Alteration::CertaintyRaised | Alteration::CertaintyLowered => became(both(certainty)),
        Alteration::StockToFlow
        | Alteration::FlowToStock
        | Alteration::CumulativeToWindow
        | Alteration::WindowShortened
        | Alteration::WindowLengthened
        | Alteration::RedatedLater
        | Alteration::RedatedEarlier
        | Alteration::EventToRecord
        | Alteration::TimeChanged => became(both(time)),
        Alteration::RangeLost | Alteration::IntervalLost => {
            format!("of {} only {} was left", number(desk, origin), number(desk, copy))
        }
        Alteration::MidpointForRange => {
            format!("{}, the middle of {}", number(desk, copy), number(desk, origin))
        }
        Alteration::EndForRange => format!("{}, one end of {}", number(desk, copy), number(desk, origin)),
        Alteration::Rounded => became(both(number)) + ROUNDED,
        Alteration::FloorToCeiling => became(both(number)) + ", the other way round",
        Alteration::CeilingToFloor => became(both(number)) + ", the other way round",
        Alteration::DirectionChanged
        | Alteration::RangeNarrowed
        | Alteration::RangeWidened
        | Alteration::RangeMade
        | Alteration::LevelChanged
        | Alteration::PointToFloor
        | Alteration::PointToCeiling
        | Alteration::FloorToPoint
        | Alteration::CeilingToPoint
        | Alteration::VagueToNumber
        | Alteration::NumberToVague
        | Alteration::HedgeDropped
        | Alteration::HedgeChanged
        | Alteration::PowerOfTen
        | Alteration::DigitsSwapped
        | Alteration::DigitsSlipped
        | Alteration::NumberChanged => became(both(number)),
        Alteration::PublisherChanged => became(both(publisher)),
    }
}

fn places(_: &Desk<'_>, figure: &Figure) -> String {
    figure.measure.place.as_ref().map_or_else(|| "a place that is not said".to_owned(), many)
}

fn many(place: &Place) -> String {
    let names = place.names();
    let are_countries = place.codes().all(|code| code.len() == 2);
    match names.len() {
        n if n > 2 && are_countries => format!("{} countries", numeral::small(n)),
        n if n > 3 => format!("{} places", numeral::small(n)),
        _ => period::list(&names, "and"),
    }
}

fn population(desk: &Desk<'_>, figure: &Figure) -> String {
    figure.measure.population.as_ref().map_or_else(|| "everybody".to_owned(), |id| desk.population(id))
}

fn unit(desk: &Desk<'_>, figure: &Figure) -> String {
    desk.unit_words(&figure.measure.unit).1
}

fn concept(desk: &Desk<'_>, figure: &Figure) -> String {
    let concept = figure.measure.concept.as_ref();
    concept.map_or_else(|| "something not said".to_owned(), |id| format!("“{}”", desk.concept(id)))
}

fn certainty(_: &Desk<'_>, figure: &Figure) -> String {
    match figure.measure.status {
        Some(status @ (Status::MayBe | Status::Presumed)) => format!("“{}”", basis::status(status)),
        Some(Status::Confirmed) => "“are”".to_owned(),
        None => "a plain statement".to_owned(),
    }
}

fn time(_: &Desk<'_>, figure: &Figure) -> String {
    figure
        .measure
        .time
        .map_or_else(|| "a time that is not said".to_owned(), |time| format!("“{}”", period::time(time)))
}

fn number(desk: &Desk<'_>, figure: &Figure) -> String {
    format!("“{}”", said::brief(said::as_said(desk, figure)).to_plain())
}

fn basis_words(_: &Desk<'_>, figure: &Figure) -> String {
    figure
        .basis
        .map_or_else(|| "a way that is not said".to_owned(), |found| format!("“{}”", basis::basis(found)))
}

fn publisher(desk: &Desk<'_>, figure: &Figure) -> String {
    let publisher = desk.dossier.sources.get(&figure.source).and_then(|source| source.publisher.clone());
    publisher.unwrap_or_else(|| "a publisher that is not said".to_owned())
}
