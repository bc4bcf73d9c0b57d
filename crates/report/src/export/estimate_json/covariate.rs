//! Models with covariates: the whole, the groups, and the models that were gone through.

use darkfigure_mse::covariate;
use darkfigure_mse::covariate::Covariate;
use darkfigure_mse::loglinear::Criterion;
use serde_json::{Value, json};

use super::interval::IntervalWire;
use super::model::ModelWire;
use super::reason::{ReasonWire, WhyWire};
use crate::compose_estimate::{self as words, CovariateReport};

/// The most models of a selection that are written.
const MOST_MODELS: usize = 1000;

pub(super) fn covariates(report: &CovariateReport<'_>) -> Value {
    match report.found {
        Ok(found) => estimation(found),
        Err(why) => json!({
            "names": report.names,
            "refused": WhyWire::new(why.code(), why.to_string().replace('\n', "; ")),
        }),
    }
}

fn estimation(found: &covariate::Answer) -> Value {
    let lists = &found.list_names;
    let model = |model: &covariate::Model| self::model(model, lists, &found.covariates);
    let groups = found.strata.iter().zip(&found.fit.strata).map(|(size, stratum)| {
        let levels = found.covariates.iter().zip(&stratum.levels);
        let levels = levels.map(|(covariate, &level)| covariate.levels.get(level));
        json!({ "levels": levels.collect::<Vec<_>>(), "size": self::size(size) })
    });
    let levels = found.levels.iter().map(|(covariate, level, size)| {
        let covariate = found.covariates.get(*covariate);
        json!({
            "covariate": covariate.map(|covariate| &covariate.name),
            "level": covariate.and_then(|covariate| covariate.levels.get(*level)),
            "size": self::size(size),
        })
    });
    let fit = &found.fit;
    json!({
        "names": found.covariates.iter().map(|covariate| &covariate.name).collect::<Vec<_>>(),
        "verdict": {
            "grade": found.grade.code(),
            "reasons": found.reasons.iter().map(|reason| ReasonWire::new(reason, lists, found.total.n_observed)).collect::<Vec<_>>(),
        },
        "model": model(&fit.model),
        "fit": {
            "log-likelihood": fit.log_likelihood,
            "deviance": fit.deviance,
            "df": fit.df,
            "n-parameters": fit.n_parameters,
            "n-at-boundary": fit.n_at_boundary,
            "n-impossible-cells": fit.n_impossible_cells,
            "aic": fit.criterion(Criterion::Aic),
            "bic": fit.criterion(Criterion::Bic),
        },
        "whole": size(&found.total),
        "groups": groups.collect::<Vec<_>>(),
        "levels": levels.collect::<Vec<_>>(),
        "without-covariates": match &found.pooled {
            Ok(pooled) => json!({
                "model": ModelWire::new(&pooled.model, lists),
                "total": pooled.n_total,
                "behind": pooled.behind,
            }),
            Err(why) => json!({ "refused": WhyWire::new(why.code(), why.to_string().replace('\n', "; ")) }),
        },
        "bootstrap": found.bootstrap.as_ref().map(|drawn| bootstrap(drawn, &model)),
        "selections": [selection(&found.bic, &model), selection(&found.aic, &model)],
        "data-hash": found.data_hash,
    })
}

fn size(size: &covariate::Size) -> Value {
    json!({
        "n-observed": size.n_observed,
        "list-sizes": size.list_sizes,
        "total": size.n_total,
        "dark-figure": size.dark_figure,
        "interval": size.interval.as_ref().map(IntervalWire::from),
        "borrowed": size.is_borrowed,
        "doubled-at": size.doubled(),
        "halved-at": size.halved(),
    })
}

fn model(model: &covariate::Model, lists: &[String], covariates: &[Covariate]) -> Value {
    let of = |bits: u32, at: usize| bits.checked_shr(at as u32).is_some_and(|bits| bits & 1 == 1);
    let generators = model.generators().into_iter().map(|(list_bits, covariate_bits)| {
        let lists = lists.iter().enumerate().filter(|&(at, _)| of(list_bits, at)).map(|(_, name)| name);
        let covariates = covariates.iter().enumerate().filter(|&(at, _)| of(covariate_bits, at));
        json!({
            "lists": lists.collect::<Vec<_>>(),
            "covariates": covariates.map(|(_, covariate)| &covariate.name).collect::<Vec<_>>(),
        })
    });
    json!({ "notation": model.to_string(), "generators": generators.collect::<Vec<_>>() })
}

fn bootstrap(drawn: &covariate::Bootstrap, model: &dyn Fn(&covariate::Model) -> Value) -> Value {
    let number = |result: Result<f64, darkfigure_mse::bootstrap::BcaRefusal>| match result {
        Ok(value) => json!(value),
        Err(why) => json!({ "refused": WhyWire::new(why.code(), why.to_string()) }),
    };
    let less = || drawn.without_one.iter().flatten().copied();
    let (lowest, highest) = (less().fold(f64::INFINITY, f64::min), less().fold(0.0, f64::max));
    json!({
        "n-replicates": drawn.total.n_replicates,
        "n-usable": drawn.total.n_usable,
        "z0": number(drawn.total.z0),
        "acceleration": number(drawn.total.acceleration),
        "picked": drawn.picked.iter().take(MOST_MODELS).map(|picked| json!({
            "model": model(&picked.model),
            "n-replicates": picked.n_replicates,
            "median": picked.median,
        })).collect::<Vec<_>>(),
        "without-one": (lowest <= highest).then(|| json!({ "lowest": lowest, "highest": highest })),
    })
}

fn selection(selection: &covariate::Selection, model: &dyn Fn(&covariate::Model) -> Value) -> Value {
    json!({
        "criterion": words::criterion_name(selection.criterion),
        "max-order": selection.max_order,
        "n-models": selection.n_models,
        "n-estimable": selection.n_estimable,
        "models": selection.best.iter().take(MOST_MODELS).map(|ranked| json!({
            "model": model(&ranked.model),
            "total": ranked.estimate.population,
            "behind": ranked.delta,
            "log-likelihood": ranked.estimate.log_likelihood,
            "aic": ranked.estimate.aic,
            "bic": ranked.estimate.bic,
        })).collect::<Vec<_>>(),
    })
}
