//! `darkfigure ask`: what a dossier leaves open, one question after the other. Each answer is saved at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{self, BufRead as _, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use darkfigure_draft::{Answer, Edit, Question, answer, questions};
use darkfigure_ingest::{InputLimits, RenderForm, Severity, decode, read_beside, render};
use darkfigure_model::{Dossier, inert};
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use crate::arguments::AskArguments;
use crate::failure::Failure;
use crate::{input, output};

/// The longest file of answers, and the longest answer, in bytes.
const LIMIT: u64 = 1024 * 1024;
/// The byte order mark, which some editors put before a text.
const MARK: char = '\u{feff}';
/// The longest part of an answer that is repeated where it is not understood, in characters.
const REPEATED: usize = 80;

pub(crate) fn run(arguments: &AskArguments) -> Result<ExitCode, Failure> {
    let file = input::dossier_file(&arguments.dossier);
    if input::is_standard_input(&file) || file.extension().is_some_and(|ending| ending == "json") {
        return Err(Failure::NotAnswerable { path: input::named(&file) });
    }
    let mut answers = Answers::new(arguments.answers.as_deref())?;
    let mut dossier = load(&file)?;
    let mut open: VecDeque<Question> = questions(&dossier).into();
    let mut n_open = open.len();
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut n_answered = 0_usize;
    while let Some(question) = open.pop_front() {
        if !asked.insert(question.id.clone()) {
            continue;
        }
        say(&shown(&question))?;
        loop {
            let Some(line) = answers.next(&question.id)? else {
                say(&format!("\nStopped. {n_answered} answered and saved, {n_open} left open.\n"))?;
                return Ok(ExitCode::SUCCESS);
            };
            match answer(&dossier, &question, &line) {
                Answer::Unknown => break,
                Answer::NotUnderstood(hint) => say(&refused(&line, &hint))?,
                Answer::Edits(edits) => match save(&file, &edits)? {
                    Ok(saved) => {
                        n_answered += 1;
                        open = questions(&saved).into();
                        n_open = open.len();
                        dossier = saved;
                        break;
                    }
                    Err(fault) => say(&refused(&line, &fault))?,
                },
            }
            if answers.is_script() {
                break;
            }
        }
    }
    say(&format!("{n_answered} answered, {n_open} left open.\n"))?;
    let unused = answers.unused();
    if !unused.is_empty() {
        say(&format!("Not used, as no question asks for them: {}.\n", unused.join(", ")))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn say(text: &str) -> Result<(), Failure> {
    output::print(text)
}

/// An answer that was not taken, and why.
fn refused(line: &str, why: &str) -> String {
    let repeated = match line.char_indices().nth(REPEATED) {
        Some((end, _)) => format!("{:?} …", &line[..end]),
        None => format!("{line:?}"),
    };
    format!("{repeated}: {}\n", inert(why))
}

/// The question as it stands on the terminal.
fn shown(q: &Question) -> String {
    let mut out = format!("\n{}\n  {}\n", inert(&q.text), inert(&q.why));
    for (write, meaning) in &q.choices {
        out.push_str(&format!("    {}: {}\n", inert(write), inert(meaning)));
    }
    out.push_str(&format!("    (nothing): nobody knows, and nothing changes   [{}]\n> ", q.id));
    out
}

/// Where answers come from: lines of a file, by the question's name or in order, or of standard input.
enum Answers {
    Script { named: BTreeMap<String, String>, in_order: VecDeque<String>, unused: Vec<String> },
    Lines,
}

impl Answers {
    fn new(file: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = file else { return Ok(Self::Lines) };
        let bytes = input::bytes(path, LIMIT + 1)?;
        if bytes.len() as u64 > LIMIT {
            return Err(Failure::TooLarge { path: path.to_path_buf(), limit: LIMIT });
        }
        let text = text(&bytes, path)?;
        let (mut named, mut in_order, mut unused) = (BTreeMap::new(), VecDeque::new(), Vec::new());
        for line in text.lines().map(str::trim).filter(|l| !l.starts_with('#')) {
            match line.split_once(" = ") {
                Some((id, answer)) if !id.contains(' ') => {
                    if let Some(earlier) = named.insert(id.to_owned(), answer.to_owned()) {
                        unused.push(format!("{id} = {earlier}"));
                    }
                }
                _ => in_order.push_back(line.to_owned()),
            }
        }
        Ok(Self::Script { named, in_order, unused })
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
            Self::Script { named, in_order, .. } => {
                let line = named.remove(id);
                let in_turn = || if named.is_empty() { in_order.pop_front() } else { None };
                Ok(Some(line.or_else(in_turn).unwrap_or_default()))
            }
            Self::Lines => {
                let standard_input = Path::new("standard input");
                let mut bytes = Vec::new();
                let n = io::stdin()
                    .lock()
                    .take(LIMIT + 1)
                    .read_until(b'\n', &mut bytes)
                    .map_err(|source| Failure::Read { path: PathBuf::from(standard_input), source })?;
                if n as u64 > LIMIT {
                    return Err(Failure::TooLarge { path: PathBuf::from(standard_input), limit: LIMIT });
                }
                if !io::stdin().is_terminal() {
                    say("\n")?;
                }
                let line = text(&bytes, standard_input)?;
                Ok((n > 0).then(|| line.trim().to_owned()))
            }
        }
    }

    /// Lines of a file that answer no question that was asked.
    fn unused(self) -> Vec<String> {
        match self {
            Self::Script { named, in_order, unused } => {
                let named = named.into_iter().map(|(id, answer)| format!("{id} = {answer}"));
                let in_order = in_order.into_iter().filter(|line| !line.is_empty());
                let short = |line: String| inert(&line.chars().take(REPEATED).collect::<String>());
                unused.into_iter().chain(named).chain(in_order).map(short).collect()
            }
            Self::Lines => Vec::new(),
        }
    }
}

fn text<'b>(bytes: &'b [u8], path: &Path) -> Result<&'b str, Failure> {
    decode(bytes).map_err(|source| Failure::Encoding { path: path.to_path_buf(), source })
}

