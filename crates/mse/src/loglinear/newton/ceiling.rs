//! Upper bounds of a log-likelihood, which hold for every model, also for one that has no estimate.

use super::{Newton, Position, Problem};
use crate::loglinear::{subset_sums, superset_sums};

/// A ceiling is no further than this above the supremum, unless so many steps do not bring it there.
const TIGHT: f64 = 1e-2;
const MAX_STEPS: usize = 20;
/// A pivot with less than this share of its diagonal entry left is taken as dependent.
const DEPENDENT: f64 = 1e-10;
/// Margins that differ by less than this, and this share of them, are equal but for rounding.
const MET: f64 = 1e-9;
const MET_SHARE: f64 = 1e-13;
/// No start has a mean below this.
const LEAST_MEAN: f64 = 1e-6;

impl Newton {
    /// A number that the log-likelihood of no coefficients exceeds, whether the model has an estimate or not.
    ///
    /// It is within [`TIGHT`] of the supremum or below `needed`; where Newton's method goes astray it is what was
    /// reached, at worst the log-likelihood of the counts themselves. The start may belong to any other model; what is
    /// left behind is one for models near this one.
    ///
    /// # Formula
    ///
    /// Means m ≥ 0 with the model's observed margins, on the histories that it leaves possible, are feasible in the
    /// dual problem, and so
    ///
    /// ```text
    /// sup Σ (y·η − μ) ≤ Σ (m ln m − m)
    /// ```
    ///
    /// A weighted least squares step η → η' from any means μ gives such margins: m = μ(1 + η' − η). So the first step
    /// from the fit of a larger model already tells most of what its missing terms were worth. That the margins are met
    /// is checked each time; which columns depend on one another, as some may without an estimate, is then no concern.
    pub(crate) fn ceiling(&mut self, problem: &Problem<'_>, at: &mut Position, needed: f64) -> f64 {
        let needed = needed + problem.counts.ln_factorials;
        let mut lowest = problem.counts.saturated_log_likelihood + problem.counts.ln_factorials;
        self.prepare(problem);
        // A start that leads astray is given up for the counts themselves.
        let was_warm = at.warm;
        let is_done = self.lower(problem, at, needed, &mut lowest);
        if !is_done && was_warm {
            at.warm = false;
            self.lower(problem, at, needed, &mut lowest);
        }
        lowest - problem.counts.ln_factorials
    }

    /// Lowers the bound from one start; whether it came as low as it is needed or can be.
    fn lower(&mut self, problem: &Problem<'_>, at: &mut Position, needed: f64, lowest: &mut f64) -> bool {
        self.project(problem, at, lowest);
        *lowest < needed || (at.warm && self.descend(problem, at, needed, lowest))
    }

    /// A weighted least squares step from means of any origin to the nearest ones of this model.
    fn project(&mut self, problem: &Problem<'_>, at: &mut Position, lowest: &mut f64) {
        let most = problem.counts.n_observed;
        self.sums.iter_mut().for_each(|sum| *sum = 0.0);
        for &mask in &self.active {
            let cell = mask as usize;
            if !(at.warm && at.means[cell] > LEAST_MEAN) {
                let guess = if at.warm { libm::exp(at.eta[cell]) } else { problem.counts.counts[cell] + 0.1 };
                let mean = if guess.is_finite() { guess.clamp(LEAST_MEAN, most) } else { most };
                at.means[cell] = mean;
                at.eta[cell] = libm::log(mean);
            }
            self.sums[cell] = at.means[cell];
        }
        at.means.copy_from_slice(&self.sums);
        for &mask in &self.active {
            let cell = mask as usize;
            let mean = at.means[cell];
            self.sums[cell] = mean * at.eta[cell] + (problem.counts.counts[cell] - mean);
        }
        superset_sums(self.n_lists, &mut self.sums);
        for (entry, &term) in self.rhs.iter_mut().zip(&self.order) {
            *entry = self.sums[term as usize];
        }
        at.warm = false;
        if self.solve_independent(at).is_none() {
            return;
        }
        at.beta.iter_mut().for_each(|beta| *beta = 0.0);
        for (&term, &value) in self.order.iter().zip(&self.rhs) {
            at.beta[term as usize] = value;
        }
        self.step.copy_from_slice(&at.beta);
        subset_sums(self.n_lists, &mut self.step);
        for (step, &eta) in self.step.iter_mut().zip(&at.eta) {
            *step -= eta;
        }
        if let Some(bound) = self.dual_bound(problem, at) {
            *lowest = lowest.min(bound);
        }
        self.evaluate(at);
        at.warm = self.active.iter().all(|&mask| at.means[mask as usize].is_finite());
    }

    /// Newton steps, each with its dual bound.
    fn descend(&mut self, problem: &Problem<'_>, at: &mut Position, needed: f64, lowest: &mut f64) -> bool {
        let mut objective = self.objective(problem, at);
        for _ in 0..MAX_STEPS {
            self.sum_means(at);
            self.set_score(problem);
            if self.solve_independent(at).is_none() || !self.spread_step().is_finite() {
                return false;
            }
            if let Some(bound) = self.dual_bound(problem, at) {
                *lowest = lowest.min(bound);
            }
            if *lowest < needed || *lowest - objective < TIGHT {
                return true;
            }
            match self.move_uphill(problem, at, objective) {
                Some(moved) => objective = moved,
                None => return false,
            }
        }
        false
    }

