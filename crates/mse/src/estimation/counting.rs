//! Rows that only count: bounds from capture frequencies, two lists, sample coverage.

use super::ask::Asked;
use super::method::Method;
use super::options::EstimationOptions;
use super::refusal::{NotEstimable, SkipReason};
use super::relabel::Relabel;
use super::row::{MethodRow, RowDetail};
use crate::interval::as_f64;
use crate::sample_coverage::LOW_COVERAGE;
use crate::single_source::{Occasions, chao, chao_corrected, zelterman};
use crate::two_list::{TwoLists, chapman, lincoln_petersen};
use crate::{CaptureCounts, CaptureTable, SizeEstimate, sample_coverage, two_list};

/// Bootstrap tables behind the standard errors of sample coverage; more would not change a digit that is read.
const COVERAGE_REPLICATES: usize = 200;

pub(super) fn of_size<E: Into<NotEstimable>>(method: Method, size: Result<SizeEstimate, E>) -> MethodRow {
    match size {
        Ok(size) => MethodRow::estimated(method, as_f64(size.n_observed), size.estimate)
            .with_interval(Some(size.interval)),
        Err(refusal) => MethodRow::not_estimable(method, refusal),
    }
}

/// The row of Chao's bound.
pub(super) fn of_chao(asked: &Asked<'_>) -> Vec<MethodRow> {
    of_frequencies(asked, chao)
}

/// The row of Chao's bias-corrected bound.
pub(super) fn of_chao_corrected(asked: &Asked<'_>) -> Vec<MethodRow> {
    of_frequencies(asked, chao_corrected)
}

/// The row of Zelterman's estimate.
pub(super) fn of_zelterman(asked: &Asked<'_>) -> Vec<MethodRow> {
    of_frequencies(asked, |counts, _, level| zelterman(counts, level))
}

/// The row of an estimate that needs only how often people were captured.
fn of_frequencies<E: Into<NotEstimable>>(
    asked: &Asked<'_>,
    estimate: impl FnOnce(&CaptureCounts, Occasions, f64) -> Result<SizeEstimate, E>,
) -> Vec<MethodRow> {
    let (table, method) = (asked.table, asked.method);
    let Ok(counts) = CaptureCounts::of_table(table) else {
        return vec![MethodRow::not_estimable(method, NotEstimable::NobodySeen)];
    };
    if table.n_lists() > 1 && !table.has_overlap() {
        let n_observed = table.n_observed();
        return vec![MethodRow::not_estimable(method, NotEstimable::NoOverlap { n_observed })];
    }
    let occasions = Occasions::Fixed(u32::try_from(table.n_lists()).unwrap_or(u32::MAX));
    vec![of_size(method, estimate(&counts, occasions, asked.options.level))]
}

/// The row of a table that has just two lists; of more lists only where the method was named.
pub(super) fn of_two_lists(asked: &Asked<'_>) -> Vec<MethodRow> {
    let found = asked.table.n_lists();
    if found <= 2 {
        vec![pair_row(asked.table, asked.method, 0, 1, asked.options)]
    } else if asked.is_named() {
        vec![MethodRow::skipped(asked.method, SkipReason::TooManyLists { most: 2, found })]
    } else {
        Vec::new()
    }
}

/// One row for every pair of lists.
pub(super) fn of_pairs(asked: &Asked<'_>) -> Vec<MethodRow> {
    let n_lists = asked.table.n_lists();
    if n_lists < 3 {
        return too_few_for_rows(asked);
    }
    let pairs = (0..n_lists).flat_map(|first| (first + 1..n_lists).map(move |second| (first, second)));
    pairs.map(|(first, second)| pair_row(asked.table, asked.method, first, second, asked.options)).collect()
}

/// Of two lists there is one pair, and each of them is the rest of the other: no rows beside those of two lists.
fn too_few_for_rows(asked: &Asked<'_>) -> Vec<MethodRow> {
    let reason = SkipReason::TooFewLists { least: 3, found: asked.table.n_lists() };
    if asked.is_named() { vec![MethodRow::skipped(asked.method, reason)] } else { Vec::new() }
}

