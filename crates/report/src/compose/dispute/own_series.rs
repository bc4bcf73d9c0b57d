//! One producer's own numbers: those that do not agree, and what else was counted.

use darkfigure_analysis::dispute::{Comparators, DisputeFindings, OwnConflict, OwnConflictKind};
use darkfigure_model::{FigureId, Form};

use super::super::desk::Desk;
use super::super::{period, said};
use super::{in_time, joined, of_what};
use crate::document::Prose;

pub(super) fn items(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Prose> {
    let conflicts = found.own_conflicts.iter().map(|found| conflict(desk, found));
    conflicts.chain(found.comparators.iter().map(|found| comparators(desk, found, &found.others))).collect()
}

/// Two numbers of one producer that cannot both hold as they stand.
pub(super) fn conflict(desk: &Desk<'_>, conflict: &OwnConflict) -> Prose {
    let text = match conflict.kind {
        OwnConflictKind::Falls => {
            let up_to = |id: &FigureId| {
                let end = desk.figure(id).and_then(|figure| figure.measure.time?.period.end().date());
                end.map(|end| format!(" up to {}", period::date(end))).unwrap_or_default()
            };
            said::brief(desk.mention(&conflict.shorter))
                .say(up_to(&conflict.shorter))
                .say(", then ")
                .and(said::brief(desk.mention(&conflict.longer)))
                .say(up_to(&conflict.longer))
                .say(": a total since one start cannot fall")
        }
        OwnConflictKind::PartAboveWhole => in_time(desk, &conflict.shorter)
            .say(", and ")
            .and(in_time(desk, &conflict.longer))
            .say(": a part of a time cannot have more than all of it"),
        OwnConflictKind::Leap => {
            let days =
                |id: &FigureId| desk.figure(id).and_then(|figure| figure.measure.time?.period.n_days());
            let last = days(&conflict.longer).zip(days(&conflict.shorter)).map(|(all, before)| all - before);
            let last = last.map(|days| format!("{days} days later")).unwrap_or_default();
            let text = in_time(desk, &conflict.shorter).say(", then ").and(in_time(desk, &conflict.longer));
            let text = text.say(format!(", {last}: as said, that is far more a day than before"));
            // A count was said whole; a bound may have been said low.
            let is_bound = |id: &FigureId| {
                let form = desk.figure(id).map(|figure| &figure.value.form);
                form.is_some_and(|form| matches!(form, Form::AtLeast(_) | Form::MoreThan(_)))
            };
            let is_bounded = is_bound(&conflict.shorter) || is_bound(&conflict.longer);
            let low = if is_bounded { "a lower bound that was said low, " } else { "" };
            return text
                .say(format!("; a real rise, {low}late counting or another definition would explain it."));
        }
        OwnConflictKind::TwoTotals => in_time(desk, &conflict.longer)
            .say(", and ")
            .and(said::brief(desk.mention(&conflict.shorter)))
            .say(" for the same time: both cannot hold of one thing"),
    };
    text.say(match conflict.other_vintage {
        Some(true) => "; a correction that was not announced, or another definition, would explain it.",
        Some(false) | None => "; another definition would explain it.",
    })
}

/// What the producer of a count counted besides.
pub(super) fn comparators(desk: &Desk<'_>, found: &Comparators, others: &[FigureId]) -> Prose {
    let window = |id: &FigureId| {
        let time = desk.figure(id).and_then(|figure| figure.measure.time);
        time.map(|time| format!(" ({})", period::period(time.period))).unwrap_or_default()
    };
    let text = of_what(desk, &found.figure).say(window(&found.figure)).say(", and by the same producer ");
    text.and(joined(others.iter().map(|id| of_what(desk, id).say(window(id))), "and"))
        .say(": which of them is set against another's number is a choice.")
}

/// Of what the producer counted besides, that which lies furthest from the count; none where no number is known.
pub(super) fn furthest(desk: &Desk<'_>, found: &Comparators) -> Option<FigureId> {
    let number = |id: &FigureId| {
        let figure = desk.figure(id)?;
        figure.value.numbers().first().map(|number| number.to_f64()).filter(|number| *number > 0.0)
    };
    let own = number(&found.figure)?;
    let distance = |id: &FigureId| number(id).map_or(0.0, |other| libm::log(other / own).abs());
    found.others.iter().max_by(|a, b| distance(a).total_cmp(&distance(b))).cloned()
}
