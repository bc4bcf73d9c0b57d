//! A versioned JSON object, for tools.

use super::OpenQuestion;
use crate::write::{Fields, FieldsBuilder, Item, json_text};
use crate::{Diagnostic, FileSpan, Files};

/// The version of the format.
const VERSION: usize = 1;

pub(super) fn render(diagnostics: &[Diagnostic], open: &[OpenQuestion], files: &Files) -> String {
    let problems = diagnostics.iter().map(|diagnostic| problem(diagnostic, files)).collect();
    let mut whole = FieldsBuilder::default()
        .item("version", Item::Whole(VERSION))
        .text("tool", concat!("darkfigure ", env!("CARGO_PKG_VERSION")))
        .item("problems", Item::Tables(problems));
    if !open.is_empty() {
        whole = whole.item("open", Item::Tables(open.iter().map(OpenQuestion::fields).collect()));
    }
    json_text(&whole.done())
}

fn problem(diagnostic: &Diagnostic, files: &Files) -> Fields {
    let related = diagnostic
        .related
        .iter()
        .map(|(span, label)| {
            FieldsBuilder::default().text("label", label).item("location", place(*span, files)).done()
        })
        .collect();
    FieldsBuilder::default()
        .text("code", diagnostic.code.as_str())
        .text("severity", diagnostic.severity().as_str())
        .text("message", &diagnostic.message)
        .maybe_text("hint", diagnostic.hint.as_ref())
        .item("location", place(diagnostic.span, files))
        .maybe_text("pointer", diagnostic.pointer.as_ref())
        .item("related", Item::Tables(related))
        .done()
}

fn place(span: FileSpan, files: &Files) -> Item {
    let edge = |byte: usize| {
        let at = files.line_column(span.file, byte);
        let fields = FieldsBuilder::default()
            .item("line", Item::Whole(at.line))
            .item("column", Item::Whole(at.column))
            .item("byte", Item::Whole(byte));
        Item::Table(fields.done())
    };
    let fields = FieldsBuilder::default()
        .text("file", files.name(span.file))
        .item("start", edge(span.start))
        .item("end", edge(span.end));
    Item::Table(fields.done())
}
