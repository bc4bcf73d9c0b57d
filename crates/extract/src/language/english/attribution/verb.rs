//! Clauses of saying: who is the subject, and on which side.

use std::ops::Range;

use super::modified::{relative, shown};
use super::{Cue, first_subject, forward::forward, takes_number, takes_object};
use crate::language::english::lexicon::{
    ABBREVIATION, ADVERB, AUXILIARY, BE, CLAIM, DENY, DETERMINER, DOCUMENT, GIVES, GROUP, HOLDS, NOUN_TOO,
    NUMBER_WORD, PERSON, PLURAL, PREPOSITION, PRONOUN, REPORT, ROLE, SPEAKER_PRONOUN, VERB, WEEKDAY, WH,
};
use crate::language::english::subject;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// A clause of saying: subject and verb, or verb and subject after a quotation.
pub(super) fn verb(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    // "cases reported to the police": they do not speak
    let reduced = p.reads_any(at, &["reported", "notified", "referred"]) && p.reads(at + 1, "to");
    if let Some((source, scope)) = teller(p, sentence, at) {
        let rule = Rule::SourceSubject;
        out.push(Cue::new(source, at..at + 2, scope, rule));
        return;
    }
    // "the disaster claimed 126 lives"
    let toll = p.reads_any(at, &["claimed", "claims", "claim"])
        && (at + 1..at + 6).any(|i| p.reads_any(i, &["lives", "life", "victims"]));
    // "the court heard that": who hears does not say it
    if p.reads_any(at, &["heard", "hears", "hear"]) {
        return;
    }
    // "a tally kept by the chaplain lists 94": the participle is no verb of the tally
    let kept = p.reads(at + 1, "by") && at > sentence.start && p.is(at - 1, DOCUMENT);
    if reduced || kept || toll || is_passive_or_infinitive(p, at, sentence.start) {
        return;
    }
    let found = inverted(p, sentence, at)
        .map(|source| (source, sentence.clone(), Rule::SourceInverted))
        .or_else(|| {
            if let Some(source) = quoted(p, at, sentence.start) {
                let (scope, rule) = if p.ends(at + 1) {
                    (sentence.clone(), Rule::SourceTrailing)
                } else {
                    (at + 1..sentence.end, Rule::SourceSubject)
                };
                return Some((source, scope, rule));
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
        let (denies, early) = (p.is(at, DENY), is_early(p, at, sentence.start));
        out.push(Cue { source, cue: at..at + 1, scope, rule, participle: false, denies, early });
    }
}

/// A subject that gives a number by what it holds: "the register has 1,870 names".
pub(super) fn holding(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    let Some(source) = subject::before(p, at, sentence.start) else { return };
    let source = shown(p, source, sentence.start);
    out.push(Cue::new(source, at..at + 1, at + 1..sentence.end, Rule::SourceSubject));
}

/// ", which denies wrongdoing,": what is denied aside ends with its comma.
fn aside_end(p: &Passage<'_>, sentence: &Range<usize>, at: usize) -> usize {
    let mut lead = at;
    while lead > sentence.start && p.is(lead - 1, AUXILIARY | ADVERB) {
        lead -= 1;
    }
    let aside = p.is(at, DENY) && lead > sentence.start + 2 && p.is(lead - 1, WH) && p.mark(lead - 2, ',');
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
    // "heard from two engineers"
    let start = at + 2;
    let counted = usize::from(p.is(start, NUMBER_WORD));
    let source = forward(p, start + counted, sentence.end).map(|s| start..s.end)?;
    // "…, the council has been advised by engineers."
    if told && p.ends(source.end) && source.end + 1 >= sentence.end {
        return Some((source, sentence.clone()));
    }
    p.reads(source.end, "that").then(|| (source.clone(), source.end..sentence.end))
}

/// "is proud to have served 61,000", "is pleased to announce": who boasts says so.
pub(super) fn is_boast(p: &Passage<'_>, to: usize, floor: usize) -> bool {
    // "vowed to bring 50,000": nobody else knows
    let vows = [
        "vowed",
        "vows",
        "pledged",
        "pledges",
        "promised",
        "promises",
        "threatened",
        "plans",
        "plan",
        "intends",
        "intend",
        "aims",
        "aim",
        "hopes",
        "hope",
    ];
    if to > floor && p.reads_any(to - 1, &vows) && !(to > floor + 1 && p.is(to - 2, BE | DETERMINER)) {
        return true;
    }
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
        // "…, the association is pleased to report."
        let trails = p.ends(to + 2) && to + 3 >= sentence.end;
        let scope = if trails { sentence.clone() } else { to..sentence.end };
        let (cue, rule) = (to - 1..to, if trails { Rule::SourceTrailing } else { Rule::SourceSubject });
        out.push(Cue::new(source, cue, scope, rule));
    }
}

/// Any past tense with a clause for its object says something: "averred that 40", "assured the bench that".
pub(super) fn tells_that(p: &Passage<'_>, at: usize) -> bool {
    // "points out that 42"
    if p.reads_any(at, &["points", "pointed", "point"]) && p.reads(at + 1, "out") {
        return p.reads(at + 2, "that");
    }
    let t = &p.tokens[at];
    let past = t.is_lower_word() && p.word(at).len() > 4 && p.word(at).ends_with("ed")
        || p.reads_any(at, &["swore", "held"]);
    // "advocates counter that", "the mayor fumes that"
    let present = t.is_lower_word() && p.reads(at + 1, "that") && at > 0 && {
        let plural = crate::language::english::noun::is_plural(p.word(at - 1)) || p.is(at - 1, PLURAL);
        plural != crate::language::english::noun::is_plural(p.word(at))
            && (plural
                || p.tokens[at - 1].capital
                || p.is(at - 1, ROLE | GROUP | PERSON)
                || subject::is_agent(p, at - 1))
    };
    let past = past || present && !t.is(crate::language::english::lexicon::STOP);
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
                || crate::language::english::noun::is_plural(p.word(i + 1))
                || p.token(i + 1).is_some_and(|n| n.capital))
    })
}

