//! Sentences and parts of sentences that several sections share. Each is written from a finding and says no more than it.

mod bound;
mod conflict;
mod ratio;
mod room;
mod rounding;
mod tie;

use darkfigure_analysis::believe::CoverageBasis;
use darkfigure_analysis::{Effect, Side, Verdict};
use darkfigure_model::{Quantity, Tier};

use crate::compose::pair::Pair;
use crate::compose::words::axis;
use crate::compose::{amount, period, said};
use crate::document::{Inline, Prose};
use crate::number::{Amount, Bound};

pub(in crate::compose) use bound::{all_or_none, bound, bound_clause, level_said, part, says_share};
pub(in crate::compose) use conflict::{conflict, excludes, excludes_outright, opposed};
pub(in crate::compose) use ratio::{apart, come_to, gap, gap_clause, more, running, times};
pub(in crate::compose) use room::Room;
pub(in crate::compose) use rounding::Rounded;
pub(in crate::compose) use tie::{is_repetition, repeats, replaced_repetition, tie_words};

/// Why the numbers as published give no ratio: how they differ, what is not known, what lies within what.
pub(in crate::compose) fn unlike_in(pair: &Pair<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    let mut unknown = Vec::new();
    for found in &pair.found.as_said.axes {
        let name = found.axis.name().to_owned();
        match found.verdict {
            Verdict::Differs | Verdict::Overlapping => {
                let words = axis::against(pair, found.axis).or_else(|| axis::contrast(pair, found.axis));
                reasons.push(words.unwrap_or_else(|| format!("the two differ in {name}")));
            }
            Verdict::Contained { .. } => reasons.push(format!("in {name}, one lies within the other")),
            Verdict::Unknown => unknown.push(name),
            Verdict::Same | Verdict::Bridged { .. } => {}
        }
    }
    if !unknown.is_empty() {
        reasons.push(format!("whether they agree in {} is not known", period::list(&unknown, "and")));
    }
    reasons
}

/// On what the weakest end of the numbers rests, in words: "at the face value of 100,000".
pub(in crate::compose) fn tier_words(pair: &Pair<'_>) -> Option<Prose> {
    let is_face = |quantity: &Quantity| quantity.tier() == Some(Tier::Face);
    let mut faces: Vec<Inline> = Vec::new();
    let mut unnamed = false;
    for side in pair.sides().into_iter().filter(|side| is_face(side.of(&pair.found.starts))) {
        match pair.desk.face(pair.figure(side)) {
            Some(face) => {
                if !faces.is_empty() {
                    faces.push(Inline::Text(" and ".to_owned()));
                }
                faces.push(Inline::Number(face));
            }
            None => unnamed = true,
        }
    }
    let of_steps = pair.found.steps.taken.iter().any(|step| match &step.effect {
        Effect::Factor(q) | Effect::Divisor(q) | Effect::Addend(q) => is_face(q),
        Effect::Identity => false,
    });
    // A count word stands at one reading, which is said as one.
    let readings = pair.sides().map(|side| pair.figure(side)).into_iter().filter_map(said::reading);
    let reading = readings.reduce(|one, other| one.say(" and ").and(other));
    let faces_only = faces.is_empty() && !of_steps;
    if let Some(reading) = reading {
        let at_face = Prose::from("at the face value of ").and(Prose(faces));
        return Some(match (faces_only, of_steps) {
            (true, _) => reading,
            (false, true) => at_face.say(" and of the steps, ").and(reading),
            (false, false) => at_face.say(", ").and(reading),
        });
    }
    if faces.is_empty() {
        return (unnamed || of_steps).then(|| "at face value".into());
    }
    let prose = Prose::from("at the face value of ").and(Prose(faces));
    Some(if of_steps { prose.say(" and of the steps") } else { prose })
}

/// A share in words with the percentage beside it; a range without its best number.
pub(in crate::compose) fn in_words(text: Prose, share: Amount) -> Prose {
    let range = match share.range {
        crate::number::Ends::Between { low, high, .. } => {
            crate::number::Ends::Between { low, point: None, high }
        }
        point @ crate::number::Ends::Point(_) => point,
    };
    let share = Amount { range, ..share };
    match (share.in_words(), &share.level) {
        // A level stands in the same brackets.
        (Some(words), Some(_)) => match share.print_parts() {
            (phrase, Some(level)) => text.say(format!("{words} ({phrase}; {level})")),
            (phrase, None) => text.say(format!("{words} ({phrase})")),
        },
        (Some(words), None) => text.say(format!("{words} (")).number(share).say(")"),
        (None, _) => text.number(share),
    }
}

pub(in crate::compose) fn are(pair: &Pair<'_>, side: Side) -> &'static str {
    let figure = pair.figure(side);
    if is_one(figure) || figure.measure.unit.is_currency() { "is" } else { "are" }
}

/// A dossier's own words as a sentence: a capital in front, a stop behind.
pub(in crate::compose) fn stop(words: &str) -> Prose {
    let words = words.trim();
    let end = if words.is_empty() || words.ends_with(['.', '!', '?']) { "" } else { "." };
    Prose::from(format!("{}{end}", capital(words)))
}

pub(in crate::compose) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether a figure says "1", so that what it counts is singular.
pub(in crate::compose) fn is_one(figure: &darkfigure_model::Figure) -> bool {
    matches!(figure.value.numbers().as_slice(), [number] if number.coefficient() == 1 && number.exponent() == 0)
}

/// Begins a sentence: with a capital, or with some words where it begins with a number that prints in lower case, "up to 5,000 people".
pub(in crate::compose) fn begun(mut prose: Prose) -> Prose {
    let is_lower = prose.to_plain().starts_with(char::is_lowercase);
    prose.0.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    match prose.0.first_mut() {
        Some(Inline::Text(first)) => *first = capital(first),
        _ if is_lower => {
            prose.0.insert(0, Inline::Text("By these numbers, ".to_owned()));
        }
        _ => {}
    }
    prose
}

/// The implied coverage: an inequality where only that is known.
pub(in crate::compose) fn implied_amount(coverage: &Quantity, basis: CoverageBasis, base: String) -> Amount {
    match basis {
        CoverageBasis::CountOverEstimate => amount::share(coverage, base),
        CoverageBasis::PresentAtLeastStock => {
            // The lower end is zero, which says nothing: the share is at most this.
            let mut up_to = amount::share(coverage, base);
            up_to.range = crate::number::Ends::Between {
                low: Bound::Unknown,
                point: None,
                high: amount::bound(coverage.high()),
            };
            up_to
        }
    }
}
