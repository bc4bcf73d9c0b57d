//! The best model of a table, without a ranking of the others.

use super::branch_and_bound::BranchAndBound;
use crate::CaptureTable;
use crate::loglinear::{
    Criterion, HierarchicalModel, InteractionLattice, ModelEstimate, Refusal, SelectOptions, SelectRefusal,
    Support, counts_for, rank_models,
};

/// How many likelihoods a search may bound before it gives up, after some ten seconds; tables of six lists take thousands.
pub(crate) const MAX_CEILINGS: u64 = 300_000;

/// The best of all models of a space that have an estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct BestModel {
    /// The criterion that it minimises.
    pub criterion: Criterion,
    /// The largest interaction considered.
    pub max_order: u32,
    /// How many models it is the best of.
    pub n_models: u64,
    /// The model.
    pub model: HierarchicalModel,
    /// How many parameters are at −∞.
    pub n_forced_zero: usize,
    /// What the model says.
    pub estimate: ModelEstimate,
    /// Into how many branches the search divided the models.
    pub n_branches: u64,
    /// How many likelihoods it took; the models themselves are mostly not fitted.
    pub n_ceilings: u64,
}

/// The model that [`select_model`](crate::loglinear::select_model) ranks first, by an exact search that leaves out what cannot
/// win.
///
/// It takes milliseconds where a ranking takes a minute, and says nothing of the other models: neither how near
/// the second best comes nor how many models have no estimate.
///
/// # Errors
///
/// [`SelectRefusal`]; [`SearchCutShort`](SelectRefusal::SearchCutShort) where the table lets the search leave out too
/// little. Where no model has an estimate, all are gone through to say how many lack what.
///
/// # References
///
/// Furnival and Wilson 1974, Technometrics 16, 499–511; Edwards and Havránek 1985, Biometrika 72, 339–351.
pub fn find_best_model(table: &CaptureTable, options: &SelectOptions) -> Result<BestModel, SelectRefusal> {
    let space = options.space(table.n_lists())?;
    let counts = counts_for(table, None)?;
    let support = Support::new(counts.n_lists, &counts.positive, space.max_order())?;
    let lattice = InteractionLattice::new(&space);
    let mut search = BranchAndBound::new(&lattice, counts.n_lists, options.criterion, MAX_CEILINGS);
    let found = search.best(&counts, &support, None)?;
    let Some(best) = found.best else {
        // The refusal says how many models have which status, and only a ranking counts them.
        rank_models(&counts, &space, options, &mut |_| {})?;
        return Err(SelectRefusal::Table(Refusal::NoConvergence));
    };
    Ok(BestModel {
        criterion: options.criterion,
        max_order: space.max_order(),
        n_models: space.n_models(),
        model: HierarchicalModel::from_closed_terms(counts.n_lists, best.terms),
        n_forced_zero: best.n_forced_zero,
        estimate: best.estimate,
        n_branches: found.n_branches,
        n_ceilings: found.n_ceilings,
    })
}
