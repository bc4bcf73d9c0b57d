//! Bootstraps that choose the model anew in every replicate, by an information criterion.

use super::bca::{Bca, Deletion, bca};
use super::model_bootstrap::{ModelBootstrap, check_lists, summarise};
use super::replicate::Replicates;
use super::reselection::over_replicates;
use super::search::{Candidate, Lead, Search};
use crate::chain::Progress;
use crate::loglinear::{CellCounts, counts_for};
use crate::select::rank_models;
use crate::{CaptureTable, HierarchicalModel, History, SelectOptions, SelectRefusal, Selection};

/// Which models a replicate may choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// The models that [`SelectOptions::n_best`] keeps: the best ones on the table itself.
    TopModels,
    /// Every hierarchical model of the space, those without an estimate on the table itself included; at most
    /// 100,000 models, which six lists have beyond order 2.
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
/// have an estimate. Models that could not win even with a perfect fit are passed over, which changes nothing but
/// the time.
///
/// # Errors
///
/// As for [`select_model`](crate::select_model), and [`LoglinearRefusal::OtherLists`](crate::LoglinearRefusal)
/// where the replicates have other lists.
///
/// # References
///
/// Silverman, Chan and Vincent 2024, "Bootstrapping multiple systems estimates to account for model selection".
pub fn bootstrap_selected(
    table: &CaptureTable,
    options: &SelectOptions,
    among: Among,
    replicates: &Replicates,
    levels: &[f64],
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<SelectedBootstrap, SelectRefusal> {
    let Prepared { counts, selection, candidates } = prepare(table, options, among, replicates)?;
    let (outs, deletions) = over_replicates(
        &counts,
        replicates,
        progress,
        || Search::new(&candidates, counts.n_lists, selection.max_order, options.criterion, true),
        |search, table| {
            let lead = search.leads(table).pop()?;
            Some((candidates[lead.at].terms.clone(), lead.population))
        },
    );
    let best = &selection.best[0];
    let (model, estimate) = (best.model.clone(), best.estimate.population);
    let bootstrap = summarise(&counts, model, estimate, outs, &deletions, levels);
    Ok(SelectedBootstrap { selection, bootstrap })
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
    let Prepared { counts, selection, candidates } = prepare(table, options, Among::TopModels, replicates)?;
    let (outs, deletions) = over_replicates(
        &counts,
        replicates,
        progress,
        || Search::new(&candidates, counts.n_lists, selection.max_order, options.criterion, true),
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

struct Prepared {
    counts: CellCounts,
    selection: Selection,
    candidates: Vec<Candidate>,
}

/// The most models that a bootstrap over the whole space remembers, some 1,600 bytes each for six lists.
const MAX_CANDIDATES: u64 = 100_000;

/// Ranks the models of the table and keeps the candidates, best first, those without an estimate last.
fn prepare(
    table: &CaptureTable,
    options: &SelectOptions,
    among: Among,
    replicates: &Replicates,
) -> Result<Prepared, SelectRefusal> {
    let space = options.space(table.n_lists())?;
    if among == Among::WholeSpace && space.n_models() > MAX_CANDIDATES {
        let n_models = space.n_models();
        return Err(SelectRefusal::SpaceTooLarge { n_models, limit: MAX_CANDIDATES });
    }
    let counts = counts_for(table, None)?;
    check_lists(&counts, replicates)?;
    let mut all: Vec<(f64, Candidate)> = Vec::new();
    let selection = rank_models(&counts, &space, options, &mut |row| {
        if among == Among::WholeSpace {
            let value = row.estimate.map_or(f64::INFINITY, |estimate| estimate.criterion(options.criterion));
            all.push((value, Candidate::of_row(row)));
        }
    })?;
    let candidates = match among {
        Among::TopModels => {
            let models = selection.best.iter().map(|ranked| ranked.model.terms());
            Candidate::fitted(&counts, models, selection.max_order)?
        }
        Among::WholeSpace => {
            // Good models first, so that the others are soon seen to be hopeless.
            all.sort_by(|left, right| {
                left.0.total_cmp(&right.0).then_with(|| left.1.terms.len().cmp(&right.1.terms.len()))
            });
            all.into_iter().map(|(_, candidate)| candidate).collect()
        }
    };
    Ok(Prepared { counts, selection, candidates })
}
