//! Who says so: clauses of saying, phrases of source, and how far each reaches.

mod form;
mod forward;
mod gap;
mod modified;
mod phrase;
mod shape;
mod tail;
mod verb;

use std::ops::Range;

use crate::language::english::lexicon::{
    ADVERB, AUXILIARY, BE, CARRIES, CLAIM, COUNTS, DENY, DETERMINER, GIVES, HEDGE, HOLDS, NOUN_TOO,
    NUMBER_WORD, PREPOSITION, PRONOUN, REPORT, SOURCE_LEAD, TELLS, VERB, WH,
};
use crate::language::english::subject;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

pub(crate) use form::is_speaker;
pub(crate) use modified::relative;

/// A source and the tokens that it answers for.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    pub(crate) source: Range<usize>,
    pub(crate) cue: Range<usize>,
    pub(crate) scope: Range<usize>,
    pub(crate) rule: Rule,
    /// "cited by X" rather than a clause or a phrase of its own.
    pub(crate) participle: bool,
    pub(crate) denies: bool,
    /// "initially", "earlier": what was said is overtaken.
    pub(crate) early: bool,
}

impl Cue {
    /// A source that asserts, with nothing said of a denial or of a time that is over.
    fn new(source: Range<usize>, cue: Range<usize>, scope: Range<usize>, rule: Rule) -> Self {
        Self { source, cue, scope, rule, participle: false, denies: false, early: false }
    }
}

/// Words with which a clause or a phrase of source may begin. A past tense may, too, before "that" and behind a quotation.
const OPENS: u64 = REPORT | DENY | GIVES | HOLDS | CLAIM | BE | PREPOSITION | SOURCE_LEAD;

/// Finds the cues of one sentence.
pub(crate) fn cues(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Cue>) {
    let from = out.len();
    form::headline(p, sentence, out);
    form::bracket(p, sentence, out);
    let (mut has_that, mut has_owner, mut has_number) = (false, false, false);
    for (i, t) in p.tokens[sentence.clone()].iter().enumerate() {
        has_that |= p.says(t, "that");
        has_owner |= t.kind == Kind::Possessive;
        has_number |= t.is(NUMBER_WORD) || t.kind == Kind::Number && !p.claimed(sentence.start + i);
    }
    if !has_number {
        phrase::anaphor(p, sentence, out);
    }
    let mut is_behind_mark = false;
    for (i, t) in p.tokens[sentence.clone()].iter().enumerate() {
        let at = sentence.start + i;
        let behind_mark = std::mem::replace(&mut is_behind_mark, t.is_close_quote() || t.is_mark(','));
        if !t.is_word() {
            continue;
        }
        // "double-counts" is no verb of its own subject
        if t.glued && at > sentence.start && p.tokens[at - 1].is_hyphen() && p.tokens[at - 1].glued {
            continue;
        }
        // most words begin nothing
        let found = t.is(OPENS) && (leads(p, sentence, at, has_owner, out) || gives(p, sentence, at, out));
        let tells = || {
            has_that && verb::tells_that(p, at) || behind_mark && verb::is_exclaimed(p, at, sentence.start)
        };
        if !found && tells() {
            verb::verb(p, sentence, at, out);
        }
    }
    // "Hospitals have admitted 460, the director says": who speaks goes before who keeps the book
    let trails = |c: &Cue| matches!(c.rule, Rule::SourceTrailing | Rule::SourceInverted);
    if out[from..].iter().any(trails) {
        let does = |at: usize| {
            form::is_intake(p, at)
                || p.reads_any(at, &["wrote", "writes", "issued", "filed", "posted"])
                    && takes_number(p, at + 1)
        };
        let keep = |c: &Cue| c.cue.start < sentence.start || !does(c.cue.start) || trails(c);
        out.retain(keep);
    }
    yield_to_teller(p, sentence, from, out);
    gap::find(p, sentence, from, out);
    if let Some(found) = tail::find(p, sentence, &out[from..]) {
        out.retain(|c| c.cue != found.cue);
        out.push(found);
    }
    yield_to_outer(p, sentence, from, out);
    bound(p, sentence, &mut out[from..]);
    if has_number {
        shape::introduced(p, sentence, out);
        shape::find(p, sentence, from, out);
    } else if out.len() == from {
        shape::after(p, sentence, out);
    }
}

/// "The country recorded 3,334, the office reported": who keeps or does something yields to who tells of it.
fn yield_to_teller(p: &Passage<'_>, sentence: &Range<usize>, from: usize, out: &mut Vec<Cue>) {
    let trails = |c: &Cue| matches!(c.rule, Rule::SourceTrailing | Rule::SourceInverted);
    let yields = |c: &Cue| {
        let verb = c.cue.start;
        let object = verb + 1 + usize::from(p.is(verb + 1, ADVERB));
        let keeps = c.rule == Rule::SourceSubject
            && verb >= sentence.start
            && p.is(verb, COUNTS | CARRIES | HOLDS)
            && takes_number(p, object);
        if !keeps {
            return false;
        }
        let number = (object..object + 3).find(|&i| p.is_number(i) || p.is(i, NUMBER_WORD)).unwrap_or(object);
        let told = |t: &&Cue| trails(t) && t.cue.start > number;
        let teller = out[from..].iter().find(told).map(|t| t.cue.start);
        let turned =
            |to: usize| (number..to).any(|i| p.mark(i, ';') || p.reads_any(i, &["but", "while", "whereas"]));
        teller.is_some_and(|to| !turned(to)) || teller.is_none() && shape::is_told(p, sentence, number)
    };
    let Some(yielding) = (from..out.len()).find(|&k| yields(&out[k])) else { return };
    out.remove(yielding);
}

