//! JSON from items.

use darkfigure_model::steers;

use super::item::{Fields, Item};

pub(crate) fn write(fields: &Fields) -> String {
    let mut out = String::new();
    table(fields, 0, &mut out);
    out.push('\n');
    out
}

fn line(indent: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", indent));
}

fn table(fields: &Fields, indent: usize, out: &mut String) {
    out.push('{');
    for (i, (key, value)) in fields.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        line(indent + 1, out);
        string(key, out);
        out.push_str(": ");
        item(value, indent + 1, out);
    }
    if !fields.is_empty() {
        line(indent, out);
    }
    out.push('}');
}

fn list<T>(items: &[T], indent: usize, out: &mut String, write: impl Fn(&T, &mut String)) {
    out.push('[');
    for (i, inner) in items.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        line(indent + 1, out);
        write(inner, out);
    }
    if !items.is_empty() {
        line(indent, out);
    }
    out.push(']');
}

fn item(value: &Item, indent: usize, out: &mut String) {
    match value {
        Item::Text(text) | Item::Day(text) => string(text, out),
        Item::True => out.push_str("true"),
        Item::Whole(number) => out.push_str(&number.to_string()),
        Item::List(items) | Item::Rows(items) => {
            list(items, indent, out, |inner, out| item(inner, indent + 1, out));
        }
        Item::Inline(fields) | Item::Table(fields) => table(fields, indent, out),
        Item::Tables(tables) => list(tables, indent, out, |fields, out| table(fields, indent + 1, out)),
    }
}

fn string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if steers(c) => escape(c, out),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// An escape, or the two that stand for a character beyond the first plane.
fn escape(c: char, out: &mut String) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str(&format!("\\u{unit:04x}"));
    }
}
