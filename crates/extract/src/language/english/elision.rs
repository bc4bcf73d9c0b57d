//! The noun of a figure where it does not simply follow: elided, inherited, or the subject of the sentence.

use std::ops::Range;

use crate::candidate::{ChangePart, CountedNoun};
use crate::language::english::assemble::Origin;
use crate::language::english::figure::Figure;
use crate::language::english::lexicon::{
    ADJECTIVE, AMOUNT, BE, CLAIM, DETERMINER, DOCUMENT, PLURAL, PREPOSITION, PRONOUN, REPORT, SPEAKS, STATE,
};
use crate::language::english::noun::{Phrase, PhraseKind};
use crate::language::english::{attribution, change, subject};
use crate::passage::Passage;
use crate::rule::Rule;

fn noun_of(p: &Passage<'_>, origin: Origin<'_>, phrase: &Phrase, inherited: bool) -> CountedNoun {
    CountedNoun {
        span: origin.span(p, &phrase.tokens),
        head: origin.span(p, &(phrase.head..phrase.head + 1)),
        base: phrase.base.as_ref().map(|b| origin.span(p, b)),
        inherited,
    }
}

/// A figure among the others of its passage, with what was said before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'p> {
    pub(crate) figures: &'p [Figure],
    pub(crate) index: usize,
    pub(crate) change: Option<change::Found>,
    /// The last counted noun of the passage, with its sentence.
    pub(crate) last: Option<(usize, CountedNoun)>,
    /// The last counted noun of the passages before.
    pub(crate) before: Option<CountedNoun>,
}

impl<'p> Place<'p> {
    fn figure(&self) -> &'p Figure {
        &self.figures[self.index]
    }

    /// The next figure, where it stands in the same sentence.
    fn next(&self) -> Option<&'p Figure> {
        self.figures.get(self.index + 1).filter(|n| n.sentence == self.figure().sentence)
    }
}

/// The noun of a figure, and the rule that found it.
pub(crate) fn noun(
    p: &Passage<'_>,
    origin: Origin<'_>,
    place: &Place<'_>,
    why: &mut Vec<Rule>,
) -> Option<CountedNoun> {
    let found = own(p, origin, place)
        .or_else(|| of_the_whole(p, origin, place))
        .or_else(|| of_the_next(p, origin, place))
        .or_else(|| before_colon(p, origin, place))
        .or_else(|| of_the_object(p, origin, place))
        .or_else(|| put_at(p, origin, place))
        .or_else(|| of_the_subject(p, origin, place))
        .or_else(|| harmed_people(p, origin, place))
        .or_else(|| {
            if is_harmed(p, place) || is_estimate_of(p, place) {
                return None;
            }
            let n = place.last.map(|(_, n)| n).or(place.before)?;
            Some((CountedNoun { inherited: true, ..n }, Rule::NounInherited))
        });
    why.push(found.map_or(Rule::NounMissing, |(_, rule)| rule));
    found.map(|(noun, _)| noun)
}

type Found = Option<(CountedNoun, Rule)>;

/// The noun that stands at the number.
fn own(p: &Passage<'_>, origin: Origin<'_>, place: &Place<'_>) -> Found {
    let phrase = place.figure().noun.as_ref()?;
    let rule = match phrase.kind {
        PhraseKind::Unit => Rule::NounUnit,
        PhraseKind::Money => Rule::NounMoney,
        PhraseKind::Time => Rule::TimeMeasure,
        PhraseKind::Counted | PhraseKind::State => Rule::NounAfter,
        PhraseKind::Subject => Rule::NounSubject,
        PhraseKind::Pronoun => return None,
    };
    Some((noun_of(p, origin, phrase, false), rule))
}

/// "41 of 506 detainees": the noun of the whole.
fn of_the_whole(p: &Passage<'_>, origin: Origin<'_>, place: &Place<'_>) -> Found {
    let end = place.figure().number.tokens.end;
    if !(p.reads(end, "of") || p.reads_all(end, &["out", "of"])) {
        return None;
    }
    let next = place.next().filter(|n| n.left <= end + 4)?;
    let phrase = next.noun.as_ref().filter(|x| x.kind == PhraseKind::Counted)?;
    Some((noun_of(p, origin, phrase, true), Rule::NounBase))
}

