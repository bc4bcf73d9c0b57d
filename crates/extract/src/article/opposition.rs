//! Oppositions: which claims stand against each other, and the words that say so.

use super::claim::Claim;
use super::label::noun_class;
use super::party::Parties;
use crate::candidate::StatusWord;
use crate::language::assemble::{Denial, Sighting};
use crate::language::rejection::Which;
use crate::span::Span;

/// How one party sets itself against a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum OppositionKind {
    /// It says that the number is wrong: "nowhere near", "dismissed", "to counter".
    Denial,
    /// Two numbers are set side by side: "but", "compared with".
    Contrast,
}

/// A claim, or a party, against a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Opposition {
    /// How.
    pub kind: OppositionKind,
    /// The claim that is set against the other; none where a party denies without a number of its own.
    pub claim: Option<usize>,
    /// Who denies or contrasts, where that is known.
    pub party: Option<usize>,
    /// The claim that it is set against.
    pub against: usize,
    /// The words that say so.
    pub cue: Span,
}

/// All oppositions, in the order of the text. Rests the denials on what they were said beside.
pub(super) fn find(
    source: &str,
    sightings: &[Sighting],
    denials: &[Denial],
    claims: &mut [Claim],
    parties: &Parties,
) -> Vec<Opposition> {
    let mut found = oppositions(source, sightings, claims, parties);
    found.extend(denials.iter().filter_map(|d| denied_before(sightings, claims, parties, d)));
    found.sort_by_key(|o| o.cue.start);
    found.dedup_by_key(|o| (o.kind, o.claim, o.party, o.against));
    rest(sightings, claims, &found);
    found
}

fn oppositions(source: &str, sightings: &[Sighting], claims: &[Claim], parties: &Parties) -> Vec<Opposition> {
    let mut of_candidate = vec![None; sightings.len()];
    for (i, claim) in claims.iter().enumerate() {
        for mention in &claim.mentions {
            of_candidate[mention.candidate] = Some(i);
        }
    }
    let of = |i: usize| of_candidate.get(i).copied().flatten();
    let mut found: Vec<Opposition> = Vec::new();
    for (i, s) in sightings.iter().enumerate() {
        let Some(context) = s.context.as_deref() else { continue };
        // What is called wrong makes no claim of its own; it speaks of the first that does.
        let rejected =
            || claims.iter().position(|c| !c.is_denial && number(sightings, c) == Some(s.candidate.value));
        let is_denied = s.candidate.status == Some(StatusWord::Denied);
        let Some(own) = of(i).or_else(|| is_denied.then(rejected).flatten()) else { continue };
        let previous = i
            .checked_sub(1)
            .filter(|&k| sightings[k].context.as_deref().is_some_and(|x| x.sentence == context.sentence));
        let speaker = context.reporter.or(s.candidate.attribution).and_then(|a| parties.of(a.name()));
        if claims[own].is_denial {
            let Some((_, cue)) = context.contrast else { continue };
            if let Some(against) = denied(sightings, claims, own) {
                found.push(Opposition {
                    kind: OppositionKind::Denial,
                    claim: Some(own),
                    party: claims[own].party,
                    against,
                    cue,
                });
            }
            continue;
        }
        if let Some((kind, cue)) = context.contrast {
            // "The trust of three hospitals rejected the 1,870": what nobody says of other things is set against nothing
            let is_said = |c: usize| {
                let noun = |k: usize| noun_class(source, &sightings[claims[k].best].candidate);
                kind == OppositionKind::Contrast || claims[c].party.is_some() || noun(c) == noun(own)
            };
            let claim = previous
                .and_then(of)
                .filter(|&c| c != own && is_said(c) && may_meet(source, sightings, claims, c, own));
            let party =
                claim.and_then(|c| claims[c].party).or(speaker).filter(|&p| Some(p) != claims[own].party);
            if claim.is_some() || kind == OppositionKind::Denial && party.is_some() {
                found.push(Opposition { kind, claim, party, against: own, cue });
            }
        } else if let Some(cue) = context.turns.filter(|_| previous.is_none())
            && let Some(before) = i.checked_sub(1).and_then(of)
            && before != own
            && may_meet(source, sightings, claims, before, own)
        {
            found.push(Opposition {
                kind: OppositionKind::Contrast,
                claim: Some(before),
                party: claims[before].party,
                against: own,
                cue,
            });
        }
    }
    found
}

/// How far behind a number it is denied without being repeated, in bytes.
const REACH: usize = 700;

