//! The three laws of information: knowing less never claims more; a difference is never supposed away; what is written is read.

use darkfigure_analysis::{ComparisonFindings, Flag, GapReading, Options, Verdict, analyse};
use darkfigure_ingest::{InputLimits, load_dossier};
use darkfigure_model::{Comparison, ComparisonId, Dossier, Form, LineageKind, strategy};
use darkfigure_report::{ComposeOptions, TextOptions, TextStyle, compose, render_text};
use darkfigure_worlds::{
    Dice, Telling, Weakening, World, no_more_is_claimed, weaken, weakenings, with_plain_words,
};
use proptest::prelude::*;

use crate::{sentence, worlds};

fn found(dossier: &Dossier, id: &ComparisonId) -> Option<ComparisonFindings> {
    let findings = analyse(dossier, &Options::default());
    findings.comparisons.into_iter().find(|(other, _)| other == id).and_then(|(_, found)| found.ok())
}

fn knowing_less(dossier: &Dossier, id: &ComparisonId, comparison: &Comparison) -> Result<(), String> {
    let Some(before) = found(dossier, id) else { return Ok(()) };
    let mut faults = Vec::new();
    for weakening in weakenings() {
        let Some(weaker) = weaken(dossier, comparison, weakening) else { continue };
        let Some(after) = found(&weaker, id) else { continue };
        if let Err(words) = no_more_is_claimed(weakening, &before, &after) {
            faults.push(words);
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// No implied coverage and nothing that must be believed stands on a difference, except through an inequality that supposes nothing.
fn no_difference_is_supposed_away(found: &ComparisonFindings) -> Result<(), String> {
    let differs = |verdict: &Verdict| matches!(verdict, Verdict::Differs | Verdict::Overlapping);
    let axes = &found.comparability.axes;
    let is_apart = axes.iter().any(|found| differs(&found.verdict));
    let contained = axes.iter().filter(|found| matches!(found.verdict, Verdict::Contained { .. })).count();
    let is_opposed = contained > 0 && found.comparability.inner_side().is_none();
    let supposed = |axis: &darkfigure_model::Axis| *found.comparability.verdict(*axis) != Verdict::Unknown;
    let believed = &found.must_believe;
    if let Some(implied) = &believed.implied_coverage {
        if implied.if_same.iter().any(supposed) {
            return Err(format!("{:?} supposes what is known", implied.if_same));
        }
        let by_inequality = implied.basis == darkfigure_analysis::believe::CoverageBasis::PresentAtLeastStock;
        let is_time_alone = axes
            .iter()
            .filter(|found| differs(&found.verdict))
            .all(|found| found.axis == darkfigure_model::Axis::Time);
        if (is_apart || is_opposed) && !(by_inequality && is_time_alone) {
            return Err("an implied coverage stands on a difference".to_owned());
        }
    }
    if let Ok(curve) = &believed.curve
        && curve.if_same.iter().any(supposed)
    {
        return Err("a curve supposes what is known".to_owned());
    }
    if is_apart || is_opposed {
        if !matches!(found.gap, GapReading::Refused { .. }) {
            return Err("a gap between what differs".to_owned());
        }
        if !believed.breakevens.is_empty() || !believed.equal_factors.is_empty() {
            return Err("a breakeven stands on a difference".to_owned());
        }
    }
    Ok(())
}

/// A relation between the two figures is never "nobody says".
fn relations_are_read(
    dossier: &Dossier,
    comparison: &Comparison,
    found: &ComparisonFindings,
) -> Result<(), String> {
    for at in [0, 1] {
        let (Some(figure), other) =
            (dossier.figures.get(&comparison.between[at]), &comparison.between[1 - at])
        else {
            continue;
        };
        let relations = &figure.relations;
        let is_said = relations.cites.contains(other)
            || relations.derived_from.contains(other)
            || relations.part_of.as_ref() == Some(other)
            || relations.supersedes.as_ref() == Some(other)
            || relations
                .lineage
                .iter()
                .any(|lineage| lineage.of == *other && lineage.kind != LineageKind::Unknown);
        if is_said && found.comparability.flags.contains(&Flag::LineageNotSaid) {
            return Err("\"nobody says\", and the dossier does".to_owned());
        }
    }
    Ok(())
}

/// What is written is read: the report names every relation between the two figures, every level and every base that the dossier states.
fn what_is_written_is_said(dossier: &Dossier, comparison: &Comparison, text: &str) -> Result<(), String> {
    let whole = sentence::Read::of(text).whole;
    for at in [0, 1] {
        let (Some(figure), other) =
            (dossier.figures.get(&comparison.between[at]), &comparison.between[1 - at])
        else {
            continue;
        };
        let relations = &figure.relations;
        for (is_stated, badge) in [
            (relations.cites.contains(other), "[repeats the other]"),
            (relations.supersedes.as_ref() == Some(other), "[another state of the other]"),
            (relations.revises.as_ref() == Some(other), "[another state of the other]"),
            (relations.extends.as_ref() == Some(other), "[continues the other]"),
            (relations.part_of.as_ref() == Some(other), "[part of the other]"),
            (relations.derived_from.contains(other), "[derived from the other]"),
            (relations.rests_on.contains(other), "[goes back to the other]"),
        ] {
            if is_stated && !whole.contains(badge) {
                return Err(format!("{badge} is stated, and not said"));
            }
        }
        if let Form::Interval(interval) = &figure.value.form {
            let percent = interval.level().probability() * 100.0;
            let level = format!("{}%", (percent * 1e9).round() / 1e9);
            if !whole.contains(&level) {
                return Err(format!("the level {level} is stated, and not said"));
            }
        }
        let base = figure.measure.population.as_ref().filter(|_| figure.kind().needs_base());
        let label = base.and_then(|id| dossier.populations.get(id)).map(|base| &base.label);
        if let Some(label) = label
            && !whole.contains(&label.split_whitespace().collect::<Vec<_>>().join(" "))
        {
            return Err(format!("the base \u{201c}{label}\u{201d} is stated, and not said"));
        }
    }
    Ok(())
}

fn first_screen(dossier: &Dossier, id: &ComparisonId) -> String {
    let findings = analyse(dossier, &Options::default());
    let options = ComposeOptions { only: vec![id.to_string()], ..ComposeOptions::default() };
    render_text(&compose(dossier, &findings, &options), &TextOptions { width: 100, style: TextStyle::Plain })
}

/// A sentence that claims something without an "if" does so with more known too. What an axis says, what words mean and that the count lies
/// within the estimate may be taken away; without its interval a figure stands at its face, and without a relation it is another one's no more.
fn saying_less(dossier: &Dossier, id: &ComparisonId, comparison: &Comparison) -> Result<(), String> {
    let before = sentence::claims(&first_screen(dossier, id));
    for weakening in weakenings() {
        match weakening {
            Weakening::Axis(..) | Weakening::Words | Weakening::CountWithin => {}
            Weakening::Interval(_) | Weakening::Level(_) | Weakening::Relations(_) => continue,
        }
        let Some(weaker) = weaken(dossier, comparison, weakening) else { continue };
        let after = sentence::claims(&first_screen(&weaker, id));
        if let Some(claim) = after.difference(&before).next() {
            let said = sentence::plain_with(&first_screen(&weaker, id), claim);
            return Err(format!("{weakening:?}: \u{201c}{claim}\u{201d} is said, and was not: {said}"));
        }
    }
    Ok(())
}

/// The same of every comparison. Of generated dossiers only with plain words: theirs are drawn at random, with stops in the middle.
fn all_say_less(dossier: &Dossier) -> Result<(), String> {
    dossier.comparisons.iter().try_for_each(|(id, comparison)| saying_less(dossier, id, comparison))
}

fn laws(dossier: &Dossier, reads_text: bool) -> Result<(), String> {
    for (id, comparison) in dossier.comparisons.iter() {
        knowing_less(dossier, id, comparison)?;
        if let Some(found) = found(dossier, id) {
            no_difference_is_supposed_away(&found)?;
            relations_are_read(dossier, comparison, &found)?;
            if reads_text {
                let findings = analyse(dossier, &Options::default());
                let options = ComposeOptions { only: vec![id.to_string()], ..ComposeOptions::default() };
                let document = compose(dossier, &findings, &options);
                let text = render_text(&document, &TextOptions { width: 100, style: TextStyle::Plain });
                sentence::check(&text, &found)?;
                what_is_written_is_said(dossier, comparison, &text)?;
            }
        }
    }
    Ok(())
}

#[test]
fn the_laws_hold_of_every_fixture() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/dossiers");
    let mut n = 0;
    for entry in std::fs::read_dir(folder).expect("the fixtures are there") {
        let path = entry.expect("a readable folder").path().join("dossier.toml");
        let Ok(reading) = load_dossier(&path, InputLimits::default()) else { continue };
        let Some(dossier) = reading.dossier else { continue };
        n += 1;
        if let Err(words) = laws(&dossier, true).and_then(|()| all_say_less(&dossier)) {
            panic!("{}: {words}", path.display());
        }
    }
    assert!(n >= 7);
}

#[test]
fn the_laws_hold_of_what_is_told_of_worlds() {
    let mut faults = Vec::new();
    for seed in 0..worlds::cases() {
        let mut dice = Dice::new(seed);
        let world = World::sample(&mut dice);
        let Some(telling) = Telling::sample(&world, &mut dice) else { continue };
        let reads_text = seed % 10 == 0;
        let held = laws(&telling.dossier, reads_text);
        if let Err(words) =
            held.and_then(|()| if reads_text { all_say_less(&telling.dossier) } else { Ok(()) })
        {
            faults.push(format!("seed {seed}: {words}"));
        }
        if faults.len() >= 12 {
            break;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_laws_hold_of_generated_dossiers(dossier in strategy::dossier()) {
        let plain = with_plain_words(&dossier);
        let held = laws(&dossier, true).and_then(|()| laws(&plain, true)).and_then(|()| all_say_less(&plain));
        prop_assert!(held.is_ok(), "{}", held.unwrap_err());
    }
}
