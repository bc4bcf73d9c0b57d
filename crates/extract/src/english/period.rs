//! When: the stretch of time that belongs to a figure.

use std::ops::Range;

use crate::english::lexicon::{DAY_WORD, DETERMINER, PREPOSITION, REPORT};
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
        if day_of_saying || p.claims[r.start] == Some(crate::candidate::DecoyKind::Time) {
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
        if p.is(at, crate::english::lexicon::PERIOD_LEAD)
            && p.is(at + 1, crate::english::lexicon::TIME_UNIT)
            && !out.iter().any(|r| r.contains(&at))
        {
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
    out.sort_by_key(|r| r.start);
}

/// The nearest period to a figure: after it first, else before.
pub(crate) fn choose(periods: &[Range<usize>], left: usize, right: usize) -> Option<Range<usize>> {
    periods
        .iter()
        .filter(|r| r.end <= left || r.start >= right)
        .min_by_key(|r| if r.start >= right { r.start - right } else { (left - r.end) * 2 })
        .cloned()
}
