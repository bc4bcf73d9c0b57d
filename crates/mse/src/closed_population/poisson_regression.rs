//! Poisson regression on a few hundred cells, with the answer that no maximum exists.

use libm::{exp, log};

/// Cells with their counts, offsets and columns.
#[derive(Debug, Clone)]
pub(super) struct Regression {
    pub(super) counts: Vec<f64>,
    pub(super) offsets: Vec<f64>,
    /// Row-major: `n_columns` values a cell. The first column is the intercept.
    pub(super) columns: Vec<f64>,
    pub(super) n_columns: usize,
    /// How many of the last columns have coefficients held at or above zero.
    pub(super) n_bounded: usize,
}

/// A maximum of the likelihood.
#[derive(Debug, Clone)]
pub(super) struct Maximum {
    pub(super) coefficients: Vec<f64>,
    pub(super) means: Vec<f64>,
    /// The inverse of the information, row-major.
    pub(super) covariance: Vec<f64>,
}

impl Regression {
    pub(super) fn row(&self, cell: usize) -> &[f64] {
        &self.columns[cell * self.n_columns..(cell + 1) * self.n_columns]
    }

    /// The maximum by iteratively reweighted least squares; nothing where there is none.
    ///
    /// Where no finite maximum exists, some linear predictor falls by about one a step for ever. A maximum is therefore accepted
    /// only once every predictor stands still, not once the deviance does.
    pub(super) fn maximise(&self) -> Option<Maximum> {
        let scales = self.scales()?;
        let mut predictors: Vec<f64> = self.counts.iter().map(|&count| log(count.max(0.0) + 0.1)).collect();
        let mut coefficients: Option<Vec<f64>> = None;
        let mut value = f64::NEG_INFINITY;
        for _ in 0..MAX_STEPS {
            let (gram, right) = self.normal_equations(&predictors, &scales);
            let mut proposal = bounded_solution(&gram, &right, self.n_columns - self.n_bounded)?;
            let mut proposed = self.predict(&proposal, &scales);
            let mut proposed_value = self.log_likelihood(&proposed);
            if let Some(current) = &coefficients {
                // A step that overshoots is halved; rounding at the maximum is no overshoot.
                let slack = 1e-10 * (1.0 + value.abs());
                let mut halvings = 0;
                while (!proposed_value.is_finite() || proposed_value < value - slack) && halvings < 40 {
                    for (new, old) in proposal.iter_mut().zip(current) {
                        *new = f64::midpoint(*new, *old);
                    }
                    proposed = self.predict(&proposal, &scales);
                    proposed_value = self.log_likelihood(&proposed);
                    halvings += 1;
                }
            }
            let shift = predictors
                .iter()
                .zip(&proposed)
                .map(|(old, new)| (old - new).abs() / (1.0 + new.abs()))
                .fold(0.0, f64::max);
            if !shift.is_finite() {
                return None;
            }
            predictors = proposed;
            coefficients = Some(proposal);
            value = proposed_value;
            if shift < STILL {
                return self.settle(&predictors, coefficients?, &scales);
            }
        }
        None
    }

    fn settle(&self, predictors: &[f64], scaled: Vec<f64>, scales: &[f64]) -> Option<Maximum> {
        let (gram, _) = self.normal_equations(predictors, scales);
        let n = self.n_columns;
        // What is held at zero is known, as far as this variance goes.
        let free: Vec<usize> = (0..n).filter(|&i| i < n - self.n_bounded || scaled[i] > 0.0).collect();
        let inverse = Cholesky::of(submatrix(&gram, n, &free), free.len())?.inverse();
        let mut covariance = vec![0.0; n * n];
        for (at, &i) in free.iter().enumerate() {
            for (beside, &j) in free.iter().enumerate() {
                covariance[i * n + j] = inverse[at * free.len() + beside] / (scales[i] * scales[j]);
            }
        }
        let means = predictors.iter().map(|&predictor| exp(predictor)).collect();
        let coefficients = scaled.iter().zip(scales).map(|(value, scale)| value / scale).collect();
        Some(Maximum { coefficients, means, covariance })
    }

    /// The largest absolute value of each column, so that 2ᵏ and ln k weigh alike.
    fn scales(&self) -> Option<Vec<f64>> {
        let mut scales = vec![0.0_f64; self.n_columns];
        for row in self.columns.chunks_exact(self.n_columns) {
            for (scale, value) in scales.iter_mut().zip(row) {
                *scale = scale.max(value.abs());
            }
        }
        scales.iter().all(|scale| scale.is_finite() && *scale > 0.0).then_some(scales)
    }

    fn predict(&self, scaled: &[f64], scales: &[f64]) -> Vec<f64> {
        let rows = self.columns.chunks_exact(self.n_columns);
        rows.zip(&self.offsets)
            .map(|(row, offset)| {
                offset + row.iter().zip(scaled).zip(scales).map(|((x, b), scale)| x / scale * b).sum::<f64>()
            })
            .collect()
    }

    fn log_likelihood(&self, predictors: &[f64]) -> f64 {
        self.counts.iter().zip(predictors).map(|(count, predictor)| count * predictor - exp(*predictor)).sum()
    }

