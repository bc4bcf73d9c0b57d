//! Whatever is thrown at them, the methods answer with a value or a typed error, and soon.

use darkfigure_numeric::{bound::*, distribution::*, formula::*, interval::*};
use proptest::{num::f64::ANY, prelude::*};

/// Any double at all, and more often than not one that does harm.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        ANY,
        prop::sample::select(vec![
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.5,
            0.95,
            1e-300,
            1e300,
            f64::MAX,
            f64::MIN_POSITIVE,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            5e-324,
            1e8,
            1e16,
        ]),
        -10.0..1e6_f64,
    ]
}

fn count() -> impl Strategy<Value = u64> {
    prop_oneof![any::<u64>(), 0_u64..10, Just(u64::MAX), Just(100_000_000)]
}

proptest! {
    #[test]
    fn counts_and_levels(x in count(), n in count(), m in count(), level in number(), s in number(), t in number()) {
        for found in [garwood(x, level), clopper_pearson(x, n, level), wilson(x, n, level), jeffreys(x, n, level)] {
            if let Ok(limits) = found {
                prop_assert!(limits.lower() <= limits.upper() && (0.0..1.0).contains(&limits.level()));
            } else {
                prop_assert!(!(level > 0.0 && level < 1.0) || n == 0 || x > n, "{found:?} at {level}");
            }
        }
        let (one, other) = (ExposedCount { count: x, exposure: s }, ExposedCount { count: n, exposure: t });
        let _ = (conditional_count_ratio(one, other, level), lognormal_count_ratio(one, other, level));
        let _ = lincoln_petersen(x, n, m);
    }

    #[test]
    fn distributions(a in number(), b in number(), c in number(), p in number(), x in number()) {
        let declared = [
            Distribution::normal(a, b), Distribution::uniform(a, b), Distribution::triangular(a, b, c),
            Distribution::beta(a, b, c), Distribution::beta_by_moments(a, b, c), Distribution::gamma_by_moments(a, b),
            LogNormal::new(a, b).map(Distribution::from),
        ];
        for declared in declared.into_iter().flatten() {
            let (below, above) = declared.tails(x);
            prop_assert!(x.is_nan() || (-1e-9..=1.0 + 1e-9).contains(&below), "{declared:?} at {x}: {below}");
            prop_assert!(x.is_nan() || (below + above - 1.0).abs() < 1e-6, "{declared:?} at {x}: {below} {above}");
            let _ = (declared.quantile(p), declared.limits(p), declared.mean(), declared.sd());
            if let Ok(Conditioning::Kept(conditioned)) = at_least(declared, x) {
                prop_assert!(conditioned.removed() <= MOST_REMOVED);
                let _ = conditioned.quantile(p);
            }
        }
    }

    #[test]
    fn intervals_and_ratios(a in number(), b in number(), c in number(), d in number(), e in number(), level in number()) {
        let pair = NormalPair {
            numerator: a, numerator_variance: b, denominator: c, denominator_variance: d, covariance: e,
        };
        let _ = fieller(pair, level);
        if let (Ok(one), Ok(other)) = (Limits::new(a, b, level), Limits::new(c, d, level)) {
            let _ = (LogNormal::from_limits(one), LogNormal::around(e, one), log_asymmetry(e, one), e_value_of_limits(one));
            let inside = |limits: Limits| Measured::new(0.5 * (limits.lower() + limits.upper()), limits);
            if let (Ok(one), Ok(other)) = (inside(one), inside(other)) {
                let _ = (mover_difference(one, other), mover_log_ratio(one, other), mover_ratio(one, other));
            }
        }
        if let (Ok(one), Ok(other)) = (Bounds::new(a, b), Bounds::new(c, d)) {
            let _ = (one.plus(other), one.minus(other), one.times(other), one.over(other), manski(e, level, one));
            let _ = RectangularSum::new(&[one, other]).map(|sum| (sum.cdf(e), sum.quantile(level)));
        }
        let _ = (rounded_to_place(a, b as i32), rounded_to_figures(a, b as u32), e_value(a), gap_share(a, b));
    }

    #[test]
    fn splits_stays_and_series(numbers in prop::collection::vec(number(), 0..8), a in number(), b in number(), k in any::<u32>()) {
        if let Ok(split) = LogSplit::with_residual(a, b, &numbers) {
            let _ = (split.lmdi(), split.shapley(), split.order_ranges(), split.log_shares(0.1));
        }
        let _ = equal_factors(a, k);
        let _ = (entrants(a, b, 1.0), present(a, 1.0, b), growing_stock(a, b, -0.5), stay_at_coverage(a, b, 1.0, 0.5));
        let _ = stay_coverage_curve(1.0, a, 1.0, (b, a), k as usize);
        let pairs: Vec<PublishedPair> = numbers
            .iter()
            .filter_map(|x| Some(PublishedPair { count: Bounds::exactly(*x).ok()?, estimate: Bounds::exactly(a).ok()? }))
            .collect();
        let _ = fixed_multiples(&pairs, FixedMultipleRule::default());
        let studies: Vec<Study> = numbers.iter().map(|x| Study { value: *x, variance: a }).collect();
        let _ = pool(&studies, Between::Reml, Width::HartungKnapp, 0.95);
        let values = numbers.clone();
        let _ = JointEstimate::from_observations(&[&values, &values])
            .and_then(|joint| propagate(&joint, |x| vec![x[0] / x[1], a]));
        let _ = shortest_limits(&numbers, b);
    }
}

#[test]
fn errors_name_the_argument_and_the_value() {
    let messages = [
        garwood(3, 95.0).unwrap_err(),
        clopper_pearson(11, 10, 0.95).unwrap_err(),
        LogNormal::from_limits(Limits::new(-1.0, 2.0, 0.9).unwrap()).unwrap_err(),
        Limits::new(2.0, 1.0, 0.9).unwrap_err(),
        Distribution::normal(f64::NAN, 1.0).unwrap_err(),
        LogSplit::new(1.0, &[]).unwrap_err(),
        manski(0.5, 1.5, Bounds::new(0.0, 1.0).unwrap()).unwrap_err(),
        JointEstimate::new(&[1.0, 2.0], &[vec![1.0, 3.0], vec![3.0, 1.0]]).unwrap_err(),
    ];
    insta::assert_snapshot!(messages.map(|error| error.to_string()).join("\n"), @r"
    level 95 is not between 0 and 1
    write 95 % as 0.95
    seen is 11, more than the 10 that it is part of
    lower is -1, which is not positive
    lower end 2 lies above upper end 1
    mean is NaN, which is not finite
    factors has 0 elements, outside 1 to 64
    observed_share is 1.5, which is no probability
    the correlations given leave a variance of -8
    ");
}