/// "rejects that figure": the last number of another party before the words, or the higher of the last two.
fn denied_before(
    sightings: &[Sighting],
    claims: &[Claim],
    parties: &Parties,
    denial: &Denial,
) -> Option<Opposition> {
    let party = parties.of(denial.by)?;
    let last = |claim: &Claim| {
        let before = |m: &&super::Mention| sightings[m.candidate].candidate.span.end <= denial.cue.start;
        claim.mentions.iter().rev().find(before).map(|m| sightings[m.candidate].candidate.span)
    };
    let mut near: Vec<(usize, usize)> = claims
        .iter()
        .enumerate()
        .filter(|(_, c)| !c.is_denial && c.party != Some(party) && c.part_of.is_empty())
        .filter_map(|(i, c)| last(c).filter(|s| denial.cue.start - s.end <= REACH).map(|s| (s.start, i)))
        .collect();
    near.sort_unstable();
    let size = |i: usize| {
        let value = number(sightings, &claims[i]);
        value.and_then(|v| v.point().or_else(|| v.high()).or_else(|| v.low())).unwrap_or(0.0)
    };
    let against = match denial.which {
        Which::Last => near.last().map(|n| n.1),
        Which::Higher => near.iter().rev().take(2).map(|n| n.1).max_by(|&a, &b| size(a).total_cmp(&size(b))),
        Which::Lower => near.iter().rev().take(2).map(|n| n.1).min_by(|&a, &b| size(a).total_cmp(&size(b))),
    }?;
    Some(Opposition {
        kind: OppositionKind::Denial,
        claim: None,
        party: Some(party),
        against,
        cue: denial.cue,
    })
}

fn number(sightings: &[Sighting], claim: &Claim) -> Option<crate::ReadValue> {
    claim.mentions.first().map(|m| sightings[m.candidate].candidate.value)
}

/// The claim whose number a denial denies: that of another party first.
fn denied(sightings: &[Sighting], claims: &[Claim], denial: usize) -> Option<usize> {
    let d = &claims[denial];
    let mut same: Vec<usize> = (0..claims.len())
        .filter(|&i| !claims[i].is_denial && number(sightings, &claims[i]) == number(sightings, d))
        .collect();
    same.sort_by_key(|&i| (claims[i].party.is_none(), claims[i].party == d.party));
    same.into_iter().find(|&i| claims[i].party != d.party || d.party.is_none())
}

/// Whether two claims may be about one matter: not a part and its whole, not the successive levels of one count, not money
/// against people.
fn may_meet(source: &str, sightings: &[Sighting], claims: &[Claim], a: usize, b: usize) -> bool {
    let (x, y) = (&claims[a], &claims[b]);
    let related = x.part_of.contains(&b)
        || y.part_of.contains(&a)
        || x.supersedes == Some(b)
        || y.supersedes == Some(a);
    let money = |c: &Claim| {
        c.mentions.iter().any(|m| {
            noun_class(source, &sightings[m.candidate].candidate)
                .is_some_and(|n| n.chars().any(|c| matches!(c, '$' | '€' | '£' | '%')))
        })
    };
    // one party's numbers of two years are a series
    let series = x.party.is_some()
        && x.party == y.party
        && x.stretch.is_some()
        && y.stretch.is_some()
        && x.stretch != y.stretch;
    !related && !series && money(x) == money(y)
}

/// A denial rests on the count that its speaker set against the same claim, or spoke of as proof.
fn rest(sightings: &[Sighting], claims: &mut [Claim], found: &[Opposition]) {
    for d in 0..claims.len() {
        if !claims[d].is_denial {
            continue;
        }
        let party = claims[d].party;
        let against = found.iter().find(|o| o.claim == Some(d)).map(|o| o.against);
        let set_against = found
            .iter()
            .filter(|o| Some(o.against) == against && o.claim != Some(d))
            .filter_map(|o| o.claim)
            .find(|&c| !claims[c].is_denial && party.is_some() && claims[c].party == party);
        let proves = claims[d]
            .mentions
            .iter()
            .any(|m| sightings[m.candidate].context.as_deref().is_some_and(|x| x.proof.is_some()));
        let first = claims[d].mentions.first().map_or(0, |m| m.candidate);
        let spoken_of = || {
            claims.iter().position(|c| {
                !c.is_denial
                    && c.party == party
                    && party.is_some()
                    && c.mentions.iter().any(|m| m.candidate < first)
            })
        };
        claims[d].rests_on = set_against.or_else(|| proves.then(spoken_of).flatten());
    }
}
