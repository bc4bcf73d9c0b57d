//! Sources by the shape of the sentence, for the numbers that no wording of the closed lists answers for.
//!
//! The rules before this one know their verbs. Here a source is whoever may speak and is the subject of a verb of telling, counting
//! or carrying with the number in its object; or stands where a source stands: behind what was said, in a phrase, as the owner of a
//! count, before a colon, in brackets. Each number is asked for by itself, and nothing is taken from a rule that knew.

mod after;
mod clause;
mod noun;
mod phrase;
mod speaker;
mod trailing;
mod wording;

use std::ops::Range;

use super::Cue;
use crate::language::english::lexicon::{CONJUNCTION, NUMBER_WORD};
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
        let is_answered = |c: &Cue| c.scope.contains(&at) || c.source.contains(&at);
        if out[from..known].iter().any(is_answered) {
            (floor, last) = (at + 1, None);
            // "…, the mayor said, but auditors reported that 41": behind its turn a clause may have a source of its own
            let is_turned = out[from..known].iter().all(|c| !is_answered(c) || is_before_turn(p, c, at));
            let found = is_turned.then(|| clause::find(p, sentence, at)).flatten();
            if let Some(Found { source, cue, rule }) =
                found.filter(|f| out[from..known].iter().all(|c| c.cue.end <= f.source.start))
            {
                out.push(Cue {
                    source,
                    cue,
                    scope: at..at + 1,
                    rule,
                    participle: false,
                    denies: false,
                    early: false,
                });
            }
            continue;
        }
        // the words of one number
        if at > sentence.start && is_counted(p, at - 1) && floor == at {
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
        let found = clause::find(p, sentence, at)
            .or_else(|| trailing::find(p, sentence, at))
            .or_else(|| noun::find(p, sentence, at))
            .or_else(|| phrases.find(p, sentence, at))
            .filter(|f| !f.source.contains(&at));
        let cue = match found {
            Some(Found { source, cue, rule }) => {
                Cue { source, cue, scope, rule, participle: false, denies: false, early: false }
            }
            None => match last.take().filter(|c| goes_on(p, c.scope.end, at)) {
                Some(cue) => Cue { scope, ..cue },
                None => continue,
            },
        };
        last = Some(cue.clone());
        out.push(cue);
    }
}

/// A clause of saying that stands apart, before a turn to another clause in which the number at `at` stands.
fn is_before_turn(p: &Passage<'_>, cue: &Cue, at: usize) -> bool {
    let apart = matches!(cue.rule, Rule::SourceTrailing | Rule::SourceInverted);
    apart
        && cue.cue.end < at
        && (cue.cue.end..at)
            .any(|i| p.reads_any(i, &["but", "while", "whereas", "although", "though"]) || p.mark(i, ';'))
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
