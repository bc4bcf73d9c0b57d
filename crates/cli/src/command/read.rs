//! `darkfigure read`: from articles to a drafted dossier, its first screen, and the questions that matter most.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use darkfigure_analysis::{Options, analyse};
use darkfigure_draft::{Draft, Input, Question, draft, draft_pair};
use darkfigure_extract::SourceFormat;
use darkfigure_extract::article::{self, Article, Moment, OppositionKind};
use darkfigure_ingest::write_dossier;
use darkfigure_model::{Dossier, inert};
use darkfigure_report::document::Portion;
use darkfigure_report::{ComposeOptions, TextOptions, TextStyle, compose, render_text};
use toml_edit::DocumentMut;

use crate::arguments::{ColorChoice, ReadArguments};
use crate::article::{Page, load};
use crate::failure::Failure;
use crate::input;
use crate::output::{self, Destination, Existing};
use crate::terminal::{self, Stream};

/// How many questions stand on the terminal.
const SHOWN: usize = 5;

pub(crate) fn run(arguments: &ReadArguments, color: ColorChoice) -> Result<ExitCode, Failure> {
    let published = match &arguments.published {
        Some(day) => Some(Moment::parse(day).ok_or_else(|| Failure::NoDate { text: day.clone() })?),
        None => None,
    };
    let read = read(&arguments.articles, published)?;
    let draft = drafted(&read);
    let style = if terminal::is_coloured(color, Stream::Out) { TextStyle::Ansi } else { TextStyle::Plain };
    let mut out = screen(&draft, &TextOptions { width: terminal::width(None), style });
    for one in &read {
        out.push_str(&said_against(&one.page.text, &one.article));
    }
    out.push_str(&asked(&draft.questions));
    match &arguments.output {
        Some(folder) => {
            write(folder, &draft, &read)?;
            let folder = inert(&folder.display().to_string());
            let _ = writeln!(
                out,
                "\nWritten to {folder}. Next: `darkfigure ask {folder}` for the questions, `darkfigure report {folder}` for the report."
            );
        }
        None => out.push_str(
            "\nNothing was written. With -o FOLDER the draft is kept, to be asked about and reported.\n",
        ),
    }
    output::print(&out)?;
    Ok(ExitCode::SUCCESS)
}

/// An article that was read.
pub(crate) struct Read {
    pub(crate) name: String,
    pub(crate) page: Page,
    pub(crate) article: Article,
}

/// Reads the articles one by one.
pub(crate) fn read(paths: &[PathBuf], published: Option<Moment>) -> Result<Vec<Read>, Failure> {
    let mut names = BTreeSet::new();
    paths
        .iter()
        .map(|path| {
            let page = load(path)?;
            let options = darkfigure_extract::Options { format: page.format, ..Default::default() };
            let article = article::read(&page.text, &options, published);
            let stem = path.file_stem().and_then(|s| s.to_str()).filter(|s| *s != "-").unwrap_or("article");
            // Of two outlets both may call it index.html.
            let numbered = (2_u64..).map(|n| format!("{stem}-{n}"));
            let name =
                std::iter::once(stem.to_owned()).chain(numbered).find(|name| names.insert(name.clone()));
            Ok(Read { name: name.unwrap_or_else(|| stem.to_owned()), page, article })
        })
        .collect()
}

/// The draft of articles that were read.
pub(crate) fn drafted(read: &[Read]) -> Draft {
    let inputs: Vec<Input<'_>> =
        read.iter().map(|r| Input { name: &r.name, text: &r.page.text, article: &r.article }).collect();
    draft(&inputs)
}

/// The draft of two figures, by their numbers in the list that `extract` prints.
pub(crate) fn compared(path: &Path, numbers: [usize; 2]) -> Result<Draft, Failure> {
    let read = read(&[path.to_path_buf()], None)?;
    let one = &read[0];
    let places = numbers.map(|n| n.wrapping_sub(1));
    Ok(draft_pair(&Input { name: &one.name, text: &one.page.text, article: &one.article }, places)?)
}

/// What the draft is, and the first screen of its report.
fn screen(draft: &Draft, options: &TextOptions) -> String {
    let from = draft.dossier.drafted_from.clone().unwrap_or_default();
    let open = draft.questions.len();
    let mut out = format!(
        "Drafted from {from}; nobody has checked it. {} open.\n\n",
        if open == 1 { "1 question is".to_owned() } else { format!("{open} questions are") }
    );
    if draft.dossier.comparisons.is_empty() {
        out.push_str("No two figures of the text stand against each other, so nothing is compared.\n");
        return out;
    }
    // The mark stands above already.
    let dossier = Dossier { drafted_from: None, ..draft.dossier.clone() };
    let findings = analyse(&dossier, &Options::default());
    let document = compose(&dossier, &findings, &ComposeOptions::default()).cut(&Portion::FirstScreen);
    out.push_str(render_text(&document, options).trim_end());
    out.push('\n');
    out
}

