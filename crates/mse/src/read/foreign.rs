//! Files that are no tables of text, by their first bytes.

/// The first bytes of other formats, and what to call those.
const FORMATS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a spreadsheet or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet (XLS)"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a file packed with gzip"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a SQLite database"),
];

/// What a file is if it is no table of text.
pub(super) fn name(head: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = FORMATS.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(what);
    }
    let text = head.trim_ascii_start();
    let second = text.get(1..).unwrap_or_default().trim_ascii_start().first();
    match (text.first(), second) {
        (Some(b'{'), Some(b'"' | b'}')) | (Some(b'['), Some(b'{' | b'[' | b'"' | b']')) => Some("JSON"),
        (Some(b'['), Some(byte)) if byte.is_ascii_digit() => Some("JSON"),
        (Some(b'<'), Some(b'!' | b'?')) => Some("HTML or XML"),
        (Some(b'<'), Some(byte)) if byte.is_ascii_alphabetic() && text.contains(&b'>') => Some("HTML or XML"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_formats_are_named_and_tables_are_not() {
        assert_eq!(name(b"[{\"police\": 1}]"), Some("JSON"));
        assert_eq!(name(b"\n { \"rows\": [] }"), Some("JSON"));
        assert_eq!(name(b"<table><tr>"), Some("HTML or XML"));
        assert_eq!(name(b"PK\x03\x04\0\0"), Some("a spreadsheet or another packed file"));
        assert_eq!(name(b"[A],[B],count\n"), None);
        assert_eq!(name(b"police,shelter,count\n"), None);
        assert_eq!(name(b"<5,shelter\n"), None);
        assert_eq!(name(b""), None);
    }
}
