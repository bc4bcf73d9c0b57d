//! What contradicts what, on what that rests, and what changed where a figure was repeated.

use darkfigure_analysis::{AxisVerdict, Flag, Reason, Retraction, Side, Verdict, compare_as_said};
use darkfigure_model::{Axis, Dossier, Figure, FigureId, Form, Measure, Role};

use super::line::{Licence, ScreenLine, ScreenTopic};
use crate::compose::dispute::statement;
use crate::compose::pair::Pair;
use crate::compose::sentence::{self, capital};
use crate::compose::words::axis;
use crate::compose::{period, said};
use crate::document::Prose;

/// The sentences about the pair's surroundings.
pub(super) fn lines(pair: &Pair<'_>) -> Vec<ScreenLine> {
    let line = |licence, text| ScreenLine::new(licence, ScreenTopic::Conflict, text);
    let replaced = replaced(pair).map(|text| line(Licence::Succession, text));
    let kept = kept(pair).map(|text| line(Licence::Succession, text));
    let denials = denials(pair).map(|text| line(Licence::Contradiction, text));
    let changed = changed(pair).map(|text| line(Licence::Drift, text));
    let follows = denials.as_ref().is_some_and(|_| contradicted(pair).len() == 1);
    let beside = beside(pair, follows).map(|text| line(Licence::NoContradiction, text).leaning(follows));
    [replaced, kept, denials, beside, changed].into_iter().flatten().collect()
}

/// Whether a third number stands in the place of one of the two, or one was taken back. What was corrected end by end is read as it stands now.
pub(super) fn is_replaced(pair: &Pair<'_>) -> bool {
    pair.found.revised_by == [None, None] && replaced_by_others(pair).is_some()
}

/// The same where something else than the other side took its place, so that the two are not the last word on what they count.
pub(super) fn replaced_by_others(pair: &Pair<'_>) -> Option<Prose> {
    let is_gone = pair.found.comparability.flags.iter().any(|flag| match flag {
        Flag::Superseded { side, by } | Flag::Revised { side, by } => by != id(pair, side.other()),
        Flag::Retracted { side, by: Retraction::Figure(by) } => by != id(pair, side.other()),
        Flag::Retracted { by: Retraction::Statement(_), .. } => true,
        Flag::Tied { .. }
        | Flag::OneOrigin { .. }
        | Flag::Independent { .. }
        | Flag::LineageUnknown { .. }
        | Flag::LineageNotSaid
        | Flag::Rebuts { .. }
        | Flag::AttachmentUnclear { .. } => false,
    });
    replaced(pair).filter(|_| is_gone)
}

/// That a side's figure has been replaced, corrected or taken back since.
fn replaced(pair: &Pair<'_>) -> Option<Prose> {
    let is_other = |side: Side, by: &FigureId| by == id(pair, side.other());
    let flags = &pair.found.comparability.flags;
    let said = pair.sides().into_iter().flat_map(|of| flags.iter().map(move |flag| (of, flag)));
    let said = said.filter_map(|(of, flag)| {
        let (side, verb, by) = match flag {
            Flag::Superseded { side, by } => (*side, "Replaced", Some(by)),
            Flag::Revised { side, by } => (*side, "Revised", Some(by)),
            Flag::Retracted { side, by: Retraction::Figure(by) } => (*side, "Taken back", Some(by)),
            Flag::Retracted { side, by: Retraction::Statement(_) } => (*side, "Taken back", None),
            Flag::Tied { .. }
            | Flag::OneOrigin { .. }
            | Flag::Independent { .. }
            | Flag::LineageUnknown { .. }
            | Flag::LineageNotSaid
            | Flag::Rebuts { .. }
            | Flag::AttachmentUnclear { .. } => return None,
        };
        if side != of {
            return None;
        }
        let text = Prose::from(format!("{verb} since: ")).and(pair.short(side));
        Some(match by {
            Some(by) if is_other(side, by) => text.say(", by ").and(pair.short(side.other())).say("."),
            Some(by) => {
                let text = text.say(", by ").and(pair.desk.mention(by));
                match last_successor(pair, by) {
                    Some(last) => text.say(", and that in the end by ").and(pair.desk.mention(last)).say("."),
                    None => text.say("."),
                }
            }
            None => text.say("."),
        })
    });
    said.reduce(|text, next| text.say(" ").and(next))
}

