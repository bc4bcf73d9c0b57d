//! The noun phrase to the left of a verb: who speaks, or what rose.

use std::ops::Range;

use crate::language::english::lexicon::{
    ABBREVIATION, ADJECTIVE, ADVERB, AUXILIARY, BE, CARRIES, CONJUNCTION, COUNTS, DATE_PART, DAY_WORD,
    DETERMINER, DOCUMENT, GROUP, LABEL, MONTH, NUMBER_WORD, PLURAL, PREPOSITION, PRONOUN, REPORT, ROLE,
    SPELL, TELLS, TIME_UNIT, VERB, WEEKDAY, WH,
};
use crate::passage::Passage;
use crate::token::Kind;

/// The longest subject, in tokens.
const LONGEST: usize = 18;

/// The longest relative clause without commas between a subject and its verb, in tokens.
const RELATIVE: usize = 16;

/// The longest apposition or relative clause between a subject and its verb, in tokens.
const ASIDE: usize = 24;

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
        } else if end > floor + 2
            && p.is(end - 1, DAY_WORD)
            && p.is(end - 2, PREPOSITION)
            && p.is(end - 3, AUXILIARY)
        {
            // "had by evening received"
            end -= 2;
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
        let opening = (floor..comma).rev().take(ASIDE).find(|&i| p.mark(i, ','));
        if let Some(open) = opening.filter(|&o| o > floor && comma - o > 1) {
            let inner_relative = p.is(open + 1, WH)
                || p.is(open + 1, PREPOSITION) && p.reads_any(open + 2, &["which", "whom", "whose"])
                || p.reads_any(open + 1, &["citing", "including", "quoting", "led", "based", "speaking"]);
            let has_verb = (open + 1..comma).any(|i| {
                p.is(i, BE | AUXILIARY)
                    || p.is(i, VERB | REPORT)
                        && !p.is(i, ROLE | GROUP | DOCUMENT)
                        && !p.tokens[i].capital
                        && !is_own(p, i)
            });
            // ", giving evidence,", ", reached by phone,"
            let inner_participle = p.tokens[open + 1].is_lower_word()
                && (p.word(open + 1).ends_with("ing")
                    || p.word(open + 1).ends_with("ed")
                    || p.is(open + 1, VERB));
            if inner_relative || inner_participle {
                return phrase(p, open, floor).map(|r| r.start..r.end);
            }
            // ", while granting bail,"
            let inner_adverbial =
                p.is(open + 1, CONJUNCTION | PREPOSITION) && p.word(open + 2).ends_with("ing");
            if inner_adverbial {
                return phrase(p, open, floor);
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
    let found = phrase(p, end, floor)?;
    let found = before_time(p, &found, floor).unwrap_or(found);
    Some(embedding(p, &found, floor).unwrap_or(found))
}

/// "the utility that runs it admits", "a doctor who asked not to be named confided": whom a relative clause without commas is about,
/// where `found` is the last phrase of that clause.
fn embedding(p: &Passage<'_>, found: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let near = found.start.saturating_sub(RELATIVE).max(floor + 1)..found.start;
    let pronoun = near
        .rev()
        .take_while(|&i| p.tokens[i].kind != Kind::Mark || p.tokens[i].is_hyphen())
        .find(|&i| p.is(i, WH | DETERMINER) && p.reads_any(i, &["who", "that", "which"]))?;
    let finite = |i: usize| {
        let t = &p.tokens[i];
        let word = p.word(i);
        t.is_lower_word()
            && (t.is(VERB | AUXILIARY | BE | TELLS | COUNTS)
                || word.ends_with("ed")
                || t.is(CARRIES) && word.ends_with('s'))
    };
    // "said that police found": no noun stands before the pronoun
    let noun = p.tokens[pronoun - 1].is_word()
        && !p.is(
            pronoun - 1,
            VERB | REPORT | TELLS | PREPOSITION | CONJUNCTION | AUXILIARY | BE | WH | ADVERB,
        )
        && !(p.tokens[pronoun - 1].is_lower_word() && p.word(pronoun - 1).ends_with("ed"));
    if !noun || !finite(pronoun + 1) {
        return None;
    }
    phrase(p, pronoun, floor).filter(|s| may_speak_or_is_many(p, s) || p.is(s.start, DETERMINER))
}

/// "volunteers on the night of 25 January found", "the bulletin an hour later said": the time does nothing, who stands before it does.
fn before_time(p: &Passage<'_>, found: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let last = found.end - 1;
    let dated = found.clone().all(|i| p.claimed(i)) && p.is(last, MONTH | WEEKDAY | DATE_PART);
    let spell = p.is(last, TIME_UNIT) && p.tokens[last].is_lower_word();
    if !(dated || spell) {
        return None;
    }
    let of_time = |i: usize| {
        p.claimed(i) || p.is(i, PREPOSITION | DETERMINER | TIME_UNIT | DAY_WORD | SPELL | WEEKDAY | MONTH)
    };
    let mut end = found.start;
    while end > floor && of_time(end - 1) && !p.tokens[end - 1].capital || end > floor && p.claimed(end - 1) {
        end -= 1;
    }
    phrase(p, end, floor).filter(|s| s.end == end && may_speak_or_is_many(p, s))
}

/// Someone who may speak, or a noun in the plural.
fn may_speak_or_is_many(p: &Passage<'_>, range: &Range<usize>) -> bool {
    may_speak(p, range) || crate::language::english::noun::is_plural(p.word(range.end - 1))
}

/// The noun phrase that ends before `end`.
pub(crate) fn phrase(p: &Passage<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > floor && end - start < LONGEST {
        let back = match p.tokens[start - 1].kind {
            Kind::Mark => mark_joins(p, start, floor),
            Kind::Possessive => Back::On,
            Kind::Number => number(p, start, end, floor),
            Kind::Word => word(p, start, end, floor),
        };
        match back {
            Back::On => start -= 1,
            Back::To(at) => start = at,
            Back::Last(at) => {
                start = at;
                break;
            }
            Back::End => break,
            Back::NoPhrase => return None,
        }
    }
    while start < end
        && (p.is(start, PREPOSITION | CONJUNCTION) && !p.tokens[start].capital
            || p.tokens[start].kind != Kind::Word)
    {
        start += 1;
    }
    // "beating analysts’ estimates": a participle before the phrase is none of it; but "housing campaigners"
    let compound = start + 2 == end && (p.is(start + 1, ROLE | GROUP) || is_agent(p, start + 1));
    if !compound && start + 1 < end && p.word(start).ends_with("ing") && !p.tokens[start].capital {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// How a phrase goes on to the left of `start`.
enum Back {
    /// The token before belongs to it.
    On,
    /// All tokens from here on belong to it, and more may.
    To(usize),
    /// All tokens from here on belong to it, and no more.
    Last(usize),
    /// It ends here.
    End,
    /// A count stands here: what looked like a phrase is none.
    NoPhrase,
}

fn on_if(joins: bool) -> Back {
    if joins { Back::On } else { Back::End }
}

fn mark_joins(p: &Passage<'_>, start: usize, floor: usize) -> Back {
    let i = start - 1;
    let t = p.tokens[i];
    on_if(
        t.is_hyphen() && t.glued && p.glued(start)
            || t.is_mark('&')
            || t.is_mark('.') && t.glued && i > floor && initial(p, i)
            || t.is_mark('/') && t.glued,
    )
}

/// What shows the numbers of another.
const PICTURES: &[&str] = &["figure", "chart", "map", "photo", "slide", "image"];

/// A name may hold a number, a count may not.
fn number(p: &Passage<'_>, start: usize, end: usize, floor: usize) -> Back {
    let i = start - 1;
    if !p.claimed(i) {
        // "our survey of 2,400 households suggests"
        let sampled = i > floor + 1 && p.reads_any(i - 1, &["of", "among"]) && p.is(i - 2, DOCUMENT);
        return if sampled { Back::To(i - 2) } else { Back::NoPhrase };
    }
    // "the 2019 census", "Table 9", "Exhibit 14"
    if i > floor && p.is(i - 1, LABEL) && p.tokens[i - 1].capital && !p.reads_any(i - 1, PICTURES) {
        return Back::On;
    }
    on_if(start < end && i > floor && p.is(i - 1, DETERMINER))
}

fn word(p: &Passage<'_>, start: usize, end: usize, floor: usize) -> Back {
    let i = start - 1;
    let t = p.tokens[i];
    if t.is(NUMBER_WORD) && !t.capital && !p.claimed(i) {
        // "two officials said", "the brother of one victim believes"
        if p.reads(i, "one") && i > floor && p.reads(i - 1, "of") {
            return Back::On;
        }
        // "clinics in four provinces": how many places is no count of those who speak
        if start < end && i > floor + 1 && p.is(i - 1, PREPOSITION) && joins_noun(p, i - 2) {
            return Back::To(i - 1);
        }
        let speakers = start < end && (start..end).take(2).any(|k| p.is(k, ROLE) || is_agent(p, k));
        return if speakers { Back::Last(i) } else { Back::NoPhrase };
    }
    if t.is(DETERMINER) {
        let goes_on = i > floor + 1 && p.is(i - 1, PREPOSITION) && joins_noun(p, i - 2);
        return if goes_on { Back::To(i - 1) } else { Back::Last(i) };
    }
    if t.is(PRONOUN) {
        return if start == end { Back::Last(i) } else { Back::End };
    }
    let inner = start < end && i > floor;
    if t.is(PREPOSITION) && !(t.capital && i > floor) {
        return on_if(inner && joins_noun(p, i - 1) && !p.reads_any(i, PREPOSITIONS_OF_TIME));
    }
    if t.is(CONJUNCTION) {
        return on_if(
            inner
                && p.reads(i, "and")
                && joins_noun(p, i - 1)
                && p.tokens[i - 1].capital
                && p.tokens[start].capital,
        );
    }
    // "the shelter", "commissioner for works": behind an article or a preposition a verb form is a noun
    let noun = i > floor && p.is(i - 1, DETERMINER) && (inner || !t.is(ADVERB | AUXILIARY | BE))
        || inner && p.is(i - 1, PREPOSITION) && crate::language::english::noun::is_plural(p.word(i));
    on_if(noun || !is_before_phrase(p, i))
}

/// Prepositions that lead to a time or a condition, not to a part of a name.
const PREPOSITIONS_OF_TIME: &[&str] =
    &["after", "before", "since", "until", "amid", "during", "despite", "following", "under"];

/// Verbs and adverbs stand before a noun phrase, not in it.
fn is_before_phrase(p: &Passage<'_>, i: usize) -> bool {
    let t = p.tokens[i];
    t.is(AUXILIARY | BE | WH)
        || t.is(ADVERB) && (!t.capital || p.reads_any(i, &["there", "then", "now", "today"]))
        || t.is(VERB) && !t.capital && !t.is(ROLE | GROUP | DOCUMENT | PLURAL) && !is_own(p, i)
        || t.is(REPORT) && !t.capital && !t.is(DOCUMENT | ROLE | GROUP | ADJECTIVE)
        || is_manner(p.word(i)) && !t.capital
}

/// "the union’s own tally": no verb.
fn is_own(p: &Passage<'_>, i: usize) -> bool {
    p.reads(i, "own") && i > 0 && (p.tokens[i - 1].kind == Kind::Possessive || p.is(i - 1, DETERMINER))
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
        && ![
            "family", "assembly", "Assembly", "reply", "italy", "tally", "supply", "rally", "anomaly",
            "monopoly",
        ]
        .contains(&word)
}

/// Whether the noun is one of people by its ending: "pathologist", "eyewitnesses", "correspondent".
pub(crate) fn is_agent(p: &Passage<'_>, at: usize) -> bool {
    let word = p.word(at);
    let stem = word.strip_suffix('s').filter(|w| !w.ends_with('s')).unwrap_or(word);
    let ends = |endings: &[&str]| endings.iter().any(|e| stem.len() > e.len() + 2 && stem.ends_with(e));
    p.token(at).is_some_and(|t| t.is_word())
        && !p.is(at, VERB | REPORT | ADJECTIVE | ADVERB | BE | AUXILIARY)
        && ends(&[
            "ist", "ologian", "ician", "arian", "spondent", "itness", "itnesse", "eer", "ator", "utor",
            "itor", "ector", "essor",
        ])
        && !["consist", "resist", "persist", "assist", "career", "sector", "vector"].contains(&stem)
}

/// Whether the phrase may speak: a pronoun, a name, a role, a document or a group.
pub(crate) fn may_speak(p: &Passage<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|i| {
        let t = &p.tokens[i];
        t.is(PRONOUN | DOCUMENT | ROLE | GROUP)
            || t.is_lower_word() && is_agent(p, i)
            || t.capital
                && t.is_word()
                && !(i == range.start && t.is(DETERMINER | ADVERB | PREPOSITION | CONJUNCTION))
    })
}

/// Whether the phrase names a person: a role in the singular, or a name of two words that is no body’s.
pub(crate) fn is_person(p: &Passage<'_>, range: &Range<usize>) -> bool {
    let role = range.clone().any(|i| {
        p.is(i, ROLE) && !crate::language::english::noun::is_plural(p.word(i))
            || p.is(i, ABBREVIATION) && p.tokens[i].capital
    });
    let body = range.clone().any(|i| p.is(i, GROUP | DOCUMENT));
    let names = range
        .clone()
        .filter(|&i| p.tokens[i].is_word() && p.tokens[i].capital && !p.is(i, DETERMINER))
        .count();
    // "its head, Amru Deel"
    let appositive = range.clone().find(|&i| p.mark(i, ',')).is_some_and(|comma| {
        (comma + 1..range.end).filter(|&i| p.tokens[i].is_word() && p.tokens[i].capital).count() >= 2
            && (comma + 1..range.end).all(|i| !p.is(i, GROUP | DOCUMENT))
    });
    role || appositive && !p.is(range.start, DOCUMENT)
        || !body
            && names >= 2
            && !p.is(range.start, DETERMINER)
            && !range.clone().any(|i| p.is(i, PREPOSITION))
}
