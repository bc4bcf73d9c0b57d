//! HTML to clean text: a scanner of tags that keeps byte offsets and needs no tree.

use memchr::{memchr, memchr2};

use super::{Clean, entity};
use crate::passage::Role;

/// Elements whose content is not text.
const RAW: &[&str] =
    &["script", "style", "noscript", "template", "textarea", "iframe", "svg", "select", "object", "canvas"];

/// Elements around the article.
const FURNITURE: &[&str] =
    &["nav", "footer", "aside", "figcaption", "menu", "button", "form", "header", "label"];

const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6", "title"];

/// Elements that end a block.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "blockquote",
    "pre",
    "hr",
    "figure",
    "body",
    "head",
    "html",
    "address",
    "details",
    "summary",
    "fieldset",
    "center",
];

/// Reads the text between the tags.
pub(super) fn read(source: &str, clean: &mut Clean) {
    let bytes = source.as_bytes();
    let mut at = 0;
    let mut furniture = 0usize;
    let mut region: Option<(usize, Role)> = None;
    let mut item = Item::default();
    while at < bytes.len() {
        let Some(offset) = memchr2(b'<', b'&', &bytes[at..]) else {
            clean.same(at, &source[at..]);
            break;
        };
        let mark = at + offset;
        clean.same(at, &source[at..mark]);
        if bytes[mark] == b'&' {
            at = match entity::decode(source, mark) {
                Some((end, text)) => {
                    clean.whole(mark..end, text.as_str());
                    end
                }
                None => {
                    clean.same(mark, "&");
                    mark + 1
                }
            };
            continue;
        }
        if source[mark..].starts_with("<!--") {
            at = find(source, mark + 4, "-->").map_or(bytes.len(), |i| i + 3);
            continue;
        }
        let closing = bytes.get(mark + 1) == Some(&b'/');
        let name_start = mark + 1 + usize::from(closing);
        let opens = bytes
            .get(name_start)
            .is_some_and(|b| b.is_ascii_alphabetic() || (!closing && (*b == b'!' || *b == b'?')));
        if !opens {
            clean.same(mark, "<");
            at = mark + 1;
            continue;
        }
        let name_end =
            (name_start..bytes.len()).find(|&i| !bytes[i].is_ascii_alphanumeric()).unwrap_or(bytes.len());
        let name = &source[name_start..name_end];
        let end = tag_end(bytes, name_end);
        at = end;
        let is = |list: &[&str]| list.iter().any(|n| n.eq_ignore_ascii_case(name));
        if is(RAW) {
            if !closing && bytes.get(end.wrapping_sub(2)) != Some(&b'/') {
                at = raw_end(bytes, end, name);
            }
            clean.space(mark);
        } else if is(FURNITURE) || is(HEADINGS) {
            clean.block(mark);
            if let Some((start, role)) = region.take() {
                clean.role(start, role);
            }
            if is(FURNITURE) {
                furniture = if closing { furniture.saturating_sub(1) } else { furniture + 1 };
            }
            if furniture > 0 {
                region = Some((clean.len(), Role { furniture: true, heading: false }));
            } else if is(HEADINGS) && !closing {
                region = Some((clean.len(), Role { furniture: false, heading: true }));
            }
        } else if is(BLOCKS) {
            clean.block(mark);
            if name.eq_ignore_ascii_case("li") {
                if region.is_none() && furniture == 0 && item.is_link(clean) {
                    clean.role(item.start, Role { furniture: true, heading: false });
                }
                item = Item { start: clean.len(), linked: 0, open: None };
            }
        } else if name.eq_ignore_ascii_case("a") {
            item.link(clean.len(), closing);
        } else if name.eq_ignore_ascii_case("sup") && !closing {
            at = note_end(source, end).unwrap_or(end);
        } else if name.eq_ignore_ascii_case("br") {
            clean.line(mark);
        }
    }
    clean.block(bytes.len());
    if let Some((start, role)) = region {
        clean.role(start, role);
    }
}

/// An item of a list, and how much of it is a link: what is nothing but a link leads away from the article.
#[derive(Debug, Default)]
struct Item {
    start: usize,
    linked: usize,
    open: Option<usize>,
}

impl Item {
    /// The longest item that is taken for a link, in bytes.
    const LONGEST: usize = 160;

    fn link(&mut self, at: usize, closing: bool) {
        if closing {
            self.linked += self.open.take().map_or(0, |open| at.saturating_sub(open));
        } else {
            self.open = Some(at);
        }
    }

    fn is_link(&self, clean: &Clean) -> bool {
        let text = clean.text.get(self.start..).unwrap_or_default().trim_end();
        !text.is_empty() && text.len() <= Self::LONGEST && self.linked + 2 >= text.len()
    }
}

/// One past a superscript that is the mark of a note, such as `<sup>3</sup>` or `<sup><a href="#n3">[3]</a></sup>`: it is none of the
/// digits before it. The letters of "21<sup>st</sup>" are text.
fn note_end(source: &str, from: usize) -> Option<usize> {
    let close = find(source, from, "</sup").filter(|close| close - from < 400)?;
    let mut text = String::new();
    let mut in_tag = false;
    for c in source[from..close].chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(c),
            _ => {}
        }
    }
    let is_mark = text.chars().all(|c| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | ',' | '*' | '†' | '‡')
    });
    is_mark.then(|| tag_end(source.as_bytes(), close + 5))
}

fn find(source: &str, from: usize, needle: &str) -> Option<usize> {
    memchr::memmem::find(source.as_bytes().get(from..)?, needle.as_bytes()).map(|i| from + i)
}

/// One past the end of a tag; quotation marks hide what stands in them.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'>' => return at + 1,
            quote @ (b'"' | b'\'') if at > from && bytes[at - 1] == b'=' => {
                match memchr(quote, &bytes[at + 1..]) {
                    Some(n) => at += n + 2,
                    None => return bytes.len(),
                }
            }
            _ => at += 1,
        }
    }
    bytes.len()
}

/// One past the closing tag of an element whose content is not text.
fn raw_end(bytes: &[u8], from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(n) = memchr(b'<', bytes.get(at..).unwrap_or_default()) {
        let open = at + n;
        let rest = &bytes[open + 1..];
        if rest.first() == Some(&b'/')
            && rest.get(1..=name.len()).is_some_and(|s| s.eq_ignore_ascii_case(name.as_bytes()))
        {
            return tag_end(bytes, open + 2 + name.len());
        }
        at = open + 1;
    }
    bytes.len()
}
