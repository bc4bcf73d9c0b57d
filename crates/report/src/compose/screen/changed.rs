//! How one number changed from one time to another.

use darkfigure_analysis::dispute::{ClaimBlock, DisputeFindings, DrawnRatio};
use darkfigure_analysis::{Side, Verdict};
use darkfigure_model::{Axis, Basis, Edge, Known, QuantityKind, Role, Tier, TimeKind};

use super::line::{Licence, ScreenLine, ScreenTopic};
use crate::compose::dispute::change;
use crate::compose::pair::Pair;
use crate::compose::period;
use crate::compose::sentence::{self, Rounded};
use crate::document::Prose;
use crate::number::{Amount, Dimension};

fn said(text: Prose) -> ScreenLine {
    ScreenLine::new(Licence::Change, ScreenTopic::Answer, text.say("."))
}

/// Whether a number rose or fell from one time to another, where nothing but the time differs.
pub(super) fn line(pair: &Pair<'_>, dispute: &DisputeFindings) -> Option<ScreenLine> {
    let axes = &pair.found.as_said.axes;
    if axes.iter().any(|found| found.axis != Axis::Time && found.verdict != Verdict::Same) {
        return None;
    }
    let time = |side: Side| pair.figure(side).measure.time;
    let (one, other) = (time(Side::Left)?, time(Side::Right)?);
    let is_of_one_length = one.kind == TimeKind::Stock
        || one
            .period
            .n_days()
            .zip(other.period.n_days())
            .is_some_and(|(one, other)| (one - other).abs() <= 3);
    if one.kind != other.kind || one.period.is_apart(other.period) != Known::Yes || !is_of_one_length {
        return None;
    }
    let ends = |side: Side| match time(side)?.period.end() {
        Edge::At(date) => Some(date.last_day()),
        Edge::Open | Edge::Unknown => None,
    };
    let later = if ends(Side::Left)? > ends(Side::Right)? { Side::Left } else { Side::Right };
    let span = |side: Side| {
        let said = pair.figure(side).quantity();
        let end = |end: Option<f64>, open: f64| end.or(said.central()).unwrap_or(open);
        (end(said.low().value(), f64::NEG_INFINITY), end(said.high().value(), f64::INFINITY))
    };
    let ((low, high), (low_before, high_before)) = (span(later), span(later.other()));
    let from_to = |text: Prose| -> Option<Prose> {
        let when = |side: Side| Some(format!(" ({})", period::period(time(side)?.period)));
        let text = text.and(pair.cited(later.other())).say(when(later.other())?);
        Some(text.say(" to ").and(pair.cited(later)).say(when(later)?))
    };
    let noun = match pair.figure(later).kind() {
        QuantityKind::Number => "number",
        QuantityKind::Amount => "amount",
        QuantityKind::Share => "share",
        QuantityKind::Rate(_) => "rate",
        QuantityKind::Change(_) => "change",
    };
    let is_apart = low > high_before || high < low_before;
    if is_apart && Rounded::of(pair).is_some() {
        let text = from_to("Cannot be told: rounding alone may make the change, from ".into())?;
        return Some(said(text));
    }
    // The errors of two samples that share nothing partly cancel: their margins may meet, and chance hardly part them so far.
    let gap = pair.gap();
    let is_beyond_chance = gap.is_of_independent_samples
        && (gap.difference.low().value().is_some_and(|least| least > 0.0)
            || gap.difference.high().value().is_some_and(|most| most < 0.0));
    let point = |side: Side| pair.figure(side).quantity().central();
    let verb = if low > high_before {
        "rose"
    } else if high < low_before {
        "fell"
    } else if is_beyond_chance && point(later) > point(later.other()) {
        "rose"
    } else if is_beyond_chance {
        "fell"
    } else if gap.is_of_independent_samples {
        let text = from_to("Cannot be told: chance may part two samples as far as that, from ".into())?;
        return Some(said(text));
    } else if [low_before, high, high_before].iter().all(|end| end.total_cmp(&low).is_eq()) {
        let text = from_to(format!("No: as published, the {noun} is the same, from ").into())?;
        return Some(said(text));
    } else if [low, high, low_before, high_before].iter().any(|end| end.is_infinite()) {
        let text = from_to("Cannot be told: the numbers as they were said leave it open, from ".into())?;
        return Some(said(text));
    } else {
        let text = from_to("Cannot be told: the margins overlap, from ".into())?;
        return Some(said(text));
    };
    // A register draws no sample: its numbers may be rounded, and chance has no part in them.
    let tiers = [Side::Left, Side::Right].map(|side| match pair.figure(side) {
        counted if counted.role() == Some(Role::Count) && counted.value.interval().is_none() => {
            Some(Tier::Hard)
        }
        other => other.quantity().tier(),
    });
    let behind = if is_beyond_chance {
        ", by more than chance usually parts two independent samples with these margins"
    } else if tiers.contains(&Some(Tier::Face)) || tiers.contains(&None) {
        "; no margin is given for either, so whether that is more than chance cannot be told"
    } else if tiers == [Some(Tier::Stated); 2] {
        ", by more than their margins"
    } else if tiers.contains(&Some(Tier::Stated)) {
        ", by more than the margin that is given for one of them"
    } else {
        ""
    };
    let [left, right] = &pair.comparison.between;
    let is_of_one = pair.desk.who(left) == pair.desk.who(right);
    let bases = [Side::Left, Side::Right].map(|side| pair.figure(side).basis);
    if !is_of_one && bases != [Some(Basis::Register); 2] {
        // What one reckons or asks at one time and another at another is no change of either. A register goes from hand to hand.
        let lower = if verb == "rose" { later.other() } else { later };
        let fewer = if pair.figure(lower).kind() == QuantityKind::Number { "fewer" } else { "lower" };
        let dated = |text: Prose, side: Side| -> Option<Prose> {
            Some(text.and(pair.cited(side)).say(format!(" ({})", period::period(time(side)?.period))))
        };
        let text = dated(Prose::new(), lower)?.say(format!(" {} {fewer} than ", sentence::are(pair, lower)));
        let text = dated(text, lower.other())?;
        let text = text
            .say(format!(", and the two are of two producers, so whether the {noun} {verb} cannot be told"));
        return Some(said(sentence::begun(text)));
    }
    let text = from_to(Prose::from(format!("As published, the {noun} {verb}: from ")))?;
    let [earlier, later] = [later.other(), later].map(|side| side.of(&pair.comparison.between));
    let change = dispute.changes.iter().find(|found| (&found.earlier, &found.later) == (earlier, later));
    let shown = change.filter(|found| found.blocked != Some(ClaimBlock::NoSuchChange));
    let by_how_much = match pair.common_role().filter(|_| gap.is_of_independent_samples) {
        Some(role) => {
            let falls = gap.difference.high().value().is_some_and(|most| most < 0.0);
            let apart = if falls { gap.difference.negated() } else { gap.difference };
            Some(Prose::from("a change of ").number(sentence::apart(pair, &apart, role)))
        }
        None => shown.and_then(|found| change::by_how_much(&pair.desk, found)),
    };
    let text = match by_how_much {
        Some(amount) => text.say(", ").and(amount),
        None => text,
    };
    let text = match change.and_then(|found| found.drawn) {
        Some(drawn) => text.and(as_draws(drawn)),
        None => text,
    };
    let made = if bases[0] == bases[1] { "" } else { "; the two were made in different ways" };
    let whose = if is_of_one { "" } else { "; the two are not of one producer" };
    // A register grows with what is looked for, too.
    let is_recorded = |side: Side| {
        pair.figure(side).basis == Some(Basis::Register) && pair.figure(side).kind() == QuantityKind::Number
    };
    let is_of_records = is_recorded(Side::Left) && is_recorded(Side::Right) && one.kind == TimeKind::Entrants;
    let seen = if one.kind == TimeKind::Detections || is_of_records {
        "; that is what was recorded, not what there was"
    } else {
        ""
    };
    Some(said(text.say(behind).say(made).say(whose).say(seen)))
}

/// What two counts that the dossier reads as draws show of the rate behind them: ", though as draws they leave room for 0.8 to 4.9 times".
fn as_draws(drawn: DrawnRatio) -> Prose {
    let ratio = match drawn.high {
        Some(high) => Amount::between(drawn.low, high, Dimension::Ratio),
        None => Amount::at_least(drawn.low, Dimension::Ratio),
    };
    let text = Prose::from("; as draws, which the dossier reads them as, they leave room for ");
    let text =
        text.number(ratio.significant(2)).say(format!(" the earlier rate ({}%)", 100.0 * DrawnRatio::LEVEL));
    text.say(if drawn.holds_one() {
        ", so chance may have made it"
    } else {
        ", so chance hardly made all of it"
    })
}
