//! Intervals of counts, proportions and ratios, against R and published tables.

use darkfigure_numeric::{bound::*, interval::*};

#[track_caller]
pub(super) fn close(found: f64, expected: f64, tolerance: f64) {
    assert!(
        (found - expected).abs() <= tolerance * expected.abs(),
        "found {found:?}, expected {expected:?} within {tolerance:e}"
    );
}

#[track_caller]
fn ends(limits: Limits, lower: f64, upper: f64) {
    close(limits.lower(), lower, 1e-9);
    close(limits.upper(), upper, 1e-9);
}

#[test]
fn garwood_agrees_with_r() {
    // R 4.2.2: poisson.test(x)$conf.int
    ends(garwood(0, 0.95).unwrap(), 0.0, 3.688_879_454_11);
    ends(garwood(1, 0.95).unwrap(), 0.025_317_807_984_3, 5.571_643_390_94);
    ends(garwood(100, 0.95).unwrap(), 81.363_991_250_9, 121.626_793_792);
    ends(garwood(259, 0.95).unwrap(), 228.414_931_37, 292.539_703_907);
}

#[test]
fn proportions_agree_with_r() {
    // R 4.2.2: binom.test(1, 10)$conf.int
    ends(clopper_pearson(1, 10, 0.95).unwrap(), 0.002_528_578_544_46, 0.445_016_117_028);
    ends(clopper_pearson(259, 100_000, 0.95).unwrap(), 0.002_284_487_453_77, 0.002_924_906_197_48);
    // R 4.2.2: prop.test(81, 263, correct = FALSE)$conf.int
    ends(wilson(81, 263, 0.95).unwrap(), 0.255_288_519_878, 0.366_209_576_983);
    // R 4.2.2: qbeta(c(.025, .975), 15 + .5, 148 - 15 + .5)
    ends(jeffreys(15, 148, 0.95).unwrap(), 0.060_448_517_009_3, 0.157_643_143_479);
}

#[test]
fn count_ratios_agree_with_r() {
    let count = |count| ExposedCount { count, exposure: 1.0 };
    // R 4.2.2: poisson.test(c(259, 100), c(1, 1))
    let exact = conditional_count_ratio(count(259), count(100), 0.95).unwrap();
    close(exact.ratio.unwrap(), 2.59, 1e-12);
    close(exact.lower, 2.048_620_444_71, 1e-9);
    close(exact.upper.finite().unwrap(), 3.295_876_952_63, 1e-9);
    // python: exp(log(2.59) + z * sqrt(1/259 + 1/100))
    let log = lognormal_count_ratio(count(259), count(100), 0.95).unwrap();
    ends(log, 2.056_295_159_361_189_6, 3.262_226_227_330_099_7);
    let nothing = conditional_count_ratio(count(3), count(0), 0.95).unwrap();
    assert_eq!((nothing.ratio, nothing.upper), (None, UpperEnd::Unbounded));
}

fn pair(a: f64, va: f64, b: f64, vb: f64, covariance: f64) -> NormalPair {
    NormalPair { numerator: a, numerator_variance: va, denominator: b, denominator_variance: vb, covariance }
}

#[test]
fn fieller_agrees_with_r_and_says_unbounded() {
    // R, by the formula of Fieller 1954 with z = qnorm(.975)
    let first = fieller(pair(10.0, 1.0, 4.0, 1.0, 0.0), 0.95).unwrap();
    close(first.g(), 0.240_091_176_293, 1e-9);
    ends(first.limits().unwrap(), 1.582_674_675_528, 4.997_062_056_06);
    let second = fieller(pair(5.0, 0.25, 8.0, 0.64, 0.1), 0.95).unwrap();
    ends(second.limits().unwrap(), 0.489_588_540_733_7, 0.797_863_854_032_6);
    let unbounded = fieller(pair(10.0, 1.0, 1.0, 1.0, 0.0), 0.95).unwrap();
    close(unbounded.g(), 3.841_458_820_69, 1e-9);
    let Fieller::Exclusive { below, above, .. } = unbounded else { panic!("{unbounded:?} has ends") };
    // The naive formula prints these two ends, swapped, as an interval [3.28, -10.3].
    close(below, -10.3, 0.01);
    close(above, 3.28, 0.01);
    assert!(unbounded.contains(10.0) && !unbounded.contains(0.0));
    // A numerator that is just told from nought has a limit near it; mirrored, all its digits are the same.
    let z = 1.959_963_984_540_054;
    let near = |a: f64| {
        fieller(pair(a, 100.0 / (z * z) * (1.0 - 1e-9), 5.0, 1e-6, 0.0), 0.95).unwrap().limits().unwrap()
    };
    let (plain, mirrored) = (near(10.0), near(-10.0));
    assert!(plain.lower().abs() < 1e-8 && plain.upper() > 3.9);
    assert_eq!((mirrored.lower(), mirrored.upper()), (-plain.upper(), -plain.lower()));
    let nothing = fieller(pair(0.5, 1.0, 1.0, 1.0, 0.0), 0.95).unwrap();
    assert!(matches!(nothing, Fieller::WholeLine { .. }), "{nothing:?}");
}

