//! A line each, for compilers' habits: `file:line:column: severity[code]: message`.

use darkfigure_model::inert;

use crate::{Diagnostic, Files};

pub(super) fn line(diagnostic: &Diagnostic, files: &Files) -> String {
    let at = files.line_column(diagnostic.span.file, diagnostic.span.start);
    let pointer = diagnostic.pointer.as_ref().filter(|pointer| !pointer.is_empty());
    let pointer = pointer.map(|pointer| format!(" (at {pointer})")).unwrap_or_default();
    inert(&format!(
        "{}:{}:{}: {}[{}]: {}{pointer}",
        files.name(diagnostic.span.file),
        at.line,
        at.column,
        diagnostic.severity().as_str(),
        diagnostic.code,
        diagnostic.message
    ))
}
