//! The regressions corrected by what they leave unexplained, on people who took no part in them.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Binomial, Distribution};

use super::logits::Logits;
use super::people::{N_PLACES, PairedPeople, Row};
use super::refusal::Refusal;
use crate::SizeEstimate;
use crate::interval::as_f64;

/// How people are taken apart, to fit on some and correct on the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrossFit {
    /// Into how many parts; with 1 everyone takes part in both.
    pub n_parts: usize,
    /// How many times, each with parts of its own; the middle answer is taken.
    pub n_times: usize,
    /// The seed.
    pub seed: u64,
}

impl Default for CrossFit {
    /// Five parts, eleven times, seed 1.
    fn default() -> Self {
        Self { n_parts: 5, n_times: 11, seed: 1 }
    }
}

impl CrossFit {
    /// Everyone takes part in the fit and in its correction.
    pub const NONE: Self = Self { n_parts: 1, n_times: 1, seed: 1 };
}

/// The doubly robust estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct DoublyRobust {
    /// The size.
    pub size: SizeEstimate,
    /// How people were taken apart.
    pub cross_fit: CrossFit,
    /// The smallest and the largest answer over the times that people were taken apart: what chance alone does.
    pub range: (f64, f64),
}

/// The doubly robust estimate of the size.
///
/// # Assumptions
///
/// Among people alike in the covariates the lists are independent, and everyone has some chance of being on both. What the regressions
/// get wrong enters only in products of two errors of q₁, q₂ and q₁₂, which are of a lower order than the errors.
/// The learner here is the logistic regression of [`fit`](super::fit), of both lists at once: where chances bend in a slope, or groups act
/// only jointly, its errors do not vanish with more people, nor does their square. How far the two numbers lie apart hints at that, and proves nothing.
///
/// # Formula
///
/// With q₁, q₂, q₁₂ the shares of those seen, among people alike, on the first list, the second, both, and γ = q₁₂/(q₁q₂) the chance of being seen,
///
/// ```text
/// φ = 1/γ(x) · (Y₁/q₁(x) + Y₂/q₂(x) − Y₁Y₂/q₁₂(x)),  N = Σ φᵢ over those seen
/// var N = n var φ + N (N/n − 1)
/// ```
///
/// φᵢ is made with the regressions of those parts that do not hold person i. Of several times, the medians of N and of var N + (N − median)² count.
///
/// # Errors
///
/// [`Refusal`] where covariates determine each other, a part of the people has no fit, or the number lies below the people seen.
///
/// # References
///
/// Das, Kennedy and Jewell 2024, JASA 119, 1309–1321, sections 3 and 4; Chernozhukov and others 2018, The Econometrics Journal 21, C1–C68, definition 3.3, for
/// the median over times.
pub fn doubly_robust(
    people: &PairedPeople,
    cross_fit: CrossFit,
    level: f64,
) -> Result<DoublyRobust, Refusal> {
    if !(level > 0.0 && level < 1.0) {
        return Err(Refusal::Level);
    }
    if let Some(column) = people.dependent_column() {
        return Err(Refusal::Dependent { column: column.clone() });
    }
    let answers: Vec<(f64, f64)> = (0..cross_fit.n_times.max(1))
        .map(|time| corrected(people, cross_fit, time as u64))
        .collect::<Result<_, _>>()?;
    let middle = median(answers.iter().map(|answer| answer.0));
    let variance = median(answers.iter().map(|(estimate, variance)| {
        let apart = estimate - middle;
        variance + apart * apart
    }));
    let n_observed = people.n_observed();
    if middle.is_nan() || middle < as_f64(n_observed) {
        return Err(Refusal::BelowSeen);
    }
    let lowest = answers.iter().map(|answer| answer.0).fold(f64::INFINITY, f64::min);
    let highest = answers.iter().map(|answer| answer.0).fold(f64::NEG_INFINITY, f64::max);
    Ok(DoublyRobust {
        size: SizeEstimate::log_normal(n_observed, middle, variance.sqrt(), level),
        cross_fit,
        range: (lowest, highest),
    })
}

/// The size and its variance with people taken apart once.
fn corrected(people: &PairedPeople, cross_fit: CrossFit, time: u64) -> Result<(f64, f64), Refusal> {
    let n_parts = cross_fit.n_parts.max(1);
    let parts = taken_apart(people, n_parts, cross_fit.seed, time);
    let without_fit = if n_parts == 1 { Refusal::NoMaximum } else { Refusal::PartWithoutFit };
    let (mut sum, mut squares) = (0.0, 0.0);
    for part in &parts {
        // With one part there are no others: everyone takes part in the fit.
        let left_out = if n_parts == 1 { 0.0 } else { 1.0 };
        let others = |row: &Row, own: &[f64; N_PLACES]| -> [f64; N_PLACES] {
            std::array::from_fn(|place| row.counts[place] - left_out * own[place])
        };
        let fitted: Vec<(&[f64], [f64; N_PLACES])> = people
            .rows
            .iter()
            .zip(part)
            .map(|(row, own)| (row.design.as_slice(), others(row, own)))
            .collect();
        let logits = Logits::fit(&fitted).ok_or(without_fit.clone())?;
        for (row, own) in people.rows.iter().zip(part) {
            let values = influences(&logits, &row.design);
            for (count, value) in own.iter().zip(values) {
                sum += count * value;
                squares += count * value * value;
            }
        }
    }
    let n_observed: f64 = people.rows.iter().map(Row::n_people).sum();
    let mean = sum / n_observed;
    let spread = squares / n_observed - mean * mean;
    Ok((sum, n_observed * spread + sum * (mean - 1.0)))
}

/// φ of people alike, on the first list alone, the second alone, both.
fn influences(logits: &Logits, design: &[f64]) -> [f64; N_PLACES] {
    let chances = logits.chances(design);
    let [first_alone, second_alone, both] = chances.places();
    let (first, second) = (first_alone + both, second_alone + both);
    let each = 1.0 / chances.seen();
    [each / first, each / second, each * (1.0 / first + 1.0 / second - 1.0 / both)]
}

/// How many people of each row are in each part: everyone falls into each with the same chance.
fn taken_apart(people: &PairedPeople, n_parts: usize, seed: u64, time: u64) -> Vec<Vec<[f64; N_PLACES]>> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(time);
    let mut parts = vec![vec![[0.0; N_PLACES]; people.rows.len()]; n_parts];
    for (at, row) in people.rows.iter().enumerate() {
        for place in 0..N_PLACES {
            let mut left = row.counts[place];
            for (part, rows) in parts.iter_mut().enumerate() {
                let share = 1.0 / (n_parts - part) as f64;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
                let n_left = left as u64;
                // A share of 1 takes all that are left; other shares lie between 0 and 1.
                let drawn = Binomial::new(n_left, share).map_or(n_left, |binomial| binomial.sample(&mut rng));
                rows[at][place] = as_f64(drawn);
                left -= as_f64(drawn);
            }
        }
    }
    parts
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len().is_multiple_of(2) { 0.5 * (values[middle - 1] + values[middle]) } else { values[middle] }
}
