//! Laws of intervals.

use darkfigure_numeric::{bound::*, interval::*};
use proptest::prelude::*;

fn within(one: f64, other: f64, tolerance: f64) -> bool {
    (one - other).abs() <= tolerance * one.abs().max(other.abs()) || one == other
}

proptest! {
    #[test]
    fn a_higher_level_contains_a_lower_one(seen in 0_u64..5_000, extra in 0_u64..5_000, low in 0.05..0.94_f64) {
        let (high, of) = (low + 0.05, seen + extra + 1);
        for method in [clopper_pearson, wilson, jeffreys] {
            let (narrow, wide) = (method(seen, of, low)?, method(seen, of, high)?);
            prop_assert!(wide.lower() <= narrow.lower() && narrow.upper() <= wide.upper());
        }
        let (narrow, wide) = (garwood(seen, low)?, garwood(seen, high)?);
        prop_assert!(wide.lower() <= narrow.lower() && narrow.upper() <= wide.upper());
        prop_assert!(narrow.contains(seen as f64));
    }

    #[test]
    fn a_proportion_and_its_complement_mirror_each_other(seen in 0_u64..2_000, extra in 1_u64..2_000) {
        let of = seen + extra;
        for method in [clopper_pearson, wilson, jeffreys] {
            let (seen, unseen) = (method(seen, of, 0.95)?, method(of - seen, of, 0.95)?);
            prop_assert!((seen.lower() - (1.0 - unseen.upper())).abs() < 1e-12);
            prop_assert!((seen.upper() - (1.0 - unseen.lower())).abs() < 1e-12);
        }
    }

    #[test]
    fn swapping_two_counts_gives_the_reciprocal(
        x in 1_u64..100_000, y in 1_u64..100_000, s in 0.01..100.0_f64, t in 0.01..100.0_f64,
    ) {
        let (one, other) =
            (ExposedCount { count: x, exposure: s }, ExposedCount { count: y, exposure: t });
        let there = conditional_count_ratio(one, other, 0.9)?;
        let back = conditional_count_ratio(other, one, 0.9)?;
        prop_assert!(within(there.lower * back.upper.finite().unwrap(), 1.0, 1e-12));
        prop_assert!(within(there.upper.finite().unwrap() * back.lower, 1.0, 1e-12));
        let (there, back) =
            (lognormal_count_ratio(one, other, 0.9)?, lognormal_count_ratio(other, one, 0.9)?);
        prop_assert!(within(there.lower() * back.upper(), 1.0, 1e-12));
    }

    #[test]
    fn exposure_only_rescales_a_count_ratio(x in 0_u64..1_000, y in 1_u64..1_000, t in 0.01..100.0_f64) {
        let count = |count, exposure| ExposedCount { count, exposure };
        let plain = conditional_count_ratio(count(x, 1.0), count(y, 1.0), 0.95)?;
        let scaled = conditional_count_ratio(count(x, t), count(y, 1.0), 0.95)?;
        prop_assert!(within(scaled.lower * t, plain.lower, 1e-12));
    }

    #[test]
    fn fieller_contains_its_ratio_scales_with_it_and_mirrors(
        a in 0.1..100.0_f64, b in 0.1..100.0_f64, ua in 0.01..50.0_f64, ub in 0.01..50.0_f64,
        rho in -0.9..0.9_f64, k in 0.01..100.0_f64,
    ) {
        let pair = NormalPair {
            numerator: a, numerator_variance: ua * ua,
            denominator: b, denominator_variance: ub * ub, covariance: rho * ua * ub,
        };
        let set = fieller(pair, 0.95)?;
        prop_assert!(set.contains(a / b));
        prop_assert_eq!(set.limits().is_some(), set.g() < 1.0);
        let scaled = fieller(NormalPair {
            numerator: k * a, numerator_variance: k * k * ua * ua, covariance: k * rho * ua * ub, ..pair
        }, 0.95)?;
        // The mirrored set holds exactly the reciprocals: membership is the same condition on the same parabola.
        let mirrored = fieller(NormalPair {
            numerator: b, numerator_variance: ub * ub,
            denominator: a, denominator_variance: ua * ua, covariance: rho * ua * ub,
        }, 0.95)?;
        for probe in [-50.0, -3.3, -1.1, -0.2, 0.013, 0.37, 0.99, 1.7, 12.0, 345.0] {
            let margin = (a - probe * b).powi(2)
                - 3.841_458_820_694_124 * (ua * ua - 2.0 * probe * rho * ua * ub + probe * probe * ub * ub);
            if margin.abs() > 1e-6 * (a * a + probe * probe * b * b + ua * ua + probe * probe * ub * ub) {
                prop_assert_eq!(set.contains(probe), margin <= 0.0);
                prop_assert_eq!(scaled.contains(k * probe), margin <= 0.0);
                prop_assert_eq!(mirrored.contains(1.0 / probe), margin <= 0.0);
            }
        }
    }

    #[test]
    fn mover_mirrors_and_scales(
        one in 1.0..1e4_f64, other in 1.0..1e4_f64,
        down in (0.1..1.0_f64, 0.1..1.0_f64), up in (1.0..3.0_f64, 1.0..3.0_f64), k in 0.01..100.0_f64,
    ) {
        let measured = |value: f64, down: f64, up: f64| {
            Measured::new(value, Limits::new(value * down, value * up, 0.95).unwrap()).unwrap()
        };
        let (first, second) = (measured(one, down.0, up.0), measured(other, down.1, up.1));
        let scaled = measured(one * k, down.0, up.0);
        let (there, back) = (mover_difference(first, second)?, mover_difference(second, first)?);
        prop_assert!(within(there.lower(), -back.upper(), 1e-12));
        let (there, back) = (mover_log_ratio(first, second)?, mover_log_ratio(second, first)?);
        prop_assert!(within(there.lower() * back.upper(), 1.0, 1e-11));
        prop_assert!(within(mover_log_ratio(scaled, second)?.lower(), k * there.lower(), 1e-11));
        let (plain, scaled) = (mover_ratio(first, second)?, mover_ratio(scaled, second)?);
        prop_assert!(within(scaled.lower, k * plain.lower, 1e-11));
        prop_assert!(plain.lower <= plain.ratio * (1.0 + 1e-12));
        prop_assert!(plain.upper.finite().unwrap() >= plain.ratio * (1.0 - 1e-12));
    }
}
