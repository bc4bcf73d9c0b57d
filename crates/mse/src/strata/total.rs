//! The total of a method over strata.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::StandardNormal;

use crate::estimation::Grade;
use crate::interval::{as_f64, normal_quantile};
use crate::{Estimation, EstimationOptions, Interval, IntervalKind, Method, UpperLimit};

/// How many sums are drawn: a 95 % limit of a lognormal is then known to about a hundredth of its width.
const N_DRAWS: usize = 20_000;

/// What a method says about all strata together.
#[derive(Debug, Clone, PartialEq)]
pub struct StratumTotal {
    /// The method.
    pub method: Method,
    /// The sum of the estimates over the strata counted.
    pub n_total: f64,
    /// The range around it, from independent lognormal dark figures with the strata's own limits.
    ///
    /// Without an upper limit where a stratum has none; absent where a stratum counted has no interval.
    pub interval: Option<Interval>,
    /// The indices of the strata counted.
    pub counted: Vec<usize>,
    /// The indices of the strata left out: the method has no number there, or the verdict is not to estimate.
    pub left_out: Vec<usize>,
    /// How many people were seen in the strata left out; there are at least so many more.
    pub n_observed_left_out: u64,
    /// Whether the sum is one of lower bounds.
    pub is_bound: bool,
}

/// Adds up what a method says about strata; none where it counts in no stratum, or has several rows a stratum.
///
/// # Formula
///
/// ```text
/// ln Dᵢ ~ Normal(ln dᵢ, sᵢ²) independently,  sᵢ below dᵢ from the lower limit, above it from the upper
/// interval = quantiles of Σ (nᵢ + Dᵢ)
/// ```
///
/// dᵢ is the dark figure of stratum i. Limits of single strata must not be added: the sum of 95 % limits is far wider than a 95 %
/// interval of the sum.
#[must_use]
pub fn sum_of_strata(
    strata: &[&Estimation],
    method: Method,
    options: &EstimationOptions,
) -> Option<StratumTotal> {
    if matches!(method, Method::PairChapman | Method::OneAgainstRest) {
        return None;
    }
    let (mut counted, mut left_out, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut n_observed_left_out, mut is_bound) = (0, false);
    for (at, stratum) in strata.iter().enumerate() {
        let is_refused = stratum.verdict.grade == Grade::DoNotEstimate;
        match stratum.row(method).and_then(|row| Some((row, row.n_total?))).filter(|_| !is_refused) {
            Some((row, n_total)) => {
                counted.push(at);
                is_bound |= !row.is_estimated();
                parts.push(Part { n: as_f64(stratum.n_observed), n_total, interval: row.interval });
            }
            None => {
                left_out.push(at);
                n_observed_left_out += stratum.n_observed;
            }
        }
    }
    (!counted.is_empty()).then(|| StratumTotal {
        method,
        n_total: parts.iter().map(|part| part.n_total).sum(),
        interval: joint(&parts, options),
        counted,
        left_out,
        n_observed_left_out,
        is_bound,
    })
}

struct Part {
    n: f64,
    n_total: f64,
    interval: Option<Interval>,
}

fn joint(parts: &[Part], options: &EstimationOptions) -> Option<Interval> {
    let intervals: Vec<Interval> = parts.iter().map(|part| part.interval).collect::<Option<_>>()?;
    if let [only] = intervals[..] {
        return Some(only);
    }
    let level = options.level;
    let z = normal_quantile(0.5 + level / 2.0);
    let is_unbounded = intervals.iter().any(|interval| interval.upper.finite().is_none());
    let mut sums = vec![0.0; N_DRAWS];
    for (at, (part, interval)) in parts.iter().zip(&intervals).enumerate() {
        let dark = part.n_total - part.n;
        let spread = |limit: f64| {
            let ratio = ((limit - part.n).max(0.0) / dark).max(f64::MIN_POSITIVE);
            libm::log(ratio).abs() / z
        };
        let below = spread(interval.lower);
        let above = interval.upper.finite().map_or(below, spread);
        let mut rng = ChaCha8Rng::seed_from_u64(options.seed);
        rng.set_stream(at as u64);
        for sum in &mut sums {
            let normal: f64 = rng.sample(StandardNormal);
            let drawn = if dark > 0.0 {
                dark * libm::exp(normal * if normal < 0.0 { below } else { above })
            } else {
                0.0
            };
            *sum += part.n + drawn;
        }
    }
    sums.sort_by(f64::total_cmp);
    let quantile = |p: f64| sums[((p * N_DRAWS as f64) as usize).min(N_DRAWS - 1)];
    let upper = quantile(0.5 + level / 2.0);
    let upper =
        if is_unbounded || !upper.is_finite() { UpperLimit::Unbounded } else { UpperLimit::Finite(upper) };
    Some(Interval { lower: quantile(0.5 - level / 2.0), upper, level, kind: IntervalKind::LogNormal })
}
