//! Who says so: clauses of saying, phrases of source, and how far each reaches.

use std::ops::Range;

use crate::lexicon::{
    ADVERB, AUXILIARY, BE, CLAIM, CONJUNCTION, DENY, DETERMINER, DOCUMENT, GROUP, HEDGE, NOUN_TOO,
    NUMBER_WORD, PREPOSITION, PRONOUN, REPORT, ROLE, VERB, WH,
};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::subject;
use crate::token::Kind;

/// A source and the tokens that it answers for.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    pub(crate) source: Range<usize>,
    pub(crate) cue: Range<usize>,
    pub(crate) scope: Range<usize>,
    pub(crate) rule: Rule,
    pub(crate) denies: bool,
    /// "initially", "earlier": what was said is overtaken.
    pub(crate) early: bool,
}

/// Finds the cues of one sentence.
pub(crate) fn cues(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Cue>) {
    let from = out.len();
    for at in sentence.clone() {
        let t = &p.tokens[at];
        if !t.is_word() {
            continue;
        }
        if p.reads(at, "according") && p.reads(at + 1, "to") {
            phrase(p, sentence, at..at + 2, out);
        } else if p.reads(at, "by") {
            by_phrase(p, sentence, at, out);
        } else if t.is(REPORT | DENY) && !noun_here(p, at) {
            verb(p, sentence, at, out);
        } else if t.is(CLAIM) {
            claim(p, sentence, at, out);
        }
    }
    bound(p, sentence, &mut out[from..]);
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

/// What may follow a verb of saying that takes an object: "that", a number, a determiner, a quotation.
fn takes_object(p: &Passage<'_>, at: usize) -> bool {
    let mut i = at;
    while p.is(i, ADVERB | HEDGE) && i < at + 4 && !p.reads(i, "to") {
        i += 1;
    }
    p.token(i).is_some_and(|t| {
        t.kind == Kind::Number
            || t.is(NUMBER_WORD | DETERMINER | PRONOUN)
            || t.is_open_quote()
            || t.is_currency_sign()
    }) || p.reads(i, "that")
}

fn verb(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    let floor = sentence.start;
    let denies = p.is(at, DENY);
    // passive voice and infinitives have no source here
    let mut i = at;
    while i > floor && p.is(i - 1, ADVERB) && !p.is(i - 1, BE) {
        i -= 1;
    }
    if i > floor && (p.is(i - 1, BE) && !p.reads(at, "saying") && !ing(p, at) || p.reads(i - 1, "to")) {
        return;
    }
    let early = (at.saturating_sub(2)..at)
        .any(|k| p.reads_any(k, &["initially", "originally", "earlier", "previously", "first"]))
        || p.reads_any(at + 1, &["initially", "originally", "earlier", "previously"]);
    let inverted_place = at > floor
        && p.tokens[at - 1].kind == Kind::Mark
        && (p.mark(at - 1, ',')
            || p.tokens[at - 1].is_close_quote()
            || matches!(p.tokens[at - 1].mark, '?' | '!'));
    if inverted_place && !ing(p, at) {
        if let Some(source) = forward(p, at + 1, sentence.end) {
            let starts = !p.is(at + 1, PRONOUN) || p.reads_any(at + 1, &["he", "she"]);
            let told = p.reads_any(at, &["said", "says"]) && p.is(at + 1, DETERMINER);
            if starts
                && (told || subject::may_speak(p, &source))
                && !p.is(at + 1, NUMBER_WORD)
                && !p.reads(at + 1, "that")
                && said(p, at)
            {
                let scope = floor..sentence.end;
                out.push(Cue { source, cue: at..at + 1, scope, rule: Rule::SourceInverted, denies, early });
                return;
            }
        }
    }
    if ing(p, at) {
        // ", insisting that ...": the subject is the one of the sentence
        let main = out
            .iter()
            .rev()
            .find(|c| c.cue.start >= floor && c.cue.end <= at && matches!(c.rule, Rule::SourceSubject))
            .map(|c| c.source.clone());
        let source = match main {
            Some(s) => Some(s),
            None => first_subject(p, sentence, at),
        };
        if let Some(source) = source.filter(|s| subject::may_speak(p, s)) {
            if at > floor && (p.mark(at - 1, ',') || p.reads(at - 1, "and")) {
                out.push(Cue {
                    source,
                    cue: at..at + 1,
                    scope: at..sentence.end,
                    rule: Rule::SourceSubject,
                    denies,
                    early,
                });
            }
        }
        return;
    }
    let Some(source) = relative(p, at, floor).or_else(|| subject::before(p, at, floor)) else { return };
    let trailing_end = trails(p, at + 1, sentence.end);
    let comma_before = source.start == floor || p.tokens[source.start - 1].kind == Kind::Mark;
    if p.is(at, NOUN_TOO)
        && !takes_object(p, at + 1)
        && !(trailing_end && comma_before && source.start > floor)
    {
        let document = source.clone().any(|i| p.is(i, DOCUMENT)) && p.is(source.start, DETERMINER);
        if !document {
            return;
        }
    }
    if !speaks(p, &source, at) {
        return;
    }
    // "the economy added 263,000 jobs" says nothing; "he added that" does
    let adds = p.reads_any(at, &["added", "adds"]) && !p.reads(at + 1, "that") && !p.token(at + 1).is_some_and(|t| t.is_open_quote());
    if adds && !(trailing_end && comma_before && source.start > floor) {
        return;
    }
    let pronoun = source.len() == 1 && p.is(source.start, PRONOUN);
    if pronoun
        && (!p.is(source.start, crate::lexicon::SPEAKER_PRONOUN) || p.reads_any(source.start, &["i", "we"]))
    {
        return;
    }
    if trailing_end && comma_before && source.start > floor {
        out.push(Cue {
            source,
            cue: at..at + 1,
            scope: floor..sentence.end,
            rule: Rule::SourceTrailing,
            denies,
            early,
        });
    } else {
        out.push(Cue {
            source,
            cue: at..at + 1,
            scope: at + 1..sentence.end,
            rule: Rule::SourceSubject,
            denies,
            early,
        });
    }
}

/// Pure verbs of speech, which may stand before their subject.
fn said(p: &Passage<'_>, at: usize) -> bool {
    p.is(at, REPORT) && !p.reads(at, "told") && (!p.is(at, NOUN_TOO) || p.reads(at, "notes"))
}

fn ing(p: &Passage<'_>, at: usize) -> bool {
    p.word(at).ends_with("ing")
}

/// Whether the phrase can be the subject of this verb: a name, a role, a document; any noun for verbs of speech proper.
fn speaks(p: &Passage<'_>, source: &Range<usize>, verb: usize) -> bool {
    if subject::may_speak(p, source) {
        return true;
    }
    let proper = p.reads_any(
        verb,
        &[
            "said",
            "says",
            "say",
            "told",
            "claimed",
            "claim",
            "claims",
            "believe",
            "estimate",
            "estimated",
            "added",
            "warned",
            "alleged",
            "alleges",
            "alleged",
        ],
    );
    let last = source.end - 1;
    proper || crate::noun::is_plural(p.word(last)) && !p.is(verb, NOUN_TOO)
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

/// Whether the clause of saying ends after the verb: a mark, a place or a time, an addressee.
fn trails(p: &Passage<'_>, at: usize, end: usize) -> bool {
    if at >= end {
        return true;
    }
    let t = &p.tokens[at];
    if t.kind == Kind::Mark {
        return matches!(t.mark, '.' | ',' | ';' | '!' | '?' | ')' | '—' | '–')
            || t.is_close_quote() && p.ends(at + 1);
    }
    if p.reads_any(
        at,
        &[
            "on",
            "in",
            "at",
            "by",
            "after",
            "during",
            "late",
            "early",
            "yesterday",
            "today",
            "this",
            "last",
            "through",
            "via",
            "from",
            "earlier",
            "later",
            "reporters",
            "journalists",
            "parliament",
            "as",
            "when",
            "while",
            "but",
            "and",
        ],
    ) || t.is(crate::lexicon::WEEKDAY)
    {
        // "said on Monday that 5 ..." goes on
        return !(at..end.min(at + 9)).any(|i| p.reads(i, "that"));
    }
    // "told reporters.", "told the BBC."
    (at..end.min(at + 5))
        .find(|&i| p.tokens[i].kind == Kind::Mark)
        .is_some_and(|i| p.mark(i, '.') && i + 1 >= end)
        && p.reads(at.wrapping_sub(1), "told")
}

/// "according to X".
fn phrase(p: &Passage<'_>, sentence: &Range<usize>, cue: Range<usize>, out: &mut Vec<Cue>) {
    let Some(source) = forward(p, cue.end, sentence.end) else { return };
    out.push(Cue {
        source,
        cue,
        scope: sentence.clone(),
        rule: Rule::SourcePhrase,
        denies: false,
        early: false,
    });
}

/// "surveyed by X", "by the count of X", "as alleged by X".
fn by_phrase(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
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
                out.push(Cue {
                    source,
                    cue: at..noun + 1,
                    scope: from..at,
                    rule: Rule::SourcePossessive,
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
    if at > sentence.start && p.reads_any(at - 1, &verbs) {
        if let Some(source) = forward(p, at + 1, sentence.end).filter(|s| subject::may_speak(p, s)) {
            out.push(Cue {
                source,
                cue: at - 1..at + 1,
                scope: sentence.clone(),
                rule: Rule::SourcePhrase,
                denies: false,
                early: false,
            });
        }
    }
}

/// "the union’s claim that 62", "the UN estimate of 100,000", "press reports of a hole".
fn claim(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
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
    let plural = crate::noun::is_plural(p.word(at));
    let source = if at > floor && p.tokens[at - 1].kind == Kind::Possessive {
        subject::phrase(p, at - 1, floor)
    } else if at > floor && p.tokens[at - 1].upper {
        Some(at - 1..at)
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
                | crate::lexicon::ADJECTIVE,
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

/// The noun phrase that starts at `at`: a source after "according to" or "said".
pub(crate) fn forward(p: &Passage<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let mut i = at;
    if p.is(i, PRONOUN) && i < end {
        return Some(i..i + 1);
    }
    while i < end && i < at + 16 {
        let t = p.tokens[i];
        match t.kind {
            Kind::Mark => {
                let joins = (t.is_hyphen() || t.is_mark('/') || t.is_mark('&'))
                    && p.token(i + 1).is_some_and(|n| n.is_word())
                    && i > at
                    || t.is_mark('.')
                        && t.glued
                        && i > at
                        && p.word(i - 1).chars().count() <= 2
                        && p.tokens[i - 1].capital
                        && p.token(i + 1).is_some_and(|n| n.is_word() && n.capital);
                if joins {
                    i += 1;
                    continue;
                }
                // ", Jon Ardley," after a role
                if t.is_mark(',') && i > at {
                    let run = (i + 1..end)
                        .take_while(|&k| {
                            p.tokens[k].is_word()
                                && p.tokens[k].capital
                                && !p.is(k, DETERMINER | CONJUNCTION | PREPOSITION)
                        })
                        .count();
                    let close = i + 1 + run;
                    if (1..=4).contains(&run) && !p.tokens[i - 1].capital && (close >= end || p.ends(close)) {
                        i = close;
                    }
                }
                break;
            }
            Kind::Possessive => {}
            Kind::Number => {
                if !p.claimed(i) {
                    break;
                }
                break;
            }
            Kind::Word => {
                if t.is(DETERMINER) && (i == at || p.is(i - 1, PREPOSITION)) {
                } else if t.is(PREPOSITION) && !(t.capital && i == at) {
                    let joins = i > at
                        && p.reads_any(i, &["of", "for", "from", "in", "at", "with", "against", "on", "by"])
                        && p.token(i + 1).is_some_and(|n| {
                            n.is(DETERMINER)
                                || n.is_word() && (n.capital || p.reads(i, "of") || p.reads(i, "for"))
                        })
                        && !p.claimed(i + 1);
                    if !joins {
                        break;
                    }
                } else if t.is(CONJUNCTION) {
                    let joins = p.reads(i, "and")
                        && i > at
                        && p.tokens[i - 1].capital
                        && p.token(i + 1).is_some_and(|n| n.capital);
                    if !joins {
                        break;
                    }
                } else if t.is(AUXILIARY | BE | WH | PRONOUN | DETERMINER) || t.is(ADVERB) && !t.capital {
                    break;
                } else if t.is(VERB | REPORT)
                    && !t.capital
                    && i > at
                    && !p.is(i - 1, DETERMINER)
                    && !t.is(DOCUMENT | ROLE | GROUP | crate::lexicon::PLURAL)
                {
                    break;
                } else if i > at
                    && p.reads(i + 1, "by")
                    && (at..i).any(|k| p.is(k, DOCUMENT))
                    && (p.word(i).ends_with("ed") || p.word(i).ends_with("pt"))
                {
                } else if i > at && p.word(i).ends_with("ed") && !t.capital && !p.is(i - 1, DETERMINER) {
                    break;
                } else if t.is(NUMBER_WORD) && !t.capital
                    || p.claimed(i) && t.is(crate::lexicon::MONTH | crate::lexicon::WEEKDAY)
                {
                    break;
                }
            }
        }
        i += 1;
    }
    while i > at
        && (p.is(i - 1, PREPOSITION | CONJUNCTION | DETERMINER) && !p.tokens[i - 1].capital
            || p.tokens[i - 1].kind == Kind::Mark)
    {
        i -= 1;
    }
    (i > at).then_some(at..i)
}

/// The subject of the first verb of a sentence.
pub(crate) fn first_subject(p: &Passage<'_>, sentence: &Range<usize>, limit: usize) -> Option<Range<usize>> {
    let floor = sentence.start;
    for i in floor + 1..limit.min(sentence.end) {
        let t = &p.tokens[i];
        let finite = t.is(AUXILIARY | BE)
            || t.is(VERB | REPORT | DENY) && !t.capital
            || t.is_lower_word() && p.word(i).ends_with("ed") && !t.is(crate::lexicon::ADJECTIVE);
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
            let mut end = sentence.end;
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
            if let Some(semi) = (start..end).find(|&i| p.mark(i, ';')) {
                end = semi;
            }
            cues[k].scope.end = end;
        }
    }
}

/// The cue that answers for the token `at`.
pub(crate) fn choose<'c>(cues: &'c [Cue], at: usize) -> Option<&'c Cue> {
    let covering = || cues.iter().filter(|c| c.scope.contains(&at) && !c.source.contains(&at));
    if let Some(c) = covering().filter(|c| c.rule == Rule::SourcePossessive).min_by_key(|c| c.scope.len()) {
        return Some(c);
    }
    if let Some(c) = covering().filter(|c| c.rule == Rule::SourceSubject).max_by_key(|c| c.scope.start) {
        return Some(c);
    }
    // the nearest that trails, to the right first
    covering()
        .filter(|c| matches!(c.rule, Rule::SourceTrailing | Rule::SourceInverted))
        .min_by_key(|c| if c.cue.start > at { c.cue.start - at } else { 1000 + at - c.cue.start })
        .or_else(|| {
            covering().min_by_key(|c| if c.cue.start > at { c.cue.start - at } else { at - c.cue.start })
        })
}
