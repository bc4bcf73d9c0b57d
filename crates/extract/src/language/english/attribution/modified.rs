//! Who speaks, where a relative clause or a participle stands between the speaker and the verb.

use std::ops::Range;

use crate::language::english::lexicon::{
    ADVERB, AUXILIARY, DOCUMENT, GROUP, PERSON, PLURAL, PREPOSITION, REPORT, ROLE,
};
use crate::language::english::{noun, subject};
use crate::passage::Passage;

/// What is done with the document of another.
pub(super) const VIEWED: &[&str] = &["seen", "viewed", "obtained", "reviewed", "read", "acquired", "leaked"];

/// Participles that are of the one before them, whoever that is: "shopkeepers interviewed at the scene".
const PLACED: &[&str] = &[
    "interviewed",
    "questioned",
    "polled",
    "surveyed",
    "reached",
    "contacted",
    "gathered",
    "based",
    "published",
    "released",
    "supplied",
    "kept",
    "held",
    "stationed",
];

/// "a message seen by this newspaper lists 37", "unions representing the dockers put": the message does, and the unions.
pub(super) fn shown(p: &Passage<'_>, source: Range<usize>, floor: usize) -> Range<usize> {
    let led = source.start > floor && p.is(source.start - 1, PREPOSITION);
    let Some(participle) = source.start.checked_sub(1 + usize::from(led)).filter(|&i| i > floor) else {
        return source;
    };
    let lead = |words: &[&str]| led && p.reads_any(participle + 1, words);
    let seen = lead(&["by"]) && p.reads_any(participle, VIEWED);
    let placed = lead(&["at", "in", "on", "from", "near"]) && p.reads_any(participle, PLACED);
    let asked = lead(&["by", "for"])
        && p.reads_any(participle, &["polled", "surveyed", "interviewed", "questioned", "contacted"]);
    // "lawyers acting for the victims", "families displaced from the valley": what stands before may speak, and this is no verb of it
    let ending = |end: &str| p.tokens[participle].is_lower_word() && p.word(participle).ends_with(end);
    let active = ending("ing") && !p.is(participle, PREPOSITION | REPORT);
    let passive = led && !lead(&["by", "to"]) && ending("ed") && !p.is(participle, REPORT);
    let speaker = (active || passive) && heads(p, participle - 1);
    if !(seen || placed || asked || speaker) {
        return source;
    }
    subject::phrase(p, participle, floor).unwrap_or(source)
}

/// A noun of those who may speak.
fn heads(p: &Passage<'_>, at: usize) -> bool {
    p.is(at, ROLE | GROUP | DOCUMENT | PERSON | PLURAL)
        || subject::is_agent(p, at)
        || p.tokens[at].is_plain() && p.tokens[at].is_word() && noun::is_plural(p.word(at))
}

/// "Prisoners’ Voice, which recorded 1,086 cases": the antecedent of a relative pronoun right before the verb.
pub(crate) fn relative(p: &Passage<'_>, at: usize, floor: usize) -> Option<Range<usize>> {
    let mut i = at;
    while i > floor && p.is(i - 1, AUXILIARY | ADVERB) {
        i -= 1;
    }
    if i < floor + 2 || !p.reads_any(i - 1, &["which", "who", "that"]) {
        return None;
    }
    let end = if p.mark(i - 2, ',') { i - 2 } else { i - 1 };
    let mut found = subject::phrase(p, end, floor)?;
    // "a report released in August, which estimates": step back over the date and the participle
    while found.clone().all(|i| p.claimed(i)) && found.start > floor + 1 {
        let mut end = found.start;
        while end > floor
            && (p.is(end - 1, PREPOSITION)
                || p.word(end - 1).ends_with("ed")
                || p.word(end - 1).ends_with("en"))
        {
            end -= 1;
        }
        if end == found.start {
            return None;
        }
        found = subject::phrase(p, end, floor)?;
    }
    // "in response to a report, which": the noun next to the pronoun speaks
    if let Some(to) = found.clone().rev().find(|&i| p.reads(i, "to")).filter(|&i| i + 1 < found.end) {
        found.start = to + 1;
    }
    Some(found)
}
