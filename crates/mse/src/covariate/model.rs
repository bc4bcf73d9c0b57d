//! A hierarchical log-linear model over lists and covariates.

use std::fmt;

use super::coding::Coding;
use crate::History;
use crate::loglinear::{HierarchicalModel, HierarchicalModelError};

/// A hierarchical log-linear model over lists and covariates.
///
/// Closed downwards like [`HierarchicalModel`]: with an interaction it has all interactions between fewer of the same variables, and
/// every main effect. It is written by its generators, lists by number and covariates by letter: `[12,3a,b]` lets lists 1 and 2 depend on
/// each other and list 3 reach the levels of the first covariate unequally; the second covariate only splits the population.
///
/// ```
/// # use darkfigure_mse::covariate::Model;
/// let model = Model::parse("[a3,12,b]", 3, 2)?;
/// assert_eq!(model.to_string(), "[12,3a,b]");
/// # Ok::<(), darkfigure_mse::covariate::ModelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Model {
    n_lists: usize,
    // Over variables: the lists, then the covariates.
    variables: HierarchicalModel,
}

impl Model {
    /// The model in which no list depends on anything.
    ///
    /// # Errors
    ///
    /// [`ModelError`] where there is no list or no covariate, or there are too many variables.
    pub fn independence(n_lists: usize, n_covariates: usize) -> Result<Self, ModelError> {
        Self::from_generators(n_lists, n_covariates, [])
    }

    /// The smallest hierarchical model that has all these interactions; each is a set of lists and a set of covariates, as bits.
    ///
    /// # Errors
    ///
    /// [`ModelError`].
    pub fn from_generators(
        n_lists: usize,
        n_covariates: usize,
        generators: impl IntoIterator<Item = (u32, u32)>,
    ) -> Result<Self, ModelError> {
        if n_lists == 0 || n_covariates == 0 || n_lists >= 32 {
            return Err(ModelError::NoVariable);
        }
        let mut masks = Vec::new();
        for (lists, covariates) in generators {
            let is_known =
                u64::from(lists) < 1 << n_lists && u64::from(covariates) < 1 << n_covariates.min(63);
            if !is_known {
                return Err(ModelError::UnknownVariable);
            }
            masks.push(History::from_bits(lists | covariates << n_lists));
        }
        let variables = HierarchicalModel::from_generators(n_lists + n_covariates, masks)?;
        Ok(Self { n_lists, variables })
    }

    /// Reads a model as this type prints it.
    ///
    /// # Errors
    ///
    /// [`ModelError`] where the text has another shape or names an unknown list or covariate.
    pub fn parse(text: &str, n_lists: usize, n_covariates: usize) -> Result<Self, ModelError> {
        let inner = text.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let inner = inner.ok_or(ModelError::Brackets)?.trim();
        let mut generators = Vec::new();
        for piece in inner.split(',').map(str::trim).filter(|_| !inner.is_empty()) {
            let (mut lists, mut covariates) = (0_u32, 0_u32);
            for symbol in piece.chars() {
                match (symbol.to_digit(10), u32::from(symbol).checked_sub(u32::from('a'))) {
                    (Some(number @ 1..), _) if number as usize <= n_lists => lists |= 1 << (number - 1),
                    (None, Some(letter)) if (letter as usize) < n_covariates.min(26) => {
                        covariates |= 1 << letter
                    }
                    _ => return Err(ModelError::NotAVariable { found: symbol }),
                }
            }
            if lists == 0 && covariates == 0 {
                return Err(ModelError::EmptyGenerator);
            }
            generators.push((lists, covariates));
        }
        Self::from_generators(n_lists, n_covariates, generators)
    }

    pub(crate) fn from_variables(n_lists: usize, variables: HierarchicalModel) -> Self {
        Self { n_lists, variables }
    }

    /// How many lists there are.
    #[must_use]
    pub fn n_lists(&self) -> usize {
        self.n_lists
    }

    /// How many covariates there are.
    #[must_use]
    pub fn n_covariates(&self) -> usize {
        self.variables.n_lists() - self.n_lists
    }

    /// The terms that no other term contains, as sets of lists and sets of covariates: largest first, then by number.
    #[must_use]
    pub fn generators(&self) -> Vec<(u32, u32)> {
        self.variables.generators().into_iter().map(|term| self.split(term.bits())).collect()
    }

    /// Every interaction of two variables and more, as sets of lists and sets of covariates.
    pub fn interactions(&self) -> impl Iterator<Item = (u32, u32)> {
        self.variables.terms().iter().filter(|term| term.count_ones() > 1).map(|&term| self.split(term))
    }

    /// Whether the model has the interaction between exactly these.
    #[must_use]
    pub fn contains(&self, lists: u32, covariates: u32) -> bool {
        let is_known =
            self.n_lists < 32 && lists >> self.n_lists == 0 && covariates >> self.n_covariates() == 0;
        is_known && self.variables.contains(History::from_bits(lists | covariates << self.n_lists))
    }

    fn split(&self, variables: u32) -> (u32, u32) {
        (variables & ((1 << self.n_lists) - 1), variables >> self.n_lists)
    }

    /// The terms over variables, ascending.
    pub(crate) fn terms(&self) -> &[u32] {
        self.variables.terms()
    }

    /// The parameters' cells, ascending, the intercept first.
    pub(crate) fn parameters(&self, coding: &Coding) -> Vec<u32> {
        parameters(self.variables.terms(), coding)
    }
}

/// The parameters of terms over variables, ascending, the intercept first.
pub(crate) fn parameters(terms: &[u32], coding: &Coding) -> Vec<u32> {
    let mut parameters: Vec<u32> = terms.iter().flat_map(|&term| coding.parameters(term)).collect();
    parameters.sort_unstable();
    parameters
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[")?;
        for (at, (lists, covariates)) in self.generators().into_iter().enumerate() {
            if at > 0 {
                f.write_str(",")?;
            }
            for list in (0..self.n_lists).filter(|list| lists >> list & 1 == 1) {
                write!(f, "{}", list + 1)?;
            }
            for covariate in (0..self.n_covariates() as u32).filter(|at| covariates >> at & 1 == 1) {
                let letter = char::from_u32(u32::from('a') + covariate).unwrap_or('?');
                write!(f, "{letter}")?;
            }
        }
        f.write_str("]")
    }
}

/// Why there is no such [`Model`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// There is no list, or no covariate.
    #[error("a model with covariates has at least a list and a covariate")]
    NoVariable,
    /// A generator names a list or a covariate that does not exist.
    #[error("a generator names a list or a covariate that does not exist")]
    UnknownVariable,
    /// The text is not in brackets.
    #[error("a model is written in brackets, as in [12,3a]")]
    Brackets,
    /// A symbol is no list and no covariate of the table.
    #[error("`{found}` is no list and no covariate\nlists are numbers from 1, covariates letters from a")]
    NotAVariable {
        /// The symbol.
        found: char,
    },
    /// Nothing stands between two commas.
    #[error("a generator is empty")]
    EmptyGenerator,
    /// The variables make no hierarchical model.
    #[error(transparent)]
    Hierarchical(#[from] HierarchicalModelError),
}
