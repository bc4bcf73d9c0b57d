//! The columns of the log-linear closed-population models.

use libm::{lgamma, log};

use super::model::{Heterogeneity, Model};
use super::poisson_regression::{Maximum, Regression};
use crate::interval::as_f64;
use crate::single_source::Occasions;
use crate::{CaptureTable, History};

/// The cells on which a model is fitted: one per number of captures where lists are alike, one per history where they differ.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    /// Number of captures, history if it matters, offset and count of each cell.
    pub(super) cells: Vec<Cell>,
    /// The table's indices of the lists that have a parameter of their own, by bit of the cells' histories.
    pub(super) lists: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) n_captures: u32,
    pub(super) history: History,
    pub(super) offset: f64,
    pub(super) count: f64,
}

impl Cells {
    /// One cell per number of captures, with the number of histories that have as many captures as its offset.
    pub(super) fn by_captures(frequencies: &[u64], occasions: Occasions) -> Self {
        let n_cells = match occasions {
            Occasions::Unlimited => frequencies.len(),
            Occasions::Fixed(t) => t as usize,
        };
        let cells = (1_u32..)
            .take(n_cells)
            .map(|k| {
                let log_factorial = |n: u32| lgamma(f64::from(n) + 1.0);
                let offset = match occasions {
                    Occasions::Unlimited => -log_factorial(k),
                    Occasions::Fixed(t) => log_factorial(t) - log_factorial(k) - log_factorial(t - k),
                };
                let count = as_f64(frequencies.get(k as usize - 1).copied().unwrap_or(0));
                Cell { n_captures: k, history: History::from_bits(0), offset, count }
            })
            .collect();
        Self { cells, lists: Vec::new() }
    }

    /// One cell per history over the lists that have anybody: an empty one forces its cells to zero and changes nothing else.
    pub(super) fn by_history(table: &CaptureTable) -> Self {
        let sizes = table.list_sizes();
        let lists: Vec<usize> = (0..table.n_lists()).filter(|&list| sizes[list] > 0).collect();
        let n_lists = lists.len();
        let mut cells: Vec<Cell> = (1..1_u32 << n_lists)
            .map(|bits| {
                let history = History::from_bits(bits);
                Cell { n_captures: history.n_captures(), history, offset: 0.0, count: 0.0 }
            })
            .collect();
        for &(history, count) in table.cells() {
            let packed: usize =
                lists.iter().enumerate().map(|(at, &list)| usize::from(history.contains(list)) << at).sum();
            cells[packed - 1].count += as_f64(count);
        }
        Self { cells, lists }
    }

    pub(super) fn n_observed(&self) -> f64 {
        self.cells.iter().map(|cell| cell.count).sum()
    }

    /// The most captures that a cell stands for.
    pub(super) fn max_captures(&self) -> u32 {
        self.cells.iter().map(|cell| cell.n_captures).max().unwrap_or(0)
    }

    /// The columns of one cell: intercept, lists or captures, bend, second differences.
    pub(super) fn columns(&self, model: Model, bends: &[u32], history: History, n_captures: u32) -> Vec<f64> {
        let k = f64::from(n_captures);
        let mut row = vec![1.0];
        if model.lists_differ() {
            row.extend((0..self.lists.len()).map(|list| if history.contains(list) { 1.0 } else { 0.0 }));
        } else {
            row.push(k);
        }
        row.extend(model.heterogeneity().and_then(|h| h.bend(k)));
        row.extend(bends.iter().map(|&from| f64::from((n_captures + 1).saturating_sub(from))));
        row
    }

    fn regression(&self, model: Model, bends: &[u32], n_unseen: Option<f64>) -> Regression {
        let mut columns = Vec::new();
        let mut counts: Vec<f64> = self.cells.iter().map(|cell| cell.count).collect();
        let mut offsets: Vec<f64> = self.cells.iter().map(|cell| cell.offset).collect();
        let line = Line::through_one_and_two(model);
        let mut add = |history: History, n_captures: u32| {
            columns.extend(self.columns(model, bends, history, n_captures));
            if let (Some(line), Some(bend)) = (&line, columns.last_mut()) {
                *bend -= line.at_zero + line.slope * f64::from(n_captures);
            }
        };
        for cell in &self.cells {
            add(cell.history, cell.n_captures);
        }
        if let Some(n_unseen) = n_unseen {
            add(History::from_bits(0), 0);
            counts.push(n_unseen);
            offsets.push(0.0);
        }
        let n_columns = columns.len() / counts.len();
        let n_bounded = bends.len();
        Regression { counts, offsets, columns, n_columns, n_bounded }
    }

