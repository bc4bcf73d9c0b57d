//! What the seen histories of one table after another say about all models, remembered.

use std::collections::BTreeMap;

use crate::loglinear::{CellCounts, Support};

/// Supports kept before all are thrown away: replicates share some, and each is soon made again.
const MAX_SUPPORTS: usize = 512;

/// The supports of tables met so far, by the histories that were seen.
#[derive(Debug)]
pub(crate) struct SupportCache {
    max_order: u32,
    supports: BTreeMap<Vec<u32>, Support>,
}

impl SupportCache {
    pub(crate) fn new(max_order: u32) -> Self {
        Self { max_order, supports: BTreeMap::new() }
    }

    /// The support of a table; `None` where nobody was seen or 128-bit integers do not hold it.
    pub(crate) fn of(&mut self, counts: &CellCounts) -> Option<&Support> {
        if counts.positive.is_empty() {
            return None;
        }
        if !self.supports.contains_key(&counts.positive) {
            if self.supports.len() >= MAX_SUPPORTS {
                self.supports.clear();
            }
            let support = Support::new(counts.n_lists, &counts.positive, self.max_order).ok()?;
            self.supports.insert(counts.positive.clone(), support);
        }
        self.supports.get(&counts.positive)
    }
}
