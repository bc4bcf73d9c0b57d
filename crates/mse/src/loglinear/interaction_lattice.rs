//! The interactions of a model space and which of them contain which, as bits.

use super::model_space::ModelSpace;

/// A set of interactions: bit `i` is the `i`-th interaction of an [`InteractionLattice`].
pub(crate) type InteractionSet = u64;

/// The interactions of a [`ModelSpace`], by size and then by mask.
#[derive(Debug, Clone)]
pub(crate) struct InteractionLattice {
    n_lists: usize,
    masks: Vec<u32>,
    // By interaction: itself and those that it contains, itself and those that contain it.
    below: Vec<InteractionSet>,
    above: Vec<InteractionSet>,
    // All terms of the space, ascending; `None` for those that every model has.
    terms: Vec<(u32, Option<usize>)>,
}

impl InteractionLattice {
    /// No space that may be enumerated has more than 56 interactions, those of six lists up to order 5.
    pub(crate) fn new(space: &ModelSpace) -> Self {
        let n_lists = space.n_lists();
        let sizes = 2..=space.max_order();
        let mut masks: Vec<u32> =
            (0..1_u32 << n_lists).filter(|mask| sizes.contains(&mask.count_ones())).collect();
        masks.sort_by_key(|&mask| (mask.count_ones(), mask));
        debug_assert!(masks.len() <= 64);
        let those = |holds: &dyn Fn(u32) -> bool| {
            let found = masks.iter().enumerate().filter(|&(_, &mask)| holds(mask));
            found.fold(0, |set, (at, _)| set | 1 << at)
        };
        let below = masks.iter().map(|&mask| those(&|other| other & mask == other)).collect();
        let above = masks.iter().map(|&mask| those(&|other| other & mask == mask)).collect();
        let terms = (0..1_u32 << n_lists).filter_map(|mask| {
            let at = masks.iter().position(|&other| other == mask);
            (mask.count_ones() <= 1 || at.is_some()).then_some((mask, at))
        });
        Self { n_lists, terms: terms.collect(), masks, below, above }
    }

    /// Every interaction.
    pub(crate) fn all(&self) -> InteractionSet {
        (0..self.masks.len()).fold(0, |set, at| set | 1 << at)
    }

    /// An interaction and those that it contains: what a model with it has too.
    pub(crate) fn below(&self, at: usize) -> InteractionSet {
        self.below[at]
    }

    /// An interaction and those that contain it: what a model without it lacks too.
    pub(crate) fn above(&self, at: usize) -> InteractionSet {
        self.above[at]
    }

    /// How many parameters a model with these interactions has.
    pub(crate) fn n_parameters(&self, set: InteractionSet) -> usize {
        1 + self.n_lists + set.count_ones() as usize
    }

    /// The terms of the model with these interactions, ascending.
    pub(crate) fn terms_into(&self, set: InteractionSet, terms: &mut Vec<u32>) {
        terms.clear();
        let has = |at: Option<usize>| at.is_none_or(|at| set >> at & 1 == 1);
        terms.extend(self.terms.iter().filter(|&&(_, at)| has(at)).map(|&(mask, _)| mask));
    }

    /// The interactions among a model's terms.
    pub(crate) fn set_of(&self, terms: &[u32]) -> InteractionSet {
        let places = terms.iter().filter_map(|term| self.masks.iter().position(|mask| mask == term));
        places.fold(0, |set, at| set | 1 << at)
    }
}

/// The members of a set, ascending.
pub(crate) fn members(mut set: InteractionSet) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_and_sets_say_the_same() {
        let space = ModelSpace::new(4, 3).unwrap();
        let lattice = InteractionLattice::new(&space);
        let mut terms = Vec::new();
        for model in space.models() {
            let set = lattice.set_of(model.terms());
            lattice.terms_into(set, &mut terms);
            assert_eq!(terms, model.terms());
            assert_eq!(lattice.n_parameters(set), model.n_parameters());
            // A model is closed: whatever it has lies above nothing that it lacks.
            assert!(members(set).all(|at| lattice.below(at) & !set == 0));
            assert!(members(lattice.all() & !set).all(|at| lattice.above(at) & set == 0));
        }
    }
}
