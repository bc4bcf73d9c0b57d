//! What is left of a figure once others corrected it, took something from it or repeat it, and until when it is meant.

use darkfigure_model::{
    Basis, Bridge, BridgeId, BridgeKind, Change, ConceptId, Date, Dossier, Edge, Figure, FigureId, Form,
    Measure, Number, Operation, Period, Range, Reach, Relations, Scale, Source, SourceId, SourceKind, Time,
    TimeKind, Unit, Vague, Value,
};

fn id(name: &str) -> FigureId {
    FigureId::new(name).unwrap()
}

fn n(value: i64) -> Number {
    Number::whole(value)
}

fn figure(form: Form) -> Figure {
    Figure::new(Value::plain(form), "", Measure::of(Unit::person()), SourceId::new("report").unwrap())
}

fn revision(form: Form, of: &str) -> Figure {
    Figure { relations: Relations { revises: Some(id(of)), ..Relations::default() }, ..figure(form) }
}

fn range(low: i64, high: i64) -> Form {
    Form::Range(Range::new(n(low), n(high)).unwrap())
}

fn dossier(figures: impl IntoIterator<Item = (&'static str, Figure)>) -> Dossier {
    Dossier {
        figures: figures.into_iter().map(|(name, figure)| (id(name), figure)).collect(),
        ..Dossier::default()
    }
}

#[test]
fn of_a_figure_is_left_what_its_last_correction_leaves() {
    let of = |later: Vec<(&'static str, Figure)>| {
        let dossier = dossier([("first", figure(range(800, 1_500)))].into_iter().chain(later));
        dossier
            .left_of(&id("first"))
            .map(|(left, by)| (left.low().value(), left.high().value(), by.to_string()))
    };
    let at_most = |most, of| revision(Form::AtMost(n(most)), of);
    let left = |low: f64, high: f64, by: &str| Some((Some(low), Some(high), by.to_owned()));
    assert_eq!(of(vec![]), None, "nobody corrects it");
    assert_eq!(of(vec![("b", at_most(1_000, "first"))]), left(800.0, 1_000.0, "b"));
    assert_eq!(of(vec![("b", at_most(1_000, "first")), ("c", at_most(900, "b"))]), left(800.0, 900.0, "c"));
    // A number leaves nothing of it, two corrections may leave two things, and another measure is another matter.
    assert_eq!(of(vec![("b", revision(Form::Exact(n(900)), "first"))]), None);
    assert_eq!(of(vec![("b", at_most(1_000, "first")), ("c", at_most(900, "first"))]), None);
    let mut other = at_most(1_000, "first");
    other.measure.concept = Some(ConceptId::new("other").unwrap());
    assert_eq!(of(vec![("b", other)]), None);
    assert_eq!(of(vec![("b", at_most(1_000, "c"))]), None, "of another figure");
    assert_eq!(
        dossier([("a", at_most(5, "b")), ("b", at_most(6, "a"))]).left_of(&id("a")),
        None,
        "in a circle"
    );
}

#[test]
fn a_figure_is_over_counted_where_a_step_takes_something_from_it() {
    let of = |reach: Reach, operation: Operation| {
        let bridge = Bridge {
            reach,
            operation,
            kind: BridgeKind::Evidence,
            why: String::new(),
            sources: Vec::new(),
            ratios: Vec::new(),
        };
        let dossier = Dossier {
            bridges: [(BridgeId::new("k").unwrap(), bridge)].into_iter().collect(),
            ..Dossier::default()
        };
        ["a", "b"].map(|name| dossier.is_over_counted(&id(name)))
    };
    let tenth = || Value { scale: Scale::Percent, ..Value::exact(n(10)) };
    assert_eq!(of(Reach::Within(id("a")), Operation::OverCoverage(tenth())), [true, false]);
    assert_eq!(of(Reach::Within(id("a")), Operation::Coverage(tenth())), [false, false], "some are missing");
    assert!(!Dossier::default().is_over_counted(&id("a")));
}

#[test]
fn a_copy_came_about_as_what_it_repeats() {
    let copy = |of: &[&str]| {
        let cites = of.iter().map(|name| id(name)).collect();
        Figure { relations: Relations { cites, ..Relations::default() }, ..figure(Form::Exact(n(1))) }
    };
    let counted = Figure { basis: Some(Basis::Register), ..figure(Form::Exact(n(1))) };
    let dossier = dossier([
        ("counted", counted),
        ("copy", copy(&["counted"])),
        ("again", copy(&["copy"])),
        ("two", copy(&["counted", "copy"])),
        ("one", copy(&["other"])),
        ("other", copy(&["one"])),
    ]);
    let basis = |name: &str| dossier.basis_of(dossier.figures.get(&id(name)).unwrap());
    assert_eq!(["counted", "copy", "again"].map(basis), [Some(Basis::Register); 3]);
    assert_eq!(["two", "one"].map(basis), [None; 2], "of two, and in a circle");
    assert_eq!(dossier.basis_of(&copy(&["nobody"])), None);
}

fn since_2020(said: Option<Date>, end: Edge) -> Figure {
    let start = Edge::At(Date::year(2020).unwrap());
    let time = Time { kind: TimeKind::Cumulative, period: Period::between(start, end).unwrap() };
    Figure {
        said,
        measure: Measure { time: Some(time), ..Measure::of(Unit::person()) },
        ..figure(Form::Exact(n(1)))
    }
}

#[test]
fn a_window_without_an_end_reaches_to_when_it_was_said() {
    let source = Source {
        kind: SourceKind::Report,
        title: String::new(),
        publisher: None,
        published: Some(Date::month(2023, 5).unwrap()),
        accessed: None,
        url: None,
        locator: None,
        note: None,
    };
    let dated = Dossier {
        sources: [(SourceId::new("report").unwrap(), source)].into_iter().collect(),
        ..dossier([("a", since_2020(None, Edge::Open)), ("b", since_2020(None, Edge::Unknown))])
    };
    let end =
        |dossier: &Dossier, figure: &Figure| dossier.up_to_date(figure).measure.time.unwrap().period.end();
    let day = Date::day(2023, 4, 1).unwrap();
    assert_eq!(end(&dated, &since_2020(Some(day), Edge::Open)), Edge::At(day));
    let published = Edge::At(Date::month(2023, 5).unwrap().about());
    assert_eq!(end(&dated, &since_2020(None, Edge::Open)), published);
    assert_eq!(end(&Dossier::default(), &since_2020(None, Edge::Open)), Edge::Unknown);
    // A window with an end, and one of which nobody knows it, are meant as they were said.
    let closed = Edge::At(Date::year(2021).unwrap());
    assert_eq!(
        (end(&dated, &since_2020(Some(day), closed)), end(&dated, &since_2020(Some(day), Edge::Unknown))),
        (closed, Edge::Unknown)
    );
    let meant = dated.as_meant();
    let ends = |name: &str| meant.figures.get(&id(name)).unwrap().measure.time.unwrap().period.end();
    assert_eq!((ends("a"), ends("b")), (published, Edge::Unknown));
}

#[test]
fn a_revision_that_keeps_an_end_says_both_as_it_is_meant() {
    let meant = |first: Form, then: Form| {
        let dossier = dossier([("first", figure(first)), ("then", revision(then, "first"))]);
        dossier.as_meant().figures.get(&id("then")).unwrap().value.form.clone()
    };
    assert_eq!(meant(range(800, 1_500), Form::AtLeast(n(900))), range(900, 1_500));
    assert_eq!(meant(range(800, 1_500), Form::AtMost(n(1_200))), range(800, 1_200));
    assert_eq!(meant(range(800, 1_500), Form::Exact(n(1_200))), Form::Exact(n(1_200)));
    // A word is no end, whoever says it first.
    let hundreds = || Form::Vague(Vague::new(n(100)).unwrap());
    assert_eq!(meant(range(800, 1_500), hundreds()), hundreds());
    assert_eq!(meant(hundreds(), Form::AtMost(n(1_200))), Form::AtMost(n(1_200)));
}

#[test]
fn that_something_fell_makes_no_balance_of_it() {
    let arrivals = ConceptId::new("arrivals").unwrap();
    let of = |value: Value| {
        let mut figure = Figure { value, ..figure(Form::Exact(n(0))) };
        figure.measure.concept = Some(arrivals.clone());
        figure
    };
    let plain = || of(Value::exact(n(300)));
    let is_net = |other: Figure| {
        let dossier = dossier([("plain", plain()), ("other", other)]);
        dossier.net_concepts().may_be_negative(&plain())
    };
    assert!(!is_net(plain()));
    assert!(
        !is_net(of(Value { scale: Scale::Change(Change::Percent), ..Value::exact(n(-16)) })),
        "fell by 16 %"
    );
    assert!(!is_net(of(Value { scale: Scale::Change(Change::Percent), ..Value::exact(n(16)) })));
    assert!(is_net(of(Value::exact(n(-16)))));
}
