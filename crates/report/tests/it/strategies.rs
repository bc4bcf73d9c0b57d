//! Documents as they might come, and text as an enemy would write it.

use darkfigure_model::{BridgeKind, Tier};
use darkfigure_report::Document;
use darkfigure_report::document::*;
use darkfigure_report::number::*;
use proptest::collection::vec;
use proptest::prelude::*;

/// An address that may become a link.
const SAFE: &str = "https://example.org/a?b=c&d=(e)";

const NASTY: [&str; 36] = [
    "<script>alert(1)</script>",
    "\u{1b}[31mred",
    "\u{202e}desrever",
    "[x](javascript:1)",
    "](http://evil.com)",
    "<img src=x onerror=alert(1)>",
    "|",
    "\n# heading",
    "```",
    "&lt;b&gt;",
    "\"'>",
    "1. ",
    "www.evil.com",
    "http://evil.com",
    "<http://evil.com>",
    "![a](b)",
    "\\",
    "*a*",
    "**",
    "~~",
    "$x$",
    "</s></p></main>",
    "<!--",
    "-->",
    "<![CDATA[",
    "\0",
    "    code",
    "- ",
    "===",
    "---",
    "\u{a0}",
    "統計",
    "👨\u{200d}👩\u{200d}👧",
    "[^1]",
    "\u{9b}31m",
    "#\u{fe0f}\u{20e3}",
];

pub(crate) fn nasty() -> BoxedStrategy<String> {
    prop_oneof![
        "\\PC{0,30}",
        any::<String>(),
        vec(prop_oneof![proptest::sample::select(&NASTY[..]).prop_map(str::to_owned), "[a-z ]{0,6}"], 0..6)
            .prop_map(|parts| parts.concat()),
    ]
    .boxed()
}

pub(crate) fn role() -> impl Strategy<Value = Dimension> {
    prop_oneof![
        (nasty(), nasty()).prop_map(|(one, many)| Dimension::count(one, many)),
        Just(Dimension::measure("year", "years")),
        Just(Dimension::Ratio),
        nasty().prop_map(Dimension::percent_of),
        Just(Dimension::LogPoints),
        Just(Dimension::Orders),
        nasty().prop_map(Dimension::money),
        Just(Dimension::Plain),
    ]
}

pub(crate) fn bound() -> impl Strategy<Value = Bound> {
    prop_oneof![
        any::<f64>().prop_map(Bound::At),
        (-1e6..1e6).prop_map(Bound::At),
        (0.0..1.0).prop_map(Bound::Beyond),
        Just(Bound::Unknown),
        Just(Bound::Unbounded),
    ]
}

fn digits() -> impl Strategy<Value = Digits> {
    prop_oneof![
        Just(Digits::Derived),
        any::<u8>().prop_map(Digits::Significant),
        any::<u8>().prop_map(Digits::Earned),
        any::<u8>().prop_map(Digits::Decimals),
        Just(Digits::Full),
        nasty().prop_map(Digits::Written),
    ]
}

pub(crate) fn amount() -> BoxedStrategy<Amount> {
    let tier =
        prop_oneof![Just(None), Just(Some(Tier::Hard)), Just(Some(Tier::Stated)), Just(Some(Tier::Face))];
    let level = proptest::option::of((any::<f64>(), any::<bool>()).prop_map(|(probability, at_least)| {
        IntervalLevel { probability, kind: LevelKind::Credible, at_least }
    }));
    let range = (bound(), proptest::option::of(any::<f64>()), bound());
    (range, role(), digits(), any::<bool>(), tier, level, any::<bool>())
        .prop_map(|((low, point, high), role, digits, about, tier, level, is_point)| {
            let amount = match (is_point, point) {
                (true, Some(point)) => Amount::point(point, role),
                _ => Amount::ends(low, point, high, role),
            };
            Amount { digits, about, tier, level, ..amount }
        })
        .boxed()
}

fn kind() -> impl Strategy<Value = BridgeKind> {
    prop_oneof![Just(BridgeKind::Evidence), Just(BridgeKind::Assumption), Just(BridgeKind::Definition)]
}

fn verdict() -> impl Strategy<Value = VerdictBadge> {
    prop_oneof![
        Just(VerdictBadge::Same),
        kind().prop_map(VerdictBadge::Bridged),
        Just(VerdictBadge::Contained),
        Just(VerdictBadge::Differs),
        Just(VerdictBadge::Unknown)
    ]
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![Just(SAFE.to_owned()), nasty(), nasty().prop_map(|rest| format!("javascript:{rest}"))]
}

