//! Badges: the words of the method that a reader must recognise at a glance.

use darkfigure_model::{BridgeKind, Grade};

/// The word for what a step rests on, in lower case.
#[must_use]
pub const fn kind_word(kind: BridgeKind) -> &'static str {
    match kind {
        BridgeKind::Evidence => "evidence",
        BridgeKind::Assumption => "assumption",
        BridgeKind::Definition => "definition",
    }
}

/// The words for a grade, in lower case.
#[must_use]
pub const fn grade_words(grade: Grade) -> &'static str {
    match grade {
        Grade::LikeForLike => "like for like",
        Grade::BridgedByEvidence => "bridged by evidence",
        Grade::BridgedByAssumption => "bridged by assumption",
        Grade::BoundOnly => "bound only",
        Grade::Open => "open",
        Grade::NotComparable => "not comparable",
    }
}

/// What was found on one axis of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VerdictBadge {
    /// Both figures agree on the axis.
    Same,
    /// They differ, and a step of this kind bridges the axis.
    Bridged(BridgeKind),
    /// One lies within the other.
    Contained,
    /// They share a part, and each reaches beyond the other.
    Overlapping,
    /// They differ and nothing bridges the axis.
    Differs,
    /// Nobody can tell from what is stated.
    Unknown,
}

impl VerdictBadge {
    /// The word or words, in lower case.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Bridged(BridgeKind::Evidence) => "bridged by evidence",
            Self::Bridged(BridgeKind::Assumption) => "bridged by assumption",
            Self::Bridged(BridgeKind::Definition) => "bridged by definition",
            Self::Contained => "contained",
            Self::Overlapping => "overlapping",
            Self::Differs => "differs",
            Self::Unknown => "unknown",
        }
    }

    /// A sign for the verdict, so that meaning never hangs on colour alone.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Same => "=",
            Self::Bridged(_) => "≈",
            Self::Contained => "⊂",
            Self::Overlapping => "∩",
            Self::Differs => "≠",
            Self::Unknown => "?",
        }
    }
}

/// A short mark within a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Badge {
    /// What a step rests on.
    Kind(BridgeKind),
    /// What was found on an axis.
    Verdict(VerdictBadge),
    /// How comparable two figures are.
    Grade(Grade),
    /// Anything else that deserves a mark: a flag for lineage or vintage.
    Flag(String),
}

impl Badge {
    /// The words of the badge.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Kind(kind) => kind_word(*kind),
            Self::Verdict(verdict) => verdict.label(),
            Self::Grade(grade) => grade_words(*grade),
            Self::Flag(words) => words,
        }
    }
}
