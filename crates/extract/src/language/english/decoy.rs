//! Numbers that are no figures: names, references, telephone numbers, results, ages, codes.

mod label;
mod name;

use std::ops::Range;

use crate::candidate::{Decoy, DecoyKind, StatedInterval};
use crate::language::english::lexicon::{
    CURRENCY, DETERMINER, MAGNITUDE, MONTH, MULTIPLIER, ONES, PERCENT, PHONE, PLURAL, REPORT, SCORE, STOP,
    TEENS, TENS, VERB, WEEKDAY,
};
use crate::passage::Passage;
use crate::token::Kind;

/// Claims every number that is a name, a reference, a telephone number, a result or a code.
pub(crate) fn claim(p: &mut Passage<'_>, ages: bool) {
    intervals(p);
    let mut at = 0;
    while let Some(t) = p.tokens.get(at) {
        let number = t.kind == Kind::Number || t.is(ONES | TEENS | TENS);
        // what may begin an address
        let opens = matches!(t.shape.first(), b'h' | b'w' | b'f' | b'@');
        if !number && !opens {
            at += 1;
            continue;
        }
        let end = match address(p, at) {
            Some(end) => {
                p.claim(at..end, DecoyKind::Identifier);
                end
            }
            None => match number.then(|| find(p, at, ages)).flatten().filter(|_| !p.claimed(at)) {
                Some((range, kind)) => {
                    let end = range.end;
                    p.claim(range, kind);
                    end
                }
                None => at + 1,
            },
        };
        at = end.max(at + 1);
    }
}

/// "1,200 ± 300 voters": a margin of the number before it. What it means is not said, so that it has no level.
fn margin(p: &Passage<'_>, at: usize) -> Option<(usize, StatedInterval)> {
    if !p.mark(at, '±') || at == 0 || !p.is_number(at - 1) {
        return None;
    }
    let (middle, half) = (number_of(p, at - 1)?, number_of(p, at + 1)?);
    // "1.2 ± 0.3 million": the multiplier is of both, and would be of one
    let is_plain = !p.is(at + 2, MULTIPLIER | MAGNITUDE) && !p.mark(at + 2, '%');
    is_plain.then_some((at + 2, StatedInterval { low: middle - half, high: middle + half, level: None }))
}

/// "(95% CI 9,800 to 14,100)": the interval of the figure before it, and no figures of its own.
fn intervals(p: &mut Passage<'_>) {
    // most passages hold neither: brackets, or the first byte of "±"
    if memchr::memchr3(b'(', b'[', 0xc2, p.text.as_bytes()).is_none() {
        return;
    }
    for open in 0..p.len() {
        let Some((end, interval)) = interval(p, open).or_else(|| margin(p, open)) else { continue };
        p.claim(open..end, DecoyKind::Interval);
        p.intervals.push((open..end, interval));
    }
}

fn interval(p: &Passage<'_>, open: usize) -> Option<(usize, StatedInterval)> {
    if !(p.mark(open, '(') || p.mark(open, '[')) {
        return None;
    }
    let percent = |i: usize| p.mark(i, '%') || p.is(i, PERCENT);
    let named = |i: usize| {
        if matches!(p.word(i), "CI" | "CrI" | "UI" | "C.I") {
            return Some(i + 1);
        }
        let kind = p.reads_any(i, &["confidence", "credible", "uncertainty", "credibility"]);
        (kind && p.reads_any(i + 1, &["interval", "intervals", "limits", "bounds"])).then_some(i + 2)
    };
    let level = p.is_number(open + 1).then(|| number_of(p, open + 1)).flatten().filter(|_| percent(open + 2));
    let mut at = named(if level.is_some() { open + 3 } else { open + 1 })?;
    if level.is_none() && p.is_number(at) && percent(at + 1) {
        return None;
    }
    while p.mark(at, ':') || p.mark(at, ',') || p.mark(at, '=') || p.reads_any(at, &["of", "from", "between"])
    {
        at += 1;
    }
    let low = number_of(p, at)?;
    let joined = p.token(at + 1).is_some_and(|t| t.is_hyphen() || t.is_mark(',') || t.is_mark(';'))
        || p.reads_any(at + 1, &["to", "and"]);
    let high = number_of(p, at + 2).filter(|_| joined)?;
    let close = at + 3;
    let closed = p.mark(close, ')') || p.mark(close, ']');
    (closed && low <= high).then_some((close + 1, StatedInterval { low, high, level }))
}

