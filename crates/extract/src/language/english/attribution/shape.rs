//! Sources by the shape of the sentence, for the numbers that no wording of the closed lists answers for.
//!
//! The rules before this one know their verbs. Here a source is whoever may speak and is the subject of a verb of telling, counting
//! or carrying with the number in its object; or stands where a source stands: behind what was said, in a phrase, as the owner of a
//! count, before a colon, in brackets. Each number is asked for by itself, and nothing is taken from a rule that knew.

mod after;
mod clause;
mod noun;
mod phrase;
mod rival;
mod speaker;
mod trailing;

use std::ops::Range;

use super::Cue;
use crate::language::english::lexicon::{CONJUNCTION, NUMBER_WORD, PERCENT, STOP};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

pub(super) use after::{find as after, introduced};
pub(super) use speaker::head;

/// A source with the words that make it one.
#[derive(Debug, Clone)]
struct Found {
    source: Range<usize>,
    cue: Range<usize>,
    rule: Rule,
}

/// How many numbers of a sentence are asked for, so that work per sentence stays bounded.
const MOST: usize = 8;

/// Adds a source for each number of the sentence that none of the cues from `from` on answers for.
pub(super) fn find(p: &Passage<'_>, sentence: &Range<usize>, from: usize, out: &mut Vec<Cue>) {
    let known = out.len();
    let mut floor = sentence.start;
    let mut last: Option<Cue> = None;
    let mut n_asked = 0;
    let mut phrases = phrase::Phrases::default();
    for at in sentence.clone() {
        if !is_counted(p, at) {
            continue;
        }
        let is_first = at == sentence.start || !is_counted(p, at - 1);
        if is_first && let Some(Found { source, cue, rule }) = noun::beside(p, sentence, at) {
            out.push(Cue::new(source, cue, at..at + 1, rule));
            (floor, last) = (at + 1, None);
            continue;
        }
        // What trails behind a semicolon answers for what stands before it only where nothing else does.
        let covers = |c: &Cue| c.scope.contains(&at) || c.source.contains(&at);
        let is_answered = |c: &Cue| covers(c) && !is_behind_break(p, c, at);
        if out[from..known].iter().any(is_answered) {
            (floor, last) = (at + 1, None);
            if let Some(Found { source, cue, rule }) = other(p, sentence, &out[from..known], at) {
                out.push(Cue::new(source, cue, at..at + 1, rule));
            }
            continue;
        }
        // the words of one number
        if !is_first && floor == at {
            floor = at + 1;
            if let Some(cue) = out.last_mut().filter(|c| c.scope.end == at) {
                cue.scope.end = at + 1;
            }
            continue;
        }
        let scope = floor..at + 1;
        floor = at + 1;
        n_asked += 1;
        if n_asked > MOST {
            break;
        }
        let part = || sentence.start..(at..sentence.end).find(|&i| p.mark(i, ';')).unwrap_or(sentence.end);
        let found = clause::find(p, sentence, at)
            .or_else(|| rival::find(p, turn_before(p, sentence, at)?, at))
            .or_else(|| trailing::find(p, &part(), at))
            .or_else(|| noun::find(p, sentence, at))
            .or_else(|| {
                follows(p, sentence, &out[..from]).then(|| rival::find(p, sentence.start, at)).flatten()
            })
            .or_else(|| phrases.find(p, sentence, at))
            .filter(|f| !f.source.contains(&at));
        let cue = match found {
            Some(Found { source, cue, rule }) => Cue::new(source, cue, scope, rule),
            None if out[from..known].iter().any(covers) => continue,
            None => match last.take().filter(|c| goes_on(p, c.scope.end, at)) {
                Some(cue) => Cue { scope, ..cue },
                None => continue,
            },
        };
        last = Some(cue.clone());
        out.push(cue);
    }
}

/// A clause of saying behind a semicolon, of which the number at `at` stands before.
fn is_behind_break(p: &Passage<'_>, cue: &Cue, at: usize) -> bool {
    matches!(cue.rule, Rule::SourceTrailing | Rule::SourceInverted)
        && (at..cue.cue.start).any(|i| p.mark(i, ';'))
}

/// Whether a clause of saying that is set apart answers for the number at `at`.
pub(super) fn is_told(p: &Passage<'_>, sentence: &Range<usize>, at: usize) -> bool {
    trailing::find(p, sentence, at).is_some_and(|f| f.cue.start > at)
}

