//! Claims: mentions of one figure with all their wordings.

use std::collections::{BTreeMap, BTreeSet};

use super::party::Parties;
use super::{Moment, Stretch};
use crate::assemble::Sighting;
use crate::candidate::{Candidate, ChangePart, Qualifier, ReadValue, StatusWord};
use crate::english::context::{Context, is_event};
use crate::english::when;
use crate::rule::Rule;
use crate::span::Span;

/// The class of people, whatever they are called.
const PERSON: &str = "person";

/// The class of the dead, whether people are counted or deaths.
const DEATH: &str = "death";

/// Below this a number is too common to tell one figure from another by itself.
const DISTINCT: f64 = 13.0;

/// Something that the text says, with the word that says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Cue<T> {
    /// What is said.
    pub what: T,
    /// The word.
    pub span: Span,
}

/// How a figure came about, as far as the article says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Ground {
    /// Counted one by one: investigated, recorded, arrested, found.
    Register,
    /// From a sample: a survey, a poll.
    Survey,
    /// From a model.
    Model,
    /// An estimate of which nothing more is said.
    Undisclosed,
}

impl Ground {
    /// Whether it claims to cover what nobody counted.
    #[must_use]
    pub const fn is_estimate(self) -> bool {
        match self {
            Self::Register => false,
            Self::Survey | Self::Model | Self::Undisclosed => true,
        }
    }
}

/// How a figure counts over time, as far as the article says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Counting {
    /// How many there are: "are held".
    Stock,
    /// How many since a start: "since January".
    Cumulative,
}

/// How sure the speaker is that what is counted is what it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Certainty {
    /// "confirmed".
    Confirmed,
    /// "presumed", "suspected".
    Presumed,
    /// "may be", "could be".
    Possible,
}

/// One place where a claim is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Mention {
    /// The index of the candidate in the article.
    pub candidate: usize,
    /// The sentence that makes it.
    pub sentence: Span,
    /// It stands in a heading.
    pub heading: bool,
}

/// In what the wordings of one claim differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Difference {
    /// "100,000" and "around 100,000".
    Hedge,
    /// "incidents" and "cases".
    Noun,
    /// "are" and "may be".
    Certainty,
    /// One country and five.
    Place,
}

/// Mentions of one figure.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Claim {
    /// Where it is made, in the order of the text; at least one.
    pub mentions: Vec<Mention>,
    /// The mention that says most: what a quote is taken from.
    pub best: usize,
    /// Who makes it, by index.
    pub party: Option<usize>,
    /// It denies a number of somebody else: "nowhere near".
    pub is_denial: bool,
    /// The claim that a denial rests on.
    pub rests_on: Option<usize>,
    /// How it came about.
    pub ground: Option<Cue<Ground>>,
    /// How it counts over time.
    pub counting: Option<Cue<Counting>>,
    /// How sure the speaker is.
    pub certainty: Option<Cue<Certainty>>,
    /// Who counted, where the speaker reports the deeds of another.
    pub counter: Option<Span>,
    /// The words of the period.
    pub period: Option<Span>,
    /// The period on the calendar.
    pub stretch: Option<Stretch>,
    /// Where.
    pub place: Option<Span>,
    /// The places that a list names.
    pub places: Vec<Span>,
    /// The claims of which this one is a part. Two or more: one of them, and the text does not say which.
    pub part_of: Vec<usize>,
    /// The claim that this one only repeats: "the radio repeated that".
    pub restates: Option<usize>,
    /// The claim whose place this one takes: "revised from 212 to 340".
    pub supersedes: Option<usize>,
    /// What is said of those who are counted.
    pub predicate: Option<Span>,
    /// People are counted.
    pub is_person: bool,
    /// The document that gives it.
    pub document: Option<Span>,
    /// When that document came out.
    pub document_date: Option<Stretch>,
    /// In what its wordings differ.
    pub differences: Vec<Difference>,
}

