//! A method's row, with everything that it found on its way.

use darkfigure_mse::Estimation;
use darkfigure_mse::bayesian::chain::Mode;
use darkfigure_mse::bootstrap::PickedModel;
use darkfigure_mse::estimation::{
    BootstrapDetail, ChainDetail, ChainQuantity, ModelsDetail, WatchedQuantity,
};
use darkfigure_mse::estimation::{MethodRow, RowDetail, RowStatus};
use darkfigure_mse::loglinear::{Estimability, ModelSpread};
use serde::Serialize;
use serde_json::{Value, json};

use super::interval::IntervalWire;
use super::model::{FitWire, ModelWire, members, name};
use super::reason::{WhyWire, shortfall};
use crate::compose_estimate as words;

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct MethodWire<'a> {
    code: &'static str,
    name: &'static str,
    assumption: WhyWire,
    role: &'static str,
    /// Said of the row that leads alone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    leads: bool,
    /// The lists of a method that takes some of them only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lists: Vec<&'a str>,
    status: &'static str,
    /// Why there is no number, or why it was not tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<WhyWire>,
    /// The limits that the chains missed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shortfalls: Vec<Value>,
    total: Option<f64>,
    dark_figure: Option<f64>,
    interval: Option<IntervalWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<ModelWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Value>,
}

impl<'a> MethodWire<'a> {
    pub(super) fn new(row: &'a MethodRow, found: &'a Estimation) -> Self {
        let names = &found.list_names;
        let lists = match row.detail {
            RowDetail::Pair { first, second, .. } => vec![name(first, names), name(second, names)],
            RowDetail::OneAgainstRest { list, .. } => vec![name(list, names)],
            RowDetail::None
            | RowDetail::Closed { .. }
            | RowDetail::Coverage { .. }
            | RowDetail::Model { .. }
            | RowDetail::Bootstrap(_)
            | RowDetail::Average { .. }
            | RowDetail::Graphs { .. }
            | RowDetail::Models(_)
            | RowDetail::Chains(_) => Vec::new(),
        };
        let (why, shortfalls) = match &row.status {
            RowStatus::Estimated | RowStatus::LowerBound => (None, Vec::new()),
            RowStatus::NotEstimable { reason } => (Some(WhyWire::of_refusal(reason, names)), Vec::new()),
            RowStatus::NotConverged { shortfalls } => (None, shortfalls.iter().map(shortfall).collect()),
            RowStatus::Skipped { reason } => (Some(WhyWire::from(reason)), Vec::new()),
        };
        let assumption = row.method.assumption();
        Self {
            code: row.method.code(),
            name: row.method.name(),
            assumption: WhyWire::new(assumption.code(), assumption.words().to_owned()),
            role: row.method.role(found.n_lists).code(),
            leads: found.lead().is_some_and(|leading| std::ptr::eq(leading, row)),
            lists,
            status: row.status.code(),
            why,
            shortfalls,
            total: row.n_total,
            dark_figure: row.dark_figure,
            interval: row.interval.as_ref().map(IntervalWire::from),
            model: row.model.as_ref().map(|model| ModelWire::new(model, names)),
            detail: detail(row, names),
        }
    }
}

fn detail(row: &MethodRow, names: &[String]) -> Option<Value> {
    Some(match &row.detail {
        RowDetail::None => return None,
        RowDetail::Pair { n_both, .. } => json!({ "is": "pair", "n-both": n_both }),
        RowDetail::OneAgainstRest { n_both, .. } => json!({ "is": "one-against-rest", "n-both": n_both }),
        RowDetail::Closed { bias, deviance, df, aic, bic } => json!({
            "is": "closed-population",
            "bias": bias.filter(|bias| bias.is_finite()),
            "deviance": deviance,
            "df": df,
            "aic": aic,
            "bic": bic,
        }),
        RowDetail::Coverage { coverage, n_failed_replicates } => json!({
            "is": "coverage",
            "coverage": coverage,
            "n-failed-replicates": n_failed_replicates,
        }),
        RowDetail::Model { fit } => json!({ "is": "model", "fit": FitWire::from(fit) }),
        RowDetail::Bootstrap(detail) => bootstrap(detail, row, names),
        RowDetail::Average { n_models, best_weight, spreads } => json!({
            "is": "average",
            "n-models": n_models,
            "best-weight": best_weight,
            "spreads": spreads.iter().map(spread).collect::<Vec<_>>(),
        }),
        RowDetail::Graphs { cliques, probability, edges, priors } => json!({
            "is": "graphs",
            "best-graph": {
                "cliques": cliques.iter().map(|&clique| members(clique, names)).collect::<Vec<_>>(),
                "probability": probability,
            },
            "edges": edges.iter().map(|edge| json!({
                "lists": [name(edge.list, names), name(edge.other, names)],
                "probability": edge.probability,
            })).collect::<Vec<_>>(),
            "priors": priors.iter().map(|prior| json!({
                "weight": prior.delta,
                "median": prior.median,
                "interval": IntervalWire::from(&prior.interval),
            })).collect::<Vec<_>>(),
        }),
        RowDetail::Models(detail) => models(detail, names),
        RowDetail::Chains(detail) => chains(detail),
    })
}

