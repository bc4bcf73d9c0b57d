//! A hierarchical log-linear model: which interactions between lists it has.

use std::fmt;

use crate::History;

/// The most lists that a log-linear model may have: its fit walks all 2ᴷ − 1 histories.
pub const MAX_LISTS: usize = 12;

/// A hierarchical log-linear model over lists.
///
/// Its terms are closed downwards: where an interaction is in the model, so are all interactions between fewer
/// of the same lists. The intercept and every list's main effect are always in it. It is written by its
/// generators, the interactions that no other one contains, over list numbers from 1: `[12,3]` lets lists 1 and 2
/// depend on one another and keeps list 3 independent.
///
/// ```
/// # use darkfigure_mse::loglinear::HierarchicalModel;
/// let model = HierarchicalModel::parse("[3,12]", 3)?;
/// assert_eq!(model.to_string(), "[12,3]");
/// assert_eq!(model.n_parameters(), 5); // intercept, three main effects, one interaction
/// # Ok::<(), darkfigure_mse::loglinear::HierarchicalModelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HierarchicalModel {
    n_lists: usize,
    // Invariant: ascending masks, closed downwards, with 0 and every single list.
    terms: Vec<u32>,
}

impl HierarchicalModel {
    /// The model in which every list is independent of the others.
    ///
    /// # Errors
    ///
    /// [`HierarchicalModelError::ListCount`] unless there are 1 to [`MAX_LISTS`] lists.
    pub fn independence(n_lists: usize) -> Result<Self, HierarchicalModelError> {
        Self::from_generators(n_lists, [])
    }

    /// The smallest hierarchical model that has all these interactions; a generator is the set of its lists.
    ///
    /// # Errors
    ///
    /// [`HierarchicalModelError`] where there are too few or too many lists, a generator names a list that does
    /// not exist, or a generator spans all lists of two or more: such a model has a parameter for every history
    /// that can be seen and nothing left to say of the one that cannot.
    pub fn from_generators(
        n_lists: usize,
        generators: impl IntoIterator<Item = History>,
    ) -> Result<Self, HierarchicalModelError> {
        if !(1..=MAX_LISTS).contains(&n_lists) {
            return Err(HierarchicalModelError::ListCount { found: n_lists });
        }
        let full = (1_u32 << n_lists) - 1;
        let mut included = vec![false; 1 << n_lists];
        included[0] = true;
        for list in 0..n_lists {
            included[1 << list] = true;
        }
        for generator in generators {
            let mask = generator.bits();
            if mask & !full != 0 {
                let list_number = (mask & !full).trailing_zeros() as usize + 1;
                return Err(HierarchicalModelError::UnknownList { list_number, n_lists });
            }
            if mask == full && n_lists > 1 {
                return Err(HierarchicalModelError::Saturated { n_lists });
            }
            let mut subset = mask;
            while subset != 0 {
                included[subset as usize] = true;
                subset = (subset - 1) & mask;
            }
        }
        let terms = (0..=full).filter(|&mask| included[mask as usize]).collect();
        Ok(Self { n_lists, terms })
    }

    /// A model from terms that are known to be ascending and closed downwards, with all main effects.
    pub(crate) fn from_closed_terms(n_lists: usize, terms: Vec<u32>) -> Self {
        debug_assert!(terms.is_sorted() && terms.first() == Some(&0));
        Self { n_lists, terms }
    }

    /// Reads a model as this type prints it: generators over list numbers, `[123,34,5]`.
    ///
    /// List 10 is written `a`, 11 `b`, 12 `c`. Main effects that are not written are in the model all the same.
    ///
    /// # Errors
    ///
    /// [`HierarchicalModelError`] where the text has another shape, or as for
    /// [`from_generators`](Self::from_generators).
    pub fn parse(text: &str, n_lists: usize) -> Result<Self, HierarchicalModelError> {
        let offset = |rest: &str| text.len() - rest.len();
        let trimmed = text.trim();
        let inner = trimmed
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
            .ok_or(HierarchicalModelError::Brackets)?;
        let mut generators = Vec::new();
        for piece in inner.split(',') {
            let piece = piece.trim();
            if piece.is_empty() && inner.trim().is_empty() {
                continue;
            }
            let mut mask = 0_u32;
            for digit in piece.chars() {
                let number = digit.to_digit(36).filter(|&number| number > 0);
                let Some(number) = number else {
                    return Err(HierarchicalModelError::NotAList { found: digit });
                };
                if number as usize > n_lists || number > 31 {
                    return Err(HierarchicalModelError::UnknownList {
                        list_number: number as usize,
                        n_lists,
                    });
                }
                mask |= 1 << (number - 1);
            }
            if mask == 0 {
                return Err(HierarchicalModelError::EmptyGenerator { offset: offset(piece).min(text.len()) });
            }
            generators.push(History::from_bits(mask));
        }
        Self::from_generators(n_lists, generators)
    }

