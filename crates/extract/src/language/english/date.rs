//! Dates and stretches of time: they are read before any figure and own their tokens.

mod clock;
mod numeric;

use std::ops::Range;

use crate::candidate::DecoyKind;
use crate::language::english::lexicon::{
    CURRENCY, DATE_PART, DAY_WORD, DETERMINER, HEDGE, MAGNITUDE, MONTH, MULTIPLIER, NUMBER_WORD, ONES,
    ORDINAL, PERCENT, PLURAL, PREPOSITION, STOP, TEENS, TENS, TIME_UNIT, UNIT, VERB, WEEKDAY,
};
use crate::passage::Passage;
use crate::token::Kind;

/// Claims every date, time of day and placing stretch of time.
pub(crate) fn claim(p: &mut Passage<'_>) {
    let mut at = 0;
    while let Some(t) = p.tokens.get(at) {
        let begins = t.kind == Kind::Number || t.is(MONTH | WEEKDAY | NUMBER_WORD | ORDINAL | DAY_WORD);
        if !begins || p.claimed(at) {
            at += 1;
            continue;
        }
        let found = if p.tokens[at].kind == Kind::Number {
            numeric::date(p, at)
                .or_else(|| clock::time(p, at))
                .or_else(|| year(p, at))
                .or_else(|| ordinal(p, at))
        } else if p.is(at, MONTH) {
            month(p, at)
        } else if p.is(at, WEEKDAY) {
            weekday(p, at)
        } else if p.is(at, NUMBER_WORD | ORDINAL | DAY_WORD) {
            clock::time(p, at)
                .or_else(|| word_year(p, at))
                .or_else(|| decade_word(p, at))
                .or_else(|| ordinal(p, at))
        } else {
            None
        };
        if let Some((range, kind)) = found {
            at = range.end.max(at + 1);
            p.claim(range, kind);
        } else {
            at += 1;
        }
    }
    stretches(p);
    p.periods.sort_by_key(|r| (r.start, r.end));
}

type Found = Option<(Range<usize>, DecoyKind)>;

/// A day of the month at `at`: "4", "4th", "fourth", "twenty-first", "twenty one". Gives the end.
fn day(p: &Passage<'_>, at: usize) -> Option<usize> {
    if let Some(n) = p.whole(at) {
        if !(1..=31).contains(&n) || p.word(at).len() > 2 {
            return None;
        }
        return Some(if is_ordinal_suffix(p, at + 1) { at + 2 } else { at + 1 });
    }
    let t = p.token(at)?;
    if t.is(TENS) && t.number <= 30.0 {
        let next = if p.token(at + 1).is_some_and(|n| n.is_hyphen()) { at + 2 } else { at + 1 };
        if p.is(next, ORDINAL | ONES) && p.tokens[next].number < 10.0 {
            return Some(next + 1);
        }
        return Some(at + 1);
    }
    (t.is(ORDINAL | ONES | TEENS) && t.number <= 31.0 && t.number > 0.0).then_some(at + 1)
}

/// The start of a day that ends before `end`.
fn day_before(p: &Passage<'_>, end: usize) -> Option<usize> {
    (1..=3).rev().filter_map(|k| end.checked_sub(k)).find(|&s| day(p, s) == Some(end))
}

pub(super) fn is_ordinal_suffix(p: &Passage<'_>, at: usize) -> bool {
    p.glued(at) && p.reads_any(at, &["st", "nd", "rd", "th"])
}

/// A year in digits or words at `at`, of any century from the tenth on. Gives the end.
fn any_year(p: &Passage<'_>, at: usize) -> Option<usize> {
    if p.word(at).len() == 4
        && p.whole(at).is_some_and(|n| (1000..2200).contains(&n))
        && !p.is(at + 1, PERCENT)
    {
        return Some(at + 1);
    }
    spoken_year(p, at)
}

