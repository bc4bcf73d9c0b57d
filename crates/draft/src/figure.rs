//! Figures from claims.

use std::collections::BTreeMap;

use darkfigure_extract::article::{Certainty, Claim, Ground, OppositionKind};
use darkfigure_extract::{Candidate, Qualifier, SourceFormat, plain_text};
use darkfigure_model::{
    Basis, ConceptId, Figure, FigureId, Measure, PopulationId, Relations, Scale, SourceId, SpeakerId, Status,
    Unit,
};

use crate::concept;
use crate::input::{Gathered, Input, QUOTE};
use crate::name::{one_line, shortened, slug};
use crate::unit::{Counted, counted};
use crate::{number, place, ratio, source, time};

/// A figure with the claim that it was made of.
#[derive(Debug, Clone)]
pub(crate) struct Drafted {
    pub(crate) id: FigureId,
    pub(crate) figure: Figure,
    /// Which article, by index.
    pub(crate) article: usize,
    /// Which of its claims, by index.
    pub(crate) claim: usize,
}

/// Makes figures of all claims of an article.
pub(crate) fn gather(n: usize, input: &Input<'_>, all: &mut Gathered) {
    let Some(own) = source::id(&mut all.source_names, input.name) else { return };
    all.sources.push((own.clone(), source::of_article(input)));
    let speakers = source::speakers(input, input.article, &mut all.speaker_names, &mut all.speakers);
    let mut behind: Vec<(String, SourceId)> = Vec::new();
    let from = all.figures.len();
    for (k, claim) in input.article.claims.iter().enumerate() {
        let speaker = claim.party.and_then(|p| speakers.get(p).cloned().flatten());
        let at = source_of(input, claim, &own, &mut behind, all);
        match figure(input, k, claim, speaker, [at, own.clone()], all) {
            Some((id, figure)) => all.figures.push(Drafted { id, figure, article: n, claim: k }),
            None => {
                let sentence = claim.mentions.first().map_or("", |m| m.sentence.slice(input.text));
                all.left_out.push(shortened(&plain_text(sentence, input.article.format), QUOTE));
            }
        }
    }
    relate(input, &mut all.figures[from..]);
    ratio::gather(input, from, &speakers, all);
}

/// The document behind the article where the claim names one, else the article.
fn source_of(
    input: &Input<'_>,
    claim: &Claim,
    own: &SourceId,
    behind: &mut Vec<(String, SourceId)>,
    all: &mut Gathered,
) -> SourceId {
    let Some(source) = source::behind(input, claim).filter(|_| !claim.is_denial) else { return own.clone() };
    // One document by one party of an article is one document, whatever it is called.
    let key = claim.party.map_or_else(|| source.title.clone(), |p| format!("party {p}"));
    if let Some((_, id)) = behind.iter().find(|(k, _)| *k == key) {
        return id.clone();
    }
    let Some(id) = source::id(&mut all.source_names, &source.title) else { return own.clone() };
    all.sources.push((id.clone(), source));
    behind.push((key, id.clone()));
    id
}

fn figure(
    input: &Input<'_>,
    k: usize,
    claim: &Claim,
    speaker: Option<SpeakerId>,
    [source, own]: [SourceId; 2],
    all: &mut Gathered,
) -> Option<(FigureId, Figure)> {
    let (text, format) = (input.text, input.article.format);
    let target = claim.is_denial.then(|| denied(input, k)).flatten().unwrap_or(claim);
    let candidate = input.article.candidates.get(claim.best)?;
    let named = input.article.candidates.get(target.best)?;
    let counted = counted(text, named, target)?;
    let is_percent = counted == Counted::Percent;
    // "1.200 people" may be read in two ways: somebody has to say in which.
    if candidate.why.iter().any(|rule| rule.is_doubt()) {
        return None;
    }
    let value = number::value(text, candidate, is_percent)?;
    if (value.scale == Scale::Percent) != is_percent {
        return None;
    }
    let (unit, population) = match counted {
        Counted::In(unit, plural) => {
            if let Some(plural) = plural.filter(|_| !all.units.iter().any(|(u, _)| *u == unit)) {
                all.units.push((unit.clone(), plural));
            }
            (unit, None)
        }
        Counted::Percent => (Unit::new("percent").ok()?, Some(base(text, named, all)?)),
    };
    let who = target.party.and_then(|p| input.article.parties.get(p)).map(|p| one_line(p.name.slice(text)));
    let concept = concept::label(text, named, target).and_then(|label| concept_id(label, who, all));
    let head = named.noun.map_or("figure", |n| n.head.slice(text));
    let head = if head.chars().all(char::is_alphanumeric) { head } else { unit.as_str() };
    let prefix = if claim.is_denial { "denial " } else { "" };
    let id = format!("{prefix}{head} {}", candidate.span.slice(text));
    let id = FigureId::new(all.figure_names.give(&id, "figure")).ok()?;
    let place = if target.places.is_empty() {
        target.place.and_then(|p| place::named([p.slice(text)]))
    } else {
        place::named(target.places.iter().map(|p| p.slice(text)))
    };
    let figure = Figure {
        value,
        wording: wording(text, candidate, format),
        quote: quote(text, claim, candidate, format),
        measure: Measure {
            concept,
            population,
            place,
            time: time::time(claim),
            status: claim.certainty.filter(|_| !claim.is_denial).map(|c| status(c.what)),
            ..Measure::of(unit)
        },
        basis: claim.ground.map(|g| basis(g.what)),
        seen_in: (source != own).then_some(own),
        said: None,
        source,
        speaker,
        relations: Relations::default(),
        draw: None,
        note: note(text, claim, format),
    };
    Some((id, figure))
}