/// "at least 40 but no more than 60 labourers", "45 and 50 cases".
fn of_the_next(p: &Passage<'_>, origin: Origin<'_>, place: &Place<'_>) -> Found {
    let f = place.figure();
    let next = place.next().filter(|n| f.noun.is_none() && n.left <= f.right + 1)?;
    let joined = next.left == f.right + 1 && p.reads_any(f.right, &["and", "or", "but", "to"])
        || next.left == f.right && f.number.tokens.end < f.right;
    let counted = |x: &&Phrase| !matches!(x.kind, PhraseKind::Pronoun | PhraseKind::State);
    let phrase = next.noun.as_ref().filter(counted).filter(|_| joined && next.number.money.is_none())?;
    Some((noun_of(p, origin, phrase, true), Rule::NounInherited))
}

/// "stateless residents: 12,300".
fn before_colon(p: &Passage<'_>, origin: Origin<'_>, place: &Place<'_>) -> Found {
    let f = place.figure();
    let floor = p.sentences[f.sentence].start;
    if f.noun.is_some() || f.left < floor + 2 || !p.mark(f.left - 1, ':') {
        return None;
    }
    let range = subject::phrase(p, f.left - 1, floor)?;
    // "UN: 40,000 flee", "Police: 3 dead": who speaks is not what is counted
    let body =
        p.is(range.end - 1, SPEAKS) && !crate::language::english::noun::is_plural(p.word(range.end - 1));
    if range.start == floor && (body || attribution::is_speaker(p, &range)) {
        return None;
    }
    let start = range.clone().find(|&i| !p.is(i, DETERMINER)).unwrap_or(range.start);
    let phrase =
        Phrase { tokens: start..range.end, head: range.end - 1, base: None, kind: PhraseKind::Subject };
    Some((noun_of(p, origin, &phrase, false), Rule::NounBefore))
}

/// "revised its count of cholera deaths from 212 to 340": what was revised.
fn of_the_object(p: &Passage<'_>, origin: Origin<'_>, place: &Place<'_>) -> Found {
    let f = place.figure();
    let cue = place.change.filter(|c| c.direction.is_none() && f.noun.is_none()).map(|c| c.cue)?;
    let start = cue + 1 + usize::from(p.is(cue + 1, DETERMINER));
    let amount = p.is(start, AMOUNT | CLAIM);
    let noun = if amount && p.reads(start + 1, "of") { start + 2 } else { start };
    if amount && noun == start {
        return None;
    }
    let phrase = crate::language::english::noun::walk(p, noun, true).filter(|x| x.tokens.end <= f.left)?;
    Some((noun_of(p, origin, &phrase, false), Rule::NounSubject))
}

/// "puts the new jobs at 1,400": what is put at a number.
fn put_at(p: &Passage<'_>, origin: Origin<'_>, place: &Place<'_>) -> Found {
    /// How many words the object may have.
    const OBJECT: usize = 6;
    let f = place.figure();
    let floor = p.sentences[f.sentence].start;
    let at = f.left.checked_sub(1).filter(|&i| f.noun.is_none() && i > floor && p.reads(i, "at"))?;
    let near = at.saturating_sub(OBJECT).max(floor)..at;
    let verb = near.rev().find(|&i| p.reads_any(i, &["put", "puts", "putting"]))?;
    let start = (verb + 1..at).find(|&i| !p.is(i, DETERMINER))?;
    let phrase = crate::language::english::noun::walk(p, start, true).filter(|x| x.tokens.end == at)?;
    // "Police put protest at 12,000": the headline does not say who came
    let crowd =
        p.reads_any(phrase.head, &["protest", "march", "rally", "demonstration", "strike", "walkout"]);
    let names = !p.is(phrase.head, AMOUNT | CLAIM | PRONOUN) && !crowd;
    names.then(|| (noun_of(p, origin, &phrase, false), Rule::NounSubject))
}

/// "the toll stood at 36": the subject of what leads to the number.
fn of_the_subject(p: &Passage<'_>, origin: Origin<'_>, place: &Place<'_>) -> Found {
    let f = place.figure();
    if f.noun.is_some() {
        return None;
    }
    let sentence = &p.sentences[f.sentence];
    let adverb = place.change.is_some_and(|c| {
        p.reads_any(c.cue, &["up", "down", "compared"]) && !p.was(c.cue, BE)
            || c.direction.is_none()
            || object_between(p, c.cue, f.left)
    });
    let counted = p.reads(f.left.wrapping_sub(1), "at") && p.is(f.left.wrapping_sub(2), REPORT)
        || (sentence.start..f.left).any(|i| p.reads(i, "number") && p.reads(i + 1, "of"));
    // "the survivors say there were 270": who says so is not who was there
    if p.is(f.left.wrapping_sub(1), BE) && p.reads(f.left.wrapping_sub(2), "there") {
        return None;
    }
    // "has drawn up a list of 470": what is on it is not who drew it up
    if p.reads(f.left.wrapping_sub(1), "of") && p.is(f.left.wrapping_sub(2), DOCUMENT) {
        return None;
    }
    let level = counted
        || place.change.is_some_and(|c| c.part != ChangePart::Amount && !adverb)
        || copular(p, f.left, sentence.start);
    let same = place.last.is_some_and(|(s, _)| s == f.sentence);
    if !level && (same || adverb) {
        return None;
    }
    let phrase = subject_noun(p, f, place.change, sentence)?;
    Some((noun_of(p, origin, &phrase, false), Rule::NounSubject))
}

