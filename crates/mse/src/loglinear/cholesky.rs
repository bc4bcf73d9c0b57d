//! A small dense Cholesky factor, made and used again and again in the same memory.

/// The upper factor R of a symmetric matrix RᵀR, row after row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cholesky {
    n: usize,
    upper: Vec<f64>,
    inverse_diagonal: Vec<f64>,
    // Below this pivot a row counts as dependent on those before it.
    floors: Vec<f64>,
}

impl Cholesky {
    /// Makes room for a matrix of `n` rows; what it holds is stale.
    pub(crate) fn resize(&mut self, n: usize) {
        self.n = n;
        self.upper.resize(n * n, 0.0);
        self.inverse_diagonal.resize(n, 0.0);
    }

    /// The part of a row from the diagonal on, to be filled before [`factorise`](Self::factorise).
    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.upper[row * self.n + row..(row + 1) * self.n]
    }

    /// Replaces the matrix by its factor; `None` where it is not positive definite.
    pub(crate) fn factorise(&mut self) -> Option<()> {
        self.factorise_with(|_, row| scale(row))
    }

    /// Replaces a matrix without negative eigenvalues by the factor of its independent rows.
    ///
    /// Where a pivot is left with less than `share` of its diagonal entry, its row counts as dependent on those before
    /// it: a solution has 0 there, and solves the other equations. `None` where an entry is not finite.
    pub(crate) fn factorise_independent(&mut self, share: f64) -> Option<()> {
        let n = self.n;
        let mut floors = std::mem::take(&mut self.floors);
        floors.clear();
        floors.extend((0..n).map(|row| share * self.upper[row * n + row]));
        let factorised = self.factorise_with(|pivot, row| {
            if row[0] > floors[pivot] {
                return scale(row);
            }
            row.iter_mut().for_each(|entry| *entry = 0.0);
            Some(0.0)
        });
        self.floors = floors;
        factorised
    }

    fn factorise_with(&mut self, scale: impl Fn(usize, &mut [f64]) -> Option<f64>) -> Option<()> {
        let n = self.n;
        let mut pivot = 0;
        // Two pivots at a time halve the passes over what lies below them.
        while pivot + 1 < n {
            let (above, below) = self.upper.split_at_mut((pivot + 2) * n);
            let (first, second) = above[pivot * n..].split_at_mut(n);
            let (first, second) = (&mut first[pivot..], &mut second[pivot + 1..]);
            self.inverse_diagonal[pivot] = scale(pivot, first)?;
            let factor = first[1];
            for (entry, &source) in second.iter_mut().zip(&first[1..]) {
                *entry -= factor * source;
            }
            self.inverse_diagonal[pivot + 1] = scale(pivot + 1, second)?;
            let (first, second) = (&first[2..], &second[1..]);
            for (at, row) in below.chunks_exact_mut(n).enumerate() {
                let (left, right) = (first[at], second[at]);
                let target = &mut row[pivot + 2 + at..];
                for ((entry, &one), &other) in target.iter_mut().zip(&first[at..]).zip(&second[at..]) {
                    *entry -= left * one + right * other;
                }
            }
            pivot += 2;
        }
        if pivot < n {
            self.inverse_diagonal[pivot] = scale(pivot, &mut self.upper[pivot * n + pivot..])?;
        }
        Some(())
    }

    /// Solves with the factor; the right side becomes the solution.
    pub(crate) fn solve(&self, rhs: &mut [f64]) {
        self.solve_transposed(rhs);
        let n = self.n;
        for row in (0..n).rev() {
            let known = dot(&self.upper[row * n + row + 1..(row + 1) * n], &rhs[row + 1..]);
            rhs[row] = (rhs[row] - known) * self.inverse_diagonal[row];
        }
    }

    /// Solves Rᵀz = rhs: for two right sides, the dot product of what they become is theirs through the inverse matrix.
    pub(crate) fn solve_transposed(&self, rhs: &mut [f64]) {
        let n = self.n;
        for row in 0..n {
            let value = rhs[row] * self.inverse_diagonal[row];
            rhs[row] = value;
            for (entry, &factor) in
                rhs[row + 1..].iter_mut().zip(&self.upper[row * n + row + 1..(row + 1) * n])
            {
                *entry -= factor * value;
            }
        }
    }

    /// The logarithm of the matrix's determinant.
    pub(crate) fn log_determinant(&self) -> f64 {
        -2.0 * self.inverse_diagonal.iter().map(|&inverse| libm::log(inverse)).sum::<f64>()
    }

    /// The square root of the last entry of the inverse.
    pub(crate) fn last_inverse_root(&self) -> Option<f64> {
        self.inverse_diagonal.last().copied()
    }
}

