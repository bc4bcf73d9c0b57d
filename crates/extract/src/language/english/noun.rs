//! What is counted: the noun phrase after a number, by closed classes and endings.

mod walk;

use std::ops::Range;

use crate::language::english::lexicon::wording::IRREGULAR;
use crate::language::english::lexicon::{
    ADJECTIVE, CURRENCY, DETERMINER, MONTH, NUMBER_WORD, ORDINAL, PERCENT, PLURAL, PREPOSITION, PRONOUN,
    STATE, STOP, TIME_UNIT, UNIT, VERB, WEEKDAY, WH,
};
use crate::passage::Passage;
use crate::token::Token;

pub(crate) use walk::walk;

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) tokens: Range<usize>,
    pub(crate) head: usize,
    /// What a share or a measure is of.
    pub(crate) base: Option<Range<usize>>,
    /// How the phrase was found.
    pub(crate) kind: PhraseKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PhraseKind {
    Counted,
    Unit,
    Money,
    Time,
    /// "30 wounded": what happened to those who are not named.
    State,
    /// "of them", "of us": stands for a noun before.
    Pronoun,
    /// The subject or a noun before the number.
    Subject,
}

/// Whether a lower-case word looks like a plural noun.
pub(crate) fn is_plural(word: &str) -> bool {
    match word.as_bytes() {
        [.., a, b] => {
            word.len() > 3
                && b.eq_ignore_ascii_case(&b's')
                && !matches!(a.to_ascii_lowercase(), b's' | b'u' | b'i' | b'\'')
        }
        _ => false,
    }
}

/// Whether the ending is that of an adjective.
pub(crate) fn is_adjective(p: &Passage<'_>, at: usize) -> bool {
    if p.is(at, ADJECTIVE) {
        return true;
    }
    let word = p.word(at);
    word.len() > 4
        && [
            "al", "ous", "ive", "ic", "ful", "less", "able", "ible", "ish", "ese", "ian", "ary", "ed", "ant",
            "ent",
        ]
        .iter()
        .any(|e| word.ends_with(e))
        && !is_plural(word)
}

