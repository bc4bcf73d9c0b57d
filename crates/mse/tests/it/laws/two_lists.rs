//! Tables, two lists and the coverage of samples: closed forms, and the edges of what is asked.

use darkfigure_mse::sample_coverage::{self, Options, Size};
use darkfigure_mse::two_list::{self, TwoLists};
use darkfigure_mse::{
    CaptureTable, CaptureTableError, History, MAX_LISTS, SizeEstimate, log_normal_interval,
};

fn is_near(found: f64, wanted: f64, digits: f64) {
    assert!((found / wanted - 1.0).abs() < digits, "{found} for {wanted}");
}

/// Of 46 and 36 people 6 are on both: 276, and 246.2 by Chapman, with their errors; the limits are lognormal in the dark figure.
#[test]
fn two_lists_have_closed_forms() {
    let lists = TwoLists::new(46, 36, 6).unwrap();
    let plain = two_list::lincoln_petersen(lists, 0.95).unwrap();
    is_near(plain.estimate, 276.0, 1e-12);
    let corrected = two_list::chapman(lists, 0.95).unwrap();
    is_near(corrected.estimate, 47.0 * 37.0 / 7.0 - 1.0, 1e-12);
    is_near(corrected.se * corrected.se, 47.0 * 37.0 * 40.0 * 30.0 / (49.0 * 8.0), 1e-12);
    let is_lognormal = |found: &SizeEstimate| {
        let dark = found.dark_figure();
        is_near(dark, found.estimate - 76.0, 1e-12);
        let factor = (1.959_963_984_540_054 * (found.se / dark).powi(2).ln_1p().sqrt()).exp();
        is_near(found.interval.lower, 76.0 + dark / factor, 1e-12);
        is_near(found.interval.upper.finite().unwrap(), 76.0 + dark * factor, 1e-12);
    };
    is_lognormal(&plain);
    is_lognormal(&corrected);
    let none = log_normal_interval(76, 76.0, 5.0, 0.95);
    assert!(none.upper.finite().is_some_and(|upper| (upper - none.lower).abs() < 1e-12));
}

#[test]
fn a_level_of_two_lists_is_a_probability() {
    let lists = TwoLists::new(46, 36, 6).unwrap();
    for level in [0.0, 1.0, -0.5, 1.5, f64::NAN] {
        assert!(matches!(two_list::chapman(lists, level), Err(two_list::Refusal::Level { .. })), "{level}");
        let plain = two_list::lincoln_petersen(lists, level);
        assert!(matches!(plain, Err(two_list::Refusal::Level { .. })), "{level}");
    }
}

/// A pair is two different lists of the table, wherever the wrong one stands.
#[test]
fn a_pair_is_two_lists_of_the_table() {
    let cells = [(0b001, 4), (0b011, 3), (0b110, 2)].map(|(bits, n)| (History::from_bits(bits), n));
    let table = CaptureTable::new(["a", "b", "c"].map(str::to_owned).to_vec(), cells).unwrap();
    for (first, second) in [(1, 1), (3, 0), (0, 3), (3, 4)] {
        let refusal = two_list::Refusal::NoSuchPair { first, second, n_lists: 3 };
        assert_eq!(TwoLists::of_table(&table, first, second), Err(refusal));
    }
    let pair = TwoLists::of_table(&table, 0, 1).unwrap();
    assert_eq!((pair.n_first(), pair.n_second(), pair.n_both(), pair.n_observed()), (7, 5, 3, 9));
}

/// Every person's row has a place for each list; more lists than there may be are told as such.
#[test]
fn rows_of_people_are_as_long_as_names() {
    let of = |n_lists: usize, people: &[Vec<bool>]| {
        let names = (0..n_lists).map(|list| format!("list {list}")).collect();
        CaptureTable::of_people(names, people)
    };
    let table = of(2, &[vec![true, false], vec![true, true], vec![true, false]]).unwrap();
    assert_eq!((table.count(History::from_bits(0b01)), table.count(History::from_bits(0b11))), (2, 1));
    let long = of(2, &[vec![true, false], vec![true, true, false]]);
    assert_eq!(long, Err(CaptureTableError::RowLength { found: 3, n_lists: 2 }));
    let short = of(2, &[vec![true]]);
    assert_eq!(short, Err(CaptureTableError::RowLength { found: 1, n_lists: 2 }));
    let many = MAX_LISTS + 1;
    assert_eq!(of(many, &[vec![true; many]]), Err(CaptureTableError::ListCount { found: many }));
    assert!(of(MAX_LISTS, &[vec![true; MAX_LISTS]]).is_ok());
}

