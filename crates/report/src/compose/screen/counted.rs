//! What each side counts, where they differ.

use darkfigure_analysis::{Side, Verdict};
use darkfigure_model::{Axis, Measure, TimeKind};

use super::line::{Licence, ScreenLine, ScreenTopic};
use crate::compose::pair::Pair;
use crate::compose::period;
use crate::document::Prose;

/// "One counts cases recorded over a year, the other people there at one time."
pub(super) fn line(pair: &Pair<'_>) -> Option<ScreenLine> {
    let axes = |wanted: fn(&Verdict) -> bool| -> Vec<Axis> {
        let found =
            pair.found.as_said.axes.iter().filter(|found| wanted(&found.verdict)).map(|found| found.axis);
        found
            .filter(|axis| pair.sides().iter().all(|side| states(&pair.figure(*side).measure, *axis)))
            .collect()
    };
    let mut told = axes(|verdict| matches!(verdict, Verdict::Differs | Verdict::Overlapping));
    if told.is_empty() {
        // Where nothing is known to differ, a reader wants to see what may: one within the other, or not known to be the same. How
        // sure each is says nothing of what it counts.
        told = axes(|verdict| matches!(verdict, Verdict::Contained { .. } | Verdict::Unknown));
        told.retain(|axis| *axis != Axis::Status);
    }
    let axes = told;
    if axes.is_empty() {
        return None;
    }
    let [one, other] = pair.sides().map(|side| counted(pair, side, &axes));
    let text = Prose::from(format!("One counts {}, the other {}.", one?, other?));
    Some(ScreenLine::new(Licence::Comparability, ScreenTopic::Why, text))
}

/// Whether a measure says anything on an axis.
const fn states(measure: &Measure, axis: Axis) -> bool {
    match axis {
        Axis::Unit => true,
        Axis::Concept => measure.concept.is_some(),
        Axis::Population => measure.population.is_some(),
        Axis::Place => measure.place.is_some(),
        Axis::Time => measure.time.is_some(),
        Axis::Status => measure.status.is_some(),
    }
}

/// What a side counts, in the respects in which the two differ.
fn counted(pair: &Pair<'_>, side: Side, axes: &[Axis]) -> Option<String> {
    let measure = &pair.figure(side).measure;
    let desk = &pair.desk;
    let mut words = desk.counts(pair.figure(side));
    for axis in axes {
        match axis {
            Axis::Unit => {}
            Axis::Concept => words.push_str(&format!(" (“{}”)", desk.concept(measure.concept.as_ref()?))),
            Axis::Population => {
                words.push_str(&format!(" among {}", desk.population(measure.population.as_ref()?)))
            }
            Axis::Place => {
                words.push_str(&format!(" in {}", period::list(&measure.place.as_ref()?.names(), "and")))
            }
            Axis::Time => words.push_str(&time(pair, side)?),
            Axis::Status => {
                words.push_str(&format!(", {}", super::super::words::basis::status(measure.status?)))
            }
        }
    }
    Some(words)
}

/// How a side counts over time: in few words where the two count differently, with the dates where they do not.
fn time(pair: &Pair<'_>, side: Side) -> Option<String> {
    let own = pair.figure(side).measure.time?;
    let other = pair.figure(side.other()).measure.time?;
    if own.kind == other.kind {
        return Some(format!(" ({})", period::period(own.period)));
    }
    let days = own.period.n_days();
    let over = if days.is_some_and(|days| (360..=371).contains(&days)) { "a year" } else { "a period" };
    Some(match own.kind {
        TimeKind::Stock => " there at one time".to_owned(),
        TimeKind::Entrants => format!(" new over {over}"),
        TimeKind::Present => format!(" there at any time in {over}"),
        TimeKind::Detections => format!(" recorded over {over}"),
        TimeKind::Cumulative => " in all since a start".to_owned(),
    })
}
