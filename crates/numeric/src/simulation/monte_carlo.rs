//! Seeded Monte Carlo that knows how many digits it has earned.

use libm::{exp, expm1, floor, log10, pow};

use crate::{
    argument::{self, ArgumentError},
    simulation::stream::{Key, Stream},
    special::exponential,
};

/// Draws in one block; the standard's recommendation for intervals at 95 %.
pub const BLOCK: usize = 10_000;

/// On which scale the model's draws are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The model returns the value itself.
    Linear,
    /// The model returns the natural logarithm of a positive value. Products stay sums, quantiles are selected without a
    /// single exponential, and a heavy tail does not hold up convergence.
    Log,
}

/// How to run a simulation.
#[derive(Debug, Clone, PartialEq)]
pub struct MonteCarlo {
    /// Chosen by the user; the same seed gives the same bits.
    pub seed: u64,
    /// Significant digits to strive for in every result.
    pub digits: u8,
    /// Never draw more than this, rounded up to a whole block.
    pub most_draws: usize,
    /// Which quantiles to give, in any order.
    pub quantiles: Vec<f64>,
}

impl Default for MonteCarlo {
    /// Two digits of the median and the central 95 %, with at most a million draws (8 MB).
    fn default() -> Self {
        Self { seed: 0, digits: 2, most_draws: 1_000_000, quantiles: vec![0.025, 0.5, 0.975] }
    }
}

/// One result of a simulation with what it is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Simulated {
    /// The value, from all draws pooled.
    pub value: f64,
    /// The standard error: of a quantile on the model's own scale, so of its logarithm for [`Scale::Log`]; of the mean always
    /// of the value itself. Infinite where a single block gives no spread to judge by.
    pub standard_error: f64,
    /// How many significant digits were earned; a digit beyond these is noise. Zero where not even the first is.
    pub digits: u8,
}

/// What a simulation found.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    /// The mean of the value, never of its logarithm.
    pub mean: Simulated,
    /// The standard deviation of the value, without a standard error of its own.
    pub sd: f64,
    /// The quantiles asked for, in the order asked for.
    pub quantiles: Vec<Simulated>,
    /// How many draws were pooled.
    pub draws: usize,
    /// Whether every result earned the digits asked for before the draws ran out.
    pub stable: bool,
}

/// Most digits that a double can earn.
const MOST_DIGITS: u8 = 15;
/// Blocks after which the spread between blocks is first looked at.
const FIRST_LOOK: usize = 10;

/// Run a model until its results are stable or the draws are spent.
///
/// The model is called once per draw with a generator; it must take its randomness from there alone. Block `k` has stream
/// `k` of the key, so neither the number of threads nor their order changes a bit, and a longer run begins with the draws
/// of a shorter one.
///
/// # Formula
/// After `h` blocks a result with block values of standard deviation `s` has earned `n` digits where
/// ```text
/// 2 s / √h < ½ · 10^(ℓ − n + 1)      ℓ = ⌊log₁₀ |value|⌋
/// ```
/// with the left side taken as `value · (exp(2 s / √h) − 1)` on the log scale. This is the stability rule of JCGM 101, 7.9,
/// applied to each result by its own magnitude: where results span orders of magnitude, the digits of the standard
/// uncertainty would be the wrong yardstick for the small ones. Block quantiles are slightly biased; the values given come
/// from the pooled draws.
///
/// # Errors
/// A quantile outside 0 to 1, no draws at all, or a model that returns something that is not finite.
///
/// # Example
/// ```
/// use darkfigure_numeric::Distribution;
/// use darkfigure_numeric::simulation::{Key, MonteCarlo, Scale, simulate};
///
/// let length = Distribution::uniform(1.0, 3.0)?;
/// let square = |random: &mut _| length.draw(random) * length.draw(random);
/// let found = simulate(Key::from_numbers(&[1.0, 3.0]), &MonteCarlo::default(), Scale::Linear, square)?;
/// assert!((found.mean.value - 4.0).abs() < 0.05 && found.mean.digits >= 2);
/// # Ok::<(), darkfigure_numeric::ArgumentError>(())
/// ```
///
/// # References
/// JCGM 101:2008, 7.9 (adaptive procedure) and 7.6 (pooled results).
pub fn simulate<M>(
    key: Key,
    options: &MonteCarlo,
    scale: Scale,
    model: M,
) -> Result<Simulation, ArgumentError>
where
    M: Fn(&mut Stream) -> f64 + Sync,
{
    for p in &options.quantiles {
        argument::probability("quantiles", *p)?;
    }
    let most_blocks = options.most_draws.div_ceil(BLOCK);
    argument::count("most_draws", options.most_draws, 1, isize::MAX as usize / 64)?;
    let mut draws: Vec<f64> = Vec::with_capacity(most_blocks.min(100) * BLOCK);
    let mut blocks: Vec<BlockResults> = Vec::new();
    let mut look = FIRST_LOOK.min(most_blocks);
    loop {
        let first = blocks.len();
        draws.resize(look * BLOCK, 0.0);
        blocks.extend(run_blocks(key, options, scale, &model, first, &mut draws[first * BLOCK..]));
        if let Some(bad) = blocks[first..].iter().find_map(|block| block.fault) {
            return Err(ArgumentError::NotFinite { argument: "model", value: bad });
        }
        // Pooled values cost a pass over all draws, so the cheap block averages decide when to stop.
        let enough = provisional_digits(&blocks, scale) >= options.digits;
        if enough || look >= most_blocks {
            break;
        }
        look = (look + look.div_ceil(2)).min(most_blocks);
    }
    Ok(pool(options, scale, &blocks, &mut draws))
}

