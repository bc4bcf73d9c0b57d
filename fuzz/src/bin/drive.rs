//! Drives the targets without a fuzzer: random changes to the corpus, for so many seconds each, from a seed.
//!
//! `cargo run --release --manifest-path fuzz/Cargo.toml --bin drive -- [SECONDS] [TARGET] [SEED]`
//!
//! There is no feedback from coverage here: `cargo fuzz` finds more in the same time, and this finds what breaks at once.

use std::path::Path;
use std::time::{Duration, Instant};

use darkfigure_fuzz::{TARGETS, Target};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let seconds = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(10);
    let only = arguments.next().unwrap_or_default();
    let seed = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    for target in TARGETS.iter().filter(|target| only.is_empty() || target.name == only) {
        let (n, longest) = drive(*target, Duration::from_secs(seconds), seed);
        println!("{:18} {n:>9} inputs, the slowest {:.3} s", target.name, longest.as_secs_f64());
    }
}

fn drive(target: Target, time: Duration, seed: u64) -> (u64, Duration) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
    let mut files: Vec<_> = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    let corpus: Vec<Vec<u8>> = files.iter().filter_map(|file| std::fs::read(file).ok()).collect();
    assert!(!corpus.is_empty(), "{} has no files", folder.display());
    let mut random = Random(seed);
    let started = Instant::now();
    let (mut n, mut longest) = (0, Duration::ZERO);
    while started.elapsed() < time {
        let data = changed(&corpus, &mut random);
        let begun = Instant::now();
        let outcome = std::panic::catch_unwind(|| (target.run)(&data));
        longest = longest.max(begun.elapsed());
        if outcome.is_err() {
            let file = std::env::temp_dir().join(format!("{}-{seed}-{n}", target.name));
            let _ = std::fs::write(&file, &data);
            eprintln!("{}: broken by {}", target.name, file.display());
            std::process::exit(1);
        }
        n += 1;
    }
    (n, longest)
}

/// A text of the corpus with up to eight changes: bytes flipped, cut, doubled, brought in from another text or from a list of nasty ones.
fn changed(corpus: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    const NASTY: &[&str] = &[
        "\u{202e}", "\u{0}", "\u{1b}[31m", "\n::error::x", "\r", "1e400", "-0", "99999999999999999999", "\"", "'''", "[", "{", "}", "]",
        "=", ".", ",", ";", "%", " per ", " to ", "±", "٤٢", "１２", "\u{ad}", "\u{200b}", "half a million", "<p>", "&#49;", "*", "```",
    ];
    let mut data = corpus[random.below(corpus.len())].clone();
    for _ in 0..=random.below(8) {
        let at = random.below(data.len() + 1);
        let end = (at + 1 + random.below(24)).min(data.len());
        match random.below(6) {
            0 if at < data.len() => data[at] = random.below(256) as u8,
            1 => drop(data.drain(at.min(end)..end)),
            2 => {
                let copy = data[at.min(end)..end].to_vec();
                drop(data.splice(at..at, copy));
            }
            3 => {
                let other = &corpus[random.below(corpus.len())];
                let start = random.below(other.len() + 1);
                let stop = (start + random.below(60)).min(other.len());
                drop(data.splice(at..at, other[start..stop].to_vec()));
            }
            _ => drop(data.splice(at..at, NASTY[random.below(NASTY.len())].bytes())),
        }
    }
    data
}

/// SplitMix64: the same seed gives the same inputs.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}
