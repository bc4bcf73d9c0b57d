//! One number has one print: no comparison of a fixture says a number in two roundings, in the whole of its report.

use std::path::Path;

use darkfigure_analysis::{Options, analyse};
use darkfigure_ingest::{InputLimits, load_dossier};
use darkfigure_report::{ComposeOptions, compose};

#[path = "../../crates/report/tests/it/compose/prints.rs"]
mod prints;

#[test]
fn no_comparison_says_a_number_in_two_roundings() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/dossiers");
    let (mut found, mut n) = (Vec::new(), 0);
    for entry in std::fs::read_dir(fixtures).expect("the fixtures are there") {
        let path = entry.expect("an entry").path().join("dossier.toml");
        let reading = load_dossier(&path, InputLimits::default()).expect("the fixture can be read");
        let dossier = reading.dossier.expect("the fixture has no errors");
        let findings = analyse(&dossier, &Options::default());
        for (id, _) in dossier.comparisons.iter() {
            let options = ComposeOptions { only: vec![id.to_string()], ..ComposeOptions::default() };
            let document = compose(&dossier, &findings, &options);
            let mut prints = prints::Prints::default();
            prints.blocks(&document.blocks);
            n += 1;
            found.extend(prints.twice().into_iter().map(|said| format!("{}, {id}: {said:?}", dossier.title)));
        }
    }
    assert!(n > 20, "{n} comparisons");
    assert!(found.is_empty(), "{found:#?}");
}
