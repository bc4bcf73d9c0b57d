//! Every hierarchical model over some lists, one after another.

use super::hierarchical_model::{HierarchicalModel, MAX_LISTS};

/// The most models that [`ModelSpace`] agrees to enumerate.
pub const MAX_MODELS: u64 = 10_000_000;

/// All hierarchical models over `n_lists` lists with interactions of at most `max_order` lists.
///
/// Every model occurs once. A model's parent, the model without its last term, comes before it, and
/// so a fit can start where the parent's ended. Memory does not grow with the number of models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ModelSpace {
    n_lists: usize,
    max_order: u32,
    n_models: u64,
}

impl ModelSpace {
    /// The space of models with interactions of at most `max_order` lists, never of all lists at once.
    ///
    /// # Errors
    ///
    /// [`ModelSpaceError`] where there are too few or too many lists, or more than [`MAX_MODELS`] models: seven
    /// lists at order 3 or more, eight lists or more at any order above 1.
    pub fn new(n_lists: usize, max_order: u32) -> Result<Self, ModelSpaceError> {
        if !(1..=MAX_LISTS).contains(&n_lists) {
            return Err(ModelSpaceError::ListCount { found: n_lists });
        }
        let max_order = max_order.clamp(1, (n_lists as u32 - 1).max(1));
        match count_models(n_lists, max_order) {
            Some(n_models) if n_models <= MAX_MODELS => Ok(Self { n_lists, max_order, n_models }),
            _ => Err(ModelSpaceError::TooManyModels { n_lists, max_order }),
        }
    }

    /// How many lists there are.
    #[must_use]
    pub fn n_lists(&self) -> usize {
        self.n_lists
    }

    /// The largest interaction allowed.
    #[must_use]
    pub fn max_order(&self) -> u32 {
        self.max_order
    }

    /// How many models there are.
    #[must_use]
    pub fn n_models(&self) -> u64 {
        self.n_models
    }

    /// The models, each after its parent.
    #[must_use]
    pub fn models(&self) -> Models {
        Models { walk: ModelWalk::new(*self) }
    }
}

/// How many down-sets there are: known counts, and 2 to the number of pairs at order 2.
fn count_models(n_lists: usize, max_order: u32) -> Option<u64> {
    match (n_lists, max_order) {
        (_, 1) => Some(1),
        (n, 2) if n <= MAX_LISTS => 1_u64.checked_shl((n * (n - 1) / 2) as u32).filter(|&c| c > 0),
        (4, 3) => Some(113),
        (5, 3) => Some(6_212),
        (5, 4) => Some(6_893),
        (6, 3) => Some(3_702_013),
        (6, 4) => Some(7_741_776),
        (6, 5) => Some(7_785_061),
        _ => None,
    }
}

/// The models of a [`ModelSpace`].
#[derive(Debug, Clone)]
pub struct Models {
    walk: ModelWalk,
}

impl Iterator for Models {
    type Item = HierarchicalModel;

    fn next(&mut self) -> Option<HierarchicalModel> {
        self.walk.step()?;
        Some(HierarchicalModel::from_closed_terms(self.walk.space.n_lists, self.walk.terms.clone()))
    }
}

/// A depth-first walk in which a child adds one term that comes later than all others in order of size.
///
/// A down-set's terms in that order are each preceded by all their subsets, hence every prefix is a down-set too
/// and the walk meets each down-set exactly once, without dead ends.
#[derive(Debug, Clone)]
pub(crate) struct ModelWalk {
    space: ModelSpace,
    // Interactions by size, then by mask.
    interactions: Vec<u32>,
    included: Vec<bool>,
    // Indices into `interactions`, ascending: the current model.
    stack: Vec<usize>,
    terms: Vec<u32>,
    started: bool,
}

impl ModelWalk {
    pub(crate) fn new(space: ModelSpace) -> Self {
        let n_masks = 1_u32 << space.n_lists;
        let mut interactions: Vec<u32> =
            (0..n_masks).filter(|mask| (2..=space.max_order).contains(&mask.count_ones())).collect();
        interactions.sort_by_key(|&mask| (mask.count_ones(), mask));
        let included = (0..n_masks).map(|mask| mask.count_ones() <= 1).collect();
        let terms = (0..n_masks).filter(|mask| mask.count_ones() <= 1).collect();
        Self { space, interactions, included, stack: Vec::new(), terms, started: false }
    }

    /// Moves to the next model and returns its depth, the number of its interactions.
    pub(crate) fn step(&mut self) -> Option<usize> {
        if !self.started {
            self.started = true;
            return Some(0);
        }
        let mut from = self.stack.last().map_or(0, |&last| last + 1);
        loop {
            let next = (from..self.interactions.len()).find(|&at| self.is_allowed(self.interactions[at]));
            if let Some(at) = next {
                let mask = self.interactions[at];
                self.included[mask as usize] = true;
                self.stack.push(at);
                let place = self.terms.partition_point(|&term| term < mask);
                self.terms.insert(place, mask);
                return Some(self.stack.len());
            }
            let last = self.stack.pop()?;
            let mask = self.interactions[last];
            self.included[mask as usize] = false;
            if let Ok(place) = self.terms.binary_search(&mask) {
                self.terms.remove(place);
            }
            from = last + 1;
        }
    }

    /// The current model's terms, ascending.
    pub(crate) fn terms(&self) -> &[u32] {
        &self.terms
    }

    /// The term that the current model adds to its parent; the intercept where it has no interaction.
    pub(crate) fn last_term(&self) -> u32 {
        self.stack.last().map_or(0, |&at| self.interactions[at])
    }

    fn is_allowed(&self, mask: u32) -> bool {
        let mut bits = mask;
        while bits != 0 {
            let bit = bits & bits.wrapping_neg();
            if !self.included[(mask ^ bit) as usize] {
                return false;
            }
            bits ^= bit;
        }
        true
    }
}

/// Why there is no such [`ModelSpace`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelSpaceError {
    /// There is no list, or more than a log-linear model may have.
    #[error("a log-linear model has 1 to {MAX_LISTS} lists, found {found}")]
    ListCount {
        /// How many lists were given.
        found: usize,
    },
    /// There are too many models to go through.
    #[error(
        "there are more than {MAX_MODELS} hierarchical models over {n_lists} lists with interactions up to \
         {max_order}\nlower the order, or select stepwise"
    )]
    TooManyModels {
        /// How many lists there are.
        n_lists: usize,
        /// The largest interaction asked for.
        max_order: u32,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_count_is_what_the_walk_meets() {
        for n_lists in 1..=5 {
            for max_order in 1..=4 {
                let space = ModelSpace::new(n_lists, max_order).unwrap();
                assert_eq!(space.models().count() as u64, space.n_models(), "{n_lists} lists, {max_order}");
            }
        }
    }

    #[test]
    fn a_model_follows_its_parent_and_occurs_once() {
        let mut seen = std::collections::BTreeSet::new();
        for model in ModelSpace::new(4, 3).unwrap().models() {
            let last = model.terms().iter().copied().max_by_key(|term| (term.count_ones(), *term)).unwrap();
            let parent: Vec<u32> = model.terms().iter().copied().filter(|&term| term != last).collect();
            assert!(last.count_ones() < 2 || seen.contains(&parent));
            assert!(seen.insert(model.terms().to_vec()));
        }
    }
}
