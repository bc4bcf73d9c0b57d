//! What speaks against the number of a model with covariates.

use super::bootstrap::Bootstrap;
use super::select::Selection;
use super::size::Size;
use crate::audit::{self, audit};
use crate::estimation::{Doubt, of_lists};
use crate::interval::as_f64;
use crate::{CaptureTable, Method};

/// The doubts, worst first: the same ones as of lists without covariates, as far as they can be asked here.
///
/// The best models by BIC and by AIC stand for the methods that are compared. What the lists themselves say against any number they say
/// against this one; whether people differ beyond the covariates, chances change, or links were missed is not asked.
pub(super) fn doubts(
    lists: &CaptureTable,
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
    let audited = audit(lists, audit::Options::default());
    let of_numbers = [
        Doubt::of_sizes(lowest, highest, as_f64(total.n_observed)),
        Doubt::of_spread(spreads[0].max(spreads[1])),
        total.interval.as_ref().and_then(|interval| Doubt::of_width(Method::BestBic, interval)),
        drawn.and_then(|drawn| Doubt::of_replicates(drawn.n_usable, drawn.n_replicates)),
        bootstrap.and_then(|drawn| drawn.largest_deletion(total.n_total)).and_then(Doubt::of_one_person),
        total.doubled().and_then(Doubt::of_doubling),
    ];
    let mut doubts = of_lists(lists, &audited);
    doubts.extend(of_numbers.into_iter().flatten());
    doubts.sort_by_key(|doubt| std::cmp::Reverse(doubt.grade()));
    doubts
}
