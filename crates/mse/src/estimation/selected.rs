//! Rows of the log-linear models, with what their selections have in common.

use super::ask::Asked;
use super::doubt::Doubt;
use super::method::Method;
use super::model_fit::ModelFit;
use super::options::{Effort, EstimationOptions};
use super::refusal::{NotEstimable, SkipReason};
use super::relabel::Relabel;
use super::rival::within_reach;
use super::row::{BootstrapDetail, MethodRow, RowDetail};
use super::size_draws::SizeDraws;
use crate::bootstrap::{Among, ModelBootstrap, Redraw, Replicates, bootstrap_ranked, bootstrap_stepwise};
use crate::closed_population::{Heterogeneity, ProfileOptions, profile_with_common_dependence};
use crate::interval::as_f64;
use crate::loglinear::{
    Criterion, Estimability, HierarchicalModel, SelectOptions, SelectRefusal, Selection, StepwiseOptions,
    select_by_criteria, select_stepwise,
};
use crate::{CaptureTable, Progress, SizeInterval, loglinear};

/// Models kept of a selection, of which those within ten units make up the multiverse.
const N_KEPT: usize = 5_000;
/// Models that a replicate chooses among at quick effort.
const N_TOP: usize = 100;
/// Models picked by replicates that are kept.
const MOST_PICKED: usize = 20;
/// Beyond so many lists a bootstrap takes too long at quick effort.
const MOST_QUICK_LISTS: usize = 8;

/// The models of a table ranked by both criteria, once for all rows that need them.
#[derive(Debug)]
pub(super) struct Rankings {
    pub(super) bic: Result<Selection, NotRanked>,
    pub(super) aic: Result<Selection, NotRanked>,
}

/// Why models were not ranked.
#[derive(Debug, Clone, Copy)]
pub(super) enum NotRanked {
    Skipped(SkipReason),
    Refused(SelectRefusal),
}

impl NotRanked {
    fn row(self, method: Method) -> MethodRow {
        match self {
            Self::Skipped(reason) => MethodRow::skipped(method, reason),
            Self::Refused(refusal) => MethodRow::not_estimable(method, refusal),
        }
    }
}

fn select_options(n_lists: usize, criterion: Criterion, options: &EstimationOptions) -> SelectOptions {
    let max_order = (options.effort == Effort::Quick && n_lists == 6).then_some(2);
    SelectOptions { criterion, max_order, n_best: N_KEPT, level: options.level }
}

/// Why no space of models is gone through at all.
fn unranked(n_lists: usize, options: &EstimationOptions) -> Option<SkipReason> {
    if n_lists < 3 {
        Some(SkipReason::TooFewLists { least: 3, found: n_lists })
    } else if n_lists > 7 {
        Some(SkipReason::TooManyLists { most: 7, found: n_lists })
    } else if n_lists == 7 && options.effort == Effort::Quick {
        Some(SkipReason::Effort { found: n_lists })
    } else {
        None
    }
}

impl Rankings {
    /// Whether a method reads a ranking.
    pub(super) const fn serve(method: Method) -> bool {
        matches!(
            method,
            Method::BestBic
                | Method::BestBicProfile
                | Method::BestBicOpen
                | Method::BestAic
                | Method::AverageBic
                | Method::AverageAic
        )
    }

    /// The ranking by BIC, or by AIC.
    const fn by(&self, criterion: Criterion) -> &Result<Selection, NotRanked> {
        match criterion {
            Criterion::Bic => &self.bic,
            Criterion::Aic | Criterion::Aicc => &self.aic,
        }
    }

    pub(super) fn of(table: &CaptureTable, options: &EstimationOptions, progress: &dyn Fn(Progress)) -> Self {
        if let Some(reason) = unranked(table.n_lists(), options) {
            return Self { bic: Err(NotRanked::Skipped(reason)), aic: Err(NotRanked::Skipped(reason)) };
        }
        let selecting = select_options(table.n_lists(), Criterion::Bic, options);
        match select_by_criteria(table, [Criterion::Bic, Criterion::Aic], &selecting, progress) {
            Ok([bic, aic]) => {
                Self { bic: bic.map_err(NotRanked::Refused), aic: aic.map_err(NotRanked::Refused) }
            }
            Err(refusal) => {
                Self { bic: Err(NotRanked::Refused(refusal)), aic: Err(NotRanked::Refused(refusal)) }
            }
        }
    }
}

