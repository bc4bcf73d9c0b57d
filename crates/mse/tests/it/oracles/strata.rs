//! Totals of strata against sums made by hand and against an exact convolution.

use std::ops::ControlFlow;

use darkfigure_mse::bayesian::decomposable;
use darkfigure_mse::bootstrap::{BcaRefusal, Deletion, bca};
use darkfigure_mse::estimation::SizeDraws;
use darkfigure_mse::read::Stratum;
use darkfigure_mse::strata::{StratifiedEstimation, TotalBasis, sum_of_strata};
use darkfigure_mse::{CaptureTable, EstimationOptions, History, Method, strata};

use crate::fixture;

fn korea_and_kosovo(methods: &[Method]) -> (StratifiedEstimation, EstimationOptions) {
    let options = EstimationOptions {
        methods: Some(methods.to_vec()),
        n_bootstrap: 20,
        ..EstimationOptions::default()
    };
    let stratum = |key: &str, text| Stratum { key: vec![key.to_owned()], data: fixture::table(text) };
    let strata = [stratum("korea", fixture::KOREA), stratum("kosovo", fixture::KOSOVO)];
    (strata::estimate(&strata, &options, &|_, _| ControlFlow::Continue(())).unwrap(), options)
}

fn deletion(count: u64, estimate: Option<f64>) -> Deletion {
    Deletion { history: History::from_bits(1), count, estimate }
}

/// Puts estimates, replicates and deletions in place of what was drawn.
fn plant(
    found: &mut StratifiedEstimation,
    at: usize,
    n_total: f64,
    estimates: Vec<Option<f64>>,
    deletions: Vec<Deletion>,
) {
    let row = found.strata[at].data.rows.iter_mut().find(|row| row.method == Method::BestBic).unwrap();
    row.n_total = Some(n_total);
    row.draws = Some(SizeDraws::Replicates { estimates, deletions });
}

/// Ten replicates of two strata, with one missing in each, and three deletions; the sums are written out.
#[test]
fn bca_of_a_total_is_bca_of_sums_by_hand() {
    let (mut found, options) = korea_and_kosovo(&[Method::BestBic]);
    let mut first = [150.0, 160.0, 170.0, 140.0, 200.0, 155.0, 165.0, 180.0, 158.0, 900.0].map(Some).to_vec();
    first[9] = None;
    let mut second =
        [5100.0, 4900.0, 5300.0, 5000.0, 4800.0, 6000.0, 5200.0, 9000.0, 4950.0, 5050.0].map(Some).to_vec();
    second[7] = None;
    plant(&mut found, 0, 160.0, first, vec![deletion(3, Some(158.0)), deletion(10, Some(161.0))]);
    plant(&mut found, 1, 5000.0, second, vec![deletion(40, Some(4990.0))]);
    let strata: Vec<_> = found.strata.iter().map(|stratum| &stratum.data).collect();
    let total = sum_of_strata(&strata, Method::BestBic, &options).unwrap();

    let sums = [
        Some(5250.0),
        Some(5060.0),
        Some(5470.0),
        Some(5140.0),
        Some(5000.0),
        Some(6155.0),
        Some(5365.0),
        None,
        Some(5108.0),
        None,
    ];
    // 5160 − 160 + 158, 5160 − 160 + 161, 5160 − 5000 + 4990.
    let deletions = [deletion(3, Some(5158.0)), deletion(10, Some(5161.0)), deletion(40, Some(5150.0))];
    let by_hand = bca(5160.0, &sums, &deletions, &[0.95]);
    let limits = by_hand.intervals[0].bca.unwrap();
    let joint = total.interval.unwrap();
    assert!((total.n_total - 5160.0).abs() < 1e-9);
    assert!((joint.lower / limits.lower - 1.0).abs() < 1e-9, "{joint:?} {limits:?}");
    let [upper, expected] = [joint, limits].map(|interval| interval.upper.finite().unwrap());
    assert!((upper / expected - 1.0).abs() < 1e-9, "{joint:?} {limits:?}");
    let TotalBasis::Replicates { n_replicates, n_usable, bca_refusal, tail_replicates } = total.basis else {
        panic!("{:?}", total.basis);
    };
    assert_eq!((n_replicates, n_usable, bca_refusal), (10, 8, None));
    assert!(total.basis.has_few_replicates() && total.basis.is_at_edge());
    let [tails, expected] = [tail_replicates, by_hand.intervals[0].tail_replicates].map(Option::unwrap);
    assert!(tails.iter().zip(expected).all(|(tail, expected)| (tail - expected).abs() < 1e-9));
}

