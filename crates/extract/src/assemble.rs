//! From figures in tokens to candidates in bytes: elided nouns, sources, changes, subsets, periods, places.

use std::ops::Range;

use crate::attribution::{self, Cue};
use crate::candidate::{Attribution, Candidate, Change, ChangePart, Noun, Qualifier, Status, Value};
use crate::change;
use crate::figure::Figure;
use crate::lexicon::{AMOUNT, BE, DETERMINER, PREPOSITION, PRONOUN};
use crate::noun::{Phrase, PhraseKind};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::source_map::SourceMap;
use crate::span::Span;
use crate::{period, place, qualifier, subject};

/// What one passage leaves for the next.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory {
    /// The last person that was named.
    pub(crate) person: Option<Span>,
    /// The last body or document that was named.
    pub(crate) body: Option<Span>,
    /// The last counted noun.
    pub(crate) noun: Option<Noun>,
}

impl Memory {
    fn name(&mut self, p: &Passage<'_>, origin: Origin<'_>, source: &Range<usize>) {
        let span = Some(origin.span(p, source));
        if subject::is_person(p, source) {
            self.person = span;
        } else {
            self.body = span;
        }
    }
}

/// Buffers that are used again for each passage.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(crate) figures: Vec<Figure>,
    cues: Vec<Cue>,
    /// For each sentence, the range of its cues.
    bounds: Vec<Range<usize>>,
    periods: Vec<Range<usize>>,
    places: Vec<Range<usize>>,
    antecedents: Vec<Option<Span>>,
}

/// The byte offset of a passage within the clean text, and the way back to the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'m> {
    pub(crate) map: &'m SourceMap,
    pub(crate) offset: usize,
}

impl Origin<'_> {
    fn span(&self, p: &Passage<'_>, tokens: &Range<usize>) -> Span {
        let (start, end) = p.bytes(tokens);
        self.map.span(self.offset + start, self.offset + end)
    }
}

/// Finds the sources of every sentence, and resolves their pronouns.
pub(crate) fn sources(p: &Passage<'_>, origin: Origin<'_>, memory: &mut Memory, s: &mut Scratch) {
    s.cues.clear();
    s.bounds.clear();
    s.antecedents.clear();
    for sentence in &p.sentences {
        let from = s.cues.len();
        attribution::cues(p, sentence, &mut s.cues);
        s.bounds.push(from..s.cues.len());
        let mut named = false;
        for cue in &s.cues[from..] {
            let pronoun = cue.source.len() == 1 && p.is(cue.source.start, PRONOUN);
            if pronoun {
                let personal = p.reads_any(cue.source.start, &["he", "she"]);
                s.antecedents.push(if personal { memory.person } else { memory.body.or(memory.person) });
            } else {
                s.antecedents.push(None);
                memory.name(p, origin, &cue.source);
                named = true;
            }
        }
        if !named && s.cues.len() == from {
            // A subject that may speak is remembered for "he said" and "it shows" in the next sentence.
            if let Some(r) = attribution::first_subject(p, sentence, sentence.start + 24)
                .filter(|r| subject::may_speak(p, r) && !p.is(r.start, PRONOUN))
            {
                memory.name(p, origin, &r);
            }
        }
    }
}

