//! What each code means.

use crate::Code;

/// What a code means, why it is reported and how to mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// A few words.
    pub title: &'static str,
    /// What was found.
    pub what: &'static str,
    /// Why it is reported.
    pub why: &'static str,
    /// What it looks like.
    pub example: &'static str,
    /// How to mend it.
    pub fix: &'static str,
}

/// Explains a code.
#[must_use]
pub const fn explain(_code: Code) -> Explanation {
    Explanation { title: "", what: "", why: "", example: "", fix: "" }
}