/// Why two mentions of one number are two claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ApartReason {
    /// They count different things.
    Noun,
    /// Different parties say so.
    Party,
    /// They are of different periods.
    Period,
    /// The number is so small that it may be any.
    Small,
    /// One denies what the other says.
    Denial,
}

/// Two claims with one number that were kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Apart {
    /// The two claims, by index.
    pub claims: [usize; 2],
    /// Why.
    pub why: ApartReason,
}

/// What decides whether two mentions are one claim. Equal labels, one claim: an equivalence by construction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Label {
    value: (u8, u64, u64),
    is_denial: bool,
    noun: Option<String>,
    party: Option<usize>,
    stretch: Option<(i64, i64)>,
    /// Set where the mention stands for itself alone.
    alone: Option<usize>,
}

/// Gathers the mentions of each claim.
pub(super) fn gather(
    source: &str,
    sightings: &[Sighting],
    parties: &Parties,
    published: Option<Moment>,
) -> (Vec<Claim>, Vec<Apart>) {
    let mut labels: Vec<Option<Label>> =
        sightings.iter().map(|s| label(source, s, parties, published)).collect();
    fill(source, sightings, &mut labels);
    let mut order: Vec<&Label> = Vec::new();
    let mut members: BTreeMap<&Label, Vec<usize>> = BTreeMap::new();
    for (i, label) in labels.iter().enumerate() {
        let Some(label) = label else { continue };
        members.entry(label).or_insert_with(|| {
            order.push(label);
            Vec::new()
        });
        if let Some(list) = members.get_mut(label) {
            list.push(i);
        }
    }
    let of_sighting: BTreeMap<usize, usize> = order
        .iter()
        .enumerate()
        .flat_map(|(claim, label)| members[label].iter().map(move |&i| (i, claim)))
        .collect();
    let mut claims: Vec<Claim> = order
        .iter()
        .map(|label| claim(source, sightings, &members[*label], label, &of_sighting, published))
        .collect();
    // A number that takes the place of another came about as that one did, unless the text says otherwise.
    for i in 0..claims.len() {
        if let Some(earlier) = claims[i].supersedes.filter(|_| claims[i].ground.is_none()) {
            claims[i].ground = claims[earlier].ground;
        }
    }
    compared_levels(sightings, &of_sighting, &mut claims);
    restate(sightings, &mut claims);
    (claims, apart(&order))
}

/// "1,940 litres in 2023, compared with 2,210 in 2022", "14,200, down from 21,300": the level beside came about in the same way.
fn compared_levels(sightings: &[Sighting], of_sighting: &BTreeMap<usize, usize>, claims: &mut [Claim]) {
    for i in 1..sightings.len() {
        let (a, b) = (&sightings[i - 1], &sightings[i]);
        let (Some(x), Some(y)) = (a.context.as_deref(), b.context.as_deref()) else { continue };
        let earlier = b.candidate.change.is_some_and(|c| c.part == ChangePart::Earlier);
        let beside = y.contrast.is_some_and(|(kind, _)| kind == super::OppositionKind::Contrast);
        if x.sentence != y.sentence || !(earlier || beside) {
            continue;
        }
        let (Some(&from), Some(&to)) = (of_sighting.get(&(i - 1)), of_sighting.get(&i)) else { continue };
        if claims[from].party == claims[to].party && claims[to].ground.is_none() && !claims[to].is_denial {
            claims[to].ground = claims[from].ground;
        }
    }
}

/// Ties what one party only repeats to the first claim of that number by another.
fn restate(sightings: &[Sighting], claims: &mut [Claim]) {
    let value = |c: &Claim| sightings[c.best].candidate.value;
    for i in 0..claims.len() {
        let repeats = claims[i]
            .mentions
            .iter()
            .any(|m| sightings[m.candidate].context.as_deref().is_some_and(|x| x.restates));
        if repeats {
            claims[i].restates = (0..i).find(|&k| {
                !claims[k].is_denial
                    && value(&claims[k]) == value(&claims[i])
                    && claims[k].party != claims[i].party
            });
        }
    }
}