/// What one block found, on the model's own scale for quantiles and on the linear scale for the moments.
#[derive(Debug, Clone)]
struct BlockResults {
    mean: f64,
    /// Sum of squared deviations from the block's own mean.
    squares: f64,
    quantiles: Vec<f64>,
    fault: Option<f64>,
}

fn run_blocks<M>(
    key: Key,
    options: &MonteCarlo,
    scale: Scale,
    model: &M,
    first: usize,
    draws: &mut [f64],
) -> Vec<BlockResults>
where
    M: Fn(&mut Stream) -> f64 + Sync,
{
    let one = |(offset, block): (usize, &mut [f64])| {
        run_block(key.stream(options.seed, (first + offset) as u64), options, scale, model, block)
    };
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        draws.par_chunks_mut(BLOCK).enumerate().map(one).collect()
    }
    #[cfg(not(feature = "parallel"))]
    {
        draws.chunks_mut(BLOCK).enumerate().map(one).collect()
    }
}

fn run_block<M>(
    mut random: Stream,
    options: &MonteCarlo,
    scale: Scale,
    model: &M,
    block: &mut [f64],
) -> BlockResults
where
    M: Fn(&mut Stream) -> f64 + Sync,
{
    let mut fault = None;
    for draw in &mut *block {
        *draw = model(&mut random);
        if !draw.is_finite() {
            fault = Some(*draw);
        }
    }
    let size = block.len() as f64;
    let mut values = block.to_vec();
    if scale == Scale::Log {
        exponential::of_each(&mut values);
    }
    // One pass around a first value keeps the sums small; four sums side by side keep the processor busy.
    let origin = values[0];
    let (mut sums, mut squared) = ([0.0; 4], [0.0; 4]);
    for four in values.chunks(4) {
        for (value, (sum, square)) in four.iter().zip(sums.iter_mut().zip(&mut squared)) {
            let from_origin = value - origin;
            *sum += from_origin;
            *square += from_origin * from_origin;
        }
    }
    let (sum, squares): (f64, f64) = (sums.iter().sum(), squared.iter().sum());
    let shift = sum / size;
    BlockResults {
        mean: origin + shift,
        squares: (squares - sum * shift).max(0.0),
        quantiles: {
            values.copy_from_slice(block);
            select(&mut values, &options.quantiles)
        },
        fault,
    }
}

/// The quantiles of some draws by selection, which reorders them. `p` falls between order statistics linearly, as in R's
/// type 7.
fn select(draws: &mut [f64], quantiles: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..quantiles.len()).collect();
    order.sort_by(|a, b| quantiles[*a].total_cmp(&quantiles[*b]));
    let mut found = vec![f64::NAN; quantiles.len()];
    let mut done = 0;
    for at in order {
        let place = quantiles[at] * (draws.len() - 1) as f64;
        let whole = place as usize;
        // Everything left of `done` is already no larger than what is to come.
        let (_, low, above) = draws[done..].select_nth_unstable_by(whole - done, f64::total_cmp);
        let low = *low;
        let high = above.iter().copied().fold(f64::INFINITY, f64::min);
        let part = place - whole as f64;
        found[at] = if part > 0.0 { low + part * (high - low) } else { low };
        done = whole;
    }
    found
}

