//! Regressions of two lists.

use darkfigure_mse::SizeEstimate;
use darkfigure_mse::pair_regression::{Covariate, Fit, Refusal};
use serde_json::{Value, json};

use super::interval::IntervalWire;
use super::reason::WhyWire;
use crate::compose_estimate::PairReport;

pub(super) fn pair(report: &PairReport<'_>) -> Value {
    let covariates = report.people.covariates().iter().map(|covariate| match covariate {
        Covariate::Groups { name, levels } => json!({ "name": name, "levels": levels }),
        Covariate::Slope { name, centre } => json!({ "name": name, "centre": centre }),
    });
    let lists = report.people.list_names();
    let plain = report.answer.conditional.as_ref().map(|fit| {
        let mut fields = size(&fit.size);
        detail(fit, lists, &mut fields);
        fields
    });
    let corrected = report.answer.doubly_robust.as_ref().map(|found| {
        let mut fields = size(&found.size);
        fields["n-parts"] = json!(found.cross_fit.n_parts);
        fields["n-times"] = json!(found.cross_fit.n_times);
        fields["range"] = json!({ "lowest": found.range.0, "highest": found.range.1 });
        fields
    });
    json!({
        "lists": lists,
        "covariates": covariates.collect::<Vec<_>>(),
        "n-observed": report.people.n_observed(),
        "conditional": plain.unwrap_or_else(refused),
        "doubly-robust": corrected.unwrap_or_else(refused),
    })
}

fn size(found: &SizeEstimate) -> Value {
    json!({
        "status": "estimated",
        "total": found.estimate,
        "dark-figure": found.dark_figure(),
        "se": found.se,
        "interval": IntervalWire::from(&found.interval),
    })
}

fn detail(fit: &Fit, lists: &[String; 2], fields: &mut Value) {
    let coefficients = fit.coefficients.iter().map(|found| {
        json!({
            "list": lists[found.list],
            "name": found.name,
            "estimate": found.estimate,
            "se": found.se,
        })
    });
    let groups = fit.groups.iter().map(|group| {
        json!({
            "covariate": group.covariate,
            "level": group.level,
            "n-observed": group.n_observed,
            "total": group.estimate,
        })
    });
    fields["coefficients"] = coefficients.collect();
    fields["groups"] = groups.collect();
}

fn refused(why: &Refusal) -> Value {
    json!({ "status": "not-estimable", "why": WhyWire::new(why.code(), why.to_string()) })
}
