//! Poisson regression stopped where R's `glm` stops.
//!
//! `glm` ends once the deviance moves by less than 1e-8 of itself, and its covariance is that of the step before. Built again here
//! from the textbook's iteration, so that a peer's last digits can be told from another formula.

/// Where the iteration stood when it stopped.
pub(super) struct Stopped {
    pub(super) coefficients: Vec<f64>,
    pub(super) means: Vec<f64>,
    /// Row-major.
    pub(super) covariance: Vec<f64>,
}

/// R's `glm.control(epsilon = 1e-8)`.
pub(super) const PEER: f64 = 1e-8;
/// Once more deviance cannot be gained in doubles.
pub(super) const CONVERGED: f64 = 1e-15;

pub(super) fn regress(columns: &[Vec<f64>], counts: &[f64], epsilon: f64) -> Stopped {
    let p = columns[0].len();
    let mut means: Vec<f64> = counts.iter().map(|count| count + 0.1).collect();
    let mut last = deviance(counts, &means);
    for _ in 0..200 {
        let (mut information, mut right) = (vec![0.0; p * p], vec![0.0; p]);
        for ((x, mean), count) in columns.iter().zip(&means).zip(counts) {
            let response = libm::log(*mean) + (count - mean) / mean;
            for i in 0..p {
                right[i] += x[i] * mean * response;
                for j in 0..p {
                    information[i * p + j] += x[i] * mean * x[j];
                }
            }
        }
        let covariance = inverse(information, p);
        let coefficients: Vec<f64> = (0..p).map(|i| dot(&covariance[i * p..(i + 1) * p], &right)).collect();
        means = columns.iter().map(|x| libm::exp(dot(x, &coefficients))).collect();
        let now = deviance(counts, &means);
        if (now - last).abs() / (now.abs() + 0.1) < epsilon {
            return Stopped { coefficients, means, covariance };
        }
        last = now;
    }
    panic!("the regression does not stop");
}

impl Stopped {
    /// a′Va.
    pub(super) fn variance_along(&self, slope: &[f64]) -> f64 {
        let p = slope.len();
        (0..p).map(|i| slope[i] * dot(&self.covariance[i * p..(i + 1) * p], slope)).sum()
    }

    /// The second-order bias of e^a, with a the first coefficient.
    pub(super) fn bias_of_intercept(&self, columns: &[Vec<f64>]) -> f64 {
        let row = &self.covariance[..self.coefficients.len()];
        let parts = columns.iter().zip(&self.means);
        let skew: f64 = parts.map(|(x, mean)| mean * self.variance_along(x) * dot(row, x)).sum();
        libm::exp(self.coefficients[0]) * (row[0] - skew) / 2.0
    }
}

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn deviance(counts: &[f64], means: &[f64]) -> f64 {
    let part = |(&count, &mean): (&f64, &f64)| {
        let fit = if count > 0.0 { count * libm::log(count / mean) } else { 0.0 };
        2.0 * (fit - (count - mean))
    };
    counts.iter().zip(means).map(part).sum()
}

/// The inverse by Gauss and Jordan, without pivoting: for positive definite matrices.
fn inverse(mut matrix: Vec<f64>, n: usize) -> Vec<f64> {
    let mut result = vec![0.0; n * n];
    for i in 0..n {
        result[i * n + i] = 1.0;
    }
    for column in 0..n {
        let pivot = matrix[column * n + column];
        for j in 0..n {
            matrix[column * n + j] /= pivot;
            result[column * n + j] /= pivot;
        }
        for row in (0..n).filter(|&row| row != column) {
            let factor = matrix[row * n + column];
            for j in 0..n {
                matrix[row * n + j] -= factor * matrix[column * n + j];
                result[row * n + j] -= factor * result[column * n + j];
            }
        }
    }
    result
}
