//! How probable a model makes the lists, its coefficients integrated out.

use libm::{exp, lgamma, log};

use super::walsh::transform;
use crate::loglinear::Cholesky;

/// A step from which no more than half of this is to be gained, in units of the log posterior, is not made.
const LAST_GAIN: f64 = 1e-10;
/// What rounding makes of a score, for each person of the table.
const ROUNDING: f64 = 2e-15;
const MAX_STEPS: usize = 200;
const MAX_HALVINGS: usize = 60;
/// Cells with smaller means bend nothing.
const NO_MEAN: f64 = 1e-12;

/// What is asked of [`Evidence`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Question<'a> {
    /// The model's terms, ascending, the intercept first.
    pub(super) terms: &'a [u32],
    /// The variance of each coefficient but the intercept under the prior.
    pub(super) variance: f64,
    /// The people on no list where their number is taken as known; `None` where they are summed out.
    pub(super) dark: Option<f64>,
}

/// The integral of likelihood times prior over the coefficients, for one model after another.
///
/// # Formula
///
/// With sum-to-zero coding, the intercept flat and the d other coefficients normal with mean 0 and variance σ²,
///
/// ```text
/// ln p(y) = Σ (y η − e^η − ln Γ(y + 1)) − Σ β²/(2σ²) − (d/2) ln σ² + ½ ln 2π − ½ ln |H| + c
/// c = Σᵢ (aᵢ + bᵢ)/(1 + |aᵢ| + |bᵢ|)
/// aᵢ = −⅛ μᵢ Vᵢᵢ²        bᵢ = Σⱼ μᵢ μⱼ (⅛ Vᵢᵢ Vᵢⱼ Vⱼⱼ + 1/12 Vᵢⱼ³)
/// ```
///
/// at the mode, where H is the negative Hessian and V = X H⁻¹ Xᵀ the predictors' covariance. The first line is Laplace's
/// approximation; Σ (aᵢ + bᵢ) is the next term of its series (of one Poisson count y it is 1/(12y), Stirling's). The denominators change
/// it by no more than what the series leaves out, and bound it where a wide prior makes the series useless. −ln Γ(y + 1) of the people
/// seen is left out, being the same for all models.
///
/// # References
///
/// Tierney and Kadane 1986, JASA 81, 82–86; Shun and McCullagh 1995, JRSS B 57, 749–760, equation 10.
#[derive(Debug, Clone)]
pub(super) struct Evidence<'a> {
    counts: &'a [f64],
    // By mask: the transform of the counts of those seen.
    observed: Vec<f64>,
    predictors: Vec<f64>,
    means: Vec<f64>,
    // By mask: the transform of the means.
    sums: Vec<f64>,
    information: Cholesky,
    score: Vec<f64>,
    step: Vec<f64>,
    // By cell, one row each: its predictor in units of the factor.
    rows: Vec<f64>,
}

