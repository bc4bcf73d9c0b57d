//! Articles from files and standard input: text, Markdown or HTML. What is none of these is refused with a word on what to do.

use std::path::Path;

use darkfigure_extract::SourceFormat;
use darkfigure_ingest::decode;

use crate::failure::Failure;
use crate::input;

/// The longest article, in bytes: of numbers alone, as many as it holds take half a gigabyte.
pub(crate) const LIMIT: u64 = 8 * 1024 * 1024;

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
