//! Words that call a number wrong: "Two million is nonsense", "rejects that figure", "did not recognise the estimate".

use std::ops::Range;

use crate::language::english::attribution::Cue;
use crate::language::english::figure::Figure;
use crate::language::english::lexicon::{
    ADVERB, AUXILIARY, BE, CLAIM, DENY, DETERMINER, NUMBER_WORD, PREPOSITION, PRONOUN,
};
use crate::language::english::subject;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// What a number that is called wrong is called.
const WRONG: &[&str] = &[
    "wrong",
    "false",
    "untrue",
    "nonsense",
    "nonsensical",
    "exaggerated",
    "exaggeration",
    "inflated",
    "overblown",
    "fantasy",
    "fiction",
    "fictitious",
    "absurd",
    "ridiculous",
    "lie",
    "lies",
    "myth",
    "invented",
    "invention",
    "fabricated",
    "fabrication",
    "baseless",
    "unfounded",
    "groundless",
    "guesswork",
    "extrapolation",
    "propaganda",
    "rubbish",
    "joke",
    "laughable",
    "mistaken",
    "misleading",
    "incorrect",
    "inaccurate",
    "implausible",
    "unrealistic",
    "impossible",
    "disinformation",
    "scaremongering",
];

/// Nouns that stand for a number which was said before.
const NUMBERS: &[&str] = &[
    "figure",
    "figures",
    "number",
    "numbers",
    "estimate",
    "estimates",
    "claim",
    "claims",
    "toll",
    "count",
    "total",
    "tally",
];

/// Verbs that deny with a "not" before them: "did not recognise that number".
const ACCEPTS: &[&str] =
    &["recognise", "recognize", "accept", "believe", "share", "trust", "endorse", "support"];

/// Verbs that give a number a name: "called the estimate an extrapolation".
const NAMES: &[&str] =
    &["called", "calls", "calling", "described", "describes", "branded", "labelled", "labeled"];

/// How far behind the verb a word of [`WRONG`] may stand, in tokens.
const REACH: usize = 8;

/// Which of the numbers before is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// The last.
    Last,
    /// "the higher figure".
    Higher,
    /// "the lower figure".
    Lower,
}

/// A denial of a number that its sentence does not repeat.
#[derive(Clone, Debug)]
pub(crate) struct Rejection {
    /// Who denies.
    pub(crate) by: Range<usize>,
    /// The words that deny.
    pub(crate) cue: Range<usize>,
    pub(crate) which: Which,
}

/// The word that calls the figure wrong behind it: "16,000 is a number from thin air", "claims that 50,000 crossed are simply wrong".
pub(crate) fn behind(p: &Passage<'_>, f: &Figure, end: usize) -> Option<Range<usize>> {
    let after = f.noun.as_ref().map_or(f.right, |n| n.tokens.end.max(f.right));
    let claimed = (f.left.saturating_sub(3)..f.left)
        .any(|i| p.is(i, CLAIM) || p.reads_any(i, &["talk", "idea", "number"]));
    let copula = if claimed {
        (after..end.min(after + 12)).rev().find(|&i| p.is(i, BE))?
    } else {
        Some(after).filter(|&i| p.is(i, BE))?
    };
    called_wrong(p, copula + 1, end)
}

fn called_wrong(p: &Passage<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    for i in from..end.min(from + REACH) {
        let t = &p.tokens[i];
        if t.kind == Kind::Mark && matches!(t.mark, ',' | ';' | '.') || p.reads(i, "not") {
            return None;
        }
        if p.reads_any(i, WRONG) {
            return Some(i..i + 1);
        }
        if p.reads(i, "thin") && p.reads(i + 1, "air") {
            return Some(i..i + 2);
        }
    }
    None
}

/// The denials of a sentence whose number stands in an earlier one.
pub(crate) fn find(p: &Passage<'_>, sentence: &Range<usize>, cues: &[Cue], out: &mut Vec<Rejection>) {
    for at in sentence.clone() {
        if !p.tokens[at].is_word() {
            continue;
        }
        let Some((cue, which)) = denial(p, sentence, at) else { continue };
        // "“Their number is a joke,” she said": nobody is the subject of it but who says so
        let by = if p.is(at, BE) {
            cues.iter().find(|c| c.scope.contains(&at)).map(|c| c.source.clone())
        } else {
            speaker(p, sentence, at, cues)
        };
        let Some(by) = by else { continue };
        out.push(Rejection { by, cue, which });
    }
}

