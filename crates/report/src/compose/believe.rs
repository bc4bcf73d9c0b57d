//! What each side must believe: implied coverage, coverages elsewhere, breakevens, equal factors, stays.

use darkfigure_analysis::believe::{
    BenchmarkReading, Breakeven, CoverageBasis, MeanStay, Parameter, StayCurve, Whereabouts,
};
use darkfigure_model::{Axis, End, Quantity};

use super::pair::Pair;
use super::words::numeral;
use super::{amount, period, said, sentence, steps};
use crate::document::{
    Band, Block, Cell, Column, Curve, IntervalPlot, List, PlotRow, PlotValue, Prose, Row, Table,
};
use crate::number::{Amount, Dimension};

/// The blocks of the section, without its heading.
pub(super) fn blocks(pair: &Pair<'_>) -> Vec<Block> {
    let believed = &pair.found.must_believe;
    let mut blocks = Vec::new();
    let readings: Vec<&BenchmarkReading> = believed.benchmarks.iter().flatten().collect();
    blocks.extend(basis(pair).map(Block::Paragraph));
    blocks.extend(equal_factors(pair).map(Block::Paragraph));
    if !readings.is_empty() {
        blocks.push(plot(pair, &readings));
        blocks.push(implied(pair, &readings));
        blocks.push(Block::Paragraph(elsewhere(pair, &readings)));
    }
    blocks.extend(breakevens(pair, &believed.breakevens));
    blocks.extend(believed.mean_stay.as_ref().map(|stay| Block::Paragraph(mean_stay(stay))));
    if let Ok(curve) = &believed.curve {
        blocks.extend(stays(pair, curve, &readings));
    }
    blocks
}

/// How the implied coverage is known, and what it supposes. The number itself is a sentence of the first screen.
fn basis(pair: &Pair<'_>) -> Option<Prose> {
    let implied = pair.found.must_believe.implied_coverage.as_ref()?;
    if !amount::says_something(&implied.coverage) {
        return None;
    }
    let mut words = match implied.basis {
        CoverageBasis::PresentAtLeastStock => {
            "No length of stay is assumed: whoever is there on one day of the period is among those present in it, so those present are at least as many.".to_owned()
        }
        CoverageBasis::CountOverEstimate => String::new(),
    };
    if !implied.if_same.is_empty() {
        let space = if words.is_empty() { "" } else { " " };
        words
            .push_str(&format!("{space}This takes {} to be the same on both sides.", axes(&implied.if_same)));
    }
    (!words.is_empty()).then(|| words.into())
}

fn axes(axes: &[Axis]) -> String {
    let names: Vec<String> = axes.iter().map(|found| found.name().to_owned()).collect();
    period::list(&names, "and")
}

fn is_are(axes: &[Axis]) -> String {
    format!("{} {}", self::axes(axes), if axes.len() == 1 { "is" } else { "are" })
}