impl<'a> Evidence<'a> {
    /// `counts` by mask; those of mask 0 are nobody.
    pub(super) fn new(counts: &'a [f64]) -> Self {
        let mut observed = counts.to_vec();
        transform(&mut observed);
        let zeros = vec![0.0; counts.len()];
        Self {
            counts,
            observed,
            predictors: zeros.clone(),
            means: zeros.clone(),
            sums: zeros,
            information: Cholesky::default(),
            score: Vec::new(),
            step: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Coefficients from which a first mode can be sought: every cell at the mean count.
    pub(super) fn start(&self) -> Vec<f64> {
        let mut beta = vec![0.0; self.counts.len()];
        let n_cells = (self.counts.len() - 1) as f64;
        beta[0] = log(self.observed[0] / n_cells);
        beta
    }

    /// The logarithm of the integral; `beta`, by mask, is where the mode is sought from and the mode afterwards. `None` only where
    /// numbers leave the range of floating point.
    pub(super) fn log_evidence(&mut self, question: &Question<'_>, beta: &mut [f64]) -> Option<f64> {
        let top = self.climb(question, beta)?;
        let n_free = (question.terms.len() - 1) as f64;
        let unseen = question.dark.map_or(0.0, |dark| lgamma(dark + 1.0));
        let laplace = top - unseen - 0.5 * n_free * log(question.variance)
            + 0.5 * log(2.0 * std::f64::consts::PI)
            - 0.5 * self.information.log_determinant();
        let value = laplace + self.second_order(question.terms);
        value.is_finite().then_some(value)
    }

    /// The people on no list that the mode just found expects.
    pub(super) fn expected_dark(beta: &[f64]) -> f64 {
        exp(beta.iter().sum())
    }

    /// Finds the mode, where the factor of the information is left; gives the log posterior there, without constants.
    fn climb(&mut self, question: &Question<'_>, beta: &mut [f64]) -> Option<f64> {
        let n_terms = question.terms.len();
        self.information.resize(n_terms);
        self.step.resize(n_terms, 0.0);
        // Rounded scores make steps of their own, the longer the less the lists say of a coefficient.
        let rounded = ROUNDING * (self.observed[0] + question.dark.unwrap_or(0.0));
        let least_gain = LAST_GAIN + rounded * rounded * question.variance * n_terms as f64;
        let mut height = self.evaluate(question, beta)?;
        for _ in 0..MAX_STEPS {
            let gain = self.linearise(question, beta)?;
            if gain < least_gain {
                return Some(height);
            }
            height = self.move_uphill(question, beta, height)?;
        }
        None
    }

    /// Predictors, means and the log posterior of coefficients; those outside the model are set to 0.
    fn evaluate(&mut self, question: &Question<'_>, beta: &mut [f64]) -> Option<f64> {
        self.predictors.fill(0.0);
        let (mut linear, mut squares) = (0.0, 0.0);
        for &term in question.terms {
            let value = beta[term as usize];
            self.predictors[term as usize] = value;
            linear += value * (self.observed[term as usize] + question.dark.unwrap_or(0.0));
            squares += if term == 0 { 0.0 } else { value * value };
        }
        beta.copy_from_slice(&self.predictors);
        transform(&mut self.predictors);
        let mut total = 0.0;
        let first = usize::from(question.dark.is_none());
        self.means[0] = 0.0;
        for (mean, &predictor) in self.means.iter_mut().zip(&self.predictors).skip(first) {
            *mean = exp(predictor);
            total += *mean;
        }
        let height = linear - total - 0.5 * squares / question.variance;
        height.is_finite().then_some(height)
    }

    /// The factor of the information and Newton's step; gives the step times the score, twice what the step gains.
    fn linearise(&mut self, question: &Question<'_>, beta: &[f64]) -> Option<f64> {
        self.sums.copy_from_slice(&self.means);
        transform(&mut self.sums);
        let precision = 1.0 / question.variance;
        let of_prior = |term: u32| if term == 0 { 0.0 } else { precision };
        let dark = question.dark.unwrap_or(0.0);
        for (row, &left) in question.terms.iter().enumerate() {
            let entries = self.information.row_mut(row);
            for (entry, &right) in entries.iter_mut().zip(&question.terms[row..]) {
                *entry = self.sums[(left ^ right) as usize];
            }
            entries[0] += of_prior(left);
            let place = left as usize;
            self.step[row] = self.observed[place] + dark - self.sums[place] - of_prior(left) * beta[place];
        }
        self.information.factorise()?;
        self.score.clone_from(&self.step);
        self.information.solve(&mut self.step);
        Some(self.score.iter().zip(&self.step).map(|(score, step)| score * step).sum())
    }

    /// The full step, or half of it, or a quarter …, whichever first does not lead downhill.
    fn move_uphill(&mut self, question: &Question<'_>, beta: &mut [f64], height: f64) -> Option<f64> {
        let mut scale = 1.0;
        for _ in 0..=MAX_HALVINGS {
            for (&term, &step) in question.terms.iter().zip(&self.step) {
                beta[term as usize] += scale * step;
            }
            // Rounding alone may lower the height by some of its last digits.
            let moved = self.evaluate(question, beta);
            if let Some(moved) = moved.filter(|&moved| moved >= height - 1e-12 * (1.0 + height.abs())) {
                return Some(moved);
            }
            for (&term, &step) in question.terms.iter().zip(&self.step) {
                beta[term as usize] -= scale * step;
            }
            scale *= 0.5;
        }
        None
    }

    /// What the next term of Laplace's series adds, from the factor at the mode.
    fn second_order(&mut self, terms: &[u32]) -> f64 {
        let n_terms = terms.len();
        let cells: Vec<usize> = (0..self.means.len()).filter(|&cell| self.means[cell] > NO_MEAN).collect();
        self.rows.clear();
        for &cell in &cells {
            let from = self.rows.len();
            let sign = |&term: &u32| {
                let n_shared = (term & cell as u32).count_ones();
                if n_shared.is_multiple_of(2) { 1.0 } else { -1.0 }
            };
            self.rows.extend(terms.iter().map(sign));
            self.information.solve_transposed(&mut self.rows[from..]);
        }
        let row = |at: usize| &self.rows[at * n_terms..(at + 1) * n_terms];
        let product = |one: usize, other: usize| -> f64 {
            row(one).iter().zip(row(other)).map(|(left, right)| left * right).sum()
        };
        let variances: Vec<f64> = (0..cells.len()).map(|at| product(at, at)).collect();
        let mut pairs = vec![0.0; cells.len()];
        for (one, &cell) in cells.iter().enumerate() {
            for (other, &beside) in cells.iter().enumerate().take(one) {
                let covariance = product(one, other);
                let both = variances[one] * variances[other] / 8.0 + covariance * covariance / 12.0;
                let bend = self.means[cell] * self.means[beside] * covariance * both;
                pairs[one] += bend;
                pairs[other] += bend;
            }
        }
        let shares = cells.iter().zip(&variances).zip(&pairs).map(|((&cell, &variance), &pairs)| {
            let mean = self.means[cell];
            let fourth = -mean * variance * variance / 8.0;
            let third = mean * mean * variance * variance * variance * 5.0 / 24.0 + pairs;
            (fourth + third) / (1.0 + fourth.abs() + third.abs())
        });
        shares.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of one count the integral is Γ(y), of which Stirling's series to 1/(12y) leaves less than the damping takes, 1/(36 y²).
    #[test]
    fn one_count_is_a_gamma_function() {
        for count in [3.0, 10.0, 50.0] {
            let counts = [0.0, count];
            let mut evidence = Evidence::new(&counts);
            let question = Question { terms: &[0], variance: 1.0, dark: None };
            let found = evidence.log_evidence(&question, &mut [0.0, 0.0]).unwrap();
            assert!((found - lgamma(count)).abs() < 1.0 / (36.0 * count * count), "{count}: {found}");
        }
    }
}
