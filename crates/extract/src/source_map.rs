//! The way from the clean text back to the source.
//!
//! Markdown and HTML are turned into clean text with a sorted list of segments; every span goes back through it.

mod entity;
mod html;
mod markdown;

use std::borrow::Cow;
use std::ops::Range;

use crate::options::SourceFormat;
use crate::passage::Role;
use crate::span::Span;

/// Sorted segments: from each clean byte on, source bytes run in step until the next segment.
///
/// No segments means that the clean text is the source.
#[derive(Clone, Debug, Default)]
pub(crate) struct SourceMap {
    segments: Vec<Segment>,
    /// Stretches of clean text that the markup calls a heading or furniture, in order.
    roles: Vec<(Range<usize>, Role)>,
}

#[derive(Clone, Copy, Debug)]
struct Segment {
    clean: usize,
    source: usize,
    /// None where clean and source bytes are the same; else the clean bytes stand for so many source bytes as a whole.
    whole: Option<usize>,
}

/// The clean text of a source, and the way back.
pub(crate) fn read(source: &str, format: SourceFormat) -> (Cow<'_, str>, SourceMap) {
    match format {
        SourceFormat::PlainText => (Cow::Borrowed(source), SourceMap::default()),
        SourceFormat::Markdown => {
            let mut clean = Clean::default();
            markdown::read(source, &mut clean);
            clean.finish()
        }
        SourceFormat::Html => {
            let mut clean = Clean::default();
            html::read(source, &mut clean);
            clean.finish()
        }
    }
}

/// A stretch of a source as a reader sees it: without tags, marks of notes and character references.
#[must_use]
pub fn plain_text(stretch: &str, format: SourceFormat) -> String {
    read(stretch, format).0.split_whitespace().collect::<Vec<_>>().join(" ")
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
        match s.whole {
            Some(len) => (s.source, len),
            None => (s.source + (clean - s.clean), 1),
        }
    }

    /// What the markup says of the stretch at `at`.
    pub(crate) fn role(&self, at: usize) -> Role {
        let index = self.roles.partition_point(|(r, _)| r.start <= at);
        match index.checked_sub(1).map(|i| &self.roles[i]) {
            Some((range, role)) if range.contains(&at) => *role,
            _ => Role::default(),
        }
    }
}

/// Clean text while it is written.
#[derive(Debug, Default)]
pub(super) struct Clean {
    text: String,
    map: SourceMap,
}

impl Clean {
    /// Text that reads the same in the source, where it starts at `source`.
    fn same(&mut self, source: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        let clean = self.text.len();
        let runs_on = self
            .map
            .segments
            .last()
            .is_some_and(|s| s.whole.is_none() && s.source + (clean - s.clean) == source);
        if !runs_on {
            self.map.segments.push(Segment { clean, source, whole: None });
        }
        self.text.push_str(text);
    }

    /// Text that stands for a range of the source as a whole: a decoded entity.
    fn whole(&mut self, source: Range<usize>, text: &str) {
        if text.is_empty() {
            return;
        }
        self.map.segments.push(Segment {
            clean: self.text.len(),
            source: source.start,
            whole: Some(source.len()),
        });
        self.text.push_str(text);
    }

    /// A white space that stands for nothing in the source, unless one is there.
    fn space(&mut self, source: usize) {
        if self.text.ends_with(|c: char| !c.is_whitespace()) {
            self.whole(source..source, " ");
        }
    }

    /// The end of a block.
    fn block(&mut self, source: usize) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.whole(source..source, if self.text.ends_with('\n') { "\n" } else { "\n\n" });
        }
    }

    /// The end of a line within a block.
    fn line(&mut self, source: usize) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.whole(source..source, "\n");
        }
    }

    fn len(&self) -> usize {
        self.text.len()
    }

    /// Gives a role to the text from `start` on.
    fn role(&mut self, start: usize, role: Role) {
        if start < self.text.len() && self.map.roles.last().is_none_or(|(r, _)| r.end <= start) {
            self.map.roles.push((start..self.text.len(), role));
        }
    }

    fn finish(mut self) -> (Cow<'static, str>, SourceMap) {
        if self.map.segments.is_empty() {
            // an empty text has no spans, but must not pass for the source itself
            self.map.segments.push(Segment { clean: 0, source: 0, whole: Some(0) });
        }
        (Cow::Owned(self.text), self.map)
    }
}
