//! `darkfigure ask`: what a dossier leaves open, one question after the other. Each answer is saved at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use darkfigure_draft::{Answer, Edit, Question, answer, questions};
use darkfigure_ingest::{DossierReading, InputLimits, Severity, TableError, read_dossier};
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use crate::arguments::AskArguments;
use crate::failure::Failure;
use crate::{input, output};

/// The longest file of answers, in bytes.
const LIMIT: u64 = 1024 * 1024;

pub(crate) fn run(arguments: &AskArguments) -> Result<ExitCode, Failure> {
    let file = if arguments.dossier.is_dir() {
        arguments.dossier.join("dossier.toml")
    } else {
        arguments.dossier.clone()
    };
    let mut answers = Answers::new(arguments.answers.as_deref())?;
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut n_answered = 0_usize;
    loop {
        let reading = input::read(&file, "dossier.toml")?;
        let Some(dossier) = &reading.dossier else { return Err(Failure::Faulty) };
        let open = questions(dossier);
        let n_open = open.len();
        let Some(question) = open.into_iter().find(|q| !asked.contains(&q.id)) else {
            say(&format!("{n_answered} answered, {n_open} left open.\n"))?;
            return Ok(ExitCode::SUCCESS);
        };
        asked.insert(question.id.clone());
        say(&shown(&question))?;
        loop {
            let Some(line) = answers.next(&question.id)? else {
                say(&format!("\nStopped. {n_answered} answered and saved, {n_open} left open.\n"))?;
                return Ok(ExitCode::SUCCESS);
            };
            match answer(&question, &line) {
                Answer::Unknown => break,
                Answer::NotUnderstood(hint) => say(&format!("{line:?}: {hint}\n"))?,
                Answer::Edits(edits) => match save(&file, &edits)? {
                    None => {
                        n_answered += 1;
                        break;
                    }
                    Some(fault) => say(&format!("{line:?}: {fault}\n"))?,
                },
            }
            if answers.is_script() {
                break;
            }
        }
    }
}

fn say(text: &str) -> Result<(), Failure> {
    output::print(text)
}

/// The question as it stands on the terminal.
fn shown(q: &Question) -> String {
    let mut out = format!("\n{}\n  {}\n", q.text, q.why);
    for (write, meaning) in &q.choices {
        out.push_str(&format!("    {write}: {meaning}\n"));
    }
    out.push_str(&format!("    (nothing): nobody knows, and nothing changes   [{}]\n> ", q.id));
    out
}

/// Where answers come from: lines of a file, by the question's name or in order, or of standard input.
enum Answers {
    Script { named: BTreeMap<String, String>, in_order: VecDeque<String> },
    Lines,
}

impl Answers {
    fn new(file: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = file else { return Ok(Self::Lines) };
        let bytes = input::bytes(path, LIMIT + 1)?;
        if bytes.len() as u64 > LIMIT {
            return Err(Failure::TooLarge { path: path.to_path_buf(), limit: LIMIT });
        }
        let text = String::from_utf8_lossy(&bytes);
        let (mut named, mut in_order) = (BTreeMap::new(), VecDeque::new());
        for line in text.lines().map(str::trim).filter(|l| !l.starts_with('#')) {
            match line.split_once(" = ") {
                Some((id, answer)) if !id.contains(' ') => {
                    named.insert(id.to_owned(), answer.to_owned());
                }
                _ => in_order.push_back(line.to_owned()),
            }
        }
        Ok(Self::Script { named, in_order })
    }

    const fn is_script(&self) -> bool {
        match self {
            Self::Script { .. } => true,
            Self::Lines => false,
        }
    }

    /// The answer to a question. None where there are no more lines.
    fn next(&mut self, id: &str) -> Result<Option<String>, Failure> {
        match self {
            Self::Script { named, in_order } => {
                let line = named.get(id).cloned();
                Ok(Some(
                    line.or_else(|| if named.is_empty() { in_order.pop_front() } else { None })
                        .unwrap_or_default(),
                ))
            }
            Self::Lines => {
                let mut line = String::new();
                let read = io::stdin()
                    .lock()
                    .read_line(&mut line)
                    .map_err(|source| Failure::Read { path: PathBuf::from("standard input"), source })?;
                if !io::stdin().is_terminal() {
                    say("\n")?;
                }
                Ok((read > 0).then(|| line.trim().to_owned()))
            }
        }
    }
}

