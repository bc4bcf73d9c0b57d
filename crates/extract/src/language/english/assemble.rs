//! From figures in tokens to candidates in bytes: elided nouns, sources, changes, subsets, periods, places.

use std::ops::Range;

use crate::candidate::{
    Attribution, Candidate, ChangePart, ChangeRole, CountedNoun, Qualifier, ReadValue, StatusWord,
};
use crate::language::english::attribution::{self, Cue};
use crate::language::english::change;
use crate::language::english::context::{self, Context};
use crate::language::english::figure::Figure;
use crate::language::english::lexicon::{CLAIM, CONJUNCTION, GROUP, PERSON, PLACE, PREPOSITION, PRONOUN};
use crate::language::english::noun::PhraseKind;
use crate::language::english::rejection::{self, Rejection, Which};
use crate::language::english::{elision, multiple, period, place, qualifier, subject, subset};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::source_map::SourceMap;
use crate::span::Span;
use crate::token::Kind;

/// What one passage leaves for the next.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory {
    /// The last person that was named.
    pub(crate) person: Option<Span>,
    /// The last body or document that was named.
    pub(crate) body: Option<Span>,
    /// The last counted noun.
    pub(crate) noun: Option<CountedNoun>,
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

/// A candidate with what its sentence says around it, where that was asked for.
#[derive(Debug)]
pub(crate) struct Sighting {
    pub(crate) candidate: Candidate,
    pub(crate) context: Option<Box<Context>>,
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
    rejections: Vec<Rejection>,
}

/// The byte offset of a passage within the clean text, and the way back to the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'m> {
    pub(crate) map: &'m SourceMap,
    pub(crate) offset: usize,
}

impl Origin<'_> {
    pub(crate) fn span(&self, p: &Passage<'_>, tokens: &Range<usize>) -> Span {
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
            let owned = is_owned(p, &cue.source);
            if pronoun || owned {
                let personal = p.reads_any(cue.source.start, &["he", "she", "his", "her"]);
                let outer = attribution::outer_speaker(p, sentence, cue.source.start)
                    .or_else(|| speaker_before(p, sentence, cue.source.start, personal, owned))
                    .map(|r| origin.span(p, &r));
                // "Its licence runs for 14 years": of whom is not said where the sentence does not say it
                let before = if personal { memory.person } else { memory.body.or(memory.person) };
                s.antecedents.push(outer.or(before.filter(|_| pronoun)));
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

/// "its own inspection", "her office": what belongs to a speaker and has no name of its own.
fn is_owned(p: &Passage<'_>, source: &Range<usize>) -> bool {
    source.len() > 1
        && p.reads_any(source.start, &["its", "their", "his", "her"])
        && !source.clone().skip(1).any(|i| {
            // "his own agency’s ledger" is of a body by itself
            p.tokens[i].capital || p.is(i, GROUP) || p.tokens[i].kind == Kind::Possessive
        })
}

/// Whom a pronoun stands for behind another clause of its sentence: "The mayors came to another result: it speaks of 7,900".
fn speaker_before(
    p: &Passage<'_>,
    sentence: &Range<usize>,
    pronoun: usize,
    personal: bool,
    owned: bool,
) -> Option<Range<usize>> {
    let mark = pronoun.checked_sub(1).filter(|&i| i > sentence.start)?;
    // "…, and it": the conjunction stands between
    let mark = if p.is(mark, CONJUNCTION) { mark - 1 } else { mark };
    if !(p.mark(mark, ';') || p.mark(mark, ':') || p.mark(mark, ',') && !owned) {
        return None;
    }
    let first = attribution::first_subject(p, sentence, mark)?;
    let speaks = subject::may_speak(p, &first) && !p.is(first.start, PRONOUN) && !is_owned(p, &first);
    (speaks && subject::is_person(p, &first) == personal).then_some(first)
}

/// A denial of a number that its sentence does not repeat, in the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Denial {
    /// Who denies.
    pub(crate) by: Span,
    /// The words that deny.
    pub(crate) cue: Span,
    pub(crate) which: Which,
}

/// The denials of a passage, once its sources are known.
pub(crate) fn denials(p: &Passage<'_>, origin: Origin<'_>, s: &mut Scratch, out: &mut Vec<Denial>) {
    for (k, sentence) in p.sentences.iter().enumerate() {
        s.rejections.clear();
        let bounds = s.bounds.get(k).cloned().unwrap_or_default();
        rejection::find(p, sentence, &s.cues[bounds.clone()], &mut s.rejections);
        for found in &s.rejections {
            let antecedent =
                bounds.clone().find(|&i| s.cues[i].source == found.by).and_then(|i| s.antecedents[i]);
            out.push(Denial {
                by: antecedent.unwrap_or_else(|| origin.span(p, &found.by)),
                cue: origin.span(p, &found.cue),
                which: found.which,
            });
        }
    }
}

/// A multiple of another figure, in the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Multiplied {
    pub(crate) span: Span,
    pub(crate) sentence: Span,
    pub(crate) times: f64,
    pub(crate) qualifier: Qualifier,
    /// What stands behind it is what it is a multiple of.
    pub(crate) leads_to_base: bool,
    /// Who says so.
    pub(crate) by: Option<Span>,
}

