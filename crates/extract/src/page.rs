//! From a page to passages: paragraphs, lines that stand alone, and the furniture around the text.

use memchr::memchr;

use crate::passage::Role;

/// Longer paragraphs are cut, so that memory stays flat whatever the input.
const LONGEST: usize = 64 * 1024;

/// The next paragraph at or after `at`: its byte range, without the blank lines around it.
pub(crate) fn paragraph(text: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut start = at;
    // skip blank lines
    loop {
        let line_end = memchr(b'\n', bytes.get(start..)?).map_or(bytes.len(), |n| start + n);
        if !is_blank(&bytes[start..line_end]) {
            break;
        }
        if line_end >= bytes.len() {
            return None;
        }
        start = line_end + 1;
    }
    let mut end = start;
    loop {
        let line_end = memchr(b'\n', &bytes[end..]).map_or(bytes.len(), |n| end + n);
        if end > start && is_blank(&bytes[end..line_end]) {
            break;
        }
        if line_end - start > LONGEST {
            // cut at the line if there is one, else at a space, else at a character
            let cut = if end > start { end } else { cut_line(text, start) };
            return Some((start, cut));
        }
        end = line_end;
        if end >= bytes.len() {
            break;
        }
        end += 1;
    }
    Some((start, end.min(bytes.len())))
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

fn cut_line(text: &str, start: usize) -> usize {
    let mut cut = start + LONGEST;
    let bytes = text.as_bytes();
    if let Some(space) = bytes[start + LONGEST / 2..cut].iter().rposition(|&b| b == b' ') {
        return start + LONGEST / 2 + space + 1;
    }
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    cut
}

/// Cuts a paragraph into passages: byte ranges relative to it, with their roles.
///
/// A paragraph is taken for wrapped text if no line but the last leaves room for the next word; then its line breaks are
/// soft and sentences go on over them. Else each line stands alone, unless the next one begins in lower case.
pub(crate) fn passages(paragraph: &str, out: &mut Vec<(usize, usize, Role)>) {
    out.clear();
    if memchr(b'\n', paragraph.as_bytes()).is_none() {
        push(paragraph, 0, paragraph.len(), out);
        return;
    }
    let wrapped = is_wrapped(paragraph);
    let mut start = 0;
    let mut at = 0;
    for line in lines(paragraph) {
        let next = at + line.len() + 1;
        let following = paragraph.get(next..).unwrap_or("");
        let lower = following.trim_start().starts_with(char::is_lowercase) && !is_bar(line);
        if next > paragraph.len() || !(wrapped || lower) {
            push(paragraph, start, at + line.len(), out);
            start = next;
        }
        at = next;
    }
}

/// Whether every line but the last is as full as the widest allows.
fn is_wrapped(paragraph: &str) -> bool {
    let mut lines = lines(paragraph).map(str::trim);
    let widest = lines.clone().map(width).max().unwrap_or(0);
    let Some(mut line) = lines.next() else { return false };
    for next in lines {
        let word = next.split(char::is_whitespace).next().unwrap_or("");
        if width(line) + 1 + width(word) <= widest || is_bar(line) || is_bar(next) {
            return false;
        }
        line = next;
    }
    true
}

/// The lines of a text without their ends.
fn lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = memchr(b'\n', text.as_bytes());
        rest = end.map(|n| &text[n + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

fn width(s: &str) -> usize {
    s.chars().count()
}

fn push(paragraph: &str, start: usize, end: usize, out: &mut Vec<(usize, usize, Role)>) {
    if start >= end {
        return;
    }
    let text = &paragraph[start..end];
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return;
    }
    let role = role(trimmed);
    out.push((start + lead, start + lead + trimmed.len(), role));
}

/// A line of a menu or of data about the page.
fn is_bar(line: &str) -> bool {
    let bytes = line.as_bytes();
    // most lines hold none of the three marks, nor a byte that one may begin with
    if memchr::memchr3(b'|', 0xc2, 0xe2, bytes).is_none() {
        return false;
    }
    (memchr(b'|', bytes).is_some() && (line.contains(" | ") || line.ends_with(" |")))
        || memchr(0xc2, bytes).is_some() && line.contains(" · ")
        || memchr(0xe2, bytes).is_some() && line.contains(" › ")
}

/// Words that open a caption, a byline or a list of links, by their first byte.
fn openings(first: u8) -> &'static [&'static str] {
    match first {
        b'a' => &["also read", "advertisement", "all rights reserved"],
        b'c' => &["credit:", "caption:", "copyright", "click here", "comments", "cookie"],
        b'e' => &["editing by"],
        b'f' => &["follow us", "file photo"],
        b'g' => &["getty images"],
        b'h' => &["home >"],
        b'i' => &["image:"],
        b'l' => &["listen:", "last updated"],
        b'm' => &["most read", "most popular", "more on this", "more from"],
        b'n' => &["newsletter"],
        b'p' => &["photo:", "picture:", "published:", "print this"],
        b'r' => &[
            "related:",
            "related news",
            "related articles",
            "related stories",
            "related topics",
            "read more",
            "read also",
            "reporting by",
            "recommended",
        ],
        b's' => &["see also", "skip to", "share this", "subscribe", "sign up"],
        b't' => &["tags:", "topics:", "trending"],
        b'u' => &["updated:"],
        b'w' => &["watch:"],
        b'y' => &["you may also"],
        0xc2 => &["©"],
        _ => &[],
    }
}

fn role(line: &str) -> Role {
    let long = line.len() > 240;
    let first = line.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    let starts = |opening: &str| line.get(..opening.len()).is_some_and(|s| s.eq_ignore_ascii_case(opening));
    let end = line.trim_end_matches(['”', '"', ')', '’', ']', '*', '_']).chars().last();
    let ended = matches!(end, Some('.' | '!' | '?' | '…' | ';' | ':' | ','));
    let byline = first == b'b'
        && starts("by ")
        && !ended
        && line.len() < 90
        && line[3..].starts_with(|c: char| c.is_uppercase());
    let furniture =
        is_bar(line) && (!ended || !long) || !long && (openings(first).iter().any(|o| starts(o)) || byline);
    let heading = !furniture && !ended && line.len() < 160 && line.chars().any(char::is_alphabetic);
    Role { furniture, heading }
}
