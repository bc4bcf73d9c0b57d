//! Why no answer can be told from two numbers; where they stand for different things, what they say side by side.

use darkfigure_analysis::{AxisVerdict, Side, Verdict};
use darkfigure_model::{Axis, Extent, Grade, QuantityKind, TimeKind};

use super::answer::Asking;
use super::hold::are_of_different_wholes;
use super::line::{Licence, ScreenLine, ScreenTopic};
use super::named;
use super::question::Asked;
use super::unlike;
use crate::compose::pair::Pair;
use crate::compose::period;
use crate::compose::sentence;
use crate::compose::words::axis;
use crate::document::Prose;

fn said(text: Prose) -> Option<ScreenLine> {
    Some(ScreenLine::new(Licence::Comparability, ScreenTopic::Answer, text))
}

/// "3,200 deaths are more than 1,600 deaths, as they were said; the two are not about the same place": of one unit and kind, and apart whatever
/// their rounding. How many times as many is not said, as if the one were what the other missed.
fn side_by_side(pair: &Pair<'_>) -> Option<ScreenLine> {
    let is_named = unlike::clause(pair).is_none() && named::clause(pair).is_some();
    let of_part = || {
        named::averages_of_part_and_whole(pair).then(|| "one is of a part of what the other is of".to_owned())
    };
    let differ = unlike::clause(pair).map(str::to_owned).or_else(|| named::clause(pair)).or_else(of_part)?;
    let [one, other] = pair.sides();
    let is_plain = |side| match pair.figure(side).kind() {
        QuantityKind::Number | QuantityKind::Amount | QuantityKind::Share => true,
        QuantityKind::Rate(_) => is_named,
        QuantityKind::Change(_) => false,
    };
    let measures = [one, other].map(|side| &pair.figure(side).measure);
    let kinds = [one, other].map(|side| pair.figure(side).kind());
    let are_rates = kinds.iter().all(|kind| matches!(kind, QuantityKind::Rate(_)));
    let is_alike = (kinds[0] == kinds[1] || are_rates && kinds[0].matches(kinds[1]).is_ok())
        && measures[0].unit == measures[1].unit
        && measures[0].time.map(|time| time.kind) == measures[1].time.map(|time| time.kind);
    if !is_alike || !is_plain(one) || !pair.found.steps.taken.is_empty() {
        return None;
    }
    let extents = [one, other].map(|side| Extent::of_figure(pair.figure(side)));
    let [larger, smaller] = if extents[0].is_above(extents[1]) {
        [one, other]
    } else if extents[1].is_above(extents[0]) {
        [other, one]
    } else {
        return None;
    };
    if Extent::of_figure(pair.figure(smaller)).low.is_none_or(|low| low < 0.0) {
        return None;
    }
    let text = pair
        .cited(larger)
        .say(format!(" {} {} than ", sentence::are(pair, larger), sentence::more(pair)))
        .and(pair.cited(smaller));
    said(sentence::begun(text.say(format!(", as they were said; {differ}."))))
}

/// What besides the time keeps a change from being told: a rise is one of the same thing, in the same place. None where nothing does.
fn hindrance(pair: &Pair<'_>) -> Option<String> {
    let others = || pair.found.comparability.axes.iter().filter(|found| found.axis != Axis::Time);
    let is_within = |axis: Axis| {
        others().any(|found| found.axis == axis && matches!(found.verdict, Verdict::Contained { .. }))
    };
    if let Some(why) = unlike::clause_but_for(pair, Some(Axis::Time)) {
        return Some(why.to_owned());
    }
    if is_within(Axis::Population) && are_of_different_wholes(pair) {
        return Some("the two are shares of different wholes".to_owned());
    }
    for (axis, noun) in [(Axis::Place, "place"), (Axis::Population, "group"), (Axis::Concept, "thing")] {
        if is_within(axis) {
            return Some(format!("the two are not about the same {noun}: one lies within the other"));
        }
    }
    if are_of_unlike_windows(pair) {
        return Some("one is of a longer time than the other".to_owned());
    }
    let is_open = |found: &AxisVerdict| found.verdict == Verdict::Unknown && found.axis != Axis::Status;
    let named = named::axes(pair);
    let what =
        others().any(|found| is_open(found) && !named.contains(&found.axis) && found.axis != Axis::Place);
    if what {
        return Some("whether the two count the same thing is not known".to_owned());
    }
    named::clause(pair)
}

