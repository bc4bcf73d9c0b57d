//! Record highs: which estimate was the highest that had been published, and from when.

use std::collections::{BTreeMap, BTreeSet};

use darkfigure_model::{Date, Dossier, Figure, FigureId, Form, Role, Scale, TimeKind};

use super::contradiction::parts;

/// The highest estimates of one thing, each from the day on which it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highest {
    /// The estimates that were the highest when they were said, the earliest first, with that date.
    pub steps: Vec<(FigureId, Date)>,
    /// Estimates of the same that are dated too loosely to be put in order. Before them nothing is said.
    pub unordered: Vec<FigureId>,
    /// Whether others of the same were left out, because they have been corrected or taken back since.
    pub has_taken_back: bool,
}

/// Each estimate of one thing with the number that it says there may be, and when it was said.
#[derive(Default)]
struct Estimates<'d> {
    said: Vec<(&'d FigureId, f64, Option<Date>)>,
    has_taken_back: bool,
}

/// The figures that another one corrects, or that somebody took back.
fn taken_back(dossier: &Dossier) -> BTreeSet<&FigureId> {
    let by_figures =
        dossier.figures.iter().flat_map(|(_, f)| f.relations.revises.iter().chain(dossier.taken_back_by(f)));
    by_figures.chain(dossier.statements.iter().flat_map(|(_, said)| dossier.taken_back_in(said))).collect()
}

/// The highest estimates of each thing of which a figure of the dossier is one, in the order of the dossier.
///
/// One thing is one concept, unit, place and population, whenever it was, but counted over time in one way and over windows of one length: a month
/// is not set beside its year, nor a day beside whoever came in the year. Repetitions are left out, what was corrected or taken
/// back since, and numbers that only bound from
/// above, or that are words: of them nobody can tell whether they are the highest. A range stands at its upper end.
#[must_use]
pub fn highest(dossier: &Dossier) -> Vec<Highest> {
    type Topic<'d> = (&'d str, &'d str, Option<Vec<&'d str>>, Option<&'d str>, Over);
    let mut topics: BTreeMap<Topic<'_>, Estimates<'_>> = BTreeMap::new();
    // A stated part is about less than its measure says.
    let (parts, gone) = (parts(dossier), taken_back(dossier));
    for (id, figure) in dossier.figures.iter().filter(|(id, _)| !parts.contains(id)) {
        let Some((concept, top)) = figure.measure.concept.as_ref().zip(top(figure)) else { continue };
        let topic = (
            concept.as_str(),
            figure.measure.unit.as_str(),
            figure.measure.place.as_ref().map(|place| place.codes().collect()),
            figure.measure.population.as_ref().map(|id| id.as_str()),
            over(figure),
        );
        let topic = topics.entry(topic).or_default();
        if gone.contains(id) {
            topic.has_taken_back = true;
        } else {
            topic.said.push((id, top, dossier.said_on(figure)));
        }
    }
    let mut found: Vec<Highest> = topics.into_values().filter_map(steps).collect();
    found.sort_by_key(|highest| highest.steps.first().and_then(|(id, _)| dossier.figures.place(id)));
    found
}

/// How a figure counts over time: its kind, and the weeks of its window, so that a month is as long as another.
type Over = Option<(TimeKind, Option<i64>)>;

fn over(figure: &Figure) -> Over {
    let time = figure.measure.time?;
    let weeks = match time.kind {
        // Of those there at one time, and of all since a start, the window is none that they are over.
        TimeKind::Stock | TimeKind::Cumulative => None,
        TimeKind::Entrants | TimeKind::Present | TimeKind::Detections => {
            time.period.n_days().map(|days| (days + 3) / 7)
        }
    };
    Some((time.kind, weeks))
}

/// The number that an estimate says there may be.
fn top(figure: &Figure) -> Option<f64> {
    let is_estimate = figure.role() == Some(Role::Estimate);
    let is_plain = figure.value.scale == Scale::One && figure.relations.relates.is_none();
    if !is_estimate || !is_plain || !figure.relations.cites.is_empty() {
        return None;
    }
    match figure.value.form {
        Form::Exact(n) | Form::About(n) | Form::AtLeast(n) | Form::MoreThan(n) => Some(n.to_f64()),
        Form::Range(range) => Some(range.high().to_f64()),
        Form::Interval(interval) => Some(interval.high().to_f64()),
        Form::AtMost(_) | Form::LessThan(_) | Form::FarBelow(_) | Form::Vague(_) => None,
    }
}

fn steps(Estimates { said, has_taken_back }: Estimates<'_>) -> Option<Highest> {
    let mut dated = Vec::new();
    let mut unordered = Vec::new();
    let mut highest_at_some_time: f64 = f64::NEG_INFINITY;
    for (id, top, date) in said {
        match date {
            Some(date) if !date.is_about() => dated.push((id, top, date)),
            Some(_) => {
                highest_at_some_time = highest_at_some_time.max(top);
                unordered.push(id.clone());
            }
            None => unordered.push(id.clone()),
        }
    }
    // What was said "about 2003" may have been said before any of these: below it nothing was surely the highest.
    dated.retain(|(_, top, _)| *top >= highest_at_some_time);
    dated.sort_by_key(|(_, _, date)| (date.first_day(), date.last_day()));
    let mut steps: Vec<(FigureId, Date)> = Vec::new();
    let mut last: Option<(f64, Date)> = None;
    for (id, top, date) in dated {
        match last {
            Some((highest, _)) if top <= highest => {}
            // Of two dates that overlap nobody knows which comes first.
            Some((_, before)) if before.last_day() >= date.first_day() => unordered.push(id.clone()),
            Some(_) | None => {
                steps.push((id.clone(), date));
                last = Some((top, date));
            }
        }
    }
    (!steps.is_empty()).then_some(Highest { steps, unordered, has_taken_back })
}
