//! Tables beside a dossier, and the bounds of what is read.

use super::reader::short;
use super::section::Section;
use super::series::ROW_KEYS;
use crate::diagnostic::nearest;
use crate::tree::{Csv, Entry, Kind, Node, Table, read_csv};
use crate::{Code, Diagnostic, FileId, FileSpan, Files, InputLimits, decode};

/// Why a table beside a dossier cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// There is no such file.
    #[error("there is no such file")]
    NotFound,
    /// The name leads out of the dossier's folder.
    #[error("the name leads out of the dossier's folder")]
    Outside,
    /// The file is larger than the limit.
    #[error("the file is too large")]
    TooLarge,
    /// The file cannot be read.
    #[error("the file cannot be read")]
    Unreadable,
}

/// Takes a file in if it is small enough and UTF-8.
pub(super) fn admit(
    name: &str,
    bytes: &[u8],
    limits: InputLimits,
    files: &mut Files,
    found: &mut Vec<Diagnostic>,
) -> Option<FileId> {
    if bytes.len() > limits.n_bytes {
        let file = files.add(name, "");
        found.push(
            Diagnostic::new(
                Code::TooLarge,
                FileSpan::new(file, 0..0),
                format!("the file has {} bytes, at most {} are read", bytes.len(), limits.n_bytes),
            )
            .hint("split the dossier: one dispute each"),
        );
        return None;
    }
    match decode(bytes) {
        Ok(text) => Some(files.add(name, text)),
        Err(error) => {
            // The text up to the fault gives line and column.
            let good = String::from_utf8_lossy(&bytes[..error.at()]).into_owned();
            let at = good.len();
            let file = files.add(name, good);
            found.push(
                Diagnostic::new(Code::NotUtf8, FileSpan::new(file, at..at), error.to_string())
                    .hint(error.hint()),
            );
            None
        }
    }
}

/// Puts the rows of CSV tables into the tree, where they stand as if written there.
pub(super) fn splice(
    root: &mut Node,
    limits: InputLimits,
    mut table: impl FnMut(&str) -> Result<Vec<u8>, TableError>,
    files: &mut Files,
    found: &mut Vec<Diagnostic>,
) {
    let Kind::Table(top) = &mut root.kind else { return };
    let tables = top.get("tables").cloned();
    if let Some(node) = &tables {
        match node.table() {
            None => found.push(Diagnostic::new(
                Code::WrongType,
                node.span,
                format!("expected a table, found {}", node.kind.name()),
            )),
            Some(names) => {
                for entry in &names.entries {
                    let Some(section) = Section::ALL.into_iter().find(|s| s.key() == entry.key) else {
                        let keys = Section::ALL.map(Section::key);
                        let hint = nearest(&entry.key, keys).map(|meant| format!("did you mean `{meant}`?"));
                        found.push(
                            Diagnostic::new(
                                Code::UnknownKey,
                                entry.key_span,
                                format!("there is no section `{}`", entry.key),
                            )
                            .maybe_hint(hint),
                        );
                        continue;
                    };
                    let csv = load(&entry.node, limits, &mut table, files, found);
                    add_entries(top, section, csv, found);
                }
            }
        }
    }
    let series = top.entries.iter_mut().find(|entry| entry.key == Section::Series.key());
    let Some(Kind::Table(series)) = series.map(|entry| &mut entry.node.kind) else { return };
    for entry in &mut series.entries {
        let Kind::Table(fields) = &mut entry.node.kind else { continue };
        let Some(name) = fields.get("table").cloned() else { continue };
        let Csv { columns, rows } = load(&name, limits, &mut table, files, found);
        if !unknown_columns(&columns, ROW_KEYS, found) {
            continue;
        }
        match fields.entries.iter_mut().find(|entry| entry.key == "rows").map(|entry| &mut entry.node.kind) {
            Some(Kind::List(items)) => items.extend(rows),
            Some(_) => {}
            None => fields.entries.push(Entry {
                key: "rows".to_owned(),
                key_span: name.span,
                node: Node { span: name.span, kind: Kind::List(rows) },
            }),
        }
    }
}

fn load(
    name: &Node,
    limits: InputLimits,
    table: &mut impl FnMut(&str) -> Result<Vec<u8>, TableError>,
    files: &mut Files,
    found: &mut Vec<Diagnostic>,
) -> Csv {
    let Kind::Text(path) = &name.kind else {
        found.push(Diagnostic::new(
            Code::WrongType,
            name.span,
            format!("expected the name of a CSV file, found {}", name.kind.name()),
        ));
        return Csv::default();
    };
    match table(path) {
        Ok(bytes) => match admit(path, &bytes, limits, files, found) {
            Some(file) => {
                let text = files.text(file).to_owned();
                read_csv(file, &text, found)
            }
            None => Csv::default(),
        },
        Err(error) => {
            let code = match error {
                TableError::Outside => Code::TableOutside,
                TableError::TooLarge => Code::TooLarge,
                TableError::NotFound | TableError::Unreadable => Code::TableNotRead,
            };
            found.push(Diagnostic::new(code, name.span, format!("`{path}`: {error}")));
            Csv::default()
        }
    }
}

