//! Dossiers: when a figure was said, what is left of it after a revision, and which figures may be below zero.

use darkfigure_model::{
    Axis, Basis, Bridge, BridgeKind, Change, Concept, ConceptId, Crossing, Date, Dossier, Edge, End, Extent,
    Facet, Figure, FigureId, Form, Measure, Number, Operation, Period, Place, PopulationId, QuantityKind,
    Rate, Reach, Relations, Role, Scale, Source, SourceId, SourceKind, Statement, Status, Tier, Time,
    TimeKind, Unit, Value, is_of_one_base,
};

fn whole(n: i64) -> Number {
    Number::whole(n)
}

fn id(name: &str) -> FigureId {
    FigureId::new(name).unwrap()
}

fn source(name: &str) -> SourceId {
    SourceId::new(name).unwrap()
}

fn published(on: Option<Date>) -> Source {
    Source {
        kind: SourceKind::Report,
        title: String::new(),
        publisher: None,
        published: on,
        accessed: None,
        url: None,
        locator: None,
        note: None,
    }
}

fn figure(form: Form) -> Figure {
    Figure::new(Value::plain(form), "", Measure::of(Unit::person()), source("report"))
}

#[test]
fn a_figure_is_as_old_as_the_first_that_is_dated() {
    let [own, first, page] = [2018, 2019, 2020].map(|y| Date::year(y).unwrap());
    let dossier = |first, page| Dossier {
        sources: [(source("report"), published(first)), (source("page"), published(page))]
            .into_iter()
            .collect(),
        ..Dossier::default()
    };
    let all = dossier(Some(first), Some(page));
    let plain = figure(Form::Exact(whole(1)));
    let seen = Figure { seen_in: Some(source("page")), ..plain.clone() };
    let said = Figure { said: Some(own), ..seen.clone() };
    assert_eq!([&plain, &seen, &said].map(|f| all.said_on(f)), [Some(first), Some(first), Some(own)]);
    let undated = dossier(None, Some(page));
    assert_eq!([&plain, &seen, &said].map(|f| undated.said_on(f)), [None, Some(page), Some(own)]);
    let claim = Statement {
        wording: String::new(),
        denies: Vec::new(),
        retracts: Vec::new(),
        rests_on: Vec::new(),
        source: source("report"),
        seen_in: Some(source("page")),
        said: None,
        speaker: None,
        note: None,
    };
    assert_eq!((all.stated_on(&claim), undated.stated_on(&claim)), (Some(first), Some(page)));
    assert_eq!(undated.stated_on(&Statement { said: Some(own), ..claim }), Some(own));
}

/// A figure that revises another.
fn revision(form: Form, of: &str) -> Figure {
    Figure { relations: Relations { revises: Some(id(of)), ..Relations::default() }, ..figure(form) }
}

#[test]
fn a_revision_is_read_end_by_end() {
    let between = |low, high| Form::Range(darkfigure_model::Range::new(whole(low), whole(high)).unwrap());
    let mut dossier = Dossier::default();
    let first = Figure {
        value: Value::plain(Form::Range(
            darkfigure_model::Range::new(whole(800), whole(1_500))
                .unwrap()
                .with_point(Some(whole(1_000)))
                .unwrap(),
        )),
        ..figure(between(800, 1_500))
    };
    dossier.figures.insert(id("first"), first).unwrap();
    let read = |figure: &Figure| {
        let (quantity, kept) = dossier.as_revised(figure);
        (
            quantity.low().value(),
            quantity.central(),
            quantity.high().value(),
            kept.map(|id| id.as_str().to_owned()),
        )
    };
    let kept = Some("first".to_owned());
    assert_eq!(
        read(&revision(Form::AtLeast(whole(900)), "first")),
        (Some(900.0), None, Some(1_500.0), kept.clone())
    );
    assert_eq!(
        read(&revision(Form::AtMost(whole(1_200)), "first")),
        (Some(800.0), None, Some(1_200.0), kept.clone())
    );
    assert_eq!(
        read(&revision(Form::AtLeast(whole(1_500)), "first")),
        (Some(1_500.0), None, Some(1_500.0), kept)
    );
    // What the revision has passed does not stay, and a number leaves nothing open.
    assert_eq!(read(&revision(Form::AtLeast(whole(1_600)), "first")), (Some(1_600.0), None, None, None));
    assert_eq!(read(&revision(Form::AtMost(whole(700)), "first")), (None, None, Some(700.0), None));
    assert_eq!(
        read(&revision(Form::About(whole(900)), "first")),
        (Some(900.0), Some(900.0), Some(900.0), None)
    );
    assert_eq!(read(&figure(Form::AtLeast(whole(900)))), (Some(900.0), None, None, None), "revises nothing");
    assert_eq!(read(&revision(Form::AtLeast(whole(900)), "nobody")), (Some(900.0), None, None, None));
    let mut in_cases = revision(Form::AtLeast(whole(900)), "first");
    in_cases.measure.unit = Unit::new("case").unwrap();
    assert_eq!(read(&in_cases), (Some(900.0), None, None, None), "in another unit");
    let mut change = revision(Form::AtLeast(whole(900)), "first");
    change.value.scale = Scale::Change(Change::Absolute);
    assert_eq!(read(&change), (Some(900.0), None, None, None), "of another kind");
}

