//! TOML from items.

use darkfigure_model::steers;

use super::item::{Fields, Item};

pub(super) fn write(fields: &Fields) -> String {
    let mut out = String::new();
    section(&mut Vec::new(), fields, &mut out);
    out
}

/// Plain keys first, then tables under headers.
fn section(path: &mut Vec<String>, fields: &Fields, out: &mut String) {
    for (key, value) in fields {
        if !matches!(value, Item::Table(_) | Item::Tables(_)) {
            out.push_str(&bare(key));
            out.push_str(" = ");
            item(value, out);
            out.push('\n');
        }
    }
    for (key, value) in fields {
        path.push(bare(key));
        match value {
            Item::Table(inner) => {
                // A table that has only tables needs no header of its own.
                let has_plain = inner.iter().any(|(_, v)| !matches!(v, Item::Table(_) | Item::Tables(_)));
                if has_plain || inner.is_empty() {
                    header(&format!("[{}]", path.join(".")), out);
                }
                section(path, inner, out);
            }
            Item::Tables(tables) => {
                for inner in tables {
                    header(&format!("[[{}]]", path.join(".")), out);
                    section(path, inner, out);
                }
            }
            Item::Text(_)
            | Item::Day(_)
            | Item::True
            | Item::Whole(_)
            | Item::List(_)
            | Item::Rows(_)
            | Item::Inline(_) => {}
        }
        path.pop();
    }
}

fn header(text: &str, out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(text);
    out.push('\n');
}

fn bare(key: &str) -> String {
    let is_bare = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if is_bare {
        return key.to_owned();
    }
    let mut out = String::new();
    string(key, &mut out);
    out
}

fn list(items: &[Item], out: &mut String) {
    out.push('[');
    for (i, inner) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        item(inner, out);
    }
    out.push(']');
}

fn item(value: &Item, out: &mut String) {
    match value {
        Item::Text(text) => string(text, out),
        Item::Day(day) => out.push_str(day),
        Item::True => out.push_str("true"),
        Item::Whole(number) => out.push_str(&number.to_string()),
        Item::List(items) => list(items, out),
        Item::Rows(items) => {
            out.push_str("[\n");
            for inner in items {
                out.push_str("  ");
                item(inner, out);
                out.push_str(",\n");
            }
            out.push(']');
        }
        Item::Inline(fields) | Item::Table(fields) => {
            out.push_str("{ ");
            for (i, (key, inner)) in fields.iter().enumerate() {
                if i > 0 {
                    out.push_str(", ");
                }
                out.push_str(&bare(key));
                out.push_str(" = ");
                item(inner, out);
            }
            out.push_str(" }");
        }
        // Nothing puts repeated tables into a line.
        Item::Tables(_) => out.push_str("[]"),
    }
}

/// A basic string on one line.
fn string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if steers(c) => out.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
