//! The noun phrase to the left of a verb: who speaks, or what rose.

use std::ops::Range;

use crate::lexicon::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, DOCUMENT, GROUP, NUMBER_WORD, PREPOSITION, PRONOUN,
    REPORT, ROLE, VERB, WH,
};
use crate::passage::Passage;
use crate::token::Kind;

/// The longest subject, in tokens.
const LONGEST: usize = 18;

/// The subject of the verb at `verb`, within a sentence that starts at `floor`.
pub(crate) fn before(p: &Passage<'_>, verb: usize, floor: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > floor {
        let t = p.tokens[end - 1];
        if t.is(AUXILIARY)
            || t.is(ADVERB) && !t.capital
            || t.is(BE)
            || p.reads(end - 1, "than") && end >= 2 && p.reads_any(end - 2, &["more", "less"])
            || t.is_word() && !t.capital && is_manner(p.word(end - 1))
        {
            end -= 1;
        } else {
            break;
        }
    }
    if end == floor {
        return None;
    }
    // An apposition or a relative clause between commas belongs to the subject before it.
    if p.mark(end - 1, ',') {
        let comma = end - 1;
        let opening = (floor..comma).rev().take(14).find(|&i| p.mark(i, ','));
        if let Some(open) = opening.filter(|&o| o > floor && comma - o > 1) {
            let inner_relative = p.is(open + 1, WH)
                || p.reads_any(open + 1, &["citing", "including", "quoting", "led", "based", "speaking"]);
            let has_verb = (open + 1..comma).any(|i| {
                p.is(i, BE | AUXILIARY)
                    || p.is(i, VERB | REPORT) && !p.is(i, ROLE | GROUP | DOCUMENT) && !p.tokens[i].capital
            });
            if inner_relative {
                return phrase(p, open, floor).map(|r| r.start..r.end);
            }
            if !has_verb && let Some(r) = phrase(p, open, floor) {
                return Some(r.start..comma);
            }
        }
        // a lone comma: "In May, police, ..." has no subject here
        return None;
    }
    if p.mark(end - 1, ')') {
        let open = (floor..end - 1).rev().take(8).find(|&i| p.mark(i, '('))?;
        return phrase(p, open, floor);
    }
    phrase(p, end, floor)
}