/// The label of a mention by itself. None where it makes no claim of its own.
fn label(source: &str, s: &Sighting, parties: &Parties, published: Option<Moment>) -> Option<Label> {
    let c = &s.candidate;
    let context = s.context.as_deref()?;
    if context.aside || c.change.is_some_and(|c| c.part == ChangePart::Amount) {
        return None;
    }
    let is_denial = c.qualifier == Qualifier::FarBelow;
    let said = if is_denial { context.reporter.or(c.attribution) } else { c.attribution };
    // "called the estimate of 900 unfounded", "31 deaths, not 13": who says so does not claim it
    let is_taken_back = matches!(c.status, Some(StatusWord::Denied | StatusWord::Corrected));
    let of_owner = c.why.contains(&Rule::SourcePossessive);
    let said = said.filter(|a| is_denial || !denies(source, context, a) && (of_owner || !is_taken_back));
    Some(Label {
        value: value(c.value),
        is_denial,
        noun: noun_class(source, c).map(|n| {
            if context.is_death && (n == PERSON || context.is_person) { DEATH.to_owned() } else { n }
        }),
        party: said.and_then(|a| parties.of(a.name())),
        stretch: stretch(source, c, context, published).map(|s| (s.from.number(), s.to.number())),
        alone: None,
    })
}

/// Whether the attribution is that of a denial: its verb denies, or names what it calls wrong.
fn denies(source: &str, context: &Context, attribution: &crate::Attribution) -> bool {
    let denied = context.contrast.is_some_and(|(kind, _)| kind == super::OppositionKind::Denial);
    let verb = attribution.cue.slice(source).to_lowercase();
    denied
        && (crate::english::lexicon::look_up(&verb).0 & crate::english::lexicon::DENY != 0
            || ["called", "calls", "described", "branded"].contains(&verb.as_str()))
}

fn value(v: ReadValue) -> (u8, u64, u64) {
    match v {
        ReadValue::Point(x) => (0, x.to_bits(), 0),
        ReadValue::Range { low, high } => (1, low.to_bits(), high.to_bits()),
        ReadValue::Vague { low } => (2, low.to_bits(), 0),
        ReadValue::Share(x) => (3, x.to_bits(), 0),
    }
}

fn is_small(v: ReadValue) -> bool {
    v.point().is_some_and(|x| x < DISTINCT)
}

fn stretch(source: &str, c: &Candidate, context: &Context, published: Option<Moment>) -> Option<Stretch> {
    c.period.filter(|_| !context.dates_document).and_then(|p| when::stretch(p.slice(source), published))
}

/// The head of what is counted, with the words that mean the same beside a number.
pub(super) fn noun_class(source: &str, c: &Candidate) -> Option<String> {
    let noun = c.noun.filter(|n| !n.inherited)?;
    let head = noun.head.slice(source).to_lowercase();
    let generic = ["people", "person", "persons", "victims", "victim", "individuals", "lives"];
    if generic.contains(&head.as_str()) {
        return Some(PERSON.to_owned());
    }
    if matches!(
        head.as_str(),
        "toll" | "number" | "figure" | "total" | "count" | "tally" | "estimate" | "claim" | "sum" | "record"
    ) {
        return None;
    }
    if ["death", "deaths", "fatalities", "dead", "killed"].contains(&head.as_str()) {
        return Some(DEATH.to_owned());
    }
    let events = ["case", "cases", "incident", "incidents", "event", "events"];
    if events.contains(&head.as_str()) && is_event(&head) {
        return Some("case".to_owned());
    }
    let singular = head.strip_suffix("ies").map(|stem| format!("{stem}y"));
    Some(
        singular.unwrap_or_else(|| {
            head.strip_suffix('s').filter(|h| !h.ends_with('s')).unwrap_or(&head).to_owned()
        }),
    )
}

