//! A clause of saying that is set apart by marks: ", the ministry reckons," wherever it stands; ", reckons the ministry".

use std::ops::Range;

use super::super::forward::forward;
use super::Found;
use super::speaker::{head, is_anybody, is_many, is_strong, is_writing};
use crate::language::english::lexicon::{
    ADVERB, AUXILIARY, BE, COUNTS, DATE_PART, DAY_WORD, DETERMINER, NUMBER_WORD, PREPOSITION, PRONOUN, STOP,
    TELLS, WEEKDAY,
};
use crate::language::english::{noun, subject};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// How far from the number the clause begins, in tokens.
const REACH: usize = 50;

/// The longest clause, in tokens.
const LONGEST: usize = 20;

/// The source of the number at `number` by a clause that is set apart.
pub(super) fn find(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let marks = |i: usize| {
        let t = &p.tokens[i];
        t.kind == Kind::Mark
            && (matches!(t.mark, ',' | '—' | '(' | '?' | '!')
                || t.mark == '–' && !p.glued(i)
                || t.is_close_quote())
    };
    let near = number.saturating_sub(REACH).max(sentence.start)..sentence.end.min(number + REACH);
    let mut open = near.filter(|&i| marks(i));
    open.find_map(|mark| {
        let start = (mark + 1..mark + 4)
            .find(|&i| !p.reads_any(i, &["or", "so", "as", "thus", "and", "but", "though"]))
            .unwrap_or(mark + 1);
        before_verb(p, sentence, mark, start, number)
            .or_else(|| behind_verb(p, sentence, mark, start, number))
    })
}

/// ", the ministry reckons,".
fn before_verb(
    p: &Passage<'_>,
    sentence: &Range<usize>,
    mark: usize,
    start: usize,
    number: usize,
) -> Option<Found> {
    let begins = p.token(start).is_some_and(|t| t.is_word())
        && (!p.is(start, STOP)
            || p.is(start, DETERMINER)
            || p.tokens[start].capital
            || is_speaker_pronoun(p, start));
    if !begins {
        return None;
    }
    let end = sentence.end.min(start + LONGEST);
    let verb = (start + 1..end).find(|&i| {
        let t = &p.tokens[i];
        t.is_lower_word()
            && (t.is(TELLS | COUNTS) || p.word(i).ends_with("ed") || says_it(p, i))
            && !p.is(i - 1, PREPOSITION | DETERMINER)
            && closes(p, i, sentence.end)
    })?;
    if mark < number && !(p.ends(verb + 1) || says_it(p, verb)) {
        return None;
    }
    let mut stop = verb;
    while stop > start && p.is(stop - 1, AUXILIARY | ADVERB) {
        stop -= 1;
    }
    let source = start..stop;
    // "a poll of the 18 clubs by the magazine has shown"
    let sampled = p.is(start, DETERMINER) && is_writing(p, &source);
    let inner = |i: usize| {
        p.is(i, AUXILIARY | BE)
            || (p.is_number(i) || p.is(i, NUMBER_WORD)) && !p.claimed(i) && i > start && !sampled
            || p.tokens[i].kind == Kind::Mark
                && !p.tokens[i].is_hyphen()
                && !p.mark(i, ',')
                && !p.mark(i, '.')
    };
    if source.is_empty() || source.clone().any(inner) {
        return None;
    }
    let last = head(p, &source);
    let word = p.word(verb);
    let agrees = word.ends_with("ed")
        || says_it(p, verb)
        || p.tokens[last].capital
        || p.is(start, PRONOUN)
        || noun::is_plural(word) != is_many(p, last)
        || !noun::is_plural(word) && !word.ends_with('s');
    let known = p.is(verb, TELLS) || says_it(p, verb);
    let speaks = if known { is_anybody(p, &source) } else { is_strong(p, &source) && !p.is(start, PRONOUN) };
    (agrees && speaks && !super::super::tail::is_of_figure(p, start)).then(|| Found {
        source,
        cue: verb..verb + 1,
        rule: Rule::SourceTrailing,
    })
}

