//! Laws of the one table: what every row promises on every table, and what may not change an answer.

use darkfigure_mse::estimation::data_hash;
use darkfigure_mse::estimation::{Doubt, MethodRow, RowDetail, RowStatus};
use darkfigure_mse::{CaptureTable, EstimationOptions, History, Method, Support, UpperLimit, estimate};
use proptest::prelude::*;

use crate::fixture;

fn from_counts(n_lists: usize, counts: &[u64]) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let rows = (1_u32..).zip(counts).map(|(bits, &count)| (History::from_bits(bits), count));
    CaptureTable::new(names, rows).unwrap()
}

/// Tables of one to four lists, most of them too sparse for most methods, the empty one among them.
fn sparse_tables() -> impl Strategy<Value = CaptureTable> {
    (1_usize..=4).prop_flat_map(|n_lists| {
        let count = prop_oneof![3 => Just(0_u64), 2 => 1_u64..4, 1 => 1_u64..60, 1 => 1_u64..100_000];
        proptest::collection::vec(count, (1 << n_lists) - 1)
            .prop_map(move |counts| from_counts(n_lists, &counts))
    })
}

/// Every method but the two that sample chains, which take seconds where they do not converge.
fn without_chains(n_bootstrap: usize) -> EstimationOptions {
    let methods = Method::ALL
        .into_iter()
        .filter(|method| !matches!(method, Method::LatentClass | Method::Thresholding));
    EstimationOptions { methods: Some(methods.collect()), n_bootstrap, ..EstimationOptions::default() }
}