/// Takes the root of a row's pivot and divides the rest by it; gives the root's inverse.
fn scale(row: &mut [f64]) -> Option<f64> {
    let (pivot, rest) = row.split_first_mut()?;
    if !(*pivot > 0.0 && pivot.is_finite()) {
        return None;
    }
    let root = pivot.sqrt();
    let inverse = 1.0 / root;
    *pivot = root;
    rest.iter_mut().for_each(|entry| *entry *= inverse);
    Some(inverse)
}

/// A dot product in four sums, which need not wait for one another.
fn dot(left: &[f64], right: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (left, right) = (left.chunks_exact(4), right.chunks_exact(4));
    let rest: f64 = left.remainder().iter().zip(right.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in left.zip(right) {
        for at in 0..4 {
            sums[at] += a[at] * b[at];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_solution_solves() {
        for n in 1..9_usize {
            let entry = |row: usize, column: usize| {
                let (low, high) = (row.min(column) as f64, row.max(column) as f64);
                if row == column { n as f64 + 1.0 + low } else { 1.0 / (1.0 + low + 0.3 * high) }
            };
            let mut cholesky = Cholesky::default();
            cholesky.resize(n);
            for row in 0..n {
                let target = cholesky.row_mut(row);
                target.iter_mut().enumerate().for_each(|(at, value)| *value = entry(row, row + at));
            }
            cholesky.factorise().unwrap();
            let expected: Vec<f64> = (0..n).map(|at| 1.0 - 0.7 * at as f64).collect();
            let product = |row: usize| (0..n).map(|column| entry(row, column) * expected[column]).sum();
            let mut rhs: Vec<f64> = (0..n).map(product).collect();
            let (mut half, product) = (rhs.clone(), rhs.clone());
            cholesky.solve(&mut rhs);
            for (found, expected) in rhs.iter().zip(&expected) {
                assert!((found - expected).abs() < 1e-12, "{n}: {found} {expected}");
            }
            cholesky.solve_transposed(&mut half);
            let through: f64 = product.iter().zip(&expected).map(|(one, other)| one * other).sum();
            assert!((dot(&half, &half) - through).abs() < 1e-11, "{n}");
        }
    }

    #[test]
    fn a_dependent_row_is_left_out_and_the_others_solve() {
        // The third row is the sum of the first two.
        let matrix = [[2.0, 1.0, 3.0, 0.5], [1.0, 3.0, 4.0, 0.0], [3.0, 4.0, 7.0, 0.5], [0.5, 0.0, 0.5, 4.0]];
        let mut cholesky = Cholesky::default();
        cholesky.resize(4);
        for (row, entries) in matrix.iter().enumerate() {
            cholesky.row_mut(row).copy_from_slice(&entries[row..]);
        }
        cholesky.factorise_independent(1e-10).unwrap();
        let mut rhs = vec![5.0, 6.0, 11.0, 7.0];
        cholesky.solve(&mut rhs);
        assert!(rhs[2].abs() < f64::MIN_POSITIVE);
        for (row, expected) in matrix.iter().zip([5.0, 6.0, 11.0, 7.0]) {
            let found: f64 = row.iter().zip(&rhs).map(|(entry, value)| entry * value).sum();
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
    }

    #[test]
    fn an_indefinite_matrix_is_refused() {
        let mut cholesky = Cholesky::default();
        cholesky.resize(2);
        cholesky.row_mut(0).copy_from_slice(&[1.0, 2.0]);
        cholesky.row_mut(1).copy_from_slice(&[1.0]);
        assert_eq!(cholesky.factorise(), None);
    }
}
