//! People by capture history and by covariates.

use super::coding::Coding;
use crate::bootstrap::{Redraw, Replicates};
use crate::read::Stratum;
use crate::{CaptureTable, History};

/// The most indicators: lists, and levels other than the first of each covariate.
///
/// A fit walks all 2¹⁴ of their combinations.
pub const MAX_INDICATORS: usize = 14;

/// Something that is known of everyone seen, and sorts them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covariate {
    /// The name.
    pub name: String,
    /// The values, ascending: as numbers where all of them are numbers, else as text.
    pub levels: Vec<String>,
}

/// Counts of people by capture history and by covariates.
///
/// Every combination of levels is a stratum, those in which nobody was seen included.
///
/// ```
/// use darkfigure_mse::{CaptureTable, History};
/// use darkfigure_mse::covariate::Table;
/// use darkfigure_mse::read::Stratum;
///
/// let names = || ["police", "shelter"].map(String::from).to_vec();
/// let rows = |counts: [u64; 3]| [1, 2, 3].map(History::from_bits).into_iter().zip(counts);
/// let women = CaptureTable::new(names(), rows([40, 60, 12]))?;
/// let men = CaptureTable::new(names(), rows([50, 9, 3]))?;
/// let strata = [("f", women), ("m", men)].map(|(key, data)| Stratum { key: vec![key.to_owned()], data });
/// let table = Table::new(vec!["sex".to_owned()], &strata)?;
/// assert_eq!(table.n_observed(), 174);
/// assert_eq!(table.covariates()[0].levels, ["f", "m"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    covariates: Vec<Covariate>,
    coding: Coding,
    // Invariant: a table over the coding's indicators; every cell is visible.
    cells: CaptureTable,
    pooled: CaptureTable,
}

impl Table {
    /// Takes over strata whose keys are the covariates' values, as [`read_captures`](crate::read::read_captures) gives them.
    ///
    /// # Errors
    ///
    /// [`TableError`] where there is no covariate or no second list, a key has another length, strata have other lists, a
    /// covariate has one value only, or there are too many values.
    pub fn new(names: Vec<String>, strata: &[Stratum<CaptureTable>]) -> Result<Self, TableError> {
        let list_names = strata.first().map(|stratum| stratum.data.list_names().to_vec()).unwrap_or_default();
        if names.is_empty() {
            return Err(TableError::NoCovariate);
        }
        if list_names.len() < 2 {
            return Err(TableError::TooFewLists { found: list_names.len() });
        }
        for (index, stratum) in strata.iter().enumerate() {
            if stratum.key.len() != names.len() {
                let (found, expected) = (stratum.key.len(), names.len());
                return Err(TableError::KeyLength { index, found, expected });
            }
            if stratum.data.list_names() != list_names {
                return Err(TableError::OtherLists { index });
            }
        }
        let covariates: Vec<Covariate> = names
            .into_iter()
            .enumerate()
            .map(|(at, name)| {
                let values = strata.iter().map(|stratum| stratum.key[at].clone()).collect();
                Covariate { name, levels: sorted_levels(values) }
            })
            .collect();
        if let Some(index) = covariates.iter().position(|covariate| covariate.levels.len() < 2) {
            return Err(TableError::OneLevel { index });
        }
        let n_levels: Vec<usize> = covariates.iter().map(|covariate| covariate.levels.len()).collect();
        let needed = list_names.len() + n_levels.iter().map(|n| n - 1).sum::<usize>();
        let coding = Coding::new(list_names.len(), n_levels).ok_or(TableError::TooManyLevels { needed })?;
        let mut rows: Vec<(History, u64)> = Vec::new();
        for stratum in strata {
            let levels: Vec<usize> = stratum
                .key
                .iter()
                .zip(&covariates)
                .map(|(value, covariate)| {
                    covariate.levels.iter().position(|level| level == value).unwrap_or(0)
                })
                .collect();
            let bits = coding.level_bits(&levels);
            rows.extend(
                stratum.data.cells().iter().map(|&(h, count)| (History::from_bits(h.bits() | bits), count)),
            );
        }
        let cells = CaptureTable::new(indicator_names(&list_names, &covariates), rows)
            .map_err(|_| TableError::Overflow)?;
        let people = strata.iter().flat_map(|stratum| stratum.data.cells().iter().copied());
        let pooled = CaptureTable::new(list_names, people).map_err(|_| TableError::Overflow)?;
        Ok(Self { covariates, coding, cells, pooled })
    }

    /// The lists' names.
    #[must_use]
    pub fn list_names(&self) -> &[String] {
        self.pooled.list_names()
    }

    /// How many lists there are.
    #[must_use]
    pub fn n_lists(&self) -> usize {
        self.pooled.n_lists()
    }