#[test]
fn mover_has_no_hole_where_the_upper_limit_is_twice_the_point() {
    let count = Measured::new(259.0, garwood(259, 0.95).unwrap()).unwrap();
    let estimate = Measured::new(100e3, Limits::new(50e3, 200e3, 0.95).unwrap()).unwrap();
    let gap = mover_difference(estimate, count).unwrap();
    // Zou and Donner's formula in python, Garwood limits for the count: 99,741 [49,741, 199,741]
    close(gap.lower(), 49_741.0, 1e-5);
    close(gap.upper(), 199_741.0, 1e-5);
    // The same on the logarithms: .00259 [.001280, .005235]
    let coverage = mover_log_ratio(count, estimate).unwrap();
    close(coverage.lower(), 0.001_280, 5e-4);
    close(coverage.upper(), 0.005_235, 5e-4);
    // u₂ = 2θ₂ exactly: the limit solves θ₁ − Lθ₂ = √((θ₁ − l₁)² + L²(u₂ − θ₂)²).
    let found = mover_ratio(count, estimate).unwrap();
    let (l, l1) = (found.lower, count.limits().lower());
    close(259.0 - l * 100e3, libm::hypot(259.0 - l1, l * 100e3), 1e-9);
    let u = found.upper.finite().unwrap();
    close(u * 100e3 - 259.0, libm::hypot(count.limits().upper() - 259.0, u * 50e3), 1e-9);
}

#[test]
fn fieller_at_the_edge_between_an_interval_and_none() {
    // With z² · v_b = b² to the last bit one end is left: at a level where z is 2, b = 2 and v_b = 1 within rounding.
    let level = 0.954_499_736_103_641_6;
    let z = -darkfigure_numeric::special::standard_normal::quantile((1.0 - level) / 2.0);
    for (numerator, upward) in [(10.0, true), (-10.0, false)] {
        let found = fieller(pair(numerator, 1.0, z, 1.0, 0.0), level).unwrap();
        let Fieller::HalfLine { g, end, upward: found } = found else { panic!("{found:?} is no half line") };
        // (a − θb)² = z²(1 + θ²) with b = z: θ = (a² − z²)/2az.
        close(end, (100.0 - z * z) / (2.0 * numerator * z), 1e-12);
        assert_eq!((g, found), (1.0, upward));
    }
    let half = Fieller::HalfLine { g: 1.0, end: 2.0, upward: true };
    assert!(half.contains(2.0) && half.contains(3.0) && !half.contains(1.0));
    let half = Fieller::HalfLine { g: 1.0, end: 2.0, upward: false };
    assert!(half.contains(1.0) && !half.contains(3.0));
    assert_eq!((half.g(), half.limits()), (1.0, None));
    let nothing = fieller(pair(0.0, 1.0, z, 1.0, 0.0), level).unwrap();
    assert!(matches!(nothing, Fieller::WholeLine { .. }) && nothing.contains(-1e9), "{nothing:?}");
    let apart = Fieller::Exclusive { g: 2.0, below: -1.0, above: 3.0 };
    assert_eq!(
        [-1.5, -1.0, 0.0, 3.0, 4.0].map(|ratio| apart.contains(ratio)),
        [true, true, false, true, true]
    );
}

