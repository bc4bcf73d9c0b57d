//! Dossiers: one dispute, whole.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Basis, Benchmark, BenchmarkId, Bridge, BridgeId, Comparison, ComparisonId, Concept, ConceptId, Date,
    Edge, End, Expectation, Figure, FigureId, Form, Operation, OwnPlace, Period, PlaceId, Population,
    PopulationId, Quantity, QuantityKind, Range, Reach, Reconciliation, ReconciliationId, Sentence, Series,
    SeriesId, Source, SourceId, Speaker, SpeakerId, Statement, StatementId, Sum, SumId, Time, Value,
};

/// Entries by name, in the order in which the dossier gives them. No name stands twice.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(
        from = "Vec<(Id, T)>",
        into = "Vec<(Id, T)>",
        bound(
            serialize = "Id: Clone + serde::Serialize, T: Clone + serde::Serialize",
            deserialize = "Id: Clone + Ord + serde::Deserialize<'de>, T: serde::Deserialize<'de>"
        )
    )
)]
pub struct Entries<Id, T> {
    entries: Vec<(Id, T)>,
    // Invariant: for each entry its name and where it stands.
    places: BTreeMap<Id, usize>,
}

impl<Id, T> Entries<Id, T> {
    /// No entries.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new(), places: BTreeMap::new() }
    }

    /// The entries in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Id, &T)> {
        self.entries.iter().map(|(id, entry)| (id, entry))
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<Id: Ord + Clone, T> Entries<Id, T> {
    /// Adds an entry at the end.
    ///
    /// # Errors
    ///
    /// Gives the entry back where its name is taken.
    pub fn insert(&mut self, id: Id, entry: T) -> Result<(), (Id, T)> {
        if self.places.contains_key(&id) {
            return Err((id, entry));
        }
        self.places.insert(id.clone(), self.entries.len());
        self.entries.push((id, entry));
        Ok(())
    }

    /// The entry with this name.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&T> {
        self.places.get(id).and_then(|&at| self.entries.get(at)).map(|(_, entry)| entry)
    }

    /// Where the entry with this name stands, counted from 0.
    #[must_use]
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The entry with this name, to be changed.
    pub fn get_mut(&mut self, id: &Id) -> Option<&mut T> {
        self.places.get(id).and_then(|&at| self.entries.get_mut(at)).map(|(_, entry)| entry)
    }
}

impl<Id, T> Default for Entries<Id, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<Id: Ord + Clone, T> FromIterator<(Id, T)> for Entries<Id, T> {
    /// Of two entries with one name the later counts, in the place of the first, as in the maps of the standard library.
    fn from_iter<I: IntoIterator<Item = (Id, T)>>(entries: I) -> Self {
        let mut found = Self::new();
        for (id, entry) in entries {
            if let Err((id, entry)) = found.insert(id, entry)
                && let Some(place) = found.get_mut(&id)
            {
                *place = entry;
            }
        }
        found
    }
}

impl<Id: Ord + Clone, T> From<Vec<(Id, T)>> for Entries<Id, T> {
    fn from(entries: Vec<(Id, T)>) -> Self {
        entries.into_iter().collect()
    }
}

impl<Id, T> From<Entries<Id, T>> for Vec<(Id, T)> {
    fn from(entries: Entries<Id, T>) -> Self {
        entries.entries
    }
}

impl<'a, Id, T> IntoIterator for &'a Entries<Id, T> {
    type Item = (&'a Id, &'a T);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (Id, T)>, fn(&'a (Id, T)) -> (&'a Id, &'a T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter().map(|(id, entry)| (id, entry))
    }
}

/// One dispute: its sources, figures, bridges and comparisons.
///
/// References between entries need not resolve: that is for whoever reads a dossier from text to check and report, all at once.
///
/// A dossier has one form in JSON, that of the dossier format (`darkfigure-ingest` reads and writes it): there is no `serde` for it here.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dossier {
    /// What it is about.
    pub title: String,
    /// The question that a reader wants answered.
    pub question: Option<String>,
    /// The day as of which it was put together.
    pub as_of: Option<Date>,
    /// What it was drafted from by a program, such as "one article", as long as nobody has checked it.
    pub drafted_from: Option<String>,
    /// Units that the dossier declares: singular and plural.
    pub units: Vec<(crate::Unit, String)>,
    /// What is counted.
    pub concepts: Entries<ConceptId, Concept>,
    /// Among whom.
    pub populations: Entries<PopulationId, Population>,
    /// Places of its own, and names for places that have a code.
    pub places: Entries<PlaceId, OwnPlace>,
    /// Who said it.
    pub speakers: Entries<SpeakerId, Speaker>,
    /// Where it was published.
    pub sources: Entries<SourceId, Source>,
    /// The figures.
    pub figures: Entries<FigureId, Figure>,
    /// Claims without a number.
    pub statements: Entries<StatementId, Statement>,
    /// The steps between measures.
    pub bridges: Entries<BridgeId, Bridge>,
    /// Coverages measured elsewhere.
    pub benchmarks: Entries<BenchmarkId, Benchmark>,
    /// What is set against what.
    pub comparisons: Entries<ComparisonId, Comparison>,
    /// Published sums.
    pub sums: Entries<SumId, Sum>,
    /// Totals taken apart.
    pub reconciliations: Entries<ReconciliationId, Reconciliation>,
    /// Paired series.
    pub series: Entries<SeriesId, Series>,
    /// What must stay true of the results.
    pub expectations: Vec<Expectation>,
    /// Sentences to be held against what the figures allow.
    pub sentences: Vec<Sentence>,
}

