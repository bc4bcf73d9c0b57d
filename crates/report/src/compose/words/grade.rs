//! Grades in words.

use darkfigure_model::{BridgeKind, Grade};

use crate::compose::pair::Pair;
use crate::compose::sentence;

/// What the pair's grade means for whoever reads on.
pub(in crate::compose) fn meaning(pair: &Pair<'_>) -> String {
    let grade = pair.found.comparability.grade;
    let is_bound = sentence::part(pair).is_some() || sentence::bound(pair).is_some();
    // A grade is about what the two count; a correction of how much was counted stands beside it.
    let is_corrected =
        pair.found.steps.taken.iter().any(|step| step.axis.is_none() && step.kind == BridgeKind::Assumption);
    let corrected = match grade {
        Grade::BridgedByEvidence | Grade::LikeForLike if is_corrected => {
            "; a correction of a number is assumed"
        }
        Grade::BridgedByEvidence
        | Grade::LikeForLike
        | Grade::NotComparable
        | Grade::Open
        | Grade::BoundOnly
        | Grade::BridgedByAssumption => "",
    };
    format!("{}{corrected}", of(grade, is_bound))
}

const fn of(grade: Grade, is_bound: bool) -> &'static str {
    match grade {
        Grade::NotComparable => {
            "the two differ in a way that no step that is given mends, so there is no gap to report"
        }
        Grade::Open => {
            "whether the two are about the same thing is not known, so the gap is given only with an if"
        }
        Grade::BoundOnly if is_bound => "one lies within the other, so the gap is known from one side only",
        Grade::BoundOnly => "one lies within the other, and the two give no gap",
        Grade::BridgedByAssumption => "the two can be set against each other, but only under an assumption",
        Grade::BridgedByEvidence => "the two can be set against each other, by steps that were measured",
        Grade::LikeForLike => "the two are about the same thing",
    }
}
