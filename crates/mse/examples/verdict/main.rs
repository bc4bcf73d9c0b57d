//! How often a grade is given in worlds of known size, and how often the leading interval then holds.
//!
//! `cargo run --release -p darkfigure-mse --features parallel --example verdict -- [sets=100] [bootstrap=200] [world=PART OF A NAME]
//! [chains] [rows]`: one line a world; with `chains` latent classes and thresholding too; with `rows` every row of every set.
#![expect(clippy::print_stdout, reason = "its table is what it is for")]

mod world;

use darkfigure_mse::estimation::{Doubt, RowDetail};
use darkfigure_mse::{Estimation, EstimationOptions, Method, Support, estimate};
use world::{World, worlds};

struct Asked {
    n_sets: u64,
    n_bootstrap: usize,
    part: String,
    has_chains: bool,
    has_rows: bool,
}

fn asked() -> Result<Asked, String> {
    let mut asked =
        Asked { n_sets: 100, n_bootstrap: 200, part: String::new(), has_chains: false, has_rows: false };
    for argument in std::env::args().skip(1) {
        let number = |text: &str| text.parse().map_err(|_| format!("no number: {text}"));
        match argument.split_once('=') {
            Some(("sets", n)) => asked.n_sets = number(n)?,
            Some(("bootstrap", n)) => asked.n_bootstrap = number(n)? as usize,
            Some(("world", part)) => asked.part = part.to_owned(),
            None if argument == "chains" => asked.has_chains = true,
            None if argument == "rows" => asked.has_rows = true,
            _ => return Err(format!("sets=, bootstrap=, world=, chains or rows, not {argument}")),
        }
    }
    Ok(asked)
}

/// The leading answer of one data set, with the grade.
#[derive(Debug, Clone, Copy)]
struct Answer {
    support: Support,
    n_total: Option<f64>,
    interval: Option<(f64, f64)>,
}

fn answer(found: &Estimation) -> Answer {
    let lead = found.lead();
    let limits = lead.and_then(|row| row.interval);
    Answer {
        support: found.verdict.grade,
        n_total: lead.and_then(|row| row.n_total),
        interval: limits.map(|limits| (limits.lower, limits.upper.finite().unwrap_or(f64::INFINITY))),
    }
}

fn estimated(world: &World, asked: &Asked) -> Vec<Estimation> {
    let left_out = |method: &Method| match method {
        Method::LatentClass | Method::Thresholding => asked.has_chains,
        Method::PairChapman | Method::OneAgainstRest | Method::Mb | Method::Mbh => false,
        _ => true,
    };
    let methods: Vec<Method> = Method::ALL.into_iter().filter(left_out).collect();
    let one = |set: u64| {
        let options = EstimationOptions {
            methods: Some(methods.clone()),
            n_bootstrap: asked.n_bootstrap,
            seed: set + 1,
            ..EstimationOptions::default()
        };
        estimate(&world.truth.draw(1, set), &options).ok()
    };
    (0..asked.n_sets).filter_map(one).collect()
}

fn share(n: usize, of: usize) -> String {
    if of == 0 { "    –".to_owned() } else { format!("{:5.0}", 100.0 * n as f64 / of as f64) }
}

