//! Who may be a source, by the head of the noun phrase.

use std::ops::Range;

use crate::language::english::lexicon::wording::{THING, wording};
use crate::language::english::lexicon::{
    ADJECTIVE, ADVERB, AMOUNT, CLAIM, CONJUNCTION, DETERMINER, DOCUMENT, GROUP, MONTH, PERSON, PLURAL,
    PREPOSITION, PRONOUN, ROLE, SPEAKS, STOP, VERB, WEEKDAY, WH, WRITING,
};
use crate::language::english::{noun, subject};
use crate::passage::Passage;
use crate::token::Kind;

/// The last word of a noun phrase before what is hung on it: "director" of "the director of the port".
pub(in super::super) fn head(p: &Passage<'_>, range: &Range<usize>) -> usize {
    let hung = (range.start + 1..range.end).find(|&i| {
        p.is(i, PREPOSITION | WH) && !p.tokens[i].capital
            || p.tokens[i].kind == Kind::Mark && !p.tokens[i].is_hyphen()
            || p.is(i, CONJUNCTION) && !p.tokens[i].capital
            || p.tokens[i].is_lower_word()
                && (p.word(i).ends_with("ed") || p.is(i, VERB))
                && p.is(i + 1, PREPOSITION)
            || p.tokens[i].is_lower_word()
                && p.word(i).ends_with("ing")
                && i + 1 < range.end
                && is_many(p, i - 1)
    });
    let end = hung.unwrap_or(range.end);
    (range.start..end).rev().find(|&i| p.tokens[i].is_word()).unwrap_or(range.start)
}

/// A document, a body of data, an instrument.
pub(super) fn is_writing(p: &Passage<'_>, range: &Range<usize>) -> bool {
    // "a walk through the city by this newspaper": what somebody made
    let maker = || (range.start + 2..range.end).find(|&i| p.reads(i, "by") && !p.tokens[i - 1].capital);
    p.is(head(p, range), DOCUMENT | WRITING)
        || p.is(range.start, DETERMINER) && maker().is_some_and(|by| is_somebody(p, &(by + 1..range.end)))
}

/// "the figure", "the count": the number itself, and nobody’s.
pub(super) fn is_number_itself(p: &Passage<'_>, range: &Range<usize>) -> bool {
    let head = head(p, range);
    p.is(head, AMOUNT | CLAIM)
        && (range.start..head)
            .all(|i| p.is(i, STOP | ADJECTIVE | AMOUNT) || p.reads_any(i, &["death", "latest"]))
}

/// Somebody, a body or a document that may be the source of a number whatever the verb.
pub(super) fn is_strong(p: &Passage<'_>, range: &Range<usize>) -> bool {
    !p.reads(range.start, "no") && (is_writing(p, range) || is_somebody(p, range))
}

/// Somebody, or a body.
pub(super) fn is_somebody(p: &Passage<'_>, range: &Range<usize>) -> bool {
    if range.is_empty() {
        return false;
    }
    if p.is(range.start, PRONOUN) {
        return range.len() == 1 && p.reads_any(range.start, &["he", "she", "they", "it"]);
    }
    let head = head(p, range);
    let t = &p.tokens[head];
    if t.is(STOP) && !t.upper || t.is(MONTH | WEEKDAY) && p.claimed(head) {
        return false;
    }
    // "Vantor Rail plc"
    if head > range.start && p.reads_any(head, &["plc", "ltd", "inc", "llc", "corp", "gmbh"]) {
        return p.tokens[head - 1].capital;
    }
    if t.is(ROLE | GROUP | SPEAKS)
        || subject::is_agent(p, head)
        || (!t.capital || is_many(p, head)) && is_doer(p.word(head))
    {
        return true;
    }
    // a name: within the sentence a capital says so, at its start a second one or an acronym
    let capitals = (range.start..=head)
        .filter(|&i| p.tokens[i].is_word() && p.tokens[i].capital && !p.is(i, STOP))
        .count();
    // no common noun in the singular opens a sentence without its article
    let bare = t.flags == 0 && range.start == head && !is_many(p, head);
    let opens = head == 0 || p.mark(head - 1, '.') || p.tokens[head - 1].is_open_quote();
    t.is_word()
        && t.capital
        && !t.is(DETERMINER | ADVERB | PREPOSITION)
        && (!opens || bare || capitals > 1 || t.upper)
}

/// Whoever has the verb of a speaker is one: "the defence contends", "passengers recalled".
pub(super) fn is_anybody(p: &Passage<'_>, range: &Range<usize>) -> bool {
    let head = head(p, range);
    let t = &p.tokens[head];
    let noun = t.is_word() && !t.is(ADJECTIVE | STOP);
    // "Karnik told the House"
    let name = t.capital && t.flags == 0 && range.len() == 1;
    is_strong(p, range)
        || name
        || noun && (p.is(range.start, DETERMINER) || is_many(p, head) || p.is(head, PERSON))
}

/// A noun in the plural.
pub(super) fn is_many(p: &Passage<'_>, at: usize) -> bool {
    p.is(at, PLURAL) || noun::is_plural(p.word(at)) || p.word(at).ends_with("men") || p.reads(at, "they")
}

/// A noun of those who act, by its ending: "thatcher", "boatwoman", "librarian", "claimants".
fn is_doer(word: &str) -> bool {
    let stem = word.strip_suffix('s').filter(|w| !w.ends_with('s')).unwrap_or(word);
    let ends = |ends: &[&str]| ends.iter().any(|e| stem.len() > e.len() + 2 && stem.ends_with(e));
    let acts = ends(&["er", "or"]) && stem.len() > 5 && wording(stem) & THING == 0;
    acts || ends(&["woman", "women", "sman", "smen", "ician", "arian", "folk", "people", "monger", "keeper"])
        || ends(&["ant"])
            && ["claim", "account", "inform", "attend", "inhabit", "combat", "serv"]
                .iter()
                .any(|s| stem.starts_with(s))
}