/// The bytes of the dossier, at most one more than is read.
fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    input::bytes(file, InputLimits::default().n_bytes as u64 + 1)
}

/// The dossier; its errors go to standard error.
fn load(file: &Path) -> Result<Dossier, Failure> {
    let mut reading = read_beside(file, &bytes(file)?, InputLimits::default());
    reading.dossier.ok_or_else(|| {
        reading.diagnostics.retain(|found| found.severity() == Severity::Error);
        output::print_error(&(render(&reading.diagnostics, &reading.files, RenderForm::Concise) + "\n"));
        Failure::Faulty
    })
}

/// Changes the dossier's text as it stands in the file now and saves it, if the result has no error; else gives the first one.
fn save(file: &Path, edits: &[Edit]) -> Result<Result<Dossier, String>, Failure> {
    let bytes = bytes(file)?;
    let text = match edited(text(&bytes, file)?, edits) {
        Ok(edited) => edited,
        Err(fault) => return Ok(Err(fault)),
    };
    let reading = read_beside(file, text.as_bytes(), InputLimits::default());
    let error = reading.diagnostics.iter().find(|d| d.severity() == Severity::Error);
    match (reading.dossier, error) {
        (Some(dossier), None) => output::replace(file, &text).map(|()| Ok(dossier)),
        (_, Some(error)) => {
            let hint = error.hint.as_ref().map(|h| format!("; {h}")).unwrap_or_default();
            Ok(Err(format!("{}{hint}", error.message)))
        }
        (None, None) => Err(Failure::Faulty),
    }
}

/// The text with the edits made; comments, order and line ends stay.
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
    let mut edited = document.to_string();
    if text.contains("\r\n") {
        edited = edited.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    if text.starts_with(MARK) && !edited.starts_with(MARK) {
        edited.insert(0, MARK);
    }
    Ok(edited)
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
