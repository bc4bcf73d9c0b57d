//! Times of day.

use std::ops::Range;

use super::Found;
use crate::candidate::DecoyKind;
use crate::lexicon::{DAY_WORD, ONES, TEENS, TENS};
use crate::passage::Passage;
use crate::token::Kind;

const PARTS_OF_DAY: &[&str] = &["morning", "afternoon", "evening", "night"];
const ZONES: &[&str] = &[
    "GMT", "UTC", "CET", "EST", "EDT", "PST", "BST", "hrs", "WIB", "ICT", "IST", "EAT", "CAT", "WAT", "hours",
];

/// A time of day that starts at `at`.
pub(super) fn time(p: &Passage<'_>, at: usize) -> Found {
    let found = |range: Range<usize>| Some((range, DecoyKind::Time));
    // "14:35", "7:56:35 pm"
    if p.whole(at).is_some_and(|n| n <= 24)
        && p.mark(at + 1, ':')
        && p.glued(at + 1)
        && p.glued(at + 2)
        && p.word(at + 2).len() == 2
        && p.is_number(at + 2)
    {
        let mut end = at + 3;
        if p.mark(end, ':') && p.glued(end + 1) && p.word(end + 1).len() == 2 && p.is_number(end + 1) {
            end += 2;
        }
        return found(start_of(p, at)..meridiem(p, end).unwrap_or(end));
    }
    let end = spoken(p, at)?;
    if let Some(e) = meridiem(p, end) {
        let whole = p.whole(at).is_some_and(|n| n <= 24 || (100..2400).contains(&n) && n % 100 < 60);
        let pointed = p.word(at).split_once('.').is_some_and(|(h, m)| h.len() <= 2 && m.len() == 2);
        if whole || pointed || p.tokens[at].is_word() {
            return found(start_of(p, at)..e);
        }
    }
    if p.reads_any(end, &["o'clock", "o’clock", "oclock"]) {
        return found(at..end + 1);
    }
    if p.glued(end) && p.reads(end, "ish")
        || p.token(end).is_some_and(|t| t.is_hyphen()) && p.reads(end + 1, "ish") && p.glued(end + 1)
    {
        let ish = if p.reads(end, "ish") { end + 1 } else { end + 2 };
        return p.ends(ish).then_some((at..ish, DecoyKind::Time));
    }
    // "half past eight", "ten past 9", "quarter to nine"
    if p.reads(end, "past") && spoken(p, end + 1).is_some()
        || p.is(at, crate::lexicon::FRACTION) && p.reads(end, "to") && p.is(end + 1, ONES | TEENS)
    {
        let mut last = spoken(p, end + 1)?;
        if let Some(e) = meridiem(p, last) {
            last = e;
        } else if p.reads_any(last, &["o'clock", "o’clock"]) {
            last += 1;
        }
        return found(at..in_the(p, last).unwrap_or(last));
    }
    let small =
        p.whole(at).map_or(p.tokens[at].is_word() && !p.is(at, crate::lexicon::FRACTION), |n| n <= 24);
    if small {
        if let Some(e) = in_the(p, end) {
            return found(at..e);
        }
        if p.reads(end, "noon") || p.reads(end, "midnight") {
            return found(at..end + 1);
        }
        let before = |k: usize| at.checked_sub(k).map_or("", |i| p.word(i));
        let part = |w: &str| PARTS_OF_DAY.iter().any(|x| x.eq_ignore_ascii_case(w));
        // "afternoon at 7", "in the night five thirty", "at 7.", "at eleven five"
        if part(before(1)) || before(1) == "at" && part(before(2)) {
            return found(at..end);
        }
        if before(1).eq_ignore_ascii_case("at")
            && p.ends(end)
            && (p.token(end).is_none() || p.whole(at).is_none_or(|n| n < 13))
            && !p.reads_any(
                at.wrapping_sub(2),
                &[
                    "stood",
                    "stands",
                    "stand",
                    "remained",
                    "estimated",
                    "put",
                    "valued",
                    "toll",
                    "set",
                    "fixed",
                    "up",
                    "down",
                    "unchanged",
                    "was",
                    "is",
                    "capped",
                ],
            )
            && (before(2).eq_ignore_ascii_case("back")
                || before(2).eq_ignore_ascii_case("starts")
                || before(2).eq_ignore_ascii_case("meeting")
                || before(2).eq_ignore_ascii_case("arrived"))
        {
            return found(at..end);
        }
    }
    // "1400 GMT", "0600 hours"
    if p.word(at).len() == 4 && p.whole(at).is_some_and(|n| n < 2400 && n % 100 < 60) {
        let zone = p.word(end);
        if ZONES.iter().take(ZONES.len() - 1).any(|z| *z == zone)
            || zone == "hours" && p.word(at).starts_with('0')
        {
            return found(at..end + 1);
        }
    }
    if p.is(at, DAY_WORD) && p.is_number(at + 1) {
        return None;
    }
    None
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
    if t.is(crate::lexicon::FRACTION) && t.is_word() && p.reads_any(at, &["half", "quarter"]) {
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