impl Dossier {
    /// When a figure was said: its own date, else that of its first source, else that of the page where it was seen, which may be later.
    #[must_use]
    pub fn said_on(&self, figure: &Figure) -> Option<Date> {
        self.dated(figure.said, &figure.source, figure.seen_in.as_ref())
    }

    /// When a claim without a number was made, as [`Dossier::said_on`].
    #[must_use]
    pub fn stated_on(&self, statement: &Statement) -> Option<Date> {
        self.dated(statement.said, &statement.source, statement.seen_in.as_ref())
    }

    fn dated(&self, said: Option<Date>, source: &SourceId, seen_in: Option<&SourceId>) -> Option<Date> {
        let published = |id: &SourceId| self.sources.get(id).and_then(|source| source.published);
        said.or_else(|| published(source)).or_else(|| seen_in.and_then(published))
    }
}

impl Dossier {
    /// The concepts whose figures may be below zero: those that are net, and those of which one figure is negative.
    #[must_use]
    pub fn net_concepts(&self) -> NetConcepts<'_> {
        let declared = self.concepts.iter().filter(|(_, concept)| concept.is_net).map(|(id, _)| id);
        // That something fell says of the fall alone that it is below zero.
        let is_change = |figure: &Figure| matches!(figure.kind(), QuantityKind::Change(_));
        let negative = self.figures.iter().filter(|(_, figure)| figure.is_negative() && !is_change(figure));
        let averages = self.concepts.iter().filter(|(_, concept)| concept.is_of_averages()).map(|(id, _)| id);
        NetConcepts {
            net: declared.chain(negative.filter_map(|(_, f)| f.measure.concept.as_ref())).collect(),
            averages: averages.collect(),
        }
    }

    /// What a figure says; and of an end of which it says nothing, what the figure says that it revises, with the name of that one.
    ///
    /// A revision is read end by end: "at least 900" after "800 to 1,500" leaves 1,500. What the revision has passed does not stay, and
    /// neither does what is of another kind or in another unit.
    #[must_use]
    pub fn as_revised<'d>(&'d self, figure: &'d Figure) -> (Quantity, Option<&'d FigureId>) {
        let (mut quantity, mut kept) = (figure.quantity(), None);
        let mut earlier = figure.relations.revises.as_ref();
        // Whoever revises in a circle is stopped by having both ends, or after as many steps as there are figures.
        for _ in 0..self.figures.len() {
            let Some((id, before)) = earlier.and_then(|id| Some((id, self.figures.get(id)?))) else { break };
            if before.measure.unit != figure.measure.unit || before.kind() != figure.kind() {
                break;
            }
            let said = before.quantity();
            let joined = match (quantity.low(), quantity.high()) {
                (low @ End::At { .. }, End::Unknown) => said.with_central(None).with_low(low),
                (End::Unknown, high @ End::At { .. }) => said.with_central(None).with_high(high),
                (End::At { .. }, End::At { .. })
                | (End::Unknown | End::Unbounded, End::Unknown | End::Unbounded)
                | (End::At { .. }, End::Unbounded)
                | (End::Unbounded, End::At { .. }) => break,
            };
            let is_ordered = joined.low().value().zip(joined.high().value()).is_some_and(|(a, b)| a <= b);
            if is_ordered {
                quantity = joined;
                kept = Some(id);
                break;
            }
            earlier = before.relations.revises.as_ref();
        }
        (quantity, kept)
    }

    /// What is left of a figure that another one corrects end by end, with the name of that one: "800 to 1,500", of which somebody says later that
    /// it was at most 1,000, is 800 to 1,000. None where nothing of it is left, where several correct it, or where the later one is about
    /// something else.
    #[must_use]
    pub fn left_of<'d>(&'d self, id: &FigureId) -> Option<(Quantity, &'d FigureId)> {
        let figure = self.figures.get(id)?;
        let mut last = None;
        let mut at = id;
        // Whoever corrects in a circle is stopped after as many steps as there are figures.
        for _ in 0..self.figures.len() {
            let mut later = self.figures.iter().filter(|(_, by)| by.relations.revises.as_ref() == Some(at));
            let Some((by, correction)) = later.next() else { break };
            if later.next().is_some() || correction.measure != figure.measure {
                return None;
            }
            at = by;
            last = Some((by, correction));
        }
        let (by, correction) = last?;
        let (quantity, kept) = self.as_revised(correction);
        kept.map(|_| (quantity, by))
    }

    /// Whether a step of the dossier takes something away from a figure: duplicates, or what is out of scope.
    #[must_use]
    pub fn is_over_counted(&self, id: &FigureId) -> bool {
        self.bridges.iter().any(|(_, bridge)| {
            matches!(&bridge.reach, Reach::Within(figure) if figure == id)
                && matches!(bridge.operation, Operation::OverCoverage(_))
        })
    }

    /// How a figure came about: as the dossier says, or as what it repeats did. None where that is not said, or differs.
    #[must_use]
    pub fn basis_of(&self, figure: &Figure) -> Option<Basis> {
        let mut at = figure;
        // A circle of copies is reported by itself.
        for _ in 0..=self.figures.len() {
            match (at.basis, at.relations.cites.as_slice()) {
                (Some(basis), _) => return Some(basis),
                (None, [cited]) => at = self.figures.get(cited)?,
                (None, _) => return None,
            }
        }
        None
    }

    /// The figure with its window as it can be meant. One without an end reaches no further than to when it was said: to that day where the figure
    /// has a date of its own, to about that of its source otherwise, and to nobody knows when where neither has one.
    #[must_use]
    pub fn up_to_date<'d>(&self, figure: &'d Figure) -> Cow<'d, Figure> {
        let Some(time) = figure.measure.time.filter(|time| time.period.end() == Edge::Open) else {
            return Cow::Borrowed(figure);
        };
        let said = figure.said.or_else(|| self.said_on(figure).map(Date::about));
        let dated = said.and_then(|date| Period::between(time.period.start(), Edge::At(date)).ok());
        let unknown = || Period::between(time.period.start(), Edge::Unknown).ok();
        let mut figure = figure.clone();
        figure.measure.time =
            Some(Time { period: dated.or_else(unknown).unwrap_or(time.period), kind: time.kind });
        Cow::Owned(figure)
    }

    /// The dossier as its figures can be meant together. Every revision is read end by end: what says one end only, and keeps the other of what it
    /// revises, says both. Every window without an end is [up to date](Self::up_to_date).
    #[must_use]
    pub fn as_meant(&self) -> Cow<'_, Self> {
        let mut whole = Cow::Borrowed(self);
        for (id, figure) in &self.figures {
            if let Cow::Owned(dated) = self.up_to_date(figure)
                && let Some(entry) = whole.to_mut().figures.get_mut(id)
            {
                *entry = dated;
            }
        }
        for (id, figure) in self.figures.iter().filter(|(_, figure)| figure.relations.revises.is_some()) {
            let (_, Some(earlier)) = self.as_revised(figure) else { continue };
            let Some(earlier) = self.figures.get(earlier) else { continue };
            let is_said = |figure: &Figure| !matches!(figure.value.form, Form::Vague(_));
            let (own, before) = (figure.value.numbers(), earlier.value.numbers());
            // Of the two an end each: the lower one of what says no upper end.
            let keeps_high = figure.quantity().high().value().is_none();
            let ends =
                if keeps_high { own.first().zip(before.last()) } else { before.first().zip(own.last()) };
            let range = ends.and_then(|(low, high)| Range::new(*low, *high).ok());
            if let Some(range) = range.filter(|_| is_said(figure) && is_said(earlier)) {
                let value = Value { form: Form::Range(range), scale: figure.value.scale };
                if let Some(entry) = whole.to_mut().figures.get_mut(id) {
                    entry.value = value;
                }
            }
        }
        whole
    }
}

