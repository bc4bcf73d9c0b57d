//! Short ways to build a dossier's entries.

use darkfigure_model::*;

pub(crate) fn id<T>(name: &str) -> T
where
    T: TryFrom<String>,
    T::Error: std::fmt::Debug,
{
    T::try_from(name.to_owned()).unwrap()
}

/// "259", "12.5": digits as written.
pub(crate) fn number(text: &str) -> Number {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction}").replace(',', "").parse().unwrap();
    Number::new(digits, -i32::try_from(fraction.len()).unwrap()).unwrap()
}

pub(crate) fn exact(text: &str) -> Value {
    Value::exact(number(text))
}

pub(crate) fn about(text: &str) -> Value {
    Value::plain(Form::About(number(text)))
}

pub(crate) fn range(low: &str, high: &str) -> Value {
    Value::plain(Form::Range(Range::new(number(low), number(high)).unwrap()))
}

pub(crate) fn interval(low: &str, point: Option<&str>, high: &str, shape: Option<Shape>) -> Value {
    let point = point.map(number);
    let interval =
        Interval::new(number(low), point, number(high), Level::P95, IntervalKind::Confidence, shape).unwrap();
    Value::plain(Form::Interval(interval))
}

pub(crate) fn unit(name: &str) -> Unit {
    Unit::new(name).unwrap()
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> Date {
    Date::day(year, month, day).unwrap()
}

pub(crate) fn year(year: i32) -> Period {
    Period::of(Date::year(year).unwrap())
}

pub(crate) fn at(kind: TimeKind, period: Period) -> Option<Time> {
    Some(Time { kind, period })
}

pub(crate) fn figure(value: Value, wording: &str, unit_name: &str, source: &str) -> Figure {
    let measure = Measure { place: Some(Place::new(["KH"]).unwrap()), ..Measure::of(unit(unit_name)) };
    Figure { basis: Some(Basis::Register), ..Figure::new(value, wording, measure, id(source)) }
}

pub(crate) fn source(kind: SourceKind, title: &str, publisher: Option<&str>) -> Source {
    Source {
        kind,
        title: title.to_owned(),
        publisher: publisher.map(str::to_owned),
        published: None,
        accessed: None,
        url: None,
        locator: None,
        note: None,
    }
}

pub(crate) fn concept(label: &str) -> Concept {
    Concept {
        label: label.to_owned(),
        definition: None,
        is_net: false,
        is_average: false,
        within: vec![],
        apart_from: vec![],
        overlaps: vec![],
    }
}

pub(crate) fn across(from: Facet, to: Facet) -> Reach {
    Reach::across(from, to).unwrap()
}

pub(crate) fn bridge(reach: Reach, operation: Operation, kind: BridgeKind, why: &str) -> Bridge {
    Bridge { reach, operation, kind, why: why.to_owned(), sources: vec![], ratios: vec![] }
}

pub(crate) fn comparison(left: &str, right: &str) -> Comparison {
    Comparison {
        question: None,
        between: [id(left), id(right)],
        bridges: vec![],
        benchmarks: vec![],
        count_within_estimate: None,
    }
}
