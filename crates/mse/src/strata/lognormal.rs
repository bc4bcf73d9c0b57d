//! A stand-in for the sum of what a method does not draw.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::StandardNormal;

use super::part::Part;
use darkfigure_numeric::special::standard_normal;

use crate::interval::as_f64;
use crate::{EstimationOptions, IntervalMethod, SizeInterval, UpperLimit};

/// How many sums are drawn: a 95 % limit of a lognormal is then known to about a hundredth of its width.
const N_DRAWS: usize = 20_000;

/// The joint interval of independent lognormal dark figures; none where a stratum has no interval, without an upper limit where one
/// has none.
///
/// # Formula
///
/// ```text
/// ln Dᵢ ~ Normal(ln dᵢ, sᵢ²) independently,  sᵢ below dᵢ from the lower limit, above it from the upper
/// interval = quantiles of Σ (nᵢ + Dᵢ)
/// ```
pub(super) fn lognormal_interval(parts: &[Part<'_>], options: &EstimationOptions) -> Option<SizeInterval> {
    let intervals: Vec<SizeInterval> = parts.iter().map(|part| part.row.interval).collect::<Option<_>>()?;
    let level = options.level;
    let z = standard_normal::quantile(0.5 + level / 2.0);
    let is_unbounded = intervals.iter().any(|interval| interval.upper.finite().is_none());
    let mut sums = vec![0.0; N_DRAWS];
    for (at, (part, interval)) in parts.iter().zip(&intervals).enumerate() {
        let n = as_f64(part.n_observed);
        let dark = part.n_total - n;
        let spread = |limit: f64| {
            let ratio = ((limit - n).max(0.0) / dark).max(f64::MIN_POSITIVE);
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
            *sum += n + drawn;
        }
    }
    sums.sort_by(f64::total_cmp);
    let quantile = |p: f64| sums[((p * N_DRAWS as f64) as usize).min(N_DRAWS - 1)];
    let upper = quantile(0.5 + level / 2.0);
    let upper =
        if is_unbounded || !upper.is_finite() { UpperLimit::Unbounded } else { UpperLimit::Finite(upper) };
    Some(SizeInterval { lower: quantile(0.5 - level / 2.0), upper, level, kind: IntervalMethod::LogNormal })
}