fn number_of(p: &Passage<'_>, at: usize) -> Option<f64> {
    if !p.is_number(at) { None } else { crate::language::english::number::plain(p.word(at)) }
}

/// The decoys of a passage as records. `map` turns byte ends of the passage into a span of the source.
pub(crate) fn records(
    p: &Passage<'_>,
    mut map: impl FnMut(usize, usize) -> crate::Span,
    out: &mut Vec<Decoy>,
) {
    let from = out.len();
    for (range, kind) in &p.decoys {
        let (start, end) = p.bytes(range);
        out.push(Decoy { span: map(start, end), kind: *kind });
    }
    out[from..].sort_by_key(|d| d.span);
}

type Found = Option<(Range<usize>, DecoyKind)>;

fn find(p: &Passage<'_>, at: usize, ages: bool) -> Found {
    telephone(p, at)
        .or_else(|| street(p, at))
        .or_else(|| label::label(p, at))
        .or_else(|| result(p, at))
        .or_else(|| name::glued_name(p, at))
        .or_else(|| if ages { None } else { age(p, at) })
        .or_else(|| position(p, at))
        .or_else(|| multiple(p, at))
        .or_else(|| one_stretch(p, at))
        .or_else(|| name::name(p, at))
}

/// An address on the web, a mail address or a handle: everything up to the next space.
fn address(p: &Passage<'_>, at: usize) -> Option<usize> {
    let web =
        p.reads_any(at, &["http", "https", "www", "ftp"]) && (p.mark(at + 1, ':') || p.mark(at + 1, '.'));
    let handle = p.mark(at, '@') && p.glued(at + 1);
    if !web && !handle {
        return None;
    }
    let mut end = at + 1;
    while p.glued(end) {
        end += 1;
    }
    Some(end)
}

/// "0800 555 0143", "+1-222-2222", "hotline, 116 006".
fn telephone(p: &Passage<'_>, at: usize) -> Found {
    p.whole(at)
        .or_else(|| (p.is_number(at) && p.word(at).bytes().all(|b| b.is_ascii_digit())).then_some(0))?;
    let mut end = at + 1;
    let mut digits = p.word(at).len();
    let mut groups = 1;
    while end < at + 16 {
        let next = if p.token(end).is_some_and(|t| t.is_hyphen() || t.is_mark('.') || t.is_mark('/'))
            && p.glued(end)
            && p.glued(end + 1)
        {
            end + 1
        } else {
            end
        };
        if !p.is_number(next) || p.word(next).contains([',', '.']) || p.word(next).len() < 2 {
            break;
        }
        digits += p.word(next).len();
        groups += 1;
        end = next + 1;
    }
    let plus = p.before(at).is_some_and(|t| t.is_mark('+')) && p.glued(at);
    let zero = p.word(at).starts_with('0') && p.word(at).len() > 1;
    let mut cue = false;
    for i in (at.saturating_sub(5)..at).rev() {
        if p.is(i, PHONE) {
            cue = true;
            break;
        }
        let filler = p.token(i).is_some_and(|t| t.kind == Kind::Mark && t.mark != '.')
            || p.reads_any(i, &["at", "on", "is", "us", "number", "line", "the", "a", "or", "no"]);
        if !filler {
            break;
        }
    }
    let long = groups >= 2 && digits >= 7 && (zero || plus);
    let counted = cue && plural_follows(p, end);
    if long
        || (cue && digits >= 3 && !counted && (groups >= 2 || digits != 4))
        || (cue && groups == 1 && digits >= 3 && p.ends(end))
    {
        let start = if plus { at - 1 } else { at };
        return Some((start..end, DecoyKind::Phone));
    }
    None
}