#[test]
fn a_revision_of_a_revision_reads_the_first() {
    let mut dossier = Dossier::default();
    let entries = [
        ("first", figure(Form::AtMost(whole(1_500)))),
        ("second", revision(Form::AtLeast(whole(700)), "first")),
        ("third", revision(Form::AtLeast(whole(900)), "second")),
        ("round", revision(Form::AtLeast(whole(5)), "round")),
    ];
    for (name, figure) in entries {
        dossier.figures.insert(id(name), figure).unwrap();
    }
    let third = dossier.figures.get(&id("third")).unwrap();
    let (quantity, kept) = dossier.as_revised(third);
    assert_eq!((quantity.low().value(), quantity.high()), (Some(900.0), End::at(1_500.0, Tier::Stated)));
    assert_eq!(kept, Some(&id("first")));
    assert_eq!(dossier.as_revised(dossier.figures.get(&id("round")).unwrap()).1, None, "in a circle");
}

#[test]
fn what_is_net_or_a_change_may_be_below_zero() {
    let mut dossier = Dossier::default();
    let concept = |is_net| Concept {
        label: String::new(),
        definition: None,
        is_net,
        is_average: false,
        within: Vec::new(),
        apart_from: Vec::new(),
        overlaps: Vec::new(),
    };
    let name = |text: &str| ConceptId::new(text).unwrap();
    dossier.concepts.insert(name("balance"), concept(true)).unwrap();
    dossier.concepts.insert(name("arrivals"), concept(false)).unwrap();
    dossier.concepts.insert(name("growth"), concept(false)).unwrap();
    let of = |concept: Option<&str>, n| {
        let mut figure = figure(Form::Exact(whole(n)));
        figure.measure.concept = concept.map(name);
        figure
    };
    dossier.figures.insert(id("fall"), of(Some("growth"), -3)).unwrap();
    let nets = dossier.net_concepts();
    let cases = [
        (of(None, 3), false),
        (of(None, -3), true),
        (of(Some("arrivals"), 3), false),
        (of(Some("balance"), 3), true),
        (of(Some("growth"), 3), true),
    ];
    for (figure, is_net) in cases {
        assert_eq!(nets.may_be_negative(&figure), is_net, "{figure:?}");
        assert_eq!(nets.is_extensive(&figure), !is_net, "{figure:?}");
    }
    let scaled = |scale| Figure { value: Value { form: Form::Exact(whole(3)), scale }, ..of(None, 3) };
    let change = scaled(Scale::Change(Change::Absolute));
    assert!(nets.may_be_negative(&change) && !nets.is_extensive(&change));
    let share = scaled(Scale::Percent);
    assert!(!nets.may_be_negative(&share) && !nets.is_extensive(&share));
}

#[test]
fn a_register_counts_and_everything_else_estimates() {
    let of = |basis| Figure { basis, ..figure(Form::Exact(whole(259))) };
    for basis in [Basis::Register, Basis::Enumeration] {
        assert_eq!(
            (of(Some(basis)).role(), of(Some(basis)).quantity().tier()),
            (Some(Role::Count), Some(Tier::Hard))
        );
    }
    for basis in
        [Basis::Survey, Basis::Model, Basis::SeveralLists, Basis::ExpertJudgement, Basis::Undisclosed]
    {
        assert_eq!(
            (of(Some(basis)).role(), of(Some(basis)).quantity().tier()),
            (Some(Role::Estimate), Some(Tier::Face))
        );
    }
    assert_eq!((of(None).role(), of(None).quantity().tier()), (None, Some(Tier::Face)));
}

