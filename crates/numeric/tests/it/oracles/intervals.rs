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
