//! Reads a file and says how many candidates it holds, and how fast they were found on one thread.
//!
//! `cargo run --release -p darkfigure-extract --example throughput FILE [REPEATS]`

use std::io::{self, Write};
use std::time::Instant;

use darkfigure_extract::{Candidates, Options};

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let path =
        args.next().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a file name is needed"))?;
    let repeats = args.next().and_then(|n| n.parse().ok()).unwrap_or(3u32);
    let text = std::fs::read_to_string(path)?;
    let mut out = io::stdout().lock();
    for _ in 0..repeats {
        let start = Instant::now();
        let count = Candidates::new(&text, &Options::default()).count();
        let seconds = start.elapsed().as_secs_f64();
        let megabytes = text.len() as f64 / 1e6;
        writeln!(out, "{count} candidates in {megabytes:.1} MB: {:.1} MB/s", megabytes / seconds)?;
    }
    Ok(())
}
