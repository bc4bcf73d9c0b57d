//! Hedges on both sides of a number.

mod phrase;

use std::ops::Range;

use crate::candidate::{Qualifier, ReadValue};
use crate::language::english::lexicon::{CURRENCY, DETERMINER, HEDGE, NUMBER_WORD};
use crate::language::english::number::Number;
use crate::passage::Passage;

use Qualifier::{About, AtLeast, AtMost, Exact, FarBelow, LessThan, MoreThan};

/// A hedge: what it says and which tokens say it.
#[derive(Clone, Debug)]
pub(crate) struct Hedge {
    pub(crate) qualifier: Qualifier,
    pub(crate) tokens: Range<usize>,
    pub(crate) after: bool,
}

/// The hedge of a number, on either side.
pub(crate) fn find(p: &Passage<'_>, number: &Number, floor: usize) -> Option<Hedge> {
    let left = before(p, left_edge(p, number), floor);
    let right = after(p, number.tokens.end);
    match (left, right) {
        // "less than 5000 or equal to"
        (Some(l), _) if equality(p, number.tokens.end) && matches!(l.qualifier, MoreThan | LessThan) => {
            let qualifier = if l.qualifier == MoreThan { AtLeast } else { AtMost };
            Some(Hedge { qualifier, ..l })
        }
        (Some(l), Some(r)) if matches!(l.qualifier, About | Exact) && !matches!(r.qualifier, About) => {
            Some(r)
        }
        (Some(l), _) => Some(l),
        (None, r) => r,
    }
}

fn equality(p: &Passage<'_>, at: usize) -> bool {
    p.reads_all(at, &["or", "equal"]) && !p.is_number(at + 3)
}

/// The first token of the number with its sign and its currency.
pub(crate) fn left_edge(p: &Passage<'_>, number: &Number) -> usize {
    let mut at = number.tokens.start;
    if let Some(m) = number.money {
        at = at.min(m);
    }
    if let Some(s) = number.sign {
        at = at.min(s);
    }
    while at > 0
        && (p.tokens[at - 1].is_currency_sign()
            || p.is(at - 1, CURRENCY) && p.tokens[at - 1].upper
            || p.word(at - 1) == "US" && p.tokens[at].is_currency_sign())
    {
        at -= 1;
    }
    at
}

fn before(p: &Passage<'_>, mut at: usize, floor: usize) -> Option<Hedge> {
    // What may stand between the hedge and the number: quotation marks, brackets, "another", "the estimate of".
    let mut skipped = 0;
    loop {
        let i = at.checked_sub(1).filter(|&i| i >= floor)?;
        let t = p.tokens[i];
        // "well above the 300 expected": compared with that number, which is no bound of it
        let compared = skipped > 0
            && p.reads(at, "the")
            && p.reads_any(i, &["above", "below", "over", "under", "beyond"]);
        if compared {
            return None;
        }
        if let Some(h) = entry(p, at, floor)
            && (skipped == 0
                || p.reads_any(
                    at,
                    &[
                        "the",
                        "a",
                        "an",
                        "another",
                        "“",
                        "\"",
                        "between",
                        "from",
                        "the",
                        "further",
                        "additional",
                        "total",
                        "half",
                        "as",
                        "of",
                    ],
                )
                || h.qualifier == FarBelow
                || skipped < 2)
        {
            return Some(h);
        }
        let quote = t.is_open_quote() || t.is_mark('(') || t.is_mark('*') || t.is_mark('_');
        let filler = p.reads_any(
            i,
            &[
                "another",
                "a",
                "further",
                "additional",
                "between",
                "from",
                "the",
                "total",
                "of",
                "estimate",
                "figure",
                "number",
                "toll",
                "claimed",
                "more",
                "mere",
                "whole",
                "whopping",
                "staggering",
                "record",
                "combined",
                "then",
                "now",
                "by",
                "only",
            ],
        );
        if !(quote || filler) || skipped >= 5 {
            return None;
        }
        // Only the strong "nowhere near" reaches over "the estimate of".
        if filler
            && p.reads_any(i, &["of", "estimate", "figure", "number", "toll", "by"])
            && skipped == 0
            && !reaches(p, i, floor)
        {
            return None;
        }
        skipped += 1;
        at = i;
    }
}

/// "nowhere near the estimate of", "at least a total of", "by at least": words of amount between hedge and number.
fn reaches(p: &Passage<'_>, of: usize, floor: usize) -> bool {
    let from = of.saturating_sub(5).max(floor);
    (from..of).rev().any(|i| {
        p.reads_any(i, &["estimate", "figure", "number", "total", "toll", "sum", "tally", "average"])
    })
}

