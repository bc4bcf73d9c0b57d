//! Refusals: typed answers "this number would not be honest, because …".

use darkfigure_model::{BenchmarkId, BridgeId, FigureId, TimeKind};

use crate::comparability::Tie;

/// A number that is not given, with the reason. A result, not an error.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// No gap: the two are not comparable on some axis, and nothing bridges it.
    NotComparable,
    /// The two are never pooled: a count and an estimate of something larger have no common mean.
    PoolingUnlike,
    /// The two cannot corroborate one another: the estimate is the count times a constant.
    CorroborationByConstant,
    /// The two cannot corroborate one another as long as nobody says how one depends on the other.
    CorroborationUnknownLineage,
    /// The two cannot corroborate one another: one goes back to the other, or both to one origin.
    CorroborationByOrigin {
        /// In which way.
        tie: Tie,
    },
    /// The denominator cannot be told from zero: the ratio has no finite interval (Fieller's g is at least 1).
    DenominatorNearZero {
        /// Fieller's g.
        g: f64,
    },
    /// More than half of the estimate's distribution lies below the count: the figures conflict.
    FiguresConflict {
        /// The share of the distribution that would have to be removed.
        mass: f64,
    },
    /// The count lies above the estimate of what it is a count of: over-notification, duplicates, or a low estimate.
    CountAboveEstimate,
    /// No conditioned coverage: the estimate has no declared distribution.
    NoDistribution,
    /// No conditioned coverage: the dossier does not say that the count lies within what is estimated.
    CountNotWithin,
    /// No conditioned coverage: the estimate is the count times a constant.
    ConditioningOnConstant,
    /// No conditioned coverage: nobody says how the estimate depends on the count, and it may be the count times a constant.
    ConditioningOnUnknown,
    /// A sum of unlike measures is reproduced as published and is no result.
    UnlikeSum,
    /// A bridge could not be taken.
    BridgeNotTaken {
        /// The bridge.
        bridge: BridgeId,
        /// Why not.
        why: BridgeObstacle,
    },
    /// A benchmark gives no coverage.
    BenchmarkEmpty {
        /// The benchmark.
        benchmark: BenchmarkId,
    },
    /// A benchmark's estimate is its count times a constant: its coverage is the constant, not a measurement.
    BenchmarkByConstant {
        /// The benchmark.
        benchmark: BenchmarkId,
    },
    /// A benchmark's coverage is that of a count, and the smaller of the two is not known to be one.
    BenchmarkWithoutCount {
        /// The benchmark.
        benchmark: BenchmarkId,
    },
    /// A benchmark is made of the compared figures themselves.
    BenchmarkOfThePair {
        /// The benchmark.
        benchmark: BenchmarkId,
    },
    /// A benchmark's estimate may be its count times a constant: nobody says how one depends on the other.
    BenchmarkOfUnknownLineage {
        /// The benchmark.
        benchmark: BenchmarkId,
    },
    /// No curve: it needs a stock and detections in a window, and two figures that differ in nothing else.
    NoCurve,
    /// A figure is not in the dossier.
    MissingFigure {
        /// Its name.
        figure: FigureId,
    },
    /// No decomposition: an axis is not bridged.
    DecompositionOpen,
    /// No shares: the contributions have different signs.
    SharesOfMixedSign,
    /// No shares: whether the contributions have one sign is not known.
    SharesOfUnknownSign,
    /// No shares: the two figures are too near one another (|ln ratio| at most 0.1).
    SharesOfNothing,
    /// No decomposition in log points: a step is an addend, and stays in additive terms.
    DecompositionAdditive,
    /// No decomposition: the figures are of different kinds, so that none is a multiple of the other before the steps.
    DecompositionOfKinds,
    /// Containment bounds nothing: shares and rates of a part may be larger than those of the whole, and so may net quantities.
    NotExtensive,
    /// No ratio: one of the figures is below zero.
    RatioOfNegative,
    /// No spread: more of a declared distribution lies below zero, where nothing of the kind can be, than its interval leaves out there.
    ShapeBelowZero {
        /// How much of the distributions lies below zero.
        mass: f64,
    },
    /// Two kinds of quantity stand side by side, of which one is no share of the other: a percentage beside a number of people.
    UnlikeKinds,
    /// A declared shape needs a proportion or a rate to be on.
    ShapeNeedsRate,
}

