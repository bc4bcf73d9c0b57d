//! The best model of one replicate, by exact search.

use std::collections::BTreeMap;

use crate::loglinear::{CellCounts, ModelRow, Newton, Problem, Support};
use crate::select::tie_key;
use crate::{Criterion, Estimability, LoglinearRefusal};

/// A model to choose from, with a start for its fit.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) terms: Vec<u32>,
    // By mask: coefficients on the original table.
    beta: Option<Vec<f64>>,
}

impl Candidate {
    pub(crate) fn of_row(row: &ModelRow<'_>) -> Self {
        Self { terms: row.terms.to_vec(), beta: row.estimate.is_some().then(|| row.beta.to_vec()) }
    }

    /// Candidates that start where they end on the original table.
    pub(crate) fn fitted<'a>(
        counts: &CellCounts,
        models: impl Iterator<Item = &'a [u32]>,
        max_order: u32,
    ) -> Result<Vec<Self>, LoglinearRefusal> {
        let support = Support::new(counts.n_lists, &counts.positive, max_order)?;
        let mut newton = Newton::new(counts.n_lists);
        let fitted = models.map(|terms| {
            let reduced = support.reduce(terms)?;
            let mut beta = vec![0.0; counts.counts.len()];
            let problem =
                Problem { counts, terms: &reduced.kept_terms, dropped: &reduced.dropped, unseen: None };
            let estimable = reduced.estimability == Estimability::Estimable;
            let reached = estimable && newton.fit(&problem, &mut beta, false).is_some();
            Ok(Self { terms: terms.to_vec(), beta: reached.then_some(beta) })
        });
        fitted.collect()
    }
}

/// From the `at`-th candidate on, this one is the best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Lead {
    pub(crate) at: usize,
    pub(crate) population: f64,
}

/// Searches candidates over one table after another; one for each thread.
#[derive(Debug)]
pub(crate) struct Search<'a> {
    candidates: &'a [Candidate],
    criterion: Criterion,
    max_order: u32,
    /// Whether candidates that cannot win are passed over unseen; the outcome is the same.
    prune: bool,
    newton: Newton,
    beta: Vec<f64>,
    supports: BTreeMap<Vec<u32>, Support>,
}

/// Supports kept before the oldest knowledge is thrown away.
const MAX_SUPPORTS: usize = 512;

impl<'a> Search<'a> {
    pub(crate) fn new(
        candidates: &'a [Candidate],
        n_lists: usize,
        max_order: u32,
        criterion: Criterion,
        prune: bool,
    ) -> Self {
        let newton = Newton::new(n_lists);
        let beta = vec![0.0; 1 << n_lists];
        Self { candidates, criterion, max_order, prune, newton, beta, supports: BTreeMap::new() }
    }

    /// The candidates that are best so far as one goes through them in order; the last one is best of all.
    ///
    /// Candidates without an estimate on these counts never lead. A candidate is passed over where even a perfect
    /// fit would not lead, which its number of parameters tells.
    pub(crate) fn leads(&mut self, counts: &CellCounts) -> Vec<Lead> {
        let mut leads: Vec<Lead> = Vec::new();
        if counts.positive.is_empty() {
            return leads;
        }
        if !self.supports.contains_key(&counts.positive) {
            if self.supports.len() >= MAX_SUPPORTS {
                self.supports.clear();
            }
            if let Ok(support) = Support::new(counts.n_lists, &counts.positive, self.max_order) {
                self.supports.insert(counts.positive.clone(), support);
            }
        }
        let Some(support) = self.supports.get(&counts.positive) else {
            return leads;
        };
        let mut best = f64::INFINITY;
        for (at, candidate) in self.candidates.iter().enumerate() {
            let penalty = self.criterion.penalty(candidate.terms.len(), counts.n_observed);
            if self.prune && tie_key(penalty - 2.0 * counts.saturated_log_likelihood) >= tie_key(best) {
                continue;
            }
            let Ok(reduced) = support.reduce(&candidate.terms) else { continue };
            if reduced.estimability != Estimability::Estimable {
                continue;
            }
            let problem =
                Problem { counts, terms: &reduced.kept_terms, dropped: &reduced.dropped, unseen: None };
            let warm = candidate.beta.as_ref().is_some_and(|beta| {
                self.beta.copy_from_slice(beta);
                true
            });
            let mut optimum = self.newton.fit(&problem, &mut self.beta, warm);
            if optimum.is_none() && warm {
                optimum = self.newton.fit(&problem, &mut self.beta, false);
            }
            let Some(optimum) = optimum else { continue };
            let value = penalty - 2.0 * optimum.log_likelihood;
            if value.is_finite() && tie_key(value) < tie_key(best) {
                best = value;
                leads.push(Lead { at, population: counts.n_observed + libm::exp(self.beta[0]) });
            }
        }
        leads
    }
}
