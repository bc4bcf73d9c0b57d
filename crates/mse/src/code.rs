//! Codes: the words by which a program knows what was found, refused or missed.
//!
//! Sentences may be worded anew; a code stays. A type's codes and their list are declared together, so that neither can lack one.
//! What each means stands in `docs/mse.md`.

use crate::audit::{Consequence, MethodFamily};
use crate::bayesian::chain::Shortfall;
use crate::bayesian::{decomposable, hierarchical, latent_class, thresholding};
use crate::bootstrap::BcaRefusal;
use crate::covariate::UnseenObstacle;
use crate::estimation::{Doubt, Effort, MethodRole, RowStatus};
use crate::estimation::{NotEstimable, RunawayEnd, SkipReason};
use crate::loglinear::{ModelSpaceError, SelectRefusal};
use crate::sensitivity::DependenceRefusal;
use crate::single_source::{ChaoRefusal, TruncatedRefusal};
use crate::{
    IntervalMethod, Support, audit, closed_population, covariate, loglinear, pair_regression,
    sample_coverage, single_source, two_list,
};

/// Declares the codes of a type, and their list. What wraps another refusal has that one's code.
macro_rules! coded {
    ($type:path { $($variant:pat => $code:literal,)* } $(wraps { $($wrapper:ident,)+ })?) => {
        impl $type {
            /// The codes, in order of declaration; those of what a variant wraps are not repeated.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The stable word for it, in kebab-case.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $($variant => $code,)*
                    $($(Self::$wrapper(inner) => inner.code(),)+)?
                }
            }
        }
    };
}

/// Every code of this crate, by what it is a code of: documentation and schemas must not lack one.
///
/// Methods and assumptions have theirs in [`Method::code`](crate::Method::code) and [`Assumption::code`](crate::estimation::Assumption::code).
pub const CODES: &[(&str, &[&str])] = &[
    ("verdict reason", Doubt::CODES),
    ("grade", Support::CODES),
    ("audit finding", audit::Finding::CODES),
    ("consequence", Consequence::CODES),
    ("method family", MethodFamily::CODES),
    ("role", MethodRole::CODES),
    ("status", RowStatus::CODES),
    ("skip", SkipReason::CODES),
    ("shortfall", Shortfall::CODES),
    ("runaway end", RunawayEnd::CODES),
    ("interval", IntervalMethod::CODES),
    ("effort", Effort::CODES),
    ("refusal", NotEstimable::CODES),
    ("refusal", two_list::Refusal::CODES),
    ("refusal", ChaoRefusal::CODES),
    ("refusal", TruncatedRefusal::CODES),
    ("refusal", single_source::regression::Refusal::CODES),
    ("refusal", pair_regression::Refusal::CODES),
    ("refusal", closed_population::Refusal::CODES),
    ("refusal", sample_coverage::Refusal::CODES),
    ("refusal", loglinear::Refusal::CODES),
    ("refusal", ModelSpaceError::CODES),
    ("refusal", SelectRefusal::CODES),
    ("refusal", decomposable::Refusal::CODES),
    ("refusal", hierarchical::Refusal::CODES),
    ("refusal", latent_class::Refusal::CODES),
    ("refusal", thresholding::Refusal::CODES),
    ("refusal", DependenceRefusal::CODES),
    ("refusal", UnseenObstacle::CODES),
    ("refusal", covariate::Refusal::CODES),
    ("refusal", BcaRefusal::CODES),
];

