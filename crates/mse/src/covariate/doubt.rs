//! What speaks against the number of a model with covariates.

use super::bootstrap::Bootstrap;
use super::select::Selection;
use super::size::Size;
use crate::Method;
use crate::estimation::Doubt;
use crate::interval::as_f64;

/// The doubts, worst first: the same ones as of lists without covariates, as far as they can be asked here.
///
/// The best models by BIC and by AIC stand for the methods that are compared.
pub(super) fn doubts(
    bic: &Selection,
    aic: &Selection,
    total: &Size,
    bootstrap: Option<&Bootstrap>,
) -> Vec<Doubt> {
    let sizes = [bic, aic].map(|selection| selection.best[0].estimate.population);
    let (lowest, highest) = (sizes[0].min(sizes[1]), sizes[0].max(sizes[1]));
    let spreads = [bic, aic].map(|selection| {
        let near = selection.average.spreads.iter().find(|spread| spread.delta <= 2.0);
        near.map_or(1.0, |spread| spread.highest / spread.lowest)
    });
    let drawn = bootstrap.map(|drawn| &drawn.total);
    let mut doubts: Vec<Doubt> = [
        Doubt::of_sizes(lowest, highest, as_f64(total.n_observed)),
        Doubt::of_spread(spreads[0].max(spreads[1])),
        total.interval.as_ref().and_then(|interval| Doubt::of_width(Method::BestBic, interval)),
        drawn.and_then(|drawn| Doubt::of_replicates(drawn.n_usable, drawn.n_replicates)),
        bootstrap.and_then(|drawn| drawn.largest_deletion(total.n_total)).and_then(Doubt::of_one_person),
        total.doubled().and_then(Doubt::of_doubling),
    ]
    .into_iter()
    .flatten()
    .collect();
    doubts.sort_by_key(|doubt| std::cmp::Reverse(doubt.grade()));
    doubts
}
