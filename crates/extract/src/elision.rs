//! The noun of a figure where it does not simply follow: elided, inherited, or the subject of the sentence.

use std::ops::Range;

use crate::assemble::{Memory, Origin};
use crate::candidate::{ChangePart, Noun};
use crate::figure::Figure;
use crate::lexicon::{AMOUNT, BE, DETERMINER, PLURAL, PREPOSITION, PRONOUN, STATE};
use crate::noun::{Phrase, PhraseKind};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::{attribution, change, subject};

fn noun_of(p: &Passage<'_>, origin: Origin<'_>, phrase: &Phrase, inherited: bool) -> Noun {
    Noun {
        span: origin.span(p, &phrase.tokens),
        head: origin.span(p, &(phrase.head..phrase.head + 1)),
        base: phrase.base.as_ref().map(|b| origin.span(p, b)),
        inherited,
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one figure's context, used here only")]
pub(crate) fn noun(
    p: &Passage<'_>,
    origin: Origin<'_>,
    figures: &[Figure],
    k: usize,
    change: Option<change::Found>,
    last: Option<(usize, Noun)>,
    memory: &Memory,
    why: &mut Vec<Rule>,
) -> Option<Noun> {
    let f = &figures[k];
    let sentence = &p.sentences[f.sentence];
    if let Some(phrase) = &f.noun {
        let rule = match phrase.kind {
            PhraseKind::Unit => Rule::NounUnit,
            PhraseKind::Money => Rule::NounMoney,
            PhraseKind::Time => Rule::TimeMeasure,
            PhraseKind::Counted | PhraseKind::State => Rule::NounAfter,
            PhraseKind::Subject => Rule::NounSubject,
            PhraseKind::Pronoun => Rule::NounInherited,
        };
        if phrase.kind != PhraseKind::Pronoun {
            why.push(rule);
            return Some(noun_of(p, origin, phrase, false));
        }
    }
    // "41 of 506 detainees": the noun of the whole
    if (p.reads(f.number.tokens.end, "of") || p.reads_all(f.number.tokens.end, &["out", "of"]))
        && let Some(next) =
            figures.get(k + 1).filter(|n| n.left <= f.number.tokens.end + 4 && n.sentence == f.sentence)
        && let Some(phrase) = next.noun.as_ref().filter(|x| x.kind == PhraseKind::Counted)
    {
        why.push(Rule::NounBase);
        return Some(noun_of(p, origin, phrase, true));
    }
    // "at least 40 but no more than 60 labourers", "45 and 50 cases"
    if let Some(next) =
        figures.get(k + 1).filter(|n| f.noun.is_none() && n.sentence == f.sentence && n.left <= f.right + 1)
    {
        let joined = next.left == f.right + 1 && p.reads_any(f.right, &["and", "or", "but", "to"])
            || next.left == f.right && f.number.tokens.end < f.right;
        if let Some(phrase) = next.noun.as_ref().filter(|x| {
            joined
                && !matches!(x.kind, PhraseKind::Pronoun | PhraseKind::State)
                && next.number.money.is_none()
        }) {
            why.push(Rule::NounInherited);
            return Some(noun_of(p, origin, phrase, true));
        }
    }
    // "stateless residents: 12,300"
    if f.noun.is_none()
        && f.left >= sentence.start + 2
        && p.mark(f.left - 1, ':')
        && let Some(range) = subject::phrase(p, f.left - 1, sentence.start)
    {
        let start = range.clone().find(|&i| !p.is(i, DETERMINER)).unwrap_or(range.start);
        why.push(Rule::NounBefore);
        return Some(noun_of(
            p,
            origin,
            &Phrase { tokens: start..range.end, head: range.end - 1, base: None, kind: PhraseKind::Subject },
            false,
        ));
    }
    let pronoun = f.noun.is_some();
    if !pronoun {
        let adverb = change.is_some_and(|c| {
            p.reads_any(c.cue, &["up", "down", "compared"]) && !p.was(c.cue, BE)
                || c.direction.is_none()
                || object_between(p, c.cue, f.left)
        });
        let counted = p.reads(f.left.wrapping_sub(1), "at")
            && p.is(f.left.wrapping_sub(2), crate::lexicon::REPORT)
            || (sentence.start..f.left).any(|i| p.reads(i, "number") && p.reads(i + 1, "of"));
        let level = counted
            || change.is_some_and(|c| c.part != ChangePart::Amount && !adverb)
            || copular(p, f.left, sentence.start);
        let same = last.filter(|(s, _)| *s == f.sentence);
        if (level || same.is_none() && !adverb)
            && let Some(phrase) = subject_noun(p, f, change, sentence)
        {
            why.push(Rule::NounSubject);
            return Some(noun_of(p, origin, &phrase, false));
        }
    }
    // "killed more than 1,700": people, where some were counted before
    let harmed = p.is(f.left.wrapping_sub(1), STATE)
        || p.reads_any(
            f.left.wrapping_sub(1),
            &["killing", "wounding", "injuring", "arresting", "detaining"],
        );
    let people = figures[..k]
        .iter()
        .rev()
        .take_while(|g| g.sentence == f.sentence)
        .find_map(|g| g.noun.as_ref().filter(|n| p.is(n.head, PLURAL)));
    if let Some(phrase) = people.filter(|_| harmed && !pronoun) {
        why.push(Rule::NounInherited);
        return Some(noun_of(p, origin, phrase, true));
    }
    let inherited = last.map(|(_, n)| n).or(memory.noun);
    if let Some(n) = inherited {
        why.push(Rule::NounInherited);
        return Some(Noun { inherited: true, ..n });
    }
    why.push(Rule::NounMissing);
    None
}

/// "revised the number to seven": the verb has an object, so its subject is not what is counted.
fn object_between(p: &Passage<'_>, cue: usize, left: usize) -> bool {
    p.is(cue + 1, DETERMINER) && cue + 1 < left
}

/// "stood at", "was", "is", "totalled", "put at": what stands before the number makes the subject the noun.
fn copular(p: &Passage<'_>, left: usize, floor: usize) -> bool {
    let i = match left.checked_sub(1) {
        Some(i) if i >= floor => i,
        _ => return false,
    };
    p.is(i, BE)
        || p.reads_any(i, &["totalled", "totaled", "numbered", "reached", "hit", "hits", "exceeded"])
        || p.reads(i, "at") && p.reads_any(i.wrapping_sub(1), &["stood", "stands", "put", "estimated"])
}

/// The subject of the verb before the number, as the counted noun.
fn subject_noun(
    p: &Passage<'_>,
    f: &Figure,
    change: Option<change::Found>,
    sentence: &Range<usize>,
) -> Option<Phrase> {
    let floor = sentence.start;
    // "a toll of 259"
    if f.left >= floor + 2 && p.reads(f.left - 1, "of") && p.is(f.left - 2, AMOUNT) {
        let h = f.left - 2;
        return Some(Phrase { tokens: h..h + 1, head: h, base: None, kind: PhraseKind::Subject });
    }
    // "put the number of disappeared at 61,000"
    let amount =
        (floor..f.left).rev().take(14).take_while(|&i| !p.is_number(i)).find(|&i| {
            p.reads_any(i, &["number", "numbers", "total", "count", "tally"]) && p.reads(i + 1, "of")
        });
    if let Some(phrase) = amount.and_then(|i| {
        let start = (i + 2..f.left).find(|&k| !p.is(k, DETERMINER))?;
        crate::noun::walk(p, start, true)
    }) {
        return Some(phrase);
    }
    let verb = match change {
        Some(c) if c.cue < f.left => Some(c.cue),
        _ => (floor..f.left).rev().take(8).find(|&i| {
            p.is(i, BE)
                || p.reads_any(
                    i,
                    &[
                        "totalled", "totaled", "numbered", "reached", "hit", "hits", "exceeded", "stood",
                        "stands", "put", "has", "have", "had",
                    ],
                )
        }),
    }?;
    let mut range = subject::before(p, verb, floor);
    if range.is_none() {
        // "calls to its hotline, which rose"
        range = attribution::relative(p, verb, floor);
    }
    if range.is_none() {
        range = attribution::first_subject(p, sentence, verb + 1);
    }
    // "put the toll at 36": the object is counted, not the subject
    if object_between(p, verb, f.left) {
        let toll = (verb + 1..f.left).find(|&i| p.reads(i, "toll"))?;
        return Some(Phrase { tokens: toll..toll + 1, head: toll, base: None, kind: PhraseKind::Subject });
    }
    let range = range?;
    let start = (range.start..range.end).find(|&i| !p.is(i, DETERMINER))?;
    if p.is(start, PRONOUN) {
        return None;
    }
    // "the number of households living in tents": what the amount is of
    if p.is(start, AMOUNT) && p.reads(start + 1, "of") {
        return crate::noun::walk(p, start + 2, true);
    }
    if let Some(amount) =
        (floor..start).find(|&i| p.reads_any(i, &["number", "numbers", "total"]) && p.reads(i + 1, "of"))
    {
        return crate::noun::walk(p, amount + 2, true);
    }
    let end = (start..range.end)
        .find(|&i| p.is(i, PREPOSITION) && !p.reads(i, "of") && i > start || p.mark(i, ',') || p.mark(i, '('))
        .unwrap_or(range.end);
    if end == start {
        return None;
    }
    if end == start + 1 && p.is(start, AMOUNT) && !p.reads(start, "toll") {
        return None;
    }
    let head =
        (start..end).rev().find(|&i| p.tokens[i].is_word() && !(start..i).any(|j| p.reads(j, "of")))?;
    Some(Phrase { tokens: start..end, head, base: None, kind: PhraseKind::Subject })
}
