//! Uses `darkfigure-ingest` alone, as a project downstream would.

#[cfg(test)]
mod tests {
    use darkfigure_ingest::{InputLimits, TableError, parse_value, read_dossier, write_value};

    #[test]
    fn a_value_is_read_and_written() {
        let value = parse_value("10 to 13 thousand").expect("a range");
        assert_eq!(parse_value(&write_value(&value)), Ok(value));
    }

    #[test]
    fn every_fault_of_a_dossier_has_a_place() {
        let reading = read_dossier("x.toml", b"[dossier]\ntitel = 3\n", InputLimits::default(), |_| {
            Err(TableError::NotFound)
        });
        assert!(reading.dossier.is_none());
        assert!(reading.diagnostics.len() > 1);
    }
}