/// The multiples of a passage, once its sources are known.
pub(crate) fn multiples(p: &Passage<'_>, origin: Origin<'_>, s: &Scratch, out: &mut Vec<Multiplied>) {
    let mut found = Vec::new();
    for (k, sentence) in p.sentences.iter().enumerate() {
        found.clear();
        multiple::find(p, sentence, &mut found);
        let bounds = s.bounds.get(k).cloned().unwrap_or_default();
        for m in &found {
            let cue = attribution::choose(&s.cues[bounds.clone()], m.tokens.start);
            let by = cue.and_then(|c| bounds.clone().find(|&i| std::ptr::eq(&s.cues[i], c)));
            out.push(Multiplied {
                span: origin.span(p, &m.tokens),
                sentence: origin.span(p, sentence),
                times: m.times,
                qualifier: m.qualifier,
                leads_to_base: m.leads_to_base,
                by: by.map(|i| s.antecedents[i].unwrap_or_else(|| origin.span(p, &s.cues[i].source))),
            });
        }
    }
}

/// Makes candidates of the figures in `s`.
pub(crate) fn candidates(
    p: &Passage<'_>,
    origin: Origin<'_>,
    memory: &mut Memory,
    s: &mut Scratch,
    with_context: bool,
    out: &mut impl FnMut(Sighting),
) {
    let mut last_noun: Option<(usize, CountedNoun)> = None;
    let mut sentence_ready = usize::MAX;
    for k in 0..s.figures.len() {
        let f = s.figures[k].clone();
        let sentence = p.sentences[f.sentence].clone();
        if f.sentence != sentence_ready {
            sentence_ready = f.sentence;
            period::find(p, &sentence, &mut s.periods);
            let cues = &s.cues[s.bounds.get(f.sentence).cloned().unwrap_or_default()];
            place::find(p, &sentence, cues, &mut s.places);
        }
        // few figures have more rules to them
        let mut why = Vec::with_capacity(8);
        why.push(f.number.rule);
        if is_ambiguous(p, &f) || is_short_end(&f) {
            why.push(Rule::AmbiguousMark);
        }
        if p.tokens[f.number.tokens.clone()].iter().any(|token| token.masked) {
            why.push(Rule::HiddenMark);
        }
        let qualifier = hedged(&f, &mut why);
        let found =
            change::find(p, f.left, f.right, &sentence).or_else(|| change::follows(p, f.right, &sentence));
        let place = elision::Place {
            figures: &s.figures,
            index: k,
            change: found,
            last: last_noun,
            before: memory.noun,
        };
        let noun = elision::noun(p, origin, &place, &mut why);
        if let Some(kept) = noun.and_then(|n| goes_on(p, &f, n, last_noun)) {
            last_noun = Some((f.sentence, kept));
            // What a share is of does not go on beyond its paragraph.
            memory.noun = Some(kept).filter(|k| noun.is_some_and(|n| n.head == k.head)).or(memory.noun);
        }
        let change = found.map(|c| {
            why.push(Rule::PartOfChange);
            ChangeRole { direction: c.direction, part: c.part, cue: origin.span(p, &(c.cue..c.cue + 1)) }
        });
        let subset_of = subset::find(p, &s.figures, k).map(|w| origin.span(p, &s.figures[w].number.tokens));
        if subset_of.is_some() {
            why.push(Rule::SubsetOf);
        }
        let source = source(p, s, &f);
        let attribution = source.map(|(i, carried)| {
            why.push(if carried { Rule::SourceCarried } else { s.cues[i].rule });
            if s.antecedents[i].is_some() {
                why.push(Rule::SourcePronoun);
            }
            ascribed(p, origin, s, i, carried)
        });
        let said = source.and_then(|(i, _)| status_of(&s.cues[i]));
        let status = status(p, &f, &sentence).or(said).or(match &change {
            Some(ChangeRole { part: ChangePart::Earlier, direction: None, .. }) => {
                Some(StatusWord::Superseded)
            }
            _ => None,
        });
        let marks = [
            (status.is_some(), Rule::StatusCue),
            (p.role.furniture, Rule::Furniture),
            (p.role.heading, Rule::Heading),
        ];
        why.extend(marks.into_iter().filter_map(|(holds, rule)| holds.then_some(rule)));
        let confidence = why.iter().map(|r| r.weight()).product();
        let chosen = period::choose(p, &s.periods, f.left, f.right);
        let context = with_context.then(|| {
            let sources = Sources {
                chosen: source.map(|(i, _)| &s.cues[i]),
                reporter: source.and_then(|(i, _)| reporter(p, origin, s, &f, i)),
            };
            let mut context = context::read(p, origin, &s.figures, k, &sources);
            context.dates_document =
                chosen.as_ref().is_some_and(|r| context::dates_document(p, r, sentence.start));
            Box::new(context)
        });
        let candidate = Candidate {
            span: origin.span(p, &f.number.tokens),
            value: f.number.value,
            qualifier,
            qualifier_span: f.hedge.as_ref().map(|h| origin.span(p, &h.tokens)),
            interval: f.interval,
            noun,
            change,
            status,
            subset_of,
            attribution,
            period: chosen.map(|r| origin.span(p, &r)),
            place: place::choose(p, &s.places, f.left, f.right).map(|r| origin.span(p, &r)),
            furniture: p.role.furniture,
            heading: p.role.heading,
            why,
            confidence,
        };
        out(Sighting { candidate, context });
    }
}

