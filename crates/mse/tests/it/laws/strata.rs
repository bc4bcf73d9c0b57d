//! Laws of totals over strata: what the order of strata may not change, and what a total promises of the people seen.

use std::ops::ControlFlow;

use darkfigure_mse::read::Stratum;
use darkfigure_mse::strata::{StratifiedEstimation, StratumTotal, TotalBasis, sum_of_strata};
use darkfigure_mse::{CaptureTable, Estimation, EstimationOptions, History, Method, UpperLimit, strata};
use proptest::prelude::*;

use crate::fixture;

/// One method of each kind: closed form, bootstrap with re-selection twice, exact posterior.
const METHODS: [Method; 5] =
    [Method::ChaoCorrected, Method::Independence, Method::BestBic, Method::Stepwise, Method::Decomposable];

fn options() -> EstimationOptions {
    EstimationOptions { methods: Some(METHODS.to_vec()), n_bootstrap: 40, ..EstimationOptions::default() }
}

fn from_counts(counts: &[u64]) -> CaptureTable {
    let names = ["a", "b", "c"].map(String::from).to_vec();
    let rows = (1_u32..).zip(counts).map(|(bits, &count)| (History::from_bits(bits), count));
    CaptureTable::new(names, rows).unwrap()
}

fn keyed(tables: &[CaptureTable]) -> Vec<Stratum<CaptureTable>> {
    let stratum = |(at, table): (usize, &CaptureTable)| Stratum {
        key: vec!["region".to_owned(), at.to_string()],
        data: table.clone(),
    };
    tables.iter().enumerate().map(stratum).collect()
}

fn estimated(strata: &[Stratum<CaptureTable>], options: &EstimationOptions) -> StratifiedEstimation {
    strata::estimate(strata, options, &|_, _| ControlFlow::Continue(())).unwrap()
}

/// Strata of three lists, most of them with an estimate, some empty and some sparse.
fn strata() -> impl Strategy<Value = Vec<CaptureTable>> {
    let count = prop_oneof![1 => 0_u64..3, 4 => 3_u64..60];
    let table = proptest::collection::vec(count, 7).prop_map(|counts| from_counts(&counts));
    let empty = Just(from_counts(&[0; 7]));
    proptest::collection::vec(prop_oneof![9 => table, 1 => empty], 1..5)
}

fn seen(total: &StratumTotal, found: &StratifiedEstimation) -> f64 {
    total.counted.iter().map(|&at| found.strata[at].data.n_observed as f64).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// To the last bit: seeds belong to keys, and sums are taken in an order that the strata decide.
    #[test]
    fn the_order_of_strata_changes_nothing(tables in strata(), turn in 0_usize..4) {
        let here = keyed(&tables);
        let n = here.len();
        let order: Vec<usize> = (0..n).map(|at| (at + turn) % n).rev().collect();
        let there: Vec<_> = order.iter().map(|&at| here[at].clone()).collect();
        let (here, there) = (estimated(&here, &options()), estimated(&there, &options()));
        for (at, &other) in order.iter().enumerate() {
            prop_assert_eq!(&there.strata[at].key, &here.strata[other].key);
            prop_assert_eq!(&there.strata[at].data.rows, &here.strata[other].data.rows);
        }
        prop_assert_eq!(here.totals.len(), there.totals.len());
        for (left, right) in here.totals.iter().zip(&there.totals) {
            let places = |indices: &[usize]| {
                let mut places: Vec<usize> = indices.iter().map(|&at| order[at]).collect();
                places.sort_unstable();
                places
            };
            prop_assert_eq!(&left.counted, &places(&right.counted));
            prop_assert_eq!(&left.left_out, &places(&right.left_out));
            let (counted, left_out) = (left.counted.clone(), left.left_out.clone());
            prop_assert_eq!(left, &StratumTotal { counted, left_out, ..right.clone() });
        }
    }

    #[test]
    fn a_total_holds_what_was_seen(tables in strata()) {
        let found = estimated(&keyed(&tables), &options());
        let n_observed: u64 = tables.iter().map(CaptureTable::n_observed).sum();
        prop_assert_eq!(found.n_observed, n_observed);
        for total in &found.totals {
            let seen = seen(total, &found);
            prop_assert_eq!(seen as u64 + total.n_observed_left_out, n_observed);
            prop_assert!(total.n_total >= seen * (1.0 - 1e-12), "{:?}", total);
            if let Some(interval) = total.interval {
                prop_assert!(interval.lower >= seen * (1.0 - 1e-9), "{:?} {}", total, seen);
                let upper = interval.upper.finite().unwrap_or(f64::INFINITY);
                prop_assert!(interval.lower <= upper && !upper.is_nan(), "{:?}", total);
            }
            match total.basis {
                TotalBasis::Single => prop_assert_eq!(total.counted.len(), 1),
                TotalBasis::Replicates { n_replicates, n_usable, .. } => {
                    prop_assert!(matches!(total.method, Method::BestBic | Method::Stepwise));
                    prop_assert!(n_replicates == 40 && n_usable <= 40);
                }
                TotalBasis::PosteriorDraws { .. } => prop_assert_eq!(total.method, Method::Decomposable),
                TotalBasis::Lognormal => {
                    prop_assert!(matches!(total.method, Method::ChaoCorrected | Method::Independence));
                }
            }
        }
    }

    /// The people of one table dealt out to strata: as many are seen in all of them as in the whole.
    #[test]
    fn dealing_people_out_to_strata_keeps_the_seen(
        counts in proptest::collection::vec(0_u64..80, 7),
        shares in proptest::collection::vec(0_u64..5, 7),
    ) {
        let part = |at: u64| -> Vec<u64> {
            let dealt = counts.iter().zip(&shares).map(|(&count, &share)| (count, count * share / 4));
            dealt.map(|(count, first)| if at == 0 { first } else { count - first }).collect()
        };
        let (whole, parts) = (from_counts(&counts), [0, 1].map(|at| from_counts(&part(at))));
        let few = EstimationOptions { methods: Some(vec![Method::Independence]), ..options() };
        prop_assert_eq!(estimated(&keyed(&parts), &few).n_observed, whole.n_observed());
    }
}

