//! Codes on the wire of words that are not the report's own.

use darkfigure_analysis::{Side, Tie};
use darkfigure_model::{BridgeKind, Grade};

/// The code of a side.
pub(super) const fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
    }
}

/// The code of a grade.
pub(super) const fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::NotComparable => "not-comparable",
        Grade::Open => "open",
        Grade::BoundOnly => "bound-only",
        Grade::BridgedByAssumption => "bridged-by-assumption",
        Grade::BridgedByEvidence => "bridged-by-evidence",
        Grade::LikeForLike => "like-for-like",
    }
}

/// The code of what a bridge rests on.
pub(super) const fn bridge_kind(kind: BridgeKind) -> &'static str {
    match kind {
        BridgeKind::Evidence => "evidence",
        BridgeKind::Assumption => "assumption",
        BridgeKind::Definition => "definition",
    }
}

/// The code of how one figure hangs on another.
pub(super) const fn tie(tie: Tie) -> &'static str {
    match tie {
        Tie::Repeats => "repeats",
        Tie::Vintage => "vintage",
        Tie::Extends => "extends",
        Tie::PartOf => "part-of",
        Tie::GoesBack => "goes-back",
        Tie::DerivedFrom => "derived-from",
        Tie::SharesData => "shares-data",
        Tie::Contains => "contains",
        Tie::TimesConstant => "times-constant",
    }
}