#[test]
fn fieller_of_exact_and_of_correlated_parts() {
    // An exact denominator: (a ± z·u)/b. An exact numerator: the reciprocal. Both exact: the ratio.
    let z = 1.959_963_984_540_054;
    ends(
        fieller(pair(10.0, 4.0, 5.0, 0.0, 0.0), 0.95).unwrap().limits().unwrap(),
        2.0 - 0.4 * z,
        2.0 + 0.4 * z,
    );
    ends(
        fieller(pair(10.0, 4.0, -5.0, 0.0, 0.0), 0.95).unwrap().limits().unwrap(),
        -2.0 - 0.4 * z,
        -2.0 + 0.4 * z,
    );
    ends(
        fieller(pair(10.0, 0.0, 5.0, 1.0, 0.0), 0.95).unwrap().limits().unwrap(),
        10.0 / (5.0 + z),
        10.0 / (5.0 - z),
    );
    ends(fieller(pair(10.0, 0.0, 5.0, 0.0, 0.0), 0.95).unwrap().limits().unwrap(), 2.0, 2.0);
    // A numerator of zero known exactly.
    ends(fieller(pair(0.0, 0.0, 5.0, 1.0, 0.0), 0.95).unwrap().limits().unwrap(), 0.0, 0.0);
    // Numerator twice the denominator in every draw: the ratio is 2, whatever the spread.
    ends(fieller(pair(10.0, 4.0, 5.0, 1.0, 2.0), 0.95).unwrap().limits().unwrap(), 2.0, 2.0);
    for wrong in [
        pair(1.0, 1.0, 1.0, 1.0, 1.1),
        pair(1.0, 1.0, 0.0, 0.0, 0.0),
        pair(1.0, -1.0, 1.0, 1.0, 0.0),
        pair(1.0, 1.0, 1.0, -1.0, 0.0),
    ] {
        assert!(fieller(wrong, 0.95).is_err(), "{wrong:?}");
    }
    assert!(fieller(pair(1.0, 1.0, 1.0, 1.0, 1.0), 0.95).is_ok());
    assert!(
        fieller(pair(1.0, 1.0, 0.0, 1.0, 0.0), 0.95).is_ok()
            && fieller(pair(1.0, 1.0, 1.0, 1.0, 0.0), 1.0).is_err()
    );
}

#[test]
fn counts_of_nothing_and_exposures() {
    let count = |count, exposure| ExposedCount { count, exposure };
    // R: poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)): the example of its manual page.
    let found = conditional_count_ratio(count(11, 800.0), count(21, 3_011.0), 0.95).unwrap();
    close(found.ratio.unwrap(), 1.971_488_095, 1e-8);
    close(found.lower, 0.858_426_4, 1e-7);
    close(found.upper.finite().unwrap(), 4.277_265_9, 1e-7);
    assert_eq!(found.level, 0.95);
    let none = conditional_count_ratio(count(0, 1.0), count(3, 1.0), 0.95).unwrap();
    // With all three on one side the share is at most 1 − 0.025^(1/3).
    let most = 1.0 - 0.025_f64.cbrt();
    assert_eq!((none.ratio, none.lower), (Some(0.0), 0.0));
    close(none.upper.finite().unwrap(), most / (1.0 - most), 1e-12);
    let only = conditional_count_ratio(count(3, 1.0), count(0, 1.0), 0.95).unwrap();
    close(only.lower, (1.0 - most) / most, 1e-12);
    for (one, other) in
        [(count(0, 1.0), count(0, 1.0)), (count(1, 0.0), count(1, 1.0)), (count(1, 1.0), count(1, -1.0))]
    {
        assert!(conditional_count_ratio(one, other, 0.95).is_err(), "{one:?} {other:?}");
    }
    for (one, other) in [(count(0, 1.0), count(2, 1.0)), (count(2, 1.0), count(0, 1.0))] {
        assert!(lognormal_count_ratio(one, other, 0.95).is_err(), "{one:?} {other:?}");
    }
    let found = lognormal_count_ratio(count(4, 2.0), count(25, 10.0), 0.95).unwrap();
    let half = 1.959_963_984_540_054 * 0.29_f64.sqrt();
    ends(found, 0.8 * (-half).exp(), 0.8 * half.exp());
    for method in [clopper_pearson, wilson, jeffreys] {
        assert!(method(0, 0, 0.95).is_err() && method(4, 3, 0.95).is_err() && method(1, 3, 1.0).is_err());
        // At a level next to nothing there is still an interval.
        assert!(method(2, 5, 1e-12).is_ok());
    }
    assert!(garwood(3, 0.0).is_err());
}

