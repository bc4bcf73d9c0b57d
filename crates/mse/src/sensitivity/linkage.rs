//! What missed and false links do to the overlaps.

use libm::log1p;

use crate::interval::as_f64;
use crate::loglinear::{CellCounts, HierarchicalModel, population_of};
use crate::{CaptureTable, History};
use darkfigure_numeric::root::bisect;

/// The most lists; all 2ᵗ − 1 cells are held.
const MAX_LISTS: usize = 16;

/// How often links between two records are wrong, as clerical review finds it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinkErrorRates {
    /// The share of the true links that were missed.
    pub missed: f64,
    /// The share of the links made that are false.
    pub false_links: f64,
}

/// Expected counts by history had all links been right.
///
/// They are unbiased and not bounded: where hardly anybody is on a pair and somebody on three lists, a cell may fall below zero.
/// Sums over cells, on which the estimates here rest, are hardly touched by that.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkedCells {
    list_names: Vec<String>,
    /// By history bits, less one.
    counts: Vec<f64>,
}

/// Corrects the cells of a table for missed and false links, in expectation.
///
/// # Assumptions
///
/// Each record of a person on several lists comes loose by itself with the same probability a, and then counts as a person of its
/// own; what is left stays together. False links are undone in the same way: each record in a group is wrong by itself with
/// probability b. Rates are per pair, so that (1 − a)² = 1 − missed and (1 − b)² = 1 − false. List sizes never change.
///
/// # Formula
///
/// With L(a) the matrix of the probabilities that a person with one history is recorded under another,
///
/// ```text
/// E[true] = L(a)⁻¹ L(b) recorded
/// two lists: m = m̂ (1 − false)/(1 − missed)
/// ```
///
/// # Errors
///
/// [`LinkError::Rate`] where a rate is not in [0, 1), [`LinkError::TooMuchMissed`] where a list would hold fewer than nobody of its
/// own: the rates contradict the data.
///
/// # References
///
/// Ding and Fienberg (1994), Survey Methodology 20, 149–158, for two lists; Di Consiglio and Tuoto (2015), Journal of Official
/// Statistics 31, 415–429; Zult, de Wolf, Bakker and van der Heijden (2021), Journal of Official Statistics 37, 673–697.
pub fn correct_links(table: &CaptureTable, rates: LinkErrorRates) -> Result<LinkedCells, LinkError> {
    for rate in [rates.missed, rates.false_links] {
        if !(0.0..1.0).contains(&rate) {
            return Err(LinkError::Rate { rate });
        }
    }
    let n_lists = table.n_lists();
    if n_lists > MAX_LISTS {
        return Err(LinkError::Lists { n_lists });
    }
    let mut counts = vec![0.0; (1 << n_lists) - 1];
    for &(history, count) in table.cells() {
        counts[history.bits() as usize - 1] = as_f64(count);
    }
    let loosened = loosen(&counts, n_lists, 1.0 - (1.0 - rates.false_links).sqrt());
    let counts = fasten(&loosened, n_lists, 1.0 - (1.0 - rates.missed).sqrt());
    let smallest = 1e-9 * as_f64(table.n_observed()).max(1.0);
    for list in 0..n_lists {
        if counts[(1 << list) - 1] < -smallest {
            return Err(LinkError::TooMuchMissed { list });
        }
    }
    Ok(LinkedCells { list_names: table.list_names().to_vec(), counts })
}

/// The probability that a person on `size` lists keeps `kept` given ones together.
fn keep(loose: f64, size: u32, kept: u32) -> f64 {
    let power = |base: f64, exponent: u32| (0..exponent).fold(1.0, |product, _| product * base);
    power(1.0 - loose, kept) * power(loose, size - kept)
}

/// The probability that a record of a person on `size` lists ends up alone.
fn alone(loose: f64, size: u32) -> f64 {
    loose + keep(loose, size, 1)
}

