//! One document that uses every block and every inline.

use darkfigure_model::{BridgeKind, Grade, Tier};
use darkfigure_report::Document;
use darkfigure_report::document::*;
use darkfigure_report::number::*;

fn cases() -> Dimension {
    Dimension::count("case", "cases")
}

fn people() -> Dimension {
    Dimension::count("person", "people")
}

fn present() -> Dimension {
    Dimension::percent_of("those present in the year")
}

pub(crate) fn document() -> Document {
    let mut document = Document {
        metadata: Metadata {
            title: "Forced labour in online scam operations, Cambodia, 2023".into(),
            question: Some("Do 259 forced-labour cases refute an estimate of around 100,000 people?".into()),
            language: "en".into(),
            generator: Some("darkfigure 0.1.0".into()),
            provenance: vec![
                ("Dossier".into(), "cambodia-scam-compounds".into()),
                ("As of".into(), "2023-12-31".into()),
                ("Seed".into(), "20231231".into()),
            ],
        },
        blocks: Vec::new(),
    };
    for block in opening().into_iter().chain(bridge()).chain(beliefs()).chain(closing()) {
        document.push(block);
    }
    document
}

fn opening() -> Vec<Block> {
    vec![
        Block::Sides(Sides {
            left: FigureCard {
                label: "Ministry of Interior".into(),
                as_said: Amount::exact(259, cases()).into(),
                wording: Some("259 cases of forced labour".into()),
                source: Prose::from("News report, December 2023").cite(1),
                measure: Some("cases of forced labour that the police investigated, detected in the year to mid-December 2023".into()),
                basis: "register".into(),
                status: Some("presumed".into()),
                more: vec![],
            },
            right: FigureCard {
                label: "UN human rights office".into(),
                as_said: Amount::exact(100_000, people()).about().into(),
                wording: None,
                source: Prose::from("Report on online scam operations, August 2023").cite(2),
                measure: Some("people who may be held and forced to work in scam operations, on a day in 2023".into()),
                basis: "undisclosed".into(),
                status: Some("may be".into()),
                more: vec![],
            },
        }),
        Block::Callout(Callout {
            kind: CalloutKind::Answer,
            title: "No: the two figures count different things.".into(),
            body: vec![
                Prose::from("After the one step that evidence allows, the estimate is ")
                    .number(Amount::between(38.84, 164.3, Dimension::Ratio).tier(Tier::Face))
                    .say(" the count, and three axes stay open."),
                Prose::from("Whatever the length of stay, the police found ")
                    .number(Amount::up_to(0.025_745, present()).significant(2))
                    .say(", if the estimate is right."),
            ],
        }),
        Block::Callout(Callout {
            kind: CalloutKind::Naive { ratio: Amount::point(386.1, Dimension::Ratio) },
            title: Prose::new(),
            body: vec!["Cases against people, and a year's detections against a day's stock.".into()],
        }),
        Block::section("Can they be compared?"),
        Block::Paragraph(
            Prose::from("Grade: ")
                .with(Inline::Badge(Badge::Grade(Grade::Open)))
                .say(". The comparison needs ")
                .emphasis("every")
                .say(" axis; the ")
                .strong("time axis")
                .say(" alone can hide a factor of ten ")
                .with(Inline::Badge(Badge::Flag("shares data".into())))
                .say(". See the ")
                .link("https://example.org/method?a=1&b=2", "method")
                .say(", not ")
                .link("javascript:alert(1)", "this")
                .say("; the code is ")
                .code("unit|person")
                .say(".")
                .line()
                .say("A ratio of ")
                .struck(Amount::point(386.1, Dimension::Ratio), "cases against people")
                .say(" is often computed.")
                .cite(1),
        ),
        Block::Table(Table {
            caption: "Verdict on each axis".into(),
            columns: vec![
                Column::new("Axis"),
                Column::new("Ministry"),
                Column::new("UN office"),
                Column::new("Verdict"),
                Column::new("Reason"),
            ],
            rows: vec![
                axis("unit", "case", "person", VerdictBadge::Bridged(BridgeKind::Evidence), "people per case were reported"),
                axis("time", "detections in a year", "stock on a day", VerdictBadge::Differs, "no stay is stated"),
                axis("concept", "forced labour", "forced scam work", VerdictBadge::Unknown, "neither source says whether one holds the other"),
                axis("place", "Cambodia", "Cambodia", VerdictBadge::Same, "same country"),
                axis("population", "all", "all", VerdictBadge::Contained, "foreign nationals among all"),
            ],
        }),
    ]
}

