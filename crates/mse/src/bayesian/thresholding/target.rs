//! The posterior density of a Poisson log-linear model, and its mode.

use libm::exp;

use crate::CaptureTable;
use crate::loglinear::{subset_sums, superset_sums};

/// The log posterior of the coefficients of a log-linear model, up to a constant.
///
/// # Formula
///
/// ```text
/// log p(β | data) = Σ_h [n_h η_h − exp η_h] − ½ Σ_T τ_T β_T²,   η_h = Σ_(T ⊆ h) β_T
/// ```
///
/// h runs through the histories that can be seen and are not forced to zero; the precision τ is nought for the
/// intercept and the main effects.
pub(super) struct Target {
    n_lists: usize,
    /// The terms that have a coefficient, ascending; the first is the intercept.
    pub(super) terms: Vec<u32>,
    precision: Vec<f64>,
    // By history.
    counts: Vec<f64>,
    is_kept: Vec<bool>,
    // Scratch, by history.
    means: Vec<f64>,
}

impl Target {
    /// `terms` is ascending and closed downwards but for `forced_zero`, whose histories are left out.
    pub(super) fn new(
        table: &CaptureTable,
        terms: Vec<u32>,
        forced_zero: &[u32],
        precision_of_interactions: f64,
    ) -> Self {
        let n_cells = 1_usize << table.n_lists();
        let mut counts = vec![0.0; n_cells];
        for &(history, count) in table.cells() {
            counts[history.bits() as usize] = count as f64;
        }
        let is_kept = (0..n_cells as u32)
            .map(|history| history != 0 && forced_zero.iter().all(|&zero| history & zero != zero))
            .collect();
        let precision = terms
            .iter()
            .map(|term| if term.count_ones() >= 2 { precision_of_interactions } else { 0.0 })
            .collect();
        Self { n_lists: table.n_lists(), terms, precision, counts, is_kept, means: vec![0.0; n_cells] }
    }

    pub(super) fn n_coefficients(&self) -> usize {
        self.terms.len()
    }

    /// The log density; its gradient goes to `gradient`. Minus infinity where a mean overflows.
    pub(super) fn evaluate(&mut self, coefficients: &[f64], gradient: &mut [f64]) -> f64 {
        self.means.fill(0.0);
        for (&term, &coefficient) in self.terms.iter().zip(coefficients) {
            self.means[term as usize] = coefficient;
        }
        subset_sums(self.n_lists, &mut self.means);
        let mut density = 0.0;
        for ((value, &count), &is_kept) in self.means.iter_mut().zip(&self.counts).zip(&self.is_kept) {
            if is_kept {
                let mean = exp(*value);
                density += count * *value - mean;
                *value = count - mean;
            } else {
                *value = 0.0;
            }
        }
        if !density.is_finite() {
            gradient.fill(0.0);
            return f64::NEG_INFINITY;
        }
        superset_sums(self.n_lists, &mut self.means);
        for ((slope, &term), (&precision, &coefficient)) in
            gradient.iter_mut().zip(&self.terms).zip(self.precision.iter().zip(coefficients))
        {
            *slope = self.means[term as usize] - precision * coefficient;
            density -= 0.5 * precision * coefficient * coefficient;
        }
        density
    }

    /// Minus the matrix of second derivatives, row by row: entry (S, T) is the sum of the means of all histories that
    /// contain both.
    fn information(&mut self, coefficients: &[f64]) -> Vec<f64> {
        self.means.fill(0.0);
        for (&term, &coefficient) in self.terms.iter().zip(coefficients) {
            self.means[term as usize] = coefficient;
        }
        subset_sums(self.n_lists, &mut self.means);
        for (value, &is_kept) in self.means.iter_mut().zip(&self.is_kept) {
            *value = if is_kept { exp(*value) } else { 0.0 };
        }
        superset_sums(self.n_lists, &mut self.means);
        let mut information = Vec::with_capacity(self.terms.len() * self.terms.len());
        for (&row, &precision) in self.terms.iter().zip(&self.precision) {
            for &column in &self.terms {
                let prior = if row == column { precision } else { 0.0 };
                information.push(self.means[(row | column) as usize] + prior);
            }
        }
        information
    }

    /// The mode with the lower Cholesky factor of the information there; none where Newton's method does not arrive.
    pub(super) fn mode(&mut self) -> Option<(Vec<f64>, Cholesky)> {
        const MAX_STEPS: usize = 200;
        let n = self.n_coefficients();
        let mut coefficients = vec![0.0; n];
        // A flat start at the mean count: every interaction nought.
        let n_kept = self.is_kept.iter().filter(|&&is_kept| is_kept).count();
        let total: f64 = self.counts.iter().sum();
        coefficients[0] = libm::log(total / n_kept as f64);
        let mut gradient = vec![0.0; n];
        let mut density = self.evaluate(&coefficients, &mut gradient);
        let mut trial_gradient = vec![0.0; n];
        for _ in 0..MAX_STEPS {
            let factor = Cholesky::new(self.information(&coefficients), n)?;
            let mut step = gradient.clone();
            factor.solve_lower(&mut step);
            let decrement: f64 = step.iter().map(|value| value * value).sum();
            factor.solve_upper(&mut step);
            // The chains need the mode as a centre, not to the last digit.
            if decrement < 1e-9 {
                return Some((coefficients, factor));
            }
            let mut scale = 1.0;
            loop {
                let trial: Vec<f64> =
                    coefficients.iter().zip(&step).map(|(value, step)| value + scale * step).collect();
                let trial_density = self.evaluate(&trial, &mut trial_gradient);
                if trial_density >= density + 1e-4 * scale * decrement {
                    coefficients = trial;
                    density = trial_density;
                    std::mem::swap(&mut gradient, &mut trial_gradient);
                    break;
                }
                scale *= 0.5;
                if scale < 1e-12 {
                    // No ascent is left within rounding: the mode if the step was small, and nothing otherwise.
                    return (decrement < 1e-4).then_some((coefficients, factor));
                }
            }
        }
        None
    }
}

/// The lower triangular factor of a positive definite matrix.
pub(super) struct Cholesky {
    n: usize,
    lower: Vec<f64>,
}

impl Cholesky {
    fn new(mut matrix: Vec<f64>, n: usize) -> Option<Self> {
        for row in 0..n {
            for column in 0..=row {
                let dot: f64 = (0..column).map(|at| matrix[row * n + at] * matrix[column * n + at]).sum();
                let rest = matrix[row * n + column] - dot;
                matrix[row * n + column] = if row == column {
                    if rest.is_nan() || rest <= 1e-12 * matrix[row * n + row].abs() {
                        return None;
                    }
                    rest.sqrt()
                } else {
                    rest / matrix[column * n + column]
                };
            }
        }
        Some(Self { n, lower: matrix })
    }

    /// Solves L x = b in place.
    pub(super) fn solve_lower(&self, values: &mut [f64]) {
        for row in 0..self.n {
            let line = &self.lower[row * self.n..row * self.n + row];
            let dot: f64 = line.iter().zip(&*values).map(|(factor, value)| factor * value).sum();
            values[row] = (values[row] - dot) / self.lower[row * self.n + row];
        }
    }

    /// Solves Lᵀ x = b in place.
    pub(super) fn solve_upper(&self, values: &mut [f64]) {
        for row in (0..self.n).rev() {
            values[row] /= self.lower[row * self.n + row];
            let (before, rest) = values.split_at_mut(row);
            let line = &self.lower[row * self.n..row * self.n + row];
            for (value, factor) in before.iter_mut().zip(line) {
                *value -= factor * rest[0];
            }
        }
    }
}