    /// The covariates.
    #[must_use]
    pub fn covariates(&self) -> &[Covariate] {
        &self.covariates
    }

    /// How many combinations of levels there are.
    #[must_use]
    pub fn n_strata(&self) -> usize {
        self.coding.n_strata()
    }

    /// The levels of a stratum, by covariate; the last covariate turns fastest.
    #[must_use]
    pub fn levels_of(&self, stratum: usize) -> Vec<usize> {
        self.coding.levels_of(stratum)
    }

    /// How many people were seen.
    #[must_use]
    pub fn n_observed(&self) -> u64 {
        self.cells.n_observed()
    }

    /// How many people were seen in each stratum.
    #[must_use]
    pub fn n_observed_by_stratum(&self) -> Vec<u64> {
        let mut seen = vec![0; self.n_strata()];
        for &(cell, count) in self.cells.cells() {
            if let Some(stratum) = self.coding.stratum_of(cell.bits()) {
                seen[stratum] += count;
            }
        }
        seen
    }

    /// How many people each list has in each stratum.
    #[must_use]
    pub fn list_sizes_by_stratum(&self) -> Vec<Vec<u64>> {
        let mut sizes = vec![vec![0; self.n_lists()]; self.n_strata()];
        for &(cell, count) in self.cells.cells() {
            let Some(stratum) = self.coding.stratum_of(cell.bits()) else {
                continue;
            };
            let lists = sizes[stratum].iter_mut().enumerate().filter(|(list, _)| cell.contains(*list));
            lists.for_each(|(_, size)| *size += count);
        }
        sizes
    }

    /// The same people without their covariates.
    #[must_use]
    pub fn pooled(&self) -> &CaptureTable {
        &self.pooled
    }

    /// Draws people anew, `n_replicates` times; whatever the order of lists and covariates.
    pub(crate) fn draw(&self, redraw: Redraw, n_total: f64, n_replicates: usize, seed: u64) -> Replicates {
        let mut order: Vec<usize> = (0..self.cells.n_lists()).collect();
        order.sort_by_key(|&indicator| &self.cells.list_names()[indicator]);
        let cells = self.cells.reordered(&order);
        let drawn = match redraw {
            Redraw::Population => Replicates::redraw(&cells, n_total, n_replicates, seed),
            Redraw::Seen => Replicates::draw(&cells, n_replicates, seed),
        };
        drawn.renamed(&order)
    }

    pub(crate) fn coding(&self) -> &Coding {
        &self.coding
    }

    /// The counts by indicators.
    pub(crate) fn cells(&self) -> &CaptureTable {
        &self.cells
    }
}

/// The names of a table's indicators, which also say what they are compared with.
fn indicator_names(list_names: &[String], covariates: &[Covariate]) -> Vec<String> {
    let levels = covariates.iter().flat_map(|covariate| {
        let (first, others) = covariate.levels.split_first().map_or(("", &[][..]), |(one, more)| (one, more));
        others.iter().map(move |level| format!("{}: {level} against {first}", covariate.name))
    });
    list_names.iter().cloned().chain(levels).collect()
}

fn sorted_levels(mut values: Vec<String>) -> Vec<String> {
    let number = |value: &String| value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    values.sort_unstable();
    values.dedup();
    if values.iter().all(|value| number(value).is_some()) {
        values.sort_by(|left, right| {
            number(left).unwrap_or(0.0).total_cmp(&number(right).unwrap_or(0.0)).then_with(|| left.cmp(right))
        });
    }
    values
}

/// Why strata do not make a [`Table`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// There is no covariate.
    #[error("there is no covariate")]
    NoCovariate,
    /// There is no second list.
    #[error("covariates take at least 2 lists, found {found}")]
    TooFewLists {
        /// How many lists there are.
        found: usize,
    },
    /// A stratum's key has another length than there are covariates.
    #[error("stratum {index} has {found} values for {expected} covariates")]
    KeyLength {
        /// The stratum's index.
        index: usize,
        /// How many values it has.
        found: usize,
        /// How many covariates there are.
        expected: usize,
    },
    /// A stratum has other lists than the first.
    #[error("stratum {index} has other lists than the first one")]
    OtherLists {
        /// The stratum's index.
        index: usize,
    },
    /// Everyone seen has the same value, which sorts nobody.
    #[error("everyone seen has the same value of covariate {index}")]
    OneLevel {
        /// The covariate's index.
        index: usize,
    },
    /// Lists and levels together are too many.
    #[error(
        "lists and levels other than each covariate's first are {needed}, at most {MAX_INDICATORS} can be \
         fitted\nmerge values, or estimate strata each by itself"
    )]
    TooManyLevels {
        /// How many there are.
        needed: usize,
    },
    /// The counts add up to more than 2⁶⁴ − 1.
    #[error("the counts add up to more than 2^64 - 1")]
    Overflow,
}