/// Where BCa refuses, as it does when a person cannot be spared in any one stratum, the quantiles of the sums stand in.
#[test]
fn plain_quantiles_of_sums_stand_in_where_bca_refuses() {
    let (mut found, options) = korea_and_kosovo(&[Method::BestBic]);
    let replicates = |scale: f64| (1..=39).map(|at| Some(scale * f64::from(at))).collect::<Vec<_>>();
    plant(&mut found, 0, 20_000.0, replicates(1000.0), vec![deletion(3, None), deletion(1, Some(199.0))]);
    plant(&mut found, 1, 200_000.0, replicates(10_000.0), vec![deletion(40, Some(1990.0))]);
    let strata: Vec<_> = found.strata.iter().map(|stratum| &stratum.data).collect();
    let total = sum_of_strata(&strata, Method::BestBic, &options).unwrap();
    let refusal = BcaRefusal::MissingDeletion { n_missing: 1, n_deletions: 3 };
    assert!(matches!(
        total.basis,
        TotalBasis::Replicates { bca_refusal: Some(found), n_usable: 39, .. } if found == refusal
    ));
    // R: quantile(11000 * (1:39), c(.025, .975), type = 8)
    let interval = total.interval.unwrap();
    assert!((interval.lower - 14_483.333_333_333_33).abs() < 1e-9, "{interval:?}");
    let upper = interval.upper.finite().unwrap();
    assert!((upper - 425_516.666_666_666_7).abs() < 1e-9, "{interval:?}");
    // Nobody has a number in both strata: no interval, and not the lognormal's either.
    plant(&mut found, 0, 200.0, vec![None; 39], vec![deletion(3, Some(199.0))]);
    let strata: Vec<_> = found.strata.iter().map(|stratum| &stratum.data).collect();
    let total = sum_of_strata(&strata, Method::BestBic, &options).unwrap();
    assert_eq!(total.interval, None);
    assert!(matches!(total.basis, TotalBasis::Replicates { n_usable: 0, .. }));
}

/// The limits of summed draws against the exact distribution of the sum: P(N₁ + N₂ ≤ x) = Σ P(N₁ = k) P(N₂ ≤ x − k).
#[test]
fn summed_draws_of_graphs_are_the_convolution() {
    let (found, _) = korea_and_kosovo(&[Method::Decomposable]);
    let total = found.total(Method::Decomposable).unwrap();
    let posterior = |text: &str| {
        let table: CaptureTable = fixture::table(text);
        decomposable::average(&table, &decomposable::Options::default()).unwrap().size
    };
    let (korea, kosovo) = (posterior(fixture::KOREA), posterior(fixture::KOSOVO));
    let at_most = |sum: f64| -> f64 {
        let sizes = (korea.n_observed()..).map(|size| size as f64).take_while(|&size| size <= sum);
        sizes
            .take(3_000)
            .map(|size| {
                let mass = korea.at_most(size) - korea.at_most(size - 1.0);
                if mass > 1e-9 { mass * kosovo.at_most(sum - size) } else { 0.0 }
            })
            .sum()
    };
    let TotalBasis::PosteriorDraws { n_draws, median } = total.basis else { panic!("{:?}", total.basis) };
    assert_eq!(n_draws, 20_000);
    let interval = total.interval.unwrap();
    // Of 20,000 sums a probability of 2.5 % is known to 0.11 points, one of 50 % to 0.35; three times as much is allowed.
    for (place, probability, error) in [
        (interval.lower, 0.025, 0.0033),
        (median, 0.5, 0.011),
        (interval.upper.finite().unwrap(), 0.975, 0.0033),
    ] {
        let exact = at_most(place.round());
        assert!((exact - probability).abs() < error, "{place}: {exact}");
    }
}
