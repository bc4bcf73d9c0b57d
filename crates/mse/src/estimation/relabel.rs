//! One answer in terms of another order of the lists.

use super::canonical::CanonicalTable;
use crate::History;
use crate::bayesian::decomposable::EdgeProbability;
use crate::bootstrap::{Deletion, PickedModel};
use crate::loglinear::HierarchicalModel;

/// What names lists by their index in the canonical table, and can name them as in the table as it came.
pub(super) trait Relabel {
    /// Renames every list.
    fn relabel(&mut self, canonical: &CanonicalTable);
}

impl<Item: Relabel> Relabel for Option<Item> {
    fn relabel(&mut self, canonical: &CanonicalTable) {
        self.iter_mut().for_each(|item| item.relabel(canonical));
    }
}

impl<Item: Relabel> Relabel for Vec<Item> {
    fn relabel(&mut self, canonical: &CanonicalTable) {
        self.iter_mut().for_each(|item| item.relabel(canonical));
    }
}

impl Relabel for History {
    fn relabel(&mut self, canonical: &CanonicalTable) {
        *self = canonical.history(*self);
    }
}

impl Relabel for HierarchicalModel {
    fn relabel(&mut self, canonical: &CanonicalTable) {
        *self = canonical.model(self);
    }
}

impl Relabel for PickedModel {
    fn relabel(&mut self, canonical: &CanonicalTable) {
        self.model.relabel(canonical);
    }
}

impl Relabel for Deletion {
    fn relabel(&mut self, canonical: &CanonicalTable) {
        self.history.relabel(canonical);
    }
}

impl Relabel for EdgeProbability {
    fn relabel(&mut self, canonical: &CanonicalTable) {
        let (one, other) = (canonical.original[self.list], canonical.original[self.other]);
        (self.list, self.other) = (one.min(other), one.max(other));
    }
}