/// The words of denial at `at`, with the number that they mean.
fn denial(p: &Passage<'_>, sentence: &Range<usize>, at: usize) -> Option<(Range<usize>, Which)> {
    if p.reads_any(at, &["disagrees", "disagreed"]) {
        let alone = p.ends(at + 1) || at + 1 >= sentence.end;
        return (alone && at > sentence.start).then_some((at..at + 1, Which::Last));
    }
    if p.is(at, DENY) && !(p.is(at.wrapping_sub(1), BE | DETERMINER) && at > sentence.start) {
        // "disputes this."
        let that = p.reads_any(at + 1, &["this", "that", "it", "them"])
            && (p.ends(at + 2) || at + 2 >= sentence.end);
        if that {
            return Some((at..at + 1, Which::Last));
        }
        return object(p, at + 1, sentence.end).map(|(_, which)| (at..at + 1, which));
    }
    // "their number is a joke"
    if p.is(at, BE)
        && at > sentence.start
        && p.reads_any(at - 1, NUMBERS)
        && !(sentence.start..at).any(|i| p.is_number(i) && !p.claimed(i) || p.is(i, NUMBER_WORD))
    {
        return called_wrong(p, at + 1, sentence.end).map(|wrong| (wrong, Which::Last));
    }
    if p.reads_any(at, ACCEPTS) {
        let not = (at.saturating_sub(2).max(sentence.start)..at).find(|&i| negates(p, i))?;
        return object(p, at + 1, sentence.end).map(|(_, which)| (not..at + 1, which));
    }
    if p.reads_any(at, NAMES) {
        let (end, which) = object(p, at + 1, sentence.end)?;
        return called_wrong(p, end, sentence.end).map(|wrong| (wrong, which));
    }
    None
}

fn negates(p: &Passage<'_>, at: usize) -> bool {
    p.reads_any(at, &["not", "never", "cannot"]) || p.word(at).ends_with("n't") || p.word(at).ends_with("n’t")
}

/// "that figure", "the higher estimate", without a number of its own. Gives the end.
fn object(p: &Passage<'_>, at: usize, end: usize) -> Option<(usize, Which)> {
    if !p.is(at, DETERMINER) {
        return None;
    }
    let head = (at + 1..end.min(at + 4)).find(|&i| p.reads_any(i, NUMBERS))?;
    let which = if p.reads_any(head - 1, &["higher", "larger", "bigger"]) {
        Which::Higher
    } else if p.reads_any(head - 1, &["lower", "smaller"]) {
        Which::Lower
    } else {
        Which::Last
    };
    let numbered = (at..end.min(head + REACH))
        .any(|i| p.is_number(i) && !p.claimed(i) || p.is(i, NUMBER_WORD) && !p.claimed(i));
    (!numbered).then_some((head + 1, which))
}

/// Who denies at `at`: the source whose clause holds it, else the subject.
fn speaker(p: &Passage<'_>, sentence: &Range<usize>, at: usize, cues: &[Cue]) -> Option<Range<usize>> {
    let own = cues.iter().find(|c| c.cue.contains(&at));
    let around = || {
        cues.iter()
            .filter(|c| c.rule == Rule::SourceSubject && c.scope.contains(&at))
            .max_by_key(|c| c.scope.start)
    };
    if let Some(cue) = own.or_else(around) {
        return Some(cue.source.clone());
    }
    let mut verb = at;
    while verb > sentence.start && (p.is(verb - 1, AUXILIARY | ADVERB) || negates(p, verb - 1)) {
        verb -= 1;
    }
    let found = subject::before(p, verb, sentence.start)?;
    let is_first_person = found.len() == 1 && p.reads_any(found.start, &["i", "we"]);
    let is_plain = !(is_first_person || p.is(found.start, PREPOSITION));
    (is_plain && (subject::may_speak(p, &found) || p.is(found.start, PRONOUN))).then_some(found)
}
