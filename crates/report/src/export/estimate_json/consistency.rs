//! The answer checked against the lists themselves.

use darkfigure_mse::CaptureTable;
use darkfigure_mse::consistency::{Consistency, KnownSizeCheck, ModelAnswer, ModelAnswers, Rearrangement};
use darkfigure_mse::estimation::NotEstimable;
use serde_json::{Value, json};

use super::interval::IntervalWire;
use super::model::{ModelWire, members, name};
use super::reason::WhyWire;

/// The three answers; their models are over lists of these names.
fn answers(found: &ModelAnswers, names: &[String]) -> Value {
    let total = |answer: &Result<ModelAnswer, NotEstimable>| match answer {
        Ok(answer) => json!({ "total": answer.n_total, "model": ModelWire::new(&answer.model, names) }),
        Err(why) => json!({ "refused": WhyWire::of_refusal(why, names) }),
    };
    json!({
        "independence": total(&found.independence),
        "stepwise": total(&found.stepwise),
        "best-bic": found.best_bic.as_ref().map(total),
    })
}

fn known_size(check: &KnownSizeCheck, names: &[String]) -> Value {
    let used: Vec<String> = check.lists_used.iter().map(|&list| name(list, names).to_owned()).collect();
    json!({
        "list": name(check.list, names),
        "size": check.size,
        "n-seen-elsewhere": check.n_seen_elsewhere,
        "lists-used": used,
        "answers": answers(&check.answers, &used),
        "ratio": check.ratio(),
        "interval": check.interval.as_ref().map(IntervalWire::from),
        "missed": check.is_missed(),
    })
}

fn done(rearrangement: Rearrangement, names: &[String]) -> Value {
    match rearrangement {
        Rearrangement::Without { list } => json!({ "without": name(list, names) }),
        Rearrangement::Merged { first, second } => {
            json!({ "merged": [name(first, names), name(second, names)] })
        }
        Rearrangement::First { n_lists } => json!({ "first-lists": n_lists }),
    }
}

pub(super) fn consistency(found: &Consistency, table: &CaptureTable, names: &[String]) -> Value {
    let rearranged = found.rearranged.iter().map(|other| {
        let lists = other.rearrangement.apply(table).map(|table| table.list_names().to_vec());
        let lists = lists.unwrap_or_default();
        json!({
            "done": done(other.rearrangement, names),
            "lists": lists,
            "n-observed": other.n_observed,
            "answers": answers(&other.answers, &lists),
        })
    });
    json!({
        "whole": answers(&found.whole, names),
        "known-sizes": found.known_sizes.iter().map(|check| known_size(check, names)).collect::<Vec<_>>(),
        "rearranged": rearranged.collect::<Vec<_>>(),
        "without-one": found.without_one.iter().map(|less| json!({
            "history": members(less.history, names),
            "count": less.count,
            "stepwise": less.stepwise,
            "best-bic": less.best_bic,
        })).collect::<Vec<_>>(),
    })
}
