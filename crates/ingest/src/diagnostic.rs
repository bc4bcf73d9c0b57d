//! Diagnostics: faults in the data, each with its place.

use crate::{Code, FileSpan};

/// How much a fault matters, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Probably not what was meant; the dossier is read.
    Warning,
    /// The dossier cannot be used as it stands.
    Error,
}

impl Severity {
    /// The word that stands before the code: error, warning, note.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A fault in the data: what, where, how bad, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of fault.
    pub code: Code,
    /// The values at hand, in one line.
    pub message: String,
    /// Where it is.
    pub span: FileSpan,
    /// Where it is in a JSON document (RFC 6901).
    pub pointer: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// Other places that belong to it, each with a few words.
    pub related: Vec<(FileSpan, String)>,
}

impl Diagnostic {
    pub(crate) fn new(code: Code, span: FileSpan, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span, pointer: None, hint: None, related: Vec::new() }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(crate) fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }

    pub(crate) fn related(mut self, span: FileSpan, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// How much it matters; the code decides.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// The nearest of several names to a wrong one, if it is near enough to be meant.
pub(crate) fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // Longer names are never meant, and the comparison is quadratic in the length.
    if wrong.len() > 80 {
        return None;
    }
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&wrong.to_lowercase(), &name.to_lowercase()), name))
        .filter(|&(likeness, _)| likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}
