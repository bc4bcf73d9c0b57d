//! What joint intervals of strata totals cover: `cargo run --release --features parallel --example coverage_of_totals --
//! LISTS.csv MODEL [strata=2] [sets=200] [bootstrap=200]`.
//!
//! Every stratum is drawn from the same truth, the log-linear model MODEL, such as `[123,14,34]`, fitted to the table. Each total is
//! read twice: from the methods' own draws, and from lognormals with the strata's limits, as if there were no draws.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]
#![expect(clippy::disallowed_methods, reason = "an example reads its file")]

use std::ops::ControlFlow;

use darkfigure_mse::loglinear::HierarchicalModel;
use darkfigure_mse::read::{Captures, ReadOptions, Stratum, read_captures};
use darkfigure_mse::simulation::Truth;
use darkfigure_mse::strata::{StratumTotal, TotalBasis, sum_of_strata};
use darkfigure_mse::{Estimation, EstimationOptions, Method, SizeInterval, UpperLimit, loglinear, strata};

const METHODS: [Method; 2] = [Method::BestBic, Method::Decomposable];

/// What intervals of one kind did over the data sets.
#[derive(Default)]
struct Score {
    n_sets: usize,
    n_below: usize,
    n_above: usize,
    n_at_edge: usize,
    n_refused: usize,
    score: f64,
    widths: Vec<f64>,
}

impl Score {
    fn add(&mut self, total: &StratumTotal, truth: f64) {
        let Some(SizeInterval { lower, upper: UpperLimit::Finite(upper), level, .. }) = total.interval else {
            return;
        };
        self.n_sets += 1;
        self.n_below += usize::from(truth < lower);
        self.n_above += usize::from(truth > upper);
        self.n_at_edge += usize::from(total.basis.is_at_edge());
        let is_refused = matches!(total.basis, TotalBasis::Replicates { bca_refusal: Some(_), .. });
        self.n_refused += usize::from(is_refused);
        let missed = (lower / truth).ln().max(0.0) + (truth / upper).ln().max(0.0);
        self.score += (upper / lower).ln() + 2.0 / (1.0 - level) * missed;
        self.widths.push(upper / lower);
    }

    fn row(&mut self, name: &str) -> String {
        self.widths.sort_by(f64::total_cmp);
        let n = self.n_sets as f64;
        let covered = n - (self.n_below + self.n_above) as f64;
        format!(
            "| {name} | {:.1} % | {} | {} | {:.2} | {:.2} | {} | {} |",
            100.0 * covered / n,
            self.n_below,
            self.n_above,
            self.widths.get(self.n_sets / 2).copied().unwrap_or(f64::NAN),
            self.score / n,
            self.n_at_edge,
            self.n_refused,
        )
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, model, rest @ ..] = arguments.as_slice() else {
        return Err("LISTS.csv and MODEL are needed".into());
    };
    let whole = |name: &str, otherwise: usize| {
        let found = rest.iter().find_map(|argument| argument.strip_prefix(name)?.strip_prefix('='));
        found.map_or(Ok(otherwise), str::parse)
    };
    let (n_strata, n_sets) = (whole("strata", 2)?, whole("sets", 200)?);
    let reading = read_captures(std::fs::File::open(path)?, &ReadOptions::default(), |_| {})?;
    let Captures::Tables(tables) = reading.captures else { return Err("no lists".into()) };
    let table = &tables.first().ok_or("nobody")?.data;
    let fit = loglinear::fit(table, &HierarchicalModel::parse(model, table.n_lists())?)?;
    let truth = Truth::of_fit(&fit, table.list_names())?;
    let n_total = truth.n_total() as f64 * n_strata as f64;

    let mut scores: Vec<[Score; 2]> = METHODS.iter().map(|_| Default::default()).collect();
    let mut n_left_out = 0;
    for set in 0..n_sets {
        eprint!("\r{set} of {n_sets}");
        let options = EstimationOptions {
            seed: set as u64 + 1,
            methods: Some(METHODS.to_vec()),
            n_bootstrap: whole("bootstrap", 200)?,
            ..EstimationOptions::default()
        };
        let strata: Vec<_> = (0..n_strata)
            .map(|at| {
                let data = truth.draw(1, (set * n_strata + at) as u64);
                Stratum { key: vec![at.to_string()], data }
            })
            .collect();
        let found = strata::estimate(&strata, &options, &|_, _| ControlFlow::Continue(()))?;
        let mut bare: Vec<Estimation> = found.strata.iter().map(|stratum| stratum.data.clone()).collect();
        for row in bare.iter_mut().flat_map(|estimation| &mut estimation.rows) {
            row.draws = None;
        }
        let bare: Vec<&Estimation> = bare.iter().collect();
        for (method, [drawn, stand_in]) in METHODS.into_iter().zip(&mut scores) {
            // The truth of a total is that of all strata.
            match (found.total(method), sum_of_strata(&bare, method, &options)) {
                (Some(own), Some(other)) if own.left_out.is_empty() => {
                    drawn.add(own, n_total);
                    stand_in.add(&other, n_total);
                }
                _ => n_left_out += 1,
            }
        }
    }
    println!(
        "\n{n_strata} strata, N = {n_total}, {n_sets} data sets; {n_left_out} totals left a stratum out"
    );
    println!("| total | covers | truth below | truth above | width | score | at edge | no BCa |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (method, [drawn, stand_in]) in METHODS.into_iter().zip(&mut scores) {
        println!("{}", drawn.row(&format!("{}, own draws", method.name())));
        println!("{}", stand_in.row(&format!("{}, lognormal", method.name())));
    }
    Ok(())
}
