//! The desk: what every composer needs to put a dossier's entries into words.

use darkfigure_model::{self as model, Change, Dossier, FigureId, Form, QuantityKind, SourceId};

use super::{period, said};
use crate::document::Prose;
use crate::number::{Amount, Dimension, UnitWords};

/// A dossier with the words for its entries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) dossier: &'a Dossier,
}

impl<'a> Desk<'a> {
    pub(super) fn new(dossier: &'a Dossier) -> Self {
        Self { dossier }
    }

    /// The number under which the list of sources has a source: its place in the dossier, so that no comparison and no
    /// order of sides changes it.
    pub(super) fn citation(&self, source: &SourceId) -> Option<usize> {
        self.dossier.sources.place(source).map(|at| at + 1)
    }

    /// The numbers of several sources, ascending.
    pub(super) fn citations(&self, sources: &[SourceId]) -> Vec<usize> {
        let mut numbers: Vec<usize> = sources.iter().filter_map(|source| self.citation(source)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Adds the numbers of several sources to a sentence.
    pub(super) fn cite(&self, prose: Prose, sources: &[SourceId]) -> Prose {
        self.citations(sources).into_iter().fold(prose, Prose::cite)
    }

    /// What a number in a unit prints as.
    pub(super) fn role(&self, unit: &model::Unit) -> Dimension {
        if unit.is_currency() {
            return Dimension::money(unit.as_str());
        }
        let (one, many) = self.unit_words(unit);
        if unit.is_divisible() { Dimension::measure(one, many) } else { Dimension::count(one, many) }
    }

    /// What a quantity of a kind in a measure prints as, held on the plain scale: a share as a fraction, a rate for each one of its base.
    pub(super) fn role_of(&self, measure: &model::Measure, kind: QuantityKind) -> Dimension {
        let base = measure.population.as_ref().map(|population| self.population(population));
        match kind {
            // A share times its base is a number of something, and not of hundredths.
            QuantityKind::Number | QuantityKind::Amount if measure.unit.is_percent() => Dimension::Plain,
            QuantityKind::Number | QuantityKind::Amount => self.role(&measure.unit),
            QuantityKind::Share => {
                Dimension::percent_of(base.unwrap_or_else(|| "its base, which is not stated".to_owned()))
            }
            QuantityKind::Rate(scale) => {
                let (one, many) = self.unit_words(&measure.unit);
                Dimension::rate(&UnitWords::new(one, many), scale, base.as_deref())
            }
            QuantityKind::Change(Change::Absolute) => self.role(&measure.unit),
            QuantityKind::Change(Change::Points) => Dimension::Points,
            QuantityKind::Change(Change::Percent) => Dimension::PercentChange,
            QuantityKind::Change(Change::Times) => Dimension::Ratio,
        }
    }

    /// In what a figure counts, in the plural: "deaths", "deaths per 100,000 residents", "a share of the workforce".
    pub(super) fn counts(&self, figure: &model::Figure) -> String {
        let heading = || self.role_of_figure(figure).heading();
        match figure.kind() {
            QuantityKind::Number | QuantityKind::Amount => self.unit_words(&figure.measure.unit).1,
            QuantityKind::Share => format!("a share ({})", heading()),
            QuantityKind::Rate(_) => heading(),
            QuantityKind::Change(_) => format!("a change: {}", heading()),
        }
    }

    /// What a figure prints as. A share that names the figure that it is a share of is one of that.
    pub(super) fn role_of_figure(&self, figure: &model::Figure) -> Dimension {
        let base = figure.relations.relates.as_ref().and_then(|relates| self.figure(&relates.base));
        match base {
            Some(base) if figure.kind() == QuantityKind::Share && figure.measure.population.is_none() => {
                Dimension::percent_of(self.short(base).to_plain())
            }
            _ => self.role_of(&figure.measure, figure.kind()),
        }
    }

    /// Singular and plural of a unit.
    pub(super) fn unit_words(&self, unit: &model::Unit) -> (String, String) {
        let declared =
            self.dossier.units.iter().find(|(name, _)| name == unit).map(|(_, plural)| plural.clone());
        let of_each = || {
            let (of, each) = unit.per_one().filter(|(of, _)| !of.is_empty())?;
            Some(format!("{} per {each}", self.unit_words(&model::Unit::new(of).ok()?).1))
        };
        let plural = declared.or_else(|| unit.known_plural().map(str::to_owned)).or_else(of_each);
        (unit.as_str().to_owned(), plural.unwrap_or_else(|| unit.as_str().to_owned()))
    }

    /// A factor from one unit to another: "2.35–9.94 people per case".
    pub(super) fn rate(&self, from: &model::Unit, to: &model::Unit) -> Dimension {
        let (one, many) = self.unit_words(to);
        Dimension::measure(format!("{one} per {from}"), format!("{many} per {from}"))
    }

    pub(super) fn concept(&self, id: &model::ConceptId) -> String {
        self.dossier.concepts.get(id).map_or_else(|| id.to_string(), |concept| concept.label.clone())
    }

    pub(super) fn population(&self, id: &model::PopulationId) -> String {
        self.dossier.populations.get(id).map_or_else(|| id.to_string(), |population| population.label.clone())
    }

    pub(super) fn figure(&self, id: &FigureId) -> Option<&'a model::Figure> {
        self.dossier.figures.get(id)
    }

    /// Who stands behind a figure: the speaker, else the publisher, else the source's title, else the figure's name.
    pub(super) fn who(&self, id: &FigureId) -> String {
        let Some(figure) = self.figure(id) else { return id.to_string() };
        let speaker = figure.speaker.as_ref().and_then(|speaker| self.dossier.speakers.get(speaker));
        if let Some(speaker) = speaker {
            return speaker.label.clone();
        }
        match self.dossier.sources.get(&figure.source) {
            Some(source) => source.publisher.clone().unwrap_or_else(|| source.title.clone()),
            None => id.to_string(),
        }
    }

    /// A figure in one phrase with its source: "259 cases (Minister of Interior) [2]".
    pub(super) fn mention(&self, id: &FigureId) -> Prose {
        let Some(figure) = self.figure(id) else { return Prose::new().code(id.to_string()) };
        let who = self.who(id);
        let prose = said::as_said(self, figure);
        // A figure that is called by its own words has been named already.
        let prose = if Some(&who) == figure.quote.as_ref() { prose } else { prose.say(format!(" ({who})")) };
        self.cite(prose, std::slice::from_ref(&figure.source))
    }

    /// A figure by its number alone: "the 259"; as said, by its best number, where it is another.
    pub(super) fn short(&self, figure: &model::Figure) -> Prose {
        if let Some(word) = said::word_of_change(figure) {
            return Prose::from(format!("“{word}”"));
        }
        match self.face(figure) {
            // A share is named by its percentage; of what it is stands where it is said.
            Some(face)
                if self.is_named_by_number(figure) && matches!(face.role, Dimension::Percent { .. }) =>
            {
                Prose::from(format!("the {}%", face.print_in(Some(&face.role))))
            }
            Some(face) if self.is_named_by_number(figure) => Prose::from("the ").number(face),
            _ => said::brief(said::as_said(self, figure)),
        }
    }

    /// Whether a figure's number alone is its name: "the 259".
    pub(super) fn is_named_by_number(&self, figure: &model::Figure) -> bool {
        matches!(figure.value.form, Form::Exact(_) | Form::About(_))
            && !figure.measure.unit.is_currency()
            && self.face(figure).is_some()
    }

    /// The entry of a source in words.
    pub(super) fn source(&self, id: &SourceId) -> Prose {
        let Some(source) = self.dossier.sources.get(id) else { return Prose::new().code(id.to_string()) };
        let mut words = String::new();
        if let Some(publisher) = &source.publisher {
            words.push_str(publisher);
            words.push_str(", ");
        }
        words.push_str(&source.title);
        if let Some(published) = source.published {
            words.push_str(", ");
            words.push_str(&period::date(published));
        }
        if let Some(locator) = &source.locator {
            words.push_str(", ");
            words.push_str(locator);
        }
        Prose::from(words)
    }

    /// The entry of a source with its number.
    pub(super) fn cited_source(&self, id: &SourceId) -> Prose {
        self.cite(self.source(id), std::slice::from_ref(id))
    }

    /// What a figure measures, in one phrase.
    pub(super) fn measure(&self, measure: &model::Measure) -> Prose {
        let (_, many) = self.unit_words(&measure.unit);
        let joint = if measure.concept.is_some() { ": " } else { "; " };
        Prose::from(format!("{many}{joint}{}", self.measured(measure)))
    }

    /// What a figure measures, where its unit is said nearby.
    pub(super) fn measured(&self, measure: &model::Measure) -> String {
        let mut words = measure.concept.as_ref().map(|concept| self.concept(concept)).unwrap_or_default();
        if let Some(population) = &measure.population {
            words.push_str(if words.is_empty() { "among " } else { "; among " });
            words.push_str(&self.population(population));
        }
        if let Some(place) = &measure.place {
            words.push_str(if words.is_empty() { "" } else { "; " });
            words.push_str(&period::list(&place.names(), "and"));
        }
        if let Some(time) = measure.time {
            words.push_str(if words.is_empty() { "" } else { "; " });
            words.push_str(&period::time(time));
        }
        words
    }

    /// The unhedged number of a figure, for "at the face value of 100,000".
    pub(super) fn face(&self, figure: &model::Figure) -> Option<Amount> {
        if let Form::Vague(_) = figure.value.form {
            // A count word has no number to stand at, only a reading.
            return None;
        }
        match figure.value.numbers().as_slice() {
            [number] => {
                // A plain number is known by its numeral; a share or rate needs its scale.
                let role = match figure.kind() {
                    QuantityKind::Number | QuantityKind::Amount => Dimension::Plain,
                    QuantityKind::Share | QuantityKind::Rate(_) | QuantityKind::Change(_) => {
                        self.role_of_figure(figure)
                    }
                };
                Some(said::numeral(*number, figure.value.scale, role))
            }
            _ => None,
        }
    }
}
