//! From a dossier to its printed report.

use darkfigure_analysis::{Options, analyse};
use darkfigure_model::Dossier;
use darkfigure_report::{ComposeOptions, Document, TextOptions, TextStyle, compose, render_text};

use crate::dossiers::cambodia;

pub(crate) fn report(dossier: &Dossier) -> Document {
    compose(dossier, &analyse(dossier, &Options::default()), &ComposeOptions::default())
}

#[test]
fn cambodia_as_text() {
    let options = TextOptions { width: 100, style: TextStyle::Plain, ..TextOptions::default() };
    insta::assert_snapshot!(render_text(&report(&cambodia::dossier()), &options));
}
