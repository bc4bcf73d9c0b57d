//! Formulas worked out by hand, by exact enumeration or by the quoted programme, at their edges too.

use darkfigure_numeric::{bound::*, distribution::*, formula::*, *};

use super::intervals::close;

#[test]
fn two_registers_and_a_census_with_its_survey() {
    // n₁ = 100, n₂ = 80, m = 20: N = 400; 100² · 80 · 60/20³ = 6,000 and 100 · 80 · 80 · 60/20³ = 4,800.
    let found = lincoln_petersen(100, 80, 20).unwrap();
    close(found.estimate, 400.0, 1e-15);
    close(found.standard_error, 6_000.0_f64.sqrt(), 1e-15);
    close(found.standard_error_of_registers, 4_800.0_f64.sqrt(), 1e-15);
    // Two equal lists leave nobody out.
    let same = lincoln_petersen(80, 80, 80).unwrap();
    assert_eq!((same.estimate, same.standard_error, same.standard_error_of_registers), (80.0, 0.0, 0.0));
    assert!(matches!(lincoln_petersen(100, 80, 0), Err(ArgumentError::NotPositive { .. })));
    let more = [lincoln_petersen(100, 80, 81), lincoln_petersen(80, 100, 81)];
    assert!(
        more.iter().all(|found| matches!(found, Err(ArgumentError::Exceeds { limit: 80.0, .. }))),
        "{more:?}"
    );
}

#[test]
fn e_values_of_protective_ratios_and_of_limits_around_one() {
    close(e_value(0.5).unwrap(), e_value(2.0).unwrap(), 1e-15);
    assert_eq!(e_value(1.0).unwrap(), 1.0);
    let of = |lower, upper| e_value_of_limits(Limits::new(lower, upper, 0.95).unwrap());
    assert_eq!([of(0.9, 1.1), of(1.0, 3.0), of(0.2, 1.0)].map(Result::unwrap), [1.0; 3]);
    // VanderWeele and Ding: of limits below 1 the upper one is nearer.
    close(of(0.25, 0.5).unwrap(), 2.0 + 2.0_f64.sqrt(), 1e-15);
    assert!(of(0.0, 0.5).is_err() && e_value(0.0).is_err());
}

#[test]
fn a_gap_may_be_all_or_nothing() {
    assert_eq!((gap_share(3.0, 0.0).unwrap(), gap_share(0.0, 3.0).unwrap()), (1.0, 0.0));
    assert!([gap_share(-1.0, 3.0), gap_share(3.0, -1.0), gap_share(0.0, 0.0)].iter().all(Result::is_err));
}

#[test]
fn shares_of_a_gap_are_given_only_where_they_mean_something() {
    let shares = |factors: &[f64], least| LogSplit::new(2.0, factors).unwrap().log_shares(least);
    close(shares(&[2.0, 8.0], 0.1).unwrap()[0], 0.25, 1e-14);
    // All shrink; one leaves things as they are.
    close(shares(&[0.5, 0.125], 0.1).unwrap()[0], 0.25, 1e-14);
    assert_eq!(shares(&[4.0, 1.0], 0.1).unwrap(), [1.0, 0.0]);
    assert_eq!(shares(&[0.25, 1.0], 0.1).unwrap(), [1.0, -0.0]);
    assert_eq!((shares(&[4.0, 0.5], 0.1), shares(&[1.01, 1.01], 0.1)), (None, None));
    // A log ratio of exactly the least does not exceed it.
    assert_eq!(shares(&[1.0, 1.0], 0.0), None);
    let split = LogSplit::new(2.0, &[3.0, 0.5]).unwrap();
    assert_eq!(split.end(), 3.0);
    close(split.log_points().iter().sum(), libm::log(1.5), 1e-15);
    // Alone, 3 adds 4 to the 2; after the half it adds 2. The half takes 1, or 3 after the tripling.
    let ranges: Vec<_> = split.order_ranges().iter().map(|range| (range.lowest, range.highest)).collect();
    assert_eq!(ranges, [(2.0, 4.0), (-3.0, -1.0)]);
    assert_eq!(split.shapley(), [3.0, -2.0]);
    // Where both ends are the same the logarithmic mean is their value.
    let back = LogSplit::new(7.0, &[2.0, 0.5]).unwrap().lmdi();
    close(back[0], 7.0 * libm::log(2.0), 1e-15);
    close(back[1], -7.0 * libm::log(2.0), 1e-15);
    assert!(LogSplit::new(1.0, &[1.5; 64]).is_ok() && LogSplit::new(1.0, &[1.5; 65]).is_err());
    assert!(LogSplit::new(0.0, &[2.0]).is_err() && LogSplit::new(1.0, &[2.0, 0.0]).is_err());
    assert!(LogSplit::with_residual(2.0, 0.0, &[]).is_err());
    assert_eq!(LogSplit::with_residual(2.0, 6.0, &[1.5]).unwrap().factors(), [1.5, 2.0]);
}

