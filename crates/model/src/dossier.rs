//! Dossiers: one dispute, whole.

use crate::{
    Benchmark, BenchmarkId, Bridge, BridgeId, Comparison, ComparisonId, Concept, ConceptId, Date,
    Expectation, Figure, FigureId, Population, PopulationId, Reconciliation, ReconciliationId, Series,
    SeriesId, Source, SourceId, Speaker, SpeakerId, Sum, SumId,
};

/// Entries by name, in the order in which the dossier gives them. No name stands twice.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Entries<Id, T>(Vec<(Id, T)>);

impl<Id: PartialEq, T> Entries<Id, T> {
    /// No entries.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds an entry at the end.
    ///
    /// # Errors
    ///
    /// Gives the entry back where its name is taken.
    pub fn insert(&mut self, id: Id, entry: T) -> Result<(), (Id, T)> {
        if self.get(&id).is_some() {
            return Err((id, entry));
        }
        self.0.push((id, entry));
        Ok(())
    }

    /// The entry with this name.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&T> {
        self.0.iter().find(|(name, _)| name == id).map(|(_, entry)| entry)
    }

    /// The entries in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Id, &T)> {
        self.0.iter().map(|(id, entry)| (id, entry))
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<Id: PartialEq, T> Default for Entries<Id, T> {
    fn default() -> Self {
        Self::new()
    }
}

/// One dispute: its sources, figures, bridges and comparisons.
///
/// References between entries need not resolve: that is for whoever reads a dossier from text to check and report, all at once.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Dossier {
    /// What it is about.
    pub title: String,
    /// The question that a reader wants answered.
    pub question: Option<String>,
    /// The day as of which it was put together.
    pub as_of: Option<Date>,
    /// Units that the dossier declares: singular and plural.
    pub units: Vec<(crate::Unit, String)>,
    /// What is counted.
    pub concepts: Entries<ConceptId, Concept>,
    /// Among whom.
    pub populations: Entries<PopulationId, Population>,
    /// Who said it.
    pub speakers: Entries<SpeakerId, Speaker>,
    /// Where it was published.
    pub sources: Entries<SourceId, Source>,
    /// The figures.
    pub figures: Entries<FigureId, Figure>,
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
}
