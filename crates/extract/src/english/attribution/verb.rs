//! Clauses of saying: who is the subject, and on which side.

use std::ops::Range;

use super::{Cue, first_subject, forward::forward, takes_object};
use crate::english::lexicon::{
    ADVERB, AUXILIARY, BE, DENY, DETERMINER, DOCUMENT, NOUN_TOO, NUMBER_WORD, PREPOSITION, PRONOUN, REPORT,
    SPEAKER_PRONOUN, VERB, WEEKDAY, WH,
};
use crate::english::subject;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// What is done with the document of another.
pub(super) const VIEWED: &[&str] = &["seen", "viewed", "obtained", "reviewed", "read", "acquired", "leaked"];

/// A clause of saying: subject and verb, or verb and subject after a quotation.
pub(super) fn verb(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    // "cases reported to the police": they do not speak
    let reduced = p.reads_any(at, &["reported", "notified", "referred"]) && p.reads(at + 1, "to");
    if let Some((source, scope)) = teller(p, sentence, at) {
        let rule = Rule::SourceSubject;
        out.push(Cue {
            source,
            cue: at..at + 2,
            scope,
            rule,
            participle: false,
            denies: false,
            early: false,
        });
        return;
    }
    if reduced || is_passive_or_infinitive(p, at, sentence.start) {
        return;
    }
    let found = inverted(p, sentence, at)
        .map(|source| (source, sentence.clone(), Rule::SourceInverted))
        .or_else(|| {
            if let Some(source) = quoted(p, at, sentence.start) {
                return Some((source, at + 1..sentence.end, Rule::SourceSubject));
            }
            if ing(p, at) {
                let source = participial(p, sentence, at, out)?;
                return Some((source, at..sentence.end, Rule::SourceSubject));
            }
            let (source, trails) = clause(p, sentence, at)?;
            Some(if trails {
                (source, sentence.clone(), Rule::SourceTrailing)
            } else {
                (source, at + 1..aside_end(p, sentence, at), Rule::SourceSubject)
            })
        });
    if let Some((source, scope, rule)) = found {
        let (denies, early) = (p.is(at, DENY), is_early(p, at));
        out.push(Cue { source, cue: at..at + 1, scope, rule, participle: false, denies, early });
    }
}

/// A subject that gives a number by what it holds: "the register has 1,870 names".
pub(super) fn holding(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    let Some(source) = subject::before(p, at, sentence.start) else { return };
    out.push(Cue {
        source,
        cue: at..at + 1,
        scope: at + 1..sentence.end,
        rule: Rule::SourceSubject,
        participle: false,
        denies: false,
        early: false,
    });
}

/// ", which denies wrongdoing,": what is said aside ends with its comma.
fn aside_end(p: &Passage<'_>, sentence: &Range<usize>, at: usize) -> usize {
    let mut lead = at;
    while lead > sentence.start && p.is(lead - 1, AUXILIARY | ADVERB) {
        lead -= 1;
    }
    let aside = lead > sentence.start + 2 && p.is(lead - 1, WH) && p.mark(lead - 2, ',');
    let comma = (at + 1..sentence.end).find(|&i| p.mark(i, ','));
    comma.filter(|_| aside && !p.reads(at + 1, "that")).unwrap_or(sentence.end)
}

/// "was told by auditors that 3,100", "heard from the minister that": who told, and what.
fn teller(p: &Passage<'_>, sentence: &Range<usize>, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let told = p.reads_any(at, &["told", "informed", "briefed", "advised", "warned", "assured", "notified"])
        && p.reads(at + 1, "by");
    let heard = p.reads_any(at, &["heard", "hears", "learned", "learnt"]) && p.reads(at + 1, "from");
    if !(told || heard) {
        return None;
    }
    let source = forward(p, at + 2, sentence.end)?;
    p.reads(source.end, "that").then(|| (source.clone(), source.end..sentence.end))
}

