//! What a sentence says of a figure beside the number: how it came about, how it counts over time, how sure it is, against whom.

mod contrast;
mod ground;

use std::ops::Range;

use crate::article::{Certainty, Counting, Ground, OppositionKind};
use crate::language::english::assemble::{Origin, Sources};
use crate::language::english::attribution;
use crate::language::english::figure::Figure;
use crate::language::english::lexicon::{
    ADVERB, BE, CONJUNCTION, DETERMINER, DOCUMENT, GROUP, NUMBER_WORD, PERSON, PLACE, PREPOSITION, ROLE, WH,
};
use crate::language::english::noun::PhraseKind;
use crate::language::english::period;
use crate::passage::Passage;
use crate::span::Span;
use crate::token::Kind;

/// How far to the left of a number its verb is looked for, in tokens.
const LEFT: usize = 14;

/// How far to the right of a figure words are taken to speak of it.
const RIGHT: usize = 12;

/// What stands around a figure.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub(crate) sentence: Span,
    pub(crate) ground: Option<(Ground, Span)>,
    pub(crate) counting: Option<(Counting, Span)>,
    pub(crate) certainty: Option<(Certainty, Span)>,
    /// Who counted, where the speaker reports what somebody else did.
    pub(crate) counter: Option<Span>,
    /// The speaker of the sentence, where the figure itself is ascribed to another.
    pub(crate) reporter: Option<crate::Attribution>,
    /// What sets this figure against the one before it.
    pub(crate) contrast: Option<(OppositionKind, Span)>,
    /// The sentence sets itself against the one before: "But …".
    pub(crate) turns: Option<Span>,
    /// "this proves": the speaker rests a denial on what was said before.
    pub(crate) proof: Option<Span>,
    /// The numbers of which this one may be a part, where the wording does not say of which.
    pub(crate) wholes: Vec<Span>,
    /// A number that only describes another figure: "of seven nationalities".
    pub(crate) aside: bool,
    /// The period belongs to a document: "a report released in August".
    pub(crate) dates_document: bool,
    /// What is said of those who are counted: "are held in brickworks".
    pub(crate) predicate: Option<Span>,
    /// People are counted.
    pub(crate) is_person: bool,
    /// What was done to the counted, right before the number: "closed" in "closed 84 workshops".
    pub(crate) deed: Option<Span>,
    /// The document that gives the figure, where one is named.
    pub(crate) document: Option<Span>,
    /// The places that a list names behind the figure.
    pub(crate) places: Vec<Span>,
    /// It speaks of a number that was said before: "those 73 complaints", "the official toll of 118".
    pub(crate) refers: bool,
    /// What is said of those who are counted is that they died.
    pub(crate) is_death: bool,
    /// The source says only that another said it: "repeated that".
    pub(crate) restates: bool,
}

/// Reads the context of the figure at `k`.
pub(crate) fn read(
    p: &Passage<'_>,
    origin: Origin<'_>,
    figures: &[Figure],
    k: usize,
    sources: &Sources<'_>,
) -> Context {
    let f = &figures[k];
    let sentence = p.sentences[f.sentence].clone();
    let previous = k.checked_sub(1).map(|i| &figures[i]).filter(|g| g.sentence == f.sentence);
    let next = figures.get(k + 1).filter(|g| g.sentence == f.sentence);
    let window = Window {
        from: f.left.saturating_sub(LEFT).max(previous.map_or(sentence.start, |g| g.number.tokens.end)),
        left: f.left,
        right: f.right,
        to: clause_end(p, f.right, next.map_or(sentence.end, |g| g.left)),
    };
    let span = |r: &Range<usize>| origin.span(p, r);
    let word = |at: usize| span(&(at..at + 1));
    let cue = sources.chosen;
    let ground = ground::find(p, f, &window, cue).map(|(g, at)| (g, word(at)));
    let predicate = predicate(p, f, sentence.end);
    Context {
        sentence: span(&sentence),
        ground,
        counting: counting(p, f, &window).map(|(c, at)| (c, word(at))),
        certainty: certainty(p, &window, &sentence).map(|(c, at)| (c, word(at))),
        counter: ground::counter(p, &window, cue).map(|r| span(&r)),
        reporter: sources.reporter,
        contrast: contrast::find(
            p,
            previous.map_or(sentence.start, |g| g.right.max(g.number.tokens.end)),
            f,
            previous.is_some(),
            sentence.end,
        )
        .map(|(kind, r)| (kind, span(&r))),
        turns: contrast::turns(p, &sentence).map(|r| span(&r)),
        proof: contrast::proof(p, f.left, &sentence).map(word),
        wholes: wholes(p, figures, k).into_iter().map(|i| span(&figures[i].number.tokens)).collect(),
        aside: is_aside(p, f, previous.is_some()),
        refers: refers(p, f, sentence.start),
        // "killed 17 militants", "drowned" behind them
        is_death: predicate.as_ref().is_some_and(|r| r.clone().any(|at| p.reads_any(at, DIED)))
            || f.left > sentence.start && p.reads_any(f.left - 1, &["killed", "kills", "killing"])
            || costs_lives(p, f, sentence.start),
        restates: cue.is_some_and(|c| c.cue.clone().any(|at| p.reads_any(at, RESTATED))),
        dates_document: false,
        predicate: predicate.map(|r| span(&r)),
        is_person: f.noun.as_ref().is_some_and(|n| p.is(n.head, PERSON)),
        deed: (f.left > sentence.start && p.word(f.left - 1).ends_with("ed")).then(|| word(f.left - 1)),
        document: document(p, cue).map(|r| span(&r)),
        places: listed_places(p, f.right, sentence.end).iter().map(span).collect(),
    }
}