fn models(detail: &ModelsDetail, names: &[String]) -> Value {
    json!({
        "is": "models",
        "n-models": detail.n_models,
        "left-out": detail.left_out,
        "without-estimate": detail.without_estimate,
        "models": detail.models.iter().map(|found| json!({
            "model": ModelWire::new(&found.model, names),
            "probability": found.probability,
            "estimable": found.estimability == Estimability::Estimable,
        })).collect::<Vec<_>>(),
        "interactions": detail.interactions.iter().map(|found| json!({
            "lists": members(found.lists, names),
            "probability": found.probability,
        })).collect::<Vec<_>>(),
        "unknown-variance": detail.unknown_variance.as_ref().map(|(median, interval)| json!({
            "median": median,
            "interval": IntervalWire::from(interval),
        })),
    })
}

/// How far estimates spread among models within some units of the best.
pub(super) fn spread(spread: &ModelSpread) -> Value {
    json!({
        "within": spread.delta,
        "n-models": spread.n_models,
        "lowest": spread.lowest,
        "highest": spread.highest,
    })
}

fn picked(picked: &PickedModel, names: &[String]) -> Value {
    json!({
        "model": ModelWire::new(&picked.model, names),
        "n-replicates": picked.n_replicates,
        "lowest": picked.lowest,
        "median": picked.median,
        "highest": picked.highest,
    })
}

fn mode(mode: &Mode) -> Value {
    json!({ "total": mode.location, "share": mode.share })
}

fn bootstrap(detail: &BootstrapDetail, row: &MethodRow, names: &[String]) -> Value {
    let number = |result: Result<f64, darkfigure_mse::bootstrap::BcaRefusal>| match result {
        Ok(value) => json!(value),
        Err(why) => json!({ "refused": WhyWire::new(why.code(), why.to_string()) }),
    };
    let modes = detail.modes.iter().enumerate().map(|(at, mode)| {
        json!({
            "total": mode.location,
            "share": mode.share,
            "model": detail.model_of_mode(at).map(|picked| ModelWire::new(&picked.model, names)),
        })
    });
    json!({
        "is": "bootstrap",
        "n-replicates": detail.n_replicates,
        "n-usable": detail.n_usable,
        "not-bca": detail.bca_refusal.map(|why| WhyWire::new(why.code(), why.to_string())),
        "percentile": detail.percentile.as_ref().map(IntervalWire::from),
        "z0": number(detail.z0),
        "acceleration": number(detail.acceleration),
        "fit": detail.fit.as_ref().map(FitWire::from),
        "n-picked": detail.n_picked,
        "picked": detail.picked.iter().map(|found| picked(found, names)).collect::<Vec<_>>(),
        "modes": modes.collect::<Vec<_>>(),
        "without-one": detail.without_one.map(|(lowest, highest)| json!({ "lowest": lowest, "highest": highest })),
        "histogram": words::histogram_of(row).iter().map(|bin| json!({
            "low": bin.low,
            "high": bin.high,
            "n-replicates": bin.count,
        })).collect::<Vec<_>>(),
    })
}

fn chains(detail: &ChainDetail) -> Value {
    json!({
        "is": "chains",
        "n-chains": detail.n_chains,
        "watched": detail.watched.iter().map(watched).collect::<Vec<_>>(),
        "chain-medians": detail.chain_medians,
        "modes": detail.modes.iter().map(mode).collect::<Vec<_>>(),
        "n-capped": detail.n_capped,
    })
}

fn watched(found: &WatchedQuantity) -> Value {
    let quantity = match found.quantity {
        ChainQuantity::LogSize => json!({ "is": "log-size" }),
        ChainQuantity::WorstCoefficient { order, is_final } => {
            json!({ "is": "worst-coefficient", "order": order, "model-kept": is_final })
        }
    };
    json!({
        "quantity": quantity,
        "converged": found.is_converged,
        "r-hat": found.diagnostic.map(|found| found.r_hat),
        "bulk-effective-size": found.diagnostic.map(|found| found.bulk_effective_size),
        "tail-effective-size": found.diagnostic.map(|found| found.tail_effective_size),
    })
}