/// Changes the dossier's text and saves it, if the result has no new error; else gives the first one.
fn save(file: &Path, edits: &[Edit]) -> Result<Option<String>, Failure> {
    let failed = |source| Failure::Write { path: file.to_path_buf(), source };
    let text =
        std::fs::read_to_string(file).map_err(|source| Failure::Read { path: file.to_path_buf(), source })?;
    let edited = match edited(&text, edits) {
        Ok(edited) => edited,
        Err(fault) => return Ok(Some(fault)),
    };
    let name = file.to_string_lossy();
    let beside = |table: &str| {
        let path = file.parent().unwrap_or(Path::new("")).join(table);
        std::fs::read(path).map_err(|_| TableError::NotFound)
    };
    let reading: DossierReading = read_dossier(&name, edited.as_bytes(), InputLimits::default(), beside);
    if let Some(error) = reading.diagnostics.iter().find(|d| d.severity() == Severity::Error) {
        let hint = error.hint.as_ref().map(|h| format!("; {h}")).unwrap_or_default();
        return Ok(Some(format!("{}{hint}", error.message)));
    }
    // Written beside and moved, so that a full disk leaves the dossier as it was.
    let fresh = file.with_extension(format!("toml.{}", std::process::id()));
    std::fs::write(&fresh, edited).and_then(|()| std::fs::rename(&fresh, file)).map_err(failed)?;
    Ok(None)
}

/// The text with the edits made; comments and order stay.
fn edited(text: &str, edits: &[Edit]) -> Result<String, String> {
    let mut document = text.parse::<DocumentMut>().map_err(|e| e.to_string())?;
    for edit in edits {
        match edit {
            Edit::Text { path, value } => {
                let (table, key) = place(&mut document, path)?;
                set(table, key, Value::from(value.as_str()));
            }
            Edit::Texts { path, value } => {
                let (table, key) = place(&mut document, path)?;
                set(table, key, Value::from(value.iter().map(String::as_str).collect::<Array>()));
            }
            Edit::Append { path, value } => append(&mut document, path, Value::from(value.as_str()))?,
            Edit::AppendTable { path, value } => {
                let inline: InlineTable =
                    value.iter().map(|(k, v)| (k.as_str(), Value::from(v.as_str()))).collect();
                append(&mut document, path, Value::from(inline))?;
            }
            Edit::Remove { path } => {
                let (table, key) = place(&mut document, path)?;
                table.remove(key);
            }
        }
    }
    Ok(document.to_string())
}

/// Sets a key, and keeps what stands around its value.
fn set(table: &mut dyn toml_edit::TableLike, key: &str, value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = value;
            *old.decor_mut() = decor;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

fn append(document: &mut DocumentMut, path: &[String], value: Value) -> Result<(), String> {
    let (table, key) = place(document, path)?;
    let item = table.entry(key).or_insert(Item::Value(Value::from(Array::new())));
    if let Some(array) = item.as_array_mut() {
        array.push(value);
        return Ok(());
    }
    Err(format!("`{key}` is no list"))
}

/// The table that holds the last key; tables on the way are made where they are missing.
fn place<'d, 'p>(
    document: &'d mut DocumentMut,
    path: &'p [String],
) -> Result<(&'d mut dyn toml_edit::TableLike, &'p str), String> {
    let Some((key, tables)) = path.split_last() else { return Err("nothing is named".to_owned()) };
    let mut at: &mut dyn toml_edit::TableLike = document.as_table_mut();
    for (depth, name) in tables.iter().enumerate() {
        let fresh = || {
            let mut table = Table::new();
            // A section has no header of its own, its entries have.
            table.set_implicit(depth == 0);
            Item::Table(table)
        };
        at = at
            .entry(name)
            .or_insert_with(fresh)
            .as_table_like_mut()
            .ok_or_else(|| format!("`{name}` is no table"))?;
    }
    Ok((at, key))
}
