//! Statements: claims without a number.

use crate::{Date, FigureId, SourceId, SpeakerId};

/// A claim without a number: a denial, a challenge, a retraction.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Statement {
    /// What was said, as written or in a few words.
    pub wording: String,
    /// The figures that it calls wrong, or asks the grounds of.
    pub denies: Vec<FigureId>,
    /// The figures that it takes back.
    pub retracts: Vec<FigureId>,
    /// The figures on which it rests. None: it gives no ground.
    pub rests_on: Vec<FigureId>,
    /// Where it was published first.
    pub source: SourceId,
    /// Where it was seen, if not there.
    pub seen_in: Option<SourceId>,
    /// When it was said, if not when the source was published.
    pub said: Option<Date>,
    /// Who said it.
    pub speaker: Option<SpeakerId>,
    /// Whatever a reader should know about it.
    pub note: Option<String>,
}

/// A sentence that somebody means to write about figures of the dossier, to be held against what they allow.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// What it claims.
    pub says: Claim,
    /// The figures of which it claims that, in order: of two, the first is the subject.
    pub about: Vec<FigureId>,
}

/// What a sentence claims of one or two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Claim {
    /// There are so many, as a plain fact.
    Total,
    /// There are so many at least.
    AtLeast,
    /// There are so many at most.
    AtMost,
    /// What is measured has fallen between the two.
    Falling,
    /// What is measured has risen between the two.
    Rising,
    /// The first shows the second to be wrong.
    Refutes,
    /// The first shows the second to be right.
    Confirms,
}