/// Fills what a mention leaves out from the others of its number, where these agree; sets small numbers apart.
fn fill(source: &str, sightings: &[Sighting], labels: &mut [Option<Label>]) {
    let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (i, label) in labels.iter().enumerate() {
        if let Some(label) = label {
            groups.entry((label.value, label.is_denial)).or_default().push(i);
        }
    }
    for members in groups.values().filter(|m| m.len() > 1) {
        if members.iter().any(|&i| is_small(sightings[i].candidate.value)) {
            let all_named = members.iter().all(|&i| labels[i].as_ref().is_some_and(|l| l.noun.is_some()));
            let headed = members.iter().any(|&i| sightings[i].candidate.heading);
            if !(all_named || headed) {
                for &i in members {
                    if let Some(label) = &mut labels[i] {
                        label.alone = Some(i);
                    }
                }
                continue;
            }
        }
        fill_noun(source, sightings, labels, members);
        leave_to_others(sightings, labels, members);
        fill_party_and_period(labels, members);
        withdraw(sightings, labels, members);
    }
}

/// Gives a mention without a noun that of the others, where they have one; and takes "closures" and what was "closed" for one.
fn fill_noun(source: &str, sightings: &[Sighting], labels: &mut [Option<Label>], members: &[usize]) {
    let mut nouns: BTreeSet<String> =
        members.iter().filter_map(|&i| labels[i].as_ref()?.noun.clone()).collect();
    let deeds: BTreeSet<String> = members
        .iter()
        .filter_map(|&i| sightings[i].context.as_deref()?.deed)
        .map(|d| stem(&d.slice(source).to_lowercase()).to_owned())
        .collect();
    let done: Vec<String> =
        nouns.iter().filter(|n| n.len() > 5 && deeds.contains(stem(n))).cloned().collect();
    if nouns.len() > done.len() {
        for noun in done {
            nouns.remove(&noun);
            for &i in members {
                if let Some(label) = labels[i].as_mut().filter(|l| l.noun.as_ref() == Some(&noun)) {
                    label.noun = None;
                }
            }
        }
    }
    // "31 deaths" and "31 people", of whom nothing is said, where nobody else is counted
    let says_nothing = |i: usize| sightings[i].context.as_deref().is_some_and(|x| x.predicate.is_none());
    let plain =
        |i: usize| labels[i].as_ref().is_some_and(|l| l.noun.as_deref() != Some(PERSON)) || says_nothing(i);
    if nouns.len() == 2
        && nouns.contains(PERSON)
        && nouns.contains(DEATH)
        && members.iter().all(|&i| plain(i))
    {
        for &i in members {
            if let Some(label) = &mut labels[i] {
                label.noun = Some(DEATH.to_owned());
            }
        }
        return;
    }
    if let (1, Some(only)) = (nouns.len(), nouns.first()) {
        for &i in members {
            if let Some(label) = &mut labels[i] {
                label.noun = Some(only.clone());
            }
        }
    }
}

/// Takes the party from a mention that only speaks of a number said before, where another mention has one.
fn leave_to_others(sightings: &[Sighting], labels: &mut [Option<Label>], members: &[usize]) {
    let refers = |i: usize| sightings[i].context.as_deref().is_some_and(|x| x.refers);
    let has_party = |i: usize| labels[i].as_ref().is_some_and(|l| l.party.is_some());
    if members.iter().any(|&i| !refers(i) && has_party(i)) {
        for &i in members.iter().filter(|&&i| refers(i)) {
            if let Some(label) = &mut labels[i] {
                label.party = None;
                label.stretch = None;
            }
        }
    }
}

/// A number that is called wrong makes no claim of its own where several parties claim it: it speaks of them all.
fn withdraw(sightings: &[Sighting], labels: &mut [Option<Label>], members: &[usize]) {
    let claimed = members.iter().any(|&i| labels[i].as_ref().is_some_and(|l| l.party.is_some()));
    for &i in members.iter().filter(|_| claimed) {
        let is_denied = sightings[i].candidate.status == Some(StatusWord::Denied);
        if is_denied && labels[i].as_ref().is_some_and(|l| !l.is_denial && l.party.is_none()) {
            labels[i] = None;
        }
    }
}

