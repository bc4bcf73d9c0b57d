//! Whether a model has an estimate at all, decided before anything is fitted.

use std::fmt;

use super::hierarchical_model::HierarchicalModel;
use super::integer_matrix::{IntegerMatrix, gcd};
use super::lattice::{close_downwards, close_upwards};
use super::parity::has_parity_rank;
use super::positive_balance::has_positive_balance;
use crate::CaptureTable;
use crate::loglinear::Refusal;

/// Whether a log-linear model has an estimate on a table.
///
/// Only [`Estimable`](Self::Estimable) models may ever be fitted, selected or averaged: elsewhere an iterative fit
/// stops at some large number that looks like an estimate and is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Estimability {
    /// The extended maximum likelihood estimate exists and all parameters are identified.
    Estimable,
    /// The likelihood rises for ever in some direction: no extended maximum likelihood estimate exists.
    NoExtendedMle,
    /// Different parameters, with different numbers of unseen people, fit equally well.
    NotIdentifiable,
    /// Both: no estimate exists, and it would not be unique.
    NeitherExistsNorIdentifiable,
}

impl Estimability {
    /// The code used in the literature's software: 0 estimable, 1 no estimate, 2 not identifiable, 3 both.
    #[must_use]
    pub fn code(self) -> usize {
        match self {
            Self::Estimable => 0,
            Self::NoExtendedMle => 1,
            Self::NotIdentifiable => 2,
            Self::NeitherExistsNorIdentifiable => 3,
        }
    }
}

impl fmt::Display for Estimability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Estimable => "estimable",
            Self::NoExtendedMle => "no maximum likelihood estimate exists",
            Self::NotIdentifiable => "not identifiable",
            Self::NeitherExistsNorIdentifiable => "no estimate exists, nor would it be identifiable",
        })
    }
}

/// Whether `model` has an estimate on `table`.
///
/// A parameter whose lists share nobody (their margin is zero) is exactly −∞: the histories below it have mean
/// zero and drop out, which is no obstacle. Among what is left, the estimate exists if no direction d has
/// x·d ≤ 0 for every history, < 0 for some and = 0 for all that were seen, where x says which terms a history
/// has; and it is identified if the histories left determine all parameters left. Both are decided in exact
/// integer arithmetic.
///
/// # Errors
///
/// [`Refusal`] where the table has nobody, more lists than [`MAX_LISTS`](crate::loglinear::MAX_LISTS)
/// or other lists than the model.
///
/// # References
///
/// Fienberg and Rinaldo 2012, "Maximum likelihood estimation in log-linear models" (facial sets); Chan, Silverman
/// and Vincent 2021, section 4.
pub fn estimability(table: &CaptureTable, model: &HierarchicalModel) -> Result<Estimability, Refusal> {
    let counts = crate::loglinear::counts_for(table, Some(model))?;
    let support = Support::new(counts.n_lists, &counts.positive, model.order())?;
    Ok(support.reduce(model.terms())?.estimability)
}

/// What the seen histories alone, whatever their counts, say about every model.
///
/// Let X have a row for each seen history and a column for each term of positive margin, 1 where the history has
/// the term. A model's columns lose rank only along vectors of X's null space that vanish outside the model. That
/// null space, computed once, has few dimensions (4 for the United Kingdom's five lists), and each model is then
/// a question about matrices of that width.
#[derive(Debug, Clone)]
pub(crate) struct Support {
    n_lists: usize,
    /// By mask: whether anybody is on all these lists.
    has_margin: Vec<bool>,
    /// By mask: whether anybody has exactly this history.
    positive: Vec<bool>,
    /// The terms of positive margin up to the highest order, ascending.
    terms: Vec<u32>,
    // One row per entry of `terms`: the null space of X.
    null_space: IntegerMatrix,
    // The rows modulo 2 as bits: a full rank modulo 2 proves a full rank, cheaply.
    null_space_parity: Vec<u64>,
    // By history mask: its terms applied to each null vector.
    cell_values: IntegerMatrix,
}

/// A model on a support: which parts are at −∞, and whether the rest has an estimate.
#[derive(Debug, Clone)]
pub(crate) struct ReducedModel {
    pub(crate) estimability: Estimability,
    /// The terms with finite parameters, ascending.
    pub(crate) kept_terms: Vec<u32>,
    pub(crate) n_forced_zero: usize,
    /// By mask: whether the history's mean is exactly zero.
    pub(crate) dropped: Vec<bool>,
}

impl Default for ReducedModel {
    /// Buffers for [`Support::reduce_into`]; not a model yet.
    fn default() -> Self {
        let estimability = Estimability::NotIdentifiable;
        Self { estimability, kept_terms: Vec::new(), n_forced_zero: 0, dropped: Vec::new() }
    }
}

impl Support {
    /// The support of a table with these seen histories, for models with interactions of at most `max_order` lists.
    pub(crate) fn new(n_lists: usize, seen: &[u32], max_order: u32) -> Result<Self, Refusal> {
        Self::build(n_lists, seen, max_order).ok_or(Refusal::ExactArithmetic)
    }