#[test]
fn mover_of_parts_known_exactly_and_of_parts_that_reach_zero() {
    let limits = |lower, upper| Limits::new(lower, upper, 0.95).unwrap();
    let measured = |value, lower, upper| Measured::new(value, limits(lower, upper)).unwrap();
    let two = Measured::exactly(2.0, 0.95).unwrap();
    assert_eq!((two.value(), two.limits()), (2.0, limits(2.0, 2.0)));
    // 10 (8 to 14) and 2: everything shifts or scales.
    let ten = measured(10.0, 8.0, 14.0);
    ends(mover_difference(ten, two).unwrap(), 6.0, 12.0);
    ends(mover_difference(two, ten).unwrap(), -12.0, -6.0);
    ends(mover_log_ratio(ten, two).unwrap(), 4.0, 7.0);
    ends(mover_log_ratio(two, ten).unwrap(), 1.0 / 7.0, 0.25);
    let ratio = mover_ratio(ten, two).unwrap();
    close(ratio.lower, 4.0, 1e-12);
    close(ratio.upper.finite().unwrap(), 7.0, 1e-12);
    assert_eq!((ratio.ratio, ratio.level), (5.0, 0.95));
    let ratio = mover_ratio(two, ten).unwrap();
    close(ratio.lower, 1.0 / 7.0, 1e-12);
    close(ratio.upper.finite().unwrap(), 0.25, 1e-12);
    // Sides 3 and 4 make a 5, each way: 10 (7 to 15) less 6 (1 to 10), by 3-4-5 and 5-5.
    ends(
        mover_difference(measured(10.0, 7.0, 15.0), measured(6.0, 1.0, 10.0)).unwrap(),
        -1.0,
        4.0 + 50.0_f64.sqrt(),
    );
    // Where the denominator may be nothing the ratio has no upper end; where the numerator may be, its lower is nothing.
    let zero = measured(4.0, 0.0, 9.0);
    assert_eq!(mover_ratio(ten, zero).unwrap().upper, UpperEnd::Unbounded);
    assert_eq!(mover_ratio(zero, ten).unwrap().lower, 0.0);
    assert!(
        mover_ratio(measured(4.0, -1.0, 9.0), ten).is_err()
            && mover_ratio(ten, measured(4.0, -1.0, 9.0)).is_err()
    );
    assert!(mover_ratio(ten, measured(0.0, 0.0, 9.0)).is_err());
    assert!(mover_log_ratio(ten, zero).is_err() && mover_log_ratio(zero, ten).is_err());
    let other = Measured::exactly(2.0, 0.9).unwrap();
    assert!(
        mover_difference(ten, other).is_err()
            && mover_log_ratio(ten, other).is_err()
            && mover_ratio(ten, other).is_err()
    );
    assert!(
        Measured::new(7.9, limits(8.0, 14.0)).is_err() && Measured::new(14.1, limits(8.0, 14.0)).is_err()
    );
    assert!(Measured::new(8.0, limits(8.0, 14.0)).is_ok() && Measured::new(14.0, limits(8.0, 14.0)).is_ok());
}

