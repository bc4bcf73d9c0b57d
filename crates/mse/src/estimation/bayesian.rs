//! Rows of the Bayesian methods.

use super::ask::Asked;
use super::method::Method;
use super::options::{Effort, EstimationOptions};
use super::refusal::{NotEstimable, SkipReason};
use super::relabel::Relabel;
use super::row::{
    ChainDetail, ChainQuantity, MethodRow, ModelsDetail, PriorAnswer, RowDetail, RowStatus, WatchedQuantity,
};
use super::size_draws::SizeDraws;
use crate::bayesian::chain::{Convergence, DrawSummary, Shortfall};
use crate::bayesian::decomposable::CellWeight;
use crate::bayesian::hierarchical::CoefficientVariance;
use crate::bayesian::{decomposable, hierarchical, latent_class, thresholding};
use crate::interval::as_f64;
use crate::{CaptureTable, History, Progress};

/// Models of an average that are kept.
const MOST_MODELS: usize = 10;

fn too_few(method: Method, table: &CaptureTable, least: usize) -> Option<MethodRow> {
    let found = table.n_lists();
    (found < least).then(|| MethodRow::skipped(method, SkipReason::TooFewLists { least, found }))
}

fn too_slow(
    method: Method,
    table: &CaptureTable,
    quick: usize,
    options: &EstimationOptions,
) -> Option<MethodRow> {
    let found = table.n_lists();
    let is_slow = options.effort == Effort::Quick && found > quick;
    is_slow.then(|| MethodRow::skipped(method, SkipReason::Effort { found }))
}

pub(super) fn of_graphs(asked: &Asked<'_>) -> Vec<MethodRow> {
    on_canonical(asked, decomposable_row)
}

pub(super) fn of_hierarchical(asked: &Asked<'_>) -> Vec<MethodRow> {
    on_canonical(asked, hierarchical_row)
}

pub(super) fn of_latent_classes(asked: &Asked<'_>) -> Vec<MethodRow> {
    on_canonical(asked, latent_class_row)
}

pub(super) fn of_thresholding(asked: &Asked<'_>) -> Vec<MethodRow> {
    on_canonical(asked, thresholding_row)
}

type MakeRow = fn(&CaptureTable, &EstimationOptions, &(dyn Fn(Progress) + Sync)) -> MethodRow;

fn on_canonical(asked: &Asked<'_>, make: MakeRow) -> Vec<MethodRow> {
    let mut row = make(&asked.canonical.table, asked.options, asked.progress);
    row.relabel(asked.canonical);
    vec![row]
}

fn decomposable_row(
    table: &CaptureTable,
    options: &EstimationOptions,
    progress: &(dyn Fn(Progress) + Sync),
) -> MethodRow {
    let method = Method::Decomposable;
    if let Some(row) = too_few(method, table, 3).or_else(|| too_slow(method, table, 5, options)) {
        return row;
    }
    let averaging = decomposable::Options { level: options.level, ..decomposable::Options::default() };
    let posterior = match decomposable::average_with_progress(table, &averaging, progress) {
        Ok(posterior) => posterior,
        Err(refusal) => return MethodRow::not_estimable(method, refusal),
    };
    let Some(median) = posterior.median else {
        return MethodRow::not_estimable(method, NotEstimable::NoMedian);
    };
    // Graphs over six lists and more are too many to average three times for a hint.
    let weights: &[CellWeight] =
        if table.n_lists() <= 5 { &[CellWeight::Each(0.5), CellWeight::Each(1.0)] } else { &[] };
    let answer = |found: &decomposable::Posterior| PriorAnswer {
        delta: found.delta,
        median: found.median,
        interval: found.interval,
    };
    let mut priors = vec![answer(&posterior)];
    for &cell_weight in weights {
        let under = decomposable::Options { cell_weight, ..averaging };
        if let Ok(other) = decomposable::average(table, &under) {
            priors.push(answer(&other));
        }
    }
    let (cliques, probability) = posterior.graphs.first().map_or((Vec::new(), 0.0), |top| {
        let cliques = top
            .graph
            .cliques()
            .into_iter()
            .map(|clique| History::from_bits(clique.into_iter().fold(0, |bits, list| bits | 1 << list)));
        (cliques.collect(), top.probability)
    });
    MethodRow::estimated(method, as_f64(table.n_observed()), median)
        .with_interval(Some(posterior.interval))
        .with_detail(RowDetail::Graphs { cliques, probability, edges: posterior.edges, priors })
        .with_draws(Some(SizeDraws::Exact { posterior: Box::new(posterior.size) }))
}

