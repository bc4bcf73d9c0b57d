//! What the audit found, with what it means for each family of methods; and the overlaps two by two.

use darkfigure_mse::audit::{Consequence, MethodFamily};
use darkfigure_mse::{Estimation, audit};
use serde::Serialize;
use serde_json::{Value, json};

use super::interval::EndWire;
use super::model::name;
use crate::compose_estimate as words;

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FindingWire {
    code: &'static str,
    says: String,
    #[serde(flatten)]
    numbers: Value,
    /// Families that it does nothing to are left out.
    consequences: Vec<ConsequenceWire>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ConsequenceWire {
    family: &'static str,
    code: &'static str,
    says: &'static str,
}

impl FindingWire {
    pub(super) fn new(finding: &audit::Finding, names: &[String]) -> Self {
        let consequences = MethodFamily::ALL.iter().filter_map(|family| {
            let consequence = finding.consequence(*family);
            (consequence != Consequence::None).then(|| ConsequenceWire {
                family: family.code(),
                code: consequence.code(),
                says: consequence.explanation(),
            })
        });
        Self {
            code: finding.code(),
            says: words::finding_sentence(finding, names),
            numbers: numbers(finding, names),
            consequences: consequences.collect(),
        }
    }
}

/// The lists and the numbers of a finding; of a list within another, and of one that feeds another, the former first.
fn numbers(finding: &audit::Finding, names: &[String]) -> Value {
    let pair = |first: &usize, second: &usize| [name(*first, names), name(*second, names)];
    match finding {
        audit::Finding::FewLists { n_lists } => json!({ "n-lists": n_lists }),
        audit::Finding::EmptyList { list }
        | audit::Finding::FullList { list }
        | audit::Finding::IsolatedList { list } => json!({ "lists": [name(*list, names)] }),
        audit::Finding::EqualLists { first, second, n_people } => {
            json!({ "lists": pair(first, second), "n-people": n_people })
        }
        audit::Finding::NestedList { inner, outer, n_people } => {
            json!({ "lists": pair(inner, outer), "n-people": n_people })
        }
        audit::Finding::Referral { from, to, n_both, n_from } => {
            json!({ "lists": pair(from, to), "n-both": n_both, "n-from": n_from })
        }
        audit::Finding::NoOverlap { first, second } => json!({ "lists": pair(first, second) }),
        audit::Finding::SparseOverlap { first, second, n_both } => {
            json!({ "lists": pair(first, second), "n-both": n_both })
        }
        audit::Finding::PositiveDependence { first, second, lower } => {
            json!({ "lists": pair(first, second), "odds-ratio-at-least": lower })
        }
        audit::Finding::NegativeDependence { first, second, upper } => {
            json!({ "lists": pair(first, second), "odds-ratio-at-most": upper })
        }
        audit::Finding::RepeatedPairs { list, n_rows } => json!({ "lists": [list], "n-rows": n_rows }),
        audit::Finding::RepeatedPersons { n_rows } => json!({ "n-rows": n_rows }),
        audit::Finding::NobodyTwice => json!({}),
    }
}

pub(super) fn overlaps(found: &Estimation) -> Vec<Value> {
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
