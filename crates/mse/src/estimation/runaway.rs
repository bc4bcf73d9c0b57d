//! Models that fit better than any with an estimate, and have none.

use super::canonical::CanonicalTable;
use crate::loglinear::{
    CellCounts, Criterion, Estimability, HierarchicalModel, ModelSpace, Newton, Position, Problem, Support,
    counts_for, survey_counts,
};

/// Models without an estimate whose likelihood beats that of the best model that has one.
///
/// Their likelihood rises for ever as the number of unseen people grows, or as it vanishes: the data prefer an answer that is
/// none. Software that does not ask whether an estimate exists picks such a model and prints where its optimiser stopped.
#[derive(Debug, Clone, PartialEq)]
pub struct Runaway {
    /// How many models are ahead of the best one with an estimate.
    pub n_models: u64,
    /// The one that is furthest ahead.
    pub model: HierarchicalModel,
    /// By how many units of BIC at least it is ahead.
    pub ahead: f64,
    /// Where its likelihood rises to.
    pub towards: RunawayEnd,
}

/// Where a likelihood without a maximum rises to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RunawayEnd {
    /// More and more unseen people.
    Infinity,
    /// Nobody unseen at all.
    Nobody,
}

/// Spaces with more models are not searched: each model without an estimate takes two fits.
const MOST_MODELS: u64 = 50_000;
/// The unseen people, as a multiple of the seen, at which the two ends are looked at.
const FAR: f64 = 1e6;
const NEAR: f64 = 1e-6;

impl Runaway {
    /// The models ahead of `best`, the lowest BIC among those with an estimate.
    pub(super) fn of(canonical: &CanonicalTable, max_order: u32, best: f64) -> Option<Self> {
        let counts = counts_for(&canonical.table, None).ok()?;
        let space = ModelSpace::new(counts.n_lists, max_order).ok()?;
        if space.n_models() > MOST_MODELS {
            return None;
        }
        let mut without: Vec<Vec<u32>> = Vec::new();
        survey_counts(&counts, &space, &mut |row| {
            if row.estimability == Estimability::NoExtendedMle {
                without.push(row.terms.to_vec());
            }
        })
        .ok()?;
        let with_unseen: Vec<u32> = std::iter::once(0).chain(counts.positive.iter().copied()).collect();
        let support = Support::new(counts.n_lists, &with_unseen, space.max_order()).ok()?;
        let mut newton = Newton::new(counts.n_lists);
        let mut found: Option<Self> = None;
        let mut n_models = 0;
        for terms in without {
            let mut log_likelihood = |share: f64| supported(&counts, &support, &terms, share, &mut newton);
            let (far, near) = (log_likelihood(FAR), log_likelihood(NEAR));
            let value = Criterion::Bic.value(far.max(near), terms.len(), counts.n_observed);
            let ahead = best - value;
            if ahead > 1e-6 {
                n_models += 1;
                if found.as_ref().is_none_or(|found| ahead > found.ahead) {
                    let model = HierarchicalModel::from_closed_terms(counts.n_lists, terms);
                    let towards = if far >= near { RunawayEnd::Infinity } else { RunawayEnd::Nobody };
                    found = Some(Self { n_models, model: canonical.model(&model), ahead, towards });
                }
            }
        }
        found.map(|found| Self { n_models, ..found })
    }
}

/// The log-likelihood of the seen at the fit with so many unseen; no parameter values give more than the supremum, so that this
/// is a bound from below for it.
fn supported(counts: &CellCounts, support: &Support, terms: &[u32], share: f64, newton: &mut Newton) -> f64 {
    let Ok(reduced) = support.reduce(terms) else { return f64::NEG_INFINITY };
    if reduced.estimability != Estimability::Estimable {
        return f64::NEG_INFINITY;
    }
    let mut at = Position::cold(counts.n_lists);
    let problem = Problem {
        counts,
        terms: &reduced.kept_terms,
        dropped: &reduced.dropped,
        unseen: Some(share * counts.n_observed),
    };
    if newton.fit(&problem, &mut at).is_none() {
        return f64::NEG_INFINITY;
    }
    let mut value = -counts.ln_factorials - at.means[1..].iter().sum::<f64>();
    for &mask in &counts.positive {
        value += counts.counts[mask as usize] * libm::log(at.means[mask as usize]);
    }
    if value.is_nan() { f64::NEG_INFINITY } else { value }
}