/// "nineteen seventy eight", "two thousand (and) eighteen", "nineteen zero one".
fn spoken_year(p: &Passage<'_>, at: usize) -> Option<usize> {
    let first = p.token(at)?;
    if first.is(ONES) && p.reads(at + 1, "thousand") {
        let next = if p.reads(at + 2, "and") { at + 3 } else { at + 2 };
        return Some(two_digits(p, next).unwrap_or(at + 2));
    }
    if first.is(TEENS | TENS) && (16.0..=20.0).contains(&first.number) {
        let next = if p.token(at + 1).is_some_and(|n| n.is_hyphen()) { at + 2 } else { at + 1 };
        if p.is(next, ONES) && p.tokens[next].number < 0.5 && p.is(next + 1, ONES) {
            return Some(next + 2);
        }
        if p.is(next, TENS | TEENS) {
            return two_digits(p, next);
        }
    }
    None
}

fn two_digits(p: &Passage<'_>, at: usize) -> Option<usize> {
    if p.is(at, TENS) {
        let next = if p.token(at + 1).is_some_and(|n| n.is_hyphen()) { at + 2 } else { at + 1 };
        return Some(if p.is(next, ONES) { next + 1 } else { at + 1 });
    }
    p.is(at, TEENS | ONES).then_some(at + 1)
}

fn word_year(p: &Passage<'_>, at: usize) -> Found {
    let end = spoken_year(p, at)?;
    let thousand = p.reads(at + 1, "thousand");
    let placed = p.was(at, PREPOSITION | DATE_PART | WEEKDAY | MONTH | DAY_WORD)
        || p.before(at).is_none_or(|b| b.is_mark(','));
    if thousand
        && !(p.was(at, PREPOSITION)
            && p.ends(end)
            && p.before(at).is_some_and(|b| !b.is(HEDGE))
            && end > at + 2)
    {
        return None;
    }
    (placed && !is_counted(p, end)).then_some((at..end, DecoyKind::Date))
}

/// "the seventies", "nineteen seventies", "twenty-tens", "two thousands".
fn decade_word(p: &Passage<'_>, at: usize) -> Found {
    const DECADES: &[&str] = &[
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
        "noughties",
        "tens",
        "thousands",
    ];
    if !p.is(at, TEENS | TENS | ONES) {
        return None;
    }
    let mut end = at + 1;
    while end < at + 5 && (p.reads_any(end, &["thousand", "and", "-"]) || p.is(end, TEENS)) {
        end += 1;
    }
    (p.was(at, DETERMINER) && p.reads_any(end, DECADES)).then_some((at..end + 1, DecoyKind::Date))
}

/// A name of a month with what belongs to it on both sides.
fn month(p: &Passage<'_>, at: usize) -> Found {
    let (end, after) = month_right(p, at);
    let (start, before) = month_left(p, at);
    let near = after || before;
    let start = if start > 0 && p.reads(start - 1, "the") && near { start - 1 } else { start };
    let mut back = start;
    if back > 0 && (p.mark(back - 1, ',') || p.mark(back - 1, '(') || joins_date(p, back - 1)) {
        back -= 1;
    }
    if back > 0 && p.is(back - 1, WEEKDAY) {
        return Some((back - 1..end, DecoyKind::Date));
    }
    let word = p.word(at);
    let ambiguous =
        ["may", "march", "mar", "jan", "dec", "sept"].iter().any(|w| w.eq_ignore_ascii_case(word));
    let capital = p.tokens[at].capital;
    let placed = p.was(at, PREPOSITION | DATE_PART | DETERMINER)
        || p.before(at).is_some_and(|b| b.is_mark(',')) && capital;
    // "Jun Abella", "April Jones"
    let name = capital
        && !near
        && p.token(at + 1).is_some_and(|n| {
            n.is_word() && n.capital && n.glued == p.tokens[at].glued && !n.is(MONTH | WEEKDAY)
        })
        && !p.was(at, PREPOSITION | DATE_PART)
        && !p.mark(at + 1, '.')
        && !p.is_title_case(at);
    if name {
        return None;
    }
    (near || capital && (!ambiguous || placed) || !ambiguous && placed)
        .then_some((start..end, DecoyKind::Date))
}

fn joins_date(p: &Passage<'_>, at: usize) -> bool {
    p.token(at).is_some_and(|t| t.kind == Kind::Mark && matches!(t.mark, '-' | '/' | '–') && t.glued)
}