coded!(Doubt {
    Self::NobodySeen => "nobody-seen",
    Self::OneList => "one-list",
    Self::NoOverlap => "no-overlap",
    Self::FullList { .. } => "full-list",
    Self::NoAdmissibleModel { .. } => "no-admissible-model",
    Self::NoMainEstimate => "no-main-estimate",
    Self::HopelessDisagreement { .. } => "hopeless-disagreement",
    Self::NonExistencePrevails { .. } => "non-existence-prevails",
    Self::BetterFitRunsAway { .. } => "better-fit-runs-away",
    Self::DependenceUntestable => "dependence-untestable",
    Self::OnlyOneMainEstimate { .. } => "only-one-main-estimate",
    Self::Disagreement { .. } => "disagreement",
    Self::DarkFiguresDisagree { .. } => "dark-figures-disagree",
    Self::MultiverseSpread { .. } => "multiverse-spread",
    Self::Unbounded { .. } => "unbounded",
    Self::WideInterval { .. } => "wide-interval",
    Self::NotConverged { .. } => "not-converged",
    Self::NonExistenceCommon { .. } => "non-existence-common",
    Self::FewReplicates { .. } => "few-replicates",
    Self::OnePerson { .. } => "one-person",
    Self::KnownSizesMissed { .. } => "known-sizes-missed",
    Self::TinyDependence { .. } => "tiny-dependence",
    Self::PriorDecides { .. } => "prior-decides",
    Self::TooFewChosen { .. } => "too-few-chosen",
    Self::ListWithin { .. } => "list-within",
    Self::FewOnTwoLists { .. } => "few-on-two-lists",
    Self::HardlyAnyoneOnTwoLists { .. } => "hardly-anyone-on-two-lists",
    Self::FloorAbove { .. } => "floor-above",
    Self::UnequalChances { .. } => "unequal-chances",
    Self::CommonDependence { .. } => "common-dependence",
    Self::Misfit { .. } => "misfit",
    Self::ChangedChances { .. } => "changed-chances",
    Self::MissedLinks { .. } => "missed-links",
    Self::TooSmallToCheck { .. } => "too-small-to-check",
    Self::TwoKinds { .. } => "two-kinds",
    Self::KindsApart { .. } => "kinds-apart",
    Self::NothingLeftToCheck => "nothing-left-to-check",
    Self::OtherCriterion { .. } => "other-criterion",
    Self::IntervalsApart { .. } => "intervals-apart",
    Self::ExplanationWithoutRange => "explanation-without-range",
});

coded!(Support {
    Self::Consistent => "consistent",
    Self::Fragile => "fragile",
    Self::NotJudged => "not-judged",
    Self::DoNotEstimate => "do-not-estimate",
});

coded!(audit::Finding {
    Self::FewLists { .. } => "few-lists",
    Self::NobodyTwice => "nobody-twice",
    Self::EmptyList { .. } => "empty-list",
    Self::FullList { .. } => "full-list",
    Self::IsolatedList { .. } => "isolated-list",
    Self::EqualLists { .. } => "equal-lists",
    Self::NestedList { .. } => "nested-list",
    Self::Referral { .. } => "referral",
    Self::NoOverlap { .. } => "no-overlap",
    Self::SparseOverlap { .. } => "sparse-overlap",
    Self::PositiveDependence { .. } => "positive-dependence",
    Self::NegativeDependence { .. } => "negative-dependence",
    Self::RepeatedPairs { .. } => "repeated-pairs",
    Self::RepeatedPersons { .. } => "repeated-persons",
});

coded!(Consequence {
    Self::None => "none",
    Self::NotEstimable => "not-estimable",
    Self::TooLow => "too-low",
    Self::TooHigh => "too-high",
    Self::Unstable => "unstable",
    Self::ModelIt => "model-it",
    Self::MergeLists => "merge-lists",
    Self::Unchecked => "unchecked",
});

coded!(MethodFamily {
    Self::TwoList => "two-list",
    Self::CaptureCounts => "capture-counts",
    Self::SampleCoverage => "sample-coverage",
    Self::ClosedPopulation => "closed-population",
    Self::Loglinear => "loglinear",
    Self::Decomposable => "decomposable",
    Self::LatentClass => "latent-class",
});

coded!(MethodRole {
    Self::Main => "main",
    Self::Comparison => "comparison",
    Self::Bound => "bound",
});

