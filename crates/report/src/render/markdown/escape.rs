//! Text as Markdown that means just itself.

use crate::render::inert;

/// Escapes text within a line: nothing in it opens emphasis, code, a link, an entity, a tag, mathematics or a cell.
pub(super) fn escaped(text: &str) -> String {
    let clean = inert(text);
    let mut out = String::with_capacity(clean.len());
    let mut chars = clean.chars().peekable();
    let mut recent = String::new();
    while let Some(c) = chars.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A backslash before a pipe is read differently inside and outside of tables.
            '|' => out.push_str("&#124;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' | '@' | '^' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            // GitHub makes links of bare addresses, and pictures of words between colons.
            ':' if chars.peek().is_some_and(|next| !next.is_whitespace()) => out.push_str("\\:"),
            '.' if recent.eq_ignore_ascii_case("www") => out.push_str("\\."),
            c => out.push(c),
        }
        if c.is_alphanumeric() {
            recent.push(c);
        } else {
            recent.clear();
        }
    }
    out
}

/// Keeps the beginning of a line from opening a heading, a list, a rule or a block of code.
pub(super) fn line_start(line: &str) -> String {
    let line = line.trim_start_matches([' ', '\u{a0}']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['#', '+', '-', '=', ':']) { format!("\\{line}") } else { line.to_owned() }
}

/// Code between enough backticks.
pub(super) fn code(text: &str) -> String {
    let clean = inert(text);
    let clean = clean.trim();
    // In a table a pipe would end the cell even within code.
    if clean.is_empty() || clean.contains('|') {
        return escaped(clean);
    }
    let mut longest = 0;
    let mut run = 0;
    for c in clean.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let pad = if clean.starts_with('`') || clean.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{clean}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(escaped("a*b_c [x](y) <b> & 5|6"), "a\\*b\\_c \\[x\\](y) &lt;b&gt; &amp; 5&#124;6");
        assert_eq!(escaped("see https://a.b and www.c.d: 1.5"), "see https\\://a.b and www\\.c.d: 1.5");
        assert_eq!(line_start("1. no list"), "1\\. no list");
        assert_eq!(line_start("    # no code"), "\\# no code");
        assert_eq!(code("a`b"), "``a`b``");
    }
}
