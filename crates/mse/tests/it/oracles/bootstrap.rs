//! Bootstraps from the peer's own replicates: estimates and limits must agree without its random numbers.

use std::path::Path;

use darkfigure_mse::CaptureTable;
use darkfigure_mse::bootstrap::{Bca, Deletion, TopModels, bootstrap_stepwise, bootstrap_top_models};
use darkfigure_mse::loglinear::{SelectOptions, StepwiseOptions};

use crate::reference::{self, Row, Tally};

const LEVELS: [f64; 2] = [0.95, 0.8];

/// The peer lets rounding decide on which side of the estimate a replicate falls that equals it (Korea: 3 of 1000
/// by BIC, all below; 7 stepwise, 5 below). Where there are such ties, its numbers must lie between those that
/// count none of them as below and those that count all.
fn compare_tied(tally: &mut Tally, name: &str, strict: &Bca, lax: &Bca, row: &Row) {
    let upper = |bca: &Bca, level: usize| bca.intervals[level].bca.unwrap().upper.finite().unwrap();
    let lower = |bca: &Bca, level: usize| bca.intervals[level].bca.unwrap().lower;
    let pairs = [
        ("q025", lower(strict, 0), lower(lax, 0)),
        ("q10", lower(strict, 1), lower(lax, 1)),
        ("q90", upper(strict, 1), upper(lax, 1)),
        ("q975", upper(strict, 0), upper(lax, 0)),
        ("z0", strict.z0.unwrap(), lax.z0.unwrap()),
    ];
    for (column, low, high) in pairs {
        let expected = row.number(column).unwrap();
        let slack = 1e-7 * expected.abs().max(1.0);
        tally.hold(low - slack <= expected && expected <= high + slack, || {
            format!("{name} {column}: {expected} is not within {low} and {high}")
        });
    }
    tally.number(name, strict.acceleration.unwrap(), row.number("ahat").unwrap(), 1e-7);
}

/// The same intervals with ties counted as below.
fn with_ties_below(bca: &Bca, replicates: &[Option<f64>], deletions: &[Deletion]) -> Bca {
    let nudge = |size: f64| if (size / bca.estimate - 1.0).abs() < 1e-9 { size * (1.0 - 3e-9) } else { size };
    let nudged: Vec<Option<f64>> = replicates.iter().map(|size| size.map(nudge)).collect();
    darkfigure_mse::bootstrap::bca(bca.estimate, &nudged, deletions, &LEVELS)
}

/// `assemble_bic`, `subsetmat`, `bootstrapcal(iseed = 1234)`, `jackknifecal`: row k lets each replicate choose
/// among the k best models.
fn top_models(folder: &Path, name: &str, max_order: u32, rows: &[Row]) -> (CaptureTable, TopModels) {
    let table = reference::table(folder, name);
    let file = format!("bic_replicates_{name}_order{max_order}");
    let replicates = reference::replicates(folder, &file, table.list_names());
    let options =
        SelectOptions { max_order: Some(max_order), n_best: rows.len(), ..SelectOptions::default() };
    let found = bootstrap_top_models(&table, &options, &replicates, &LEVELS, &|_| {}).unwrap();
    (table, found)
}

fn compare_limits(tally: &mut Tally, name: &str, bca: &Bca, row: &Row, tolerance: f64) {
    let limits = [("q025", 0, false), ("q10", 1, false), ("q90", 1, true), ("q975", 0, true)];
    for (column, level, is_upper) in limits {
        let interval = bca.intervals[level].bca;
        match (row.number(column), interval) {
            (Some(expected), Ok(interval)) => {
                let found = if is_upper { interval.upper.finite().unwrap() } else { interval.lower };
                tally.number(&format!("{name} {column}"), found, expected, tolerance);
            }
            (None, Err(_)) => tally.hold(true, String::new),
            (expected, found) => tally.hold(false, || format!("{name} {column}: {found:?}, {expected:?}")),
        }
    }
    for (column, found) in [("ahat", bca.acceleration), ("z0", bca.z0)] {
        match (row.number(column).filter(|value| value.is_finite()), found) {
            (Some(expected), Ok(found)) => {
                tally.number(&format!("{name} {column}"), found, expected, tolerance);
            }
            (None, Err(_)) => tally.hold(true, String::new),
            (expected, found) => tally.hold(false, || format!("{name} {column}: {found:?}, {expected:?}")),
        }
    }
}

