//! Work done on every replicate and every deletion, in order, on one thread or many.

use super::replicate::Replicates;
use crate::Progress;
use crate::loglinear::CellCounts;
use crate::progress::Tally;

/// Applies `work` to every replicate and then to the table less one person of each history that was seen.
///
/// `state` is made once for each thread and must not carry anything that changes a result.
pub(crate) fn over_replicates<State, Out: Send>(
    counts: &CellCounts,
    replicates: &Replicates,
    progress: &(dyn Fn(Progress) + Sync),
    state: impl Fn() -> State + Sync + Send,
    work: impl Fn(&mut State, &CellCounts) -> Out + Sync + Send,
) -> (Vec<Out>, Vec<Out>) {
    let n_replicates = replicates.len();
    let n_deletions = counts.positive.len();
    let tally = Tally::new((n_replicates + n_deletions) as u64, progress);
    let one = |state: &mut State, index: usize| {
        let table = match index.checked_sub(n_replicates) {
            None => replicates.cell_counts(index),
            Some(deletion) => counts.without_one(counts.positive[deletion]),
        };
        let out = work(state, &table);
        tally.advance(1);
        out
    };
    let total = n_replicates + n_deletions;
    #[cfg(feature = "parallel")]
    let mut outs: Vec<Out> = {
        use rayon::iter::{IntoParallelIterator, ParallelIterator};
        (0..total).into_par_iter().map_init(&state, |state, index| one(state, index)).collect()
    };
    #[cfg(not(feature = "parallel"))]
    let mut outs: Vec<Out> = {
        let mut state = state();
        (0..total).map(|index| one(&mut state, index)).collect()
    };
    let deletions = outs.split_off(n_replicates);
    (outs, deletions)
}
