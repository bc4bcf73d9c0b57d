//! Population estimates as JSON: wire types of their own, version 1.
//!
//! Numbers are not rounded. The upper end of an interval is a value or unbounded; what has no number says why, by a code and in words.

mod audit;
mod consistency;
mod covariate;
mod interval;
mod method;
mod model;
mod multiverse;
mod pair;
mod reason;
mod sensitivity;
mod single_source;

use darkfigure_mse::Estimation;
use darkfigure_mse::estimation::Disagreement;
use darkfigure_mse::strata::{StratumTotal, TotalBasis};
use serde::Serialize;
use serde_json::{Value, json};

use crate::compose_estimate::{EstimateReport, EstimatedStratum};
use audit::FindingWire;
use interval::IntervalWire;
use method::MethodWire;
use model::members;
use reason::{VerdictWire, WhyWire};

pub use single_source::single_source_json;

/// The version of the format.
const VERSION: u32 = 1;

/// The JSON Schema of what [`estimate_json`] and [`single_source_json`] write.
pub const ESTIMATE_SCHEMA: &str = include_str!("../../schema/estimate.schema.json");

/// An estimate as JSON, version 1, indented, with a line feed at the end. The same report gives the same bytes.
///
/// [`ESTIMATE_SCHEMA`] describes it. It is the one JSON of an estimate: `Estimation` itself has no `serde`.
///
/// # Example
///
/// ```
/// use darkfigure_mse::{CaptureTable, EstimationOptions, History, Method, estimate};
/// use darkfigure_report::compose_estimate::EstimateReport;
/// use darkfigure_report::estimate_json;
///
/// // 60 people on the first list alone, 40 on the second alone, 20 on both.
/// let cells = [(0b01, 60), (0b10, 40), (0b11, 20)].map(|(bits, n)| (History::from_bits(bits), n));
/// let table = CaptureTable::new(["police", "shelter"].map(String::from).to_vec(), cells)?;
/// let options = EstimationOptions { methods: Some(vec![Method::Chapman]), ..EstimationOptions::default() };
/// let estimation = estimate(&table, &options)?;
/// let text = estimate_json(&EstimateReport::of("lists.csv", &table, &estimation));
/// assert!(text.starts_with("{\n  \"version\": 1,\n  \"kind\": \"population-estimate\","));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn estimate_json(report: &EstimateReport<'_>) -> String {
    // What was read belongs to no stratum; lists are named alike in all of them.
    let names = report.strata.first().map_or(&[][..], |stratum| &stratum.estimation.list_names);
    let wire = ReportWire {
        version: VERSION,
        kind: "population-estimate",
        generator: report.generator.as_deref(),
        source: &report.source,
        layout: &report.layout,
        reading: report.reading.iter().map(|finding| FindingWire::new(finding, names)).collect(),
        strata: report.strata.iter().map(StratumWire::new).collect(),
        totals: report.totals.iter().map(total).collect(),
        covariates: report.covariates.as_ref().map(covariate::covariates),
        pair: report.pair.as_ref().map(pair::pair),
    };
    // Writing to memory cannot fail, and every key is a string.
    let mut text = darkfigure_model::inert_json(&serde_json::to_string_pretty(&wire).unwrap_or_default());
    text.push('\n');
    text
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ReportWire<'a> {
    version: u32,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    generator: Option<&'a str>,
    source: &'a str,
    layout: &'a str,
    reading: Vec<FindingWire>,
    strata: Vec<StratumWire<'a>>,
    totals: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    covariates: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pair: Option<Value>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct StratumWire<'a> {
    key: &'a [String],
    n_observed: u64,
    lists: Vec<ListWire<'a>>,
    histories: Vec<HistoryWire<'a>>,
    verdict: VerdictWire,
    audit: Vec<FindingWire>,
    overlaps: Vec<Value>,
    methods: Vec<MethodWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disagreement: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disagreement_of_all: Option<Value>,
    multiverse: Vec<Value>,
    sensitivity: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    consistency: Option<Value>,
    provenance: Value,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ListWire<'a> {
    name: &'a str,
    size: u64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct HistoryWire<'a> {
    lists: Vec<&'a str>,
    count: u64,
}

impl<'a> StratumWire<'a> {
    fn new(stratum: &'a EstimatedStratum<'a>) -> Self {
        let found = stratum.estimation;
        let names = &found.list_names;
        let lists = names.iter().zip(&found.list_sizes);
        let histories = stratum.table.cells().iter();
        let checked = found.consistency.as_ref();
        Self {
            key: &stratum.key,
            n_observed: found.n_observed,
            lists: lists.map(|(name, &size)| ListWire { name, size }).collect(),
            histories: histories
                .map(|&(history, count)| HistoryWire { lists: members(history, names), count })
                .collect(),
            verdict: VerdictWire::new(found),
            audit: found.audit.findings.iter().map(|finding| FindingWire::new(finding, names)).collect(),
            overlaps: audit::overlaps(found),
            methods: found.rows.iter().map(|row| MethodWire::new(row, found)).collect(),
            disagreement: found.disagreement.as_ref().map(disagreement),
            disagreement_of_all: found.disagreement_of_all.as_ref().map(disagreement),
            multiverse: found.multiverse.iter().map(|one| multiverse::multiverse(one, names)).collect(),
            sensitivity: sensitivity::sensitivity(found),
            consistency: checked.map(|checked| consistency::consistency(checked, stratum.table, names)),
            provenance: provenance(found),
        }
    }
}

fn disagreement(found: &Disagreement) -> Value {
    json!({
        "factor": found.factor,
        "lowest": { "method": found.lowest_method.code(), "total": found.lowest },
        "highest": { "method": found.highest_method.code(), "total": found.highest },
        "n-estimates": found.n_estimates,
    })
}

fn total(found: &StratumTotal) -> Value {
    json!({
        "code": found.method.code(),
        "is-bound": found.is_bound,
        "total": found.n_total,
        "interval": found.interval.as_ref().map(IntervalWire::from),
        "basis": basis(&found.basis),
        "counted": found.counted,
        "left-out": found.left_out,
        "n-observed-left-out": found.n_observed_left_out,
    })
}

/// Where the interval of a total comes from; the draws themselves stay in the library.
fn basis(found: &TotalBasis) -> Value {
    match *found {
        TotalBasis::Single => json!({ "is": "single" }),
        TotalBasis::Replicates { n_replicates, n_usable, bca_refusal, tail_replicates } => json!({
            "is": "replicates",
            "n-replicates": n_replicates,
            "n-usable": n_usable,
            "not-bca": bca_refusal.map(|why| WhyWire::new(why.code(), why.to_string())),
            "tail-replicates": tail_replicates,
        }),
        TotalBasis::PosteriorDraws { n_draws, median } => {
            let median = median.is_finite().then_some(median);
            json!({ "is": "posterior-draws", "n-draws": n_draws, "median": median })
        }
        TotalBasis::Lognormal => json!({ "is": "lognormal" }),
    }
}

fn provenance(found: &Estimation) -> Value {
    let provenance = &found.provenance;
    let options = &provenance.options;
    json!({
        "data-hash": provenance.data_hash,
        "version": provenance.version,
        "level": options.level,
        "seed": options.seed,
        "seed-of-whole": provenance.seed_of_whole,
        "n-bootstrap": options.n_bootstrap,
        "effort": options.effort.code(),
        "methods": options.methods.as_ref().map(|methods| {
            methods.iter().map(|method| method.code()).collect::<Vec<_>>()
        }),
        "check-consistency": options.check_consistency,
    })
}
