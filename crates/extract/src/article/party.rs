//! Parties: who speaks, whatever the article calls them.

use std::collections::BTreeMap;

use crate::language::assemble::{Denial, Multiplied, Sighting};
use crate::language::lexicon::{
    self, CONJUNCTION, DETERMINER, DOCUMENT, Flags, GROUP, PREPOSITION, PRONOUN, ROLE, STOP, WH,
};
use crate::span::Span;

/// Somebody who makes claims: a person, a body, a document with those who wrote it.
///
/// A minister and the ministry, a body and its report, a body and its spokesman are one party.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Party {
    /// The fullest name that the article gives.
    pub name: Span,
    /// All that it is called, in the order of the text.
    pub mentions: Vec<Span>,
}

/// The most names that are resolved: all pairs of them are looked at.
const MOST_NAMES: usize = 400;

/// The parties of an article, and which of them each name means.
#[derive(Debug, Default)]
pub(super) struct Parties {
    pub(super) list: Vec<Party>,
    by_span: BTreeMap<Span, usize>,
}

impl Parties {
    pub(super) fn of(&self, name: Span) -> Option<usize> {
        self.by_span.get(&name).copied()
    }
}

/// The names of all sources, resolved to parties.
pub(super) fn resolve(
    source: &str,
    sightings: &[Sighting],
    denials: &[Denial],
    multiples: &[Multiplied],
) -> Parties {
    let mut names: Vec<Span> = sightings
        .iter()
        .flat_map(|s| {
            let reporter = s.context.as_ref().and_then(|c| c.reporter);
            let said =
                s.candidate.attribution.iter().chain(reporter.iter()).map(|a| a.name()).collect::<Vec<_>>();
            said.into_iter().chain(s.context.as_ref().and_then(|c| c.counter))
        })
        .chain(denials.iter().map(|d| d.by))
        .chain(multiples.iter().filter_map(|m| m.by))
        .collect();
    names.sort_unstable();
    names.dedup();
    names.truncate(MOST_NAMES);
    let named: Vec<(Span, Name)> = names
        .into_iter()
        .map(|span| (span, Name::read(source, span)))
        .filter(|(_, name)| !name.is_empty())
        .collect();
    let groups = group(&named.iter().map(|(_, name)| name).collect::<Vec<_>>());
    let mut parties = Parties::default();
    let mut index: BTreeMap<usize, usize> = BTreeMap::new();
    let mut richest: Vec<usize> = Vec::new();
    for (i, (span, name)) in named.iter().enumerate() {
        let at = *index.entry(groups[i]).or_insert_with(|| {
            parties.list.push(Party { name: name.span, mentions: Vec::new() });
            richest.push(0);
            parties.list.len() - 1
        });
        let party = &mut parties.list[at];
        party.mentions.push(*span);
        if name.weight() > richest[at] {
            richest[at] = name.weight();
            party.name = name.span;
        }
        parties.by_span.insert(*span, at);
    }
    parties
}

/// What a name is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    /// The part that says whose word it is: without "a report by".
    span: Span,
    /// Names and other words of content, in lower case, in order.
    content: Vec<String>,
    /// How many of them are written with a capital.
    capitals: usize,
    /// "minister", "spokesman".
    roles: Vec<String>,
    /// "ministry", "police".
    groups: Vec<String>,
    /// "UN", also from a bracket behind the name.
    acronyms: Vec<String>,
    /// Who speaks for it, by name: "Della Roth" in "the ministry’s spokeswoman, Della Roth".
    spokes: Vec<String>,
    /// A report, a survey.
    is_document: bool,
}

/// Roles that speak for the body that is named before them.
const SPOKES: &[&str] = &[
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "director",
    "head",
    "chief",
    "office",
    "secretary",
    "president",
];

impl Name {
    fn read(source: &str, span: Span) -> Self {
        let text = span.slice(source);
        let (owner, appositive) = owner(text);
        // The owner is a part of the text.
        let start = span.start + (owner.as_ptr() as usize - text.as_ptr() as usize);
        let mut name = Self {
            span: Span::new(start, start + without_aside(owner).len()),
            content: Vec::new(),
            capitals: 0,
            roles: Vec::new(),
            groups: Vec::new(),
            acronyms: Vec::new(),
            spokes: Vec::new(),
            is_document: false,
        };
        name.is_document = has(text, DOCUMENT) && !has_only_group(text);
        name.add(owner);
        if let Some(more) = appositive {
            name.spokes = words(more).map(str::to_lowercase).collect();
        }
        // "United Nations Human Rights Commissioner (UNOHCHR)"
        let rest = source.get(span.end..).unwrap_or_default();
        if let Some(inner) = rest.strip_prefix(" (").and_then(|r| r.split(')').next())
            && (2..=10).contains(&inner.len())
            && inner.bytes().all(|b| b.is_ascii_uppercase())
        {
            name.acronyms.push(inner.to_owned());
        }
        name
    }

