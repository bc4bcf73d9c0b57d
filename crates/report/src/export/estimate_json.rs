//! Population estimates as JSON: wire types of their own, version 1.
//!
//! Numbers are not rounded. The upper end of an interval is a value or unbounded; what has no number says why.

use darkfigure_mse::{
    AuditFinding, Breakdown, Consistency, Estimation, Grade, History, Interval, IntervalKind, MethodRow,
    ModelAnswers, Multiverse, Rearrangement, Role, RowDetail, RowStatus, RunawayEnd, SensitivityCurve,
    StratumTotal, TotalBasis, UpperLimit,
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{EstimateReport, EstimatedStratum, SingleSourceReport};

/// The version of the format.
const VERSION: u32 = 1;
/// The most models of a multiverse that are written.
const MOST_MODELS: usize = 1000;

/// An estimate as JSON, version 1, indented, with a line feed at the end. The same report gives the same bytes.
#[must_use]
pub fn estimate_json(report: &EstimateReport<'_>) -> String {
    let wire = ReportWire {
        version: VERSION,
        kind: "population-estimate",
        generator: report.generator.as_deref(),
        source: &report.source,
        layout: &report.layout,
        reading: report.reading.iter().map(ToString::to_string).collect(),
        strata: report.strata.iter().map(StratumWire::new).collect(),
        totals: report.totals.iter().map(total).collect(),
    };
    // Writing to memory cannot fail, and every key is a string.
    let mut text = serde_json::to_string_pretty(&wire).unwrap_or_default();
    text.push('\n');
    text
}

/// What one source says, as JSON, version 1.
#[must_use]
pub fn single_source_json(report: &SingleSourceReport<'_>) -> String {
    let strata: Vec<Value> = report
        .strata
        .iter()
        .map(|(key, counts, rows)| {
            json!({
                "key": key,
                "n-observed": counts.n_observed(),
                "frequencies": counts.frequencies(),
                "methods": rows.iter().map(|row| match &row.size {
                    Ok(size) => json!({
                        "code": row.method.code(),
                        "status": if row.method.is_bound() { "lower-bound" } else { "estimated" },
                        "total": size.estimate,
                        "dark-figure": size.dark_figure(),
                        "se": size.se,
                        "interval": IntervalWire::from(&size.interval),
                    }),
                    Err(why) => json!({
                        "code": row.method.code(),
                        "status": "not-estimable",
                        "why": why.to_string(),
                    }),
                }).collect::<Vec<_>>(),
            })
        })
        .collect();
    let whole = json!({
        "version": VERSION,
        "kind": "single-source-estimate",
        "generator": report.generator,
        "source": report.source,
        "strata": strata,
    });
    format!("{whole:#}\n")
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
    reading: Vec<String>,
    strata: Vec<StratumWire<'a>>,
    totals: Vec<Value>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct StratumWire<'a> {
    key: &'a [String],
    n_observed: u64,
    lists: Vec<ListWire<'a>>,
    histories: Vec<HistoryWire<'a>>,
    verdict: VerdictWire,
    audit: Vec<AuditWire>,
    overlaps: Vec<Value>,
    methods: Vec<MethodWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disagreement: Option<Value>,
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

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct VerdictWire {
    grade: &'static str,
    reasons: Vec<ReasonWire>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ReasonWire {
    grade: &'static str,
    says: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct AuditWire {
    says: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct MethodWire<'a> {
    code: &'static str,
    name: &'static str,
    assumption: &'static str,
    role: &'static str,
    /// The lists of a method that takes some of them only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lists: Vec<&'a str>,
    #[serde(flatten)]
    status: StatusWire,
    total: Option<f64>,
    dark_figure: Option<f64>,
    interval: Option<IntervalWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<Vec<Vec<&'a str>>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case", tag = "status")]
enum StatusWire {
    Estimated,
    LowerBound,
    NotEstimable { why: String },
    NotConverged { why: Vec<String> },
    Skipped { why: String },
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct IntervalWire {
    low: f64,
    high: EndWire,
    level: f64,
    made: &'static str,
}

/// An upper end: a value, or it is known that there is none.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
enum EndWire {
    Value { value: f64 },
    Unbounded,
}

impl From<UpperLimit> for EndWire {
    fn from(limit: UpperLimit) -> Self {
        match limit {
            UpperLimit::Finite(value) if value.is_finite() => Self::Value { value },
            _ => Self::Unbounded,
        }
    }
}

impl From<&Interval> for IntervalWire {
    fn from(interval: &Interval) -> Self {
        let made = match interval.kind {
            IntervalKind::Wald => "wald",
            IntervalKind::LogNormal => "log-normal",
            IntervalKind::ProfileLikelihood => "profile-likelihood",
            IntervalKind::Bootstrap => "bootstrap",
            IntervalKind::Credible => "credible",
            _ => "other",
        };
        Self { low: interval.lower, high: interval.upper.into(), level: interval.level, made }
    }
}

impl<'a> StratumWire<'a> {
    fn new(stratum: &'a EstimatedStratum<'a>) -> Self {
        let found = stratum.estimation;
        let names = &found.list_names;
        Self {
            key: &stratum.key,
            n_observed: found.n_observed,
            lists: names.iter().zip(&found.list_sizes).map(|(name, &size)| ListWire { name, size }).collect(),
            histories: stratum
                .table
                .cells()
                .iter()
                .map(|&(history, count)| HistoryWire { lists: members(history, names), count })
                .collect(),
            verdict: VerdictWire {
                grade: grade(found.verdict.grade),
                reasons: found
                    .verdict
                    .reasons
                    .iter()
                    .map(|reason| ReasonWire { grade: grade(reason.grade()), says: reason.to_string() })
                    .collect(),
            },
            audit: found.audit.findings.iter().map(|finding| audit(finding, names)).collect(),
            overlaps: overlaps(found),
            methods: found.rows.iter().map(|row| method(row, found)).collect(),
            disagreement: found.disagreement.as_ref().map(|found| {
                json!({
                    "factor": found.factor,
                    "lowest": { "method": found.lowest_method.code(), "total": found.lowest },
                    "highest": { "method": found.highest_method.code(), "total": found.highest },
                    "n-estimates": found.n_estimates,
                })
            }),
            multiverse: found
                .multiverse
                .iter()
                .map(|multiverse| self::multiverse(multiverse, names))
                .collect(),
            sensitivity: sensitivity(found),
            consistency: found.consistency.as_ref().map(|checked| consistency(checked, names)),
            provenance: provenance(found),
        }
    }
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
            "not-bca": bca_refusal.map(|why| why.to_string()),
            "tail-replicates": tail_replicates,
        }),
        TotalBasis::PosteriorDraws { n_draws, median } => {
            let median = median.is_finite().then_some(median);
            json!({ "is": "posterior-draws", "n-draws": n_draws, "median": median })
        }
        TotalBasis::Lognormal => json!({ "is": "lognormal" }),
        _ => json!({ "is": "other" }),
    }
}

fn members(history: History, names: &[String]) -> Vec<&str> {
    names.iter().enumerate().filter(|&(at, _)| history.contains(at)).map(|(_, name)| name.as_str()).collect()
}

fn name(list: usize, names: &[String]) -> &str {
    names.get(list).map_or("", String::as_str)
}

const fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Estimable => "estimable",
        Grade::Fragile => "fragile",
        Grade::DoNotEstimate => "do-not-estimate",
    }
}

fn audit(finding: &AuditFinding, names: &[String]) -> AuditWire {
    AuditWire { says: crate::compose_estimate::finding_sentence(finding, names) }
}

fn overlaps(found: &Estimation) -> Vec<Value> {
    let names = &found.list_names;
    found
        .audit
        .overlaps
        .iter()
        .map(|pair| {
            json!({
                "lists": [name(pair.first, names), name(pair.second, names)],
                "both": pair.n_both,
                "expected-among-seen": pair.n_expected_among_seen,
                "odds-ratio": pair.odds_ratio.map(|ratio| json!({
                    "estimate": ratio.estimate.map(EndWire::from),
                    "low": ratio.lower,
                    "high": EndWire::from(ratio.upper),
                    "level": ratio.level,
                })),
            })
        })
        .collect()
}

fn method<'a>(row: &'a MethodRow, found: &'a Estimation) -> MethodWire<'a> {
    let names = &found.list_names;
    let lists = match row.detail {
        RowDetail::Pair { first, second, .. } => vec![name(first, names), name(second, names)],
        RowDetail::OneAgainstRest { list, .. } => vec![name(list, names)],
        _ => Vec::new(),
    };
    MethodWire {
        code: row.method.code(),
        name: row.method.name(),
        assumption: row.method.assumption().code(),
        role: match row.method.role(found.n_lists) {
            Role::Main => "main",
            Role::Comparison => "comparison",
            Role::Bound => "bound",
        },
        lists,
        status: match &row.status {
            RowStatus::Estimated => StatusWire::Estimated,
            RowStatus::LowerBound => StatusWire::LowerBound,
            RowStatus::NotEstimable { reason } => StatusWire::NotEstimable { why: reason.to_string() },
            RowStatus::NotConverged { shortfalls } => StatusWire::NotConverged {
                why: shortfalls.iter().map(|shortfall| format!("{shortfall:?}")).collect(),
            },
            RowStatus::Skipped { reason } => StatusWire::Skipped { why: reason.to_string() },
        },
        total: row.n_total,
        dark_figure: row.dark_figure,
        interval: row.interval.as_ref().map(IntervalWire::from),
        model: row
            .model
            .as_ref()
            .map(|model| model.generators().into_iter().map(|generator| members(generator, names)).collect()),
    }
}

fn multiverse(found: &Multiverse, names: &[String]) -> Value {
    let [estimable, no_estimate, not_identifiable, neither] = found.n_by_status;
    json!({
        "criterion": crate::compose_estimate::criterion_name(found.criterion),
        "n-models": found.n_models,
        "n-by-status": {
            "estimable": estimable,
            "no-estimate": no_estimate,
            "not-identifiable": not_identifiable,
            "neither": neither,
        },
        "better-without-estimate": found.runaway.as_ref().map(|runaway| json!({
            "n-models": runaway.n_models,
            "model": runaway.model.generators().into_iter().map(|set| members(set, names)).collect::<Vec<_>>(),
            "ahead": runaway.ahead,
            "towards": match runaway.towards {
                RunawayEnd::Infinity => "infinity",
                RunawayEnd::Nobody => "nobody",
            },
        })),
        "spreads": found.spreads.iter().map(|spread| json!({
            "within": spread.delta,
            "n-models": spread.n_models,
            "lowest": spread.lowest,
            "highest": spread.highest,
        })).collect::<Vec<_>>(),
        "models": found.rows.iter().take(MOST_MODELS).map(|row| json!({
            "model": row.model.generators().into_iter().map(|set| members(set, names)).collect::<Vec<_>>(),
            "total": row.n_total,
            "behind": row.delta,
        })).collect::<Vec<_>>(),
        "n-models-left-out": found.rows.len().saturating_sub(MOST_MODELS),
    })
}

fn curve(curve: &SensitivityCurve) -> Value {
    let breakdown = |found: &Breakdown| match *found {
        Breakdown::Ratio { ratio, .. } => json!({ "is": "ratio", "ratio": ratio }),
        Breakdown::Never { .. } => json!({ "is": "never" }),
    };
    json!({
        "points": curve.points.iter().map(|point| json!({
            "ratio": point.ratio,
            "total": point.n_total,
            "interval": IntervalWire::from(&point.interval),
        })).collect::<Vec<_>>(),
        "halved": breakdown(&curve.halved),
        "doubled": breakdown(&curve.doubled),
    })
}

fn sensitivity(found: &Estimation) -> Value {
    let names = &found.list_names;
    let sensitivity = &found.sensitivity;
    let or_why = |result: &Result<SensitivityCurve, darkfigure_mse::DependenceRefusal>| match result {
        Ok(found) => curve(found),
        Err(why) => json!({ "refused": why.to_string() }),
    };
    json!({
        "selected-model": sensitivity.of_selected_model.as_ref().map(curve),
        "highest-interaction": or_why(&sensitivity.of_highest_interaction),
        "pairs": sensitivity.of_pairs.iter().map(|pair| json!({
            "lists": [name(pair.first, names), name(pair.second, names)],
            "odds-ratio": or_why(&pair.curve),
        })).collect::<Vec<_>>(),
        "links": sensitivity.of_links.iter().map(|link| json!({
            "missed": link.rates.missed,
            "false": link.rates.false_links,
            "independent": link.independent.ok(),
            "selected": link.selected,
        })).collect::<Vec<_>>(),
    })
}

fn answers(found: &ModelAnswers) -> Value {
    let total = |answer: &Result<darkfigure_mse::ModelAnswer, darkfigure_mse::NotEstimable>| match answer {
        Ok(answer) => json!({ "total": answer.n_total }),
        Err(why) => json!({ "refused": why.to_string() }),
    };
    json!({
        "independence": total(&found.independence),
        "stepwise": total(&found.stepwise),
        "best-bic": found.best_bic.as_ref().map(total),
    })
}

fn consistency(found: &Consistency, names: &[String]) -> Value {
    let rearranged = |rearrangement: &Rearrangement| match *rearrangement {
        Rearrangement::Without { list } => json!({ "without": name(list, names) }),
        Rearrangement::Merged { first, second } => {
            json!({ "merged": [name(first, names), name(second, names)] })
        }
        Rearrangement::First { n_lists } => json!({ "first-lists": n_lists }),
        _ => Value::Null,
    };
    json!({
        "whole": answers(&found.whole),
        "known-sizes": found.known_sizes.iter().map(|check| json!({
            "list": name(check.list, names),
            "size": check.size,
            "answers": answers(&check.answers),
        })).collect::<Vec<_>>(),
        "rearranged": found.rearranged.iter().map(|table| json!({
            "done": rearranged(&table.rearrangement),
            "n-observed": table.n_observed,
            "answers": answers(&table.answers),
        })).collect::<Vec<_>>(),
        "without-one": found.without_one.iter().map(|less| json!({
            "history": members(less.history, names),
            "count": less.count,
            "stepwise": less.stepwise,
            "best-bic": less.best_bic,
        })).collect::<Vec<_>>(),
    })
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
        "effort": match options.effort {
            darkfigure_mse::Effort::Quick => "quick",
            darkfigure_mse::Effort::Full => "full",
        },
        "methods": options.methods.as_ref().map(|methods| {
            methods.iter().map(|method| method.code()).collect::<Vec<_>>()
        }),
        "check-consistency": options.check_consistency,
    })
}