    fn normal_equations(&self, predictors: &[f64], scales: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let p = self.n_columns;
        let (mut gram, mut right) = (vec![0.0; p * p], vec![0.0; p]);
        let mut scaled_row = vec![0.0; p];
        for (cell, &predictor) in predictors.iter().enumerate() {
            let mean = exp(predictor);
            for ((scaled, x), scale) in scaled_row.iter_mut().zip(self.row(cell)).zip(scales) {
                *scaled = x / scale;
            }
            let response = mean * (predictor - self.offsets[cell]) + (self.counts[cell] - mean);
            for i in 0..p {
                let weighted = mean * scaled_row[i];
                right[i] += scaled_row[i] * response;
                for j in 0..=i {
                    gram[i * p + j] += weighted * scaled_row[j];
                }
            }
        }
        (gram, right)
    }
}

/// The minimum of ½ b′Gb − r′b with the entries from `first_bounded` on at or above zero, from the lower triangle of G.
///
/// Lawson and Hanson (1974), chapter 23: entries are freed where the minimum would gain, and held where the way to it crosses zero.
fn bounded_solution(gram: &[f64], right: &[f64], first_bounded: usize) -> Option<Vec<f64>> {
    let n = right.len();
    let solve = |free: &[usize]| {
        let part: Vec<f64> = free.iter().map(|&i| right[i]).collect();
        let solution = Cholesky::of(submatrix(gram, n, free), free.len())?.solve(&part);
        let mut full = vec![0.0; n];
        for (&i, value) in free.iter().zip(solution) {
            full[i] = value;
        }
        Some(full)
    };
    let mut free: Vec<usize> = (0..first_bounded).collect();
    let mut solution = solve(&free)?;
    for _ in 0..10 * (n - first_bounded) {
        let gain = |i: usize| {
            let fitted: f64 = (0..n).map(|j| gram[i.max(j) * n + i.min(j)] * solution[j]).sum();
            (right[i] - fitted) / gram[i * n + i].max(f64::MIN_POSITIVE).sqrt()
        };
        let held = (first_bounded..n).filter(|i| !free.contains(i));
        let Some((best, _)) =
            held.map(|i| (i, gain(i))).filter(|&(_, gain)| gain > 1e-8).max_by(|a, b| a.1.total_cmp(&b.1))
        else {
            break;
        };
        free.push(best);
        free.sort_unstable();
        loop {
            let proposal = solve(&free)?;
            let crossing = free
                .iter()
                .filter(|&&i| i >= first_bounded && proposal[i] <= 0.0)
                .map(|&i| (i, solution[i] / (solution[i] - proposal[i])))
                .min_by(|a, b| a.1.total_cmp(&b.1));
            let Some((first, share)) = crossing else {
                solution = proposal;
                break;
            };
            for (value, target) in solution.iter_mut().zip(&proposal) {
                *value += share.max(0.0) * (target - *value);
            }
            free.retain(|&i| i != first && (i < first_bounded || solution[i] > 0.0 || i == best));
            solution[first] = 0.0;
        }
    }
    Some(solution)
}

/// The lower triangle of some rows and columns of a symmetric matrix.
fn submatrix(matrix: &[f64], n: usize, rows: &[usize]) -> Vec<f64> {
    let mut part = vec![0.0; rows.len() * rows.len()];
    for (at, &i) in rows.iter().enumerate() {
        for (beside, &j) in rows.iter().enumerate().take(at + 1) {
            part[at * rows.len() + beside] = matrix[i * n + j];
        }
    }
    part
}

const MAX_STEPS: usize = 200;
/// Relative movement of every linear predictor at which a maximum is taken as reached.
const STILL: f64 = 1e-9;

/// The Cholesky factor of a symmetric matrix, after scaling its diagonal to one.
pub(super) struct Cholesky {
    lower: Vec<f64>,
    diagonal: Vec<f64>,
    n: usize,
}

impl Cholesky {
    /// Factors the lower triangle; nothing where the matrix is not safely positive definite.
    pub(super) fn of(mut matrix: Vec<f64>, n: usize) -> Option<Self> {
        let diagonal: Vec<f64> = (0..n).map(|i| matrix[i * n + i].sqrt()).collect();
        if diagonal.iter().any(|d| !d.is_finite() || *d <= 0.0) {
            return None;
        }
        for i in 0..n {
            for j in 0..=i {
                let mut sum = matrix[i * n + j] / (diagonal[i] * diagonal[j]);
                for k in 0..j {
                    sum -= matrix[i * n + k] * matrix[j * n + k];
                }
                if i == j {
                    if sum.is_nan() || sum < 1e-15 {
                        return None;
                    }
                    matrix[i * n + i] = sum.sqrt();
                } else {
                    matrix[i * n + j] = sum / matrix[j * n + j];
                }
            }
        }
        Some(Self { lower: matrix, diagonal, n })
    }

    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let n = self.n;
        let mut x: Vec<f64> = right.iter().zip(&self.diagonal).map(|(r, d)| r / d).collect();
        for i in 0..n {
            for k in 0..i {
                x[i] -= self.lower[i * n + k] * x[k];
            }
            x[i] /= self.lower[i * n + i];
        }
        for i in (0..n).rev() {
            for k in i + 1..n {
                x[i] -= self.lower[k * n + i] * x[k];
            }
            x[i] /= self.lower[i * n + i];
        }
        x.iter().zip(&self.diagonal).map(|(value, d)| value / d).collect()
    }

    fn inverse(&self) -> Vec<f64> {
        let n = self.n;
        let mut inverse = vec![0.0; n * n];
        for column in 0..n {
            let mut unit = vec![0.0; n];
            unit[column] = 1.0;
            for (row, value) in self.solve(&unit).into_iter().enumerate() {
                inverse[row * n + column] = value;
            }
        }
        inverse
    }
}

#[cfg(test)]
mod tests;
