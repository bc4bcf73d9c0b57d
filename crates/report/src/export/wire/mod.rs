//! The wire: types of their own for the JSON of findings, so that neither the model nor the analysis decides what is published.
//!
//! Version 1. Numbers are not rounded. An end is one of three different things: a value, unbounded, or unknown. Codes are the
//! kebab-case words of the format document.

mod believe;
mod code;
mod comparison;
mod decomposition;
mod dispute;
mod dossier;
mod gap;
mod published;
mod quantity;
mod refusal;
mod trend;
mod triangulation;

use darkfigure_analysis::Findings;
use darkfigure_model::Dossier;
use serde::Serialize;

use crate::{ComposeOptions, ScreenLine, first_screen};
use comparison::ComparisonWire;
use dispute::DisputeWire;
use dossier::{DossierWire, SourceWire};
use published::{ExpectationWire, ReconciliationWire, SeriesWire, SumWire};
use triangulation::TriangulationWire;

/// The version of the format.
const VERSION: u32 = 1;

/// Everything that the analysis of a dossier found, as published.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FindingsWire<'a> {
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    generator: Option<&'a str>,
    dossier: DossierWire<'a>,
    options: OptionsWire,
    /// What a report leads with, in order.
    first_screen: Vec<ScreenWire>,
    comparisons: Vec<ComparisonWire<'a>>,
    sums: Vec<SumWire<'a>>,
    reconciliations: Vec<ReconciliationWire<'a>>,
    series: Vec<SeriesWire<'a>>,
    expectations: Vec<ExpectationWire<'a>>,
    triangulations: Vec<TriangulationWire<'a>>,
    dispute: DisputeWire<'a>,
    sources: Vec<SourceWire<'a>>,
}

/// A sentence that a report leads with, and the finding that licenses it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ScreenWire {
    licence: &'static str,
    text: String,
}

impl From<&ScreenLine> for ScreenWire {
    fn from(line: &ScreenLine) -> Self {
        Self { licence: line.licence.code(), text: line.text.to_plain() }
    }
}

/// With which options it was found: with the same dossier and options everybody finds the same.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct OptionsWire {
    level: f64,
    seed: u64,
    digits: u8,
    most_draws: usize,
}

impl<'a> FindingsWire<'a> {
    pub(super) fn new(dossier: &'a Dossier, findings: &'a Findings, options: &'a ComposeOptions) -> Self {
        Self {
            version: VERSION,
            generator: options.generator.as_deref(),
            dossier: DossierWire::new(dossier, options.dossier_hash.as_deref()),
            options: OptionsWire {
                level: findings.options.level.probability(),
                seed: findings.options.seed,
                digits: findings.options.digits,
                most_draws: findings.options.most_draws,
            },
            first_screen: first_screen(dossier, findings, options).iter().map(ScreenWire::from).collect(),
            comparisons: findings
                .comparisons
                .iter()
                .filter(|(id, _)| options.wants(id.as_str()))
                .filter_map(|(id, found)| ComparisonWire::new(dossier, id, found))
                .collect(),
            sums: findings
                .sums
                .iter()
                .filter(|(id, _)| options.wants(id.as_str()))
                .filter_map(|(id, found)| SumWire::new(dossier, id, found))
                .collect(),
            reconciliations: findings
                .reconciliations
                .iter()
                .filter(|(id, _)| options.wants(id.as_str()))
                .filter_map(|(id, found)| ReconciliationWire::new(dossier, id, found))
                .collect(),
            series: findings
                .series
                .iter()
                .filter(|(id, _)| options.wants(id.as_str()))
                .filter_map(|(id, found)| SeriesWire::new(dossier, id, found))
                .collect(),
            expectations: findings
                .expectations
                .iter()
                .filter(|found| options.wants(found.expectation.comparison.as_str()))
                .map(ExpectationWire::new)
                .collect(),
            triangulations: findings.triangulations.iter().map(TriangulationWire::from).collect(),
            dispute: DisputeWire::new(&findings.dispute),
            sources: dossier.sources.iter().map(|(id, source)| SourceWire::new(id, source)).collect(),
        }
    }
}