/// Who denies whose figure, with the words that say so.
fn said_against(text: &str, article: &Article) -> String {
    let mut out = String::new();
    let name = |party: Option<usize>| {
        party
            .map_or("somebody", |p| article.parties[p].name.slice(text))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    for o in article.oppositions.iter().filter(|o| o.kind == OppositionKind::Denial) {
        let against = &article.claims[o.against];
        let number = |claim: usize| article.candidates[article.claims[claim].best].span.slice(text);
        let rests = o
            .claim
            .and_then(|c| article.claims[c].rests_on)
            .map(|c| format!(", and rests it on {}", number(c)))
            .unwrap_or_default();
        let line = format!(
            "{} denies the {} of {} (“{}”){rests}.\n",
            name(o.party),
            number(o.against),
            name(against.party),
            o.cue.slice(text)
        );
        // Once for each pair of parties and figures; the wording that says on what it rests goes first.
        let head = line.split('“').next().unwrap_or(&line).to_owned();
        match out.find(&head) {
            Some(at) if !rests.is_empty() => {
                let end = out[at..].find('\n').map_or(out.len(), |i| at + i + 1);
                out.replace_range(at..end, &line);
            }
            Some(_) => {}
            None => out.push_str(&line),
        }
    }
    if out.is_empty() { out } else { format!("\nWho says it against whom\n{out}") }
}

/// The questions that matter most.
fn asked(questions: &[Question]) -> String {
    if questions.is_empty() {
        return String::new();
    }
    let mut out = String::from("\nWhat matters most\n");
    for (n, q) in questions.iter().take(SHOWN).enumerate() {
        let _ = writeln!(out, "{}. {}\n   {}", n + 1, q.text, q.why);
    }
    if questions.len() > SHOWN {
        let _ = writeln!(out, "and {} more.", questions.len() - SHOWN);
    }
    out
}

/// The dossier as TOML, with its questions as comments where they are answered.
pub(crate) fn commented(draft: &Draft) -> String {
    let plain = write_dossier(&draft.dossier);
    let Ok(mut document) = plain.parse::<DocumentMut>() else { return plain };
    for question in &draft.questions {
        let [section, name] = question.entry();
        let table = document.get_mut(section).and_then(|s| s.get_mut(name)).and_then(|t| t.as_table_mut());
        let Some(table) = table else { continue };
        let before = table.decor().prefix().and_then(|p| p.as_str()).unwrap_or("\n").to_owned();
        table.decor_mut().set_prefix(format!(
            "{before}# Open: {}\n#   {}\n",
            question.text.replace(['\n', '\r'], " "),
            question.key()
        ));
    }
    let from = draft.dossier.drafted_from.as_deref().unwrap_or("an article");
    let mut head = format!(
        "# Drafted from {from}; nobody has checked it. `darkfigure ask` goes through what is open.\n"
    );
    for sentence in &draft.left_out {
        let _ = writeln!(
            head,
            "# Left out, because the text does not say what is counted, or the number can be read in two ways: {}",
            sentence.replace(['\n', '\r'], " ")
        );
    }
    format!("{head}\n{document}")
}

/// Writes the dossier and, beside it, the texts that its quotes are from. Nothing is overwritten, and nothing is written where
/// something else has one of the names.
fn write(folder: &Path, draft: &Draft, read: &[Read]) -> Result<(), Failure> {
    std::fs::create_dir_all(folder)
        .map_err(|source| Failure::Write { path: folder.to_path_buf(), source })?;
    let destination = |path: &Path| Destination::new(Some(path), &[], Existing::Kept);
    let dossier = destination(&folder.join("dossier.toml"))?;
    let mut fresh = Vec::new();
    for one in read {
        let ending = match one.page.format {
            SourceFormat::PlainText => "txt",
            SourceFormat::Markdown => "md",
            SourceFormat::Html => "html",
        };
        let path = folder.join(format!("{}.{ending}", one.name));
        // The article may be there already: it is what was read.
        if !is_there(&path, &one.page.text) {
            fresh.push((destination(&path)?, &one.page.text));
        }
    }
    for (destination, text) in fresh {
        destination.write(text)?;
    }
    dossier.write(&commented(draft))
}

/// Whether the file holds this text already.
fn is_there(path: &Path, text: &str) -> bool {
    input::bytes(path, text.len() as u64 + 1).is_ok_and(|bytes| bytes == text.as_bytes())
}
