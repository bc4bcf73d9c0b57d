//! Codes of diagnostics, and what each means.

mod explanation;
mod table;

pub use explanation::{Explanation, explain};
pub use table::diagnostics_table;

use crate::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $text:literal $severity:ident,)+) => {
        /// Which kind of fault a diagnostic reports.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)+
        }

        impl Code {
            /// All codes, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The code as it is written: `unknown-key`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }

            /// How much a fault of this kind matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)+
                }
            }
        }
    };
}

codes! {
    /// The file is not UTF-8.
    NotUtf8 "not-utf8" Error,
    /// The file is too large.
    TooLarge "too-large" Error,
    /// Tables or lists stand too deep within one another.
    TooDeep "too-deep" Error,
    /// The dossier has too many entries.
    TooManyEntries "too-many-entries" Error,
    /// There are more faults than are shown.
    TooManyFaults "too-many-faults" Error,
    /// There are more warnings than are shown.
    TooManyWarnings "too-many-warnings" Warning,
    /// The text is not TOML.
    TomlSyntax "toml-syntax" Error,
    /// The text is not JSON.
    JsonSyntax "json-syntax" Error,
    /// A key stands twice in one table.
    DuplicateKey "duplicate-key" Error,
    /// A CSV table has no header.
    CsvNoHeader "csv-no-header" Error,
    /// A CSV column has a header that is no key.
    CsvUnknownHeader "csv-unknown-header" Error,
    /// A CSV row is longer or shorter than the header.
    CsvRaggedRow "csv-ragged-row" Error,
    /// Quotation marks in a CSV cell do not match.
    CsvQuoting "csv-quoting" Error,
    /// A table cannot be read.
    TableNotRead "table-not-read" Error,
    /// A table lies outside the dossier's folder.
    TableOutside "table-outside" Error,
    /// A key that nobody knows.
    UnknownKey "unknown-key" Error,
    /// A key that has to be there is missing.
    MissingKey "missing-key" Error,
    /// A value is of the wrong type.
    WrongType "wrong-type" Error,
    /// A text is empty.
    EmptyText "empty-text" Error,
    /// A word is not among those that may stand there.
    UnknownWord "unknown-word" Error,
    /// A name has characters that names cannot have.
    BadName "bad-name" Error,
    /// Two entries of a section have one name.
    DuplicateName "duplicate-name" Error,
    /// Several keys stand of which only one may.
    KeysExclude "keys-exclude" Error,
    /// A name stands twice in a list.
    RepeatedName "repeated-name" Warning,
    /// A text is not a value.
    BadValue "bad-value" Error,
    /// A number can be read in two ways.
    AmbiguousNumber "ambiguous-number" Error,
    /// A number has a point before exactly three digits.
    PointOrThousands "point-or-thousands" Warning,
    /// An interval has no level.
    IntervalWithoutLevel "interval-without-level" Error,
    /// The ends of a range cross.
    RangeCrossed "range-crossed" Error,
    /// A text is not a date or period.
    BadPeriod "bad-period" Error,
    /// The calendar has no such date.
    NoSuchDate "no-such-date" Error,
    /// A period ends before it starts.
    PeriodCrossed "period-crossed" Error,
    /// A percentage or rate without its base.
    PercentWithoutBase "percent-without-base" Error,
    /// A unit that nobody knows.
    UnknownUnit "unknown-unit" Error,
    /// A place that nobody knows.
    UnknownPlace "unknown-place" Error,
    /// A figure counts over time in two ways.
    TwoTimes "two-times" Error,
    /// A figure does not say when it counts.
    NoTime "no-time" Warning,
    /// A figure has no source.
    FigureWithoutSource "figure-without-source" Error,
    /// Evidence has no source.
    EvidenceWithoutSource "evidence-without-source" Error,
    /// A unit stands in a concept's name.
    UnitInConcept "unit-in-concept" Warning,
    /// A reference to a figure that is not there.
    UnknownFigure "unknown-figure" Error,
    /// A reference to a source that is not there.
    UnknownSource "unknown-source" Error,
    /// A reference to a speaker who is not there.
    UnknownSpeaker "unknown-speaker" Error,
    /// A reference to a concept that is not there.
    UnknownConcept "unknown-concept" Error,
    /// A reference to a population that is not there.
    UnknownPopulation "unknown-population" Error,
    /// A reference to a bridge that is not there.
    UnknownBridge "unknown-bridge" Error,
    /// A reference to a benchmark that is not there.
    UnknownBenchmark "unknown-benchmark" Error,
    /// A reference to a comparison that is not there.
    UnknownComparison "unknown-comparison" Error,
    /// Figures are parts, copies or successors of one another in a circle.
    FigureCycle "figure-cycle" Error,
    /// Concepts lie within one another in a circle.
    ConceptCycle "concept-cycle" Error,
    /// Populations lie within one another in a circle.
    PopulationCycle "population-cycle" Error,
    /// Places of the dossier's own lie within one another in a circle.
    PlaceCycle "place-cycle" Error,
    /// Something lies within what it shares nothing with.
    WithinAndApart "within-and-apart" Error,
    /// A part is surely larger than its whole.
    PartExceedsWhole "part-exceeds-whole" Error,
    /// A window ends after its figure was published.
    WindowAfterPublication "window-after-publication" Warning,
    /// A figure was said after the source that published it first.
    SaidAfterPublication "said-after-publication" Warning,
    /// A figure was said after the day as of which the dossier was put together.
    SaidAfterAsOf "said-after-as-of" Warning,
    /// A figure repeats one that was published later.
    CitesLater "cites-later" Warning,
    /// Parts surely do not add up to their total.
    PartsDoNotAddUp "parts-do-not-add-up" Warning,
    /// A sum of amounts in several units.
    SumOfUnlikeUnits "sum-of-unlike-units" Error,
    /// A sum of shares, rates and numbers.
    SumOfUnlikeKinds "sum-of-unlike-kinds" Error,
    /// A published floor whose terms have none.
    SumWithoutFloor "sum-without-floor" Warning,
    /// A sum of stocks and flows.
    MixedSum "mixed-sum" Warning,
    /// Parts of a sum share something, or may.
    OverlappingParts "overlapping-parts" Warning,
    /// A part of another time or place than its whole.
    PartOutsideWhole "part-outside-whole" Warning,
    /// A figure is taken back by somebody who did not say it.
    RetractedByAnother "retracted-by-another" Warning,
    /// A cumulative series falls.
    FallingCumulative "falling-cumulative" Warning,
    /// An inner window has surely more than the whole of it.
    InnerAboveOuter "inner-above-outer" Warning,
    /// A source is of after the dossier.
    SourceAfterAsOf "source-after-as-of" Warning,
    /// A reason speaks of later years than its sources.
    ReasonAfterSources "reason-after-sources" Warning,
    /// Two figures differ by a power of ten.
    PowerOfTen "power-of-ten" Note,
    /// A bridge starts or ends where the comparison's figures do not.
    BridgeDoesNotMeet "bridge-does-not-meet" Error,
    /// A bridge leads where it starts.
    BridgeGoesNowhere "bridge-goes-nowhere" Warning,
    /// A factor or stay that is not positive.
    NotPositive "not-positive" Error,
    /// An addend that is of another kind than what it is added to.
    AddendOfAnotherKind "addend-of-another-kind" Error,
    /// A base of something that is no share or rate.
    BaseOfANumber "base-of-a-number" Error,
    /// A share, coverage or rate out of its bounds.
    ShareOutOfBounds "share-out-of-bounds" Error,
    /// The ratios on which a factor rests lie outside it.
    RatioOutsideFactor "ratio-outside-factor" Warning,
    /// A comparison uses a figure that another has superseded.
    Superseded "superseded" Note,
    /// A figure is compared with itself.
    SelfComparison "self-comparison" Error,
    /// A bridge that no comparison uses.
    UnusedBridge "unused-bridge" Warning,
    /// A benchmark that no comparison uses.
    UnusedBenchmark "unused-benchmark" Warning,
    /// A lineage names a figure that is not a count.
    LineageWithoutCount "lineage-without-count" Warning,
    /// The dossier's results are not what it expects of them.
    BrokenExpectation "broken-expectation" Error,
    /// A sentence claims more than the figures allow.
    BlockedSentence "blocked-sentence" Warning,
    /// A benchmark rests on an estimate that is its count times a constant.
    CircularBenchmark "circular-benchmark" Warning,
}

impl Code {
    /// The code of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