/// ", reckons the ministry".
fn behind_verb(
    p: &Passage<'_>,
    sentence: &Range<usize>,
    mark: usize,
    verb: usize,
    number: usize,
) -> Option<Found> {
    let t = p.token(verb)?;
    let past = p.word(verb).ends_with("ed");
    if !t.is_lower_word() || t.is(STOP) || p.word(verb).ends_with("ing") {
        return None;
    }
    let known = t.is(TELLS) || p.tokens[mark].is_close_quote();
    let formed = past || p.word(verb).ends_with('s');
    if !(known || formed && mark > number) {
        return None;
    }
    let source = forward(p, verb + 1, sentence.end)?;
    let ends = source.end >= sentence.end || p.mark(source.end, '.');
    if !(known || ends) {
        return None;
    }
    let closed = p.ends(source.end) || source.end >= sentence.end || p.is(source.end, PREPOSITION);
    let placed = mark > number || p.mark(source.end, ',');
    // ", claimed 41 lives" begins with no speaker
    let speaks = is_strong(p, &source)
        || p.is(source.start, DETERMINER) && p.mark(mark, ',') && subject::may_speak(p, &source);
    (closed && placed && speaks && !p.is(verb + 1, NUMBER_WORD)).then(|| Found {
        source,
        cue: verb..verb + 1,
        rule: Rule::SourceInverted,
    })
}

fn is_speaker_pronoun(p: &Passage<'_>, at: usize) -> bool {
    p.reads_any(at, &["he", "she", "they", "it"])
}

/// "as the ministry has it", "as the mayor puts it".
fn says_it(p: &Passage<'_>, at: usize) -> bool {
    // the word behind the verb is the rarer one
    p.reads(at + 1, "it")
        && p.reads_any(
            at,
            &["has", "have", "had", "puts", "put", "sees", "saw", "tells", "told", "tell", "see"],
        )
        || p.reads_any(at + 1, &["clear", "plain", "known"]) && p.reads_any(at, &["make", "makes", "made"])
}

/// The clause of saying ends behind its verb, but for a place, a time or an addressee.
fn closes(p: &Passage<'_>, verb: usize, end: usize) -> bool {
    let next = verb + 1 + usize::from(p.reads(verb + 1, "out"));
    if next >= end || p.ends(next) || says_it(p, verb) && (next + 1 >= end || p.ends(next + 1)) {
        return true;
    }
    let t = &p.tokens[next];
    let far = || {
        (next..end.min(next + 9))
            .take_while(|&i| !p.mark(i, ','))
            .any(|i| p.reads(i, "that") || (p.is_number(i) || p.is(i, NUMBER_WORD)) && !p.claimed(i))
    };
    t.kind == Kind::Mark && matches!(t.mark, '—' | '–')
        || p.word(next).ends_with("ly") && !far()
        || p.reads(next, "by")
            && p.reads_any(next + 1, &["phone", "telephone", "radio", "email", "letter", "text"])
        || t.is(WEEKDAY | DAY_WORD | DATE_PART | ADVERB | PREPOSITION) && !p.reads(next, "by") && !far()
        || p.is(verb, TELLS) && is_addressee(p, next, end)
}

/// "told the court", "assures visitors": whoever is told stands alone behind the verb.
fn is_addressee(p: &Passage<'_>, at: usize, end: usize) -> bool {
    forward(p, at, end).is_some_and(|whom| {
        let close = whom.end;
        (close >= end || p.ends(close) || p.is(close, WEEKDAY | DAY_WORD | PREPOSITION))
            && !(close..end.min(close + 6))
                .take_while(|&i| !p.mark(i, ','))
                .any(|i| p.reads(i, "that") || (p.is_number(i) || p.is(i, NUMBER_WORD)) && !p.claimed(i))
    })
}
