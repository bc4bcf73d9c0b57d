//! Laws of distributions, of conditioning and of rounding.

use darkfigure_numeric::{bound::*, distribution::*};
use proptest::prelude::*;

fn distribution() -> impl Strategy<Value = Distribution> {
    prop_oneof![
        (-3.0..8.0_f64, 0.01..1.5_f64).prop_map(|(mu, sigma)| LogNormal::new(mu, sigma).unwrap().into()),
        (50.0..500.0_f64, 1.0..200.0_f64).prop_map(|(mean, sd)| Distribution::normal(mean, sd).unwrap()),
        (0.0..50.0_f64, 0.1..500.0_f64).prop_map(|(a, w)| Distribution::uniform(a, a + w).unwrap()),
        (0.0..50.0_f64, 0.1..500.0_f64, 0.0..=1.0_f64).prop_map(|(a, w, m)| Distribution::triangular(
            a,
            a + m * w,
            a + w
        )
        .unwrap()),
        (10.0..900.0_f64, 0.01..0.4_f64).prop_map(|(mean, cv)| Distribution::beta_by_moments(
            mean,
            cv * mean,
            1e5
        )
        .unwrap()),
        (10.0..900.0_f64, 0.01..1.4_f64).prop_map(|(mean, cv)| Distribution::gamma_by_moments(
            mean,
            cv * mean
        )
        .unwrap()),
    ]
}

proptest! {
    #[test]
    fn quantile_and_cdf_undo_each_other(declared in distribution(), p in 1e-6..0.999_999_f64) {
        let x = declared.quantile(p)?;
        let (below, above) = declared.tails(x);
        prop_assert!((below - p).abs() < 1e-9, "{declared:?}: {p} came back as {below}");
        prop_assert!((below + above - 1.0).abs() < 1e-12);
    }

    #[test]
    fn quantiles_rise(declared in distribution(), p in 0.001..0.998_f64) {
        prop_assert!(declared.quantile(p)? <= declared.quantile(p + 0.001)?);
    }

    #[test]
    fn conditioned_quantiles_lie_above_the_floor_and_above_the_plain_ones(
        declared in distribution(), at in 0.0..0.5_f64, p in 0.0001..0.9999_f64,
    ) {
        let floor = declared.quantile(at)?;
        prop_assume!(floor.is_finite());
        let Conditioning::Kept(conditioned) = at_least(declared, floor)? else {
            return Err(TestCaseError::reject("rounding took it over a half"));
        };
        let quantile = conditioned.quantile(p)?;
        prop_assert!(quantile >= floor);
        prop_assert!(quantile >= declared.quantile(p)? * (1.0 - 1e-12));
        prop_assert!((conditioned.cdf(quantile) - p).abs() < 1e-8);
        // Coverage conditioned on the estimate holding the count never exceeds 1.
        prop_assert!(floor <= 0.0 || floor / quantile <= 1.0);
    }

    #[test]
    fn nothing_removed_changes_nothing(declared in distribution(), p in 0.0001..0.9999_f64) {
        prop_assume!(declared.is_non_negative());
        let conditioned = at_least(declared, -1.0)?.kept().unwrap();
        prop_assert_eq!(conditioned.removed(), 0.0);
        prop_assert_eq!(conditioned.quantile(p)?.to_bits(), declared.quantile(p)?.to_bits());
    }

    #[test]
    fn more_than_half_removed_is_refused(declared in distribution(), at in 0.51..0.99_f64) {
        let refused = at_least(declared, declared.quantile(at)?)?;
        let refused = matches!(refused, Conditioning::Conflict { removed } if (removed - at).abs() < 1e-8);
        prop_assert!(refused);
    }

    #[test]
    fn a_beta_and_a_gamma_keep_their_moments(mean in 1.0..900.0_f64, cv in 0.001..0.9_f64) {
        for declared in [
            Distribution::beta_by_moments(mean, cv * mean, 1e6)?, Distribution::gamma_by_moments(mean, cv * mean)?,
        ] {
            prop_assert!((declared.mean() - mean).abs() < 1e-9 * mean);
            prop_assert!((declared.sd() - cv * mean).abs() < 1e-9 * mean);
        }
    }

    #[test]
    fn a_rounding_holds_what_was_rounded(value in 1e-6..1e9_f64, figures in 1_u32..6) {
        let text = format!("{value:.*e}", figures as usize - 1);
        let printed: f64 = text.parse().unwrap();
        prop_assert!(rounded_to_figures(printed, figures)?.contains(value), "{value} printed {text}");
        let place = -3;
        let printed: f64 = format!("{value:.3}").parse().unwrap();
        prop_assert!(rounded_to_place(printed, place)?.contains(value));
    }

    #[test]
    fn a_quotient_of_roundings_agrees_with_its_own_rounding(
        a in 1.0..1e6_f64, b in 1.0..1e6_f64, f in 1_u32..5, g in 1_u32..5, h in 1_u32..5,
    ) {
        let printed = |value: f64, figures: u32| {
            let text = format!("{value:.*e}", figures as usize - 1);
            rounded_to_figures(text.parse().unwrap(), figures).unwrap()
        };
        prop_assert!(quotient_agrees(printed(100.0 * a / b, f), printed(a, g), printed(b, h), 100.0)?);
    }

    #[test]
    fn interval_arithmetic_holds_every_point(
        a in -1e3..1e3_f64, v in 0.0..1e3_f64, b in 0.1..1e3_f64, w in 0.0..1e3_f64, s in 0.0..=1.0_f64, t in 0.0..=1.0_f64,
    ) {
        let (one, other) = (Bounds::new(a, a + v)?, Bounds::new(b, b + w)?);
        let (x, y) = (a + s * v, b + t * w);
        let slack = |bounds: Bounds| {
            let room = 1e-12 * bounds.lower().abs().max(bounds.upper().abs()).max(1.0);
            Bounds::new(bounds.lower() - room, bounds.upper() + room).unwrap()
        };
        prop_assert!(slack(one.plus(other)?).contains(x + y));
        prop_assert!(slack(one.minus(other)?).contains(x - y));
        prop_assert!(slack(one.times(other)?).contains(x * y));
        prop_assert!(slack(one.over(other)?).contains(x / y));
    }

    #[test]
    fn declared_limits_are_the_central_interval(
        low in 0.0..500.0_f64, width in 0.1..900.0_f64, at in 0.0..=1.0_f64, level in 0.02..0.999_f64,
    ) {
        let limits = Limits::new(low, low + width, level)?;
        let mode = (low + at * width).min(limits.upper());
        let declared = [Distribution::uniform_from_limits(limits)?, Distribution::triangular_from_limits(limits, mode)?];
        for distribution in declared {
            let found = distribution.limits(level)?;
            let near = |a: f64, b: f64| (a - b).abs() < 1e-6 * width;
            prop_assert!(near(found.lower(), low) && near(found.upper(), low + width), "{distribution:?}: {found:?}");
        }
    }
}
