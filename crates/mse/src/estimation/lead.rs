//! Which row leads.

use super::Estimation;
use super::method::{Method, MethodRole};
use super::row::MethodRow;

/// The order in which methods lead: those first whose interval contains the selection of a model, two lists last.
const ORDER: [Method; 8] = [
    Method::BestBic,
    Method::Stepwise,
    Method::AverageBic,
    Method::Decomposable,
    Method::Thresholding,
    Method::LatentClass,
    Method::Chapman,
    Method::LincolnPetersen,
];

impl Estimation {
    /// The row that leads: the one number where one is wanted, whose width and surroundings the verdict judges.
    ///
    /// Chosen by rank, never by its answer: the first method of a fixed order that is [main](MethodRole::Main) on so many lists and has an
    /// estimate, or else the first other such row. None where there is none. Whether the number may be read is the
    /// [verdict](Estimation::verdict)'s to say.
    #[must_use]
    pub fn lead(&self) -> Option<&MethodRow> {
        lead(&self.rows, self.n_lists)
    }
}

pub(super) fn lead(rows: &[MethodRow], n_lists: usize) -> Option<&MethodRow> {
    let is_sound = |row: &&MethodRow| row.is_estimated() && row.method.role(n_lists) == MethodRole::Main;
    let ranked =
        ORDER.iter().find_map(|&method| rows.iter().filter(is_sound).find(|row| row.method == method));
    ranked.or_else(|| rows.iter().find(is_sound))
}