/// Where the clause of the number begins, if another number stands before that.
fn turn_before(p: &Passage<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    let turn = (sentence.start..at).rev().find(|&i| is_turn(p, i))?;
    (sentence.start..turn).any(|i| is_counted(p, i)).then_some(turn + 1)
}

/// The source of the number at `at` in a clause of its own, where the cues that answer for the number stand in another one.
fn other(p: &Passage<'_>, sentence: &Range<usize>, known: &[Cue], at: usize) -> Option<Found> {
    let answers = |c: &&Cue| c.scope.contains(&at) || c.source.contains(&at);
    // "The charity, going by calls from relatives, mourns 784": what it goes by stands aside
    let aside = |c: &Cue| {
        c.rule == Rule::SourcePhrase
            && c.cue.start > sentence.start
            && p.mark(c.cue.start - 1, ',')
            && (c.source.end..at).any(|i| p.mark(i, ','))
    };
    if known.iter().filter(answers).all(aside) {
        return rival::find(p, sentence.start, at).filter(|f| f.source.start < known[0].cue.start);
    }
    let last = known.iter().filter(answers).map(|c| c.cue.end.max(c.source.end)).max()?;
    let apart = known
        .iter()
        .filter(answers)
        .all(|c| matches!(c.rule, Rule::SourceTrailing | Rule::SourceInverted) && c.cue.end < at);
    if !apart || last >= at {
        return None;
    }
    let turn = (last..at).rev().find(|&i| is_turn(p, i))?;
    // "but auditors who walked 60 sites reported": the number stands in what is said of the one who speaks next
    let next = known.iter().find(|c| c.source.start > turn && c.source.start < at && c.cue.start > at);
    if let Some(Cue { source, cue, rule, .. }) = next {
        return Some(Found { source: source.clone(), cue: cue.clone(), rule: *rule });
    }
    clause::find(p, sentence, at)
        .or_else(|| rival::find(p, turn + 1, at))
        .or_else(|| noun::find(p, &(turn + 1..sentence.end), at))
        .filter(|f| known.iter().filter(answers).all(|c| c.cue.end <= f.source.start))
}

/// Another clause begins, with its own subject.
fn is_turn(p: &Passage<'_>, at: usize) -> bool {
    p.mark(at, ';')
        || p.mark(at, ':') && p.token(at + 1).is_some_and(|t| t.is_open_quote())
        || p.is(at, CONJUNCTION) && p.reads_any(at, &["but", "while", "whereas", "although", "though"])
}

/// The sentence before, in the same passage, has a source.
fn follows(p: &Passage<'_>, sentence: &Range<usize>, before: &[Cue]) -> bool {
    let index = p.sentences.partition_point(|s| s.start < sentence.start);
    let previous = index.checked_sub(1).and_then(|i| p.sentences.get(i));
    previous.is_some_and(|s| before.last().is_some_and(|c| s.contains(&c.source.start)))
}

/// Nothing is counted by the number itself: "makes it 41", "came to 41 in June".
fn is_bare(p: &Passage<'_>, at: usize) -> bool {
    let end = (at + 1..at + 5)
        .find(|&i| {
            !(is_counted(p, i)
                || p.is(i, PERCENT)
                || p.mark(i, '%')
                || p.tokens.get(i).is_some_and(|t| t.is_close_quote()))
        })
        .unwrap_or(at + 5);
    p.ends(end) || p.is(end, STOP) && !p.reads(end, "of")
}

/// A number that may be a figure.
fn is_counted(p: &Passage<'_>, at: usize) -> bool {
    (p.is_number(at) || p.is(at, NUMBER_WORD)) && !p.claimed(at)
}

/// Whether who gave the number before `from` gives the one at `at` as well: no clause of another stands between.
fn goes_on(p: &Passage<'_>, from: usize, at: usize) -> bool {
    !(from..at).any(|i| {
        p.tokens[i].kind == Kind::Mark && matches!(p.tokens[i].mark, ';' | '—')
            || p.mark(i, ',') && p.is(i + 1, CONJUNCTION) && !p.reads_any(i + 1, &["and", "or"])
            || p.reads_any(i, &["while", "whereas", "although", "though", "against"])
    })
}
