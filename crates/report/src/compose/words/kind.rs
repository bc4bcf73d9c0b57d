//! Kinds of steps in words.

use darkfigure_model::BridgeKind;

use darkfigure_model::BridgeKind;

/// The badge of a kind.
pub(in crate::compose) const fn badge(kind: BridgeKind) -> BridgeKind {
    match kind {
        BridgeKind::Evidence => BridgeKind::Evidence,
        BridgeKind::Assumption => BridgeKind::Assumption,
        BridgeKind::Definition => BridgeKind::Definition,
    }
}
