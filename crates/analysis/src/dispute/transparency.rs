//! Transparency: which items that careful sources state are given for a figure, by the same list for every figure.

use darkfigure_model::{Basis, Dossier, Figure, FigureId, SourceKind, TimeKind};

/// The items of one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transparency {
    /// The figure.
    pub figure: FigureId,
    /// Every item with its answer, what decides most first.
    pub items: Vec<(TransparencyItem, TransparencyAnswer)>,
}

impl Transparency {
    /// How many items are met, and how many apply. A low score makes a figure one that cannot be checked, and not a wrong one.
    #[must_use]
    pub fn score(&self) -> (usize, usize) {
        let n = |answer| self.items.iter().filter(|(_, found)| *found == answer).count();
        let met = n(TransparencyAnswer::Met);
        (met, met + n(TransparencyAnswer::Missing))
    }

    /// The items that apply and are not met, what decides most first.
    pub fn missing(&self) -> impl Iterator<Item = TransparencyItem> {
        let missing =
            |(_, answer): &&(TransparencyItem, TransparencyAnswer)| *answer == TransparencyAnswer::Missing;
        self.items.iter().filter(missing).map(|(item, _)| *item)
    }
}

/// Whether an item is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TransparencyAnswer {
    /// It is given.
    Met,
    /// It is not given in the dossier.
    Missing,
    /// It does not apply to a figure of this kind.
    NotApplicable,
}

/// An item that structured metadata can answer, what decides most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TransparencyItem {
    /// How the number came about.
    Method,
    /// What the words for the counted thing mean.
    Definition,
    /// The data or figures on which an estimate rests.
    Inputs,
    /// An interval of an estimate.
    Uncertainty,
    /// The period or the day, and whether it is a stock or a flow.
    Time,
    /// Among whom.
    Population,
    /// How sure it is: confirmed, presumed, or "may be".
    Status,
    /// Where.
    Area,
    /// The first source itself, not a report about it.
    FirstSource,
    /// Where anybody can look it up.
    Address,
    /// When it was said.
    Date,
    /// The words in which it was said.
    Wording,
    /// Why it took the place of another number.
    Revision,
}

impl TransparencyItem {
    /// All items, what decides most first.
    pub const ALL: [Self; 13] = [
        Self::Method,
        Self::Definition,
        Self::Inputs,
        Self::Uncertainty,
        Self::Time,
        Self::Population,
        Self::Status,
        Self::Area,
        Self::FirstSource,
        Self::Address,
        Self::Date,
        Self::Wording,
        Self::Revision,
    ];

