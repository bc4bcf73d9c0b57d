//! Sources and speakers.

use crate::Date;

/// Where a figure was published.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Source {
    /// What sort of publication it is.
    pub kind: SourceKind,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was read.
    pub accessed: Option<Date>,
    /// Where it is found.
    pub url: Option<String>,
    /// The page, table or line within it.
    pub locator: Option<String>,
    /// Whatever a reader should know about it.
    pub note: Option<String>,
}

/// What sort of publication a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum SourceKind {
    /// A report or study by an organisation.
    Report,
    /// A paper in a journal.
    Paper,
    /// A news article.
    Article,
    /// A press release or statement.
    Statement,
    /// A speech, interview or answer in parliament.
    Speech,
    /// A table, database or data file.
    Data,
    /// A page on the web that is none of these.
    Page,
}

impl SourceKind {
    /// Its name: "report".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Paper => "paper",
            Self::Article => "article",
            Self::Statement => "statement",
            Self::Speech => "speech",
            Self::Data => "data",
            Self::Page => "page",
        }
    }
}

/// Who said a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Speaker {
    /// The person or office in public life, as a reader knows it: "Minister of Interior".
    pub label: String,
    /// For whom they speak.
    pub organisation: Option<String>,
}