/// Why a bridge could not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BridgeObstacle {
    /// Neither figure stands where the bridge starts.
    NobodyThere,
    /// Both figures stand where the bridge starts, or one already stands where it ends while neither needs it.
    NotNeeded,
    /// No stay turns detections into anything: they are neither entrants nor present.
    StayOfDetections,
    /// A stay does not lead from this kind of time to that one.
    StayBetween {
        /// From.
        from: TimeKind,
        /// To.
        to: TimeKind,
    },
    /// The length of a window is not known.
    WindowUnknown,
    /// The other figure does not say when.
    OtherTimeUnknown,
    /// What it adds is of another kind of quantity than what it is added to.
    AddendOfAnotherKind,
    /// It multiplies with the size of a base, and the figure is no share or rate of one.
    NoShareOrRate,
    /// It rests on a quotient of the compared figures themselves.
    MadeOfThePair,
}

/// What a refusal is known by.
struct Particulars<'a> {
    code: &'static str,
    about: Option<&'a str>,
    number: Option<f64>,
}

impl<'a> Particulars<'a> {
    const fn plain(code: &'static str) -> Self {
        Self { code, about: None, number: None }
    }

    const fn about(code: &'static str, name: &'a str) -> Self {
        Self { code, about: Some(name), number: None }
    }

    const fn number(code: &'static str, number: f64) -> Self {
        Self { code, about: None, number: Some(number) }
    }
}

impl Refusal {
    /// The refusal's code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.particulars().code
    }

    /// The name of the bridge, benchmark or figure that it is about, where it is about one.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        self.particulars().about
    }

    /// The number behind it, where there is one: a share of a distribution, or Fieller's g.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.particulars().number
    }

    fn particulars(&self) -> Particulars<'_> {
        match self {
            Self::NotComparable => Particulars::plain("not-comparable"),
            Self::PoolingUnlike => Particulars::plain("pooling-unlike"),
            Self::CorroborationByConstant => Particulars::plain("corroboration-by-constant"),
            Self::CorroborationUnknownLineage => Particulars::plain("corroboration-unknown-lineage"),
            Self::CorroborationByOrigin { .. } => Particulars::plain("corroboration-by-origin"),
            Self::DenominatorNearZero { g } => Particulars::number("denominator-near-zero", *g),
            Self::FiguresConflict { mass } => Particulars::number("figures-conflict", *mass),
            Self::CountAboveEstimate => Particulars::plain("count-above-estimate"),
            Self::NoDistribution => Particulars::plain("no-distribution"),
            Self::CountNotWithin => Particulars::plain("count-not-within"),
            Self::ConditioningOnConstant => Particulars::plain("conditioning-on-constant"),
            Self::ConditioningOnUnknown => Particulars::plain("conditioning-on-unknown"),
            Self::UnlikeSum => Particulars::plain("unlike-sum"),
            Self::BridgeNotTaken { bridge, .. } => Particulars::about("bridge-not-taken", bridge.as_str()),
            Self::BenchmarkEmpty { benchmark } => Particulars::about("benchmark-empty", benchmark.as_str()),
            Self::BenchmarkByConstant { benchmark } => {
                Particulars::about("benchmark-by-constant", benchmark.as_str())
            }
            Self::BenchmarkWithoutCount { benchmark } => {
                Particulars::about("benchmark-without-count", benchmark.as_str())
            }
            Self::BenchmarkOfThePair { benchmark } => {
                Particulars::about("benchmark-of-the-pair", benchmark.as_str())
            }
            Self::BenchmarkOfUnknownLineage { benchmark } => {
                Particulars::about("benchmark-of-unknown-lineage", benchmark.as_str())
            }
            Self::NoCurve => Particulars::plain("no-curve"),
            Self::MissingFigure { figure } => Particulars::about("missing-figure", figure.as_str()),
            Self::DecompositionOpen => Particulars::plain("decomposition-open"),
            Self::SharesOfMixedSign => Particulars::plain("shares-of-mixed-sign"),
            Self::SharesOfUnknownSign => Particulars::plain("shares-of-unknown-sign"),
            Self::SharesOfNothing => Particulars::plain("shares-of-nothing"),
            Self::DecompositionOfKinds => Particulars::plain("decomposition-of-kinds"),
            Self::DecompositionAdditive => Particulars::plain("decomposition-additive"),
            Self::NotExtensive => Particulars::plain("not-extensive"),
            Self::RatioOfNegative => Particulars::plain("ratio-of-negative"),
            Self::ShapeBelowZero { mass } => Particulars::number("shape-below-zero", *mass),
            Self::UnlikeKinds => Particulars::plain("unlike-kinds"),
            Self::ShapeNeedsRate => Particulars::plain("shape-needs-rate"),
        }
    }
}
