//! Data sets from a known truth: how often do intervals hold what they promise?

mod score;
mod truth;

pub use score::MethodScore;
pub use truth::{LatentGroup, Truth, TruthError};

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::estimation::EstimationError;
use crate::progress::Tally;
use crate::{CaptureTable, Estimation, EstimationOptions, Method, Progress, estimate};

/// How to simulate.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Options {
    /// How many data sets; 200, at which a coverage of 95 % is known to three points either way.
    pub n_data_sets: usize,
    /// The seed; data set i is drawn from stream i of it.
    pub seed: u64,
    /// How each data set is estimated. The seed of its methods is its own, made of this one and its number.
    pub estimation: EstimationOptions,
}

impl Default for Options {
    fn default() -> Self {
        Self { n_data_sets: 200, seed: 1, estimation: EstimationOptions::default() }
    }
}

/// How methods did on data sets from one truth.
#[derive(Debug, Clone, PartialEq)]
pub struct Study {
    /// The size of the population that was planted.
    pub n_total: u64,
    /// How many people the data sets show on average.
    pub mean_observed: f64,
    /// How many data sets there were.
    pub n_data_sets: usize,
    /// The nominal level of the intervals.
    pub level: f64,
    /// One score a method, in the order of [`Method::ALL`].
    pub scores: Vec<MethodScore>,
}

/// Draws data sets from a truth, estimates each, and scores the methods.
///
/// Pairs of lists, which have many rows, are not scored. The result is the same bit for bit on any number of threads.
///
/// # Errors
///
/// [`EstimationError`] where an option of the estimation is impossible, or the listener said to stop: it is told after each data set,
/// and may be called from several threads.
///
/// # References
///
/// Gneiting and Raftery 2007, JASA 102, 359–378, section 6.2, for the interval score.
pub fn simulate(
    truth: &Truth,
    options: &Options,
    listener: &(dyn Fn(Progress) -> ControlFlow<()> + Sync),
) -> Result<Study, EstimationError> {
    let is_stopped = AtomicBool::new(false);
    let progress = |progress: Progress| {
        if listener(progress).is_break() {
            is_stopped.store(true, Ordering::Relaxed);
        }
    };
    let tally = Tally::new(options.n_data_sets as u64, &progress);
    let one = |data_set: usize| -> Result<Estimation, EstimationError> {
        if is_stopped.load(Ordering::Relaxed) {
            return Err(EstimationError::Stopped);
        }
        let table = truth.draw(options.seed, data_set as u64);
        let found = estimate_one(&table, options, data_set);
        tally.advance(1);
        found
    };
    #[cfg(feature = "parallel")]
    let estimations: Result<Vec<Estimation>, EstimationError> = {
        use rayon::iter::{IntoParallelIterator, ParallelIterator};
        (0..options.n_data_sets).into_par_iter().map(one).collect()
    };
    #[cfg(not(feature = "parallel"))]
    let estimations: Result<Vec<Estimation>, EstimationError> = (0..options.n_data_sets).map(one).collect();
    let estimations = estimations?;
    let observed = estimations.iter().map(|estimation| estimation.n_observed as f64);
    let scored = |method: &Method| {
        options.estimation.wants(*method) && !matches!(method, Method::PairChapman | Method::OneAgainstRest)
    };
    let scores = Method::ALL.into_iter().filter(scored).filter_map(|method| {
        MethodScore::of(method, truth.n_total() as f64, options.estimation.level, &estimations)
    });
    Ok(Study {
        n_total: truth.n_total(),
        mean_observed: observed.sum::<f64>() / (estimations.len() as f64).max(1.0),
        n_data_sets: estimations.len(),
        level: options.estimation.level,
        scores: scores.collect(),
    })
}

fn estimate_one(
    table: &CaptureTable,
    options: &Options,
    data_set: usize,
) -> Result<Estimation, EstimationError> {
    // The odd multiplier keeps the seeds of neighbouring data sets apart.
    let seed = options.seed ^ (data_set as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    estimate(table, &EstimationOptions { seed, ..options.estimation.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CaptureTable, History, Method};

    /// Each data set's methods draw from a seed of their own, and none from the seed of the data sets.
    #[test]
    fn methods_draw_from_seeds_of_their_own() {
        let cells = [(0b01, 60), (0b10, 40), (0b11, 20)].map(|(bits, n)| (History::from_bits(bits), n));
        let table = CaptureTable::new(["a", "b"].map(String::from).to_vec(), cells).unwrap();
        let estimation =
            EstimationOptions { methods: Some(vec![Method::Chapman]), ..EstimationOptions::default() };
        let options = Options { seed: 9, estimation, ..Options::default() };
        let mut seeds: Vec<u64> =
            (0..4).map(|at| estimate_one(&table, &options, at).unwrap().provenance.options.seed).collect();
        seeds.push(options.seed);
        // Another seed of the study is another seed of each of them.
        let other = Options { seed: 8, ..options.clone() };
        seeds.extend((0..4).map(|at| estimate_one(&table, &other, at).unwrap().provenance.options.seed));
        seeds.sort_unstable();
        seeds.dedup();
        assert_eq!(seeds.len(), 9);
    }
}
