//! Intervals for models with covariates, with the model selected anew in every replicate.

use std::collections::BTreeMap;

use super::fit::{Refusal, counts_of};
use super::model::{Model, parameters};
use super::search::{Ended, Fitter};
use super::select::{SelectOptions, Selection, Walk, step_through};
use super::table::Table;
use crate::bootstrap::{Bca, Deletion, Replicates, bca, over_replicates};
use crate::interval::as_f64;
use crate::loglinear::{CellCounts, HierarchicalModel, Position, tie_key};
use crate::{History, Progress};

/// A selection's bootstrap, for the whole population and for its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Bootstrap {
    /// The whole population.
    pub total: Bca,
    /// Each stratum, in the table's order.
    pub strata: Vec<Bca>,
    /// Each level of each covariate, all strata that have it together.
    pub levels: Vec<SizedPart>,
    /// The models that replicates picked, the most picked first.
    pub picked: Vec<PickedModel>,
    /// The whole population without one person of each cell that has any; none where there is no estimate.
    pub without_one: Vec<Option<f64>>,
}

impl Bootstrap {
    /// The largest factor by which one person less moves a size.
    #[must_use]
    pub fn largest_deletion(&self, n_total: f64) -> Option<f64> {
        let factors = self.without_one.iter().flatten().map(|&size| size.max(n_total) / size.min(n_total));
        factors.reduce(f64::max)
    }
}

/// The people with one level of one covariate.
#[derive(Debug, Clone, PartialEq)]
pub struct SizedPart {
    /// The covariate's index.
    pub covariate: usize,
    /// The level's index.
    pub level: usize,
    /// Their number.
    pub size: Bca,
}

/// A model with covariates that some replicates picked.
#[derive(Debug, Clone, PartialEq)]
pub struct PickedModel {
    /// The model.
    pub model: Model,
    /// How many replicates picked it.
    pub n_replicates: usize,
    /// The middle one of the population sizes among them.
    pub median: f64,
}