/// To the right of a month: the day, then the year. Gives the end, and whether there is any.
fn month_right(p: &Passage<'_>, at: usize) -> (usize, bool) {
    let mut end = at + 1;
    let mut near = false;
    // "Jun. 5", not the stop behind "June"
    let short = p.word(at).len() <= 4 && !["may", "june", "july"].iter().any(|w| p.reads(at, w));
    if p.mark(end, '.') && p.glued(end) && short {
        end += 1;
    }
    let mut next = end;
    if joins_date(p, next) {
        next += 1;
    } else {
        while next <= end + 2 && (p.mark(next, ',') || p.reads_any(next, &["the", "between", "from"])) {
            next += 1;
        }
    }
    let plain = any_year(p, next).is_some() && p.is_number(next);
    let comma = (end..next).any(|i| p.mark(i, ','));
    if let Some(e) = day(p, next).filter(|&e| {
        (!comma || is_ordinal_suffix(p, e - 1)) && !plain && !is_magnitude(p, e) && !is_counted_strictly(p, e)
    }) {
        near = true;
        end = day_range(p, e);
    }
    let mut next = end;
    while p.mark(next, ',') || p.reads(next, "of") || joins_date(p, next) {
        next += 1;
    }
    let short = |i: usize| p.word(i).len() == 2 && p.whole(i).is_some();
    if let Some(e) = any_year(p, next).filter(|&e| next <= end + 1 && !is_measured(p, e)) {
        return (e, true);
    }
    if short(end) && p.whole(end).is_some_and(|n| (32..100).contains(&n)) {
        return if is_counted(p, end + 1) { (end, near) } else { (end + 1, true) };
    }
    if near && p.mark(end, ',') && short(end + 1) && p.ends(end + 2) {
        end += 2;
    }
    (end, near)
}

/// To the left of a month: "the fourth of", "22 ", "28-", a year. Gives the start, and whether there is any.
fn month_left(p: &Passage<'_>, at: usize) -> (usize, bool) {
    let mut left = at;
    if left > 0
        && (p.reads(left - 1, "of")
            || joins_date(p, left - 1)
            || p.mark(left - 1, '.')
            || p.mark(left - 1, ','))
    {
        left -= 1;
    }
    if let Some(s) = day_before(p, left).filter(|&s| !p.claimed(s) && (s == 0 || !p.mark(s - 1, '/'))) {
        return (range_before(p, s), true);
    }
    let year =
        left > 0 && p.word(left - 1).len() == 4 && any_year(p, left - 1).is_some() && !p.claimed(left - 1);
    if year { (left - 1, true) } else { (at, false) }
}

/// After a day: "-20", " to 20", " through the 19th", " and 12".
fn day_range(p: &Passage<'_>, end: usize) -> usize {
    let mut next = end;
    if p.token(next).is_some_and(|t| t.is_hyphen())
        || p.reads_any(next, &["to", "through", "until", "and", "till"])
    {
        next += 1;
        if p.reads(next, "the") {
            next += 1;
        }
        if let Some(e) = day(p, next)
            && !is_counted_strictly(p, e)
            && any_year(p, next).is_none()
        {
            return e;
        }
    }
    end
}

/// Before a day: "from 3 until 12 of Sept", "2-7 Feb", "between 3 and 12 of Sept".
fn range_before(p: &Passage<'_>, start: usize) -> usize {
    if start < 2 {
        return start;
    }
    if (p.tokens[start - 1].is_hyphen() || p.reads_any(start - 1, &["to", "until", "till", "and"]))
        && let Some(s) = day_before(p, start - 1).filter(|&s| !p.claimed(s))
        && (p.tokens[start - 1].is_hyphen() || p.was(s, PREPOSITION))
    {
        return s;
    }
    start
}

