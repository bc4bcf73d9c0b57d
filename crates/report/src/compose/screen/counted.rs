//! What each side counts, where they differ.

use darkfigure_analysis::{Side, Verdict};
use darkfigure_model::{Axis, TimeKind};

use super::line::{Licence, ScreenLine, Topic};
use crate::Prose;
use crate::compose::pair::Pair;
use crate::compose::period;

/// "One counts cases recorded over a year, the other people there at one time."
pub(super) fn line(pair: &Pair<'_>) -> Option<ScreenLine> {
    let differs = |axis: Axis| {
        pair.found.as_said.axes.iter().any(|found| {
            found.axis == axis && matches!(found.verdict, Verdict::Differs | Verdict::Overlapping)
        })
    };
    let axes: Vec<Axis> = Axis::ALL.into_iter().filter(|axis| differs(*axis)).collect();
    if axes.is_empty() {
        return None;
    }
    let [one, other] = pair.sides().map(|side| counted(pair, side, &axes));
    let text = Prose::from(format!("One counts {}, the other {}.", one?, other?));
    Some(ScreenLine::new(Licence::Comparability, Topic::Why, text))
}

/// What a side counts, in the respects in which the two differ.
fn counted(pair: &Pair<'_>, side: Side, axes: &[Axis]) -> Option<String> {
    let measure = &pair.figure(side).measure;
    let desk = &pair.desk;
    let mut words = desk.counts(pair.figure(side));
    for axis in axes {
        match axis {
            Axis::Unit => {}
            Axis::Concept => words.push_str(&format!(" of “{}”", desk.concept(measure.concept.as_ref()?))),
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