/// Makes candidates of the figures in `s`.
pub(crate) fn candidates(
    p: &Passage<'_>,
    origin: Origin<'_>,
    memory: &mut Memory,
    s: &mut Scratch,
    out: &mut impl FnMut(Candidate),
) {
    let mut last_noun: Option<(usize, Noun)> = None;
    let mut sentence_ready = usize::MAX;
    for k in 0..s.figures.len() {
        let f = s.figures[k].clone();
        let sentence = p.sentences[f.sentence].clone();
        if f.sentence != sentence_ready {
            sentence_ready = f.sentence;
            period::find(p, &sentence, &mut s.periods);
            place::find(p, &sentence, &mut s.places);
        }
        let mut why = vec![f.number.rule];
        let (qualifier, qualifier_span) = match &f.hedge {
            Some(h) => {
                why.push(if h.after { Rule::HedgeAfter } else { Rule::HedgeBefore });
                let span = Some(origin.span(p, &h.tokens));
                match f.number.value {
                    _ if f.number.bounds => (Qualifier::Range, span),
                    Value::Range { .. } => (Qualifier::Range, span),
                    Value::Vague { .. }
                        if h.qualifier == Qualifier::Exact || h.qualifier == Qualifier::About =>
                    {
                        (Qualifier::Vague, span)
                    }
                    _ => (h.qualifier, span),
                }
            }
            None => (qualifier::plain(f.number.value), None),
        };
        let change =
            change::find(p, f.left, f.right, &sentence).or_else(|| change::follows(p, f.right, &sentence));
        let noun = noun(p, origin, &s.figures, k, change, last_noun, memory, &mut why);
        if let Some(n) = noun.filter(|n| !n.inherited) {
            let unit = f.noun.as_ref().is_some_and(|x| {
                matches!(x.kind, PhraseKind::Unit | PhraseKind::Money | PhraseKind::Time) && x.base.is_none()
            });
            if !unit || last_noun.is_none() {
                let kept = n
                    .base
                    .filter(|_| f.noun.as_ref().is_some_and(|x| x.kind == PhraseKind::Unit))
                    .map_or(n, |b| Noun { span: b, head: b, base: None, inherited: false });
                // "2,345 people in 14 districts, killing 61": what stands in a phrase of place is not what goes on
                let aside = p.reads_any(
                    f.left.wrapping_sub(1),
                    &["in", "across", "from", "within", "over", "at", "through", "of"],
                ) && last_noun.is_some_and(|(s, _)| s == f.sentence);
                if !aside {
                    last_noun = Some((f.sentence, kept));
                    memory.noun = Some(kept);
                }
            }
        }
        let change = change.map(|c| {
            why.push(Rule::PartOfChange);
            Change { direction: c.direction, part: c.part, cue: origin.span(p, &(c.cue..c.cue + 1)) }
        });
        let subset_of = subset(p, &s.figures, k).map(|w| origin.span(p, &s.figures[w].number.tokens));
        if subset_of.is_some() {
            why.push(Rule::SubsetOf);
        }
        let (attribution, cue_status) = source(p, origin, s, &f, memory, &mut why);
        let status = status(p, &f, &sentence).or(cue_status).or(match &change {
            Some(Change { part: ChangePart::Earlier, direction: None, .. }) => Some(Status::Superseded),
            _ => None,
        });
        if status.is_some() {
            why.push(Rule::StatusCue);
        }
        let period = period::choose(&s.periods, f.left, f.right).map(|r| origin.span(p, &r));
        let place = place::choose(&s.places, f.left, f.right).map(|r| origin.span(p, &r));
        if p.role.furniture {
            why.push(Rule::Furniture);
        }
        if p.role.heading {
            why.push(Rule::Heading);
        }
        let confidence = why.iter().map(|r| r.weight()).product();
        out(Candidate {
            span: origin.span(p, &f.number.tokens),
            value: f.number.value,
            qualifier,
            qualifier_span,
            noun,
            change,
            status,
            subset_of,
            attribution,
            period,
            place,
            furniture: p.role.furniture,
            heading: p.role.heading,
            why,
            confidence,
        });
    }
}