coded!(RowStatus {
    Self::Estimated => "estimated",
    Self::LowerBound => "lower-bound",
    Self::NotEstimable { .. } => "not-estimable",
    Self::NotConverged { .. } => "not-converged",
    Self::Skipped { .. } => "skipped",
});

coded!(SkipReason {
    Self::TooFewLists { .. } => "too-few-lists",
    Self::TooManyLists { .. } => "too-many-lists",
    Self::Effort { .. } => "effort",
    Self::OrderInTime => "order-in-time",
});

coded!(Shortfall {
    Self::RHat { .. } => "r-hat",
    Self::BulkEffectiveSize { .. } => "bulk-effective-size",
    Self::TailEffectiveSize { .. } => "tail-effective-size",
    Self::LostMode { .. } => "lost-mode",
    Self::Stuck => "stuck",
});

coded!(RunawayEnd {
    Self::Infinity => "infinity",
    Self::Nobody => "nobody",
});

coded!(IntervalMethod {
    Self::Wald => "wald",
    Self::LogNormal => "log-normal",
    Self::ProfileLikelihood => "profile-likelihood",
    Self::Bootstrap => "bootstrap",
    Self::Credible => "credible",
    Self::Joined => "joined",
});

coded!(Effort {
    Self::Quick => "quick",
    Self::Full => "full",
});

coded!(NotEstimable {
    Self::NobodySeen => "nobody-seen",
    Self::NoOverlap { .. } => "no-overlap",
    Self::NoCoverageSolution => "no-solution",
    Self::LowCoverage { .. } => "low-coverage",
    Self::NoMedian => "no-median",
    Self::BeyondReach => "beyond-reach",
} wraps {
    TwoList,
    Chao,
    Closed,
    Coverage,
    Loglinear,
    Select,
    Decomposable,
    Hierarchical,
    LatentClass,
    Thresholding,
});

coded!(two_list::Refusal {
    Self::NoOverlap { .. } => "no-overlap",
    Self::EmptyList { .. } => "empty-list",
    Self::OverlapTooLarge { .. } => "overlap-too-large",
    Self::NoSuchPair { .. } => "no-such-list",
    Self::Level { .. } => "level",
});

coded!(ChaoRefusal {
    Self::NobodyTwice { .. } => "nobody-exactly-twice",
    Self::NobodyOnce { .. } => "nobody-exactly-once",
    Self::Occasions { .. } => "occasions",
    Self::Level { .. } => "level",
});

coded!(TruncatedRefusal {
    Self::NoRepeat { .. } => "no-repeat",
    Self::ShapeUnbounded => "shape-unbounded",
    Self::ShapeZero => "shape-zero",
    Self::Level { .. } => "level",
});

coded!(single_source::Refusal {
} wraps {
    Chao,
    Truncated,
});

coded!(single_source::regression::Refusal {
    Self::GroupWithoutRepeat { .. } => "group-without-repeat",
    Self::TooFew => "too-few-repeats",
    Self::Dependent { .. } => "dependent-column",
    Self::NoMaximum => "no-maximum",
    Self::Simpler { .. } => "simpler",
    Self::Level => "level",
});

coded!(pair_regression::Refusal {
    Self::Dependent { .. } => "dependent-column",
    Self::NoMaximum => "no-maximum",
    Self::PartWithoutFit => "part-without-fit",
    Self::BelowSeen => "beyond-reach",
    Self::Level => "level",
});

coded!(closed_population::Refusal {
    Self::Nobody => "nobody-seen",
    Self::NoOverlap => "no-overlap",
    Self::FullList { .. } => "full-list",
    Self::TooFewLists { .. } => "too-few-lists",
    Self::TooManyLists { .. } => "too-many-lists",
    Self::Occasions { .. } => "occasions",
    Self::NoMaximum => "no-maximum",
    Self::NotFalling => "not-falling",
    Self::AllAtOnce => "all-at-once",
    Self::NotDefined => "not-defined",
    Self::Parameter => "option",
    Self::Level { .. } => "level",
});

