//! A sentence without a number that says whose the one before was: "So says the harbour office.", "That is the union’s figure."

use std::ops::Range;

use super::super::Cue;
use super::super::forward::forward;
use super::speaker::{is_anybody, is_somebody, is_strong};
use crate::language::english::lexicon::wording::HELD;
use crate::language::english::lexicon::{
    ADVERB, AMOUNT, BE, CLAIM, CONJUNCTION, DETERMINER, DOCUMENT, PRONOUN, TELLS, WRITING,
};
use crate::language::english::subject;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// The longest such sentence, in tokens.
const LONGEST: usize = 26;

/// Adds the source of the number in the sentence before.
pub(in super::super) fn find(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Cue>) {
    if sentence.start == 0 || sentence.len() > LONGEST {
        return;
    }
    if let Some((source, cue)) =
        inverted(p, sentence).or_else(|| owned(p, sentence)).or_else(|| what(p, sentence))
    {
        let scope = sentence.start..sentence.start;
        let rule = Rule::SourcePhrase;
        out.push(Cue::new(source, cue, scope, rule));
    }
}

/// "That estimate, from the harbour office, was disputed": whose the number before is, whatever comes behind.
pub(in super::super) fn introduced(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Cue>) {
    let start = sentence.start;
    if !(p.is(start, DETERMINER | PRONOUN | CONJUNCTION | ADVERB) || p.reads(start, "such")) {
        return;
    }
    let noun = (start + 1..start + 3).find(|&i| p.is(i, AMOUNT | CLAIM));
    // "Both figures are the ministry’s; the union counted 41."
    let first = start..(start..sentence.end).find(|&i| p.mark(i, ';')).unwrap_or(sentence.end);
    let plain = !first.clone().any(|i| super::is_counted(p, i));
    let whose = || if plain { inverted(p, &first).or_else(|| owned(p, &first)) } else { None };
    if let Some((source, cue)) = noun.is_none().then(|| what(p, sentence)).flatten().or_else(whose) {
        let rule = Rule::SourcePhrase;
        out.push(Cue::new(source, cue, start..start, rule));
        return;
    }
    let Some(noun) = noun.filter(|_| start > 0 && p.reads_any(start, &["that", "this", "those", "these"]))
    else {
        return;
    };
    let lead = noun + 1 + usize::from(p.mark(noun + 1, ','));
    if !p.reads_any(lead, &["from", "by"]) {
        return;
    }
    if let Some(source) = forward(p, lead + 1, sentence.end).filter(|s| is_somebody(p, s)) {
        let (cue, scope) = (noun..lead + 1, start..start);
        out.push(Cue::new(source, cue, scope, Rule::SourcePhrase));
    }
}

/// "So says the harbour office.", "Or so claims the mayor."
fn inverted(p: &Passage<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let so = (sentence.start..sentence.start + 2).find(|&i| p.reads_any(i, &["so", "thus"]))?;
    let verb = so + 1;
    if p.is(verb, TELLS) {
        let source = forward(p, verb + 1, sentence.end).filter(|s| is_anybody(p, s))?;
        return Some((source, so..verb + 1));
    }
    // "Or so the mayor says.", "Thus the mayor."
    let end =
        (verb..sentence.end).rev().find(|&i| p.is(i, TELLS) && p.tokens[i].is_lower_word()).unwrap_or(verb);
    let source = if end > verb { subject::before(p, end, verb)? } else { forward(p, verb, sentence.end)? };
    (source.start == verb && is_anybody(p, &source) && (end > verb && p.ends(end + 1) || p.ends(source.end)))
        .then_some((source, so..verb))
}

/// "That is the union’s figure.", "The estimate is the ministry’s own."
fn owned(p: &Passage<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let start = sentence.start;
    let stands = |i: usize| {
        p.is(i, AMOUNT | CLAIM | DOCUMENT | WRITING)
            || p.reads_any(i, &["numbers", "source", "words"])
            || p.plays(i, HELD)
    };
    let refers = p.reads_any(start, &["that", "this", "those", "these", "it", "such", "the", "both"]);
    let be = (start + 1..sentence.end.min(start + 6)).find(|&i| p.is(i, BE)).filter(|_| refers)?;
    let whole = be > start + 1;
    if whole && !(start + 1..be).any(stands) {
        return None;
    }
    let mark = (be + 1..sentence.end).find(|&i| p.tokens[i].kind == Kind::Possessive);
    if let Some(mark) = mark {
        let source = subject::phrase(p, mark, be + 1).filter(|s| is_anybody(p, s))?;
        return (whole || (mark + 1..mark + 5).any(stands)).then_some((source, mark..mark + 1));
    }
    // "That at least is the view of the union, which looks at adverts."
    let of = (be + 2..sentence.end.min(be + 6)).find(|&i| p.reads(i, "of") && stands(i - 1));
    if let Some(of) = of {
        let source = forward(p, of + 1, sentence.end).filter(|s| is_strong(p, s))?;
        return Some((source, be..of + 1));
    }
    // "The source is a diplomat."
    let source = whole.then(|| forward(p, be + 1, sentence.end)).flatten().filter(|s| is_strong(p, s))?;
    (start + 1..be).any(|i| p.reads_any(i, &["source", "sources"])).then_some((source, be..be + 1))
}

/// "That, at least, is what the union claims."
fn what(p: &Passage<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let start = sentence.start;
    let refers = p.reads_any(start, &["that", "this", "those", "these", "such"]);
    let what = (start + 1..sentence.end.min(start + 9))
        .find(|&i| p.reads_any(i, &["what", "how", "as"]))
        .filter(|_| refers)?;
    let verb = (what + 2..sentence.end.min(what + 14)).find(|&i| {
        p.is(i, TELLS) && p.tokens[i].is_lower_word() && subject::before(p, i, what + 1).is_some()
    })?;
    let source = subject::before(p, verb, what + 1).filter(|s| is_anybody(p, s))?;
    Some((source, verb..verb + 1))
}
