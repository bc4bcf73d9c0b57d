//! Which models of a space have an estimate on one support, asked as seldom as possible.

use super::estimability::{Estimability, ReducedModel, Support};
use super::fit::Refusal;
use super::interaction_lattice::{InteractionLattice, InteractionSet, members};

/// What is known of the models that have an estimate.
///
/// A model that contains one without an estimate has none either. What shows that the smaller model has none is a
/// direction d ≠ 0 of its finite parameters with x·d ≤ 0 for every history that it leaves possible and = 0 for those
/// that were seen. The same d is a direction of the larger model, which leaves no more histories possible. Either
/// x·d < 0 for one of them, and no estimate exists there, or x·d = 0 for all, and it is not unique.
#[derive(Debug, Clone, Default)]
pub(crate) struct EstimableFamily {
    // Some models with an estimate: those that they contain have one.
    with: Vec<InteractionSet>,
    // The smallest models without one: those that contain them have none.
    without: Vec<InteractionSet>,
    reduced: ReducedModel,
    terms: Vec<u32>,
}

impl EstimableFamily {
    /// Whether a model has an estimate on the support that this family belongs to.
    pub(crate) fn contains(
        &mut self,
        support: &Support,
        lattice: &InteractionLattice,
        set: InteractionSet,
    ) -> Result<bool, Refusal> {
        if self.with.iter().any(|known| set & !known == 0) {
            return Ok(true);
        }
        if self.without.iter().any(|known| known & !set == 0) {
            return Ok(false);
        }
        lattice.terms_into(set, &mut self.terms);
        support.reduce_into(&self.terms, &mut self.reduced)?;
        if self.reduced.estimability == Estimability::Estimable {
            self.with.retain(|known| known & !set != 0);
            self.with.push(set);
            return Ok(true);
        }
        let mut smallest = set;
        for at in members(set) {
            let less = smallest & !lattice.above(at);
            if less != smallest && !self.contains(support, lattice, less)? {
                smallest = less;
            }
        }
        if !self.without.contains(&smallest) {
            self.without.push(smallest);
        }
        Ok(false)
    }
}