/// The claim whose number a denial denies.
fn denied<'a>(input: &Input<'a>, denial: usize) -> Option<&'a Claim> {
    let article = input.article;
    let number = |claim: &Claim| article.candidates.get(claim.best).map(|c| c.value);
    let own = number(article.claims.get(denial)?);
    let against = article.oppositions.iter().filter(|o| o.claim == Some(denial)).map(|o| o.against);
    against.filter_map(|a| article.claims.get(a)).find(|a| number(a) == own)
}

/// The concept of a label. A single word is no definition: two parties may mean two things by it, and get one each.
fn concept_id(label: String, who: Option<String>, all: &mut Gathered) -> Option<ConceptId> {
    let words = concept::what(&label);
    let own = who.filter(|_| !words.contains(' '));
    let key = (slug(&words), own.clone());
    if let Some(id) = all.concept_words.get(&key) {
        return Some(id.clone());
    }
    let is_shared = all.concepts.iter().any(|(_, known)| *known == label);
    let label = own.filter(|_| is_shared).map_or(label.clone(), |who| format!("{label} ({who})"));
    let id = ConceptId::new(all.concept_names.give(&words, "what")).ok()?;
    all.concept_words.insert(key, id.clone());
    all.concepts.push((id.clone(), label));
    Some(id)
}

/// What a share is of, as a population.
fn base(text: &str, c: &Candidate, all: &mut Gathered) -> Option<PopulationId> {
    let is_share = matches!(c.value, darkfigure_extract::ReadValue::Share(_));
    let base = c.noun.and_then(|n| n.base.or(is_share.then_some(n.span)));
    let label = base.map_or_else(|| "not said".to_owned(), |b| one_line(b.slice(text)));
    if let Some((id, _)) = all.populations.iter().find(|(_, known)| *known == label) {
        return Some(id.clone());
    }
    let id = PopulationId::new(all.population_names.give(&label, "base")).ok()?;
    all.populations.push((id.clone(), label));
    Some(id)
}

/// The hedge and the number as they are written, where they stand together.
fn wording(text: &str, c: &Candidate, format: SourceFormat) -> String {
    let near = |start: usize, end: usize| {
        end - start <= 60 && text.is_char_boundary(start) && text.is_char_boundary(end)
    };
    let whole = c.qualifier_span.map_or(c.span, |q| darkfigure_extract::Span {
        start: q.start.min(c.span.start),
        end: q.end.max(c.span.end),
    });
    let kept = if near(whole.start, whole.end) { whole } else { c.span };
    let said = one_line(&plain_text(kept.slice(text), format));
    // "between 300 and 400": the number is read without the word that opens it
    let opened = matches!(c.value, darkfigure_extract::ReadValue::Range { .. })
        && said.contains(" and ")
        && text[..kept.start].trim_end().to_lowercase().ends_with("between");
    if opened { format!("between {said}") } else { said }
}

/// The sentence, or as much of it around the number as a quote may hold.
fn quote(text: &str, claim: &Claim, c: &Candidate, format: SourceFormat) -> Option<String> {
    let sentence = claim.mentions.iter().find(|m| m.candidate == claim.best)?.sentence;
    let line = one_line(&plain_text(sentence.slice(text), format));
    if line.chars().count() <= QUOTE {
        return Some(line);
    }
    let mut start = c.span.start.saturating_sub(QUOTE / 2).max(sentence.start);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let start = text[start..c.span.start].find(' ').map_or(c.span.start, |i| start + i);
    let rest = text.get(start..sentence.end)?;
    Some(shortened(&plain_text(rest, format), QUOTE))
}

fn basis(g: Ground) -> Basis {
    match g {
        Ground::Register => Basis::Register,
        Ground::Survey => Basis::Survey,
        Ground::Model => Basis::Model,
        Ground::Undisclosed => Basis::Undisclosed,
    }
}

