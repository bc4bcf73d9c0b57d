//! Bias-corrected and accelerated intervals.

use darkfigure_numeric::sample::quantile_type_8;

use crate::{History, IntervalMethod, SizeInterval, UpperLimit};
use darkfigure_numeric::special::standard_normal;

/// An estimate on the table less one person of some history.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deletion {
    /// The history that one person less has.
    pub history: History,
    /// How many people have that history: so many deletions are alike.
    pub count: u64,
    /// The estimate without one of them; `None` where there is none.
    pub estimate: Option<f64>,
}

/// A bootstrap's intervals around an estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct Bca {
    /// The estimate on the table itself.
    pub estimate: f64,
    /// How many replicates there are.
    pub n_replicates: usize,
    /// How many replicates have an estimate; the others are left out.
    pub n_usable: usize,
    /// How many of them equal the estimate but for rounding; they are not below it.
    pub n_tied: usize,
    /// The bias correction: the normal quantile of the share of replicates strictly below the estimate.
    pub z0: Result<f64, BcaRefusal>,
    /// The acceleration, from deletions weighted by their counts.
    pub acceleration: Result<f64, BcaRefusal>,
    /// The intervals, one for each level asked for.
    pub intervals: Vec<BcaInterval>,
}

/// A bootstrap's intervals at one level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BcaInterval {
    /// The level, such as 0.95.
    pub level: f64,
    /// The plain quantiles of the usable replicates.
    pub percentile: Result<SizeInterval, BcaRefusal>,
    /// The quantiles at corrected probabilities.
    pub bca: Result<SizeInterval, BcaRefusal>,
    /// How many replicates the corrected probabilities put below the lower and above the upper limit.
    ///
    /// Below some five a limit is one of the most extreme replicates, and another seed moves it far: draw more.
    pub tail_replicates: Option<[f64; 2]>,
}

impl Bca {
    /// The same with no interval that reaches below the people who were seen.
    pub(crate) fn with_seen(mut self, n_observed: f64) -> Self {
        for interval in &mut self.intervals {
            interval.bca = interval.bca.map(|found| found.with_seen(n_observed));
            interval.percentile = interval.percentile.map(|found| found.with_seen(n_observed));
        }
        self
    }
}

/// Percentile and BCa intervals from replicates and deletions.
///
/// # Formula
///
/// ```text
/// z₀ = Φ⁻¹(#{θ* < θ̂} / B)
/// a  = Σ c(θ̄ − θ₋)³ / 6(Σ c(θ̄ − θ₋)²)^{3/2},   θ̄ = Σ cθ₋ / Σ c
/// α' = Φ(z₀ + (z₀ + z_α) / (1 − a(z₀ + z_α)))
/// ```
///
/// with quantiles of type 8 (Hyndman and Fan). The acceleration is 0 where every deletion gives the same estimate.
///
/// # References
///
/// Efron 1987, JASA 82, 171–185; Efron and Tibshirani 1993, section 14.3; Hyndman and Fan 1996.
#[must_use]
pub fn bca(estimate: f64, replicates: &[Option<f64>], deletions: &[Deletion], levels: &[f64]) -> Bca {
    let mut usable: Vec<f64> = replicates.iter().copied().flatten().collect();
    usable.sort_by(f64::total_cmp);
    // What rounding puts on one side or the other of the estimate is equal to it: small tables have such ties.
    let slack = 1e-9 * estimate.abs();
    let n_below = usable.partition_point(|&replicate| replicate < estimate - slack);
    let n_tied = usable.partition_point(|&replicate| replicate <= estimate + slack) - n_below;
    let z0 = bias_correction(usable.len(), n_below);
    let acceleration = acceleration(deletions);
    let intervals = levels.iter().map(|&level| {
        if !(level > 0.0 && level < 1.0) {
            let refused = Err(BcaRefusal::Level);
            return BcaInterval { level, percentile: refused, bca: refused, tail_replicates: None };
        }
        let tails = [0.5 - level / 2.0, 0.5 + level / 2.0];
        let percentile = if usable.is_empty() {
            Err(BcaRefusal::NoUsableReplicate)
        } else {
            Ok(interval(&usable, tails, level))
        };
        let corrected = z0.and_then(|z0| {
            let a = acceleration?;
            let [lower, upper] = tails.map(|tail| corrected_probability(z0, a, tail));
            Ok([lower?, upper?])
        });
        let n = usable.len() as f64;
        BcaInterval {
            level,
            percentile,
            bca: corrected.map(|probabilities| interval(&usable, probabilities, level)),
            tail_replicates: corrected.ok().map(|[lower, upper]| [n * lower, n * (1.0 - upper)]),
        }
    });
    Bca {
        estimate,
        n_replicates: replicates.len(),
        n_usable: usable.len(),
        n_tied,
        intervals: intervals.collect(),
        z0,
        acceleration,
    }
}

