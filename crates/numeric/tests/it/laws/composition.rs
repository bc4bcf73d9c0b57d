//! Laws of products, splits, dependence bounds, time bridges and constants.

use darkfigure_numeric::{bound::*, distribution::*, formula::*, *};
use proptest::prelude::*;

fn factors() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.05..30.0_f64, 1..7)
}

fn lognormal() -> impl Strategy<Value = LogNormal> {
    (-3.0..3.0_f64, 0.01..1.2_f64).prop_map(|(mu, sigma)| LogNormal::new(mu, sigma).unwrap())
}

proptest! {
    #[test]
    fn splits_sum_to_the_gap_and_shapley_lies_within_the_orders(start in 0.1..1e4_f64, factors in factors()) {
        let split = LogSplit::new(start, &factors)?;
        let gap = split.end() - start;
        let scale = split.order_ranges().iter().fold(gap.abs(), |most, range| most.max(range.highest.abs()).max(range.lowest.abs()));
        for parts in [split.lmdi(), split.shapley()] {
            prop_assert!((parts.iter().sum::<f64>() - gap).abs() <= 1e-10 * scale);
        }
        for (part, range) in split.shapley().iter().zip(split.order_ranges()) {
            prop_assert!(range.lowest - 1e-10 * scale <= *part && *part <= range.highest + 1e-10 * scale);
        }
        if let Some(shares) = split.log_shares(0.1) {
            prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn shapley_by_polynomials_is_shapley_by_enumeration(start in 0.1..1e4_f64, factors in factors()) {
        let enumerated = shapley(factors.len(), |coalition| {
            let inside = factors.iter().enumerate().filter(|(at, _)| coalition >> at & 1 == 1);
            start * inside.map(|(_, factor)| factor).product::<f64>()
        })?;
        let scale = enumerated.iter().fold(start, |most: f64, part| most.max(part.abs()));
        for (one, other) in LogSplit::new(start, &factors)?.shapley().iter().zip(enumerated) {
            prop_assert!((one - other).abs() <= 1e-9 * scale);
        }
    }

    #[test]
    fn lmdi_is_mirrored_when_the_ends_are_swapped(start in 0.1..1e4_f64, factors in factors()) {
        let there = LogSplit::new(start, &factors)?;
        let inverse: Vec<f64> = factors.iter().map(|factor| 1.0 / factor).collect();
        let back = LogSplit::new(there.end(), &inverse)?;
        let scale = there.lmdi().iter().fold(1.0, |most: f64, part| most.max(part.abs()));
        for (one, other) in there.lmdi().iter().zip(back.lmdi()) {
            prop_assert!((one + other).abs() <= 1e-9 * scale);
        }
    }

    #[test]
    fn a_product_does_not_care_for_order_and_scales(a in lognormal(), b in lognormal(), rho in -1.0..=1.0_f64, k in 0.01..100.0_f64) {
        let correlation = [Correlation { one: 0, other: 1, rho }];
        let there = product(&[Factor::times(a), Factor::over(b)], &correlation)?;
        let back = product(&[Factor::over(a), Factor::times(b)], &correlation)?;
        prop_assert!((there.mu() + back.mu()).abs() < 1e-12 && (there.sigma() - back.sigma()).abs() < 1e-12);
        let scale = Factor::times(LogNormal::exactly(k)?);
        let scaled = product(&[scale, Factor::times(a), Factor::over(b)], &[])?;
        let plain = product(&[Factor::times(a), Factor::over(b)], &[])?;
        prop_assert!((scaled.median() / (k * plain.median()) - 1.0).abs() < 1e-12);
        prop_assert!((scaled.sigma() - plain.sigma()).abs() < 1e-12);
        let most = comonotone_product(&[Factor::times(a), Factor::over(b)])?;
        prop_assert!(there.sigma() <= most.sigma() * (1.0 + 1e-12));
        let shares = variance_shares(&[Factor::times(a), Factor::over(b)])?;
        prop_assert!((shares.iter().map(|share| share.log_share).sum::<f64>() - 1.0).abs() < 1e-12);
        for share in shares {
            prop_assert!(share.first_order <= share.total * (1.0 + 1e-12) && share.total <= 1.0 + 1e-12);
        }
    }

    #[test]
    fn comonotone_powers_are_the_closed_form(a in lognormal(), b in lognormal(), p in 0.01..0.99_f64) {
        let closed = comonotone_product(&[Factor::times(a), Factor::over(b)])?.quantile(p)?;
        let general = comonotone_powers(&[(a.into(), 1.0), (b.into(), -1.0)], p)?;
        prop_assert!((general / closed - 1.0).abs() < 1e-11);
    }

    #[test]
    fn dependence_bounds_bracket_every_dependence_tried(
        a in lognormal(), mean in -5.0..5.0_f64, sd in 0.1..5.0_f64, p in 0.02..0.98_f64, seed in any::<u64>(),
        mix in 0.0..=1.0_f64, flip in any::<bool>(),
    ) {
        let (one, other): (Distribution, _) = (a.into(), Distribution::normal(mean, sd)?);
        let bounds = sum_at_any_dependence(&one, &other, p)?;
        // Copies, mirror images and mixtures of both: a joint distribution for each seed, on a fine grid of quantiles.
        let cells = 2_000_u32;
        let mut order: Vec<u32> = (0..cells).collect();
        let mut state = seed | 1;
        for cell in 0..cells as usize {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if (state >> 40) as f64 / (1_u64 << 24) as f64 > mix {
                order.swap(cell, (state >> 33) as usize % cells as usize);
            }
        }
        if flip {
            order.reverse();
        }
        let at = |cell: u32| (f64::from(cell) + 0.5) / f64::from(cells);
        let mut sums: Vec<f64> = (0..cells)
            .map(|cell| Ok(one.quantile(at(cell))? + other.quantile(at(order[cell as usize]))?))
            .collect::<Result<_, ArgumentError>>()?;
        sums.sort_by(f64::total_cmp);
        // The grid is off by a cell or two at most.
        let place = (p * f64::from(cells)) as usize;
        let (low, high) = (sums[place.saturating_sub(3)], sums[(place + 3).min(sums.len() - 1)]);
        prop_assert!(bounds.lower() <= high && low <= bounds.upper(), "{bounds:?} misses {low} to {high}");
    }

    #[test]
    fn a_range_times_a_quantity_holds_every_factor_in_the_range(
        a in lognormal(), low in 0.1..10.0_f64, width in 0.0..10.0_f64, at in 0.0..=1.0_f64, p in 0.01..0.99_f64,
    ) {
        let range = Bounds::new(low, low + width)?;
        let bounds = range_times_quantile(range, &a.into(), p)?;
        let inside = (low + at * width) * a.quantile(p)?;
        prop_assert!(bounds.lower() <= inside * (1.0 + 1e-12) && inside <= bounds.upper() * (1.0 + 1e-12));
        let AtLeast(limits) = range_times_limits(range, a.limits(0.9)?)?;
        prop_assert!(limits.level() == 0.9 && limits.lower() <= limits.upper());
    }

    #[test]
    fn stock_and_flow_undo_each_other(stock in 0.0..1e6_f64, window in 0.1..1e3_f64, stay in 0.1..1e4_f64) {
        let (entering, there) = (entrants(stock, window, stay)?, present(stock, window, stay)?);
        prop_assert!(there >= stock && there >= entering);
        prop_assert!((stock_of_entrants(entering, window, stay)? - stock).abs() <= 1e-12 * stock);
        prop_assert!((stock_of_present(there, window, stay)? - stock).abs() <= 1e-12 * stock);
        prop_assert!((growing_stock(entering / window, stay, 0.0)? - stock).abs() <= 1e-12 * stock);
    }

    #[test]
    fn the_curve_falls_below_the_bound_that_needs_no_stay(
        detections in 1.0..1e4_f64, stock in 1.0..1e6_f64, window in 1.0..1e3_f64, shortest in 0.1..10.0_f64,
    ) {
        let most = most_coverage_of_present(detections, stock)?;
        let curve = stay_coverage_curve(detections, stock, window, (shortest, 100.0 * shortest), 20)?;
        prop_assert_eq!(curve.len(), 20);
        for pair in curve.windows(2) {
            prop_assert!(pair[0].stay < pair[1].stay && pair[0].of_present < pair[1].of_present);
        }
        for point in curve {
            prop_assert!(point.of_present <= most);
            if point.of_present <= 1.0 {
                let back = stay_at_coverage(detections, stock, window, point.of_present)?.unwrap();
                prop_assert!((back / point.stay - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn a_planted_constant_is_found(
        counts in prop::collection::btree_set(400_u32..50_000, 5..30), hundredths in 110_u32..900,
    ) {
        let constant = f64::from(hundredths) / 100.0;
        let pairs: Vec<PublishedPair> = counts
            .iter()
            .map(|count| PublishedPair {
                count: Bounds::exactly(f64::from(*count)).unwrap(),
                estimate: rounded_to_place((f64::from(*count) * constant).round(), 0).unwrap(),
            })
            .collect();
        let found = fixed_multiples(&pairs, FixedMultipleRule::default())?;
        prop_assert!(found.explain_everything());
        prop_assert_eq!(found.multiples.len(), 1);
        // Whole numbers rounded from small counts cannot tell the thousandths apart; the constant named explains every row.
        prop_assert!((found.multiples[0].constant - constant).abs() <= 0.003);
        prop_assert_eq!(found.multiples[0].rows.len(), pairs.len());
    }

    #[test]
    fn pooling_identical_studies_gives_their_value(value in -5.0..5.0_f64, variance in 0.01..4.0_f64, n in 2_usize..9) {
        let studies = vec![Study { value, variance }; n];
        for between in [
            Between::Fixed,
            Between::DerSimonianLaird,
            Between::Reml,
            Between::MaximumLikelihood,
            Between::PauleMandel,
        ] {
            let found = pool(&studies, between, Width::Normal, 0.95)?;
            prop_assert!((found.value - value).abs() < 1e-12 && found.tau_squared < 1e-9 * variance);
        }
    }
}
