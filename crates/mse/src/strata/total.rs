//! The total of a method over strata.

use super::basis::TotalBasis;
use super::drawn::drawn_interval;
use super::lognormal::lognormal_interval;
use super::part::Part;
use crate::interval::as_f64;
use crate::{Estimation, EstimationOptions, Method, SizeInterval, Support};

/// What a method says about all strata together.
#[derive(Debug, Clone, PartialEq)]
pub struct StratumTotal {
    /// The method.
    pub method: Method,
    /// The sum of the estimates over the strata counted.
    pub n_total: f64,
    /// The range around it, from where `basis` says.
    ///
    /// Without an upper limit where a stratum has none; absent where a stratum counted has no interval, or no sum of replicates has an
    /// estimate.
    pub interval: Option<SizeInterval>,
    /// Where the interval comes from.
    pub basis: TotalBasis,
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
/// Limits of single strata must not be added: the sum of 95 % limits is far wider than a 95 % interval of the sum. What a method drew
/// in each stratum can be added, and is, where all strata counted have draws:
///
/// - *Bootstrap replicates*: replicate b of the total is the sum of the strata's replicates b, which makes it a stratified bootstrap.
///   Its interval is BCa: the bias correction from the sums, the acceleration from one person less in one stratum at a time. A
///   replicate without an estimate in one stratum is missing in the sum. Where BCa refuses, plain quantiles stand in, as for a single
///   table. Strata have to have been estimated with seeds of their own, as [`estimate`](crate::strata::estimate) does.
/// - *Posteriors*: a thousand draws a stratum, one in each thousandth of its posterior, shuffled and added twenty times.
///
/// For every other method independent lognormals stand in, fitted to each stratum's limits, and [`TotalBasis::Lognormal`] says so. The
/// order of the strata changes nothing.
///
/// # Assumptions
///
/// Strata are separate people, and their errors are independent.
///
/// # References
///
/// Davison and Hinkley 1997, Bootstrap Methods and their Application, section 3.2, for several samples; Efron 1987, JASA 82, 171–185.
#[must_use]
pub fn sum_of_strata(
    strata: &[&Estimation],
    method: Method,
    options: &EstimationOptions,
) -> Option<StratumTotal> {
    if matches!(method, Method::PairChapman | Method::OneAgainstRest) {
        return None;
    }
    let (mut parts, mut left_out) = (Vec::new(), Vec::new());
    let mut n_observed_left_out = 0;
    for (at, stratum) in strata.iter().enumerate() {
        let is_refused = stratum.verdict.grade == Support::DoNotEstimate;
        match stratum.row(method).and_then(|row| Some((row, row.n_total?))).filter(|_| !is_refused) {
            Some((row, n_total)) => parts.push(Part::new(at, stratum, row, n_total)),
            None => {
                left_out.push(at);
                n_observed_left_out += stratum.n_observed;
            }
        }
    }
    if parts.is_empty() {
        return None;
    }
    let counted = parts.iter().map(|part| part.at).collect();
    parts.sort_by_key(Part::order);
    let (interval, basis) = match parts.as_slice() {
        [only] => (only.row.interval, TotalBasis::Single),
        parts => drawn_interval(parts, options)
            .unwrap_or_else(|| (lognormal_interval(parts, options), TotalBasis::Lognormal)),
    };
    let n_observed = as_f64(parts.iter().map(|part| part.n_observed).sum());
    let interval = interval.map(|interval| interval.with_seen(n_observed));
    Some(StratumTotal {
        method,
        n_total: parts.iter().map(|part| part.n_total).sum(),
        interval,
        basis,
        counted,
        left_out,
        n_observed_left_out,
        is_bound: parts.iter().any(|part| !part.row.is_estimated()),
    })
}
