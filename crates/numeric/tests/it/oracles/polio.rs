//! The polio series, in which every estimate is the count times a constant.

use std::fs;

use darkfigure_numeric::{bound::*, formula::*};

use super::vectors::reference;

/// The bounds of a numeral as printed, by its last decimal.
fn as_printed(cell: &str) -> Bounds {
    let decimals = cell.split_once('.').map_or(0, |(_, tail)| tail.len());
    rounded_to_place(cell.parse().expect("a number"), -i32::try_from(decimals).unwrap()).unwrap()
}

fn found(rows: &[(f64, &str)]) -> FixedMultiples {
    let pairs: Vec<PublishedPair> = rows
        .iter()
        .map(|(count, estimate)| PublishedPair {
            count: Bounds::exactly(*count).unwrap(),
            estimate: as_printed(estimate),
        })
        .collect();
    fixed_multiples(&pairs, FixedMultipleRule::default()).unwrap()
}

#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn every_country_row_is_one_of_three_constants() {
    let folder = reference();
    let text = fs::read_to_string(folder.join("programmes/polio_reported_vs_estimated.csv")).unwrap();
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let of = |aggregates: bool| -> Vec<(f64, &str)> {
        rows.iter()
            .filter(|row| ["World", "Africa"].contains(&row[0]) == aggregates && !row[3].is_empty())
            .map(|row| (row[2].parse().unwrap(), row[3]))
            .collect()
    };
    let countries = found(&of(false));
    assert!(countries.explain_everything(), "{:?}", countries.unexplained);
    let named: Vec<(f64, usize)> =
        countries.multiples.iter().map(|multiple| (multiple.constant, multiple.rows.len())).collect();
    assert_eq!(named, [(7.0, 141), (1.11, 71), (2.0, 11)]);
    // Sums over countries with different constants are no multiple of anything.
    let aggregates = found(&of(true));
    assert!(!aggregates.explain_everything());
    assert!(aggregates.unexplained.len() >= 15, "{:?}", aggregates.unexplained.len());
}

#[test]
fn a_few_polio_rows_name_their_constants() {
    // Our World in Data after WHO 2018, Afghanistan: reported and estimated paralytic cases.
    let rows = [
        (880.0, "6160.0"),
        (837.0, "5859.0"),
        (1390.0, "9730.0"),
        (1991.0, "13937.0"),
        (31.0, "34.41"),
        (17.0, "18.87"),
        (38.0, "42.18"),
        (0.0, "0.0"),
    ];
    let found = found(&rows);
    let constants: Vec<f64> = found.multiples.iter().map(|multiple| multiple.constant).collect();
    assert_eq!(constants, [7.0, 1.11]);
    assert_eq!((found.unexplained.len(), found.zero), (0, vec![7]));
}

#[test]
fn an_independent_estimate_is_no_multiple() {
    // WHO, tuberculosis in Afghanistan 2010-2023 in 100,000s: notifications and estimates move apart.
    let rows =
        [(28029.0, "54000"), (35878.0, "64000"), (52739.0, "71000"), (45655.0, "72000"), (49533.0, "75000")];
    let found = found(&rows);
    assert!(found.multiples.is_empty(), "{:?}", found.multiples);
}

#[test]
fn rows_rounded_to_two_digits_share_a_constant_by_chance() {
    // Three of six: 145/126, 290/252 and 1,266/1,100 have 1.150793… in common, and so have many other triples.
    let rounded = |n: f64, place| rounded_to_place(n, place).unwrap();
    let rows =
        [(126e3, 145e3), (252e3, 290e3), (1_100e3, 1_266e3), (640e3, 810e3), (93e3, 99e3), (410e3, 545e3)];
    let pairs: Vec<PublishedPair> = rows
        .iter()
        .map(|(count, estimate)| PublishedPair { count: rounded(*count, 3), estimate: rounded(*estimate, 3) })
        .collect();
    let found = fixed_multiples(&pairs, FixedMultipleRule::default()).unwrap();
    assert!(found.multiples.is_empty(), "{:?}", found.multiples);
    // Rounded rows that are one and all seven times their count are no chance.
    let counts = [1_240e3, 3_420e3, 5_110e3, 7_390e3, 8_770e3, 2_150e3];
    let pairs: Vec<PublishedPair> = counts
        .iter()
        .map(|count| PublishedPair { count: rounded(*count, 4), estimate: rounded(7.0 * count, 4) })
        .collect();
    let found = fixed_multiples(&pairs, FixedMultipleRule::default()).unwrap();
    assert_eq!((found.multiples.len(), found.explain_everything()), (1, true));
    assert!((found.multiples[0].constant - 7.0).abs() < 1e-9);
}