/// The tokens around a figure that speak of it and of no other.
struct Window {
    from: usize,
    left: usize,
    right: usize,
    to: usize,
}

impl Window {
    /// The tokens before the figure, nearest first, then those behind it.
    fn tokens(&self) -> impl Iterator<Item = usize> + use<> {
        (self.from..self.left).rev().chain(self.right..self.to)
    }
}

/// Where words behind a figure cease to speak of it: at a mark, a conjunction, a purpose.
fn clause_end(p: &Passage<'_>, from: usize, end: usize) -> usize {
    let last = end.min(from + RIGHT);
    (from..last)
        .find(|&at| {
            let t = &p.tokens[at];
            t.kind == Kind::Mark && !t.is_hyphen()
                || p.is(at, CONJUNCTION)
                || p.reads_any(at, &["to", "including", "involving"])
        })
        .unwrap_or(last)
}

/// What is said of the dead.
const DIED: &[&str] = &["died", "dead", "killed", "drowned", "perished"];
/// "claimed 610 lives", "cost 40 people their lives", "610 lives were lost": lives that are taken are deaths.
fn costs_lives(p: &Passage<'_>, f: &Figure, floor: usize) -> bool {
    let Some(noun) = &f.noun else { return false };
    let takes = [
        "claimed", "claims", "claim", "claiming", "cost", "costs", "costing", "took", "taken", "takes",
        "lost",
    ];
    let takes = f.left > floor && p.reads_any(f.left - 1, &takes);
    let end = noun.tokens.end.max(f.right);
    let lost = (end..end + 4).any(|at| p.reads_any(at, &["lost", "claimed"]));
    p.reads(noun.head, "lives") && (takes || lost) || takes && p.reads_all(end, &["their", "lives"])
}

/// Verbs of those who pass on what another said.
const RESTATED: &[&str] =
    &["repeated", "repeats", "repeating", "echoed", "echoes", "quoted", "quotes", "relayed", "republished"];
/// How the figure counts over time, where a verb or an adverb says so.
fn counting(p: &Passage<'_>, f: &Figure, window: &Window) -> Option<(Counting, usize)> {
    let since = window.tokens().find(|&at| {
        p.reads(at, "since") && !period::is_of_subject(p, &(at..at + 1), f.left)
            || p.reads_all(at, &["so", "far"])
    });
    if let Some(at) = since {
        return Some((Counting::Cumulative, at));
    }
    let end = f.noun.as_ref().map_or(f.right, |n| n.tokens.end.max(f.right));
    let relative = usize::from(p.is(end, WH));
    let copula = end + relative;
    if p.reads_any(copula, &["are", "is", "remain", "live", "lives", "work", "sleep"]) {
        return Some((Counting::Stock, copula));
    }
    let state = ["held", "trapped", "living", "currently", "missing", "detained"];
    let modal = p.reads_any(copula, &["may", "might", "could"]) && p.reads(copula + 1, "be");
    if modal && (copula + 2..(copula + 4).min(p.len())).any(|at| p.reads_any(at, &state)) {
        return Some((Counting::Stock, copula));
    }
    if p.reads(window.left.wrapping_sub(1), "are") && p.reads(window.left.wrapping_sub(2), "there") {
        return Some((Counting::Stock, window.left - 1));
    }
    None
}