/// "The guild calculates that theft claimed 2,900 bicycles", "suggests that mayors received 600 letters": what takes or gets things in
/// the clause of a speaker gives no number. Whoever counts there does, without the conjunction: "said that police recorded 90".
fn yield_to_outer(p: &Passage<'_>, sentence: &Range<usize>, from: usize, out: &mut Vec<Cue>) {
    let mut kept = from;
    for k in from..out.len() {
        if out[k].rule == Rule::SourceSubject && is_told_of(p, &out[k].source, sentence.start) {
            if !may_give(p, &out[k].source, out[k].cue.start, sentence.start) {
                continue;
            }
            out[k].source.start += 1;
        }
        out.swap(kept, k);
        kept += 1;
    }
    out.truncate(kept);
}

/// A subject that begins with the conjunction of what a verb tells.
fn is_told_of(p: &Passage<'_>, source: &Range<usize>, floor: usize) -> bool {
    source.len() > 1
        && source.start > floor
        && p.reads(source.start, "that")
        && p.tokens[source.start - 1].is_lower_word()
        && p.is(source.start - 1, REPORT | TELLS)
}

/// Whether the subject of a verb may give its number: within what another tells by counting, and not by what it gets or takes.
fn may_give(p: &Passage<'_>, source: &Range<usize>, verb: usize, floor: usize) -> bool {
    let takes = p.reads_any(verb, &["claimed", "claims", "claim"]) || p.is(verb, HOLDS);
    let counts =
        subject::may_speak(p, &(source.start + 1..source.end)) && !(takes && takes_number(p, verb + 1));
    counts || !is_told_of(p, source, floor)
}

/// The source that a phrase leads to from `at`. Whether one was looked for: then the word is no verb here.
fn leads(p: &Passage<'_>, sentence: &Range<usize>, at: usize, has_owner: bool, out: &mut Vec<Cue>) -> bool {
    let t = &p.tokens[at];
    if t.is(BE) && (p.reads(at + 1, "that") || takes_number(p, at + 1)) {
        phrase::position(p, sentence, at, out);
        return true;
    }
    if !t.is(PREPOSITION | SOURCE_LEAD) {
        return false;
    }
    if p.says(t, "according") && p.reads(at + 1, "to") {
        phrase::phrase(p, sentence, at..at + 2, out);
    } else if p.says(t, "per") && p.is(at + 1, DETERMINER) {
        phrase::per(p, sentence, at, out);
    } else if p.says(t, "by") && at > sentence.start && p.reads_any(at - 1, &["going", "judging", "judge"]) {
        phrase::phrase(p, sentence, at - 1..at + 1, out);
    } else if (p.says(t, "by") || p.says(t, "on") || p.says(t, "in"))
        && (has_owner || p.is(at + 1, DETERMINER))
        && phrase::own_count(p, sentence, at, out)
    {
    } else if p.says(t, "by") {
        phrase::by_phrase(p, sentence, at, out);
    } else if p.says(t, "if") {
        return phrase::proviso(p, sentence, at, out);
    } else if p.says(t, "to") && verb::is_boast(p, at, sentence.start) {
        verb::boast(p, sentence, at, out);
    } else {
        return false;
    }
    true
}

/// The source of a verb or a noun at `at` that gives a number. Whether one was found.
fn gives(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) -> bool {
    let before = out.len();
    let t = &p.tokens[at];
    if t.is(REPORT | DENY) && !noun_here(p, at) {
        verb::verb(p, sentence, at, out);
    }
    if out.len() == before && t.is(GIVES) && (form::is_revision(p, at) || form::is_speech(p, at)) {
        verb::verb(p, sentence, at, out);
    }
    if out.len() == before && t.is(HOLDS) && form::is_holding(p, at, sentence.start) {
        verb::holding(p, sentence, at, out);
    }
    if out.len() == before && t.is(CLAIM) {
        phrase::claim(p, sentence, at, out);
    }
    out.len() > before
}

/// A form that may be a noun is one after a determiner, a possessive or an adjective.
fn noun_here(p: &Passage<'_>, at: usize) -> bool {
    let Some(b) = p.before(at) else { return p.is(at, NOUN_TOO) };
    if !p.is(at, NOUN_TOO) {
        return b.is(DETERMINER) && !b.is(PRONOUN);
    }
    if b.kind == Kind::Possessive || b.is(DETERMINER | PREPOSITION) {
        return true;
    }
    false
}