fn check_row(row: &MethodRow, n_observed: u64) -> Result<(), TestCaseError> {
    let n = n_observed as f64;
    let has_number = matches!(row.status, RowStatus::Estimated | RowStatus::LowerBound);
    prop_assert_eq!(has_number, row.n_total.is_some(), "{:?}", row);
    prop_assert_eq!(has_number, row.dark_figure.is_some(), "{:?}", row);
    if let (Some(n_total), Some(dark_figure)) = (row.n_total, row.dark_figure) {
        prop_assert!(n_total.is_finite() && n_total >= n, "{:?}", row);
        prop_assert!(dark_figure.is_finite() && dark_figure >= 0.0, "{:?}", row);
    }
    if let Some(interval) = row.interval {
        prop_assert!(has_number, "{:?}", row);
        prop_assert!(interval.lower.is_finite() && interval.lower >= 0.0, "{:?}", row);
        if let UpperLimit::Finite(upper) = interval.upper {
            prop_assert!(upper.is_finite() && upper >= interval.lower, "{:?}", row);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_table_has_typed_rows_and_a_verdict(table in sparse_tables()) {
        let options = without_chains(12);
        let estimation = estimate(&table, &options).unwrap();
        for row in &estimation.rows {
            check_row(row, table.n_observed())?;
        }
        for disagreement in estimation.disagreement.iter().chain(&estimation.disagreement_of_all) {
            prop_assert!(disagreement.factor.is_finite() && disagreement.factor >= 1.0);
        }
        let overlaps = table.cells().iter().any(|(history, _)| history.n_captures() > 1);
        if table.n_observed() == 0 || table.n_lists() == 1 || !overlaps {
            prop_assert_eq!(estimation.verdict.grade, Support::DoNotEstimate);
        }
        let worst = estimation.verdict.reasons.iter().map(|reason| reason.grade()).max();
        prop_assert_eq!(worst.unwrap_or(Support::Consistent), estimation.verdict.grade);
    }

    #[test]
    fn the_order_of_lists_changes_nothing(table in sparse_tables(), turn in 1_usize..4) {
        let n_lists = table.n_lists();
        let order: Vec<usize> = (0..n_lists).map(|at| (at + turn) % n_lists).rev().collect();
        let names = order.iter().map(|&list| table.list_names()[list].clone()).collect();
        let rows = table.cells().iter().map(|&(history, count)| {
            let at = order.iter().enumerate().filter(|&(_, &list)| history.contains(list));
            (History::from_bits(at.fold(0, |bits, (at, _)| bits | 1 << at)), count)
        });
        let turned = CaptureTable::new(names, rows.collect::<Vec<_>>()).unwrap();
        prop_assert_eq!(data_hash(&table), data_hash(&turned));
        let mut options = without_chains(12);
        // One row a pair comes in the order of the lists, and behaviour takes that order as time.
        options.methods.as_mut().unwrap().retain(|method| {
            !matches!(method, Method::PairChapman | Method::OneAgainstRest | Method::Mb | Method::Mbh)
        });
        let (here, there) = (estimate(&table, &options).unwrap(), estimate(&turned, &options).unwrap());
        prop_assert_eq!(here.verdict.grade, there.verdict.grade);
        for (row, other) in here.rows.iter().zip(&there.rows) {
            prop_assert_eq!(row.method, other.method);
            prop_assert_eq!(row.n_total.is_some(), other.n_total.is_some(), "{:?} {:?}", row, other);
            if let (Some(n_total), Some(turned)) = (row.n_total, other.n_total) {
                prop_assert!((n_total - turned).abs() <= 1e-6 * turned, "{:?} {:?}", row, other);
            }
            let model = row.model.as_ref().map(|model| model.n_parameters());
            prop_assert_eq!(model, other.model.as_ref().map(|model| model.n_parameters()));
        }
    }
}

/// The time does not grow with the people, and nothing overflows: a million, a million million, and as many as can be counted.
#[test]
fn large_counts_take_no_longer_than_small_ones() {
    for scale in [10_000, 10_000_000_000, u64::MAX / 1000] {
        let table = from_counts(3, &[50, 40, 12, 30, 8, 6, 3].map(|count| count * scale));
        let options = EstimationOptions { n_bootstrap: 100, ..EstimationOptions::default() };
        for row in &estimate(&table, &options).unwrap().rows {
            check_row(row, table.n_observed()).unwrap();
        }
    }
}

/// Nobody, one list, equal lists, one list within another, no overlap: with chains too.
#[test]
fn degenerate_tables_are_answered_by_every_method() {
    let tables = [
        from_counts(1, &[12]),
        from_counts(2, &[10, 20, 0]),
        from_counts(2, &[0, 0, 9]),
        from_counts(3, &[0; 7]),
        from_counts(3, &[0, 0, 0, 0, 0, 0, 25]),
        from_counts(3, &[10, 10, 0, 10, 0, 0, 0]),
        from_counts(3, &[30, 0, 7, 0, 5, 0, 2]),
        from_counts(3, &[5, 0, 3, 0, 0, 0, 0]),
    ];
    for table in tables {
        let options = EstimationOptions { n_bootstrap: 20, ..EstimationOptions::default() };
        let estimation = estimate(&table, &options).unwrap();
        for row in &estimation.rows {
            check_row(row, table.n_observed()).unwrap();
        }
        assert_eq!(estimation.verdict.grade, Support::DoNotEstimate, "{:?}", table.cells());
    }
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_two_give_the_same_bits() {
    let table = fixture::table(fixture::KOREA);
    let options = EstimationOptions { n_bootstrap: 100, seed: 9, ..EstimationOptions::default() };
    let runs = [1, 2].map(|n_threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n_threads).build().unwrap();
        pool.install(|| estimate(&table, &options).unwrap())
    });
    assert_eq!(runs[0], runs[1]);
    let other = estimate(&table, &EstimationOptions { seed: 10, ..options }).unwrap();
    assert_ne!(runs[0].rows, other.rows);
}

/// BCa limits move with the level too, unless the correction was refused and plain quantiles stand in for it.
#[test]
fn a_higher_level_contains_a_lower_one() {
    for text in [fixture::KOREA, fixture::KOSOVO, fixture::ARTIFICIAL] {
        let table = fixture::table(text);
        let at = |level: f64| {
            let options = EstimationOptions { level, ..without_chains(200) };
            estimate(&table, &options).unwrap().rows
        };
        let (narrow, wide) = (at(0.8), at(0.95));
        let mut n_compared = 0;
        for (inner, outer) in narrow.iter().zip(&wide) {
            let is_corrected = |row: &MethodRow| match &row.detail {
                RowDetail::Bootstrap(detail) => detail.bca_refusal.is_none(),
                _ => true,
            };
            let (Some(inside), Some(outside)) = (inner.interval, outer.interval) else { continue };
            if !(is_corrected(inner) && is_corrected(outer)) {
                continue;
            }
            n_compared += 1;
            let slack = 1e-6 * outside.lower;
            assert!(outside.lower <= inside.lower + slack, "{inner:?} {outer:?}");
            match (inside.upper, outside.upper) {
                (_, UpperLimit::Unbounded) => {}
                (UpperLimit::Finite(inside), UpperLimit::Finite(outside)) => {
                    assert!(inside <= outside + slack, "{inner:?} {outer:?}");
                }
                (UpperLimit::Unbounded, UpperLimit::Finite(_)) => panic!("{inner:?} {outer:?}"),
            }
        }
        assert!(n_compared > 10, "{n_compared}");
    }
}

#[test]
fn the_fingerprint_tells_one_person_and_one_name_apart() {
    let table = from_counts(2, &[10, 20, 5]);
    assert_ne!(data_hash(&table), data_hash(&from_counts(2, &[10, 20, 6])));
    let renamed = CaptureTable::new(vec!["list 0".into(), "other".into()], table.cells().iter().copied());
    assert_ne!(data_hash(&table), data_hash(&renamed.unwrap()));
}

#[test]
fn codes_lead_back_to_methods() {
    for method in Method::ALL {
        assert_eq!(Method::from_code(method.code()), Some(method));
    }
    assert_eq!(Method::from_code("best"), None);
}

fn of_pair(n_first: u64, n_second: u64, n_both: u64) -> CaptureTable {
    from_counts(2, &[n_first - n_both, n_second - n_both, n_both])
}

/// Lists of 1,000 and 100 that share 10 say 10,000 if they are independent: the floor must not lie above that.
#[test]
fn the_floor_lets_lists_differ_in_size() {
    for (n_first, n_second, n_both) in [(1_000, 100, 10), (5_000, 50, 25), (300, 300, 30)] {
        let found = estimate(&of_pair(n_first, n_second, n_both), &without_chains(0)).unwrap();
        let floor = found.floor().and_then(|row| row.n_total).unwrap();
        let independent = (n_first * n_second) as f64 / n_both as f64;
        assert!((floor / independent - 1.0).abs() < 1e-6, "{floor} {independent}");
        // The forms that take lists as alike are none.
        for method in [Method::ChaoBound, Method::ChaoCorrected, Method::MhChao] {
            assert!(found.row(method).is_none_or(|row| row.status != RowStatus::LowerBound));
        }
    }
}

/// Methods that gave no number, and one alone, are no ground for a verdict.
#[test]
fn chosen_methods_without_a_number_are_not_judged() {
    let table = from_counts(3, &[60, 50, 20, 40, 15, 12, 6]);
    for methods in [vec![Method::Mb, Method::Mbh], vec![Method::BestBic], vec![Method::M0]] {
        let options =
            EstimationOptions { methods: Some(methods), n_bootstrap: 0, ..EstimationOptions::default() };
        let found = estimate(&table, &options).unwrap();
        assert_eq!(found.verdict.grade, Support::NotJudged, "{:?}", found.verdict);
    }
}

/// Four people, one of them on both lists.
#[test]
fn one_person_on_two_lists_is_no_number() {
    let found = estimate(&of_pair(3, 2, 1), &without_chains(0)).unwrap();
    assert_eq!(found.verdict.grade, Support::DoNotEstimate);
}

/// All people of one list on another, as if it fed it: nothing is left to show the unseen.
#[test]
fn a_list_within_another_is_not_estimated_from() {
    let table = from_counts(3, &[0, 300, 200, 400, 0, 90, 180]);
    let found = estimate(&table, &without_chains(12)).unwrap();
    assert!(found.verdict.reasons.contains(&Doubt::ListWithin { inner: 0, outer: 1, n_people: 380 }));
    assert_eq!(found.verdict.grade, Support::DoNotEstimate);
}

/// The row that leads is one, and what it is judged by is its own interval.
#[test]
fn the_row_that_leads_is_the_best_bics_with_or_without_what_is_open() {
    let table = from_counts(3, &[600, 500, 200, 400, 150, 120, 60]);
    let found = estimate(&table, &without_chains(50)).unwrap();
    let (open, closed) = (found.row(Method::BestBicOpen).unwrap(), found.row(Method::BestBic).unwrap());
    assert_eq!(open.n_total, closed.n_total);
    let (wide, narrow) = (open.interval.unwrap(), closed.interval.unwrap());
    assert!(wide.lower <= narrow.lower && wide.upper.finite() >= narrow.upper.finite());
    assert_eq!(found.lead().map(|row| row.method), Some(Method::BestBicOpen));
}

/// Where the leading pattern has every pair, one shape of common dependence is a sum of its terms; the others, and the rivals, still widen
/// the interval.
#[test]
fn a_pattern_with_every_pair_is_still_held_against_rivals() {
    let table = two_strong_kinds();
    let found = estimate(&table, &without_chains(50)).unwrap();
    let (open, closed) = (found.row(Method::BestBicOpen).unwrap(), found.row(Method::BestBic).unwrap());
    let model = open.model.as_ref().unwrap();
    assert_eq!(model.to_string(), "[12,13,14,23,24,34]");
    let (wide, narrow) = (open.interval.unwrap(), closed.interval.unwrap());
    assert!(wide.lower <= narrow.lower && wide.upper.finite() > narrow.upper.finite(), "{wide:?} {narrow:?}");
    assert_eq!(found.lead().map(|row| row.method), Some(Method::BestBicOpen));
}

/// People as they are expected on four lists, 40 in 100 of whom are found easily and the others hardly ever.
fn two_strong_kinds() -> CaptureTable {
    let easily = [0.5, 0.6, 0.55, 0.5];
    let expected = |bits: u32| {
        let of_kind = |share: f64, ease: f64| {
            let of_list = |list: usize| {
                let chance: f64 = ease * easily[list];
                if bits >> list & 1 == 1 { chance } else { 1.0 - chance }
            };
            share * (0..4).map(of_list).product::<f64>()
        };
        5_000.0 * (of_kind(0.4, 1.0) + of_kind(0.6, 0.2))
    };
    from_counts(4, &(1..16).map(|bits| expected(bits).round() as u64).collect::<Vec<_>>())
}
