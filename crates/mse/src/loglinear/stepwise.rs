//! Stepwise selection of pairwise interactions.

use crate::loglinear::{
    CellCounts, Estimability, Fit, HierarchicalModel, Newton, Position, Problem, ReducedModel, Refusal,
    Support, counts_for, fit,
};
use crate::{CaptureTable, History};
use darkfigure_numeric::special::poisson_tail::ln_smaller_tail;

/// How to select stepwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepwiseOptions {
    /// A pair enters while its Poisson tail is below this. By default 0.02.
    pub threshold: f64,
}

impl Default for StepwiseOptions {
    fn default() -> Self {
        Self { threshold: 0.02 }
    }
}

/// A model selected step by step.
#[derive(Debug, Clone, PartialEq)]
pub struct Stepwise {
    /// The pairs that entered, in their order.
    pub entered: Vec<StepwisePair>,
    /// The pairs below the threshold that stayed out, because the model with them has no estimate.
    pub rejected: Vec<RejectedPair>,
    /// The last model, fitted.
    pub fit: Fit,
}

/// A pair of lists that a step considered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepwisePair {
    /// The two lists.
    pub lists: History,
    /// How many people are on both.
    pub n_observed: f64,
    /// How many the model before it expected on both.
    pub n_fitted: f64,
    /// The natural logarithm of the smaller one-sided Poisson tail.
    pub ln_tail: f64,
}

/// A pair that would have entered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RejectedPair {
    /// The pair.
    pub pair: StepwisePair,
    /// What the model with it lacks.
    pub estimability: Estimability,
}

/// Starts from independence and adds, one at a time, the pair of lists whose overlap surprises most.
///
/// The tail is not doubled; equal tails go to the pair with the lower list numbers. Every model on the way is
/// asked first whether it has an estimate, the starting one too.
///
/// # Formula
///
/// ```text
/// tail = min(P(X ≤ t), P(X ≥ t)),  X ~ Poisson(fitted pair total),  t = observed pair total
/// ```
///
/// # Errors
///
/// [`Refusal`]; [`NotEstimable`](Refusal::NotEstimable) where independence itself has no
/// estimate.
///
/// # References
///
/// Chan, Silverman and Vincent 2021, "Multiple systems estimation for sparse capture data", JASA 116, section 3.
pub fn select_stepwise(table: &CaptureTable, options: &StepwiseOptions) -> Result<Stepwise, Refusal> {
    let counts = counts_for(table, None)?;
    let path = step_through(&counts, options, &mut Newton::new(counts.n_lists))?;
    let model = HierarchicalModel::from_closed_terms(counts.n_lists, path.terms);
    Ok(Stepwise { entered: path.entered, rejected: path.rejected, fit: fit(table, &model)? })
}

/// The way that [`select_stepwise`] takes over dense counts.
#[derive(Debug)]
pub(crate) struct StepwisePath {
    pub(crate) terms: Vec<u32>,
    pub(crate) population: f64,
    entered: Vec<StepwisePair>,
    rejected: Vec<RejectedPair>,
}

pub(crate) fn step_through(
    counts: &CellCounts,
    options: &StepwiseOptions,
    newton: &mut Newton,
) -> Result<StepwisePath, Refusal> {
    let n_lists = counts.n_lists;
    let support = Support::new(n_lists, &counts.positive, 2)?;
    let terms: Vec<u32> = (0..1_u32 << n_lists).filter(|term| term.count_ones() <= 1).collect();
    let mut path = StepwisePath { terms, population: f64::NAN, entered: Vec::new(), rejected: Vec::new() };
    let mut reduced = support.reduce(&path.terms)?;
    if reduced.estimability != Estimability::Estimable {
        return Err(Refusal::NotEstimable { estimability: reduced.estimability });
    }
    let mut position = Position::cold(n_lists);
    loop {
        settle(newton, counts, &reduced, &mut position)?;
        path.population = counts.n_observed + libm::exp(position.beta[0]);
        let mut candidates = surprising_pairs(counts, &position, &path.terms, options.threshold);
        // A stable sort keeps the order of list numbers among equal tails.
        candidates.sort_by(|left, right| left.ln_tail.total_cmp(&right.ln_tail));
        let mut next = None;
        for pair in candidates {
            let mut terms = path.terms.clone();
            let place = terms.partition_point(|&term| term < pair.lists.bits());
            terms.insert(place, pair.lists.bits());
            let candidate = support.reduce(&terms)?;
            if candidate.estimability == Estimability::Estimable {
                next = Some((pair, terms, candidate));
                break;
            }
            if !path.rejected.iter().any(|rejected| rejected.pair.lists == pair.lists) {
                path.rejected.push(RejectedPair { pair, estimability: candidate.estimability });
            }
        }
        let Some((pair, terms, candidate)) = next else {
            return Ok(path);
        };
        position.beta[pair.lists.bits() as usize] = 0.0;
        path.entered.push(pair);
        path.terms = terms;
        reduced = candidate;
    }
}

fn settle(
    newton: &mut Newton,
    counts: &CellCounts,
    reduced: &ReducedModel,
    position: &mut Position,
) -> Result<(), Refusal> {
    let problem = Problem { counts, terms: &reduced.kept_terms, dropped: &reduced.dropped, unseen: None };
    newton.fit(&problem, position).map(|_| ()).ok_or(Refusal::NoConvergence)
}

/// The pairs outside the model whose tail is below the threshold, by list numbers.
fn surprising_pairs(
    counts: &CellCounts,
    position: &Position,
    terms: &[u32],
    threshold: f64,
) -> Vec<StepwisePair> {
    let mut fitted = position.means.clone();
    fitted[0] = 0.0;
    crate::loglinear::superset_sums(counts.n_lists, &mut fitted);
    let ln_threshold = libm::log(threshold);
    let mut pairs = Vec::new();
    for first in 0..counts.n_lists {
        for second in first + 1..counts.n_lists {
            let bits = 1_u32 << first | 1 << second;
            if terms.binary_search(&bits).is_ok() {
                continue;
            }
            let (n_observed, n_fitted) = (counts.margins[bits as usize], fitted[bits as usize]);
            let ln_tail = ln_smaller_tail(n_observed, n_fitted);
            if ln_tail < ln_threshold {
                pairs.push(StepwisePair { lists: History::from_bits(bits), n_observed, n_fitted, ln_tail });
            }
        }
    }
    pairs
}