/// A number stands here, behind its hedge.
fn takes_number(p: &Passage<'_>, at: usize) -> bool {
    (at..at + 3)
        .find(|&i| !p.is(i, HEDGE | ADVERB))
        .is_some_and(|i| p.is_number(i) && !p.claimed(i) || p.is(i, NUMBER_WORD))
}

/// What may follow a verb of saying that takes an object: "that", a number, a determiner, a quotation.
fn takes_object(p: &Passage<'_>, at: usize) -> bool {
    let mut i = at;
    while p.is(i, ADVERB | HEDGE) && i < at + 4 && !p.reads(i, "to")
        || i == at && p.mark(i, ':') && p.token(i + 1).is_some_and(|t| t.is_open_quote())
    {
        i += 1;
    }
    p.token(i).is_some_and(|t| {
        t.kind == Kind::Number
            || t.is(NUMBER_WORD | DETERMINER | PRONOUN)
            || t.is_open_quote()
            || t.is_currency_sign()
    }) || p.reads(i, "that")
}

/// Whom a pronoun in the clause of a speaker stands for: "the inspectorate replied that it had found 41".
pub(crate) fn outer_speaker(
    p: &Passage<'_>,
    sentence: &Range<usize>,
    pronoun: usize,
) -> Option<Range<usize>> {
    let that = pronoun.checked_sub(1).filter(|&i| i > sentence.start && p.reads(i, "that"))?;
    let speaks = |s: &Range<usize>| !p.is(s.start, PRONOUN) && subject::may_speak(p, s);
    (sentence.start + 1..that)
        .rev()
        .take(5)
        .filter(|&i| p.is(i, REPORT | TELLS) && p.tokens[i].is_lower_word())
        .find_map(|verb| subject::before(p, verb, sentence.start).filter(speaks))
}

/// The subject of the first verb of a sentence.
pub(crate) fn first_subject(p: &Passage<'_>, sentence: &Range<usize>, limit: usize) -> Option<Range<usize>> {
    let floor = sentence.start;
    for i in floor + 1..limit.min(sentence.end) {
        let t = &p.tokens[i];
        let finite = t.is(AUXILIARY | BE)
            || t.is(VERB | REPORT | DENY) && !t.capital
            || t.is_lower_word()
                && p.word(i).ends_with("ed")
                && !t.is(crate::language::english::lexicon::ADJECTIVE);
        let relative = p.is(i - 1, WH) || p.is(i, NOUN_TOO) && !takes_object(p, i + 1);
        if finite && t.is_word() && !relative {
            return subject::before(p, i, floor);
        }
    }
    None
}

/// Cuts scopes where another source takes over.
fn bound(p: &Passage<'_>, sentence: &Range<usize>, cues: &mut [Cue]) {
    for k in 0..cues.len() {
        if cues[k].rule == Rule::SourceSubject {
            let start = cues[k].scope.start;
            let mut end = cues[k].scope.end.min(sentence.end);
            for (j, other) in cues.iter().enumerate() {
                if j != k
                    && other.rule == Rule::SourceSubject
                    && other.source.start > start
                    && other.source.start < end
                    && other.source != cues[k].source
                {
                    end = other.source.start;
                }
            }
            // "Vilnius says the agency counts twice and that": the clause is of who spoke first
            let outer =
                cues.iter().any(|o| o.rule == Rule::SourceSubject && o.cue.end <= cues[k].source.start);
            let back = (start + 1..end).find(|&i| outer && p.reads(i, "and") && p.reads(i + 1, "that"));
            end = back.unwrap_or(end);
            if let Some(semi) = (start..end).find(|&i| p.mark(i, ';')) {
                end = semi;
            }
            cues[k].scope.end = end;
        }
    }
}

/// The cue that answers for the token `at`.
pub(crate) fn choose(cues: &[Cue], at: usize) -> Option<&Cue> {
    let covering = || cues.iter().filter(|c| c.scope.contains(&at) && !c.source.contains(&at));
    if let Some(c) = covering().filter(|c| c.rule == Rule::SourcePossessive).min_by_key(|c| c.scope.len()) {
        return Some(c);
    }
    // "the figure of 3 million cited by campaigners": a participle right after the figure is nearer than the clause
    let near = |c: &&Cue| {
        c.rule == Rule::SourcePhrase
            && c.cue.len() == 2
            && c.cue.start > at
            && c.cue.start - at <= 6
            && c.scope.start < c.cue.start
    };
    if let Some(c) = covering().filter(near).find(|c| c.participle) {
        return Some(c);
    }
    if let Some(c) = covering().filter(|c| c.rule == Rule::SourceSubject).max_by_key(|c| c.scope.start) {
        return Some(c);
    }
    // the nearest that trails, to the right first
    covering()
        .filter(|c| matches!(c.rule, Rule::SourceTrailing | Rule::SourceInverted))
        .min_by_key(|c| if c.cue.start > at { c.cue.start - at } else { 1000 + at - c.cue.start })
        .or_else(|| covering().min_by_key(|c| c.cue.start.abs_diff(at)))
}