pub(super) fn of_independence(asked: &Asked<'_>) -> Vec<MethodRow> {
    vec![independence_row(asked.table, asked.options)]
}

/// What the selection by BIC says, chosen anew in every replicate.
pub(super) fn of_best_bic(asked: &Asked<'_>) -> Vec<MethodRow> {
    over_ranking(asked, Criterion::Bic, best_bic_row)
}

/// The best model by a criterion, taken as known.
pub(super) fn of_best(asked: &Asked<'_>, criterion: Criterion) -> Vec<MethodRow> {
    over_ranking(asked, criterion, |asked, ranking| {
        best_row(&asked.canonical.table, asked.method, ranking, asked.options)
    })
}

/// The best BIC's number, with the interval that holds what redraws give, what a common dependence of all pairs would, and what rivals
/// that fit as well do.
pub(super) fn of_best_bic_open(asked: &Asked<'_>) -> Vec<MethodRow> {
    let closed: Vec<MethodRow> = match asked.so_far.iter().find(|row| row.method == Method::BestBic) {
        Some(row) => vec![row.clone()],
        None => of_best_bic(&Asked { method: Method::BestBic, ..*asked }),
    };
    closed.into_iter().map(|row| opened(asked, row)).collect()
}

fn opened(asked: &Asked<'_>, closed: MethodRow) -> MethodRow {
    let (Some(Ok(selection)), Some(n_total)) = (asked.rankings.map(|found| &found.bic), closed.n_total)
    else {
        return MethodRow { method: asked.method, ..closed };
    };
    let options = ProfileOptions { level: asked.options.level, ..ProfileOptions::default() };
    let model = &selection.best[0].model;
    // The shapes fit alike and reach differently far: what they leave open together is what the lists leave open.
    let mut interval = closed.interval;
    for shape in [Heterogeneity::Darroch, Heterogeneity::GAMMA3_5] {
        match profile_with_common_dependence(&asked.canonical.table, model, shape, options) {
            Ok(open) => interval = Some(interval.map_or(open.interval, |found| found.joined(open.interval))),
            // The pattern's own terms make the shape, and what redraws give holds it.
            Err(loglinear::Refusal::NotEstimable { estimability: Estimability::NotIdentifiable }) => {}
            Err(refusal) => return MethodRow::not_estimable(asked.method, refusal),
        }
    }
    let fit = closed.fit();
    if let (Some(found), Some(fit)) = (interval, fit) {
        // What reaches too far to say anything is a reason against the number, and not its interval.
        let joined = asked.rivals.joined(found, fit);
        interval = Some(if Doubt::is_wide(&joined) { found } else { joined });
    }
    let interval = interval.map(|found| within_reach(found, as_f64(asked.table.n_observed())));
    let mut row = MethodRow::estimated(asked.method, as_f64(asked.table.n_observed()), n_total)
        .with_interval(interval)
        .with_detail(fit.map_or(RowDetail::None, |fit| RowDetail::Model { fit }));
    row.model = closed.model;
    row
}

/// The average over all models.
pub(super) fn of_average(asked: &Asked<'_>, criterion: Criterion) -> Vec<MethodRow> {
    over_ranking(asked, criterion, |asked, ranking| {
        average_row(&asked.canonical.table, asked.method, ranking)
    })
}

pub(super) fn of_stepwise(asked: &Asked<'_>) -> Vec<MethodRow> {
    let mut row = stepwise_row(&asked.canonical.table, asked.options, asked.progress);
    row.relabel(asked.canonical);
    vec![row]
}