fn status(c: Certainty) -> Status {
    match c {
        Certainty::Confirmed => Status::Confirmed,
        Certainty::Presumed => Status::Presumed,
        Certainty::Possible => Status::MayBe,
    }
}

/// What the text says and the dossier has no key for: who counted, when in words, where in words.
fn note(text: &str, claim: &Claim, format: SourceFormat) -> Option<String> {
    let said = |what: &str, span: Option<darkfigure_extract::Span>| {
        span.map(|s| format!("{what}: {}", shortened(&plain_text(s.slice(text), format), 60)))
    };
    let parts: Vec<String> =
        [said("counted by", claim.counter), said("when", claim.period), said("where", claim.place)]
            .into_iter()
            .flatten()
            .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Part of, rebuts, rests on, takes the place of.
fn relate(input: &Input<'_>, figures: &mut [Drafted]) {
    let ids: BTreeMap<usize, FigureId> = figures.iter().map(|f| (f.claim, f.id.clone())).collect();
    let id = |claim: usize| ids.get(&claim).cloned();
    let extents: BTreeMap<usize, (String, f64, f64)> =
        figures.iter().map(|f| (f.claim, extent(&f.figure))).collect();
    for drafted in figures.iter_mut() {
        let claim = &input.article.claims[drafted.claim];
        let (unit, low, _) = extent(&drafted.figure);
        // What is larger than the whole was no part of it, whatever the sentence looks like.
        let fits = |whole: &usize| extents.get(whole).is_some_and(|(u, _, high)| *u != unit || low <= *high);
        let wholes: Vec<FigureId> = claim.part_of.iter().filter(|w| fits(w)).filter_map(|&w| id(w)).collect();
        let relations = &mut drafted.figure.relations;
        match &wholes[..] {
            [whole] => relations.part_of = Some(whole.clone()),
            _ => relations.part_of_one_of = wholes,
        }
        relations.supersedes = claim.supersedes.and_then(id);
        relations.cites = claim.restates.into_iter().filter_map(id).collect();
        relations.rests_on = claim.rests_on.into_iter().filter_map(id).collect();
        relations.rebuts = input
            .article
            .oppositions
            .iter()
            .filter(|o| o.claim == Some(drafted.claim) && o.kind == OppositionKind::Denial)
            .filter_map(|o| id(o.against))
            .collect();
        // A figure is denied once, however often the article says so.
        let mut seen = std::collections::BTreeSet::new();
        relations.rebuts.retain(|id| seen.insert(id.clone()));
    }
}

/// The unit of a figure, with its smallest and largest number.
fn extent(f: &Figure) -> (String, f64, f64) {
    let numbers = f.value.numbers();
    let ends = numbers.iter().map(|n| n.to_f64());
    let (low, high) = (ends.clone().fold(f64::INFINITY, f64::min), ends.fold(f64::NEG_INFINITY, f64::max));
    (f.measure.unit.to_string(), low, high)
}

/// What an article repeats of an earlier one: the same number of the same things by the same party.
pub(crate) fn repeat(figures: &mut [Drafted]) {
    let key = |f: &Drafted| (f.figure.value.clone(), f.figure.measure.unit.clone(), f.figure.speaker.clone());
    for later in 0..figures.len() {
        let first = (0..later).find(|&earlier| {
            let (a, b) = (&figures[earlier], &figures[later]);
            a.article != b.article
                && a.figure.speaker.is_some()
                && a.figure.value.scale == Scale::One
                && key(a) == key(b)
                && a.figure.relations.cites.is_empty()
        });
        if let Some(first) = first {
            let cited = figures[first].id.clone();
            figures[later].figure.relations.cites.push(cited);
        }
    }
}

/// The number with its hedge and what it counts, as a reader says it: "around 100,000 people".
pub(crate) fn said(text: &str, c: &Candidate, wording: &str) -> String {
    // "per cent" is one word in two
    let whole = |n: darkfigure_extract::CountedNoun| one_line(n.span.slice(text)).to_lowercase();
    let head = |n: darkfigure_extract::CountedNoun| one_line(n.head.slice(text)).to_lowercase();
    let noun = c.noun.map(|n| Some(whole(n)).filter(|w| w == "per cent").unwrap_or_else(|| head(n)));
    let noun = noun.unwrap_or_default();
    let hedge = if c.qualifier == Qualifier::Exact { "" } else { wording };
    let number = if hedge.is_empty() { one_line(c.span.slice(text)) } else { uncapitalised(hedge) };
    if noun.chars().next().is_some_and(char::is_alphabetic) { format!("{number} {noun}") } else { number }
}

/// "More than 9,000" at the start of its sentence, as it stands within another.
fn uncapitalised(words: &str) -> String {
    let mut rest = words.chars();
    match (rest.next(), rest.as_str().chars().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(rest).collect(),
        _ => words.to_owned(),
    }
}
