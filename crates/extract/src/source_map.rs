//! The way from the clean text back to the source.

use crate::span::Span;

/// Sorted segments: from each clean byte on, source bytes run in step until the next segment.
///
/// No segments means that the clean text is the source.
#[derive(Clone, Debug, Default)]
pub(crate) struct SourceMap {
    segments: Vec<Segment>,
}

#[derive(Clone, Copy, Debug)]
struct Segment {
    clean: usize,
    source: usize,
    /// Clean and source bytes are the same here; else the clean bytes stand for `source_len` source bytes as a whole.
    source_len: Option<usize>,
}

impl SourceMap {
    /// The source span of a clean one.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        if self.segments.is_empty() {
            return Span::new(start, end);
        }
        let (from, _) = self.place(start);
        let (last, len) = if end > start { self.place(end - 1) } else { (from, 0) };
        Span::new(from, (last + len).max(from))
    }

    /// The source byte of a clean one, and how many source bytes stand for it.
    fn place(&self, clean: usize) -> (usize, usize) {
        let index = self.segments.partition_point(|s| s.clean <= clean);
        let Some(s) = index.checked_sub(1).map(|i| self.segments[i]) else { return (clean, 1) };
        match s.source_len {
            Some(len) => (s.source, len),
            None => (s.source + (clean - s.clean), 1),
        }
    }
}
