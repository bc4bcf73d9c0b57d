//! Where sentences end.

use std::ops::Range;

use crate::language::english::lexicon::{ABBREVIATION, DETERMINER, PREPOSITION, PRONOUN, WEEKDAY};
use crate::token::{Kind, Token};

/// A sentence is cut here even without an end mark, so that work per sentence stays bounded.
const LONGEST: usize = 400;

/// Abbreviations that stand before a name or a number and never end a sentence.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "capt", "lt", "sgt", "sen", "rep", "gov", "st", "no",
    "nos", "nr", "vol", "fig", "art", "sec", "vs", "approx", "ca", "cf", "rev", "hon", "maj", "cmdr", "eg",
    "ie", "al", "dept",
];

/// Puts the token ranges of the sentences into `sentences`, which is cleared first.
pub(crate) fn split(tokens: &[Token], text: &str, sentences: &mut Vec<Range<usize>>) {
    sentences.clear();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        if at - start >= LONGEST {
            sentences.push(start..at);
            start = at;
        }
        let t = &tokens[at];
        at += 1;
        if t.kind != Kind::Mark || !matches!(t.mark, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at;
        while tokens.get(end).is_some_and(|n| {
            n.glued
                && n.kind == Kind::Mark
                && matches!(n.mark, '.' | '!' | '?' | '”' | '"' | '’' | ')' | ']' | '»' | '\'')
        }) {
            end += 1;
        }
        let Some(next) = tokens.get(end) else { break };
        if next.glued || (t.mark == '.' && is_abbreviation(tokens, text, at - 1, next)) {
            continue;
        }
        let opens = next.capital
            || next.kind == Kind::Number
            || next.is_open_quote()
            || next.is_mark('(')
            || next.is_mark('[')
            || next.is_currency_sign()
            || next.is_mark('•');
        // After a question or an exclamation in quotation marks the sentence of the speaker goes on.
        if opens && !(t.mark != '.' && end > at && !next.capital) {
            sentences.push(start..end);
            start = end;
            at = end;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
}

fn is_abbreviation(tokens: &[Token], text: &str, stop: usize, next: &Token) -> bool {
    let Some(before) = stop.checked_sub(1).map(|i| &tokens[i]) else { return false };
    if before.kind != Kind::Word || !tokens[stop].glued {
        return false;
    }
    let word = &text[before.start as usize..before.end as usize];
    let letters = word.chars().count();
    if letters == 1 {
        // "J. Smith", "U.S. troops", "at 3 p.m. The ..."
        let inner = stop >= 3 && tokens[stop - 2].is_mark('.') && tokens[stop - 1].glued;
        return !(inner && next.is(DETERMINER | PRONOUN | PREPOSITION | WEEKDAY)) && before.capital
            || !next.capital;
    }
    if !before.is(ABBREVIATION) {
        return false;
    }
    // "No. Eighty-two people died."
    if word.eq_ignore_ascii_case("no") && next.kind == Kind::Word && next.capital {
        return false;
    }
    TITLES.iter().any(|t| t.eq_ignore_ascii_case(word))
        && (letters > 2 || before.capital || next.kind == Kind::Number)
        || !next.capital && next.kind != Kind::Number && !next.is_open_quote()
        || next.kind == Kind::Number && before.is(crate::language::english::lexicon::MONTH)
}