/// The figure that stands at the end of the chain of those that took this one's place; none where nothing has.
fn last_successor<'a>(pair: &Pair<'a>, id: &FigureId) -> Option<&'a FigureId> {
    let figures = &pair.desk.dossier.figures;
    let next = |id: &FigureId| {
        figures.iter().find(|(_, later)| later.relations.supersedes.as_ref() == Some(id)).map(|(by, _)| by)
    };
    let mut last = next(id)?;
    // A circle of successors is reported by itself.
    for _ in 0..figures.len() {
        match next(last) {
            Some(by) => last = by,
            None => return Some(last),
        }
    }
    None
}

/// That a side's figure corrects another one end by end, of which an end stays.
fn kept(pair: &Pair<'_>) -> Option<Prose> {
    let said = pair.sides().into_iter().filter_map(|side| {
        let figure = pair.figure(side);
        let (_, Some(earlier)) = pair.desk.dossier.as_revised(figure) else { return None };
        let end = if figure.quantity().high().value().is_none() { "upper" } else { "lower" };
        let text = Prose::from("Of ").and(pair.desk.mention(earlier)).say(", which ").and(pair.cited(side));
        let verb = if sentence::are(pair, side) == "is" { "corrects" } else { "correct" };
        Some(text.say(format!(" {verb}, the {end} end stays.")))
    });
    said.reduce(|text, next| text.say(" ").and(next))
}

/// The figures of the dossier that are not the pair's own, in the dossier's order.
fn others<'a>(pair: &Pair<'a>) -> impl Iterator<Item = (&'a FigureId, &'a Figure)> {
    let between = &pair.comparison.between;
    pair.desk.dossier.figures.iter().filter(move |(id, _)| !between.contains(id))
}

/// The sides that something contradicts.
fn contradicted(pair: &Pair<'_>) -> Vec<Side> {
    let dossier = pair.desk.dossier;
    let is_denied = |side: &Side| {
        let target = pair.figure(*side);
        others(pair).any(|(_, figure)| {
            dossier.disputed_by(figure).contains(&id(pair, *side))
                && matches!(stands(dossier, figure, target), Some(Stands::Excludes | Stands::Denies))
        }) || dossier.statements.iter().any(|(_, said)| dossier.disputed_in(said).contains(&id(pair, *side)))
    };
    pair.sides().into_iter().filter(is_denied).collect()
}

fn id<'a>(pair: &Pair<'a>, side: Side) -> &'a FigureId {
    side.of(&pair.comparison.between)
}

/// Claims that were put against one of the pair and exclude it, as they were said.
fn denials(pair: &Pair<'_>) -> Option<Prose> {
    let mut text = Prose::new();
    for side in pair.sides() {
        let target = pair.figure(side);
        for (denial, figure) in others(pair) {
            if !pair.desk.dossier.disputed_by(figure).contains(&id(pair, side)) {
                continue;
            }
            let Some(stands) = stands(pair.desk.dossier, figure, target) else { continue };
            let space = if text.is_empty() { "" } else { " " };
            let rests: Vec<&FigureId> =
                figure.relations.derived_from.iter().chain(&figure.relations.rests_on).collect();
            text = denied(pair, text.say(space).and(quoted(pair, denial, figure)), side, &rests, stands);
        }
        for (_, denial) in pair.desk.dossier.statements.iter() {
            if !pair.desk.dossier.disputed_in(denial).contains(&id(pair, side)) {
                continue;
            }
            let space = if text.is_empty() { "" } else { " " };
            let said = text.say(space).and(statement::mention(&pair.desk, denial));
            let rests: Vec<_> = denial.rests_on.iter().collect();
            text = denied(pair, said, side, &rests, Stands::Excludes);
        }
    }
    (!text.is_empty()).then_some(text)
}