/// How sure the speaker is that what is counted is what it is called.
fn certainty(p: &Passage<'_>, window: &Window, sentence: &Range<usize>) -> Option<(Certainty, usize)> {
    let near = window.from..(window.right + 14).min(sentence.end);
    let find = |words: &[&str]| near.clone().find(|&at| p.reads_any(at, words));
    if let Some(at) = find(&["presumed", "suspected", "alleged", "presumably"]) {
        return Some((Certainty::Presumed, at));
    }
    if let Some(at) = find(&["may", "might", "could", "possibly", "potential"])
        .filter(|&at| !p.tokens[at].capital && !p.claimed(at))
    {
        return Some((Certainty::Possible, at));
    }
    find(&["confirmed", "verified", "proven"]).map(|at| (Certainty::Confirmed, at))
}

/// "1,213 cases, including 259 of forced labour, involving 48 women": 48 may be a part of either.
fn wholes(p: &Passage<'_>, figures: &[Figure], k: usize) -> Vec<usize> {
    let f = &figures[k];
    let involving =
        p.reads_any(f.left.wrapping_sub(1), &["involving", "affecting", "concerning", "covering", "with"]);
    if !involving || !f.noun.as_ref().is_some_and(|n| p.is(n.head, PERSON)) {
        return Vec::new();
    }
    let before: Vec<usize> = (0..k)
        .rev()
        .take_while(|&i| figures[i].sentence == f.sentence)
        .filter(|&i| figures[i].noun.as_ref().is_some_and(|n| is_event(p.word(n.head))))
        .take(2)
        .collect();
    before
}

/// Nouns of what happened or was put on file, each of which may involve several people.
pub(crate) fn is_event(word: &str) -> bool {
    [
        "case",
        "cases",
        "incident",
        "incidents",
        "complaint",
        "complaints",
        "attack",
        "attacks",
        "raid",
        "raids",
        "crime",
        "crimes",
        "offence",
        "offences",
        "offense",
        "offenses",
        "investigation",
        "investigations",
        "file",
        "files",
        "violation",
        "violations",
        "accident",
        "accidents",
        "report",
        "reports",
        "event",
        "events",
    ]
    .iter()
    .any(|w| w.eq_ignore_ascii_case(word))
}

/// "of seven nationalities", "(with three nationalities)", "in five countries": a number within the phrase of another.
fn is_aside(p: &Passage<'_>, f: &Figure, follows: bool) -> bool {
    let before = f.left.wrapping_sub(1);
    // "twenty thefts for each one reported" is a ratio, "one person may be counted twice" counts nobody, "for ten years" dates
    let after = f.noun.as_ref().map_or(f.right, |n| n.tokens.end.max(f.right));
    let per = p.reads(after, "for") && p.reads_any(after + 1, &["each", "every"]);
    let any = f.number.tokens.len() == 1 && p.reads(f.number.tokens.start, "one") && f.hedge.is_none();
    let lead = if p.is(before, DETERMINER) { before.wrapping_sub(1) } else { before };
    let duration = f.noun.as_ref().is_some_and(|n| n.kind == PhraseKind::Time)
        && p.reads_any(lead, &["for", "in", "over", "within", "during", "after", "of"]);
    if per || any || duration {
        return true;
    }
    let preposition = p.is(before, PREPOSITION)
        && p.reads_any(before, &["of", "with", "in", "from", "across", "at", "among", "through", "on"]);
    let Some(head) = f.noun.as_ref().map(|n| n.head) else { return false };
    let word = p.word(head);
    let spread = p.is(head, PLACE)
        || [
            "nationalities",
            "countries",
            "provinces",
            "districts",
            "regions",
            "states",
            "cities",
            "towns",
            "villages",
            "camps",
            "places",
            "locations",
            "counties",
            "areas",
            "schools",
            "hospitals",
            "islands",
            "parts",
        ]
        .iter()
        .any(|w| w.eq_ignore_ascii_case(word));
    preposition && spread && (follows || p.reads_any(before, &["in", "across", "from", "of", "at"]))
}

