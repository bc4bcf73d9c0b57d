//! The law of propagation of uncertainty for any model of jointly uncertain inputs.

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Limits,
};

/// Input estimates with their covariances.
///
/// The matrix is square, of the length of the values, with variances on the diagonal.
#[derive(Debug, Clone, PartialEq)]
pub struct JointEstimate {
    values: Vec<f64>,
    covariance: Vec<Vec<f64>>,
}

impl JointEstimate {
    /// Values with a covariance matrix.
    ///
    /// # Errors
    /// Values or covariances that are not finite, a matrix of another size or not symmetric, a negative variance, or a
    /// covariance larger than its two variances allow.
    pub fn new(values: &[f64], covariance: &[Vec<f64>]) -> Result<Self, ArgumentError> {
        let n = values.len();
        argument::count("covariance", covariance.len(), n, n)?;
        for (i, row) in covariance.iter().enumerate() {
            argument::finite("values", values[i])?;
            argument::count("covariance", row.len(), n, n)?;
            argument::non_negative("variance", row[i])?;
            for (j, entry) in row.iter().enumerate() {
                argument::finite("covariance", *entry)?;
                let room = row[i] * covariance[j].get(j).copied().unwrap_or(f64::NAN);
                let mirrored = covariance[j].get(i).copied().unwrap_or(f64::NAN);
                if entry * entry > room * (1.0 + 1e-9) || (entry - mirrored).abs() > 1e-9 * room.sqrt() {
                    return Err(ArgumentError::Covariance { variance: room - entry * entry });
                }
            }
        }
        Ok(Self { values: values.to_vec(), covariance: covariance.to_vec() })
    }

    /// Means of inputs that were observed together, set by set: their covariances are estimated from the same sets.
    ///
    /// `observations[i][k]` is input `i` in set `k`.
    ///
    /// # Formula
    /// ```text
    /// s(x̄ᵢ, x̄ⱼ) = Σₖ (xᵢₖ − x̄ᵢ)(xⱼₖ − x̄ⱼ) / (n(n − 1))
    /// ```
    ///
    /// # Errors
    /// Fewer than two sets, inputs with different numbers of sets, or values that are not finite.
    ///
    /// # References
    /// JCGM 100:2008, equation 17.
    pub fn from_observations(observations: &[&[f64]]) -> Result<Self, ArgumentError> {
        let sets = observations.first().map_or(0, |series| series.len());
        let mut values = Vec::with_capacity(observations.len());
        for series in observations {
            argument::count("observations", series.len(), sets.max(2), sets.max(2))?;
            for value in *series {
                argument::finite("observations", *value)?;
            }
            values.push(series.iter().sum::<f64>() / counted(sets));
        }
        let scale = counted(sets) * (counted(sets) - 1.0);
        let covariance: Vec<Vec<f64>> = observations
            .iter()
            .zip(&values)
            .map(|(xs, x)| {
                observations
                    .iter()
                    .zip(&values)
                    .map(|(ys, y)| xs.iter().zip(*ys).map(|(a, b)| (a - x) * (b - y)).sum::<f64>() / scale)
                    .collect()
            })
            .collect();
        Ok(Self { values, covariance })
    }

    /// The values.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The standard uncertainty of one value; `None` where there is no such value.
    #[must_use]
    pub fn standard_uncertainty(&self, at: usize) -> Option<f64> {
        Some(self.covariance.get(at)?.get(at)?.sqrt())
    }

    /// The correlation of two values; `None` where there is no such pair or one of them is exact.
    #[must_use]
    pub fn correlation(&self, one: usize, other: usize) -> Option<f64> {
        let scale = self.standard_uncertainty(one)? * self.standard_uncertainty(other)?;
        (scale > 0.0).then(|| self.covariance[one][other] / scale)
    }
}

fn counted(size: usize) -> f64 {
    size as f64
}

/// Carry values and covariances through a model, to first order.
///
/// # Assumptions
/// The model is smooth, and nearly linear over the uncertainty of its inputs. For ratios with a poorly known denominator it
/// is not: use lognormals or [`fieller`](crate::interval::fieller()).
///
/// # Formula
/// ```text
/// u(yₘ, yₙ) = Σᵢ Σⱼ ∂yₘ/∂xᵢ ∂yₙ/∂xⱼ u(xᵢ, xⱼ)
/// ```
/// with derivatives by six-point central differences.
///
/// # Errors
/// A model that returns something that is not finite near the inputs, or a varying number of outputs.
///
/// # References
/// JCGM 100:2008, 5.2 and H.2; JCGM 102:2011, 6.2.
pub fn propagate(
    inputs: &JointEstimate,
    model: impl Fn(&[f64]) -> Vec<f64>,
) -> Result<JointEstimate, ArgumentError> {
    let checked = |point: &[f64], outputs: usize| {
        let values = model(point);
        argument::count("model", values.len(), outputs, outputs)?;
        for value in &values {
            argument::finite("model", *value)?;
        }
        Ok::<_, ArgumentError>(values)
    };
    let values = checked(&inputs.values, model(&inputs.values).len())?;
    // derivatives[i][m] is ∂yₘ/∂xᵢ.
    let mut derivatives = Vec::with_capacity(inputs.values.len());
    for (i, at) in inputs.values.iter().enumerate() {
        let scale = inputs.covariance[i][i].sqrt();
        // A step well inside the uncertainty, but not so small that rounding takes over.
        let step =
            (1e-3 * at.abs()).max(f64::MIN_POSITIVE.sqrt()).max(if at.abs() > 0.0 { 0.0 } else { scale });
        let mut slope = vec![0.0; values.len()];
        for (weight, k) in [(45.0, 1.0), (-9.0, 2.0), (1.0, 3.0)] {
            for side in [1.0, -1.0] {
                let mut point = inputs.values.clone();
                point[i] = at + side * k * step;
                // The step as the machine took it.
                let moved = (point[i] - at) / (side * k);
                for (sum, value) in slope.iter_mut().zip(checked(&point, values.len())?) {
                    *sum += side * weight * value / (60.0 * moved);
                }
            }
        }
        derivatives.push(slope);
    }
    let covariance = (0..values.len())
        .map(|m| {
            (0..values.len())
                .map(|n| {
                    let mut sum = 0.0;
                    for (i, row) in inputs.covariance.iter().enumerate() {
                        for (j, entry) in row.iter().enumerate() {
                            sum += derivatives[i][m] * derivatives[j][n] * entry;
                        }
                    }
                    sum
                })
                .collect()
        })
        .collect();
    Ok(JointEstimate { values, covariance })
}

/// The shortest interval that holds this share of some draws.
///
/// # Errors
/// A level outside 0 to 1, too few draws to leave any out, or draws that are not finite.
///
/// # References
/// JCGM 101:2008, 7.7.
pub fn shortest_limits(draws: &[f64], level: f64) -> Result<Limits, ArgumentError> {
    argument::level(level)?;
    argument::count("draws", draws.len(), 2, usize::MAX)?;
    for draw in draws {
        argument::finite("draws", *draw)?;
    }
    let mut sorted = draws.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let inside = ((level * counted(sorted.len())).ceil() as usize).clamp(1, sorted.len() - 1);
    let shortest = (0..sorted.len() - inside)
        .min_by(|a, b| (sorted[a + inside] - sorted[*a]).total_cmp(&(sorted[b + inside] - sorted[*b])))
        .unwrap_or(0);
    Limits::new(sorted[shortest], sorted[shortest + inside], level)
}