    /// Solves for the right side at these means, with 0 for terms that depend on others.
    fn solve_independent(&mut self, at: &Position) -> Option<()> {
        self.sum_means(at);
        self.fill_information();
        self.information.factorise_independent(DEPENDENT)?;
        self.information.solve(&mut self.rhs);
        Some(())
    }

    /// The value of the dual at the means that the step promises; `None` unless they are feasible.
    fn dual_bound(&mut self, problem: &Problem<'_>, at: &Position) -> Option<f64> {
        self.sums.iter_mut().for_each(|sum| *sum = 0.0);
        for &mask in &self.active {
            let cell = mask as usize;
            let mean = at.means[cell] * (1.0 + self.step[cell]);
            if !(0.0..f64::INFINITY).contains(&mean) {
                return None;
            }
            self.sums[cell] = mean;
        }
        superset_sums(self.n_lists, &mut self.sums);
        let is_met = |&term: &u32| {
            let margin = problem.counts.margins[term as usize];
            (self.sums[term as usize] - margin).abs() <= MET + MET_SHARE * margin
        };
        self.order.iter().all(is_met).then(|| self.dual_value(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loglinear::{CellCounts, Estimability, ModelSpace, Support};

    /// Tables with zero margins, and models without an estimate: no ceiling may be below what a submodel reaches.
    #[test]
    fn ceilings_are_above_every_likelihood_and_near_it() {
        let tables = [
            [54.0, 463.0, 15.0, 995.0, 19.0, 3.0, 0.0, 695.0, 3.0, 19.0, 1.0, 62.0, 1.0, 0.0, 4.0],
            [5.0, 4.0, 0.0, 9.0, 2.0, 0.0, 0.0, 7.0, 0.0, 1.0, 0.0, 3.0, 0.0, 0.0, 0.0],
            [1e5, 4e6, 3e3, 2e5, 0.0, 7e2, 0.0, 9e4, 8e3, 0.0, 0.0, 5e3, 1e3, 0.0, 0.0],
        ];
        let space = ModelSpace::new(4, 3).unwrap();
        let mut newton = Newton::new(4);
        let mut n_without_estimate = 0;
        for table in tables {
            let counts = CellCounts::new(4, [0.0].into_iter().chain(table).collect());
            let support = Support::new(4, &counts.positive, 3).unwrap();
            let mut fitted: Vec<(Vec<u32>, f64)> = Vec::new();
            let mut ceilings: Vec<(Vec<u32>, f64)> = Vec::new();
            let mut carried = Position::cold(4);
            for model in space.models() {
                let reduced = support.reduce(model.terms()).unwrap();
                let (terms, dropped) = (&reduced.kept_terms, &reduced.dropped);
                let problem = Problem { counts: &counts, terms, dropped, unseen: None };
                // Once from nothing, once from wherever the last model's steps ended.
                let cold = newton.ceiling(&problem, &mut Position::cold(4), f64::NEG_INFINITY);
                let warm = newton.ceiling(&problem, &mut carried, f64::NEG_INFINITY);
                assert!((cold - warm).abs() <= 2.0 * TIGHT, "{model}: {cold} {warm}");
                ceilings.push((model.terms().to_vec(), cold.min(warm)));
                if reduced.estimability == Estimability::Estimable {
                    let optimum = newton.fit(&problem, &mut Position::cold(4)).unwrap();
                    assert!(cold <= optimum.log_likelihood + TIGHT, "{model}");
                    fitted.push((model.terms().to_vec(), optimum.log_likelihood));
                } else {
                    n_without_estimate += 1;
                }
            }
            for (terms, ceiling) in &ceilings {
                for (less, log_likelihood) in &fitted {
                    if less.iter().all(|term| terms.contains(term)) {
                        assert!(ceiling >= &(log_likelihood - 1e-6), "{terms:?} {less:?}");
                    }
                }
            }
        }
        assert!(n_without_estimate > 50, "{n_without_estimate}");
    }

    #[test]
    fn a_ceiling_below_what_is_needed_is_enough() {
        let counts = [0.0, 54.0, 463.0, 15.0, 995.0, 19.0, 3.0, 2.0];
        let counts = CellCounts::new(3, counts.to_vec());
        let problem = Problem { counts: &counts, terms: &[0, 1, 2, 4], dropped: &[false; 8], unseen: None };
        let mut newton = Newton::new(3);
        let optimum = newton.fit(&problem, &mut Position::cold(3)).unwrap().log_likelihood;
        let ceiling = newton.ceiling(&problem, &mut Position::cold(3), optimum + 1.0);
        assert!(optimum <= ceiling && ceiling < optimum + 1.0, "{optimum} {ceiling}");
    }
}
