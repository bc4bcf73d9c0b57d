//! One order of the lists for the same people, however the table came.

use std::cmp::Reverse;

use crate::loglinear::HierarchicalModel;
use crate::{CaptureTable, History};

/// A table with its lists in an order that their people decide, so that random draws and ties fall alike however the
/// columns were arranged.
#[derive(Debug, Clone)]
pub(crate) struct CanonicalTable {
    pub(crate) table: CaptureTable,
    /// By list of `table`: its index in the table as it came.
    pub(crate) original: Vec<usize>,
}

impl CanonicalTable {
    /// Orders the lists by what they hold: the sizes of their histories, largest first; by name where that is all alike.
    pub(crate) fn of(table: &CaptureTable) -> Self {
        let mut original: Vec<usize> = (0..table.n_lists()).collect();
        let signature = |list: usize| {
            let mut held: Vec<(u32, u64)> = table
                .cells()
                .iter()
                .filter(|(history, _)| history.contains(list))
                .map(|&(history, count)| (history.n_captures(), count))
                .collect();
            held.sort_unstable();
            (Reverse(table.list_sizes()[list]), held)
        };
        original.sort_by_cached_key(|&list| (signature(list), table.list_names()[list].clone()));
        Self { table: table.reordered(&original), original }
    }

    /// A set of lists of the canonical table, as the table came.
    pub(crate) fn history(&self, history: History) -> History {
        let lists = self.original.iter().enumerate().filter(|&(at, _)| history.contains(at));
        History::from_bits(lists.fold(0, |bits, (_, &list)| bits | 1 << list))
    }

    /// A model of the canonical table, as the table came.
    pub(crate) fn model(&self, model: &HierarchicalModel) -> HierarchicalModel {
        model.permuted(&self.original).unwrap_or_else(|_| model.clone())
    }
}