fn entry(p: &Passage<'_>, end: usize, floor: usize) -> Option<Hedge> {
    let last = end.checked_sub(1).filter(|&i| i >= floor)?;
    let t = p.tokens[last];
    let sign =
        t.kind == crate::token::Kind::Mark && matches!(t.mark, '~' | '≈' | '>' | '<' | '=' | '≥' | '≤' | '±');
    if !t.is(HEDGE) && !sign {
        return None;
    }
    let (words, qualifier) = phrase::before(t.shape.first())
        .iter()
        .find(|(words, _)| end >= floor + words.len() && p.reads_all(end - words.len(), words))?;
    let (n, qualifier) = (words.len(), *qualifier);
    let start = end - n;
    if n == 1 && !single_word_holds(p, start, end) {
        return None;
    }
    if n == 2
        && p.reads(start, "up")
        && p.reads(start + 1, "to")
        && start > 0
        && (p.is(start - 1, crate::language::english::lexicon::UP)
            || p.reads_any(start - 1, &["own", "owns", "owned"]))
    {
        // "went up to 300", "climbed up to": a change, no bound; "owns up to 410": nor here
        return None;
    }
    if p.reads_all(start, &["far", "from"])
        && !p.reads(start.wrapping_sub(1), "is")
        && !p.reads(start.wrapping_sub(1), "are")
        && !p.reads(start.wrapping_sub(1), "was")
    {
        return None;
    }
    Some(Hedge { qualifier, tokens: start..end, after: false })
}

/// "over 300" but not "took over 3 farms"; "some 300" but not "some of"; "around" only before the number.
fn single_word_holds(p: &Passage<'_>, at: usize, number: usize) -> bool {
    let before = |words: &[&str]| p.reads_any(at.wrapping_sub(1), words);
    if p.reads(at, "over")
        && (number + 1..number + 4).any(|i| p.is(i, crate::language::english::lexicon::TIME_UNIT))
        && !p.tokens[number].is(crate::language::english::lexicon::FRACTION)
    {
        // "over two years" is a period unless it is a length
        return p.is(at.wrapping_sub(1), crate::language::english::lexicon::BE)
            || before(&["for", "lasted", "took", "takes", "spent", "after", "well", "just", "of"])
            || at == 0;
    }
    if p.reads(at, "over") {
        return !before(&["took", "take", "taken", "handed", "hand", "turned", "spread", "ruled", "left"]);
    }
    if p.reads_any(at, &["under", "above", "below", "beyond"]) {
        return !before(&["from", "the", "see"]) || p.is_number(number);
    }
    if p.reads(at, "near") {
        return !p.tokens[number].capital;
    }
    true
}

fn after(p: &Passage<'_>, at: usize) -> Option<Hedge> {
    let t = p.token(at)?;
    let (words, qualifier) =
        phrase::after(t.shape.first()).iter().find(|(words, _)| p.reads_all(at, words))?;
    let (n, qualifier) = (words.len(), *qualifier);
    let end = at + n;
    // "200 or greater than 190" is two bounds
    let opens =
        p.is_number(end) || p.is(end, NUMBER_WORD) || p.token(end).is_some_and(|t| t.is_currency_sign());
    if opens || (p.reads(end, "than") && (p.is_number(end + 1) || p.is(end + 1, NUMBER_WORD))) {
        return None;
    }
    if p.reads(at, "plus") && (p.reads(end, "or") || p.is(end, DETERMINER)) {
        return None;
    }
    if (p.mark(at, '+') || p.reads(at, "ish")) && !p.glued(at) {
        return None;
    }
    if p.reads_all(at, &["and", "more"])
        && p.is(
            end,
            crate::language::english::lexicon::ADVERB | crate::language::english::lexicon::PREPOSITION,
        )
        && p.reads_any(end, &["than", "on"])
    {
        return None;
    }
    Some(Hedge { qualifier, tokens: at..end, after: true })
}

/// The hedge after a noun: "350 people or more".
pub(crate) fn after_noun(p: &Passage<'_>, at: usize) -> Option<Hedge> {
    let h = after(p, at)?;
    let short = h.tokens.end - h.tokens.start;
    (short >= 2
        && !p.mark(at, '-')
        && !p.reads_all(at, &["and", "above"])
        && !p.reads_all(at, &["and", "over"]))
    .then_some(h)
}

/// The qualifier of a value with no hedge.
pub(crate) fn plain(value: ReadValue) -> Qualifier {
    match value {
        ReadValue::Range { .. } => Qualifier::Range,
        ReadValue::Vague { .. } => Qualifier::Vague,
        ReadValue::Point(_) | ReadValue::Share(_) => Qualifier::Exact,
    }
}