#[test]
fn shapley_values_of_a_glove_game() {
    // One left glove and two right ones, a pair is worth 1: 2/3, 1/6, 1/6 (Shapley 1953).
    let worth = |coalition: u32| f64::from(u8::from(coalition & 1 == 1 && coalition & 6 != 0));
    for (found, expected) in shapley(3, worth).unwrap().iter().zip([2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0]) {
        close(*found, expected, 1e-14);
    }
    assert_eq!(shapley(1, f64::from).unwrap(), [1.0]);
    assert!(shapley(0, |_| 0.0).is_err() && shapley(21, |_| 0.0).is_err());
    assert!(equal_factors(2.0, 0).is_err() && equal_factors(0.0, 2).is_err());
    close(equal_factors(0.125, 3).unwrap(), 0.5, 1e-15);
}

/// Thirteen trials of a vaccine, as log risk ratios (Colditz and others 1994).
fn trials() -> Vec<Study> {
    let rows = include_str!("bcg_log_rr.csv").lines().skip(1);
    let cells =
        rows.map(|row| row.split(',').skip(1).map(|cell| cell.parse().unwrap()).collect::<Vec<f64>>());
    cells.map(|cells| Study { value: cells[0], variance: cells[1] }).collect()
}

#[test]
fn thirteen_trials_by_paule_and_mandel() {
    // mpmath: the root of Q(τ²) = 12 by halving; metafor's method = "PM" prints 0.3181.
    let found = pool(&trials(), Between::PauleMandel, Width::Normal, 0.95).unwrap();
    close(found.tau_squared, 0.318_068_452_205_015_8, 1e-12);
    close(found.value, -0.714_968_153_493_448_6, 1e-12);
    close(found.standard_error, 0.180_892_191_537_621_9, 1e-12);
    // A spread so wide that the search has to look beyond 1.
    let far = [(0.0, 1.0), (100.0, 1.0), (-100.0, 1.0)].map(|(value, variance)| Study { value, variance });
    // With equal variances the squares are Σ(y − ȳ)²/(v + τ²) = 20,000/(1 + τ²) = 2.
    close(pool(&far, Between::PauleMandel, Width::Normal, 0.95).unwrap().tau_squared, 9_999.0, 1e-12);
    // There, every method but the one of likelihood finds the same; that one divides by three instead of two.
    for between in [Between::DerSimonianLaird, Between::Reml] {
        close(pool(&far, between, Width::Normal, 0.95).unwrap().tau_squared, 9_999.0, 1e-12);
    }
    let found = pool(&far, Between::MaximumLikelihood, Width::HartungKnapp, 0.95).unwrap();
    close(found.tau_squared, 20_000.0 / 3.0 - 1.0, 1e-12);
    // Hartung and Knapp's error is that of a mean of three, with Student's quantile of two degrees.
    close(found.standard_error, (20_000.0_f64 / 2.0 / 3.0).sqrt(), 1e-12);
    close(found.limits.upper(), 4.302_652_729_749_464 * found.standard_error, 1e-11);
    close(found.i_squared, found.tau_squared / (found.tau_squared + 1.0), 1e-14);
}

#[test]
fn studies_that_agree_have_no_spread_and_what_is_no_study_is_refused() {
    let alike = [Study { value: 0.1, variance: 0.02 }, Study { value: 0.12, variance: 0.05 }];
    let all = [
        Between::Fixed,
        Between::DerSimonianLaird,
        Between::Reml,
        Between::MaximumLikelihood,
        Between::PauleMandel,
    ];
    for between in all {
        let found = pool(&alike, between, Width::Normal, 0.9).unwrap();
        assert_eq!((found.tau_squared, found.i_squared), (0.0, 0.0), "{between:?}");
        close(found.value, (0.1 / 0.02 + 0.12 / 0.05) / 70.0, 1e-14);
        close(found.limits.upper(), found.value + 1.644_853_626_951_472_7 / 70.0_f64.sqrt(), 1e-14);
        assert_eq!(found.prediction, found.limits);
    }
    let with = |study| [alike[0], study];
    let normal = |studies: &[Study], level| pool(studies, Between::Reml, Width::Normal, level);
    assert!(normal(&alike[..1], 0.9).is_err() && normal(&alike, 1.0).is_err());
    assert!(normal(&with(Study { value: f64::NAN, variance: 1.0 }), 0.9).is_err());
    assert!(normal(&with(Study { value: 0.0, variance: 0.0 }), 0.9).is_err());
}