/// The first letters of a word, which a deed and its verb share: "closures", "closed".
fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(4).map_or(word.len(), |(i, _)| i);
    &word[..end]
}

/// Gives a mention without a party or a period that of the others that count the same, where they have one. Nobody says
/// "in 2023" each time.
fn fill_party_and_period(labels: &mut [Option<Label>], members: &[usize]) {
    let nouns: BTreeSet<Option<String>> =
        members.iter().filter_map(|&i| labels[i].as_ref().map(|l| l.noun.clone())).collect();
    for noun in nouns {
        let same: Vec<usize> =
            members.iter().copied().filter(|&i| labels[i].as_ref().is_some_and(|l| l.noun == noun)).collect();
        let parties: BTreeSet<usize> = same.iter().filter_map(|&i| labels[i].as_ref()?.party).collect();
        if let (1, Some(&only)) = (parties.len(), parties.first()) {
            for &i in &same {
                if let Some(label) = &mut labels[i] {
                    label.party = Some(only);
                }
            }
        }
        let stretches: BTreeSet<(i64, i64)> =
            same.iter().filter_map(|&i| labels[i].as_ref()?.stretch).collect();
        if let (1, Some(&only)) = (stretches.len(), stretches.first()) {
            for &i in &same {
                if let Some(label) = &mut labels[i] {
                    label.stretch = Some(only);
                }
            }
        }
    }
}

fn claim(
    source: &str,
    sightings: &[Sighting],
    members: &[usize],
    label: &Label,
    of_sighting: &BTreeMap<usize, usize>,
    published: Option<Moment>,
) -> Claim {
    let context = |i: usize| sightings[i].context.as_deref();
    let body = || {
        members.iter().copied().filter(|&i| !sightings[i].candidate.heading).chain(members.iter().copied())
    };
    // The mention with the most said beside it; the first of equals.
    let weight = |i: usize| {
        let c = &sightings[i].candidate;
        let said =
            [c.noun.is_some_and(|n| !n.inherited), c.attribution.is_some(), c.period.is_some(), !c.heading];
        said.iter().filter(|x| **x).count() + usize::from(c.qualifier != Qualifier::Exact)
    };
    let best = members.iter().copied().rev().max_by_key(|&i| weight(i)).unwrap_or(members[0]);
    // Figures come in the order of the text.
    let at_candidate = |span: Span| {
        let i = sightings.binary_search_by_key(&span, |s| s.candidate.span).ok()?;
        of_sighting.get(&i).copied()
    };
    let own = of_sighting.get(&members[0]).copied();
    let mut part_of: Vec<usize> = Vec::new();
    for i in body() {
        let c = &sightings[i].candidate;
        let wholes = context(i).map(|x| x.wholes.clone()).unwrap_or_default();
        for whole in c.subset_of.into_iter().chain(wholes) {
            part_of.extend(at_candidate(whole).filter(|w| Some(*w) != own));
        }
        if !part_of.is_empty() {
            break;
        }
    }
    part_of.sort_unstable();
    part_of.dedup();
    let dated = body()
        .find(|&i| sightings[i].candidate.period.is_some() && context(i).is_some_and(|x| !x.dates_document));
    let documented = members.iter().copied().find(|&i| context(i).is_some_and(|x| x.dates_document));
    Claim {
        mentions: members
            .iter()
            .map(|&i| Mention {
                candidate: i,
                sentence: context(i).map_or(sightings[i].candidate.span, |x| x.sentence),
                heading: sightings[i].candidate.heading,
            })
            .collect(),
        best,
        party: label.party,
        is_denial: label.is_denial,
        rests_on: None,
        ground: body()
            .find_map(|i| context(i)?.ground)
            .filter(|_| !label.is_denial)
            .map(|(what, span)| Cue { what, span }),
        counting: body().find_map(|i| context(i)?.counting).map(|(what, span)| Cue { what, span }),
        certainty: body().find_map(|i| context(i)?.certainty).map(|(what, span)| Cue { what, span }),
        counter: body().find_map(|i| context(i)?.counter),
        period: dated.and_then(|i| sightings[i].candidate.period),
        stretch: dated.and_then(|i| stretch(source, &sightings[i].candidate, context(i)?, published)),
        place: body().find_map(|i| sightings[i].candidate.place),
        places: body()
            .find_map(|i| context(i).map(|x| x.places.clone()).filter(|p| !p.is_empty()))
            .unwrap_or_default(),
        part_of,
        restates: None,
        supersedes: supersedes(sightings, members, of_sighting).filter(|w| Some(*w) != own),
        predicate: body().find_map(|i| context(i)?.predicate),
        is_person: members.iter().any(|&i| context(i).is_some_and(|x| x.is_person)),
        document: body().find_map(|i| context(i)?.document),
        document_date: documented
            .and_then(|i| sightings[i].candidate.period)
            .and_then(|p| when::stretch(p.slice(source), published)),
        differences: differences(source, sightings, members),
    }
}