/// “…,” enthused Dr Telli; "…, grumbles the mayor": whatever is done right behind a quotation or a clause, by whom may speak, is said.
pub(super) fn is_exclaimed(p: &Passage<'_>, at: usize, floor: usize) -> bool {
    if at <= floor || !p.tokens[at].is_lower_word() || p.is(at, VERB) {
        return false;
    }
    let past = p.word(at).ends_with("ed");
    if p.tokens[at - 1].is_close_quote() {
        return past
            && p.token(at + 1).is_some_and(|n| n.is_word() && (n.capital || n.is(DETERMINER | ROLE)));
    }
    let titled = p.is(at + 1, ROLE)
        || p.is(at + 1, ABBREVIATION) && p.tokens[at + 1].capital
        || p.is(at + 1, DETERMINER) && (at + 2..at + 4).any(|i| p.is(i, ROLE | GROUP));
    p.mark(at - 1, ',')
        && p.tokens[at].is_plain()
        && (past || crate::language::english::noun::is_plural(p.word(at)))
        && titled
        && forward(p, at + 1, p.len()).is_some_and(|source| p.ends(source.end))
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
fn is_early(p: &Passage<'_>, at: usize, floor: usize) -> bool {
    // "Earlier, the radio had reported"
    let opens =
        p.reads_any(floor, &["earlier", "initially", "originally", "previously"]) && p.mark(floor + 1, ',');
    opens
        || (at.saturating_sub(2)..at)
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
    // "Prosecutors, who asked for anonymity, believe the ring": the comma closes what is said aside of the subject
    let aside = p.mark(before, ',')
        && (sentence.start..before).rev().find(|&i| p.mark(i, ',')).is_some_and(|open| p.is(open + 1, WH));
    if aside && !p.ends(source.end) {
        return None;
    }
    let starts = !p.is(at + 1, PRONOUN) || p.reads_any(at + 1, &["he", "she"]);
    // ", found the poll, which"
    let document = p.reads(at, "found") && source.clone().any(|i| p.is(i, DOCUMENT));
    // ", laments the harbour master.": nothing is left for the verb to be a noun of
    let closes = p.is(at, NOUN_TOO)
        && p.mark(before, ',')
        && p.is(at + 1, DETERMINER)
        && source.end + 1 >= sentence.end;
    let told = (p.is(at, REPORT) && (!p.is(at, NOUN_TOO) || closes) || is_exclaimed(p, at, sentence.start))
        && p.is(at + 1, DETERMINER);
    // ", says the number is over 20,000": a clause follows, and the subject stood before
    let clause = p.mark(before, ',') && p.is(source.end, BE | AUXILIARY);
    let speaks = starts
        && !clause
        && (told || subject::may_speak(p, &source))
        && !p.is(at + 1, NUMBER_WORD)
        && !p.reads(at + 1, "that")
        && (document || said(p, at) || told && closes);
    speaks.then_some(source)
}

/// "was quoted as saying": the subject of the passive speaks.
fn quoted(p: &Passage<'_>, at: usize, floor: usize) -> Option<Range<usize>> {
    if !p.reads(at, "saying") || at < floor + 3 || !p.reads(at - 1, "as") {
        return None;
    }
    let cited = (floor..at - 1)
        .rev()
        .take(12)
        .find(|&i| p.reads_any(i, &["quoted", "quotes", "cited", "cites", "reported"]))?;
    // "was quoted by the Herald as saying", "quoted the minister as saying"
    if cited + 1 == at - 1 || p.reads(cited + 1, "by") {
        subject::before(p, cited, floor)
    } else {
        Some(cited + 1..at - 1)
    }
}

/// ", insisting that ...": the subject is the one of the sentence.
fn participial(p: &Passage<'_>, sentence: &Range<usize>, at: usize, cues: &[Cue]) -> Option<Range<usize>> {
    // "put out a statement saying 340"
    let stated = at > sentence.start && p.is(at - 1, DOCUMENT | CLAIM);
    let placed = at > sentence.start && (p.mark(at - 1, ',') || p.reads(at - 1, "and")) || stated;
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
    // "has received 4,750 claims and expects": the subject is not said twice
    let shared = at > floor && p.reads_any(at - 1, &["and", "but"]) && !p.is(at, GIVES | HOLDS);
    let source = if shared {
        first_subject(p, sentence, at)
    } else {
        relative(p, at, floor).or_else(|| subject::before(p, at, floor))
    }?;
    let source = shown(p, source, floor);
    let comma_before = source.start > floor && p.tokens[source.start - 1].kind == Kind::Mark;
    if comma_before && super::tail::is_of_figure(p, source.start) {
        return None;
    }
    let trails = comma_before && trails(p, at + 1, sentence.end);
    // "put it down to greed" gives no number
    if p.reads_any(at, &["put", "puts"]) && !places_number(p, at) {
        return None;
    }
    // "whatever the ministry says," says nothing
    if comma_before_whatever(p, &source) {
        return None;
    }
    let gives = p.reads_any(at, &["put", "puts"]) || super::form::is_speech(p, at);
    // "logged gusts of 148 kilometres an hour"
    let amount = crate::language::english::noun::is_plural(p.word(at + 1))
        && p.reads(at + 2, "of")
        && takes_number(p, at + 3);
    if p.is(at, NOUN_TOO) && !takes_object(p, at + 1) && !gives && !trails && !amount {
        let document = source.clone().any(|i| p.is(i, DOCUMENT)) && p.is(source.start, DETERMINER);
        // "court filings list debts": one noun in the plural does not stand before another one
        let agrees = p.is(source.end - 1, DOCUMENT)
            && crate::language::english::noun::is_plural(p.word(source.end - 1))
            && !crate::language::english::noun::is_plural(p.word(at))
            && !p.word(at).ends_with("ed");
        // "estimates in a report released in March that around 40,000"
        let far = p.is(at + 1, PREPOSITION)
            && (at + 2..sentence.end.min(at + 11))
                .find(|&i| p.reads(i, "that") || p.tokens[i].kind == Kind::Mark)
                .is_some_and(|i| p.reads(i, "that") && takes_object(p, i));
        if !document && !agrees && !far {
            return None;
        }
    }
    // "the economy added 263,000 jobs" says nothing; "he added that" does
    let adds = p.reads_any(at, &["added", "adds", "admitted", "admits", "heard", "hears"])
        && !p.reads(at + 1, "that")
        && !p.token(at + 1).is_some_and(|t| t.is_open_quote())
        && !super::form::is_speech(p, at);
    let pronoun = source.len() == 1 && p.is(source.start, PRONOUN);
    let mute = pronoun && (!p.is(source.start, SPEAKER_PRONOUN) || p.reads_any(source.start, &["i", "we"]));
    // ", a foreman recalled.": whoever stands behind the comma speaks
    let bare = crate::language::english::noun::is_plural(p.word(source.end - 1));
    // ", hydrologists found.": nothing is left for the verb to be a noun or a participle of
    let ends = p.mark(at + 1, '.') && at + 2 >= sentence.end;
    let closes = trails
        && comma_before
        && (p.is(source.start, DETERMINER) && !p.is(at, NOUN_TOO) || ends && bare && source.len() <= 3);
    ((closes || speaks(p, &source, at)) && (!adds || trails) && !mute).then_some((source, trails))
}

/// "put delays at 1,400", "puts the dead above 90", "put it at".
fn places_number(p: &Passage<'_>, at: usize) -> bool {
    let number = |i: usize| p.is_number(i) && !p.claimed(i) || p.is(i, NUMBER_WORD);
    let leads = [
        "at", "as", "above", "below", "over", "under", "between", "around", "near", "nearer", "closer",
        "beyond",
    ];
    number(at + 1) || (at + 2..at + 14).any(|i| p.reads_any(i, &leads) && (i + 1..i + 7).any(number))
}

fn comma_before_whatever(p: &Passage<'_>, source: &Range<usize>) -> bool {
    source.start > 0
        && p.reads_any(source.start - 1, &["whatever", "whoever", "wherever", "however", "whichever"])
}

/// Pure verbs of speech, which may stand before their subject.
fn said(p: &Passage<'_>, at: usize) -> bool {
    is_exclaimed(p, at, 0)
        || p.is(at, REPORT) && !p.reads(at, "told") && (!p.is(at, NOUN_TOO) || p.reads(at, "notes"))
}

fn ing(p: &Passage<'_>, at: usize) -> bool {
    p.word(at).ends_with("ing")
}

/// Whether the phrase can be the subject of this verb: a name, a role, a document; any noun for verbs of speech proper.
fn speaks(p: &Passage<'_>, source: &Range<usize>, verb: usize) -> bool {
    let authored = source.start >= 3 && p.reads(source.start - 1, "by") && p.is(source.start - 3, DOCUMENT);
    if authored || subject::may_speak(p, source) {
        return true;
    }
    // whatever has the verb of a speaker is one: "the defence contends", "passengers counted"
    let pure = !p.is(verb, NOUN_TOO)
        && (p.is(source.start, DETERMINER) || p.reads_any(verb, &["said", "says", "say", "told"]));
    let proper = pure
        || super::form::is_speech(p, verb) && p.is(source.start, DETERMINER)
        || p.reads(verb + 1, "that")
        || p.reads_any(verb, &["claim", "claims", "estimate"])
        || p.is(source.end - 1, PERSON) && takes_object(p, verb + 1);
    let last = source.end - 1;
    let proper = proper || tells_that(p, verb) && p.is(source.start, DETERMINER);
    // "clinics notified 305", "the province recorded 1,450": who keeps a record counts
    let keeps = [
        "recorded",
        "registered",
        "logged",
        "tallied",
        "counted",
        "documented",
        "notified",
        "listed",
        "records",
        "logs",
        "lists",
        "count",
        "record",
        "log",
        "tally",
        "list",
        "register",
        "document",
    ];
    let amount = p.reads(verb + 2, "of") && takes_number(p, verb + 3);
    let recorded = p.reads_any(verb, &keeps)
        && (takes_object(p, verb + 1) || amount)
        && (p.is(last, crate::language::english::lexicon::PLACE)
            || crate::language::english::noun::is_plural(p.word(last)));
    // "the charge sheet lists 9"
    let gives = [
        "lists",
        "shows",
        "records",
        "names",
        "listed",
        "notes",
        "counts",
        "expects",
        "forecasts",
        "estimates",
        "projects",
        "reports",
    ];
    let shows = p.reads_any(verb, &gives) && p.is(source.start, DETERMINER) && takes_number(p, verb + 1);
    proper
        || recorded
        || shows
        || crate::language::english::noun::is_plural(p.word(last)) && !p.is(verb, NOUN_TOO)
}

/// Whether the clause of saying ends after the verb: a mark, a place or a time, an addressee.
fn trails(p: &Passage<'_>, at: usize, end: usize) -> bool {
    // "announced shortly after midnight"
    let at = (at..end).find(|&i| !p.word(i).ends_with("ly")).unwrap_or(end);
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
    // "wrote to parents on Friday."
    let to_whom = t.is(PREPOSITION)
        && !(at..end).any(|i| {
            p.is_number(i) && !p.claimed(i)
                || p.is(i, NUMBER_WORD)
                || p.reads(i, "that")
                || matches!(p.tokens[i].mark, ':' | ',' | ';' | '“' | '"')
        });
    if to_whom {
        return true;
    }
    // "told reporters.", "told a news conference on Monday."
    p.reads_any(at.wrapping_sub(1), &["told", "warned", "assured", "informed", "briefed", "reminded"])
        && (at..end.min(at + 10))
            .find(|&i| {
                p.tokens[i].kind == Kind::Mark || p.reads(i, "that") || p.is_number(i) || p.is(i, NUMBER_WORD)
            })
            .is_some_and(|i| p.mark(i, '.') && i + 1 >= end)
}
