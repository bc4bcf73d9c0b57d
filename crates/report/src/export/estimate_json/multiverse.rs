//! The models that explain the lists nearly as well as the best.

use darkfigure_mse::estimation::Multiverse;
use serde_json::{Value, json};

use super::method::spread;
use super::model::ModelWire;

/// The most models of a multiverse that are written.
const MOST_MODELS: usize = 1000;

pub(super) fn multiverse(found: &Multiverse, names: &[String]) -> Value {
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
            "model": ModelWire::new(&runaway.model, names),
            "ahead": runaway.ahead,
            "towards": runaway.towards.code(),
        })),
        "spreads": found.spreads.iter().map(spread).collect::<Vec<_>>(),
        "models": found.rows.iter().take(MOST_MODELS).map(|row| json!({
            "model": ModelWire::new(&row.model, names),
            "total": row.n_total,
            "behind": row.delta,
            "log-likelihood": row.log_likelihood,
            "aic": row.aic,
            "bic": row.bic,
            "n-forced-zero": row.n_forced_zero,
        })).collect::<Vec<_>>(),
        "n-models-left-out": found.rows.len().saturating_sub(MOST_MODELS),
    })
}
