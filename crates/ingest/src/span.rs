//! Places in text: files, byte spans, lines and columns.

use std::ops::Range;

use crate::Diagnostic;

/// Which of a reading's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(usize);

/// A stretch of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileSpan {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: usize,
    /// Just behind the last byte.
    pub end: usize,
}

impl FileSpan {
    pub(crate) fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: range.start, end: range.end.max(range.start) }
    }

    pub(crate) const fn contains(self, other: Self) -> bool {
        self.file.0 == other.file.0 && self.start <= other.start && other.end <= self.end
    }
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// The texts that were read, by name, for excerpts and for lines and columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files(Vec<File>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct File {
    name: String,
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl Files {
    pub(crate) fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let behind = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(behind).collect();
        self.0.push(File { name: name.into(), text, lines });
        FileId(self.0.len() - 1)
    }

    /// Takes in the files of another reading, and gives its diagnostics with their new places.
    pub fn append(&mut self, diagnostics: Vec<Diagnostic>, files: Self) -> Vec<Diagnostic> {
        let by = self.0.len();
        self.0.extend(files.0);
        let moved = |span: FileSpan| FileSpan { file: FileId(span.file.0 + by), ..span };
        diagnostics
            .into_iter()
            .map(|diagnostic| Diagnostic {
                span: moved(diagnostic.span),
                related: diagnostic.related.into_iter().map(|(span, label)| (moved(span), label)).collect(),
                ..diagnostic
            })
            .collect()
    }

    /// The names of all files, in the order in which they were read: the dossier's own first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|file| file.name.as_str())
    }

    /// A file's name as the caller gave it.
    #[must_use]
    pub fn name(&self, file: FileId) -> &str {
        self.0.get(file.0).map_or("", |file| &file.name)
    }

    /// A file's text.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        self.0.get(file.0).map_or("", |file| &file.text)
    }

    /// The text in a span; empty where the span does not fall on characters.
    #[must_use]
    pub fn slice(&self, span: FileSpan) -> &str {
        self.text(span.file).get(span.start..span.end).unwrap_or("")
    }

    /// Line and column of a byte. A byte behind the end is the end.
    #[must_use]
    pub fn line_column(&self, file: FileId, byte: usize) -> LineColumn {
        let Some(File { text, lines, .. }) = self.0.get(file.0) else {
            return LineColumn { line: 1, column: 1 };
        };
        let mut at = byte.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        // There is a line that begins at 0.
        let line = lines.partition_point(|&start| start <= at).max(1);
        let start = lines.get(line - 1).copied().unwrap_or(0);
        LineColumn { line, column: text[start..at].chars().count() + 1 }
    }
}
