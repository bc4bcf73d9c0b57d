//! What each side counts, where they differ.

use darkfigure_analysis::{Reason, Side, Verdict};
use darkfigure_model::{Axis, Figure, Period, QuantityKind, TimeKind};

use super::line::{Licence, ScreenLine, ScreenTopic};
use crate::compose::pair::Pair;
use crate::compose::words::axis;
use crate::compose::{period, sentence};
use crate::document::{Inline, Prose};
use crate::number::Dimension;

/// "The 259 (Minister of Interior) are cases recorded over a year; the 100,000 (UN human rights office) are people there at one time."
pub(super) fn line(pair: &Pair<'_>, is_cited: bool) -> Option<ScreenLine> {
    let axes = |wanted: fn(&Verdict) -> bool| -> Vec<Axis> {
        let found =
            pair.found.as_said.axes.iter().filter(|found| wanted(&found.verdict)).map(|found| found.axis);
        found
            .filter(|axis| pair.sides().iter().all(|side| pair.figure(*side).measure.facet(*axis).is_some()))
            .collect()
    };
    let mut told = axes(|verdict| matches!(verdict, Verdict::Differs | Verdict::Overlapping));
    if told == [Axis::Time] {
        // Of two times that differ a reader wants to see what else may: a mean, and a median.
        told.extend(axes(|verdict| matches!(verdict, Verdict::Contained { .. } | Verdict::Unknown)));
        told.retain(|axis| !matches!(axis, Axis::Status | Axis::Unit));
    }
    if told.is_empty() {
        // Where nothing is known to differ, a reader wants to see what may: one within the other, or not known to be the same. How
        // sure each is says nothing of what it counts.
        told = axes(|verdict| matches!(verdict, Verdict::Contained { .. } | Verdict::Unknown));
        told.retain(|axis| *axis != Axis::Status);
        let [one, other] = pair.sides().map(|side| nouns(pair, side));
        told.retain(|axis| *axis != Axis::Unit || one != other);
    }
    if told.is_empty() {
        return None;
    }
    let [lower, upper] = pair.sides();
    let first = clause(pair, lower, &told, is_cited)?;
    // "at least 350,209 deaths" begins no sentence.
    let lead = if matches!(first.0.first(), Some(Inline::Number(_))) && begins_low(&first) {
        "Of the two, "
    } else {
        ""
    };
    let text = Prose::from(lead).and(first).say("; ").and(clause(pair, upper, &told, is_cited)?).say(".");
    Some(ScreenLine::new(Licence::Comparability, ScreenTopic::Why, sentence::begun(text)))
}

fn begins_low(text: &Prose) -> bool {
    text.to_plain().starts_with(char::is_lowercase)
}

/// The longest name of a side that stands in the sentence.
const LONGEST_NAME: usize = 40;

/// "the 259 (Minister of Interior) are cases recorded over a year".
fn clause(pair: &Pair<'_>, side: Side, axes: &[Axis], is_cited: bool) -> Option<Prose> {
    let figure = pair.figure(side);
    let mut text = pair.short(side);
    let says_who = text.to_plain() != pair.desk.short(figure).to_plain();
    // A number that is said with its hedge carries its source wherever it stands.
    if !is_cited || !pair.is_named_by_number(side) {
        text = pair.desk.cite(text, std::slice::from_ref(&figure.source));
    }
    let name = pair.label(side);
    // A side that is told apart by its number has been named by it.
    let is_named = pair.label(side.other()).split(',').next() != name.split(',').next();
    if is_named && !says_who && name.chars().count() <= LONGEST_NAME {
        text = text.say(format!(" ({name})"));
    }
    let is_plural = matches!(figure.kind(), QuantityKind::Number) && !sentence::is_one(figure);
    let verb = if is_plural { "are" } else { "is" };
    Some(text.say(format!(" {verb}{}", counted(pair, side, axes)?)))
}

