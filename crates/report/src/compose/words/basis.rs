//! Bases and statuses in words.

use darkfigure_model::{Basis, Status};

/// How a figure came about.
pub(in crate::compose) const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Register => "register: what was recorded",
        Basis::Enumeration => "count of all who were there",
        Basis::Survey => "survey",
        Basis::Model => "model",
        Basis::SeveralLists => "several lists and their overlaps",
        Basis::ExpertJudgement => "expert judgement",
        Basis::Undisclosed => "not disclosed",
    }
}

/// How sure the source is.
pub(in crate::compose) const fn status(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "confirmed",
        Status::Presumed => "presumed",
        Status::MayBe => "may be",
    }
}