#[test]
fn uncertainty_is_carried_through_a_model() {
    // y = x₁x₂ and x₁²: variances x₂²u₁² + x₁²u₂² + 2x₁x₂u₁₂ and 4x₁²u₁²; covariance 2x₁(x₂u₁² + x₁u₁₂).
    let inputs = JointEstimate::new(&[3.0, 5.0], &[vec![0.04, 0.01], vec![0.01, 0.09]]).unwrap();
    let found = propagate(&inputs, |x| vec![x[0] * x[1], x[0] * x[0]]).unwrap();
    assert_eq!(found.values(), [15.0, 9.0]);
    close(found.standard_uncertainty(0).unwrap(), (1.0_f64 + 0.81 + 0.3).sqrt(), 1e-9);
    close(found.standard_uncertainty(1).unwrap(), 1.2, 1e-9);
    close(found.correlation(0, 1).unwrap(), 6.0 * 0.23 / (1.2 * 2.11_f64.sqrt()), 1e-9);
    assert_eq!(
        (found.standard_uncertainty(2), found.correlation(0, 2), found.correlation(2, 0)),
        (None, None, None)
    );
    // At nought the uncertainty itself is the step: sin x has the slope 1, to what a step of a tenth lets six points see.
    let at_nought = JointEstimate::new(&[0.0], &[vec![0.01]]).unwrap();
    close(propagate(&at_nought, |x| vec![x[0].sin()]).unwrap().standard_uncertainty(0).unwrap(), 0.1, 1e-6);
    // With a step as small as may be, a sum would lose it; beside nought the step is small beside the value, whatever the uncertainty.
    let shifted = propagate(&at_nought, |x| vec![1.0 + x[0]]).unwrap();
    close(shifted.standard_uncertainty(0).unwrap(), 0.1, 1e-9);
    let wide = JointEstimate::new(&[1.0], &[vec![0.25]]).unwrap();
    close(propagate(&wide, |x| vec![x[0].ln()]).unwrap().standard_uncertainty(0).unwrap(), 0.5, 1e-9);
    // An exact value has no correlation.
    let exact = JointEstimate::new(&[3.0, 5.0], &[vec![0.04, 0.0], vec![0.0, 0.0]]).unwrap();
    assert_eq!((exact.correlation(0, 1), exact.standard_uncertainty(1)), (None, Some(0.0)));
    let matrix = |a: f64, b: f64, c: f64, d: f64| JointEstimate::new(&[1.0, 2.0], &[vec![a, b], vec![c, d]]);
    assert!(matrix(1.0, 1.0, 1.0, 1.0).is_ok());
    for wrong in [
        matrix(1.0, 0.5, 0.4, 1.0),
        matrix(1.0, 1.1, 1.1, 1.0),
        matrix(-1.0, 0.0, 0.0, 1.0),
        matrix(1.0, f64::NAN, 0.0, 1.0),
    ] {
        assert!(wrong.is_err(), "{wrong:?}");
    }
    assert!(
        JointEstimate::new(&[1.0], &[vec![1.0, 0.0]]).is_err()
            && JointEstimate::new(&[1.0, 2.0], &[vec![1.0, 0.0]]).is_err()
    );
    assert!(JointEstimate::new(&[f64::NAN], &[vec![1.0]]).is_err());
    assert!(propagate(&inputs, |x| vec![1.0 / (x[0] - 3.0)]).is_err());
    assert!(propagate(&inputs, |x| vec![1.0; if x[0] > 3.0 { 2 } else { 1 }]).is_err());
}

#[test]
fn joint_estimates_from_sets_of_observations() {
    // Means 2 and 5; deviations −1, 0, 1 and −2, 1, 1 give Σ 2, 6 and 3 over n(n − 1) = 6.
    let found = JointEstimate::from_observations(&[&[1.0, 2.0, 3.0], &[3.0, 6.0, 6.0]]).unwrap();
    assert_eq!(found.values(), [2.0, 5.0]);
    close(found.standard_uncertainty(0).unwrap(), (2.0_f64 / 6.0).sqrt(), 1e-14);
    close(found.standard_uncertainty(1).unwrap(), 1.0, 1e-14);
    close(found.correlation(0, 1).unwrap(), 3.0 / 12.0_f64.sqrt(), 1e-14);
    assert!(JointEstimate::from_observations(&[&[1.0]]).is_err());
    assert!(JointEstimate::from_observations(&[&[1.0, 2.0], &[1.0, 2.0, 3.0]]).is_err());
    assert!(JointEstimate::from_observations(&[&[1.0, f64::NAN]]).is_err());
}

#[test]
fn the_shortest_interval_of_some_draws() {
    // Half of eight are four steps: from 10 to 14 is the shortest of 0–10, 1–12, 4–13 and 10–14.
    let draws = [14.0, 0.0, 13.0, 1.0, 11.0, 12.0, 10.0, 4.0];
    let found = shortest_limits(&draws, 0.5).unwrap();
    assert_eq!((found.lower(), found.upper(), found.level()), (10.0, 14.0, 0.5));
    // Nearly all is all; of two draws nothing can be left out.
    // Two of five beside the next one: 100 to 201, 200 to 202 and 201 to 400.
    let three = shortest_limits(&[400.0, 100.0, 201.0, 200.0, 202.0], 0.4).unwrap();
    assert_eq!((three.lower(), three.upper()), (200.0, 202.0));
    let all = shortest_limits(&draws, 0.99).unwrap();
    assert_eq!((all.lower(), all.upper()), (0.0, 14.0));
    let two = shortest_limits(&[3.0, 1.0], 0.1).unwrap();
    assert_eq!((two.lower(), two.upper()), (1.0, 3.0));
    assert!(shortest_limits(&[1.0], 0.5).is_err() && shortest_limits(&draws, 1.0).is_err());
    assert!(shortest_limits(&[1.0, f64::INFINITY], 0.5).is_err());
}