coded!(sample_coverage::Refusal {
    Self::OneList => "one-list",
    Self::EmptyList { .. } => "empty-list",
    Self::NoOverlap => "no-overlap",
    Self::Level { .. } => "level",
});

coded!(loglinear::Refusal {
    Self::NobodySeen => "nobody-seen",
    Self::TooManyLists { .. } => "too-many-lists",
    Self::OtherLists { .. } => "other-lists",
    Self::NotEstimable { .. } => "model-without-estimate",
    Self::Level { .. } => "level",
    Self::ExactArithmetic => "exact-arithmetic",
    Self::NoConvergence => "no-convergence",
});

coded!(ModelSpaceError {
    Self::ListCount { .. } => "list-count",
    Self::TooManyModels { .. } => "too-many-models",
});

coded!(SelectRefusal {
    Self::SearchCutShort { .. } => "search-cut-short",
    Self::NoAdmissibleModel { .. } => "no-admissible-model",
} wraps {
    Space,
    Table,
});

coded!(decomposable::Refusal {
    Self::ListCount { .. } => "list-count",
    Self::Empty => "nobody-seen",
    Self::EmptyList { .. } => "empty-list",
    Self::NoOverlap => "no-overlap",
    Self::CellWeight { .. } => "option",
    Self::Level { .. } => "level",
    Self::Grid { .. } => "option",
});

coded!(hierarchical::Refusal {
    Self::ListCount { .. } => "list-count",
    Self::Empty => "nobody-seen",
    Self::EmptyList { .. } => "empty-list",
    Self::NoOverlap => "no-overlap",
    Self::Variance => "option",
    Self::Level { .. } => "level",
    Self::BeyondReach => "beyond-reach",
    Self::ExactArithmetic => "exact-arithmetic",
});

coded!(latent_class::Refusal {
    Self::ListCount { .. } => "list-count",
    Self::Empty => "nobody-seen",
    Self::EmptyList { .. } => "empty-list",
    Self::NoOverlap => "no-overlap",
    Self::TooMany { .. } => "too-many-people",
    Self::Option { .. } => "option",
});

coded!(thresholding::Refusal {
    Self::ListCount { .. } => "list-count",
    Self::Empty => "nobody-seen",
    Self::EmptyList { .. } => "empty-list",
    Self::NoPosterior { .. } => "no-posterior",
    Self::NoMode => "no-mode",
    Self::Option { .. } => "option",
} wraps {
    Undecided,
});

coded!(DependenceRefusal {
    Self::EmptyCell { .. } => "empty-cell",
    Self::Lists { .. } => "list-count",
    Self::Ratio { .. } => "ratio",
    Self::Level { .. } => "level",
});

coded!(UnseenObstacle {
    Self::RisesForEver { .. } => "rises-for-ever",
    Self::FallsToNobody { .. } => "falls-to-nobody",
    Self::NotIdentifiable { .. } => "not-identifiable",
    Self::ExactArithmetic => "exact-arithmetic",
});

coded!(covariate::Refusal {
    Self::NobodySeen => "nobody-seen",
    Self::OtherVariables => "other-variables",
    Self::NoConvergence => "no-convergence",
    Self::NoAdmissibleModel { .. } => "no-admissible-model",
    Self::Level { .. } => "level",
    Self::OtherReplicates => "other-replicates",
} wraps {
    Unseen,
});

coded!(BcaRefusal {
    Self::NoUsableReplicate => "no-usable-replicate",
    Self::NoneBelowEstimate { .. } => "none-below-estimate",
    Self::AllBelowEstimate { .. } => "all-below-estimate",
    Self::MissingDeletion { .. } => "missing-deletion",
    Self::Level => "level",
    Self::AccelerationTooLarge => "acceleration-too-large",
});
