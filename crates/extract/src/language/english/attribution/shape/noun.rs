//! The owner of a count: "the union’s tally of 41", "a ministry estimate of 41", "Harbour office: 41", "41 (harbour office)".

use std::ops::Range;

use super::super::first_subject;
use super::super::forward::forward;
use super::speaker::{head, is_anybody, is_somebody, is_strong};
use super::{Found, is_bare, is_counted};
use crate::language::english::lexicon::wording::{HELD, RETURNS};
use crate::language::english::lexicon::{
    ADJECTIVE, ADVERB, AMOUNT, AUXILIARY, BE, CLAIM, CONJUNCTION, COUNTS, DAY_WORD, DENY, DETERMINER,
    DOCUMENT, GROUP, HEDGE, MONTH, NUMBER_WORD, PLACE, PREPOSITION, PRONOUN, ROLE, SPEAKS, STOP, TELLS,
    TIME_UNIT, VERB, WEEKDAY, WH, WRITING,
};
use crate::language::english::subject;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// How far a count stands from its number, in tokens.
const REACH: usize = 12;

pub(super) fn find(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    owner(p, sentence, number)
        .or_else(|| modifier(p, sentence, number))
        .or_else(|| of_owner(p, sentence, number))
        .or_else(|| colon(p, sentence, number))
        .or_else(|| bracket(p, sentence, number))
        .or_else(|| quoted(p, sentence, number))
        .or_else(|| own(p, sentence, number))
}

/// Whose the number is by the words right beside it, whoever tells the rest: "the industry’s 41", "41 in the union’s register",
/// "the 41 that the union quotes".
pub(super) fn beside(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let before = number.checked_sub(1).filter(|&i| i > sentence.start)?;
    if p.tokens[before].kind == Kind::Possessive && p.is_number(number) && is_bare(p, number) {
        let source = subject::phrase(p, before, sentence.start).filter(|s| is_anybody(p, s))?;
        let scene = p.is(head(p, &source), PLACE | TIME_UNIT | DAY_WORD | MONTH | WEEKDAY);
        return (!scene).then_some(Found { source, cue: before..number, rule: Rule::SourcePossessive });
    }
    if p.reads(before, "the")
        && let Some(found) = quoted(p, sentence, number)
    {
        return Some(found);
    }
    register(p, sentence, number)
}

/// "41 in the union’s register", "41 last year in the return of the office", "41, by the ministry’s last bulletin".
fn register(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let goes_on = |i: usize| {
        let t = &p.tokens[i];
        t.is_word() && !t.is(BE | AUXILIARY | WH | PRONOUN | CONJUNCTION | VERB | TELLS)
            || t.kind == Kind::Number && p.claimed(i)
            || t.is_hyphen()
            || t.is_mark('%')
            || t.is_mark(',') && p.reads(i + 1, "by")
    };
    let near = number + 1..sentence.end.min(number + REACH);
    near.take_while(|&i| goes_on(i)).filter(|&i| p.reads_any(i, &["in", "on", "by"])).find_map(|lead| {
        let mark = (lead + 1..sentence.end.min(lead + 9))
            .take_while(|&i| {
                p.tokens[i].is_word() || p.tokens[i].is_hyphen() || p.tokens[i].kind == Kind::Possessive
            })
            .filter(|&i| p.tokens[i].kind == Kind::Possessive)
            .last()?;
        let source = lead + 1..mark;
        let noun = (mark + 1..mark + 6)
            .take_while(|&i| p.tokens.get(i).is_some_and(|t| t.is_word()))
            .find(|&i| p.is(i, DOCUMENT | WRITING) && !p.is(i, GROUP) || p.plays(i, RETURNS))?;
        (is_somebody(p, &source)).then(|| Found { source, cue: lead..noun + 1, rule: Rule::SourcePossessive })
    })
}

/// "the 41 that the union quotes", "“Forty” was all the foreman would say": who has the number on the lips.
fn quoted(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let near = number + 1..sentence.end.min(number + 7);
    let lead = near.clone().find(|&i| {
        p.reads_any(i, &["that", "which"]) && !p.is(i - 1, PREPOSITION)
            || p.is(i, BE) && p.reads_any(i + 1, &["all", "what"])
    })?;
    if (number + 1..lead).any(|i| {
        p.tokens[i].kind == Kind::Mark
            && !(p.tokens[i].is_close_quote()
                || p.mark(i, ',') && p.is(lead, BE)
                || p.tokens[i].is_hyphen()
                || p.mark(i, '%'))
    }) {
        return None;
    }
    let start = lead + 1 + usize::from(p.is(lead, BE));
    let verb = (start + 1..sentence.end.min(start + REACH))
        .find(|&i| p.is(i, TELLS) && p.tokens[i].is_lower_word() && !p.is(i - 1, DETERMINER))?;
    let source = subject::before(p, verb, start).filter(|s| s.start == start && is_strong(p, s))?;
    let names = !p.is(verb, DENY) && !(start..verb).any(|i| p.reads_any(i, &["not", "never"]));
    names.then(|| Found { source, cue: verb..verb + 1, rule: Rule::SourceSubject })
}

