//! The linear programme behind existence: can weights that are not negative make one integer vector of others?

use super::integer_matrix::IntegerMatrix;

/// Whether there are weights x > 0 with Σ xᵢ·rowᵢ = 0, decided exactly.
///
/// By Stiemke's lemma there are, unless some u has row·u ≤ 0 for every row and < 0 for one: the direction in
/// which a likelihood rises for ever. `None` is an overflow of 128 bits.
///
/// # Formula
///
/// ```text
/// x = 1 + y, y ≥ 0:  Σ yᵢ·rowᵢ = −Σ rowᵢ
/// ```
///
/// # References
///
/// Stiemke 1915.
pub(crate) fn has_positive_balance(rows: &IntegerMatrix) -> Option<bool> {
    let mut target = vec![0_i128; rows.n_columns];
    for row in 0..rows.n_rows {
        for (entry, &other) in target.iter_mut().zip(rows.row(row)) {
            *entry = entry.checked_sub(other)?;
        }
    }
    cone_contains(rows, &target)
}

/// Whether there are weights y ≥ 0 with Σ yᵢ·rowᵢ = target, decided exactly; `None` is an overflow of 128 bits.
///
/// # Formula
///
/// ```text
/// minimise the sum of artificials of  Σ yᵢ·rowᵢ = target,  y ≥ 0
/// ```
///
/// by the simplex method with integer pivots (all entries are minors over one common denominator) and Bland's
/// rule, which cannot cycle.
///
/// # References
///
/// Edmonds 1967 (integer pivots); Bland 1977.
pub(crate) fn cone_contains(rows: &IntegerMatrix, target: &[i128]) -> Option<bool> {
    let (n, k) = (rows.n_rows, rows.n_columns);
    // One equation per column; y first, the right side last; artificials are implicit.
    let width = n + 1;
    let mut tableau = IntegerMatrix::zeros(k + 1, width);
    for (column, &side) in target.iter().enumerate() {
        for row in 0..n {
            tableau.row_mut(column)[row] = rows.row(row)[column];
        }
        tableau.row_mut(column)[n] = side;
        if side < 0 {
            for entry in tableau.row_mut(column) {
                *entry = -*entry;
            }
        }
    }
    // The last row holds the reduced costs of "sum of artificials", which start as minus the column sums.
    for column in 0..width {
        let mut sum = 0_i128;
        for row in 0..k {
            sum = sum.checked_add(tableau.row(row)[column])?;
        }
        tableau.row_mut(k)[column] = -sum;
    }
    // Artificial `row` has index n + row, beyond every y, so that Bland's rule drives it out first.
    let mut basis: Vec<usize> = (0..k).map(|row| n + row).collect();
    let mut denominator = 1_i128;
    loop {
        if tableau.row(k)[n] == 0 {
            return Some(true);
        }
        let Some(entering) = (0..n).find(|&column| tableau.row(k)[column] < 0) else {
            return Some(false);
        };
        let mut leaving: Option<usize> = None;
        for row in 0..k {
            let entry = tableau.row(row)[entering];
            if entry <= 0 {
                continue;
            }
            let Some(best) = leaving else {
                leaving = Some(row);
                continue;
            };
            let ratio = tableau.row(row)[n].checked_mul(tableau.row(best)[entering])?;
            let best_ratio = tableau.row(best)[n].checked_mul(entry)?;
            if ratio < best_ratio || (ratio == best_ratio && basis[row] < basis[best]) {
                leaving = Some(row);
            }
        }
        // The sum of artificials is bounded below by zero, hence a row always leaves.
        let leaving = leaving?;
        pivot(&mut tableau, leaving, entering, denominator)?;
        denominator = tableau.row(leaving)[entering];
        basis[leaving] = entering;
    }
}

/// One integer pivot: every other row becomes (row·pivot − entry·pivot row) / denominator, without remainder.
fn pivot(tableau: &mut IntegerMatrix, leaving: usize, entering: usize, denominator: i128) -> Option<()> {
    let pivot_row = tableau.row(leaving).to_vec();
    let value = pivot_row[entering];
    for row in 0..tableau.n_rows {
        if row == leaving {
            continue;
        }
        let entry = tableau.row(row)[entering];
        for (target, &source) in tableau.row_mut(row).iter_mut().zip(&pivot_row) {
            *target = target.checked_mul(value)?.checked_sub(entry.checked_mul(source)?)? / denominator;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn balance(rows: &[&[i128]]) -> Option<bool> {
        has_positive_balance(&IntegerMatrix {
            n_rows: rows.len(),
            n_columns: rows[0].len(),
            entries: rows.iter().flat_map(|row| row.iter().copied()).collect(),
        })
    }

    #[test]
    fn vectors_around_the_origin_balance_and_others_do_not() {
        assert_eq!(balance(&[&[1, 0], &[0, 1], &[-1, -1]]), Some(true));
        assert_eq!(balance(&[&[1, 0], &[0, 1], &[-1, 0]]), Some(false));
        assert_eq!(balance(&[&[1, 0], &[-3, 0], &[0, 2], &[0, -1]]), Some(true));
        assert_eq!(balance(&[&[2, 1, 0], &[-1, -1, 0], &[0, 0, 0]]), Some(false));
        assert_eq!(balance(&[&[0], &[0]]), Some(true));
    }

    #[test]
    fn a_cone_contains_what_its_rays_enclose() {
        let rays = IntegerMatrix { n_rows: 2, n_columns: 2, entries: vec![1, 0, 1, 2] };
        assert_eq!(cone_contains(&rays, &[3, 2]), Some(true));
        assert_eq!(cone_contains(&rays, &[1, 3]), Some(false));
        assert_eq!(cone_contains(&rays, &[-1, 0]), Some(false));
        assert_eq!(cone_contains(&IntegerMatrix::zeros(0, 2), &[0, 0]), Some(true));
    }
}