fn noun_of(p: &Passage<'_>, origin: Origin<'_>, phrase: &Phrase, inherited: bool) -> Noun {
    Noun {
        span: origin.span(p, &phrase.tokens),
        head: origin.span(p, &(phrase.head..phrase.head + 1)),
        base: phrase.base.as_ref().map(|b| origin.span(p, b)),
        inherited,
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one figure's context, used here only")]
fn noun(
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
    if p.reads(f.number.tokens.end, "of") || p.reads_all(f.number.tokens.end, &["out", "of"]) {
        if let Some(next) =
            figures.get(k + 1).filter(|n| n.left <= f.number.tokens.end + 4 && n.sentence == f.sentence)
        {
            if let Some(phrase) = next.noun.as_ref().filter(|x| x.kind == PhraseKind::Counted) {
                why.push(Rule::NounBase);
                return Some(noun_of(p, origin, phrase, true));
            }
        }
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
    if f.noun.is_none() && f.left >= sentence.start + 2 && p.mark(f.left - 1, ':') {
        if let Some(range) = subject::phrase(p, f.left - 1, sentence.start) {
            let start = range.clone().find(|&i| !p.is(i, DETERMINER)).unwrap_or(range.start);
            why.push(Rule::NounBefore);
            return Some(noun_of(
                p,
                origin,
                &Phrase {
                    tokens: start..range.end,
                    head: range.end - 1,
                    base: None,
                    kind: PhraseKind::Subject,
                },
                false,
            ));
        }
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
        if level || same.is_none() && !adverb {
            if let Some(phrase) = subject_noun(p, f, change, sentence) {
                why.push(Rule::NounSubject);
                return Some(noun_of(p, origin, &phrase, false));
            }
        }
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
    if range.as_ref().is_none_or(|r| p.is(r.start, PRONOUN)) {
        range = attribution::first_subject(p, sentence, verb + 1);
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

/// The figure that this one is a part of: "35 of the 91", "Of seven trawlers, five", "six of whom".
fn subset(p: &Passage<'_>, figures: &[Figure], k: usize) -> Option<usize> {
    let f = &figures[k];
    let end = f.right.max(f.number.tokens.end);
    let of = |i: usize| p.reads(i, "of") || p.reads_all(i, &["out", "of"]);
    if of(f.number.tokens.end) || of(end) {
        if let Some(next) = figures.get(k + 1) {
            let gap = next.left.checked_sub(f.number.tokens.end)?;
            if next.sentence == f.sentence
                && gap <= 5
                && (f.number.tokens.end..next.left)
                    .all(|i| p.is(i, DETERMINER | PREPOSITION) || p.reads_any(i, &["of", "out"]))
            {
                return Some(k + 1);
            }
        }
    }
    let previous = k.checked_sub(1)?;
    if f.noun.as_ref().is_some_and(|n| n.kind == PhraseKind::Pronoun) {
        return Some(previous);
    }
    let g = &figures[previous];
    if g.sentence == f.sentence {
        let before = g.left.checked_sub(1);
        if before.is_some_and(|i| p.reads(i, "of") && (i == p.sentences[f.sentence].start))
            || before.is_some_and(|i| {
                p.is(i, DETERMINER) && i > 0 && p.reads(i - 1, "of") && i - 1 == p.sentences[f.sentence].start
            })
        {
            return Some(previous);
        }
        if (g.right..f.left).any(|i| p.reads(i, "including")) && f.left - g.right <= 6 {
            return Some(previous);
        }
    }
    None
}

fn source(
    p: &Passage<'_>,
    origin: Origin<'_>,
    s: &Scratch,
    f: &Figure,
    memory: &Memory,
    why: &mut Vec<Rule>,
) -> (Option<Attribution>, Option<Status>) {
    let at = f.number.tokens.start;
    let _ = memory;
    let bounds = s.bounds.get(f.sentence).cloned().unwrap_or_default();
    let record = |index: usize, carried: bool, why: &mut Vec<Rule>| {
        let cue = &s.cues[index];
        why.push(if carried { Rule::SourceCarried } else { cue.rule });
        let antecedent = s.antecedents[index];
        if antecedent.is_some() {
            why.push(Rule::SourcePronoun);
        }
        let status = if cue.denies {
            Some(Status::Denied)
        } else if cue.early {
            Some(Status::Superseded)
        } else {
            None
        };
        (
            Some(Attribution {
                source: origin.span(p, &cue.source),
                antecedent,
                cue: origin.span(p, &cue.cue),
                carried,
            }),
            status,
        )
    };
    if let Some(found) = attribution::choose(&s.cues[bounds.clone()], at) {
        let index = bounds.clone().find(|&i| std::ptr::eq(&s.cues[i], found)).unwrap_or(bounds.start);
        return record(index, false, why);
    }
    // The speaker of a quotation that goes on: the sentence after it, else the one before.
    let quoted = p.in_quotation(at);
    if quoted {
        if let Some(next) = s.bounds.get(f.sentence + 1) {
            if let Some(i) =
                next.clone().find(|&i| matches!(s.cues[i].rule, Rule::SourceTrailing | Rule::SourceInverted))
            {
                return record(i, true, why);
            }
        }
    }
    if f.sentence > 0 && (quoted || anaphoric(p, &p.sentences[f.sentence])) {
        let previous = s.bounds[f.sentence - 1].clone();
        if let Some(i) = previous.rev().find(|&i| !s.cues[i].denies) {
            return record(i, true, why);
        }
    }
    (None, None)
}

/// The sentence leans on the one before: "Of those", "By nightfall the count", "It also".
fn anaphoric(p: &Passage<'_>, sentence: &Range<usize>) -> bool {
    let i = sentence.start;
    p.is(i, PRONOUN)
        || p.reads_any(i, &["another", "among", "these", "those", "the", "by"])
            && (i..sentence.end.min(i + 6)).any(|k| {
                p.reads_any(
                    k,
                    &["those", "them", "these", "number", "figure", "toll", "count", "total", "tally"],
                )
            })
        || (i..sentence.end.min(i + 4))
            .any(|k| p.reads(k, "of") && p.reads_any(k + 1, &["them", "those", "these", "whom"]))
}

/// "an earlier version said", "nowhere near", "not ninety as circulated".
fn status(p: &Passage<'_>, f: &Figure, sentence: &Range<usize>) -> Option<Status> {
    if (sentence.start..f.left)
        .any(|i| p.reads(i, "earlier") && p.reads_any(i + 1, &["version", "article", "story", "report"]))
    {
        return Some(Status::Corrected);
    }
    if f.hedge.as_ref().is_some_and(|h| h.qualifier == Qualifier::FarBelow) {
        return Some(Status::Denied);
    }
    if f.left > sentence.start
        && p.reads(f.left - 1, "not")
        && f.left >= 2
        && (p.mark(f.left - 2, ',') || p.reads(f.left - 2, "and"))
    {
        return Some(Status::Denied);
    }
    None
}
