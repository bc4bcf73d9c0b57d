//! Bootstraps that choose the model anew in every replicate, by an information criterion.

use std::sync::OnceLock;

use super::bca::{Bca, Deletion, bca};
use super::model_bootstrap::{ModelBootstrap, Outcome, check_lists, summarise};
use super::replicate::Replicates;
use super::reselection::over_replicates;
use super::search::{Candidate, Lead, Search};
use crate::loglinear::{
    BranchAndBound, CellCounts, Criterion, HierarchicalModel, InteractionLattice, MAX_CEILINGS, ModelSpace,
    SelectOptions, SelectRefusal, Selection, counts_for, rank_models,
};
use crate::{CaptureTable, History, Progress};

/// Which models a replicate may choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// The models that [`SelectOptions::n_best`] keeps: the best ones on the table itself.
    TopModels,
    /// Every hierarchical model of the space, those without an estimate on the table itself included.
    WholeSpace,
}

/// A selection and its bootstrap.
#[derive(Debug, Clone, PartialEq)]
pub struct SelectedBootstrap {
    /// The models of the table itself, ranked.
    pub selection: Selection,
    /// The bootstrap of the best one, with re-selection.
    pub bootstrap: ModelBootstrap,
}

/// Bootstraps a selection by an information criterion, selecting anew in every replicate and every deletion.
///
/// The point estimate is the best model's on the table itself. In a replicate, models are asked again whether they
/// have an estimate. Models that provably do not win are passed over, which changes nothing but the time: among
/// [the whole space](Among::WholeSpace), a replicate takes the model that [`select_model`](crate::loglinear::select_model)
/// would rank first on it.
///
/// # Errors
///
/// As for [`select_model`](crate::loglinear::select_model), [`loglinear::Refusal::OtherLists`](crate::loglinear::Refusal)
/// where the replicates have other lists, and [`SearchCutShort`](SelectRefusal::SearchCutShort) where the search of
/// the whole space took too long on some replicate.
///
/// # References
///
/// Silverman, Chan and Vincent 2024, "Bootstrapping multiple systems estimates to account for model selection";
/// Furnival and Wilson 1974, Technometrics 16, 499–511, and Edwards and Havránek 1985, Biometrika 72, 339–351 (the
/// search).
pub fn bootstrap_selected(
    table: &CaptureTable,
    options: &SelectOptions,
    among: Among,
    replicates: &Replicates,
    levels: &[f64],
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<SelectedBootstrap, SelectRefusal> {
    let selection = rank(table, options, replicates, progress)?;
    let progress = after_ranking(&selection, progress);
    let bootstrap = bootstrap_ranked(table, &selection, usize::MAX, among, replicates, levels, &progress)?;
    Ok(SelectedBootstrap { selection, bootstrap })
}

/// [`bootstrap_selected`] of a table whose models are ranked, the first `n_models` of them being the top ones.
pub(crate) fn bootstrap_ranked(
    table: &CaptureTable,
    selection: &Selection,
    n_models: usize,
    among: Among,
    replicates: &Replicates,
    levels: &[f64],
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<ModelBootstrap, SelectRefusal> {
    let counts = counts_for(table, None)?;
    check_lists(&counts, replicates)?;
    let top = TopCandidates::new(&counts, selection, n_models)?;
    let (outs, deletions) = match among {
        Among::TopModels => over_replicates(
            &counts,
            replicates,
            progress,
            || top.search(),
            |search, table| {
                let lead = search.leads(table).pop()?;
                Some((top.candidates[lead.at].terms.clone(), lead.population))
            },
        ),
        Among::WholeSpace => over_whole_space(&counts, &top, replicates, progress)?,
    };
    let best = &selection.best[0];
    let (model, estimate) = (best.model.clone(), best.estimate.population);
    Ok(summarise(&counts, model, estimate, outs, &deletions, replicates, levels))
}

/// The best model of the whole space on every replicate and every deletion.
fn over_whole_space(
    counts: &CellCounts,
    top: &TopCandidates,
    replicates: &Replicates,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(Vec<Outcome>, Vec<Outcome>), SelectRefusal> {
    let lattice = InteractionLattice::new(&ModelSpace::new(counts.n_lists, top.max_order)?);
    let refusal = OnceLock::new();
    let outs = over_replicates(
        counts,
        replicates,
        progress,
        || {
            let whole = BranchAndBound::new(&lattice, counts.n_lists, top.criterion, MAX_CEILINGS);
            (top.search(), whole)
        },
        |(search, whole), table| {
            // One replicate without an answer leaves the bootstrap without one.
            if refusal.get().is_some() {
                return None;
            }
            let start = search.leads(table).pop().map(|lead| top.candidates[lead.at].terms.as_slice());
            match whole.best(table, search.supports.of(table)?, start) {
                Ok(found) => found.best.map(|best| (best.terms, best.estimate.population)),
                Err(refused) => {
                    refusal.get_or_init(|| refused);
                    None
                }
            }
        },
    );
    refusal.into_inner().map_or(Ok(outs), Err)
}

/// How a bootstrap's limits move as more models may be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct TopModels {
    /// The models of the table itself, ranked.
    pub selection: Selection,
    /// Row `k` lets every replicate choose among the `k + 1` best models.
    pub rows: Vec<TopModelsRow>,
    replicates: Vec<Vec<Lead>>,
    deletions: Vec<(u32, u64, Vec<Lead>)>,
}

impl TopModels {
    /// The estimate of each replicate when it may choose among the `n_models` best; `None` where none has one.
    #[must_use]
    pub fn replicates_among(&self, n_models: usize) -> Vec<Option<f64>> {
        self.replicates.iter().map(|leads| leader(leads, n_models)).collect()
    }

    /// The same for the table without one person of each history that was seen.
    #[must_use]
    pub fn deletions_among(&self, n_models: usize) -> Vec<Deletion> {
        let deletions = self.deletions.iter().map(|(mask, count, leads)| Deletion {
            history: History::from_bits(*mask),
            count: *count,
            estimate: leader(leads, n_models),
        });
        deletions.collect()
    }
}

/// One row of [`TopModels`].
#[derive(Debug, Clone, PartialEq)]
pub struct TopModelsRow {
    /// The model that this row adds.
    pub model: HierarchicalModel,
    /// The intervals; the point estimate is the best model's in every row.
    pub bca: Bca,
}

/// Bootstraps a selection with the choice restricted to the best, the two best … models.
///
/// # Errors
///
/// As for [`bootstrap_selected`].
pub fn bootstrap_top_models(
    table: &CaptureTable,
    options: &SelectOptions,
    replicates: &Replicates,
    levels: &[f64],
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<TopModels, SelectRefusal> {
    let selection = rank(table, options, replicates, progress)?;
    let counts = counts_for(table, None)?;
    let candidates = TopCandidates::new(&counts, &selection, usize::MAX)?;
    let (outs, deletions) = over_replicates(
        &counts,
        replicates,
        &after_ranking(&selection, progress),
        || candidates.search(),
        |search, table| search.leads(table),
    );
    let masks = counts.positive.iter();
    let deletions =
        masks.zip(deletions).map(|(&mask, leads)| (mask, counts.counts[mask as usize] as u64, leads));
    let mut top = TopModels { selection, rows: Vec::new(), replicates: outs, deletions: deletions.collect() };
    let estimate = top.selection.best[0].estimate.population;
    let rows = top.selection.best.iter().enumerate().map(|(at, ranked)| TopModelsRow {
        model: ranked.model.clone(),
        bca: bca(estimate, &top.replicates_among(at + 1), &top.deletions_among(at + 1), levels),
    });
    top.rows = rows.collect();
    Ok(top)
}

/// The estimate of the best among the first `n_models` candidates.
fn leader(leads: &[Lead], n_models: usize) -> Option<f64> {
    leads.iter().rev().find(|lead| lead.at < n_models).map(|lead| lead.population)
}

/// The best models of the table itself, ready to be fitted to replicates.
struct TopCandidates {
    candidates: Vec<Candidate>,
    n_lists: usize,
    max_order: u32,
    criterion: Criterion,
}

impl TopCandidates {
    fn new(counts: &CellCounts, selection: &Selection, n_models: usize) -> Result<Self, SelectRefusal> {
        let &Selection { max_order, criterion, .. } = selection;
        let models = selection.best.iter().take(n_models).map(|ranked| ranked.model.terms());
        let candidates = Candidate::fitted(counts, models, max_order)?;
        Ok(Self { candidates, n_lists: counts.n_lists, max_order, criterion })
    }

    fn search(&self) -> Search<'_> {
        Search::new(&self.candidates, self.n_lists, self.max_order, self.criterion, true)
    }
}

/// How many models of the ranking count as one step of progress: about as much work as a replicate.
const MODELS_A_STEP: u64 = 1024;

/// Ranks the models of the table.
fn rank(
    table: &CaptureTable,
    options: &SelectOptions,
    replicates: &Replicates,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Selection, SelectRefusal> {
    let space = options.space(table.n_lists())?;
    let counts = counts_for(table, None)?;
    check_lists(&counts, replicates)?;
    let n_tables = replicates.len() + counts.positive.len();
    let total = space.n_models() / MODELS_A_STEP + n_tables as u64;
    let mut n_ranked = 0_u64;
    rank_models(&counts, &space, options, &mut |_| {
        n_ranked += 1;
        if n_ranked.is_multiple_of(MODELS_A_STEP) {
            progress(Progress { done: n_ranked / MODELS_A_STEP, total });
        }
    })
}

/// Progress of what comes after the ranking, told as progress of both.
fn after_ranking<'a>(
    selection: &Selection,
    progress: &'a (dyn Fn(Progress) + Sync),
) -> impl Fn(Progress) + Sync + use<'a> {
    let before = selection.n_models / MODELS_A_STEP;
    move |after| progress(Progress { done: before + after.done, total: before + after.total })
}
