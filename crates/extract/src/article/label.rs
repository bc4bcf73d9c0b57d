//! Labels: what decides whether two mentions of one number are one claim.

use std::collections::{BTreeMap, BTreeSet};

use super::claim::{Apart, ApartReason};
use super::party::Parties;
use super::{Moment, OppositionKind, Stretch};
use crate::candidate::{Candidate, ChangePart, Qualifier, ReadValue, StatusWord};
use crate::language::assemble::Sighting;
use crate::language::context::{Context, is_event};
use crate::language::when;
use crate::rule::Rule;

/// The class of people, whatever they are called.
const PERSON: &str = "person";

/// The class of the dead, whether people are counted or deaths.
pub(super) const DEATH: &str = "death";

/// Below this a number is too common to tell one figure from another by itself.
const DISTINCT: f64 = 13.0;

/// What decides whether two mentions are one claim. Equal labels, one claim: an equivalence by construction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Label {
    pub(super) value: (u8, u64, u64),
    pub(super) is_denial: bool,
    noun: Option<String>,
    pub(super) party: Option<usize>,
    stretch: Option<(i64, i64)>,
    /// Set where the mention stands for itself alone.
    alone: Option<usize>,
}

/// The labels of all mentions, with what they leave out filled in. None where a mention makes no claim of its own.
pub(super) fn all(
    source: &str,
    sightings: &[Sighting],
    parties: &Parties,
    published: Option<Moment>,
) -> Vec<Option<Label>> {
    let mut labels: Vec<Option<Label>> =
        sightings.iter().map(|s| label(source, s, parties, published)).collect();
    fill(source, sightings, &mut labels);
    labels
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
    let denied = context.contrast.is_some_and(|(kind, _)| kind == OppositionKind::Denial);
    let verb = attribution.cue.slice(source).to_lowercase();
    denied
        && (crate::language::lexicon::look_up(&verb).0 & crate::language::lexicon::DENY != 0
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

pub(super) fn stretch(
    source: &str,
    c: &Candidate,
    context: &Context,
    published: Option<Moment>,
) -> Option<Stretch> {
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
    if ["death", "deaths", "fatalities", "dead", "killed", "bodies", "corpses"].contains(&head.as_str()) {
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
        fill_reference(sightings, labels, members);
        fill_noun(source, sightings, labels, members);
        leave_to_others(sightings, labels, members);
        fill_party_and_period(source, sightings, labels, members);
        withdraw(sightings, labels, members);
    }
}

/// "Of the 96, 41 were students": a number that is only referred to counts what the body of the text says of it, where that is one thing.
fn fill_reference(sightings: &[Sighting], labels: &mut [Option<Label>], members: &[usize]) {
    let refers = |i: usize| sightings[i].context.as_deref().is_some_and(|x| x.refers);
    let nouns: BTreeSet<String> = members
        .iter()
        .filter(|&&i| !refers(i) && !sightings[i].candidate.heading)
        .filter_map(|&i| labels[i].as_ref()?.noun.clone())
        .collect();
    if let (1, Some(only)) = (nouns.len(), nouns.first()) {
        for &i in members.iter().filter(|&&i| refers(i)) {
            if let Some(label) = labels[i].as_mut().filter(|l| l.noun.is_none()) {
                label.noun = Some(only.clone());
            }
        }
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
fn fill_party_and_period(
    source: &str,
    sightings: &[Sighting],
    labels: &mut [Option<Label>],
    members: &[usize],
) {
    let nouns: BTreeSet<Option<String>> =
        members.iter().filter_map(|&i| labels[i].as_ref().map(|l| l.noun.clone())).collect();
    for noun in nouns {
        let same: Vec<usize> =
            members.iter().copied().filter(|&i| labels[i].as_ref().is_some_and(|l| l.noun == noun)).collect();
        // "Watchdog counts 2,600 meters": whoever gives the number in the text is who the headline means, where it names nobody
        let is_loose = |i: usize| {
            let c = &sightings[i].candidate;
            let name = c.attribution.map(|a| a.name().slice(source)).unwrap_or_default();
            c.heading && !name.chars().skip(1).any(char::is_uppercase)
        };
        let body: BTreeSet<usize> =
            same.iter().filter(|&&i| !is_loose(i)).filter_map(|&i| labels[i].as_ref()?.party).collect();
        let parties = if body.len() == 1 {
            body
        } else {
            same.iter().filter_map(|&i| labels[i].as_ref()?.party).collect()
        };
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

/// Neighbouring claims with one number, each pair with the first thing that keeps it apart.
pub(super) fn apart(labels: &[&Label]) -> Vec<Apart> {
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
