//! A draft: articles in, dossier and questions out.

use std::collections::BTreeMap;

use darkfigure_extract::article::Article;
use darkfigure_model::{
    Comparison, ComparisonId, Concept, ConceptId, Dossier, FigureId, Relations, Source, SourceId, Speaker,
    SpeakerId,
};

use crate::figure::{self, Drafted};
use crate::name::{Names, one_line, shortened};
use crate::proposal::{self, Proposal};
use crate::question::{Question, questions};

/// An article as it was read.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// A short name, such as the file's without its ending: names the source.
    pub name: &'a str,
    /// The text that was read.
    pub text: &'a str,
    /// What it claims.
    pub article: &'a Article,
}

/// A dossier that nobody has checked yet, and what it leaves open.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The dossier.
    pub dossier: Dossier,
    /// What stands against what, the most contested first, with the words that say so.
    pub proposals: Vec<Proposal>,
    /// What is left open, by its influence.
    pub questions: Vec<Question>,
    /// Sentences with a number of which no figure was made: the text does not say what it counts, or it can be read in two ways.
    pub left_out: Vec<String>,
}

/// The longest quote, in characters.
pub(crate) const QUOTE: usize = 240;

/// What is gathered over all articles.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub(crate) sources: Vec<(SourceId, Source)>,
    pub(crate) source_names: Names,
    pub(crate) speakers: Vec<(SpeakerId, Speaker)>,
    pub(crate) speaker_names: Names,
    pub(crate) concepts: Vec<(ConceptId, String)>,
    pub(crate) concept_names: Names,
    /// Concepts by what they say, and by who says so where a word alone says too little.
    pub(crate) concept_words: BTreeMap<(String, Option<String>), ConceptId>,
    pub(crate) figure_names: Names,
    pub(crate) units: Vec<(darkfigure_model::Unit, String)>,
    pub(crate) populations: Vec<(darkfigure_model::PopulationId, String)>,
    pub(crate) population_names: Names,
    pub(crate) figures: Vec<Drafted>,
    /// Ratios, which follow the figures.
    pub(crate) ratios: Vec<(FigureId, darkfigure_model::Figure)>,
    pub(crate) left_out: Vec<String>,
}

/// Makes a dossier of what the articles claim. The same articles in the same order always give the same draft.
#[must_use]
pub fn draft(inputs: &[Input<'_>]) -> Draft {
    let mut all = Gathered::default();
    for (n, input) in inputs.iter().enumerate() {
        figure::gather(n, input, &mut all);
    }
    figure::repeat(&mut all.figures);
    let proposals = proposal::rank(inputs, &all.figures);
    assembled(inputs, all, proposals)
}

/// Why two figures of an article make no dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PairError {
    /// The article has no such figure.
    #[error("the article has no figure number {number}")]
    NoSuchFigure {
        /// Its number in the list, from 1.
        number: usize,
    },
    /// The text does not say what it counts, or the number can be read in two ways.
    #[error("of figure number {number} the text does not say what it counts, or it can be read in two ways")]
    Unclear {
        /// Its number in the list, from 1.
        number: usize,
    },
    /// Both numbers are one claim.
    #[error("both are one figure")]
    OneFigure,
}

