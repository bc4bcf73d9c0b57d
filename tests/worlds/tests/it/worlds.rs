//! What is found of a true dossier is true.
//!
//! `DARKFIGURE_WORLDS=1000000 cargo test --release -p darkfigure-worlds -- worlds` runs for hours.

use std::collections::BTreeSet;

use darkfigure_analysis::{Options, analyse};
use darkfigure_report::{ComposeOptions, TextOptions, TextStyle, compose, render_text};
use darkfigure_worlds::{Dice, PublishedSum, Telling, World, check, check_sum, true_coverage};

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
    let (mut reached, mut missed, mut skipped) = (0, 0, BTreeSet::new());
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
            if let Err(words) = sentence::coverage_holds(&text, true_coverage(&world, &telling, found)) {
                faults.push(format!("seed {seed}: {words}\n{}", told_as(&telling)));
            }
            let (known, unknown) = sentence::reach(&text);
            (reached, missed) = (reached + known, missed + unknown.len());
            skipped.extend(unknown);
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
    // What no check reads may say anything: of the sentences there are few such.
    assert!(missed * 50 <= reached, "{missed} sentences beside {reached} are not read: {skipped:#?}");
    // A sampler that tells nothing would find nothing.
    assert!(told * 3 > cases() as usize && read * 8 > told && sentences > 0, "{told} {read} {sentences}");
}

#[test]
fn what_is_found_of_true_sums_is_true() {
    let (mut told, mut overlapping) = (0, 0);
    let mut faults = Vec::new();
    for seed in 0..cases() {
        let mut dice = Dice::new(seed);
        let world = World::sample(&mut dice);
        let Some(sum) = PublishedSum::sample(&world, &mut dice) else { continue };
        told += 1;
        overlapping += u64::from(sum.overlaps);
        let findings = analyse(&sum.dossier, &Options::default());
        let Some((_, Ok(found))) = findings.sums.first() else { panic!("seed {seed}: no findings") };
        if let Err(words) = check_sum(&sum, found) {
            let figures: Vec<_> =
                sum.dossier.figures.iter().map(|(_, figure)| figure.value.form.clone()).collect();
            faults.push(format!("seed {seed}: {words}\n  {figures:?} {:?} {:?}", sum.total, sum.parts));
        }
        if faults.len() >= 12 {
            break;
        }
    }
    assert!(faults.is_empty(), "{} faults in {told} sums:\n{}", faults.len(), faults.join("\n"));
    assert!(told * 2 > cases() && overlapping * 10 > told, "{told} {overlapping}");
}
