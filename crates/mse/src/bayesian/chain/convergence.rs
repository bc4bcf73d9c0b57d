//! The verdict on a set of chains.

use super::effective_size::{bulk_effective_size, tail_effective_size};
use super::r_hat::rank_normalised_r_hat;
use super::{ChainError, check};

/// What the draws must reach before they are called converged.
///
/// The defaults are those that Vehtari et al. (2021) recommend.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConvergenceLimit {
    /// The largest rank-normalised R̂ allowed; 1.01.
    pub r_hat: f64,
    /// The smallest bulk effective sample size allowed; 400.
    pub bulk_effective_size: f64,
    /// The smallest tail effective sample size allowed; 400.
    pub tail_effective_size: f64,
}

impl Default for ConvergenceLimit {
    fn default() -> Self {
        Self { r_hat: 1.01, bulk_effective_size: 400.0, tail_effective_size: 400.0 }
    }
}

impl ConvergenceLimit {
    /// Every limit that the draws miss.
    pub(crate) fn shortfalls(&self, diagnostic: &ChainDiagnostic) -> Vec<Shortfall> {
        let mut shortfalls = Vec::new();
        // An R̂ that is not a number is a shortfall too; effective sizes always are numbers.
        if diagnostic.r_hat.is_nan() || diagnostic.r_hat > self.r_hat {
            shortfalls.push(Shortfall::RHat { found: diagnostic.r_hat, limit: self.r_hat });
        }
        if diagnostic.bulk_effective_size < self.bulk_effective_size {
            shortfalls.push(Shortfall::BulkEffectiveSize {
                found: diagnostic.bulk_effective_size,
                limit: self.bulk_effective_size,
            });
        }
        if diagnostic.tail_effective_size < self.tail_effective_size {
            shortfalls.push(Shortfall::TailEffectiveSize {
                found: diagnostic.tail_effective_size,
                limit: self.tail_effective_size,
            });
        }
        shortfalls
    }
}

/// What the draws show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChainDiagnostic {
    /// The rank-normalised split R̂; 1 where the chains agree.
    pub r_hat: f64,
    /// How many independent draws the middle of the distribution rests on.
    pub bulk_effective_size: f64,
    /// How many independent draws the ends of the distribution rest on.
    pub tail_effective_size: f64,
}

/// One way in which chains fall short of a limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shortfall {
    /// The chains differ from one another.
    RHat {
        /// The R̂ found.
        found: f64,
        /// The largest allowed.
        limit: f64,
    },
    /// The middle rests on too few independent draws.
    BulkEffectiveSize {
        /// The effective sample size found.
        found: f64,
        /// The smallest allowed.
        limit: f64,
    },
    /// The ends rest on too few independent draws.
    TailEffectiveSize {
        /// The effective sample size found.
        found: f64,
        /// The smallest allowed.
        limit: f64,
    },
    /// In an earlier round a chain stayed at a place that the last round gives less than 1 %: a mode that the chains
    /// find and lose again, whose weight is unknown.
    LostMode {
        /// The median of that chain in that round.
        median: f64,
    },
    /// The chains never moved.
    Stuck,
}

/// Whether a posterior may be read from the chains.
#[derive(Debug, Clone, PartialEq)]
pub enum Convergence {
    /// Every limit is kept.
    Converged {
        /// What the draws show.
        diagnostic: ChainDiagnostic,
    },
    /// The chains did not converge: quantiles of their draws describe the run, not the posterior.
    NotConverged {
        /// What the draws show; none where the chains never moved.
        diagnostic: Option<ChainDiagnostic>,
        /// Every limit that was missed.
        shortfalls: Vec<Shortfall>,
    },
}

impl Convergence {
    /// Whether every limit is kept.
    #[must_use]
    pub const fn is_converged(&self) -> bool {
        matches!(self, Self::Converged { .. })
    }

    /// What the draws show; none where the chains never moved.
    #[must_use]
    pub const fn diagnostic(&self) -> Option<ChainDiagnostic> {
        match self {
            Self::Converged { diagnostic } => Some(*diagnostic),
            Self::NotConverged { diagnostic, .. } => *diagnostic,
        }
    }
}

impl Convergence {
    /// Adds a shortfall that the draws themselves do not show.
    pub(crate) fn fall_short(self, shortfall: Shortfall) -> Self {
        match self {
            Self::Converged { diagnostic } => {
                Self::NotConverged { diagnostic: Some(diagnostic), shortfalls: vec![shortfall] }
            }
            Self::NotConverged { diagnostic, mut shortfalls } => {
                shortfalls.push(shortfall);
                Self::NotConverged { diagnostic, shortfalls }
            }
        }
    }
}

/// Judges chains, one scalar a draw, against the limits.
///
/// # Errors
///
/// [`ChainError`] where the chains are too short, of different lengths or not finite. Chains that stand still
/// are no error: they did not converge.
pub fn diagnose_chains(chains: &[Vec<f64>], limit: &ConvergenceLimit) -> Result<Convergence, ChainError> {
    match check(chains) {
        Ok(()) => {}
        Err(ChainError::Constant) => {
            return Ok(Convergence::NotConverged { diagnostic: None, shortfalls: vec![Shortfall::Stuck] });
        }
        Err(error) => return Err(error),
    }
    let diagnostic = ChainDiagnostic {
        r_hat: rank_normalised_r_hat(chains)?,
        bulk_effective_size: bulk_effective_size(chains)?,
        tail_effective_size: tail_effective_size(chains)?,
    };
    let shortfalls = limit.shortfalls(&diagnostic);
    Ok(if shortfalls.is_empty() {
        Convergence::Converged { diagnostic }
    } else {
        Convergence::NotConverged { diagnostic: Some(diagnostic), shortfalls }
    })
}