fn inline() -> BoxedStrategy<Inline> {
    let leaf = prop_oneof![
        4 => nasty().prop_map(Inline::Text),
        1 => amount().prop_map(Inline::Number),
        1 => nasty().prop_map(Inline::Code),
        1 => (0usize..4).prop_map(Inline::Cite),
        1 => (0usize..4).prop_map(Inline::Entry),
        1 => ((0usize..4), nasty()).prop_map(|(number, words)| Inline::Mark { number, words }),
        1 => verdict().prop_map(|verdict| Inline::Badge(Badge::Verdict(verdict))),
        1 => nasty().prop_map(|words| Inline::Badge(Badge::Flag(words))),
        1 => Just(Inline::Break),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let prose = vec(inner, 0..3).prop_map(Prose);
        prop_oneof![
            prose.clone().prop_map(Inline::Emphasis),
            prose.clone().prop_map(Inline::Strong),
            (prose.clone(), prose.clone()).prop_map(|(what, reason)| Inline::Struck { what, reason }),
            (address(), prose).prop_map(|(to, text)| Inline::Link { to, text }),
        ]
    })
    .boxed()
}

pub(crate) fn prose() -> BoxedStrategy<Prose> {
    vec(inline(), 0..4).prop_map(Prose).boxed()
}

fn cell() -> BoxedStrategy<Cell> {
    prop_oneof![
        amount().prop_map(Cell::Number),
        prose().prop_map(Cell::Text),
        nasty().prop_map(Cell::missing),
        verdict().prop_map(Cell::Verdict),
    ]
    .boxed()
}

fn table() -> BoxedStrategy<Table> {
    let column = (prose(), proptest::option::of(role())).prop_map(|(head, unit)| Column { head, unit });
    let row = (vec(cell(), 0..5), any::<bool>()).prop_map(|(cells, total)| Row { cells, total });
    (prose(), vec(column, 0..5), vec(row, 0..4))
        .prop_map(|(caption, columns, rows)| Table { caption, columns, rows })
        .boxed()
}

fn axis() -> impl Strategy<Value = ChartAxis> {
    (nasty(), role(), any::<bool>()).prop_map(|(label, role, log)| {
        if log { ChartAxis::log(label, role) } else { ChartAxis::linear(label, role) }
    })
}

fn card() -> BoxedStrategy<FigureCard> {
    (vec(prose(), 6), proptest::option::of(nasty()), vec((nasty(), prose()), 0..2))
        .prop_map(|(p, wording, more)| {
            let [label, as_said, source, measure, basis, status] = p.try_into().expect("six were asked for");
            FigureCard {
                label,
                as_said,
                wording,
                source,
                measure: Some(measure),
                basis,
                status: Some(status),
                more,
            }
        })
        .boxed()
}

fn chart() -> BoxedStrategy<Block> {
    let plot_value = prop_oneof![
        amount().prop_map(PlotValue::Amount),
        nasty().prop_map(|reason| PlotValue::Missing(Missing { reason })),
    ];
    let plot_row = (prose(), plot_value).prop_map(|(label, value)| PlotRow { label, value });
    let band = (nasty(), any::<f64>(), any::<f64>()).prop_map(|(label, low, high)| Band { label, low, high });
    let coordinate = prop_oneof![any::<f64>(), -1e3..1e3];
    let points = vec((coordinate.clone(), coordinate), 0..40);
    let curve = (prose(), axis(), axis(), points, vec(band, 0..2), any::<u8>()).prop_map(
        |(caption, x, y, points, bands, digits)| Block::Curve(Curve { caption, x, y, points, bands, digits }),
    );
    let reference =
        proptest::option::of((nasty(), any::<f64>()).prop_map(|(label, value)| Reference { label, value }));
    let plot =
        (prose(), axis(), vec(plot_row, 0..4), reference).prop_map(|(caption, axis, mut rows, reference)| {
            for row in &mut rows {
                // Amounts of the axis' own role are drawn, so most are made so.
                if let PlotValue::Amount(amount) = &mut row.value
                    && amount.about
                {
                    amount.role = axis.role.clone();
                }
            }
            Block::Intervals(IntervalPlot { caption, axis, rows, reference })
        });
    let overlap_row =
        (vec(any::<bool>(), 0..4), amount()).prop_map(|(members, count)| OverlapRow { members, count });
    let overlap = (prose(), vec(nasty(), 0..4), vec(overlap_row, 0..4))
        .prop_map(|(caption, lists, rows)| Block::Overlap(Overlap { caption, lists, rows }));
    let bin =
        (any::<f64>(), any::<f64>(), any::<u64>()).prop_map(|(low, high, count)| Bin { low, high, count });
    let reference =
        proptest::option::of((nasty(), any::<f64>()).prop_map(|(label, value)| Reference { label, value }));
    let histogram = (prose(), axis(), role(), vec(bin, 0..6), reference).prop_map(
        |(caption, axis, counted, bins, reference)| {
            Block::Histogram(Histogram { caption, axis, counted, bins, reference })
        },
    );
    let bar = (prose(), amount(), any::<f64>(), any::<f64>())
        .prop_map(|(label, amount, from, to)| WaterfallBar { label, amount, from, to });
    let waterfall = (prose(), role(), vec(bar, 0..5))
        .prop_map(|(caption, role, bars)| Block::Waterfall(Waterfall { caption, role, bars }));
    let panel =
        (nasty(), vec((any::<i32>(), amount()), 0..5)).prop_map(|(label, points)| Panel { label, points });
    let reference =
        proptest::option::of((nasty(), any::<f64>()).prop_map(|(label, value)| Reference { label, value }));
    let panels =
        (prose(), axis(), reference, vec(panel, 0..3)).prop_map(|(caption, axis, reference, panels)| {
            Block::Panels(Panels { caption, axis, reference, panels })
        });
    prop_oneof![curve, plot, overlap, histogram, waterfall, panels].boxed()
}

