//! Grades in words.

use darkfigure_model::Grade;

/// What a grade means for whoever reads on.
pub(in crate::compose) const fn meaning(grade: Grade, is_bound: bool) -> &'static str {
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
