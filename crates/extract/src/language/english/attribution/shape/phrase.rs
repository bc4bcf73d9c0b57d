//! Phrases of source: "citing X", "logged by X", "known to X", "stand in the register", "In the latest bulletin,".

use std::ops::Range;

use super::super::forward::forward;
use super::Found;
use super::speaker::{head, is_anybody, is_somebody, is_strong, is_writing};
use crate::language::english::lexicon::wording::{DONE, SCENE, STANDS};
use crate::language::english::lexicon::{
    AUXILIARY, BE, CONJUNCTION, COUNTS, DETERMINER, DOCUMENT, GROUP, PREPOSITION, SOURCE_LEAD, TELLS,
};
use crate::passage::Passage;
use crate::rule::Rule;

/// Words that lead to a source: the first one, and what may follow it.
const LEADS: &[(&str, &[&[&str]])] = &[
    ("according", &[&["to"]]),
    ("as", &[&["per"]]),
    ("based", &[&["on"]]),
    ("citing", &[&[]]),
    ("quoting", &[&[]]),
    ("going", &[&["by"]]),
    ("judging", &[&["by"], &["from"]]),
    ("to", &[&["judge", "by"], &["go", "by"], &["hear"]]),
    ("courtesy", &[&["of"]]),
    ("relying", &[&["on"]]),
    ("drawing", &[&["on"]]),
    ("attributed", &[&["to"]]),
    ("credited", &[&["to"]]),
    ("ascribed", &[&["to"]]),
    (
        "in",
        &[
            &["the", "words", "of"],
            &["the", "opinion", "of"],
            &["the", "estimation", "of"],
            &["the", "view", "of"],
            &["the", "eyes", "of"],
            &["the", "judgment", "of"],
            &["the", "judgement", "of"],
            &["the", "telling", "of"],
            &["the", "account", "of"],
        ],
    ),
    (
        "by",
        &[
            &["the", "reckoning", "of"],
            &["the", "count", "of"],
            &["the", "account", "of"],
            &["the", "lights", "of"],
        ],
    ),
    (
        "on",
        &[
            &["the", "word", "of"],
            &["the", "evidence", "of"],
            &["the", "authority", "of"],
            &["the", "say", "-", "so", "of"],
            &["file", "with"],
            &["file", "at"],
            &["record", "with"],
            &["the", "books", "of"],
        ],
    ),
    ("known", &[&["to"]]),
    ("registered", &[&["with"]]),
    ("lodged", &[&["with"]]),
];

/// The phrases of a sentence that lead to the source of whatever stands in it, found once for all its numbers.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// The first, with its place; none of either where nobody has asked yet.
    first: Option<Option<(usize, Found)>>,
}

impl Phrases {
    pub(super) fn find(&mut self, p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
        let first = self.first.get_or_insert_with(|| {
            sentence.clone().filter(|&at| begins(p, at)).find_map(|at| {
                let found = proviso(p, sentence, at)
                    .or_else(|| lead(p, sentence, at))
                    .or_else(|| by(p, sentence, at));
                Some((at, found?))
            })
        });
        // What the number is written in stands behind it, and counts where it comes first.
        let end = first.as_ref().map_or(sentence.end, |(at, _)| *at);
        (number + 2..end)
            .find_map(|at| in_writing(p, sentence, at, number))
            .or_else(|| first.as_ref().map(|(_, found)| found.clone()))
            .or_else(|| opening(p, sentence, number))
    }
}

fn found(source: Range<usize>, cue: Range<usize>) -> Found {
    Found { source, cue, rule: Rule::SourcePhrase }
}

/// A word with which one of these phrases may begin; most begin none.
fn begins(p: &Passage<'_>, at: usize) -> bool {
    let t = &p.tokens[at];
    let ends = |end: &str| p.word(at).ends_with(end);
    let is_form = || match t.shape.last() {
        b'd' => ends("ed"),
        b'g' => ends("ing"),
        b'n' => ends("own"),
        b'y' => ends("esy"),
        _ => false,
    };
    t.is_word() && (t.is(PREPOSITION | SOURCE_LEAD | CONJUNCTION) || is_form())
}

/// "if the city’s sensors are right", "if the league can be trusted".
fn proviso(p: &Passage<'_>, sentence: &Range<usize>, at: usize) -> Option<Found> {
    if !p.reads(at, "if") {
        return None;
    }
    let source =
        forward(p, at + 1, sentence.end).filter(|s| p.is(s.end, BE | AUXILIARY) && is_anybody(p, s))?;
    let right =
        ["right", "correct", "believed", "trusted", "accurate", "true", "credited", "reliable", "guide"];
    let verb = source.end;
    (verb + 1..verb + 5).any(|i| p.reads_any(i, &right)).then(|| found(source, at..verb + 1))
}

/// "citing the ministry".
fn lead(p: &Passage<'_>, sentence: &Range<usize>, at: usize) -> Option<Found> {
    let &(first, phrases) = LEADS.iter().find(|&&(first, _)| p.reads(at, first))?;
    let rest = phrases.iter().find(|rest| p.reads_all(at + 1, rest))?;
    let end = at + 1 + rest.len();
    let source =
        forward(p, end, sentence.end).filter(|s| is_strong(p, s) || is_anybody(p, s) && !rest.is_empty())?;
    let tells =
        first != "to" || rest.len() > 1 || p.reads_any(source.end, &["tell", "describe", "put", "recount"]);
    tells.then(|| found(source, at..end))
}

/// "logged by the ministry".
fn by(p: &Passage<'_>, sentence: &Range<usize>, at: usize) -> Option<Found> {
    let participle = at.checked_sub(1).filter(|&i| i > sentence.start && p.reads(at, "by"))?;
    if !p.is(participle, TELLS | COUNTS) || p.plays(participle, DONE) || !p.tokens[participle].is_lower_word()
    {
        return None;
    }
    let source = forward(p, at + 1, sentence.end).filter(|s| is_strong(p, s) || p.is(s.start, DETERMINER))?;
    (!p.word(participle).ends_with("ing")).then(|| found(source, participle..at + 1))
}

/// "41 names stand in the register".
fn in_writing(p: &Passage<'_>, sentence: &Range<usize>, at: usize, number: usize) -> Option<Found> {
    let placed = at > number + 1
        && p.is(at, PREPOSITION)
        && p.reads_any(at, &["in", "on", "from"])
        && p.plays(at - 1, STANDS);
    let source = placed.then(|| forward(p, at + 1, sentence.end)).flatten().filter(|s| is_record(p, s))?;
    Some(found(source, at - 1..at + 1))
}

/// "In the latest bulletin, 41": the document that opens the sentence.
fn opening(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let start = sentence.start;
    if !p.reads_any(start, &["in", "on", "from", "per"]) || !p.is(start, PREPOSITION) {
        return None;
    }
    let source = forward(p, start + 1, number).filter(|s| is_record(p, s))?;
    let sets = p.mark(source.end, ',') || p.mark(source.end, ':');
    sets.then(|| found(source, start..start + 1))
}

/// A document, and none that is also a body or the scene of something.
fn is_record(p: &Passage<'_>, range: &Range<usize>) -> bool {
    let head = head(p, range);
    is_writing(p, range)
        && !p.is(head, GROUP)
        && !p.plays(head, SCENE)
        && !p.reads(range.start, "no")
        // an election, where nobody is asked
        && (!p.reads(head, "poll") || p.reads_any(head + 1, &["of", "by", "for"]))
        && (p.is(head, DOCUMENT) || !is_somebody(p, range))
}
