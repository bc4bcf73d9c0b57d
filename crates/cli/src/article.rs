//! Articles from files and standard input: text, Markdown or HTML. What is none of these is refused with a word on what to do.

use std::path::Path;

use darkfigure_extract::SourceFormat;
use darkfigure_ingest::decode;

use crate::failure::Failure;
use crate::input;

/// The longest article, in bytes.
pub(crate) const LIMIT: u64 = 8 * 1024 * 1024;

/// The most numbers of an article. Each is a figure with all that is said of it, of some 650 bytes.
pub(crate) const MOST_NUMBERS: usize = 1_000_000;

/// Words that a text may consist of, each of which is a number.
const NUMBER_WORDS: [&str; 24] = [
    "no",
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozen",
    "dozens",
    "twenty",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "half",
    "third",
];

/// Whether a text has more numbers than are read. What it counts are runs of digits and the commonest words for numbers, without reading any.
pub(crate) fn has_too_many_numbers(text: &str) -> bool {
    let is_apart = |c: char| !c.is_alphanumeric();
    let is_number = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || NUMBER_WORDS.iter().any(|number| number.eq_ignore_ascii_case(word))
    };
    // A text that is too short for so many need not be looked at.
    text.len() > MOST_NUMBERS && text.split(is_apart).filter(is_number).nth(MOST_NUMBERS).is_some()
}

/// An article's text, and how it is written.
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) format: SourceFormat,
}

/// Reads an article.
pub(crate) fn load(path: &Path) -> Result<Page, Failure> {
    let bytes = input::bytes(path, LIMIT + 1)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Failure::TooLarge { path: input::named(path), limit: LIMIT });
    }
    let text = decode(&bytes).map_err(|source| Failure::Encoding { path: input::named(path), source })?;
    if has_too_many_numbers(text) {
        return Err(Failure::TooManyNumbers { path: input::named(path), limit: MOST_NUMBERS });
    }
    let format = markup(path, text);
    Ok(Page { text: text.to_owned(), format })
}

/// How the article is written: by the ending of its name, else by its first character.
fn markup(path: &Path, text: &str) -> SourceFormat {
    match path.extension().and_then(|e| e.to_str()) {
        Some("html" | "htm" | "xhtml") => SourceFormat::Html,
        Some("md" | "markdown") => SourceFormat::Markdown,
        Some("txt") => SourceFormat::PlainText,
        _ if text.trim_start().starts_with("<!") || text.trim_start().starts_with("<html") => {
            SourceFormat::Html
        }
        _ => SourceFormat::PlainText,
    }
}
