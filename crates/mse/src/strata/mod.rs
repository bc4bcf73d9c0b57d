//! Strata: each estimated by itself, with totals that say what they leave out.

mod basis;
mod drawn;
mod imputed;
mod lognormal;
mod part;
mod seed;
mod total;

pub use basis::TotalBasis;
pub use imputed::{ImputedAnswer, ImputedError, PooledSize, pool};
pub use total::{StratumTotal, sum_of_strata};

use std::ops::ControlFlow;

use seed::stratum_seeds;

use crate::estimation::EstimationError;
use crate::estimation::EstimationProgress;
use crate::read::Stratum;
use crate::{CaptureTable, Estimation, EstimationOptions, Method, Support, estimate_with_progress};

/// The strata of a population, each with its estimation, and their totals.
#[derive(Debug, Clone, PartialEq)]
pub struct StratifiedEstimation {
    /// The strata in the order given.
    pub strata: Vec<Stratum<Estimation>>,
    /// One total a method, in the order of [`Method::ALL`]; methods without an estimate in any stratum have none.
    pub totals: Vec<StratumTotal>,
    /// How many people all strata saw.
    pub n_observed: u64,
}

impl StratifiedEstimation {
    /// The total of a method.
    #[must_use]
    pub fn total(&self, method: Method) -> Option<&StratumTotal> {
        self.totals.iter().find(|total| total.method == method)
    }

    /// The strata whose verdict is not to estimate; they stay in view, and a total that counts one says so.
    pub fn not_estimable(&self) -> impl Iterator<Item = &Stratum<Estimation>> {
        self.strata.iter().filter(|stratum| stratum.data.verdict.grade == Support::DoNotEstimate)
    }
}

/// Estimates each stratum by itself and adds up.
///
/// A stratum in which a method has no number, or whose verdict is not to estimate, is left out of that method's total, named there,
/// and counted with the people seen in it. Each stratum draws from a seed of its own, made of the seed in `options` and the stratum's
/// key, so that the order of the strata changes nothing; a table with an empty key keeps the seed as it is. `listener` is told the
/// stratum's index too.
///
/// # Assumptions
///
/// Strata are separate people: nobody belongs to two. Their errors are taken as independent.
///
/// # Errors
///
/// [`EstimationError`] where an option is impossible, or the listener said to stop.
pub fn estimate(
    strata: &[Stratum<CaptureTable>],
    options: &EstimationOptions,
    listener: &(dyn Fn(usize, EstimationProgress) -> ControlFlow<()> + Sync),
) -> Result<StratifiedEstimation, EstimationError> {
    let mut estimated = Vec::with_capacity(strata.len());
    for (at, (stratum, seed)) in strata.iter().zip(stratum_seeds(strata, options.seed)).enumerate() {
        let own = EstimationOptions { seed, ..options.clone() };
        let mut data = estimate_with_progress(&stratum.data, &own, &|progress| listener(at, progress))?;
        data.provenance.seed_of_whole = (seed != options.seed).then_some(options.seed);
        estimated.push(Stratum { key: stratum.key.clone(), data });
    }
    let estimations: Vec<&Estimation> = estimated.iter().map(|stratum| &stratum.data).collect();
    let totals = Method::ALL
        .into_iter()
        .filter(|&method| options.wants(method))
        .filter_map(|method| sum_of_strata(&estimations, method, options));
    Ok(StratifiedEstimation {
        totals: totals.collect(),
        n_observed: strata.iter().map(|stratum| stratum.data.n_observed()).sum(),
        strata: estimated,
    })
}
