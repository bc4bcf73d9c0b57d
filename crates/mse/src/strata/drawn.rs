//! Sums of what a method drew in each stratum.

use rand::RngExt;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use super::basis::TotalBasis;
use super::part::Part;
use crate::bayesian::size::SizePosterior;
use darkfigure_numeric::sample::quantile_type_8;

use crate::bootstrap::{Deletion, bca};
use crate::estimation::SizeDraws;
use crate::{EstimationOptions, IntervalMethod, SizeInterval, UpperLimit};

/// How many draws of each posterior are summed …
const N_DRAWS: usize = 1_000;
/// … and how often they are shuffled anew, so that each meets as many draws of the other strata.
const N_SHUFFLES: usize = 20;

/// The interval from the strata's own draws; none where they cannot be summed.
pub(super) fn drawn_interval(
    parts: &[Part<'_>],
    options: &EstimationOptions,
) -> Option<(Option<SizeInterval>, TotalBasis)> {
    replicate_sums(parts, options).or_else(|| posterior_sums(parts, options))
}

/// BCa of the sums of replicates, or plain quantiles where it refuses, as for a single table.
///
/// # Formula
///
/// ```text
/// θ*_b = Σ_s θ*_sb, missing where a stratum has none;  θ₋ = Σ_s θ̂_s − θ̂_t + θ₋_t for one person less in stratum t
/// ```
fn replicate_sums(
    parts: &[Part<'_>],
    options: &EstimationOptions,
) -> Option<(Option<SizeInterval>, TotalBasis)> {
    let is_shared = |at: usize, part: &Part<'_>| parts[..at].iter().any(|other| other.seed == part.seed);
    if parts.iter().enumerate().any(|(at, part)| is_shared(at, part)) {
        return None;
    }
    let mut drawn = Vec::with_capacity(parts.len());
    for part in parts {
        let Some(SizeDraws::Replicates { estimates, deletions }) = &part.row.draws else { return None };
        drawn.push((part.n_total, estimates, deletions));
    }
    let n_replicates = drawn.first()?.1.len();
    if n_replicates == 0 || drawn.iter().any(|(_, estimates, _)| estimates.len() != n_replicates) {
        return None;
    }
    let sums: Vec<Option<f64>> =
        (0..n_replicates).map(|at| drawn.iter().map(|(_, estimates, _)| estimates[at]).sum()).collect();
    let n_total: f64 = parts.iter().map(|part| part.n_total).sum();
    let deletions = drawn.iter().flat_map(|&(own, _, deletions)| {
        let total = move |without: f64| n_total - own + without;
        deletions.iter().map(move |deletion| Deletion { estimate: deletion.estimate.map(total), ..*deletion })
    });
    let deletions: Vec<Deletion> = deletions.collect();
    let found = bca(n_total, &sums, &deletions, &[options.level]);
    let limits = found.intervals.first()?;
    let basis = TotalBasis::Replicates {
        n_replicates,
        n_usable: found.n_usable,
        bca_refusal: limits.bca.err(),
        tail_replicates: limits.tail_replicates,
    };
    Some((limits.bca.or(limits.percentile).ok(), basis))
}

/// Quantiles of the sums of independent posterior draws.
fn posterior_sums(
    parts: &[Part<'_>],
    options: &EstimationOptions,
) -> Option<(Option<SizeInterval>, TotalBasis)> {
    let is_posterior =
        |part: &Part<'_>| matches!(part.row.draws, Some(SizeDraws::Chains { .. } | SizeDraws::Exact { .. }));
    if !parts.iter().all(is_posterior) {
        return None;
    }
    let mut sums = vec![0.0; N_DRAWS * N_SHUFFLES];
    for (stream, part) in parts.iter().enumerate() {
        let mut rng = ChaCha8Rng::seed_from_u64(options.seed);
        rng.set_stream(stream as u64);
        let mut draws = match &part.row.draws {
            Some(SizeDraws::Chains { quantiles }) if quantiles.len() == N_DRAWS => quantiles.clone(),
            Some(SizeDraws::Exact { posterior }) => draws_of(posterior, &mut rng),
            _ => return None,
        };
        for sums in sums.chunks_exact_mut(N_DRAWS) {
            draws.shuffle(&mut rng);
            for (sum, draw) in sums.iter_mut().zip(&draws) {
                *sum += draw;
            }
        }
    }
    sums.sort_by(f64::total_cmp);
    let level = options.level;
    let upper = quantile_type_8(&sums, 0.5 + level / 2.0);
    let interval = SizeInterval {
        lower: quantile_type_8(&sums, 0.5 - level / 2.0),
        upper: if upper.is_finite() { UpperLimit::Finite(upper) } else { UpperLimit::Unbounded },
        level,
        kind: IntervalMethod::Credible,
    };
    let basis = TotalBasis::PosteriorDraws { n_draws: sums.len(), median: quantile_type_8(&sums, 0.5) };
    Some((Some(interval).filter(|interval| interval.lower.is_finite()), basis))
}

/// Draws by the inverse of the distribution function, one in each thousandth of the probability, ascending.
///
/// What lies beyond the reach of [`SizePosterior::quantile`] is infinite.
fn draws_of(posterior: &SizePosterior, rng: &mut ChaCha8Rng) -> Vec<f64> {
    let draw = |at: usize| {
        let within: f64 = rng.random();
        posterior.quantile((at as f64 + within) / N_DRAWS as f64).unwrap_or(f64::INFINITY)
    };
    (0..N_DRAWS).map(draw).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimation::MethodRow;
    use crate::{CaptureTable, Estimation, History, Method};

    fn estimation(seed: u64) -> Estimation {
        let cells = [(0b01, 60), (0b10, 40), (0b11, 20)].map(|(bits, n)| (History::from_bits(bits), n));
        let table = CaptureTable::new(["a", "b"].map(String::from).to_vec(), cells).unwrap();
        let methods = Some(vec![Method::Chapman]);
        crate::estimate(&table, &EstimationOptions { methods, seed, ..EstimationOptions::default() }).unwrap()
    }

    fn drawn(draws: [SizeDraws; 2], n_totals: [f64; 2]) -> Option<(Option<SizeInterval>, TotalBasis)> {
        let estimations = [estimation(1), estimation(2)];
        let rows: Vec<MethodRow> = estimations
            .iter()
            .zip(draws)
            .map(|(found, draws)| MethodRow { draws: Some(draws), ..found.rows[0].clone() })
            .collect();
        let parts: Vec<Part<'_>> =
            (0..2).map(|at| Part::new(at, &estimations[at], &rows[at], n_totals[at])).collect();
        drawn_interval(&parts, &EstimationOptions::default())
    }

    fn chains(quantile: impl Fn(usize) -> f64, n_draws: usize) -> SizeDraws {
        SizeDraws::Chains { quantiles: (0..n_draws).map(quantile).collect() }
    }

    /// Each draw of one stratum meets draws of the other at random: even ones over 100 and over 200 make a triangle with a flat top, below
    /// whose 2.5 % point lie sums up to the root of 0.025 · 2 · 100 · 200, which is 31.6.
    #[test]
    fn draws_of_chains_are_added_at_random() {
        let even = |width: f64| chains(move |at| 500.0 + width * (at as f64 + 0.5) / 1000.0, 1000);
        let (interval, basis) = drawn([even(100.0), even(200.0)], [550.0, 600.0]).unwrap();
        let interval = interval.unwrap();
        assert!((interval.lower - 1031.6).abs() < 3.0, "{interval:?}");
        assert!((interval.upper.finite().unwrap() - 1268.4).abs() < 3.0, "{interval:?}");
        let TotalBasis::PosteriorDraws { n_draws, median } = basis else { panic!("{basis:?}") };
        assert_eq!(n_draws, 20_000);
        assert!((median - 1150.0).abs() < 3.0, "{median}");
    }

    /// Chains of which too few draws were kept cannot be dealt out evenly, and neither can draws of two kinds.
    #[test]
    fn draws_that_do_not_match_are_not_added() {
        let replicates = || SizeDraws::Replicates { estimates: vec![Some(500.0); 40], deletions: Vec::new() };
        let whole = || chains(|_| 500.0, 1000);
        assert!(drawn([whole(), chains(|_| 500.0, 999)], [500.0; 2]).is_none());
        assert!(drawn([whole(), replicates()], [500.0; 2]).is_none());
        assert!(drawn([whole(), whole()], [500.0; 2]).is_some());
    }

    /// Where four draws in a hundred are beyond reach the total has no upper end, where two are it has one, and where none is within reach
    /// there is no interval.
    #[test]
    fn draws_beyond_reach_leave_the_total_open() {
        let beyond = |n_beyond: usize| {
            chains(move |at| if at >= 1000 - n_beyond { f64::INFINITY } else { 500.0 + at as f64 }, 1000)
        };
        let whole = || chains(|_| 500.0, 1000);
        let interval = |n_beyond: usize| drawn([beyond(n_beyond), whole()], [900.0, 500.0]).unwrap().0;
        let open = interval(40).unwrap();
        assert_eq!(open.upper, UpperLimit::Unbounded);
        assert!((open.lower - 1025.0).abs() < 1.0, "{open:?}");
        assert!((interval(20).unwrap().upper.finite().unwrap() - 1974.5).abs() < 1.0);
        assert_eq!(interval(1000), None);
    }

    /// Bootstraps of different lengths have no replicates in common, and none at all gives no sums.
    #[test]
    fn replicates_that_do_not_match_are_not_added() {
        let of = |n: usize| SizeDraws::Replicates { estimates: vec![Some(500.0); n], deletions: Vec::new() };
        assert!(drawn([of(40), of(39)], [500.0; 2]).is_none());
        assert!(drawn([of(0), of(0)], [500.0; 2]).is_none());
        assert!(drawn([of(40), of(40)], [500.0; 2]).is_some());
    }

    /// Replicate by replicate; one that is missing in a stratum is missing in the sum.
    #[test]
    fn replicates_are_added_in_their_order() {
        let replicates = |of: fn(usize) -> Option<f64>| {
            let deletions =
                vec![Deletion { history: History::from_bits(1), count: 60, estimate: Some(500.0) }];
            SizeDraws::Replicates { estimates: (0..200).map(of).collect(), deletions }
        };
        let rising = replicates(|at| (at >= 20).then_some(400.0 + at as f64));
        let falling = replicates(|at| Some(700.0 - at as f64));
        let (interval, basis) = drawn([rising, falling], [500.0, 600.0]).unwrap();
        // Every sum is 1,100.
        let interval = interval.unwrap();
        assert!((interval.lower - 1100.0).abs() < 1e-9, "{interval:?}");
        assert!((interval.upper.finite().unwrap() - 1100.0).abs() < 1e-9, "{interval:?}");
        let TotalBasis::Replicates { n_replicates, n_usable, .. } = basis else { panic!("{basis:?}") };
        assert_eq!((n_replicates, n_usable), (200, 180));
    }
}
