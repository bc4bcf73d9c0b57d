//! How often a grade is given in worlds of known size, and how often the leading interval then holds.
//!
//! `cargo run --release -p darkfigure-mse --example verdict -- [sets=40] [bootstrap=200] [drawn=1350] [first=4000014] [threads=2] [world=PART OF A NAME]`
//! prints the tables of docs/verdict.md, of the worlds whose name has that part; with `record` what `src/estimation/track_record.csv` holds comes after them. `rows` prints every
//! row of every set instead, for whoever looks for other rules, and `oracle` what the best test would see of each world.
#![expect(clippy::print_stdout, reason = "its tables are what it is for")]

mod oracle;
mod record;
mod rows;
mod world;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use darkfigure_mse::{Estimation, EstimationOptions, Method, SizeInterval, Support, estimate};
use oracle::Sight;
use record::Record;
use world::{Kind, World, drawn, worlds};

struct Asked {
    n_sets: u64,
    n_bootstrap: usize,
    n_drawn: u64,
    first: u64,
    n_threads: usize,
    part: String,
    has_rows: bool,
    has_record: bool,
    is_of_oracle: bool,
}

fn asked() -> Result<Asked, String> {
    let mut asked = Asked {
        n_sets: 40,
        n_bootstrap: 200,
        n_drawn: 1350,
        first: 4_000_014,
        n_threads: 2,
        part: String::new(),
        has_rows: false,
        has_record: false,
        is_of_oracle: false,
    };
    for argument in std::env::args().skip(1) {
        let number = |text: &str| text.parse::<u64>().map_err(|_| format!("no number: {text}"));
        match argument.split_once('=') {
            Some(("sets", n)) => asked.n_sets = number(n)?,
            Some(("bootstrap", n)) => asked.n_bootstrap = number(n)? as usize,
            Some(("drawn", n)) => asked.n_drawn = number(n)?,
            Some(("first", n)) => asked.first = number(n)?,
            Some(("threads", n)) => asked.n_threads = number(n)?.max(1) as usize,
            Some(("world", part)) => asked.part = part.to_owned(),
            None if argument == "rows" => asked.has_rows = true,
            None if argument == "record" => asked.has_record = true,
            None if argument == "oracle" => asked.is_of_oracle = true,
            _ => {
                return Err(format!(
                    "sets=, bootstrap=, drawn=, first=, threads=, world=, rows, record or oracle, not {argument}"
                ));
            }
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
    /// The best BIC's interval of redraws alone, without what other explanations add.
    redrawn: Option<(f64, f64)>,
    truth: f64,
}

impl Answer {
    fn of(found: &Estimation, truth: u64) -> Self {
        let lead = found.lead();
        let ends = |limits: SizeInterval| (limits.lower, limits.upper.finite().unwrap_or(f64::INFINITY));
        Self {
            support: found.verdict.grade,
            n_total: lead.and_then(|row| row.n_total),
            interval: lead.and_then(|row| row.interval).map(ends),
            redrawn: found.row(Method::BestBic).and_then(|row| row.interval).map(ends),
            truth: truth as f64,
        }
    }

    fn holds(&self) -> bool {
        self.is_within(self.interval)
    }

    fn is_within(&self, interval: Option<(f64, f64)>) -> bool {
        interval.is_some_and(|(low, high)| low <= self.truth && self.truth <= high)
    }

    fn is_off_twofold(&self) -> bool {
        self.n_total.is_some_and(|n_total| n_total > 2.0 * self.truth || n_total < 0.5 * self.truth)
    }
}

fn estimated(world: &World, set: u64, asked: &Asked) -> Option<Estimation> {
    // Chains and the tables of pairs decide no verdict and take most of the time.
    let is_left_out = |method: &Method| {
        matches!(
            method,
            Method::LatentClass
                | Method::Thresholding
                | Method::PairChapman
                | Method::OneAgainstRest
                | Method::Mb
                | Method::Mbh
                | Method::Hierarchical
        )
    };
    let options = EstimationOptions {
        methods: Some(Method::ALL.into_iter().filter(|method| !is_left_out(method)).collect()),
        n_bootstrap: asked.n_bootstrap,
        seed: set + 1,
        ..EstimationOptions::default()
    };
    estimate(&world.truth.draw(1, set), &options).ok()
}

/// What one world gave.
struct Found {
    answers: Vec<Answer>,
    record: Record,
    rows: String,
}

fn found(world: &World, n_sets: u64, asked: &Asked) -> Found {
    let mut all = Found { answers: Vec::new(), record: Record::default(), rows: String::new() };
    for set in 0..n_sets {
        let Some(found) = estimated(world, set, asked) else { continue };
        let answer = Answer::of(&found, world.truth.n_total());
        all.record.add(&found, answer.holds());
        all.answers.push(answer);
        if asked.has_rows {
            all.rows.push_str(&rows::of(world, set, &found));
        }
    }
    all
}

/// What is asked of every world, in their order, from several threads.
fn on_threads<Of: Send>(worlds: &[World], n_threads: usize, of: impl Fn(&World) -> Of + Sync) -> Vec<Of> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Of)>> = Mutex::new(Vec::new());
    let lock = || done.lock().unwrap_or_else(PoisonError::into_inner);
    std::thread::scope(|scope| {
        for _ in 0..n_threads {
            scope.spawn(|| {
                while let Some((at, world)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    worlds.get(at).map(|world| (at, world))
                } {
                    let found = of(world);
                    lock().push((at, found));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, found)| found).collect()
}

fn share(n: usize, of: usize) -> String {
    if of == 0 { "–".to_owned() } else { format!("{:.0}", 100.0 * n as f64 / of as f64) }
}

/// The median of upper over lower limit.
fn median_width(answers: &[&Answer], interval: fn(&Answer) -> Option<(f64, f64)>) -> String {
    let mut widths: Vec<f64> =
        answers.iter().filter_map(|answer| interval(answer)).map(|(low, high)| high / low).collect();
    widths.sort_by(f64::total_cmp);
    widths.get(widths.len() / 2).map_or_else(|| "–".to_owned(), |width| format!("{width:.2}"))
}

/// What redraws alone hold, with their width, and what the leading interval does.
fn price(answers: &[&Answer]) -> String {
    let n = answers.len();
    [
        share(answers.iter().filter(|answer| answer.is_within(answer.redrawn)).count(), n),
        median_width(answers, |answer| answer.redrawn),
        share(answers.iter().filter(|answer| answer.holds()).count(), n),
        median_width(answers, |answer| answer.interval),
    ]
    .join(" | ")
}

/// Shares of grades, of what held, and the width.
fn cells(answers: &[&Answer]) -> String {
    let n = answers.len();
    let graded = |support: Support| answers.iter().filter(move |answer| answer.support == support);
    let held = |support: Support| {
        share(graded(support).filter(|answer| answer.holds()).count(), graded(support).count())
    };
    let share_of = |support: Support| share(graded(support).count(), n);
    [
        share_of(Support::Consistent),
        share_of(Support::Fragile),
        share_of(Support::DoNotEstimate),
        held(Support::Consistent),
        held(Support::Fragile),
        share(answers.iter().filter(|answer| answer.holds()).count(), n),
        share(answers.iter().filter(|answer| answer.is_off_twofold()).count(), n),
        median_width(answers, |answer| answer.interval),
    ]
    .join(" | ")
}

const HEAD: &str = "consistent | fragile | do not estimate | held, of consistent | held, of fragile | held, of all | off twofold | width |";
const LINE: &str = "---:|---:|---:|---:|---:|---:|---:|---:|";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = asked()?;
    let all: Vec<World> = worlds()?.into_iter().filter(|world| world.name.contains(&asked.part)).collect();
    let mut drawn = drawn(asked.first, asked.n_drawn)?;
    drawn.retain(|world| world.name.contains(&asked.part));
    let sights = on_threads(&all, asked.n_threads, Sight::of);
    let sights_drawn = on_threads(&drawn, asked.n_threads, Sight::of);
    if asked.is_of_oracle {
        for (world, sight) in all.iter().chain(&drawn).zip(sights.iter().chain(&sights_drawn)) {
            println!("{};{};{}", world.name, sight.name(), sight.power());
        }
        return Ok(());
    }
    let found = on_threads(&all, asked.n_threads, |world| found(world, asked.n_sets, &asked));
    let found_drawn = on_threads(&drawn, asked.n_threads, |world| self::found(world, 1, &asked));
    if asked.has_rows {
        found.iter().chain(&found_drawn).for_each(|found| print!("{}", found.rows));
        return Ok(());
    }
    let kind_of = |world: &World, sight: &Sight| match world.kind {
        Kind::Good => "good",
        Kind::Thin => "thin",
        Kind::Wrong => sight.name(),
    };
    let half_of = |world: &World| if world.is_for_choice { "choice" } else { "report" };
    let of_world = all.iter().zip(&sights).zip(&found);
    println!("| world | kind | power | half | {HEAD}\n|---|---|---:|---|{LINE}");
    for ((world, sight), found) in of_world.clone() {
        let (kind, power, half) = (kind_of(world, sight), sight.power(), half_of(world));
        let answers: Vec<&Answer> = found.answers.iter().collect();
        println!("| {} | {kind} | {power} | {half} | {} |", world.name, cells(&answers));
    }
    println!("\n| kind | half | {HEAD}\n|---|---|{LINE}");
    for kind in ["good", "thin"].into_iter().chain(Sight::NAMES) {
        for half in ["choice", "report"] {
            let of = of_world.clone();
            let of = of.filter(|((world, sight), _)| kind_of(world, sight) == kind && half_of(world) == half);
            let answers: Vec<&Answer> = of.flat_map(|(_, found)| &found.answers).collect();
            println!("| {kind} | {half} | {} |", cells(&answers));
        }
    }
    println!("\n| drawn at random | {HEAD}\n|---|{LINE}");
    let mut names: Vec<&str> = drawn.iter().map(|world| world.name).collect();
    names.sort_unstable();
    names.dedup();
    let answers_of = |name: &str| -> Vec<&Answer> {
        let of = drawn.iter().zip(&found_drawn).filter(|(world, _)| world.name == name);
        of.flat_map(|(_, found)| &found.answers).collect()
    };
    for name in &names {
        println!("| {name} | {} |", cells(&answers_of(name)));
    }
    println!(
        "\n| drawn at random | redraws alone held | width | leading held | width |\n|---|---:|---:|---:|---:|"
    );
    for name in &names {
        println!("| {name} | {} |", price(&answers_of(name)));
    }
    println!("\n| drawn at random | at best | sets | {HEAD}\n|---|---|---:|{LINE}");
    for name in names.iter().copied().chain(["all"]) {
        for of_name in Sight::NAMES {
            let is_of = |world: &World, sight: &Sight| {
                (name == "all" || world.name == name) && sight.name() == of_name
            };
            let of = drawn.iter().zip(&sights_drawn).zip(&found_drawn);
            let of = of.filter(|((world, sight), _)| is_of(world, sight));
            let answers: Vec<&Answer> = of.flat_map(|(_, found)| &found.answers).collect();
            if !answers.is_empty() {
                println!("| {name} | {of_name} | {} | {} |", answers.len(), cells(&answers));
            }
        }
    }
    if asked.has_record {
        let mut record = Record::default();
        found.iter().chain(&found_drawn).for_each(|found| record.join(&found.record));
        print!("\n{}", record.csv());
    }
    Ok(())
}