fn equal_factors(pair: &Pair<'_>) -> Option<Prose> {
    let forms = &pair.found.must_believe.equal_factors;
    let ratio = pair.gap().ratio.ends;
    // Near one there is nothing to close.
    let is_far = ratio.low().value().or(ratio.high().value()).is_some_and(|end| end >= 1.5);
    if forms.is_empty() || !is_far || pair.common_role().is_none() {
        return None;
    }
    let mut prose = Prose::from("What is left of the ratio would also be closed by ");
    for (at, form) in forms.iter().enumerate() {
        let words = numeral::small(form.k as usize);
        let mut factor = amount::bare(&form.factor, Dimension::Plain).significant(2);
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
    let role_of = |kind| Dimension::percent_of(pair.base_elsewhere(kind));
    let mut rows = Vec::new();
    if let Some(implied) = &pair.found.must_believe.implied_coverage {
        let upper = pair.orientation().upper;
        rows.push(PlotRow {
            label: Prose::from("Here, if it is ").and(pair.said(upper)),
            value: PlotValue::Amount(sentence::implied_amount(
                &implied.coverage,
                implied.basis,
                pair.base_elsewhere(implied.of),
            )),
        });
    }
    for reading in readings {
        rows.push(PlotRow {
            label: benchmark_label(pair, reading),
            value: PlotValue::Amount(amount::share(&reading.coverage, pair.base_elsewhere(reading.of))),
        });
    }
    let kind = readings.first().map(|reading| reading.of);
    let role = kind.map_or(Dimension::Plain, role_of);
    Block::Intervals(IntervalPlot {
        caption: "Coverage: what was recorded, as a share of all".into(),
        axis: crate::document::ChartAxis::log("Coverage", role),
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

/// What the count would point to at each coverage, in the benchmark's own kind of time, and how far that carries.
fn implied(pair: &Pair<'_>, readings: &[&BenchmarkReading]) -> Block {
    let [lower, _] = pair.sides();
    let role = pair.role(lower);
    let items = readings.iter().map(|reading| {
        let benchmark = pair.desk.dossier.benchmarks.get(&reading.benchmark);
        let why = benchmark.map(|benchmark| sentence::stop(&benchmark.why)).unwrap_or_default();
        Prose::from("At the coverage of ")
            .and(benchmark_label(pair, reading))
            .say(", ")
            .and(pair.short(lower))
            .say(" would point to ")
            .number(amount::untiered(amount::bare(&reading.implied, role.clone())))
            .say(format!(", {}. ", pair.base(reading.of)))
            .and(why)
    });
    Block::List(List { ordered: false, items: items.collect() })
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
    let prose = Prose::from(format!(
        "These coverages were measured {}; whether they hold here nobody knows.",
        where_measured(readings)
    ));
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

/// "elsewhere", where each of them was measured in another place.
fn where_measured(readings: &[&BenchmarkReading]) -> &'static str {
    if readings.iter().all(|reading| reading.whereabouts == Whereabouts::Elsewhere) {
        "elsewhere"
    } else {
        "on other figures"
    }
}

fn breakevens(pair: &Pair<'_>, breakevens: &[Breakeven]) -> Option<Block> {
    if breakevens.is_empty() {
        return None;
    }
    let cell = |quantity: &Quantity, parameter: Parameter, digits: Option<u8>| {
        if !amount::says_something(quantity) {
            return Cell::missing("not known");
        }
        // As the ratio and the difference print: a step that is all there is needs just that.
        let amount = match parameter {
            Parameter::StayDays => amount::of(quantity, Dimension::measure("day", "days")),
            Parameter::Factor => {
                let ratio = amount::ratio(quantity);
                Amount { role: Dimension::Plain, ..ratio }
            }
            Parameter::Share | Parameter::Coverage | Parameter::OverCoverage => {
                amount::share(quantity, "its base")
            }
            Parameter::Addend => amount::running(quantity, pair.common_role().unwrap_or(Dimension::Plain)),
        };
        let amount = match digits {
            Some(digits) => amount.significant(digits),
            None => amount,
        };
        // The unit is said in the cell: the column has several.
        Cell::text(Prose::from(amount::unqualified(amount)))
    };
    let rows = breakevens
        .iter()
        .map(|found| {
            let bridge = pair.desk.dossier.bridges.get(&found.bridge);
            let title =
                bridge.map_or_else(|| found.bridge.to_string(), |bridge| steps::reach(pair, &bridge.reach));
            let meets = match (&found.needed, found.is_within_own) {
                (None, _) => "impossible",
                (Some(_), Some(true)) => "within its own range",
                (Some(_), Some(false)) => "outside its own range",
                (Some(_), None) => "not known",
            };
            let needed = found.needed.as_ref().map_or_else(
                || Cell::missing(impossible(found.parameter)),
                |needed| cell(needed, found.parameter, digits_apart(needed, &found.own)),
            );
            // As the dossier writes it, where it does.
            let written = bridge.and_then(|bridge| steps::written(bridge, Dimension::Plain));
            let own = written.map_or_else(
                || cell(&found.own, found.parameter, None),
                |said| Cell::text(said::brief(said)),
            );
            Row::new(vec![Cell::text(title), own, needed, Cell::text(meets)])
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

/// With how many digits a needed value is told from what a step has, where three do not tell them apart and they are apart.
fn digits_apart(needed: &Quantity, own: &Quantity) -> Option<u8> {
    let below = |low: End, high: End| low.value().zip(high.value()).filter(|(low, high)| high < low);
    let above = below(needed.low(), own.high());
    let (needed, own) =
        above.or_else(|| below(own.low(), needed.high()).map(|(own, needed)| (needed, own)))?;
    // 2.001 less 2 is a thousandth, whatever the computer's last bit.
    let place = |value: f64| libm::floor(libm::log10(value.abs()) + 1e-9);
    // One unit of the last digit is no more than what the two are apart.
    let digits = place(needed) - place(needed - own) + 1.0;
    (4_u8..=12).find(|n| f64::from(*n) >= digits).filter(|_| digits > 3.0)
}

/// What is said where no value makes the two agree.
const fn impossible(parameter: Parameter) -> &'static str {
    match parameter {
        Parameter::StayDays => "no stay does",
        Parameter::Share => "no share does",
        Parameter::Coverage => "no coverage does",
        Parameter::OverCoverage => "no rate does",
        Parameter::Factor | Parameter::Addend => "no value does",
    }
}

/// How long people stay on average, if both figures are complete.
fn mean_stay(stay: &MeanStay) -> Prose {
    let days = amount::of(&stay.days, Dimension::measure("day", "days")).significant(2);
    let if_same = if stay.if_same.is_empty() {
        String::new()
    } else {
        format!(", if {} the same on both sides", is_are(&stay.if_same))
    };
    Prose::from("If both are complete, and as many come as go, the two mean a mean stay of ")
        .number(amount::unqualified(days))
        .say(format!("{if_same}."))
}

/// The pairs of mean stay and coverage at which both figures hold.
fn stays(pair: &Pair<'_>, curve: &StayCurve, readings: &[&BenchmarkReading]) -> Vec<Block> {
    let present = pair.base(darkfigure_model::TimeKind::Present);
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
    vec![
        Block::paragraph(
            "The shorter the stay, the more pass through in the period, and the smaller the share of them that was recorded.",
        ),
        Block::Curve(Curve {
            caption: Prose::from(format!(
                "Stays and coverages at which both figures hold, {}in a steady state; no stay is assumed",
                if curve.if_same.is_empty() {
                    String::new()
                } else {
                    format!("if {} the same on both sides, ", is_are(&curve.if_same))
                }
            )),
            x: crate::document::ChartAxis::log("Mean stay", Dimension::measure("day", "days")),
            y: crate::document::ChartAxis::log("Most coverage", Dimension::percent_of(present.clone())),
            points,
            bands,
            digits: 2,
        }),
    ]
}
