//! The clause of saying that closes a sentence, by its shape: a comma, who, a verb, the full stop.
//!
//! What a verb means is asked of the lexicon only where the shape alone does not decide: a clause behind the last comma that has a
//! speaker for its subject and a past tense for its end says who said what stands before.

use std::ops::Range;

use super::Cue;
use crate::language::english::lexicon::{
    ADJECTIVE, ADVERB, AMOUNT, AUXILIARY, BE, CLAIM, CONJUNCTION, DATE_PART, DAY_WORD, DENY, DETERMINER,
    DOWN, GROUP, NOUN_TOO, NUMBER_WORD, PERSON, PLURAL, PREPOSITION, PRONOUN, REPORT, ROLE, UP, VERB,
    WEEKDAY, WH,
};
use crate::language::english::{noun, subject};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// The longest clause, in tokens.
const LONGEST: usize = 18;

/// Verbs of those who came to know; elsewhere they say nothing of a source.
const LEARNT: &[&str] =
    &["gathered", "gathers", "learnt", "learned", "understands", "understood", "heard", "saw"];

/// Finds the clause, unless one of `known` stands there already as it should.
pub(super) fn find(p: &Passage<'_>, sentence: &Range<usize>, known: &[Cue]) -> Option<Cue> {
    let stop = if p.mark(sentence.end.wrapping_sub(1), '.') { sentence.end - 1 } else { sentence.end };
    let floor = sentence.start.max(stop.saturating_sub(LONGEST));
    let mark = (floor..stop).rev().find(|&i| p.tokens[i].kind == Kind::Mark && !p.tokens[i].is_hyphen())?;
    if !(p.mark(mark, ',') || p.tokens[mark].is_close_quote()) {
        return None;
    }
    // ", or so the inspectorate believes"
    let start = (mark + 1..mark + 3).find(|&i| !p.reads_any(i, &["or", "so", "as"])).unwrap_or(mark + 3);
    let trails =
        |c: &Cue| c.cue.start > mark && matches!(c.rule, Rule::SourceTrailing | Rule::SourceInverted);
    if known.iter().any(trails) || !begins(p, start) || is_of_figure(p, start) {
        return None;
    }
    let verb = (start + 1..stop).find(|&i| is_verb(p, i, stop))?;
    let source = who(p, start, verb, p.tokens[mark].is_close_quote())?;
    Some(Cue {
        source,
        cue: verb..verb + 1,
        scope: sentence.clone(),
        rule: Rule::SourceTrailing,
        participle: false,
        denies: p.is(verb, DENY),
        early: false,
    })
}

/// A subject may begin here.
fn begins(p: &Passage<'_>, at: usize) -> bool {
    p.token(at).is_some_and(|t| {
        // A name may look like any word.
        let may_be = t.capital || !(t.is(ADVERB) || p.word(at).ends_with("ing"));
        t.is_word() && !t.is(PREPOSITION | CONJUNCTION | WH | PRONOUN | AUXILIARY | BE) && may_be
    })
}

/// ", a figure doctors dispute": a clause on the number, not of saying.
pub(super) fn is_of_figure(p: &Passage<'_>, at: usize) -> bool {
    let noun = (at + 1..at + 3).find(|&i| p.is(i, AMOUNT | CLAIM));
    p.is(at, DETERMINER)
        && noun.is_some_and(|n| {
            p.is(n + 1, DETERMINER | WH | PLURAL)
                || noun::is_plural(p.word(n + 1)) && !p.is(n + 1, REPORT)
                || p.token(n + 1).is_some_and(|t| t.capital)
        })
}

