//! An estimate as figures of a dossier: the estimate, and the count that it contains.

use std::path::Path;

use darkfigure_ingest::{
    InputLimits, Severity, parse_period, parse_value, read_beside, render, write_entries,
};
use darkfigure_model::{
    Basis, ConceptId, Dossier, Figure, FigureId, Lineage, LineageKind, Measure, Relations, Source, SourceId,
    SourceKind, Time, TimeKind, Unit,
};

use crate::arguments::{AsFigureArguments, ColorChoice};
use crate::failure::Failure;
use crate::terminal::{self, Stream};
use crate::{input, output};

/// What the estimate says of itself.
pub(super) struct Said {
    /// The estimate in the grammar of dossiers, with the digits it earned.
    pub(super) value: String,
    /// How many people are on the lists.
    pub(super) n_observed: u64,
    /// The name of the lists: a file.
    pub(super) lists: String,
    /// Method, assumption, verdict, seed, hash.
    pub(super) note: String,
}

/// Prints the figures, or appends them to a dossier that is still in order with them.
pub(super) fn write(arguments: &AsFigureArguments, said: &Said, color: ColorChoice) -> Result<(), Failure> {
    let name = arguments.as_figure.as_deref().unwrap_or("estimate");
    let dossier = figures(name, arguments, said)?;
    let entries = write_entries(&dossier);
    match &arguments.into {
        None => output::print(&entries),
        Some(path) => append(path, &entries, color),
    }
}

/// Appends the entries to a dossier, which is written only if it is still in order with them.
fn append(path: &Path, entries: &str, color: ColorChoice) -> Result<(), Failure> {
    let limits = InputLimits::default();
    let bytes = input::bytes(path, limits.n_bytes as u64 + 1)?;
    let mut text = String::from_utf8(bytes).map_err(|error| Failure::Read {
        path: path.to_path_buf(),
        source: std::io::Error::new(std::io::ErrorKind::InvalidData, error.utf8_error()),
    })?;
    // The lines end as the others do.
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if !text.ends_with('\n') {
        text.push_str(line_end);
    }
    text.push_str(line_end);
    text.push_str(&entries.replace('\n', line_end));
    let reading = read_beside(path, text.as_bytes(), limits);
    let errors: Vec<_> =
        reading.diagnostics.iter().filter(|found| found.severity() >= Severity::Error).cloned().collect();
    if !errors.is_empty() || reading.dossier.is_none() {
        let style = terminal::render_style(color, Stream::Error);
        output::print_error(&(render(&errors, &reading.files, style) + "\n\n"));
        return Err(Failure::Faulty);
    }
    output::replace(path, &text)
}

fn figures(name: &str, arguments: &AsFigureArguments, said: &Said) -> Result<Dossier, Failure> {
    let mut dossier = Dossier { title: "figures".to_owned(), ..Dossier::default() };
    let named = |text: &str| FigureId::new(text).map_err(|_| word("a name of a figure", text, NAMES));
    let (estimate, count) = (named(name)?, named(&format!("{name}-count"))?);
    let source = match &arguments.source {
        Some(source) => SourceId::new(source).map_err(|_| word("a name of a source", source, NAMES))?,
        None => {
            let id = SourceId::new(format!("{name}-lists"))
                .map_err(|_| word("a name of a source", name, NAMES))?;
            let source = Source {
                kind: SourceKind::Data,
                title: format!("Capture table {}", said.lists),
                publisher: None,
                published: None,
                accessed: None,
                url: None,
                locator: None,
                note: None,
            };
            let _ = dossier.sources.insert(id.clone(), source);
            id
        }
    };
    let period = arguments
        .present
        .as_deref()
        .map(|text| {
            parse_period(text)
                .map_err(|fault| word("a period", text, &format!("2013, 2019/2023, since 2019 ({fault})")))
        })
        .transpose()?;
    let unit =
        Unit::new(arguments.unit.clone()).map_err(|_| word("a unit", &arguments.unit, "person, case"))?;
    let concept = arguments
        .concept
        .as_deref()
        .map(|text| ConceptId::new(text).map_err(|_| word("a name of a concept", text, NAMES)))
        .transpose()?;
    let measure = |kind: TimeKind| Measure {
        concept: concept.clone(),
        time: period.map(|period| Time { kind, period }),
        ..Measure::of(unit.clone())
    };
    let value =
        |text: &str| parse_value(text).map_err(|source| Failure::Value { text: text.to_owned(), source });
    let counted = said.n_observed.to_string();
    let of_count = Lineage {
        of: count.clone(),
        kind: LineageKind::ContainsCount,
        why: Some("whoever is on a list is part of what is estimated".to_owned()),
    };
    let count_figure = Figure {
        basis: Some(Basis::Register),
        note: Some("different people on any of the lists".to_owned()),
        ..Figure::new(value(&counted)?, counted.clone(), measure(TimeKind::Detections), source.clone())
    };
    let estimate_figure = Figure {
        value: value(&said.value)?,
        wording: said.value.clone(),
        measure: measure(TimeKind::Present),
        basis: Some(Basis::SeveralLists),
        relations: Relations {
            derived_from: vec![count.clone()],
            lineage: vec![of_count],
            ..Relations::default()
        },
        note: Some(said.note.clone()),
        ..count_figure.clone()
    };
    let _ = dossier.figures.insert(count, count_figure);
    let _ = dossier.figures.insert(estimate, estimate_figure);
    Ok(dossier)
}

const NAMES: &str = "small letters, digits and hyphens, as in un-report";

fn word(what: &'static str, found: &str, known: &str) -> Failure {
    Failure::Word { what, found: found.to_owned(), known: known.to_owned() }
}
