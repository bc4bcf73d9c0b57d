//! What each side must believe: implied coverage, coverages elsewhere, breakevens, equal factors, stays.

use darkfigure_analysis::{BenchmarkReading, Breakeven, CoverageBasis, StayCurve};
use darkfigure_model::{Axis, Quantity};

use super::pair::Pair;
use super::words::axis;
use super::{amount, period, sentence, steps};
use crate::{
    Amount, Band, Block, Cell, Column, Curve, Details, Digits, IntervalPlot, List, PlotRow, PlotValue, Prose,
    Role, Row, Table,
};

/// The blocks of the section, without its heading.
pub(super) fn blocks(pair: &Pair<'_>) -> Vec<Block> {
    let believed = &pair.found.must_believe;
    let mut blocks = Vec::new();
    let readings: Vec<&BenchmarkReading> = believed.benchmarks.iter().flatten().collect();
    let mut items = Vec::new();
    items.extend(if_upper(pair));
    items.extend(if_lower(pair, &readings));
    items.extend(sentence::write(pair, sentence::Kind::NoCeiling));
    items.extend(equal_factors(pair));
    if !items.is_empty() {
        blocks.push(Block::List(List { ordered: false, items }));
    }
    if !readings.is_empty() {
        blocks.push(plot(pair, &readings));
        blocks.push(implied_table(pair, &readings));
        blocks.push(Block::Paragraph(elsewhere(pair, &readings)));
    }
    blocks.extend(breakevens(pair, &believed.breakevens));
    if let Ok(curve) = &believed.curve {
        blocks.extend(stays(pair, curve, &readings));
    }
    blocks
}

/// What follows for whoever takes the upper figure to be right.
fn if_upper(pair: &Pair<'_>) -> Option<Prose> {
    let implied = pair.found.must_believe.implied_coverage.as_ref()?;
    if !amount::says_something(&implied.coverage) {
        return None;
    }
    let [lower, upper] = pair.sides();
    let mut prose = Prose::from("Whoever takes ")
        .and(pair.cited(upper))
        .say(" to be right must believe that ")
        .number(amount::untiered(sentence::implied_amount(
            &implied.coverage,
            implied.basis,
            pair.base(implied.of),
        )))
        .say(" were recorded (")
        .and(pair.cited(lower))
        .say(")");
    if let Some(words) = sentence::tier_words(pair) {
        prose = prose.say(", ").and(words);
    }
    prose = match implied.basis {
        CoverageBasis::PresentAtLeastStock => prose.say(
            ". No length of stay is assumed: whoever is there on one day of the period is among those present in it, so those present are at least as many",
        ),
        CoverageBasis::CountOverEstimate => prose,
    };
    if !implied.if_same.is_empty() {
        prose = prose.say(format!(". This takes {} to be the same on both sides", axes(&implied.if_same)));
    }
    Some(prose.say("."))
}

/// What follows for whoever takes the count to be nearly all there is.
fn if_lower(pair: &Pair<'_>, readings: &[&BenchmarkReading]) -> Option<Prose> {
    if !pair.orientation().is_estimate_over_count {
        return None;
    }
    let [lower, _] = pair.sides();
    let mut prose = Prose::from("Whoever takes ")
        .and(pair.cited(lower))
        .say(" to be nearly all there is must believe that nearly everybody or everything was recorded");
    for (at, reading) in readings.iter().enumerate() {
        prose = prose
            .say(if at == 0 { ". Elsewhere it was " } else { " and " })
            .number(amount::unqualified(amount::share(&reading.coverage, period::base(reading.of, None))))
            .say(" (")
            .and(benchmark_label(pair, reading))
            .say(")");
    }
    Some(prose.say("."))
}

fn axes(axes: &[Axis]) -> String {
    let names: Vec<String> = axes.iter().map(|found| axis::name(*found).to_owned()).collect();
    period::list(&names, "and")
}

