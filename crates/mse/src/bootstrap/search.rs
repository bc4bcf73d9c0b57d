//! The best of some models on one replicate after another.

use super::support_cache::SupportCache;
use crate::loglinear;
use crate::loglinear::{
    Attempt, CellCounts, Criterion, Estimability, Newton, Position, Problem, ReducedModel, Support, tie_key,
};

/// A model to choose from, with a start for its fit.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) terms: Vec<u32>,
    // The estimate on the original table, if there is one.
    start: Option<Position>,
}

impl Candidate {
    /// Candidates that start where they end on the original table.
    pub(crate) fn fitted<'a>(
        counts: &CellCounts,
        models: impl Iterator<Item = &'a [u32]>,
        max_order: u32,
    ) -> Result<Vec<Self>, loglinear::Refusal> {
        let support = Support::new(counts.n_lists, &counts.positive, max_order)?;
        let mut newton = Newton::new(counts.n_lists);
        let fitted = models.map(|terms| {
            let reduced = support.reduce(terms)?;
            let mut start = Position::cold(counts.n_lists);
            let problem =
                Problem { counts, terms: &reduced.kept_terms, dropped: &reduced.dropped, unseen: None };
            let estimable = reduced.estimability == Estimability::Estimable;
            let reached = estimable && newton.fit(&problem, &mut start).is_some();
            Ok(Self { terms: terms.to_vec(), start: reached.then_some(start) })
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
    /// Whether candidates that cannot win are passed over unseen; the outcome is the same.
    prune: bool,
    newton: Newton,
    position: Position,
    reduced: ReducedModel,
    pub(crate) supports: SupportCache,
}

impl<'a> Search<'a> {
    pub(crate) fn new(
        candidates: &'a [Candidate],
        n_lists: usize,
        max_order: u32,
        criterion: Criterion,
        prune: bool,
    ) -> Self {
        let newton = Newton::new(n_lists);
        let position = Position::cold(n_lists);
        let (reduced, supports) = (ReducedModel::default(), SupportCache::new(max_order));
        Self { candidates, criterion, prune, newton, position, reduced, supports }
    }

    /// The candidates that are best so far as one goes through them in order; the last one is best of all.
    ///
    /// Candidates without an estimate on these counts never lead. A candidate is passed over where even a perfect
    /// fit would not lead, which its number of parameters tells, and its fit is left as soon as a bound proves that it
    /// will not.
    pub(crate) fn leads(&mut self, counts: &CellCounts) -> Vec<Lead> {
        let mut leads: Vec<Lead> = Vec::new();
        let Some(support) = self.supports.of(counts) else {
            return leads;
        };
        let mut best = f64::INFINITY;
        for (at, candidate) in self.candidates.iter().enumerate() {
            let penalty = self.criterion.penalty(candidate.terms.len(), counts.n_observed);
            // What the log-likelihood must exceed for the candidate to lead.
            let needed = if self.prune { 0.5 * (penalty - best) } else { f64::NEG_INFINITY };
            if counts.saturated_log_likelihood < needed - 1e-7 {
                continue;
            }
            let reduced = &mut self.reduced;
            if support.reduce_into(&candidate.terms, reduced).is_err()
                || reduced.estimability != Estimability::Estimable
            {
                continue;
            }
            let problem =
                Problem { counts, terms: &reduced.kept_terms, dropped: &reduced.dropped, unseen: None };
            match &candidate.start {
                Some(start) => self.position.copy_from(start),
                None => self.position.warm = false,
            }
            let Attempt::Reached(optimum) = self.newton.attempt(&problem, &mut self.position, needed) else {
                continue;
            };
            let value = penalty - 2.0 * optimum.log_likelihood;
            if value.is_finite() && tie_key(value) < tie_key(best) {
                best = value;
                leads.push(Lead { at, population: counts.n_observed + libm::exp(self.position.beta[0]) });
            }
        }
        leads
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loglinear::ModelSpace;

    /// Bounds may save work, never change who leads.
    #[test]
    fn pruning_changes_nothing() {
        let counts = [54.0, 463.0, 15.0, 995.0, 19.0, 3.0, 0.0, 695.0, 3.0, 19.0, 1.0, 62.0, 1.0, 0.0, 4.0];
        let space = ModelSpace::new(4, 3).unwrap();
        let candidates: Vec<Candidate> =
            space.models().map(|model| Candidate { terms: model.terms().to_vec(), start: None }).collect();
        for criterion in [Criterion::Aic, Criterion::Aicc, Criterion::Bic] {
            let mut pruned = Search::new(&candidates, 4, 3, criterion, true);
            let mut whole = Search::new(&candidates, 4, 3, criterion, false);
            for shift in 0..15 {
                let mut turned = vec![0.0];
                turned.extend((0..15).map(|at| counts[(at + shift) % 15]));
                let table = CellCounts::new(4, turned);
                assert_eq!(pruned.leads(&table), whole.leads(&table));
            }
        }
    }
}
