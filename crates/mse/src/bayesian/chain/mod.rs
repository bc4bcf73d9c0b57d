//! Diagnostics of Markov chains: have several chains agreed, how many independent draws are they worth, and how
//! many modes did they find?
//!
//! Everything works on one scalar per draw, one `Vec<f64>` per chain, all of one length.

mod convergence;
mod effective_size;
mod mode;
mod r_hat;
mod rank;
mod stream;
mod summary;

pub use convergence::{ChainDiagnostic, Convergence, ConvergenceLimit, Shortfall, diagnose_chains};
pub use effective_size::{bulk_effective_size, effective_size, tail_effective_size};
pub use mode::{Mode, find_modes};
pub use r_hat::{rank_normalised_r_hat, split_r_hat};
pub use summary::DrawSummary;

pub(crate) use mode::find_modes_of_size;
pub(crate) use stream::{chain_stream, map_chains};

/// Why draws cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChainError {
    /// There is no chain.
    #[error("there is no chain to judge")]
    NoChain,
    /// The chains are too short to be split and compared.
    #[error("a chain needs at least {needed} draws, found {found}")]
    TooFewDraws {
        /// The shortest length that can be judged.
        needed: usize,
        /// The length of the chain that is too short.
        found: usize,
    },
    /// Two chains differ in length.
    #[error("chain {chain} has {found} draws where the first has {expected}")]
    UnequalLength {
        /// The index of the chain that differs.
        chain: usize,
        /// How many draws the first chain has.
        expected: usize,
        /// How many draws this chain has.
        found: usize,
    },
    /// A draw is infinite or not a number.
    #[error("chain {chain} holds a draw that is not finite")]
    NotFinite {
        /// The index of that chain.
        chain: usize,
    },
    /// Every draw of every chain is the same, so that nothing can be compared.
    #[error("every draw is the same; chains that do not move cannot be judged")]
    Constant,
}

/// The shortest chain that can be split into halves with an autocovariance each.
const MIN_DRAWS: usize = 8;

/// Checks what every diagnostic needs: chains of one length, long enough, finite, not all constant.
fn check(chains: &[Vec<f64>]) -> Result<(), ChainError> {
    let first = chains.first().ok_or(ChainError::NoChain)?;
    for (chain, draws) in chains.iter().enumerate() {
        if draws.len() < MIN_DRAWS {
            return Err(ChainError::TooFewDraws { needed: MIN_DRAWS, found: draws.len() });
        }
        if draws.len() != first.len() {
            return Err(ChainError::UnequalLength { chain, expected: first.len(), found: draws.len() });
        }
        if draws.iter().any(|draw| !draw.is_finite()) {
            return Err(ChainError::NotFinite { chain });
        }
    }
    let moved = chains.iter().flatten().any(|draw| draw.total_cmp(&first[0]).is_ne());
    if moved { Ok(()) } else { Err(ChainError::Constant) }
}

/// Each chain cut into its first and last half; the middle draw of an odd chain is left out.
fn split(chains: &[Vec<f64>]) -> Vec<Vec<f64>> {
    chains
        .iter()
        .flat_map(|draws| {
            let half = draws.len() / 2;
            [draws[..half].to_vec(), draws[draws.len() - half..].to_vec()]
        })
        .collect()
}

#[cfg(test)]
mod tests;