/// One quantile of all draws, looked for first where the blocks say it is.
///
/// A count of what lies below a narrow window and a selection within it cost one pass; the order statistics found are the
/// exact ones, or the window is given up and everything is selected from.
fn select_near(draws: &mut [f64], p: f64, (near, error): (f64, f64)) -> f64 {
    let place = p * (draws.len() - 1) as f64;
    let whole = place as usize;
    let (low, high) = (near - 5.0 * error, near + 5.0 * error);
    let (mut below, mut inside) = (0, Vec::new());
    for few in draws.chunks(16) {
        // Two counts without a branch tell whether a few draws need a closer look; most do not.
        let under = few.iter().map(|draw| u64::from(*draw < low)).sum::<u64>();
        let not_over = few.iter().map(|draw| u64::from(*draw <= high)).sum::<u64>();
        below += under as usize;
        if not_over > under {
            inside.extend(few.iter().filter(|draw| low <= **draw && **draw <= high));
        }
    }
    if whole < below || whole + 1 >= below + inside.len() {
        return select(draws, &[p])[0];
    }
    let (_, found, above) = inside.select_nth_unstable_by(whole - below, f64::total_cmp);
    let next = above.iter().copied().fold(f64::INFINITY, f64::min);
    let part = place - whole as f64;
    if part > 0.0 { *found + part * (next - *found) } else { *found }
}

/// Average and standard error over blocks; the error of a single block is not known, and counts as infinite.
fn over_blocks(blocks: &[BlockResults], of: impl Fn(&BlockResults) -> f64) -> (f64, f64) {
    let count = blocks.len() as f64;
    let average = blocks.iter().map(&of).sum::<f64>() / count;
    let squares: f64 = blocks.iter().map(|block| squared(of(block) - average)).sum();
    let error = if blocks.len() < 2 { f64::INFINITY } else { (squares / (count * (count - 1.0))).sqrt() };
    (average, error)
}

fn squared(apart: f64) -> f64 {
    apart * apart
}

fn provisional_digits(blocks: &[BlockResults], scale: Scale) -> u8 {
    let (mean, error) = over_blocks(blocks, |block| block.mean);
    let mut least = digits_earned(mean, 2.0 * error);
    for at in 0..blocks[0].quantiles.len() {
        let (average, error) = over_blocks(blocks, |block| block.quantiles[at]);
        least = least.min(digits_on(scale, average, error));
    }
    least
}

fn digits_on(scale: Scale, value: f64, error: f64) -> u8 {
    match scale {
        Scale::Linear => digits_earned(value, 2.0 * error),
        Scale::Log => digits_earned(exp(value), exp(value) * expm1(2.0 * error)),
    }
}

/// The most digits `n` with `doubt < ½ · 10^(ℓ − n + 1)`.
fn digits_earned(value: f64, doubt: f64) -> u8 {
    if !(value.is_finite() && doubt.is_finite()) || value.abs() <= 0.0 {
        return 0;
    }
    let leading = floor(log10(value.abs()));
    (1..=MOST_DIGITS)
        .take_while(|n| doubt < 0.5 * pow(10.0, leading - f64::from(*n) + 1.0))
        .last()
        .unwrap_or(0)
}

fn pool(options: &MonteCarlo, scale: Scale, blocks: &[BlockResults], draws: &mut [f64]) -> Simulation {
    let count = draws.len() as f64;
    let (mean, mean_error) = over_blocks(blocks, |block| block.mean);
    let between: f64 = blocks.iter().map(|block| squared(block.mean - mean)).sum();
    let within: f64 = blocks.iter().map(|block| block.squares).sum();
    let sd = ((within + between * BLOCK as f64) / (count - 1.0)).sqrt();
    let mean =
        Simulated { value: mean, standard_error: mean_error, digits: digits_earned(mean, 2.0 * mean_error) };
    let quantiles: Vec<Simulated> = options
        .quantiles
        .iter()
        .enumerate()
        .map(|(at, p)| {
            let (near, standard_error) = over_blocks(blocks, |block| block.quantiles[at]);
            let value = select_near(draws, *p, (near, standard_error));
            Simulated {
                value: if scale == Scale::Log { exp(value) } else { value },
                standard_error,
                digits: digits_on(scale, value, standard_error),
            }
        })
        .collect();
    let stable = quantiles.iter().chain([&mean]).all(|result| result.digits >= options.digits);
    Simulation { mean, sd, quantiles, draws: draws.len(), stable }
}

/// All draws of a fixed-size run, in the order of their streams: for what a summary cannot give, such as a shortest interval.
///
/// # Errors
/// No draws, or a model that returns something that is not finite.
pub fn draws<M>(key: Key, seed: u64, count: usize, model: M) -> Result<Vec<f64>, ArgumentError>
where
    M: Fn(&mut Stream) -> f64 + Sync,
{
    argument::count("count", count, 1, isize::MAX as usize / 64)?;
    let options = MonteCarlo { seed, digits: 0, most_draws: count, quantiles: Vec::new() };
    let mut all = vec![0.0; count];
    let blocks = run_blocks(key, &options, Scale::Linear, &model, 0, &mut all);
    match blocks.iter().find_map(|block| block.fault) {
        Some(value) => Err(ArgumentError::NotFinite { argument: "model", value }),
        None => Ok(all),
    }
}

#[cfg(test)]
mod tests;
