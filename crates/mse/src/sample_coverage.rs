//! Sample coverage: Chao and Tsay's estimators, which let lists depend on each other.

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::interval::as_f64;
use crate::{CaptureTable, History, SizeInterval, log_normal_interval};

/// Below this coverage the literature advises the one-step estimate, and that as a lower bound.
pub const LOW_COVERAGE: f64 = 0.55;

/// How the standard errors are simulated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// How many bootstrap tables are drawn; 0 leaves the standard errors out.
    pub n_replicates: usize,
    /// The seed of the bootstrap.
    pub seed: u64,
    /// The level of the intervals.
    pub level: f64,
}

impl Default for Options {
    /// 1000 replicates, seed 1, level 0.95.
    fn default() -> Self {
        Self { n_replicates: 1000, seed: 1, level: 0.95 }
    }
}

/// What sample coverage says about a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// How many people were seen.
    pub n_observed: u64,
    /// D: the mean over lists of how many people the other lists saw.
    pub overlap: f64,
    /// Ĉ: the mean over lists of the share of the list whom another list saw too.
    pub coverage: f64,
    /// D/Ĉ: unequal chances allowed, dependence not.
    pub independent: Size,
    /// The high-coverage estimate, which solves for the dependence.
    pub high_coverage: Size,
    /// The one-step estimate, for low coverage; a lower bound under positive dependence.
    pub low_coverage: Size,
    /// What a reader must know before using them.
    pub warnings: Vec<Warning>,
}

/// One estimate from sample coverage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Size {
    /// The equations give a size.
    Estimated {
        /// The estimated size of the population.
        estimate: f64,
        /// The bootstrap standard error, where it was asked for and every replicate had an estimate.
        se: Option<f64>,
        /// The lognormal interval from that standard error.
        interval: Option<SizeInterval>,
        /// In how many of the bootstrap tables the equations had no solution.
        n_failed_replicates: usize,
    },
    /// The equations have no solution at or above the observed count: too little overlap, or too strong a dependence.
    NoSolution,
}

impl Size {
    /// The estimate where there is one.
    #[must_use]
    pub const fn estimate(self) -> Option<f64> {
        match self {
            Self::Estimated { estimate, .. } => Some(estimate),
            Self::NoSolution => None,
        }
    }
}

/// What limits the use of sample coverage on a table.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Warning {
    /// Coverage is too low for the high-coverage estimate.
    #[error("coverage {coverage:.3} is below {LOW_COVERAGE}: use the one-step estimate, as a lower bound")]
    LowCoverage {
        /// Ĉ.
        coverage: f64,
    },
    /// The high-coverage equations have no solution at or above the observed count.
    #[error("the high-coverage equations have no solution at or above the observed count")]
    NoHighCoverageSolution,
}

/// Chao and Tsay's sample-coverage estimates for two or more lists.
///
/// # Assumptions
///
/// Lists may depend on each other through pairwise covariances; interactions of three and more are neglected. Coverage should
/// be at least [`LOW_COVERAGE`] for the high-coverage estimate, and there should be at least three lists: with two,
/// dependence and unseen people cannot be told apart, and only `independent` is meaningful.
///
/// # Formula
///
/// With Sⱼ people on list j alone, nⱼ on it, Bⱼₖ on both j and k, and Aⱼₖ the memberships in j or k of people on none of the
/// others:
///
/// ```text
/// D = n − Σ Sⱼ / t,  Ĉ = 1 − Σ (Sⱼ/nⱼ) / t
/// a = Σ Aⱼₖ,  b = Σ Aⱼₖ Bⱼₖ/(nⱼ nₖ)  over pairs
/// independent    N₀ = D/Ĉ
/// high coverage  N = (D − a/t) / (Ĉ − b/t)
/// one step       N = N₀ + (N₁ b − a)/(t Ĉ),  N₁ = N₀ + (N₀ b − a)/(t Ĉ)
/// ```
///
/// The bootstrap draws the people anew from the observed histories and the estimated number of unseen ones, separately for
/// each estimator, each from its own ChaCha stream.
///
/// # Errors
///
/// [`Refusal`] where a list is empty, where nobody is on two lists, or where an argument is impossible.
///
/// # References
///
/// Chao and Tsay (1998), Biometrics 54, 1283–1294; Chao, Tsay, Lin, Shau and Chao (2001), Statistics in Medicine 20, 3123–3157.
pub fn estimate(table: &CaptureTable, options: Options) -> Result<Estimate, Refusal> {
    if !(options.level > 0.0 && options.level < 1.0) {
        return Err(Refusal::Level { level: options.level });
    }
    if table.n_lists() < 2 {
        return Err(Refusal::OneList);
    }
    if let Some(list) = table.empty_list() {
        return Err(Refusal::EmptyList { list });
    }
    let sums = CoverageSums::of(table.n_lists(), table.cells());
    if sums.coverage <= 0.0 {
        return Err(Refusal::NoOverlap);
    }
    let n_observed = table.n_observed();
    let sizes = sums.sizes(as_f64(n_observed));
    let with_error = |which: usize| match sizes[which] {
        None => Size::NoSolution,
        Some(estimate) => bootstrap(table, which, estimate, options),
    };
    let mut warnings = Vec::new();
    if sums.coverage < LOW_COVERAGE {
        warnings.push(Warning::LowCoverage { coverage: sums.coverage });
    }
    if sizes[HIGH].is_none() {
        warnings.push(Warning::NoHighCoverageSolution);
    }
    Ok(Estimate {
        n_observed,
        overlap: sums.overlap,
        coverage: sums.coverage,
        independent: with_error(INDEPENDENT),
        high_coverage: with_error(HIGH),
        low_coverage: with_error(LOW),
        warnings,
    })
}

