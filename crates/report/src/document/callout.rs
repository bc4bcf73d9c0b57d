//! Callouts: what is set apart from the text.

use super::Prose;
use crate::number::Amount;

/// Something set apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout {
    /// What sort of thing it is. The renderer prints the sort as a word, and never by colour alone.
    pub kind: CalloutKind,
    /// A headline of its own; may be empty.
    pub title: Prose,
    /// The paragraphs.
    pub body: Vec<Prose>,
}

/// What sort of callout.
#[derive(Debug, Clone, PartialEq)]
pub enum CalloutKind {
    /// The answer to the document's question.
    Answer,
    /// Something the reader must keep in mind.
    Caution,
    /// A number that would not be honest, and why.
    Refusal,
    /// The naive ratio: shown struck, because many will compute it; the body says why it is no result.
    Naive {
        /// The ratio.
        ratio: Amount,
    },
}

impl CalloutKind {
    /// The word that opens the callout.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Answer => "Answer",
            Self::Caution => "Caution",
            Self::Refusal => "No honest number",
            Self::Naive { .. } => "Not a result",
        }
    }
}
