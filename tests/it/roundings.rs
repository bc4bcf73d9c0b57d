//! No fixture's full report says a number in two roundings.

use darkfigure_analysis::{Options, analyse};
use darkfigure_ingest::{Limits, load_dossier};
use darkfigure_report::{ComposeOptions, compose};

#[path = "../../crates/report/tests/it/compose/prints.rs"]
mod prints;

#[test]
fn no_report_says_a_number_in_two_roundings() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/dossiers");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(fixtures).expect("the fixtures are there") {
        let path = entry.expect("an entry").path().join("dossier.toml");
        let reading = load_dossier(&path, Limits::default()).expect("the fixture can be read");
        let dossier = reading.dossier.expect("the fixture has no errors");
        let document = compose(&dossier, &analyse(&dossier, &Options::default()), &ComposeOptions::default());
        let mut prints = prints::Prints::default();
        prints.blocks(&document.blocks);
        found.extend(prints.twice().into_iter().map(|said| format!("{}: {said:?}", dossier.title)));
    }
    assert!(found.is_empty(), "{found:#?}");
}
