//! The product of five lognormals a·b·c/(d·e), a million draws with mean and three quantiles on one thread, timed.
//!
//! Prints processor seconds a run, the least of so many repeats (first argument, 5 by default), and the results. The script
//! `benches/monte_carlo.sh` sets them beside numpy's.

#![expect(clippy::print_stdout, reason = "an example talks to its reader")]

use std::time::Instant;

use darkfigure_numeric::distribution::{Factor, LogNormal, product};
use darkfigure_numeric::simulation::{Key, MonteCarlo, Scale, simulate};
use darkfigure_numeric::{ArgumentError, Limits};

fn main() -> Result<(), ArgumentError> {
    let repeats: u64 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(5);
    let intervals = [(5.0, 10.0), (0.2, 0.5), (100.0, 1000.0), (2.0, 3.0), (0.5, 0.9)];
    let mut factors = Vec::new();
    for (at, (lower, upper)) in intervals.into_iter().enumerate() {
        let quantity = LogNormal::from_limits(Limits::new(lower, upper, 0.90)?)?;
        factors.push(if at < 3 { Factor::times(quantity) } else { Factor::over(quantity) });
    }
    let key = Key::from_numbers(&intervals.map(|(lower, upper)| lower + upper));
    let mut least = f64::INFINITY;
    let mut found = None;
    for seed in 0..repeats.max(1) {
        let options =
            MonteCarlo { seed, digits: 15, most_draws: 1_000_000, quantiles: vec![0.05, 0.5, 0.95] };
        let start = processor_seconds();
        let run = simulate(key, &options, Scale::Log, |random| {
            factors.iter().map(|factor| factor.exponent * factor.quantity.draw_log(random)).sum()
        })?;
        least = least.min(processor_seconds() - start);
        found = Some(run);
    }
    println!("seconds {least:.4}");
    if let Some(run) = found {
        let exact = product(&factors, &[])?;
        println!("mean {:.2}, exactly {:.2}, {} digits", run.mean.value, exact.mean(), run.mean.digits);
        for (result, p) in run.quantiles.iter().zip([0.05, 0.5, 0.95]) {
            let exact = exact.quantile(p)?;
            println!("q{p} {:.2}, exactly {exact:.2}, {} digits", result.value, result.digits);
        }
    }
    Ok(())
}

/// Seconds this process has spent on a processor, so that a busy machine does not blur the figure; elsewhere than on Linux,
/// seconds on the clock.
fn processor_seconds() -> f64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let clock = START.get_or_init(Instant::now).elapsed().as_secs_f64();
    std::fs::read_to_string("/proc/self/schedstat")
        .ok()
        .and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok())
        .map_or(clock, |nanoseconds| nanoseconds / 1e9)
}
