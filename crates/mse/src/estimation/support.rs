//! How far a table supports a number.

/// How far a table supports a number; later is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Support {
    /// Methods with different assumptions agree, and nothing in the table speaks against them.
    Estimable,
    /// There is a number, but what is named could move it by more than its interval admits.
    Fragile,
    /// No number would be honest.
    DoNotEstimate,
}
