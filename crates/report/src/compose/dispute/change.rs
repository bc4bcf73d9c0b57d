//! From one date to the next: what changed within one producer's series, with its base.

use darkfigure_analysis::dispute::{ClaimBlock, Computed, DisputeFindings, SeriesChange};
use darkfigure_model::{Figure, Form};

use super::super::desk::Desk;
use super::super::{period, said};
use super::{claim, sayable};
use crate::document::Prose;
use crate::number::{Amount, Dimension};

/// The changes; where none of them is known to be one of what there is, and all for one reason, that stands once, before them.
pub(in crate::compose) fn items(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Prose> {
    let first = found.changes.first().and_then(|change| change.blocked);
    let common = first
        .filter(|_| found.changes.len() > 1 && found.changes.iter().all(|change| change.blocked == first));
    let said =
        common.map(|block| Prose::from(format!("Of every change below: {}.", lower(sayable::why(block)))));
    let items = found.changes.iter().filter_map(|change| item(desk, change, common.is_none()));
    said.into_iter().chain(items).collect()
}

fn lower(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

fn item(desk: &Desk<'_>, change: &SeriesChange, says_why: bool) -> Option<Prose> {
    let (earlier, later) = (desk.figure(&change.earlier)?, desk.figure(&change.later)?);
    let when = |figure: &darkfigure_model::Figure| {
        figure.measure.time.map(|time| format!(" ({})", period::period(time.period))).unwrap_or_default()
    };
    let text = Prose::from("From ").and(said::brief(desk.mention(&change.earlier))).say(when(earlier));
    let text = text.say(" to ").and(said::brief(desk.mention(&change.later))).say(when(later));
    // "At least 150 more" after "around 100" is what the hedge is read as, and no more.
    let Computed { point, low, high } = change.difference;
    let has_one_end = point.is_none() && low.is_some() != high.is_some();
    let is_about = [earlier, later].iter().any(|figure| matches!(figure.value.form, Form::About(_)));
    if is_about && change.blocked == Some(ClaimBlock::NoSuchChange) && has_one_end {
        return Some(text.say(": no change is shown beyond their rounding, hedges and intervals."));
    }
    let text = match by_how_much(desk, change) {
        Some(amount) => text.say(": ").and(amount),
        None => text,
    };
    Some(match change.blocked.filter(|_| says_why) {
        None => text.say("."),
        Some(block) => text.say(format!(". {}.", sayable::why(block))),
    })
}

/// To how many digits a number is known by which it was written; none where it was counted to its last one.
fn n_digits(figure: &Figure) -> Option<u8> {
    let number = figure.value.point()?;
    if figure.is_written_out() && matches!(figure.value.form, Form::Exact(_)) {
        return None;
    }
    let place =
        if matches!(figure.value.form, Form::About(_)) { number.coarsest_place() } else { number.exponent() };
    let size = number.to_f64().abs();
    let digits = if size > 0.0 { libm::floor(libm::log10(size)) - f64::from(place) + 1.0 } else { 1.0 };
    Some(digits.clamp(2.0, 3.0) as u8)
}

/// "a change of 7,800 rooms, +96.3% of the earlier number". None where neither follows from the two as they were said.
pub(in crate::compose) fn by_how_much(desk: &Desk<'_>, change: &SeriesChange) -> Option<Prose> {
    let (earlier, later) = (desk.figure(&change.earlier)?, desk.figure(&change.later)?);
    let digits = [earlier, later].into_iter().filter_map(n_digits).min().filter(|digits| *digits < 3);
    let role = desk.role_of_figure(later);
    let as_written = |amount: Amount| match digits {
        Some(digits) => amount.significant(digits),
        None => amount,
    };
    let is_hedged = [earlier, later].iter().any(|figure| matches!(figure.value.form, Form::About(_)));
    let difference = claim::given(change.difference, role).map(|apart| match (is_hedged, digits) {
        // Of "nearly 1,300" less 1,204 no more is known than of the 1,300.
        (true, Some(_)) => apart.significant(1),
        _ => apart,
    });
    let relative = claim::given(change.relative, Dimension::PercentChange).map(as_written);
    let text = Prose::from("a change of ").number(difference?);
    Some(match relative {
        Some(relative) => text.say(", ").number(relative).say(" of the earlier number"),
        None => text,
    })
}