/// The noun phrase that ends before `end`.
pub(crate) fn phrase(p: &Passage<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > floor && end - start < LONGEST {
        let i = start - 1;
        let t = p.tokens[i];
        match t.kind {
            Kind::Mark => {
                let joins = t.is_hyphen() && t.glued && p.glued(start)
                    || t.is_mark('&')
                    || t.is_mark('.') && t.glued && i > floor && initial(p, i)
                    || t.is_mark('/') && t.glued;
                if !joins {
                    break;
                }
            }
            Kind::Possessive => {}
            Kind::Number => {
                // a name may hold a number, a count may not
                if !p.claimed(i) {
                    return None;
                }
                // "the 2019 census"
                if start < end && i > floor && p.is(i - 1, DETERMINER) {
                    start = i;
                    continue;
                }
                break;
            }
            Kind::Word => {
                if t.is(NUMBER_WORD) && !t.capital && !p.claimed(i) {
                    return None;
                }
                if t.is(DETERMINER) {
                    start = i;
                    if i > floor && p.is(i - 1, PREPOSITION) && i - 1 > floor && joins_noun(p, i - 2) {
                        start = i - 1;
                        continue;
                    }
                    break;
                }
                if t.is(PRONOUN) {
                    if start == end {
                        start = i;
                    }
                    break;
                }
                if t.is(PREPOSITION) && !(t.capital && i > floor) {
                    // "officials in Lurema", "a spokesman for the ministry"
                    if start < end
                        && i > floor
                        && joins_noun(p, i - 1)
                        && !p.reads_any(
                            i,
                            &[
                                "after",
                                "before",
                                "since",
                                "until",
                                "amid",
                                "during",
                                "despite",
                                "following",
                                "under",
                            ],
                        )
                    {
                        start = i;
                        continue;
                    }
                    break;
                }
                if t.is(CONJUNCTION) {
                    let pair = p.reads(i, "and")
                        && i > floor
                        && start < end
                        && joins_noun(p, i - 1)
                        && p.tokens[i - 1].capital
                        && p.tokens[start].capital;
                    if pair {
                        start = i;
                        continue;
                    }
                    break;
                }
                let noun = i > floor && p.is(i - 1, DETERMINER) && start < end;
                if noun {
                    start = i;
                    continue;
                }
                if t.is(AUXILIARY | BE | WH)
                    || t.is(ADVERB) && (!t.capital || p.reads_any(i, &["there", "then", "now", "today"]))
                {
                    break;
                }
                if t.is(VERB)
                    && !t.capital
                    && !t.is(ROLE | GROUP)
                    && !t.is(DOCUMENT)
                    && !t.is(crate::lexicon::PLURAL)
                {
                    break;
                }
                if t.is(REPORT)
                    && !t.capital
                    && !t.is(DOCUMENT)
                    && !t.is(ROLE | GROUP)
                    && !t.is(crate::lexicon::ADJECTIVE)
                {
                    break;
                }
                if is_manner(p.word(i)) && !t.capital {
                    break;
                }
            }
        }
        start = i;
    }
    while start < end
        && (p.is(start, PREPOSITION | CONJUNCTION) && !p.tokens[start].capital
            || p.tokens[start].kind != Kind::Word)
    {
        start += 1;
    }
    // "beating analysts’ estimates": a participle before the phrase is none of it
    if start + 1 < end && p.word(start).ends_with("ing") && !p.tokens[start].capital {
        start += 1;
    }
    (start < end).then_some(start..end)
}

fn initial(p: &Passage<'_>, stop: usize) -> bool {
    p.word(stop - 1).chars().count() <= 3 && p.tokens[stop - 1].capital
}

/// A noun, not a verb, stands at `at`: a preposition after it may go on with the phrase.
fn joins_noun(p: &Passage<'_>, at: usize) -> bool {
    p.token(at).is_some_and(|t| {
        t.is_word()
            && (!t.is(VERB | REPORT | AUXILIARY | BE | PREPOSITION | CONJUNCTION | ADVERB | PRONOUN)
                || t.is(ROLE | GROUP | DOCUMENT)
                || t.capital && !t.is(PREPOSITION))
            && !t.is(NUMBER_WORD)
    }) && (!p.word(at).ends_with("ed") || p.tokens[at].capital)
}

fn is_manner(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ly")
        && !["family", "assembly", "Assembly", "reply", "italy"].contains(&word)
}

/// Whether the phrase may speak: a pronoun, a name, a role, a document or a group.
pub(crate) fn may_speak(p: &Passage<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|i| {
        let t = &p.tokens[i];
        t.is(PRONOUN | DOCUMENT | ROLE | GROUP | GROUP)
            || t.capital
                && t.is_word()
                && !(i == range.start && t.is(DETERMINER | ADVERB | PREPOSITION | CONJUNCTION))
    })
}

/// Whether the phrase names a person: a role in the singular, or a name of two words that is no body’s.
pub(crate) fn is_person(p: &Passage<'_>, range: &Range<usize>) -> bool {
    let role = range.clone().any(|i| {
        p.is(i, ROLE) && !crate::noun::is_plural(p.word(i))
            || p.is(i, crate::lexicon::ABBREVIATION) && p.tokens[i].capital
    });
    let body = range.clone().any(|i| p.is(i, GROUP | DOCUMENT));
    let names = range
        .clone()
        .filter(|&i| p.tokens[i].is_word() && p.tokens[i].capital && !p.is(i, DETERMINER))
        .count();
    role || !body
        && names >= 2
        && !p.is(range.start, DETERMINER)
        && !range.clone().any(|i| p.is(i, PREPOSITION))
}
