//! Rank modulo 2, which is cheap and proves a rank over the rationals.

/// Whether rows of bits have rank `width` modulo 2; rows hold at most 128 bits.
pub(crate) fn has_parity_rank(rows: impl IntoIterator<Item = u128>, width: usize) -> bool {
    if width == 0 {
        return true;
    }
    let mut by_leading_bit = [0_u128; 128];
    let mut rank = 0;
    for mut row in rows {
        while row != 0 {
            let leading = 127 - row.leading_zeros() as usize;
            if by_leading_bit[leading] == 0 {
                by_leading_bit[leading] = row;
                rank += 1;
                if rank == width {
                    return true;
                }
                break;
            }
            row ^= by_leading_bit[leading];
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependent_rows_add_no_rank() {
        assert!(has_parity_rank([0b110, 0b011, 0b100], 3));
        assert!(!has_parity_rank([0b110, 0b011, 0b101], 3), "the third is the sum of the others");
        assert!(has_parity_rank([], 0));
        assert!(has_parity_rank([1 << 127, 1], 2));
    }
}
