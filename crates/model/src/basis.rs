//! What a figure rests on, and how sure its source is.

/// The modality of the source: how sure it is that what it counts is what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Status {
    /// Found to be so.
    Confirmed,
    /// Taken to be so until decided.
    Presumed,
    /// "may be".
    MayBe,
}

/// How a figure came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Basis {
    /// A register or list: what was seen.
    Register,
    /// A count of all who are there at one time, one by one: a one-night count.
    Enumeration,
    /// A survey of a sample.
    Survey,
    /// A model.
    Model,
    /// Several lists and their overlaps (multiple systems estimation).
    SeveralLists,
    /// Expert judgement.
    ExpertJudgement,
    /// The source does not say.
    Undisclosed,
}

/// Which part a figure plays in a comparison; derived from its basis, never declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Role {
    /// What was seen.
    Count,
    /// A claim that covers what was not seen too.
    Estimate,
}

impl Basis {
    /// Count for a register and an enumeration, which have what was seen; estimate for everything else.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Register | Self::Enumeration => Role::Count,
            Self::Survey | Self::Model | Self::SeveralLists | Self::ExpertJudgement | Self::Undisclosed => {
                Role::Estimate
            }
        }
    }
}
