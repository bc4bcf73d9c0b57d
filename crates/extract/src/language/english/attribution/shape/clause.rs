//! The clause that a number stands in: a subject that may speak, and a verb with the number in its object.

use std::ops::Range;

use super::super::forward::forward;
use super::super::modified::{relative, shown};
use super::super::{first_subject, may_give, takes_number, takes_object};
use super::Found;
use super::speaker::{head, is_anybody, is_many, is_number_itself, is_somebody, is_strong, is_writing};
use crate::language::english::lexicon::wording::{
    BESIDE, BOOKS, COVERS, DEED, EVIDENCE, IRREGULAR, KEEPS, REFUSES, SURE, goes_with, wording,
};
use crate::language::english::lexicon::{
    ADVERB, AMOUNT, AUXILIARY, BE, CARRIES, CLAIM, CONJUNCTION, COUNTS, DAY_WORD, DETERMINER, DOCUMENT, DOWN,
    Flags, GROUP, HEDGE, NOUN_TOO, NUMBER_WORD, PERSON, PLACE, PREPOSITION, PRONOUN, STOP, TELLS, UP, VERB,
    WEEKDAY, WH, WRITING,
};
use crate::language::english::subject;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// How far to the left of a number its verb is looked for, in tokens.
const REACH: usize = 40;

/// How far a verb of counting stands before its number, in tokens.
const OBJECT: usize = 16;

/// The source of the number at `number` by the clauses before it, the nearest first.
pub(super) fn find(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    by_verb(p, sentence, number).or_else(|| in_quotation(p, sentence, number))
}

/// "MSF’s coordinator would go no further than “upwards of forty”": what a sentence quotes is its subject’s.
fn in_quotation(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    if !p.in_quotation(number) {
        return None;
    }
    let open = (sentence.start + 2..number).rev().find(|&i| p.tokens[i].is_open_quote())?;
    let verb = (sentence.start + 1..open).find(|&i| {
        p.tokens[i].is_lower_word()
            && (p.is(i, BE | AUXILIARY | VERB | TELLS | COUNTS) || p.word(i).ends_with("ed"))
            && !p.is(i, PREPOSITION | DETERMINER)
    });
    // the verb right before the quotation, else the first one
    let near = open - 1 - usize::from(p.mark(open - 1, ':') || p.mark(open - 1, ','));
    let spoken = subject::before(p, near, sentence.start)
        .filter(|s| p.word(near).ends_with("ed") && is_somebody(p, s));
    let source =
        spoken.or_else(|| subject::before(p, verb?, sentence.start)).filter(|s| is_somebody(p, s))?;
    Some(Found { source, cue: open..open + 1, rule: Rule::SourceSubject })
}

fn by_verb(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let floor = (sentence.start..number).rev().find(|&i| p.mark(i, ';')).map_or(sentence.start, |i| i + 1);
    let near = number.saturating_sub(REACH).max(floor + 1);
    (near..number).rev().find_map(|verb| {
        let source = governed(p, sentence, floor, verb, number)?;
        Some(Found { source, cue: verb..verb + 1, rule: Rule::SourceSubject })
    })
}