fn ends(word: &str, ending: &str) -> bool {
    word.len() > ending.len() + 2
        && word.as_bytes()[word.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
}

/// The unit, the money or the counted noun that starts at `at`, right after a number.
pub(crate) fn after(p: &Passage<'_>, at: usize, one: bool) -> Option<Phrase> {
    let mut i = at;
    let hyphen = p.token(i).is_some_and(|t| t.is_hyphen() && t.glued) && p.glued(i + 1);
    if hyphen {
        i += 1;
    }
    if let Some(u) = unit(p, i) {
        return Some(u);
    }
    // "a 500-strong crowd": the crowd has 500
    if hyphen && p.reads(i, "strong") && is_noun_like(p, i + 1) {
        return walk(p, i + 1, false);
    }
    if hyphen && p.token(i).is_some_and(|t| t.is_word() && !t.is(STOP)) {
        // "a 12-member council": the member is counted
        return Some(Phrase { tokens: i..i + 1, head: i, base: None, kind: PhraseKind::Counted });
    }
    let direct_of = p.reads(i, "of");
    if direct_of {
        i += 1;
        if p.reads(i, "all") {
            i += 1;
        }
        while p.is(i, DETERMINER) && !p.reads_any(i, &["each", "every"]) {
            i += 1;
        }
        if p.is(i, PRONOUN | WH) {
            return Some(Phrase { tokens: i..i + 1, head: i, base: None, kind: PhraseKind::Pronoun });
        }
    }
    while p.token(i).is_some_and(|t| t.is_open_quote())
        || p.reads_any(i, &["more", "further", "additional", "extra", "such"])
            && p.token(i + 1).is_some_and(|t| t.is_word() && !t.is(STOP))
    {
        i += 1;
    }
    // "400,000 struck from the roll": what was done to them is not what they are
    if i == at && p.is(i + 1, PREPOSITION) && !p.is(i, STATE) && p.plays(i, IRREGULAR) {
        return None;
    }
    walk(p, i, one || direct_of)
}

/// "%", "per cent", "percentage points", "$" after the number, "dollars", "km", "years".
fn unit(p: &Passage<'_>, at: usize) -> Option<Phrase> {
    let t = p.token(at)?;
    let unit = |end: usize, head: usize, kind: PhraseKind| {
        Some(with_base(p, Phrase { tokens: at..end, head, base: None, kind }))
    };
    if t.is_mark('%') {
        if p.reads(at + 1, "points") || p.reads(at + 1, "point") {
            return unit(at + 2, at + 1, PhraseKind::Unit);
        }
        return unit(at + 1, at, PhraseKind::Unit);
    }
    if p.reads(at, "per") && p.reads_any(at + 1, &["cent", "cents"]) {
        return unit(at + 2, at + 1, PhraseKind::Unit);
    }
    if t.is(PERCENT) {
        let end = if p.reads_any(at + 1, &["point", "points"]) { at + 2 } else { at + 1 };
        return unit(end, end - 1, PhraseKind::Unit);
    }
    if t.is_mark('°') {
        let end =
            if p.glued(at + 1) && p.token(at + 1).is_some_and(Token::is_word) { at + 2 } else { at + 1 };
        return unit(end, end - 1, PhraseKind::Unit);
    }
    if t.is_currency_sign() {
        return unit(at + 1, at, PhraseKind::Money);
    }
    if p.word(at) == "US" && p.token(at + 1).is_some_and(|t| t.is_currency_sign()) {
        return unit(at + 2, at + 1, PhraseKind::Money);
    }
    // "Kuwaiti dinars", "US dollars", "pounds sterling"
    if t.capital && p.is(at + 1, CURRENCY) && t.is_word() && !p.tokens[at + 1].upper && !t.is(STOP) {
        return unit(at + 2, at + 1, PhraseKind::Money);
    }
    if t.is(CURRENCY)
        && (t.upper || p.word(at).len() > 3 || p.word(at) == "won" || p.word(at) == "yen")
        && !(p.word(at) == "won" && p.is(at + 1, DETERMINER))
        && !p.reads(at, "try")
    {
        if p.reads_any(at, &["pound", "pounds"]) && (p.reads(at + 1, "of")) {
            return unit(at + 1, at, PhraseKind::Unit);
        }
        return unit(at + 1, at, PhraseKind::Money);
    }
    if p.reads_any(at, &["square", "cubic"]) && p.is(at + 1, UNIT) {
        return unit(at + 2, at + 1, PhraseKind::Unit);
    }
    if t.is(UNIT) && t.is_word() && !p.reads(at, "point") {
        if p.reads(at, "degrees") && p.is(at + 1, UNIT) {
            return unit(at + 2, at + 1, PhraseKind::Unit);
        }
        if p.mark(at + 1, '/') && p.glued(at + 1) && p.token(at + 2).is_some_and(Token::is_word) {
            return unit(at + 3, at, PhraseKind::Unit);
        }
        return unit(at + 1, at, PhraseKind::Unit);
    }
    if t.is(TIME_UNIT) && t.is_word() && !t.is(ORDINAL) {
        let dash = p.token(at + 1).is_some_and(|t| t.is_hyphen());
        let old = if dash { at + 2 } else { at + 1 };
        if p.reads_any(old, &["old", "olds"]) {
            return unit(old + 1, old, PhraseKind::Time);
        }
        return unit(at + 1, at, PhraseKind::Time);
    }
    None
}

/// Adds the base of a unit: "of the women" in "70 per cent of the women".
fn with_base(p: &Passage<'_>, mut phrase: Phrase) -> Phrase {
    let mut i = phrase.tokens.end;
    if p.reads(i, "of") {
        i += 1;
        if p.reads(i, "all") {
            i += 1;
        }
        while p.is(i, DETERMINER) {
            i += 1;
        }
        if let Some(base) = walk(p, i, true) {
            phrase.base = Some(base.tokens);
        }
    }
    phrase
}

/// Whether the token can be a word of a noun phrase that goes on.
fn is_noun_like(p: &Passage<'_>, at: usize) -> bool {
    p.token(at).is_some_and(|t| {
        t.is_word()
            && (!t.is(STOP | MONTH | WEEKDAY | VERB) || t.is(PLURAL) || t.is(ADJECTIVE) && !t.is(STOP))
            && !t.is(NUMBER_WORD)
    }) && !p.claimed(at)
}