/// L(loose) applied to the counts.
fn loosen(counts: &[f64], n_lists: usize, loose: f64) -> Vec<f64> {
    let mut result = vec![0.0; counts.len()];
    for (at, &count) in counts.iter().enumerate() {
        let bits = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let size = bits.count_ones();
        if size == 1 {
            result[at] += count;
        } else if count != 0.0 {
            for subset in subsets(bits).filter(|subset| subset.count_ones() >= 2) {
                result[subset as usize - 1] += count * keep(loose, size, subset.count_ones());
            }
            for list in (0..n_lists).filter(|list| bits >> list & 1 == 1) {
                result[(1 << list) - 1] += count * alone(loose, size);
            }
        }
    }
    result
}

/// L(loose)⁻¹ applied to the counts: from the longest histories down, as each is recorded only under its parts.
fn fasten(counts: &[f64], n_lists: usize, loose: f64) -> Vec<f64> {
    let mut rest = counts.to_vec();
    let mut order: Vec<u32> = (1..=u32::try_from(counts.len()).unwrap_or(u32::MAX)).collect();
    order.sort_by_key(|bits| std::cmp::Reverse(bits.count_ones()));
    for bits in order.into_iter().filter(|bits| bits.count_ones() >= 2) {
        let size = bits.count_ones();
        let count = rest[bits as usize - 1] / keep(loose, size, size);
        rest[bits as usize - 1] = count;
        for subset in subsets(bits).filter(|&subset| subset != bits && subset.count_ones() >= 2) {
            rest[subset as usize - 1] -= count * keep(loose, size, subset.count_ones());
        }
        for list in (0..n_lists).filter(|list| bits >> list & 1 == 1) {
            rest[(1 << list) - 1] -= count * alone(loose, size);
        }
    }
    rest
}

/// The non-empty subsets of a set of bits, itself first.
fn subsets(bits: u32) -> impl Iterator<Item = u32> {
    std::iter::successors(Some(bits), move |&subset| Some(subset.wrapping_sub(1) & bits))
        .take_while(|&subset| subset > 0)
}

impl LinkedCells {
    /// The expected number of people with a history.
    #[must_use]
    pub fn count(&self, history: History) -> f64 {
        (history.bits() as usize).checked_sub(1).and_then(|at| self.counts.get(at)).copied().unwrap_or(0.0)
    }

    /// The expected number of different people seen.
    #[must_use]
    pub fn n_observed(&self) -> f64 {
        self.counts.iter().sum()
    }

    /// Lincoln and Petersen's estimate from two of the lists.
    ///
    /// # Errors
    ///
    /// [`LinkError::NoOverlap`] where nobody is on both.
    pub fn lincoln_petersen(&self, first: usize, second: usize) -> Result<f64, LinkError> {
        let sum = |mask: u32| -> f64 {
            let cells = self.counts.iter().zip(1_u32..);
            cells.filter(|&(_, bits)| bits & mask == mask).map(|(&count, _)| count).sum()
        };
        if first == second || first.max(second) >= self.list_names.len() {
            return Err(LinkError::NoOverlap);
        }
        let (one, two, both) = (sum(1 << first), sum(1 << second), sum(1 << first | 1 << second));
        if both > 0.0 { Ok(one / both * two) } else { Err(LinkError::NoOverlap) }
    }

    /// Chapman's estimate from two of the lists; finite even where nobody is on both.
    #[must_use]
    pub fn chapman(&self, first: usize, second: usize) -> f64 {
        let on = |lists: u32| -> f64 {
            let cells = self.counts.iter().zip(1_u32..);
            cells.filter(|&(_, bits)| bits & lists == lists).map(|(&count, _)| count).sum()
        };
        let (one, other) = (1 << first, 1 << second);
        (on(one) + 1.0) * ((on(other) + 1.0) / (on(one | other) + 1.0)) - 1.0
    }

