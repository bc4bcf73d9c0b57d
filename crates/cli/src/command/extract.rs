//! `darkfigure extract`: candidate figures of an article, for a person to accept or reject.

mod draft;
mod listing;
mod page;
mod prediction;

use std::io::{self, BufRead as _, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use darkfigure_extract::{Candidate, Format, Options, extract};

use crate::arguments::{ColorChoice, ExtractArguments, ExtractFormat};
use crate::failure::Failure;
use crate::input;
use crate::terminal::{self, Stream};

/// The longest article, in bytes.
const LIMIT: u64 = 64 * 1024 * 1024;

pub(crate) fn run(arguments: &ExtractArguments, color: ColorChoice) -> Result<(), Failure> {
    if arguments.jsonl {
        return lines();
    }
    let bytes = input::bytes(&arguments.article, LIMIT + 1)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Failure::TooLarge { path: arguments.article.clone(), limit: LIMIT });
    }
    let text = String::from_utf8_lossy(&bytes);
    let options = Options { format: markup(&arguments.article, &text), ..Options::default() };
    let candidates: Vec<Candidate> =
        extract(&text, &options).into_iter().filter(|c| arguments.all || !c.furniture).collect();
    let written = match arguments.format {
        ExtractFormat::Text => {
            let is_coloured = arguments.output.is_none() && terminal::is_coloured(color, Stream::Out);
            listing::text(&text, &candidates, is_coloured)
        }
        ExtractFormat::Toml => draft::toml(&text, &candidates),
        ExtractFormat::Jsonl => format!("{}\n", prediction::line(None, &text, &candidates)),
        ExtractFormat::Html => page::html(&text, &candidates),
    };
    terminal::write_out(arguments.output.as_deref(), &written)
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
    let write = |source| Failure::Write { path: PathBuf::from("standard output"), source };
    // Ages count here: the evaluation sets leave them free.
    let options = Options { ages: true, ..Options::default() };
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line.map_err(read)?;
        if line.trim().is_empty() {
            continue;
        }
        let row: serde_json::Value =
            serde_json::from_str(&line).map_err(|e| read(io::Error::new(io::ErrorKind::InvalidData, e)))?;
        let text = row["text"].as_str().unwrap_or_default();
        let found: Vec<Candidate> = extract(text, &options).into_iter().filter(|c| !c.furniture).collect();
        writeln!(out, "{}", prediction::line(Some(&row["id"]), text, &found)).map_err(write)?;
    }
    out.flush().map_err(write)
}
