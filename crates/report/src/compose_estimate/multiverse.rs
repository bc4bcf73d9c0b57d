//! The models that explain the lists about as well as the best one, and how far apart their answers lie.

use darkfigure_mse::estimation::{MULTIVERSE_UNITS, Multiverse};
use darkfigure_mse::loglinear::Criterion;

use super::methods::Seen;
use super::size::{people, range, size};
use super::words;
use crate::document::{
    Block, Cell, ChartAxis, Column, Details, IntervalPlot, PlotRow, PlotValue, Prose, Reference, Row, Table,
};
use crate::number::{Amount, Dimension};

/// How many models are listed.
const LISTED: usize = 12;
/// How far behind the best, step by step.
const STEPS: [f64; 6] = [0.0, 1.0, 2.0, 4.0, 7.0, MULTIVERSE_UNITS];

/// The spread of one criterion's models, and the best of them.
pub(super) fn blocks(multiverse: &Multiverse, seen: Seen<'_>) -> Vec<Block> {
    let name = criterion(multiverse.criterion);
    let mut blocks = Vec::new();
    if multiverse.rows.len() > 1 {
        blocks.push(Block::Intervals(spreads(multiverse, seen, name)));
        let summary = Prose::from(format!("The best models by {name}"));
        let table = Block::Table(best(multiverse, seen, name));
        blocks.push(Block::Details(Details { summary, open: false, blocks: vec![table] }));
    }
    blocks
}

pub(super) const fn criterion(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Aic => "AIC",
        Criterion::Aicc => "AICc",
        Criterion::Bic => "BIC",
    }
}

pub(super) fn models(n_models: u64) -> Amount {
    Amount::exact(i64::try_from(n_models).unwrap_or(i64::MAX), Dimension::count("model", "models"))
}

/// How many models there are, and how many have an estimate at all.
pub(super) fn statuses(multiverse: &Multiverse) -> Prose {
    let [sound, endless, unidentified, both] = multiverse.n_by_status;
    if sound == multiverse.n_models {
        return Prose::from("All ")
            .number(models(multiverse.n_models))
            .say(" of how the lists may depend on each other have an estimate.");
    }
    let mut prose = Prose::from("Of ")
        .number(models(multiverse.n_models))
        .say(" of how the lists may depend on each other, ")
        .number(models(sound))
        .say(if sound == 1 { " has an estimate" } else { " have an estimate" });
    let lacking = [
        (endless, "no estimate exists, because the likelihood rises without end"),
        (unidentified, "different numbers of unseen people fit equally well"),
        (both, "both is the case"),
    ];
    for (n_models, why) in lacking.into_iter().filter(|(n_models, _)| *n_models > 0) {
        prose = prose.say("; for ").number(models(n_models)).say(format!(" {why}"));
    }
    prose.say(". Only models with an estimate are ranked.")
}

/// The answers of all models within so many units of the best.
fn spreads(multiverse: &Multiverse, seen: Seen<'_>, name: &str) -> IntervalPlot {
    let mut rows: Vec<PlotRow> = Vec::new();
    let mut n_before = 0;
    for step in STEPS {
        let within: Vec<f64> =
            multiverse.rows.iter().filter(|row| row.delta <= step).map(|row| row.n_total).collect();
        if within.len() == n_before {
            continue;
        }
        n_before = within.len();
        let lowest = within.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = within.iter().copied().fold(0.0, f64::max);
        let value = if n_before == 1 {
            size(Some(lowest), None, seen.n_observed)
        } else {
            range(lowest, highest, seen.n_observed)
        };
        let label = match (n_before, step > 0.0) {
            (1, false) => "the best model".to_owned(),
            (n_models, false) => format!("the {n_models} best models"),
            (n_models, true) => format!(
                "the {n_models} models within {step} {} of {name}",
                if step > 1.0 { "units" } else { "unit" }
            ),
        };
        rows.push(PlotRow { label: label.into(), value: PlotValue::Amount(value) });
    }
    let highest = multiverse.rows.iter().map(|row| row.n_total).fold(0.0, f64::max);
    let is_wide = highest > 5.0 * seen.n_observed as f64;
    let axis =
        if is_wide { ChartAxis::log("In all", people()) } else { ChartAxis::linear("In all", people()) };
    IntervalPlot {
        caption: Prose::from(format!(
            "From the smallest to the largest answer of models that explain the lists nearly as well, by {name}"
        )),
        axis,
        rows,
        reference: Some(Reference { label: "people seen".to_owned(), value: seen.n_observed as f64 }),
    }
}

fn best(multiverse: &Multiverse, seen: Seen<'_>, name: &str) -> Table {
    let rows = multiverse.rows.iter().take(LISTED).map(|row| {
        Row::new(vec![
            Cell::text(words::model(&row.model, seen.lists)),
            Cell::Number(size(Some(row.n_total), None, seen.n_observed)),
            Cell::Number(
                Amount::point(row.delta, Dimension::Plain).digits(crate::number::Digits::Decimals(1)),
            ),
        ])
    });
    let n_more = multiverse.rows.len().saturating_sub(LISTED);
    let more =
        if n_more > 0 { format!("; {n_more} more within {MULTIVERSE_UNITS} units") } else { String::new() };
    Table {
        caption: format!("Each with how far it is behind the best{more}").into(),
        columns: vec![
            Column::new("Lists that depend on each other"),
            Column::of("In all", people()),
            Column::new(name),
        ],
        rows: rows.collect(),
    }
}