fn pair_row(
    table: &CaptureTable,
    method: Method,
    first: usize,
    second: usize,
    options: &EstimationOptions,
) -> MethodRow {
    let lists = match TwoLists::of_table(table, first, second) {
        Ok(lists) => lists,
        Err(refusal) => return MethodRow::not_estimable(method, refusal),
    };
    let detail = RowDetail::Pair { first, second, n_both: lists.n_both() };
    over_all_seen(table, method, lists, options).with_detail(detail)
}

/// One row for every list against all others merged.
pub(super) fn of_one_against_rest(asked: &Asked<'_>) -> Vec<MethodRow> {
    let &Asked { method, table, options, .. } = asked;
    if table.n_lists() < 3 {
        return too_few_for_rows(asked);
    }
    let rows = (0..table.n_lists()).map(|list| {
        let (mut n_list, mut n_rest, mut n_both) = (0, 0, 0);
        for &(history, count) in table.cells() {
            let (on_list, on_rest) = (history.contains(list), history.bits() & !(1 << list) != 0);
            n_list += if on_list { count } else { 0 };
            n_rest += if on_rest { count } else { 0 };
            n_both += if on_list && on_rest { count } else { 0 };
        }
        let detail = RowDetail::OneAgainstRest { list, n_both };
        match TwoLists::new(n_list, n_rest, n_both) {
            Ok(lists) => over_all_seen(table, method, lists, options).with_detail(detail),
            Err(refusal) => MethodRow::not_estimable(method, refusal),
        }
    });
    rows.collect()
}

/// An estimate from two lists is one of the whole population: where it falls below all who were seen it refutes itself.
fn over_all_seen(
    table: &CaptureTable,
    method: Method,
    lists: TwoLists,
    options: &EstimationOptions,
) -> MethodRow {
    // Without an overlap Chapman's estimate is finite by its construction only.
    if lists.n_both() == 0 {
        let (n_first, n_second) = (lists.n_first(), lists.n_second());
        return MethodRow::not_estimable(method, two_list::Refusal::NoOverlap { n_first, n_second });
    }
    let size = if method == Method::LincolnPetersen {
        lincoln_petersen(lists, options.level)
    } else {
        chapman(lists, options.level)
    };
    match size {
        Ok(size) => {
            let n_observed = as_f64(table.n_observed());
            let mut interval = size.interval;
            if interval.upper.finite().is_some_and(|upper| upper < n_observed) {
                return MethodRow::not_estimable(method, NotEstimable::BeyondReach);
            }
            interval.lower = interval.lower.max(n_observed);
            MethodRow::estimated(method, n_observed, size.estimate).with_interval(Some(interval))
        }
        Err(refusal) => MethodRow::not_estimable(method, refusal),
    }
}

/// A row of sample coverage.
pub(super) fn of_coverage(asked: &Asked<'_>) -> Vec<MethodRow> {
    let mut row = coverage_row(&asked.canonical.table, asked.method, asked.options);
    row.relabel(asked.canonical);
    vec![row]
}

fn coverage_row(table: &CaptureTable, method: Method, options: &EstimationOptions) -> MethodRow {
    if table.n_lists() < 3 {
        let reason = SkipReason::TooFewLists { least: 3, found: table.n_lists() };
        return MethodRow::skipped(method, reason);
    }
    let coverage_options = sample_coverage::Options {
        n_replicates: COVERAGE_REPLICATES,
        seed: options.seed,
        level: options.level,
    };
    let estimate = match sample_coverage::estimate(table, coverage_options) {
        Ok(estimate) => estimate,
        Err(refusal) => return MethodRow::not_estimable(method, refusal),
    };
    let coverage = estimate.coverage;
    let is_high = method == Method::CoverageHigh;
    if is_high && coverage < LOW_COVERAGE {
        return MethodRow::not_estimable(method, NotEstimable::LowCoverage { coverage });
    }
    let size = if is_high { estimate.high_coverage } else { estimate.low_coverage };
    let sample_coverage::Size::Estimated { estimate: n_total, interval, n_failed_replicates, .. } = size
    else {
        return MethodRow::not_estimable(method, NotEstimable::NoCoverageSolution);
    };
    let row = MethodRow::estimated(method, as_f64(table.n_observed()), n_total)
        .with_interval(interval)
        .with_detail(RowDetail::Coverage { coverage, n_failed_replicates });
    if is_high { row } else { row.into_bound() }
}
