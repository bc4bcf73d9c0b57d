//! With an excerpt of the text and a hint, for people.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use darkfigure_model::inert;

use super::RenderStyle;
use crate::{Diagnostic, Files, Severity};

pub(super) fn render(diagnostics: &[Diagnostic], files: &Files, style: RenderStyle) -> String {
    let renderer = if style.is_coloured {
        Renderer::styled().decor_style(DecorStyle::Unicode)
    } else {
        Renderer::plain().decor_style(DecorStyle::Ascii)
    };
    let renderer = renderer.term_width(style.width);
    let drawn: Vec<String> = diagnostics.iter().map(|diagnostic| one(diagnostic, files, &renderer)).collect();
    drawn.join("\n\n")
}

fn one(diagnostic: &Diagnostic, files: &Files, renderer: &Renderer) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(inert(&diagnostic.message)).id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    let file = diagnostic.span.file;
    let (text, offset, first_line) = window(files, diagnostic);
    let shift = |at: usize| at.saturating_sub(offset).min(text.len());
    let range = shift(diagnostic.span.start)..shift(diagnostic.span.end).max(shift(diagnostic.span.start));
    let mut snippet = Snippet::source(text)
        .line_start(first_line)
        .path(inert(files.name(file)))
        .annotation(AnnotationKind::Primary.span(range));
    let mut elsewhere = Vec::new();
    for (span, label) in &diagnostic.related {
        if span.file == file && span.start >= offset && span.end <= offset + text.len() {
            let range = shift(span.start)..shift(span.end);
            snippet = snippet.annotation(AnnotationKind::Context.span(range).label(inert(label)));
        } else {
            let at = files.line_column(span.file, span.start);
            let place = format!("{label}: {}:{}:{}", files.name(span.file), at.line, at.column);
            elsewhere.push(inert(&place));
        }
    }
    group = group.element(snippet);
    for place in &elsewhere {
        group = group.element(Level::NOTE.message(place.as_str()));
    }
    if let Some(pointer) = diagnostic.pointer.as_ref().filter(|pointer| !pointer.is_empty()) {
        group = group.element(Level::NOTE.message(inert(&format!("at {pointer}"))));
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(inert(hint)));
    }
    renderer.render(&[group])
}

/// The lines that an excerpt may need: a renderer that is given the whole text looks at the whole text, once per diagnostic.
fn window<'f>(files: &'f Files, diagnostic: &Diagnostic) -> (&'f str, usize, usize) {
    /// Lines further away than this many bytes are named by line and column instead.
    const REACH: usize = 2_000;
    let text = files.text(diagnostic.span.file);
    let line_start = |at: usize| {
        let at = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    };
    let line_end = |at: usize| {
        let at =
            (at.min(text.len())..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        text[at..].find('\n').map_or(text.len(), |newline| at + newline)
    };
    let span = diagnostic.span;
    let near = |at: usize| at.abs_diff(span.start) < REACH;
    let related = diagnostic.related.iter().filter(|(other, _)| other.file == span.file && near(other.start));
    let start = related.clone().map(|(other, _)| other.start).chain([span.start]).min().unwrap_or(span.start);
    let end = related.map(|(other, _)| other.end).chain([span.end]).max().unwrap_or(span.end);
    let (start, end) = (line_start(start), line_end(end));
    (text.get(start..end).unwrap_or(""), start, files.line_column(span.file, start).line)
}
