//! Every dossier's report, snapshotted whole: a changed figure is a changed line that somebody reviews. docs/ci.md says how a team does
//! the same with its own dossiers.

use darkfigure_analysis::{Options, analyse};
use darkfigure_ingest::{InputLimits, load_dossier};
use darkfigure_report::{ComposeOptions, TextOptions, TextStyle, compose, render_text};

#[test]
fn reports_change_only_when_somebody_has_read_the_change() {
    insta::glob!("../../fixtures/dossiers", "*/dossier.toml", |path| {
        let reading = load_dossier(path, InputLimits::default()).expect("the fixture can be read");
        let dossier = reading.dossier.expect("the fixture has no errors");
        let findings = analyse(&dossier, &Options::default());
        let document = compose(&dossier, &findings, &ComposeOptions::default());
        let text = render_text(&document, &TextOptions { width: 100, style: TextStyle::Plain });
        insta::assert_snapshot!("report", text);
    });
}
