//! A bootstrap with the models that its replicates picked.

use std::collections::BTreeMap;

use darkfigure_numeric::sample::quantile_type_8;

use super::bca::{Bca, Deletion, bca};
use super::replicate::Replicates;
use super::reselection::over_replicates;
use super::search::{Candidate, Search};
use crate::bayesian::chain::{Mode, find_modes};
use crate::loglinear::{
    CellCounts, Criterion, HierarchicalModel, Newton, StepwiseOptions, counts_for, select_stepwise,
    step_through,
};
use crate::{CaptureTable, History, Progress, loglinear};

/// A bootstrap of a log-linear estimate.
///
/// Re-selection makes such distributions lumpy: each model has a hump of its own, and a mean and a standard
/// deviation describe none of them. Read the quantiles, the modes and what was picked.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelBootstrap {
    /// The model of the table itself.
    pub model: HierarchicalModel,
    /// The intervals.
    pub bca: Bca,
    /// The estimate of each replicate, in order; `None` where it has none.
    pub replicates: Vec<Option<f64>>,
    /// The estimate without one person of each history that was seen: also how much one person can move it. Where the unseen were
    /// drawn too, one of them less stands at the end, with the empty history.
    pub deletions: Vec<Deletion>,
    /// The models that replicates picked, the most picked first.
    pub picked: Vec<PickedModel>,
    /// The humps of the replicates' distribution, found on the log scale and given as population sizes.
    pub modes: Vec<Mode>,
}

/// A model that some replicates picked.
#[derive(Debug, Clone, PartialEq)]
pub struct PickedModel {
    /// The model.
    pub model: HierarchicalModel,
    /// How many replicates picked it.
    pub n_replicates: usize,
    /// The smallest estimate among them.
    pub lowest: f64,
    /// The middle one.
    pub median: f64,
    /// The largest.
    pub highest: f64,
}

/// What one replicate or deletion gives: a model's terms and an estimate.
pub(crate) type Outcome = Option<(Vec<u32>, f64)>;

/// Bootstraps a stepwise selection, stepping anew in every replicate and every deletion.
///
/// # Errors
///
/// As for [`select_stepwise`], and [`loglinear::Refusal::OtherLists`] where the replicates have other lists.
///
/// # References
///
/// Chan, Silverman and Vincent 2021, JASA 116, section 5.
pub fn bootstrap_stepwise(
    table: &CaptureTable,
    options: &StepwiseOptions,
    replicates: &Replicates,
    levels: &[f64],
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<ModelBootstrap, loglinear::Refusal> {
    let counts = counts_for(table, None)?;
    check_lists(&counts, replicates)?;
    let selected = select_stepwise(table, options)?;
    let (outs, deletions) = over_replicates(
        &counts,
        replicates,
        progress,
        || Newton::new(counts.n_lists),
        |newton, table| step_through(table, options, newton).ok().map(|path| (path.terms, path.population)),
    );
    let estimate = selected.fit.population;
    Ok(summarise(&counts, selected.fit.model, estimate, outs, &deletions, replicates, levels))
}

/// Bootstraps one model, which every replicate and every deletion has to take: selection is not accounted for.
///
/// # Errors
///
/// As for [`loglinear::fit`], and [`loglinear::Refusal::OtherLists`] where the replicates have other lists.
pub fn bootstrap_model(
    table: &CaptureTable,
    model: &HierarchicalModel,
    replicates: &Replicates,
    levels: &[f64],
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<ModelBootstrap, loglinear::Refusal> {
    let counts = counts_for(table, Some(model))?;
    check_lists(&counts, replicates)?;
    let fit = loglinear::fit(table, model)?;
    let candidates = Candidate::fitted(&counts, std::iter::once(model.terms()), model.order())?;
    let (outs, deletions) = over_replicates(
        &counts,
        replicates,
        progress,
        || Search::new(&candidates, counts.n_lists, model.order(), Criterion::Bic, false),
        |search, table| search.leads(table).last().map(|lead| (model.terms().to_vec(), lead.population)),
    );
    Ok(summarise(&counts, model.clone(), fit.population, outs, &deletions, replicates, levels))
}

pub(crate) fn check_lists(counts: &CellCounts, replicates: &Replicates) -> Result<(), loglinear::Refusal> {
    if !replicates.is_empty() && replicates.n_lists() != counts.n_lists {
        return Err(loglinear::Refusal::OtherLists { table: counts.n_lists, model: replicates.n_lists() });
    }
    Ok(())
}

pub(crate) fn summarise(
    counts: &CellCounts,
    model: HierarchicalModel,
    estimate: f64,
    outs: Vec<Outcome>,
    deletions: &[Outcome],
    replicates: &Replicates,
    levels: &[f64],
) -> ModelBootstrap {
    let of_unseen = replicates.deletion_of_unseen(estimate);
    let replicates: Vec<Option<f64>> = outs.iter().map(|out| out.as_ref().map(|&(_, size)| size)).collect();
    let deletions: Vec<Deletion> = counts
        .positive
        .iter()
        .zip(deletions)
        .map(|(&mask, out)| Deletion {
            history: History::from_bits(mask),
            count: counts.counts[mask as usize] as u64,
            estimate: out.as_ref().map(|&(_, size)| size),
        })
        .chain(of_unseen)
        .collect();
    let logs: Vec<f64> = replicates.iter().flatten().map(|&size| libm::log(size)).collect();
    let modes = find_modes(&logs);
    ModelBootstrap {
        bca: bca(estimate, &replicates, &deletions, levels),
        picked: picked(counts.n_lists, outs),
        modes: modes
            .into_iter()
            .map(|mode| Mode { location: libm::exp(mode.location), share: mode.share })
            .collect(),
        model,
        replicates,
        deletions,
    }
}

fn picked(n_lists: usize, outs: Vec<Outcome>) -> Vec<PickedModel> {
    let mut by_terms: BTreeMap<Vec<u32>, Vec<f64>> = BTreeMap::new();
    for (terms, size) in outs.into_iter().flatten() {
        by_terms.entry(terms).or_default().push(size);
    }
    let mut picked: Vec<PickedModel> = by_terms
        .into_iter()
        .map(|(terms, mut sizes)| {
            sizes.sort_by(f64::total_cmp);
            PickedModel {
                model: HierarchicalModel::from_closed_terms(n_lists, terms),
                n_replicates: sizes.len(),
                lowest: sizes[0],
                median: quantile_type_8(&sizes, 0.5),
                highest: sizes[sizes.len() - 1],
            }
        })
        .collect();
    picked.sort_by_key(|picked| std::cmp::Reverse(picked.n_replicates));
    picked
}
