//! Places as candidates: a preposition and a name, or a noun of place. Of names alone, states and their capitals are known.

use std::ops::Range;

use crate::language::english::attribution::Cue;
use crate::language::english::lexicon::{
    ADVERB, AMOUNT, AUXILIARY, BE, CLAIM, CONJUNCTION, DATE_PART, DAY_WORD, DENY, DETERMINER, DOCUMENT, DOWN,
    GROUP, MONTH, NUMBER_WORD, PERSON, PLACE, PLACE_LEAD, PREPOSITION, PRONOUN, REPORT, ROLE, SEASON, SPEAKS,
    STOP, TIME_UNIT, UP, VERB, WEEKDAY, WH, lands,
};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// The places of a sentence, as token ranges without their preposition, but for those of its speakers.
pub(crate) fn find(p: &Passage<'_>, sentence: &Range<usize>, cues: &[Cue], out: &mut Vec<Range<usize>>) {
    candidates(p, sentence, out);
    // "…, his office in Lima has calculated", "…, a survivor recalled in Metema": where somebody speaks is not what is spoken of
    for c in cues {
        if out.is_empty() {
            return;
        }
        let start = c.source.start.min(c.cue.start);
        let apart = matches!(c.rule, Rule::SourceTrailing | Rule::SourceInverted) && start > sentence.start;
        let end = c.source.end.max(c.cue.end);
        let close = || (end..sentence.end).find(|&i| p.tokens[i].kind == Kind::Mark && p.ends(i));
        let told = if apart { start..close().unwrap_or(sentence.end) } else { 0..0 };
        let named = |place: &Range<usize>| c.source.contains(&place.start) && is_name(p, place);
        out.retain(|place| !told.contains(&place.start) && !named(place));
    }
}

/// A state or a capital without a preposition before it.
fn is_name(p: &Passage<'_>, place: &Range<usize>) -> bool {
    land(p, place.start).is_some_and(|end| end == place.end)
        && !place.start.checked_sub(1).is_some_and(|i| p.is(i, PLACE_LEAD))
}

/// The end of the name of a state or a capital that begins at `at`, and is no part of another name.
fn land(p: &Passage<'_>, at: usize) -> Option<usize> {
    let t = &p.tokens[at];
    let inner = |i: usize| p.token(i).is_some_and(|t| t.is_word() && t.capital && !t.is(STOP));
    if !(t.is_word() && t.capital) || p.claimed(at) {
        return None;
    }
    let known = lands::land(p.word(at));
    if known == 0 {
        return None;
    }
    let several = || lands::SEVERAL.iter().find(|name| p.reads_all(at, name)).map(|name| at + name.len());
    let end = if known & lands::FIRST == 0 { None } else { several() };
    let end = end.or_else(|| (known & lands::LAND != 0).then_some(at + 1))?;
    let hyphen = p.token(end).is_some_and(|t| t.is_hyphen() && t.glued);
    // "Bank of Ghana", "Statistics Canada", "Guinea Minerals"
    let of_name = at >= 2 && p.reads(at - 1, "of") && inner(at - 2);
    let in_name = hyphen || of_name || inner(end) || at > 0 && inner(at - 1);
    (!in_name).then_some(end)
}

