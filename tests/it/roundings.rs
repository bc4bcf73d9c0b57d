//! One number has one print: no comparison, sum, reconciliation or series of a fixture says a number in two roundings, in the whole of its report.

use std::path::Path;

use darkfigure_analysis::{Options, analyse};
use darkfigure_ingest::{InputLimits, load_dossier};
use darkfigure_report::{ComposeOptions, compose};

#[path = "../../crates/report/tests/it/compose/prints.rs"]
mod prints;

/// Whether two numerals are one number.
fn is(one: &str, other: &str) -> bool {
    one.parse::<f64>().ok().zip(other.parse::<f64>().ok()).is_some_and(|(a, b)| a.to_bits() == b.to_bits())
}

#[test]
fn no_entry_says_a_number_in_two_roundings() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/dossiers");
    let (mut found, mut n) = (Vec::new(), 0);
    for entry in std::fs::read_dir(fixtures).expect("the fixtures are there") {
        let path = entry.expect("an entry").path().join("dossier.toml");
        let reading = load_dossier(&path, InputLimits::default()).expect("the fixture can be read");
        let dossier = reading.dossier.expect("the fixture has no errors");
        let findings = analyse(&dossier, &Options::default());
        let comparisons = dossier.comparisons.iter().map(|(id, _)| id.to_string());
        let sums = dossier.sums.iter().map(|(id, _)| id.to_string());
        let reconciliations = dossier.reconciliations.iter().map(|(id, _)| id.to_string());
        let of_series: Vec<String> = dossier.series.iter().map(|(id, _)| id.to_string()).collect();
        for id in comparisons.chain(sums).chain(reconciliations).chain(of_series.iter().cloned()) {
            let options = ComposeOptions { only: vec![id.clone()], ..ComposeOptions::default() };
            let document = compose(&dossier, &findings, &options);
            let mut prints = prints::Prints::default();
            prints.blocks(&document.blocks);
            n += 1;
            // The rows of a series stand as they were published: 4 in one, 4.0 in another.
            let is_as_written = |said: &[(String, String)]| {
                of_series.contains(&id) && said.iter().all(|(n, _)| is(n, &said[0].0))
            };
            let twice = prints.twice().into_iter().filter(|said| !is_as_written(said));
            found.extend(twice.map(|said| format!("{}, {id}: {said:?}", dossier.title)));
        }
    }
    assert!(n > 30, "{n} entries");
    assert!(found.is_empty(), "{found:#?}");
}
