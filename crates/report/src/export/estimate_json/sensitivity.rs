//! How the answer moves with what no list can show.

use darkfigure_mse::Estimation;
use darkfigure_mse::estimation::SensitivityCurve;
use darkfigure_mse::sensitivity::{Breakdown, DependenceRefusal};
use serde_json::{Value, json};

use super::interval::IntervalWire;
use super::model::name;
use super::reason::WhyWire;

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

pub(super) fn sensitivity(found: &Estimation) -> Value {
    let names = &found.list_names;
    let sensitivity = &found.sensitivity;
    let or_why = |result: &Result<SensitivityCurve, DependenceRefusal>| match result {
        Ok(found) => curve(found),
        Err(why) => json!({ "refused": WhyWire::from(why) }),
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