    /// The size under independent lists: N with Π (1 − nⱼ/N) = 1 − n/N.
    ///
    /// # Errors
    ///
    /// [`LinkError::NoOverlap`] where nobody is on two lists.
    pub fn independent(&self) -> Result<f64, LinkError> {
        let n = self.n_observed();
        let sizes: Vec<f64> = (0..self.list_names.len())
            .map(|list| {
                let cells = self.counts.iter().zip(1_u32..);
                cells.filter(|&(_, bits)| bits >> list & 1 == 1).map(|(&count, _)| count).sum()
            })
            .collect();
        if sizes.iter().sum::<f64>() <= n * (1.0 + 1e-12) {
            return Err(LinkError::NoOverlap);
        }
        let largest = sizes.iter().copied().fold(0.0, f64::max);
        if largest >= n * (1.0 - 1e-12) {
            return Ok(n);
        }
        // In the share missed u = 1 − n/N the equation is Σ ln(1 − nⱼ(1 − u)/n) = ln u.
        let excess = |share: f64| {
            sizes.iter().map(|size| log1p(-size * (1.0 - share) / n)).sum::<f64>() - log1p(share - 1.0)
        };
        let share = bisect(1e-15, 1.0 - 1e-12, |share| -excess(share));
        Ok(n / (1.0 - share))
    }

    /// The size under a log-linear model, of the cells as they are: in thin tables rounding would undo the correction.
    ///
    /// # Errors
    ///
    /// [`LinkError::NegativeCell`] where a cell is below −1/2; [`LinkError::NoEstimate`] where the model has no estimate on these cells.
    pub fn log_linear(&self, model: &HierarchicalModel) -> Result<f64, LinkError> {
        if let Some((_, bits)) = self.counts.iter().zip(1..).find(|(count, _)| **count < -0.5) {
            return Err(LinkError::NegativeCell { history: History::from_bits(bits) });
        }
        let n_lists = self.list_names.len();
        if model.n_lists() != n_lists {
            return Err(LinkError::NoEstimate);
        }
        let counts = std::iter::once(0.0).chain(self.counts.iter().map(|count| count.max(0.0))).collect();
        population_of(&CellCounts::new(n_lists, counts), model).map_err(|_| LinkError::NoEstimate)
    }

    /// The cells rounded to whole people, for methods that need counts.
    ///
    /// # Errors
    ///
    /// [`LinkError::NegativeCell`] where a cell is below −1/2: it cannot be rounded to people.
    pub fn rounded(&self) -> Result<CaptureTable, LinkError> {
        let mut rows = Vec::with_capacity(self.counts.len());
        for (count, bits) in self.counts.iter().zip(1..) {
            let history = History::from_bits(bits);
            if *count < -0.5 {
                return Err(LinkError::NegativeCell { history });
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it is at or above zero"
            )]
            rows.push((history, count.round().max(0.0) as u64));
        }
        let n_lists = self.list_names.len();
        CaptureTable::new(self.list_names.clone(), rows).map_err(|_| LinkError::Lists { n_lists })
    }
}

/// Why links cannot be corrected.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// A rate is not a share below one.
    #[error("rate {rate} is not a share from 0 to below 1")]
    Rate {
        /// The rate as given.
        rate: f64,
    },
    /// There are too many lists.
    #[error("links of {n_lists} lists are not corrected: at most {MAX_LISTS} are")]
    Lists {
        /// How many there are.
        n_lists: usize,
    },
    /// With so many links missed, a list would hold fewer than nobody that no other list has.
    #[error("so many missed links are impossible: list {list} has too few people of its own")]
    TooMuchMissed {
        /// The list's index.
        list: usize,
    },
    /// A cell is below zero and cannot be rounded to people.
    #[error("history {:#b} would have fewer than nobody", history.bits())]
    NegativeCell {
        /// The cell.
        history: History,
    },
    /// Nobody is on two lists.
    #[error("nobody is on two lists: the estimate would be infinite")]
    NoOverlap,
    /// The model has no estimate on the corrected cells.
    #[error("the model has no estimate on the corrected cells")]
    NoEstimate,
}