/// "22 Baker Lane", "14 Dock Street".
fn street(p: &Passage<'_>, at: usize) -> Found {
    const STREETS: &[&str] = &[
        "Street",
        "St",
        "Road",
        "Rd",
        "Lane",
        "Avenue",
        "Ave",
        "Drive",
        "Square",
        "Boulevard",
        "Blvd",
        "Terrace",
        "Close",
        "Court",
        "Crescent",
        "Place",
        "Way",
        "Row",
        "Alley",
        "Quay",
        "Highway",
    ];
    // A name follows: most numbers end here.
    if !p.is_number(at) || !p.token(at + 1).is_some_and(|t| t.is_word() && t.capital) {
        return None;
    }
    if p.word(at).len() > 4 || p.word(at).contains([',', '.']) || p.is_title_case(at) {
        return None;
    }
    let name = |i: usize| p.token(i).is_some_and(|t| t.is_word() && t.capital) && !p.is(i, MONTH | WEEKDAY);
    let end = (at + 2..at + 5).find(|&i| STREETS.contains(&p.word(i)))?;
    ((at + 1..end).all(name) && name(at + 1)).then_some((at..at + 1, DecoyKind::Reference))
}

/// "2–1", "6-4", "218 to 206 vote".
fn result(p: &Passage<'_>, at: usize) -> Found {
    let a = p.whole(at).filter(|_| p.word(at).len() <= 3)?;
    let dash = p.token(at + 1)?.is_hyphen() && p.glued(at + 1) && p.glued(at + 2);
    let to = p.reads(at + 1, "to");
    if !dash && !to {
        return None;
    }
    let b = p.whole(at + 2).filter(|_| p.word(at + 2).len() <= 3)?;
    let measured = p.mark(at + 3, '%') || p.is(at + 3, PERCENT | CURRENCY);
    let after = p.is(at + 3, SCORE) || p.is(at + 4, SCORE) && p.token(at + 3).is_some_and(Token::is_plain);
    let before = p.was(at, SCORE)
        || p.reads(at.wrapping_sub(1), "by") && p.is(at.wrapping_sub(2), SCORE)
        || p.reads_any(at.wrapping_sub(1), &["voted", "vote"])
        || p.is(at.wrapping_sub(2), SCORE) && (p.was(at, WEEKDAY | DETERMINER) || p.tokens[at - 1].capital);
    if measured {
        return None;
    }
    let down = dash
        && a >= b
        && !p.token(at + 3).is_some_and(|t| t.is_word() && t.glued)
        && !p.before(at).is_some_and(|t| t.is_hyphen() && t.glued);
    if down || ((after || before) && (dash || a != b)) {
        return Some((at..at + 3, DecoyKind::Score));
    }
    None
}

/// "aged 34", "Father Ilir Tock, 71,", "a 34-year-old", "12 years old".
fn age(p: &Passage<'_>, at: usize) -> Found {
    let n = p.whole(at).map(f64::from).or_else(|| p.token(at).filter(|t| t.is_word()).map(|t| t.number))?;
    if n > 120.0 {
        return None;
    }
    let end = at + 1;
    let between = p.before(at).is_some_and(|b| b.is_mark(',')) && (p.mark(end, ',') || p.mark(end, '.'));
    if between
        && p.is_number(at)
        && at >= 2
        && p.tokens[at - 2].is_word()
        && p.tokens[at - 2].capital
        && !p.is(at - 2, MONTH)
        && n > 4.0
    {
        return Some((at..end, DecoyKind::Age));
    }
    if p.reads(at.wrapping_sub(1), "aged")
        || p.reads_any(at.wrapping_sub(1), &["between", "under", "over"])
            && p.reads(at.wrapping_sub(2), "aged")
    {
        let last = if (p.token(end).is_some_and(|t| t.is_hyphen()) || p.reads_any(end, &["to", "and"]))
            && p.whole(end + 1).is_some()
        {
            end + 2
        } else {
            end
        };
        return Some((at..last, DecoyKind::Age));
    }
    let of_age = p.reads(at.wrapping_sub(1), "of") && p.reads_any(at.wrapping_sub(2), &["age", "ages"]);
    let as_young = p.reads(at.wrapping_sub(1), "as") && p.reads_any(at.wrapping_sub(2), &["young", "old"]);
    if of_age || as_young || p.reads_any(at.wrapping_sub(1), &["age", "ages"]) {
        return Some((at..end, DecoyKind::Age));
    }
    let first = if p.token(end).is_some_and(|t| t.is_hyphen()) { end + 1 } else { end };
    if p.reads_any(first, &["year", "years", "month", "months"]) {
        let second = if p.token(first + 1).is_some_and(|t| t.is_hyphen()) { first + 2 } else { first + 1 };
        if p.reads_any(second, &["old", "olds"]) || p.reads_all(second, &["of", "age"]) {
            return Some((at..second + 1, DecoyKind::Age));
        }
    }
    None
}

