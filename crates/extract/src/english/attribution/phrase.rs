//! Phrases of source: "according to X", "by the count of X", "X’s claim that".

use std::ops::Range;

use super::{Cue, forward::forward, takes_object};
use crate::english::lexicon::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, GROUP, PREPOSITION, PRONOUN, REPORT, ROLE, VERB,
};
use crate::english::subject;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// "according to X".
pub(super) fn phrase(p: &Passage<'_>, sentence: &Range<usize>, cue: Range<usize>, out: &mut Vec<Cue>) {
    let Some(source) = forward(p, cue.end, sentence.end) else { return };
    out.push(Cue {
        source,
        cue,
        scope: sentence.clone(),
        rule: Rule::SourcePhrase,
        participle: false,
        denies: false,
        early: false,
    });
}

/// "per the transit authority", not "per the usual rate" nor "per a unit".
pub(super) fn per(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    let speaks = forward(p, at + 1, sentence.end).is_some_and(|s| super::is_speaker(p, &s));
    if speaks {
        phrase(p, sentence, at..at + 1, out);
    }
}

/// "surveyed by X", "by the count of X", "as alleged by X".
pub(super) fn by_phrase(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    let counts = ["count", "tally", "estimate", "reckoning", "account", "calculation", "own", "admission"];
    if p.reads_any(at + 1, &["the", "that", "some"]) {
        let noun = if p.reads_any(at + 2, &counts) {
            at + 3
        } else if p.reads(at + 1, "that") {
            at + 2
        } else {
            at
        };
        if noun > at && p.reads(noun, "of") {
            if let Some(source) = forward(p, noun + 1, sentence.end) {
                let from = out
                    .iter()
                    .filter(|c| c.rule == Rule::SourcePossessive && c.cue.start >= sentence.start)
                    .map(|c| c.source.end)
                    .max()
                    .unwrap_or(sentence.start);
                // "By the reckoning of the league, 9,400 rooms"
                let scope = if at == sentence.start { source.end..sentence.end } else { from..at };
                out.push(Cue {
                    source,
                    cue: at..noun + 1,
                    scope,
                    rule: Rule::SourcePossessive,
                    participle: false,
                    denies: false,
                    early: false,
                });
            }
            return;
        }
    }
    let verbs = [
        "surveyed",
        "interviewed",
        "compiled",
        "collected",
        "recorded",
        "documented",
        "published",
        "released",
        "verified",
        "counted",
        "estimated",
        "registered",
        "cited",
        "claimed",
        "alleged",
        "quoted",
        "reported",
        "polled",
        "questioned",
        "seen",
        "reviewed",
        "analysed",
        "analyzed",
        "obtained",
        "provided",
        "given",
        "issued",
        "conducted",
        "commissioned",
    ];
    if at > sentence.start
        && p.reads_any(at - 1, &verbs)
        && let Some(source) = forward(p, at + 1, sentence.end).filter(|s| subject::may_speak(p, s))
    {
        out.push(Cue {
            source,
            cue: at - 1..at + 1,
            scope: sentence.clone(),
            rule: Rule::SourcePhrase,
            participle: true,
            denies: false,
            early: false,
        });
    }
}

/// "the union’s claim that 62", "the UN estimate of 100,000", "press reports of a hole".
pub(super) fn claim(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    let next = at + 1;
    let that = p.reads(next, "that");
    let of = p.reads(next, "of");
    if !that && !of {
        return;
    }
    if of && !takes_object(p, next + 1) {
        return;
    }
    let floor = sentence.start;
    let plural = crate::english::noun::is_plural(p.word(at));
    // "the claim of the alliance that 15,000 work": the claim is the alliance’s
    if of
        && let Some(owner) = forward(p, next + 1, sentence.end).filter(|s| subject::may_speak(p, s))
        && p.reads(owner.end, "that")
    {
        out.push(Cue {
            cue: at..next + 1,
            scope: owner.end..clause_end(p, owner.end, sentence.end),
            source: owner,
            rule: Rule::SourcePossessive,
            participle: false,
            denies: false,
            early: false,
        });
        return;
    }
    let source = if at > floor && p.tokens[at - 1].kind == Kind::Possessive {
        subject::phrase(p, at - 1, floor)
    } else if at > floor && (p.tokens[at - 1].upper || p.is(at - 1, GROUP | ROLE) && !plural) {
        // "the UN estimate", "union estimate", "Labour Forum estimate"; in a headline of capitals they say nothing of names
        let named = |i: usize| p.tokens[i].is_word() && p.tokens[i].capital && !p.is_title_case(at);
        let start = (floor..at - 1).rev().take(3).take_while(|&i| named(i)).last().unwrap_or(at - 1);
        Some(start..at)
    } else if let Some(given) = (next + 1..(next + 6).min(sentence.end))
        .find(|&i| {
            p.reads_any(
                i,
                &[
                    "given",
                    "made",
                    "published",
                    "contained",
                    "cited",
                    "quoted",
                    "provided",
                    "offered",
                    "issued",
                    "released",
                ],
            ) && p.reads_any(i + 1, &["in", "by"])
        })
        .filter(|_| of)
    {
        forward(p, given + 2, sentence.end)
    } else if at > floor
        && p.tokens[at - 1].is_word()
        && !p.is(
            at - 1,
            DETERMINER
                | PREPOSITION
                | VERB
                | REPORT
                | CONJUNCTION
                | AUXILIARY
                | BE
                | PRONOUN
                | ADVERB
                | crate::english::lexicon::ADJECTIVE,
        )
    {
        let whole = subject::phrase(p, at + 1, floor);
        if plural { whole } else { whole.map(|r| r.start..at) }
    } else {
        None
    };
    let toll = p.reads_any(at, &["toll", "count", "figure", "figures", "tally"]);
    if let Some(source) =
        source.filter(|s| !s.is_empty() && (!toll || p.tokens[at - 1].kind == Kind::Possessive))
    {
        let end = clause_end(p, at, sentence.end);
        out.push(Cue {
            source,
            cue: at..next + 1,
            scope: at..end,
            rule: Rule::SourcePossessive,
            participle: false,
            denies: false,
            early: false,
        });
    }
}

/// Where the clause at `at` ends: a comma with a new verb form, a semicolon, a quotation mark that closes.
fn clause_end(p: &Passage<'_>, at: usize, end: usize) -> usize {
    (at..end)
        .find(|&i| matches!(p.tokens[i].mark, ';' | ',') && p.tokens[i].kind == Kind::Mark)
        .unwrap_or(end)
}