#[test]
fn pools_of_opinions_weigh_them() {
    let uniform = |lower| Distribution::uniform(lower, lower + 1.0).unwrap();
    // A quarter in [0, 1], three quarters in [3, 4]: mean 0.125 + 2.625, variance 1/12 + (1 · 3/16) · 9.
    let pool = LinearPool::new(&[(1.0, uniform(0.0)), (3.0, uniform(3.0))]).unwrap();
    close(pool.mean(), 2.75, 1e-14);
    close(pool.variance(), 1.0 / 12.0 + 27.0 / 16.0, 1e-14);
    for (p, x) in [(0.125, 0.5), (0.625, 3.5), (0.999, 3.998_666_666_666_667)] {
        close(pool.quantile(p).unwrap(), x, 1e-12);
        close(pool.cdf(x), p, 1e-12);
    }
    assert!(LinearPool::new(&[]).is_err() && LinearPool::new(&[(0.0, uniform(0.0))]).is_err());
    assert!(LinearPool::new(&[(2.0, uniform(0.0)), (-1.0, uniform(0.0))]).is_err());
    assert!(pool.quantile(0.0).is_err() && pool.quantile(1.0).is_err());
    // Precisions 3/4 · 1 and 1/4 · 4: the mean is 2 · 1/(3/4 + 1).
    let study = |value, variance| Study { value, variance };
    let found = logarithmic_pool(&[(3.0, study(0.0, 1.0)), (1.0, study(2.0, 0.25))]).unwrap();
    close(found.value, 8.0 / 7.0, 1e-14);
    close(found.variance, 4.0 / 7.0, 1e-14);
    assert!(logarithmic_pool(&[]).is_err() && logarithmic_pool(&[(0.0, study(0.0, 1.0))]).is_err());
    assert!(logarithmic_pool(&[(-1.0, study(0.0, 1.0)), (2.0, study(0.0, 1.0))]).is_err());
    assert!(logarithmic_pool(&[(1.0, study(0.0, 0.0))]).is_err());
}

#[test]
fn stocks_and_flows_at_their_edges() {
    close(entrants(100.0, 365.0, 73.0).unwrap(), 500.0, 1e-14);
    close(present(100.0, 365.0, 73.0).unwrap(), 600.0, 1e-14);
    close(stock_of_entrants(500.0, 365.0, 73.0).unwrap(), 100.0, 1e-14);
    close(stock_of_present(600.0, 365.0, 73.0).unwrap(), 100.0, 1e-14);
    // Shrinking by a quarter over a stay leaves more than a steady state would; by a whole stay's worth, nothing balances.
    close(growing_stock(1_000.0, 2.0, -0.125).unwrap(), 2_000.0 / 0.75, 1e-14);
    assert!(growing_stock(1_000.0, 2.0, -0.5).is_err() && growing_stock(-1.0, 2.0, 0.0).is_err());
    // Exactly as many detected as that share of the stock: no stay is long enough.
    assert_eq!(stay_at_coverage(25.0, 100.0, 365.0, 0.25).unwrap(), None);
    assert_eq!(stay_at_coverage(0.0, 100.0, 365.0, 0.25).unwrap(), None);
    // Twice as many: those present are two stocks, so that one stock enters in a window, and a stay lasts a window.
    close(stay_at_coverage(50.0, 100.0, 365.0, 0.25).unwrap().unwrap(), 365.0, 1e-14);
    assert!(
        stay_at_coverage(50.0, 100.0, 365.0, 0.0).is_err()
            && stay_at_coverage(50.0, 100.0, 365.0, 1.5).is_err()
    );
    let curve = |ends, points| stay_coverage_curve(50.0, 100.0, 365.0, ends, points);
    let stays: Vec<f64> = curve((10.0, 1_000.0), 3).unwrap().iter().map(|point| point.stay).collect();
    assert_eq!((stays[0], stays[2]), (10.0, 1_000.0));
    close(stays[1], 100.0, 1e-14);
    assert!(curve((10.0, 5.0), 3).is_err() && curve((0.0, 5.0), 3).is_err() && curve((1.0, 5.0), 1).is_err());
    assert_eq!((curve((7.0, 7.0), 2).unwrap().len(), curve((1.0, 9.0), 10_000).unwrap().len()), (2, 10_000));
    assert!(curve((1.0, 9.0), 10_001).is_err());
}