fn hierarchical_row(
    table: &CaptureTable,
    options: &EstimationOptions,
    progress: &(dyn Fn(Progress) + Sync),
) -> MethodRow {
    let method = Method::Hierarchical;
    if let Some(row) = too_few(method, table, 3) {
        return row;
    }
    let (most, found) = (hierarchical::MAX_LISTS, table.n_lists());
    if found > most {
        return MethodRow::skipped(method, SkipReason::TooManyLists { most, found });
    }
    let averaging = hierarchical::Options { level: options.level, ..hierarchical::Options::default() };
    let posterior = match hierarchical::average_with_progress(table, &averaging, progress) {
        Ok(posterior) => posterior,
        Err(refusal) => return MethodRow::not_estimable(method, refusal),
    };
    let Some(median) = posterior.median else {
        return MethodRow::not_estimable(method, NotEstimable::NoMedian);
    };
    let variance = CoefficientVariance::SABANES_BOVE_HELD;
    let unknown = has_time_for_variances(found, options.effort)
        .then(|| hierarchical::average(table, &hierarchical::Options { variance, ..averaging }))
        .and_then(Result::ok);
    let detail = ModelsDetail {
        n_models: posterior.n_models,
        left_out: posterior.left_out,
        without_estimate: posterior.without_estimate(),
        models: posterior.models.iter().take(MOST_MODELS).cloned().collect(),
        interactions: posterior.interactions,
        unknown_variance: unknown.and_then(|found| Some((found.median?, found.interval))),
    };
    MethodRow::estimated(method, as_f64(table.n_observed()), median)
        .with_interval(Some(posterior.interval))
        .with_detail(RowDetail::Models(Box::new(detail)))
        .with_draws(Some(SizeDraws::Exact { posterior: Box::new(posterior.size) }))
}

/// Whether the variance of coefficients is also taken as unknown: it is then integrated at many values, and five lists take some ten times
/// as long.
const fn has_time_for_variances(n_lists: usize, effort: Effort) -> bool {
    match effort {
        Effort::Quick => n_lists < hierarchical::MAX_LISTS,
        Effort::Full => true,
    }
}

fn latent_class_row(
    table: &CaptureTable,
    options: &EstimationOptions,
    progress: &(dyn Fn(Progress) + Sync),
) -> MethodRow {
    let method = Method::LatentClass;
    if let Some(row) = too_few(method, table, 3).or_else(|| too_slow(method, table, 8, options)) {
        return row;
    }
    let mut sampling = latent_class::Options {
        level: options.level,
        seed: options.seed,
        ..latent_class::Options::default()
    };
    if options.effort == Effort::Quick {
        sampling = latent_class::Options {
            n_chains: 4,
            n_burn_in: 2_000,
            n_draws: 1_000,
            thinning: 4,
            max_rounds: 4,
            ..sampling
        };
    }
    let run = match latent_class::run_with_progress(table, &sampling, progress) {
        Ok(run) => run,
        Err(refusal) => return MethodRow::not_estimable(method, refusal),
    };
    let detail = ChainDetail {
        n_chains: sampling.n_chains,
        watched: vec![watched(ChainQuantity::LogSize, &run.convergence)],
        chain_medians: run.draws.chain_medians.clone(),
        modes: run.modes.clone(),
        n_capped: run.n_capped,
    };
    chain_row(method, as_f64(run.n_observed), run.posterior(), &run.convergence, detail)
}

fn thresholding_row(
    table: &CaptureTable,
    options: &EstimationOptions,
    progress: &(dyn Fn(Progress) + Sync),
) -> MethodRow {
    let method = Method::Thresholding;
    if let Some(row) = too_few(method, table, 3).or_else(|| too_slow(method, table, 6, options)) {
        return row;
    }
    let mut sampling = thresholding::Options {
        level: options.level,
        seed: options.seed,
        ..thresholding::Options::default()
    };
    if options.effort == Effort::Quick {
        sampling = thresholding::Options { n_draws: 1_000, max_rounds: 3, ..sampling };
    }
    let run = match thresholding::run_with_progress(table, &sampling, progress) {
        Ok(run) => run,
        Err(refusal) => return MethodRow::not_estimable(method, refusal),
    };
    let Some(stage) = spokesman(&run.stages, |stage| stage.convergence.is_converged()) else {
        return MethodRow::not_estimable(method, NotEstimable::BeyondReach);
    };
    let detail = ChainDetail {
        n_chains: sampling.n_chains,
        watched: run
            .stages
            .iter()
            .enumerate()
            .map(|(at, stage)| {
                let is_final = at + 1 == run.stages.len();
                let quantity = ChainQuantity::WorstCoefficient { order: stage.order, is_final };
                watched(quantity, &stage.convergence)
            })
            .collect(),
        chain_medians: run.draws.chain_medians.clone(),
        modes: Vec::new(),
        n_capped: 0,
    };
    let mut row = chain_row(method, as_f64(run.n_observed), run.posterior(), &stage.convergence, detail);
    row.model = Some(run.model);
    row
}

