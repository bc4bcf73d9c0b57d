//! When: the stretch of time that belongs to a figure.

use std::ops::Range;

use crate::language::english::lexicon::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DAY_WORD, DETERMINER, DOWN, MONTH, NUMBER_WORD, PERIOD_LEAD,
    PREPOSITION, PRONOUN, REPORT, SEASON, SPELL, SPELL_LEAD, SPELL_TAIL, TIME_UNIT, UP, VERB, WH,
};
use crate::passage::Passage;

/// A word of which one stands in every stretch of time that is said in words.
const SPELT: u64 = SPELL | SEASON | TIME_UNIT | SPELL_TAIL | DAY_WORD;

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
        // "as of 6 a.m.", "up to 30 June"
        let two = p.reads_all(start.wrapping_sub(1), &["as", "of"])
            || p.reads_all(start.wrapping_sub(1), &["up", "to"]);
        if start > sentence.start && two {
            start -= 1;
        }
        // "the lowest since 1988" says how long it has not been so
        if is_record(p, start, sentence.start) {
            continue;
        }
        let day_of_saying = start > sentence.start && p.is(start - 1, REPORT);
        // "KALMORE, 9 May 2024 - The coast guard said": the date of the article
        let after = if p.mark(r.end, '(') {
            (r.end..r.end + 6).find(|&i| p.mark(i, ')')).map_or(r.end, |i| i + 1)
        } else {
            r.end
        };
        let dateline = r.end < 10
            && p.token(after).is_some_and(|t| {
                matches!(t.mark, '-' | '–' | '—') && t.kind == crate::token::Kind::Mark && !t.glued
            });
        // "Tuesday’s meeting" is no time of what is counted there; "Giving evidence on Thursday, she said" of nothing but that
        let meeting = p.token(r.end).is_some_and(|t| t.kind == crate::token::Kind::Possessive)
            && !p.reads(start, "since");
        let opener = p.word(sentence.start).ends_with("ing")
            && !(sentence.start..start).any(|i| p.mark(i, ','))
            && (r.end..sentence.end).any(|i| p.mark(i, ','))
            && (r.end..sentence.end).any(|i| p.is(i, REPORT));
        if dateline || meeting || opener {
            continue;
        }
        let clock = p.claims[r.start] == Some(crate::candidate::DecoyKind::Time);
        if day_of_saying || clock && !p.reads_any(start, &["by", "since", "until", "before", "from", "as"]) {
            continue;
        }
        let end = spell_end(p, r.end, sentence.end);
        match out.last_mut() {
            // "between March 2021 and April 2022", "since the unrest began on 2 May"
            Some(last) if start <= last.end + 1 => last.end = end.max(last.end),
            _ => out.push(start..end),
        }
    }
    // "last year", "every year", "this week" and weekdays without a number are claimed by the date grammar or stand here.
    let tokens = &p.tokens[sentence.clone()];
    let classes = tokens.iter().fold(0, |classes, t| classes | t.flags);
    let leads = tokens.iter().enumerate().filter(|(_, t)| classes & PERIOD_LEAD != 0 && t.is(PERIOD_LEAD));
    for at in leads.map(|(i, _)| sentence.start + i) {
        let unit = |i: usize| {
            p.is(i, TIME_UNIT)
                || p.reads_any(i, &["fiscal", "night", "morning", "afternoon", "evening"])
                    && p.tokens.get(i + 1).is_none_or(|n| n.kind != crate::token::Kind::Possessive)
        };
        let said = at > sentence.start && p.is(at - 1, REPORT);
        if unit(at + 1) && !said && !out.iter().any(|r| r.contains(&at)) {
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
    if classes & SPELT != 0 {
        spells(p, sentence, out);
    }
    out.sort_by_key(|r| r.start);
}

/// The stretches of a sentence that have no number.
fn spells(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Range<usize>>) {
    for (i, t) in p.tokens[sentence.clone()].iter().enumerate() {
        let at = sentence.start + i;
        let leads = |rest: &str| p.reads(at + 1, rest);
        let spelt = t.is(SPELL | SEASON | TIME_UNIT)
            || t.is(SPELL_LEAD)
                && (p.says(t, "to") && leads("date")
                    || p.says(t, "so") && leads("far")
                    || p.says(t, "at") && leads("the"))
            || p.is(at + 1, DAY_WORD);
        if !spelt {
            continue;
        }
        let Some(r) = wording(p, at, sentence) else { continue };
        // "revealed at the weekend"
        if r.start > sentence.start
            && p.is(r.start - 1, REPORT)
            && !p.reads_any(r.start, &["since", "during", "to", "in", "over"])
        {
            continue;
        }
        // "the first half of 2023" holds the year, and says more
        out.retain(|o| o.start < r.start || o.end > r.end);
        if !out.iter().any(|o| o.start < r.end && r.start < o.end) {
            out.push(r);
        }
    }
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
    // "to date", "so far"
    if p.reads_all(at, &["to", "date"])
        || p.reads_all(at, &["so", "far"]) && !p.is(at + 2, DETERMINER | ADVERB) && !p.was(at, AUXILIARY)
    {
        return Some(at..at + 2);
    }
    // "on Christmas Eve"
    if p.is(at, SEASON)
        && p.reads_any(at + 1, &["eve", "day", "week", "night"])
        && p.reads_any(at.wrapping_sub(1), &["on", "over", "in"])
    {
        return Some(at - 1..at + 2);
    }
    // "in three years", "over the 12 months to March": a stretch with its length
    if p.is(at, TIME_UNIT)
        && let Some(found) = measured(p, at, sentence)
    {
        return Some(found);
    }
    // "between Christmas and Easter"
    if p.is(at, SEASON)
        && p.reads(at + 1, "and")
        && p.is(at + 2, SEASON)
        && p.reads(at.wrapping_sub(1), "between")
    {
        return Some(at - 1..at + 3);
    }
    // "in the reporting period", "during the second session"
    if p.reads(at, "period") && at > sentence.start {
        let start =
            if p.is(at - 1, DETERMINER | PERIOD_LEAD) || at < sentence.start + 2 { at - 1 } else { at - 2 };
        let placed =
            start > sentence.start && p.is(start, DETERMINER | PERIOD_LEAD) && p.is(start - 1, PREPOSITION);
        return placed.then(|| lead(p, start, sentence)..at + 1);
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
    // "in autumn", "at Easter"
    let seasonal = p.is(at, SEASON)
        && !p.reads(at, "fall")
        && at > sentence.start
        && p.reads_any(at - 1, &["in", "at", "by", "before", "after", "until", "since", "over"])
        && !p.token(at + 1).is_some_and(|n| n.is_word() && n.capital);
    if seasonal {
        return Some(at - 1..at + 1);
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
    // "since the curfew began", "since the coup", "during the heatwave"
    // "at the height of the storm"
    let stage = ["height", "peak", "start", "outset", "time", "close", "end", "beginning", "onset"];
    if p.reads(at, "at")
        && p.reads(at + 1, "the")
        && p.reads_any(at + 2, &stage)
        && p.reads(at + 3, "of")
        && p.is(at + 4, DETERMINER)
    {
        let end = (at + 5..sentence.end.min(at + 9))
            .take_while(|&i| {
                p.tokens[i].is_lower_word() && !p.is(i, NUMBER_WORD | PREPOSITION | VERB | BE | AUXILIARY)
            })
            .last();
        return end.map(|end| at..end + 1);
    }
    // "since Holi"
    if p.reads(at, "since") && !p.claimed(at + 1) {
        let name =
            |i: &usize| p.tokens[*i].is_word() && p.tokens[*i].capital && !p.is(*i, DETERMINER | PRONOUN);
        let names = (at + 1..sentence.end.min(at + 4)).take_while(name).count();
        if names > 0 {
            return Some(at..at + 1 + names);
        }
    }
    if p.reads_any(at, &["since", "during"]) && p.is(at + 1, DETERMINER | PERIOD_LEAD) {
        return event(p, at, sentence);
    }
    None
}

/// "in three years", "over the 12 months to March", "within two weeks": the unit stands at `at`.
fn measured(p: &Passage<'_>, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut start = at;
    while start > sentence.start + 1
        && at - start < 4
        && (p.is(start - 1, NUMBER_WORD) || p.is_number(start - 1) || p.tokens[start - 1].is_hyphen())
    {
        start -= 1;
    }
    if start == at {
        return None;
    }
    if p.is(start - 1, DETERMINER | PERIOD_LEAD) && start > sentence.start + 1 {
        start -= 1;
    }
    let mut end = at + 1;
    if p.reads(end, "to") && p.claimed(end + 1) {
        end += 1;
        while end < sentence.end && p.claimed(end) {
            end += 1;
        }
    }
    let leads = p.reads_any(start - 1, &["in", "over", "within", "during"]);
    // "five years in prison", "jailed for a total of five years": a length, not a when
    (leads && !p.reads(end, "in") && !p.reads_any(end, &["of", "old"])).then_some(start - 1..end)
}

/// Whether "since" stands behind a superlative.
fn is_record(p: &Passage<'_>, since: usize, floor: usize) -> bool {
    p.reads(since, "since")
        && (floor.max(since.saturating_sub(3))..since).any(|i| {
            let word = p.word(i);
            word.len() > 4 && word.ends_with("est") && p.was(i, DETERMINER)
                || p.reads_any(i, &["worst", "first", "most", "least"])
        })
}

/// "the 2021 kharif season": a year goes before the name of a stretch.
fn spell_end(p: &Passage<'_>, end: usize, limit: usize) -> usize {
    let noun = (end..limit.min(end + 3))
        .take_while(|&i| p.tokens[i].is_lower_word())
        .find(|&i| p.is(i, SEASON) || p.reads_any(i, &["season", "harvest", "monsoon", "campaign", "term"]));
    noun.filter(|&n| p.is_number(end - 1) && (end..n).all(|i| !p.is(i, PREPOSITION | VERB | DETERMINER)))
        .map_or(end, |n| n + 1)
}

/// What a time is measured by: an event as a clause or as a noun, with one of-phrase.
fn event(p: &Passage<'_>, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let limit = sentence.end.min(at + 8);
    let began = ["began", "broke", "fell", "erupted", "took", "came", "went"];
    let verb = |i: usize| {
        p.tokens[i].is_lower_word() && (p.reads_any(i, &began) || p.is(i, VERB) || p.word(i).ends_with("ed"))
    };
    let words = (at + 2..limit)
        .take_while(|&i| p.tokens[i].is_word() || p.tokens[i].kind == crate::token::Kind::Possessive);
    if p.reads(at, "since")
        && let Some(end) = words.clone().skip(1).find(|&i| verb(i))
    {
        let more = (end + 1..sentence.end.min(end + 3))
            .take_while(|&i| p.reads_any(i, &["out", "off", "up", "down", "over", "on"]));
        return Some(at..end + 1 + more.count());
    }
    let goes_on = |i: usize| {
        !p.is(i, PREPOSITION | AUXILIARY | VERB | REPORT | CONJUNCTION | WH | BE | ADVERB | PRONOUN)
            || p.reads(i, "of") && p.is(i + 1, DETERMINER)
    };
    let end = words.take_while(|&i| goes_on(i)).last()? + 1;
    Some(at..end)
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
    // a semicolon sets clauses apart
    let apart = |mut between: Range<usize>| between.any(|i| p.mark(i, ';'));
    // "640 pairs, up from 500 a decade ago": the time is of what it was compared with
    let compared = |mut between: Range<usize>| {
        between.any(|i| p.is(i, UP | DOWN) && p.reads(i + 1, "from") || p.reads_all(i, &["compared", "with"]))
    };
    periods
        .iter()
        .filter(|r| {
            r.end <= left && !apart(r.end..left) && !is_of_subject(p, r, left)
                || r.start >= right && !apart(right..r.start) && !compared(right..r.start)
        })
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

/// "The firm, which has run the line since 2018, counted 2,150 absences": the time is of the firm.
pub(crate) fn is_of_subject(p: &Passage<'_>, period: &Range<usize>, left: usize) -> bool {
    let start = (0..period.start).rev().find(|&i| p.mark(i, '.')).map_or(0, |i| i + 1);
    let open = (start..period.start).rev().find(|&i| p.mark(i, ','));
    // "In a programme, which ran to 2004, doctors counted": that is when they did
    !p.is(start, PREPOSITION)
        && open.is_some_and(|i| p.reads_any(i + 1, &["which", "who"]))
        && (period.end..left).any(|i| p.mark(i, ','))
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