fn weekday(p: &Passage<'_>, at: usize) -> Found {
    let word = p.word(at);
    let short = word.len() <= 4;
    let mut end = at + 1;
    if p.mark(end, '.') && short && p.glued(end) && !p.ends(end + 1) {
        end += 1;
    }
    let mut next = end;
    if p.mark(next, ',') {
        next += 1;
    }
    if p.reads(next, "the") {
        next += 1;
    }
    if let Some(e) =
        day(p, next).filter(|&e| next > end && !p.is(e, MONTH) && !is_counted(p, e) && !is_magnitude(p, e))
    {
        if p.reads(next - 1, "the") || is_ordinal_suffix(p, e - 1) {
            end = e;
        }
    } else if p.is_number(end)
        && !p.is(end + 1, MONTH)
        && let Some((r, _)) = numeric::short(p, end)
    {
        end = r.end;
    }
    let mut start = at;
    if let Some(s) = day_before(p, at).filter(|&s| !p.claimed(s) && !p.is(s, ORDINAL)) {
        start = s;
    }
    let ambiguous = short && !p.tokens[at].capital && start == at && end == at + 1;
    (!ambiguous || p.was(at, PREPOSITION | DATE_PART)).then_some((start..end, DecoyKind::Date))
}

/// A bare year, a span of years, a decade.
fn year(p: &Passage<'_>, at: usize) -> Found {
    let word = p.word(at);
    // "1970s", "the 70s", "the ’40s"
    if p.glued(at + 1)
        && p.reads_any(at + 1, &["s", "’s", "'s"])
        && (word.len() == 4 || word.len() == 2)
        && p.whole(at)? % 10 == 0
    {
        return Some((at..at + 2, DecoyKind::Date));
    }
    let n = p.whole(at)?;
    if word.len() != 4 || !(1300..=2150).contains(&n) {
        return None;
    }
    if p.before(at).is_some_and(|b| b.is_currency_sign() || (b.is_hyphen() && p.glued(at) && b.glued))
        || p.was(at, CURRENCY)
    {
        return None;
    }
    let mut end = at + 1;
    // "2019-20", "2021/22", "2012–2015"
    if p.token(end).is_some_and(|t| t.is_hyphen() || t.is_mark('/')) {
        let other = p.word(end + 1);
        if let Some(m) = p.whole(end + 1)
            && ((other.len() == 2 && m == n % 100 + 1)
                || (other.len() == 4 && (1300..=2150).contains(&m) && m > n && n > 1700))
        {
            end += 2;
            return (!is_measured(p, end)).then_some((at..end, DecoyKind::Date));
        }
        if p.glued(end) && p.glued(end + 1) && p.is_number(end + 1) {
            return None;
        }
    }
    if is_measured(p, end) || (p.glued(end) && p.is(end, MAGNITUDE)) {
        return None;
    }
    let modern = (1700..=2150).contains(&n);
    let firm = p.reads_any(
        at.wrapping_sub(1),
        &["in", "since", "during", "until", "year", "early", "late", "mid", "fiscal", "fy", "till"],
    );
    if firm && modern && !(p.is(end, PLURAL) && n % 100 == 0) && !p.reads(end, "of") {
        return Some((at..end, DecoyKind::Date));
    }
    let hedged = at > 0 && p.is(at - 1, HEDGE) && !p.is(at - 1, PREPOSITION) && !p.reads(at - 1, "just");
    let bounded = at > 1
        && p.reads_any(at - 1, &["than", "least", "most", "some", "about", "over", "nearly", "almost"]);
    if hedged || bounded || is_counted(p, end) {
        return None;
    }
    if modern && n >= 1800 || firm {
        return Some((at..end, DecoyKind::Date));
    }
    None
}

