//! What is found of a true dossier is true.
//!
//! `DARKFIGURE_WORLDS=1000000 cargo test --release -p darkfigure-worlds -- worlds` runs for hours.

use darkfigure_analysis::{Options, analyse};
use darkfigure_report::{ComposeOptions, TextOptions, TextStyle, compose, render_text};
use darkfigure_worlds::{Dice, Telling, World, check};

use crate::sentence;

/// How many worlds are sampled.
pub(crate) fn cases() -> u64 {
    std::env::var("DARKFIGURE_WORLDS").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000)
}

/// A telling in a few lines, for whoever looks for the fault.
fn told_as(telling: &Telling) -> String {
    let figures = telling.dossier.figures.iter().enumerate().map(|(at, (_, figure))| {
        let (said, true_of) = (&figure.measure, &telling.scopes[at].measure);
        format!("  {:?} {:?} {:?}\n    in truth {true_of:?}", figure.value.form, telling.counted[at], said)
    });
    let bridges =
        telling.dossier.bridges.iter().map(|(id, bridge)| format!("  {id}: {:?}", bridge.operation));
    figures.chain(bridges).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_found_of_a_true_dossier_is_true() {
    let (mut told, mut read, mut sentences) = (0, 0, 0);
    let mut faults = Vec::new();
    for seed in 0..cases() {
        let mut dice = Dice::new(seed);
        let world = World::sample(&mut dice);
        let Some(telling) = Telling::sample(&world, &mut dice) else { continue };
        told += 1;
        let findings = analyse(&telling.dossier, &Options::default());
        let Some((_, Ok(found))) = findings.comparisons.first() else { panic!("seed {seed}: no findings") };
        read += usize::from(found.gap.gap().is_some());
        if let Err(words) = check(&world, &telling, found) {
            faults.push(format!("seed {seed}: {words}\n{}", told_as(&telling)));
        }
        // Text is slower than findings: a tenth of the worlds are read as a reader does.
        if seed % 10 == 0 {
            let document = compose(&telling.dossier, &findings, &ComposeOptions::default());
            let text = render_text(&document, &TextOptions { width: 100, style: TextStyle::Plain });
            match sentence::check(&text, found) {
                Ok(n) => sentences += n,
                Err(words) => faults.push(format!("seed {seed}: {words}")),
            }
        }
        if faults.len() >= 12 {
            break;
        }
    }
    assert!(faults.is_empty(), "{} faults in {told} tellings:\n{}", faults.len(), faults.join("\n"));
    // A sampler that tells nothing would find nothing.
    assert!(told * 3 > cases() as usize && read * 8 > told && sentences > 0, "{told} {read} {sentences}");
}
