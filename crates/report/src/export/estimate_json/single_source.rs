//! What one source with repeats says, as JSON.

use darkfigure_mse::single_source;
use darkfigure_mse::single_source::regression::{self, Coefficient, Covariate};
use serde_json::{Value, json};

use super::interval::IntervalWire;
use super::reason::WhyWire;
use crate::compose_estimate::{RegressionReport, SingleSourceReport};

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
    if let (Some(regression), Some(fields)) = (&report.regression, whole.as_object_mut()) {
        fields.insert("regression".to_owned(), of_regression(*regression));
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

fn of_regression(report: RegressionReport<'_>) -> Value {
    let covariates = report.people.covariates().iter().map(|covariate| match covariate {
        Covariate::Groups { name, levels } => json!({ "name": name, "levels": levels }),
        Covariate::Slope { name, centre } => json!({ "name": name, "centre": centre }),
    });
    json!({
        "covariates": covariates.collect::<Vec<_>>(),
        "n-observed": report.people.n_observed(),
        "families": report.rows.iter().map(family).collect::<Vec<_>>(),
    })
}

fn family(row: &regression::Row) -> Value {
    let (fit, redrawn) = match &row.found {
        Ok(found) => found,
        Err(why) => {
            return json!({
                "code": row.family.code(),
                "status": "not-estimable",
                "why": { "code": why.code(), "says": why.to_string() },
            });
        }
    };
    let groups = fit.groups.iter().map(|group| {
        json!({
            "covariate": group.covariate,
            "level": group.level,
            "n-observed": group.n_observed,
            "total": group.estimate,
        })
    });
    let mut fields = json!({
        "code": row.family.code(),
        "status": if row.family.is_bound() { "lower-bound" } else { "estimated" },
        "total": fit.size.estimate,
        "dark-figure": fit.size.dark_figure(),
        "se": fit.size.se,
        "robust-se": fit.robust.se,
        "interval": IntervalWire::from(&fit.size.interval),
        "robust-interval": IntervalWire::from(&fit.robust.interval),
        "redraws": {
            "n": redrawn.sizes.len() + redrawn.n_without_size,
            "n-without-size": redrawn.n_without_size,
            "interval": IntervalWire::from(&redrawn.interval),
        },
        "log-likelihood": fit.log_likelihood,
        "aic": fit.aic(),
        "bic": fit.bic(),
        "n-fitted": fit.n_fitted,
        "of-everyone": row.family.is_of_everyone(),
        "coefficients": fit.coefficients.iter().map(coefficient).collect::<Vec<_>>(),
        "groups": groups.collect::<Vec<_>>(),
    });
    if let (Some(extra), Some(fields)) = (&fit.extra, fields.as_object_mut()) {
        fields.insert("extra".to_owned(), coefficient(extra));
    }
    fields
}

fn coefficient(found: &Coefficient) -> Value {
    json!({
        "name": found.name,
        "estimate": found.estimate,
        "se": found.se,
        "robust-se": found.robust_se,
    })
}