    /// The maximum for the seen cells, and for the unseen one where its count is given; nothing where there is none.
    ///
    /// Of Chao's second differences only those above zero are kept in the result.
    pub(super) fn maximise(&self, model: Model, n_unseen: Option<f64>) -> Option<BoundedMaximum> {
        if model.heterogeneity() != Some(Heterogeneity::ChaoLowerBound) {
            let mut maximum = self.regression(model, &[], n_unseen).maximise()?;
            if let Some(line) = Line::through_one_and_two(model) {
                line.take_back(&mut maximum);
            }
            return Some(BoundedMaximum { maximum, bends: Vec::new() });
        }
        let every: Vec<u32> = (3..=self.max_captures()).collect();
        let Maximum { coefficients, means, covariance } =
            self.regression(model, &every, n_unseen).maximise()?;
        let n_columns = coefficients.len();
        let first = n_columns - every.len();
        let kept: Vec<usize> =
            (0..n_columns).filter(|&i| i < first || coefficients[i] > SMALLEST_BEND).collect();
        let rows = kept.iter().flat_map(|&i| kept.iter().map(move |&j| i * n_columns + j));
        let maximum = Maximum {
            coefficients: kept.iter().map(|&i| coefficients[i]).collect(),
            means,
            covariance: rows.map(|at| covariance[at]).collect(),
        };
        let bends = kept[first..].iter().map(|&i| every[i - first]).collect();
        Some(BoundedMaximum { maximum, bends })
    }

    pub(super) fn coefficient_names(&self, model: Model, bends: &[u32]) -> Vec<String> {
        let mut names = vec!["Intercept".to_owned()];
        if model.lists_differ() {
            names.extend(self.lists.iter().map(|list| format!("beta{}", list + 1)));
        } else {
            names.push("beta".to_owned());
        }
        if model.heterogeneity().is_some_and(|h| h.bend(1.0).is_some()) {
            names.push("tau".to_owned());
        }
        names.extend(bends.iter().map(|from| format!("eta{from}")));
        names
    }
}

/// The line through a bend at one and two captures.
///
/// Subtracted from the bend's column it changes no fit, as intercept and captures are columns too, and leaves a column that is
/// not nearly a combination of theirs.
struct Line {
    at_zero: f64,
    slope: f64,
}

impl Line {
    fn through_one_and_two(model: Model) -> Option<Self> {
        let heterogeneity = model.heterogeneity()?;
        let (one, two) = (heterogeneity.bend(1.0)?, heterogeneity.bend(2.0)?);
        Some(Self { at_zero: 2.0 * one - two, slope: two - one })
    }

    /// Turns coefficients of the bend without its line, the last column, into those of the bend itself.
    fn take_back(&self, maximum: &mut Maximum) {
        let n = maximum.coefficients.len();
        let shares: Vec<f64> =
            (0..n - 1).map(|i| if i == 0 { self.at_zero } else { self.slope }).chain([0.0]).collect();
        let bend = maximum.coefficients[n - 1];
        for (coefficient, share) in maximum.coefficients.iter_mut().zip(&shares) {
            *coefficient -= share * bend;
        }
        let before = maximum.covariance.clone();
        let last = n - 1;
        for i in 0..n {
            for j in 0..n {
                maximum.covariance[i * n + j] =
                    before[i * n + j] - shares[i] * before[last * n + j] - shares[j] * before[i * n + last]
                        + shares[i] * shares[j] * before[last * n + last];
            }
        }
    }
}

/// Below this a second difference is zero but for rounding.
const SMALLEST_BEND: f64 = 1e-9;

/// A maximum with the second differences that it needed.
#[derive(Debug, Clone)]
pub(super) struct BoundedMaximum {
    pub(super) maximum: Maximum,
    pub(super) bends: Vec<u32>,
}

/// The log of a count's mean at given columns.
pub(super) fn log_mean(row: &[f64], coefficients: &[f64]) -> f64 {
    row.iter().zip(coefficients).map(|(x, b)| x * b).sum()
}

/// 2 Σ y ln(y/μ) of one cell.
pub(super) fn deviance_part(count: f64, log_mean: f64) -> f64 {
    if count > 0.0 { 2.0 * count * (log(count) - log_mean) } else { 0.0 }
}
