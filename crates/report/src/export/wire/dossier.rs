//! What a finding is about: the dossier's figures and sources, as far as a reader of findings needs them.

use darkfigure_model::{
    Basis, Date, Dossier, Edge, Figure, FigureId, Measure, Period, Source, SourceId, Status, TimeKind,
};
use serde::Serialize;

use super::quantity::QuantityWire;

/// The dossier.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct DossierWire<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<&'a str>,
}

impl<'a> DossierWire<'a> {
    pub(super) fn new(dossier: &'a Dossier, hash: Option<&'a str>) -> Self {
        Self {
            title: &dossier.title,
            question: dossier.question.as_deref(),
            as_of: dossier.as_of.map(|date| date.to_string()),
            hash,
        }
    }
}

/// A figure as said.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FigureWire<'a> {
    id: &'a str,
    wording: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
    /// What kind of quantity it is: number, amount, share, rate, points, …
    kind: &'static str,
    /// On the plain scale: a share as a fraction, a rate for each one of its base and per year.
    value: QuantityWire,
    measure: MeasureWire<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'static str>,
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
}

impl<'a> FigureWire<'a> {
    pub(super) fn new(id: &'a FigureId, figure: &'a Figure) -> Self {
        Self {
            id: id.as_str(),
            wording: &figure.wording,
            quote: figure.quote.as_deref(),
            kind: figure.kind().code(),
            value: (&figure.quantity()).into(),
            measure: (&figure.measure).into(),
            basis: figure.basis.map(basis),
            source: figure.source.as_str(),
            speaker: figure.speaker.as_ref().map(|speaker| speaker.as_str()),
        }
    }
}

/// What a number is about. What is not stated is absent.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct MeasureWire<'a> {
    unit: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    concept: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    population: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<TimeWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
}

/// How a number counts over time, and when: EDTF, with `..` for an open edge and nothing for an unknown one.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct TimeWire {
    kind: &'static str,
    period: String,
}

impl<'a> From<&'a Measure> for MeasureWire<'a> {
    fn from(measure: &'a Measure) -> Self {
        Self {
            unit: measure.unit.as_str(),
            concept: measure.concept.as_ref().map(|id| id.as_str()),
            population: measure.population.as_ref().map(|id| id.as_str()),
            place: measure.place.as_ref().map(|place| place.codes().collect()),
            time: measure
                .time
                .map(|time| TimeWire { kind: time_kind(time.kind), period: period(time.period) }),
            status: measure.status.map(status),
        }
    }
}

fn period(period: Period) -> String {
    let edge = |edge: Edge| match edge {
        Edge::At(date) => date.to_string(),
        Edge::Open => "..".to_owned(),
        Edge::Unknown => String::new(),
    };
    period
        .date()
        .map_or_else(|| format!("{}/{}", edge(period.start()), edge(period.end())), |date| date.to_string())
}

const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Register => "register",
        Basis::Enumeration => "enumeration",
        Basis::Survey => "survey",
        Basis::Model => "model",
        Basis::SeveralLists => "several-lists",
        Basis::ExpertJudgement => "expert-judgement",
        Basis::Undisclosed => "undisclosed",
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "confirmed",
        Status::Presumed => "presumed",
        Status::MayBe => "may-be",
    }
}

/// The word for a kind of time.
pub(super) const fn time_kind(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Stock => "stock",
        TimeKind::Entrants => "entrants",
        TimeKind::Present => "present",
        TimeKind::Detections => "detections",
        TimeKind::Cumulative => "cumulative",
    }
}

/// A source.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SourceWire<'a> {
    id: &'a str,
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locator: Option<&'a str>,
}

impl<'a> SourceWire<'a> {
    pub(super) fn new(id: &'a SourceId, source: &'a Source) -> Self {
        let date = |date: Option<Date>| date.map(|date| date.to_string());
        Self {
            id: id.as_str(),
            kind: source.kind.name(),
            title: &source.title,
            publisher: source.publisher.as_deref(),
            published: date(source.published),
            accessed: date(source.accessed),
            url: source.url.as_deref(),
            locator: source.locator.as_deref(),
        }
    }
}