fn check_top_models(name: &str, max_order: u32) {
    let folder = reference::folder();
    let file = format!("bic_bca_{name}_order{max_order}.csv");
    let rows = reference::rows(&folder, &file);
    let (_, found) = top_models(&folder, name, max_order, &rows);
    let mut tally = Tally::default();
    for (at, (row, expected)) in found.rows.iter().zip(&rows).enumerate() {
        let name = format!("{name} top {}", expected.text("ntop"));
        tally.hold(row.model.to_string() == expected.text("model_added"), || {
            format!("{name}: {} added, expected {}", row.model, expected.text("model_added"))
        });
        tally.number(
            &format!("{name} usable"),
            row.bca.n_usable as f64,
            expected.number("n_finite").unwrap(),
            0.0,
        );
        if row.bca.n_tied > 0 {
            let n_models = at + 1;
            let (replicates, deletions) = (found.replicates_among(n_models), found.deletions_among(n_models));
            let lax = with_ties_below(&row.bca, &replicates, &deletions);
            compare_tied(&mut tally, &name, &row.bca, &lax, expected);
        } else {
            compare_limits(&mut tally, &name, &row.bca, expected, 1e-7);
        }
    }
    tally.finish(&file);
    let file = format!("bootstrap/bic_bootest_{name}_order{max_order}.csv.gz");
    if !folder.join(&file).exists() {
        return;
    }
    let replicates = found.replicates_among(rows.len());
    let mut tally = Tally::default();
    for (at, row) in reference::rows(&folder, &file).iter().enumerate() {
        match (replicates[at], row.number("N_ntopmax")) {
            (Some(found), Some(expected)) => tally.number(&format!("replicate {at}"), found, expected, 1e-7),
            (found, expected) => {
                tally
                    .hold(found.is_none() && expected.is_none(), || format!("{at}: {found:?}, {expected:?}"));
            }
        }
    }
    tally.finish(&file);
}

#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn bic_limits_from_stored_replicates() {
    check_top_models("Korea", 2);
    check_top_models("Kosovo", 3);
    check_top_models("NewOrl_5", 2);
    check_top_models("UKdat_5", 2);
    check_top_models("UKdat_5", 4);
}

/// `estimate_population_stepwise(nboot = 1000, pthresh = .02, iseed = 1234)`.
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn stepwise_limits_from_stored_replicates() {
    let folder = reference::folder();
    let mut limits = Tally::default();
    for row in reference::rows(&folder, "stepwise_bca.csv") {
        let name = row.text("dataset");
        let file = format!("stepwise_replicates_{name}");
        if !folder.join(format!("bootstrap/{file}.csv.gz")).exists() {
            continue;
        }
        let table = reference::table(&folder, name);
        let replicates = reference::replicates(&folder, &file, table.list_names());
        let found =
            bootstrap_stepwise(&table, &StepwiseOptions::default(), &replicates, &LEVELS, &|_| {}).unwrap();
        limits.hold(found.model.to_string() == row.text("model"), || format!("{name}: {}", found.model));
        limits.number(name, found.bca.estimate, row.number("N").unwrap(), 1e-7);
        if found.bca.n_tied > 0 {
            let lax = with_ties_below(&found.bca, &found.replicates, &found.deletions);
            compare_tied(&mut limits, name, &found.bca, &lax, &row);
        } else {
            compare_limits(&mut limits, name, &found.bca, &row, 1e-7);
        }
        let file = format!("bootstrap/stepwise_bootest_{name}.csv.gz");
        let mut estimates = Tally::default();
        for (at, row) in reference::rows(&folder, &file).iter().enumerate() {
            match (found.replicates[at], row.number("N")) {
                (Some(found), Some(expected)) => {
                    estimates.number(&format!("replicate {at}"), found, expected, 1e-7);
                }
                (found, expected) => {
                    estimates.hold(found.is_none() && expected.is_none(), || {
                        format!("{at}: {found:?}, {expected:?}")
                    });
                }
            }
        }
        estimates.finish(&file);
    }
    limits.finish("stepwise_bca.csv");
}