/// What a cue says became of the number.
fn status_of(cue: &Cue) -> Option<StatusWord> {
    if cue.denies {
        Some(StatusWord::Denied)
    } else if cue.early {
        Some(StatusWord::Superseded)
    } else {
        None
    }
}

/// "1.200 people" may be 1,200 and "12,00 people" 12: nobody counts people in thousandths. "1/0", "1e400" and "0x1F" are no
/// numbers of anything.
fn is_ambiguous(p: &Passage<'_>, f: &Figure) -> bool {
    let word = p.word(f.number.tokens.start);
    let counted = f.noun.as_ref().is_some_and(|n| n.kind == PhraseKind::Counted && p.is(n.head, PERSON));
    let part = |mark: u8| {
        let digits = word.as_bytes();
        digits.iter().position(|&b| b == mark).map(|at| (&digits[..at], &digits[at + 1..]))
    };
    let thousands = part(b'.').is_some_and(|(whole, rest)| {
        rest.len() == 3
            && (1..=3).contains(&whole.len())
            && whole[0] != b'0'
            && whole.iter().chain(rest).all(u8::is_ascii_digit)
    });
    let cents = part(b',').is_some_and(|(whole, rest)| rest.len() < 3 && !whole.is_empty());
    let Range { start, end } = f.number.tokens.clone();
    let joined = |mark: usize, other: usize| {
        p.mark(mark, '/') && p.glued(mark) && p.is_number(other) && p.glued(other.max(mark))
    };
    let slashed = joined(end, end + 1) || start >= 2 && joined(start - 1, start - 2) && p.glued(start);
    let raised = p.reads(end, "e") && p.glued(end) && p.is_number(end + 1) && p.glued(end + 1);
    let crossed = |x: usize| p.reads(x, "x") && p.glued(x) && x > 0 && p.word(x - 1) == "0";
    let hexadecimal = crossed(end) || start > 0 && crossed(start - 1) && p.glued(start);
    f.number.tokens.len() == 1 && (counted && thousands || cents || slashed || raised || hexadecimal)
}

/// "between 2 and 3,500": the first end may be 2 or 2,000.
fn is_short_end(f: &Figure) -> bool {
    match f.number.value {
        ReadValue::Range { low, high } => {
            f.number.rule == Rule::Between && low < 100.0 && high >= 1000.0 && low < high / 1000.0
        }
        ReadValue::Point(_) | ReadValue::Share(_) | ReadValue::Vague { .. } => false,
    }
}

/// What the hedge makes of the number.
fn hedged(f: &Figure, why: &mut Vec<Rule>) -> Qualifier {
    let Some(h) = &f.hedge else { return qualifier::plain(f.number.value) };
    why.push(if h.after { Rule::HedgeAfter } else { Rule::HedgeBefore });
    match f.number.value {
        _ if f.number.bounds => Qualifier::Range,
        ReadValue::Range { .. } => Qualifier::Range,
        ReadValue::Vague { .. } if matches!(h.qualifier, Qualifier::Exact | Qualifier::About) => {
            Qualifier::Vague
        }
        ReadValue::Vague { .. } | ReadValue::Point(_) | ReadValue::Share(_) => h.qualifier,
    }
}

