//! Times of day.

use std::ops::Range;

use super::Found;
use crate::candidate::DecoyKind;
use crate::language::english::lexicon::{FRACTION, ONES, TEENS, TENS};
use crate::passage::Passage;
use crate::token::Kind;

const PARTS_OF_DAY: &[&str] = &["morning", "afternoon", "evening", "night"];
const ZONES: &[&str] =
    &["GMT", "UTC", "CET", "EST", "EDT", "PST", "BST", "hrs", "WIB", "ICT", "IST", "EAT", "CAT", "WAT"];

/// A time of day that starts at `at`.
pub(super) fn time(p: &Passage<'_>, at: usize) -> Found {
    let range = digital(p, at)
        .or_else(|| {
            let end = spoken(p, at)?;
            with_meridiem(p, at, end)
                .or_else(|| roughly(p, at, end))
                .or_else(|| past_the_hour(p, at, end))
                .or_else(|| part_of_day(p, at, end))
        })
        .or_else(|| military(p, at))?;
    Some((range, DecoyKind::Time))
}

/// "14:35", "7:56:35 pm".
fn digital(p: &Passage<'_>, at: usize) -> Option<Range<usize>> {
    let pair = |i: usize| p.mark(i, ':') && p.glued(i + 1) && p.word(i + 1).len() == 2 && p.is_number(i + 1);
    if !(p.whole(at).is_some_and(|n| n <= 24) && p.glued(at + 1) && pair(at + 1)) {
        return None;
    }
    let end = if pair(at + 3) { at + 5 } else { at + 3 };
    Some(start_of(p, at)..meridiem(p, end).unwrap_or(end))
}

/// "7 pm", "half past eight p.m.", "nine o’clock".
fn with_meridiem(p: &Passage<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    if let Some(e) = meridiem(p, end) {
        let whole = p.whole(at).is_some_and(|n| n <= 24 || (100..2400).contains(&n) && n % 100 < 60);
        let pointed = p.word(at).split_once('.').is_some_and(|(h, m)| h.len() <= 2 && m.len() == 2);
        if whole || pointed || p.tokens[at].is_word() {
            return Some(start_of(p, at)..e);
        }
    }
    p.reads_any(end, &["o'clock", "o’clock", "oclock"]).then_some(at..end + 1)
}

/// "sevenish", "7-ish".
fn roughly(p: &Passage<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let hyphen = p.token(end).is_some_and(|t| t.is_hyphen());
    let ish = if hyphen { end + 1 } else { end };
    (p.glued(ish) && p.reads(ish, "ish") && p.ends(ish + 1)).then_some(at..ish + 1)
}

/// "half past eight", "ten past 9", "quarter to nine".
fn past_the_hour(p: &Passage<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let past = p.reads(end, "past") && spoken(p, end + 1).is_some();
    let to = p.is(at, FRACTION) && p.reads(end, "to") && p.is(end + 1, ONES | TEENS);
    if !(past || to) {
        return None;
    }
    let hour = spoken(p, end + 1)?;
    let last = match meridiem(p, hour) {
        Some(e) => e,
        None if p.reads_any(hour, &["o'clock", "o’clock"]) => hour + 1,
        None => hour,
    };
    Some(at..in_the(p, last).unwrap_or(last))
}

/// "seven in the morning", "12 noon", "afternoon at 7", "back at 7.".
fn part_of_day(p: &Passage<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let small = p.whole(at).map_or(p.tokens[at].is_word() && !p.is(at, FRACTION), |n| n <= 24);
    if !small {
        return None;
    }
    if let Some(e) = in_the(p, end) {
        return Some(at..e);
    }
    if p.reads_any(end, &["noon", "midnight"]) {
        return Some(at..end + 1);
    }
    let before = |k: usize, words: &[&str]| p.reads_any(at.wrapping_sub(k), words);
    if before(1, PARTS_OF_DAY) {
        return Some(at..end);
    }
    if !before(1, &["at"]) {
        return None;
    }
    if before(2, PARTS_OF_DAY) && p.word(at - 1) == "at" {
        return Some(at..end);
    }
    let hour = p.token(end).is_none() || p.whole(at).is_none_or(|n| n < 13);
    (p.ends(end) && hour && before(2, &["back", "starts", "meeting", "arrived"])).then_some(at..end)
}

/// "1400 GMT", "0600 hours".
fn military(p: &Passage<'_>, at: usize) -> Option<Range<usize>> {
    if p.word(at).len() != 4 {
        return None;
    }
    let end = spoken(p, at)?;
    if !p.whole(at).is_some_and(|n| n < 2400 && n % 100 < 60) {
        return None;
    }
    let zone = p.word(end);
    let named = ZONES.contains(&zone) || zone == "hours" && p.word(at).starts_with('0');
    named.then_some(at..end + 1)
}

/// "T12:34"
fn start_of(p: &Passage<'_>, at: usize) -> usize {
    if p.glued(at) && at > 0 && p.word(at - 1) == "T" { at - 1 } else { at }
}

/// An hour with minutes in words, or a number in digits. Gives the end.
fn spoken(p: &Passage<'_>, at: usize) -> Option<usize> {
    let t = p.token(at)?;
    if t.kind == Kind::Number {
        return Some(at + 1);
    }
    if t.is(FRACTION) && t.is_word() && p.reads_any(at, &["half", "quarter"]) {
        return Some(at + 1);
    }
    if !t.is(ONES | TEENS) && !(t.is(TENS) && (p.reads(at + 1, "past") || p.reads(at + 1, "to"))) {
        return None;
    }
    let mut end = at + 1;
    if p.is(end, TENS) {
        end += 1;
        if p.is(end, ONES) {
            end += 1;
        }
    } else if p.is(end, TEENS | ONES) && p.reads(at.wrapping_sub(1), "at") {
        end += 1;
    }
    Some(end)
}

/// "pm", "p.m.", "a m" after `at`, or a lone "a" or "p" glued to the hour.
fn meridiem(p: &Passage<'_>, at: usize) -> Option<usize> {
    let mut i = at;
    if p.mark(i, '.') && p.glued(i) && p.glued(i + 1) && p.reads_any(i + 1, &["am", "pm"]) {
        i += 1;
    }
    if p.reads_any(i, &["am", "pm"]) {
        return Some(i + 1);
    }
    if p.reads_any(i, &["a", "p"]) {
        let stop = usize::from(p.mark(i + 1, '.'));
        if p.reads(i + 1 + stop, "m") {
            let end = i + 2 + stop;
            return Some(if stop == 1 && p.mark(end, '.') && p.glued(end) { end + 1 } else { end });
        }
        if p.glued(i) && p.whole(i - 1).is_some_and(|n| n <= 12) && !p.glued(i + 1 + stop) {
            return Some(i + 1);
        }
    }
    None
}

fn in_the(p: &Passage<'_>, at: usize) -> Option<usize> {
    (p.reads_all(at, &["in", "the"]) && p.reads_any(at + 2, PARTS_OF_DAY)).then_some(at + 3)
}
