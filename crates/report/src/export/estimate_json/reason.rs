//! Why: reasons of the verdict, refusals and what was skipped, each with its code, its numbers and its words.

use darkfigure_mse::bayesian::chain::Shortfall;
use darkfigure_mse::estimation::Doubt;
use darkfigure_mse::estimation::{NotEstimable, SkipReason};
use darkfigure_mse::sensitivity::DependenceRefusal;
use darkfigure_mse::{Estimation, single_source};
use serde::Serialize;
use serde_json::{Value, json};

use super::interval::EndWire;
use super::model::name;
use crate::compose_estimate as words;

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct VerdictWire {
    grade: &'static str,
    reasons: Vec<ReasonWire>,
    /// What could have spoken against a number and was not asked.
    not_checked: Vec<&'static str>,
    track_record: Option<TrackRecordWire>,
}

/// How often the leading interval held in simulated populations whose lists are like these.
#[derive(Debug, Serialize)]
struct TrackRecordWire {
    sets: u32,
    held: u32,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ReasonWire {
    code: &'static str,
    grade: &'static str,
    says: String,
    /// What the reason rests on.
    #[serde(flatten)]
    numbers: Value,
}

impl VerdictWire {
    pub(super) fn new(found: &Estimation) -> Self {
        let names = &found.list_names;
        let of = |reason: &Doubt| ReasonWire::new(reason, names, found.n_observed);
        let not_checked = if found.consistency.is_none() { vec!["known-sizes"] } else { Vec::new() };
        Self {
            grade: found.verdict.grade.code(),
            reasons: found.verdict.reasons.iter().map(of).collect(),
            not_checked,
            track_record: found
                .track_record()
                .map(|record| TrackRecordWire { sets: record.n_sets, held: record.n_held }),
        }
    }
}

impl ReasonWire {
    pub(super) fn new(reason: &Doubt, names: &[String], n_observed: u64) -> Self {
        Self {
            code: reason.code(),
            grade: reason.grade().code(),
            says: words::reason_sentence(reason, names, n_observed),
            numbers: numbers(reason, names),
        }
    }
}

fn numbers(reason: &Doubt, names: &[String]) -> Value {
    match *reason {
        Doubt::FullList { list } => json!({ "list": name(list, names) }),
        Doubt::NoAdmissibleModel { n_models } => json!({ "n-models": n_models }),
        Doubt::HopelessDisagreement { factor }
        | Doubt::Disagreement { factor }
        | Doubt::DarkFiguresDisagree { factor }
        | Doubt::MultiverseSpread { factor }
        | Doubt::OnePerson { factor }
        | Doubt::PriorDecides { factor } => json!({ "factor": factor }),
        Doubt::NonExistencePrevails { share } | Doubt::NonExistenceCommon { share } => {
            json!({ "share": share })
        }
        Doubt::BetterFitRunsAway { n_models, ahead, towards } => {
            json!({ "n-models": n_models, "ahead": ahead, "towards": towards.code() })
        }
        Doubt::OnlyOneMainEstimate { method }
        | Doubt::Unbounded { method }
        | Doubt::IntervalsApart { method }
        | Doubt::NotConverged { method } => json!({ "method": method.code() }),
        Doubt::WideInterval { method, factor } => {
            json!({ "method": method.code(), "factor": factor })
        }
        Doubt::FewReplicates { n_usable, n_replicates } => {
            json!({ "n-usable": n_usable, "n-replicates": n_replicates })
        }
        Doubt::KnownSizesMissed { n_missed, n_checked, list, factor } => json!({
            "n-missed": n_missed,
            "n-checked": n_checked,
            "list": name(list, names),
            "factor": factor,
        }),
        Doubt::TinyDependence { ratio } => json!({ "ratio": ratio }),
        Doubt::TooFewChosen { n_estimates } => json!({ "n-estimates": n_estimates }),
        Doubt::ListWithin { inner, outer, n_people } => {
            json!({ "lists": [name(inner, names), name(outer, names)], "n-people": n_people })
        }
        Doubt::FewOnTwoLists { n_people } | Doubt::HardlyAnyoneOnTwoLists { n_people } => {
            json!({ "n-people": n_people })
        }
        Doubt::FloorAbove { floor, upper, factor } => {
            json!({ "floor": floor, "upper": upper, "factor": factor })
        }
        Doubt::CommonDependence { lower, upper } => {
            json!({ "low": lower, "high": EndWire::from(upper) })
        }
        Doubt::UnequalChances { method, ahead } => json!({ "method": method.code(), "ahead": ahead }),
        Doubt::TooSmallToCheck { assurance } => json!({ "assurance": assurance }),
        Doubt::Misfit { p } => json!({ "p": p }),
        Doubt::ChangedChances { n_total, ahead } | Doubt::TwoKinds { n_total, ahead, .. } => {
            json!({ "total": n_total, "ahead": ahead })
        }
        Doubt::KindsApart { n_kinds, n_total, ahead } => {
            json!({ "n-kinds": n_kinds, "total": n_total, "ahead": ahead })
        }
        Doubt::MissedLinks { n_total, ahead, missed } => {
            json!({ "total": n_total, "ahead": ahead, "missed": missed })
        }
        Doubt::OtherCriterion { n_total } => json!({ "total": n_total }),
        // What rests on no number.
        Doubt::NobodySeen
        | Doubt::OneList
        | Doubt::NoOverlap
        | Doubt::NoMainEstimate
        | Doubt::ExplanationWithoutRange
        | Doubt::NothingLeftToCheck
        | Doubt::DependenceUntestable => json!({}),
    }
}

/// A code with its words.
#[derive(Debug, Serialize)]
pub(super) struct WhyWire {
    code: &'static str,
    says: String,
}

impl WhyWire {
    pub(super) const fn new(code: &'static str, says: String) -> Self {
        Self { code, says }
    }

    pub(super) fn of_refusal(why: &NotEstimable, names: &[String]) -> Self {
        Self { code: why.code(), says: words::refusal(why, names) }
    }
}

impl From<&SkipReason> for WhyWire {
    fn from(why: &SkipReason) -> Self {
        Self { code: why.code(), says: why.to_string() }
    }
}

impl From<&DependenceRefusal> for WhyWire {
    fn from(why: &DependenceRefusal) -> Self {
        let says = match why {
            // The history stands for lists by their numbers, which nobody reads.
            DependenceRefusal::EmptyCell { .. } => {
                "nobody has a history that the curve divides by".to_owned()
            }
            other @ (DependenceRefusal::Lists { .. }
            | DependenceRefusal::Ratio { .. }
            | DependenceRefusal::Level { .. }) => other.to_string(),
        };
        Self { code: why.code(), says }
    }
}

impl From<&single_source::Refusal> for WhyWire {
    fn from(why: &single_source::Refusal) -> Self {
        Self { code: why.code(), says: why.to_string() }
    }
}

/// A limit of chains that was missed.
pub(super) fn shortfall(missed: &Shortfall) -> Value {
    let code = missed.code();
    match *missed {
        Shortfall::RHat { found, limit }
        | Shortfall::BulkEffectiveSize { found, limit }
        | Shortfall::TailEffectiveSize { found, limit } => {
            json!({ "code": code, "found": found, "limit": limit })
        }
        Shortfall::LostMode { median } => json!({ "code": code, "median": median }),
        Shortfall::Stuck => json!({ "code": code }),
    }
}
