//! When: the stretch of time that belongs to a figure.

use std::ops::Range;

use crate::english::lexicon::{
    DAY_WORD, DETERMINER, DOWN, MONTH, PERIOD_LEAD, PREPOSITION, REPORT, SEASON, SPELL, TIME_UNIT, UP, VERB,
};
use crate::passage::Passage;

/// The periods of a sentence with their prepositions, as token ranges.
pub(crate) fn find(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Range<usize>>) {
    out.clear();
    let first = p.periods.partition_point(|r| r.start < sentence.start);
    for r in
        p.periods[first..].iter().take_while(|r| r.start < sentence.end).filter(|r| r.end <= sentence.end)
    {
        let mut start = r.start;
        while start > sentence.start
            && (p.is(start - 1, DETERMINER | PREPOSITION | DAY_WORD)
                || p.reads_any(
                    start - 1,
                    &[
                        "year", "early", "late", "mid", "past", "last", "first", "next", "previous",
                        "fiscal", "-",
                    ],
                ))
            && r.start - start < 5
        {
            start -= 1;
        }
        let day_of_saying = start > sentence.start && p.is(start - 1, REPORT);
        // "KALMORE, 9 May 2024 - The coast guard said": the date of the article
        let dateline = r.end < 10
            && p.token(r.end).is_some_and(|t| {
                matches!(t.mark, '-' | '–' | '—') && t.kind == crate::token::Kind::Mark && !t.glued
            });
        if dateline {
            continue;
        }
        let clock = p.claims[r.start] == Some(crate::candidate::DecoyKind::Time);
        if day_of_saying || clock && !p.reads_any(start, &["by", "since", "until", "before", "from"]) {
            continue;
        }
        match out.last_mut() {
            // "between March 2021 and April 2022", "since the unrest began on 2 May"
            Some(last) if start <= last.end + 1 => last.end = r.end.max(last.end),
            _ => out.push(start..r.end),
        }
    }
    // "last year", "every year", "this week" and weekdays without a number are claimed by the date grammar or stand here.
    for at in sentence.clone() {
        if p.is(at, PERIOD_LEAD) && p.is(at + 1, TIME_UNIT) && !out.iter().any(|r| r.contains(&at)) {
            let mut start = at;
            if start > sentence.start && p.is(start - 1, DETERMINER) {
                start -= 1;
            }
            if start > sentence.start && p.is(start - 1, PREPOSITION) {
                start -= 1;
            }
            out.push(start..at + 2);
        }
    }
    let spelt = |at: usize| p.is(at, SPELL | SEASON | TIME_UNIT) || p.is(at + 1, DAY_WORD);
    for at in sentence.clone().filter(|&at| spelt(at)) {
        let Some(r) = wording(p, at, sentence) else { continue };
        // "the first half of 2023" holds the year, and says more
        out.retain(|o| o.start < r.start || o.end > r.end);
        if !out.iter().any(|o| o.start < r.end && r.start < o.end) {
            out.push(r);
        }
    }
    out.sort_by_key(|r| r.start);
}