/// "has yet to publish anything behind its 41": the one that the possessive stands for.
fn own(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let its = (sentence.start + 1..number)
        .rev()
        .find(|&i| !p.is(i, HEDGE | ADVERB | ADJECTIVE) && !p.reads(i, "own"))?;
    if !p.reads_any(its, &["its", "their", "his", "her"]) || !is_bare(p, number) {
        return None;
    }
    let source = first_subject(p, sentence, its).filter(|s| is_strong(p, s) && !p.is(s.start, PRONOUN))?;
    Some(Found { source, cue: its..its + 1, rule: Rule::SourcePossessive })
}

/// A noun for what somebody holds of a number.
fn is_held(p: &Passage<'_>, at: usize) -> bool {
    p.is(at, CLAIM | AMOUNT | DOCUMENT | WRITING) && !p.is(at, GROUP) || p.plays(at, HELD)
}

/// "the union’s tally is 41", "the union’s 41", "41, the union’s figure,".
fn owner(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let near = number.saturating_sub(REACH).max(sentence.start)..sentence.end.min(number + REACH);
    near.filter(|&i| p.tokens[i].kind == Kind::Possessive).find_map(|mark| {
        let source = subject::phrase(p, mark, sentence.start).filter(|s| is_somebody(p, s))?;
        if mark > number {
            // an apposition behind the number
            let apart = (number + 1..source.start).rev().find(|&i| p.tokens[i].kind == Kind::Mark)?;
            let lead = (apart + 1..source.start).all(|i| p.is(i, STOP));
            let noun = (mark + 1..mark + 4).find(|&i| is_held(p, i))?;
            let another = (number + 1..apart).any(|i| is_counted(p, i) && i > number + 2);
            return (lead && !another && (p.ends(noun + 1) || noun + 1 >= sentence.end)).then(|| Found {
                source,
                cue: mark..noun + 1,
                rule: Rule::SourcePossessive,
            });
        }
        let bare = (mark + 1..number).all(|i| {
            p.is(i, HEDGE | ADVERB | ADJECTIVE)
                || p.word(i).ends_with("ed")
                || p.reads_any(i, &["own", "latest"])
        }) && number - mark <= 3
            && (p.ends(number + 1) || p.is(number + 1, CONJUNCTION | PREPOSITION | BE | VERB));
        let noun = (mark + 1..mark + 5).take_while(|&i| i < number).find(|&i| is_held(p, i));
        let counted = noun.is_some_and(|n| leads(p, n, number));
        (bare || counted).then(|| Found {
            source,
            cue: mark..noun.unwrap_or(mark) + 1,
            rule: Rule::SourcePossessive,
        })
    })
}

/// A count leads to its number: "of 41", "is 41", "stands at 41", ": 41".
fn leads(p: &Passage<'_>, noun: usize, number: usize) -> bool {
    let between = noun + 1..number;
    let breaks = |i: usize| {
        p.is(i, WH) && !p.reads(i, "that")
            || p.is(i, CONJUNCTION) && !p.reads_any(i, &["and", "or", "as", "than"])
            || p.reads(i, "and") && p.is(i + 1, TELLS) && p.tokens[i + 1].is_lower_word()
            || p.tokens[i].kind == Kind::Mark && matches!(p.tokens[i].mark, ';' | '(' | ',')
    };
    let opens = between.is_empty()
        || p.reads_any(noun + 1, &["of", "at", "for", "that", "was", "is", "are", "were", "on"])
        || p.mark(noun + 1, ':')
        || p.is(noun + 1, VERB | BE | TELLS | HEDGE | ADVERB)
        || p.word(noun + 1).ends_with("ed");
    between.len() <= REACH && opens && !between.clone().any(breaks)
}

/// "a ministry estimate of 41", "Eurostat figures are 41": the noun before the count owns it.
fn modifier(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let near = number.saturating_sub(REACH).max(sentence.start + 1)..number;
    near.rev().find_map(|noun| {
        let counts =
            p.is(noun, CLAIM | AMOUNT) || p.is(noun, DOCUMENT | WRITING) && !p.is(noun, GROUP | ROLE);
        if !counts || p.tokens[noun].capital {
            return None;
        }
        let lead = noun - 1;
        let t = &p.tokens[lead];
        let body = t.is(GROUP | ROLE | SPEAKS)
            || t.upper
            || t.capital && t.is_word() && !t.is(STOP | NUMBER_WORD) && lead > sentence.start;
        if !body || !leads(p, noun, number) {
            return None;
        }
        let source = subject::phrase(p, noun + 1, sentence.start)?;
        Some(Found { source, cue: noun..noun + 1, rule: Rule::SourcePossessive })
    })
}