    fn add(&mut self, text: &str) {
        for word in words(text) {
            let flags = lexicon::look_up(word).0;
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let upper = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
            let lower = word.to_lowercase();
            if upper {
                self.acronyms.push(word.to_owned());
            } else if flags & (DETERMINER | PREPOSITION | CONJUNCTION | PRONOUN | WH) != 0 {
                continue;
            } else if flags & ROLE != 0 && flags & GROUP == 0 {
                self.roles.push(singular(&lower));
            } else if flags & GROUP != 0 {
                self.groups.push(singular(&lower));
            } else if flags & DOCUMENT != 0 && !capital {
                continue;
            } else if flags & STOP == 0 || capital {
                self.capitals += usize::from(capital);
                self.content.push(lower);
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.content.is_empty()
            && self.roles.is_empty()
            && self.groups.is_empty()
            && self.acronyms.is_empty()
            && !self.is_document
    }

    /// How much the name says.
    fn weight(&self) -> usize {
        2 * self.content.len()
            + self.capitals
            + self.roles.len()
            + self.groups.len()
            + self.acronyms.len()
            + 1
    }

    /// A name that only a fuller one explains: "the minister", "the report".
    fn is_bare(&self) -> bool {
        self.content.is_empty() && self.acronyms.is_empty()
    }

    fn shares(a: &[String], b: &[String]) -> bool {
        a.iter().any(|x| b.contains(x))
    }

    fn within(a: &[String], b: &[String]) -> bool {
        a.iter().all(|x| b.contains(x))
    }

    /// Whether the two are made of the same words.
    fn says_the_same(&self, other: &Self) -> bool {
        self.content == other.content
            && self.roles == other.roles
            && self.groups == other.groups
            && self.acronyms == other.acronyms
            && self.is_document == other.is_document
    }

    /// Whether one name may stand for the other.
    fn fits(&self, other: &Self) -> bool {
        let nested =
            Self::within(&self.content, &other.content) || Self::within(&other.content, &self.content);
        let speaks_for = |body: &Self, person: &Self| {
            !person.content.is_empty() && Self::within(&person.content, &body.spokes)
        };
        if Self::shares(&self.acronyms, &other.acronyms) || speaks_for(self, other) || speaks_for(other, self)
        {
            return true;
        }
        if self.abbreviates(other) || other.abbreviates(self) {
            return true;
        }
        if !nested {
            return false;
        }
        let is_office =
            |n: &Self| n.roles.iter().any(|r| r == "minister") || n.groups.iter().any(|g| g == "ministry");
        let kin = Self::shares(&self.roles, &other.roles)
            || Self::shares(&self.groups, &other.groups)
            || is_office(self) && is_office(other);
        let both_named = !self.content.is_empty() && !other.content.is_empty();
        let untitled = |n: &Self| n.roles.is_empty() && n.groups.is_empty();
        kin || both_named && (untitled(self) || untitled(other)) && self.capitals.min(other.capitals) > 0
            || both_named && self.content == other.content && !self.is_another_body(other)
    }

    /// "the health office" and "the Institute of Health" are two bodies of one field.
    fn is_another_body(&self, other: &Self) -> bool {
        !self.groups.is_empty() && !other.groups.is_empty() && !Self::shares(&self.groups, &other.groups)
    }

    /// "UN" for "United Nations Human Rights Commissioner", or for "UNOHCHR".
    fn abbreviates(&self, other: &Self) -> bool {
        self.acronyms.iter().any(|short| {
            let initials: String = other.content.iter().filter_map(|w| w.chars().next()).collect();
            let short = short.to_lowercase();
            other.capitals >= short.len() && short.len() > 1 && initials.starts_with(&short)
                || other
                    .acronyms
                    .iter()
                    .any(|long| long.len() > short.len() && long.to_lowercase().starts_with(&short))
        })
    }
}

/// The part of a name that says whose word it is, and what stands in apposition to it: "the institute", "Tomas Reil".
fn owner(text: &str) -> (&str, Option<&str>) {
    // "a survey by the institute", "a report from the office"
    for link in [" by ", " from ", " of ", " for "] {
        if let Some((head, rest)) = text.split_once(link)
            && has(head, DOCUMENT)
            && !has(head, GROUP & !DOCUMENT)
            && (link != " for " || is_body(rest))
        {
            return (rest, None);
        }
    }
    // "Rina Volk of the chamber": she speaks for it
    if let Some((head, rest)) = text.split_once(" of the ")
        && head.split(' ').count() >= 2
        && head.split(' ').all(|w| w.starts_with(char::is_uppercase))
        && has(rest, GROUP)
        && !has(head, GROUP | DOCUMENT | ROLE)
    {
        return (rest, Some(head));
    }
    // "the ministry’s spokeswoman, Della Roth", "Quist’s office"
    let possessive =
        ["’s ", "'s ", "s’ ", "s' "].iter().filter_map(|p| text.find(p).map(|at| (at, *p))).min();
    if let Some((at, mark)) = possessive {
        let kept = at + usize::from(mark.starts_with('s'));
        let (before, after) = (&text[..kept], &text[at + mark.len()..]);
        let (title, appositive) = after.split_once(", ").map_or((after, None), |(t, a)| (t, Some(a)));
        let speaks_for = words(title).last().is_some_and(|w| SPOKES.contains(&w.to_lowercase().as_str()))
            || has(title, DOCUMENT) && !has(title, GROUP & !DOCUMENT);
        if speaks_for {
            return (before, appositive);
        }
    }
    (text, None)
}

/// "the ministry", but not "a council flat": a list for it is nobody’s.
fn is_body(text: &str) -> bool {
    words(text)
        .last()
        .is_some_and(|w| w.starts_with(char::is_uppercase) || lexicon::look_up(w).0 & (GROUP | ROLE) != 0)
}

/// The name without what is said of it behind a comma: "a study, released in July", "the office, by contrast".
fn without_aside(owner: &str) -> &str {
    let said = |rest: &str| {
        words(rest).next().is_some_and(|w| {
            lexicon::look_up(w).0 & (PREPOSITION | WH) != 0
                || w.ends_with("ed") && w.starts_with(char::is_lowercase)
        })
    };
    match owner.split_once(", ") {
        Some((name, rest)) if said(rest) => name,
        _ => owner,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '’' | '\'')))
        .map(|w| w.trim_end_matches("’s").trim_end_matches("'s").trim_matches(['’', '\'']))
        .filter(|w| !w.is_empty())
}