/// "revised from 212 to 340": the later level takes the place of the earlier one.
fn supersedes(
    sightings: &[Sighting],
    members: &[usize],
    of_sighting: &BTreeMap<usize, usize>,
) -> Option<usize> {
    members.iter().find_map(|&i| {
        let later =
            sightings[i].candidate.change.filter(|c| c.part == ChangePart::Later && c.direction.is_none())?;
        // The earlier level stands in the same sentence.
        let earlier = (i.saturating_sub(8)..i).rev().find(|&k| {
            let c = &sightings[k].candidate;
            c.status == Some(StatusWord::Superseded) && c.change.is_some_and(|c| c.cue == later.cue)
        })?;
        of_sighting.get(&earlier).copied()
    })
}

fn differences(source: &str, sightings: &[Sighting], members: &[usize]) -> Vec<Difference> {
    let mut found = Vec::new();
    let candidates = || members.iter().map(|&i| &sightings[i].candidate);
    let many = |set: BTreeSet<String>| set.len() > 1;
    if many(candidates().map(|c| c.qualifier.name().to_owned()).collect()) {
        found.push(Difference::Hedge);
    }
    let heads = candidates()
        .filter_map(|c| c.noun.filter(|n| !n.inherited))
        .map(|n| n.head.slice(source).to_lowercase());
    if many(heads.collect()) {
        found.push(Difference::Noun);
    }
    let certainties = members
        .iter()
        .filter_map(|&i| sightings[i].context.as_deref())
        .map(|x| x.certainty.map_or(String::new(), |(what, _)| format!("{what:?}")));
    if many(certainties.collect()) {
        found.push(Difference::Certainty);
    }
    if many(candidates().filter_map(|c| c.place).map(|p| p.slice(source).to_lowercase()).collect()) {
        found.push(Difference::Place);
    }
    found
}

/// Neighbouring claims with one number, each pair with the first thing that keeps it apart.
fn apart(labels: &[&Label]) -> Vec<Apart> {
    let mut last: BTreeMap<(u8, u64, u64), usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (j, b) in labels.iter().enumerate() {
        let Some(i) = last.insert(b.value, j) else { continue };
        let a = labels[i];
        let why = if a.is_denial != b.is_denial {
            ApartReason::Denial
        } else if a.alone.is_some() || b.alone.is_some() {
            ApartReason::Small
        } else if a.noun != b.noun {
            ApartReason::Noun
        } else if a.party != b.party {
            ApartReason::Party
        } else {
            ApartReason::Period
        };
        found.push(Apart { claims: [i, j], why });
    }
    found
}
