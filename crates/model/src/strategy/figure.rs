use proptest::prelude::*;

use crate::{
    ConceptId, Date, Edge, FigureId, Measure, Period, Place, PopulationId, Status, Time, TimeKind, Unit,
    known_places,
};

/// Figure names.
pub fn figure_id() -> impl Strategy<Value = FigureId> {
    "[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?".prop_filter_map("a name", |text| FigureId::new(text).ok())
}

/// Known units.
pub fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![Just("person"), Just("case"), Just("death"), Just("job"), Just("GBP")]
        .prop_filter_map("a unit", |name| Unit::new(name).ok())
}

/// Dates from 1990 to 2030 at every precision.
pub fn date() -> impl Strategy<Value = Date> {
    (1990..=2030_i32, prop::option::of(1..=12_u32), prop::option::of(1..=28_u32), any::<bool>())
        .prop_filter_map("a date", |(year, month, day, about)| {
            Date::from_parts(year, month, day.filter(|_| month.is_some()), about).ok()
        })
}

/// Periods: dates and windows, with open and unknown edges.
pub fn period() -> impl Strategy<Value = Period> {
    let edge =
        || prop_oneof![6 => date().prop_map(Edge::At), 1 => Just(Edge::Open), 1 => Just(Edge::Unknown)];
    prop_oneof![
        date().prop_map(Period::of),
        (edge(), edge()).prop_filter_map("ordered edges", |(start, end)| {
            Period::between(start, end).or_else(|_| Period::between(end, start)).ok()
        }),
    ]
}

/// Places of one to three codes.
pub fn place() -> impl Strategy<Value = Place> {
    let codes: Vec<String> = known_places().map(|(code, _)| code).collect();
    prop::collection::vec(prop::sample::select(codes), 1..=3)
        .prop_filter_map("a place", |codes| Place::new(codes.iter().map(String::as_str)).ok())
}

/// Times of every kind.
pub fn time() -> impl Strategy<Value = Time> {
    let kind = prop_oneof![
        Just(TimeKind::Stock),
        Just(TimeKind::Entrants),
        Just(TimeKind::Present),
        Just(TimeKind::Detections),
        Just(TimeKind::Cumulative)
    ];
    (kind, period()).prop_map(|(kind, period)| Time { kind, period })
}

/// Measures with and without each axis.
pub fn measure() -> impl Strategy<Value = Measure> {
    let name = || prop_oneof![Just("one"), Just("two"), Just("three")];
    let status = prop_oneof![Just(Status::Confirmed), Just(Status::Presumed), Just(Status::MayBe)];
    (
        unit(),
        prop::option::of(name().prop_filter_map("a name", |n| ConceptId::new(n).ok())),
        prop::option::of(name().prop_filter_map("a name", |n| PopulationId::new(n).ok())),
        prop::option::of(place()),
        prop::option::of(time()),
        prop::option::of(status),
    )
        .prop_map(|(unit, concept, population, place, time, status)| Measure {
            unit,
            concept,
            population,
            place,
            time,
            status,
        })
        .boxed()
}