fn equal_factors(pair: &Pair<'_>) -> Option<Prose> {
    let forms = &pair.found.must_believe.equal_factors;
    let ratio = pair.gap().ratio.ends;
    // Near one there is nothing to close; and a ratio of unlike units that no step touched is no running value.
    let is_far = ratio.low().value().or(ratio.high().value()).is_some_and(|end| end >= 1.5);
    let is_untouched = pair.reading().gap().is_none() && pair.found.steps.taken.is_empty();
    if forms.is_empty() || !is_far || is_untouched || pair.common_role().is_none() {
        return None;
    }
    let mut prose =
        Prose::from("What is left, ").number(amount::bare_ratio(&ratio)).say(", would also be closed by ");
    for (at, form) in forms.iter().enumerate() {
        let words = match form.k {
            2 => "two".to_owned(),
            3 => "three".to_owned(),
            4 => "four".to_owned(),
            k => k.to_string(),
        };
        let mut factor = amount::bare(&form.factor, Role::Plain).significant(2);
        factor.tier = None;
        prose = prose
            .say(if at == 0 {
                ""
            } else if at + 1 == forms.len() {
                " or "
            } else {
                ", "
            })
            .say(format!("{words} factors of "))
            .number(factor);
    }
    Some(prose.say(" each."))
}

fn plot(pair: &Pair<'_>, readings: &[&BenchmarkReading]) -> Block {
    let role_of = |kind| Role::percent_of(period::base(kind, None));
    let mut rows = Vec::new();
    if let Some(implied) = &pair.found.must_believe.implied_coverage {
        let upper = pair.orientation().upper;
        rows.push(PlotRow {
            label: Prose::from("Here, if it is ").and(pair.said(upper)),
            value: PlotValue::Amount(sentence::implied_amount(
                &implied.coverage,
                implied.basis,
                period::base(implied.of, None),
            )),
        });
    }
    for reading in readings {
        rows.push(PlotRow {
            label: benchmark_label(pair, reading),
            value: PlotValue::Amount(amount::share(&reading.coverage, period::base(reading.of, None))),
        });
    }
    let kind = readings.first().map(|reading| reading.of);
    let role = kind.map_or(Role::Plain, role_of);
    Block::Intervals(IntervalPlot {
        caption: "Coverage: what was recorded, as a share of all".into(),
        axis: crate::Axis::log("Coverage", role),
        rows,
        reference: None,
    })
}

fn benchmark_label(pair: &Pair<'_>, reading: &BenchmarkReading) -> Prose {
    let Some(benchmark) = pair.desk.dossier.benchmarks.get(&reading.benchmark) else {
        return Prose::new().code(reading.benchmark.to_string());
    };
    pair.desk.cite(Prose::from(benchmark.label.clone()), &benchmark.sources)
}

/// What the count would point to at each coverage, in the benchmark's own kind of time.
fn implied_table(pair: &Pair<'_>, readings: &[&BenchmarkReading]) -> Block {
    let [lower, _] = pair.sides();
    let role = pair.desk.role(pair.unit(lower));
    let rows = readings
        .iter()
        .map(|reading| {
            let benchmark = pair.desk.dossier.benchmarks.get(&reading.benchmark);
            let why = benchmark.map(|benchmark| benchmark.why.clone()).unwrap_or_default();
            Row::new(vec![
                Cell::text(benchmark_label(pair, reading)),
                Cell::Number(amount::untiered(amount::bare(&reading.implied, role.clone()))),
                Cell::text(period::base(reading.of, pair.window())),
                Cell::text(why),
            ])
        })
        .collect();
    Block::Table(Table {
        caption: Prose::from("What ")
            .and(pair.said(lower))
            .say(" would point to at the coverages measured elsewhere"),
        columns: vec![
            Column::new("At the coverage of"),
            Column::of("There would be", role),
            Column::new("Counting"),
            Column::new("How far it carries"),
        ],
        rows,
    })
}

