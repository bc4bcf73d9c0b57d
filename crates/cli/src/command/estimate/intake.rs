//! Lists from a file or from standard input: read with a progress bar, faults with their places.

use std::io::{self, Read};
use std::path::Path;

use darkfigure_mse::read::{
    ColumnDoubt, ColumnRole, Layout, ReadError, ReadFaultKind, ReadOptions, Reading, read_captures,
};

use super::progress;
use crate::arguments::{EstimateArguments, ListLayout};
use crate::failure::Failure;
use crate::input::{self, is_standard_input, named};
use crate::output;

/// Reads the lists, and says on standard error how they were understood.
pub(super) fn read(arguments: &EstimateArguments) -> Result<Reading, Failure> {
    let options = options(arguments);
    let path = &arguments.lists;
    let failed = |source: io::Error| Failure::Read { path: named(path), source };
    let (input, n_bytes): (Box<dyn Read>, Option<u64>) = if is_standard_input(path) {
        (Box::new(io::stdin().lock()), None)
    } else {
        let file = input::open(path)?;
        let n_bytes = file.metadata().ok().map(|found| found.len());
        (Box::new(file), n_bytes)
    };
    let bar = progress::bytes(n_bytes);
    let result = read_captures(input, &options, |n_read| bar.set_position(n_read));
    bar.finish_and_clear();
    let reading = result.map_err(|error| match error {
        ReadError::Io(source) => failed(source),
        ReadError::Faults { faults, n_more } => {
            let name = named(path);
            for fault in &faults {
                let place = format!("{}:{}:{}", name.display(), fault.line, fault.column);
                output::print_error_line(&format!("{place}: {}", fault.kind));
                output::print_error_line(&format!("  {}", fault.kind.hint()));
                if let Some(option) = option(&fault.kind) {
                    output::print_error_line(&format!("  {option}"));
                }
            }
            if n_more > 0 {
                output::print_error_line(&format!("and {n_more} more"));
            }
            Failure::FaultyLists { path: name }
        }
        _ => Failure::FaultyLists { path: named(path) },
    })?;
    let groups = if arguments.covariates.is_empty() { "strata" } else { "covariates" };
    output::print_error_line(&understood(&reading, path, groups));
    for note in &reading.notes {
        output::print_error_line(&format!("  note: {note}"));
    }
    Ok(reading)
}

/// The option that says what a fault asks, where there is one.
fn option(kind: &ReadFaultKind) -> Option<String> {
    let with = |option: &str, name: &str| format!("{option} {}", as_word(name));
    let options = match kind {
        ReadFaultKind::UnknownColumn { name, .. } => {
            vec![
                with("--ignore", name),
                with("--strata", name),
                with("--covariates", name),
                with("--count", name),
            ]
        }
        ReadFaultKind::ColumnInDoubt { name, doubt } => match doubt {
            ColumnDoubt::List => vec![with("--list", name), with("--count", name), with("--ignore", name)],
            ColumnDoubt::Captures
            | ColumnDoubt::Numbering
            | ColumnDoubt::OnePersonRows
            | ColumnDoubt::OwnName => vec![with("--ignore", name), with("--count", name)],
        },
        ReadFaultKind::BlankColumn { name } => vec![with("--list", name), with("--ignore", name)],
        ReadFaultKind::CapturesDiffer { name, .. } => vec![with("--ignore", name), with("--count", name)],
        ReadFaultKind::BlankMembership { .. } => vec!["--blank-is-absent".to_owned()],
        ReadFaultKind::UnknownMembership { list, .. } => vec![with("--ignore", list)],
        _ => return None,
    };
    let (last, others) = options.split_last()?;
    Some(if others.is_empty() {
        format!("option: {last}")
    } else {
        format!("options: {}, or {last}", others.join(", "))
    })
}

/// A name as a shell takes it.
fn as_word(name: &str) -> String {
    let is_plain = !name.is_empty()
        && name.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
        && !name.starts_with('-');
    if is_plain { name.to_owned() } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

fn options(arguments: &EstimateArguments) -> ReadOptions {
    ReadOptions {
        layout: match arguments.layout {
            ListLayout::Auto => None,
            ListLayout::Wide => Some(Layout::Wide),
            ListLayout::Frequency => Some(Layout::Histories),
            ListLayout::Individual => Some(Layout::Individual),
            ListLayout::Long => Some(Layout::Pairs),
            ListLayout::Captures => Some(Layout::Counts),
        },
        strata_columns: if arguments.covariates.is_empty() {
            arguments.strata.clone()
        } else {
            arguments.covariates.clone()
        },
        lists: arguments.list.clone(),
        ignored_columns: arguments.ignore.clone(),
        count_column: arguments.count.clone(),
        blank_is_absent: arguments.blank_is_absent,
        ..ReadOptions::default()
    }
}

/// The name of the lists without their folder.
pub(super) fn short_name(path: &Path) -> String {
    let named = named(path);
    named.file_name().map_or_else(|| named.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// How the rows were understood.
pub(super) const fn layout(reading: &Reading) -> &'static str {
    match reading.layout {
        Layout::Wide => "wide: a row a history, with its count",
        Layout::Individual => "individual: a row a person",
        Layout::Pairs => "long: a row a person on a list",
        Layout::Histories => "frequency: a row a history, written as a word",
        Layout::Counts => "captures: a row a number of captures, with its count",
    }
}

/// What the columns were taken for, in one line.
fn understood(reading: &Reading, path: &Path, groups: &str) -> String {
    let layout = layout(reading);
    let how = if reading.layout_detected { "read as" } else { "read, as asked, as" };
    let columns = |role: ColumnRole, what: &str| {
        let names: Vec<&str> = reading
            .columns
            .iter()
            .filter(|(name, found)| *found == role && !name.is_empty())
            .map(|(name, _)| name.as_str())
            .collect();
        (!names.is_empty()).then(|| format!("{what}: {}", names.join(", ")))
    };
    let taken: Vec<String> = [
        columns(ColumnRole::List, "lists"),
        columns(ColumnRole::Count, "count"),
        columns(ColumnRole::History, "history"),
        columns(ColumnRole::Person, "person"),
        columns(ColumnRole::ListName, "list"),
        columns(ColumnRole::Captures, "captures"),
        columns(ColumnRole::Stratum, groups),
        columns(ColumnRole::Ignored, "left out"),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{}: {how} {layout}; {}; {} rows", named(path).display(), taken.join("; "), reading.n_rows)
}
