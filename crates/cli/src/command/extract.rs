//! `darkfigure extract`: candidate figures of an article, for a person to accept or reject.

mod article;
mod prediction;

use std::io::{self, BufRead, Read as _};
use std::path::PathBuf;

use darkfigure_extract::{Candidate, Options, extract};
use darkfigure_report::{HtmlOptions, MarkdownOptions, render_html, render_markdown};

use crate::arguments::{ColorChoice, ExtractArguments, ExtractFormat};
use crate::article::{LIMIT, MOST_NUMBERS, Page, has_too_many_numbers, load};
use crate::command::layout::Layout;
use crate::command::read;
use crate::ending::format_of;
use crate::failure::Failure;
use crate::input;
use crate::output::{Destination, Existing, Lines};

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
    let existing = if (format == ExtractFormat::Toml || arguments.compare.is_some()) && !arguments.force {
        Existing::Kept
    } else {
        Existing::Replaced
    };
    let destination = Destination::new(arguments.output.as_deref(), &inputs, existing)?;
    if let Some(numbers) = arguments.compare {
        return destination.write(&read::commented(&read::compared(&arguments.article, numbers)?));
    }
    if format == ExtractFormat::Toml {
        let read = read::read(std::slice::from_ref(&arguments.article), None)?;
        return destination.write(&read::commented(&read::drafted(&read)));
    }
    let Page { text, format: markup } = load(&arguments.article)?;
    let options = Options { format: markup, ..Options::default() };
    let text = text.as_str();
    let candidates: Vec<Candidate> =
        extract(text, &options).into_iter().filter(|c| arguments.all || !c.furniture).collect();
    let document = || article::document(text, &candidates);
    destination.write(&match format {
        ExtractFormat::Text => Layout::new(None, color, &destination).text(&document()),
        ExtractFormat::Markdown => render_markdown(&document(), &MarkdownOptions::default()),
        ExtractFormat::Html => render_html(&document(), &HtmlOptions::default()),
        ExtractFormat::Toml | ExtractFormat::Jsonl => {
            format!("{}\n", prediction::line(None, text, &candidates))
        }
    })
}

/// Reads `{"id","text"}` lines from standard input and answers each with a line, one after the other: a line that cannot be read is
/// answered with what is wrong with it, and the rest goes on.
fn lines() -> Result<(), Failure> {
    let read = |source| Failure::Read { path: PathBuf::from("standard input"), source };
    // Ages count here: the evaluation sets leave them free.
    let options = Options { ages: true, ..Options::default() };
    let mut out = Lines::to_standard_output();
    let mut input = io::stdin().lock();
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        bytes.clear();
        if input.by_ref().take(LIMIT + 1).read_until(b'\n', &mut bytes).map_err(read)? == 0 {
            break;
        }
        if bytes.len() as u64 > LIMIT && bytes.last() != Some(&b'\n') {
            skip_line(&mut input).map_err(read)?;
            let fault = format!("the line is longer than {LIMIT} bytes");
            if !out.line(&prediction::fault(number, &fault))? {
                break;
            }
            continue;
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = match row(&bytes) {
            Ok((id, text)) => {
                let found: Vec<Candidate> =
                    extract(&text, &options).into_iter().filter(|c| !c.furniture).collect();
                prediction::line(Some(&id), &text, &found)
            }
            Err(fault) => prediction::fault(number, &fault),
        };
        if !out.line(&answer)? {
            break;
        }
    }
    out.finish()
}

/// The name and the text of a line, or what is wrong with it.
fn row(bytes: &[u8]) -> Result<(serde_json::Value, String), String> {
    let row: serde_json::Value =
        serde_json::from_slice(bytes).map_err(|error| format!("no JSON: {error}"))?;
    let serde_json::Value::Object(mut row) = row else {
        return Err("expected an object with `id` and `text`".to_owned());
    };
    let id = row.remove("id").unwrap_or(serde_json::Value::Null);
    match row.remove("text") {
        Some(serde_json::Value::String(text)) if has_too_many_numbers(&text) => {
            Err(format!("`text` has more than {MOST_NUMBERS} numbers"))
        }
        Some(serde_json::Value::String(text)) => Ok((id, text)),
        Some(_) => Err("`text` is no text".to_owned()),
        None => Err("`text` is missing".to_owned()),
    }
}

/// Reads on to the end of a line and keeps nothing of it.
fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|b| *b == b'\n');
        let n = end.map_or(buffer.len(), |at| at + 1);
        let is_over = end.is_some() || buffer.is_empty();
        input.consume(n);
        if is_over {
            return Ok(());
        }
    }
}
