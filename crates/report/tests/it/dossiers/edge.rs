//! Small dossiers, one for each edge: made-up numbers, each in a dossier that says so.

use darkfigure_model::*;

use super::build::*;

fn dossier(title: &str, figures: [(&str, Figure); 2], comparison: Comparison) -> Dossier {
    let mut dossier = Dossier { title: format!("An edge: {title}"), ..Dossier::default() };
    dossier
        .sources
        .insert(id("register"), source(SourceKind::Data, "A register", Some("An office")))
        .unwrap();
    dossier.sources.insert(id("study"), source(SourceKind::Paper, "A study", Some("A group"))).unwrap();
    dossier.concepts.insert(id("harm"), concept("harm done")).unwrap();
    for (name, figure) in figures {
        dossier.figures.insert(id(name), figure).unwrap();
    }
    dossier.comparisons.insert(id("only"), comparison).unwrap();
    dossier
}

/// A register's count of people in 2020.
fn count(text: &str) -> Figure {
    let mut count = figure(exact(text), text, "person", "register");
    count.measure.concept = Some(id("harm"));
    count.measure.time = at(TimeKind::Detections, year(2020));
    count
}

/// An estimate of people present in 2020.
fn estimate(value: Value, wording: &str) -> Figure {
    let mut estimate = figure(value, wording, "person", "study");
    estimate.measure.concept = Some(id("harm"));
    estimate.measure.time = at(TimeKind::Present, year(2020));
    estimate.basis = Some(Basis::Model);
    estimate
}

/// Like for like: two registers' counts of one thing, close to each other.
pub(crate) fn like_for_like() -> Dossier {
    dossier(
        "two registers agree but for a few",
        [("one", count("17198")), ("two", Figure { source: id("study"), ..count("17138") })],
        comparison("one", "two"),
    )
}

/// Open: one side does not say among whom.
pub(crate) fn open() -> Dossier {
    let mut estimate = estimate(interval("800", Some("1000"), "1300", None), "1,000 [800, 1,300]");
    estimate.measure.status = Some(Status::Confirmed);
    dossier(
        "one side does not say how sure it is",
        [("seen", count("200")), ("all", estimate)],
        comparison("seen", "all"),
    )
}

/// Bound only: the count is of a part of the place.
pub(crate) fn bound_only() -> Dossier {
    let mut part = count("200");
    part.measure.place = Some(Place::new(["KH-18"]).unwrap());
    dossier(
        "a count for one province",
        [("seen", part), ("all", estimate(about("1000"), "about 1,000"))],
        comparison("seen", "all"),
    )
}

/// Conditioned: a declared lognormal that reaches below the count, which lies within.
pub(crate) fn conditioned() -> Dossier {
    let value = interval("110", Some("170"), "260", Some(Shape::Lognormal));
    let mut all = estimate(value, "170 [110, 260]");
    all.relations.lineage = vec![Lineage { of: id("seen"), kind: LineageKind::ContainsCount, why: None }];
    dossier(
        "an estimate that reaches below the count",
        [("seen", count("120")), ("all", all)],
        Comparison {
            count_within_estimate: Some("every recorded person is one of those estimated".into()),
            ..comparison("seen", "all")
        },
    )
}

/// Several lognormals: independence is assumed and said, and the comonotone case stands beside.
pub(crate) fn independent() -> Dossier {
    let mut dossier = dossier(
        "two declared distributions",
        [
            (
                "seen",
                Figure { measure: Measure { unit: unit("case"), ..count("120").measure }, ..count("120") },
            ),
            (
                "all",
                estimate(interval("800", Some("1000"), "1250", Some(Shape::Lognormal)), "1,000 [800, 1,250]"),
            ),
        ],
        Comparison { bridges: vec![id("per-case")], ..comparison("seen", "all") },
    );
    let per_case = Bridge {
        sources: vec![id("study")],
        ..bridge(
            across(Facet::Unit(unit("case")), Facet::Unit(unit("person"))),
            Operation::Factor(interval("1.5", Some("2.1"), "3.0", Some(Shape::Lognormal))),
            BridgeKind::Evidence,
            "people per case, from a sample of files",
        )
    };
    dossier.bridges.insert(id("per-case"), per_case).unwrap();
    dossier
}

/// A mean stay turns a stock into those present: bridged by assumption, with a decomposition.
pub(crate) fn assumed() -> Dossier {
    let mut stock = estimate(about("1000"), "about 1,000");
    stock.measure.time = at(TimeKind::Stock, year(2020));
    let mut dossier = dossier(
        "a stay that somebody assumes",
        [("seen", count("120")), ("all", stock)],
        Comparison { bridges: vec![id("stay")], ..comparison("seen", "all") },
    );
    let stay = bridge(
        across(Facet::Time(TimeKind::Stock), Facet::Time(TimeKind::Present)),
        Operation::Stay(Stay { days: exact("183"), growth_per_year: None }),
        BridgeKind::Assumption,
        "half a year, for want of anything better",
    );
    dossier.bridges.insert(id("stay"), stay).unwrap();
    dossier
}

/// Fieller's unbounded case: a denominator that cannot be told from zero.
pub(crate) fn unbounded() -> Dossier {
    let survey =
        |value: Value, wording: &str| Figure { basis: Some(Basis::Survey), ..estimate(value, wording) };
    dossier(
        "a denominator that cannot be told from zero",
        [
            ("small", survey(interval("10", Some("50"), "90", Some(Shape::Normal)), "50 [10, 90]")),
            ("smaller", survey(interval("-5", Some("20"), "45", Some(Shape::Normal)), "20 [-5, 45]")),
        ],
        comparison("small", "smaller"),
    )
}

