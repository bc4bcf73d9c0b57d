//! Identifiers of the entries of a dossier.

use std::fmt;

/// The longest identifier, in bytes.
pub const MAX_ID_LEN: usize = 64;

/// Why a text is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdError {
    /// Nothing was given.
    #[error("an identifier cannot be empty")]
    Empty,
    /// It is longer than [`MAX_ID_LEN`].
    #[error("an identifier has at most {MAX_ID_LEN} bytes, found {found}")]
    TooLong {
        /// Its length in bytes.
        found: usize,
    },
    /// A character other than `a-z`, `0-9` and inner hyphens.
    #[error("character {found:?} cannot stand in an identifier; use a-z, 0-9 and hyphens between them")]
    Character {
        /// The character.
        found: char,
    },
}

fn check(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if text.len() > MAX_ID_LEN {
        return Err(IdError::TooLong { found: text.len() });
    }
    let is_edge = |at: usize| at == 0 || at + 1 == text.len();
    match text
        .char_indices()
        .find(|&(at, c)| !(c.is_ascii_lowercase() || c.is_ascii_digit() || (c == '-' && !is_edge(at))))
    {
        Some((_, found)) => Err(IdError::Character { found }),
        None => Ok(()),
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Lower-case letters, digits and inner hyphens, at most [`MAX_ID_LEN`] bytes.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
        pub struct $name(String);

        impl $name {
            /// Checks the text and takes it as an identifier.
            ///
            /// # Errors
            ///
            /// [`IdError`] says which character or length is wrong.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                check(&text)?;
                Ok(Self(text))
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    };
}

id!(
    /// Names a figure of the dossier.
    FigureId
);
id!(
    /// Names a source of the dossier.
    SourceId
);
id!(
    /// Names a speaker of the dossier.
    SpeakerId
);
id!(
    /// Names a concept: what is counted, apart from the unit.
    ConceptId
);
id!(
    /// Names a population: among whom it is counted.
    PopulationId
);
id!(
    /// Names a place of the dossier's own: a sea, a camp.
    PlaceId
);
id!(
    /// Names a claim without a number.
    StatementId
);
id!(
    /// Names a bridge of the dossier.
    BridgeId
);
id!(
    /// Names a benchmark of the dossier.
    BenchmarkId
);
id!(
    /// Names a comparison of the dossier.
    ComparisonId
);
id!(
    /// Names a paired series of the dossier.
    SeriesId
);
id!(
    /// Names a published sum of the dossier.
    SumId
);
id!(
    /// Names a reconciliation of the dossier.
    ReconciliationId
);