/// "is proud to have served 61,000", "is pleased to announce": who boasts says so.
pub(super) fn is_boast(p: &Passage<'_>, to: usize, floor: usize) -> bool {
    let glad = ["proud", "pleased", "happy", "delighted", "glad", "thrilled", "honoured", "sorry"];
    to >= floor + 3
        && p.reads_any(to - 1, &glad)
        && (p.is(to - 2, BE) || p.is(to - 2, ADVERB) && p.is(to - 3, BE))
}

/// The one who boasts.
pub(super) fn boast(p: &Passage<'_>, sentence: &Range<usize>, to: usize, out: &mut Vec<Cue>) {
    let Some(source) = subject::before(p, to - 1, sentence.start).filter(|s| subject::may_speak(p, s)) else {
        return;
    };
    let mute = p.is(source.start, PRONOUN) && !p.is(source.start, SPEAKER_PRONOUN)
        || p.reads_any(source.start, &["i", "we"]);
    if !mute {
        let (cue, scope) = (to - 1..to, to..sentence.end);
        let rule = Rule::SourceSubject;
        out.push(Cue { source, cue, scope, rule, participle: false, denies: false, early: false });
    }
}

/// Any past tense with a clause for its object says something: "averred that 40", "assured the bench that".
pub(super) fn tells_that(p: &Passage<'_>, at: usize) -> bool {
    let t = &p.tokens[at];
    let past = t.is_lower_word() && p.word(at).len() > 4 && p.word(at).ends_with("ed")
        || p.reads_any(at, &["swore", "held"]);
    let deed = [
        "ensured", "ordered", "demanded", "required", "decided", "needed", "proposed", "happened", "seemed",
        "appeared", "feared",
    ];
    if !past || t.is(REPORT | DENY | BE) || p.reads_any(at, &deed) {
        return false;
    }
    let object = usize::from(p.is(at + 1, DETERMINER) && !p.reads(at + 1, "that"));
    let that = (at + 1..at + 2 + 3 * object).find(|&i| p.reads(i, "that"));
    that.is_some_and(|i| {
        (at + 1..i).all(|k| p.tokens[k].is_word() && !p.is(k, PREPOSITION | VERB))
            && (takes_object(p, i + 1)
                || crate::english::noun::is_plural(p.word(i + 1))
                || p.token(i + 1).is_some_and(|n| n.capital))
    })
}

/// Passive voice and infinitives have no source here.
fn is_passive_or_infinitive(p: &Passage<'_>, at: usize, floor: usize) -> bool {
    let mut i = at;
    while i > floor && p.is(i - 1, ADVERB) && !p.is(i - 1, BE) {
        i -= 1;
    }
    i > floor && (p.is(i - 1, BE) && !p.reads(at, "saying") && !ing(p, at) || p.reads(i - 1, "to"))
}

/// "initially said", "said earlier": what was said is overtaken.
fn is_early(p: &Passage<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at)
        .any(|k| p.reads_any(k, &["initially", "originally", "earlier", "previously", "first"]))
        || p.reads_any(at + 1, &["initially", "originally", "earlier", "previously"])
}

/// The subject after the verb: "…, said the ministry."
fn inverted(p: &Passage<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let before = at.checked_sub(1).filter(|&i| i >= sentence.start)?;
    let placed = p.tokens[before].kind == Kind::Mark
        && (p.mark(before, ',')
            || p.tokens[before].is_close_quote()
            || matches!(p.tokens[before].mark, '?' | '!'));
    if !placed || ing(p, at) {
        return None;
    }
    let source = forward(p, at + 1, sentence.end)?;
    let starts = !p.is(at + 1, PRONOUN) || p.reads_any(at + 1, &["he", "she"]);
    let told = p.reads_any(at, &["said", "says"]) && p.is(at + 1, DETERMINER);
    // ", says the number is over 20,000": a clause follows, and the subject stood before
    let clause = p.mark(before, ',') && p.is(source.end, BE | AUXILIARY);
    let speaks = starts
        && !clause
        && (told || subject::may_speak(p, &source))
        && !p.is(at + 1, NUMBER_WORD)
        && !p.reads(at + 1, "that")
        && said(p, at);
    speaks.then_some(source)
}

