//! Dossiers built by hand: the Cambodia one, and small ones for the edges.

pub(crate) mod build;
pub(crate) mod cambodia;
pub(crate) mod edge;
pub(crate) mod generated;
