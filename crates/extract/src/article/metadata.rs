//! What a page says of itself: title, day of publication, publisher.

use memchr::memmem;

use super::Moment;
use crate::language::when;
use crate::options::SourceFormat;
use crate::span::Span;

/// How far into a page its metadata are looked for, in bytes.
const HEAD: usize = 200_000;

/// What was found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Page {
    pub(super) title: Option<Span>,
    pub(super) published: Option<Moment>,
    pub(super) publisher: Option<Span>,
}

pub(super) fn read(source: &str, format: SourceFormat) -> Page {
    match format {
        SourceFormat::Html => html(source),
        SourceFormat::PlainText | SourceFormat::Markdown => plain(source),
    }
}

/// Keys of `<meta>`, of JSON-LD and of `<time>` behind which a day of publication stands, the surest first.
const DATES: &[&str] = &[
    "article:published_time",
    "\"datePublished\"",
    "datePublished",
    "dc.date.issued",
    "DC.date",
    "pubdate",
    "publish-date",
    "<time",
    "name=\"date\"",
];

fn html(source: &str) -> Page {
    let mut end = source.len().min(HEAD);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let head = &source[..end];
    let published = DATES.iter().find_map(|key| {
        memmem::find_iter(head.as_bytes(), key.as_bytes())
            .take(8)
            .find_map(|at| date_in(tag_around(head, at)))
    });
    Page {
        title: element(head, "h1").or_else(|| element(head, "title")),
        published,
        publisher: content_of(head, "og:site_name"),
    }
}

/// The tag or the pair of JSON that holds the byte.
fn tag_around(head: &str, at: usize) -> &str {
    let start = head[..at].rfind(['<', ',', '{']).map_or(0, |i| i);
    let rest = &head[at..];
    let end = rest.find(['>', '}']).unwrap_or(rest.len()).min(300);
    let mut end = at + end;
    while !head.is_char_boundary(end) {
        end -= 1;
    }
    &head[start..end]
}

/// The first `2024-03-12` in the text.
fn date_in(text: &str) -> Option<Moment> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(9)).find_map(|i| {
        let shape = bytes[i..i + 10].iter().enumerate().all(|(k, b)| match k {
            4 | 7 => *b == b'-',
            _ => b.is_ascii_digit(),
        });
        if shape { Moment::parse(&text[i..i + 10]) } else { None }
    })
}

/// The text of the first such element, if it is plain.
fn element(head: &str, name: &str) -> Option<Span> {
    let open = memmem::find(head.as_bytes(), format!("<{name}").as_bytes())?;
    let start = open + head[open..].find('>')? + 1;
    let end = start + head[start..].find('<')?;
    trimmed(head, start, end)
}

/// The `content` of the tag that has the key.
fn content_of(head: &str, key: &str) -> Option<Span> {
    let at = memmem::find(head.as_bytes(), key.as_bytes())?;
    let close = at + head[at..].find('>')?;
    let content = at + head[at..close].find("content=")? + "content=".len();
    let quote = head[content..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let start = content + 1;
    let end = start + head[start..close].find(quote)?;
    trimmed(head, start, end)
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let inner = &text[start..end];
    let lead = inner.len() - inner.trim_start().len();
    let found = inner.trim();
    (!found.is_empty()).then(|| Span::new(start + lead, start + lead + found.len()))
}

/// The first line that is no menu, and the date of a dateline or of a line of its own.
fn plain(source: &str) -> Page {
    let mut page = Page::default();
    let mut at = 0;
    for line in source.split_inclusive('\n').take(40) {
        let text = line.trim();
        let menu = text.contains(" | ") || text.ends_with(" |") || is_label(text);
        if page.published.is_none() && is_label(text) {
            page.published = dateline(text);
        }
        if !text.is_empty() && !menu && !text.starts_with("---") {
            let is_first = page.title.is_none();
            if is_first {
                let mark = text.len() - text.trim_start_matches(['#', ' ']).len();
                let start = at + (line.len() - line.trim_start().len()) + mark;
                page.title = trimmed(source, start, at + line.trim_end().len());
            }
            if page.published.is_none() {
                page.published = dateline(text);
            }
        }
        at += line.len();
    }
    page
}

/// What names the kind of text or its day, and is no title.
fn is_label(line: &str) -> bool {
    let plain = line.trim_matches(['#', '*', ' ', ':']).to_lowercase();
    let kinds = [
        "press release",
        "news release",
        "media release",
        "press statement",
        "for immediate release",
        "breaking news",
    ];
    kinds.contains(&plain.as_str())
        || ["published", "posted", "updated"].iter().any(|w| plain.starts_with(w)) && plain.len() < 60
}

/// "KALMORE, 9 May 2024 - The coast guard", "Published: 3 March 2023".
fn dateline(line: &str) -> Option<Moment> {
    /// The longest dateline, in bytes.
    const LONGEST: usize = 60;
    let head = [" - ", " — ", " – ", " -- "].iter().filter_map(|dash| line.find(dash)).min();
    let text = match head {
        Some(end) if end <= LONGEST => &line[..end],
        _ if line.len() <= LONGEST => line,
        _ => return None,
    };
    let published = ["Published", "Posted", "Updated", "Date:"].iter().any(|w| text.starts_with(w));
    let is_dated =
        head.is_some() || published || text.ends_with(|c: char| c.is_ascii_digit()) && text.len() < 30;
    let stretch =
        is_dated.then(|| date_in(text).map(super::Stretch::of).or_else(|| when::stretch(text, None)))??;
    stretch.from.day.and(Some(stretch.from)).filter(|_| stretch.from == stretch.to)
}