/// The concepts whose figures may be below zero, and those of averages, found once for all figures of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetConcepts<'d> {
    net: BTreeSet<&'d ConceptId>,
    averages: BTreeSet<&'d ConceptId>,
}

impl NetConcepts<'_> {
    /// Whether what a figure measures may be below zero: its concept is net, it is a change, or one of the concept's figures is negative.
    #[must_use]
    pub fn may_be_negative(&self, figure: &Figure) -> bool {
        let is_net = figure.measure.concept.as_ref().is_some_and(|concept| self.net.contains(concept));
        is_net || matches!(figure.kind(), QuantityKind::Change(_)) || figure.is_negative()
    }

    /// Whether a figure is a balance or an average: nothing is a part of it that was seen, and nothing of it went unseen.
    #[must_use]
    pub fn has_no_parts(&self, figure: &Figure) -> bool {
        let is_average = |concept: &ConceptId| self.averages.contains(concept);
        self.may_be_negative(figure) || figure.measure.concept.as_ref().is_some_and(is_average)
    }

    /// Whether containment bounds a figure, and its parts cannot exceed it: a number or amount that cannot be negative, and is no average.
    #[must_use]
    pub fn is_extensive(&self, figure: &Figure) -> bool {
        figure.kind().is_extensive() && !self.has_no_parts(figure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_keep_their_order_and_no_name_twice() {
        let mut entries: Entries<&str, i32> = [("b", 1), ("a", 2), ("b", 3)].into_iter().collect();
        assert_eq!(entries.iter().collect::<Vec<_>>(), [(&"b", &3), (&"a", &2)]);
        assert_eq!(entries.insert("a", 4), Err(("a", 4)));
        assert_eq!((entries.get(&"a"), entries.get(&"c"), entries.len()), (Some(&2), None, 2));
        entries.insert("c", 5).unwrap();
        assert_eq!(entries.get(&"c"), Some(&5));
    }
}