/// A denial with what it rests on: the other side's own figure, another one, or nothing that is given. The ground stands beside the denial,
/// so that it is not read as the ground of what is denied.
fn denied(pair: &Pair<'_>, denial: Prose, side: Side, rests: &[&FigureId], stands: Stands) -> Prose {
    let ground = pair.figure(side.other());
    let denial = if rests.contains(&id(pair, side.other())) && ground.role() != Some(Role::Count) {
        denial.say(", inferred from ").and(pair.short(side.other())).say(",")
    } else if rests.contains(&id(pair, side.other())) {
        let unit = pair.desk.counts(ground);
        denial.say(format!(", inferred from these same {unit},"))
    } else if let Some(first) = rests.first() {
        denial.say(", inferred from ").and(pair.desk.mention(first)).say(",")
    } else {
        denial
    };
    match stands {
        Stands::Excludes => denial.say(" contradicts ").and(pair.short(side)).say("."),
        Stands::Denies => denial.say(" denies ").and(pair.short(side)).say("."),
        Stands::Aside(on) => {
            denial.say(" was put against ").and(pair.short(side)).say(format!(", of {}.", aside(on)))
        }
        Stands::Unrelated(on) => {
            let text = denial.say(" was put against ").and(pair.short(side));
            text.say(format!("; whether both are about the same {} is not known.", axis::noun(on)))
        }
    }
}

/// How a claim that was put against a figure stands to its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// It leaves no room for it.
    Excludes,
    /// It denies that very number: "nowhere near 100,000".
    Denies,
    /// It would, and in this respect is about something else.
    Aside(Axis),
    /// It would, and nobody says whether in this respect the two are about the same.
    Unrelated(Axis),
}

/// How a claim stands to a figure's number, as both were said. None where it leaves room for it.
fn stands(dossier: &Dossier, claim: &Figure, target: &Figure) -> Option<Stands> {
    let is_alike =
        claim.measure.unit == target.measure.unit && claim.measure.concept == target.measure.concept;
    // What was seen excludes nothing that was not.
    if !is_alike || claim.role() == Some(Role::Count) || !leaves_no_room(claim, target) {
        return None;
    }
    let found = compare_as_said(dossier, &claim.measure, &target.measure);
    let other = found.axes.iter().find(|found| found.axis != Axis::Status && is_other(found));
    Some(match other {
        None => Stands::Excludes,
        Some(_) if denies(claim, target) => Stands::Denies,
        Some(found) if found.verdict == Verdict::Unknown => Stands::Unrelated(found.axis),
        Some(found) => Stands::Aside(found.axis),
    })
}

/// Whether a claim names a figure's own number and says that it is nowhere near it.
fn denies(claim: &Figure, target: &Figure) -> bool {
    let Form::FarBelow(number) = claim.value.form else { return false };
    target.value.numbers().iter().any(|own| (own.to_f64() - number.to_f64()).abs() < 1e-9)
}

/// Whether a claim's number leaves no room for a figure's. What was recorded is no more than what there is: a number above it leaves it as it is.
fn leaves_no_room(claim: &Figure, target: &Figure) -> bool {
    let is_recorded = target.role() == Some(Role::Count);
    let (claim, target) = (claim.quantity(), target.quantity());
    let face = |end: Option<f64>| target.central().or(end);
    let below = claim.high().value().zip(face(target.low().value())).is_some_and(|(high, low)| high <= low);
    let above = claim.low().value().zip(face(target.high().value())).is_some_and(|(low, high)| low >= high);
    if is_recorded { below } else { below != above }
}

/// Whether a claim is of something else than a figure in one respect, or of a part or a whole of it, or each has a name of its own and nobody says how
/// the two relate.
const fn is_other(found: &AxisVerdict) -> bool {
    match found.verdict {
        Verdict::Differs | Verdict::Overlapping | Verdict::Contained { .. } => true,
        Verdict::Unknown => matches!(
            found.reason,
            Reason::ConceptsUnrelated
                | Reason::PopulationsUnrelated
                | Reason::PlacesUnclear
                | Reason::WindowsUnclear
        ),
        Verdict::Same | Verdict::Bridged { .. } => false,
    }
}