/// "three times the total", "ten times as many": a multiple of another figure.
fn multiple(p: &Passage<'_>, at: usize) -> Found {
    // "two to three times higher"
    let span = p.reads_any(at + 1, &["to", "or", "and", "-", "–"])
        && p.reads(at + 3, "times")
        && (p.is_number(at + 2) || p.is(at + 2, ONES | TEENS));
    if span && !p.is(at + 4, crate::language::english::lexicon::PREPOSITION) {
        return Some((at..at + 4, DecoyKind::Multiple));
    }
    let times = p.reads(at + 1, "times")
        && (p.is(at + 2, DETERMINER)
            || p.reads_any(
                at + 2,
                &["as", "more", "higher", "larger", "bigger", "greater", "fewer", "less", "what", "over"],
            ));
    times.then_some((at..at + 2, DecoyKind::Multiple))
}

/// "in one week": an article rather than a count.
fn one_stretch(p: &Passage<'_>, at: usize) -> Found {
    let stretch = p.reads(at, "one")
        && p.is(at + 1, crate::language::english::lexicon::TIME_UNIT)
        && !p.is(at + 1, crate::language::english::lexicon::FRACTION)
        && p.is(at.wrapping_sub(1), crate::language::english::lexicon::PREPOSITION);
    stretch.then_some((at..at + 2, DecoyKind::Duration))
}

/// Numbers of sections and of list items at the start of a passage, counters at its end, lists as headings.
fn position(p: &Passage<'_>, at: usize) -> Found {
    let end = at + 1;
    if at == 0 && p.is_number(at) {
        let pointed = p.word(0).contains('.') && !p.word(0).contains(',');
        if pointed && p.token(1).is_some_and(|t| t.is_word() && t.capital && !t.glued) {
            return Some((0..1, DecoyKind::Reference));
        }
        if (p.mark(1, '.') || p.mark(1, ')'))
            && p.glued(1)
            && p.token(2).is_some_and(|t| !t.glued && t.capital)
            && p.word(0).len() <= 3
        {
            return Some((0..1, DecoyKind::Reference));
        }
    }
    let first = at < 3 && (at == 0 || p.mark(at - 1, ':') || p.mark(at - 1, '|'));
    if first
        && p.reads_any(
            end,
            &[
                "things",
                "ways",
                "reasons",
                "facts",
                "takeaways",
                "tips",
                "charts",
                "questions",
                "lessons",
                "myths",
            ],
        )
    {
        return Some((at..end, DecoyKind::Reference));
    }
    if p.reads_any(end, &["min", "mins", "minute"]) && p.reads(end + 1, "read") {
        return Some((at..end, DecoyKind::Reference));
    }
    None
}

/// A plural follows within three words.
pub(crate) fn plural_follows(p: &Passage<'_>, at: usize) -> bool {
    for i in at..at + 3 {
        let Some(t) = p.token(i) else { return false };
        if !t.is_word() || t.is(STOP | MONTH | WEEKDAY) || t.is(REPORT | VERB) && !t.is(PLURAL) {
            return false;
        }
        if t.is(PLURAL) || !t.capital && crate::language::english::noun::is_plural(p.word(i)) {
            return true;
        }
    }
    false
}

use crate::token::Token;
