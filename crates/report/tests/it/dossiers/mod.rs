//! Dossiers built by hand: the Cambodia one, and small ones for the edges.

pub(crate) mod build;
pub(crate) mod cambodia;
pub(crate) mod edge;
pub(crate) mod generated;

use darkfigure_model::Dossier;

/// Every dossier that is built by hand.
pub(crate) fn by_hand() -> Vec<Dossier> {
    vec![
        cambodia::dossier(),
        edge::like_for_like(),
        edge::open(),
        edge::bound_only(),
        edge::conditioned(),
        edge::independent(),
        edge::assumed(),
        edge::unbounded(),
        edge::one_sided(),
        edge::published(),
    ]
}