    /// How many lists there are.
    #[must_use]
    pub fn n_lists(&self) -> usize {
        self.n_lists
    }

    /// The terms as bit masks over list indices, ascending; the intercept is 0.
    #[must_use]
    pub fn terms(&self) -> &[u32] {
        &self.terms
    }

    /// How many parameters there are: one for each term.
    #[must_use]
    pub fn n_parameters(&self) -> usize {
        self.terms.len()
    }

    /// The size of the largest interaction; 1 under independence.
    #[must_use]
    pub fn order(&self) -> u32 {
        self.terms.iter().map(|term| term.count_ones()).max().unwrap_or(0)
    }

    /// Whether the model has the interaction between exactly these lists.
    #[must_use]
    pub fn contains(&self, lists: History) -> bool {
        self.terms.binary_search(&lists.bits()).is_ok()
    }

    /// Whether every term of this model is in the other one.
    #[must_use]
    pub fn is_nested_in(&self, other: &Self) -> bool {
        self.n_lists == other.n_lists && self.terms.iter().all(|term| other.terms.binary_search(term).is_ok())
    }

    /// The terms that no other term contains: largest first, then by list number.
    #[must_use]
    pub fn generators(&self) -> Vec<History> {
        let mut generators: Vec<u32> = self
            .terms
            .iter()
            .copied()
            .filter(|&term| {
                term != 0 && !self.terms.iter().any(|&other| other != term && other & term == term)
            })
            .collect();
        // Reversed bits put the set whose first list has the lowest number first.
        generators.sort_by_key(|&term| (std::cmp::Reverse(term.count_ones()), !term.reverse_bits()));
        generators.into_iter().map(History::from_bits).collect()
    }

    /// The model with lists renamed: list `i` becomes list `new_index[i]`.
    ///
    /// # Errors
    ///
    /// [`HierarchicalModelError`] where `new_index` is not a permutation of the list indices.
    pub fn permuted(&self, new_index: &[usize]) -> Result<Self, HierarchicalModelError> {
        let mut seen = vec![false; self.n_lists];
        for &index in new_index {
            if index >= self.n_lists || std::mem::replace(&mut seen[index], true) {
                return Err(HierarchicalModelError::UnknownList {
                    list_number: index + 1,
                    n_lists: self.n_lists,
                });
            }
        }
        if new_index.len() != self.n_lists {
            return Err(HierarchicalModelError::ListCount { found: new_index.len() });
        }
        let renamed = self.generators().into_iter().map(|generator| {
            let bits = (0..self.n_lists).filter(|&list| generator.contains(list));
            History::from_bits(bits.fold(0, |mask, list| mask | 1 << new_index[list]))
        });
        Self::from_generators(self.n_lists, renamed.collect::<Vec<_>>())
    }
}

/// The lists of a term as numbers: `12`; the intercept is `0`.
pub(crate) fn write_term(term: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if term == 0 {
        return f.write_str("0");
    }
    (0..32_u32)
        .filter(|list| term >> list & 1 == 1)
        .try_for_each(|list| write!(f, "{}", char::from_digit(list + 1, 36).unwrap_or('?')))
}

impl fmt::Display for HierarchicalModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[")?;
        for (at, generator) in self.generators().into_iter().enumerate() {
            if at > 0 {
                f.write_str(",")?;
            }
            write_term(generator.bits(), f)?;
        }
        f.write_str("]")
    }
}

/// Why there is no such [`HierarchicalModel`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HierarchicalModelError {
    /// There is no list, or more than [`MAX_LISTS`].
    #[error("a log-linear model has 1 to {MAX_LISTS} lists, found {found}")]
    ListCount {
        /// How many lists were given.
        found: usize,
    },
    /// A generator names a list that does not exist.
    #[error("list {list_number} does not exist, there are {n_lists} lists")]
    UnknownList {
        /// The list's number, from 1.
        list_number: usize,
        /// How many lists there are.
        n_lists: usize,
    },
    /// A generator spans every list.
    #[error("an interaction between all {n_lists} lists leaves nothing to estimate the unseen from")]
    Saturated {
        /// How many lists there are.
        n_lists: usize,
    },
    /// The text is not in brackets.
    #[error("a model is written as generators in brackets, such as [12,3]")]
    Brackets,
    /// A character is not a list number.
    #[error("`{found}` is not a list number; lists are 1 to 9, then a, b, c")]
    NotAList {
        /// The character.
        found: char,
    },
    /// Nothing stands between two commas.
    #[error("a generator at byte {offset} names no list")]
    EmptyGenerator {
        /// Where in the text.
        offset: usize,
    },
}