/// Whether what the count would point to may be set beside the upper figure.
fn elsewhere(pair: &Pair<'_>, readings: &[&BenchmarkReading]) -> Prose {
    let [_, upper] = pair.sides();
    let unlike: Vec<String> = readings
        .iter()
        .filter(|reading| !reading.is_comparable_with_estimate)
        .filter_map(|reading| pair.desk.dossier.benchmarks.get(&reading.benchmark))
        .map(|benchmark| benchmark.label.clone())
        .collect();
    let prose = Prose::from("These coverages were measured elsewhere; whether they hold here nobody knows.");
    if unlike.is_empty() {
        return prose;
    }
    let counts = pair.measure(upper).time.map_or("does not say when", |time| period::counts(time.kind));
    let subject = if unlike.len() == readings.len() {
        "These numbers are".to_owned()
    } else {
        format!("The numbers at {} are", period::list(&unlike, "and"))
    };
    prose
        .say(format!(" {subject} not comparable with "))
        .and(pair.said(upper))
        .say(format!(", which counts {counts}."))
}

fn breakevens(pair: &Pair<'_>, breakevens: &[Breakeven]) -> Option<Block> {
    if breakevens.is_empty() {
        return None;
    }
    let cell = |quantity: &Quantity| {
        if amount::says_something(quantity) {
            Cell::Number(amount::bare(quantity, Role::Plain).digits(Digits::Significant(3)))
        } else {
            Cell::missing("not known")
        }
    };
    let rows = breakevens
        .iter()
        .map(|found| {
            let bridge = pair.desk.dossier.bridges.get(&found.bridge);
            let title =
                bridge.map_or_else(|| found.bridge.to_string(), |bridge| steps::reach(pair, &bridge.reach));
            let meets = match found.is_within_own {
                Some(true) => "within its own range",
                Some(false) => "outside its own range",
                None => "not known",
            };
            Row::new(vec![Cell::text(title), cell(&found.own), cell(&found.needed), Cell::text(meets)])
        })
        .collect();
    Some(Block::Table(Table {
        caption: "What one step alone would need for the two figures to agree, all else as it is".into(),
        columns: vec![
            Column::new("Step"),
            Column::new("It has"),
            Column::new("It would need"),
            Column::new("Which is"),
        ],
        rows,
    }))
}

/// The pairs of mean stay and coverage at which both figures hold.
fn stays(pair: &Pair<'_>, curve: &StayCurve, readings: &[&BenchmarkReading]) -> Vec<Block> {
    let window = pair.window();
    let present = period::base(darkfigure_model::TimeKind::Present, window);
    let entrants = period::base(darkfigure_model::TimeKind::Entrants, window);
    let points: Vec<(f64, f64)> = curve
        .points
        .iter()
        .filter_map(|point| Some((point.stay_days, point.of_present.high().value()?)))
        .collect();
    if points.is_empty() {
        return Vec::new();
    }
    let bands = readings
        .iter()
        .filter(|reading| reading.of == darkfigure_model::TimeKind::Present)
        .filter_map(|reading| {
            let benchmark = pair.desk.dossier.benchmarks.get(&reading.benchmark)?;
            Some(Band {
                label: benchmark.label.clone(),
                low: reading.coverage.low().value()?,
                high: reading.coverage.high().value()?,
            })
        })
        .collect();
    let rows = curve
        .points
        .iter()
        .map(|point| {
            Row::new(vec![
                Cell::Number(Amount::published(point.stay_days, Role::measure("day", "days"))),
                Cell::Number(amount::share(&point.of_present, present.clone())),
                Cell::Number(amount::share(&point.of_entrants, entrants.clone())),
            ])
        })
        .collect();
    vec![
        Block::Curve(Curve {
            caption: "Stays and coverages at which both figures hold, in a steady state; no stay is assumed"
                .into(),
            x: crate::Axis::log("Mean stay", Role::measure("day", "days")),
            y: crate::Axis::log("Most coverage", Role::percent_of(present.clone())),
            points,
            bands,
            digits: 2,
        }),
        Block::Details(Details {
            summary: "The same with both ends, and as a share of those who enter".into(),
            open: false,
            blocks: vec![Block::Table(Table {
                caption: Prose::new(),
                columns: vec![
                    Column::of("Mean stay", Role::measure("day", "days")),
                    Column::of("Of those present", Role::percent_of(present)),
                    Column::of("Of entrants", Role::percent_of(entrants)),
                ],
                rows,
            })],
        }),
    ]
}