/// The row made of a ranking, which is there wherever a method that needs one was asked for.
fn over_ranking(
    asked: &Asked<'_>,
    criterion: Criterion,
    row: fn(&Asked<'_>, &Result<Selection, NotRanked>) -> MethodRow,
) -> Vec<MethodRow> {
    let Some(rankings) = asked.rankings else { return Vec::new() };
    let mut row = row(asked, rankings.by(criterion));
    row.relabel(asked.canonical);
    vec![row]
}

fn independence_row(table: &CaptureTable, options: &EstimationOptions) -> MethodRow {
    let method = Method::Independence;
    if table.n_lists() < 2 {
        return MethodRow::skipped(method, SkipReason::TooFewLists { least: 2, found: table.n_lists() });
    }
    match HierarchicalModel::independence(table.n_lists()) {
        Ok(model) => model_row(table, method, &model, options),
        Err(_) => {
            let refusal = loglinear::Refusal::TooManyLists { found: table.n_lists() };
            MethodRow::not_estimable(method, refusal)
        }
    }
}

/// A model taken as known, with its profile likelihood interval.
fn model_row(
    table: &CaptureTable,
    method: Method,
    model: &HierarchicalModel,
    options: &EstimationOptions,
) -> MethodRow {
    let fit = match loglinear::fit(table, model) {
        Ok(fit) => fit,
        Err(refusal) => return MethodRow::not_estimable(method, refusal),
    };
    let profile_options = ProfileOptions { level: options.level, ..ProfileOptions::default() };
    let interval = match loglinear::profile(table, model, profile_options) {
        Ok(profile) => Some(profile.interval),
        Err(_) => fit.interval(options.level).ok(),
    };
    let detail = RowDetail::Model { fit: ModelFit::from(&fit) };
    let mut row = MethodRow::estimated(method, as_f64(table.n_observed()), fit.population)
        .with_interval(interval)
        .with_detail(detail);
    row.model = Some(fit.model);
    row
}

/// The row of the best model by a criterion, taken as known.
fn best_row(
    table: &CaptureTable,
    method: Method,
    ranking: &Result<Selection, NotRanked>,
    options: &EstimationOptions,
) -> MethodRow {
    match ranking {
        Ok(selection) => model_row(table, method, &selection.best[0].model, options),
        Err(refusal) => refusal.row(method),
    }
}

/// The row of the best model, selected anew in every replicate.
fn best_bic_row(asked: &Asked<'_>, ranking: &Result<Selection, NotRanked>) -> MethodRow {
    let &Asked { method, canonical, options, progress, .. } = asked;
    let table = &canonical.table;
    let selection = match ranking {
        Ok(selection) => selection,
        Err(refusal) => return refusal.row(method),
    };
    if options.n_bootstrap == 0 {
        return model_row(table, method, &selection.best[0].model, options);
    }
    let replicates = replicates(table, selection.best[0].estimate.population, options);
    match bootstrap_ranked(
        table,
        selection,
        N_TOP,
        among(options.effort),
        &replicates,
        &[options.level],
        progress,
    ) {
        Ok(bootstrap) => bootstrap_row(table, method, &bootstrap),
        Err(refusal) => MethodRow::not_estimable(method, refusal),
    }
}

/// Among which models a replicate chooses.
const fn among(effort: Effort) -> Among {
    match effort {
        Effort::Quick => Among::TopModels,
        Effort::Full => Among::WholeSpace,
    }
}

/// Whether people are drawn anew for the stepwise model.
const fn is_redrawn_stepwise(n_lists: usize, options: &EstimationOptions) -> bool {
    let has_time = match options.effort {
        Effort::Quick => n_lists <= MOST_QUICK_LISTS,
        Effort::Full => true,
    };
    has_time && options.n_bootstrap > 0
}

fn stepwise_row(
    table: &CaptureTable,
    options: &EstimationOptions,
    progress: &(dyn Fn(Progress) + Sync),
) -> MethodRow {
    let method = Method::Stepwise;
    let n_lists = table.n_lists();
    if n_lists < 3 {
        return MethodRow::skipped(method, SkipReason::TooFewLists { least: 3, found: n_lists });
    }
    let stepping = StepwiseOptions::default();
    if !is_redrawn_stepwise(n_lists, options) {
        return match select_stepwise(table, &stepping) {
            Ok(selected) => model_row(table, method, &selected.fit.model, options),
            Err(refusal) => MethodRow::not_estimable(method, refusal),
        };
    }
    // A table that refuses is found out before a thousand replicates are drawn.
    let n_total = match select_stepwise(table, &stepping) {
        Ok(selected) => selected.fit.population,
        Err(refusal) => return MethodRow::not_estimable(method, refusal),
    };
    let replicates = replicates(table, n_total, options);
    match bootstrap_stepwise(table, &stepping, &replicates, &[options.level], progress) {
        Ok(bootstrap) => bootstrap_row(table, method, &bootstrap),
        Err(refusal) => MethodRow::not_estimable(method, refusal),
    }
}

fn replicates(table: &CaptureTable, n_total: f64, options: &EstimationOptions) -> Replicates {
    match options.redraw {
        Redraw::Population => Replicates::redraw(table, n_total, options.n_bootstrap, options.seed),
        Redraw::Seen => Replicates::draw(table, options.n_bootstrap, options.seed),
    }
}

fn bootstrap_row(table: &CaptureTable, method: Method, bootstrap: &ModelBootstrap) -> MethodRow {
    let limits = bootstrap.bca.intervals.first();
    let corrected = limits.map(|limits| limits.bca);
    let interval: Option<SizeInterval> = limits
        .and_then(|limits| limits.bca.or(limits.percentile).ok())
        .map(|interval| interval.with_seen(as_f64(table.n_observed())));
    let bca_refusal = corrected.and_then(Result::err);
    let deletions = || bootstrap.deletions.iter().filter_map(|deletion| deletion.estimate);
    let lowest = deletions().fold(f64::INFINITY, f64::min);
    let highest = deletions().fold(f64::NEG_INFINITY, f64::max);
    let detail = BootstrapDetail {
        n_replicates: bootstrap.bca.n_replicates,
        n_usable: bootstrap.bca.n_usable,
        bca_refusal,
        percentile: limits.and_then(|limits| limits.percentile.ok()),
        z0: bootstrap.bca.z0,
        acceleration: bootstrap.bca.acceleration,
        fit: loglinear::fit(table, &bootstrap.model).ok().as_ref().map(ModelFit::from),
        picked: bootstrap.picked.iter().take(MOST_PICKED).cloned().collect(),
        n_picked: bootstrap.picked.len(),
        modes: bootstrap.modes.clone(),
        without_one: (lowest <= highest).then_some((lowest, highest)),
    };
    let mut row = MethodRow::estimated(method, as_f64(table.n_observed()), bootstrap.bca.estimate)
        .with_interval(interval)
        .with_detail(RowDetail::Bootstrap(Box::new(detail)))
        .with_draws(Some(SizeDraws::of_bootstrap(bootstrap)));
    row.model = Some(bootstrap.model.clone());
    row
}

fn average_row(table: &CaptureTable, method: Method, ranking: &Result<Selection, NotRanked>) -> MethodRow {
    let selection = match ranking {
        Ok(selection) => selection,
        Err(refusal) => return refusal.row(method),
    };
    let average = &selection.average;
    let detail = RowDetail::Average {
        n_models: average.n_models,
        best_weight: average.best_weight,
        spreads: average.spreads.clone(),
    };
    if !average.population_from_log.is_finite() {
        return MethodRow::not_estimable(method, NotEstimable::BeyondReach);
    }
    MethodRow::estimated(method, as_f64(table.n_observed()), average.population_from_log)
        .with_interval(Some(average.interval_from_log))
        .with_detail(detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(effort: Effort) -> EstimationOptions {
        EstimationOptions { effort, level: 0.8, ..EstimationOptions::default() }
    }

    /// Three to six lists are gone through at once, seven take time, and of six at quick effort only pairs are tried.
    #[test]
    fn lists_decide_how_many_models_are_tried() {
        let few = Some(SkipReason::TooFewLists { least: 3, found: 2 });
        let many = Some(SkipReason::TooManyLists { most: 7, found: 8 });
        let slow = Some(SkipReason::Effort { found: 7 });
        let of = |effort: Effort| [2, 3, 6, 7, 8].map(|n_lists| unranked(n_lists, &with(effort)));
        assert_eq!(of(Effort::Quick), [few, None, None, slow, many]);
        assert_eq!(of(Effort::Full), [few, None, None, None, many]);
        let order = |effort: Effort| {
            [5, 6, 7].map(|n_lists| select_options(n_lists, Criterion::Aic, &with(effort)).max_order)
        };
        assert_eq!(order(Effort::Quick), [None, Some(2), None]);
        assert_eq!(order(Effort::Full), [None; 3]);
        assert!((select_options(4, Criterion::Aic, &with(Effort::Quick)).level - 0.8).abs() < 1e-15);
    }

    /// Quick redraws choose among the best models, and of nine lists there are none step by step.
    #[test]
    fn redraws_are_as_many_as_there_is_time_for() {
        assert!(matches!(among(Effort::Quick), Among::TopModels));
        assert!(matches!(among(Effort::Full), Among::WholeSpace));
        let of = |effort: Effort, n_bootstrap: usize| {
            let options = EstimationOptions { n_bootstrap, ..with(effort) };
            [3, 8, 9].map(|n_lists| is_redrawn_stepwise(n_lists, &options))
        };
        assert_eq!(of(Effort::Quick, 1), [true, true, false]);
        assert_eq!(of(Effort::Full, 1), [true; 3]);
        assert_eq!((of(Effort::Quick, 0), of(Effort::Full, 0)), ([false; 3], [false; 3]));
    }
}
