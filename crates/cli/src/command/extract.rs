//! `darkfigure extract`: candidate figures of an article, for a person to accept or reject.

mod article;
mod draft;
mod prediction;

use std::io::{self, BufRead as _};
use std::path::{Path, PathBuf};

use darkfigure_extract::{Candidate, Format, Options, extract};
use darkfigure_report::{HtmlOptions, MarkdownOptions, render_html, render_markdown};

use crate::arguments::{ColorChoice, ExtractArguments, ExtractFormat};
use crate::command::layout::Layout;
use crate::ending::format_of;
use crate::failure::Failure;
use crate::input;
use crate::output::{Destination, Existing, Lines};

/// The longest article, in bytes.
const LIMIT: u64 = 64 * 1024 * 1024;

pub(crate) fn run(arguments: &ExtractArguments, color: ColorChoice) -> Result<(), Failure> {
    if arguments.jsonl {
        return lines();
    }
    let format = format_of(arguments.format, arguments.output.as_deref(), ExtractFormat::Text)?;
    let inputs = if input::is_standard_input(&arguments.article) {
        Vec::new()
    } else {
        vec![arguments.article.clone()]
    };
    // A draft is edited by hand afterwards; everything else can be had again.
    let existing =
        if format == ExtractFormat::Toml && !arguments.force { Existing::Kept } else { Existing::Replaced };
    let destination = Destination::new(arguments.output.as_deref(), &inputs, existing)?;
    let bytes = input::bytes(&arguments.article, LIMIT + 1)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Failure::TooLarge { path: input::named(&arguments.article), limit: LIMIT });
    }
    let text = String::from_utf8_lossy(&bytes);
    let options = Options { format: markup(&arguments.article, &text), ..Options::default() };
    let candidates: Vec<Candidate> =
        extract(&text, &options).into_iter().filter(|c| arguments.all || !c.furniture).collect();
    let document = || article::document(&text, &candidates);
    destination.write(&match format {
        ExtractFormat::Text => Layout::new(None, color, &destination).text(&document()),
        ExtractFormat::Markdown => render_markdown(&document(), &MarkdownOptions::default()),
        ExtractFormat::Html => render_html(&document(), &HtmlOptions::default()),
        ExtractFormat::Toml => draft::toml(&text, &candidates),
        ExtractFormat::Jsonl => format!("{}\n", prediction::line(None, &text, &candidates)),
    })
}

/// How the article is written: by the ending of its name, else by its first character.
fn markup(path: &Path, text: &str) -> Format {
    match path.extension().and_then(|e| e.to_str()) {
        Some("html" | "htm" | "xhtml") => Format::Html,
        Some("md" | "markdown") => Format::Markdown,
        Some("txt") => Format::PlainText,
        _ if text.trim_start().starts_with("<!") || text.trim_start().starts_with("<html") => Format::Html,
        _ => Format::PlainText,
    }
}

/// Reads `{"id","text"}` lines from standard input and answers each with a line.
fn lines() -> Result<(), Failure> {
    let read = |source| Failure::Read { path: PathBuf::from("standard input"), source };
    // Ages count here: the evaluation sets leave them free.
    let options = Options { ages: true, ..Options::default() };
    let mut out = Lines::to_standard_output();
    for line in io::stdin().lock().lines() {
        let line = line.map_err(read)?;
        if line.trim().is_empty() {
            continue;
        }
        let row: serde_json::Value =
            serde_json::from_str(&line).map_err(|e| read(io::Error::new(io::ErrorKind::InvalidData, e)))?;
        let text = row["text"].as_str().unwrap_or_default();
        let found: Vec<Candidate> = extract(text, &options).into_iter().filter(|c| !c.furniture).collect();
        if !out.line(&prediction::line(Some(&row["id"]), text, &found))? {
            break;
        }
    }
    out.finish()
}
