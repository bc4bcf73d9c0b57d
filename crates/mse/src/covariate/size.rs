//! How many people there are in all and in each part.

use super::fit::Fit;
use super::table::Table;
use crate::SizeInterval;
use crate::bootstrap::Bca;
use crate::interval::as_f64;

/// The size of the population or of a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Size {
    /// How many people were seen.
    pub n_observed: u64,
    /// How many of them each list has.
    pub list_sizes: Vec<u64>,
    /// Seen and unseen together.
    pub n_total: f64,
    /// The unseen.
    pub dark_figure: f64,
    /// The range around `n_total`; selection is in it.
    pub interval: Option<SizeInterval>,
    /// Whether nobody of this part is on two lists: its number is then borrowed from the other parts through the model.
    pub is_borrowed: bool,
}

impl Size {
    /// How many times the unseen would have to be as many for the size to double; none where nobody is unseen.
    ///
    /// The highest interaction between the lists moves the unseen by such a ratio, and no list shows it.
    #[must_use]
    pub fn doubled(&self) -> Option<f64> {
        (self.dark_figure > 0.0).then(|| 2.0 + as_f64(self.n_observed) / self.dark_figure)
    }

    /// The same for half the size; none where even without anybody unseen it would be more than half.
    #[must_use]
    pub fn halved(&self) -> Option<f64> {
        let seen = as_f64(self.n_observed);
        (self.dark_figure > seen).then(|| 0.5 * (1.0 - seen / self.dark_figure))
    }
}

/// The parts of a population by a fitted model.
pub(super) struct Parts<'a> {
    fit: &'a Fit,
    // By stratum.
    list_sizes: Vec<Vec<u64>>,
    overlaps: Vec<bool>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(table: &Table, fit: &'a Fit) -> Self {
        Self { fit, list_sizes: table.list_sizes_by_stratum(), overlaps: overlaps(table) }
    }

    /// The strata for which `is_in` holds, together.
    pub(super) fn size(&self, is_in: impl Fn(usize) -> bool, interval: Option<SizeInterval>) -> Size {
        let members = || self.fit.strata.iter().enumerate().filter(|&(at, _)| is_in(at));
        let n_observed = members().map(|(_, stratum)| stratum.n_observed).sum();
        let dark_figure = members().map(|(_, stratum)| stratum.dark_figure).sum();
        let n_lists = self.list_sizes.first().map_or(0, Vec::len);
        let on_list = |list: usize| members().map(|(at, _)| self.list_sizes[at][list]).sum();
        Size {
            n_observed,
            list_sizes: (0..n_lists).map(on_list).collect(),
            dark_figure,
            n_total: as_f64(n_observed) + dark_figure,
            interval,
            is_borrowed: !members().any(|(at, _)| self.overlaps[at]),
        }
    }
}

/// The interval of a bootstrap: BCa, or plain quantiles where that refuses.
pub(super) fn interval_of(size: &Bca) -> Option<SizeInterval> {
    let limits = size.intervals.first()?;
    limits.bca.or(limits.percentile).ok()
}

/// By stratum: whether anybody is on two lists.
fn overlaps(table: &Table) -> Vec<bool> {
    let lists = (1_u32 << table.n_lists()) - 1;
    let mut overlaps = vec![false; table.n_strata()];
    for (cell, _) in table.cells().cells().iter().filter(|(cell, _)| (cell.bits() & lists).count_ones() > 1) {
        if let Some(stratum) = table.coding().stratum_of(cell.bits()) {
            overlaps[stratum] = true;
        }
    }
    overlaps
}
