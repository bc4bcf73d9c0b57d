//! Sources and notes.

use super::Prose;

/// An entry of the numbered list of sources.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Citation {
    /// The number that [`crate::document::Inline::Cite`] refers to.
    pub number: usize,
    /// Title, publisher, date, page.
    pub text: Prose,
    /// The address, if there is one.
    pub link: Option<String>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Note {
    /// The mark that the text uses: `a`, `1`, `*`.
    pub mark: String,
    /// The note.
    pub text: Prose,
}
