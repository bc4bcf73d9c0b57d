//! Maximisation by the EM algorithm in longer steps.

use libm::sqrt;

/// How often each start is improved.
const MOST_STEPS: usize = 600;
/// A gain below which a fit has arrived.
const SMALL_GAIN: f64 = 1e-7;
/// The scale of log odds is cut here: beyond it a chance is 0 or 1 to all digits that matter.
pub(super) const END: f64 = 30.0;

/// The best place that is reached from a start, with its value; nothing where a value is no number.
///
/// # References
///
/// Varadhan and Roland 2008, Scandinavian Journal of Statistics 35, 335–353.
pub(super) fn climb(
    start: Vec<f64>,
    step: impl Fn(&[f64]) -> Vec<f64>,
    value_of: impl Fn(&[f64]) -> f64,
) -> Option<(Vec<f64>, f64)> {
    let mut at = start;
    let mut value = value_of(&at);
    for _ in 0..MOST_STEPS {
        let once = step(&at);
        let twice = step(&once);
        let first: Vec<f64> = once.iter().zip(&at).map(|(a, b)| a - b).collect();
        let bend: Vec<f64> = (0..at.len()).map(|i| twice[i] - once[i] - first[i]).collect();
        let norm = |of: &[f64]| sqrt(of.iter().map(|x| x * x).sum::<f64>());
        let length = -(norm(&first) / norm(&bend).max(1e-300)).max(1.0);
        let far: Vec<f64> = (0..at.len())
            .map(|i| (at[i] - 2.0 * length * first[i] + length * length * bend[i]).clamp(-END, END))
            .collect();
        let (leap, plain) = (value_of(&far), value_of(&twice));
        let (next, reached) = if leap > plain { (far, leap) } else { (twice, plain) };
        if !reached.is_finite() {
            return None;
        }
        let gain = reached - value;
        (at, value) = (next, reached);
        if gain < SMALL_GAIN {
            break;
        }
    }
    Some((at, value))
}

#[cfg(test)]
mod tests;