#[test]
fn trends_with_ties_and_of_long_series() {
    // python: S, Var S = (n(n−1)(2n+5) − Σ t(t−1)(2t+5))/18 and erfc((|S| − 1)/√(2 Var S)).
    let tied = [3.0, 5.0, 5.0, 8.0, 7.0, 9.0, 9.0, 9.0, 12.0, 11.0];
    let found = mann_kendall(&tied).unwrap();
    assert_eq!((found.s, found.n_pairs, found.is_exact), (37, 45, false));
    close(found.p, 0.001_031_538_779_879_039, 1e-12);
    let falling = mann_kendall(&[12.0, 11.0, 9.0, 9.0, 9.0, 7.0, 8.0, 5.0, 5.0, 3.0]).unwrap();
    assert_eq!(falling.s, -39);
    close(falling.p, 0.000_532_005_505_139_249_7, 1e-12);
    // One step up and one down: nothing at all, and nothing but ties has no variance.
    let found = mann_kendall(&[5.0, 5.0, 5.0, 5.0, 1.0, 9.0, 5.0, 5.0, 5.0, 5.0]).unwrap();
    assert_eq!((found.s, found.p), (1, 1.0));
    assert_eq!(mann_kendall(&[5.0; 9]).unwrap().p, 1.0);
    assert!(mann_kendall(&[5.0; 8]).unwrap().is_exact);
    // 61 values are one too many to count out; 60 are not.
    let long: Vec<f64> = (0..61).map(|at| f64::from(at * 37 % 61) + 0.4 * f64::from(at)).collect();
    let found = mann_kendall(&long).unwrap();
    assert_eq!((found.s, found.is_exact), (558, false));
    close(found.p, 0.000_527_942_129_133_673_4, 1e-10);
    assert!(mann_kendall(&long[..60]).unwrap().is_exact);
    assert!(mann_kendall(&long[..2]).is_err() && mann_kendall(&[1.0, f64::NAN, 2.0]).is_err());
}

#[test]
fn slopes_with_limits_from_the_numbers_of_inversions() {
    // Of 10! orders 2.33 % have at most 11 inversions and 3.63 % at most 12: the 12th smallest and largest slopes.
    let value = |t: f64| t + if t % 2.0 > 0.5 { 0.3 * t } else { 0.0 };
    let points: Vec<(f64, f64)> = (0..10).map(|t| (f64::from(t), value(f64::from(t)))).collect();
    let mut slopes: Vec<f64> = Vec::new();
    for (at, (t, y)) in points.iter().enumerate() {
        slopes.extend(points[at + 1..].iter().map(|(later, higher)| (higher - y) / (later - t)));
    }
    slopes.sort_by(f64::total_cmp);
    let found = sen_slope(&points, 0.95).unwrap();
    // 45 slopes have one in the middle.
    close(found.slope, slopes[22], 1e-15);
    let limits = found.limits.unwrap();
    assert_eq!((limits.lower(), limits.upper(), limits.level()), (slopes[11], slopes[33], 0.95));
    // Six slopes have two in the middle; unequal times count.
    let four = [(0.0, 0.0), (1.0, 1.0), (3.0, 2.0), (4.0, 8.0)];
    close(sen_slope(&four, 0.95).unwrap().slope, 0.5 * (1.0 + 2.0), 1e-15);
    // Ties have no limits, nor has a series too long to count out; 60 points have.
    assert_eq!(
        sen_slope(&[(0.0, 1.0), (1.0, 1.0), (2.0, 3.0), (3.0, 4.0), (4.0, 5.0), (5.0, 6.0)], 0.8)
            .unwrap()
            .limits,
        None
    );
    let long: Vec<(f64, f64)> = (0..61).map(|t| (f64::from(t), f64::from(t * 37 % 61))).collect();
    assert_eq!(sen_slope(&long, 0.95).unwrap().limits, None);
    assert!(sen_slope(&long[..60], 0.95).unwrap().limits.is_some());
    assert!(sen_slope(&long[..1], 0.95).is_err() && sen_slope(&long[..9], 1.0).is_err());
    assert!(
        sen_slope(&[(1.0, 1.0), (1.0, 2.0)], 0.9).is_err()
            && sen_slope(&[(1.0, f64::NAN), (2.0, 2.0)], 0.9).is_err()
    );
}
