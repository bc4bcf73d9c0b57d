//! What one source with repeats says, as JSON.

use darkfigure_mse::single_source;
use serde_json::{Value, json};

use super::interval::IntervalWire;
use super::reason::WhyWire;
use crate::SingleSourceReport;

/// What one source says, as JSON, version 1; [`ESTIMATE_SCHEMA`](crate::ESTIMATE_SCHEMA) describes it.
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
                "methods": rows.iter().map(row).collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut whole = json!({
        "version": super::VERSION,
        "kind": "single-source-estimate",
        "source": report.source,
        "strata": strata,
    });
    if let (Some(generator), Some(fields)) = (&report.generator, whole.as_object_mut()) {
        fields.insert("generator".to_owned(), json!(generator));
    }
    darkfigure_model::inert_json(&format!("{whole:#}\n"))
}

fn row(row: &single_source::Row) -> Value {
    match &row.size {
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
            "why": WhyWire::from(why),
        }),
    }
}
