//! The format's document is tested: its examples are read, what it refuses is refused.

use std::fs;
use std::path::Path;

use darkfigure_ingest::{
    InputLimits, RenderStyle, TableError, parse_period, parse_value, read_dossier, render,
};

pub(crate) fn document() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/format.md")).unwrap()
}

/// The blocks in a language, each with the line that follows it.
pub(crate) fn blocks<'d>(document: &'d str, language: &str) -> Vec<(&'d str, &'d str)> {
    let fence = format!("```{language}\n");
    document
        .split(&fence)
        .skip(1)
        .filter_map(|rest| rest.split_once("```\n"))
        .map(|(block, after)| (block, after.trim_start().lines().next().unwrap_or_default()))
        .collect()
}

/// The texts in backquotes in the first column of the rows of a section.
fn first_column<'d>(document: &'d str, section: &str) -> Vec<&'d str> {
    let section = document.split(section).nth(1).unwrap().split("\n## ").next().unwrap();
    section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .flat_map(|line| line.split('|').nth(1).unwrap_or_default().split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn every_example_is_read() {
    let document = document();
    let csv = blocks(&document, "csv")[0].0;
    let toml = blocks(&document, "toml").into_iter().map(|block| ("example.toml", block));
    let json = blocks(&document, "json").into_iter().map(|block| ("example.json", block));
    let mut n_read = 0;
    for (name, (text, after)) in toml.chain(json) {
        let reading = read_dossier(name, text.as_bytes(), InputLimits::default(), |table| match table {
            "figures.csv" => Ok(csv.as_bytes().to_vec()),
            _ => Err(TableError::NotFound),
        });
        let shown = render(&reading.diagnostics, &reading.files, RenderStyle::default());
        assert_eq!(reading.dossier.is_none(), after.starts_with("is refused"), "{text}\n{shown}");
        n_read += usize::from(reading.dossier.is_some());
    }
    assert_eq!(n_read, 8);
}

#[test]
fn every_value_and_period_is_read_or_refused_as_said() {
    let document = document();
    let (values, refused) = document.split_once("Refused, because").unwrap();
    let values = first_column(values, "## Values");
    assert!(values.len() > 30);
    for written in values {
        assert!(parse_value(written).is_ok(), "{written}: {:?}", parse_value(written));
    }
    let refused = format!("## Refused{refused}");
    let refused = first_column(&refused, "## Refused");
    assert!(refused.len() > 5);
    for written in refused {
        assert!(parse_value(written).is_err(), "{written}");
    }
    let periods = first_column(&document, "## Dates and periods");
    assert!(periods.len() > 8);
    for written in periods {
        assert!(parse_period(written).is_ok(), "{written}");
    }
}
