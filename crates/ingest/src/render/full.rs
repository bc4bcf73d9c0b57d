//! With an excerpt of the text and a hint, for people.

use std::collections::BTreeMap;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use darkfigure_model::{inert, steers};

use super::RenderStyle;
use crate::{Code, Diagnostic, FileId, Files, Severity};

/// The longest excerpt in bytes. A renderer looks at all of it, once for each diagnostic: a longer line is named and not shown.
const LONGEST: usize = 10_000;

pub(super) fn render(diagnostics: &[Diagnostic], files: &Files, style: RenderStyle) -> String {
    let renderer = if style.is_coloured {
        Renderer::styled().decor_style(DecorStyle::Unicode)
    } else {
        Renderer::plain().decor_style(DecorStyle::Ascii)
    };
    let renderer = renderer.term_width(style.width);
    let drawn: Vec<String> = merged(diagnostics)
        .iter()
        .map(|(diagnostic, alike)| one(diagnostic, alike, files, &renderer))
        .collect();
    drawn.join("\n\n")
}

/// Diagnostics with those of their kind that need no excerpt: one warning about every figure is one thing to do, not a hundred. Errors
/// stand by themselves.
fn merged(diagnostics: &[Diagnostic]) -> Vec<(&Diagnostic, Vec<&Diagnostic>)> {
    /// So many of one kind are shown one by one.
    const FEW: usize = 3;
    let is_alike = |one: &Diagnostic, other: &Diagnostic| {
        (one.code, one.span.file, &one.hint) == (other.code, other.span.file, &other.hint)
    };
    let mut shown: Vec<(&Diagnostic, Vec<&Diagnostic>)> = Vec::new();
    let mut first_of: BTreeMap<(Code, FileId), usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let of = (diagnostic.code, diagnostic.span.file);
        let first = first_of.get(&of).and_then(|&at| shown.get_mut(at));
        match first.filter(|(first, _)| first.severity() != Severity::Error && is_alike(first, diagnostic)) {
            Some((_, alike)) => alike.push(diagnostic),
            None => {
                first_of.entry(of).or_insert(shown.len());
                shown.push((diagnostic, Vec::new()));
            }
        }
    }
    let is_many = |alike: &[&Diagnostic]| alike.len() >= FEW;
    shown
        .into_iter()
        .flat_map(|(first, alike)| {
            let rest = if is_many(&alike) { Vec::new() } else { alike.clone() };
            let kept = if is_many(&alike) { alike } else { Vec::new() };
            std::iter::once((first, kept)).chain(rest.into_iter().map(|one| (one, Vec::new())))
        })
        .collect()
}

/// "the same in 16 more places: lines 20, 27, 34 and 13 others".
fn places(alike: &[&Diagnostic], files: &Files) -> String {
    const NAMED: usize = 3;
    let line = |diagnostic: &&Diagnostic| {
        files.line_column(diagnostic.span.file, diagnostic.span.start).line.to_string()
    };
    let lines: Vec<String> = alike.iter().take(NAMED).map(line).collect();
    let others = match alike.len() - lines.len() {
        0 => String::new(),
        1 => " and 1 other".to_owned(),
        n => format!(" and {n} others"),
    };
    format!("the same in {} more places: lines {}{others}", alike.len(), lines.join(", "))
}

fn one(diagnostic: &Diagnostic, alike: &[&Diagnostic], files: &Files, renderer: &Renderer) -> String {
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
    if text.len() <= LONGEST {
        group = group.element(snippet);
    } else {
        let at = files.line_column(file, diagnostic.span.start);
        let place =
            format!("at {}:{}:{}, in a line of {} bytes", files.name(file), at.line, at.column, text.len());
        group = group.element(Level::NOTE.message(inert(&place)));
    }
    if !alike.is_empty() {
        group = group.element(Level::NOTE.message(places(alike, files)));
    }
    for place in &elsewhere {
        group = group.element(Level::NOTE.message(place.as_str()));
    }
    if let Some(pointer) = diagnostic.pointer.as_ref().filter(|pointer| !pointer.is_empty()) {
        group = group.element(Level::NOTE.message(inert(&format!("at {pointer}"))));
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(inert(hint)));
    }
    shown(&renderer.render(&[group]))
}

/// The excerpt of a file as it is shown: an escape stands there only where the renderer has put it for a colour, and of what else steers a
/// terminal it leaves some.
fn shown(rendered: &str) -> String {
    let is_kept = |c: char| !steers(c) || c == '\n' || c == '\u{1b}';
    rendered.chars().map(|c| if is_kept(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_of_a_file_is_shown() {
        assert_eq!(shown("a\u{84}b\u{1b}[0m\n\u{202e}"), "a\u{fffd}b\u{1b}[0m\n\u{fffd}");
    }
}
