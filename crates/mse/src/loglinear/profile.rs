//! Profile likelihood intervals for log-linear models.

use std::cell::RefCell;

use crate::closed_population::{Profile, ProfileOptions, coefficient};
use crate::loglinear::{
    Estimability, HierarchicalModel, Newton, Position, Problem, Refusal, Support, check_level, counts_for,
};
use crate::{CaptureTable, closed_population};

/// The multinomial profile likelihood interval of any hierarchical model.
///
/// It answers where no estimate exists too: if the likelihood rises for ever towards larger populations, it has no
/// upper limit and says so, but smaller populations may still be excluded. Where an estimate exists, so do both
/// limits. The lower one is the people seen where even nobody unseen is compatible with them.
///
/// # Formula
///
/// ```text
/// ℓ(N) = ln N! − ln (N − n)! + max Σ y_S ln(μ_S/N) + (N − n) ln(μ_∅/N)
/// {N : 2 (max ℓ − ℓ(N)) ≤ χ²₁(level)}
/// ```
///
/// # Errors
///
/// [`Refusal`]; [`NotEstimable`](Refusal::NotEstimable) where the model is not identifiable, or
/// not even a known number of unseen people would give it an estimate.
///
/// # References
///
/// Cormack 1992, Biometrics 48, 567–576; Regal and Hook 1984, American Journal of Public Health 74.
pub fn profile(
    table: &CaptureTable,
    model: &HierarchicalModel,
    options: ProfileOptions,
) -> Result<closed_population::ProfileFit, Refusal> {
    let ProfileOptions { level, factorials } = options;
    check_level(level)?;
    let counts = counts_for(table, Some(model))?;
    let seen_only = Support::new(counts.n_lists, &counts.positive, model.order())?.reduce(model.terms())?;
    // With some unseen people the unseen history is one more that somebody has.
    let with_unseen: Vec<u32> = std::iter::once(0).chain(counts.positive.iter().copied()).collect();
    let reduced = Support::new(counts.n_lists, &with_unseen, model.order())?.reduce(model.terms())?;
    let identified = matches!(seen_only.estimability, Estimability::Estimable | Estimability::NoExtendedMle);
    if !identified || reduced.estimability != Estimability::Estimable {
        return Err(Refusal::NotEstimable { estimability: seen_only.estimability });
    }
    let state = RefCell::new((Newton::new(counts.n_lists), Position::cold(counts.n_lists)));
    let value = |unseen: f64| {
        let mut state = state.borrow_mut();
        let (newton, position) = &mut *state;
        let problem = Problem {
            counts: &counts,
            terms: &reduced.kept_terms,
            dropped: &reduced.dropped,
            unseen: Some(unseen),
        };
        newton.fit(&problem, position)?;
        let means = &position.means;
        let expected_seen: f64 = means[1..].iter().sum();
        let size = counts.n_observed + unseen;
        // ln(μ₀/N) from the seen means, as μ₀ and N are nearly equal where N is large.
        let mut value = coefficient(factorials, counts.n_observed, unseen)
            + unseen * libm::log1p(-(expected_seen / size).min(1.0 - f64::EPSILON));
        for &mask in &counts.positive {
            value += counts.counts[mask as usize] * libm::log(means[mask as usize]);
        }
        value.is_finite().then_some(value)
    };
    Profile { n_observed: table.n_observed(), level, value }.limits().map_err(|refusal| match refusal {
        closed_population::Refusal::Level { level } => Refusal::Level { level },
        closed_population::Refusal::Nobody
        | closed_population::Refusal::NoOverlap
        | closed_population::Refusal::FullList { .. }
        | closed_population::Refusal::TooFewLists { .. }
        | closed_population::Refusal::TooManyLists { .. }
        | closed_population::Refusal::Occasions { .. }
        | closed_population::Refusal::NoMaximum
        | closed_population::Refusal::NotFalling
        | closed_population::Refusal::AllAtOnce
        | closed_population::Refusal::NotDefined
        | closed_population::Refusal::Parameter => Refusal::NoConvergence,
    })
}