/// The dossier of two figures of an article that somebody wants to compare, by the places of their candidates.
///
/// # Errors
///
/// Where a figure is not there, is unclear, or both are one claim.
pub fn draft_pair(input: &Input<'_>, candidates: [usize; 2]) -> Result<Draft, PairError> {
    let mut all = Gathered::default();
    figure::gather(0, input, &mut all);
    let find = |place: usize| {
        let number = place.wrapping_add(1);
        if place >= input.article.candidates.len() {
            return Err(PairError::NoSuchFigure { number });
        }
        let claim = input.article.claims.iter().position(|c| c.mentions.iter().any(|m| m.candidate == place));
        let drafted = all.figures.iter().find(|f| Some(f.claim) == claim);
        drafted.cloned().ok_or(PairError::Unclear { number })
    };
    let [a, b] = [find(candidates[0])?, find(candidates[1])?];
    if a.id == b.id {
        return Err(PairError::OneFigure);
    }
    let proposal = proposal::asked(input, &a, &b);
    let kept = [a.id.clone(), b.id.clone()];
    all.figures = vec![a, b];
    for drafted in &mut all.figures {
        let said = std::mem::take(&mut drafted.figure.relations);
        let among = |ids: Vec<FigureId>| ids.into_iter().filter(|id| kept.contains(id)).collect();
        drafted.figure.relations = Relations {
            part_of: said.part_of.filter(|id| kept.contains(id)),
            cites: among(said.cites),
            rebuts: among(said.rebuts),
            rests_on: among(said.rests_on),
            supersedes: said.supersedes.filter(|id| kept.contains(id)),
            ..Relations::default()
        };
    }
    let figures = || all.figures.iter().map(|f| &f.figure);
    let (units, concepts, populations, speakers, sources) = (
        figures().map(|f| f.measure.unit.clone()).collect::<Vec<_>>(),
        figures().filter_map(|f| f.measure.concept.clone()).collect::<Vec<_>>(),
        figures().filter_map(|f| f.measure.population.clone()).collect::<Vec<_>>(),
        figures().filter_map(|f| f.speaker.clone()).collect::<Vec<_>>(),
        figures().flat_map(|f| f.seen_in.iter().cloned().chain([f.source.clone()])).collect::<Vec<_>>(),
    );
    all.units.retain(|(unit, _)| units.contains(unit));
    all.concepts.retain(|(id, _)| concepts.contains(id));
    all.populations.retain(|(id, _)| populations.contains(id));
    all.speakers.retain(|(id, _)| speakers.contains(id));
    all.sources.retain(|(id, _)| sources.contains(id));
    all.left_out.clear();
    all.ratios.clear();
    Ok(assembled(std::slice::from_ref(input), all, vec![proposal]))
}

/// The draft of what was gathered.
fn assembled(inputs: &[Input<'_>], all: Gathered, proposals: Vec<Proposal>) -> Draft {
    let from =
        if inputs.len() == 1 { "one article".to_owned() } else { format!("{} articles", inputs.len()) };
    let mut dossier = Dossier {
        title: inputs.first().map_or_else(|| "An article".to_owned(), |i| title(i)),
        question: proposals.first().map(|p| question(&all.figures, p)),
        drafted_from: Some(from),
        units: all.units,
        ..Dossier::default()
    };
    // Names were given once each, so that no entry is refused.
    for (id, label) in all.concepts {
        let concept = Concept {
            label,
            definition: None,
            is_net: false,
            is_average: false,
            within: Vec::new(),
            apart_from: Vec::new(),
            overlaps: Vec::new(),
        };
        let _ = dossier.concepts.insert(id, concept);
    }
    for (id, label) in all.populations {
        let population = darkfigure_model::Population {
            label,
            definition: None,
            within: Vec::new(),
            apart_from: Vec::new(),
            overlaps: Vec::new(),
        };
        let _ = dossier.populations.insert(id, population);
    }
    for (id, speaker) in all.speakers {
        let _ = dossier.speakers.insert(id, speaker);
    }
    for (id, source) in all.sources {
        let _ = dossier.sources.insert(id, source);
    }
    for drafted in all.figures {
        let _ = dossier.figures.insert(drafted.id, drafted.figure);
    }
    for (id, figure) in all.ratios {
        let _ = dossier.figures.insert(id, figure);
    }
    for (n, proposal) in proposals.iter().enumerate() {
        let name = if n == 0 { "dispute".to_owned() } else { format!("dispute-{}", n + 1) };
        let Ok(id) = ComparisonId::new(name) else { continue };
        let comparison = Comparison {
            question: (n > 0).then(|| {
                format!("How do {} and {} go together?", proposal.wordings[0], proposal.wordings[1])
            }),
            between: proposal.between.clone(),
            bridges: Vec::new(),
            benchmarks: Vec::new(),
            count_within_estimate: None,
        };
        let _ = dossier.comparisons.insert(id, comparison);
    }
    let questions = questions(&dossier);
    Draft { dossier, proposals, questions, left_out: all.left_out }
}

fn title(input: &Input<'_>) -> String {
    shortened(&one_line(input.article.title.map_or(input.name, |t| t.slice(input.text))), 160)
}

/// The question that the first proposal answers, in the words of the article.
fn question(figures: &[Drafted], first: &Proposal) -> String {
    let [a, b] = &first.wordings;
    let is_rebutted = |by: &FigureId, other: &FigureId| {
        figures.iter().any(|f| f.id == *by && f.figure.relations.rebuts.contains(other))
    };
    let [x, y] = &first.between;
    if is_rebutted(x, y) {
        format!("Do {a} refute {b}?")
    } else if is_rebutted(y, x) {
        format!("Do {b} refute {a}?")
    } else {
        format!("How do {a} and {b} go together?")
    }
}