/// "those 73 complaints", "the official toll of 118": a number that was said before.
fn refers(p: &Passage<'_>, f: &Figure, floor: usize) -> bool {
    let the = |at: usize| p.reads_any(at, &["the", "those", "these"]);
    let before = f.left.wrapping_sub(1);
    if f.left <= floor {
        return false;
    }
    if the(before) {
        return true;
    }
    p.reads(before, "of")
        && (before.saturating_sub(4).max(floor)..before).any(|at| {
            the(at)
                && (at + 1..before).any(|k| {
                    p.reads_any(
                        k,
                        &["figure", "number", "toll", "count", "total", "tally", "estimate", "claim"],
                    )
                })
        })
}

/// What is said of those who are counted, up to the end of the clause.
fn predicate(p: &Passage<'_>, f: &Figure, end: usize) -> Option<Range<usize>> {
    /// The longest predicate, in tokens.
    const LONGEST: usize = 14;
    let start = f.noun.as_ref().map_or(f.right, |n| n.tokens.end.max(f.right));
    let opens = p.is(start, WH | BE)
        || p.reads_any(
            start,
            &["may", "might", "could", "had", "have", "were", "live", "work", "under", "forced", "held"],
        )
        || p.word(start).ends_with("ed") && p.tokens.get(start).is_some_and(|t| !t.capital);
    if !opens {
        return None;
    }
    let stop = (start..end.min(start + LONGEST)).find(|&at| {
        let t = &p.tokens[at];
        t.kind == Kind::Mark && !t.is_hyphen() && t.mark != '/'
            || t.kind == Kind::Number
            || t.is(NUMBER_WORD)
            || p.reads_any(at, &["including", "in", "when", "since", "while", "but"]) && at > start + 2
    });
    let last = stop.unwrap_or(end.min(start + LONGEST));
    let trimmed = (start..last)
        .rev()
        .find(|&at| !p.is(at, PREPOSITION | CONJUNCTION | DETERMINER | ADVERB))
        .map_or(start, |at| at + 1);
    (trimmed > start).then_some(start..trimmed)
}

/// The document that gives the figure: "a report by X".
fn document(p: &Passage<'_>, cue: Option<&attribution::Cue>) -> Option<Range<usize>> {
    let source = &cue?.source;
    source.clone().any(|at| p.is(at, DOCUMENT) && !p.is(at, GROUP | ROLE)).then(|| source.clone())
}

/// "in five countries, including Cambodia, Laos and Myanmar": the names of a list.
fn listed_places(p: &Passage<'_>, from: usize, end: usize) -> Vec<Range<usize>> {
    (from..end)
        .filter(|&at| p.reads_any(at, &["including", "namely"]) || p.mark(at, ':'))
        .map(|at| names(p, at + 1, end))
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

/// The names of a list that begins at `at`.
fn names(p: &Passage<'_>, mut at: usize, end: usize) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    while at < end {
        while p.is(at, DETERMINER | CONJUNCTION) || p.mark(at, ',') {
            at += 1;
        }
        let start = at;
        while at < end && p.tokens[at].is_word() && p.tokens[at].capital {
            at += 1;
        }
        if at == start {
            break;
        }
        names.push(start..at);
        if !(p.mark(at, ',') || p.reads(at, "and")) {
            break;
        }
    }
    names
}

/// Whether the date belongs to a document: "in a report released in August".
pub(crate) fn dates_document(p: &Passage<'_>, period: &Range<usize>, floor: usize) -> bool {
    let published = ["released", "published", "issued", "given", "dated", "launched", "presented", "printed"];
    let from = period.start.saturating_sub(14).max(floor);
    let Some(document) = (from..period.start).rev().find(|&at| p.is(at, DOCUMENT) && !p.is(at, GROUP)) else {
        return false;
    };
    let no_figure = !(document..period.start).any(|at| p.is_number(at) && !p.claimed(at));
    let verb = (document..period.start).any(|at| p.reads_any(at, &published))
        || (document.saturating_sub(8)..document).any(|at| p.reads_any(at, &["given", "published"]));
    no_figure && verb
}
