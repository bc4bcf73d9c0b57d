//! TOML into the tree, with all syntax errors at once.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::limit::{too_deep, too_many_tables};
use super::{Entry, InputLimits, Kind, Node, Table};
use crate::{Code, Diagnostic, FileId, FileSpan};

/// Reads TOML text as far as it goes.
pub(crate) fn read_toml(file: FileId, text: &str, limits: InputLimits, found: &mut Vec<Diagnostic>) -> Node {
    let whole = FileSpan::new(file, 0..text.len());
    let empty = || Node { span: whole, kind: Kind::Table(Table::default()) };
    if let Some(at) = too_deep(text, limits.depth) {
        found.push(deep(FileSpan::new(file, at..at + 1), limits));
        return empty();
    }
    if let Some(at) = too_many_tables(text, limits.n_entries) {
        let span = FileSpan::new(file, at..at + 1);
        found.push(
            Diagnostic::new(
                Code::TooManyEntries,
                span,
                "more tables and dotted keys up to here than a dossier has",
            )
            .hint("split the dossier: one dispute each"),
        );
        return empty();
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = FileSpan::new(file, error.span().unwrap_or(0..0));
        found.push(syntax(span, error.message(), text));
    }
    drop_echoes(text, found);
    let mut builder = Builder { file, limits, found };
    let table = builder.table(root.get_ref(), 1);
    Node { span: whole, kind: Kind::Table(table) }
}

/// Takes out the keys of an entry that stands twice: each of them stands twice because the entry does.
fn drop_echoes(text: &str, found: &mut Vec<Diagnostic>) {
    let repeated: Vec<usize> =
        found.iter().filter(|d| d.code == Code::DuplicateName).map(|d| d.span.start).collect();
    if repeated.is_empty() {
        return;
    }
    let mut headers = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            headers.push(at);
        }
        at += line.len();
    }
    let header_of = |at: usize| headers.partition_point(|&header| header <= at);
    let repeated: std::collections::BTreeSet<usize> = repeated.into_iter().map(header_of).collect();
    found.retain(|d| d.code != Code::DuplicateKey || !repeated.contains(&header_of(d.span.start)));
}

fn deep(span: FileSpan, limits: InputLimits) -> Diagnostic {
    Diagnostic::new(
        Code::TooDeep,
        span,
        format!("more than {} tables or lists within one another", limits.depth),
    )
}

/// A syntax error, with a hint where the cause is one that people meet.
fn syntax(span: FileSpan, message: &str, text: &str) -> Diagnostic {
    let line = line_around(text, span.start);
    if message.starts_with("duplicate key") && line.trim_start().starts_with('[') {
        return Diagnostic::new(Code::DuplicateName, span, "this entry stands twice")
            .hint("give one of them another name");
    }
    if message.starts_with("duplicate key") {
        return Diagnostic::new(Code::DuplicateKey, span, "this key stands twice in its table")
            .hint("keep one of the two, or give the second another name");
    }
    let at = span.start.min(text.len());
    // Some errors point at the carriage return itself, and some behind it.
    let is_bare_return = |at: usize| {
        text[at..].starts_with('\r') && !text[at..].starts_with("\r\n")
            || text[..at].ends_with('\r') && !text[at..].starts_with('\n')
    };
    if text.is_char_boundary(at) && is_bare_return(at) {
        return Diagnostic::new(Code::TomlSyntax, span, "a carriage return without a line feed")
            .hint("save the file with line feeds (LF or CRLF) at the ends of its lines");
    }
    let bare = line.split_once('=').map(|(key, value)| (key.trim(), value.trim()));
    let hint = match bare {
        Some((key, value)) if !value.is_empty() && !value.starts_with(['"', '\'', '[', '{']) => {
            Some(format!("write it in quotation marks: {key} = \"{value}\""))
        }
        Some((_, value)) if value.starts_with('"') && value.matches('"').count() % 2 == 1 => {
            Some("the text has no closing quotation mark, or one within it that needs a backslash".to_owned())
        }
        _ => None,
    };
    Diagnostic::new(Code::TomlSyntax, span, message).maybe_hint(hint)
}

/// The longest line that is looked at for a hint, in bytes to each side of the fault.
const LINE_REACH: usize = 1_000;

/// The line around a place, with the line feed before it; of a longer one the part near it, so that a long line with many faults is not read once for each.
fn line_around(text: &str, at: usize) -> &str {
    let boundary =
        |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let at = boundary(at);
    let (from, to) = (boundary(at.saturating_sub(LINE_REACH)), boundary(at.saturating_add(LINE_REACH)));
    let start = text[from..at].rfind('\n').map_or(from, |newline| from + newline);
    let end = text[at..to].find('\n').map_or(to, |newline| at + newline);
    &text[start..end]
}

struct Builder<'d> {
    file: FileId,
    limits: InputLimits,
    found: &'d mut Vec<Diagnostic>,
}

impl Builder<'_> {
    fn span(&self, range: Range<usize>) -> FileSpan {
        FileSpan::new(self.file, range)
    }

    fn table(&mut self, table: &DeTable<'_>, depth: usize) -> Table {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                key_span: self.span(key.span()),
                node: self.node(value, depth),
            })
            .collect();
        // The parser sorts by key; the order of the text is the dossier's.
        entries.sort_by_key(|entry| entry.key_span.start);
        Table { entries }
    }

    fn node(&mut self, value: &Spanned<DeValue<'_>>, depth: usize) -> Node {
        let span = self.span(value.span());
        let is_nested = matches!(value.get_ref(), DeValue::Array(_) | DeValue::Table(_));
        if is_nested && depth >= self.limits.depth {
            self.found.push(deep(span, self.limits));
            return Node { span, kind: Kind::Null };
        }
        let kind = match value.get_ref() {
            DeValue::String(text) => Kind::Text(text.to_string()),
            DeValue::Integer(integer) => Kind::Number(integer.to_string()),
            DeValue::Float(float) => Kind::Number(float.to_string()),
            DeValue::Boolean(truth) => Kind::Bool(*truth),
            DeValue::Datetime(date) => Kind::Date(date.to_string()),
            DeValue::Array(items) => {
                Kind::List(items.iter().map(|item| self.node(item, depth + 1)).collect())
            }
            DeValue::Table(table) => Kind::Table(self.table(table, depth + 1)),
        };
        Node { span, kind }
    }
}