#[test]
fn a_figures_kind_follows_its_scale_and_its_unit() {
    let of = |scale, unit: &str| QuantityKind::of(scale, &Unit::new(unit).unwrap());
    assert_eq!(of(Scale::One, "person"), QuantityKind::Number);
    assert_eq!(of(Scale::One, "GBP"), QuantityKind::Amount);
    assert_eq!(of(Scale::One, "percent"), QuantityKind::Share);
    assert_eq!(of(Scale::Percent, "GBP"), QuantityKind::Share);
    let rate = Rate::per(whole(1_000));
    assert_eq!(of(Scale::Per(rate), "person"), QuantityKind::Rate(rate));
    assert_eq!(of(Scale::per(whole(1_000)), "person"), QuantityKind::Rate(rate));
    assert_eq!(of(Scale::Change(Change::Points), "percent"), QuantityKind::Change(Change::Points));
}

fn bridge(reach: Reach, operation: Operation) -> Bridge {
    Bridge {
        reach,
        operation,
        kind: BridgeKind::Assumption,
        why: String::new(),
        sources: Vec::new(),
        ratios: Vec::new(),
    }
}

#[test]
fn a_bridge_crosses_its_axis_or_none() {
    let facet = |name: &str| Facet::Concept(ConceptId::new(name).unwrap());
    let across = Reach::across(facet("a"), facet("b")).unwrap();
    let value = || Value::exact(whole(2));
    let factor = bridge(across.clone(), Operation::Factor(value()));
    assert_eq!(factor.crossing(), Some(&Crossing::new(facet("a"), facet("b")).unwrap()));
    assert_eq!(factor.axis(), Some(Axis::Concept));
    let correction = bridge(Reach::Within(id("count")), Operation::Addend(value()));
    assert_eq!((correction.crossing(), correction.axis()), (None, None));
    // A share times its base is a number, whatever else the step crosses.
    assert_eq!(bridge(across, Operation::Base(value())).axis(), Some(Axis::Unit));
    assert_eq!(bridge(Reach::Within(id("count")), Operation::Base(value())).axis(), Some(Axis::Unit));
    assert!(Crossing::new(facet("a"), Facet::Status(Status::Presumed)).is_err());
}

#[test]
fn a_way_of_counting_keeps_its_window() {
    let period = Period::of(Date::year(2023).unwrap());
    let time = |kind| Some(Time { kind, period });
    let measure = Measure { time: time(TimeKind::Present), ..Measure::of(Unit::person()) };
    let turned = measure.clone().with(Facet::Time(TimeKind::Entrants));
    assert_eq!(turned.time, time(TimeKind::Entrants));
    assert_eq!(Measure::of(Unit::person()).with(Facet::Time(TimeKind::Stock)).time, None);
    let place = |codes: &[&str]| Facet::Place(Place::new(codes.iter().copied()).unwrap());
    // South-eastern Asia written country by country is the same place.
    let countries = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"];
    assert!(place(&["035"]).is_same(&place(&countries)) && !place(&["035"]).is_same(&place(&countries[1..])));
    assert!(!place(&["KH"]).is_same(&Facet::Status(Status::Presumed)));
    let is_open = Period::between(Edge::Open, Edge::Open).unwrap();
    assert!(is_open.is_fuzzy() && !period.is_fuzzy());
}

#[test]
fn shares_of_one_total_have_one_base() {
    let share = |place: Option<&str>, population: Option<&str>| {
        let mut figure = figure(Form::Exact(whole(12)));
        figure.value.scale = Scale::Percent;
        figure.measure.place = place.map(|code| Place::new([code]).unwrap());
        figure.measure.population = population.map(|name| PopulationId::new(name).unwrap());
        figure
    };
    let total = share(Some("KH"), Some("residents"));
    for (part, is_one) in [
        (share(Some("KH"), Some("residents")), true),
        (share(Some("KHM"), None), true),
        (share(None, Some("residents")), true),
        (share(Some("KH-18"), Some("residents")), false),
        (share(Some("KH"), Some("foreigners")), false),
    ] {
        assert_eq!(is_of_one_base(&total, &part), is_one, "{:?}", part.measure);
        // Of numbers the base is no matter.
        let number = Figure { value: Value::exact(whole(12)), ..total.clone() };
        assert!(is_of_one_base(&number, &part));
    }
    assert!(!is_of_one_base(&share(Some("KH-18"), None), &share(Some("KH"), None)));
}

#[test]
fn an_extent_of_one_figure_stands_in_its_unit() {
    let mut share = figure(Form::Exact(whole(40)));
    share.measure.unit = Unit::new("percent").unwrap();
    let extent = Extent::of_figure(&share);
    assert!(
        extent
            .low
            .zip(extent.high)
            .is_some_and(|(a, b)| (a - 0.395).abs() < 1e-15 && (b - 0.405).abs() < 1e-15)
    );
}