    fn build(n_lists: usize, seen: &[u32], max_order: u32) -> Option<Self> {
        let n_masks = 1_usize << n_lists;
        let mut positive = vec![false; n_masks];
        for &history in seen {
            positive[history as usize] = true;
        }
        let mut has_margin = positive.clone();
        close_downwards(n_lists, &mut has_margin);
        let terms: Vec<u32> = (0..n_masks as u32)
            .filter(|&mask| has_margin[mask as usize] && mask.count_ones() <= max_order)
            .collect();
        let mut inclusion = IntegerMatrix::zeros(seen.len(), terms.len());
        for (row, &history) in seen.iter().enumerate() {
            for (column, &term) in terms.iter().enumerate() {
                inclusion.row_mut(row)[column] = i128::from(history & term == term);
            }
        }
        let null_space = inclusion.null_space()?;
        let width = null_space.n_columns;
        let mut cell_values = IntegerMatrix::zeros(n_masks, width);
        for (row, &term) in terms.iter().enumerate() {
            cell_values.row_mut(term as usize).copy_from_slice(null_space.row(row));
        }
        for list in 0..n_lists {
            for mask in (0..n_masks).filter(|mask| mask >> list & 1 == 1) {
                for column in 0..width {
                    let below = cell_values.row(mask ^ (1 << list))[column];
                    let value = &mut cell_values.row_mut(mask)[column];
                    *value = value.checked_add(below)?;
                }
            }
        }
        let null_space_parity = (0..terms.len())
            .map(|row| {
                let bits = null_space.row(row).iter().take(64).enumerate();
                bits.fold(0, |parity, (at, entry)| parity | ((entry & 1) as u64) << at)
            })
            .collect();
        Some(Self { n_lists, has_margin, positive, terms, null_space, null_space_parity, cell_values })
    }

    /// Splits a model into what is at −∞ and the rest, and decides whether the rest has an estimate.
    pub(crate) fn reduce(&self, model_terms: &[u32]) -> Result<ReducedModel, Refusal> {
        let mut reduced = ReducedModel::default();
        self.reduce_into(model_terms, &mut reduced)?;
        Ok(reduced)
    }

    /// [`reduce`](Self::reduce) into buffers that one model after another can use.
    pub(crate) fn reduce_into(&self, model_terms: &[u32], reduced: &mut ReducedModel) -> Result<(), Refusal> {
        self.split_into(model_terms, reduced);
        reduced.estimability = if self.has_full_rank(&reduced.kept_terms) {
            Estimability::Estimable
        } else {
            self.decide(&reduced.kept_terms, &reduced.dropped).ok_or(Refusal::ExactArithmetic)?
        };
        Ok(())
    }

    /// Splits a model into what is at −∞ and the rest, and leaves open whether the rest has an estimate.
    pub(crate) fn split_into(&self, model_terms: &[u32], reduced: &mut ReducedModel) {
        reduced.estimability = Estimability::NotIdentifiable;
        reduced.dropped.clear();
        reduced.dropped.resize(self.has_margin.len(), false);
        reduced.kept_terms.clear();
        for &term in model_terms {
            if self.has_margin[term as usize] {
                reduced.kept_terms.push(term);
            } else {
                reduced.dropped[term as usize] = true;
            }
        }
        reduced.n_forced_zero = model_terms.len() - reduced.kept_terms.len();
        if reduced.n_forced_zero > 0 {
            close_upwards(self.n_lists, &mut reduced.dropped);
        }
    }

    /// Whether the seen histories alone determine all kept terms; `false` may also mean "not proved".
    fn has_full_rank(&self, kept_terms: &[u32]) -> bool {
        let width = self.null_space.n_columns;
        let rows = self.outside(kept_terms).map(|at| u128::from(self.null_space_parity[at]));
        width <= 64 && has_parity_rank(rows, width)
    }

    /// The indices of this support's terms that a model does not have.
    fn outside<'a>(&'a self, kept_terms: &'a [u32]) -> impl Iterator<Item = usize> + 'a {
        let mut kept = kept_terms.iter().peekable();
        self.terms.iter().enumerate().filter_map(move |(at, term)| {
            while kept.next_if(|&&kept_term| kept_term < *term).is_some() {}
            (kept.peek() != Some(&term)).then_some(at)
        })
    }

    fn decide(&self, kept_terms: &[u32], dropped: &[bool]) -> Option<Estimability> {
        let outside: Vec<usize> = self.outside(kept_terms).collect();
        let mut constraints = IntegerMatrix::zeros(outside.len(), self.null_space.n_columns);
        for (row, &at) in outside.iter().enumerate() {
            constraints.row_mut(row).copy_from_slice(self.null_space.row(at));
        }
        // Combinations of null vectors that vanish outside the model.
        let inside = constraints.null_space()?;
        let width = inside.n_columns;
        if width == 0 {
            return Some(Estimability::Estimable);
        }
        let mut rows = IntegerMatrix::zeros(0, width);
        let unseen = self.positive.iter().zip(dropped).map(|(&positive, &dropped)| !positive && !dropped);
        for (mask, _) in unseen.enumerate().skip(1).filter(|&(_, is_zero)| is_zero) {
            let cell = IntegerMatrix {
                n_rows: 1,
                n_columns: self.null_space.n_columns,
                entries: self.cell_values.row(mask).to_vec(),
            };
            let mut row = cell.product(&inside)?.entries;
            let common = row.iter().fold(0, |common, entry| gcd(common, entry.abs()));
            if common == 0 {
                continue;
            }
            for entry in &mut row {
                *entry /= common;
            }
            if !(0..rows.n_rows).any(|at| rows.row(at) == row) {
                rows.entries.extend(row);
                rows.n_rows += 1;
            }
        }
        let exists = if width == 1 {
            let up = rows.entries.iter().any(|&entry| entry > 0);
            let down = rows.entries.iter().any(|&entry| entry < 0);
            up == down
        } else {
            has_positive_balance(&rows)?
        };
        let identifiable = rows.rank()? == width;
        Some(match (exists, identifiable) {
            (true, true) => Estimability::Estimable,
            (false, true) => Estimability::NoExtendedMle,
            (true, false) => Estimability::NotIdentifiable,
            (false, false) => Estimability::NeitherExistsNorIdentifiable,
        })
    }
}
