//! A log-linear model with one dependence that all pairs of lists have in common.

use libm::{log, log1p};

use super::model::Heterogeneity;
use super::poisson_regression::Regression;
use super::profile::{Profile, ProfileFit, ProfileOptions, coefficient};
use crate::loglinear::{
    CellCounts, Estimability, HierarchicalModel, Refusal, Support, check_level, counts_for,
};
use crate::{CaptureTable, History};

/// The profile likelihood interval of a log-linear model whose lists may depend on each other in one way more, which all of them have in
/// common.
///
/// A common dependence is what people who differ leave behind when lists reach the same people more easily, as well as what lists
/// that avoid each other alike leave. A criterion drops it where the lists do not show it clearly, and the model without it then promises
/// more than the lists do. This interval is what they leave open.
///
/// # Formula
///
/// ```text
/// ln μ(ω) = Σ β(S) over the model's terms S ⊆ ω + τ h(k),   k the number of lists in ω
/// ```
///
/// with the bend h of [`Heterogeneity`], which is k²/2 for Darroch's: with it every pair has the same odds ratio more. For independent lists
/// that is Mth. The interval is that of [`profile`](crate::closed_population::profile), with the model's terms
/// taken as known.
///
/// # Errors
///
/// [`Refusal`]; [`Refusal::NotEstimable`] where the model has no estimate; [`Estimability::NotIdentifiable`] where its terms leave nothing to
/// have in common, as every pair leaves nothing of Darroch's shape and a term for everything that can be seen nothing of the others, or the
/// shape is no column of a log-linear model.
///
/// # References
///
/// Darroch, Fienberg, Glonek and Junker 1993, JASA 88, 1137–1148; Cormack 1992, Biometrics 48, 567–576.
pub fn profile_with_common_dependence(
    table: &CaptureTable,
    model: &HierarchicalModel,
    shape: Heterogeneity,
    options: ProfileOptions,
) -> Result<ProfileFit, Refusal> {
    let ProfileOptions { level, factorials } = options;
    check_level(level)?;
    let counts = counts_for(table, Some(model))?;
    let n_lists = counts.n_lists;
    let Some(bends) = bends(shape, n_lists) else {
        return Err(Refusal::NotEstimable { estimability: Estimability::NotIdentifiable });
    };
    if n_lists < 3 || spans(model, n_lists, shape) {
        return Err(Refusal::NotEstimable { estimability: Estimability::NotIdentifiable });
    }
    let with_unseen: Vec<u32> = std::iter::once(0).chain(counts.positive.iter().copied()).collect();
    let reduced = Support::new(n_lists, &with_unseen, model.order())?.reduce(model.terms())?;
    if reduced.estimability != Estimability::Estimable {
        return Err(Refusal::NotEstimable { estimability: reduced.estimability });
    }
    let cells: Vec<u32> = (1..1_u32 << n_lists).filter(|&cell| !reduced.dropped[cell as usize]).collect();
    let value = |unseen: f64| value_at(&counts, &cells, &reduced.kept_terms, &bends, unseen, factorials);
    Profile { n_observed: table.n_observed(), level, value }.limits().map_err(|_| Refusal::NoConvergence)
}

/// Whether a model's terms already make the column of a shape: one that bends evenly is a sum of pairs, and all others are sums of terms of
/// every order that can be seen.
fn spans(model: &HierarchicalModel, n_lists: usize, shape: Heterogeneity) -> bool {
    let order = if shape == Heterogeneity::Darroch { 2 } else { n_lists - 1 };
    let mut terms = (0..1_u32 << n_lists).filter(|bits| bits.count_ones() as usize == order);
    terms.all(|bits| model.contains(History::from_bits(bits)))
}

/// The bend by number of lists, less the line through one and two, which changes no fit as the lists have terms of their own.
fn bends(shape: Heterogeneity, n_lists: usize) -> Option<Vec<f64>> {
    let at = |k: f64| shape.bend(k);
    let (one, two) = (at(1.0)?, at(2.0)?);
    (0..=n_lists).map(|k| Some(at(k as f64)? - one - (two - one) * (k as f64 - 1.0))).collect()
}

/// The log-likelihood at a number of unseen people; nothing where the other parameters have no maximum.
fn value_at(
    counts: &CellCounts,
    cells: &[u32],
    terms: &[u32],
    bends: &[f64],
    unseen: f64,
    factorials: super::Factorials,
) -> Option<f64> {
    let all = || cells.iter().copied().chain(std::iter::once(0));
    let columns = all().flat_map(|cell| {
        let of_term = move |&term: &u32| if term & cell == term { 1.0 } else { 0.0 };
        terms.iter().map(of_term).chain(std::iter::once(bends[cell.count_ones() as usize]))
    });
    let regression = Regression {
        counts: cells
            .iter()
            .map(|&cell| counts.counts[cell as usize])
            .chain(std::iter::once(unseen))
            .collect(),
        offsets: vec![0.0; cells.len() + 1],
        columns: columns.collect(),
        n_columns: terms.len() + 1,
        n_bounded: 0,
    };
    let means = regression.maximise()?.means;
    let expected_seen: f64 = means[..cells.len()].iter().sum();
    // ln(μ₀/N) from the seen means, as μ₀ and N are nearly equal where N is large.
    let mut value = coefficient(factorials, counts.n_observed, unseen)
        + unseen * log1p(-(expected_seen / (counts.n_observed + unseen)).min(1.0 - f64::EPSILON));
    for (&cell, mean) in cells.iter().zip(&means) {
        let count = counts.counts[cell as usize];
        if count > 0.0 {
            value += count * log(*mean);
        }
    }
    value.is_finite().then_some(value)
}