/// Draws people anew, with their covariates, and selects anew in every replicate and every deletion.
///
/// Where all models were gone through, a replicate chooses among the best of them that the selection kept; where models were reached by
/// steps, it steps again. The point estimates are the best model's on the table itself. All parts are sums over the same replicates, so that
/// what is common to strata is in their totals' intervals.
///
/// # Errors
///
/// [`Refusal`] where the best model has no estimate any more or the replicates are over other cells.
pub fn bootstrap(
    table: &Table,
    options: &SelectOptions,
    selection: &Selection,
    replicates: &Replicates,
    levels: &[f64],
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Bootstrap, Refusal> {
    let counts = counts_of(table)?;
    let coding = table.coding();
    if !replicates.is_empty() && replicates.n_lists() != coding.n_indicators() {
        return Err(Refusal::OtherReplicates);
    }
    let candidates = candidates(table, &counts, selection)?;
    let point = sizes_at(&candidates[0].unseen, &counts, table);
    let (outs, deletions) = over_replicates(
        &counts,
        replicates,
        progress,
        || (Fitter::new(coding), Position::cold(coding.n_indicators())),
        |(fitter, at), drawn| match selection.walk {
            Walk::All => pick(fitter, at, drawn, &candidates, options, table),
            Walk::Stepwise => step(fitter, at, drawn, options, table),
        },
    );
    let seen: Vec<f64> = table.n_observed_by_stratum().into_iter().map(as_f64).collect();
    let part = |is_in: &dyn Fn(usize) -> bool| {
        let sum = |sizes: &[f64]| sizes.iter().enumerate().filter(|&(at, _)| is_in(at)).map(|(_, n)| n).sum();
        let drawn: Vec<Option<f64>> =
            outs.iter().map(|out| out.as_ref().map(|out| sum(&out.sizes))).collect();
        let without: Vec<Deletion> = counts
            .positive
            .iter()
            .zip(&deletions)
            .map(|(&cell, out)| Deletion {
                history: History::from_bits(cell),
                count: counts.counts[cell as usize] as u64,
                estimate: out.as_ref().map(|out| sum(&out.sizes)),
            })
            .chain(replicates.deletion_of_unseen(sum(&point)))
            .collect();
        bca(sum(&point), &drawn, &without, levels).with_seen(sum(&seen))
    };
    let total = part(&|_| true);
    let strata = (0..table.n_strata()).map(|stratum| part(&|at| at == stratum)).collect();
    let mut by_level = Vec::new();
    for (covariate, known) in table.covariates().iter().enumerate() {
        for level in 0..known.levels.len() {
            let size = part(&|at| table.levels_of(at)[covariate] == level);
            by_level.push(SizedPart { covariate, level, size });
        }
    }
    let without_one = deletions.iter().map(|out| out.as_ref().map(|out| out.sizes.iter().sum())).collect();
    Ok(Bootstrap { total, strata, levels: by_level, picked: picked(table, outs), without_one })
}

/// A model to choose from, with its estimate on the table itself.
struct Candidate {
    terms: Vec<u32>,
    parameters: Vec<u32>,
    start: Position,
    unseen: Vec<f64>,
}

/// The ranked models; the first one is there in any case.
fn candidates(table: &Table, counts: &CellCounts, selection: &Selection) -> Result<Vec<Candidate>, Refusal> {
    let mut fitter = Fitter::new(table.coding());
    let mut candidates = Vec::with_capacity(selection.best.len());
    for ranked in &selection.best {
        let parameters = ranked.model.parameters(table.coding());
        let mut start = Position::cold(counts.n_lists);
        match fitter.fit(counts, &parameters, &mut start, f64::NEG_INFINITY) {
            Ended::Reached { .. } => {
                let (terms, unseen) = (ranked.model.terms().to_vec(), fitter.unseen(&start));
                candidates.push(Candidate { terms, parameters, start, unseen });
            }
            _ if candidates.is_empty() => return Err(Refusal::NoConvergence),
            Ended::Hopeless | Ended::Obstacle(_) | Ended::Failed => {}
        }
    }
    if candidates.is_empty() { Err(Refusal::NoAdmissibleModel { n_models: 0 }) } else { Ok(candidates) }
}

/// What one replicate or deletion gives: a model, and the size of each stratum.
struct Outcome {
    terms: Vec<u32>,
    sizes: Vec<f64>,
}

/// Seen and unseen people of each stratum.
fn sizes_at(unseen: &[f64], counts: &CellCounts, table: &Table) -> Vec<f64> {
    let mut sizes = unseen.to_vec();
    for &cell in &counts.positive {
        if let Some(stratum) = table.coding().stratum_of(cell) {
            sizes[stratum] += counts.counts[cell as usize];
        }
    }
    sizes
}

/// The best candidate on drawn people; one that cannot lead is passed over, which changes nothing but the time.
fn pick(
    fitter: &mut Fitter<'_>,
    at: &mut Position,
    drawn: &CellCounts,
    candidates: &[Candidate],
    options: &SelectOptions,
    table: &Table,
) -> Option<Outcome> {
    let mut best = f64::INFINITY;
    let mut leading: Option<(usize, Vec<f64>)> = None;
    for (index, candidate) in candidates.iter().enumerate() {
        let penalty = options.criterion.penalty(candidate.parameters.len(), drawn.n_observed);
        let needed = 0.5 * (penalty - best);
        if drawn.saturated_log_likelihood < needed - 1e-7 {
            continue;
        }
        at.copy_from(&candidate.start);
        let Ended::Reached { log_likelihood } = fitter.fit(drawn, &candidate.parameters, at, needed) else {
            continue;
        };
        let value = penalty - 2.0 * log_likelihood;
        if value.is_finite() && tie_key(value) < tie_key(best) {
            best = value;
            leading = Some((index, sizes_at(&fitter.unseen(at), drawn, table)));
        }
    }
    let (index, sizes) = leading?;
    Some(Outcome { terms: candidates[index].terms.clone(), sizes })
}

/// The model where steps on drawn people end.
fn step(
    fitter: &mut Fitter<'_>,
    at: &mut Position,
    drawn: &CellCounts,
    options: &SelectOptions,
    table: &Table,
) -> Option<Outcome> {
    let terms = step_through(fitter, options.max_order, |fitter, terms, at, bar| {
        let parameters = parameters(terms, fitter.coding);
        let penalty = options.criterion.penalty(parameters.len(), drawn.n_observed);
        match fitter.fit(drawn, &parameters, at, 0.5 * (penalty - bar)) {
            Ended::Reached { log_likelihood } => Some(penalty - 2.0 * log_likelihood),
            Ended::Hopeless | Ended::Obstacle(_) | Ended::Failed => None,
        }
    })?;
    at.warm = false;
    let parameters = parameters(&terms, fitter.coding);
    match fitter.fit(drawn, &parameters, at, f64::NEG_INFINITY) {
        Ended::Reached { .. } => Some(Outcome { sizes: sizes_at(&fitter.unseen(at), drawn, table), terms }),
        Ended::Hopeless | Ended::Obstacle(_) | Ended::Failed => None,
    }
}

fn picked(table: &Table, outs: Vec<Option<Outcome>>) -> Vec<PickedModel> {
    let mut by_terms: BTreeMap<Vec<u32>, Vec<f64>> = BTreeMap::new();
    for out in outs.into_iter().flatten() {
        by_terms.entry(out.terms).or_default().push(out.sizes.iter().sum());
    }
    let n_variables = table.n_lists() + table.covariates().len();
    let mut picked: Vec<PickedModel> = by_terms
        .into_iter()
        .map(|(terms, mut sizes)| {
            sizes.sort_by(f64::total_cmp);
            let variables = HierarchicalModel::from_closed_terms(n_variables, terms);
            PickedModel {
                model: Model::from_variables(table.n_lists(), variables),
                n_replicates: sizes.len(),
                median: darkfigure_numeric::sample::quantile_type_8(&sizes, 0.5),
            }
        })
        .collect();
    picked.sort_by(|left, right| {
        right.n_replicates.cmp(&left.n_replicates).then_with(|| left.model.cmp(&right.model))
    });
    picked
}
