//! Lines of a first screen: a sentence with the finding that licenses it.

use crate::document::{Inline, Prose};

/// A sentence of a first screen. It exists only because of a finding, and says no more than that.
#[derive(Debug, Clone, PartialEq)]
pub struct ScreenLine {
    /// Which finding licenses it.
    pub licence: Licence,
    /// To which paragraph it belongs.
    pub topic: ScreenTopic,
    /// The sentence.
    pub text: Prose,
    /// Whether it speaks of what the sentence before it says, and is nothing without it.
    pub(super) leans: bool,
}

impl ScreenLine {
    pub(super) fn new(licence: Licence, topic: ScreenTopic, text: Prose) -> Self {
        Self { licence, topic, text, leans: false }
    }

    /// The same as a sentence that is nothing without the one before it.
    pub(super) fn leaning(self, leans: bool) -> Self {
        Self { leans, ..self }
    }

    /// How many sources the sentence cites.
    pub(super) fn cites(&self) -> usize {
        self.text.0.iter().filter(|inline| matches!(inline, Inline::Cite(_))).count()
    }
}

/// The finding without which a sentence is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Licence {
    /// What was recorded lies below an estimate of all there is, and sets no ceiling on it.
    NoCeiling,
    /// What was found on an axis, or on all of them.
    Comparability,
    /// How one number changed from one time to another, where nothing but the time differs.
    Change,
    /// A step that was taken.
    Step,
    /// A gap: full, under an if, or from one side.
    Gap,
    /// A refusal.
    Refusal,
    /// The coverage that both figures imply.
    ImpliedCoverage,
    /// A coverage measured elsewhere.
    Benchmark,
    /// What a side's documentation lacks.
    Documentation,
    /// A figure that was put against one of the pair and cannot hold beside it.
    Contradiction,
    /// A figure that cannot contradict one of the pair.
    NoContradiction,
    /// A figure that replaced, corrected or took back one of the pair.
    Succession,
    /// What changed where a figure was repeated.
    Drift,
    /// A published result, computed again from the figures that it names.
    Result,
    /// A published sum.
    Sum,
    /// Two totals, taken apart.
    Reconciliation,
    /// A paired series.
    Series,
}

impl Licence {
    /// The code of the finding.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoCeiling => "no-ceiling",
            Self::Comparability => "comparability",
            Self::Change => "change",
            Self::Step => "step",
            Self::Gap => "gap",
            Self::Refusal => "refusal",
            Self::ImpliedCoverage => "implied-coverage",
            Self::Benchmark => "benchmark",
            Self::Documentation => "documentation",
            Self::Contradiction => "contradiction",
            Self::NoContradiction => "no-contradiction",
            Self::Succession => "succession",
            Self::Drift => "drift",
            Self::Result => "result",
            Self::Sum => "sum",
            Self::Reconciliation => "reconciliation",
            Self::Series => "series",
        }
    }
}

/// What a sentence of a first screen is about, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScreenTopic {
    /// The answer to the question.
    Answer,
    /// What each side counts.
    Why,
    /// The best number like for like.
    Number,
    /// What one side's figure would mean if the other's were right.
    Would,
    /// What contradicts what, and what changed on the way.
    Conflict,
    /// Each side's weakness.
    Weakness,
    /// What would settle it.
    Settle,
}

impl ScreenTopic {
    /// In which paragraph of the screen it stands.
    pub(super) const fn paragraph(self) -> u8 {
        match self {
            Self::Answer => 0,
            Self::Why | Self::Number => 1,
            Self::Would => 1,
            Self::Conflict | Self::Weakness | Self::Settle => 2,
        }
    }
}