/// What a claim is about that is not of the same scope, in the words behind "of".
const fn aside(axis: Axis) -> &'static str {
    match axis {
        Axis::Time => "another time",
        Axis::Place => "another place",
        Axis::Population => "another group",
        Axis::Unit | Axis::Concept | Axis::Status => "something else",
    }
}

/// A claim in its own words, with who said it.
fn quoted(pair: &Pair<'_>, name: &FigureId, figure: &Figure) -> Prose {
    let words = if figure.wording.is_empty() {
        said::brief(said::as_said(&pair.desk, figure))
    } else {
        Prose::from(format!("“{}”", capital(&figure.wording)))
    };
    pair.desk.cite(words.say(format!(" ({})", pair.desk.who(name))), std::slice::from_ref(&figure.source))
}

/// What changed where a publication repeats one of the pair.
fn changed(pair: &Pair<'_>) -> Option<Prose> {
    let mut text = Prose::new();
    for side in pair.sides() {
        let original = pair.figure(side);
        for (_, copy) in others(pair).filter(|(_, figure)| figure.relations.cites.contains(id(pair, side))) {
            let changes = changes(pair, &original.measure, &copy.measure);
            if changes.is_empty() {
                continue;
            }
            let start = if text.is_empty() { "Where " } else { " Where " };
            let source = std::slice::from_ref(&copy.source);
            text = pair.desk.cite(text.say(start).and(pair.short(side)).say(" was repeated"), source);
            text = text.say(format!(", {}.", period::list(&changes, "and")));
        }
    }
    (!text.is_empty()).then_some(text)
}

/// The respects in which a copy says something else than its original.
fn changes(pair: &Pair<'_>, original: &Measure, copy: &Measure) -> Vec<String> {
    let found = compare_as_said(pair.desk.dossier, original, copy);
    found
        .axes
        .iter()
        .filter(|found| !matches!(found.verdict, Verdict::Same))
        .filter_map(|found| axis::became(&pair.desk, original, copy, found.axis))
        .collect()
}

/// Figures about the same thing as one of the pair that set a floor below it, and so contradict nothing.
///
/// Where only one side is contradicted and these stand beside the same side, the sentence follows on that one.
fn beside(pair: &Pair<'_>, follows: bool) -> Option<Prose> {
    let mut text = Prose::new();
    for side in pair.sides() {
        let target = pair.figure(side);
        let reach = target.quantity();
        let top = reach.central().or(reach.high().value());
        let follows = follows && contradicted(pair) == [side];
        for (other, figure) in others(pair) {
            let relations = &figure.relations;
            let is_about_the_same = figure.kind().matches(target.kind()).is_ok()
                && figure.measure.unit == target.measure.unit
                && figure.measure.concept == target.measure.concept
                && figure.measure.concept.is_some()
                && figure.measure.place == target.measure.place;
            let is_bound_up = relations.cites.contains(id(pair, side))
                || pair.desk.dossier.disputed_by(figure).contains(&id(pair, side));
            let is_floor = matches!(figure.value.form, Form::AtLeast(_) | Form::MoreThan(_));
            // Every comparison asks every figure: what costs something is asked last.
            // A published change bounds neither of the numbers that it relates.
            if !is_about_the_same || is_bound_up || !is_floor || relations.relates.is_some() {
                continue;
            }
            let floor = figure.quantity().low().value();
            // "More than 3,000" leaves no room for "up to 3,000"; a record of 3,000 sets no ceiling.
            let is_strict = target.role() != Some(Role::Count)
                && (matches!(figure.value.form, Form::MoreThan(_))
                    || matches!(target.value.form, Form::LessThan(_) | Form::FarBelow(_)));
            if floor.zip(top).is_none_or(|(floor, top)| floor > top || is_strict && floor >= top) {
                continue;
            }
            let start = if text.is_empty() { "" } else { " " };
            text = text.say(start).and(quoted(pair, other, figure));
            // After a sentence about what does, two words say it.
            text = if follows {
                text.say(" does not.")
            } else {
                text.say(" does not contradict ").and(pair.short(side)).say(".")
            };
        }
    }
    (!text.is_empty()).then_some(text)
}
