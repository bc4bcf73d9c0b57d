//! Chains as independent streams of one seed.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// The random stream of one chain: the seed is the key, the chain the stream, so that neither the number of
/// threads nor the number of other chains changes what a chain draws.
pub(crate) fn chain_stream(seed: u64, chain: usize) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(chain as u64);
    rng
}

/// Runs `step` once on each chain's state, in parallel with the feature `parallel`; results are in chain order.
pub(crate) fn map_chains<State: Send, Out: Send>(
    states: &mut [State],
    step: impl Fn(usize, &mut State) -> Out + Sync + Send,
) -> Vec<Out> {
    #[cfg(feature = "parallel")]
    {
        use rayon::iter::{IndexedParallelIterator, IntoParallelRefMutIterator, ParallelIterator};
        states.par_iter_mut().enumerate().map(|(chain, state)| step(chain, state)).collect()
    }
    #[cfg(not(feature = "parallel"))]
    {
        states.iter_mut().enumerate().map(|(chain, state)| step(chain, state)).collect()
    }
}