/// The subject of the verb at `verb`, where that verb makes it the source of the number.
fn governed(
    p: &Passage<'_>,
    sentence: &Range<usize>,
    floor: usize,
    verb: usize,
    number: usize,
) -> Option<Range<usize>> {
    let t = &p.tokens[verb];
    if !t.is_lower_word() || t.is(PREPOSITION | DETERMINER) || p.claimed(verb) {
        return None;
    }
    if t.is(BE) {
        return predicate(p, floor, verb, number);
    }
    // most words are no verb of this kind, and have nothing behind them that one leads to
    let leads = p.token(verb + 1).is_some_and(|n| {
        !n.is_word() || n.is(DETERMINER | PREPOSITION | ADVERB | PRONOUN | CONJUNCTION | HEDGE | NUMBER_WORD)
    });
    if !(leads || t.is(TELLS | COUNTS | CARRIES | AUXILIARY) || p.reads(verb + 1, "issue")) {
        return None;
    }
    let before = &p.tokens[verb - 1];
    if before.is(DETERMINER | PREPOSITION) && !before.capital && !p.reads_any(verb - 1, &["to", "that"])
        || before.kind == Kind::Possessive
    {
        return None;
    }
    if p.word(verb).ends_with("ing") {
        return participial(p, sentence, floor, verb, number);
    }
    let told = t.is(TELLS) && tells(p, verb, number);
    let counted = t.is(COUNTS) && links(p, verb, number) && (!p.plays(verb, DEED) || is_refused(p, verb));
    // "the count had risen to eleven": no verb of its own
    let helps = p.reads_any(verb, &["has", "have", "had"]) && !takes_number(p, verb + 1);
    let carried = t.is(CARRIES) && links(p, verb, number) && !helps;
    let given = || {
        let does = wording(p.word(verb));
        with_particle(p, does, verb, number)
            || has_evidence(p, does, verb, number)
            || has_it_at(p, verb, number)
    };
    let hears = p.reads_any(verb, &["heard", "hears", "hear"]);
    let stated = p.reads(verb + 1, "that") && !t.is(STOP) && !hears && verb + 1 < number;
    let shows = !t.is(STOP | UP | DOWN | VERB) && takes_number(p, verb + 1) && links(p, verb, number);
    // "complaints reported to the ombudsman": they do not speak
    let reduced =
        p.reads(verb + 1, "to") && p.reads_any(verb, &["reported", "notified", "referred", "submitted"]);
    if reduced || !(told || counted || carried || stated || shows || given()) {
        return None;
    }
    let source = subject_of(p, floor, verb)
        .or_else(|| (stated || counted).then(|| opening(p, floor, verb)).flatten())?;
    if !agrees(p, &source, verb, t.is(TELLS | COUNTS)) || !may_give(p, &source, verb, floor) {
        return None;
    }
    // "since the strike began 140 flights": a clause that leads to the number does not give it
    let led = source.start > floor
        && p.is(source.start - 1, CONJUNCTION | PREPOSITION | WH)
        && !p.plays(source.start - 1, BESIDE);
    let writing = is_writing(p, &source) && !is_number_itself(p, &source) && !led;
    let counted = counted && !led;
    // "the town saw 41 deaths": a place sees nothing
    let sees = p.reads_any(verb, &["see", "sees", "saw"]);
    let counted = counted && (!sees || !p.is(head(p, &source), GROUP | PLACE | WRITING | PRONOUN));
    let clear = p.word(verb).ends_with("ed") || p.reads(verb, "found") || takes_number(p, verb + 1);
    let holds = told && (is_strong(p, &source) || is_anybody(p, &source))
        || counted && (is_strong(p, &source) || clear && is_anybody(p, &source))
        || stated && is_strong(p, &source) && !p.word(verb).ends_with("'t")
        || (carried || shows) && writing && !p.plays(verb, COVERS)
        || is_strong(p, &source) && given();
    holds.then_some(source)
}

/// The subject of a verb: the antecedent of its pronoun, the subject that it shares, or the phrase before it.
pub(super) fn subject_of(p: &Passage<'_>, floor: usize, verb: usize) -> Option<Range<usize>> {
    // "appears to suggest", "is expected to confirm": the subject of the verb that leads
    let infinitive = verb > floor + 1 && p.reads(verb - 1, "to");
    let at = if infinitive { lead(p, floor, verb)? } else { verb };
    let mut before = at;
    while before > floor && p.is(before - 1, ADVERB) {
        before -= 1;
    }
    if !infinitive && before > floor && p.is(before - 1, BE) {
        return None;
    }
    let shared = at > floor && p.reads_any(at - 1, &["and", "but", "then"]);
    let source = if shared {
        first_subject(p, &(floor..at), at)
    } else {
        relative(p, at, floor).or_else(|| subject::before(p, at, floor))
    }?;
    let source = ordered(p, shown(p, source, floor), floor);
    let mute = p.is(source.start, PRONOUN) && p.reads_any(source.start, &["i", "we", "you"]);
    let whatever = source.start > 0
        && p.reads_any(source.start - 1, &["whatever", "whoever", "wherever", "however", "whichever"]);
    (!mute && !whatever).then_some(source)
}

/// "an audit ordered by the new board": the audit, not the board.
fn ordered(p: &Passage<'_>, source: Range<usize>, floor: usize) -> Range<usize> {
    let by = source.start.checked_sub(1).filter(|&i| i > floor + 1 && p.reads(i, "by"));
    let participle = by.map(|i| i - 1).filter(|&i| {
        p.tokens[i].is_lower_word() && (p.word(i).ends_with("ed") || p.is(i, VERB) || p.plays(i, IRREGULAR))
    });
    let whole = participle.and_then(|i| subject::phrase(p, i, floor)).filter(|s| is_writing(p, s));
    whole.map_or(source.clone(), |s| s.start..source.end)
}

/// "Researchers following 4,800 nurses found that", "auditors who walked 60 sites reported": the phrase that opens the clause,
/// where a number stands in what is said of it.
fn opening(p: &Passage<'_>, floor: usize, verb: usize) -> Option<Range<usize>> {
    let starts = (floor..verb)
        .rev()
        .filter(|&i| i == floor || p.mark(i - 1, ',') || p.is(i - 1, CONJUNCTION) && p.plays(i - 1, BESIDE));
    starts.take(4).find_map(|start| {
        let source = forward(p, start, verb)?;
        let hung = source.end < verb
            && (p.is(source.end, WH) && !p.mark(source.end - 1, ',') || p.word(source.end).ends_with("ing"));
        let stuck = p.word(source.end - 1).ends_with("ing") && source.end < verb;
        ((hung || stuck) && is_strong(p, &source)).then_some(source)
    })
}

