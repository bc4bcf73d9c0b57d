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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimation::MethodRow;
    use crate::{CaptureTable, Estimation, History, Method};

    fn estimation() -> Estimation {
        let cells = [(0b01, 60), (0b10, 40), (0b11, 20)].map(|(bits, n)| (History::from_bits(bits), n));
        let table = CaptureTable::new(["a", "b"].map(String::from).to_vec(), cells).unwrap();
        let options =
            EstimationOptions { methods: Some(vec![Method::Chapman]), ..EstimationOptions::default() };
        crate::estimate(&table, &options).unwrap()
    }

    /// A row with these limits around a size of 120 and as many unseen.
    fn row(estimation: &Estimation, n_total: f64, lower: f64, upper: f64) -> MethodRow {
        let mut row = estimation.rows[0].clone();
        let upper = if upper.is_finite() { UpperLimit::Finite(upper) } else { UpperLimit::Unbounded };
        row.n_total = Some(n_total);
        row.interval = Some(SizeInterval { lower, upper, level: 0.95, kind: IntervalMethod::LogNormal });
        row
    }

    fn limits(rows: &[(f64, f64, f64)]) -> Option<(f64, Option<f64>)> {
        let estimation = estimation();
        let rows: Vec<MethodRow> =
            rows.iter().map(|&(size, lower, upper)| row(&estimation, size, lower, upper)).collect();
        let parts: Vec<Part<'_>> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| Part::new(at, &estimation, row, row.n_total.unwrap()))
            .collect();
        let found = lognormal_interval(&parts, &EstimationOptions::default())?;
        Some((found.lower, found.upper.finite()))
    }

    fn near(found: f64, wanted: f64) {
        assert!((found / wanted - 1.0).abs() < 0.02, "{found} for {wanted}");
    }

    /// 120 people were seen. One stratum's curve has its own limits, however lopsided they are about the unseen.
    #[test]
    fn the_curve_of_a_stratum_has_its_limits() {
        for (size, lower, upper) in [(240.0, 180.0, 360.0), (240.0, 200.0, 600.0), (150.0, 122.0, 155.0)] {
            let (low, high) = limits(&[(size, lower, upper)]).unwrap();
            near(low - 120.0, lower - 120.0);
            near(high.unwrap() - 120.0, upper - 120.0);
        }
    }

    /// Errors of strata that are alike partly cancel: of the logarithm ln 2 wide either way at 95 %, a sum of two has limits at about 1.56
    /// and 0.62 times the unseen (by a quantile of a sum of lognormals with s = 0.354), and not at 2 and ½.
    #[test]
    fn errors_of_strata_partly_cancel() {
        let (low, high) = limits(&[(240.0, 180.0, 360.0), (240.0, 180.0, 360.0)]).unwrap();
        let (low, high) = ((low - 240.0) / 240.0, (high.unwrap() - 240.0) / 240.0);
        assert!((0.60..0.72).contains(&low) && (1.6..1.8).contains(&high), "{low} {high}");
    }

    /// A stratum in which nobody is unseen adds its people to both ends.
    #[test]
    fn a_stratum_without_unseen_people_shifts_the_limits() {
        let alone = limits(&[(240.0, 180.0, 360.0)]).unwrap();
        let shifted = limits(&[(240.0, 180.0, 360.0), (120.0, 120.0, 120.0)]).unwrap();
        assert!((shifted.0 - alone.0 - 120.0).abs() < 1e-9);
        assert!((shifted.1.unwrap() - alone.1.unwrap() - 120.0).abs() < 1e-9);
    }

    /// A stratum whose lower limit is the people seen may have nobody unseen: the total is hardly more than the others' at its lower end.
    #[test]
    fn a_lower_limit_of_the_seen_leaves_nobody_unseen() {
        let alone = limits(&[(240.0, 120.0, 360.0)]).unwrap();
        assert!((120.0..120.5).contains(&alone.0), "{alone:?}");
        near(alone.1.unwrap() - 120.0, 240.0);
        // One below it, which no method should give, is read as that.
        assert_eq!(limits(&[(240.0, 100.0, 360.0)]), Some(alone));
    }

    #[test]
    fn a_sum_ends_where_all_its_parts_do() {
        let endless = (240.0, 180.0, f64::INFINITY);
        let (low, high) = limits(&[(240.0, 180.0, 360.0), endless]).unwrap();
        assert!(low > 300.0 && high.is_none());
        let estimation = estimation();
        let without = MethodRow { interval: None, ..row(&estimation, 240.0, 180.0, 360.0) };
        let parts = [Part::new(0, &estimation, &without, 240.0)];
        assert!(lognormal_interval(&parts, &EstimationOptions::default()).is_none());
    }
}
