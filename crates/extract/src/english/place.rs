//! Places as candidates: a preposition and a name, or a noun of place. No gazetteer is asked.

use std::ops::Range;

use crate::english::lexicon::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, DOCUMENT, GROUP, MONTH, NUMBER_WORD, PLACE, PLACE_LEAD,
    PREPOSITION, PRONOUN, REPORT, ROLE, VERB, WEEKDAY, WH,
};
use crate::passage::Passage;
use crate::token::Kind;

/// The places of a sentence, as token ranges without their preposition.
pub(crate) fn find(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Range<usize>>) {
    out.clear();
    let mut at = sentence.start;
    while at + 1 < sentence.end {
        if !p.is(at, PLACE_LEAD) || p.reads_any(at.wrapping_sub(1), &["according", "due", "up", "close"]) {
            at += 1;
            continue;
        }
        let start = at + 1;
        let mut i = start;
        let mut named = false;
        let mut noun = false;
        while i < sentence.end && i < start + 7 {
            let t = &p.tokens[i];
            if t.kind == Kind::Possessive || t.is_hyphen() && t.glued && p.glued(i + 1) {
                i += 1;
                continue;
            }
            if !t.is_word() || t.is(MONTH | WEEKDAY) && p.claimed(i) {
                break;
            }
            if t.is(DETERMINER) && i == start {
                i += 1;
                continue;
            }
            if t.is(DETERMINER | AUXILIARY | BE | PRONOUN | WH | CONJUNCTION | NUMBER_WORD)
                && !(t.capital && i > start)
            {
                break;
            }
            if t.is(PREPOSITION | ADVERB) && !t.capital {
                break;
            }
            if t.is(VERB | REPORT) && !t.capital && !t.is(PLACE) {
                break;
            }
            named |= t.capital;
            noun |= t.is(PLACE);
            i += 1;
            if t.is(PLACE) && !t.capital && !p.token(i).is_some_and(|n| n.is(PLACE) || n.is_hyphen()) {
                break;
            }
            if t.is_lower_word() && named && !t.is(PLACE) && p.token(i).is_some_and(|n| !n.is(PLACE)) {
                // a name before a common noun is its adjective: "Ukrainian cities"
                i = start;
                break;
            }
        }
        let speaks = (start..i).any(|k| p.is(k, DOCUMENT | ROLE | GROUP) && !p.is(k, PLACE));
        // "on the plain"
        let ground = p.reads(at, "on") && noun && p.is(start, DETERMINER);
        let prep_ok = ground
            || !p.reads_any(at, &["from", "to", "on"])
            || named && !p.is(at.wrapping_sub(1), ROLE | GROUP | DOCUMENT);
        if i > start && (noun || named) && !speaks && prep_ok && (noun || !p.reads_any(at, &["to", "on"])) {
            out.push(start..i);
            at = i;
        } else {
            at += 1;
        }
    }
}

/// The nearest place to a figure, within its sentence.
pub(crate) fn choose(places: &[Range<usize>], left: usize, right: usize) -> Option<Range<usize>> {
    places
        .iter()
        .filter(|r| r.end <= left || r.start >= right)
        .min_by_key(|r| if r.start >= right { r.start - right } else { (left - r.end) * 2 })
        .cloned()
}