/// The verb that leads to the infinitive at `verb`, unless it says that nothing was said: "refused to confirm".
fn lead(p: &Passage<'_>, floor: usize, verb: usize) -> Option<usize> {
    let at = verb.checked_sub(2).filter(|&i| i > floor)?;
    if p.plays(at, REFUSES) {
        return None;
    }
    // "is expected to", "were quick to"
    let copula = (floor + 1..=at).rev().take(3).find(|&i| p.is(i, BE));
    Some(copula.unwrap_or(at))
}

/// Whether the form of the verb is one of the subject, and no noun of its phrase.
pub(super) fn agrees(p: &Passage<'_>, source: &Range<usize>, verb: usize, is_known: bool) -> bool {
    let word = p.word(verb);
    if p.reads(verb + 1, "by") {
        return false;
    }
    if word.ends_with("ed") || p.plays(verb, IRREGULAR) {
        return true;
    }
    let helper = (verb.saturating_sub(4)..verb).rev().find(|&i| !p.is(i, ADVERB)).unwrap_or(verb - 1);
    let helped = p.is(helper, AUXILIARY) || p.reads(verb - 1, "to");
    let head = head(p, source);
    let name = p.tokens[head].capital;
    if word.ends_with('s') && !word.ends_with("ss") {
        // "the court records 12", but "police records 12"
        let noun = p.is(verb, NOUN_TOO | CLAIM | AMOUNT | DOCUMENT | WRITING);
        let verbal = !noun || takes_object(p, verb + 1) || p.ends(verb + 1);
        return verbal && !helped && (name || !is_many(p, head) || p.is(source.start, PRONOUN));
    }
    let spoken = ["say", "put", "reckon", "believe", "think", "claim", "insist", "argue", "want", "fear"];
    helped || is_known && (is_many(p, head) || name && p.reads_any(verb, &spoken))
}

/// Something is told from the verb on: "that", a clause, a quotation.
fn tells(p: &Passage<'_>, verb: usize, number: usize) -> bool {
    let opens = || {
        (verb + 1..number.min(verb + 9)).any(|i| p.reads(i, "that"))
            || is_refused(p, verb)
            || p.mark(verb + 1, ':')
            || p.mark(verb + 1, ',')
            || p.token(verb + 1).is_some_and(|t| t.is_open_quote())
    };
    let finite = |i: usize| {
        p.tokens[i].is_lower_word()
            && (p.is(i, BE | AUXILIARY | VERB | UP | DOWN) || p.word(i).ends_with("ed"))
    };
    let clause =
        || (verb + 1..number).any(finite) || (number + 1..number + 8).take_while(|&i| !p.ends(i)).any(finite);
    // "vowed to bring 41", "accused him of hiding 41", "recounted how 41"
    let leads = || {
        p.reads_any(verb + 1, &["to", "of", "how", "about", "why", "whether", "what", "as"])
            && verb + 2 < number
            || (verb + 1..number)
                .any(|i| (p.reads(i, "of") || p.reads(i, "for")) && p.word(i + 1).ends_with("ing"))
    };
    let is_deed = || {
        p.plays(verb, DEED)
            && !is_refused(p, verb)
            && !(verb + 1..number.min(verb + 5)).any(|i| p.reads(i, "that"))
    };
    (opens() || clause() || leads()) && !is_deed()
}

/// "has never accepted more than 41": what is not done is no deed.
fn is_refused(p: &Passage<'_>, verb: usize) -> bool {
    (verb.saturating_sub(3)..verb).any(|i| p.reads_any(i, &["never", "not"]) || p.word(i).ends_with("n't"))
}

/// The number stands in the object of the verb: no other clause begins between them.
pub(super) fn links(p: &Passage<'_>, verb: usize, number: usize) -> bool {
    let between = verb + 1..number;
    if between.len() > OBJECT {
        return false;
    }
    let breaks = |i: usize| {
        let t = &p.tokens[i];
        t.is(BE | AUXILIARY | WH | PRONOUN) && !p.reads_any(i, &["it", "them"])
            || t.is(CONJUNCTION) && !p.reads_any(i, &["and", "or", "as", "than"])
            || t.kind == Kind::Mark
                && !(t.is_hyphen()
                    || t.is_open_quote()
                    || t.is_mark(',')
                    || t.is_currency_sign()
                    || t.is_mark('%'))
                && !(i == verb + 1 && t.is_mark(':'))
            || t.is(TELLS | COUNTS) && t.is_lower_word() && p.word(i).ends_with("ed") && p.is(i - 1, PERSON)
    };
    if between.clone().any(breaks) {
        return false;
    }
    let commas = between.clone().filter(|&i| p.mark(i, ',')).count();
    let addressed =
        number > verb + 2 && p.reads(number - 1, "to") && !between.clone().any(|i| p.reads(i, "from"));
    commas % 2 == 0 && !(addressed && p.word(verb).len() > 3)
}