/// Independent lists of a million people: all three sizes of Chao and Tsay are the million, and the coverage is one less the mean share of
/// those on no other list.
#[test]
fn coverage_finds_independent_lists() {
    for chances in [&[0.3, 0.5, 0.4][..], &[0.3, 0.35, 0.25, 0.4]] {
        let people = |bits: usize| -> f64 {
            let on =
                |(list, &chance): (usize, &f64)| if bits >> list & 1 == 1 { chance } else { 1.0 - chance };
            1e9 * chances.iter().enumerate().map(on).product::<f64>()
        };
        let names = (0..chances.len()).map(|list| format!("list {list}")).collect();
        let cells = (1..1 << chances.len())
            .map(|bits| (History::from_bits(u32::try_from(bits).unwrap()), people(bits).round() as u64));
        let table = CaptureTable::new(names, cells).unwrap();
        let options = Options { n_replicates: 0, ..Options::default() };
        let found = sample_coverage::estimate(&table, options).unwrap();
        let t = chances.len() as f64;
        let alone = |list: usize| people(1 << list) / (1e9 * chances[list]);
        let coverage = 1.0 - (0..chances.len()).map(alone).sum::<f64>() / t;
        is_near(found.coverage, coverage, 1e-8);
        is_near(found.overlap, 1e9 * coverage, 1e-8);
        for size in [found.independent, found.high_coverage, found.low_coverage] {
            let Size::Estimated { estimate, se, .. } = size else { panic!("{size:?}") };
            is_near(estimate, 1e9, 1e-6);
            assert_eq!(se, None);
        }
    }
}

/// The spread over redraws is that of the law: of two independent lists, the one of Lincoln and Petersen.
#[test]
fn coverage_spreads_as_two_lists_do() {
    let cells = [(0b01, 240), (0b10, 140), (0b11, 360)].map(|(bits, n)| (History::from_bits(bits), n));
    let table = CaptureTable::new(["a", "b"].map(str::to_owned).to_vec(), cells).unwrap();
    let options = Options { n_replicates: 2_000, ..Options::default() };
    let found = sample_coverage::estimate(&table, options).unwrap();
    let Size::Estimated { estimate, se, interval, n_failed_replicates } = found.independent else {
        panic!("{found:?}")
    };
    let plain = two_list::lincoln_petersen(TwoLists::new(600, 500, 360).unwrap(), 0.95).unwrap();
    is_near(estimate, plain.estimate, 1e-9);
    is_near(se.unwrap(), plain.se, 0.08);
    assert_eq!(n_failed_replicates, 0);
    assert_eq!(interval, Some(log_normal_interval(740, estimate, se.unwrap(), 0.95)));
}

#[test]
fn coverage_asks_for_two_lists_and_a_level() {
    let table = |names: &[&str], cells: &[(u32, u64)]| {
        let cells = cells.iter().map(|&(bits, n)| (History::from_bits(bits), n));
        CaptureTable::new(names.iter().map(|&name| name.to_owned()).collect(), cells).unwrap()
    };
    let two = table(&["a", "b"], &[(0b01, 24), (0b10, 14), (0b11, 36)]);
    for level in [0.0, 1.0, -1.0, 2.0] {
        let options = Options { level, ..Options::default() };
        assert_eq!(
            sample_coverage::estimate(&two, options).unwrap_err(),
            sample_coverage::Refusal::Level { level }
        );
    }
    let of = |table: &CaptureTable| sample_coverage::estimate(table, Options::default()).unwrap_err();
    assert_eq!(of(&table(&["a"], &[(1, 24)])), sample_coverage::Refusal::OneList);
    assert_eq!(of(&table(&["a", "b"], &[(1, 24)])), sample_coverage::Refusal::EmptyList { list: 1 });
    assert_eq!(of(&table(&["a", "b"], &[(1, 24), (2, 9)])), sample_coverage::Refusal::NoOverlap);
}
