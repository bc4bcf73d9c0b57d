//! Exact linear algebra on small integers.
//!
//! Every operation is checked: `None` is an overflow of 128 bits, which tables of people do not reach.

/// A rows × columns matrix of integers, row after row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IntegerMatrix {
    pub(crate) n_rows: usize,
    pub(crate) n_columns: usize,
    pub(crate) entries: Vec<i128>,
}

impl IntegerMatrix {
    pub(crate) fn zeros(n_rows: usize, n_columns: usize) -> Self {
        Self { n_rows, n_columns, entries: vec![0; n_rows * n_columns] }
    }

    pub(crate) fn row(&self, row: usize) -> &[i128] {
        &self.entries[row * self.n_columns..(row + 1) * self.n_columns]
    }

    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [i128] {
        &mut self.entries[row * self.n_columns..(row + 1) * self.n_columns]
    }

    /// The product with `right`.
    pub(crate) fn product(&self, right: &Self) -> Option<Self> {
        debug_assert_eq!(self.n_columns, right.n_rows);
        let mut product = Self::zeros(self.n_rows, right.n_columns);
        for row in 0..self.n_rows {
            for (inner, &factor) in self.row(row).iter().enumerate() {
                if factor == 0 {
                    continue;
                }
                for (column, &other) in right.row(inner).iter().enumerate() {
                    let at = row * right.n_columns + column;
                    product.entries[at] = product.entries[at].checked_add(factor.checked_mul(other)?)?;
                }
            }
        }
        Some(product)
    }

    /// The rank over the rationals.
    pub(crate) fn rank(mut self) -> Option<usize> {
        Some(self.reduce()?.len())
    }

    /// The columns that a basis of the rows can be told apart by: as many as the rank.
    pub(crate) fn pivot_columns(mut self) -> Option<Vec<usize>> {
        Some(self.reduce()?.into_iter().map(|(_, column)| column).collect())
    }

    /// Rows turned into columns.
    pub(crate) fn transposed(&self) -> Self {
        let mut turned = Self::zeros(self.n_columns, self.n_rows);
        for row in 0..self.n_rows {
            for (column, &entry) in self.row(row).iter().enumerate() {
                turned.row_mut(column)[row] = entry;
            }
        }
        turned
    }

    /// A basis of the vectors that the matrix sends to zero: one column each, in the order of the free columns.
    pub(crate) fn null_space(mut self) -> Option<Self> {
        let pivots = self.reduce()?;
        let n = self.n_columns;
        let free: Vec<usize> =
            (0..n).filter(|column| !pivots.iter().any(|&(_, pivot)| pivot == *column)).collect();
        let mut basis = Self::zeros(n, free.len());
        for (at, &column) in free.iter().enumerate() {
            // The free entry is the least common multiple of the pivots it must be divisible by.
            let mut scale = 1_i128;
            for &(row, pivot) in &pivots {
                let (value, entry) = (self.row(row)[pivot].abs(), self.row(row)[column].abs());
                let needed = value / gcd(value, entry);
                scale = (scale / gcd(scale, needed)).checked_mul(needed)?;
            }
            basis.row_mut(column)[at] = scale;
            for &(row, pivot) in &pivots {
                let entry = self.row(row)[column];
                basis.row_mut(pivot)[at] = -(entry.checked_mul(scale)? / self.row(row)[pivot]);
            }
        }
        Some(basis)
    }

    /// Reduces the rows until each pivot stands alone in its column; gives (row, column) of each pivot.
    ///
    /// Rows are kept primitive (divided by the greatest common divisor of their entries), and pivots are taken
    /// where the entry is ±1 if there is one, so that entries stay as small as inclusion matrices let them.
    fn reduce(&mut self) -> Option<Vec<(usize, usize)>> {
        let mut pivots: Vec<(usize, usize)> = Vec::new();
        for row in 0..self.n_rows {
            for &(pivot_row, pivot_column) in &pivots {
                self.eliminate(row, pivot_row, pivot_column)?;
            }
            let entries = self.row(row);
            let unit = entries.iter().position(|entry| entry.abs() == 1);
            let Some(column) = unit.or_else(|| entries.iter().position(|&entry| entry != 0)) else {
                continue;
            };
            for &(earlier, _) in &pivots {
                self.eliminate(earlier, row, column)?;
            }
            pivots.push((row, column));
        }
        Some(pivots)
    }

    /// Makes `row` zero in `column` by the row that has its pivot there.
    fn eliminate(&mut self, row: usize, pivot_row: usize, column: usize) -> Option<()> {
        let entry = self.row(row)[column];
        if entry == 0 {
            return Some(());
        }
        let pivot = self.row(pivot_row)[column];
        let divisor = gcd(entry.abs(), pivot.abs());
        let (keep, take) = (pivot / divisor, entry / divisor);
        let mut common = 0_i128;
        for at in 0..self.n_columns {
            let value = self.row(row)[at]
                .checked_mul(keep)?
                .checked_sub(self.row(pivot_row)[at].checked_mul(take)?)?;
            self.row_mut(row)[at] = value;
            if value != 0 && common != 1 {
                common = gcd(common, value.abs());
            }
        }
        if common > 1 {
            for value in self.row_mut(row) {
                *value /= common;
            }
        }
        Some(())
    }
}

/// The greatest common divisor of two numbers that are not negative; `gcd(0, n)` is `n`.
pub(crate) fn gcd(mut left: i128, mut right: i128) -> i128 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[&[i128]]) -> IntegerMatrix {
        IntegerMatrix {
            n_rows: rows.len(),
            n_columns: rows[0].len(),
            entries: rows.iter().flat_map(|row| row.iter().copied()).collect(),
        }
    }

    #[test]
    fn the_null_space_is_sent_to_zero_and_has_the_missing_rank() {
        let m = matrix(&[&[2, 4, 6, 1], &[1, 2, 3, 5], &[3, 6, 9, 6]]);
        assert_eq!(m.clone().rank(), Some(2));
        let basis = m.clone().null_space().unwrap();
        assert_eq!(basis.n_columns, 2);
        assert!(m.product(&basis).unwrap().entries.iter().all(|&entry| entry == 0));
        assert_eq!(basis.rank(), Some(2));
    }

    #[test]
    fn overflow_is_said() {
        let huge = i128::MAX / 2;
        assert_eq!(matrix(&[&[huge, huge - 1], &[huge - 2, huge - 5]]).rank(), None);
    }
}
