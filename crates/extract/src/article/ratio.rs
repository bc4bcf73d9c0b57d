//! Ratios: what one figure is of another, where the text says so in a word of its own.

use super::claim::{Claim, Ground};
use super::party::Parties;
use crate::candidate::{ChangePart, Direction, Qualifier, ReadValue};
use crate::language::assemble::{Multiplied, Sighting};
use crate::span::Span;

/// In what a ratio is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum RatioScale {
    /// A multiple: "fivefold", "twice as many".
    Times,
    /// Percent more, below zero where it is less: "41 % higher", "fell 12 %".
    Percent,
}

/// A published multiple, or a change in percent, with the claims that it sets in relation.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Ratio {
    /// The words: "three times", "fivefold", "41".
    pub span: Span,
    /// The sentence that says so.
    pub sentence: Span,
    /// The number, on its scale.
    pub value: f64,
    /// On which scale.
    pub scale: RatioScale,
    /// How it was hedged.
    pub qualifier: Qualifier,
    /// Who says so, by index.
    pub party: Option<usize>,
    /// The claim that is set in relation: the later, the larger. None where the text names none.
    pub of: Option<usize>,
    /// The claim to which it is set in relation: the earlier, the smaller. None where the text names none.
    pub base: Option<usize>,
}

/// The longest way from a multiple to the number that it is one of, in bytes.
const REACH: usize = 90;

/// Words that stand for the one count of the article.
const OFFICIAL: &[&str] = &["official", "recorded", "registered", "reported", "counted"];

/// All ratios, in the order of the text.
pub(super) fn find(
    source: &str,
    sightings: &[Sighting],
    multiples: &[Multiplied],
    claims: &[Claim],
    parties: &Parties,
) -> Vec<Ratio> {
    let near = Near { source, sightings, claims };
    let mut found: Vec<Ratio> = multiples.iter().map(|m| of_multiple(&near, m, parties)).collect();
    found.extend(sightings.iter().filter_map(|s| of_percent(&near, s, parties)));
    found.sort_by_key(|r| r.span.start);
    found
}

/// The figures around a ratio.
struct Near<'a> {
    source: &'a str,
    sightings: &'a [Sighting],
    claims: &'a [Claim],
}

impl Near<'_> {
    /// The claim of a candidate.
    fn claim(&self, candidate: usize) -> Option<usize> {
        self.claims.iter().position(|c| c.mentions.iter().any(|m| m.candidate == candidate))
    }

    fn in_sentence(&self, sentence: Span) -> impl Iterator<Item = (usize, &Sighting)> {
        let first = self.sightings.partition_point(|s| s.candidate.span.start < sentence.start);
        self.sightings
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, s)| s.candidate.span.end <= sentence.end)
    }

    /// "from 30 to 90": the level of this part, in the sentence.
    fn level(&self, sentence: Span, part: ChangePart) -> Option<usize> {
        let mut levels =
            self.in_sentence(sentence).filter(|(_, s)| s.candidate.change.is_some_and(|c| c.part == part));
        let (only, _) = levels.next()?;
        // two changes in one sentence: which is meant is not said
        if levels.next().is_some() { None } else { self.claim(only) }
    }

    /// The number behind "twice the", "41 % higher than the".
    fn behind(&self, sentence: Span, end: usize) -> Option<usize> {
        let (next, s) = self.in_sentence(sentence).find(|(_, s)| s.candidate.span.start >= end)?;
        let between = self.source.get(end..s.candidate.span.start)?;
        (between.len() <= REACH && !between.contains([',', ';'])).then(|| self.claim(next)).flatten()
    }

    /// "1,500, three times the": the number right before.
    fn before(&self, sentence: Span, start: usize) -> Option<usize> {
        let (last, s) = self.in_sentence(sentence).filter(|(_, s)| s.candidate.span.end <= start).last()?;
        let noun = s.candidate.noun.filter(|n| !n.inherited).map_or(0, |n| n.span.end);
        let between = self.source.get(s.candidate.span.end.max(noun)..start)?.trim();
        [",", ", or", "is", "was", "–", "—", ", about", ", nearly", ", more than"]
            .contains(&between)
            .then(|| self.claim(last))
            .flatten()
    }

    /// "than recorded", "the official toll": the one count of another party, where the article has one only.
    fn official(&self, sentence: Span, end: usize, party: Option<usize>) -> Option<usize> {
        let rest = self.source.get(end..sentence.end.min(end + REACH).max(end)).unwrap_or_default();
        let rest = rest.split([',', ';', '.']).next()?.to_lowercase();
        if !rest.split(' ').any(|w| OFFICIAL.contains(&w)) {
            return None;
        }
        let counted = |c: &Claim| {
            c.ground.is_some_and(|g| g.what == Ground::Register)
                && !c.is_denial
                && c.part_of.is_empty()
                && (party.is_none() || c.party != party)
        };
        let mut all = self.claims.iter().enumerate().filter(|(_, c)| counted(c));
        let (only, _) = all.next()?;
        if all.next().is_some() { None } else { Some(only) }
    }
}

fn of_multiple(near: &Near<'_>, m: &Multiplied, parties: &Parties) -> Ratio {
    let party = m.by.and_then(|by| parties.of(by));
    let (of, base) = if m.leads_to_base {
        let base =
            near.behind(m.sentence, m.span.end).or_else(|| near.official(m.sentence, m.span.end, party));
        (near.before(m.sentence, m.span.start), base)
    } else {
        (near.level(m.sentence, ChangePart::Later), near.level(m.sentence, ChangePart::Earlier))
    };
    Ratio {
        span: m.span,
        sentence: m.sentence,
        value: m.times,
        scale: RatioScale::Times,
        qualifier: m.qualifier,
        party,
        of: of.filter(|_| of != base),
        base,
    }
}

fn of_percent(near: &Near<'_>, s: &Sighting, parties: &Parties) -> Option<Ratio> {
    let c = &s.candidate;
    let sentence = s.context.as_deref()?.sentence;
    let change = c.change.filter(|change| change.part == ChangePart::Amount)?;
    let unit = c.noun.map(|n| n.head.slice(near.source))?;
    let is_percent = ["%", "percent", "cent", "percentage", "pct"].contains(&unit);
    let ReadValue::Point(value) = c.value else { return None };
    let direction = change.direction?;
    if !is_percent {
        return None;
    }
    let party = c.attribution.and_then(|a| parties.of(a.name()));
    let end = c.noun.map_or(c.span.end, |n| n.span.end);
    // "41 % higher than recorded" is said of another number, "fell 12 % to 310,000" of its own
    let than = near.source.get(end..).is_some_and(|rest| {
        let mut words = rest.split_whitespace();
        words.next().is_some() && words.next() == Some("than")
    });
    let (of, base) = if than {
        let base = near.behind(sentence, end).or_else(|| near.official(sentence, end, party));
        (near.before(sentence, c.span.start), base)
    } else {
        (near.level(sentence, ChangePart::Later), near.level(sentence, ChangePart::Earlier))
    };
    let value = match direction {
        Direction::Up => value,
        Direction::Down => -value,
    };
    let scale = RatioScale::Percent;
    let of = of.filter(|_| of != base);
    Some(Ratio { span: c.span, sentence, value, scale, qualifier: c.qualifier, party, of, base })
}