/// The stage that speaks for the row: the first that fell short, as it chose the model, or else the last, which was sampled for the size.
fn spokesman<Stage>(stages: &[Stage], is_converged: impl Fn(&Stage) -> bool) -> Option<&Stage> {
    stages.iter().find(|stage| !is_converged(stage)).or(stages.last())
}

fn watched(quantity: ChainQuantity, convergence: &Convergence) -> WatchedQuantity {
    WatchedQuantity {
        quantity,
        diagnostic: convergence.diagnostic(),
        is_converged: convergence.is_converged(),
    }
}

fn chain_row(
    method: Method,
    n_observed: f64,
    posterior: Option<&DrawSummary>,
    convergence: &Convergence,
    detail: ChainDetail,
) -> MethodRow {
    let row = match (posterior, convergence) {
        (Some(draws), _) => {
            MethodRow::estimated(method, n_observed, draws.median).with_interval(Some(draws.interval))
        }
        (None, Convergence::NotConverged { shortfalls, .. }) => {
            let shortfalls = shortfalls.clone();
            MethodRow::without_number(method, RowStatus::NotConverged { shortfalls })
        }
        (None, Convergence::Converged { .. }) => {
            MethodRow::without_number(method, RowStatus::NotConverged { shortfalls: vec![Shortfall::Stuck] })
        }
    };
    row.with_detail(RowDetail::Chains(Box::new(detail))).with_draws(posterior.map(SizeDraws::of_chains))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everyone on so many lists, of which the last is empty.
    fn lists(n_lists: usize) -> CaptureTable {
        let names = (0..n_lists).map(|list| format!("list {list}")).collect();
        CaptureTable::new(names, (1..1_u32 << (n_lists - 1)).map(|bits| (History::from_bits(bits), 3)))
            .unwrap()
    }

    fn status(make: MakeRow, n_lists: usize) -> RowStatus {
        make(&lists(n_lists), &EstimationOptions::default(), &|_| {}).status
    }

    /// Two lists are too few for each, and each says at how many it begins to take long, or can no more.
    #[test]
    fn each_method_takes_so_many_lists() {
        let too_few = RowStatus::Skipped { reason: SkipReason::TooFewLists { least: 3, found: 2 } };
        for make in [decomposable_row, hierarchical_row, latent_class_row, thresholding_row] {
            assert_eq!(status(make, 2), too_few);
        }
        let slow = |found: usize| RowStatus::Skipped { reason: SkipReason::Effort { found } };
        assert_eq!(status(decomposable_row, 6), slow(6));
        assert_eq!(status(thresholding_row, 7), slow(7));
        assert_eq!(status(latent_class_row, 9), slow(9));
        let many = RowStatus::Skipped { reason: SkipReason::TooManyLists { most: 5, found: 6 } };
        assert_eq!(status(hierarchical_row, 6), many);
        // With one list fewer each is begun, and finds the empty list.
        for (make, n_lists) in [
            (decomposable_row as MakeRow, 5),
            (thresholding_row, 6),
            (latent_class_row, 8),
            (hierarchical_row, 5),
            (decomposable_row, 3),
            (hierarchical_row, 3),
        ] {
            assert!(matches!(status(make, n_lists), RowStatus::NotEstimable { .. }), "{n_lists} lists");
        }
    }

    /// A stage that fell short speaks before a later one that did not.
    #[test]
    fn the_first_stage_that_fell_short_speaks() {
        let speaks = |stages: &[(u32, bool)]| spokesman(stages, |stage| stage.1).map(|stage| stage.0);
        assert_eq!(speaks(&[(1, true), (2, false), (3, false), (4, true)]), Some(2));
        assert_eq!(speaks(&[(1, true), (2, true)]), Some(2));
        assert_eq!(speaks(&[]), None);
    }

    #[test]
    fn what_takes_long_is_tried_at_full_effort() {
        let is_slow = |n_lists: usize, effort: Effort| {
            let options = EstimationOptions { effort, ..EstimationOptions::default() };
            too_slow(Method::Decomposable, &lists(n_lists), 5, &options).is_some()
        };
        assert_eq!([4, 5, 6].map(|n_lists| is_slow(n_lists, Effort::Quick)), [false, false, true]);
        assert_eq!([4, 5, 6].map(|n_lists| is_slow(n_lists, Effort::Full)), [false; 3]);
        let of = |effort: Effort| [3, 4, 5].map(|n_lists| has_time_for_variances(n_lists, effort));
        assert_eq!(of(Effort::Quick), [true, true, false]);
        assert_eq!(of(Effort::Full), [true; 3]);
    }
}
