//! The owner of a count: "the union’s tally of 41", "a ministry estimate of 41", "Harbour office: 41", "41 (harbour office)".

use std::ops::Range;

use super::super::forward::forward;
use super::speaker::{head, is_somebody, is_strong};
use super::wording::HELD;
use super::{Found, is_counted};
use crate::language::english::lexicon::{
    ADJECTIVE, ADVERB, AMOUNT, BE, CLAIM, CONJUNCTION, DETERMINER, DOCUMENT, GROUP, HEDGE, NUMBER_WORD,
    PREPOSITION, PRONOUN, ROLE, SPEAKS, STOP, TELLS, VERB, WH, WRITING,
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
}

/// A noun for what somebody holds of a number.
fn is_held(p: &Passage<'_>, at: usize) -> bool {
    p.is(at, CLAIM | AMOUNT | DOCUMENT | WRITING) && !p.is(at, GROUP) || p.reads_any(at, HELD)
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
        if !(is_held(p, noun) && p.reads_any(noun + 1, &["of", "by", "from"])) {
            return None;
        }
        let source = forward(p, noun + 2, number).filter(|s| is_somebody(p, s))?;
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
    let verb = rest.clone().find(|&i| i > start && p.is(i, BE | TELLS) && p.tokens[i].is_lower_word());
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
