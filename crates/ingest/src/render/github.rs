//! Workflow commands of GitHub Actions, escaped as its documentation says.

use darkfigure_model::inert;

use crate::{Diagnostic, Files, Severity};

pub(super) fn line(diagnostic: &Diagnostic, files: &Files) -> String {
    let at = files.line_column(diagnostic.span.file, diagnostic.span.start);
    let command = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    // The hint has a line of its own; nothing else may have one.
    let message = inert(&diagnostic.message);
    let hint = diagnostic.hint.as_ref().map(|hint| format!("\n{}", inert(hint))).unwrap_or_default();
    format!(
        "::{command} file={},line={},col={},title={}::{}",
        property(files.name(diagnostic.span.file)),
        at.line,
        at.column,
        property(diagnostic.code.as_str()),
        data(&format!("{message}{hint}"))
    )
}

pub(super) fn data(text: &str) -> String {
    // The older form of commands is looked for anywhere in a line.
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A").replace("##[", "## [")
}

pub(super) fn property(text: &str) -> String {
    data(&inert(text)).replace(':', "%3A").replace(',', "%2C")
}
