//! The sections of a dossier, with the keys of their entries.

use crate::Code;

/// A section whose entries have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Section {
    Concepts,
    Populations,
    Places,
    Speakers,
    Sources,
    Figures,
    Statements,
    Bridges,
    Benchmarks,
    Comparisons,
    Sums,
    Reconciliations,
    Series,
}

impl Section {
    pub(crate) const ALL: [Self; 13] = [
        Self::Concepts,
        Self::Populations,
        Self::Places,
        Self::Speakers,
        Self::Sources,
        Self::Figures,
        Self::Statements,
        Self::Bridges,
        Self::Benchmarks,
        Self::Comparisons,
        Self::Sums,
        Self::Reconciliations,
        Self::Series,
    ];

    /// The section's key.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Concepts => "concepts",
            Self::Populations => "populations",
            Self::Places => "places",
            Self::Speakers => "speakers",
            Self::Sources => "sources",
            Self::Figures => "figures",
            Self::Statements => "statements",
            Self::Bridges => "bridges",
            Self::Benchmarks => "benchmarks",
            Self::Comparisons => "comparisons",
            Self::Sums => "sums",
            Self::Reconciliations => "reconciliations",
            Self::Series => "series",
        }
    }

    /// One of its entries, in words.
    pub(crate) const fn singular(self) -> &'static str {
        match self {
            Self::Concepts => "concept",
            Self::Populations => "population",
            Self::Places => "place",
            Self::Speakers => "speaker",
            Self::Sources => "source",
            Self::Figures => "figure",
            Self::Statements => "statement",
            Self::Bridges => "bridge",
            Self::Benchmarks => "benchmark",
            Self::Comparisons => "comparison",
            Self::Sums => "sum",
            Self::Reconciliations => "reconciliation",
            Self::Series => "series",
        }
    }

    /// The code of a reference to an entry that is not there. Nothing refers to statements, sums, reconciliations and series.
    pub(crate) const fn unknown(self) -> Code {
        match self {
            Self::Concepts => Code::UnknownConcept,
            Self::Populations => Code::UnknownPopulation,
            Self::Places => Code::UnknownPlace,
            Self::Speakers => Code::UnknownSpeaker,
            Self::Sources => Code::UnknownSource,
            Self::Bridges => Code::UnknownBridge,
            Self::Benchmarks => Code::UnknownBenchmark,
            Self::Comparisons => Code::UnknownComparison,
            Self::Figures | Self::Statements | Self::Sums | Self::Reconciliations | Self::Series => {
                Code::UnknownFigure
            }
        }
    }

    /// The keys that an entry may have.
    pub(crate) const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Concepts => &["label", "definition", "net", "average", "within", "apart-from", "overlaps"],
            Self::Populations => &["label", "definition", "within", "apart-from", "overlaps"],
            Self::Places => &["label", "code", "within", "overlaps"],
            Self::Speakers => &["label", "organisation"],
            Self::Sources => {
                &["kind", "title", "publisher", "published", "accessed", "url", "locator", "note"]
            }
            Self::Figures => &[
                "value",
                "wording",
                "quote",
                "concept",
                "unit",
                "population",
                "place",
                "stock",
                "entrants",
                "present",
                "detections",
                "cumulative",
                "basis",
                "status",
                "source",
                "seen-in",
                "said",
                "speaker",
                "part-of",
                "part-of-one-of",
                "cites",
                "rebuts",
                "supersedes",
                "extends",
                "revises",
                "retracts",
                "derived-from",
                "rests-on",
                "relates",
                "lineage",
                "draw",
                "note",
            ],
            Self::Statements => {
                &["wording", "denies", "retracts", "rests-on", "source", "seen-in", "said", "speaker", "note"]
            }
            Self::Bridges => &[
                "axis",
                "from",
                "to",
                "corrects",
                "of",
                "factor",
                "share",
                "addend",
                "coverage",
                "over-coverage",
                "stay-days",
                "growth-per-year",
                "window",
                "base",
                "identity",
                "kind",
                "why",
                "sources",
                "ratios",
            ],
            Self::Benchmarks => {
                &["label", "between", "coverage", "multiple", "of", "place", "why", "sources"]
            }
            Self::Comparisons => &["question", "between", "bridges", "benchmarks", "count-within-estimate"],
            Self::Sums => &["total", "parts", "complete"],
            Self::Reconciliations => &["question", "between", "components"],
            Self::Series => {
                &["label", "count", "estimate", "count-within-estimate", "rows", "table", "sources", "note"]
            }
        }
    }
}

/// The keys of a figure that `[defaults]` may give.
pub(crate) const DEFAULT_KEYS: &[&str] =
    &["unit", "concept", "population", "place", "basis", "status", "source", "speaker"];

/// The keys of a measure within a series.
pub(crate) const MEASURE_KEYS: &[&str] = &[
    "unit",
    "concept",
    "population",
    "place",
    "stock",
    "entrants",
    "present",
    "detections",
    "cumulative",
    "status",
];

/// The keys at the top of a dossier.
pub(crate) const TOP_KEYS: &[&str] = &[
    "dossier",
    "defaults",
    "tables",
    "units",
    "concepts",
    "populations",
    "places",
    "speakers",
    "sources",
    "figures",
    "statements",
    "bridges",
    "benchmarks",
    "comparisons",
    "sums",
    "reconciliations",
    "series",
    "expect",
    "sentence",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The sections that have entries, in any order.
    const ALL: [Section; 13] = [
        Section::Concepts,
        Section::Populations,
        Section::Places,
        Section::Speakers,
        Section::Sources,
        Section::Figures,
        Section::Statements,
        Section::Bridges,
        Section::Benchmarks,
        Section::Comparisons,
        Section::Sums,
        Section::Reconciliations,
        Section::Series,
    ];

    #[test]
    fn the_schema_has_every_key_that_is_read() {
        let schema: serde_json::Value = serde_json::from_str(crate::DOSSIER_SCHEMA).unwrap();
        let keys = |of: &serde_json::Value| -> Vec<String> {
            let mut keys: Vec<String> = of.as_object().unwrap().keys().cloned().collect();
            keys.sort();
            keys
        };
        let sorted = |keys: &[&str]| {
            let mut keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
            keys.sort();
            keys
        };
        assert_eq!(keys(&schema["properties"]), sorted(TOP_KEYS));
        for section in ALL {
            let entry = &schema["properties"][section.key()]["additionalProperties"]["properties"];
            assert_eq!(keys(entry), sorted(section.keys()), "{}", section.key());
        }
    }
}