fn axis(name: &str, left: &str, right: &str, verdict: VerdictBadge, reason: &str) -> Row {
    Row::new(vec![
        Cell::text(name),
        Cell::text(left),
        Cell::text(right),
        Cell::Verdict(verdict),
        Cell::text(reason),
    ])
}

fn bridge() -> Vec<Block> {
    vec![
        Block::section("From cases to people"),
        Block::Steps(StepList {
            start: Amount::exact(259, cases()).into(),
            steps: vec![
                Step {
                    title: "cases to people".into(),
                    kind: BridgeKind::Evidence,
                    operation: Prose::from("times ")
                        .number(Amount::between(2.35, 9.94, Dimension::measure("person per case", "people per case")).digits(Digits::Full)),
                    running: Some(Amount::between(608.65, 2574.46, people()).significant(3).tier(Tier::Face)),
                    reason: "The same government's reports of people per case, 2021 to 2025; not a bound on these cases.".into(),
                    sources: vec![3, 4],
                },
                Step {
                    title: "detections to people present".into(),
                    kind: BridgeKind::Assumption,
                    operation: "no stay is stated".into(),
                    running: None,
                    reason: "A stay would have to be assumed.".into(),
                    sources: vec![],
                },
                Step {
                    title: "a case has at least one person".into(),
                    kind: BridgeKind::Definition,
                    operation: Prose::new(),
                    running: Some(Amount::at_least(259.0, people()).tier(Tier::Hard)),
                    reason: Prose::new(),
                    sources: vec![],
                },
            ],
            of: 5,
            still_open: vec!["concept".into(), "time".into()],
        }),
        Block::Callout(Callout {
            kind: CalloutKind::Refusal,
            title: "No pooled figure".into(),
            body: vec!["A count cannot be averaged with an estimate of something larger.".into()],
        }),
        Block::Callout(Callout {
            kind: CalloutKind::Caution,
            title: Prose::new(),
            body: vec!["The interval leaves out cases that were never recorded.".into(), "A second paragraph.".into()],
        }),
        Block::PageBreak,
    ]
}

