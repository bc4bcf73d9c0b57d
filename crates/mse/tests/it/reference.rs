//! The folder of reference values, read where the environment names it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use darkfigure_mse::bootstrap::Replicates;
use darkfigure_mse::{CaptureTable, History};

use crate::fixture;

/// The folder `reference/mse`.
pub(crate) fn folder() -> PathBuf {
    #[expect(clippy::disallowed_methods, reason = "only the test run is told where the reference lies")]
    let folder = std::env::var("DARKFIGURE_REFERENCE").expect("DARKFIGURE_REFERENCE names the folder");
    Path::new(&folder).join("mse")
}

/// A row of a reference file by column name.
#[derive(Debug)]
pub(crate) struct Row(BTreeMap<String, String>);

impl Row {
    pub(crate) fn text(&self, column: &str) -> &str {
        self.0.get(column).map_or_else(|| panic!("no column {column}"), String::as_str)
    }

    /// The number in a column; `None` for `NA`.
    pub(crate) fn number(&self, column: &str) -> Option<f64> {
        match self.text(column).trim() {
            "NA" | "" => None,
            text => Some(text.parse().unwrap_or_else(|_| panic!("{column}: `{text}` is no number"))),
        }
    }
}

/// The rows of `name`, unpacked where the name ends in `.gz`.
pub(crate) fn rows(folder: &Path, name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(open(folder, name));
    let header: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
    let records = reader.records().map(|record| {
        let record = record.unwrap();
        Row(header.iter().cloned().zip(record.iter().map(String::from)).collect())
    });
    records.collect()
}

/// The table `datasets/NAME.csv`.
pub(crate) fn table(folder: &Path, name: &str) -> CaptureTable {
    let mut text = String::new();
    open(folder, &format!("datasets/{name}.csv")).read_to_string(&mut text).unwrap();
    fixture::table(&text)
}

/// The replicates of `bootstrap/NAME.csv.gz`: a history as `0101`, its count, and a column for each replicate.
pub(crate) fn replicates(folder: &Path, name: &str, list_names: &[String]) -> Replicates {
    let mut reader = csv::Reader::from_reader(open(folder, &format!("bootstrap/{name}.csv.gz")));
    let n_replicates = reader.headers().unwrap().len() - 2;
    let mut cells: Vec<Vec<(History, u64)>> = vec![Vec::new(); n_replicates];
    for record in reader.records() {
        let record = record.unwrap();
        let bits = record[0].char_indices().filter(|&(_, digit)| digit == '1');
        let history = History::from_bits(bits.fold(0, |mask, (list, _)| mask | 1 << list));
        for (at, replicate) in cells.iter_mut().enumerate() {
            replicate.push((history, record[at + 2].parse().unwrap()));
        }
    }
    let tables: Vec<CaptureTable> =
        cells.into_iter().map(|cells| CaptureTable::new(list_names.to_vec(), cells).unwrap()).collect();
    Replicates::from_tables(&tables).unwrap()
}

fn open(folder: &Path, name: &str) -> Box<dyn Read> {
    let file = File::open(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    if name.ends_with(".gz") { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) }
}

/// How many values of a file agreed, and the first that did not.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) n_tried: usize,
    pub(crate) n_matched: usize,
    pub(crate) misses: Vec<String>,
    pub(crate) largest: f64,
}

impl Tally {
    /// Counts `found` as matched where it is within `tolerance` of `expected`, relative to its size.
    pub(crate) fn number(&mut self, what: &str, found: f64, expected: f64, tolerance: f64) {
        let distance = (found - expected).abs() / expected.abs().max(1.0);
        if distance <= tolerance {
            self.largest = self.largest.max(distance);
        }
        self.hold(distance <= tolerance, || format!("{what}: found {found}, expected {expected}"));
    }

    pub(crate) fn hold(&mut self, matched: bool, what: impl FnOnce() -> String) {
        self.n_tried += 1;
        if matched {
            self.n_matched += 1;
        } else if self.misses.len() < 12 {
            self.misses.push(what());
        }
    }

    /// Prints the counts and fails where something did not match.
    pub(crate) fn finish(self, name: &str) {
        #[expect(clippy::print_stderr, reason = "the reference run reports its counts")]
        {
            eprintln!(
                "{name}: {} of {} matched, largest accepted relative distance {:.1e}",
                self.n_matched, self.n_tried, self.largest
            );
        }
        assert!(self.n_matched == self.n_tried, "{name}: {:#?}", self.misses);
        assert!(self.n_tried > 0, "{name}: nothing was tried");
    }
}
