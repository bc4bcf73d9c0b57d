//! What is counted: the noun phrase after a number, by closed classes and endings.

use std::ops::Range;

use crate::lexicon::{
    ADJECTIVE, AUXILIARY, BE, CURRENCY, DETERMINER, MONTH, NUMBER_WORD, PERCENT, PLURAL, PREPOSITION,
    PRONOUN, REPORT, STATE, STOP, TIME_UNIT, UNIT, VERB, WEEKDAY,
};
use crate::passage::Passage;
use crate::token::Kind;

/// The longest phrase, in words.
const LONGEST: usize = 7;

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
        if p.is(i, PRONOUN | crate::lexicon::WH) {
            return Some(Phrase { tokens: i..i + 1, head: i, base: None, kind: PhraseKind::Pronoun });
        }
    }
    while p.token(i).is_some_and(|t| t.is_open_quote())
        || p.reads_any(i, &["more", "further", "additional", "extra", "such"])
            && p.token(i + 1).is_some_and(|t| t.is_word() && !t.is(STOP))
    {
        i += 1;
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
    if t.is(TIME_UNIT) && t.is_word() && !t.is(crate::lexicon::ORDINAL) {
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

/// The noun phrase that starts at `start`.
pub(crate) fn walk(p: &Passage<'_>, start: usize, one: bool) -> Option<Phrase> {
    let mut at = start;
    let mut head: Option<usize> = None;
    let mut plural = false;
    let mut words = 0;
    while words < LONGEST {
        let Some(t) = p.token(at) else { break };
        if p.claimed(at) && t.kind != Kind::Number {
            break;
        }
        match t.kind {
            Kind::Number => {
                // "100 Boeing 787 Dreamliners": the number of a name stands within the phrase
                if words > 0
                    && p.claims[at] == Some(crate::candidate::DecoyKind::Name)
                    && is_noun_like(p, at + 1)
                {
                    at += 1;
                    continue;
                }
                break;
            }
            Kind::Possessive => {
                // "12 women’s groups": the possessor is no head
                if head.is_none() || !is_noun_like(p, at + 1) {
                    break;
                }
                plural = false;
                at += 1;
                continue;
            }
            Kind::Mark => {
                let joins = t.is_hyphen()
                    && t.glued
                    && p.glued(at + 1)
                    && p.token(at + 1).is_some_and(|n| n.is_word());
                if joins && words > 0 {
                    at += 1;
                    // what is joined stays one word: "re-education", "ex-soldiers"
                    plural = false;
                    head = Some(at);
                    plural |= p.is(at, PLURAL) || is_plural(p.word(at));
                    at += 1;
                    continue;
                }
                if t.is_mark('&') && words > 0 && is_noun_like(p, at + 1) && p.tokens[at + 1].capital {
                    at += 1;
                    continue;
                }
                break;
            }
            Kind::Word => {}
        }
        if t.line && t.capital && words > 0 && plural {
            break;
        }
        let word = p.word(at);
        let next_noun = is_noun_like(p, at + 1);
        if t.is(STOP) && (t.is(PREPOSITION) || !t.is(PLURAL)) {
            // "2,340 newly arrived migrants"
            let modifies = words == 0
                && (ends(word, "ly") || p.reads_any(at, &["more", "other", "very", "so-called"]))
                && next_noun;
            if modifies {
                at += 1;
                words += 1;
                continue;
            }
            break;
        }
        if t.is(NUMBER_WORD) && !t.is(PLURAL) {
            break;
        }
        if t.is(MONTH | WEEKDAY) && t.capital && !t.is(VERB) {
            break;
        }
        if t.is(crate::lexicon::UP | crate::lexicon::DOWN)
            && !t.is(crate::lexicon::CHANGE_NOUN | ADJECTIVE)
            && !t.capital
        {
            break;
        }
        if one && head.is_some() && t.is(REPORT | VERB) && !t.capital && !next_noun {
            break;
        }
        if plural {
            // After a plural only another plural goes on: "women prisoners".
            let irregular = p.is(at - 1, PLURAL)
                || p.reads_any(
                    at - 1,
                    &[
                        "sports",
                        "arms",
                        "sales",
                        "goods",
                        "savings",
                        "rights",
                        "news",
                        "customs",
                        "communications",
                        "operations",
                        "systems",
                        "services",
                        "affairs",
                        "relations",
                        "elections",
                        "futures",
                        "securities",
                        "earnings",
                        "benefits",
                        "drugs",
                        "human",
                        "measles",
                        "mumps",
                        "diabetes",
                        "rabies",
                        "series",
                        "species",
                        "aids",
                    ],
                );
            let goes_on = irregular
                && t.is_lower_word()
                && is_plural(word)
                && !t.is(VERB | REPORT | AUXILIARY | BE)
                && p.tokens[at - 1].is_word()
                && !t.is(crate::lexicon::UP | crate::lexicon::DOWN)
                && !(one && p.is(at + 1, DETERMINER));
            if !goes_on {
                break;
            }
        }
        if t.capital && head.is_some_and(|h| p.tokens[h].is_lower_word() && !is_adjective(p, h)) {
            break;
        }
        if p.is(at, crate::lexicon::DATE_PART)
            && p.is(at + 1, TIME_UNIT | crate::lexicon::SEASON | MONTH | WEEKDAY)
        {
            break;
        }
        let counted_plural = !one && !plural && t.is_lower_word() && is_plural(word);
        let participle = !counted_plural && (ends(word, "ed") || ends(word, "ing") || t.is(VERB));
        if participle && !t.is(PLURAL) && !(t.capital && words > 0) {
            let pre = next_noun || p.token(at + 1).is_some_and(|n| n.is_hyphen());
            let noun_before = head.is_some_and(|h| !is_adjective(p, h));
            if noun_before && !pre && !ends(word, "ing") {
                break;
            }
            if noun_before && !pre && !ends(word, "ing") {
                break;
            }
            if t.is(VERB | STATE) && !t.is(ADJECTIVE) {
                // A frequent verb: a modifier only if it says what was done to the counted ("48 killed civilians").
                if words > 0 || !(t.is(STATE) && next_noun) {
                    let compound =
                        ends(word, "ing") && pre && noun_before && !plural && is_plural(p.word(at + 1));
                    if !compound {
                        if words == 0 && t.is(STATE) {
                            return Some(Phrase {
                                tokens: at..at + 1,
                                head: at,
                                base: None,
                                kind: PhraseKind::State,
                            });
                        }
                        break;
                    }
                }
            } else if ends(word, "ed") && noun_before && !t.is(ADJECTIVE) {
                break;
            } else if ends(word, "ing") {
                let compound = pre && (is_plural(p.word(at + 1)) || p.is(at + 1, PLURAL));
                if noun_before && !compound {
                    break;
                }
                if !noun_before && !pre {
                    head = Some(at);
                    break;
                }
            } else if ends(word, "ed") && !pre && words == 0 {
                break;
            }
        }
        if t.is(REPORT)
            && !counted_plural
            && !t.is(crate::lexicon::NOUN_TOO)
            && head.is_some()
            && !t.is(ADJECTIVE)
        {
            break;
        }
        if t.is(REPORT) && words == 0 && !t.is(ADJECTIVE) && !is_plural(word) {
            break;
        }
        if ends(word, "ly") && !ends(word, "family") && !ends(word, "ssembly") && !t.capital {
            if head.is_some() || !next_noun {
                break;
            }
            at += 1;
            words += 1;
            continue;
        }
        head = Some(at);
        plural = t.is(PLURAL)
            || is_plural(word) && !t.capital
            || is_plural(word) && t.capital && !p.token(at + 1).is_some_and(|n| n.is_word() && n.capital);
        words += 1;
        at += 1;
    }
    let head = head?;
    // What stands after the head within the walk (a trailing adjective) is cut off.
    let mut end = head + 1;
    if p.tokens[head].is(ADJECTIVE)
        && !p.tokens[head].is(PLURAL)
        && !p.tokens[head].is(STATE)
        && p.reads_any(head, &["other", "more", "such", "same", "fewer"])
        || p.is(head, crate::lexicon::DATE_PART) && !p.is(head, PLURAL)
    {
        return None;
    }
    let mut phrase = Phrase { tokens: start..end, head, base: None, kind: PhraseKind::Counted };
    if p.tokens[head].is(STATE) && head == start {
        phrase.kind = PhraseKind::State;
    }
    // One of-phrase, unless it begins with a number or a determiner.
    if p.reads(end, "of")
        && !p.is(end + 1, DETERMINER | PRONOUN | NUMBER_WORD | crate::lexicon::WH)
        && !p.is_number(end + 1)
        && !p.claimed(end + 1)
    {
        if let Some(inner) = inner(p, end + 1) {
            end = inner;
            phrase.tokens.end = end;
        }
    } else if p.reads(end, "of") {
        let mut i = end + 1;
        while p.is(i, DETERMINER) {
            i += 1;
        }
        let from = i;
        while p.is(i, NUMBER_WORD) || p.is_number(i) {
            i += 1;
        }
        phrase.base = inner(p, i).map(|e| from..e);
    }
    Some(phrase)
}

/// The end of the plain phrase at `at`, without an of-phrase of its own.
fn inner(p: &Passage<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    let mut plural = false;
    while end < at + 5 {
        let Some(t) = p.token(end) else { break };
        let joined = t.is_hyphen() && t.glued && p.glued(end + 1);
        if joined && end > at {
            end += 1;
            continue;
        }
        if !is_noun_like(p, end) || plural && !(t.is_lower_word() && is_plural(p.word(end))) {
            break;
        }
        let word = p.word(end);
        if end > at && (ends(word, "ed") || ends(word, "ing") && !is_noun_like(p, end + 1)) && !t.capital {
            break;
        }
        if end > at && (t.is(REPORT) || t.is(VERB)) && !t.is(PLURAL) {
            break;
        }
        if end > at && t.capital != p.tokens[at].capital {
            break;
        }
        plural = t.is(PLURAL) || is_plural(word) && !t.capital;
        end += 1;
    }
    (end > at).then_some(end)
}

use crate::token::Token;
