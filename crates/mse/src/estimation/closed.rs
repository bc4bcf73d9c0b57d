//! Rows of the closed-population models.

use super::ask::Asked;
use super::method::{Method, MethodRole};
use super::options::EstimationOptions;
use super::refusal::SkipReason;
use super::row::{MethodRow, RowDetail};
use crate::closed_population::ProfileOptions;
use crate::interval::as_f64;
use crate::{CaptureTable, closed_population};

/// The row of a model.
pub(super) fn rows(asked: &Asked<'_>, model: closed_population::Model) -> Vec<MethodRow> {
    vec![closed_row(asked.table, asked.method, model, asked.options)]
}

/// The row of a model that takes the order of the lists as their order in time: only where it was named.
pub(super) fn rows_in_time(asked: &Asked<'_>, model: closed_population::Model) -> Vec<MethodRow> {
    if asked.is_named() {
        rows(asked, model)
    } else {
        vec![MethodRow::skipped(asked.method, SkipReason::OrderInTime)]
    }
}

/// A fit with its profile likelihood interval, or the model's own where there is no profile.
fn closed_row(
    table: &CaptureTable,
    method: Method,
    model: closed_population::Model,
    options: &EstimationOptions,
) -> MethodRow {
    let fit = match closed_population::fit(table, model, options.level) {
        Ok(fit) => fit,
        Err(refusal) => return MethodRow::not_estimable(method, refusal),
    };
    let profile_options = ProfileOptions { level: options.level, ..ProfileOptions::default() };
    let interval = match closed_population::profile(table, model, profile_options) {
        Ok(profile) => profile.interval,
        Err(_) => fit.size.interval,
    };
    let detail =
        RowDetail::Closed { bias: fit.bias, deviance: fit.deviance, df: fit.df, aic: fit.aic, bic: fit.bic };
    let row = MethodRow::estimated(method, as_f64(table.n_observed()), fit.size.estimate)
        .with_interval(Some(interval))
        .with_detail(detail);
    if method.role(table.n_lists()) == MethodRole::Bound { row.into_bound() } else { row }
}