fn callout() -> BoxedStrategy<Callout> {
    let kind = prop_oneof![
        Just(CalloutKind::Answer),
        Just(CalloutKind::Caution),
        Just(CalloutKind::Refusal),
        amount().prop_map(|ratio| CalloutKind::Naive { ratio }),
    ];
    (kind, prose(), vec(prose(), 0..3)).prop_map(|(kind, title, body)| Callout { kind, title, body }).boxed()
}

fn steps() -> BoxedStrategy<StepList> {
    let step = (prose(), kind(), prose(), proptest::option::of(amount()), prose(), vec(0usize..4, 0..3))
        .prop_map(|(title, kind, operation, running, reason, sources)| Step {
            title,
            kind,
            operation,
            running,
            reason,
            sources,
        });
    (prose(), vec(step, 0..3), 0usize..6, vec(nasty(), 0..3))
        .prop_map(|(start, steps, of, still_open)| StepList { start, steps, of, still_open })
        .boxed()
}

fn block() -> BoxedStrategy<Block> {
    let level =
        prop_oneof![Just(HeadingLevel::Section), Just(HeadingLevel::Subsection), Just(HeadingLevel::Minor)];
    let definition = (prose(), prose()).prop_map(|(term, meaning)| Definition { term, meaning });
    let note = (nasty(), prose()).prop_map(|(mark, text)| Note { mark, text });
    let source = (0usize..4, prose(), proptest::option::of(address()))
        .prop_map(|(number, text, link)| Citation { number, text, link });
    let words = prop_oneof![
        (level, prose()).prop_map(|(level, text)| Block::Heading { level, text }),
        prose().prop_map(Block::Paragraph),
        (any::<bool>(), vec(prose(), 0..4)).prop_map(|(ordered, items)| Block::List(List { ordered, items })),
        callout().prop_map(Block::Callout),
        (nasty(), prose(), proptest::option::of(0usize..4))
            .prop_map(|(words, who, source)| Block::Quote(Quote { words, who, source })),
        vec(definition, 0..3).prop_map(Block::Definitions),
        vec(note, 0..3).prop_map(Block::Notes),
        vec(source, 0..3).prop_map(Block::Sources),
        Just(Block::PageBreak),
    ];
    let frames = prop_oneof![
        table().prop_map(Block::Table),
        steps().prop_map(Block::Steps),
        (card(), card()).prop_map(|(left, right)| Block::Sides(Sides { left, right })),
        chart(),
    ];
    prop_oneof![words, frames]
        .prop_recursive(2, 6, 3, |inner| {
            prop_oneof![
                (prose(), any::<bool>(), vec(inner.clone(), 0..3))
                    .prop_map(|(summary, open, blocks)| Block::Details(Details { summary, open, blocks })),
                (nasty(), prose(), vec(inner, 0..3))
                    .prop_map(|(name, title, blocks)| Block::Section(Section { name, title, blocks })),
            ]
        })
        .boxed()
}

pub(crate) fn document() -> BoxedStrategy<Document> {
    let metadata = (
        nasty(),
        proptest::option::of(nasty()),
        nasty(),
        proptest::option::of(nasty()),
        vec((nasty(), nasty()), 0..2),
    )
        .prop_map(|(title, question, language, generator, provenance)| Metadata {
            title,
            question,
            language,
            generator,
            provenance,
        });
    (metadata, vec(block(), 0..4)).prop_map(|(metadata, blocks)| Document { metadata, blocks }).boxed()
}