fn beliefs() -> Vec<Block> {
    let curve: Vec<(f64, f64)> =
        (1..=60).map(|k| 0.05 * f64::from(k)).map(|stay| (stay, 0.0257 / (1.0 + 1.0 / stay))).collect();
    vec![
        Block::section("What each side must believe"),
        Block::subsection("Coverage measured elsewhere"),
        Block::Intervals(IntervalPlot {
            caption: "Share of those present that authorities found".into(),
            axis: ChartAxis::log("Coverage", present()),
            rows: vec![
                row(
                    "Cambodia 2023, if the estimate is right",
                    Amount::up_to(0.025_745, present()).significant(2).tier(Tier::Face),
                ),
                row(
                    "United Kingdom 2013",
                    Amount::interval(0.211, 0.222, 0.274, present())
                        .tier(Tier::Stated)
                        .level(IntervalLevel::new(0.95, LevelKind::Confidence)),
                ),
                row("Serbia", Amount::between(0.11, 0.25, present()).tier(Tier::Hard)),
                row("A count known only from below", Amount::at_least(0.05, present())),
                row(
                    "A ratio to nothing",
                    Amount::ends(Bound::At(0.08), None, Bound::Unbounded, present()).tier(Tier::Stated),
                ),
                row("A number as said", Amount::point(0.3, present()).tier(Tier::Face)),
                PlotRow {
                    label: "Netherlands".into(),
                    value: PlotValue::Missing(Missing { reason: "not published".into() }),
                },
            ],
            reference: Some(Reference { label: "one in ten".into(), value: 0.1 }),
        }),
        Block::Curve(Curve {
            caption: "Stay and coverage at which both figures hold".into(),
            x: ChartAxis::linear("Mean stay", Dimension::measure("year", "years")),
            y: ChartAxis::linear("Coverage", present()),
            points: curve,
            bands: vec![Band { label: "elsewhere at its lowest".into(), low: 0.011, high: 0.013 }],
            digits: 2,
        }),
        Block::Table(Table {
            caption: "What the count would imply".into(),
            columns: vec![
                Column::new("At the coverage of"),
                Column::of("Present in the year", people()),
                Column::of("Ratio", Dimension::Ratio),
                Column::new("Note"),
            ],
            rows: vec![
                Row::new(vec![
                    Cell::text("United Kingdom"),
                    Cell::Number(Amount::between(2218.0, 12_204.0, people())),
                    Cell::Number(Amount::point(8.19, Dimension::Ratio)),
                    Cell::text("lists, 2013"),
                ]),
                Row::new(vec![
                    Cell::text("Serbia"),
                    Cell::Number(Amount::at_least(2434.0, people())),
                    Cell::missing("no estimate"),
                    Cell::text("not comparable with a stock"),
                ]),
                Row::new(vec![
                    Cell::text("Tax gap, for scale"),
                    Cell::Number(Amount::point(35e9, Dimension::money("GBP"))),
                    Cell::Number(Amount::point(0.0, Dimension::Ratio)),
                ]),
                Row {
                    cells: vec![Cell::text("All"), Cell::Number(Amount::exact(23_404, people()))],
                    total: true,
                },
            ],
        }),
        Block::Histogram(Histogram {
            caption: "Where the redraws fall".into(),
            axis: ChartAxis::log("In all", people()),
            counted: Dimension::count("redraw", "redraws"),
            bins: [(100.0, 200.0, 40), (200.0, 400.0, 12), (400.0, 800.0, 0), (800.0, 1600.0, 25)]
                .map(|(low, high, count)| Bin { low, high, count })
                .to_vec(),
            reference: Some(Reference { label: "The answer".to_owned(), value: 180.0 }),
        }),
        Block::Overlap(Overlap {
            caption: "On which lists the people are".into(),
            lists: vec!["Police".into(), "NGO".into(), "Border".into()],
            rows: vec![
                OverlapRow { members: vec![true, false, false], count: Amount::exact(1463, people()) },
                OverlapRow { members: vec![false, true], count: Amount::exact(907, people()) },
                OverlapRow { members: vec![true, true, false], count: Amount::exact(54, people()) },
                OverlapRow { members: vec![true, true, true], count: Amount::exact(1, people()) },
            ],
        }),
    ]
}

fn row(label: &str, amount: Amount) -> PlotRow {
    PlotRow { label: label.into(), value: PlotValue::Amount(amount) }
}

fn closing() -> Vec<Block> {
    vec![
        Block::Details(Details {
            summary: "All steps and what they rest on".into(),
            open: false,
            blocks: vec![
                Block::Heading { level: HeadingLevel::Minor, text: "Numbers".into() },
                Block::List(List {
                    ordered: false,
                    items: vec![
                        Amount::exact(1, people()).into(),
                        Amount::point(-0.004, Dimension::LogPoints).into(),
                        Amount::between(1.2e6, 3.44e6, people()).into(),
                        Amount::point(2.59, Dimension::Orders).into(),
                        Amount::unbounded(Dimension::Ratio).into(),
                        Amount::unknown(Dimension::Ratio).into(),
                    ],
                }),
            ],
        }),
        Block::List(List {
            ordered: true,
            items: vec!["Ask the office for its method.".into(), "Ask the ministry for people per case.".into()],
        }),
        Block::Quote(Quote {
            words: "A register counts what was seen.".into(),
            who: "the glossary of this report".into(),
            source: Some(1),
        }),
        Block::Definitions(vec![
            Definition { term: "stock".into(), meaning: "how many there are on a date".into() },
            Definition { term: "detections".into(), meaning: "how many were recorded in a window".into() },
        ]),
        Block::section("Notes and sources"),
        Block::Notes(vec![Note { mark: "a".into(), text: "The year is cut in mid-December.".into() }]),
        Block::Sources(vec![
            Citation { number: 1, text: "News report on the ministry's figures, December 2023".into(), link: None },
            Citation {
                number: 2,
                text: "OHCHR, Online scam operations and trafficking into forced criminality in Southeast Asia, 2023".into(),
                link: Some("https://bangkok.ohchr.org/".into()),
            },
            Citation { number: 3, text: "Ministry of Interior, annual report 2022".into(), link: Some("ftp://example.org".into()) },
        ]),
    ]
}
