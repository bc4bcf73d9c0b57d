//! Claims: mentions of one figure with all their wordings.

use std::collections::{BTreeMap, BTreeSet};

use super::label::{self, Label, stretch};
use super::party::Parties;
use super::{Moment, Stretch};
use crate::candidate::{ChangePart, Qualifier, StatusWord};
use crate::language::assemble::Sighting;
use crate::language::lexicon::{self, PERSON};
use crate::language::when;
use crate::span::Span;

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
    /// The dead are counted, whatever they are called.
    pub is_death: bool,
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

/// Gathers the mentions of each claim.
pub(super) fn gather(
    source: &str,
    sightings: &[Sighting],
    parties: &Parties,
    published: Option<Moment>,
) -> (Vec<Claim>, Vec<Apart>) {
    let labels = label::all(source, sightings, parties, published);
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
    (claims, label::apart(&order))
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
        // "found that 9,100 had left": nurses are people wherever they are named
        is_person: members.iter().any(|&i| {
            let head = sightings[i].candidate.noun.map(|n| lexicon::look_up(n.head.slice(source)).0);
            context(i).is_some_and(|x| x.is_person) || head.is_some_and(|flags| flags & PERSON != 0)
        }),
        is_death: members.iter().any(|&i| {
            let said = context(i).is_some_and(|x| x.is_death);
            said || label::noun_class(source, &sightings[i].candidate).as_deref() == Some(label::DEATH)
        }),
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
