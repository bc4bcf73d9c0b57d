//! `darkfigure explain`: a page for each diagnostic, a line for each word of a report.

use darkfigure_ingest::{Code, explain};
use darkfigure_report::glossary::{GLOSSARY, define};

use crate::arguments::ExplainArguments;
use crate::failure::Failure;
use crate::output;

pub(crate) fn run(arguments: &ExplainArguments) -> Result<(), Failure> {
    let text = match &arguments.code {
        None => list(),
        Some(name) => {
            let word = || define(name).map(|term| format!("{}: {}.\n", term.word, term.meaning));
            let page = Code::named(name.trim()).map(page).or_else(word);
            page.ok_or_else(|| Failure::NoSuchCode { code: name.clone() })?
        }
    };
    output::print(&text)
}

fn list() -> String {
    let widest = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or(0);
    Code::ALL
        .iter()
        .map(|code| {
            format!("{:widest$}  {:7}  {}\n", code.as_str(), code.severity().as_str(), explain(*code).title)
        })
        .chain(GLOSSARY.iter().map(|term| format!("{:widest$}  {:7}  {}\n", term.word, "word", term.meaning)))
        .collect()
}

fn page(code: Code) -> String {
    let page = explain(code);
    format!(
        "{} ({})\n{}\n\nWhat it means\n{}\n\nWhy it matters\n{}\n\nExample\n{}\n\nHow to mend it\n{}\n",
        code.as_str(),
        code.severity().as_str(),
        page.title,
        indented(page.what),
        indented(page.why),
        indented(page.example),
        indented(page.fix)
    )
}

fn indented(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
