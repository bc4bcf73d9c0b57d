//! Sums over subsets and supersets of list sets, for all sets at once.

/// Replaces each entry by the sum over all masks that contain its mask.
pub(crate) fn superset_sums(n_lists: usize, values: &mut [f64]) {
    for list in 0..n_lists {
        let half = 1 << list;
        for block in values.chunks_exact_mut(2 * half) {
            let (without, with) = block.split_at_mut(half);
            for (low, high) in without.iter_mut().zip(with) {
                *low += *high;
            }
        }
    }
}

/// Replaces each entry by the sum over all masks that its mask contains.
pub(crate) fn subset_sums(n_lists: usize, values: &mut [f64]) {
    for list in 0..n_lists {
        let half = 1 << list;
        for block in values.chunks_exact_mut(2 * half) {
            let (without, with) = block.split_at_mut(half);
            for (low, high) in without.iter().zip(with) {
                *high += *low;
            }
        }
    }
}

/// Marks every mask that contains a marked mask.
pub(crate) fn close_upwards(n_lists: usize, marked: &mut [bool]) {
    for list in 0..n_lists {
        let half = 1 << list;
        for block in marked.chunks_exact_mut(2 * half) {
            let (without, with) = block.split_at_mut(half);
            for (low, high) in without.iter().zip(with) {
                *high |= *low;
            }
        }
    }
}

/// Marks every mask that a marked mask contains.
pub(crate) fn close_downwards(n_lists: usize, marked: &mut [bool]) {
    for list in 0..n_lists {
        let half = 1 << list;
        for block in marked.chunks_exact_mut(2 * half) {
            let (without, with) = block.split_at_mut(half);
            for (low, high) in without.iter_mut().zip(with) {
                *low |= *high;
            }
        }
    }
}