/// "was quoted as saying": the subject of the passive speaks.
fn quoted(p: &Passage<'_>, at: usize, floor: usize) -> Option<Range<usize>> {
    let by_others = p.reads(at, "saying")
        && at >= floor + 3
        && p.reads(at - 1, "as")
        && p.reads_any(at - 2, &["quoted", "cited", "reported"]);
    by_others.then(|| subject::before(p, at - 2, floor)).flatten()
}

/// ", insisting that ...": the subject is the one of the sentence.
fn participial(p: &Passage<'_>, sentence: &Range<usize>, at: usize, cues: &[Cue]) -> Option<Range<usize>> {
    let placed = at > sentence.start && (p.mark(at - 1, ',') || p.reads(at - 1, "and"));
    if !placed {
        return None;
    }
    let main = cues
        .iter()
        .rev()
        .find(|c| c.cue.start >= sentence.start && c.cue.end <= at && c.rule == Rule::SourceSubject)
        .map(|c| c.source.clone());
    main.or_else(|| first_subject(p, sentence, at)).filter(|s| subject::may_speak(p, s))
}

/// The subject before the verb, and whether the clause stands behind what was said.
fn clause(p: &Passage<'_>, sentence: &Range<usize>, at: usize) -> Option<(Range<usize>, bool)> {
    let floor = sentence.start;
    let source = relative(p, at, floor).or_else(|| subject::before(p, at, floor))?;
    let source = shown(p, source, floor);
    let comma_before = source.start > floor && p.tokens[source.start - 1].kind == Kind::Mark;
    let trails = comma_before && trails(p, at + 1, sentence.end);
    if p.is(at, NOUN_TOO) && !takes_object(p, at + 1) && !trails {
        let document = source.clone().any(|i| p.is(i, DOCUMENT)) && p.is(source.start, DETERMINER);
        if !document {
            return None;
        }
    }
    // "the economy added 263,000 jobs" says nothing; "he added that" does
    let adds = p.reads_any(at, &["added", "adds", "admitted", "admits", "heard", "hears"])
        && !p.reads(at + 1, "that")
        && !p.token(at + 1).is_some_and(|t| t.is_open_quote());
    let pronoun = source.len() == 1 && p.is(source.start, PRONOUN);
    let mute = pronoun && (!p.is(source.start, SPEAKER_PRONOUN) || p.reads_any(source.start, &["i", "we"]));
    // ", a foreman recalled.": whoever stands behind the comma speaks
    let bare = crate::english::noun::is_plural(p.word(source.end - 1));
    // ", hydrologists found.": nothing is left for the verb to be a noun or a participle of
    let ends = p.mark(at + 1, '.') && at + 2 >= sentence.end;
    let closes = trails
        && comma_before
        && (p.is(source.start, DETERMINER) && !p.is(at, NOUN_TOO) || ends && bare && source.len() <= 3);
    ((closes || speaks(p, &source, at)) && (!adds || trails) && !mute).then_some((source, trails))
}

/// "a message seen by this newspaper lists 37": the message does.
fn shown(p: &Passage<'_>, source: Range<usize>, floor: usize) -> Range<usize> {
    let by = source.start.wrapping_sub(1);
    if source.start < floor + 3 || !p.reads(by, "by") || !p.reads_any(by - 1, VIEWED) {
        return source;
    }
    subject::phrase(p, by - 1, floor).unwrap_or(source)
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
        ],
    );
    let last = source.end - 1;
    let proper = proper || tells_that(p, verb) && p.is(source.start, DETERMINER);
    proper || crate::english::noun::is_plural(p.word(last)) && !p.is(verb, NOUN_TOO)
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
    ) || t.is(WEEKDAY)
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