/// What a side counts, in the respects in which the two differ.
fn counted(pair: &Pair<'_>, side: Side, axes: &[Axis]) -> Option<String> {
    let figure = pair.figure(side);
    let measure = &figure.measure;
    let desk = &pair.desk;
    let has = |axis: Axis| axes.contains(&axis);
    let mut words = String::new();
    let (one, many) = desk.unit_words(&measure.unit);
    if let Some(concept) = measure.concept.as_ref().filter(|_| has(Axis::Concept)) {
        let label = desk.concept(concept);
        let says_unit = [&one, &many].iter().any(|word| label.to_lowercase().contains(word.as_str()))
            || !pair.is_named_by_number(side);
        // The label in quotation marks: how the source names what it counts is the source's word.
        words.push_str(&if says_unit || measure.unit.is_currency() {
            format!(" “{label}”")
        } else {
            format!(" {} (“{label}”)", nouns(pair, side))
        });
    } else if has(Axis::Unit) {
        words.push_str(&format!(" {}", nouns(pair, side)));
    }
    for axis in axes {
        words.push_str(&if *axis == Axis::Time {
            time(pair, side, has(Axis::Unit) || has(Axis::Concept))?
        } else {
            axis::within(desk, &measure.facet(*axis)?)
        });
    }
    Some(words)
}

/// In what a side counts: "deaths", "a share of the workforce".
fn nouns(pair: &Pair<'_>, side: Side) -> String {
    let figure = pair.figure(side);
    if matches!(figure.kind(), QuantityKind::Rate(_)) {
        // Its number has been said with what it is a rate of.
        "a rate".to_owned()
    } else if let Some(start) = start_of_change(pair, figure) {
        format!("a change from {start}")
    } else if let Dimension::Percent { of } = pair.desk.role_of_figure(figure) {
        format!("a share of {of}")
    } else if matches!(figure.kind(), QuantityKind::Amount) {
        // "The 12 is in kilograms": it is gold, and no kilograms.
        format!("in {}", pair.desk.counts(figure))
    } else {
        pair.desk.counts(figure)
    }
}

/// "of 2023", and "since 2019" where the words lead there by themselves.
fn of_period(window: Period) -> String {
    let words = period::period(window);
    let leads = ["since ", "from ", "up to "].iter().any(|lead| words.starts_with(lead));
    if leads { format!(" {words}") } else { format!(" of {words}") }
}

/// When what a change leads from was, where the dossier says.
fn start_of_change(pair: &Pair<'_>, figure: &Figure) -> Option<String> {
    let relates = figure.relations.relates.as_ref()?;
    let is_change = matches!(figure.kind(), QuantityKind::Change(_));
    let base = pair.desk.figure(&relates.base).filter(|_| is_change)?;
    Some(period::period(base.measure.time?.period))
}

/// How a side counts over time: in few words where the two count differently, with the dates where they do not.
fn time(pair: &Pair<'_>, side: Side, counts: bool) -> Option<String> {
    let own = pair.figure(side).measure.time?;
    let other = pair.figure(side.other()).measure.time?;
    if own.kind == other.kind {
        return Some(of_period(own.period));
    }
    let is_event = period::is_event(pair.figure(side).measure.unit.as_str());
    // What was recorded and what there was are set side by side; where they are apart it is by when.
    let is_by_when = pair.found.as_said.axes.iter().any(|found| {
        found.axis == Axis::Time
            && matches!(
                found.reason,
                Reason::WindowsOverlap
                    | Reason::WindowsDiffer
                    | Reason::WindowWithin
                    | Reason::WindowsUnclear
            )
    });
    if is_by_when {
        return Some(of_period(own.period));
    }
    let days = own.period.n_days();
    let over = if days.is_some_and(|days| (360..=371).contains(&days)) { "a year" } else { "a period" };
    Some(match own.kind {
        TimeKind::Stock => " there at one time".to_owned(),
        TimeKind::Entrants if is_event && counts => format!(" that happened over {over}"),
        TimeKind::Entrants if is_event => format!(" of what happened over {over}"),
        TimeKind::Entrants => format!(" new over {over}"),
        TimeKind::Present => format!(" there at any time in {over}"),
        TimeKind::Detections => format!(" recorded over {over}"),
        TimeKind::Cumulative => " in all since a start".to_owned(),
    })
}
