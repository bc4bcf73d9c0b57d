//! A verb of saying that is not said twice: "The mayor’s office spoke of 800, the organisers of 5,000".

use std::ops::Range;

use super::Cue;
use crate::language::english::lexicon::{
    ADVERB, CONJUNCTION, DETERMINER, DOCUMENT, GROUP, HEDGE, NUMBER_WORD, PERSON, ROLE, STOP,
};
use crate::language::english::{noun, subject};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// The longest subject of a clause without its verb, in tokens.
const LONGEST: usize = 6;

/// Adds the sources that stand before a number, behind a clause of saying that gave one.
pub(super) fn find(p: &Passage<'_>, sentence: &Range<usize>, from: usize, out: &mut Vec<Cue>) {
    let subjects = out.iter().skip(from).filter(|cue| cue.rule == Rule::SourceSubject);
    let Some(said) = subjects.map(|cue| cue.cue.end).next() else { return };
    let number = |i: usize| p.is_number(i) && !p.claimed(i) || p.is(i, NUMBER_WORD);
    let Some(given) = (said..sentence.end).find(|&i| number(i)) else { return };
    for mark in given + 1..sentence.end {
        if !(p.mark(mark, ',') || p.mark(mark, ';')) {
            continue;
        }
        let start = mark + 1 + usize::from(p.is(mark + 1, CONJUNCTION));
        let Some(source) = speaker(p, start, sentence.end) else { continue };
        let mut next = source.end;
        if p.reads_any(next, &["of", "at", "to"]) {
            next += 1;
        }
        while p.is(next, HEDGE | ADVERB) && next < source.end + 4 {
            next += 1;
        }
        if number(next) && next < sentence.end && out.iter().all(|c| c.source.start != source.start) {
            let (cue, scope) = (mark..mark + 1, source.end..sentence.end);
            let rule = Rule::SourceSubject;
            out.push(Cue::new(source, cue, scope, rule));
        }
    }
}

/// A phrase of words that may be a speaker, without a verb.
fn speaker(p: &Passage<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let lead = usize::from(p.is(start, DETERMINER));
    let stop = (start + lead..end.min(start + LONGEST))
        .find(|&i| {
            let t = &p.tokens[i];
            t.kind != Kind::Word && t.kind != Kind::Possessive || t.is(STOP | HEDGE | NUMBER_WORD)
        })
        .unwrap_or(start);
    let source = start..stop;
    let head = stop.checked_sub(1).filter(|_| !source.is_empty())?;
    let speaks = p.is(head, ROLE | GROUP | DOCUMENT)
        || subject::is_agent(p, head)
        || lead > 0 && noun::is_plural(p.word(head)) && !p.is(head, PERSON);
    speaks.then_some(source)
}