fn bias_correction(n_usable: usize, n_below: usize) -> Result<f64, BcaRefusal> {
    if n_usable == 0 {
        Err(BcaRefusal::NoUsableReplicate)
    } else if n_below == 0 {
        Err(BcaRefusal::NoneBelowEstimate { n_usable })
    } else if n_below == n_usable {
        Err(BcaRefusal::AllBelowEstimate { n_usable })
    } else {
        Ok(standard_normal::quantile(n_below as f64 / n_usable as f64))
    }
}

fn acceleration(deletions: &[Deletion]) -> Result<f64, BcaRefusal> {
    let n_missing = deletions.iter().filter(|deletion| deletion.estimate.is_none()).count();
    if n_missing > 0 || deletions.is_empty() {
        return Err(BcaRefusal::MissingDeletion { n_missing, n_deletions: deletions.len() });
    }
    let members = || {
        deletions
            .iter()
            .filter_map(|deletion| deletion.estimate.map(|estimate| (deletion.count as f64, estimate)))
    };
    let total: f64 = members().map(|(count, _)| count).sum();
    let mean = members().map(|(count, estimate)| count * estimate).sum::<f64>() / total;
    let (mut squares, mut cubes) = (0.0, 0.0);
    for (count, estimate) in members() {
        let distance = mean - estimate;
        squares += count * distance * distance;
        cubes += count * distance * distance * distance;
    }
    Ok(if squares > 0.0 { cubes / (6.0 * squares * squares.sqrt()) } else { 0.0 })
}

fn corrected_probability(z0: f64, a: f64, tail: f64) -> Result<f64, BcaRefusal> {
    let z = z0 + standard_normal::quantile(tail);
    let room = 1.0 - a * z;
    if room <= 0.0 {
        return Err(BcaRefusal::AccelerationTooLarge);
    }
    Ok(standard_normal::cdf(z0 + z / room))
}

fn interval(sorted: &[f64], probabilities: [f64; 2], level: f64) -> SizeInterval {
    let [lower, upper] = probabilities.map(|probability| quantile_type_8(sorted, probability));
    SizeInterval { lower, upper: UpperLimit::Finite(upper), level, kind: IntervalMethod::Bootstrap }
}

/// Why a bootstrap gives no BCa interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BcaRefusal {
    /// No replicate has an estimate.
    #[error("no replicate has an estimate")]
    NoUsableReplicate,
    /// No replicate lies below the estimate: the correction would be minus infinity.
    #[error("none of {n_usable} replicates lies below the estimate")]
    NoneBelowEstimate {
        /// How many replicates have an estimate.
        n_usable: usize,
    },
    /// Every replicate lies below the estimate: the correction would be infinite.
    #[error("all {n_usable} replicates lie below the estimate")]
    AllBelowEstimate {
        /// How many replicates have an estimate.
        n_usable: usize,
    },
    /// Without one of the people there is no estimate.
    #[error("{n_missing} of {n_deletions} histories leave no estimate when one person is taken away")]
    MissingDeletion {
        /// How many histories that concerns.
        n_missing: usize,
        /// How many histories there are.
        n_deletions: usize,
    },
    /// The level is not between 0 and 1.
    #[error("a level lies between 0 and 1")]
    Level,
    /// The acceleration sends a limit beyond all replicates.
    #[error("the acceleration is too large for this level")]
    AccelerationTooLarge,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_replicate_on_one_side_is_a_refusal() {
        let deletions = [Deletion { history: History::from_bits(1), count: 3, estimate: Some(1.0) }];
        let all = bca(10.0, &[Some(1.0), Some(2.0)], &deletions, &[0.95]);
        assert_eq!(all.z0, Err(BcaRefusal::AllBelowEstimate { n_usable: 2 }));
        let none = bca(1.0, &[Some(1.0), None], &deletions, &[0.95]);
        assert_eq!(none.intervals[0].bca, Err(BcaRefusal::NoneBelowEstimate { n_usable: 1 }));
        assert!(none.intervals[0].percentile.is_ok());
    }
}
