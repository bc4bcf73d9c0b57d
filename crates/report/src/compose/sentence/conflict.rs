//! That two figures exclude one another, and on what that rests.

use darkfigure_analysis::dispute::contradiction_between;
use darkfigure_analysis::{GapReading, Side, Verdict};
use darkfigure_model::{Basis, Form, QuantityKind, Role, Status, Tier};

use super::is_one;
use super::ratio::{apart, changed, comes_to};
use crate::compose::dispute::contradiction::may_be_late;
use crate::compose::pair::Pair;
use crate::compose::words::axis;
use crate::compose::{amount, period};
use crate::document::Prose;

/// Under what the two exclude one another as they were said, in the words behind "yes" or "no": nothing where no level, no face value and no count
/// enters. None where they do not exclude one another, or only under what the dossier does not say.
pub(in crate::compose) fn excludes(pair: &Pair<'_>) -> Option<&'static str> {
    let figures = [Side::Left, Side::Right].map(|side| pair.figure(side));
    let is_sure = |figure: &darkfigure_model::Figure| {
        !matches!(figure.measure.status, Some(Status::MayBe | Status::Presumed))
            && figure.value.interval().is_none()
    };
    let [left, right] = &pair.comparison.between;
    let found = contradiction_between(pair.desk.dossier, [left, right])?;
    let is_plain = pair.found.steps.taken.is_empty() && found.open.is_empty() && !found.is_of_other_dates;
    let is_late = may_be_late(figures[0], figures[1]) || may_be_late(figures[1], figures[0]);
    if !is_plain || is_late || !figures.into_iter().all(is_sure) {
        return None;
    }
    let is_count = figures.into_iter().any(|figure| figure.role() == Some(Role::Count));
    Some(match (found.tier == Tier::Face, is_count) {
        (false, false) => "",
        (true, false) => ", as they were said",
        (false, true) => ", unless cases were counted twice or do not belong there",
        (true, true) => ", as they were said, unless cases were counted twice or do not belong there",
    })
}

/// Whether the two exclude one another as they stand, whatever their levels, their rounding or how sure each is: then no "if" is needed.
pub(in crate::compose) fn excludes_outright(pair: &Pair<'_>) -> bool {
    excludes(pair) == Some("")
}

/// That the count lies above what it is a count of. Needs a conflict.
pub(in crate::compose) fn conflict(pair: &Pair<'_>) -> Option<Prose> {
    let supposed = match pair.reading() {
        GapReading::Conditional(_) => "If the two count the same thing, the figures conflict: ",
        GapReading::Full(_) | GapReading::Bound(_) | GapReading::Refused { .. } => "The figures conflict: ",
    };
    pair.gap().is_conflict.then(|| {
        let [lower, upper] = pair.sides();
        // After steps it is what the numbers come to that conflicts, and a step may be what is wrong.
        let changed = changed(pair);
        let come_to = |side: Side| {
            let value = amount::running(&pair.value(side), pair.role(side));
            Prose::from(format!(" {} ", comes_to(pair, side))).number(amount::unqualified(value))
        };
        // Of an election or a census nothing is notified.
        let is_enumerated = pair.figure(lower).basis == Some(Basis::Enumeration);
        let recorded = match changed.contains(&lower) {
            true => come_to(lower).say(", "),
            false if is_enumerated => Prose::from(" were counted, "),
            false => Prose::from(" were recorded, "),
        };
        let is_stepped = !changed.is_empty();
        let than =
            if is_stepped { "more than the estimate, " } else { "more than the estimate of all there are, " };
        let reasons =
            if is_stepped { ", a low estimate or a step that does not hold" } else { " or a low estimate" };
        let late = if may_be_late(pair.figure(lower), pair.figure(upper)) { ", late reports" } else { "" };
        // How near "around" is, it does not say.
        let is_hedged = [lower, upper]
            .map(|side| &pair.figure(side).value.form)
            .iter()
            .any(|form| matches!(form, Form::About(_)));
        let hedged = if is_hedged { ", or that “about” was meant widely" } else { "" };
        let conflict = Prose::from(supposed).and(pair.cited(lower)).and(recorded);
        let conflict = if is_stepped { conflict } else { conflict.and(points_apart(pair)) }.say(than);
        conflict
            .and(match pair.figure(upper).value.interval() {
                // A level at which much lies outside of the interval takes from the conflict, and is said.
                Some(interval) if interval.level().probability() < 0.9 => {
                    pair.desk.cite(pair.said(upper), std::slice::from_ref(&pair.figure(upper).source))
                }
                Some(_) | None => pair.cited(upper),
            })
            .and(if changed.contains(&upper) {
                Prose::from(", which").and(come_to(upper))
            } else {
                Prose::new()
            })
            .say(match is_enumerated {
                true => ". A low estimate, or some counted twice, would explain it.".to_owned(),
                false => format!(". Over-notification, duplicates{late}{reasons} would explain it{hedged}."),
            })
    })
}

/// "26 points ", of two shares, which are no multiple of each other that a reader would think of.
pub(super) fn points_apart(pair: &Pair<'_>) -> Prose {
    let difference = pair.gap().difference;
    match pair.common_role() {
        Some(role)
            if pair.kind(pair.orientation().upper) == QuantityKind::Share
                && amount::says_something(&difference) =>
        {
            Prose::new().number(amount::unqualified(apart(pair, &difference.negated(), role))).say(" ")
        }
        Some(_) | None => Prose::new(),
    }
}

/// "74,000–81,000 deaths reach further in time, about 151,000 deaths in what is counted": where containments go both ways.
pub(in crate::compose) fn opposed(pair: &Pair<'_>) -> Option<Prose> {
    let within = |side: Side| -> Vec<String> {
        let axes = pair.found.comparability.axes.iter();
        let inner = axes.filter(|found| found.verdict == Verdict::Contained { inner: side });
        let mut words: Vec<String> = inner.map(|found| axis::reach(found.axis).to_owned()).collect();
        words.dedup();
        words
    };
    let [lower, upper] = pair.sides();
    let (of_lower, of_upper) = (within(upper), within(lower));
    if of_lower.is_empty() || of_upper.is_empty() {
        return None;
    }
    let verb = if is_one(pair.figure(lower)) { " reaches" } else { " reach" };
    let text = pair.short(lower).say(format!("{verb} further in {}, ", period::list(&of_lower, "and")));
    Some(text.and(pair.short(upper)).say(format!(" in {}", period::list(&of_upper, "and"))))
}