fn line(world: &World, found: &[Estimation]) -> String {
    let truth = world.truth.n_total() as f64;
    let answers: Vec<Answer> = found.iter().map(answer).collect();
    let holds = |answer: &&Answer| answer.interval.is_some_and(|(low, high)| low <= truth && truth <= high);
    let covered = |of: &dyn Fn(&&Answer) -> bool| {
        let those: Vec<&Answer> = answers.iter().filter(of).collect();
        share(those.iter().copied().filter(holds).count(), those.len())
    };
    let graded = |support: Support| {
        share(answers.iter().filter(|answer| answer.support == support).count(), answers.len())
    };
    let off = answers.iter().filter(|answer| {
        answer.n_total.is_some_and(|n_total| n_total > 2.0 * truth || n_total < 0.5 * truth)
    });
    let mut widths: Vec<f64> =
        answers.iter().filter_map(|a| a.interval).map(|(low, high)| high / low).collect();
    widths.sort_by(f64::total_cmp);
    let width = widths.get(widths.len() / 2).map_or_else(|| "–".to_owned(), |width| format!("{width:.2}"));
    let mut reasons: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for reason in found.iter().flat_map(|found| &found.verdict.reasons).map(Doubt::code) {
        *reasons.entry(reason).or_default() += 1;
    }
    let mut reasons: Vec<(usize, &str)> = reasons.into_iter().map(|(code, n)| (n, code)).collect();
    reasons.sort_unstable_by(|a, b| b.cmp(a));
    let reasons: Vec<String> = reasons.iter().take(6).map(|(n, code)| format!("{code} {n}")).collect();
    format!(
        "{:36} {:6} {:6} {} {} {} {} {} {} {:>6}  {}",
        world.name,
        world.kind.name(),
        if world.is_for_choice { "choice" } else { "report" },
        graded(Support::Consistent),
        graded(Support::Fragile),
        graded(Support::DoNotEstimate),
        covered(&|answer| answer.support == Support::Consistent),
        covered(&|_| true),
        share(off.count(), answers.len()),
        width,
        reasons.join(", "),
    )
}

/// Every row of every set, for whoever looks for other rules.
fn rows(world: &World, found: &[Estimation]) {
    for (set, found) in found.iter().enumerate() {
        let reasons: Vec<&str> = found.verdict.reasons.iter().map(Doubt::code).collect();
        let audit: Vec<&str> = found.audit.findings.iter().map(|finding| finding.code()).collect();
        let of_spread = found.multiverse.iter().flat_map(|multiverse| &multiverse.spreads);
        let spreads: Vec<String> =
            of_spread.map(|s| format!("{}:{:.4}:{:.4}", s.delta, s.lowest, s.highest)).collect();
        println!(
            "S;{};{};{};{set};{};{};{};{};{};{}",
            world.name,
            world.kind.name(),
            world.truth.n_total(),
            found.n_observed,
            found.n_lists,
            found.verdict.grade.code(),
            reasons.join(","),
            audit.join(","),
            spreads.join(","),
        );
        for row in &found.rows {
            let fit = match &row.detail {
                RowDetail::Closed { deviance, df, aic, bic, .. } => Some((*deviance, *df as i64, *aic, *bic)),
                RowDetail::Model { fit } => Some((fit.deviance, fit.df, fit.aic, fit.bic)),
                RowDetail::Bootstrap(detail) => {
                    detail.fit.map(|fit| (fit.deviance, fit.df, fit.aic, fit.bic))
                }
                _ => None,
            };
            let Some(n_total) = row.n_total else { continue };
            let (low, high) = row.interval.map_or((f64::NAN, f64::NAN), |interval| {
                (interval.lower, interval.upper.finite().unwrap_or(f64::INFINITY))
            });
            let one = match &row.detail {
                RowDetail::Bootstrap(detail) => detail.without_one,
                _ => None,
            };
            println!(
                "R;{};{n_total:.3};{low:.3};{high:.3};{};{}",
                row.method.code(),
                fit.map_or(String::new(), |(d, df, aic, bic)| format!("{d:.4};{df};{aic:.4};{bic:.4}")),
                one.map_or(String::new(), |(low, high)| format!("{low:.3}:{high:.3}")),
            );
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = asked()?;
    if !asked.has_rows {
        println!(
            "covers: % of leading intervals that hold the truth, of those so graded and of all; off: % of leading numbers off twofold"
        );
        println!(
            "{:36} {:6} {:6} {:>5} {:>5} {:>5} {:>5} {:>5} {:>5} {:>6}  reasons",
            "world", "kind", "half", "good", "frag.", "none", "cov|g", "cov", "off", "width"
        );
    }
    for world in worlds()?.iter().filter(|world| world.name.contains(&asked.part)) {
        let found = estimated(world, &asked);
        if asked.has_rows {
            rows(world, &found);
        } else {
            println!("{}", line(world, &found));
        }
    }
    Ok(())
}