#[test]
fn one_stratum_alone_gives_its_own_interval() {
    let strata = [Stratum { key: Vec::new(), data: fixture::table(fixture::KOREA) }];
    let found = estimated(&strata, &options());
    for total in &found.totals {
        let row = found.strata[0].data.row(total.method).unwrap();
        assert_eq!((total.basis, total.interval), (TotalBasis::Single, row.interval));
        assert_eq!(Some(total.n_total), row.n_total);
    }
    // Without strata the seed is the one given, so that the answer is that of the table alone.
    let alone = darkfigure_mse::estimate(&strata[0].data, &options()).unwrap();
    assert_eq!(alone, found.strata[0].data);
}

/// A stratum that is left out leaves the total of the others as it is, and one whose people all are seen adds just these.
#[test]
fn a_refused_stratum_is_out_of_estimate_and_interval() {
    let tables = [fixture::KOREA, fixture::KOSOVO].map(fixture::table);
    let apart = from_counts(&[12, 9, 0, 7, 0, 0, 0]);
    let two = estimated(&keyed(&tables), &options());
    let three = estimated(&keyed(&[tables[0].clone(), tables[1].clone(), apart]), &options());
    for method in [Method::BestBic, Method::Stepwise, Method::Decomposable] {
        let (left, right) = (two.total(method).unwrap(), three.total(method).unwrap());
        assert_eq!((left.n_total, left.interval, left.basis), (right.n_total, right.interval, right.basis));
        assert_eq!((&right.left_out[..], right.n_observed_left_out), (&[2][..], 28));
    }
}

/// Strata drawn with one seed share their random numbers; their replicates are not independent, and are not added.
#[test]
fn strata_of_one_seed_are_not_added_replicate_by_replicate() {
    let table = fixture::table(fixture::KOREA);
    let one = darkfigure_mse::estimate(&table, &options()).unwrap();
    let other = EstimationOptions { seed: 2, ..options() };
    let other = darkfigure_mse::estimate(&table, &other).unwrap();
    let basis = |strata: &[&Estimation]| sum_of_strata(strata, Method::BestBic, &options()).unwrap().basis;
    assert_eq!(basis(&[&one, &one]), TotalBasis::Lognormal);
    assert!(matches!(basis(&[&one, &other]), TotalBasis::Replicates { n_replicates: 40, .. }));
}

/// A higher level contains a lower one, from whatever the interval comes.
#[test]
fn a_higher_level_contains_a_lower_one() {
    let tables = [fixture::KOREA, fixture::KOSOVO].map(fixture::table);
    let at = |level: f64| {
        let options = EstimationOptions { level, n_bootstrap: 200, ..options() };
        estimated(&keyed(&tables), &options).totals
    };
    for (inner, outer) in at(0.8).iter().zip(&at(0.95)) {
        let (inside, outside) = (inner.interval.unwrap(), outer.interval.unwrap());
        assert!(outside.lower <= inside.lower, "{inner:?} {outer:?}");
        match (inside.upper, outside.upper) {
            (_, UpperLimit::Unbounded) => {}
            (UpperLimit::Finite(inside), UpperLimit::Finite(outside)) => assert!(inside <= outside),
            (UpperLimit::Unbounded, UpperLimit::Finite(_)) => panic!("{inner:?} {outer:?}"),
        }
    }
}

/// A method with several rows a stratum has no total, and a total of bounds is one; what was not asked for has none.
#[test]
fn totals_are_of_methods_with_one_row_a_stratum() {
    let methods = vec![Method::PairChapman, Method::OneAgainstRest, Method::MthChao, Method::BestBic];
    let options = EstimationOptions { methods: Some(methods), n_bootstrap: 0, ..options() };
    let found = estimated(&keyed(&[fixture::KOREA, fixture::KOSOVO].map(fixture::table)), &options);
    let kinds: Vec<(Method, bool)> =
        found.totals.iter().map(|total| (total.method, total.is_bound)).collect();
    assert_eq!(kinds, [(Method::MthChao, true), (Method::BestBic, false)]);
    // Without redraws there is nothing to add but the limits.
    assert_eq!(found.total(Method::BestBic).unwrap().basis, TotalBasis::Lognormal);
    assert_eq!(found.total(Method::Stepwise), None);
    // Each stratum says of which seed its own was made, a table without strata has that of the whole.
    for stratum in &found.strata {
        let provenance = &stratum.data.provenance;
        assert_eq!(provenance.seed_of_whole, Some(options.seed));
        assert_ne!(provenance.options.seed, options.seed);
    }
    let whole = [Stratum { key: Vec::new(), data: fixture::table(fixture::KOREA) }];
    assert_eq!(estimated(&whole, &options).strata[0].data.provenance.seed_of_whole, None);
}
