//! The noun phrase that begins at a token: a source after "according to" or "said".

use std::ops::Range;

use crate::language::english::lexicon::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, DOCUMENT, GROUP, MONTH, NUMBER_WORD, PLURAL, PREPOSITION,
    PRONOUN, REPORT, ROLE, VERB, WEEKDAY, WH,
};
use crate::passage::Passage;
use crate::token::Kind;

/// The longest source, in tokens.
const LONGEST: usize = 16;

/// The noun phrase that starts at `at` and ends before `end`.
pub(crate) fn forward(p: &Passage<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    if p.is(at, PRONOUN) && at < end {
        return Some(at..at + 1);
    }
    let mut i = at;
    while i < end && i < at + LONGEST {
        let goes_on = match p.tokens[i].kind {
            Kind::Possessive => true,
            Kind::Number => false,
            Kind::Word => word_goes_on(p, i, at),
            Kind::Mark if p.mark(i, ',') && i > at => {
                i = apposition(p, i, end);
                false
            }
            Kind::Mark => mark_goes_on(p, i, at),
        };
        if !goes_on {
            break;
        }
        i += 1;
    }
    let i = i.min(end);
    let loose = |k: usize| {
        p.is(k, PREPOSITION | CONJUNCTION | DETERMINER) && !p.tokens[k].capital
            || p.tokens[k].kind == Kind::Mark
    };
    let last = (at..i).rev().find(|&k| !loose(k))?;
    Some(at..last + 1)
}

/// A hyphen, a slash, or the stop of an initial within a name.
fn mark_goes_on(p: &Passage<'_>, i: usize, at: usize) -> bool {
    let t = &p.tokens[i];
    let word_next = p.token(i + 1).is_some_and(|n| n.is_word());
    if i == at || !word_next {
        return false;
    }
    let initial = t.is_mark('.')
        && t.glued
        && p.word(i - 1).chars().count() <= 2
        && p.tokens[i - 1].capital
        && p.tokens[i + 1].capital;
    t.is_hyphen() || t.is_mark('/') || t.is_mark('&') || initial
}

/// The end of ", Jon Ardley," after a role, or the comma itself.
fn apposition(p: &Passage<'_>, comma: usize, end: usize) -> usize {
    let name = |k: usize| {
        p.tokens[k].is_word() && p.tokens[k].capital && !p.is(k, DETERMINER | CONJUNCTION | PREPOSITION)
    };
    let run = (comma + 1..end).take_while(|&k| name(k)).count();
    let close = comma + 1 + run;
    let closed = close >= end || p.ends(close);
    if (1..=4).contains(&run) && !p.tokens[comma - 1].capital && closed { close } else { comma }
}

fn word_goes_on(p: &Passage<'_>, i: usize, at: usize) -> bool {
    let t = &p.tokens[i];
    let after_determiner = i > at && p.is(i - 1, DETERMINER);
    if t.is(DETERMINER) {
        return i == at || p.is(i - 1, PREPOSITION);
    }
    if t.is(PREPOSITION) && !(t.capital && i == at) {
        let known = p.reads_any(i, &["of", "for", "from", "in", "at", "with", "against", "on", "by"]);
        let noun_next = p.token(i + 1).is_some_and(|n| {
            n.is(DETERMINER)
                || n.is_word() && (n.capital || p.reads(i, "of") || p.reads(i, "for"))
                || n.is_word()
                    && p.reads(i, "by")
                    && i > at
                    && p.reads_any(i - 1, &["kept", "made", "compiled", "drawn", "run"])
        });
        return i > at && known && noun_next && !p.claimed(i + 1);
    }
    if t.is(CONJUNCTION) {
        return p.reads(i, "and")
            && i > at
            && p.tokens[i - 1].capital
            && p.token(i + 1).is_some_and(|n| n.capital);
    }
    // "the banks’ own list"
    if p.reads(i, "own") && i > at && p.tokens[i - 1].kind == Kind::Possessive {
        return true;
    }
    if t.is(AUXILIARY | BE | WH | PRONOUN) || t.is(ADVERB) && !t.capital {
        return false;
    }
    let participle = p.word(i).ends_with("ed") && !t.capital;
    if i > at && p.reads(i + 1, "by") && (participle || p.reads_any(i, &["kept", "run", "drawn"])) {
        // "a tally kept by the BBC", "a survey conducted by the institute"
        return (at..i).any(|k| p.is(k, DOCUMENT));
    }
    let verb = t.is(VERB | REPORT) && !t.is(DOCUMENT | ROLE | GROUP | PLURAL) || participle;
    if verb && !t.capital && i > at && !after_determiner {
        return false;
    }
    let date = p.claimed(i) && t.is(MONTH | WEEKDAY);
    let number = t.is(NUMBER_WORD) && !t.capital;
    !(date || number)
}