fn has(text: &str, flags: Flags) -> bool {
    words(text).any(|w| lexicon::look_up(w).0 & flags != 0)
}

/// "the newspaper", "a registry": a body by its name, though it may be a document too.
fn has_only_group(text: &str) -> bool {
    words(text).all(|w| {
        let flags = lexicon::look_up(w).0;
        flags & DOCUMENT == 0 || flags & GROUP != 0
    })
}

fn singular(word: &str) -> String {
    if word.ends_with('s') && !word.ends_with("ss") && word.len() > 3 {
        word[..word.len() - 1].to_owned()
    } else {
        word.to_owned()
    }
}

/// For each name, the number of its party.
///
/// Full names come first and meet pairwise; a bare one ("the minister") joins the one party that it fits, and stays alone
/// where it fits several.
fn group(names: &[&Name]) -> Vec<usize> {
    let mut of: Vec<usize> = (0..names.len()).collect();
    let join = |of: &mut Vec<usize>, a: usize, b: usize| {
        let (keep, drop) = (of[a].min(of[b]), of[a].max(of[b]));
        for x in of.iter_mut().filter(|x| **x == drop) {
            *x = keep;
        }
    };
    let full: Vec<usize> = (0..names.len()).filter(|&i| !names[i].is_bare()).collect();
    for (k, &i) in full.iter().enumerate() {
        for &j in &full[..k] {
            if names[i].fits(names[j]) {
                join(&mut of, i, j);
            }
        }
    }
    for i in (0..names.len()).filter(|&i| names[i].is_bare()) {
        let fits = |j: &usize| {
            names[i].fits(names[*j])
                || names[i].is_document && names[i].groups.is_empty() && names[*j].is_document
        };
        let mut parties: Vec<usize> = full.iter().filter(|j| fits(j)).map(|&j| of[j]).collect();
        parties.sort_unstable();
        parties.dedup();
        if let [only] = parties[..] {
            let at = of.iter().position(|&x| x == only).unwrap_or(i);
            join(&mut of, i, at);
        } else if parties.is_empty()
            && let Some(j) = (0..i).find(|&j| names[j].is_bare() && names[j].says_the_same(names[i]))
        {
            join(&mut of, i, j);
        }
    }
    // The one minister of an article and its one ministry, whatever else each is called.
    let with = |holds: &dyn Fn(&Name) -> bool| {
        let mut parties: Vec<usize> = (0..names.len()).filter(|&i| holds(names[i])).map(|i| of[i]).collect();
        parties.sort_unstable();
        parties.dedup();
        parties
    };
    let ministers = with(&|n| n.roles.iter().any(|r| r == "minister"));
    let ministries = with(&|n| n.groups.iter().any(|g| g == "ministry"));
    if let ([a], [b]) = (&ministers[..], &ministries[..]) {
        let (keep, drop) = (*a.min(b), *a.max(b));
        for x in of.iter_mut().filter(|x| **x == drop) {
            *x = keep;
        }
    }
    of
}
