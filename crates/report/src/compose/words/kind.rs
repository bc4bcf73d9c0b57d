//! Kinds of steps in words.

use darkfigure_model::BridgeKind;

use crate::Kind;

/// The badge of a kind.
pub(in crate::compose) const fn badge(kind: BridgeKind) -> Kind {
    match kind {
        BridgeKind::Evidence => Kind::Evidence,
        BridgeKind::Assumption => Kind::Assumption,
        BridgeKind::Definition => Kind::Definition,
    }
}