/// One-sided figures: at least against at most.
pub(crate) fn one_sided() -> Dossier {
    dossier(
        "at least against up to",
        [
            (
                "seen",
                Figure {
                    value: Value::plain(Form::AtLeast(number("120"))),
                    wording: "at least 120".into(),
                    ..count("120")
                },
            ),
            ("all", estimate(Value::plain(Form::AtMost(number("5000"))), "up to 5,000")),
        ],
        comparison("seen", "all"),
    )
}

/// Published arithmetic: a sum that adds a stock to flows, a reconciliation, a series with a constant.
pub(crate) fn published() -> Dossier {
    let mut dossier = Dossier { title: "An edge: published arithmetic".into(), ..Dossier::default() };
    dossier
        .sources
        .insert(id("office"), source(SourceKind::Report, "Yearly account", Some("An office")))
        .unwrap();
    dossier
        .sources
        .insert(id("network"), source(SourceKind::Report, "Another account", Some("A network")))
        .unwrap();
    let pounds = |text: &str, source: &str, kind: TimeKind, label: &str, dossier: &mut Dossier| {
        let mut figure = figure(
            Value::exact(Number::new(number(text).coefficient(), number(text).exponent() + 9).unwrap()),
            text,
            "GBP",
            source,
        );
        figure.measure.time = at(kind, year(2013));
        figure.measure.concept = Some(id(label));
        figure.basis = Some(Basis::Model);
        if dossier.concepts.get(&id(label)).is_none() {
            dossier.concepts.insert(id(label), concept(&label.replace('-', " "))).unwrap();
        }
        figure
    };
    for (name, text, source, kind, label) in [
        ("total-a", "123", "network", TimeKind::Entrants, "tax-gap"),
        ("evasion-a", "85", "network", TimeKind::Entrants, "evasion"),
        ("avoidance-a", "20", "network", TimeKind::Entrants, "avoidance"),
        ("debt-a", "18", "network", TimeKind::Stock, "unpaid-debt"),
        ("total-b", "35", "office", TimeKind::Entrants, "tax-gap"),
        ("evasion-b", "14", "office", TimeKind::Entrants, "evasion"),
        ("avoidance-b", "4", "office", TimeKind::Entrants, "avoidance"),
    ] {
        let entry = pounds(text, source, kind, label, &mut dossier);
        dossier.figures.insert(id(name), entry).unwrap();
    }
    dossier
        .sums
        .insert(
            id("sum-a"),
            Sum {
                total: id("total-a"),
                parts: vec![id("evasion-a"), id("avoidance-a"), id("debt-a")],
                is_complete: true,
            },
        )
        .unwrap();
    let part = |label: &str, left: Option<&str>, right: Option<&str>, why: &str| Component {
        label: label.into(),
        left: left.map(id),
        right: right.map(id),
        why: why.into(),
        kind: BridgeKind::Definition,
        of_which: vec![],
        sources: vec![id("office")],
    };
    let mut evasion = part("Evasion", Some("evasion-a"), Some("evasion-b"), "what counts as evasion differs");
    evasion.of_which = vec![OfWhich {
        amount: Value::exact(Number::new(-50, 9).unwrap()),
        why: "the hidden economy, put at".into(),
    }];
    dossier
        .reconciliations
        .insert(
            id("gap"),
            Reconciliation {
                question: Some("Why are the two totals so far apart?".into()),
                between: [id("total-a"), id("total-b")],
                components: vec![
                    evasion,
                    part(
                        "Avoidance",
                        Some("avoidance-a"),
                        Some("avoidance-b"),
                        "one takes a wider view of avoidance",
                    ),
                    part("Debt", Some("debt-a"), None, "the other account leaves debt out"),
                ],
            },
        )
        .unwrap();
    dossier.series.insert(id("cases"), series()).unwrap();
    dossier.expectations.push(Expectation {
        comparison: id("nothing"),
        that: Expected::Lies {
            what: ResultName::Ratio,
            scale: Scale::One,
            within: Range::new(number("1"), number("2")).unwrap(),
        },
    });
    dossier
}

fn series() -> Series {
    let row = |label: &str, count: &str, estimate: Value, published: Option<&str>| SeriesRow {
        label: label.into(),
        count: exact(count),
        estimate,
        published_coverage: published
            .map(|text| Value { form: Form::Exact(number(text)), scale: Scale::Percent }),
        lineage: LineageKind::Unknown,
    };
    let measure =
        |kind| Measure { time: at(kind, year(2023)), ..figure(exact("1"), "1", "case", "office").measure };
    Series {
        label: "Cases reported and estimated".into(),
        count_measure: measure(TimeKind::Detections),
        estimate_measure: measure(TimeKind::Entrants),
        count_within_estimate: Some("every reported case is one of those estimated".into()),
        rows: vec![
            row("East", "100", exact("714"), Some("14")),
            row("West", "250", exact("1785"), Some("14")),
            row("North", "1000", exact("7140"), Some("14")),
            row("South", "66", interval("60", Some("100"), "143", Some(Shape::Lognormal)), Some("66")),
            row("Islands", "90", interval("20", Some("40"), "80", Some(Shape::Lognormal)), None),
            row("Nowhere", "0", exact("0"), None),
        ],
        sources: vec![id("office")],
        note: Some("Made-up rows.".into()),
    }
}