/// The noun that later figures may leave out.
fn goes_on(
    p: &Passage<'_>,
    f: &Figure,
    noun: CountedNoun,
    last: Option<(usize, CountedNoun)>,
) -> Option<CountedNoun> {
    if noun.inherited {
        return None;
    }
    let unit =
        f.noun.as_ref().filter(|x| matches!(x.kind, PhraseKind::Unit | PhraseKind::Money | PhraseKind::Time));
    if unit.is_some_and(|x| x.base.is_none()) && last.is_some() {
        return None;
    }
    // "2,345 people in 14 districts, killing 61": what stands in a phrase of place is not what goes on
    let before = f.left.wrapping_sub(1);
    let aside = last.is_some_and(|(s, _)| s == f.sentence)
        && p.reads_any(before, &["in", "across", "from", "within", "over", "at", "through", "of"])
        // "In a poll that it held in seven villages, the initiative arrived at 43,000": nor in a sentence of its own
        || last.is_some() && p.reads_any(before, &["in", "across", "within", "at"]) && p.is(noun_head(f), PLACE);
    if aside || is_in_relative(p, f) {
        return None;
    }
    let base = noun.base.filter(|_| unit.is_some_and(|x| x.kind == PhraseKind::Unit));
    Some(base.map_or(noun, |b| CountedNoun { span: b, head: b, base: None, inherited: false }))
}

/// The token that heads the noun of a figure, or its own first one.
fn noun_head(f: &Figure) -> usize {
    f.noun.as_ref().map_or(f.left, |n| n.head)
}

/// "the committee, in which eleven villages meet, has a list of 470": what is said of a subject aside is not what goes on behind it.
fn is_in_relative(p: &Passage<'_>, f: &Figure) -> bool {
    let sentence = &p.sentences[f.sentence];
    let open = (sentence.start..f.left).rev().find(|&i| p.mark(i, ','));
    let placed = |i: usize| {
        p.reads(i, "where") || p.is(i, PREPOSITION) && p.reads_any(i + 1, &["which", "whom", "whose"])
    };
    open.is_some_and(|i| placed(i + 1)) && (f.right..sentence.end).any(|i| p.mark(i, ','))
}

/// The sources that answer for a figure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sources<'s> {
    /// The one that is given.
    pub(crate) chosen: Option<&'s Cue>,
    /// The speaker of the sentence, where that is another.
    pub(crate) reporter: Option<Attribution>,
}

/// The index of the cue that answers for a figure, and whether it is carried over from another sentence.
fn source(p: &Passage<'_>, s: &Scratch, f: &Figure) -> Option<(usize, bool)> {
    let at = f.number.tokens.start;
    let bounds = s.bounds.get(f.sentence).cloned().unwrap_or_default();
    if let Some(found) = attribution::choose(&s.cues[bounds.clone()], at) {
        // "Minister cites 312 files to answer estimate of 40,000": the estimate is not the minister’s
        let answered = p.reads(f.left.wrapping_sub(1), "of")
            && p.is(f.left.wrapping_sub(2), CLAIM)
            && (found.cue.end..f.left).any(|i| {
                p.reads_any(i, &["answer", "counter", "rebut", "refute", "dismiss", "reject", "dispute"])
            });
        if answered && found.rule == Rule::SourceSubject {
            return None;
        }
        let found = whose(p, &s.cues[bounds.clone()], found);
        return Some((
            bounds.clone().find(|&i| std::ptr::eq(&s.cues[i], found)).unwrap_or(bounds.start),
            false,
        ));
    }
    // The speaker of a quotation that goes on: the sentence after it, else the one before.
    let quoted = p.in_quotation(at);
    if quoted && let Some(i) = speaker_behind(p, s, f.sentence) {
        return Some((i, true));
    }
    // "640 homes without power. Source: Ilvar Grid."
    if let Some(next) = s.bounds.get(f.sentence + 1)
        && let Some(i) = next.clone().find(|&i| s.cues[i].scope.is_empty())
    {
        return Some((i, true));
    }
    // "Source: Dalby Grid. Homes without power: 12,600."
    if f.sentence == 1
        && let Some(i) = s.bounds[0].clone().find(|&i| s.cues[i].scope.is_empty())
    {
        return Some((i, true));
    }
    if f.sentence > 0 && (quoted || anaphoric(p, &p.sentences[f.sentence])) {
        let previous = s.bounds[f.sentence - 1].clone();
        return previous.rev().find(|&i| !s.cues[i].denies).map(|i| (i, true));
    }
    None
}

