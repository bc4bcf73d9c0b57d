//! What each code means.

mod entry;
mod file;
mod relation;

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
///
/// # Example
///
/// ```
/// use darkfigure_ingest::{Code, explain};
///
/// assert_eq!(explain(Code::NoTime).title, "no time");
/// ```
#[must_use]
pub fn explain(code: Code) -> Explanation {
    file::explain(code)
        .or_else(|| entry::explain(code))
        .or_else(|| relation::explain(code))
        .unwrap_or(Explanation { title: code.as_str(), what: "", why: "", example: "", fix: "" })
}
