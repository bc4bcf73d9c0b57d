//! What nominal intervals really cover: `cargo run --release --features parallel --example coverage -- LISTS.csv MODEL
//! [missed=RATE] [dependence=RATIO] [sets=N] [bootstrap=N] [methods=CODE,CODE] [latent-class]`.
//!
//! The truth is the log-linear model MODEL, such as `[123,25,34]`, fitted to the table: its cell probabilities and its
//! size. `missed` lets that share of the links be missed; `dependence` plants an interaction between all lists at once.
//! Latent classes take most of the time, and are left out unless they are named.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]
#![expect(clippy::disallowed_methods, reason = "an example reads its file")]

use darkfigure_mse::loglinear::HierarchicalModel;
use darkfigure_mse::read::{Captures, ReadOptions, read_captures};
use darkfigure_mse::simulation::{Truth, simulate};
use darkfigure_mse::{EstimationOptions, History, Method, loglinear, simulation};
use std::ops::ControlFlow;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, model, rest @ ..] = arguments.as_slice() else {
        return Err("LISTS.csv and MODEL are needed".into());
    };
    let named = |name: &str| {
        rest.iter().find_map(|argument| argument.strip_prefix(name)?.strip_prefix('=')).map(str::parse::<f64>)
    };
    let reading = read_captures(std::fs::File::open(path)?, &ReadOptions::default(), |_| {})?;
    let Captures::Tables(strata) = reading.captures else { return Err("no lists".into()) };
    let table = &strata.first().ok_or("nobody")?.data;
    let fit = loglinear::fit(table, &HierarchicalModel::parse(model, table.n_lists())?)?;
    let mut truth = Truth::of_fit(&fit, table.list_names())?;
    if let Some(rate) = named("missed") {
        truth = truth.with_missed_links(rate?)?;
    }
    if let Some(ratio) = named("dependence") {
        truth = truth.with_dependence(History::from_bits((1 << table.n_lists()) - 1), ratio?)?;
    }
    let whole = |name: &str, otherwise: usize| {
        named(name).transpose().map(|number| number.map_or(otherwise, |number| number as usize))
    };
    let methods = Method::ALL.into_iter().filter(|method| {
        !matches!(method, Method::PairChapman | Method::OneAgainstRest | Method::Mb | Method::Mbh)
    });
    let chosen: Option<Vec<&str>> = rest
        .iter()
        .find_map(|argument| argument.strip_prefix("methods="))
        .map(|codes| codes.split(',').collect());
    let methods =
        methods.filter(|method| chosen.as_ref().is_none_or(|chosen| chosen.contains(&method.code())));
    let with_classes = rest.iter().any(|argument| argument == "latent-class");
    let methods = methods.filter(|method| with_classes || *method != Method::LatentClass);
    let options = simulation::Options {
        n_data_sets: whole("sets", 200)?,
        seed: 1,
        estimation: EstimationOptions {
            methods: Some(methods.collect()),
            n_bootstrap: whole("bootstrap", 1000)?,
            ..EstimationOptions::default()
        },
    };
    let simulation = simulate(&truth, &options, &|progress| {
        eprint!("\r{} of {}", progress.done, progress.total);
        ControlFlow::Continue(())
    })?;
    println!(
        "\nN = {}, {:.0} seen on average, {} data sets, level {}",
        simulation.n_total, simulation.mean_observed, simulation.n_data_sets, simulation.level
    );
    println!("| method | no number | covers | unbounded | median bias | mean bias | width | score |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    let share =
        |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", 100.0 * share));
    let number = |number: Option<f64>| number.map_or_else(|| "–".to_owned(), |number| format!("{number:.2}"));
    for score in &simulation.scores {
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            score.method.name(),
            share(Some(score.share_not_estimable())),
            share(score.coverage()),
            score.n_unbounded,
            share(score.median_bias),
            share(score.mean_bias),
            number(score.median_width),
            number(score.interval_score),
        );
    }
    Ok(())
}