/// Stretches of time that have no number: "overnight", "by noon", "this season", "a year earlier", "since the curfew began".
fn wording(p: &Passage<'_>, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let said = |start: usize| start > sentence.start && p.is(start - 1, REPORT);
    // "by noon", "before dawn", "overnight"
    if p.reads(at, "overnight") {
        return (!said(at)).then_some(at..at + 1);
    }
    if p.is(at, PREPOSITION)
        && p.is(at + 1, DAY_WORD)
        && !p.reads_any(at + 1, &["today", "yesterday", "tomorrow"])
    {
        return Some(at..at + 2);
    }
    // "in week 37"
    if p.reads(at, "week") && p.is_number(at + 1) && p.word(at + 1).len() <= 2 {
        return Some(lead(p, at, sentence)..at + 2);
    }
    // "this season", "over the weekend", "last winter", "so far this year"
    let spell = p.is(at, SEASON) && !p.reads(at, "fall")
        || p.reads_any(at, &["season", "weekend", "winter", "monsoon", "harvest"]);
    if spell
        && p.is(at.wrapping_sub(1), PERIOD_LEAD | DETERMINER)
        && at > sentence.start
        && !p.tokens[at].capital
    {
        return Some(lead(p, at, sentence)..at + 1);
    }
    // "a year earlier", "a decade ago", "the year before"
    if p.is(at, TIME_UNIT)
        && p.reads_any(at + 1, &["earlier", "ago", "before", "later"])
        && p.is(at.wrapping_sub(1), DETERMINER)
        && at > sentence.start
    {
        return Some(at - 1..at + 2);
    }
    // "before year’s end", "by the end of the month"
    if p.reads(at, "end") && at > sentence.start + 1 {
        if p.tokens[at - 1].kind == crate::token::Kind::Possessive && p.is(at - 2, TIME_UNIT) {
            return Some(lead(p, at - 2, sentence)..at + 1);
        }
        let of = if p.is(at + 2, DETERMINER | PERIOD_LEAD) { at + 3 } else { at + 2 };
        if p.reads(at + 1, "of") && p.is(of, TIME_UNIT | SEASON | MONTH) {
            // a year, or the stop that is read as that of a shortened name
            let rest = (of + 1..sentence.end).take_while(|&i| p.is(of, MONTH) && p.claimed(i)).count();
            return Some(lead(p, at, sentence)..of + 1 + rest);
        }
    }
    // "in the first half of the year", "the third quarter"
    if p.reads_any(at, &["half", "quarter"])
        && p.reads_any(at.wrapping_sub(1), &["first", "second", "third", "fourth", "last"])
    {
        let mut end = at + 1;
        if p.reads(end, "of") {
            let unit = if p.is(end + 1, DETERMINER) { end + 2 } else { end + 1 };
            if p.is(unit, TIME_UNIT) || p.claimed(unit) {
                end = unit + 1;
            }
        }
        return Some(lead(p, at - 1, sentence)..end);
    }
    // "since the curfew began"
    if p.reads(at, "since") && p.is(at + 1, DETERMINER) {
        let began = ["began", "started", "broke", "fell", "erupted", "opened", "closed", "ended", "took"];
        let end = (at + 3..(at + 7).min(sentence.end)).find(|&i| p.reads_any(i, &began))?;
        return Some(at..end + 1 + usize::from(p.reads(end + 1, "out")));
    }
    None
}

/// The start of a period with its determiners and prepositions: "so far", "over the", "by the".
fn lead(p: &Passage<'_>, at: usize, sentence: &Range<usize>) -> usize {
    let mut start = at;
    while start > sentence.start
        && at - start < 4
        && (p.is(start - 1, DETERMINER | PREPOSITION | PERIOD_LEAD) || p.reads_any(start - 1, &["so", "far"]))
    {
        start -= 1;
    }
    start
}

/// The nearest period to a figure: after it first, else before. A comma, another number or a verb between them sets them apart.
pub(crate) fn choose(
    p: &Passage<'_>,
    periods: &[Range<usize>],
    left: usize,
    right: usize,
) -> Option<Range<usize>> {
    if let Some(own) = of_item(p, periods, left, right) {
        return Some(own);
    }
    periods
        .iter()
        .filter(|r| r.end <= left || r.start >= right)
        .min_by_key(|r| {
            if r.start >= right {
                r.start - right + 8 * breaks(p, right..r.start)
            } else {
                // A period that opens the sentence is of all that follows.
                let opens = r.start == 0 || p.mark(r.start - 1, '.');
                (left - r.end) * 2 + if opens { 0 } else { 3 * breaks(p, r.end..left) }
            }
        })
        .cloned()
}

/// "120 cases in 2015, 340 cases worth $5m in 2016": behind the comma of a list each item has its own period.
fn of_item(p: &Passage<'_>, periods: &[Range<usize>], left: usize, right: usize) -> Option<Range<usize>> {
    let before = periods.iter().rfind(|r| r.end <= left)?;
    let after = periods.iter().find(|r| r.start >= right)?;
    let comma = |between: Range<usize>| between.into_iter().any(|i| p.mark(i, ',') || p.mark(i, ';'));
    let opens = before.start == 0 || p.mark(before.start - 1, '.');
    (!opens && comma(before.end..left) && !comma(right..after.start)).then(|| after.clone())
}

fn breaks(p: &Passage<'_>, between: Range<usize>) -> usize {
    between.filter(|&i| p.mark(i, ',') || p.mark(i, ';') || p.is(i, VERB | UP | DOWN)).count()
}
