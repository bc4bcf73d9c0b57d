//! Names with numbers: "COVID-19", "Boeing 787", "the FTSE 100", "Group of 77".

use super::{Found, plural_follows};
use crate::candidate::DecoyKind;
use crate::language::english::lexicon::{
    CURRENCY, DETERMINER, LABEL, MONTH, NUMBER_WORD, PERCENT, PLURAL, STOP, UNIT, WEEKDAY,
};
use crate::passage::Passage;
use crate::token::Kind;

/// "COVID-19", "Delta-4", "MH370", "Q1".
pub(super) fn glued_name(p: &Passage<'_>, at: usize) -> Found {
    // "5G", "3D": a letter that is no unit and no magnitude before a word
    if p.is_number(at)
        && p.glued(at + 1)
        && matches!(p.word(at + 1), "G" | "D" | "X")
        && !p.ends(at + 2)
        && p.token(at + 2).is_some_and(|t| t.is_word() && !t.glued)
    {
        return Some((at..at + 2, DecoyKind::Name));
    }
    if !p.is_number(at) || !p.glued(at) || at == 0 {
        return None;
    }
    let b = p.before(at)?;
    if b.is_word() {
        if b.is(CURRENCY) && (b.upper || b.capital) || p.word(at - 1) == "x" {
            return None;
        }
        return Some((at - 1..at + 1, DecoyKind::Name));
    }
    if b.is_hyphen()
        && b.glued
        && at >= 2
        && p.tokens[at - 2].is_word()
        && !p.is(at - 2, MONTH | WEEKDAY | NUMBER_WORD | UNIT | CURRENCY)
        && !(p.is(at - 2, crate::language::english::lexicon::MAGNITUDE)
            && p.glued(at - 2)
            && at >= 3
            && p.is_number(at - 3))
    {
        return Some((at - 2..at + 1, DecoyKind::Name));
    }
    None
}

/// "Voyager 2", "Group of 77", "the S&P 500": a name and its number, with nothing counted after it.
pub(super) fn name(p: &Passage<'_>, at: usize) -> Found {
    let end = at + 1;
    if p.reads(at.wrapping_sub(1), "of") && p.reads(at.wrapping_sub(2), "group") && p.tokens[at - 2].capital {
        return Some((at..end, DecoyKind::Name));
    }
    if !p.is_number(at) || p.word(at).len() > 3 || p.word(at).contains([',', '.']) {
        return None;
    }
    let b = p.before(at)?;
    // "FTSE 100 fell", "STOXX 600 index", "iPhone 14": an acronym or a brand and its number
    let brand = b.is_word()
        && !p.glued(at)
        && (b.upper && b.end - b.start > 2 && !b.is(crate::language::english::lexicon::GROUP)
            || has_inner_capital(p.word(at - 1)));
    if brand
        && !b.is(CURRENCY | MONTH | WEEKDAY | LABEL)
        && !plural_follows(p, end)
        && !p.mark(end, '%')
        && !p.is(end, PERCENT | UNIT | crate::language::english::lexicon::MULTIPLIER)
    {
        return Some((at..end, DecoyKind::Name));
    }
    // "Boeing 787 Dreamliners"
    if b.is_word()
        && b.capital
        && p.token(end).is_some_and(|n| n.is_word() && n.capital && !n.is(WEEKDAY | MONTH))
        && at >= 2
        && p.word(at).len() == 3
        && !p.is(at - 2, crate::language::english::lexicon::PREPOSITION)
        && p.tokens[at - 2].kind != Kind::Mark
        && !b.is(STOP | MONTH | WEEKDAY | CURRENCY)
        && !p.is_title_case(at)
    {
        return Some((at..end, DecoyKind::Name));
    }
    let title = b.is_word()
        && b.capital
        && !b.is(STOP | MONTH | WEEKDAY | NUMBER_WORD | CURRENCY | PLURAL)
        && at >= 2
        && !p.glued(at);
    let started = p
        .before(at - 1)
        .is_none_or(|t| t.kind == Kind::Mark && matches!(t.mark, '.' | '“' | '"' | ':' | '!' | '?' | '|'));
    let alone = p.token(end).is_none_or(|t| {
        t.kind == Kind::Possessive
            || t.is_mark('.') && !p.glued(end + 1)
            || t.is_mark(',') && !p.is_number(end + 1)
            || t.is_mark(')')
            || t.is_mark(';')
    });
    let verb_after = p
        .is(end, crate::language::english::lexicon::BE | crate::language::english::lexicon::AUXILIARY)
        || p.reads_any(
            end,
            &[
                "jet",
                "jets",
                "aircraft",
                "plane",
                "airliner",
                "helicopter",
                "rifle",
                "rifles",
                "missile",
                "missiles",
                "index",
                "summit",
                "conference",
            ],
        );
    let alone = alone || verb_after && at >= 2 && p.is(at - 2, DETERMINER);
    let verb = !p.is(
        at - 1,
        crate::language::english::lexicon::VERB
            | crate::language::english::lexicon::REPORT
            | crate::language::english::lexicon::UP
            | crate::language::english::lexicon::DOWN
            | crate::language::english::lexicon::AMOUNT,
    );
    (title && !started && alone && verb).then_some((at..end, DecoyKind::Name))
}

/// "iPhone", "eBay", "McLaren".
fn has_inner_capital(word: &str) -> bool {
    word.as_bytes().windows(2).any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase())
}