/// "shot dead 19": those to whom it was done are not those who did it.
fn is_harmed(p: &Passage<'_>, place: &Place<'_>) -> bool {
    let f = place.figure();
    let before = f.left.wrapping_sub(1);
    f.noun.is_none()
        && (p.is(before, STATE)
            || p.reads_any(
                before,
                &[
                    "killing",
                    "wounding",
                    "injuring",
                    "arresting",
                    "detaining",
                    "stabbed",
                    "shot",
                    "beheaded",
                    "murdered",
                    "poisoned",
                    "executed",
                ],
            ))
}

/// "UN estimate of 100,000": what is counted is not said here, and is not what stood before.
fn is_estimate_of(p: &Passage<'_>, place: &Place<'_>) -> bool {
    let f = place.figure();
    f.noun.is_none()
        && p.reads(f.left.wrapping_sub(1), "of")
        && p.reads_any(
            f.left.wrapping_sub(2),
            &["estimate", "estimates", "figure", "claim", "toll", "count", "total"],
        )
}

/// "killed more than 1,700": people, where some were counted before.
fn harmed_people(p: &Passage<'_>, origin: Origin<'_>, place: &Place<'_>) -> Found {
    let f = place.figure();
    if !is_harmed(p, place) {
        return None;
    }
    let phrase = place.figures[..place.index]
        .iter()
        .rev()
        .take_while(|g| g.sentence == f.sentence)
        .find_map(|g| g.noun.as_ref().filter(|n| p.is(n.head, PLURAL)))?;
    Some((noun_of(p, origin, phrase, true), Rule::NounInherited))
}

/// What a number is called that says nothing of what is counted.
const PLAIN: &[&str] = &[
    "real", "true", "actual", "correct", "right", "proper", "overall", "final", "latest", "official",
    "exact", "likely", "own", "total", "honest",
];

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
        crate::language::english::noun::walk(p, start, true)
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
    // "complaints reported to the ombudsman numbered 340": the phrase behind "to" is not counted
    if let Some(r) = &range
        && r.start > floor + 2
        && p.reads(r.start - 1, "to")
        && p.word(r.start - 2).ends_with("ed")
    {
        range = subject::phrase(p, r.start - 2, floor).or(range);
    }
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
        return crate::language::english::noun::walk(p, start + 2, true);
    }
    if let Some(amount) =
        (floor..start).find(|&i| p.reads_any(i, &["number", "numbers", "total"]) && p.reads(i + 1, "of"))
    {
        return crate::language::english::noun::walk(p, amount + 2, true);
    }
    // "The parents’ council has come up with 380": who has the number is not what is counted
    let has = change.is_none() && p.reads_any(verb, &["has", "have", "had"]);
    if has && attribution::is_speaker(p, &range) || p.reads(verb, "put") {
        return None;
    }
    let end = (start..range.end)
        .find(|&i| p.is(i, PREPOSITION) && !p.reads(i, "of") && i > start || p.mark(i, ',') || p.mark(i, '('))
        .unwrap_or(range.end);
    if end == start {
        return None;
    }
    // "the number is 300", "the real figure is closer to 2,900": of what, another sentence says
    let plain = |i: usize| p.is(i, ADJECTIVE) || p.reads_any(i, PLAIN);
    let amount = if end == start + 1 {
        p.is(start, AMOUNT) && !p.reads(start, "toll")
    } else {
        p.reads_any(end - 1, &["number", "figure", "total", "count", "tally", "estimate"])
    };
    if amount && (start..end - 1).all(plain) {
        return None;
    }
    let head =
        (start..end).rev().find(|&i| p.tokens[i].is_word() && !(start..i).any(|j| p.reads(j, "of")))?;
    Some(Phrase { tokens: start..end, head, base: None, kind: PhraseKind::Subject })
}