/// A verb of saying, or a past tense that ends the sentence but for a place, a time or an addressee.
fn is_verb(p: &Passage<'_>, at: usize, stop: usize) -> bool {
    let t = &p.tokens[at];
    if !t.is_lower_word()
        || p.is(at - 1, PREPOSITION | DETERMINER)
        || p.tokens[at - 1].kind == Kind::Possessive
    {
        return false;
    }
    // "points out", "bears out"
    if p.reads(at + 1, "out") {
        return at + 2 >= stop;
    }
    let closes = at + 1 >= stop
        || p.is(at + 1, WEEKDAY | ADVERB | DATE_PART | DAY_WORD)
        || p.is(at + 1, PREPOSITION) && !p.reads(at + 1, "by")
        || p.reads(at + 1, "by") && !p.is(at + 2, DETERMINER) && !p.token(at + 2).is_some_and(|n| n.capital);
    if t.is(REPORT | DENY) {
        // "the count shows", "a source close to the inquiry disclosed"
        return closes && (!t.is(NOUN_TOO) || at + 1 >= stop || !noun::is_plural(p.word(at)));
    }
    // "the president’s office let it be known", "a forestry spokesman put it on Monday"
    let idiom = p.reads(at, "let")
        && (p.reads_all(at + 1, &["it", "be", "known"]) || p.reads(at + 1, "slip"))
        || p.reads_any(at, &["put", "puts"]) && p.reads(at + 1, "it");
    if idiom {
        return true;
    }
    // "rights lawyers charge": whatever those who speak do at the end of the sentence, in the form that agrees with them
    let several = at + 1 >= stop
        && (t.is_plain() || t.is(VERB))
        && !noun::is_plural(p.word(at))
        && noun::is_plural(p.word(at - 1))
        && (p.is(at - 1, ROLE | GROUP | PERSON) || subject::is_agent(p, at - 1));
    if several {
        return true;
    }
    // "the ombudsman regrets"
    let present = (t.is_plain() || t.is(PERSON) && at + 1 >= stop)
        && noun::is_plural(p.word(at))
        && (p.is(at - 1, ROLE | GROUP) || subject::is_agent(p, at - 1))
        && !noun::is_plural(p.word(at - 1));
    let past = p.word(at).ends_with("ed") && p.word(at).len() > 4 && !t.is(VERB | UP | DOWN | ADJECTIVE);
    closes && (past || present || at + 1 >= stop && p.reads_any(at, LEARNT))
}

/// "a lawmaker and two residents": the number is of those who speak.
fn counts_speakers(p: &Passage<'_>, number: usize) -> bool {
    (number + 1..number + 3).any(|i| p.is(i, PERSON | ROLE) || subject::is_agent(p, i))
}

/// Who speaks: the phrase before the verb, up to a relative clause of its own. Whoever stands behind a quotation does.
fn who(p: &Passage<'_>, start: usize, verb: usize, is_quoted: bool) -> Option<Range<usize>> {
    let mut end = (start..verb).find(|&i| p.is(i, WH)).unwrap_or(verb);
    while end > start && p.is(end - 1, AUXILIARY | ADVERB) {
        end -= 1;
    }
    let source = start..end;
    let clause = |i: usize| {
        p.is(i, AUXILIARY | BE)
            || p.is_number(i) && !p.claimed(i)
            || p.is(i, NUMBER_WORD) && !p.tokens[i].capital && i > start && !counts_speakers(p, i)
    };
    if source.is_empty() || source.clone().any(clause) {
        return None;
    }
    let head = (start..end).find(|&i| i > start && p.is(i, PREPOSITION)).unwrap_or(end) - 1;
    let agent = subject::is_agent(p, head)
        || p.is(head, PERSON | ROLE | GROUP)
        || source.clone().any(|i| p.is(i, ROLE | GROUP));
    let known = (p.is(verb, REPORT | DENY) || p.reads(verb + 1, "out"))
        && (subject::may_speak(p, &source) || p.is(start, DETERMINER) || noun::is_plural(p.word(head)));
    let quoted = is_quoted && (p.is(start, DETERMINER) || p.tokens[start].capital);
    (agent || known || quoted).then_some(source)
}