/// "arrives at 41", "came up with a total of 41", "makes it 41", by what the verb `does`.
fn with_particle(p: &Passage<'_>, does: Flags, verb: usize, number: usize) -> bool {
    verb + 1 < number && goes_with(does, p.word(verb + 1)) && links(p, verb, number)
}

/// "has it at 41", "has the governor ahead by 41", "set the cost of the tunnel at 41".
fn has_it_at(p: &Passage<'_>, verb: usize, number: usize) -> bool {
    // "weighed it in at 41"
    let places = p.reads_any(verb, &["has", "have", "had", "set", "sets", "puts", "put", "sees"])
        || p.reads(verb + 1, "it") && p.word(verb).ends_with("ed");
    places
        && (verb + 2..number).any(|i| p.reads_any(i, &["at", "ahead", "behind", "above", "below", "down"]))
        && (p.is(verb + 1, DETERMINER) || p.reads(verb + 1, "it") || p.tokens[verb + 1].capital)
        && links(p, verb, number)
}

/// "has records of 41", "has 41 on its books", "drew up a list of 41", by what the verb `does`.
fn has_evidence(p: &Passage<'_>, does: Flags, verb: usize, number: usize) -> bool {
    let has = p.reads_any(verb, &["has", "have", "had"]);
    if !has && does & KEEPS == 0 {
        return false;
    }
    let leads =
        |i: usize| p.reads_any(i + 1, &["of", "that", "with", "on", "about", "showing", "naming", "for"]);
    let named = (verb + 1..number.min(verb + 8))
        .any(|i| (p.plays(i, EVIDENCE) || p.is(i, DOCUMENT | WRITING) && !p.is(i, GROUP)) && leads(i));
    if !has {
        return named && links(p, verb, number);
    }
    let kept = (verb + 1..number + 10).take_while(|&i| !p.mark(i, '.')).any(|i| {
        let own = p.reads_any(i + 1, &["its", "their", "his", "her"]);
        p.reads(i, "on") && (p.plays(i + 1, BOOKS) || p.is(i + 1, DETERMINER) && p.plays(i + 2, BOOKS))
            || p.reads(i, "in") && own && p.plays(i + 2, BOOKS)
    });
    (named && number - verb <= OBJECT) || kept && links(p, verb, number)
}

/// "The captain is certain that 41": who is sure says so.
fn predicate(p: &Passage<'_>, floor: usize, be: usize, number: usize) -> Option<Range<usize>> {
    let sure = (be + 1..be + 4).find(|&i| !p.is(i, ADVERB))?;
    // "was adamant on Friday that"
    let day = sure + 1 + usize::from(p.is(sure + 1, PREPOSITION));
    let next = if p.is(day, WEEKDAY | DAY_WORD) { day + 1 } else { sure + 1 };
    let says = sure < number
        && p.plays(sure, SURE)
        && (p.reads_any(next, &["that", "of", "about", "to"]) || p.mark(next, ':') || takes_object(p, next));
    if !says {
        return None;
    }
    subject::before(p, be, floor).filter(|s| is_somebody(p, s) && !p.reads(s.start, "it"))
}

/// ", putting the toll at 41", "with the ministry counting 41", "is reporting 41".
fn participial(
    p: &Passage<'_>,
    sentence: &Range<usize>,
    floor: usize,
    verb: usize,
    number: usize,
) -> Option<Range<usize>> {
    let t = &p.tokens[verb];
    let gives = t.is(COUNTS) && links(p, verb, number) || t.is(TELLS) && tells(p, verb, number);
    if !gives || verb == 0 {
        return None;
    }
    if p.is(verb - 1, BE) || p.is(verb - 1, ADVERB) && verb > floor + 1 && p.is(verb - 2, BE) {
        return subject::before(p, verb, floor).filter(|s| is_strong(p, s));
    }
    if p.mark(verb - 1, ',') {
        return first_subject(p, sentence, verb).filter(|s| is_strong(p, s));
    }
    let led = subject::phrase(p, verb, floor).filter(|s| is_strong(p, s))?;
    if is_writing(p, &led) {
        return first_subject(p, sentence, verb).filter(|s| is_strong(p, s)).or(Some(led));
    }
    let with = led.start > floor
        && (p.reads(led.start - 1, "with")
            || p.tokens[led.start - 1].kind == Kind::Mark
            || p.reads(led.start - 1, "and"));
    with.then_some(led)
}