/// "The league says that its members reported 190": those who belong to a speaker report for it.
fn whose<'c>(p: &Passage<'_>, cues: &'c [Cue], found: &'c Cue) -> &'c Cue {
    if !p.reads_any(found.source.start, &["its", "their", "his", "her"]) {
        return found;
    }
    // "The premier boasts of 15,000 homes; his agency shows 4,870" is not what he tells
    let turns = |from: usize| (from..found.source.start).any(|i| p.mark(i, ';') || p.is_number(i));
    let tells = |c: &&Cue| {
        c.rule == Rule::SourceSubject && c.cue.end <= found.source.start && !c.denies && !turns(c.cue.end)
    };
    cues.iter().filter(tells).max_by_key(|c| c.cue.start).unwrap_or(found)
}

/// The sentences of a quotation that are looked through for its speaker.
const QUOTATION: usize = 6;

/// Who is named as the speaker behind a quotation that goes on from the sentence.
fn speaker_behind(p: &Passage<'_>, s: &Scratch, sentence: usize) -> Option<usize> {
    for (k, bounds) in s.bounds.iter().enumerate().skip(sentence + 1).take(QUOTATION) {
        let named = |&i: &usize| matches!(s.cues[i].rule, Rule::SourceTrailing | Rule::SourceInverted);
        if let Some(i) = bounds.clone().find(named) {
            return Some(i);
        }
        // the quotation ends here, and nobody is named
        if p.sentences[k].end < p.len() && !p.in_quotation(p.sentences[k].end) {
            return None;
        }
    }
    None
}

/// The attribution that a cue makes.
fn ascribed(p: &Passage<'_>, origin: Origin<'_>, s: &Scratch, index: usize, carried: bool) -> Attribution {
    let cue = &s.cues[index];
    Attribution {
        source: origin.span(p, &cue.source),
        antecedent: s.antecedents[index],
        cue: origin.span(p, &cue.cue),
        carried,
    }
}

/// The speaker of the sentence, where the figure is ascribed to another: "the minister said that the estimate of X".
fn reporter(
    p: &Passage<'_>,
    origin: Origin<'_>,
    s: &Scratch,
    f: &Figure,
    chosen: usize,
) -> Option<Attribution> {
    let bounds = s.bounds.get(f.sentence)?.clone();
    let speaks = |i: &usize| {
        let cue = &s.cues[*i];
        *i != chosen
            && matches!(cue.rule, Rule::SourceSubject | Rule::SourceTrailing | Rule::SourceInverted)
            && cue.scope.contains(&f.number.tokens.start)
            && cue.source != s.cues[chosen].source
    };
    bounds.clone().find(speaks).map(|i| ascribed(p, origin, s, i, false))
}

/// The sentence leans on the one before: "Of those", "By nightfall the count", "It also".
fn anaphoric(p: &Passage<'_>, sentence: &Range<usize>) -> bool {
    let i = sentence.start;
    p.is(i, PRONOUN) && !p.reads_any(i, &["we", "i", "you"])
        || p.reads_any(i, &["another", "among", "these", "those", "the", "by"])
            && (i..sentence.end.min(i + 6)).any(|k| {
                p.reads_any(
                    k,
                    &[
                        "those", "them", "these", "number", "figure", "toll", "count", "total", "tally",
                        "estimate",
                    ],
                )
            })
        || (i..sentence.end.min(i + 4))
            .any(|k| p.reads(k, "of") && p.reads_any(k + 1, &["them", "those", "these", "whom"]))
}

/// "an earlier version said", "nowhere near", "not ninety as circulated".
fn status(p: &Passage<'_>, f: &Figure, sentence: &Range<usize>) -> Option<StatusWord> {
    if (sentence.start..f.left)
        .any(|i| p.reads(i, "earlier") && p.reads_any(i + 1, &["version", "article", "story", "report"]))
    {
        return Some(StatusWord::Corrected);
    }
    if f.hedge.as_ref().is_some_and(|h| h.qualifier == Qualifier::FarBelow) {
        return Some(StatusWord::Denied);
    }
    if rejection::behind(p, f, sentence.end).is_some() {
        return Some(StatusWord::Denied);
    }
    if f.left > sentence.start
        && p.reads(f.left - 1, "not")
        && f.left >= 2
        && (p.mark(f.left - 2, ',') || p.reads(f.left - 2, "and"))
    {
        return Some(StatusWord::Denied);
    }
    None
}