/// "27th", "third", "twenty-first" where it is no fraction.
fn ordinal(p: &Passage<'_>, at: usize) -> Found {
    if p.tokens[at].kind == Kind::Number {
        if is_ordinal_suffix(p, at + 1) {
            return Some((at..at + 2, DecoyKind::Ordinal));
        }
        // "on the 27", "on 15": a day of this month, where nothing is counted
        p.whole(at).filter(|n| (1..=31).contains(n))?;
        let the = p.reads(at.wrapping_sub(1), "the");
        let lead = if the { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
        let placed = p.reads(lead, "on") || (the && p.reads(lead, "for"));
        let spoken = p.reads(lead.wrapping_sub(1), "back") || the;
        return (placed && spoken && p.ends(at + 1)).then_some((at..at + 1, DecoyKind::Date));
    }
    let t = p.tokens[at];
    if t.is(ORDINAL) && !t.is(TIME_UNIT) || t.is(ORDINAL) && p.was(at, DETERMINER) {
        let start = if at > 1 && p.tokens[at - 1].is_hyphen() && p.is(at - 2, TENS) { at - 2 } else { at };
        let start =
            if start == at && at > 0 && p.is(at - 1, TENS) && t.number < 10.0 { at - 1 } else { start };
        let fraction = p.was(start, ONES | TEENS) && t.number > 2.5
            || p.was(start, ONES) && p.tokens[start - 1].is_hyphen()
            || (p.reads_any(start.wrapping_sub(1), &["a", "an", "one"])
                && t.number > 2.5
                && !is_noun_like(p, at + 1))
            || p.before(start).is_some_and(|b| b.is_hyphen()) && p.is(start.wrapping_sub(2), ONES);
        return (!fraction).then_some((start..at + 1, DecoyKind::Ordinal));
    }
    None
}

/// Stretches of time that place the rest: "the past five years", "five years later", "its first six weeks".
fn stretches(p: &mut Passage<'_>) {
    for at in 0..p.len() {
        if !p.is(at, TIME_UNIT) || p.claimed(at) && !p.is(at, ORDINAL) {
            continue;
        }
        let end = at + 1;
        let mut start = at;
        while start > 0
            && (p.is(start - 1, ONES | TEENS | TENS | MULTIPLIER)
                || p.is_number(start - 1)
                || p.tokens[start - 1].is_hyphen())
            && !p.claimed(start - 1)
            && at - start < 5
        {
            start -= 1;
        }
        let counted = start < at;
        let lead = p.reads_any(
            start.wrapping_sub(1),
            &[
                "past",
                "last",
                "next",
                "previous",
                "first",
                "coming",
                "following",
                "preceding",
                "final",
                "recent",
            ],
        );
        let tail = p.reads_any(
            end,
            &["ago", "later", "earlier", "before", "after", "beforehand", "afterwards", "hence"],
        ) || p.reads_all(end, &["from", "now"]);
        if counted && (lead || tail) {
            let last = if tail { end + 1 } else { end };
            p.claim(start..last, DecoyKind::Duration);
        } else if !counted && lead {
            p.periods.push(start - 1..end);
        }
    }
}

/// A unit, a percent sign or a magnitude follows.
fn is_measured(p: &Passage<'_>, at: usize) -> bool {
    p.mark(at, '%')
        || p.is(at, PERCENT | CURRENCY | MULTIPLIER)
        || (p.is(at, UNIT) && !p.is(at, PREPOSITION))
        || p.mark(at, '°')
}

fn is_magnitude(p: &Passage<'_>, at: usize) -> bool {
    p.is(at, MULTIPLIER) || p.mark(at, '%') || p.is(at, PERCENT) || (p.glued(at) && p.is(at, MAGNITUDE))
}

/// Something that can be counted follows: a plural.
fn is_counted(p: &Passage<'_>, at: usize) -> bool {
    is_counted_strictly(p, at) || is_measured(p, at)
}

fn is_counted_strictly(p: &Passage<'_>, at: usize) -> bool {
    for i in at..at + 3 {
        let Some(t) = p.token(i) else { return false };
        if !t.is_word() || t.is(STOP) || t.is(MONTH) || t.is(WEEKDAY) || (t.is(VERB) && !t.is(PLURAL)) {
            return false;
        }
        if t.is(PLURAL) || (!t.capital && crate::language::english::noun::is_plural(p.word(i))) {
            return true;
        }
    }
    false
}

fn is_noun_like(p: &Passage<'_>, at: usize) -> bool {
    p.token(at).is_some_and(|t| {
        t.is_word() && !t.is(STOP | VERB) && !t.is(crate::language::english::lexicon::MULTIPLIER)
    })
}