    /// Its code, as exports write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Definition => "definition",
            Self::Inputs => "inputs",
            Self::Uncertainty => "uncertainty",
            Self::Time => "time",
            Self::Population => "population",
            Self::Status => "status",
            Self::Area => "area",
            Self::FirstSource => "first-source",
            Self::Address => "address",
            Self::Date => "date",
            Self::Wording => "wording",
            Self::Revision => "revision",
        }
    }

    /// The items of published frameworks that it answers: GATHER (GA), SDMX and quality frameworks of official statistics (SX), intelligent
    /// transparency (OS), casualty recording (EC), multiple systems estimation (MS), forced labour guidelines (IL), crime statistics (CC),
    /// fact-checking (AF).
    #[must_use]
    pub const fn frameworks(self) -> &'static [&'static str] {
        match self {
            Self::Method => &["GA09", "AF02"],
            Self::Definition => &["SX01", "GA01"],
            Self::Inputs => &["GA05", "GA07"],
            Self::Uncertainty => &["GA13", "GA16", "SX13"],
            Self::Time => &["SX04", "IL02"],
            Self::Population => &["SX05", "GA01"],
            Self::Status => &["SX07", "EC02", "MS07"],
            Self::Area => &["SX03"],
            Self::FirstSource => &["AF01"],
            Self::Address => &["OS01"],
            Self::Date => &["SX08"],
            Self::Wording => &["AF04"],
            Self::Revision => &["GA17"],
        }
    }

    fn answer(self, dossier: &Dossier, figure: &Figure) -> TransparencyAnswer {
        let given =
            |is_given: bool| if is_given { TransparencyAnswer::Met } else { TransparencyAnswer::Missing };
        let counts_all = match figure.basis {
            Some(Basis::Register | Basis::Enumeration) => true,
            Some(
                Basis::Survey
                | Basis::Model
                | Basis::SeveralLists
                | Basis::ExpertJudgement
                | Basis::Undisclosed,
            )
            | None => false,
        };
        let source = dossier.sources.get(&figure.source);
        let relations = &figure.relations;
        match self {
            Self::Method => given(figure.basis.is_some_and(|basis| basis != Basis::Undisclosed)),
            Self::Definition => {
                let concept = figure.measure.concept.as_ref().and_then(|id| dossier.concepts.get(id));
                given(concept.is_some_and(|concept| concept.definition.is_some()))
            }
            Self::Inputs | Self::Uncertainty if counts_all => TransparencyAnswer::NotApplicable,
            Self::Inputs => {
                let rests = relations.derived_from.iter().chain(&relations.rests_on).next().is_some();
                given(rests || !relations.lineage.is_empty())
            }
            Self::Uncertainty => given(figure.value.interval().is_some()),
            Self::Time => given(figure.measure.time.is_some()),
            Self::Population => given(figure.measure.population.is_some()),
            Self::Status => given(figure.measure.status.is_some()),
            Self::Area => given(figure.measure.place.is_some()),
            Self::FirstSource => given(source.is_some_and(|source| match source.kind {
                SourceKind::Report
                | SourceKind::Paper
                | SourceKind::Statement
                | SourceKind::Speech
                | SourceKind::Data => true,
                SourceKind::Article | SourceKind::Page => false,
            })),
            Self::Address => given(source.is_some_and(|source| source.url.is_some())),
            Self::Date => given(dossier.said_on(figure).is_some()),
            Self::Wording => given(figure.quote.is_some() || figure.wording.chars().any(char::is_alphabetic)),
            Self::Revision => {
                let replaced = [&relations.supersedes, &relations.revises];
                let replaced = replaced.into_iter().flatten().filter_map(|id| dossier.figures.get(id));
                let replaces = replaced.into_iter().any(|earlier| !goes_on(earlier, figure));
                if replaces { given(figure.note.is_some()) } else { TransparencyAnswer::NotApplicable }
            }
        }
    }
}

/// Whether a figure only goes on from an earlier one: a total since one start, up to a later day, that has not fallen.
fn goes_on(earlier: &Figure, later: &Figure) -> bool {
    let (Some(before), Some(after)) = (earlier.measure.time, later.measure.time) else { return false };
    let end = |time: darkfigure_model::Time| time.period.end().date().map(darkfigure_model::Date::last_day);
    let numbers = earlier.value.numbers().into_iter().max_by(|a, b| a.to_f64().total_cmp(&b.to_f64()));
    let lowest = later.value.numbers().into_iter().min_by(|a, b| a.to_f64().total_cmp(&b.to_f64()));
    before.kind == after.kind
        && before.kind != TimeKind::Stock
        && before.period.start() == after.period.start()
        && end(before).zip(end(after)).is_some_and(|(before, after)| before < after)
        && numbers.zip(lowest).is_some_and(|(before, after)| before.to_f64() <= after.to_f64())
}

/// The items of one figure, by the same list as of every other one.
#[must_use]
pub fn transparency(dossier: &Dossier, id: &FigureId) -> Option<Transparency> {
    let figure = dossier.figures.get(id)?;
    let items = TransparencyItem::ALL.into_iter().map(|item| (item, item.answer(dossier, figure)));
    Some(Transparency { figure: id.clone(), items: items.collect() })
}
