//! `darkfigure gap`: two figures set against each other on the spot.

use std::process::ExitCode;

use darkfigure_analysis::analyse;
use darkfigure_ingest::{Word as _, parse_spoken, parse_value};
use darkfigure_model::{
    Basis, Bridge, BridgeId, BridgeKind, Comparison, ComparisonId, Dossier, Facet, Figure, FigureId, Measure,
    Operation, Reach, Source, SourceId, SourceKind, Value,
};

use crate::arguments::{ColorChoice, GapArguments};
use crate::command::layout::Layout;
use crate::command::report::{options, written};
use crate::failure::Failure;
use crate::output::Destination;

pub(crate) fn run(arguments: &GapArguments, color: ColorChoice) -> Result<ExitCode, Failure> {
    let dossier = dossier(arguments)?;
    let findings = analyse(&dossier, &options(&arguments.compute)?);
    let destination = Destination::standard_output();
    let layout = Layout::new(None, color, &destination);
    destination.write(&written(&dossier, &findings, &[], arguments.format, layout))?;
    Ok(ExitCode::SUCCESS)
}

/// A dossier of two figures of which nothing is known but what was typed.
fn dossier(arguments: &GapArguments) -> Result<Dossier, Failure> {
    let (left, right) = (
        figure(&arguments.left, arguments.left_basis.as_deref())?,
        figure(&arguments.right, arguments.right_basis.as_deref())?,
    );
    let mut dossier = Dossier {
        title: format!("{} and {}", arguments.left.trim(), arguments.right.trim()),
        ..Dossier::default()
    };
    let names = (
        SourceId::new(TYPED),
        FigureId::new("first"),
        FigureId::new("second"),
        BridgeId::new("unit"),
        ComparisonId::new("gap"),
    );
    // The names are constants that are well formed; were one not, there would be nothing to compare.
    let (Ok(typed), Ok(first), Ok(second), Ok(unit), Ok(gap)) = names else { return Ok(dossier) };
    let source = Source {
        kind: SourceKind::Page,
        title: "typed on the command line".to_owned(),
        publisher: None,
        published: None,
        accessed: None,
        url: None,
        locator: None,
        note: None,
    };
    let _ = dossier.sources.insert(typed, source);
    let mut bridges = Vec::new();
    if let Some(text) = &arguments.unit {
        let units = (Facet::Unit(left.measure.unit.clone()), Facet::Unit(right.measure.unit.clone()));
        let bridge = Bridge {
            reach: Reach::across(units.0, units.1).map_err(|_| Failure::Faulty)?,
            operation: Operation::Factor(value(text)?),
            kind: BridgeKind::Assumption,
            why: "given on the command line, without a source".to_owned(),
            sources: Vec::new(),
            ratios: Vec::new(),
        };
        let _ = dossier.bridges.insert(unit.clone(), bridge);
        bridges.push(unit);
    }
    let comparison = Comparison {
        question: None,
        between: [first.clone(), second.clone()],
        bridges,
        benchmarks: Vec::new(),
        count_within_estimate: None,
    };
    let _ = dossier.figures.insert(first, left);
    let _ = dossier.figures.insert(second, right);
    let _ = dossier.comparisons.insert(gap, comparison);
    Ok(dossier)
}

const TYPED: &str = "typed";

fn value(text: &str) -> Result<Value, Failure> {
    parse_value(text).map_err(|source| Failure::Value { text: text.to_owned(), source })
}

fn figure(text: &str, basis: Option<&str>) -> Result<Figure, Failure> {
    let (value, unit) =
        parse_spoken(text).map_err(|source| Failure::Value { text: text.to_owned(), source })?;
    let source = SourceId::new(TYPED).map_err(|_| Failure::Faulty)?;
    Ok(Figure {
        basis: basis.map(self::basis).transpose()?,
        ..Figure::new(value, text.trim(), Measure::of(unit), source)
    })
}

fn basis(word: &str) -> Result<Basis, Failure> {
    let known = || Basis::WORDS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    Basis::read(word).ok_or_else(|| Failure::Word {
        what: Basis::NAME,
        found: word.to_owned(),
        known: known(),
    })
}
