//! The Walsh–Hadamard transform: all sums of a table's cells with signs, at once.

/// Replaces each entry T by Σ_S (−1)^|S ∩ T| value(S); twice in a row it multiplies by the number of entries.
///
/// With it the sum-to-zero coding of a log-linear model needs no design matrix: predictors are the transform of the
/// coefficients, scores that of the residuals, and the information between terms T and U is entry T △ U of the means' transform.
///
/// `values` has 2ᴷ entries.
pub(super) fn transform(values: &mut [f64]) {
    let mut half = 1;
    while half < values.len() {
        for block in values.chunks_exact_mut(2 * half) {
            let (without, with) = block.split_at_mut(half);
            for (low, high) in without.iter_mut().zip(with) {
                (*low, *high) = (*low + *high, *low - *high);
            }
        }
        half *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_its_signed_sum() {
        let values: Vec<f64> = (0..16_u32).map(|at| f64::from(at * at % 7)).collect();
        let mut found = values.clone();
        transform(&mut found);
        for (term, sum) in found.iter().enumerate() {
            let sign = |cell: usize| if (cell & term).count_ones().is_multiple_of(2) { 1.0 } else { -1.0 };
            let expected: f64 = values.iter().enumerate().map(|(cell, value)| sign(cell) * value).sum();
            assert!((sum - expected).abs() < 1e-12);
        }
    }
}
