//! One number has one print: no report says a number in two roundings.

use darkfigure_model::Dossier;

use super::prints::Prints;
use super::report;
use crate::dossiers;

fn check(dossier: &Dossier) {
    let mut prints = Prints::default();
    prints.blocks(&report(dossier).blocks);
    let twice = prints.twice();
    assert!(twice.is_empty(), "{}: {twice:#?}", dossier.title);
}

#[test]
fn no_number_is_printed_in_two_roundings() {
    for dossier in dossiers::by_hand() {
        check(&dossier);
    }
}
