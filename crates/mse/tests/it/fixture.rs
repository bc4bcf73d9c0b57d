//! The published capture tables of `fixtures/mse`.

use darkfigure_mse::{CaptureTable, History};

pub(crate) const ARTIFICIAL: &str = include_str!("../../../../fixtures/mse/artificial-three-lists.csv");
pub(crate) const AUSTRALIA: &str = include_str!("../../../../fixtures/mse/australia.csv");
pub(crate) const KOREA: &str = include_str!("../../../../fixtures/mse/korea.csv");
pub(crate) const KOSOVO: &str = include_str!("../../../../fixtures/mse/kosovo.csv");
pub(crate) const NEW_ORLEANS_FIVE: &str = include_str!("../../../../fixtures/mse/new-orleans-five-lists.csv");
pub(crate) const NEW_ORLEANS_EIGHT: &str =
    include_str!("../../../../fixtures/mse/new-orleans-eight-lists.csv");
pub(crate) const UK_FIVE: &str = include_str!("../../../../fixtures/mse/uk-five-lists.csv");
pub(crate) const UK_SIX: &str = include_str!("../../../../fixtures/mse/uk-six-lists.csv");

/// The table in a fixture's text.
pub(crate) fn table(text: &str) -> CaptureTable {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
    let n_lists = header.len() - 1;
    let cells: Vec<(History, u64)> = reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let bits = (0..n_lists).filter(|&list| &record[list] == "1");
            let history = History::from_bits(bits.fold(0, |mask, list| mask | 1 << list));
            (history, record[n_lists].parse().unwrap())
        })
        .collect();
    CaptureTable::new(header[..n_lists].to_vec(), cells).unwrap()
}

/// The people on one list, by the other lists; lists that saw none of them are left out.
pub(crate) fn conditioned(table: &CaptureTable, list: usize) -> CaptureTable {
    let kept: Vec<usize> = (0..table.n_lists())
        .filter(|&other| {
            let shared = |history: History| history.contains(list) && history.contains(other);
            other != list && table.cells().iter().any(|&(history, _)| shared(history))
        })
        .collect();
    let cells =
        table.cells().iter().filter(|(history, _)| history.contains(list)).filter_map(|&(history, count)| {
            let bits = kept
                .iter()
                .enumerate()
                .fold(0, |mask, (at, &other)| mask | u32::from(history.contains(other)) << at);
            (bits != 0).then_some((History::from_bits(bits), count))
        });
    let names = kept.iter().map(|&other| table.list_names()[other].clone()).collect();
    CaptureTable::new(names, cells.collect::<Vec<_>>()).unwrap()
}
