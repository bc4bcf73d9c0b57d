//! Uses `darkfigure-mse` alone, as a project downstream would.

#[cfg(test)]
mod tests {
    use darkfigure_mse::{CaptureTable, History};

    #[test]
    fn a_table_counts_its_people() {
        let rows = [(0b01, 10), (0b10, 20), (0b11, 5)].map(|(bits, n)| (History::from_bits(bits), n));
        let table =
            CaptureTable::new(vec!["police".to_owned(), "shelters".to_owned()], rows).expect("two lists");
        assert_eq!(table.n_observed(), 35);
        assert_eq!(table.list_sizes(), [15, 25]);
    }
}
