//! Rows of the closed-population models.

use super::method::Method;
use super::options::EstimationOptions;
use super::row::{MethodRow, RowDetail};
use crate::interval::as_f64;
use crate::{CaptureTable, ClosedModel, Heterogeneity, ProfileOptions, fit_closed, profile_closed};

/// The model behind a method, where it is one of these.
pub(super) const fn closed_model(method: Method) -> Option<ClosedModel> {
    use Heterogeneity as H;
    Some(match method {
        Method::M0 => ClosedModel::M0,
        Method::MhChao => ClosedModel::Mh(H::ChaoLowerBound),
        Method::MhPoisson => ClosedModel::Mh(H::POISSON2),
        Method::MhDarroch => ClosedModel::Mh(H::Darroch),
        Method::MhGamma => ClosedModel::Mh(H::GAMMA3_5),
        Method::MthChao => ClosedModel::Mth(H::ChaoLowerBound),
        Method::MthPoisson => ClosedModel::Mth(H::POISSON2),
        Method::MthDarroch => ClosedModel::Mth(H::Darroch),
        Method::MthGamma => ClosedModel::Mth(H::GAMMA3_5),
        Method::Mb => ClosedModel::Mb,
        Method::Mbh => ClosedModel::Mbh,
        _ => return None,
    })
}

/// A fit with its profile likelihood interval, or the model's own where there is no profile.
pub(super) fn closed_row(
    table: &CaptureTable,
    method: Method,
    model: ClosedModel,
    options: &EstimationOptions,
) -> MethodRow {
    let fit = match fit_closed(table, model, options.level) {
        Ok(fit) => fit,
        Err(refusal) => return MethodRow::not_estimable(method, refusal),
    };
    let profile_options = ProfileOptions { level: options.level, ..ProfileOptions::default() };
    let interval = match profile_closed(table, model, profile_options) {
        Ok(profile) => profile.interval,
        Err(_) => fit.size.interval,
    };
    let detail =
        RowDetail::Closed { bias: fit.bias, deviance: fit.deviance, df: fit.df, aic: fit.aic, bic: fit.bic };
    let row = MethodRow::estimated(method, as_f64(table.n_observed()), fit.size.estimate)
        .with_interval(Some(interval))
        .with_detail(detail);
    if matches!(method, Method::MhChao | Method::MthChao) { row.into_bound() } else { row }
}
