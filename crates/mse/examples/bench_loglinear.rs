//! Times one piece of log-linear work on a table: a CSV with 0/1 list columns and a count column.
//!
//! `bench_loglinear TABLE.csv survey ORDER | best ORDER TIMES | top ORDER REPLICATES | space ORDER REPLICATES |
//! replicates ORDER REPLICATES | stepwise REPLICATES` prints elapsed seconds and what was found; `replicates` searches each
//! for its best model by each criterion, without ranking the table first.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a program, not the library")]

use std::error::Error;
use std::time::Instant;

use darkfigure_mse::bootstrap::{
    Among, Replicates, bootstrap_selected, bootstrap_stepwise, bootstrap_top_models,
};
use darkfigure_mse::loglinear::{
    Criterion, ModelSpace, SelectOptions, StepwiseOptions, find_best_model, survey_models,
};
use darkfigure_mse::{CaptureTable, History};

const LEVELS: [f64; 2] = [0.95, 0.8];
const SEED: u64 = 1234;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, job, numbers @ ..] = arguments.as_slice() else {
        return Err("usage: bench_loglinear TABLE.csv JOB NUMBERS".into());
    };
    let table = read_table(path)?;
    let number = |at: usize| -> Result<u32, Box<dyn Error>> {
        Ok(numbers.get(at).ok_or("a number is missing")?.parse()?)
    };
    let start = Instant::now();
    match job.as_str() {
        "survey" => {
            let space = ModelSpace::new(table.n_lists(), number(0)?)?;
            let mut n_by_status = [0_u64; 4];
            let mut n_fitted = 0_u64;
            survey_models(&table, &space, |row| {
                n_by_status[row.estimability.code()] += 1;
                n_fitted += u64::from(row.estimate.is_some());
            })?;
            report(start, &format!("{n_fitted} fitted, by status {n_by_status:?}"));
        }
        "best" => {
            let max_order = Some(number(0)?);
            for criterion in [Criterion::Bic, Criterion::Aic, Criterion::Aicc] {
                let options = SelectOptions { criterion, max_order, ..SelectOptions::default() };
                let start = Instant::now();
                let mut found = find_best_model(&table, &options)?;
                for _ in 1..number(1)? {
                    found = find_best_model(&table, &options)?;
                }
                let (n_branches, n_ceilings) = (found.n_branches, found.n_ceilings);
                let (model, size) = (found.model, found.estimate.population);
                let found =
                    format!("{criterion} {model} {size:.3}: {n_branches} branches, {n_ceilings} bounds");
                report(start, &found);
            }
        }
        "replicates" => {
            let max_order = Some(number(0)?);
            let replicates = Replicates::draw(&table, number(1)? as usize, SEED);
            for criterion in [Criterion::Bic, Criterion::Aic, Criterion::Aicc] {
                let options = SelectOptions { criterion, max_order, ..SelectOptions::default() };
                let start = Instant::now();
                let mut counts: Vec<(u64, u64)> = Vec::new();
                for at in 0..replicates.len() {
                    let cells = replicates.replicate(at).ok_or("no replicate")?;
                    let replicate = CaptureTable::new(table.list_names().to_vec(), cells)?;
                    let found = find_best_model(&replicate, &options)?;
                    counts.push((found.n_ceilings, found.n_branches));
                }
                counts.sort_unstable();
                let (middle, most) = (counts[counts.len() / 2], counts[counts.len() - 1]);
                report(start, &format!("{criterion} (bounds, branches): median {middle:?}, most {most:?}"));
            }
        }
        "top" => {
            let options = SelectOptions { max_order: Some(number(0)?), ..SelectOptions::default() };
            let replicates = Replicates::draw(&table, number(1)? as usize, SEED);
            let top = bootstrap_top_models(&table, &options, &replicates, &LEVELS, &|_| {})?;
            let last = top.rows.last().ok_or("no model")?;
            report(start, &format!("{} models, {:?}", top.rows.len(), last.bca.intervals[0].bca));
        }
        "space" => {
            let options = SelectOptions { max_order: Some(number(0)?), ..SelectOptions::default() };
            let replicates = Replicates::draw(&table, number(1)? as usize, SEED);
            let found =
                bootstrap_selected(&table, &options, Among::WholeSpace, &replicates, &LEVELS, &|_| {})?;
            let n_models = found.selection.n_models;
            report(start, &format!("{n_models} models, {:?}", found.bootstrap.bca.intervals[0].bca));
        }
        "stepwise" => {
            let replicates = Replicates::draw(&table, number(0)? as usize, SEED);
            let options = StepwiseOptions::default();
            let found = bootstrap_stepwise(&table, &options, &replicates, &LEVELS, &|_| {})?;
            report(start, &format!("{}, {:?}", found.model, found.bca.intervals[0].bca));
        }
        other => return Err(format!("no job is called {other}").into()),
    }
    Ok(())
}

fn report(start: Instant, found: &str) {
    println!("{:.4} s  {found}", start.elapsed().as_secs_f64());
}

fn read_table(path: &str) -> Result<CaptureTable, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    let header: Vec<String> = reader.headers()?.iter().map(String::from).collect();
    let n_lists = header.len().saturating_sub(1);
    let mut cells = Vec::new();
    for record in reader.records() {
        let record = record?;
        let bits = (0..n_lists).filter(|&list| &record[list] == "1").fold(0, |mask, list| mask | 1 << list);
        cells.push((History::from_bits(bits), record[n_lists].parse()?));
    }
    Ok(CaptureTable::new(header[..n_lists].to_vec(), cells)?)
}