const INDEPENDENT: usize = 0;
const HIGH: usize = 1;
const LOW: usize = 2;

struct CoverageSums {
    n_lists: f64,
    overlap: f64,
    coverage: f64,
    memberships: f64,
    products: f64,
}

impl CoverageSums {
    fn of(n_lists: usize, cells: &[(History, u64)]) -> Self {
        let mut size = vec![0.0; n_lists];
        let mut alone = vec![0.0; n_lists];
        let mut both = vec![vec![0.0; n_lists]; n_lists];
        let mut pair_only = vec![vec![0.0; n_lists]; n_lists];
        let mut n = 0.0;
        for &(history, count) in cells {
            let count = as_f64(count);
            n += count;
            let members: Vec<usize> = (0..n_lists).filter(|&list| history.contains(list)).collect();
            for (at, &j) in members.iter().enumerate() {
                size[j] += count;
                for &k in &members[at + 1..] {
                    both[j][k] += count;
                }
            }
            match members[..] {
                [j] => alone[j] += count,
                [j, k] => pair_only[j][k] += count,
                _ => {}
            }
        }
        let lists = n_lists as f64;
        let coverage =
            1.0 - (0..n_lists).filter(|&j| size[j] > 0.0).map(|j| alone[j] / size[j]).sum::<f64>() / lists;
        let (mut memberships, mut products) = (0.0, 0.0);
        for j in 0..n_lists {
            for k in j + 1..n_lists {
                let member = alone[j] + alone[k] + 2.0 * pair_only[j][k];
                memberships += member;
                if both[j][k] > 0.0 {
                    products += member * both[j][k] / (size[j] * size[k]);
                }
            }
        }
        let overlap = n - alone.iter().sum::<f64>() / lists;
        Self { n_lists: lists, overlap, coverage, memberships, products }
    }

    /// The independent, high-coverage and one-step sizes, each where its equations give one at or above the observed count.
    fn sizes(&self, n_observed: f64) -> [Option<f64>; 3] {
        let scale = 1.0 / (self.n_lists * self.coverage);
        let start = self.overlap / self.coverage;
        let step = |size: f64| start + (size * self.products - self.memberships) * scale;
        let slope = 1.0 - self.products * scale;
        // A slope within rounding of zero divides one rounding error by another.
        let high = if slope > 1e-12 { step(0.0) / slope } else { f64::INFINITY };
        [start, high, step(step(start))].map(|size| {
            (size.is_finite() && size >= n_observed * (1.0 - 1e-12)).then(|| size.max(n_observed))
        })
    }
}

fn bootstrap(table: &CaptureTable, which: usize, estimate: f64, options: Options) -> Size {
    let mut rng = ChaCha8Rng::seed_from_u64(options.seed);
    rng.set_stream(which as u64);
    let n_people = estimate.round();
    let mut values = Vec::with_capacity(options.n_replicates);
    for _ in 0..options.n_replicates {
        let cells = draw(table, n_people, &mut rng);
        let n_observed: f64 = cells.iter().map(|&(_, count)| as_f64(count)).sum();
        let sums = CoverageSums::of(table.n_lists(), &cells);
        if sums.coverage > 0.0
            && let Some(size) = sums.sizes(n_observed)[which]
        {
            values.push(size);
        }
    }
    let n_failed_replicates = options.n_replicates - values.len();
    // The spread over the tables that happened to have a solution would look better than it is.
    let se = (values.len() >= 2 && n_failed_replicates == 0).then(|| standard_deviation(&values));
    let interval = se.map(|se| log_normal_interval(table.n_observed(), estimate, se, options.level));
    Size::Estimated { estimate, se, interval, n_failed_replicates }
}

/// Draws the histories of `n_people` anew: a multinomial by successive binomials, the unseen last and dropped.
fn draw(table: &CaptureTable, n_people: f64, rng: &mut impl Rng) -> Vec<(History, u64)> {
    let mut left_people = n_people.max(0.0) as u64;
    let mut left_share = n_people.max(as_f64(table.n_observed()));
    let mut cells = Vec::with_capacity(table.cells().len());
    for &(history, count) in table.cells() {
        let share = (as_f64(count) / left_share).clamp(0.0, 1.0);
        let drawn = binomial(left_people, share, rng);
        left_people -= drawn;
        left_share -= as_f64(count);
        if drawn > 0 {
            cells.push((history, drawn));
        }
    }
    cells
}

fn binomial(n: u64, share: f64, rng: &mut impl Rng) -> u64 {
    rand_distr::Binomial::new(n, share).map_or(0, |distribution| rng.sample(distribution))
}

fn standard_deviation(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0)).sqrt()
}

/// Why sample coverage says nothing about a table.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// One list has nothing to overlap with.
    #[error("one list has nothing to overlap with")]
    OneList,
    /// A list is empty.
    #[error("list {list} is empty: leave it out")]
    EmptyList {
        /// The list's index.
        list: usize,
    },
    /// Nobody is on two lists.
    #[error("nobody is on two lists: coverage is zero and the estimate would be infinite")]
    NoOverlap,
    /// The level is not a probability strictly between 0 and 1.
    #[error("level {level} is not between 0 and 1")]
    Level {
        /// The level as given.
        level: f64,
    },
}
