//! One fit after another over tables with the same coding.

use super::coding::Coding;
use super::face::{Face, UnseenObstacle, find_face};
use crate::loglinear::{Attempt, CellCounts, Newton, Position, Problem, superset_sums};

/// Buffers for fits; one for each thread.
#[derive(Debug)]
pub(super) struct Fitter<'a> {
    pub(super) coding: &'a Coding,
    newton: Newton,
    pub(super) face: Face,
}

/// How a fit ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// At the estimate; the position holds it.
    Reached {
        /// The Poisson log-likelihood, −ln y! included.
        log_likelihood: f64,
    },
    /// With a proof that the log-likelihood stays below what was needed.
    Hopeless,
    /// There is no estimate.
    Obstacle(UnseenObstacle),
    /// The estimate is beyond floating-point range.
    Failed,
}

impl<'a> Fitter<'a> {
    pub(super) fn new(coding: &'a Coding) -> Self {
        Self { coding, newton: Newton::new(coding.n_indicators()), face: Face::default() }
    }

    /// Fits parameters from a position unless their log-likelihood provably stays below `needed`.
    pub(super) fn fit(
        &mut self,
        counts: &CellCounts,
        parameters: &[u32],
        at: &mut Position,
        needed: f64,
    ) -> Ended {
        if let Err(obstacle) = find_face(self.coding, counts, parameters, &mut self.face) {
            return Ended::Obstacle(obstacle);
        }
        at.warm &= !self.face.is_reduced;
        let problem =
            Problem { counts, terms: &self.face.parameters, dropped: &self.face.dropped, unseen: None };
        match self.newton.attempt(&problem, at, needed) {
            Attempt::Reached(optimum) => Ended::Reached { log_likelihood: optimum.log_likelihood },
            Attempt::Hopeless => Ended::Hopeless,
            Attempt::Failed => Ended::Failed,
        }
    }

    /// The unseen of each stratum at the estimate that a fit just reached.
    pub(super) fn unseen(&self, at: &Position) -> Vec<f64> {
        let strata = self.coding.unseen().iter().zip(&self.face.vacant);
        strata.map(|(&cell, &vacant)| if vacant { 0.0 } else { libm::exp(at.eta[cell as usize]) }).collect()
    }

    /// The standard error of the logarithm of a sum of unseen people.
    ///
    /// # Formula
    ///
    /// ```text
    /// D = Σₓ exp(uₓ·β);   var ln D ≈ gᵀ Σ g / D²,   g = Σₓ exp(uₓ·β) uₓ
    /// ```
    pub(super) fn se_log_unseen(&mut self, at: &Position, unseen: &[f64]) -> Option<f64> {
        let mut gradient = vec![0.0; at.eta.len()];
        let mut total = 0.0;
        for (&cell, &people) in self.coding.unseen().iter().zip(unseen) {
            gradient[cell as usize] = people;
            total += people;
        }
        superset_sums(self.coding.n_indicators(), &mut gradient);
        let variance = self.newton.variance_of(at, &gradient)?;
        (total > 0.0).then(|| variance.max(0.0).sqrt() / total)
    }
}
