//! Every row of the reference files of sensitivity curves.

use darkfigure_mse::sensitivity::DependenceCurve;
use darkfigure_mse::two_list::TwoLists;

use super::{close, number};
use crate::reference::{Tally, folder, rows, table};

// Closed forms evaluated in R 4.2.2; standard errors as Rivest and Lévesque (2001).
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn highest_order_interaction() {
    let name = "nhoi_sensitivity.csv";
    let folder = folder();
    let mut tally = Tally::default();
    for row in &rows(&folder, name) {
        let curve = DependenceCurve::of_highest_interaction(&table(&folder, row.text("dataset"))).unwrap();
        let size = curve.at(number(row, "xi"), 0.95).unwrap();
        let matches = close(size.estimate, number(row, "N"), 1e-9)
            && close(size.dark_figure(), number(row, "n0"), 1e-9)
            && close(size.se, number(row, "se"), 1e-9);
        tally.hold(matches, || format!("{row:?}: {size:?}"));
    }
    tally.finish(name);
}

#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn pairwise_odds_ratio() {
    let name = "pairwise_or_sensitivity.csv";
    let folder = folder();
    let mut tally = Tally::default();
    for row in &rows(&folder, name) {
        let table = table(&folder, row.text("dataset"));
        let (first, second) = row.text("pair").split_once('-').unwrap();
        let index = |name: &str| table.list_names().iter().position(|list| list == name).unwrap();
        let lists = TwoLists::of_table(&table, index(first), index(second)).unwrap();
        let size = DependenceCurve::of_pair(lists).and_then(|curve| curve.at(number(row, "psi"), 0.95));
        let Ok(size) = size else {
            tally.hold(row.number("N").is_none(), || format!("{row:?}: {size:?}"));
            continue;
        };
        let below = size.estimate < table.n_observed() as f64;
        let matches =
            close(size.estimate, number(row, "N"), 1e-9) && (row.text("below_observed") == "TRUE") == below;
        tally.hold(matches, || format!("{row:?}: {size:?}"));
    }
    tally.finish(name);
}
