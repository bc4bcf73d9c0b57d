//! Badges: the words of the method that a reader must recognise at a glance.

/// What a step rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Something was measured.
    Evidence,
    /// Nothing was measured; the step says what would have to be so.
    Assumption,
    /// The step follows from what the words mean.
    Definition,
}

impl Kind {
    /// The word, in lower case.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Assumption => "assumption",
            Self::Definition => "definition",
        }
    }
}

/// What was found on one axis of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Both figures agree on the axis.
    Same,
    /// They differ, and a step of this kind bridges the axis.
    Bridged(Kind),
    /// One lies within the other.
    Contained,
    /// They share a part, and each reaches beyond the other.
    Overlapping,
    /// They differ and nothing bridges the axis.
    Differs,
    /// Nobody can tell from what is stated.
    Unknown,
}

impl Verdict {
    /// The word or words, in lower case.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Bridged(Kind::Evidence) => "bridged by evidence",
            Self::Bridged(Kind::Assumption) => "bridged by assumption",
            Self::Bridged(Kind::Definition) => "bridged by definition",
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

/// How comparable two figures are, over all axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grade {
    /// Same on every axis, or made so by definition.
    LikeForLike,
    /// Bridged, and at least one step is evidence.
    BridgedByEvidence,
    /// Bridged, and at least one step is an assumption.
    BridgedByAssumption,
    /// One measure lies within the other: a bound is all there is.
    BoundOnly,
    /// An axis is unknown.
    Open,
    /// An axis differs and nothing bridges it.
    NotComparable,
}

impl Grade {
    /// The words, in lower case.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::LikeForLike => "like for like",
            Self::BridgedByEvidence => "bridged by evidence",
            Self::BridgedByAssumption => "bridged by assumption",
            Self::BoundOnly => "bound only",
            Self::Open => "open",
            Self::NotComparable => "not comparable",
        }
    }
}

/// A short mark within a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Badge {
    /// What a step rests on.
    Kind(Kind),
    /// What was found on an axis.
    Verdict(Verdict),
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
            Self::Kind(kind) => kind.label(),
            Self::Verdict(verdict) => verdict.label(),
            Self::Grade(grade) => grade.label(),
            Self::Flag(words) => words,
        }
    }
}