fn candidates(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Range<usize>>) {
    out.clear();
    let mut at = sentence.start;
    while at + 1 < sentence.end {
        // most words begin no place
        let t = &p.tokens[at];
        if !(t.capital || t.is(PLACE_LEAD | VERB) || matches!(t.shape.last(), b'd' | b'g')) {
            at += 1;
            continue;
        }
        if let Some(found) = object(p, at, sentence.end) {
            at = found.end;
            out.push(found);
            continue;
        }
        if let Some(end) = land(p, at) {
            out.push(at..end);
            at = end;
            continue;
        }
        let leads_to =
            || p.reads(at, "to") && p.reads_any(at.wrapping_sub(1), &["according", "due", "up", "close"]);
        if !p.is(at, PLACE_LEAD) || leads_to() {
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
            if !t.is_word() || t.is(MONTH | WEEKDAY) && p.claimed(i) || t.is(SEASON) && i == start {
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
            if t.is(PREPOSITION | ADVERB | DATE_PART | DAY_WORD | TIME_UNIT) && !t.capital && !t.is(PLACE) {
                break;
            }
            if t.is(VERB | REPORT | DENY | UP | DOWN) && !t.capital && !t.is(PLACE) {
                break;
            }
            named |= t.capital;
            noun |= t.is(PLACE);
            i += 1;
            if t.is(PLACE) && !t.capital && !p.token(i).is_some_and(|n| n.is(PLACE) || n.is_hyphen()) {
                break;
            }
            if t.is_lower_word() && named && !t.is(PLACE) && p.token(i).is_some_and(|n| !n.is(PLACE)) {
                // a name before a common noun is its adjective: "Ukrainian cities"; but "at its Lydd base", "below Marl weir"
                if is_spot(p, at, start, i) {
                    noun = true;
                } else {
                    i = start;
                }
                break;
            }
        }
        let speaks = (start..i).any(|k| p.is(k, DOCUMENT | ROLE | GROUP) && !p.is(k, PLACE));
        let before = at.wrapping_sub(1);
        // "on the plain", "from the shore", "came to the headland"
        let definite = noun && p.is(start, DETERMINER);
        let ground =
            definite && (p.reads_any(at, &["on", "from"]) || p.reads(at, "to") && p.reads_any(before, COMES));
        // "98,000 trees burned on Evia", "212 mm fell on Harsk"
        let upon = p.reads(at, "on") && p.reads_any(before, LANDS);
        let prep_ok = ground
            || upon
            || !p.reads_any(at, &["from", "to", "on"])
            || named && !p.is(before, ROLE | GROUP | DOCUMENT);
        // "insurers at Gard": their house; "in a building": any
        let house = p.reads(at, "at") && !noun && at > sentence.start && p.is(before, ROLE | GROUP | SPEAKS);
        let any = !named && p.reads_any(start, &["a", "an"]);
        // "in the town council’s view", "R&D"
        let compound =
            !named && p.is(i, ROLE | GROUP | DOCUMENT | AMOUNT) && !p.is(i, PLACE) || p.mark(i, '&');
        let is_place = i > start && (noun || named) && !speaks && !house && !any && !compound;
        if is_place && prep_ok && (noun || upon || !p.reads_any(at, &["to", "on"])) {
            out.push(start..i);
            at = i;
        } else {
            at += 1;
        }
    }
}

/// Verbs of coming, before "to".
const COMES: &[&str] = &[
    "came",
    "come",
    "comes",
    "went",
    "gone",
    "travelled",
    "traveled",
    "flocked",
    "returned",
    "moved",
    "flown",
    "taken",
    "brought",
    "back",
];

/// Verbs before "on" and where something happens.
const LANDS: &[&str] = &[
    "burned",
    "burnt",
    "fell",
    "landed",
    "died",
    "lived",
    "stranded",
    "counted",
    "recorded",
    "left",
    "killed",
    "held",
    "arrived",
    "rained",
    "stationed",
    "found",
];

/// Behind a preposition of position, a name and one common noun are the name of a spot: "at its Lydd base", "below Marl weir".
fn is_spot(p: &Passage<'_>, lead: usize, start: usize, end: usize) -> bool {
    let spatial = [
        "at", "near", "below", "above", "outside", "beside", "behind", "beneath", "opposite", "along",
        "around", "from",
    ];
    let named = p.word(end - 2);
    let adjective = ["ian", "ish", "ese", "can"].iter().any(|e| named.ends_with(e));
    // "in Vadli taluka,"
    let inside = p.reads(lead, "in") && p.ends(end) && !named.ends_with("an");
    (inside || p.reads_any(lead, &spatial))
        && p.tokens[end - 2].capital
        && end - start <= 4
        && !adjective
        && !crate::language::english::noun::is_plural(p.word(end - 1))
        && !p.is(end - 1, DOCUMENT | ROLE | GROUP | PERSON | CLAIM | AMOUNT | TIME_UNIT | DAY_WORD)
}

/// The place that is the object of a verb: "fled Torvel", "packed the village hall", "attacked Guro village".
fn object(p: &Passage<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let t = &p.tokens[verb];
    if t.is(STOP) {
        return None;
    }
    let participle = || p.word(verb).ends_with("ed") || p.word(verb).ends_with("ing");
    let form = t.is_lower_word() && (t.is(VERB) || matches!(t.shape.last(), b'd' | b'g') && participle());
    if !form || t.is(REPORT | PLACE | PLACE_LEAD) {
        return None;
    }
    let start = verb + 1;
    let first = start + usize::from(p.is(start, DETERMINER));
    let last = (first..end.min(first + 5))
        .take_while(|&i| {
            p.tokens[i].is_word()
                && !p.is(i, STOP | VERB | REPORT | NUMBER_WORD | MONTH | WEEKDAY | DAY_WORD | DATE_PART)
                && !p.claimed(i)
        })
        .last()?;
    let names = (first..=last).filter(|&i| p.tokens[i].capital).count();
    let speaks = !p.is(last, PLACE)
        && (first..=last).any(|i| p.is(i, DOCUMENT | ROLE | GROUP | PERSON) && !p.is(i, PLACE));
    let moves = p.reads_any(verb, MOVES) && (names == last + 1 - first || p.is(last, PLACE));
    // "attacked Guro village": a name with a noun of place, whatever was done to it
    let done = p.is(last, PLACE) && names > 0
        || p.is(last, PLACE) && p.is(start, DETERMINER) && p.reads_any(verb, MOVES);
    ((moves || done) && !speaks).then_some(start..last + 1)
}

/// Verbs of going to, being at and striking a place.
const MOVES: &[&str] = &[
    "fled",
    "flee",
    "fleeing",
    "left",
    "leaving",
    "leave",
    "reached",
    "reaching",
    "entered",
    "entering",
    "crossed",
    "crossing",
    "attacked",
    "attacking",
    "stormed",
    "storming",
    "raided",
    "raiding",
    "shelled",
    "shelling",
    "bombed",
    "bombing",
    "hit",
    "struck",
    "razed",
    "occupied",
    "occupying",
    "besieged",
    "packed",
    "visited",
    "visiting",
    "patrolled",
    "patrolling",
    "flooded",
    "escaped",
    "escaping",
    "quit",
    "overran",
    "filled",
    "blocked",
    "blocking",
    "inhabit",
    "inhabited",
];

/// The nearest place to a figure, within its sentence.
pub(crate) fn choose(
    p: &Passage<'_>,
    places: &[Range<usize>],
    left: usize,
    right: usize,
) -> Option<Range<usize>> {
    // a place in the clause of the figure goes before one behind a comma
    let apart = |mut r: Range<usize>| r.any(|i| p.mark(i, ';'));
    let breaks = |mut r: Range<usize>| 3 * usize::from(r.any(|i| p.mark(i, ',') || p.mark(i, ';')));
    places
        .iter()
        .filter(|r| r.end <= left && !apart(r.end..left) || r.start >= right && !apart(right..r.start))
        .min_by_key(|r| {
            if r.start >= right {
                r.start - right + 2 * breaks(right..r.start)
            } else {
                (left - r.end) * 2 + breaks(r.end..left)
            }
        })
        .cloned()
}