/// Whether the two are of what happened in windows of unlike length: a year, and half a year.
fn are_of_unlike_windows(pair: &Pair<'_>) -> bool {
    /// A leap year and a long month are no other length.
    const UNLIKE: f64 = 1.15;
    let days = |side: Side| {
        let is_of_window = |kind| kind != TimeKind::Stock && pair.figure(side).kind().is_extensive();
        let time = pair.figure(side).measure.time.filter(|time| is_of_window(time.kind))?;
        Some(time.period.n_days()? as f64)
    };
    days(Side::Left)
        .zip(days(Side::Right))
        .is_some_and(|(one, other)| one.max(other) > UNLIKE * one.min(other))
}

/// "Cannot be told", with the reason that the findings give.
pub(super) fn line(asking: Asking<'_>) -> Option<ScreenLine> {
    let pair = asking.pair;
    let is_of_two = match asking.form {
        Asked::Amount | Asked::Share | Asked::Which | Asked::Polar | Asked::Changed => true,
        Asked::Refutes(_)
        | Asked::Contradicts(_)
        | Asked::Confirms
        | Asked::Agree
        | Asked::Same
        | Asked::Disagree
        | Asked::Contradict
        | Asked::Fit
        | Asked::Comparable
        | Asked::Why
        | Asked::Because
        | Asked::Other => false,
    };
    let keeps = (asking.form == Asked::Changed).then(|| hindrance(pair)).flatten();
    if is_of_two
        && keeps.is_none()
        && let Some(line) = side_by_side(pair)
    {
        return Some(line);
    }
    let [lower, upper] = pair.sides();
    let lead = if asking.names_both {
        Prose::from("Cannot be told: ")
    } else {
        let text = Prose::from("Cannot be told from ").and(pair.cited(lower));
        text.say(" and ").and(pair.cited(upper)).say(": ")
    };
    if let Some(why) = sentence::tie_words(pair) {
        return said(lead.say(format!("{why}.")));
    }
    if let Some(why) = keeps {
        return said(lead.say(format!("{why}.")));
    }
    let text = match pair.found.comparability.grade {
        Grade::BoundOnly | Grade::NotComparable if are_of_different_wholes(pair) => {
            "the two are shares of different wholes.".to_owned()
        }
        Grade::NotComparable => {
            if let Some(differ) = unlike::clause(pair) {
                format!("{differ}.")
            } else if let Some(opposed) = sentence::opposed(pair) {
                return said(lead.and(opposed).say("."));
            } else {
                "one of the two reaches further in one respect, the other in another.".to_owned()
            }
        }
        Grade::Open => {
            let open = pair.found.comparability.unknown().into_iter();
            let is_part = pair
                .found
                .comparability
                .axes
                .iter()
                .any(|found| matches!(found.verdict, Verdict::Contained { .. }));
            let named = named::axes(pair);
            let (what, when_and_where): (Vec<Axis>, Vec<Axis>) = open
                .filter(|axis| *axis != Axis::Status && !named.contains(axis))
                .partition(|axis| !matches!(axis, Axis::Time | Axis::Place));
            if let Some(clause) = named::clause(pair).filter(|_| what.is_empty() && when_and_where.is_empty())
            {
                // What is known to part the two comes before what nobody says.
                format!("{}.", hindrance(pair).unwrap_or(clause))
            } else if !what.is_empty() {
                "whether the two count the same thing is not known.".to_owned()
            } else if !when_and_where.is_empty() {
                let nouns: Vec<String> =
                    when_and_where.iter().map(|axis| format!("the same {}", axis::noun(*axis))).collect();
                format!("whether the two are about {} is not known.", period::list(&nouns, "and"))
            } else if is_part {
                "one of the two covers only a part of what the other covers, and not all is known.".to_owned()
            } else {
                "the two are not equally sure of what they count, and what that changes is not known."
                    .to_owned()
            }
        }
        Grade::BoundOnly if matches!(asking.form, Asked::Share | Asked::Amount) => {
            "what is known of the two sets no limit to it.".to_owned()
        }
        Grade::BoundOnly => "one of the two covers only a part of what the other covers.".to_owned(),
        // Where a gap stands, it is the answer; which of its ends is true, no number says of itself.
        Grade::BridgedByAssumption | Grade::BridgedByEvidence | Grade::LikeForLike => {
            if asking.form != Asked::Which {
                return None;
            }
            "a number alone does not show whether it is right.".to_owned()
        }
    };
    said(lead.say(text))
}