/// Adds rows with an `id` each to a section.
fn add_entries(top: &mut Table, section: Section, csv: Csv, found: &mut Vec<Diagnostic>) {
    let Csv { columns, rows } = csv;
    let keys: Vec<&str> = section.keys().iter().copied().chain(["id"]).collect();
    if !unknown_columns(&columns, &keys, found) {
        return;
    }
    let Some(first) = rows.first() else { return };
    let span = first.span;
    if !top.entries.iter().any(|entry| entry.key == section.key()) {
        top.entries.push(Entry {
            key: section.key().to_owned(),
            key_span: span,
            node: Node { span, kind: Kind::Table(Table::default()) },
        });
    }
    let Some(Kind::Table(table)) =
        top.entries.iter_mut().find(|entry| entry.key == section.key()).map(|entry| &mut entry.node.kind)
    else {
        return;
    };
    for row in rows {
        let Node { span, kind: Kind::Table(mut fields) } = row else { continue };
        let Some(at) = fields.entries.iter().position(|entry| entry.key == "id") else {
            found.push(
                Diagnostic::new(Code::MissingKey, span, "the row has no `id`")
                    .hint("the column `id` names each entry"),
            );
            continue;
        };
        let id = fields.entries.remove(at);
        let Kind::Cell(key) = id.node.kind else { continue };
        table.entries.push(Entry {
            key,
            key_span: id.node.span,
            node: Node { span, kind: Kind::Table(fields) },
        });
    }
}

/// Complains about columns that are no keys: about each, or about what they are if it is one thing that is wrong with them.
/// Gives whether there is a header at all.
fn unknown_columns(columns: &[(String, FileSpan)], keys: &[&str], found: &mut Vec<Diagnostic>) -> bool {
    if let Some((_, span)) = columns.first()
        && let Some((message, hint)) = no_header(columns, keys)
    {
        // What else is wrong with its rows comes of that.
        found.retain(|diagnostic| diagnostic.span.file != span.file);
        found.push(Diagnostic::new(Code::CsvUnknownHeader, *span, message).hint(hint));
        return false;
    }
    for (column, span) in columns {
        if keys.contains(&column.as_str()) {
            continue;
        }
        let hint = nearest(column, keys.iter().copied()).map_or_else(
            || format!("the columns are {}", keys.join(", ")),
            |meant| format!("did you mean `{meant}`?"),
        );
        found.push(
            Diagnostic::new(
                Code::CsvUnknownHeader,
                *span,
                format!("nobody knows the column `{}`", short(column)),
            )
            .hint(hint),
        );
    }
    true
}

/// What a first row is that is no header at all, and what to do.
fn no_header(columns: &[(String, FileSpan)], keys: &[&str]) -> Option<(String, &'static str)> {
    let first = columns.first().map(|(name, _)| name.trim_start())?;
    if first.starts_with(['{', '[']) {
        return Some((
            "this is JSON, and a table is CSV".to_owned(),
            "write the entries into the dossier, or save them as CSV",
        ));
    }
    if first.starts_with('<') {
        return Some(("this is HTML or XML, and a table is CSV".to_owned(), "save the table as CSV"));
    }
    if columns.len() == 1 && first.contains([';', '\t', '|']) {
        return Some((
            "the cells are not parted by commas".to_owned(),
            "save the table with commas between its cells",
        ));
    }
    if columns.len() > 3 * keys.len() {
        let message = format!("the header has {} columns, and there are {} keys", columns.len(), keys.len());
        return Some((
            message,
            "the first row names the keys, and each entry is a row; is the table turned on its side?",
        ));
    }
    None
}

/// Whether the dossier has more of something than the limit.
pub(super) fn too_many(root: &Node, limits: InputLimits) -> Option<Diagnostic> {
    let (mut n_entries, mut n_references) = (0_usize, 0_usize);
    for entry in root.table().map(|table| table.entries.as_slice()).unwrap_or_default() {
        let inner = entry.node.table().map(|table| table.entries.as_slice()).unwrap_or_default();
        n_entries += match &entry.node.kind {
            Kind::Table(_) => inner.iter().map(|inner| 1 + n_rows(&inner.node)).sum(),
            Kind::List(items) => items.len(),
            Kind::Text(_) | Kind::Cell(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) | Kind::Null => 0,
        };
        n_references += inner.iter().map(|inner| n_items(&inner.node)).sum::<usize>();
        let n_comparisons = if entry.key == Section::Comparisons.key() { inner.len() } else { 0 };
        let what = [
            (n_entries, limits.n_entries, "entries"),
            (n_comparisons, limits.n_comparisons, "comparisons"),
            (n_references, limits.n_references, "references between its entries"),
        ];
        if let Some((_, most, what)) = what.into_iter().find(|(n, most, _)| n > most) {
            return Some(
                Diagnostic::new(
                    Code::TooManyEntries,
                    entry.key_span,
                    format!("the dossier has more than {most} {what}"),
                )
                .hint("split the dossier: one dispute each"),
            );
        }
    }
    None
}

/// How many items stand in the lists of an entry.
fn n_items(node: &Node) -> usize {
    let keys = node.table().map(|table| table.entries.as_slice()).unwrap_or_default();
    keys.iter().map(|key| if let Kind::List(items) = &key.node.kind { items.len() } else { 0 }).sum()
}

fn n_rows(node: &Node) -> usize {
    let rows = node.table().and_then(|table| table.get("rows"));
    rows.map_or(0, |rows| if let Kind::List(rows) = &rows.kind { rows.len() } else { 0 })
}