/// "The reckoning of the harbour office is 41", "a count by nuns came to 41".
fn of_owner(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let near = number.saturating_sub(REACH + 6).max(sentence.start)..number;
    near.rev().find_map(|noun| {
        // "the number given by the union is 41"
        let given = usize::from(
            p.word(noun + 1).ends_with("ed") || p.is(noun + 1, TELLS | COUNTS) || p.reads(noun + 1, "given"),
        );
        let lead = noun + 1 + given;
        if !(p.is(lead, PREPOSITION) && p.reads_any(lead, &["of", "by", "from"]) && is_held(p, noun)) {
            return None;
        }
        let source = forward(p, lead + 1, number).filter(|s| is_somebody(p, s))?;
        let verb = source.end;
        let given = verb < number
            && (p.is(verb, BE | VERB | TELLS) || p.word(verb).ends_with("ed") || p.reads(verb, "that"));
        given.then(|| Found { source, cue: noun..noun + 2, rule: Rule::SourcePossessive })
    })
}

/// "Harbour office: 41 ships", "The mayor: “41 homes”", "The pilot was blunt: 41".
fn colon(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let colon = (sentence.start + 1..number).rev().find(|&i| p.mark(i, ':'))?;
    if (colon + 1..number).any(|i| is_counted(p, i)) && p.is(colon + 1, NUMBER_WORD) {
        return None;
    }
    let start = (sentence.start..colon)
        .rev()
        .find(|&i| matches!(p.tokens[i].mark, ';' | '.' | '?') && p.tokens[i].kind == Kind::Mark)
        .map_or(sentence.start, |i| i + 1);
    let rest = start..colon;
    let said = p.token(colon + 1).is_some_and(|t| t.is_open_quote());
    let verb = rest.clone().find(|&i| {
        let own = p.is(i - usize::from(i > start), DETERMINER) && !p.is(i, BE);
        i > start && p.is(i, BE | TELLS) && p.tokens[i].is_lower_word() && !own
    });
    let source = match verb {
        Some(verb) if said || p.is(verb, BE) || p.is(verb, TELLS) => subject::before(p, verb, start)?,
        Some(_) => return None,
        None => {
            let bare = rest
                .clone()
                .all(|i| p.tokens[i].kind != Kind::Mark || p.tokens[i].is_hyphen() || p.mark(i, ','));
            if !bare || rest.len() > 10 {
                return None;
            }
            rest.clone()
        }
    };
    let owned = source.clone().find(|&i| p.tokens[i].kind == Kind::Possessive).filter(|&i| i > source.start);
    let source = owned.map_or(source.clone(), |mark| source.start..mark);
    let announced = p.reads_any(start, &["new", "latest"]) || p.reads_any(start, &["source", "sources"]);
    let announced = announced || p.is(source.start, PRONOUN);
    // "Kosovo: 894" is a label
    let last = head(p, &source);
    let known = p.is(last, ROLE | GROUP | SPEAKS) || subject::is_agent(p, last) || owned.is_some();
    let own = p.is(start, DETERMINER) && is_strong(p, &source);
    if verb.is_none() && !said && !known && !own {
        return None;
    }
    (is_somebody(p, &source) || verb.is_none() && is_strong(p, &source) && p.is(start, DETERMINER))
        .then_some(source)
        .filter(|_| !announced)
        .map(|source| Found { source, cue: colon..colon + 1, rule: Rule::SourcePhrase })
}

/// "41 (harbour office)", "41 (the mayor’s count)".
fn bracket(p: &Passage<'_>, sentence: &Range<usize>, number: usize) -> Option<Found> {
    let open = (number + 1..sentence.end.min(number + REACH)).find(|&i| p.mark(i, '(') || p.mark(i, '['))?;
    let close = (open + 1..sentence.end.min(open + 9)).find(|&i| p.mark(i, ')') || p.mark(i, ']'))?;
    let start = open
        + 1
        + usize::from(p.reads_any(open + 1, &["source", "per", "says", "by", "from"]))
        + usize::from(p.mark(open + 2, ':'));
    let inside = start..close;
    let named = inside.clone().any(|i| is_counted(p, i) || p.is(i, BE | WH | CONJUNCTION));
    // "(Dutch Hospital Data, 2021)"
    let inside = inside.start..inside.clone().find(|&i| p.mark(i, ',')).unwrap_or(inside.end);
    let short_form = p.tokens[start].upper && p.tokens[open - 1].capital;
    let between = (number + 1..open)
        .any(|i| is_counted(p, i) || p.tokens[i].kind == Kind::Mark && !p.tokens[i].is_hyphen());
    let said = inside.clone().find(|&i| p.is(i, TELLS)).unwrap_or(inside.end);
    let source = start..said;
    (!inside.is_empty() && !source.is_empty() && !named && !short_form && !between && is_strong(p, &source))
        .then(|| Found { source, cue: open..close + 1, rule: Rule::SourcePhrase })
}
